"""What seats on courses need of an officer: an answer, names in time, clearance, a word on their use. No words."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Min, Q, Value

from agreements.activities.training.seat import SeatStatus as S
from agreements.activities.training.selectors import seats_unchecked, seats_unnamed
from agreements.activities.vocabulary import ActivityStatus
from agreements.models import Activity, Seat
from partners.models import Partnership

# Use is asked for so long before its day.
AHEAD = timedelta(days=30)
# More than this nobody works through on one page.
MOST = 100
_OFF = (ActivityStatus.CANCELLED, ActivityStatus.POSTPONED)


@dataclass(frozen=True)
class SeatNeed:
    """What seats of one course need of us: `code` is `seats_answer`, `seats_clear`, `seats_name` or `seats_use`.

    `count` seats; `on` is the day by which, or the first day of the course.
    """

    code: str
    activity: Activity
    count: int
    on: date


def seat_needs(officer: Any, today: date, *, pair: Any = None) -> list[SeatNeed]:
    """What seats need of this officer's side, the soonest first; two queries, however many there are."""
    if not officer.writes:
        return []
    seen = Seat.objects.visible_to(officer).filter(partnership__in=Partnership.objects.of(officer.party_id))
    if pair is not None:
        seen = seen.filter(partnership=pair)
    gives, sends = Q(giving=officer.party_id), Q(sending=officer.party_id)
    waiting = seen.exclude(activity__status__in=_OFF).filter(activity__last_on__gte=today)
    asked = {
        "seats_answer": waiting.filter((gives & Q(status=S.REQUESTED)) | (sends & Q(status=S.OFFERED))),
        "seats_clear": waiting.filter(gives, status=S.NOMINATED),
        "seats_name": seats_unnamed(today).filter(sends, pk__in=seen.values("pk")),
        "seats_use": seats_unchecked(today + AHEAD).filter(sends, pk__in=seen.values("pk")),
    }
    day = {"seats_name": "nominate_on", "seats_use": "use_due_on"}
    # One statement for all four: most officers have none of them, and ask on every visit.
    first, *others = (_counted(code, rows, day.get(code, "activity__first_on")) for code, rows in asked.items())
    found = list(first.union(*others, all=True))
    if not found:
        return []
    shown = Activity.objects.visible_to(officer).select_related("partnership__party_a", "partnership__party_b")
    courses = shown.in_bulk({activity for _code, activity, _n, _on in found})
    needs = [SeatNeed(code, courses[key], count, on) for code, key, count, on in found if key in courses]
    return sorted(needs, key=lambda need: (need.on, need.activity.pk))[:MOST]


def _counted(code: str, rows: Any, day: str) -> Any:
    """How many seats of each course, and the soonest day."""
    counted = rows.values("activity").annotate(code=Value(code), n=Count("pk"), day=Min(day))
    return counted.values_list("code", "activity", "n", "day")
