"""What was put right of an agreement or beneath it: what it said before, what it says now, and why."""

from typing import Any

from agreements.instruments.agreement import Agreement
from partners.records.corrections import Values, correction_of
from partners.records.marks import Correction


def correction_keep(
    officer: Any,
    agreement: Agreement,
    part: str,
    part_id: int,
    before: Values,
    after: Values,
    reason: str,
    seen_as: Any = None,
) -> Correction:
    """Keep a correction of a part of an agreement, seen by whoever sees the agreement, or `seen_as`."""
    row = correction_row(officer, agreement, part, part_id, before, after, reason)
    if seen_as is not None:
        row.audience, row.marking = seen_as.audience, seen_as.marking
    row.save(force_insert=True)
    return row


def correction_row(
    officer: Any, agreement: Agreement, part: str, part_id: int, before: Values, after: Values, reason: str
) -> Correction:
    """The same, to be kept with many others."""
    of, about = (Agreement.subject, agreement.pk), (part, part_id)
    return correction_of(officer, agreement, of, about, (before, after), reason)
