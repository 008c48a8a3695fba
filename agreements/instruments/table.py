"""Reading a table of agreements that exist, a CSV file, into entries; pure, and nothing is guessed.

A second file may hold what sources say on single fields, joined by
`source_id` (several identifiers are separated by blanks).
"""

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from agreements.instruments.entry import ActEntry, AgreementEntry, StatementEntry
from agreements.terms.clauses import ActKind, NoticeRuns, TermKind

REQUIRED = ("source_id", "partner", "title_en", "signed")
_CODES = ("kind", "instrument_type", "legal_nature", "entry_method", "title_basis")


@dataclass(frozen=True)
class TableRow:
    """One line of the file: its number, what it says, and what could not be read, as codes by column."""

    line: int
    entry: AgreementEntry | None
    faults: Mapping[str, Sequence[str]] = field(default_factory=dict)


class UnreadTable(ValueError):
    """The file as a whole cannot be read: a code and what it is about."""

    def __init__(self, code: str, about: str = "") -> None:
        self.code, self.about = code, about
        super().__init__(f"{code}: {about}" if about else code)


def read_table(agreements: bytes, statements: bytes = b"") -> list[TableRow]:
    """The rows of a table of agreements. Raises UnreadTable for wrong encoding or missing columns."""
    said = _said(statements)
    return [_row(line, row, said) for line, row in _lines(agreements, REQUIRED)]


def _lines(content: bytes, required: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadTable("not_utf8", str(error.start)) from error
    reader = csv.DictReader(io.StringIO(text), strict=True)
    for name in required:
        if name not in (reader.fieldnames or ()):
            raise UnreadTable("missing_column", name)
    try:
        for row in reader:
            yield reader.line_num, {name: (value or "").strip() for name, value in row.items() if name}
    except csv.Error as error:
        raise UnreadTable("not_csv", str(error)) from error


def _said(content: bytes) -> dict[str, list[StatementEntry]]:
    said: dict[str, list[StatementEntry]] = defaultdict(list)
    columns = ("source_id", "field", "statement_en", "source_title")
    for _, row in _lines(content, columns) if content else ():
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


def _row(line: int, row: dict[str, str], said: Mapping[str, list[StatementEntry]]) -> TableRow:
    faults = {name: ["required"] for name in ("source_id", "partner", "title_en") if not row[name]}
    years = _whole(row, "duration_years", faults)
    notice = _whole(row, "termination_notice_months", faults)
    if faults:
        return TableRow(line, None, faults)
    statements = said.get(row["source_id"], [])
    values: dict[str, Any] = {name: row[name] for name in _CODES if row.get(name)}
    if years:
        values |= {"term_kind": TermKind.FIXED, "term_months": years * 12}
    if notice:
        values |= {"notice_months": notice, "notice_runs": NoticeRuns.FROM_RECEIPT}
    entry = AgreementEntry(
        parties=[row["partner"]],
        titles={lang: row[f"title_{lang}"] for lang in ("en", "fr") if row.get(f"title_{lang}")},
        areas=row.get("areas", "").split(),
        approval_needed=any(one.field == "approval" for one in statements),
        acts=tuple(_acts(row)),
        statements=(*statements, *_second_source(row)),
        source_key=row["source_id"],
        **values,
    )
    return TableRow(line, entry)


def _whole(row: Mapping[str, str], name: str, faults: dict[str, list[str]]) -> int | None:
    text = row.get(name, "")
    if text and not text.isdecimal():
        faults[name] = ["not_a_number"]
        return None
    return int(text) if text else None


def _acts(row: Mapping[str, str]) -> Iterator[ActEntry]:
    source: dict[str, Any] = {
        "source": row.get("source_title", ""),
        "source_url": row.get("source_url", ""),
        "source_as_of": row.get("source_as_of", ""),
    }
    if row["signed"]:
        yield ActEntry(kind=ActKind.SIGNED, on=row["signed"], place=row.get("place", ""), **source)
    if row.get("entry_into_force"):
        yield ActEntry(kind=ActKind.ENTERED, on=row["entry_into_force"], **source)


def _second_source(row: Mapping[str, str]) -> Iterator[StatementEntry]:
    if row.get("source2_title") and row["signed"]:
        yield StatementEntry(
            field="signed",
            says={"en": f"Signed: {row['signed']}", "fr": f"Signature : {row['signed']}"},
            source=row["source2_title"],
            source_url=row.get("source2_url", ""),
            as_of=row.get("source2_as_of", ""),
        )
