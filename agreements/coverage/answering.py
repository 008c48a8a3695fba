"""Is this activity covered? Answered without writing anything, from what the reader may see."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from typing import Any

from agreements.activities.activity import Activity
from agreements.activities.parts import ActivitySide
from agreements.coverage.asking import Need, needs_of
from agreements.coverage.judging import Lead, gap_in
from agreements.coverage.leads import Around, leads_of
from agreements.coverage.paper import CoveragePaper
from agreements.coverage.rule import rules_of
from agreements.coverage.rules import Rule
from agreements.coverage.vocabulary import State
from agreements.coverage.waiver import COVERED, Gone, LegalWaiver, waivers_of
from agreements.instruments.agreement import Agreement
from agreements.instruments.vocabulary import InstrumentType
from agreements.standing.course import Courses

_JOINED = ("partnership__party_a", "partnership__party_b", "standing")


@dataclass(frozen=True)
class Answer:
    """One requirement and how it is met: by an agreement or a paper on all days, or what is missing.

    `leads` are the ways to what is missing, the shortest first. `waived` is the
    decision of an own approver to go ahead without it on these days.
    """

    need: Need
    state: State
    agreement: Agreement | None = None
    paper: CoveragePaper | None = None
    leads: Sequence[Lead] = ()
    waived: LegalWaiver | None = None

    @property
    def rule(self) -> Rule:
        """The rule that asks for it."""
        return self.need.rule

    @property
    def met(self) -> bool:
        """Whether nothing is missing, or an approver goes ahead without it."""
        return self.state == State.COVERED or self.waived is not None


# What was answered already while one page is read; None: nothing is remembered.
_ANSWERED: ContextVar[dict[tuple[int, int, int], list["Answer"]] | None] = ContextVar("answered", default=None)


@contextmanager
def answered_once() -> Iterator[None]:
    """Within it, what covers an activity is looked up once, however many cards ask; nothing is written within it."""
    token = _ANSWERED.set({})
    try:
        yield
    finally:
        _ANSWERED.reset(token)


def covered(reader: Any, activity: Activity) -> list[Answer]:
    """Every requirement of one activity as `reader` finds it: a batch of one."""
    known = _ANSWERED.get()
    if known is None:
        return covered_in(reader, [activity])[activity.pk]
    key = (id(reader), activity.pk, activity.version)
    if key not in known:
        known[key] = covered_in(reader, [activity])[activity.pk]
    return known[key]


def covered_in(reader: Any, activities: Collection[Activity]) -> dict[int, list[Answer]]:
    """The requirements of activities, by key; empty for those in which the reader's party has no part.

    Activities come with their pair, country and host. The number of queries
    does not grow with them.
    """
    own = [one for one in activities if reader.party_id and one.partnership.has(reader.party_id)]
    found: dict[int, list[Answer]] = {one.pk: [] for one in activities}
    if not own:
        return found
    rules, sent = rules_of(reader.party_id), _sent(reader, own)
    needs = {one.pk: needs_of(reader.party_id, one, rules, sent[one.pk]) for one in own}
    kept = _Kept.of(reader, own, [need for some in needs.values() for need in some])
    for one in own:
        found[one.pk] = [kept.answer(one, need) for need in needs[one.pk]]
    return found


def covered_if(reader: Any, activities: Sequence[Activity]) -> list[list[Answer]]:
    """The requirements of activities that are not kept, as they would be met on their days, in their order.

    Each has its pair, which need not be kept either, its type, its days, host
    and country. Nothing is written; the number of queries does not grow with them.
    """
    for number, one in enumerate(activities, 1):
        one.pk = -number
    found = covered_in(reader, activities)
    return [found[one.pk] for one in activities]


def _sent(reader: Any, activities: Iterable[Activity]) -> dict[int, dict[int, int | None]]:
    found: dict[int, dict[int, int | None]] = defaultdict(dict)
    rows = ActivitySide.objects.visible_to(reader).filter(activity__in=[one.pk for one in activities])
    for activity, party, number in rows.values_list("activity", "party", "participants"):
        found[activity][party] = number
    return found


@dataclass
class _Kept:
    """What there is to answer from, looked up once for all activities."""

    by_pair: dict[tuple[str, str], list[Agreement]]
    courses: Courses
    papers: dict[tuple[int, str], list[CoveragePaper]]
    waived: dict[int, Gone]
    around: Around

    @classmethod
    def of(cls, reader: Any, activities: Collection[Activity], needs: Collection[Need]) -> "_Kept":
        kinds = {kind for need in needs for kind in need.rule.instruments}
        pairs = {need.pair for need in needs if need.pair}
        papers = _papers(reader, activities)
        wanted = kinds | {InstrumentType.FRAMEWORK_AGREEMENT}
        seen = Agreement.objects.visible_to(reader).defer("search").select_related(*_JOINED)
        found = list(seen.filter(partnership__code__in=pairs, instrument_type__in=wanted)) if pairs else []
        named = {one.agreement_id for one in papers if one.agreement_id} - {one.pk for one in found}
        others = list(seen.filter(pk__in=named)) if named else []
        by_pair: dict[tuple[str, str], list[Agreement]] = defaultdict(list)
        for one in sorted(found, key=lambda one: one.pk):
            by_pair[one.partnership.code, one.instrument_type].append(one)
        by_activity: dict[tuple[int, str], list[CoveragePaper]] = defaultdict(list)
        known = {one.pk: one for one in (*found, *others)}
        for paper in papers:
            if paper.agreement_id is None or paper.agreement_id in known:
                by_activity[paper.activity_id, paper.rule].append(paper)
        around = Around.of(reader, needs)
        waived = waivers_of(reader.party_id, Activity.subject, activities) if reader.reads_national else {}
        return cls(by_pair, Courses(list(known.values())), by_activity, dict(waived), around)

    def answer(self, activity: Activity, need: Need) -> Answer:
        """One requirement of one activity."""
        waived = self.waived.get(activity.pk, {}).get((COVERED, need.rule.code))
        first, last = activity.first_on, activity.last_on
        for paper in self.papers.get((activity.pk, need.rule.code), ()):
            if paper.holds(first, last) and self._in_force(paper.agreement_id, first, last):
                return Answer(need, State.COVERED, paper=paper)
        gaps = []
        for one in self._candidates(need):
            gap = gap_in(one, self.courses.through(one.pk, first, last))
            if gap is None:
                return Answer(need, State.COVERED, agreement=one)
            gaps.append(gap)
        state = State.MISSING if need.pair else State.NOT_CLEAR
        frameworks = self.by_pair.get((need.pair, InstrumentType.FRAMEWORK_AGREEMENT), ())
        in_force = [one for one in frameworks if self._in_force(one.pk, first, last)]
        leads = leads_of(need, gaps, in_force, self.around)
        return Answer(need, state, leads=leads, waived=waived)

    def _candidates(self, need: Need) -> list[Agreement]:
        return [one for kind in sorted(need.rule.instruments) for one in self.by_pair.get((need.pair, kind), ())]

    def _in_force(self, agreement: int | None, first: date, last: date) -> bool:
        if agreement is None:
            return True
        course = self.courses.through(agreement, first, last)
        return all(one.outcome.in_force is True for one in course)


def _papers(reader: Any, activities: Iterable[Activity]) -> list[CoveragePaper]:
    rows = CoveragePaper.objects.visible_to(reader).filter(
        owner=reader.party_id, activity__in=[one.pk for one in activities]
    )
    return list(rows.order_by("id"))
