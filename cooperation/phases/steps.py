"""The lifecycle of a gate as a table (domain: C9), closed by default.

The sides decide by acts (`cooperation.phases.deciding`); the step to which
both lead follows by itself. What lapses is a step by the system.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cooperation.phases.gate import Gate, GateAct, GateCondition
from cooperation.phases.measures import Reading, readings_of
from cooperation.phases.risks import GOES_ON, risks_asked
from cooperation.phases.vocabulary import Decision, GateStatus, Phase
from partners.models import Role
from partners.records.errors import Condition
from partners.records.lifecycle import By, Guard, Lifecycle, Situation, Step

Conditions = Iterator[Condition]
OFFICERS = frozenset({Role.DESK, Role.LIAISON, Role.APPROVER})
NOBODY: frozenset[str] = frozenset()
S, D = GateStatus, Decision


@dataclass(frozen=True)
class GateSituation(Situation):
    """A gate as an officer of one side finds it on a day; `codes` are those of the two sides by key."""

    gate: Gate
    today: date
    acts: Sequence[GateAct] = ()
    conditions: Sequence[GateCondition] = ()
    codes: Mapping[int, str] = field(default_factory=dict)

    def decided(self, decision: str) -> set[int]:
        """The sides whose decision on the present edition is this one."""
        return {one.side_id for one in self.acts if one.decision == decision and one.edition == self.gate.edition}


def situation_of(officer: Any, gate: Gate, today: date) -> GateSituation:
    """A gate as this officer finds it today; `officer` None: nobody in particular."""
    pair = gate.phase.partnership
    return GateSituation(
        status=gate.status,
        side=officer.party_id if officer and pair.has(officer.party_id) else None,
        owner=gate.owner_id,
        roles=frozenset(officer.roles if officer and officer.is_active else ()),
        gate=gate,
        today=today,
        acts=tuple(gate.acts.filter(mistake_at=None)),
        conditions=tuple(gate.conditions.filter(mistake_at=None)),
        codes={one.pk: one.code for one in (pair.party_a, pair.party_b)},
    )


def criteria_there(s: GateSituation) -> Conditions:
    """There is something to decide by."""
    yield Condition("gate_criteria_there", met=s.gate.criteria.filter(mistake_at=None).exists())


def earlier_conditions_met(s: GateSituation) -> Conditions:
    """Nothing that an earlier gate of this partnership asked for is still open."""
    earlier = Gate.objects.filter(phase=s.gate.phase_id, status=S.CONDITIONAL, mistake_at=None)
    yield Condition("earlier_conditions_met", met=not earlier.exists())


def all_met(s: GateSituation) -> Conditions:
    """Each condition of the decision is met."""
    yield Condition("gate_conditions_met", met=all(one.met_on for one in s.conditions))


def one_lapsed(s: GateSituation) -> Conditions:
    """The day of a condition passed without it."""
    yield Condition(
        "gate_condition_lapsed", met=any(one.met_on is None and one.due_on < s.today for one in s.conditions)
    )


def decided_by_each(decision: str) -> Guard:
    """Both sides decide the same on the present edition."""

    def guard(s: GateSituation) -> Conditions:
        done = s.decided(decision)
        for key, code in s.codes.items():
            yield Condition("gate_decided_by", {"party": code, "decision": decision}, met=key in done)

    return guard


def _decide(decision: Decision, target: GateStatus) -> Step[GateSituation]:
    guards = (decided_by_each(decision),)
    return Step(str(decision), frozenset({S.IN_REVIEW}), target, OFFICERS, guards=guards, follows=True)


GATE: Lifecycle[GateSituation] = Lifecycle(
    "gate",
    tuple(S),
    (
        Step(
            "table",
            frozenset({S.PREPARING}),
            S.IN_REVIEW,
            OFFICERS,
            guards=(criteria_there, earlier_conditions_met),
            needs={"meets_on": False},
        ),
        Step("drop", frozenset({S.PREPARING}), S.STOPPED, OFFICERS, needs={"reason": True}),
        _decide(D.GO, S.PASSED),
        _decide(D.CONDITIONAL_GO, S.CONDITIONAL),
        _decide(D.HOLD, S.HELD),
        _decide(D.RECYCLE, S.PREPARING),
        _decide(D.STOP, S.STOPPED),
        _decide(D.STEP_BACK, S.STEPPED_BACK),
        Step("resume", frozenset({S.HELD}), S.PREPARING, OFFICERS, needs={"reason": True}),
        Step("fulfil", frozenset({S.CONDITIONAL}), S.PASSED, OFFICERS, guards=(all_met,), follows=True),
        Step("lapse", frozenset({S.CONDITIONAL}), S.LAPSED, NOBODY, By.SYSTEM, guards=(one_lapsed,)),
        Step("overtaken", frozenset({S.PREPARING, S.IN_REVIEW, S.HELD}), S.STOPPED, NOBODY, By.SYSTEM),
    ),
)


def decision_conditions(officer: Any, situation: GateSituation, decision: str) -> list[Condition]:
    """What a decision of the officer's own side asks for, met and unmet; asking changes nothing.

    Go is impossible while a mandatory criterion is neither met nor gone ahead
    without, or a question of legal risk is not settled; on conditions it may be
    where a condition with a day names each criterion that is missing (domain: C9).
    """
    found = [*acting_conditions(situation, decision)]
    if decision in GOES_ON:
        readings = readings_of(officer, situation.gate, situation.today)
        promised = {one.criterion_id for one in situation.conditions} if decision == D.CONDITIONAL_GO else set()
        found += [_asked(one, promised) for one in readings if one.criterion.mandatory]
        found += risks_asked(officer, situation.gate, situation.today)
    return found


def acting_conditions(situation: GateSituation, decision: str) -> Conditions:
    """What a decision of either side asks for, whatever that side sees of the criteria."""
    yield Condition("gate_in_review", {"gate_status": situation.status}, met=situation.status == S.IN_REVIEW)
    if decision == D.CONDITIONAL_GO:
        yield Condition("gate_condition_there", met=bool(situation.conditions))
        ahead = all(one.due_on >= situation.today for one in situation.conditions)
        yield Condition("gate_conditions_lie_ahead", met=ahead)
    if decision == D.STEP_BACK:
        yield Condition("phase_before_there", met=Phase(situation.gate.from_phase).before is not None)


def _asked(reading: Reading, promised: set[int | None]) -> Condition:
    one = reading.criterion
    waived = reading.waiver.reason if reading.waiver else None
    met = reading.met or waived is not None or one.pk in promised
    return Condition("criterion_met", {"criterion": one.title or one.code}, met=met, waivable=True, waived=waived)
