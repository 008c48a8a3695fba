"""The phase in which a partnership older than its record enters, and where it moves from there."""

from datetime import date
from typing import Any

from cooperation.phases.access import hold_phase, step_keep
from cooperation.phases.gate import Gate
from cooperation.phases.phase import PartnershipPhase
from cooperation.phases.reading import open_gate, pair_with, phase_of
from cooperation.phases.vocabulary import GateStatus, Phase
from partners.models import Party, Role
from partners.records.errors import Condition, Forbidden, Malformed, Refused
from partners.records.record import Audience
from partners.records.service import service
from partners.records.ways import Way

_PASSED = (GateStatus.PASSED, GateStatus.CONDITIONAL, GateStatus.LAPSED, GateStatus.STEPPED_BACK)


def enter_conditions(phase: PartnershipPhase | None) -> list[Condition]:
    """What recording a phase without a gate asks for: it is ours alone yet, and no gate has moved it or is open."""
    gates = Gate.objects.filter(phase=phase, mistake_at=None) if phase else Gate.objects.none()
    return [
        Condition("phase_not_shared", met=phase is None or phase.audience == Audience.NATIONAL),
        Condition("phase_not_moved_by_gate", met=not gates.filter(status__in=_PASSED).exists()),
        Condition("no_open_gate", met=open_gate(phase) is None),
    ]


@service
def phase_enter(
    *, officer: Any, today: date, partner: Party, phase: str, reason: str, expected_version: int | None
) -> PartnershipPhase:
    """Record the phase of a partnership that is older than its record: unmeasured, by an approver, with the reason.

    Raises Forbidden, Malformed, Stale, Refused once it is shared or a gate moved it.
    """
    if not officer.has_role(Role.APPROVER):
        raise Forbidden("role", needs=[Role.APPROVER])
    faults: dict[str, list[str]] = {} if reason.strip() else {"reason": ["required"]}
    if phase not in set(Phase):
        faults["phase"] = ["unknown"]
    if partner.pk == officer.party_id:
        faults["partner"] = ["two_that_are_one"]
    if faults:
        raise Malformed(faults)
    held = begun_phase(officer, today, partner, expected_version)
    unmet = [one for one in enter_conditions(held) if not one.met]
    if unmet:
        raise Refused(unmet)
    source = held.phase
    held.phase, held.since, held.unmeasured = phase, today, True
    held.reason, held.recorded_by = reason.strip(), officer
    held.save()
    told = {"on": today, "officer": officer, "side_id": officer.party_id, "way": Way.OFFICER, "reason": reason.strip()}
    step_keep(held, held, step="entered", source=source, target=phase, version_read=expected_version, **told)
    return held


def begun_phase(officer: Any, today: date, partner: Party, expected_version: int | None) -> PartnershipPhase:
    """The view of the pair that leads for the officer, claimed; a new national one where there is none."""
    pair = pair_with(officer, partner)
    found = phase_of(officer, pair)
    if found is not None:
        return hold_phase(officer, found, expected_version)
    given = {"owner": officer.party, "partnership": pair, "since": today}
    return PartnershipPhase.objects.create(**given)


def phase_moved(phase: PartnershipPhase, to: str, today: date, **told: Any) -> None:
    """Store into which phase a gate led, and the step with its cause."""
    source = phase.phase
    if source == to:
        return
    phase.phase, phase.since, phase.unmeasured = to, today, False
    phase.reason, phase.recorded_by = "", None
    phase.save()
    step_keep(phase, phase, source=source, target=to, on=today, **told)
