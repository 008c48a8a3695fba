"""How long an agreement applies: terms that follow on each other, and extensions of them.

A term is counted from its anchor and both its days are in force; months are
always counted from the anchor, so a short month never shortens a later term.
Rules: domain C2; the Swiss instrument SR 0.514.128.11 is the model of tacit renewal.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from agreements.terms.clauses import Act, ActKind, Clauses, History, Length, NoticeRuns, TermKind
from agreements.terms.dates import PartialDate

ONE_DAY = timedelta(days=1)
# Terms are looked at no further than this many renewals ahead.
RENEWALS_LIMIT = 2_000


@dataclass(frozen=True)
class Stretch:
    """From term `number` on, ends are counted from `base`, the first of them `months` after it."""

    number: int
    base: PartialDate
    months: int


@dataclass(frozen=True)
class Chain:
    """Terms that follow on each other by tacit renewal, the first numbered 0, the last `most` where that is limited."""

    stretches: tuple[Stretch, ...]
    step: int
    notice: Length
    most: int | None = None
    _bound: dict[date, int] = field(default_factory=dict, compare=False, repr=False)

    def end(self, n: int) -> PartialDate:
        """The last day of term `n`."""
        return self._counted(n, Length())

    def cutoff(self, n: int) -> PartialDate:
        """The last day on which a notice still ends the agreement with term `n`."""
        return self._counted(n, self.notice)

    def _counted(self, n: int, less: Length) -> PartialDate:
        found = next(one for one in reversed(self.stretches) if one.number <= n)
        return found.base.plus(found.months + (n - found.number) * self.step - less.months, -less.days)

    def is_last(self, n: int) -> bool:
        """Whether no renewal follows term `n`."""
        return self.most is not None and n >= self.most

    def term_bound_on(self, day: date) -> int:
        """The term with which a notice received on `day` ends it: the first whose cut-off has not passed."""
        if day not in self._bound:
            self._bound[day] = self._first(day, lambda n: self.cutoff(n).first)
        return self._bound[day]

    def term_running_on(self, day: date) -> int:
        """The term in which `day` lies."""
        return self._first(day, lambda n: self.end(n).first)

    def _first(self, day: date, limit: Callable[[int], date]) -> int:
        n, most = 0, RENEWALS_LIMIT if self.most is None else self.most
        if len(self.stretches) == 1:
            start = self.stretches[0]
            months = (day.year - start.base.first.year) * 12 + day.month - start.base.first.month
            n = max(0, (months - start.months) // self.step - 1)
        while n < most and limit(n) < day:
            n += 1
        return min(n, most)

    def extended(self, act: Act) -> "Chain":
        """With the term that was bound when `act` was agreed made longer."""
        k = self.term_bound_on(act.on.last)
        found = next(one for one in reversed(self.stretches) if one.number <= k)
        months = found.months + (k - found.number) * self.step
        stretch = Stretch(k, found.base, months + (act.months or 0))
        if act.until:
            stretch = Stretch(k, max(act.until, self.end(k)), 0)
        return Chain((*self.stretches, stretch), self.step, self.notice, self.most)


def chain_of(clauses: Clauses, history: History, anchor: PartialDate | None, day: date) -> Chain | None:
    """The chain of terms as it stands on `day`, where the clauses are those of tacit renewal and known well enough."""
    if clauses.term != TermKind.TACIT or anchor is None or not clauses.term_months:
        return None
    before_end = clauses.notice_runs == NoticeRuns.BEFORE_END
    chain = Chain(
        (Stretch(0, anchor, clauses.term_months),),
        clauses.renewal_months or clauses.term_months,
        (clauses.notice if before_end else None) or Length(),
        clauses.renewals_most,
    )
    for act in extensions(history, day):
        chain = chain.extended(act)
    return chain


def extensions(history: History, day: date) -> list[Act]:
    """The extensions agreed up to `day`, by date."""
    return [act for act in history.of(ActKind.EXTENDED) if act.on.first <= day]


def fixed_end(
    clauses: Clauses, history: History, anchor: PartialDate | None, day: date
) -> tuple[PartialDate | None, bool]:
    """The last day of a single term with its extensions up to `day`, and whether one of them came too late to count.

    What has ended is not brought back by an extension; that takes a new agreement.
    """
    if clauses.term not in (TermKind.FIXED, TermKind.EXTENDABLE) or not clauses.term_months or anchor is None:
        return None, False
    base, months, late = anchor, clauses.term_months, False
    for act in extensions(history, day):
        end = base.plus(months)
        if act.on.first > end.last:
            late = True
        elif act.until:
            base, months = max(act.until, end), 0
        else:
            months += act.months or 0
    return base.plus(months), late
