"""The product's own reference tables of agreements that sources state, in one file, and what they say, in another.

The second file holds what sources say on single fields, joined by `source_id`
(several identifiers are separated by blanks).
"""

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from agreements.importing.read import RowRead
from agreements.instruments.entry import ActEntry, AgreementEntry, StatementEntry
from agreements.terms.clauses import ActKind, NoticeRuns, TermKind
from partners.records.imports.faults import Finding, Unread, refused
from partners.records.imports.layout import Layout
from partners.records.imports.rows import RawRow
from partners.records.imports.table import open_file, table_of

HEADINGS = frozenset({"source_id", "partner", "title_en", "signed"})
_CODES = ("kind", "instrument_type", "legal_nature", "entry_method", "title_basis")
_SAID = ("source_id", "field", "statement_en", "source_title")


class ReferenceProfile:
    """Reads rows of a reference table; headings and codes are exactly ours."""

    def __init__(self, layout: Layout, statements: bytes = b"") -> None:
        self.layout = layout
        self.said = statements_by_key(statements)

    def heading(self, fault: str) -> str:
        """The heading over what a fault of an entry is about; where none is, the fault's own name."""
        known = {
            "parties": "partner",
            "source_key": "source_id",
            "acts.0.on": "signed",
            "acts.1.on": "entry_into_force",
        }
        return known.get(fault, fault)

    def read(self, group: Sequence[RawRow]) -> RowRead:
        """One line as an entry."""
        raw, headings = group[0], self.layout.headings
        cells = {name: raw.cells[place].strip() for place, name in enumerate(headings) if place < len(raw.cells)}
        row: Mapping[str, str] = defaultdict(str, cells)
        findings = self.layout.faults(raw)
        findings += [refused(name, "required") for name in ("source_id", "partner", "title_en") if not row[name]]
        years, notice = _whole(row, "duration_years", findings), _whole(row, "termination_notice_months", findings)
        if any(one.code == "not_a_number" for one in findings) or not row["partner"]:
            return RowRead(row["source_id"], None, findings)
        return RowRead(row["source_id"], self._entry(row, years, notice), findings)

    def _entry(self, row: Mapping[str, str], years: int | None, notice: int | None) -> AgreementEntry:
        statements = self.said.get(row["source_id"], [])
        values: dict[str, Any] = {name: row[name] for name in _CODES if row[name]}
        if years:
            values |= {"term_kind": TermKind.FIXED, "term_months": years * 12}
        if notice:
            values |= {"notice_months": notice, "notice_runs": NoticeRuns.FROM_RECEIPT}
        return AgreementEntry(
            parties=[row["partner"]],
            titles={lang: row[f"title_{lang}"] for lang in ("en", "fr") if row[f"title_{lang}"]},
            areas=row["areas"].split(),
            approval_needed=any(one.field == "approval" for one in statements),
            acts=tuple(_acts(row)),
            statements=(*statements, *_second_source(row)),
            source_key=row["source_id"],
            **values,
        )


def read_reference(agreements: bytes, statements: bytes = b"") -> list[AgreementEntry]:
    """The entries of a reference table. Raises Unread for a file that is none, or a row that says too little."""
    table = table_of(open_file(agreements), lambda heading: heading in HEADINGS)
    profile = ReferenceProfile(
        Layout(table.headings, {str(n): "reference" for n in range(len(table.headings))}), statements
    )
    read = [profile.read([row]) for row in table.rows()]
    for row in read:
        if row.findings or row.entry is None:
            raise Unread(row.findings[0].code, row.name)
    return [row.entry for row in read if row.entry]


def statements_by_key(content: bytes) -> dict[str, list[StatementEntry]]:
    """What sources say, by the identifier of the agreement. Raises Unread."""
    said: dict[str, list[StatementEntry]] = defaultdict(list)
    for row in _lines(content) if content else ():
        one = StatementEntry(
            field=row["field"],
            says={lang: row[f"statement_{lang}"] for lang in ("en", "fr") if row.get(f"statement_{lang}")},
            source=row["source_title"],
            source_url=row.get("source_url", ""),
            as_of=row.get("as_of", ""),
        )
        for source_id in row["source_id"].split():
            said[source_id].append(one)
    return said


def _lines(content: bytes) -> Iterator[dict[str, str]]:
    try:
        reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig")), strict=True)
        for name in _SAID:
            if name not in (reader.fieldnames or ()):
                raise Unread("missing_column", name)
        for row in reader:
            yield {name: (value or "").strip() for name, value in row.items() if name}
    except UnicodeDecodeError as error:
        raise Unread("wrong_encoding", "utf-8") from error
    except csv.Error as error:
        raise Unread("not_csv", str(error)) from error


def _whole(row: Mapping[str, str], name: str, findings: list[Finding]) -> int | None:
    text = row[name]
    if text and not text.isdecimal():
        findings.append(refused(name, "not_a_number", text))
        return None
    return int(text) if text else None


def _acts(row: Mapping[str, str]) -> Iterator[ActEntry]:
    source: dict[str, Any] = {
        "source": row["source_title"],
        "source_url": row["source_url"],
        "source_as_of": row["source_as_of"],
    }
    if row["signed"]:
        yield ActEntry(kind=ActKind.SIGNED, on=row["signed"], place=row["place"], **source)
    if row["entry_into_force"]:
        yield ActEntry(kind=ActKind.ENTERED, on=row["entry_into_force"], **source)


def _second_source(row: Mapping[str, str]) -> Iterator[StatementEntry]:
    if row["source2_title"] and row["signed"]:
        yield StatementEntry(
            field="signed",
            says={"en": f"Signed: {row['signed']}", "fr": f"Signature : {row['signed']}"},
            source=row["source2_title"],
            source_url=row["source2_url"],
            as_of=row["source2_as_of"],
        )
