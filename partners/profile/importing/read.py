"""Reading a row of a table of goals and capabilities; what is not understood is said, and nothing is guessed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any

from partners.models import Party
from partners.parties.meaning import PartyNames, party_findings
from partners.profile.entry import LineEntry
from partners.profile.importing.called import words_called
from partners.profile.importing.fields import NEEDED, WORDS
from partners.profile.taxonomy import Term
from partners.profile.vocabulary import TERM_KIND_OF, LineKind, TermKind
from partners.records.imports.dates import DateRead, read_date
from partners.records.imports.faults import REFUSES, Finding, refused
from partners.records.imports.headings import plain_heading
from partners.records.imports.layout import Layout
from partners.records.imports.rows import RawRow

# Columns whose cells hold words, and the vocabularies of pages that name them.
_VOCABULARIES = {"line_kind": "profile_kind", "priority": "priority", "level": "capability_level"}
_TEXTS = {"conditions": "conditions", "source": "source"}
# Columns of a line and the fields of a table that hold them, where they are called otherwise.
FIELD_OF = {"kind": "line_kind", "note": "remark"}


@dataclass
class LineRead:
    """One row: an entry, or what stood in the way."""

    name: str
    entry: LineEntry | None = None
    findings: list[Finding] = field(default_factory=list)

    @property
    def refuses(self) -> bool:
        """Whether anything was found that refuses it."""
        return any(one.weight == REFUSES for one in self.findings)


class LineReader:
    """Reads the rows of one table."""

    def __init__(
        self,
        layout: Layout,
        names: PartyNames,
        parties: Mapping[str, Party],
        terms: Mapping[str, Term],
        date_order: str,
    ) -> None:
        self.layout, self.names, self.parties, self.date_order = layout, names, parties, date_order
        self.terms = terms
        self._words = {name: {**words_called(said), **WORDS[name]} for name, said in _VOCABULARIES.items()}
        self._called = _called(terms)

    def heading(self, column: str) -> str:
        """The heading over a column of a line."""
        return self.layout.heading(FIELD_OF.get(column, column))

    def read(self, row: RawRow) -> LineRead:
        """One row as an entry."""
        cells = self.layout.cells(row)
        name = " · ".join(cells[one] for one in ("party", "line_kind", "term") if one in cells)
        found = LineRead(name, findings=self.layout.faults(row))
        for needed in NEEDED:
            if needed not in cells:
                found.findings.append(refused(self.layout.heading(needed), "required"))
        party = self._party(cells.get("party", ""), found.findings)
        kind = self._word("line_kind", cells.get("line_kind", ""), found.findings)
        term = self._term(kind, cells.get("term", ""), found.findings)
        values = self._values(cells, row, found.findings)
        if party and kind and term:
            found.entry = LineEntry(party, kind, term, values)
        return found

    def _party(self, text: str, findings: list[Finding]) -> Party | None:
        if not text:
            return None
        meaning = self.names.meant(text)
        findings += party_findings(self.layout.heading("party"), text, meaning)
        return self.parties.get(meaning.code)

    def _word(self, name: str, text: str, findings: list[Finding]) -> str:
        known = self._words[name]
        code = known.get(plain_heading(text), "")
        if text and not code:
            findings.append(refused(self.layout.heading(name), "word_not_known", text, *_alike(text, known)))
        return code

    def _term(self, kind: str, text: str, findings: list[Finding]) -> str:
        kinds = [TERM_KIND_OF[LineKind(kind)]] if kind else list(TermKind)
        known = {word: code for one in kinds for word, code in self._called[one].items()}
        code = known.get(plain_heading(text), "")
        if text and not code:
            findings.append(refused(self.layout.heading("term"), "term_not_known", text, *_alike(text, known)))
        return code

    def _values(self, cells: Mapping[str, str], row: RawRow, findings: list[Finding]) -> dict[str, Any]:
        """The columns that the table has; an empty cell of a column that is there says that nothing is said."""
        held = set(self.layout.matched.values())
        values: dict[str, Any] = {name: cells.get(name, "") for name in _TEXTS if name in held}
        for name in ("priority", "level"):
            if name in held:
                values[name] = self._word(name, cells.get(name, ""), findings)
        if "valid_until" in held:
            values["valid_until"] = self._day(cells.get("valid_until", ""), findings)
        values["as_of"] = self._date("as_of", cells.get("as_of", ""), findings).on
        notes = [*([cells["remark"]] if "remark" in cells else []), *self.layout.notes(row)]
        if notes or "remark" in held:
            values["note"] = "\n".join(notes)
        return values

    def _date(self, name: str, text: str, findings: list[Finding]) -> DateRead:
        found = read_date(text, self.date_order)
        if found.fault:
            findings.append(refused(self.layout.heading(name), found.fault, text, *found.suggestions))
        return found

    def _day(self, text: str, findings: list[Finding]) -> date | None:
        found = self._date("valid_until", text, findings)
        if found.on and len(found.on) < 10:
            findings.append(refused(self.layout.heading("valid_until"), "whole_day_wanted", text))
        return date.fromisoformat(found.on) if len(found.on) == 10 else None


def _called(terms: Mapping[str, Term]) -> dict[str, dict[str, str]]:
    """By kind, the codes of terms by what they are called: on pages, by their own party, and by their code."""
    found: dict[str, dict[str, str]] = {kind: {} for kind in TermKind}
    for word, code in words_called("profile_term").items():
        found[terms[code].kind][word] = code
    for one in terms.values():
        found[one.kind] |= {plain_heading(word): one.code for word in (one.code, one.name) if word}
    return found


def _alike(text: str, known: Mapping[str, str]) -> list[str]:
    """Codes of words that are alike: a question, never an answer."""
    words = get_close_matches(plain_heading(text), list(known), 3, 0.6)
    return list(dict.fromkeys(known[word] for word in words))
