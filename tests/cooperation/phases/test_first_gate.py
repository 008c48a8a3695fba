"""The first gate knows the initial assessment of a partner that was found; without one evidence counts."""

from typing import Any

from cooperation.opportunities.taking_up import opportunity_begin
from cooperation.phases.measures import readings_of
from cooperation.phases.preparing import criterion_show, gate_open
from tests.cast import Cast


def test_an_initial_assessment_is_measured_and_evidence_counts_where_there_is_none(cast: Cast) -> None:
    told: dict[str, Any] = {"officer": cast.desk, "today": cast.today}
    gate = gate_open(**told, partner=cast.party("EST"), expected_version=None)

    def found(code: str) -> tuple[Any, ...]:
        readings = {one.criterion.code: one for one in readings_of(cast.desk, gate, cast.today)}
        return readings[code].measured.value, readings[code].met

    assert found("initial_assessment") == found("no_blocking_conflict") == (None, False)
    for one in gate.criteria.filter(code="no_blocking_conflict"):
        criterion_show(**told, gate=gate, criterion_id=one.pk, evidence="Looked.", expected_version=None)
    assert found("no_blocking_conflict") == (None, True)
    opportunity_begin(**told, party=cast.party("EST"))
    assert found("initial_assessment") == (1, True)
    gate.criteria.filter(code="initial_assessment").update(threshold=None)
    assert found("initial_assessment") == (None, False)
