"""How far the partnerships of the sample have come: one in its pilot phase, one before the gate to it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from cooperation.phases.entering import phase_enter
from cooperation.phases.gate import Gate
from cooperation.phases.moving import gate_step
from cooperation.phases.preparing import criterion_show, gate_open
from cooperation.phases.reading import fresh_gate
from cooperation.sample.pair import Pair
from partners.models import Officer

_DAY = timedelta(days=1)
_SHOWN_TO_PILOT = {
    "political_direction": "Sample: the two ministers met and asked for a first step.",
    "contacts_both_sides": "Sample: liaison officer, Ukraine; desk officer, Bénuwa.",
    "no_blocking_conflict": "Sample: legal service, no obstacle found.",
}
_SHOWN_TO_REGULAR = {"balance_shown": "Sample: list of seats and days of each side, shown at the joint commission."}


def load(officers: Mapping[str, Officer], today: date) -> None:
    """Adoma and Bénuwa prepare the gate out of the pilot phase; Ukraine has put the gate to it to the decision."""
    pair = Pair.of(officers, "adoma", "benuwa")
    entered = today - 200 * _DAY
    reason = "Sample: both have patrolled and trained together for two years."
    given: dict[str, Any] = {"partner": pair.them, "phase": "pilot", "reason": reason, "expected_version": None}
    phase = phase_enter(officer=pair.approver, today=entered, **given)
    pair.share(phase, entered)
    _opened(pair, today - 20 * _DAY, _SHOWN_TO_REGULAR)
    with_ukraine = Pair.of(officers, "", "benuwa")
    gate = _opened(with_ukraine, today - 12 * _DAY, _SHOWN_TO_PILOT)
    with_ukraine.share(gate.phase, today - 10 * _DAY)
    meets = {"meets_on": (today + 25 * _DAY).isoformat()}
    told: dict[str, Any] = {"today": today, "gate": fresh_gate(gate), "expected_version": None}
    gate_step(officer=with_ukraine.desk, to="in_review", inputs=meets, **told)


def _opened(pair: Pair, day: date, shown: Mapping[str, str]) -> Gate:
    """A gate of which some criteria are shown."""
    told: dict[str, Any] = {"officer": pair.desk, "today": day, "expected_version": None}
    gate = gate_open(partner=pair.them, **told)
    for one in gate.criteria.filter(code__in=shown):
        criterion_show(gate=gate, criterion_id=one.pk, evidence=shown[one.code], **told)
    return fresh_gate(gate)
