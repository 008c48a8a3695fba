"""When an agreement begins to apply: as recorded, by its clause, or as assumed from its signature."""

from typing import NamedTuple

from agreements.terms.clauses import ActKind, Clauses, EntryMethod, History, TermKind
from agreements.terms.dates import PartialDate

_MET_BY = {
    EntryMethod.ON_SIGNATURE: ActKind.SIGNED,
    EntryMethod.LAST_NOTIFICATION: ActKind.NOTIFIED,
    EntryMethod.APPROVAL: ActKind.APPROVED,
    EntryMethod.EXCHANGE: ActKind.EXCHANGED,
}


class Entry(NamedTuple):
    """A beginning: `basis` is `stated`, `computed` or `assumed`, empty where none is known."""

    on: PartialDate | None = None
    basis: str = ""
    assumption: str = ""


def entry_of(clauses: Clauses, history: History) -> Entry:
    """When it begins to apply, on what basis, and the assumption if one is made.

    A recorded entry into force is taken as stated; else the clause computes
    it. Where no source states how, and some source states how long, it is
    assumed to apply from its signature, unless an approval is known to be needed.
    """
    stated = history.of(ActKind.ENTERED)
    if stated:
        return Entry(stated[0].on, "stated")
    computed = entry_by_clause(clauses, history)
    if computed:
        return Entry(computed, "computed")
    signed = history.by_all(ActKind.SIGNED)
    how_long_is_known = clauses.term != TermKind.NOT_STATED or clauses.ends_reported is not None
    if clauses.entry == EntryMethod.NOT_STATED and signed and how_long_is_known and not clauses.approval_needed:
        return Entry(signed, "assumed", "applies_from_signature")
    return Entry()


def entry_by_clause(clauses: Clauses, history: History) -> PartialDate | None:
    """The day to which the clause on entry into force leads; None while its condition is not met.

    Counted from the last condition: first the months, then the days, then, where the
    clause says so, on to the first day of the month that follows.
    """
    signed = history.by_all(ActKind.SIGNED)
    if signed is None:
        return None
    if clauses.entry == EntryMethod.ON_DATE:
        return max(clauses.entry_on, signed) if clauses.entry_on else None
    met = history.by_all(_MET_BY[clauses.entry]) if clauses.entry in _MET_BY else None
    if met is None:
        return None
    begins = max(met, signed).plus(clauses.entry_months, clauses.entry_days)
    return begins.next_month_start() if clauses.entry_month_start else begins
