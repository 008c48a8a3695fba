"""Dues of promises as occasions: each has one for as long as it is asked for, on its last day."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from agreements.instruments.vocabulary import BEFORE_SIGNATURE, Status
from agreements.obligations.due import Due
from agreements.obligations.vocabulary import DueStatus as S
from agreements.reminders.occasion import DUE, Occasion
from agreements.reminders.thresholds import next_telling
from partners.records.service import writing_as

# Still to be kept; what is frozen, lapsed or waived is not asked for, what is done is only remembered.
ASKED = (S.PENDING, S.ACTIVE, S.DUE, S.OVERDUE, S.PARTLY, S.DISPUTED)
_DONE = (S.FULFILLED, S.TO_ACKNOWLEDGE, S.CLOSED)
_UNSIGNED = frozenset({*BEFORE_SIGNATURE, Status.NOT_YET_SIGNED, Status.ABANDONED})
OVERDUE = "overdue"
_COLUMNS = ("on", "first", "last", "consequence", "state", "sequence", "known_on", "told", "tell_on", "changed_at")


def due_occasions(dues: Collection[Due], today: date) -> int:
    """Bring the occasions of these dues to how the dues are; how many changed. Three queries; the caller's transaction.

    A due without a date, or one that an event set off, has none: the clock of
    a consultation reminds by itself. Nor has one of an agreement that is not
    signed. Each carries its promise, and that its agreement.
    """
    kept = {one.part: one for one in Occasion.objects.filter(kind=DUE, part__in=[due.pk for due in dues])}
    now, made, changed = timezone.now(), [], []
    for due in dues:
        row, state = kept.get(due.pk), _state(due)
        if row is None and state == Occasion.State.LIVE and due.due_on and due.due_on >= today:
            fresh = Occasion(agreement_id=due.agreement_id, kind=DUE, part=due.pk, consequence=OVERDUE)
            made.append(_put(fresh, due, today, now))
        elif row is not None and _bring(row, due, state, today, now):
            changed.append(row)
    Occasion.objects.bulk_create(made)
    Occasion.objects.bulk_update(changed, _COLUMNS, batch_size=500)
    return len(made) + len(changed)


def _state(due: Due) -> str:
    if due.mistake_at or due.due_on is None or due.limit_at or due.obligation.agreement.status in _UNSIGNED:
        return Occasion.State.CANCELLED
    if due.status in ASKED:
        return Occasion.State.LIVE
    return Occasion.State.DONE if due.status in _DONE else Occasion.State.CANCELLED


def _bring(row: Any, due: Due, state: str, today: date, now: datetime) -> bool:
    """Bring the occasion of a due to it; whether that changed anything."""
    moved = state == Occasion.State.LIVE and (row.on, row.last) != (due.due, due.due_on)
    if not moved and row.state == state:
        return False
    row.sequence, row.changed_at = row.sequence + 1, now
    if moved:
        _put(row, due, today, now)
        return True
    row.state = state
    # What was told of this very day is not told again where it is asked for once more.
    live = state == Occasion.State.LIVE
    row.tell_on = next_telling(row.first, row.known_on, row.told) if live else None
    return True


def _put(row: Any, due: Due, today: date, now: datetime) -> Any:
    row.on, row.first, row.last = due.due, due.due_on, due.due_on
    row.state, row.known_on, row.told, row.changed_at = Occasion.State.LIVE, today, None, now
    row.tell_on = next_telling(row.first, today, None)
    return row


def dues_with_day(dues: QuerySet[Any]) -> QuerySet[Any]:
    """Of some dues those that are asked for on a day of the calendar."""
    asked = dues.filter(status__in=ASKED, due_on__isnull=False, limit_at=None, mistake_at=None)
    return asked.exclude(agreement__status__in=_UNSIGNED)


def due_occasions_mend(today: date, batch: int = 1000) -> int:
    """Put right the occasions of dues that were written without them, such as in bulk; how many changed."""
    same = Occasion.objects.filter(kind=DUE, part=OuterRef("pk"), state=Occasion.State.LIVE, last=OuterRef("due_on"))
    asked = dues_with_day(Due.objects.filter(agreement__mistake_at=None))
    without = asked.filter(due_on__gte=today).filter(~Exists(same))
    telling = Occasion.objects.filter(kind=DUE, state=Occasion.State.LIVE).filter(Q(last__gte=today) | ~Q(tell_on=None))
    for_nothing = telling.filter(~Exists(asked.filter(pk=OuterRef("part"))))
    with writing_as(None):
        keys = [*without.values_list("pk", flat=True)[:batch], *for_nothing.values_list("part", flat=True)[:batch]]
        found = list(Due.objects.filter(pk__in=keys).select_related("obligation__agreement"))
        return due_occasions(found, today) if found else 0
