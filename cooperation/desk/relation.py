"""A partnership as somebody about to meet the partner has to know it: read once, without words."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from agreements.instruments.agreement import Agreement
from agreements.models import AgreementSide, Consultation, Due, Obligation
from agreements.obligations.keeping import Word, words_kept
from agreements.obligations.selectors import DueFilter, dues_found, stated_today
from agreements.obligations.vocabulary import DueStatus
from agreements.reciprocity.balance import Balance, balance_of
from agreements.reciprocity.oneway import OneWay, one_ways
from agreements.terms.dates import add_months
from cooperation.desk.horizon import Coming, comings
from cooperation.desk.moving import Moving, moving_of
from cooperation.desk.pairs import by_stage
from cooperation.desk.situations import with_parties
from cooperation.meetings.actions import actions_open
from cooperation.meetings.agenda import AgendaItem, Outcome
from cooperation.meetings.meeting import Delegate, Meeting
from cooperation.meetings.sequence import Standing, series_stand
from cooperation.meetings.series import MeetingSeries
from cooperation.meetings.vocabulary import MeetingStatus
from partners.models import Partnership

MONTHS = 6
# More than this nobody reads before a meeting.
MOST = 12


@dataclass(frozen=True)
class Relation:
    """What is agreed, owed, open and planned with one partner, of what the reader may see."""

    reader: Any
    pair: Partnership
    today: date
    agreements: list[Agreement]
    stages: dict[str, list[Agreement]]
    events: list[Coming]
    dues: list[Due]
    words: list[Word]
    consultations: list[Consultation]
    actions: list[Outcome]
    promises: dict[int | None, Obligation]
    series: list[Standing]
    last: Meeting | None
    next: Meeting | None
    decisions: list[Outcome]
    deferred: list[AgendaItem]
    people: list[Delegate]
    halves: list[AgreementSide]
    moving: Moving
    balance: Balance
    one_way: OneWay | None

    @property
    def partner_id(self) -> int:
        """The other side."""
        return int(self.pair.other(self.reader.party_id).pk)

    def owed_by(self, party: int) -> list[Due]:
        """What a side owes, what both owe included."""
        return [one for one in self.dues if one.obligation.debtor_id in (None, party)]

    def actions_of(self, party: int) -> list[Outcome]:
        """The open actions of a side, those of both included."""
        return [one for one in self.actions if one.side_id in (None, party)]


def relation_of(reader: Any, pair: Partnership, today: date) -> Relation:
    """Read a partnership; the number of queries does not grow with what there is."""
    rows = Agreement.objects.visible_to(reader).filter(partnership=pair)
    agreements = list(with_parties(rows).defer("search").order_by("-pk"))
    stages = by_stage(agreements, today)
    meetings = list(
        Meeting.objects.visible_to(reader)
        .filter(partnership=pair)
        .exclude(status=MeetingStatus.CANCELLED)
        .select_related("series", "host", "partnership__party_a", "partnership__party_b")
        .order_by("starts_at", "id")
    )
    held = [one for one in meetings if one.status == MeetingStatus.CLOSED]
    coming = [one for one in meetings if one.status in (MeetingStatus.DRAFT, MeetingStatus.OPEN)]
    last, following = (held[-1] if held else None), (coming[0] if coming else None)
    series = MeetingSeries.objects.visible_to(reader).filter(partnership=pair)
    return Relation(
        reader=reader,
        pair=pair,
        today=today,
        agreements=agreements,
        stages=stages,
        events=comings(agreements, today),
        dues=_dues(reader, pair, today),
        words=[one for one in words_kept(reader, today) if one.partnership == pair.pk],
        consultations=_consultations(reader, pair),
        actions=list(actions_open(reader).filter(partnership=pair)),
        promises=_promises(reader, pair),
        series=series_stand(reader, series.select_related("partnership__party_a", "partnership__party_b"), today),
        last=last,
        next=following,
        decisions=_decisions(reader, last),
        deferred=_deferred(reader, last),
        people=_people(reader, [one for one in (following, last) if one]),
        halves=_halves(reader, agreements),
        moving=moving_of(reader, pair, today),
        balance=balance_of(reader, pair),
        one_way=next(iter(one_ways(reader, today, [pair.pk])), None),
    )


def _dues(reader: Any, pair: Partnership, today: date) -> list[Due]:
    """Open occasions, and those that fall due within half a year, the soonest first."""
    until = add_months(today, MONTHS)
    found = dues_found(reader, DueFilter(group="open"), today, until).filter(partnership=pair)
    rows = list(found.order_by("due_on", "id")[: MOST * 2])
    stated_today(rows, today)
    return [one for one in rows if one.due_on is not None or one.status == DueStatus.DISPUTED]


def _consultations(reader: Any, pair: Partnership) -> list[Consultation]:
    rows = Consultation.objects.visible_to(reader).filter(partnership=pair, outcome="", agreement__mistake_at=None)
    return list(rows.select_related("agreement", "asked_by").order_by("asked_at"))


def _promises(reader: Any, pair: Partnership) -> dict[int | None, Obligation]:
    """The latest promise of each side: the one that was written down last."""
    rows = Obligation.objects.visible_to(reader).filter(partnership=pair, agreement__mistake_at=None)
    latest = rows.order_by("debtor_id", "-created_at", "-id").distinct("debtor_id")
    return {one.debtor_id: one for one in latest.select_related("agreement")}


def _decisions(reader: Any, last: Meeting | None) -> list[Outcome]:
    if last is None:
        return []
    rows = Outcome.objects.visible_to(reader).filter(meeting=last).exclude(kind="deferred")
    return list(rows.select_related("side", "item").order_by("item__position", "id"))


def _deferred(reader: Any, last: Meeting | None) -> list[AgendaItem]:
    if last is None:
        return []
    deferred = Outcome.objects.visible_to(reader).filter(meeting=last, kind="deferred")
    rows = AgendaItem.objects.visible_to(reader).filter(pk__in=deferred.values("item"))
    return list(rows.order_by("position"))


def _people(reader: Any, meetings: Collection[Meeting]) -> list[Delegate]:
    """Who sits or sat at the table, of the next meeting before the last, heads first, each function once."""
    rows = Delegate.objects.visible_to(reader).filter(meeting__in=meetings).select_related("side")
    order = {one.pk: place for place, one in enumerate(meetings)}
    found: dict[tuple[int, str, str], Delegate] = {}
    for one in sorted(rows, key=lambda one: (order[one.meeting_id], not one.heads, one.pk)):
        found.setdefault((one.side_id, one.name, one.function), one)
    return list(found.values())


def _halves(reader: Any, agreements: Collection[Agreement]) -> list[AgreementSide]:
    """Our own halves: who of us sees to what, and whom we call over there."""
    rows = AgreementSide.objects.visible_to(reader).filter(owner=reader.party_id, agreement__in=agreements)
    return list(rows.select_related("responsible").order_by("agreement"))
