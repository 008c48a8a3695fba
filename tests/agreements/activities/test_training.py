"""Seats are moved by the side to which each step belongs, many at once; every cell of C7, refused ones with reasons."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from agreements.activities.training.keeping import course_put, means_drop, means_put
from agreements.activities.training.moving import seat_situations, seats_check, seats_step
from agreements.activities.training.seat import CLEARANCES, Seat, SeatAct, SeatStatus
from agreements.activities.training.seating import seats_add, seats_mistake, seats_put
from agreements.activities.training.selectors import seats_counted
from agreements.activities.training.steps import SEAT
from agreements.activities.training.undoing import seat_act_mistake
from agreements.models import TrainingMeans
from partners.models import StepTaken
from partners.records.errors import Condition, Forbidden, Malformed, RecordError, Refused, Unseen
from tests.cast import Cast
from tests.doings import recorded_activity
from tests.learning import ALL, OFF, USE, Learning

ASKING = ("desk", "liaison", "approver", "minister", "auditor", "own_guest", "partner_desk", "partner_approver")
OFFICERS = {"desk_officer", "liaison_officer", "approver"}
GIVES, SENDS, EITHER = {"GBR"}, {"UKR"}, {"GBR", "UKR"}
# Where each status leads, by whose officers, and what is missing at once in the test below.
CELLS: dict[tuple[str, str], tuple[set[str], set[str]]] = {
    ("forecast", "offered"): (GIVES, set()),
    ("forecast", "requested"): (SENDS, {"seat_offered_or_sought"}),
    ("offered", "requested"): (SENDS, set()),
    ("offered", "withdrawn"): (EITHER, set()),
    ("requested", "confirmed"): (GIVES, set()),
    ("requested", "withdrawn"): (EITHER, set()),
    ("confirmed", "nominated"): (SENDS, {"seat_function_known", "seat_prerequisites_met"}),
    ("confirmed", "forfeited"): (EITHER, set()),
    ("nominated", "cleared"): (GIVES, {"seat_cleared"}),
    ("nominated", "forfeited"): (EITHER, set()),
    ("cleared", "attending"): (GIVES, {"course_confirmed", "course_begun"}),
    ("cleared", "forfeited"): (EITHER, set()),
    ("attending", "graduated"): (GIVES, set()),
    ("attending", "withdrawn"): (EITHER, set()),
    ("attending", "forfeited"): (EITHER, set()),
    ("graduated", "utilisation_check"): (SENDS, set()),
}
INPUTS: dict[str, Any] = {"withdrawn": OFF, "forfeited": OFF, "utilisation_check": USE}


def seats_of_each_status(cast: Cast) -> tuple[Learning, dict[str, int]]:
    """A course on which a seat stands at each status, put there."""
    course = Learning(cast)
    course_put(**course.told(), values={"prerequisites": "English at level 3"})
    common: Any = {"activity": course.activity, "giving": course.partner, "sending": cast.party("UKR")}
    common |= {"owner": cast.party("UKR"), "partnership": course.activity.partnership, "audience": "parties"}
    said = {
        "ended_by": course.partner,
        "ended_reason": "Closed.",
        "used": True,
        "use_said": "Yes.",
        "used_on": "2026-01-01",
    }
    cleared = {**{column: True for column in CLEARANCES.values()}, **said}
    numbers = {str(one): 10 + at for at, one in enumerate(SeatStatus)}
    for status, number in numbers.items():
        columns = {} if status == "nominated" else cleared
        Seat.objects.create(number=number, status=status, **common, **columns)
    return course, numbers


def test_the_table_is_closed_for_every_role(cast: Cast) -> None:
    """From each status to each, as each of the cast: what the table does not name is refused, with all its reasons."""
    course, numbers = seats_of_each_status(cast)
    rows, wrong = list(Seat.objects.filter(number__gte=10).order_by("number")), {}
    for name in ASKING:
        officer = getattr(cast, name)
        for one, to in product(seat_situations(officer, course.activity, rows, cast.today), numbers):
            named, may = (one.status, to) in CELLS, officer.roles[0] in OFFICERS
            expected: Any = {"no_such_step"} if not named else CELLS[one.status, to][1] or "done"
            if (found := answer(lambda: SEAT.check(to, one))) != (expected if may or not named else "Forbidden"):
                wrong[name, one.status, to] = found
    assert not wrong
    assert {(source, one.target) for one in SEAT.steps for source in one.sources} == set(CELLS)


def test_each_step_is_taken_by_the_side_to_which_it_belongs(cast: Cast) -> None:
    """Each of the cast takes each step by its service; the other side's are its own while it has officers here."""
    course, numbers = seats_of_each_status(cast)
    wrong = {}
    for name, (source, to) in product(ASKING, [*CELLS, ("graduated", "forecast")]):
        officer = getattr(cast, name)
        found, expected = attempted(course, officer, numbers[source], to), should(officer, source, to)
        if found != expected:
            wrong[name, source, to] = (found, expected)
    assert not wrong
    assert attempted(course, cast.third_desk, numbers["forecast"], "offered") == "Unseen"


def attempted(course: Learning, officer: Any, number: int, to: str) -> Any:
    """What the service answers; whatever it did is taken back."""

    def taken() -> None:
        with transaction.atomic():
            seats_step(**course.told(officer), seats=[number], to=to, inputs=INPUTS.get(to, {}))
            transaction.set_rollback(True)

    return answer(taken)


def answer(asked: Callable[[], Any]) -> Any:
    """What is answered: done, the reasons why not, or the error."""
    try:
        asked()
    except Refused as error:
        return {one.code for one in error.conditions}
    except RecordError as error:
        return type(error).__name__
    return "done"


def should(officer: Any, source: str, to: str) -> Any:
    """What it should answer."""
    if officer.roles[0] not in OFFICERS:
        return "Forbidden"
    if (source, to) not in CELLS:
        return {"no_such_step"}
    sides, missing = CELLS[source, to]
    if officer.party.code not in sides:
        return {"side_acts_itself"}
    return missing or "done"


@pytest.mark.parametrize(("partner", "way"), [("GBR", "officer"), ("EST", "link"), ("EST", "reported")])
def test_seats_are_walked_to_their_use_in_each_of_the_three_ways(cast: Cast, partner: str, way: str) -> None:
    course = Learning(cast, partner, way)
    assert {one.status for one in course.walk()} == {"utilisation_check"}
    acts = SeatAct.objects.filter(activity=course.activity).order_by("id")
    theirs = ["offer", "confirm", "check", "attend", "graduate"]
    assert list(acts.filter(side=course.partner).values_list("step", "way")) == [(step, way) for step in theirs]
    assert all(list(one.seats) == ["1", "2", "3"] for one in acts)
    taken = StepTaken.objects.filter(subject="seat", subject_id=Seat.objects.get(activity=course.activity, number=2).pk)
    assert list(taken.order_by("id").values_list("to_status", flat=True)) == [
        "offered", "requested", "confirmed", "nominated", "cleared", "attending", "graduated", "utilisation_check",
    ]  # fmt: skip
    seat = Seat.objects.get(activity=course.activity, number=1)
    assert seat.use_due_on == seat.graduated_on.replace(year=seat.graduated_on.year + 1) and seat.used


def test_ten_seats_are_one_act_and_as_many_statements_as_one(cast: Cast) -> None:
    one, ten = Learning(cast, count=1), Learning(cast, count=10)
    counts = []
    for course in (one, ten):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            course.move("offered", ours=False)
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert SeatAct.objects.get(activity=ten.activity).seats == {str(one): "forecast" for one in range(1, 11)}


def test_seats_move_all_or_none_and_the_refusal_names_them(cast: Cast) -> None:
    course = Learning(cast, count=5)
    course.seats = range(2, 4)
    course.move("offered", ours=False)
    with pytest.raises(Refused) as caught:
        seats_step(**course.told(), seats=range(1, 6), to="requested")
    assert caught.value.conditions == [Condition("seat_offered_or_sought", {"seats": "1, 4–5"})]
    with pytest.raises(Unseen):
        seats_step(**course.told(), seats=[2, 77], to="requested")
    course_put(**course.told(), values={"standing": "sought"})
    seats_step(**course.told(), seats=range(1, 6), to="requested")


def test_clearance_is_three_times_yes_and_a_no_is_kept(cast: Cast) -> None:
    course = Learning(cast)
    course.move("offered", ours=False)
    course.move("requested", ours=True)
    course.move("confirmed", ours=False)
    theirs = course.told(cast.partner_desk)
    with pytest.raises(Refused, match="seat_nominated_now"):
        seats_check(**theirs, seats=[1], values={"language": True})
    course.move("nominated", ours=True)
    with pytest.raises(Refused, match="side_acts_itself"):
        seats_check(**course.told(), seats=[1], values=ALL, evidence="Letter")
    seats_check(**theirs, seats=[1, 2], values=ALL)
    seats_check(**theirs, seats=[3], values={**ALL, "security": False})
    assert list(Seat.objects.order_by("number").values_list("status", flat=True)) == ["cleared", "cleared", "nominated"]
    with pytest.raises(Malformed):
        seats_check(**theirs, seats=[3], values={"person": True})
    mistaken = SeatAct.objects.get(step="check", seats={"1": "nominated", "2": "nominated"})
    seat_act_mistake(**theirs, act_id=mistaken.pk, reason="Wrong course.")
    seat = Seat.objects.get(number=1)
    assert (seat.status, seat.cleared_language, seat.function) == ("nominated", None, "Staff officer, OF-3")


def test_what_is_let_go_says_by_whom_and_why_and_can_be_taken_back(cast: Cast) -> None:
    course = Learning(cast)
    course.move("offered", ours=False)
    course.move("requested", ours=True)
    course.move("confirmed", ours=False)
    with pytest.raises(Malformed) as caught:
        seats_step(**course.told(), seats=[1], to="forfeited", inputs={"by": "POL"})
    assert caught.value.fields == {"reason": ["required"], "by": ["not_of_pair"]}
    seats_step(**course.told(), seats=[1, 2], to="forfeited", inputs={"by": "UKR", "reason": "Nobody is free."})
    seat = Seat.objects.get(number=1)
    assert (seat.ended_by.code, seat.ended_reason) == ("UKR", "Nobody is free.")
    (counted,) = seats_counted(cast.auditor)
    assert (counted.offered, counted.used, counted.forfeited, counted.year) == (3, 0, 2, 2026)
    act = SeatAct.objects.get(step="forfeit")
    with pytest.raises(Forbidden):
        seat_act_mistake(**course.told(cast.partner_desk), act_id=act.pk, reason="No.")
    seat_act_mistake(**course.told(), act_id=act.pk, reason="Somebody is free after all.")
    seat.refresh_from_db()
    assert (seat.status, seat.ended_by, seat.offered_on) == ("confirmed", None, cast.today)
    with pytest.raises(Refused, match="seats_went_no_further"):
        seat_act_mistake(**course.told(), act_id=SeatAct.objects.get(step="request").pk, reason="No.")


def test_seats_that_exist_are_recorded_where_they_stand_and_untouched_ones_taken_out(cast: Cast) -> None:
    known = recorded_activity(cast, activity_type="course_seat", starts="2026-03-02", ends="2026-03-06")
    told: Any = {"officer": cast.desk, "today": cast.today, "activity": known, "expected_version": None}
    seats_add(**told, count=4, giving=cast.party("UKR"), status="graduated")
    (counted,) = seats_counted(cast.desk)
    assert (counted.offered, counted.used, counted.used_days) == (4, 4, 20)
    seats_step(**told, seats=[1], to="utilisation_check", inputs=USE, evidence="Letter 3")
    with pytest.raises(Refused, match="seat_not_moved"):
        seats_mistake(**told, seats=[1, 2], reason="Never were.")
    seats_mistake(**told, seats=[2], reason="Never was.")
    assert seats_counted(cast.desk)[0].used == 3 and seats_counted(cast.desk)[0].applied == 1
    with pytest.raises(Malformed) as caught:
        seats_add(**Learning(cast).told(), count=0, giving=cast.party("POL"), status="graduated")
    assert set(caught.value.fields) == {"count", "giving", "status"}
    with pytest.raises(Refused, match="seat_open_still"):
        seats_put(**told, seats=[3], function="Pilot")


def test_counts_are_of_what_the_reader_sees_by_side_year_and_pair(cast: Cast) -> None:
    Learning(cast, count=2).walk()
    Learning(cast, "EST", "reported").move("offered", ours=False)
    (cancelled := Learning(cast)).move("offered", ours=False)
    cancelled.step("cancelled", **OFF)
    seen = {(one.partnership, one.giving): (one.offered, one.used, one.graduated) for one in seats_counted(cast.desk)}
    assert sorted(seen.values()) == [(2, 2, 2), (3, 0, 0)]
    assert [one.offered for one in seats_counted(cast.partner_desk, year=2026)] == [2]
    assert seats_counted(cast.third_desk) == seats_counted(cast.desk, year=1999) == seats_counted(cast.desk, pairs=[])


def test_teams_instructors_and_simulation_are_counted_once_they_took_place(cast: Cast) -> None:
    known = recorded_activity(cast, activity_type="mobile_training_team", starts="2026-03-02", ends="2026-03-06")
    told: Any = {"officer": cast.desk, "today": cast.today, "activity": known, "expected_version": None}
    team = {
        "kind": "mobile_team",
        "giving": cast.party("GBR"),
        "topic": "36th Brigade",
        "team_size": 6,
        "days_given": 5,
    }
    means_put(**told, values=team)
    twin = means_put(**told, values={**team, "kind": "simulation", "topic": "Bridge simulator", "hours_run": 12})
    means_put(**told, values={"team_size": None, "days_given": None}, means_id=twin.pk)
    seen = TrainingMeans.objects.visible_to(cast.desk).order_by("id")
    assert [(one.kind, one.team_size, one.days_given, one.hours_run) for one in seen] == [
        ("mobile_team", 6, 5, None),
        ("simulation", None, None, 12),
    ]
    means_drop(**told, means_id=twin.pk)
    assert seen.all().count() == 1 and not TrainingMeans.objects.visible_to(cast.partner_desk).exists()
    with pytest.raises(Malformed) as caught:
        means_put(**told, values={"kind": "seat", "team_size": -1})
    assert set(caught.value.fields) == {"kind", "giving", "topic", "team_size"}
    with pytest.raises(Refused, match="form_is"):
        course_put(**{**told, "activity": recorded_activity(cast)}, values={"language": "en"})
    with pytest.raises(Malformed):
        course_put(**told, values={"language": "English", "standing": "maybe", "use_months": 999})
    assert course_put(**told, values={"use_months": 6}).use_months == 6
