"""Telling of meetings: a rhythm that breaks, actions that fall due; each once, to whoever sees to it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from cooperation.meetings.agenda import ActionReport, Outcome
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.rhythm import Beat
from cooperation.meetings.sequence import stand
from cooperation.meetings.series import MeetingSeries, SeriesSide
from cooperation.meetings.vocabulary import MeetingStatus, OutcomeKind
from partners.models import Officer
from partners.people.notices import notify
from partners.people.officer import OfficerQuerySet
from partners.records.record import Audience
from partners.records.service import writing_as

# An action is told of so long before its day, and once more when that has passed.
AHEAD = timedelta(days=14)
# What fell due longer ago was told of, or is told by To do.
BACK = timedelta(days=92)


def meetings_tell(today: date) -> int:
    """Tell what comes up: series whose next meeting is to be planned, actions near or past their day; how many.

    Selects by range, so that a missed night loses nothing; a key tells each once.
    """
    with writing_as(None):
        return sum(1 for told in (*_series(today), *_actions(today)) if told)


def _series(today: date) -> Iterator[bool]:
    joined = ("partnership__party_a", "partnership__party_b")
    series = list(MeetingSeries.objects.filter(mistake_at=None, ended_on=None).select_related(*joined))
    meetings: dict[int, list[Meeting]] = {one.pk: [] for one in series}
    rows = Meeting.objects.filter(series__in=list(meetings), mistake_at=None).exclude(status=MeetingStatus.CANCELLED)
    for row in rows.select_related("host").order_by("starts_at", "id"):
        meetings[row.series_id].append(row)
    for one in series:
        rhythm = stand(one, meetings[one.pk], today).rhythm
        if rhythm.to_propose:
            code = "meeting_broken" if rhythm.beat == Beat.BROKEN else "meeting_to_plan"
            key = f"series:{one.pk}:{rhythm.due_by.isoformat()}:{code}"
            notify(_seeing(one), code=code, key=key, subject=MeetingSeries.subject, subject_id=one.pk)
            yield True


def _seeing(series: MeetingSeries) -> list[Officer]:
    """Who is named for a series on each side that sees it; of the owner, where nobody is, all who act."""
    acting = OfficerQuerySet(Officer).acting()
    halves = SeriesSide.objects.filter(series=series, mistake_at=None)
    named = list(acting.filter(pk__in=halves.values("responsible")))
    if any(one.party_id == series.owner_id for one in named):
        return named
    return [*named, *acting.filter(party=series.owner_id)]


def _actions(today: date) -> Iterator[bool]:
    open_ones = Outcome.objects.filter(kind=OutcomeKind.ACTION, mistake_at=None, meeting__mistake_at=None).exclude(
        pk__in=ActionReport.objects.filter(mistake_at=None).values("outcome")
    )
    near = open_ones.filter(due_on__gte=today - BACK, due_on__lte=today + AHEAD)
    for one in near.select_related("meeting__series", "partnership"):
        late = one.due_on is not None and one.due_on < today
        code = "action_overdue" if late else "action_due"
        key = f"action:{one.pk}:{one.due_on}:{code}"
        notify(_owing(one), code=code, key=key, subject=Meeting.subject, subject_id=one.meeting_id)
        yield True


def _owing(action: Outcome) -> list[Officer]:
    """Who is told of an action: the side that owes it, as far as it sees it; of an unseen one, whoever wrote it."""
    pair: Any = action.partnership
    sides = {action.side_id} if action.side_id else {pair.party_a_id, pair.party_b_id}
    if action.audience == Audience.NATIONAL:
        sides = {action.owner_id}
    acting = OfficerQuerySet(Officer).acting()
    named = SeriesSide.objects.filter(series=action.meeting.series_id, owner__in=sides, mistake_at=None)
    found = list(acting.filter(pk__in=named.values("responsible")))
    left = sides - {one.party_id for one in found}
    return [*found, *acting.filter(party__in=left)]
