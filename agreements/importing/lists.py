"""Any list of agreements, by what its headings mean: nothing of a row is lost, nothing is guessed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from agreements.importing.read import Named, RowRead, parties_named
from agreements.importing.validity import read_notice, read_validity
from agreements.importing.words import choice_of
from agreements.instruments.entry import ActEntry, AgreementEntry, StatementEntry
from agreements.terms.clauses import ActKind, NoticeRuns
from agreements.terms.dates import PartialDate
from partners.parties.meaning import PartyNames
from partners.records.fold import fold
from partners.records.forbidden_content import forbidden_content
from partners.records.imports.dates import read_date
from partners.records.imports.faults import Finding, refused, told
from partners.records.imports.layout import Layout
from partners.records.imports.receiving import source_name
from partners.records.imports.rows import RawRow

_SEVERAL = re.compile(r"\s*(?:;|\n|/| – | - )\s*")
_LISTED = re.compile(r"\s*[;,\n/|]\s*")
_LANGUAGES = ("en", "fr", "pt", "ar")
_SIDE = {
    "file_number": 80,
    "their_file_number": 80,
    "original_place": 160,
    "partner_contact": 160,
    "finance_note": 10_000,
}
_CHOICES = ("kind", "instrument_type", "legal_nature")
_COLUMN_OF = {
    "titles": ("title_en", "title_fr", "title_pt", "title_ar"),
    "parties": ("partner", "parties", "party_a", "party_b"),
    "source_key": ("identifier", "file_number"),
    **dict.fromkeys(("term", "term_kind", "term_months", "ends_reported"), ("validity", "duration_years")),
    **dict.fromkeys(("notice_months", "notice_runs"), ("notice", "notice_months")),
    "status": ("status_said",),
    "acts.0.on": ("signed", "entered"),
    "acts.1.on": ("entered",),
}


@dataclass
class _Row:
    """A row while it is read."""

    cells: dict[str, str]
    notes: list[str]
    findings: list[Finding]
    values: dict[str, Any] = field(default_factory=dict)
    statements: list[StatementEntry] = field(default_factory=list)


class ListProfile:
    """Reads rows of a list whose columns are matched to fields."""

    prefix = ""
    basis = "stated"

    def __init__(self, layout: Layout, names: PartyNames, source: str, order: str) -> None:
        self.layout, self.names, self.source, self.order = layout, names, source, order
        self.counted: dict[str, int] = {}

    def heading(self, fault: str) -> str:
        """The heading over what a fault of an entry is about."""
        known = set(self.layout.matched.values())
        for code in (*_COLUMN_OF.get(fault, ()), fault):
            if code in known:
                return self.layout.heading(code)
        return fault

    def read(self, group: Sequence[RawRow]) -> RowRead:
        """One line as an entry, with what is to be said of its cells."""
        raw = group[0]
        row = _Row(self.layout.cells(raw), self.layout.notes(raw), self.layout.faults(raw))
        titles = {one: row.cells[f"title_{one}"] for one in _LANGUAGES if f"title_{one}" in row.cells}
        acts = self._acts(row)
        signed = next((act.on for act in acts if act.kind == ActKind.SIGNED), "")
        named = self._parties(row, signed)
        row.findings += named.findings
        row.notes += named.said
        self._say(row)
        self._term(row)
        self._choices(row)
        self._private(row)
        name = row.cells.get("identifier") or row.cells.get("file_number") or next(iter(titles.values()), "")
        entry = AgreementEntry(
            parties=named.codes,
            titles=titles,
            acts=acts,
            statements=tuple(row.statements),
            side=self._side(row),
            source_key=self._key(row, named, titles, signed),
            **row.values,
        )
        return RowRead(name, entry, row.findings)

    def _date(self, row: _Row, code: str) -> str:
        text = row.cells.get(code, "")
        found = read_date(text, self.order)
        if found.fault:
            row.findings.append(refused(self.layout.heading(code), found.fault, text, *found.suggestions))
        elif found.on and PartialDate.parse(found.on).precision != "day":
            row.findings.append(told(self.layout.heading(code), "partial_date", text, found.on))
        return found.on

    def _acts(self, row: _Row) -> tuple[ActEntry, ...]:
        signed, entered = self._date(row, "signed"), self._date(row, "entered")
        ended = self._date(row, "terminated")
        told_by: dict[str, Any] = {
            "source": row.cells.get("source", self.source)[:300],
            "source_url": self._url(row),
            "source_as_of": read_date(row.cells.get("source_as_of", ""), self.order).on,
        }
        if signed and entered and PartialDate.parse(entered).last < PartialDate.parse(signed).first:
            row.findings.append(
                refused(self.layout.heading("entered"), "entered_before_signed", entered, signed=signed)
            )
        place = row.cells.get("place", "")[:160]
        acts = [ActEntry(kind=ActKind.SIGNED, on=signed, place=place, **told_by)] if signed else []
        if place and not signed:
            row.notes.append(f"{self.layout.heading('place')}: {place}")
        acts += [ActEntry(kind=ActKind.ENTERED, on=entered, **told_by)] if entered else []
        acts += [ActEntry(kind=ActKind.TERMINATED, on=ended, **told_by)] if ended else []
        return tuple(acts)

    def _url(self, row: _Row) -> str:
        url = row.cells.get("source_url", "")
        if url and not re.fullmatch(r"https?://\S{1,480}", url):
            row.notes.append(f"{self.layout.heading('source_url')}: {url}")
            return ""
        return url

    def _parties(self, row: _Row, signed: str) -> Named:
        if "parties" in row.cells:
            texts = [text for text in _SEVERAL.split(row.cells["parties"]) if text]
            return parties_named(self.names, self.layout.heading("parties"), texts, signed)
        codes: list[str] = []
        findings: list[Finding] = []
        said: list[str] = []
        for code in ("party_a", "party_b", "partner"):
            if code in row.cells:
                one = parties_named(self.names, self.layout.heading(code), [row.cells[code]], signed)
                codes, findings, said = [*codes, *one.codes], [*findings, *one.findings], [*said, *one.said]
        return Named(tuple(codes), findings, said)

    def _say(self, row: _Row) -> None:
        """Keep as said, beside what was understood of it."""
        for code, name in (("validity", "term"), ("status_said", "status"), ("notice", "notice")):
            if code in row.cells:
                row.statements.append(StatementEntry(name, {"und": row.cells[code]}, self.source))

    def _term(self, row: _Row) -> None:
        years = row.cells.get("duration_years", "")
        if "validity" in row.cells or years:
            code = "validity" if "validity" in row.cells else "duration_years"
            text = row.cells.get("validity") or f"{years} years"
            found = read_validity(text, self.order)
            row.values |= found.values
            if found.fault or found.told:
                heading = self.layout.heading(code)
                row.findings.append(told(heading, found.fault or found.told, row.cells[code], *found.suggestions))
        text = row.cells.get("notice_months") or row.cells.get("notice", "")
        if text:
            months = read_notice(text)
            row.values |= {"notice_months": months, "notice_runs": NoticeRuns.FROM_RECEIPT} if months else {}
            if not months:
                row.findings.append(told(self.layout.heading("notice"), "validity_not_read", text))

    def _choices(self, row: _Row) -> None:
        for code in _CHOICES:
            text = row.cells.get(code, "")
            found = choice_of(code, text) if text else ""
            if found:
                row.values[code] = found
            if text and fold(text) != fold(found.replace("_", " ")):
                row.notes.append(f"{self.layout.heading(code)}: {text}")
            if text and not found:
                row.findings.append(told(self.layout.heading(code), "choice_not_known", text))
        texts = [text for text in _LISTED.split(row.cells.get("areas", "")) if text]
        areas = [(text, choice_of("areas", text)) for text in texts]
        row.values["areas"] = tuple(dict.fromkeys(area for _, area in areas if area))
        for text, area in areas:
            if not area:
                row.findings.append(told(self.layout.heading("areas"), "choice_not_known", text))
        if any(not area for _, area in areas):
            row.notes.append(f"{self.layout.heading('areas')}: {row.cells['areas']}")
        if "purpose" in row.cells:
            row.values["purpose"] = row.cells["purpose"]
        self._above(row)

    def _private(self, row: _Row) -> None:
        """Tell what looks like what must never be kept; whoever imports looks at it."""
        for code in (*(f"title_{one}" for one in _LANGUAGES), "purpose", "notes", "partner_contact", "finance_note"):
            for found in forbidden_content(row.cells.get(code, "")):
                row.findings.append(told(self.layout.heading(code), found, row.cells[code][:80]))
        for note in row.notes:
            heading, _colon, text = note.partition(": ")
            row.findings += [told(heading, found, text[:80]) for found in forbidden_content(text)]

    def _above(self, row: _Row) -> None:
        if "framework" in row.cells:
            meaning = self.names.meant(row.cells["framework"])
            if meaning.code:
                row.values["framework"] = meaning.code
            else:
                row.notes.append(f"{self.layout.heading('framework')}: {row.cells['framework']}")
                row.findings.append(told(self.layout.heading("framework"), "party_not_known", row.cells["framework"]))
        if "parent" in row.cells:
            row.notes.append(f"{self.layout.heading('parent')}: {row.cells['parent']}")

    def _side(self, row: _Row) -> dict[str, Any]:
        side: dict[str, Any] = {}
        for code, most in _SIDE.items():
            text = row.cells.get(code, "")
            if text and len(text) <= most:
                side[code] = text
            elif text:
                row.notes.append(f"{self.layout.heading(code)}: {text}")
                row.findings.append(told(self.layout.heading(code), "kept_as_note", text[:80]))
        # The list itself keeps its own remarks first, then what no field holds.
        notes = [row.cells["notes"]] if "notes" in row.cells else []
        lines = [*notes, *dict.fromkeys(row.notes)]
        return side | ({"notes": "\n".join(lines)} if lines else {})

    def _key(self, row: _Row, named: Named, titles: Mapping[str, str], signed: str) -> str:
        """What the row is known by within its list: its identifier, else what it is about."""
        identifier = row.cells.get("identifier") or row.cells.get("file_number", "")
        if not identifier:
            said = [*sorted(named.codes), *(fold(one) for one in titles.values()), signed]
            identifier = "|".join(said)
            self.counted[identifier] = self.counted.get(identifier, 0) + 1
            if self.counted[identifier] > 1:
                identifier += f"|{self.counted[identifier]}"
        return key_within(self.prefix or source_name(self.source), identifier)


def key_within(prefix: str, identifier: str) -> str:
    """An identifier within a list, as long as there is room for it; a longer one by its digest."""
    from hashlib import sha256

    whole = f"{prefix}:{identifier}" if prefix else identifier
    if len(whole) <= 120:
        return whole
    return f"{prefix[:50]}:{sha256(identifier.encode()).hexdigest()[:40]}"
