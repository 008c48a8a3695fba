"""A correction as it is kept, of whatever record: what it said before, what it says now, and why."""

from collections.abc import Mapping
from typing import Any

from partners.records.marks import Correction

Values = Mapping[str, Any]


def correction_of(
    officer: Any,
    seen_as: Any,
    subject: tuple[str, int],
    part: tuple[str, int],
    said: tuple[Values, Values],
    reason: str,
) -> Correction:
    """A correction of a part of a subject, seen by whoever sees `seen_as`; `said` is what it said and says.

    It is not kept yet: one is saved, many are kept together.
    """
    before, after = said
    return Correction(
        owner=officer.party,
        partnership_id=seen_as.partnership_id,
        audience=seen_as.audience,
        marking=seen_as.marking,
        subject=subject[0],
        subject_id=subject[1],
        part=part[0],
        part_id=part[1],
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
