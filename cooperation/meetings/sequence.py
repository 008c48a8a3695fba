"""Series and their meetings in order: when one met last, what is planned, whose turn it is to host."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from agreements.terms.dates import PartialDate
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.rhythm import Rhythm, rhythm_of
from cooperation.meetings.series import MeetingSeries
from cooperation.meetings.vocabulary import Hosting, MeetingStatus

_COMING = (MeetingStatus.DRAFT, MeetingStatus.OPEN, MeetingStatus.IN_PROGRESS)


def legal_day_of(meeting: Meeting) -> date | None:
    """The legal day of a meeting: of its first hour, else the last day on which it is planned; None for neither."""
    if meeting.starts_at is not None:
        return timezone.localtime(meeting.starts_at, timezone.get_default_timezone()).date()
    return PartialDate.parse(meeting.planned).last if meeting.planned else None


@dataclass(frozen=True)
class Standing:
    """A series as it stands on a day: its rhythm, its meetings, the last that was held, who hosts next."""

    series: MeetingSeries
    rhythm: Rhythm
    meetings: Sequence[Meeting]
    last: Meeting | None
    next: Meeting | None
    host_id: int | None


def series_stand(reader: Any, series: Iterable[MeetingSeries], today: date) -> list[Standing]:
    """How each series stands today, of the meetings that `reader` may see; one query for all of them."""
    found = list(series)
    meetings: dict[int, list[Meeting]] = {one.pk: [] for one in found}
    rows = Meeting.objects.visible_to(reader).filter(series__in=list(meetings)).select_related("host")
    for row in rows.order_by("starts_at", "id"):
        meetings[row.series_id].append(row)
    return [stand(one, meetings[one.pk], today) for one in found]


def stand(series: MeetingSeries, meetings: Sequence[Meeting], today: date) -> Standing:
    """How one series stands today, by these of its meetings."""
    held = [one for one in meetings if one.status == MeetingStatus.CLOSED and one.starts_at is not None]
    coming = [one for one in meetings if one.status in _COMING]
    days = {one.pk: legal_day_of(one) for one in coming}
    last = held[-1] if held else None
    day = legal_day_of(last) if last else None
    counted = PartialDate.of(day) if day else PartialDate.parse(series.last_held_on)
    planned = [day for day in days.values() if day is not None]
    rhythm = rhythm_of(series.every_months, counted, planned, today, series.ended_on)
    coming.sort(key=lambda one: (days[one.pk] or date.max, one.pk))
    return Standing(series, rhythm, meetings, last, coming[0] if coming else None, _host(series, held))


def _host(series: MeetingSeries, held: Sequence[Meeting]) -> int | None:
    """Whose turn it is: in turn, whoever did not host the last meeting at one of the two; at first, as it was said."""
    if series.hosting == Hosting.OPEN:
        return None
    hosted = [one.host_id for one in held if one.host_id and series.partnership.has(one.host_id)]
    if series.hosting == Hosting.FIXED or not hosted:
        return series.first_host_id
    return int(series.partnership.other(hosted[-1]).pk)
