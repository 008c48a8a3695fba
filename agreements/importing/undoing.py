"""Undoing an import: what it made is taken out, what it changed goes back, unless somebody touched it since."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from agreements.importing.changing import changes_revert
from agreements.instruments.agreement import Agreement
from agreements.instruments.taking_out import GONE, TOUCHED, agreements_take_out, touched_since
from partners.records.errors import RecordError
from partners.records.imports.batch import ImportRow, Outcome

PUT_BACK, STAYS = "put_back", "stays"


def rows_undo(rows: Sequence[ImportRow], officer: Any, today: date, reason: str) -> None:
    """Take back what these rows did, and put on each how that went."""
    made = {row.record_id: row.version or 0 for row in rows if row.outcome == Outcome.CREATED and row.record_id}
    done = agreements_take_out(officer=officer, today=today, versions=made, reason=reason)
    changed = [row for row in rows if row.outcome == Outcome.CHANGED and row.record_id]
    joined = ("partnership__party_a", "partnership__party_b", "standing", "owner", "framework")
    found = Agreement.objects.visible_to(officer).filter(pk__in=[row.record_id for row in changed])
    by_pk = {one.pk: one for one in found.select_related(*joined)}
    versions = {row.record_id or 0: row.version or 0 for row in changed}
    touched = touched_since({key: one for key, one in versions.items() if key in by_pk and by_pk[key].version != one})
    for row in rows:
        if row.outcome == Outcome.CREATED:
            row.undone = done.get(row.record_id or 0, GONE)
        else:
            row.undone = _put_back(row, by_pk.get(row.record_id or 0), touched, officer, today, reason)


def _put_back(
    row: ImportRow, agreement: Agreement | None, touched: set[int], officer: Any, today: date, reason: str
) -> str:
    if agreement is None:
        return GONE
    if agreement.pk in touched:
        return TOUCHED
    try:
        changes_revert(officer, today, agreement, row.changes, reason)
    except RecordError:
        return STAYS
    return PUT_BACK
