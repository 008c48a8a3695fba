"""The legal risk of a gate: each side answers for itself before it goes on, and is told of reviews while it is open.

What turns after a side decided to go on stays its own affair for as long as the phase rests on that decision.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef

from agreements.coverage.risk.answering import Risk, risk_conditions, risks_of
from agreements.coverage.risk.binding import binds
from agreements.coverage.risk.reminding import told_while
from cooperation.phases.gate import Gate, GateAct
from cooperation.phases.vocabulary import OPEN, Decision, GateStatus
from partners.records.errors import Condition

# What binds a side to go on; hold, stop and step back are never stopped by what is at stake.
GOES_ON = frozenset({Decision.GO, Decision.CONDITIONAL_GO})


def gate_risks(reader: Any, gate: Gate, today: date) -> list[Risk]:
    """The questions of a gate as the reader's side answered them; of one that is over those that were."""
    found = risks_of(reader, gate, today)
    return found if rests_on(gate) else [one for one in found if one.check or one.waived]


def unsettled(risks: Sequence[Risk], gate: Gate) -> list[Risk]:
    """Those that stand against going on; none once the gate is over."""
    return [one for one in risks if not one.met] if gate.status in OPEN else []


def rests_on(gate: Gate) -> bool:
    """Whether a gate is open, or the phase rests on what was decided there."""
    passed = gate.status in (GateStatus.CONDITIONAL, GateStatus.PASSED)
    return gate.status in OPEN or (passed and gate.phase.phase == gate.to_phase)


@binds(Gate.subject)
def _bound(party_id: int, keys: Collection[int]) -> set[int]:
    """Where a side decided to go on."""
    decided = GateAct.objects.filter(gate=OuterRef("pk"), side=party_id, decision__in=GOES_ON, mistake_at=None)
    gates = Gate.objects.filter(Exists(decided), pk__in=keys, mistake_at=None).select_related("phase")
    return {one.pk for one in gates if rests_on(one)}


def risks_asked(officer: Any, gate: Gate, today: date) -> list[Condition]:
    """The questions as conditions of going on, of the officer's own side."""
    return list(risk_conditions(risks_of(officer, gate, today)))


@told_while(Gate.subject)
def _going(keys: Collection[int]) -> set[int]:
    rows = Gate.objects.filter(pk__in=keys, mistake_at=None, status__in=OPEN)
    return set(rows.values_list("pk", flat=True))
