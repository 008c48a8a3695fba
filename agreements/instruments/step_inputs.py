"""What is sent with a step, checked: which of it the step knows, what it must have, what it names."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from agreements.instruments.access import agreement_by_key
from agreements.instruments.agreement import Agreement
from agreements.instruments.entry import is_date
from agreements.terms.dates import PartialDate
from partners.records.errors import Malformed, Unseen
from partners.records.lifecycle import Step

# What may be decided today for a later day; everything else has happened.
MAY_BE_AHEAD = frozenset({"apply_provisionally", "suspend", "resume", "terminate", "supersede"})


def step_inputs(
    officer: Any, agreement: Agreement, step: Step[Any], inputs: Mapping[str, Any], today: date
) -> dict[str, Any]:
    """The inputs of a step by name; a `successor` as the agreement that its address names. Raises Malformed."""
    given: dict[str, Any] = {name: str(value or "").strip() for name, value in inputs.items()}
    faults = {name: ["unknown_field"] for name in set(given) - set(step.needs)}
    faults |= {name: ["required"] for name, must in step.needs.items() if must and not given.get(name)}
    faults |= _day_faults(step, given.get("on", ""), today)
    if given.get("successor"):
        given["successor"] = _successor(officer, agreement, given["successor"])
        faults |= {} if given["successor"] else {"successor": ["unknown"]}
    if faults:
        raise Malformed(faults)
    return given


def _day_faults(step: Step[Any], on: str, today: date) -> dict[str, list[str]]:
    if on and not is_date(on):
        return {"on": ["not_a_date"]}
    ahead = bool(on) and step.name not in MAY_BE_AHEAD and PartialDate.parse(on).first > today
    return {"on": ["in_the_future"]} if ahead else {}


def _successor(officer: Any, agreement: Agreement, key: str) -> Agreement | None:
    """The agreement that takes the place of this one: another of the same two, in sight."""
    try:
        found = agreement_by_key(officer, key)
    except Unseen:
        return None
    fits = found.pk != agreement.pk and found.partnership_id == agreement.partnership_id
    return found if fits else None
