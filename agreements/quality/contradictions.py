"""What cannot be true at once: dates out of order, a child outliving its parent, one signature in force."""

from collections.abc import Iterator

from agreements.instruments.vocabulary import Stage
from agreements.quality.known import Finding, Known, Sort
from agreements.terms.clauses import ActKind, EntryMethod
from agreements.terms.entry import entry_by_clause
from agreements.terms.term import ONE_DAY

_RATIFIED = (ActKind.APPROVED, ActKind.EXCHANGED, ActKind.REGISTERED)
_RUNNING = (Stage.APPLIES, Stage.SUSPENDED)


def contradictions(known: Known) -> Iterator[Finding]:
    """Everything in a record that cannot be true at once, each with what to mend."""
    yield from _out_of_order(known)
    yield from _of_family(known)
    yield from _two_answers(known)
    yield from _of_route(known)


def _found(known: Known, code: str, mend: str, kind: str = "", **data: str) -> Finding:
    return Finding(Sort.CONTRADICTION, code, mend, known.acts.get(kind), data)


def _out_of_order(known: Known) -> Iterator[Finding]:
    if known.entry and known.signed and known.entry.last < known.signed.first:
        days = {"entry": str(known.entry), "signed": str(known.signed)}
        yield _found(known, "entry_before_signature", "entry_method", ActKind.ENTERED, **days)
    begins = known.entry or known.signed
    # The day before it began is its last day where it ended on the day on which it was to begin.
    if known.ends and begins and known.ends.last < begins.first - ONE_DAY:
        mend = "ends_reported" if known.ends_basis == "reported" else "term_kind"
        kind = ActKind.TERMINATED if known.ends_basis == "stated" else ""
        yield _found(known, "end_before_start", mend, kind, ends=str(known.ends), begins=str(begins))


def _of_family(known: Known) -> Iterator[Finding]:
    above = known.above
    if above is None:
        return
    ends_later = known.ends is None or (above.ends is not None and known.ends.first > above.ends.last)
    if known.stage in _RUNNING and above.ends and ends_later and (above.over or known.ends):
        yield _found(known, "outlives_parent", "parent", above=above.key, on=str(above.ends))
    begins = known.entry or known.signed
    if begins and above.begins and begins.last < above.begins.first:
        yield _found(known, "begins_before_parent", "parent", above=above.key, on=str(above.begins))


def _two_answers(known: Known) -> Iterator[Finding]:
    computed = entry_by_clause(known.clauses, known.history)
    if known.entry and known.entry_basis == "stated" and computed and not computed.overlaps(known.entry):
        days = {"entry": str(known.entry), "computed": str(computed)}
        yield _found(known, "entry_differs", "entry_method", ActKind.ENTERED, **days)
    if "reported_end_differs" in known.assumptions:
        days = {"reported": str(known.clauses.ends_reported), "ends": str(known.ends or "")}
        yield _found(known, "reported_end_differs", "ends_reported", **days)
    if "extension_came_too_late" in known.assumptions:
        yield _found(known, "extension_came_too_late", "extended", ActKind.EXTENDED)


def _of_route(known: Known) -> Iterator[Finding]:
    signed = {act.side for act in known.history.of(ActKind.SIGNED)}
    if known.stage in _RUNNING and signed and "" not in signed and not set(known.history.sides) <= signed:
        missing = next(one for one in known.history.sides if one not in signed)
        yield _found(known, "one_signature", f"signed:{missing}", party=missing)
    ratified = next((kind for kind in _RATIFIED if known.history.of(kind)), None)
    if not known.binding and (ratified or known.clauses.entry in (EntryMethod.APPROVAL, EntryMethod.EXCHANGE)):
        yield _found(known, "non_binding_ratified", "legal_nature", act=str(ratified or ActKind.APPROVED))
