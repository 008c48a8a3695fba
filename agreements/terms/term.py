"""How long an agreement applies: terms, tacit renewals, notices, and the end they lead to.

A term is counted from its anchor and both its days are in force; months are
always counted from the anchor, so a short month never shortens a later term.
Rules: domain C2; the Swiss instrument SR 0.514.128.11 is the model of tacit renewal.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from agreements.terms.clauses import ActKind, Clauses, History, NoticeRuns, TermKind
from agreements.terms.dates import PartialDate

ONE_DAY = timedelta(days=1)
# Terms are looked at no further than this many renewals ahead.
RENEWALS_LIMIT = 2_000


@dataclass(frozen=True)
class End:
    """The end as it stands: the last day in force, on what basis, by what cause."""

    on: PartialDate | None
    basis: str = ""
    cause: str = ""
    renewals: int = 0
    assumption: str = ""


@dataclass(frozen=True)
class Renewal:
    """A chain of terms with tacit renewal, the first numbered 0."""

    anchor: PartialDate
    term: int
    step: int
    notice: int

    def end(self, n: int) -> PartialDate:
        """The last day of term `n`."""
        return self.anchor.plus(self.term + n * self.step)

    def cutoff(self, n: int) -> PartialDate:
        """The last day on which a notice still ends the agreement with term `n`."""
        return self.anchor.plus(self.term + n * self.step - self.notice)

    def term_bound_on(self, day: date) -> int:
        """The term with which a notice received on `day` ends it: the first whose cut-off has not passed."""
        return self._first(day, lambda n: self.cutoff(n).first)

    def term_running_on(self, day: date) -> int:
        """The term in which `day` lies."""
        return self._first(day, lambda n: self.end(n).first)

    def _first(self, day: date, limit: object) -> int:
        months = (day.year - self.anchor.first.year) * 12 + day.month - self.anchor.first.month
        n = max(0, (months - self.term) // self.step - 1)
        while n < RENEWALS_LIMIT and limit(n) < day:  # type: ignore[operator]
            n += 1
        return n


def renewal_of(clauses: Clauses, anchor: PartialDate | None) -> Renewal | None:
    """The chain of terms, where the clauses are those of tacit renewal and known well enough."""
    if clauses.term != TermKind.TACIT or anchor is None or not clauses.term_months:
        return None
    step = clauses.renewal_months or clauses.term_months
    runs_before_end = clauses.notice_runs == NoticeRuns.BEFORE_END
    return Renewal(anchor, clauses.term_months, step, (clauses.notice_months or 0) if runs_before_end else 0)


def end_of(clauses: Clauses, history: History, anchor: PartialDate | None, day: date) -> End:
    """The end as it stands on `day`, the earliest of what acts and clauses lead to."""
    candidates = [
        *_ended_by_act(history),
        *_ended_by_notice(clauses, history, anchor),
        *_ended_by_term(clauses, history, anchor, day),
    ]
    known = [one for one in candidates if one.on is not None]
    if known:
        return min(known, key=lambda one: one.on)  # type: ignore[arg-type,return-value]
    return candidates[0] if candidates else End(None)


def _ended_by_act(history: History) -> list[End]:
    causes = {ActKind.TERMINATED: "terminated", ActKind.SUPERSEDED: "superseded"}
    return [End(act.on.plus(days=-1), "stated", cause) for kind, cause in causes.items() for act in history.of(kind)]


def _ended_by_notice(clauses: Clauses, history: History, anchor: PartialDate | None) -> list[End]:
    notices = history.of(ActKind.DENOUNCED)
    if not notices:
        return []
    received = notices[0].on
    chain = renewal_of(clauses, anchor)
    if chain and clauses.notice_runs == NoticeRuns.BEFORE_END:
        n = chain.term_bound_on(received.last)
        return [End(chain.end(n), "computed", "terminated", n)]
    if clauses.notice_months is None:
        return [End(None, "", "terminated", assumption="notice_length_not_stated")]
    return [End(received.plus(clauses.notice_months), "computed", "terminated")]


def _ended_by_term(clauses: Clauses, history: History, anchor: PartialDate | None, day: date) -> list[End]:
    chain = renewal_of(clauses, anchor)
    if chain:
        if history.of(ActKind.DENOUNCED) and clauses.notice_runs == NoticeRuns.BEFORE_END:
            return []
        n = chain.term_bound_on(day)
        return [End(chain.end(n), "computed", "expired", n)]
    if clauses.term == TermKind.FIXED and clauses.term_months and anchor:
        added = sum(act.months or 0 for act in history.of(ActKind.EXTENDED))
        return [End(anchor.plus(clauses.term_months + added), "computed", "expired")]
    if clauses.term != TermKind.INDEFINITE and clauses.ends_reported:
        return [End(clauses.ends_reported, "reported", "expired", assumption="clause_not_read")]
    return []
