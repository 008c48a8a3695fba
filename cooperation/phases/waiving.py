"""Going ahead without a mandatory criterion: an approver of the own side, with a reason that is kept."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from cooperation.phases.access import hold_gate, kept_by
from cooperation.phases.gate import CriterionWaiver, Gate
from cooperation.phases.preparing import criterion_of
from cooperation.phases.vocabulary import GateStatus
from partners.models import Role
from partners.records.errors import Condition, Forbidden, Malformed, Refused
from partners.records.service import service

_OPEN = (GateStatus.PREPARING, GateStatus.IN_REVIEW)


@service
def criterion_waive(
    *, officer: Any, today: date, gate: Gate, criterion_id: int, reason: str, expected_version: int | None
) -> CriterionWaiver:
    """Go ahead without a mandatory criterion, for the own side; the other side decides for itself.

    Raises Unseen, Forbidden for anyone but an approver, Malformed without a
    reason, Stale, Refused for whoever put the gate to the decision, for what
    is not mandatory, and once the gate is over.
    """
    held = hold_gate(officer, gate, expected_version)
    if not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    if not reason.strip():
        raise Malformed({"reason": ["required"]})
    criterion = criterion_of(officer, held, criterion_id)
    asked = held.tabled_by_id == officer.pk or (held.tabled_by_id is None and held.opened_by_id == officer.pk)
    unmet = [
        Condition("gate_open_for_evidence", {"gate_status": held.status}, met=held.status in _OPEN),
        Condition("criterion_is_mandatory", met=criterion.mandatory),
        Condition("asker_cannot_decide", met=settings.DECIDE_ALONE or not asked),
    ]
    if not all(one.met for one in unmet):
        raise Refused(unmet)
    waiver: CriterionWaiver = CriterionWaiver.objects.create(
        gate=held,
        criterion=criterion,
        reason=reason.strip(),
        on=today,
        recorded_by=officer,
        **kept_by(held.phase, officer.party_id),
    )
    return waiver


def waivers_seen(reader: Any) -> QuerySet[Any]:
    """Everything that the own party went ahead without at its gates, the latest first: what an auditor reads first."""
    rows = CriterionWaiver.objects.visible_to(reader).filter(owner=reader.party_id)
    return rows.select_related(
        "criterion", "gate__phase__partnership__party_a", "gate__phase__partnership__party_b", "recorded_by"
    ).order_by("-on", "-id")
