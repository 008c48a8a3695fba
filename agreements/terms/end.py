"""The end of an agreement as it stands on a day: the earliest of what acts and clauses lead to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from agreements.terms.clauses import ActKind, Clause, Clauses, History, NoticeRuns, TermKind
from agreements.terms.dates import PartialDate
from agreements.terms.notice import Notice, notices_on
from agreements.terms.term import Chain, extensions, fixed_end

_BY_ACT = {ActKind.TERMINATED: "terminated", ActKind.SUPERSEDED: "superseded"}


@dataclass(frozen=True)
class End:
    """The last day in force, on what basis, by what cause and clause.

    `anchored`: counted from where the terms begin. `renews`: it is the end of
    a term that another one follows unless somebody says no.
    """

    on: PartialDate | None
    basis: str = ""
    cause: str = ""
    clause: str = ""
    anchored: bool = False
    renews: bool = False
    assumption: str = ""


@dataclass(frozen=True)
class Ending:
    """The end, with the chain of terms, the notices and the renewals behind it."""

    end: End
    chain: Chain | None
    notices: list[Notice]
    renewals: int = 0


def ending_of(clauses: Clauses, history: History, anchor: PartialDate | None, chain: Chain | None, day: date) -> Ending:
    """The end as it stands on `day`, and what it rests on."""
    notices = notices_on(clauses, history, chain, day)
    candidates = [*_by_act(history), *_by_notice(notices), *_by_term(clauses, history, anchor, chain, notices, day)]
    known = [one for one in candidates if one.on is not None]
    unknown = candidates[0] if candidates else End(None)
    end = min(known, key=lambda one: (one.on, one.cause)) if known else unknown
    return Ending(end, chain, notices, _renewals(clauses, chain, notices, end, day))


def _by_act(history: History) -> Iterator[End]:
    for kind, cause in _BY_ACT.items():
        for act in history.of(kind):
            yield End(act.on.plus(days=-1), "stated", cause, Clause.ACTS)


def _by_notice(notices: list[Notice]) -> Iterator[End]:
    for one in notices:
        if one.ends is None:
            yield End(None, "", "terminated", Clause.NOTICE, assumption="notice_length_not_stated")
        else:
            yield End(one.ends, "computed", "terminated", one.clause)


def _by_term(
    clauses: Clauses,
    history: History,
    anchor: PartialDate | None,
    chain: Chain | None,
    notices: list[Notice],
    day: date,
) -> Iterator[End]:
    if chain:
        yield from _by_chain(chain, notices, day)
        return
    on, late = fixed_end(clauses, history, anchor, day)
    if on:
        too_late = "extension_came_too_late" if late else ""
        yield End(on, "computed", "expired", Clause.TERM, anchored=True, assumption=too_late)
    elif clauses.term != TermKind.INDEFINITE:
        yield from _as_told(clauses, history, day)


def _by_chain(chain: Chain, notices: list[Notice], day: date) -> Iterator[End]:
    """Once a notice stands that leads to an end, the chain has none of its own but that of its last term."""
    if not any(one.ends for one in notices):
        n = chain.term_bound_on(day)
        yield End(chain.end(n), "computed", "expired", Clause.TERM, anchored=True, renews=not chain.is_last(n))
    elif chain.most is not None:
        yield End(chain.end(chain.most), "computed", "expired", Clause.TERM, anchored=True)


def _as_told(clauses: Clauses, history: History, day: date) -> Iterator[End]:
    """An end that an extension names, or that is only reported."""
    named = [act.until for act in extensions(history, day) if act.until]
    if named:
        yield End(max(named), "stated", "expired", Clause.ACTS)
    elif clauses.ends_reported:
        yield End(clauses.ends_reported, "reported", "expired", assumption="clause_not_read")


def _renewals(clauses: Clauses, chain: Chain | None, notices: list[Notice], end: End, day: date) -> int:
    """How many renewals are certain on `day`: past its last day to say no, another term follows."""
    if chain is None:
        return 0
    before_end = clauses.notice_runs == NoticeRuns.BEFORE_END
    until = [one.counted.last for one in notices if before_end]
    return chain.term_bound_on(min([day, *until, *([end.on.last] if end.on else [])]))
