"""What the day brings to gates: conditions lapse, and the partnership falls back; steps by the system."""

from datetime import date, timedelta

from django.db.models import Min, Q

from cooperation.phases.gate import Gate
from cooperation.phases.moving import gate_moved
from cooperation.phases.reading import fresh_gate
from cooperation.phases.steps import GATE
from cooperation.phases.vocabulary import OPEN, GateStatus
from partners.records.roots import claim
from partners.records.service import writing_as
from partners.records.ways import Way

_LAPSE = next(one for one in GATE.steps if one.name == "lapse")
_OVERTAKEN = next(one for one in GATE.steps if one.name == "overtaken")


def gates_advance(today: date) -> int:
    """Let each gate lapse of which a condition was not met by its day, and record it as of the day after; how many.

    Selects by range, so that a missed night loses nothing.
    """
    late = Q(conditions__met_on=None, conditions__mistake_at=None, conditions__due_on__lt=today)
    rows = Gate.objects.filter(late, status=GateStatus.CONDITIONAL, mistake_at=None).annotate(
        first=Min("conditions__due_on", filter=late)
    )
    found = list(rows.order_by("first", "id").values_list("pk", "first"))
    return sum(_lapse(pk, first + timedelta(days=1)) for pk, first in found)


def _lapse(pk: int, on: date) -> bool:
    with writing_as(None):
        gate: Gate = Gate.objects.select_related("phase").get(pk=pk)
        claim(gate.phase, None)
        gate = fresh_gate(gate)
        late = gate.conditions.filter(met_on=None, mistake_at=None, due_on__lt=on)
        if gate.status != GateStatus.CONDITIONAL or not late.exists():
            return False
        told = {"officer": None, "side_id": None, "way": Way.SYSTEM}
        gate_moved(gate, _LAPSE, gate.status, on, cause="condition_overdue", **told)
        for above in Gate.objects.filter(phase=gate.phase, status__in=OPEN, mistake_at=None).exclude(
            from_phase=gate.phase.phase
        ):
            one = fresh_gate(above)
            gate_moved(one, _OVERTAKEN, one.status, on, cause="phase_fell_back", **told)
        return True
