"""If we do nothing: what renews, ends and begins by the clauses alone within a year, and the last day to act for each.

Terms are walked from day to day on which anything turns, with no act between.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from agreements.instruments.agreement import Agreement
from agreements.models import Due
from agreements.reminders.dues import OVERDUE, dues_with_day
from agreements.reminders.occasion import DUE, OPINION
from agreements.reminders.own_days import MISSING, RUN_OUT
from agreements.standing.refresh import acts_of, history_of
from agreements.terms.clauses import Event
from agreements.terms.dates import PartialDate, add_months
from agreements.terms.outcome import outcome_on
from agreements.terms.term import ONE_DAY
from cooperation.desk.own_days import OwnDay, own_days
from cooperation.desk.situations import with_parties
from partners.models import Partnership

MONTHS = 12
# What happens by itself; a last day to say no stands beside the renewal that it is for.
HAPPENINGS = ("renews", "ends", "enters_into_force", "duties_end", "provisional_application", "suspended", "resumed")
# What both sides can still hold off until its own day.
_HELD_OFF = ("ends", "ends_unless_extended", "ends_as_reported")
# Terms shorter than a day do not exist; a walk that turns more often than this has lost its way.
_MOST_TURNS = 1000


@dataclass(frozen=True)
class Happening:
    """One thing that happens if nothing is done; `act_by` is the last day to act, none where nothing helps."""

    agreement: Agreement
    kind: str
    day: PartialDate
    consequence: str
    act_by: PartialDate | None = None
    months: int | None = None
    due: Due | None = None
    """Of a promise: which of its dues."""
    own: OwnDay | None = None
    """Of a day at home: which opinion or approval."""

    @property
    def on(self) -> str:
        """Its day as ISO text at its precision."""
        return str(self.day)

    @property
    def then(self) -> str:
        """For sentences about occasions, which a happening can stand for."""
        return ""


@dataclass(frozen=True)
class Span:
    """A stretch of days from `start`, both days included."""

    start: date
    last: date

    def holds(self, day: PartialDate | None) -> bool:
        """Whether a day, as far as it is known, may lie within."""
        return day is not None and day.last >= self.start and day.first <= self.last


def span_from(start: date, months: int = MONTHS) -> Span:
    """So many months from a day."""
    return Span(start, add_months(start, months) - ONE_DAY)


def if_nothing(reader: Any, span: Span, *, pair: Any = None) -> list[Happening]:
    """What happens within the span to agreements of the reader's party that the reader sees, in the order of acting.

    With `pair`, under that partnership alone. Ten queries at most, however many agreements.
    """
    found = [*_of_agreements(reader, span, pair), *_of_promises(reader, span, pair), *_at_home(reader, span, pair)]
    return sorted(found, key=lambda one: (*in_order(one, span), one.agreement.pk, one.kind))


def in_order(one: Happening, span: Span) -> tuple[date, date]:
    """When one has to look at it: the last day to act where that is still to come, else the day itself."""
    acting = one.act_by.first if one.act_by and span.holds(one.act_by) else one.day.first
    return max(acting, span.start), one.day.first


def _of_agreements(reader: Any, span: Span, pair: Any) -> Iterator[Happening]:
    turning = Q(standing__next_on__lte=span.last) | Q(standing__good_until__lt=span.start)
    found = Agreement.objects.visible_to(reader).filter(turning, _ours(reader, pair))
    agreements = list(with_parties(found).order_by("pk"))
    acts = acts_of(agreements)
    for one in agreements:
        yield from walked(one, acts[one.pk], span)


def _ours(reader: Any, pair: Any) -> Q:
    """Under one partnership, or under those of the reader's party and what it keeps on others."""
    if pair:
        return Q(partnership=pair)
    ours = Q(partnership__in=Partnership.objects.of(reader.party_id))
    return ours | Q(owner=reader.party_id) if reader.reads_national else ours


def _of_promises(reader: Any, span: Span, pair: Any) -> Iterator[Happening]:
    """Dues that are not kept yet: the day after, each is overdue."""
    asked = dues_with_day(Due.objects.visible_to(reader).filter(_ours(reader, pair)))
    within = asked.filter(due_on__gte=span.start, due_on__lte=span.last).select_related("obligation").order_by("due_on")
    dues = list(within)
    seen = with_parties(Agreement.objects.visible_to(reader)).in_bulk({one.agreement_id for one in dues})
    for one in dues:
        if one.agreement_id in seen:
            last = PartialDate.of(one.due_on)
            yield Happening(seen[one.agreement_id], DUE, last, OVERDUE, last, due=one)


def _at_home(reader: Any, span: Span, pair: Any) -> Iterator[Happening]:
    """Opinions that do not come, and the time for which a text lies before parliament: each on its last day."""
    for one in own_days(reader, span.start, span.last):
        if span.start <= one.day and (pair is None or one.agreement.partnership_id == pair.pk):
            follows = MISSING if one.kind == OPINION else RUN_OUT
            day = PartialDate.of(one.day)
            # An opinion is asked for until its day; before parliament nothing is to be done but to wait.
            yield Happening(one.agreement, one.kind, day, follows, day if one.kind == OPINION else None, own=one)


def walked(agreement: Agreement, acts: Collection[Any], span: Span) -> list[Happening]:
    """What happens to one agreement within a span by its acts and clauses alone."""
    clauses, history = agreement.clauses, history_of(agreement, acts)
    found: dict[tuple[str, PartialDate], Happening] = {}
    day = span.start
    for _ in range(_MOST_TURNS):
        outcome = outcome_on(clauses, history, day)
        for event in outcome.next_events:
            one = _happening(agreement, event)
            if one and (span.holds(one.day) or span.holds(one.act_by)):
                # As it looked first: later, the time to act has passed.
                found.setdefault((one.kind, one.day), one)
        if outcome.good_until is None or outcome.good_until >= span.last:
            break
        day = outcome.good_until + ONE_DAY
    return list(found.values())


def _happening(agreement: Agreement, event: Event) -> Happening | None:
    if event.kind not in HAPPENINGS:
        return None
    act_by = event.by
    if event.kind == "ends" and event.consequence in _HELD_OFF:
        act_by = event.on
    return Happening(agreement, event.kind, event.on, event.consequence, act_by, event.months)
