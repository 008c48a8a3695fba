"""What was put right of an agreement or beneath it: what it said before, what it says now, and why."""

from collections.abc import Mapping
from typing import Any

from agreements.instruments.agreement import Agreement
from partners.records.marks import Correction

Values = Mapping[str, Any]


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
    return Correction(
        owner=officer.party,
        partnership_id=agreement.partnership_id,
        audience=agreement.audience,
        marking=agreement.marking,
        subject=Agreement.subject,
        subject_id=agreement.pk,
        part=part,
        part_id=part_id,
        before={name: plain(value) for name, value in before.items()},
        after={name: plain(value) for name, value in after.items()},
        reason=reason.strip(),
        officer=officer,
    )


def plain(value: Any) -> Any:
    """A value as a correction keeps it: a party by its code, another record by its own name, a number exactly."""
    if hasattr(value, "pk"):
        return getattr(value, "code", None) or str(value)
    return value if value is None or isinstance(value, str | int | bool | list | dict) else str(value)
