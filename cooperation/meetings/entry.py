"""What somebody writes down of a meeting or a series, and what is wrong with it."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import available_timezones

from agreements.instruments.entry import is_date
from cooperation.meetings.vocabulary import Hosting, Mode, SeriesKind

Values = Mapping[str, Any]
Faults = dict[str, list[str]]

MEETING_COLUMNS = ("titles", "kind", "mode", "place", "host", "planned", "starts_at", "ends_at", "zone")
SERIES_COLUMNS = (
    "titles",
    "kind",
    "every_months",
    "agreement",
    "obligation",
    "clause",
    "decided",
    "hosting",
    "first_host",
    "last_held_on",
)
MOST_MONTHS = 120
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,8})?")
_LENGTHS = {"place": 160, "clause": 80, "decided": 300}


def titles_of(values: Values) -> dict[str, str]:
    """The titles as they are stored: by language, without empty ones."""
    return {lang: str(one).strip() for lang, one in (values.get("titles") or {}).items() if str(one).strip()}


def _common(values: Values, columns: tuple[str, ...], *, whole: bool) -> Faults:
    faults: Faults = {name: ["unknown_field"] for name in set(values) - set(columns)}
    if whole or "titles" in values:
        titles = titles_of(values)
        if not titles:
            faults["titles"] = ["required"]
        elif any(len(one) > 300 for one in titles.values()):
            faults["titles"] = ["too_long"]
        elif not all(_LANGUAGE.fullmatch(lang) for lang in titles):
            faults["titles"] = ["unknown"]
    codes: dict[str, Any] = {"kind": SeriesKind, "mode": Mode, "hosting": Hosting}
    for name, known in codes.items():
        if name in values and values[name] not in [str(one) for one in known]:
            faults[name] = ["unknown"]
    for name, most in _LENGTHS.items():
        if len(str(values.get(name) or "")) > most:
            faults[name] = ["too_long"]
    return faults


def meeting_faults(values: Values, pair: Any, *, whole: bool = True) -> Faults:
    """Codes of what is wrong with the columns of a meeting of `pair`, by field; `whole` asks for the title."""
    faults = _common(values, MEETING_COLUMNS, whole=whole)
    if values.get("planned") and not is_date(values["planned"]):
        faults["planned"] = ["not_a_date"]
    if values.get("zone") and values["zone"] not in available_timezones():
        faults["zone"] = ["not_a_zone"]
    if values.get("host") is not None and pair is not None and not pair.has(values["host"].pk):
        faults["host"] = ["not_of_pair"]
    starts, ends = values.get("starts_at"), values.get("ends_at")
    for name, given in (("starts_at", starts), ("ends_at", ends)):
        if given is not None and not (isinstance(given, datetime) and given.tzinfo):
            faults[name] = ["not_an_instant"]
    if "starts_at" not in faults and "ends_at" not in faults and ends is not None:
        if starts is None:
            faults["starts_at"] = ["required"]
        elif ends <= starts:
            faults["ends_at"] = ["ends_before_it_begins"]
    return faults


def series_faults(values: Values, pair: Any, *, whole: bool = True) -> Faults:
    """Codes of what is wrong with the columns of a series between the two of `pair`, by field."""
    faults = _common(values, SERIES_COLUMNS, whole=whole)
    if whole or "every_months" in values:
        months = values.get("every_months")
        if not isinstance(months, int) or not 1 <= months <= MOST_MONTHS:
            faults["every_months"] = ["out_of_range" if isinstance(months, int) else "required"]
    if whole or "last_held_on" in values:
        last = values.get("last_held_on")
        if not last or not is_date(str(last)):
            faults["last_held_on"] = ["not_a_date" if last else "required"]
    return faults | _ground(values, pair, whole)


def _ground(values: Values, pair: Any, whole: bool) -> Faults:
    """The agreement and the promise are of the same two; without them the decision is named."""
    faults: Faults = {}
    agreement, promise, host = (values.get(name) for name in ("agreement", "obligation", "first_host"))
    if whole and agreement is None and not str(values.get("decided") or "").strip():
        faults["decided"] = ["required"]
    if agreement is not None and agreement.partnership_id != pair.pk:
        faults["agreement"] = ["other_pair"]
    if promise is not None and (agreement is None or promise.agreement_id != agreement.pk):
        faults["obligation"] = ["unknown"]
    if host is not None and not pair.has(host.pk):
        faults["first_host"] = ["not_of_pair"]
    if values.get("hosting") == Hosting.FIXED and host is None:
        faults["first_host"] = ["required"]
    return faults
