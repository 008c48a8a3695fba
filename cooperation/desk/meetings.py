"""What meetings ask of an officer: a rhythm that breaks, actions, minutes to answer, who sees it. No words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from agreements.terms.dates import add_months
from cooperation.desk.waiting import Asked, to_decide
from cooperation.meetings.actions import actions_open
from cooperation.meetings.agenda import Outcome
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.minutes import MinutesAct, MinutesText
from cooperation.meetings.rhythm import Beat
from cooperation.meetings.sequence import series_stand
from cooperation.meetings.series import MeetingSeries, SeriesSide
from cooperation.meetings.steps import DECIDERS
from cooperation.meetings.vocabulary import MinutesStatus
from partners.models import Officer, Partnership

# Actions are told of so many months ahead, as promises are.
MONTHS = 6
# Of our own, those that fall due so soon need somebody now.
SOON = timedelta(days=14)
JOINED = ("partnership__party_a", "partnership__party_b")


@dataclass(frozen=True)
class Matter:
    """One thing: `plan`, `action`, `answer_minutes` or `decide_audience`; in which group of To do, until when."""

    code: str
    group: str
    about: Meeting | MeetingSeries
    on: date | None = None
    since: Any = None
    action: Outcome | None = None
    people: tuple[Officer, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)


def matters_of(officer: Any, today: date, asked: Asked = None) -> list[Matter]:
    """All of it in sight of an officer, the soonest first; the number of queries does not grow.

    `asked` are the requests that wait, where they are at hand.
    """
    if not officer.reads_shared:
        return []
    found = [
        *_to_plan(officer, today),
        *_actions(officer, today),
        *_minutes(officer),
        *_to_decide(officer, asked),
    ]
    return sorted(found, key=lambda one: (one.on is None, one.on or date.max, one.about.pk))


def matters_now(officer: Any, matters: Iterable[Matter], today: date) -> list[Matter]:
    """Those that need this officer now: what is to be planned, our actions that fall due soon, what waits for us."""
    if not officer.writes:
        return []
    return [
        one
        for one in matters
        if one.group != "waiting_them" and (one.code != "action" or one.on is None or one.on <= today + SOON)
    ]


def _to_plan(officer: Any, today: date) -> Iterator[Matter]:
    """Series whose next meeting is to be planned, or is planned too late."""
    pairs = Partnership.objects.of(officer.party_id)
    series = MeetingSeries.objects.visible_to(officer).filter(partnership__in=pairs).select_related(*JOINED)
    standings = [one for one in series_stand(officer, series, today) if one.rhythm.to_propose]
    halves = SeriesSide.objects.visible_to(officer).filter(series__in=[one.series for one in standings])
    rows = halves.filter(owner=officer.party_id).select_related("responsible") if standings else ()
    people = {half.series_id: (half.responsible,) for half in rows}
    for one in standings:
        group = "overdue" if one.rhythm.beat == Beat.BROKEN else "due"
        who = people.get(one.series.pk, ())
        yield Matter("plan", group, one.series, on=one.rhythm.due_by, people=who, data={"standing": one})


def _actions(officer: Any, today: date) -> Iterator[Matter]:
    until = add_months(today, MONTHS)
    rows = actions_open(officer).filter(partnership__in=Partnership.objects.of(officer.party_id), due_on__lte=until)
    for one in rows:
        ours = one.side_id in (None, officer.party_id)
        late = one.due_on is not None and one.due_on < today
        group = ("overdue" if late else "due") if ours else ("they_owe" if late else "waiting_them")
        yield Matter("action", group, one.meeting, on=one.due_on, action=one)


def _minutes(officer: Any) -> Iterator[Matter]:
    """Minutes that were exchanged and that our side did not agree to yet."""
    exchanged = Meeting.objects.visible_to(officer).filter(minutes=MinutesStatus.EXCHANGED)
    waiting = list(exchanged.filter(partnership__in=Partnership.objects.of(officer.party_id)).select_related(*JOINED))
    if not waiting:
        return
    texts = MinutesText.objects.visible_to(officer).filter(meeting__in=waiting).exclude(sent_on=None)
    last = {one.meeting_id: one for one in texts.order_by("number")}
    agreed = MinutesAct.objects.visible_to(officer).filter(minutes__in=last.values(), kind="agreed")
    said = set(agreed.values_list("meeting", "side"))
    for one in waiting:
        pair: Any = one.partnership
        text = last.get(one.pk)
        since = text.sent_on if text else None
        if (one.pk, officer.party_id) not in said:
            if officer.has_role(*DECIDERS):
                yield Matter("answer_minutes", "waiting_us", one, since=since)
        elif (one.pk, pair.other(officer.party_id).pk) not in said:
            yield Matter("answer_minutes", "waiting_them", one, since=since)


def _to_decide(officer: Any, asked: Asked) -> Iterator[Matter]:
    """Requests on who sees a meeting or a series that this approver may decide."""
    kinds: Mapping[str, Any] = {Meeting.subject: Meeting, MeetingSeries.subject: MeetingSeries}
    mine = to_decide(officer, asked, *kinds)
    for subject, model in kinds.items():
        keys = [one.subject_id for one in mine if one.subject == subject]
        seen = model.objects.visible_to(officer).select_related(*JOINED).in_bulk(keys) if keys else {}
        for one in mine:
            if one.subject == subject and one.subject_id in seen:
                data = {"audience": one.to_audience}
                yield Matter("decide_audience", "waiting_us", seen[one.subject_id], since=one.created_at, data=data)
