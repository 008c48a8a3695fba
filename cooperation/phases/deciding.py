"""The decision of each side at a gate, in one of the three ways; what both decide follows by itself."""

from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone

from agreements.coverage.risk.turning import turned_conditions
from cooperation.phases.access import beneath, hold_gate, kept_by
from cooperation.phases.gate import Gate, GateAct, GateReading
from cooperation.phases.measures import readings_of
from cooperation.phases.moving import gate_follow
from cooperation.phases.risks import GOES_ON
from cooperation.phases.steps import OFFICERS, acting_conditions, decision_conditions, situation_of
from cooperation.phases.vocabulary import Decision
from partners.models import Party, Role
from partners.people.officer import acts_here
from partners.records.contesting import Contested, contest_raise
from partners.records.errors import Condition, Forbidden, Malformed, Refused, Unseen
from partners.records.record import Audience
from partners.records.service import service
from partners.records.ways import Contest, Way

_LONGEST = 4000


@service
def gate_decide(
    *,
    officer: Any,
    today: date,
    gate: Gate,
    decision: str,
    edition: int,
    reason: str,
    expected_version: int | None,
    side: Party | None = None,
    on: date | None = None,
    evidence: str = "",
) -> GateAct:
    """Decide for a side, the own one where it is not named, on the edition of the gate that was read.

    The own side decides by an approver who did not put it to the decision; of
    the other it is reported by us, with the letter, while it has no approver
    here. What the side decided before is replaced. Raises Forbidden,
    Malformed, Refused with everything that is missing, Unseen, Stale.
    """
    held = hold_gate(officer, gate, expected_version)
    whose = side or officer.party
    own = whose.pk == officer.party_id
    if not officer.has_role(*([Role.APPROVER] if own else OFFICERS)):
        raise Forbidden("role", needs=[Role.APPROVER] if own else [])
    faults = _faults(held, whose, decision, on or today, today, reason)
    if not own and not evidence.strip():
        faults["evidence"] = ["required"]
    if faults:
        raise Malformed(faults)
    alone = own and held.tabled_by_id == officer.pk
    situation = situation_of(officer, held, today)
    found = decision_conditions(officer, situation, decision) if own else [*acting_conditions(situation, decision)]
    found.append(Condition("gate_edition_read", {"number": held.edition}, met=edition == held.edition))
    if own:
        found.append(Condition("asker_cannot_decide", met=settings.DECIDE_ALONE or not alone))
    else:
        here = held.audience != Audience.NATIONAL and acts_here(whose.pk, [Role.APPROVER])
        found.append(Condition("side_acts_itself", {"party": whose.code}, met=not here))
        found += turned_conditions(officer, held, today) if decision in GOES_ON else ()
    if not all(one.met for one in found):
        raise Refused(found)
    way = Way.OFFICER if own else Way.REPORTED
    told = {"reason": reason.strip(), "evidence": evidence.strip()[:300], "recorded_by": officer}
    if own:
        _readings_keep(officer, held, today)
    return decision_keep(held, officer, whose, decision, on or today, today, way=way, decided_alone=alone, **told)


def _faults(gate: Gate, side: Party, decision: str, on: date, today: date, reason: str) -> dict[str, list[str]]:
    faults = {} if decision in set(Decision) else {"decision": ["unknown"]}
    if not gate.phase.partnership.has(side.pk):
        faults["side"] = ["not_of_pair"]
    if on > today:
        faults["on"] = ["in_the_future"]
    if not reason.strip():
        faults["reason"] = ["required"]
    if len(reason) > _LONGEST:
        faults["reason"] = ["too_long"]
    return faults


def decision_keep(
    gate: Gate, officer: Any, side: Party, decision: str, on: date, today: date, *, way: str, **told: Any
) -> GateAct:
    """Write down what a side decides on the present edition, in place of what it decided before, and follow it."""
    gate.acts.filter(side=side, mistake_at=None).update(mistake_at=timezone.now(), updated_at=timezone.now())
    act: GateAct = GateAct.objects.create(
        gate=gate,
        side=side,
        decision=decision,
        edition=gate.edition,
        on=on,
        way=way,
        **beneath(gate.phase, officer.party_id if officer else side.pk),
        **told,
    )
    gate_follow(officer, gate, today, way=way, side_id=side.pk)
    return act


def _readings_keep(officer: Any, gate: Gate, today: date) -> None:
    """Keep what the criteria said to the own side when it decided: later the record says something else."""
    GateReading.objects.bulk_create(
        GateReading(
            gate=gate,
            criterion=one.criterion,
            edition=gate.edition,
            on=today,
            value=one.measured.value,
            out_of=one.measured.out_of,
            met=one.met,
            **kept_by(gate.phase, officer.party_id),
        )
        for one in readings_of(officer, gate, today)
    )


@service
def gate_contest(
    *, officer: Any, today: date, gate: Gate, act_id: int, reason: str, expected_version: int | None
) -> Contest:
    """Object to a decision that the other side reported of us; it stays, marked, until settled.

    Raises Unseen, Malformed without a reason, Forbidden for one's own record, Stale.
    """
    held = hold_gate(officer, gate, expected_version)
    act = GateAct.objects.visible_to(officer).filter(gate=held, pk=act_id).first()
    if act is None:
        raise Unseen
    what = Contested(held, act.owner_id, Gate.subject, held.pk, Audience.PARTIES, act.pk)
    made: Contest = contest_raise(officer=officer, today=today, what=what, reason=reason)
    return made
