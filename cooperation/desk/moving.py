"""How far a partnership has come, and what the two do next: phase, open gate, activities ahead. No words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from agreements.activities.vocabulary import ActivityStatus
from agreements.coverage.answering import Answer, covered_in
from agreements.models import Activity
from cooperation.phases.gate import Gate
from cooperation.phases.measures import Reading, readings_of
from cooperation.phases.phase import PartnershipPhase
from cooperation.phases.reading import gates_of, phase_of
from cooperation.phases.vocabulary import OPEN
from partners.models import Partnership

# More than this nobody reads before a meeting.
MOST = 12
_JOINED = ("partnership__party_a", "partnership__party_b", "country", "host")


@dataclass(frozen=True)
class Moving:
    """Of what the reader sees: the phase, the gate that is open with what is missing, what is ahead and its basis."""

    phase: PartnershipPhase | None
    gate: Gate | None
    missing: list[Reading]
    ahead: list[Activity]
    basis: Mapping[int, list[Answer]]


def moving_of(reader: Any, pair: Partnership, today: date) -> Moving:
    """Read it; the number of queries does not grow with what there is."""
    phase = phase_of(reader, pair)
    gate = next((one for one in gates_of(reader, phase) if one.status in OPEN), None)
    readings = readings_of(reader, gate, today) if gate else []
    rows = Activity.objects.visible_to(reader).filter(partnership=pair, last_on__gte=today)
    ahead = list(
        rows.exclude(status=ActivityStatus.CANCELLED).select_related(*_JOINED).order_by("first_on", "id")[:MOST]
    )
    missing = [one for one in readings if one.criterion.mandatory and not one.met and one.waiver is None]
    return Moving(phase, gate, missing, ahead, covered_in(reader, ahead))
