"""Dates as people write them, in four languages, as precise as they are; what is not sure is not guessed."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from partners.records.fold import fold

DAY_FIRST, MONTH_FIRST = "dmy", "mdy"
_MONTHS: dict[str, int] = {}
for _names in (
    "january february march april may june july august september october november december",
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
    "janv fevr mars avr mai juin juil aout sept oct nov dec",
    "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
    "jan fev mar abr mai jun jul ago set out nov dez",
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر",
):
    for _number, _name in enumerate(_names.split(), 1):
        _MONTHS.setdefault(fold(_name), _number)
_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[ t]\d\d:\d\d(?::\d\d)?)?")
_NUMBERS = re.compile(r"(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4})")
_MONTH_YEAR = re.compile(r"(\d{1,2})\s?[/.-]\s?(\d{4})")
_WORDS = re.compile(r"(?:(\d{1,2})(?:er|o|st|nd|rd|th)?[\s.-]+(?:de |of )?)?([^\W\d]+)\.?[\s,.-]+(?:de |of )?(\d{4})")
_AMERICAN = re.compile(r"([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_SHORT_YEAR = re.compile(r"\d{1,2}([/.-])(?:\d{1,2}|[^\W\d]+)\1\d{2}")
_YEAR = re.compile(r"(?<!\d)(1[6-9]\d\d|2[0-4]\d\d)(?!\d)")
_EXCEL_ZERO = date(1899, 12, 30)
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


@dataclass(frozen=True)
class DateRead:
    """A date as it was read: ISO 8601 at its precision, or the code of what stood in the way."""

    on: str = ""
    fault: str = ""
    suggestions: tuple[str, ...] = ()


def read_date(text: str, order: str = "") -> DateRead:
    """Read a date; `order` says which of two small numbers is the day, where that was told."""
    plain = " ".join(fold(text.translate(_DIGITS)).split())
    if not plain:
        return DateRead()
    for form in (_as_iso, _as_words, _as_american, _as_month_year):
        found = form(plain)
        if found is not None:
            return found
    numbers = _NUMBERS.fullmatch(plain)
    if numbers:
        first, sign, second, year = numbers.groups()
        return _as_numbers(int(first), int(second), int(year), DAY_FIRST if sign == "." else order)
    return _not_read(plain)


def _as_iso(plain: str) -> DateRead | None:
    found = _ISO.fullmatch(plain)
    return _made(*(int(part) if part else 0 for part in found.groups())) if found else None


def _as_words(plain: str) -> DateRead | None:
    found = _WORDS.fullmatch(plain)
    if not found or found[2] not in _MONTHS:
        return None
    return _made(int(found[3]), _MONTHS[found[2]], int(found[1] or 0))


def _as_american(plain: str) -> DateRead | None:
    found = _AMERICAN.fullmatch(plain)
    return _made(int(found[3]), _MONTHS[found[1]], int(found[2])) if found and found[1] in _MONTHS else None


def _as_month_year(plain: str) -> DateRead | None:
    found = _MONTH_YEAR.fullmatch(plain)
    return _made(int(found[2]), int(found[1]), 0) if found else None


def _as_numbers(first: int, second: int, year: int, order: str) -> DateRead:
    by_day, by_month = _made(year, second, first), _made(year, first, second)
    if first == second or order == DAY_FIRST or not by_month.on:
        return by_day
    if order == MONTH_FIRST or not by_day.on:
        return by_month
    return DateRead(fault="day_or_month", suggestions=(by_day.on, by_month.on))


def _made(year: int, month: int, day: int) -> DateRead:
    try:
        whole = date(year, month or 1, day or 1)
    except ValueError:
        return DateRead(fault="no_such_day")
    if not month:
        return DateRead(f"{year:04d}")
    return DateRead(whole.isoformat() if day else f"{whole:%Y-%m}")


def _not_read(plain: str) -> DateRead:
    if _SHORT_YEAR.fullmatch(plain):
        return DateRead(fault="two_digit_year")
    if plain.isdecimal() and 15_000 < int(plain) < 80_000:
        meant = _EXCEL_ZERO + timedelta(days=int(plain))
        return DateRead(fault="number_for_a_date", suggestions=(meant.isoformat(),))
    years = _YEAR.findall(plain)
    return DateRead(fault="date_not_read", suggestions=tuple(dict.fromkeys(years))[:2])


def order_told_by(text: str) -> str:
    """Which number is the day, where a date tells it by being too large for a month."""
    found = _NUMBERS.fullmatch(text.translate(_DIGITS).strip())
    if not found or int(found[1]) == int(found[3]):
        return ""
    if int(found[1]) > 12:
        return DAY_FIRST
    return MONTH_FIRST if int(found[3]) > 12 else ""
