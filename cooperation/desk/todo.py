"""What is to do: what is due and overdue, last days to say no, silent renewals, and who waits for whom. No words."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Min

from agreements.activities.activity import Activity
from agreements.instruments.agreement import Agreement
from agreements.models import AgreementSide, Due, ObligationSide
from agreements.obligations.selectors import DueFilter, due_within, dues_found, open_on, overdue_on, stated_today
from agreements.obligations.vocabulary import DueStatus as S
from agreements.terms.dates import add_months
from cooperation.desk.exchanges import Waiting, exchanges_to_do
from cooperation.desk.horizon import Coming, coming
from cooperation.desk.meetings import Matter, matters_of
from cooperation.desk.needs import Need, needs_of
from cooperation.desk.own_days import OwnDay, own_days
from cooperation.desk.risks import RiskTurned, risks_turned
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.series import MeetingSeries
from partners.models import Officer

# What is late is ours in `overdue`, and the partner's in `they_owe`.
GROUPS = ("overdue", "due", "say_no", "renews", "waiting_us", "waiting_them", "they_owe")
# What falls due, and what renews, within so many months is to do.
MONTHS = 6
WEEK = timedelta(days=7)
# More than this nobody works through on one page; a filter narrows it.
MOST = 2_000


@dataclass(frozen=True)
class Item:
    """One thing to do: in which group, of which agreement or other whole, since or until when, whose it is of us."""

    group: str
    agreement: Agreement | Activity | Meeting | MeetingSeries
    due: Due | None = None
    event: Coming | None = None
    need: Need | None = None
    own: OwnDay | None = None
    matter: Matter | None = None
    exchange: Waiting | None = None
    risk: RiskTurned | None = None
    on: date | None = None
    since: date | datetime | None = None
    people: tuple[Officer, ...] = field(default=())

    @property
    def key(self) -> tuple[int, date, int]:
        """Its place: by day, what has none last."""
        return (self.on is None, self.on or date.max, self.agreement.pk)


def todo_of(officer: Any, today: date) -> list[Item]:
    """Everything that is to do in sight of an officer, the soonest first; the number of queries does not grow."""
    until = add_months(today, MONTHS)
    dues = _dues(officer, today, until)
    events = [one for one in coming(officer, today, months=MONTHS) if one.kind in ("last_day_to_say_no", "renews")]
    needs = needs_of(officer, today)
    agreements = {one.agreement_id for one in dues} | {one.agreement.pk for one in events}
    agreements |= {one.agreement.pk for one in needs.mine if one.agreement} | {one.pk for one in needs.owed}
    home = own_days(officer, today, until)
    agreements |= {one.agreement.pk for one in home}
    who = _Who(officer, agreements, {one.obligation_id for one in dues})
    items = [
        *(Item(_group(officer, one), one.agreement, due=one, on=one.due_on, people=who.of_due(one)) for one in dues),
        *_events(events, who),
        *_needs(needs.mine, who),
        *_home(home, today, who),
        *(Item("waiting_them", one, people=who.of(one.pk)) for one in needs.owed),
        *(_of_meeting(one) for one in matters_of(officer, today)),
    ]
    return sorted(items, key=lambda one: one.key)


def with_doings(officer: Any, today: date) -> list[Item]:
    """The same, with exchanges of intelligence that wait and legal risks that turned; one query more, of an approver
    two. On the page these stand apart."""
    waiting = exchanges_to_do(officer, today)
    more = [Item("waiting_us", one.root, risk=one, since=one.on) for one in risks_turned(officer)]
    more += [Item(one.group(today), one.entry.activity, exchange=one, on=one.on) for one in waiting]
    return sorted([*todo_of(officer, today), *more], key=lambda one: one.key)


def _of_meeting(one: Matter) -> Item:
    return Item(one.group, one.about, matter=one, on=one.on, since=one.since, people=one.people)


def _dues(officer: Any, today: date, until: date) -> list[Due]:
    """Open occasions, and those that fall due soon, of the pairs of the officer's party."""
    found = dues_found(officer, DueFilter(), today).filter(open_on(today) | due_within(today, until))
    rows = [
        one
        for one in found.order_by("due_on", "id")[:MOST]
        if one.due_on is None or one.due_on <= until or one.status in (S.TO_ACKNOWLEDGE, S.DISPUTED)
    ]
    ours = [one for one in rows if one.agreement.partnership.has(officer.party_id)]
    stated_today(ours, today)
    return [one for one in ours if one.due_on is not None or one.status in (S.TO_ACKNOWLEDGE, S.DISPUTED)]


def _group(officer: Any, due: Due) -> str:
    owes = due.obligation.debtor_id in (None, officer.party_id)
    if due.status == S.TO_ACKNOWLEDGE:
        return "waiting_them" if owes else "waiting_us"
    if due.status == S.DISPUTED:
        return "waiting_us" if owes else "waiting_them"
    if not owes:
        return "they_owe" if due.status == S.OVERDUE else "waiting_them"
    return "overdue" if due.status == S.OVERDUE else "due"


def _events(events: Collection[Coming], who: "_Who") -> Iterator[Item]:
    for one in events:
        group = "say_no" if one.kind == "last_day_to_say_no" else "renews"
        yield Item(group, one.agreement, event=one, on=one.on.first, people=who.of(one.agreement.pk))


def _home(home: Collection[OwnDay], today: date, who: "_Who") -> Iterator[Item]:
    for one in home:
        group = "overdue" if one.day < today else "due"
        yield Item(group, one.agreement, own=one, on=one.day, people=who.of(one.agreement.pk))


def _needs(needs: Collection[Need], who: "_Who") -> Iterator[Item]:
    for one in needs:
        if one.agreement is not None:
            people = who.of(one.agreement.pk)
            yield Item("waiting_us", one.agreement, need=one, since=one.since, people=people)


@dataclass(frozen=True)
class DuesAhead:
    """Of our promises: how many fall due within seven days, how many are overdue, when the next does."""

    week: int = 0
    late: int = 0
    then: date | None = None


def dues_ahead(officer: Any, today: date) -> DuesAhead:
    """What of our promises is due soon; one query."""
    if not officer.reads_shared:
        return DuesAhead()
    own = Due.objects.visible_to(officer).filter(
        obligation__debtor=officer.party_id, agreement__mistake_at=None, settled_on=None
    )
    week, later = today + WEEK, today + WEEK + timedelta(days=1)
    return DuesAhead(
        **own.aggregate(
            week=Count("pk", filter=due_within(today, week)),
            late=Count("pk", filter=overdue_on(today)),
            then=Min("due_on", filter=due_within(later, add_months(today, 12))),
        )
    )


class _Who:
    """Who of the own party sees to what: to a promise, else to its agreement; two queries."""

    def __init__(self, officer: Any, agreements: Collection[int], obligations: Collection[int]) -> None:
        self._agreements: dict[int, tuple[Officer, ...]] = {}
        self._promises: Mapping[int, tuple[Officer, ...]] = {}
        if not officer.reads_national:
            return
        halves = AgreementSide.objects.visible_to(officer).filter(owner=officer.party_id, agreement__in=agreements)
        for half in halves.select_related("responsible"):
            if half.responsible:
                self._agreements[half.agreement_id] = (half.responsible,)
        own = ObligationSide.objects.visible_to(officer).filter(owner=officer.party_id, obligation__in=obligations)
        rows = own.exclude(responsible=None).select_related("responsible")
        self._promises = {one.obligation_id: (one.responsible,) for one in rows}

    def of(self, agreement: int) -> tuple[Officer, ...]:
        """Who sees to an agreement."""
        return self._agreements.get(agreement, ())

    def of_due(self, due: Due) -> tuple[Officer, ...]:
        """Who sees to an occasion."""
        return self._promises.get(due.obligation_id) or self.of(due.agreement_id)
