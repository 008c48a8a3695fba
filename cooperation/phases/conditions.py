"""The conditions of a gate: what a side still does after a conditional go, until when; and what shows it."""

from datetime import date
from typing import Any

from agreements.coverage.risk.turning import turned_conditions
from cooperation.phases.access import beneath, gate_changed, hold_gate
from cooperation.phases.gate import Gate, GateCondition
from cooperation.phases.moving import gate_follow
from cooperation.phases.preparing import criterion_of
from cooperation.phases.vocabulary import GateStatus
from partners.models import Party
from partners.records.errors import Malformed, Refused, Unseen, missing, refuse_unless
from partners.records.service import service
from partners.records.ways import Way

_LONGEST, _TEXT = 4000, 300
_SET_IN = (GateStatus.PREPARING, GateStatus.IN_REVIEW)


@service
def gate_condition_add(
    *,
    officer: Any,
    today: date,
    gate: Gate,
    text: str,
    side: Party,
    due_on: date,
    expected_version: int | None,
    criterion_id: int | None = None,
) -> GateCondition:
    """Set what is still to be done by a side until a day, for a criterion where it is named.

    What was decided before says nothing of it. Raises Unseen, Forbidden,
    Malformed, Stale, Refused once the sides decided.
    """
    held = hold_gate(officer, gate, expected_version)
    refuse_unless(held.status in _SET_IN, "gate_open_for_evidence", gate_status=held.status)
    faults: dict[str, list[str]] = {} if text.strip() else {"text": ["required"]}
    if len(text) > _TEXT:
        faults["text"] = ["too_long"]
    if not held.phase.partnership.has(side.pk):
        faults["side"] = ["not_of_pair"]
    if due_on <= today:
        faults["due_on"] = ["in_the_past"]
    if faults:
        raise Malformed(faults)
    criterion = criterion_of(officer, held, criterion_id) if criterion_id is not None else None
    made: GateCondition = GateCondition.objects.create(
        gate=held,
        criterion=criterion,
        text=text.strip(),
        side=side,
        due_on=due_on,
        **beneath(held.phase, officer.party_id),
    )
    gate_changed(held)
    return made


@service
def gate_condition_meet(
    *, officer: Any, today: date, gate: Gate, condition_id: int, evidence: str, expected_version: int | None
) -> GateCondition:
    """Say that a condition is met, with what shows it; with the last one the gate is passed.

    Raises Unseen, Forbidden, Malformed without evidence, Stale, Refused once it
    is met, unless the gate was passed on conditions, and while a risk that turned since is not settled.
    """
    held = hold_gate(officer, gate, expected_version)
    condition = GateCondition.objects.visible_to(officer).filter(gate=held, pk=condition_id).first()
    if condition is None:
        raise Unseen
    if not evidence.strip() or len(evidence) > _LONGEST:
        raise Malformed({"evidence": ["too_long" if evidence.strip() else "required"]})
    unmet = []
    if held.status != GateStatus.CONDITIONAL:
        unmet.append(missing("gate_passed_on_conditions", gate_status=held.status))
    if condition.met_on is not None:
        unmet.append(missing("gate_condition_met_once"))
    unmet += [one for one in turned_conditions(officer, held, today) if not one.met]
    if unmet:
        raise Refused(unmet)
    condition.met_on, condition.met_by, condition.evidence = today, officer, evidence.strip()
    condition.save()
    gate_follow(officer, held, today, way=Way.OFFICER, side_id=officer.party_id)
    found: GateCondition = condition
    return found
