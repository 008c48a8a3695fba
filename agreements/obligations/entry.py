"""What somebody writes down of a promise, and what is wrong with it; pure but for the parties."""

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from agreements.instruments.entry import is_date
from agreements.obligations.vocabulary import EventKind, ObligationKind, Recurrence, Unit, WorkingRule
from agreements.terms.dates import PartialDate

COLUMNS = (
    "kind",
    "titles",
    "clause",
    "quantity",
    "unit",
    "value",
    "cap",
    "currency",
    "period_from",
    "period_until",
    "recurrence",
    "every_months",
    "first_on",
    "on_dates",
    "offset_days",
    "working_rule",
    "needs_ack",
    "survives",
    "appropriation",
    "event",
    "within_hours",
    "source",
    "source_url",
)
# By code of a party of the pair; empty: both.
SIDES = ("debtor", "creditor")
_CODES: Mapping[str, Any] = {
    "kind": ObligationKind,
    "unit": Unit,
    "recurrence": Recurrence,
    "working_rule": WorkingRule,
    "event": EventKind,
}
_DATES = ("period_from", "period_until", "first_on")
_AMOUNTS = ("quantity", "value", "cap")
_LENGTHS = {"clause": 80, "source": 300, "source_url": 500}
MOST_DATES = 200
MOST_MONTHS = 1200
MOST_HOURS = 24 * 90
MOST_DAYS = 3660
MOST_AMOUNT = Decimal(10) ** 15

Faults = dict[str, list[str]]


def obligation_faults(values: Mapping[str, Any]) -> Faults:
    """Codes of what is wrong with the columns of a promise, by field; empty where it is whole."""
    faults: Faults = {name: ["unknown_field"] for name in set(values) - {*COLUMNS, *SIDES, "tracked_from"}}
    for look in (_plain, _amounts, _dates, _together):
        for name, code in look(values):
            faults.setdefault(name, [code])
    return faults


def _plain(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    titles = values.get("titles") or {}
    if not isinstance(titles, Mapping) or not any(str(one).strip() for one in titles.values()):
        yield "titles", "required"
    elif any(len(str(one)) > 500 for one in titles.values()):
        yield "titles", "too_long"
    for name, codes in _CODES.items():
        if values.get(name) and values[name] not in [str(one) for one in codes]:
            yield name, "unknown"
    for name, most in _LENGTHS.items():
        if len(str(values.get(name) or "")) > most:
            yield name, "too_long"
    url = str(values.get("source_url") or "")
    if url and not url.startswith(("http://", "https://")):
        yield "source_url", "not_an_address"
    if values.get("currency") and not (len(values["currency"]) == 3 and values["currency"].isalpha()):
        yield "currency", "unknown"


def _amounts(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name in _AMOUNTS:
        given = values.get(name)
        if given not in (None, ""):
            amount = decimal_of(given)
            if amount is None:
                yield name, "not_an_amount"
            elif not 0 <= amount < MOST_AMOUNT:
                yield name, "out_of_range"
    limits = {"every_months": (1, MOST_MONTHS), "within_hours": (1, MOST_HOURS), "offset_days": (-MOST_DAYS, MOST_DAYS)}
    for name, (least, most) in limits.items():
        given = values.get(name)
        if given not in (None, "") and not (isinstance(given, int) and least <= given <= most):
            yield name, "out_of_range" if isinstance(given, int) else "not_a_number"


def _dates(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name in _DATES:
        if values.get(name) and not is_date(values[name]):
            yield name, "not_a_date"
    dates = values.get("on_dates") or ()
    if any(not is_date(one) for one in dates):
        yield "on_dates", "not_a_date"
    elif len(set(dates)) != len(dates):
        yield "on_dates", "repeated"
    elif len(dates) > MOST_DATES:
        yield "on_dates", "out_of_range"


def _together(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What one field asks of another."""
    recurrence, event = values.get("recurrence", Recurrence.ONCE), values.get("event") or EventKind.NONE
    if event != EventKind.NONE:
        if not values.get("within_hours"):
            yield "within_hours", "required"
    elif recurrence in (Recurrence.EVERY, Recurrence.EACH_PERIOD) and not values.get("every_months"):
        yield "every_months", "required"
    elif recurrence == Recurrence.ON_DATES and not values.get("on_dates"):
        yield "on_dates", "required"
    if (values.get("value") or values.get("cap")) and not values.get("currency"):
        yield "currency", "required"
    if values.get("quantity") and not values.get("unit"):
        yield "unit", "required"
    value, cap = decimal_of(values.get("value")), decimal_of(values.get("cap"))
    if value is not None and cap is not None and value > cap:
        yield "cap", "cap_below_value"
    since, until = values.get("period_from"), values.get("period_until")
    both = since and until and is_date(since) and is_date(until)
    if both and PartialDate.parse(str(until)).last < PartialDate.parse(str(since)).first:
        yield "period_until", "ends_before_it_begins"


def decimal_of(given: Any) -> Decimal | None:
    """A number as somebody wrote it; None where there is none, or it is none."""
    if given in (None, "") or isinstance(given, bool):
        return None
    try:
        amount = Decimal(str(given))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None


def cleaned(values: Mapping[str, Any]) -> dict[str, Any]:
    """The columns as they are stored; what is empty is left at its default."""
    found = {name: value for name, value in values.items() if name in COLUMNS}
    for name in _AMOUNTS:
        if name in found:
            found[name] = decimal_of(found[name])
    for name in ("every_months", "within_hours"):
        if name in found:
            found[name] = found[name] or None
    if "titles" in found:
        found["titles"] = {lang: str(one).strip() for lang, one in found["titles"].items() if str(one).strip()}
    if "currency" in found:
        found["currency"] = str(found["currency"] or "").upper()
    if "offset_days" in found:
        found["offset_days"] = found["offset_days"] or 0
    defaults = {"kind": "other", "recurrence": "once", "working_rule": "none", "event": "none"}
    return found | {name: code for name, code in defaults.items() if name in found and not found[name]}
