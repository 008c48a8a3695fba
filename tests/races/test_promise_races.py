"""Two who give a promise to somebody at once: one wins, the other is told; many at once never wait for each other."""

from typing import Any

from agreements.models import Agreement, Obligation, ObligationSide
from agreements.obligations.assigning import obligations_assign
from agreements.obligations.writing import obligation_correct
from partners.records.errors import Stale
from tests.cast import Cast
from tests.promises import in_days, promised
from tests.races.together import Crew
from tests.walks import fresh

RACES = 12


def test_a_promise_is_given_to_one_and_whoever_read_before_is_told(cast: Cast, crew: Crew) -> None:
    promise = promised(cast, cast.record(), first_on=in_days(cast, 30))
    for number in range(RACES):
        held = Obligation.objects.select_related("agreement__partnership").get(pk=promise.pk)
        version, given = held.agreement.version, {"today": cast.today}

        def assign(to: Any, held: Obligation = held, version: int = version) -> int:
            versions = {held.agreement_id: version}
            told = {"officer": cast.desk, "obligations": [held], "responsible": to, "versions": versions}
            return obligations_assign(today=cast.today, **told)

        def correct(held: Obligation = held, version: int = version, day: int = number) -> Any:
            told = {"values": {"first_on": in_days(cast, 40 + day)}, "reason": "Read again.", **given}
            return obligation_correct(officer=cast.other_desk, obligation=held, expected_version=version, **told)

        rival = correct if number % 2 else lambda: assign(cast.other_desk)
        results = crew.together(lambda: assign(cast.liaison), rival)
        lost = [one for one in results if isinstance(one, BaseException)]
        assert [type(one) for one in lost] == [Stale], results
        assert fresh(promise.agreement).version == version + 1
        if not isinstance(results[0], BaseException):
            assert ObligationSide.objects.get(obligation=promise, owner=cast.party("UKR")).responsible == cast.liaison


def test_many_given_at_once_in_any_order_do_not_deadlock(cast: Cast, crew: Crew) -> None:
    made = [promised(cast, cast.record(), first_on=in_days(cast, 30)) for _ in range(4)]
    before = {one.pk: one.version for one in Agreement.objects.all()}
    for _ in range(RACES):
        works = [
            lambda to=to, rows=rows: obligations_assign(
                officer=cast.desk, today=cast.today, obligations=rows, responsible=to
            )
            for to, rows in ((cast.liaison, made), (cast.other_desk, made[::-1]))
        ]
        assert crew.together(*works) == [4, 4]
    assert {one.pk: one.version for one in Agreement.objects.all()} == {
        key: version + 2 * RACES for key, version in before.items()
    }
