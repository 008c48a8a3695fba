"""Which meetings a calendar of an officer holds, and by what one sees that none of them changed."""

from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Sum
from django.utils import timezone

from agreements.reminders.given import CANCELLED_FOR, KEPT
from agreements.reminders.recipients import FOLLOWING
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.series import SeriesSide
from cooperation.meetings.vocabulary import MeetingStatus as S
from partners.models import Partnership
from partners.people.calendar_access import CalendarScope

_SHOWN = (S.OPEN, S.IN_PROGRESS, S.CLOSED)


def meeting_days(officer: Any, scope: str, today: date, now: datetime) -> QuerySet[Any]:
    """The meetings to which was invited, of a year back, and for half a year those that were cancelled since.

    An officer's own are those of a series that the officer sees to; where
    nobody is named, of whoever follows agreements.
    """
    noon = datetime.combine(today, datetime.min.time(), timezone.get_default_timezone())
    live = Q(status__in=_SHOWN, starts_at__gte=noon - KEPT)
    gone = Q(status=S.CANCELLED, reference__isnull=False, starts_at__isnull=False, updated_at__gte=now - CANCELLED_FOR)
    pairs = Partnership.objects.of(officer.party_id)
    found = Meeting.objects.visible_to(officer).filter(live | gone, partnership__in=pairs)
    if scope == CalendarScope.MINE:
        halves = SeriesSide.objects.filter(series=OuterRef("series"), owner=officer.party_id, mistake_at=None)
        mine = Q(Exists(halves.filter(responsible=officer.pk)))
        if officer.has_role(*FOLLOWING):
            mine |= ~Q(Exists(halves))
        found = found.filter(mine)
    return found.select_related("partnership__party_a", "partnership__party_b", "owner").order_by("starts_at", "pk")


def meeting_fingerprint(found: QuerySet[Any]) -> tuple[Any, ...]:
    """What changes whenever any of these meetings does; one query."""
    tally = found.order_by().aggregate(n=Count("pk"), sum=Sum("pk"), at=Max("updated_at"))
    return tuple(tally.values())
