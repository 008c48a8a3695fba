"""The mandate of a side to negotiate: named authority, date and limits (domain: C1), each side's for itself."""

from datetime import date
from typing import Any

from agreements.instruments.access import hold, side_of
from agreements.instruments.agreement import Agreement
from agreements.instruments.entry import is_date
from agreements.instruments.parts import AgreementSide
from agreements.instruments.vocabulary import Door, Status
from agreements.terms.dates import PartialDate
from partners.models import Role
from partners.records.errors import Forbidden, Malformed, refuse_unless
from partners.records.service import service

# Where the party that prepares an agreement has its mandate granted by a step.
_BY_STEP = (Status.CONCEPT, Status.AUTHORITY_REQUESTED)


def mandate_awaits_step(officer: Any, agreement: Agreement) -> bool:
    """Whether the own side's mandate is still to be granted by the step of that name."""
    prepares = agreement.door == Door.PREPARED and agreement.owner_id == officer.party_id
    return prepares and agreement.is_binding and agreement.status in _BY_STEP


@service
def mandate_record(
    *,
    officer: Any,
    today: date,
    agreement: Agreement,
    authority: str,
    on: str,
    limits: str,
    expected_version: int | None,
) -> AgreementSide:
    """Keep the own side's mandate, or put it right; the side that prepares has it granted by its step first.

    Raises Forbidden for anyone but an approver of one of the two sides,
    Malformed, Refused before that step, Unseen, Stale.
    """
    held = hold(officer, agreement, expected_version)
    if not held.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    if not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    given = {"authority": authority.strip(), "on": on.strip(), "limits": limits.strip()}
    faults = {name: ["required"] for name, value in given.items() if not value}
    if given["on"] and not is_date(given["on"]):
        faults["on"] = ["not_a_date"]
    elif given["on"] and PartialDate.parse(given["on"]).first > today:
        faults["on"] = ["in_the_future"]
    if len(given["authority"]) > 160:
        faults["authority"] = ["too_long"]
    if faults:
        raise Malformed(faults)
    refuse_unless(not mandate_awaits_step(officer, held), "mandate_by_its_step")
    return mandate_set(officer, held, given)


def mandate_set(officer: Any, agreement: Agreement, given: dict[str, Any]) -> AgreementSide:
    """Write a mandate into the own half; `given` has `authority`, `on` and `limits`."""
    side = side_of(officer, agreement)
    side.mandate_authority, side.mandate_on = given["authority"], given["on"]
    side.mandate_limits = given["limits"]
    side.save()
    return side
