"""Two who act on seats, on an offer or on a register at once: it happens once, and nobody overwrites the other."""

from typing import Any

from agreements.activities.procurement.acting import case_act_record
from agreements.activities.training.moving import seats_step
from agreements.models import CaseAct, Exchange, Seat, SeatAct
from partners.models import StepTaken
from partners.records.errors import Refused, Stale
from tests.cases import Buying
from tests.cast import Cast
from tests.learning import Learning
from tests.races.together import Crew
from tests.sharing import Sharing

RACES = 4


def lost(results: list[Any]) -> list[type]:
    """How those ended who did not succeed."""
    return [type(one) for one in results if isinstance(one, BaseException)]


def test_two_officers_step_the_same_seats_at_once_and_all_of_them_move_once(cast: Cast, crew: Crew) -> None:
    for number in range(RACES):
        learning = Learning(cast)
        learning.move("offered", ours=False)
        version = learning.fresh().version if number % 2 else None

        def ask(officer: Any, seats: Any, of: Learning = learning, version: int | None = version) -> Any:
            told = {**of.told(officer), "expected_version": version}
            return seats_step(**told, seats=seats, to="requested")

        # The second wants one of them less: a seat that moved is refused with all that are asked for beside it.
        works = (lambda ask=ask: ask(cast.desk, [1, 2, 3]), lambda ask=ask: ask(cast.other_desk, [2, 3]))
        results = crew.together(*works)
        assert lost(results) == [Stale if version else Refused], results
        won = [1, 2, 3] if isinstance(results[1], BaseException) else [2, 3]
        rows = Seat.objects.filter(activity=learning.activity)
        assert sorted(rows.filter(status="requested").values_list("number", flat=True)) == won
        assert list(
            SeatAct.objects.filter(activity=learning.activity, step="request").values_list("seats", flat=True)
        ) == [{str(one): "offered" for one in won}]
        taken = StepTaken.objects.filter(subject="seat", subject_id__in=rows.values("pk"), step="request")
        assert taken.count() == len(won)


def test_two_officers_accept_the_same_offer_at_once_and_one_is_told(cast: Cast, crew: Crew) -> None:
    for number in range(2):
        buying = Buying(cast)
        buying.to("offered")
        buying.law()
        version = buying.activity.version if number else None

        def accept(officer: Any, of: Buying = buying, version: int | None = version) -> Any:
            return case_act_record(**{**of.told(officer), "expected_version": version}, to="accepted")

        results = crew.together(*(lambda who=who, accept=accept: accept(who) for who in (cast.desk, cast.other_desk)))
        assert lost(results) == [Stale if version else Refused], results
        won = cast.other_desk if isinstance(results[0], BaseException) else cast.desk
        assert CaseAct.objects.get(activity=buying.activity, step="accept").recorded_by == won
        taken = StepTaken.objects.filter(subject="activity", subject_id=buying.activity.pk, step="case_accept")
        assert buying.case.stage == "accepted" and taken.count() == 1


def test_both_sides_enter_an_exchange_at_once_and_each_has_its_number(cast: Cast, crew: Crew) -> None:
    sharing = Sharing(cast).operating()
    for _ in range(RACES):
        results = crew.together(
            *(lambda who=who: sharing.enter(who) for who in (cast.desk, cast.partner_desk, cast.other_desk))
        )
        assert lost(results) == [], results
    entered = Exchange.objects.filter(activity=sharing.activity).order_by("number")
    assert list(entered.values_list("number", flat=True)) == list(range(1, 3 * RACES + 1))
    assert entered.filter(sender=cast.party("GBR")).count() == RACES
