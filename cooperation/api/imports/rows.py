"""Imports and the rows of their report as they are answered."""

from collections.abc import Sequence
from typing import Any

from agreements.activities.importing.subject import CODE as ACTIVITIES
from cooperation.api.addresses import ROOT, activity_url, agreement_url
from cooperation.api.profiles.rows import profile_url
from cooperation.words.imports import FindingNames, finding_words
from partners.models import Import, ImportRow
from partners.profile.importing.subject import CODE as PROFILES
from partners.records.imports.asking import is_stopped
from partners.records.imports.batch import Outcome
from partners.records.imports.faults import REFUSES
from partners.records.imports.subjects import subject_of

Row = dict[str, Any]
FIELDS = (
    *("id", "url", "display", "name", "source", "profile", "encoding", "delimiter", "sheet", "sheets"),
    *("heading_line", "headings", "above", "matched", "date_order", "state", "stopped", "take", "rows", "passed"),
    *("counts", "error", "report", "created_at", "updated_at", "version"),
)
REPORT_FIELDS = ("line", "outcome", "name", "agreement", "activity", "profile", "undone", "findings", "changes")
# Where what a table of a subject brought is found; agreements otherwise.
_FOUND = {ACTIVITIES: ("activity", activity_url), PROFILES: ("profile", profile_url)}
_TEXTS = ("encoding", "delimiter", "sheet", "date_order", "take")
_SAME = ("source", "profile", "sheets", "heading_line", "headings", "above", "matched", "state", "passed")


def import_url(pk: int) -> str:
    """The address of an import."""
    return f"{ROOT}imports/{pk}/"


def import_data(batch: Import) -> Row:
    """An import as it is answered."""
    failed = batch.job.result.get("error") if batch.job is not None and batch.job.state == "failed" else None
    return {
        "id": batch.pk,
        "url": import_url(batch.pk),
        "display": batch.file_name,
        "name": batch.file_name,
        **{name: getattr(batch, name) for name in _SAME},
        **{name: getattr(batch, name) or None for name in _TEXTS},
        "stopped": is_stopped(batch),
        "rows": batch.total,
        "counts": {name: batch.counts.get(name, 0) for name in (*Outcome.values, "told", "kept")},
        "error": failed,
        "report": f"{import_url(batch.pk)}report/",
        "created_at": batch.created_at,
        "updated_at": batch.updated_at,
        "version": batch.version,
    }


def report_data(officer: Any, batch: Import, rows: Sequence[ImportRow]) -> list[Row]:
    """Rows of the report; two queries for the addresses and the names of all."""
    names = FindingNames(officer)
    named = subject_of(batch.of).named(officer, [row.record_id for row in rows if row.record_id])
    return [
        {
            "line": row.line,
            "outcome": row.outcome,
            "name": row.name,
            **_addresses(batch, named.get(row.record_id or 0)),
            "undone": row.undone or None,
            "findings": [_finding(one, names) for one in row.findings],
            "changes": row.changes,
        }
        for row in rows
    ]


def _addresses(batch: Import, key: str | None) -> Row:
    """Where what came of a row is found."""
    named = {"agreement": None, "activity": None, "profile": None}
    name, url = _FOUND.get(batch.of, ("agreement", agreement_url))
    return {**named, name: url(key) if key else None}


def _finding(one: Row, names: FindingNames) -> Row:
    return {
        "column": one["column"],
        "code": one["code"],
        "refuses": one["weight"] == REFUSES,
        "value": one.get("value"),
        "detail": finding_words(one, names),
        "suggestions": list(one.get("suggestions", ())),
        "cell": one.get("data", {}).get("cell"),
    }
