"""What a step of seats does: one act for all of them, one row of steps for each, and what it writes on each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from agreements.activities.access import seen_like
from agreements.activities.activity import Activity
from agreements.activities.elsewhere import activities_changed
from agreements.activities.training.course import Course
from agreements.activities.training.seat import CLEARANCES, Seat, SeatAct, spans
from agreements.activities.training.seat import SeatStatus as S
from agreements.activities.training.steps import STEPS, SeatSituation
from agreements.terms.dates import add_months
from partners.models import Party
from partners.records.errors import Condition, Refused
from partners.records.lifecycle import Step
from partners.records.marks import StepTaken
from partners.records.service import request_id

# What an act says of seats without moving them: whether each clearance is given.
CHECK = "check"
# What steps write.
_MOVED = (
    "status", "offered_on", "prerequisites_met", *CLEARANCES.values(), "graduated_on", "ended_by", "ended_reason",
    "use_due_on", "used", "use_said", "used_on", "updated_at",
)  # fmt: skip


@dataclass(frozen=True)
class SeatTold:
    """By whom something is said of seats: for which side, on which day, in which way, with what shows it."""

    side: Party
    on: date
    way: str
    officer: Any = None
    owner_id: int | None = None
    evidence: str = ""
    capacity: str = ""
    version_read: int | None = None


def merged(conditions: Sequence[Condition]) -> list[Condition]:
    """Conditions of several seats, each said once, with the numbers of those that do not meet it as `seats`."""
    groups: dict[tuple[str, str], list[Condition]] = {}
    for one in conditions:
        same = {name: value for name, value in one.data.items() if name != "seat"}
        groups.setdefault((one.code, repr(sorted(same.items()))), []).append(one)
    found = []
    for (code, _key), same_ones in groups.items():
        unmet = [one for one in same_ones if not one.met]
        data = {name: value for name, value in same_ones[0].data.items() if name != "seat"}
        if numbers := {one.data["seat"] for one in unmet or same_ones if "seat" in one.data}:
            data["seats"] = spans(numbers)
        found.append(Condition(code, data, met=not unmet))
    return found


def seats_moved(
    activity: Activity,
    step: Step[SeatSituation],
    situations: Sequence[SeatSituation],
    given: Mapping[str, Any],
    told: SeatTold,
) -> None:
    """Take a step with seats and keep it: one act for all, one row of steps for each. Raises Refused."""
    if "prerequisites_met" in given:
        for one in situations:
            one.seat.prerequisites_met = given["prerequisites_met"]
    unmet = merged([each for one in situations for each in step.conditions(one)])
    if any(not one.met for one in unmet):
        raise Refused(unmet)
    _act(activity, step.name, [one.seat for one in situations], told, {})
    for one in situations:
        seat_effect(one.seat, step.name, given, told.on, one.course)
    _keep(activity, step, situations, told, str(given.get("reason", "")))
    seats_store(one.seat for one in situations)
    activities_changed([activity])


def seats_checked(
    activity: Activity, situations: Sequence[SeatSituation], values: Mapping[str, bool], told: SeatTold
) -> None:
    """Keep what is cleared of nominated seats, and clear those for which nothing is missing. Raises Refused."""
    late = [one.seat.number for one in situations if one.status != S.NOMINATED]
    if late:
        raise Refused([Condition("seat_nominated_now", {"seats": spans(late)})])
    _act(activity, CHECK, [one.seat for one in situations], told, values)
    for one in situations:
        for name, value in values.items():
            setattr(one.seat, CLEARANCES[name], value)
    clear = STEPS["clear"]
    ready = [one for one in situations if all(each.met for each in clear.conditions(one))]
    _keep(activity, clear, ready, told, "")
    seats_store(one.seat for one in situations)


def seats_store(rows: Iterable[Seat]) -> None:
    """Store what was written on seats, all at once."""
    changed, now = list(rows), timezone.now()
    for one in changed:
        one.updated_at = now
    Seat.objects.bulk_update(changed, _MOVED, batch_size=500)


def seat_effect(seat: Seat, step: str, given: Mapping[str, Any], on: date, course: Course) -> None:
    """What a step writes on a seat besides its status."""
    if step in ("offer", "confirm"):
        seat.offered_on = seat.offered_on or on
    if step == "graduate":
        seat.graduated_on, seat.use_due_on = on, add_months(on, course.use_months)
    if step in ("withdraw", "forfeit"):
        seat.ended_by, seat.ended_reason = given["by"], given["reason"]
        if seat.status in (S.OFFERED, S.REQUESTED):
            seat.offered_on = None  # taken back before it was confirmed
    if step == "check_use":
        seat.used, seat.use_said, seat.used_on = given["used"], given["use_said"], on


def _act(activity: Activity, step: str, rows: Sequence[Seat], told: SeatTold, said: Mapping[str, bool]) -> None:
    SeatAct.objects.create(
        activity=activity,
        step=step,
        side=told.side,
        on=told.on,
        way=told.way,
        capacity=told.capacity,
        evidence=told.evidence,
        seats={str(one.number): one.status for one in rows},
        answers=dict(said),
        recorded_by=told.officer,
        **seen_like(activity, told.owner_id),
    )


def _keep(
    activity: Activity,
    step: Step[SeatSituation],
    situations: Sequence[SeatSituation],
    told: SeatTold,
    reason: str,
) -> None:
    taken = []
    for one in situations:
        taken.append(seat_step_row(activity, one.seat, step.name, step.target, told, reason))
        one.seat.status = step.target
    StepTaken.objects.bulk_create(taken)


def seat_step_row(activity: Activity, seat: Seat, step: str, target: str, told: SeatTold, reason: str) -> StepTaken:
    """A row for a step of one seat, from where it stands, seen by whoever sees the activity now."""
    return StepTaken(
        **seen_like(activity),
        subject="seat",
        subject_id=seat.pk,
        step=step,
        from_status=seat.status,
        to_status=target,
        side=told.side,
        way=told.way,
        officer=told.officer,
        on=told.on,
        reason=reason,
        request=request_id.get(),
        version_read=told.version_read,
    )
