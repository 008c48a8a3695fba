"""An approver goes ahead without one named condition; the reason is kept for good."""

from datetime import date
from typing import Any

from agreements.instruments.access import hold
from agreements.instruments.acts import act_offers
from agreements.instruments.agreement import Agreement
from agreements.instruments.moving import situation_of
from agreements.instruments.route.requirements import about_of
from agreements.instruments.route.waiver import Waiver
from agreements.instruments.settling import follow
from agreements.instruments.steps import lifecycle_of
from partners.models import Role
from partners.records.errors import Condition, Forbidden, Malformed, refuse_unless
from partners.records.service import service


def conditions_now(officer: Any, agreement: Agreement, today: date) -> dict[tuple[str, str, str], Condition]:
    """What the next steps and acts ask of this officer's side, by stage, condition and about what."""
    situation = situation_of(officer, agreement, today)
    asked = [(one.step.name, one.conditions) for one in lifecycle_of(agreement, situation.off).offers(situation)]
    asked += [(one.kind, one.conditions) for one in act_offers(officer, agreement, today, situation)]
    return {(stage, one.code, about_of(one)): one for stage, found in asked for one in found}


@service
def condition_waive(
    *,
    officer: Any,
    today: date,
    agreement: Agreement,
    stage: str,
    code: str,
    reason: str,
    expected_version: int,
    about: str = "",
) -> Waiver:
    """Go ahead without the condition `code` of a stage; a step that follows by itself then follows.

    Raises Forbidden for anyone but an approver of one of the two sides,
    Malformed without a reason, Refused where nothing is missing or the
    condition is not one that may be waived, Stale.
    """
    held = hold(officer, agreement, expected_version)
    if not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    if not held.partnership.has(officer.party_id):
        raise Forbidden("not_a_party")
    if not reason.strip():
        raise Malformed({"reason": ["required"]})
    found = conditions_now(officer, held, today).get((stage, code, about))
    refuse_unless(found is not None and not found.met, "condition_is_missing")
    refuse_unless(bool(found and found.waivable), "condition_may_be_waived")
    made: Waiver = Waiver.objects.create(
        owner=officer.party,
        partnership=held.partnership,
        marking=held.marking,
        agreement=held,
        stage=stage,
        code=code,
        about=about,
        reason=reason.strip(),
        officer=officer,
        on=today,
        version_read=expected_version,
    )
    follow(officer, held, today)
    return made
