"""What somebody writes down of an activity, and what is wrong with it."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from agreements.activities.activity import COLUMNS
from agreements.activities.period import Period
from agreements.activities.vocabulary import ActivityStatus, ActivityType, CostRule, Form, Level, form_of
from agreements.instruments.entry import is_date
from agreements.instruments.vocabulary import Area

_CODES: dict[str, frozenset[str]] = {
    "form": frozenset(Form),
    "activity_type": frozenset(ActivityType),
    "area": frozenset({*Area.values, ""}),
    "level": frozenset(Level),
    "cost_rule": frozenset(CostRule),
}
_LENGTHS = {"title": 300, "place": 160, "source": 300, "source_url": 500, "purpose": 4000}
# Columns that name other records, as objects.
REFERS = ("country", "host", "legal_basis")
Faults = dict[str, list[str]]


@dataclass(frozen=True)
class ActivityEntry:
    """An activity that exists, as it is entered. `parties` are codes; the own one may be left out of them."""

    parties: Sequence[str]
    title: str
    starts: str
    ends: str = ""
    activity_type: str = ActivityType.EXERCISE
    status: str = ""
    area: str = ""
    purpose: str = ""
    level: str = Level.NOT_STATED
    place: str = ""
    country: str = ""
    host: str = ""
    cost_rule: str = CostRule.NOT_STATED
    legal_basis: str = ""
    unplanned: bool = False
    outcome: str = ""
    notes: str = ""
    source: str = ""
    source_url: str = ""
    source_key: str = ""
    is_sample: bool = False

    @property
    def digest(self) -> str:
        """Tells whether the same entry comes again."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True, default=str).encode()).hexdigest()


def activity_faults(values: Mapping[str, Any]) -> Faults:
    """Codes of what is wrong with the columns of an activity, by field; empty where nothing is.

    `country`, `host` and `legal_basis` are not looked at: whoever finds them judges them.
    """
    faults: Faults = {name: ["unknown_field"] for name in set(values) - {*COLUMNS, "status", "outcome"}}
    faults |= {name: ["unknown"] for name, known in _CODES.items() if name in values and values[name] not in known}
    faults |= {name: ["too_long"] for name, most in _LENGTHS.items() if len(str(values.get(name) or "")) > most}
    for name in ("title", "activity_type"):
        if name in values and not str(values[name]).strip():
            faults[name] = ["required"]
    kind = values.get("activity_type")
    if "form" in values and not {"form", "activity_type"} & set(faults) and form_of(str(kind)) != values["form"]:
        faults["activity_type"] = ["not_of_form"]
    address = str(values.get("source_url") or "")
    if address and not address.startswith(("http://", "https://")):
        faults["source_url"] = ["not_an_address"]
    return faults | period_faults(values)


def period_faults(values: Mapping[str, Any]) -> Faults:
    """What is wrong with the two dates of an activity."""
    if "starts" not in values:
        return {}
    starts, ends = str(values["starts"] or ""), str(values.get("ends") or "")
    faults: Faults = {}
    if not is_date(starts):
        faults["starts"] = ["not_a_date" if starts else "required"]
    if ends and not is_date(ends):
        faults["ends"] = ["not_a_date"]
    if not faults:
        try:
            Period.of(starts, ends)
        except ValueError:
            faults["ends"] = ["ends_before_start"]
    return faults


def status_of_entry(entry: ActivityEntry, today: Any) -> str:
    """How far an activity that exists is: as it says, else by its days alone."""
    if entry.status:
        return entry.status
    period = Period.of(entry.starts, entry.ends)
    if period.last < today:
        return ActivityStatus.COMPLETED
    return ActivityStatus.ONGOING if period.exact and period.first <= today else ActivityStatus.AGREED
