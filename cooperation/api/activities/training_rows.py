"""What REST says of a course, its seats and what else is given to train."""

from typing import Any

from agreements.activities.training.course import Course, TrainingMeans
from agreements.activities.training.seat import CLEARANCES, Seat, SeatAct

Row = dict[str, Any]
_COURSE = ("standing", "nominate_days", "use_months")
_TEXTS = ("institution", "language", "prerequisites")
_SEAT = (
    "number", "status", "as_known", "offered_on", "prerequisites_met", "graduated_on", "use_due_on", "used", "used_on",
)  # fmt: skip


def course_data(course: Course) -> Row:
    """The facts of a course."""
    plain = {name: getattr(course, name) for name in _COURSE}
    return plain | {name: getattr(course, name) or None for name in _TEXTS}


def seat_data(one: Seat) -> Row:
    """A seat; it comes with its two sides and whoever let it go."""
    return {
        **{name: getattr(one, name) for name in _SEAT},
        "function": one.function or None,
        "giving": one.giving.code,
        "sending": one.sending.code,
        **{name: getattr(one, column) for name, column in CLEARANCES.items()},
        "ended_by": one.ended_by.code if one.ended_by else None,
        "ended_reason": one.ended_reason or None,
        "use_said": one.use_said or None,
    }


def means_data(one: TrainingMeans) -> Row:
    """A team, instructors or a simulator, with the side that gives it."""
    plain = {name: getattr(one, name) for name in ("kind", "topic", "team_size", "days_given", "hours_run")}
    return {"id": one.pk, "giving": one.giving.code, **plain}


def seat_act_data(one: SeatAct) -> Row:
    """What a side did with seats, or said of them."""
    plain = {name: getattr(one, name) for name in ("step", "on", "way", "answers")}
    seats = sorted(int(each) for each in one.seats)
    return {"id": one.pk, **plain, "side": one.side.code, "seats": seats, "evidence": one.evidence or None}
