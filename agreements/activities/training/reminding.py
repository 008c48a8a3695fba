"""Telling of seats for which nobody is named though the start is near, and of use that is to be looked at."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Min

from agreements.activities.activity import Activity
from agreements.activities.telling import SeeingTo
from agreements.activities.training.selectors import seats_unchecked, seats_unnamed
from partners.models import Notice
from partners.people.notices import mail_alone
from partners.records.record import Audience
from partners.records.service import writing_as

# Names are asked for once when their day has come, and once more, by a mail of its own, so long before the start.
LAST_CALL = timedelta(days=14)
# Use is asked for so long before its day, and once more on it.
AHEAD = timedelta(days=30)
UNNAMED, USE = "seats_unnamed", "seats_use"


def seats_tell(today: date) -> int:
    """Tell the side that sends of both, each once at each turn; how many notices were asked for.

    Selects by range, so that a missed night loses nothing. A side that does not see the activity is told nothing.
    """
    with writing_as(None):
        unnamed = _grouped(seats_unnamed(today), "activity__first_on")
        used = _grouped(seats_unchecked(today + AHEAD), "use_due_on")
        groups = {key for key, *_rest in (*unnamed, *used)}
        activities = Activity.objects.in_bulk(groups)
        seeing = SeeingTo(activities.keys(), {side for _key, side, _count, _on in (*unnamed, *used)})
        notices = [
            *_notices(unnamed, activities, seeing, UNNAMED, lambda on: on - today <= LAST_CALL),
            *_notices(used, activities, seeing, USE, lambda on: on <= today),
        ]
        Notice.objects.bulk_create(notices, ignore_conflicts=True)
        urgent = [one.key for one in notices if one.digest == ""]
        if urgent:
            mail_alone(Notice.objects.filter(key__in=urgent).values_list("pk", flat=True))
    return len(notices)


def _grouped(rows: Any, day: str) -> list[tuple[int, int, int, date]]:
    """Activity, side that sends, how many seats, and the soonest day."""
    found = rows.values("activity", "sending").annotate(n=Count("pk"), day=Min(day))
    return list(found.order_by("activity", "sending").values_list("activity", "sending", "n", "day"))


def _notices(rows: Any, activities: Any, seeing: SeeingTo, code: str, is_late: Any) -> Iterable[Notice]:
    for key, side, count, on in rows:
        activity = activities[key]
        if activity.audience == Audience.NATIONAL and activity.owner_id != side:
            continue
        late = is_late(on)
        turn = "late" if late else "first"
        for person in seeing.of(key, side, activity.marking):
            yield Notice(
                officer=person,
                code=code,
                subject=Activity.subject,
                subject_id=key,
                data={"on": on.isoformat(), "number": count},
                key=f"{code}:{key}:{on}:{turn}",
                thread=f"{code}:{key}",
                digest="" if late and code == UNNAMED else None,
            )
