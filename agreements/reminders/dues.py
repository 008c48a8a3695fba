"""Dues of promises as occasions: each has one for as long as it is asked for, on its last day."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from agreements.instruments.vocabulary import BEFORE_SIGNATURE, Status
from agreements.obligations.due import Due
from agreements.obligations.vocabulary import DueStatus as S
from agreements.reminders.keeping import PartDay, part_occasions
from agreements.reminders.occasion import DUE, Occasion
from partners.records.service import writing_as

# Still to be kept; what is frozen, lapsed or waived is not asked for, what is done is only remembered.
ASKED = (S.PENDING, S.ACTIVE, S.DUE, S.OVERDUE, S.PARTLY, S.DISPUTED)
_DONE = (S.FULFILLED, S.TO_ACKNOWLEDGE, S.CLOSED)
_UNSIGNED = frozenset({*BEFORE_SIGNATURE, Status.NOT_YET_SIGNED, Status.ABANDONED})
OVERDUE = "overdue"


def due_occasions(dues: Collection[Due], today: date) -> int:
    """Bring the occasions of these dues to how the dues are; how many changed. Three queries; the caller's transaction.

    A due without a date, or one that an event set off, has none: the clock of
    a consultation reminds by itself. Nor has one of an agreement that is not
    signed. Each carries its promise, and that its agreement.
    """
    return part_occasions([_day(one) for one in dues], today)


def _day(due: Due) -> PartDay:
    return PartDay(DUE, due.pk, due.agreement_id, _state(due), due.due, due.due_on, OVERDUE)


def _state(due: Due) -> str:
    if due.mistake_at or due.due_on is None or due.limit_at or due.obligation.agreement.status in _UNSIGNED:
        return Occasion.State.CANCELLED
    if due.status in ASKED:
        return Occasion.State.LIVE
    return Occasion.State.DONE if due.status in _DONE else Occasion.State.CANCELLED


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
