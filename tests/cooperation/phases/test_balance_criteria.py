"""What a gate asks of the balance is measured from the record: shown to both, and within what both agreed."""

from typing import Any

from cooperation.phases.gate import GateCriterion
from cooperation.phases.measures import readings_of
from cooperation.phases.template import BY_CODE
from tests.cast import Cast
from tests.given import Giving, agreed
from tests.phases import Moving


def test_the_first_balance_shown_to_both_and_the_agreed_band_are_measured(cast: Cast) -> None:
    moving = Moving(cast)
    asked = {"owner": cast.party("UKR"), "partnership": moving.gate.partnership, "audience": "parties"}
    GateCriterion.objects.create(gate=moving.gate, code="balance_in_band", threshold=0, **asked)

    def found(code: str) -> tuple[Any, ...]:
        readings = {one.criterion.code: one for one in readings_of(cast.desk, moving.gate, cast.today)}
        return (readings[code].measured.value, readings[code].measured.out_of, readings[code].met)

    assert BY_CODE["balance_shown"].threshold == 1
    assert found("balance_shown") == found("balance_in_band") == (None, None, False)
    Giving(cast, given_on=cast.today)
    agreed(cast, "GBR", "statement")
    assert found("balance_shown") == (1, None, True)
    assert found("balance_in_band") == (None, None, False)
    agreed(cast, "GBR", "band")
    assert found("balance_in_band") == (1, 1, False)
    agreed(cast, "GBR", "band", low=0, high=20)
    assert found("balance_in_band") == (0, 1, True)
