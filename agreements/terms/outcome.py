"""How an agreement stands on any day, from its acts and clauses alone."""

from datetime import date, timedelta

from agreements.terms.clauses import ActKind, Clauses, EntryMethod, Event, History, NoticeRuns, Outcome, TermKind
from agreements.terms.dates import PartialDate
from agreements.terms.term import ONE_DAY, End, end_of, renewal_of

_MET_BY = {
    EntryMethod.LAST_NOTIFICATION: ActKind.NOTIFIED,
    EntryMethod.APPROVAL: ActKind.APPROVED,
    EntryMethod.EXCHANGE: ActKind.EXCHANGED,
}


def entry_of(clauses: Clauses, history: History) -> tuple[PartialDate | None, str, str]:
    """When it begins to apply, on what basis, and the assumption if one is made.

    A recorded entry into force is taken as stated; else the clause computes
    it. Where no source states how, and some source states how long, it is
    assumed to apply from its signature, unless an approval is known to be needed.
    """
    stated = history.of(ActKind.ENTERED)
    if stated:
        return stated[0].on, "stated", ""
    signed = history.by_all(ActKind.SIGNED)
    if clauses.entry == EntryMethod.ON_DATE and clauses.entry_on and signed:
        return max(clauses.entry_on, signed), "computed", ""
    if clauses.entry == EntryMethod.ON_SIGNATURE and signed:
        return signed.plus(days=clauses.entry_days), "computed", ""
    if clauses.entry in _MET_BY and signed:
        met = history.by_all(_MET_BY[clauses.entry])
        return (max(met, signed).plus(days=clauses.entry_days), "computed", "") if met else (None, "", "")
    how_long_is_known = clauses.term != TermKind.NOT_STATED or clauses.ends_reported is not None
    if clauses.entry == EntryMethod.NOT_STATED and signed and how_long_is_known and not clauses.approval_needed:
        return signed, "assumed", "applies_from_signature"
    return None, "", ""


def outcome_on(clauses: Clauses, history: History, day: date) -> Outcome:
    """The outcome of acts and clauses on `day`: pure, the same in whatever order the acts were recorded."""
    signed = history.by_all(ActKind.SIGNED)
    if signed.first > day if signed else history.prepared:
        until = signed.first - ONE_DAY if signed else None
        status = history.prepared or "not_yet_signed"
        return Outcome(status=status, in_force=False, basis="stated", signed_on=signed, good_until=until)
    # Of what exists the signature may be unknown, and its entry into force or its end known all the same.
    entry, entry_basis, assumption = entry_of(clauses, history)
    # Where the entry into force is not known, an end may still be counted from the signature.
    anchor = entry or (signed if clauses.entry == EntryMethod.NOT_STATED else None)
    end = end_of(clauses, history, anchor, day)
    status, in_force = _status(clauses, history, day, entry, end)
    events = _events(clauses, anchor, day, entry, end)
    assumed = [one for one in (assumption, end.assumption) if one]
    if anchor and not entry and end.on and end.basis == "computed":
        assumed.append("counted_from_signature")
    return Outcome(
        status=status,
        in_force=in_force,
        basis=_basis(entry_basis, end, status),
        signed_on=signed,
        entry_into_force=entry,
        entry_basis=entry_basis,
        ends_on=end.on,
        ends_basis="assumed" if end.basis == "computed" and entry_basis != "stated" and assumed else end.basis,
        assumptions=tuple(assumed),
        next_events=events,
        renewals=end.renewals,
        cause=end.cause if status in ("expired", "terminated", "superseded") else clauses.entry,
        good_until=_good_until(history, day, entry, end, events),
    )


def _basis(entry_basis: str, end: End, status: str) -> str:
    if status in ("expired", "terminated", "superseded") and end.basis == "reported":
        return "reported"
    return entry_basis or "stated"


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


def _suspended(history: History, day: date) -> bool:
    turns = [act for kind in (ActKind.SUSPENDED, ActKind.RESUMED) for act in history.of(kind) if act.on.first <= day]
    # Of a suspension and a resumption on one day the resumption holds.
    latest = max(turns, key=lambda act: (act.on, act.kind == ActKind.RESUMED), default=None)
    return latest is not None and latest.kind == ActKind.SUSPENDED


def _events(
    clauses: Clauses, anchor: PartialDate | None, day: date, entry: PartialDate | None, end: End
) -> tuple[Event, ...]:
    events = []
    if entry and entry.first > day:
        events.append(Event("enters_into_force", entry, "applies"))
    chain = renewal_of(clauses, anchor)
    if chain and end.cause == "expired":
        bound, running = chain.term_bound_on(day), chain.term_running_on(day)
        if running < bound:
            events.append(Event("renews", chain.end(running).plus(days=1), "renewed", chain.step))
        if clauses.notice_runs == NoticeRuns.BEFORE_END:
            events.append(Event("last_day_to_say_no", chain.cutoff(bound), "renews_unless_notice", chain.step))
        events.append(Event("renews", chain.end(bound).plus(days=1), "renews_unless_notice", chain.step))
    elif end.on and end.on.last >= day:
        events.append(Event("ends", end.on, "ended_by_notice" if end.cause == "terminated" else "ends"))
    events = [one for one in events if one.on.last >= day]
    return tuple(sorted(events, key=lambda one: (one.on, one.kind)))


def _good_until(
    history: History, day: date, entry: PartialDate | None, end: End, events: tuple[Event, ...]
) -> date | None:
    turns = [act.on.first for act in history.acts] + [act.on.last for act in history.acts]
    for one in (entry, end.on):
        turns += [one.first, one.last, one.last + timedelta(days=1), one.first + timedelta(days=1)] if one else []
    # An event is listed up to its own day; what it brings holds from its day or the day after.
    turns += [day_of for event in events for day_of in (event.on.first, event.on.last, event.on.last + ONE_DAY)]
    turns += [event.on.first + ONE_DAY for event in events]
    later = [turn for turn in turns if turn > day]
    return min(later) - ONE_DAY if later else None
