"""The lifecycle of a seat as a table (domain: C7), closed by default: each step belongs to one of the two sides."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from agreements.activities.activity import Activity
from agreements.activities.moving import status_on
from agreements.activities.steps import OFFICERS
from agreements.activities.training.course import Course, CourseStanding
from agreements.activities.training.seat import CLEARANCES, Seat
from agreements.activities.training.seat import SeatStatus as S
from agreements.activities.vocabulary import HOLDING, ActivityStatus
from partners.records.errors import Condition
from partners.records.lifecycle import Lifecycle, Situation, Step

Conditions = Iterator[Condition]


class Whose(StrEnum):
    """To which side of a seat a step belongs."""

    GIVING = "giving"
    SENDING = "sending"
    EITHER = "either"


@dataclass(frozen=True)
class SeatSituation(Situation):
    """A seat as an officer of one side finds it on a day."""

    activity: Activity
    course: Course
    seat: Seat
    today: date


@dataclass(frozen=True)
class SeatStep(Step[SeatSituation]):
    """A step of a seat, and to which side it belongs."""

    whose: Whose = Whose.EITHER


def not_called_off(s: SeatSituation) -> Conditions:
    """What is cancelled or postponed gives no seats."""
    off = s.activity.status in (ActivityStatus.CANCELLED, ActivityStatus.POSTPONED)
    yield Condition("activity_not_called_off", {"status": s.activity.status}, met=not off)


def offered_or_sought(s: SeatSituation) -> Conditions:
    """A seat is asked for once it is offered, or at once where the course is sought."""
    sought = s.course.standing == CourseStanding.SOUGHT
    yield _of(s, "seat_offered_or_sought", met=s.status != S.FORECAST or sought)


def prerequisites_met(s: SeatSituation) -> Conditions:
    """Whoever is named brings along what the course asks for."""
    if s.course.prerequisites.strip():
        yield _of(s, "seat_prerequisites_met", met=bool(s.seat.prerequisites_met))


def function_known(s: SeatSituation) -> Conditions:
    """For which function and level somebody is named; never who."""
    yield _of(s, "seat_function_known", met=bool(s.seat.function))


def all_cleared(s: SeatSituation) -> Conditions:
    """Language, health and security, each of them yes."""
    for name, column in CLEARANCES.items():
        yield _of(s, "seat_cleared", clearance=name, met=bool(getattr(s.seat, column)))


def course_begun(s: SeatSituation) -> Conditions:
    """The activity is confirmed by both sides, and its first day has come."""
    confirmed = status_on(s.activity, s.today) in HOLDING
    yield Condition("course_confirmed", {"status": s.activity.status}, met=confirmed)
    begun = s.activity.first_on <= s.today
    yield Condition("course_begun", {"on": s.activity.first_on.isoformat()}, met=begun)


def _of(s: SeatSituation, code: str, *, met: bool, **data: str) -> Condition:
    return Condition(code, {**data, "seat": s.seat.number}, met=met)


def _step(name: str, sources: tuple[S, ...], target: S, whose: Whose, *guards: object, **more: object) -> SeatStep:
    return SeatStep(name, frozenset(sources), target, OFFICERS, guards=guards, whose=whose, **more)  # type: ignore[arg-type]


_LET_GO = {"by": True, "reason": True}

SEAT: Lifecycle[SeatSituation] = Lifecycle(
    "seat",
    tuple(S),
    (
        _step("offer", (S.FORECAST,), S.OFFERED, Whose.GIVING, not_called_off),
        _step("request", (S.FORECAST, S.OFFERED), S.REQUESTED, Whose.SENDING, not_called_off, offered_or_sought),
        _step("confirm", (S.REQUESTED,), S.CONFIRMED, Whose.GIVING, not_called_off),
        _step(
            "nominate",
            (S.CONFIRMED,),
            S.NOMINATED,
            Whose.SENDING,
            not_called_off,
            function_known,
            prerequisites_met,
            needs={"prerequisites_met": False},
        ),
        _step("clear", (S.NOMINATED,), S.CLEARED, Whose.GIVING, all_cleared, follows=True),
        _step("attend", (S.CLEARED,), S.ATTENDING, Whose.GIVING, not_called_off, course_begun),
        _step("graduate", (S.ATTENDING,), S.GRADUATED, Whose.GIVING),
        _step("withdraw", (S.OFFERED, S.REQUESTED, S.ATTENDING), S.WITHDRAWN, Whose.EITHER, needs=_LET_GO),
        _step(
            "forfeit",
            (S.CONFIRMED, S.NOMINATED, S.CLEARED, S.ATTENDING),
            S.FORFEITED,
            Whose.EITHER,
            needs=_LET_GO,
        ),
        _step("check_use", (S.GRADUATED,), S.USE_CHECKED, Whose.SENDING, needs={"used": True, "use_said": True}),
    ),
)
STEPS: dict[str, SeatStep] = {one.name: one for one in SEAT.steps if isinstance(one, SeatStep)}


def whose(step: Step[SeatSituation], seat: Seat, own: int) -> int:
    """The side that takes a step of a seat: the one that gives, the one that sends, or the `own`."""
    belongs = STEPS[step.name].whose
    return {Whose.GIVING: seat.giving_id, Whose.SENDING: seat.sending_id}.get(belongs, own)
