"""What could be offered in return besides capabilities: courses that the other seeks, and what was pledged already."""

from collections.abc import Mapping

from agreements.activities.training.course import Course, CourseStanding
from agreements.activities.training.seat import Seat, SeatStatus
from agreements.activities.vocabulary import OPEN
from agreements.reciprocity.entry import ReciprocityEntry
from agreements.reciprocity.vocabulary import EntryStatus
from partners.records.record import Reader

# By pair, titles.
Titles = dict[int, list[str]]
_COURSE = ("activity", "partnership", "activity__host", "activity__title")
_WANTED = frozenset({SeatStatus.FORECAST, SeatStatus.REQUESTED})


def courses_sought(reader: Reader, givers: Mapping[int, int]) -> Titles:
    """The open courses in sight that are sought of these sides, by pair; two queries at most.

    `givers` names the side by pair. Who gives a course is known by seats that
    nobody gave yet, or where there are none by its host.
    """
    seen = Course.objects.visible_to(reader).filter(partnership__in=list(givers), standing=CourseStanding.SOUGHT)
    open_ones = seen.filter(activity__status__in=sorted(OPEN), activity__mistake_at=None)
    rows = list(open_ones.order_by("activity__first_on", "pk").values_list(*_COURSE))
    seats: dict[int, set[tuple[int, bool]]] = {}
    if rows:
        asked = Seat.objects.visible_to(reader).filter(activity__in=[row[0] for row in rows]).order_by()
        for activity, giving, status in asked.values_list("activity", "giving", "status").distinct():
            seats.setdefault(activity, set()).add((giving, status in _WANTED))
    found: Titles = {}
    for activity, pair, host, title in rows:
        if (givers[pair], True) in seats.get(activity, {(host, True)}):
            found.setdefault(pair, []).append(title)
    return found


def pledges_open(reader: Reader, givers: Mapping[int, int]) -> Titles:
    """What these sides pledged and did not provide yet, in sight, by pair; one query."""
    seen = ReciprocityEntry.objects.visible_to(reader).filter(
        partnership__in=list(givers), giver__in=set(givers.values()), status=EntryStatus.PLEDGED
    )
    found: Titles = {}
    for one in seen.select_related("activity").order_by("due_on", "pk"):
        if givers[one.partnership_id] == one.giver_id:
            found.setdefault(one.partnership_id, []).append(one.name)
    return found
