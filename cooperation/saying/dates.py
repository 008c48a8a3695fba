"""Dates and lengths as they stand in a sentence of each of its languages, as precise as they are known."""

from collections.abc import Mapping
from datetime import date

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.units import format_unit

from agreements.terms.dates import PartialDate

_Forms = Mapping[str, tuple[str, str, str, str]]
# For a day, a month, a year, a stretch.
_ON: _Forms = {
    "en": ("on {0}", "in {0}", "in {0}", "between {0} and {1}"),
    "fr": ("le {0}", "en {0}", "en {0}", "entre le {0} et le {1}"),
    "pt": ("em {0}", "em {0}", "em {0}", "entre {0} e {1}"),
    "ar": ("في {0}", "في {0}", "في عام {0}", "بين {0} و{1}"),
}
_SINCE: _Forms = {
    "en": ("since {0}", "since a day in {0}", "since a day in {0}", "since a day between {0} and {1}"),
    "fr": ("depuis le {0}", "depuis un jour de {0}", "depuis un jour de {0}", "depuis un jour entre le {0} et le {1}"),
    "pt": ("desde {0}", "desde um dia de {0}", "desde um dia de {0}", "desde um dia entre {0} e {1}"),
    "ar": ("منذ {0}", "منذ يوم من {0}", "منذ يوم من عام {0}", "منذ يوم بين {0} و{1}"),
}
_BY: _Forms = {
    "en": ("by {0}", "by a day in {0}", "by a day in {0}", "by a day between {0} and {1}"),
    "fr": ("au plus tard le {0}", "au plus tard en {0}", "au plus tard en {0}", "au plus tard entre le {0} et le {1}"),
    "pt": ("até {0}", "até um dia de {0}", "até um dia de {0}", "até um dia entre {0} e {1}"),
    "ar": ("في موعد أقصاه {0}", "في موعد أقصاه {0}", "في موعد أقصاه عام {0}", "في موعد أقصاه يوم بين {0} و{1}"),
}
_PRECISIONS = ("day", "month", "year", "period")


def day_in(day: date, language: str) -> str:
    """A day: `12 January 2024`, `1er janvier 2024`, `12 de janeiro de 2024`, `12 يناير 2024`."""
    locale = _locale(language)
    words = str(format_date(day, "d MMMM y" if language in ("en", "ar") else "long", locale=locale))
    return f"1er{words[1:]}" if language == "fr" and day.day == 1 else words


def date_in(text: str, language: str) -> str:
    """A date at its precision, without a preposition."""
    known = PartialDate.parse(text)
    return known_in(known.first, known.precision, language)


def known_in(day: date, precision: str, language: str) -> str:
    """A day, its month, or its year."""
    if precision == "year":
        return str(day.year)
    if precision == "month":
        return str(format_skeleton("yMMMM", day, locale=_locale(language)))
    return day_in(day, language)


def on_in(text: str, language: str) -> str:
    """`on 12 January 2024`."""
    return _placed(_ON, text, language)


def since_in(text: str, language: str) -> str:
    """`since 12 January 2024`."""
    return _placed(_SINCE, text, language)


def by_in(text: str, language: str) -> str:
    """`by 12 January 2024`, as a last day."""
    return _placed(_BY, text, language)


def length_in(months: int, days: int, language: str) -> str:
    """A length of time: `1 year`, `18 months`, `90 days`."""
    years, rest = divmod(months, 12)
    counted = [(years, "year"), (rest, "month")] if not rest or months >= 24 else [(months, "month")]
    counted += [(days, "day")]
    parts = [_counted(count, unit, language) for count, unit in counted if count]
    joint = {"en": " and ", "fr": " et ", "pt": " e ", "ar": " و"}[language]
    return joint.join(parts).replace("\u00a0", " ")


# Babel has no word for one year in Portuguese.
_PT = {"year": ("ano", "anos"), "month": ("mês", "meses"), "day": ("dia", "dias")}


def _counted(count: int, unit: str, language: str) -> str:
    if language == "pt":
        return f"{count} {_PT[unit][count != 1]}"
    return str(format_unit(count, f"duration-{unit}", "long", locale=_locale(language)))


def _placed(forms: _Forms, text: str, language: str) -> str:
    known = PartialDate.parse(text)
    form = forms[language][_PRECISIONS.index(known.precision)]
    first, last = (known_in(day, known.precision, language) for day in (known.first, known.last))
    placed = form.format(first, last)
    if language == "fr":  # il s'élide, il se contracte
        placed = (
            placed.replace(" de avril", " d’avril").replace(" de août", " d’août").replace(" de octobre", " d’octobre")
        )
    return placed


def _locale(language: str) -> Locale:
    return Locale("en", "GB") if language == "en" else Locale(language)
