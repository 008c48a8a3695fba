"""Every date of an agreement as it stands on a day: what it is, how it is known, by which clause, what follows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from agreements.terms.clauses import Act, ActKind, Clause, Clauses, Event, History, Outcome
from agreements.terms.dates import PartialDate
from agreements.terms.end import Ending, ending_of
from agreements.terms.entry import Entry, entry_by_clause, entry_of
from agreements.terms.notice import notice_of
from agreements.terms.outcome import OVER, anchor_of, outcome_on
from agreements.terms.term import Chain, chain_of

RUNNING = ("in_force", "in_effect", "suspended")
_TOLD = (ActKind.PROVISIONAL, ActKind.EXTENDED, ActKind.SUSPENDED, ActKind.RESUMED, ActKind.WITHDRAWN, ActKind.REVIEWED)


@dataclass(frozen=True)
class Dated:
    """One date. `basis`: stated, computed, reported or assumed; `until` and `by` as those of an event."""

    code: str
    on: PartialDate
    basis: str
    clause: str = ""
    article: str = ""
    consequence: str = ""
    months: int | None = None
    by: PartialDate | None = None
    until: PartialDate | None = None
    side: str = ""


@dataclass(frozen=True)
class _Case:
    clauses: Clauses
    history: History
    day: date
    outcome: Outcome
    entry: Entry
    ending: Ending

    def row(self, code: str, on: PartialDate, basis: str, clause: str, **more: Any) -> Dated:
        """A date by a clause, with where that stands in the text."""
        return Dated(code, on, basis, str(clause), self.clauses.articles.get(clause, ""), **more)


def schedule_on(clauses: Clauses, history: History, day: date) -> tuple[Dated, ...]:
    """The dates of an agreement by date, as they stand on `day`; none before it is signed."""
    outcome = outcome_on(clauses, history, day)
    if history.by_all(ActKind.SIGNED) and outcome.signed_on and outcome.signed_on.first > day:
        return ()
    if history.prepared and not outcome.signed_on:
        return ()
    entry = entry_of(clauses, history)
    anchor = anchor_of(clauses, entry, outcome.signed_on)
    ending = ending_of(clauses, history, anchor, chain_of(clauses, history, anchor, day), day)
    case = _Case(clauses, history, day, outcome, entry, ending)
    rows = [*_begun(case), *_renewed(case), *_acts(case), *_notices(case), *_coming(case), *_ended(case)]
    return tuple(sorted(rows, key=_rank))


def _rank(one: Dated) -> tuple[PartialDate, bool, str]:
    """By date; on one day the signature comes first."""
    return one.on, one.code != "signed", one.code


def end_if_noticed(clauses: Clauses, history: History, day: date) -> PartialDate | None:
    """The last day to which a notice received on `day` would lead; None where it leads to none that is known."""
    anchor = anchor_of(clauses, entry_of(clauses, history), history.by_all(ActKind.SIGNED))
    chain = chain_of(clauses, history, anchor, day)
    ends = notice_of(clauses, chain, Act(ActKind.DENOUNCED, PartialDate.of(day))).ends
    end = ending_of(clauses, history, anchor, chain, day).end
    return min(ends, end.on) if ends and end.on and not end.renews else ends


def reported_end_differs(clauses: Clauses, outcome: Outcome, chain: Chain | None = None) -> bool:
    """Whether an end that was reported is another than its clauses lead to; an earlier term's last day is no other."""
    reported = clauses.ends_reported
    if reported is None or outcome.ends_basis == "reported":
        return False
    if outcome.ends_on is None:
        return outcome.status in RUNNING
    ends = [chain.end(n) for n in range(outcome.renewals + 1)] if chain else []
    return not any(reported.overlaps(end) for end in (*ends, outcome.ends_on))


class Stood(Protocol):
    """How an agreement stands, as it is stored."""

    status: str
    ends_on: str
    ends_basis: str
    renewals: int


def reported_end_of_record_differs(clauses: Clauses, history: History, stood: Stood) -> bool:
    """The same, of how an agreement stands as it is stored."""
    if clauses.ends_reported is None:
        return False
    ends = PartialDate.parse(stood.ends_on) if stood.ends_on else None
    outcome = Outcome(stood.status, ends_on=ends, ends_basis=stood.ends_basis, renewals=stood.renewals)
    anchor = anchor_of(clauses, entry_of(clauses, history), history.by_all(ActKind.SIGNED))
    chain = chain_of(clauses, history, anchor, ends.last) if ends else None
    return reported_end_differs(clauses, outcome, chain)


def _begun(case: _Case) -> Iterator[Dated]:
    outcome = case.outcome
    if outcome.signed_on:
        yield case.row("signed", outcome.signed_on, "stated", Clause.ACTS)
    if outcome.entry_into_force is None:
        return
    if outcome.entry_into_force.first <= case.day:
        yield case.row("entered", outcome.entry_into_force, outcome.entry_basis, Clause.ENTRY)
    computed = entry_by_clause(case.clauses, case.history)
    if outcome.entry_basis == "stated" and computed and not computed.overlaps(outcome.entry_into_force):
        yield case.row("entry_by_clause", computed, "computed", Clause.ENTRY, consequence="stated_otherwise")


def _renewed(case: _Case) -> Iterator[Dated]:
    """The renewal with which the term that runs began."""
    chain = case.ending.chain
    running = chain.term_running_on(case.day) if chain and case.outcome.status in RUNNING else 0
    if chain and running:
        on, until = chain.end(running - 1).plus(days=1), chain.end(running)
        yield case.row("renewed", on, _basis(case), Clause.TERM, months=chain.step, until=until)


def _basis(case: _Case) -> str:
    return "assumed" if case.outcome.ends_basis == "assumed" else "computed"


def _acts(case: _Case) -> Iterator[Dated]:
    for kind in _TOLD:
        for act in case.history.of(kind):
            if act.on.first <= case.day:
                more = {"months": act.months, "until": act.until, "side": act.side}
                yield case.row(str(kind), act.on, "stated", Clause.ACTS, **more)
    waiting = {one.on for one in case.outcome.matters}
    for act in case.history.of(ActKind.EARLY_END):
        if act.on.first <= case.day:
            consequence = "may_end_early" if act.on in waiting else ""
            yield case.row(str(act.kind), act.on, "stated", Clause.EARLY_END, consequence=consequence)


def _notices(case: _Case) -> Iterator[Dated]:
    standing = [one.act for one in case.ending.notices]
    for act in case.history.of(ActKind.DENOUNCED):
        if act.on.first > case.day:
            continue
        found = notice_of(case.clauses, case.ending.chain, act)
        consequence = "taken_back"
        if act in standing:
            consequence = "ended_by_notice" if found.ends else "notice_length_not_stated"
        more = {"consequence": consequence, "until": found.ends, "side": act.side}
        yield case.row(str(act.kind), act.on, "stated", found.clause, **more)


def _coming(case: _Case) -> Iterator[Dated]:
    for one in case.outcome.next_events:
        more = {"consequence": one.consequence, "months": one.months, "by": one.by, "until": one.until}
        yield case.row(one.kind, one.on, _basis_of(case, one), one.clause, **more)


def _basis_of(case: _Case, event: Event) -> str:
    if event.kind == "ends":
        return case.outcome.ends_basis
    if event.kind == "enters_into_force":
        return case.outcome.entry_basis
    return "stated" if event.clause == Clause.ACTS else _basis(case)


def _ended(case: _Case) -> Iterator[Dated]:
    outcome, reported = case.outcome, case.clauses.ends_reported
    if outcome.status in OVER and outcome.ends_on and outcome.ends_on.last < case.day:
        yield case.row("ended", outcome.ends_on, outcome.ends_basis, outcome.ends_clause)
    if reported and outcome.ends_basis != "reported":
        differs = reported_end_differs(case.clauses, outcome, case.ending.chain)
        consequence = "yields_to_clause" if differs else "as_by_clause"
        yield case.row("end_reported", reported, "reported", "", consequence=consequence)
