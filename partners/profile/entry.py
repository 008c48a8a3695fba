"""What is written into a profile: one line as it is given, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from partners.models import Party
from partners.parties.reference.read import PARTIAL_DATE
from partners.profile.profile import COLUMNS, MOST_SOURCE
from partners.profile.taxonomy import Term
from partners.profile.vocabulary import TERM_KIND_OF, Level, LineKind, Priority

MOST_TEXT = 2000
_ONLY_FOR = {
    "priority": {LineKind.GOAL},
    "struck": {LineKind.GOAL},
    "level": {LineKind.OFFERED, LineKind.SOUGHT},
    "valid_until": {LineKind.OFFERED, LineKind.SOUGHT, LineKind.COMMUNICATION},
}
Faults = dict[str, list[str]]


@dataclass(frozen=True)
class LineEntry:
    """One line: of which party, what about, and the columns that it gives; those left out stay as they are."""

    party: Party
    kind: str
    term: str
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> tuple[int, str, str]:
        """What no profile says twice."""
        return self.party.pk, self.kind, self.term


def is_empty(value: Any) -> bool:
    """Whether a column says nothing."""
    return value in ("", None, False)


def entry_faults(entry: LineEntry, before: Mapping[str, Any] | None, terms: Mapping[str, Term], today: date) -> Faults:
    """What is wrong with a line, by column; `before` is what it says now, none for a new one."""
    faults: Faults = {name: ["unknown_field"] for name in set(entry.values) - set(COLUMNS)}
    if entry.party.is_historic:
        faults["party"] = ["party_gone"]
    if entry.kind not in LineKind.values:
        return faults | {"kind": ["unknown"]}
    faults |= _term_faults(entry, before, terms)
    said = {**(before or {}), **entry.values}
    for name, kinds in _ONLY_FOR.items():
        if entry.kind not in kinds and not is_empty(said.get(name)):
            faults[name] = ["not_of_this_kind"]
    return faults | _code_faults(entry.kind, said) | _text_faults(said, today)


def _term_faults(entry: LineEntry, before: Mapping[str, Any] | None, terms: Mapping[str, Term]) -> Faults:
    term = terms.get(entry.term)
    if term is None or term.kind != TERM_KIND_OF[LineKind(entry.kind)]:
        return {"term": ["unknown"]}
    return {"term": ["term_out_of_use"]} if term.off and before is None else {}


def _code_faults(kind: str, said: Mapping[str, Any]) -> Faults:
    faults: Faults = {}
    for name, known in (("priority", Priority.values), ("level", Level.values)):
        if said.get(name) and said[name] not in known:
            faults[name] = ["unknown"]
    if kind == LineKind.GOAL and not said.get("struck") and not said.get("priority"):
        faults["priority"] = ["required"]
    return faults


def _text_faults(said: Mapping[str, Any], today: date) -> Faults:
    faults: Faults = {name: ["required"] for name in ("source", "as_of") if not str(said.get(name) or "").strip()}
    as_of = str(said.get("as_of") or "")
    if as_of and not PARTIAL_DATE.fullmatch(as_of):
        faults["as_of"] = ["not_a_date"]
    elif as_of > today.isoformat()[: len(as_of)]:
        faults["as_of"] = ["in_the_future"]
    for name, most in (("source", MOST_SOURCE), ("conditions", MOST_TEXT), ("note", MOST_TEXT)):
        if len(str(said.get(name) or "")) > most:
            faults[name] = ["too_long"]
    return faults
