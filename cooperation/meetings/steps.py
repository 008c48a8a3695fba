"""The lifecycles of a meeting and of its minutes as tables (domain: C10), closed by default."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from cooperation.meetings.agenda import AgendaItem
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.minutes import MinutesAct, MinutesText
from cooperation.meetings.vocabulary import MeetingStatus as S
from cooperation.meetings.vocabulary import MinutesActKind, Mode
from cooperation.meetings.vocabulary import MinutesStatus as M
from partners.models import Role
from partners.records.errors import Condition
from partners.records.lifecycle import Lifecycle, Situation, Step

OFFICERS = frozenset({Role.DESK, Role.LIAISON, Role.APPROVER})
# Whoever may say for a side that the minutes are right.
DECIDERS = frozenset({Role.DESK, Role.APPROVER})

Conditions = Iterator[Condition]


@dataclass(frozen=True)
class MeetingSituation(Situation):
    """A meeting as an officer of one side finds it on a day."""

    meeting: Meeting
    today: date


def time_set(s: MeetingSituation) -> Conditions:
    """It is said when it begins and ends."""
    yield Condition("meeting_time_set", met=s.meeting.starts_at is not None and s.meeting.ends_at is not None)


def place_set(s: MeetingSituation) -> Conditions:
    """Unless one meets by video, it is said where."""
    if s.meeting.mode != Mode.VIDEO:
        yield Condition("meeting_place_set", met=bool(s.meeting.place))


def agenda_there(s: MeetingSituation) -> Conditions:
    """There is something to speak of."""
    items = AgendaItem.objects.filter(meeting=s.meeting, mistake_at=None)
    yield Condition("agenda_there", met=items.exists())


def day_has_come(s: MeetingSituation) -> Conditions:
    """Nobody holds a meeting before its legal day."""
    starts = s.meeting.starts_at
    day = timezone.localtime(starts, timezone.get_default_timezone()).date() if starts else None
    data = {"on": day.isoformat()} if day else {}
    yield Condition("meeting_day_come", data, met=day is not None and day <= s.today)


def undecided(meeting: Meeting) -> list[str]:
    """The titles of the items that came to nothing yet, in their order; one query."""
    items = AgendaItem.objects.filter(meeting=meeting, mistake_at=None).order_by("position", "id")
    open_items = items.exclude(outcomes__mistake_at=None, outcomes__isnull=False)
    return list(open_items.values_list("title", flat=True))


def items_decided(s: MeetingSituation) -> Conditions:
    """Each item came to something, if only to be deferred; one condition for each that did not."""
    titles = undecided(s.meeting)
    for title in titles:
        yield Condition("item_decided", {"title": title})
    if not titles:
        yield Condition("items_decided", met=True)


_REASON = {"reason": True}

MEETING: Lifecycle[MeetingSituation] = Lifecycle(
    "meeting",
    tuple(S),
    (
        Step("invite", frozenset({S.DRAFT}), S.OPEN, OFFICERS, guards=(time_set, place_set, agenda_there)),
        Step("begin", frozenset({S.OPEN}), S.IN_PROGRESS, OFFICERS, guards=(day_has_come,)),
        Step("close", frozenset({S.IN_PROGRESS}), S.CLOSED, OFFICERS, guards=(items_decided,)),
        Step("cancel", frozenset({S.DRAFT, S.OPEN}), S.CANCELLED, OFFICERS, needs=_REASON),
    ),
)


def meeting_closed(s: MeetingSituation) -> Conditions:
    """Minutes leave their drafter when the meeting is over."""
    yield Condition("meeting_closed", met=s.meeting.status == S.CLOSED)


def minutes_there(s: MeetingSituation) -> Conditions:
    """A version of the minutes is drafted that was not sent yet."""
    drafts = MinutesText.objects.filter(meeting=s.meeting, mistake_at=None, sent_on=None, owner=s.side)
    yield Condition("minutes_there", met=drafts.exists())


def agreed_by_each(s: MeetingSituation) -> Conditions:
    """Each side agrees to the version that was exchanged last."""
    sent = MinutesText.objects.filter(meeting=s.meeting, mistake_at=None).exclude(sent_on=None).order_by("-number")
    acts = MinutesAct.objects.filter(minutes__in=sent[:1], kind=MinutesActKind.AGREED, mistake_at=None)
    sides = set(acts.values_list("side", flat=True))
    pair = s.meeting.partnership
    for party in (pair.party_a, pair.party_b):
        yield Condition("minutes_agreed_by", {"party": party.code}, met=party.pk in sides)


MINUTES: Lifecycle[MeetingSituation] = Lifecycle(
    "minutes",
    tuple(M),
    (
        Step("exchange", frozenset({M.DRAFTED}), M.EXCHANGED, OFFICERS, guards=(meeting_closed, minutes_there)),
        Step("reopen", frozenset({M.EXCHANGED}), M.DRAFTED, OFFICERS, needs=_REASON),
        Step("agree", frozenset({M.EXCHANGED}), M.AGREED, DECIDERS, guards=(agreed_by_each,), follows=True),
    ),
)

# Which statuses let what be written.
PREPARED: Mapping[str, bool] = {S.DRAFT: True, S.OPEN: True}
