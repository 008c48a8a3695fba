"""The report of an import: its rows, what was found in each, and what became of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from partners.records.imports.batch import Import, ImportRow
from partners.records.imports.faults import CORRECTED
from partners.records.imports.subjects import subject_of

_AT_ONCE = 2000


@dataclass(frozen=True)
class ReportLine:
    """One line of the report: a row, and one thing found in one of its columns, or none."""

    line: int
    outcome: str
    name: str
    record: str
    undone: str
    finding: Mapping[str, Any]
    changes: Mapping[str, Any]


def rows_found(batch: Import, outcome: str = "", code: str = "", q: str = "") -> QuerySet[ImportRow]:
    """The rows of an import with an outcome, with something found of one kind, or called so; in their order."""
    found = ImportRow.objects.filter(batch=batch).order_by("line")
    if outcome == "told":
        found = found.exclude(findings=[]).exclude(outcome="refused")
    elif outcome:
        found = found.filter(outcome=outcome)
    if code:
        found = found.filter(findings__contains=[{"code": code}])
    return found.filter(Q(name__icontains=q)) if q else found


def report_lines(officer: Any, batch: Import, rows: QuerySet[ImportRow]) -> Iterator[ReportLine]:
    """The report line by line: a row for each thing found, or one where nothing was; some rows in memory at once."""
    start = 0
    while piece := list(rows.filter(line__gt=start).order_by("line")[:_AT_ONCE]):
        start = piece[-1].line
        named = subject_of(batch.of).named(officer, [row.record_id for row in piece if row.record_id])
        for row in piece:
            record = named.get(row.record_id or 0, "")
            for finding in row.findings or [{}]:
                yield ReportLine(row.line, row.outcome, row.name, record, row.undone, finding, row.changes)


def kept_of(batch: Import, most: int = 40) -> list[tuple[int, Mapping[str, Any]]]:
    """The first cells that stay as they were corrected here, each with the line it stands on."""
    rows = ImportRow.objects.filter(batch=batch, findings__contains=[{"code": CORRECTED}]).order_by("line")
    found = rows.values_list("line", "findings")[:most]
    return [(line, one) for line, findings in found for one in findings if one["code"] == CORRECTED][:most]


def asked_of(batch: Import, field: str = "party", most: int = 40) -> list[tuple[str, list[str], int]]:
    """The words that are not understood and can be answered: each with its suggestions and how many rows say it.

    Those that the most rows say come first.
    """
    met: dict[str, tuple[list[str], int]] = {}
    asking = ImportRow.objects.filter(batch=batch, findings__contains=[{"data": {"asks": field}}])
    for findings in asking.values_list("findings", flat=True).iterator(chunk_size=_AT_ONCE):
        for one in findings:
            if one.get("data", {}).get("asks") == field and one.get("value"):
                suggestions, count = met.get(one["value"], (one.get("suggestions", []), 0))
                met[one["value"]] = (suggestions, count + 1)
    found = [(value, suggestions, count) for value, (suggestions, count) in met.items()]
    return sorted(found, key=lambda row: (-row[2], row[0]))[:most]
