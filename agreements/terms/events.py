"""What time will bring, and what waits for people: each with the clause behind it and what follows from it."""

from collections.abc import Iterator
from datetime import date

from agreements.terms.clauses import Act, ActKind, Clause, Clauses, Event, History, NoticeRuns, TermKind
from agreements.terms.dates import PartialDate
from agreements.terms.end import End, Ending
from agreements.terms.term import ONE_DAY, Chain

_AHEAD = {
    ActKind.PROVISIONAL: "applied_provisionally",
    ActKind.SUSPENDED: "rests",
    ActKind.RESUMED: "applies_again",
}


def events_on(
    clauses: Clauses, history: History, day: date, entry: PartialDate | None, ending: Ending
) -> tuple[Event, ...]:
    """What is to come on `day` or later, by date."""
    found = [
        *_beginning(clauses, day, entry),
        *_decided(history, day),
        *_end(clauses, day, ending),
        *_duties(clauses, ending.end),
    ]
    still = [one for one in found if one.on.last >= day]
    return tuple(sorted(still, key=lambda one: (one.on, one.kind)))


def survives_until(clauses: Clauses, end: End) -> PartialDate | None:
    """Until when duties outlive the agreement, where it has an end and the clause says how long."""
    if end.on is None or end.renews or not clauses.survives or not clauses.survival_months:
        return None
    return end.on.plus(clauses.survival_months)


def matters_on(clauses: Clauses, history: History, day: date, status: str) -> tuple[Event, ...]:
    """What happened and waits for a decision: an event of which the text says that it may end the agreement.

    Nothing follows from it by itself (domain C2); a recorded review closes it.
    """
    if status in ("expired", "terminated", "superseded"):
        return ()
    reviewed = [act for act in history.of(ActKind.REVIEWED) if act.on.first <= day]
    return tuple(
        _event(clauses, "review", act.on, "may_end_early", Clause.EARLY_END)
        for act in history.of(ActKind.EARLY_END)
        if act.on.first <= day and not any(_since(one, act) for one in reviewed)
    )


def _since(review: Act, act: Act) -> bool:
    return review.on >= act.on


def _event(clauses: Clauses, kind: str, on: PartialDate, consequence: str, clause: str, **more: object) -> Event:
    return Event(kind, on, consequence, clause=clause, article=clauses.articles.get(clause, ""), **more)  # type: ignore[arg-type]


def _beginning(clauses: Clauses, day: date, entry: PartialDate | None) -> Iterator[Event]:
    if entry and entry.first > day:
        yield _event(clauses, "enters_into_force", entry, "applies", Clause.ENTRY)


def _decided(history: History, day: date) -> Iterator[Event]:
    """Acts decided for a later day."""
    for kind, consequence in _AHEAD.items():
        for act in history.of(kind):
            if act.on.first > day:
                yield Event(str(kind), act.on, consequence, clause=Clause.ACTS)


def _end(clauses: Clauses, day: date, ending: Ending) -> Iterator[Event]:
    end, chain = ending.end, ending.chain
    if chain and end.anchored:
        yield from _renewals(clauses, chain, end, day)
    if end.on and not end.renews:
        yield _event(clauses, "ends", end.on, _how(clauses, end), end.clause)


def _renewals(clauses: Clauses, chain: Chain, end: End, day: date) -> Iterator[Event]:
    bound, running = chain.term_bound_on(day), chain.term_running_on(day)
    if running < bound:
        yield _renewal(clauses, chain, running, "renewed", None)
    if not end.renews:
        return
    before_end = clauses.notice_runs == NoticeRuns.BEFORE_END
    by = chain.cutoff(bound) if before_end else None
    if by:
        more = {"months": chain.step, "until": chain.end(bound + 1)}
        yield _event(clauses, "last_day_to_say_no", by, "renews_unless_notice", Clause.NOTICE, **more)
    yield _renewal(clauses, chain, bound, "renews_unless_notice", by)


def _renewal(clauses: Clauses, chain: Chain, n: int, consequence: str, by: PartialDate | None) -> Event:
    """The renewal that follows term `n`, on the day after its last."""
    on = chain.end(n).plus(days=1)
    more = {"months": chain.step, "by": by, "until": chain.end(n + 1)}
    return _event(clauses, "renews", on, consequence, Clause.TERM, **more)


def _how(clauses: Clauses, end: End) -> str:
    if end.basis == "reported":
        return "ends_as_reported"
    if end.clause == Clause.ACTS:
        return {"terminated": "ends_as_decided", "superseded": "replaced"}.get(end.cause, "ends")
    if end.cause == "terminated":
        return "ended_by_notice"
    return "ends_unless_extended" if clauses.term == TermKind.EXTENDABLE else "ends"


def _duties(clauses: Clauses, end: End) -> Iterator[Event]:
    until = survives_until(clauses, end)
    if until:
        yield _event(clauses, "duties_end", until, "duties_end", Clause.SURVIVAL)


def turning_days(
    clauses: Clauses, history: History, day: date, entry: PartialDate | None, ending: Ending, events: tuple[Event, ...]
) -> Iterator[date]:
    """Every day on which the outcome may change, as far as it can be seen on `day`."""
    for act in history.acts:
        for on in (act.on, act.given):
            yield from (on.first, on.last) if on else ()
    # An event is listed up to its own day; what it brings holds from its day or the day after.
    known = [entry, ending.end.on, survives_until(clauses, ending.end), *(one.on for one in events)]
    if ending.chain:
        known.append(ending.chain.cutoff(ending.chain.term_bound_on(day)))
    for on in known:
        yield from (on.first, on.first + ONE_DAY, on.last, on.last + ONE_DAY) if on else ()
