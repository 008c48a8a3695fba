"""Reminding of the last days of contacts and channels, and of the days by which exchanges are returned or destroyed."""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from agreements.activities.activity import Activity
from agreements.activities.intelligence.arrangement import Arrangement, IntelligencePoint
from agreements.activities.intelligence.exchange import Exchange
from agreements.activities.intelligence.vocabulary import ArrangementStage
from agreements.activities.parts import ActivityHalf
from agreements.reminders.recipients import FOLLOWING
from agreements.reminders.thresholds import crossed, nearest, next_telling
from partners.models import Notice, Officer
from partners.records.record import Audience
from partners.records.service import writing_as


@dataclass(frozen=True)
class _Told:
    """What is told of rows of a kind: of which day, to which side, as what; and whether the end of it all ends it."""

    model: Any
    day: str
    side: Callable[[Any], int]
    code: str
    until_ended: bool = False


def _receiver(entry: Exchange) -> int:
    pair = entry.activity.partnership
    return int(pair.party_b_id if entry.sender_id == pair.party_a_id else pair.party_a_id)


_KINDS = (
    _Told(IntelligencePoint, "valid_until", lambda one: one.party_id, "intelligence_point_ends", until_ended=True),
    _Told(Exchange, "due_on", _receiver, "exchange_due"),
)


def intelligence_tell(today: date, batch: int = 500) -> int:
    """Tell of every day whose threshold was crossed up to `today`; how many notices.

    Selected by range, so that a missed night loses nothing; rows that another
    worker holds are left to it. Of the contacts of an arrangement that has
    ended nobody is told; what is to be destroyed outlives it.
    """
    return sum(_tell_kind(kind, today, batch) for kind in _KINDS)


def _tell_kind(kind: _Told, today: date, batch: int) -> int:
    made, last = 0, 0
    while True:
        with writing_as(None):
            due = kind.model.objects.select_for_update(skip_locked=True, of=("self",)).filter(
                tell_on__lte=today, pk__gt=last, mistake_at=None
            )
            rows = list(due.select_related("activity__partnership").order_by("pk")[:batch])
            made += _tell(kind, rows, today)
        if len(rows) < batch:
            return made
        last = rows[-1].pk


def _tell(kind: _Told, rows: Sequence[Any], today: date) -> int:
    keys = {one.activity_id for one in rows}
    over = Arrangement.objects.filter(activity__in=keys, stage=ArrangementStage.ENDED)
    ended = set(over.values_list("activity", flat=True)) if kind.until_ended else set()
    people = _People({one.activity for one in rows})
    notices = []
    for one in rows:
        until: date = getattr(one, kind.day) or today
        known = one.created_at.date()
        live = one.activity_id not in ended and one.activity.mistake_at is None
        passed = crossed(until, known, today, one.told)
        if passed and live:
            notices += [_notice(kind, one, officer, nearest(passed), until) for officer in people.of(kind, one)]
        one.told = min(passed) if passed else one.told
        one.tell_on = next_telling(until, known, one.told) if live else None
    kind.model.objects.bulk_update(rows, ["told", "tell_on"], batch_size=500)
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    return len(notices)


def _notice(kind: _Told, row: Any, officer: Officer, level: int, until: date) -> Notice:
    return Notice(
        officer=officer,
        code=kind.code,
        subject=Activity.subject,
        subject_id=row.activity_id,
        data={"on": until.isoformat(), "level": level, "urgent": False},
        key=f"{kind.code}:{row.pk}:{until}:{level}",
        thread=f"{kind.code}:{row.pk}",
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

    def of(self, kind: _Told, row: Any) -> list[Officer]:
        """The officers of its side; where that sees nothing of it or has nobody here, of whoever wrote it down."""
        shared, side = row.audience != Audience.NATIONAL, kind.side(row)
        theirs = self._of(row, side) if shared or side == row.owner_id else []
        return theirs or self._of(row, row.owner_id or 0)

    def _of(self, row: Any, party: int) -> list[Officer]:
        here = [one for one in self._here[party] if one.reads_national and one.clearance >= row.marking]
        named = [one for one in here if one.pk == self._halves.get((row.activity_id, party))]
        return named or [one for one in here if one.has_role(*FOLLOWING)]
