"""Reminding of the last days of contacts and channels, of the side whose they are."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from agreements.activities.activity import Activity
from agreements.activities.intelligence.arrangement import Arrangement, IntelligencePoint
from agreements.activities.intelligence.vocabulary import ArrangementStage
from agreements.activities.parts import ActivityHalf
from agreements.reminders.recipients import FOLLOWING
from agreements.reminders.thresholds import crossed, nearest, next_telling
from partners.models import Notice, Officer
from partners.records.record import Audience
from partners.records.service import writing_as

POINT_ENDS = "intelligence_point_ends"


def points_tell(today: date, batch: int = 500) -> int:
    """Tell of every last day whose threshold was crossed up to `today`; how many notices.

    Selected by range, so that a missed night loses nothing; rows that another
    worker holds are left to it. Of an arrangement that has ended nobody is told.
    """
    made, last = 0, 0
    while True:
        with writing_as(None):
            due = IntelligencePoint.objects.select_for_update(skip_locked=True, of=("self",)).filter(
                tell_on__lte=today, pk__gt=last, mistake_at=None
            )
            rows = list(due.select_related("activity").order_by("pk")[:batch])
            made += _tell(rows, today)
        if len(rows) < batch:
            return made
        last = rows[-1].pk


def _tell(rows: Sequence[IntelligencePoint], today: date) -> int:
    keys = {one.activity_id for one in rows}
    over = Arrangement.objects.filter(activity__in=keys, stage=ArrangementStage.ENDED).values_list(
        "activity", flat=True
    )
    ended, people = set(over), _People({one.activity for one in rows})
    notices = []
    for one in rows:
        until = one.valid_until or today
        live = one.activity_id not in ended and one.activity.mistake_at is None
        passed = crossed(until, one.created_at.date(), today, one.told)
        if passed and live:
            notices += [_notice(one, officer, nearest(passed), until) for officer in people.of(one)]
        one.told = min(passed) if passed else one.told
        one.tell_on = next_telling(until, one.created_at.date(), one.told) if live else None
    IntelligencePoint.objects.bulk_update(rows, ["told", "tell_on"], batch_size=500)
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    return len(notices)


def _notice(point: IntelligencePoint, officer: Officer, level: int, until: date) -> Notice:
    return Notice(
        officer=officer,
        code=POINT_ENDS,
        subject=Activity.subject,
        subject_id=point.activity_id,
        data={"kind": point.kind, "on": until.isoformat(), "level": level, "urgent": False},
        key=f"point:{point.pk}:{until}:{level}",
        thread=f"point:{point.pk}",
        digest=None,
    )


class _People:
    """Whoever of a side sees to the activity, else whoever follows there."""

    def __init__(self, activities: Collection[Activity]) -> None:
        halves = ActivityHalf.objects.filter(activity__in=activities, mistake_at=None).exclude(responsible=None)
        self._halves = {(one.activity_id, one.owner_id): one.responsible_id for one in halves}
        self._here: dict[int, list[Officer]] = defaultdict(list)
        pairs = {one.partnership for one in activities}
        parties = {key for one in pairs for key in (one.party_a_id, one.party_b_id)}
        for officer in Officer.objects.filter(party__in=parties, is_active=True):
            self._here[officer.party_id or 0].append(officer)

    def of(self, point: IntelligencePoint) -> list[Officer]:
        """The officers of its side; where that sees nothing of it or has nobody here, of whoever wrote it down."""
        shared = point.audience != Audience.NATIONAL
        theirs = self._of(point, point.party_id) if shared or point.party_id == point.owner_id else []
        return theirs or self._of(point, point.owner_id or 0)

    def _of(self, point: IntelligencePoint, party: int) -> list[Officer]:
        here = [one for one in self._here[party] if one.reads_national and one.clearance >= point.marking]
        named = [one for one in here if one.pk == self._halves.get((point.activity_id, party))]
        return named or [one for one in here if one.has_role(*FOLLOWING)]
