"""How an agreement stands on any day, from its acts and clauses alone."""

from collections.abc import Iterator
from datetime import date

from agreements.terms.clauses import ActKind, Clauses, EntryMethod, History, NoticeRuns, Outcome
from agreements.terms.dates import PartialDate
from agreements.terms.end import End, Ending, ending_of
from agreements.terms.entry import Entry, entry_of
from agreements.terms.events import events_on, matters_on, survives_until, turning_days
from agreements.terms.term import ONE_DAY, chain_of

OVER = ("expired", "terminated", "superseded")


def outcome_on(clauses: Clauses, history: History, day: date) -> Outcome:
    """The outcome of acts and clauses on `day`: pure, the same in whatever order the acts were recorded.

    Acts of a later day count only where they were decided ahead, and where the
    day itself was ahead of them nothing is told of them.
    """
    signed = history.by_all(ActKind.SIGNED)
    if signed.first > day if signed else history.prepared:
        until = signed.first - ONE_DAY if signed else None
        status = history.prepared or "not_yet_signed"
        return Outcome(status=status, in_force=False, basis="stated", signed_on=signed, good_until=until)
    # Of what exists the signature may be unknown, and its entry into force or its end known all the same.
    entry = entry_of(clauses, history)
    anchor = anchor_of(clauses, entry, signed)
    ending = ending_of(clauses, history, anchor, chain_of(clauses, history, anchor, day), day)
    end = ending.end
    status, in_force = _status(clauses, history, day, entry.on, end)
    events = events_on(clauses, history, day, entry.on, ending)
    assumed = tuple(_assumptions(clauses, entry, anchor, ending))
    doubtful = end.anchored and ("applies_from_signature" in assumed or "counted_from_signature" in assumed)
    later = [turn for turn in turning_days(clauses, history, day, entry.on, ending, events) if turn > day]
    return Outcome(
        status=status,
        in_force=in_force,
        basis="reported" if status in OVER and end.basis == "reported" else entry.basis or "stated",
        signed_on=signed,
        entry_into_force=entry.on,
        entry_basis=entry.basis,
        ends_on=end.on,
        ends_basis="assumed" if doubtful else end.basis,
        ends_clause=str(end.clause) if end.on else "",
        survives_until=survives_until(clauses, end),
        assumptions=assumed,
        next_events=events,
        matters=matters_on(clauses, history, day, status),
        renewals=ending.renewals,
        cause=end.cause if status in OVER else clauses.entry,
        rests=rests_of(history),
        good_until=min(later) - ONE_DAY if later else None,
    )


def anchor_of(clauses: Clauses, entry: Entry, signed: PartialDate | None) -> PartialDate | None:
    """From where terms are counted: where the entry into force is not known, an end may still be counted so."""
    return entry.on or (signed if clauses.entry == EntryMethod.NOT_STATED else None)


def _assumptions(clauses: Clauses, entry: Entry, anchor: PartialDate | None, ending: Ending) -> Iterator[str]:
    end = ending.end
    yield from (one for one in (entry.assumption, end.assumption) if one)
    if anchor and not entry.on and end.on and end.anchored:
        yield "counted_from_signature"
    if end.renews and clauses.notice is None and clauses.notice_runs == NoticeRuns.BEFORE_END:
        yield "last_day_of_term_taken"


def _status(
    clauses: Clauses, history: History, day: date, entry: PartialDate | None, end: End
) -> tuple[str, bool | None]:
    if end.on and end.on.last < day:
        return end.cause, False
    if entry is None or entry.first > day:
        status = _before_entry(history, day)
        awaited = status != "unknown" and clauses.entry != EntryMethod.NOT_STATED
        return status, False if awaited or entry else None
    applies = "in_force" if clauses.binding else "in_effect"
    if _suspended(history, day):
        return "suspended", False
    certain = entry.last <= day and not (end.on and end.on.first < day)
    return applies, True if certain else None


def _before_entry(history: History, day: date) -> str:
    since = {ActKind.PROVISIONAL: "provisionally_applied", ActKind.SUBMITTED: "in_approval"}
    for kind, status in since.items():
        if any(act.on.first <= day for act in history.of(kind)):
            return status
    return "signed" if history.by_all(ActKind.SIGNED) else "unknown"


def rests_of(history: History) -> tuple[tuple[date, date | None], ...]:
    """The stretches of suspension, in order: from the day of each up to the day before the next resumption."""
    turns = [act for kind in (ActKind.SUSPENDED, ActKind.RESUMED) for act in history.of(kind)]
    found: list[tuple[date, date | None]] = []
    since: date | None = None
    for act in sorted(turns, key=lambda act: (act.on, act.kind == ActKind.RESUMED)):
        if act.kind == ActKind.SUSPENDED:
            since = since or act.on.first
        elif since:
            if act.on.first > since:
                found.append((since, act.on.first - ONE_DAY))
            since = None
    return tuple([*found, (since, None)] if since else found)


def _suspended(history: History, day: date) -> bool:
    turns = [act for kind in (ActKind.SUSPENDED, ActKind.RESUMED) for act in history.of(kind) if act.on.first <= day]
    # Of a suspension and a resumption on one day the resumption holds.
    latest = max(turns, key=lambda act: (act.on, act.kind == ActKind.RESUMED), default=None)
    return latest is not None and latest.kind == ActKind.SUSPENDED
