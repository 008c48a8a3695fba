"""Seats written down, several at once: how many, which side gives them, for which function; taken out again."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils import timezone

from agreements.activities.access import seen_like
from agreements.activities.activity import Activity
from agreements.activities.elsewhere import activities_changed
from agreements.activities.stepping import activity_correction_keep
from agreements.activities.training.course import Course
from agreements.activities.training.keeping import Faults, course_of, hold_training
from agreements.activities.training.seat import ENDED, USED, Seat, SeatAct, spans
from agreements.activities.training.seat import SeatStatus as S
from agreements.instruments.vocabulary import Door
from agreements.terms.dates import add_months
from partners.models import Party
from partners.records.errors import Condition, Forbidden, Malformed, Refused, Unseen
from partners.records.service import service

MOST = 500
# What a seat may be recorded as where its activity is recorded as it exists.
KNOWN = tuple(one for one in S if one not in ENDED and one != S.USE_CHECKED)


@service
def seats_add(
    *,
    officer: Any,
    today: date,
    activity: Activity,
    count: int,
    giving: Party,
    expected_version: int | None,
    function: str = "",
    status: str = S.FORECAST,
) -> list[Seat]:
    """Write down `count` seats that one side gives to the other, for a function and level.

    They are forecast; where the activity is recorded as it exists, they may stand where they are known to.
    Raises Malformed, Forbidden, Refused, Unseen, Stale.
    """
    held = hold_training(officer, activity, expected_version)
    faults: Faults = {} if 1 <= count <= MOST else {"count": ["out_of_range"]}
    if not held.partnership.has(giving.pk):
        faults["giving"] = ["not_of_pair"]
    if len(function.strip()) > 160:
        faults["function"] = ["too_long"]
    if status not in KNOWN:
        faults["status"] = ["unknown"]
    elif status != S.FORECAST and held.door != Door.RECORDED:
        faults["status"] = ["only_of_recorded"]
    elif status in USED and (held.first_on if status == S.ATTENDING else held.last_on) > today:
        faults["status"] = ["not_over_yet"]
    if faults:
        raise Malformed(faults)
    last = Seat.objects.filter(activity=held).aggregate(last=Max("number"))["last"] or 0
    common = {
        "activity": held,
        "function": function.strip(),
        "giving": giving,
        "sending": held.partnership.other(giving.pk),
        **_as_known(held, course_of(held), status),
        **seen_like(held, officer.party_id),
    }
    made = list(Seat.objects.bulk_create(Seat(number=last + one, **common) for one in range(1, count + 1)))
    activities_changed([held])
    return made


def _as_known(activity: Activity, course: Course, status: str) -> dict[str, Any]:
    """The columns of a seat that stands somewhere from the beginning."""
    if status == S.FORECAST:
        return {}
    found: dict[str, Any] = {"status": status, "as_known": True, "offered_on": activity.first_on}
    if status == S.GRADUATED:
        due = add_months(activity.last_on, course.use_months)
        found |= {"graduated_on": activity.last_on, "use_due_on": due}
    return found


@service
def seats_put(
    *,
    officer: Any,
    today: date,
    activity: Activity,
    seats: Collection[int],
    function: str,
    expected_version: int | None,
) -> list[Seat]:
    """Say for which function and level seats are, until somebody sits on them.

    Raises Malformed, Forbidden, Refused, Unseen, Stale.
    """
    held = hold_training(officer, activity, expected_version)
    rows = seats_named(officer, held, seats)
    said = function.strip()
    if not said or len(said) > 160:
        raise Malformed({"function": ["too_long" if said else "required"]})
    late = [one.number for one in rows if one.status in USED | ENDED]
    if late:
        raise Refused([Condition("seat_open_still", {"seats": spans(late)})])
    Seat.objects.filter(pk__in=[one.pk for one in rows]).update(function=said, updated_at=timezone.now())
    return rows


@service
def seats_mistake(
    *,
    officer: Any,
    today: date,
    activity: Activity,
    seats: Collection[int],
    reason: str,
    expected_version: int | None,
) -> list[Seat]:
    """Take out seats that were entered by mistake, by the party that wrote them, while no side moved them.

    Raises Malformed without a reason, Forbidden, Refused, Unseen, Stale.
    """
    held = hold_training(officer, activity, expected_version)
    rows = seats_named(officer, held, seats)
    if any(one.owner_id != officer.party_id for one in rows):
        raise Forbidden("owner_only")
    if not reason.strip():
        raise Malformed({"reason": ["required"]})
    acts = SeatAct.objects.filter(activity=held, mistake_at=None).values_list("seats", flat=True)
    moved = {int(number) for numbers in acts for number in numbers} & {one.number for one in rows}
    if moved:
        raise Refused([Condition("seat_not_moved", {"seats": spans(moved)})])
    now = timezone.now()
    Seat.objects.filter(pk__in=[one.pk for one in rows]).update(mistake_at=now, updated_at=now)
    taken = {"seats": spans(one.number for one in rows)}
    activity_correction_keep(officer, held, "seat", rows[0].pk, taken, {"mistake": True}, reason)
    activities_changed([held])
    return rows


def seats_named(reader: Any, activity: Activity, numbers: Collection[int]) -> list[Seat]:
    """Seats of an activity by their numbers, in their order. Raises Malformed without any, Unseen where one is not."""
    wanted = set(numbers)
    if not wanted or len(wanted) > MOST:
        raise Malformed({"seats": ["out_of_range" if wanted else "required"]})
    seen = Seat.objects.visible_to(reader).filter(activity=activity, number__in=wanted)
    rows = list(seen.select_related("giving", "sending").order_by("number"))
    if len(rows) < len(wanted):
        raise Unseen
    return rows
