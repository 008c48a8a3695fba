"""Which meetings and series words and a partner find, of those in sight."""

from typing import Any

from django.db.models import Q, QuerySet

from cooperation.meetings.meeting import Meeting
from cooperation.meetings.series import MeetingSeries
from partners.models import Partnership
from partners.records.record import Reader

# More words than this add nothing but work.
MOST_WORDS = 6


def meetings_found(reader: Reader, *, q: str = "", partner: str = "") -> QuerySet[Any]:
    """The meetings in sight with each word of `q` in title, reference or place, with a partner by its code."""
    found = _with(Meeting.objects.visible_to(reader), partner)
    for word in q.split()[:MOST_WORDS]:
        found = found.filter(Q(titles__icontains=word) | Q(reference__icontains=word) | Q(place__icontains=word))
    return found


def series_found(reader: Reader, *, q: str = "", partner: str = "") -> QuerySet[Any]:
    """The series in sight with each word of `q` in their title, with a partner by its code."""
    found = _with(MeetingSeries.objects.visible_to(reader), partner)
    for word in q.split()[:MOST_WORDS]:
        found = found.filter(titles__icontains=word)
    return found


def _with(rows: QuerySet[Any], partner: str) -> QuerySet[Any]:
    pairs = Partnership.objects.filter(Q(party_a__code=partner) | Q(party_b__code=partner))
    return rows.filter(partnership__in=pairs) if partner else rows
