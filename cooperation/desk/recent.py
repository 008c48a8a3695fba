"""What changed lately in an officer's sight, and by somebody else."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from agreements.instruments.agreement import Agreement
from cooperation.desk.situations import with_parties
from partners.models import Correction, Officer, Party, StepTaken

LOOK_BACK = timedelta(days=14)


@dataclass(frozen=True)
class Happening:
    """A step or a correction: what, to which agreements (one, unless many came at once), by whom, in which way."""

    at: datetime
    agreements: list[Agreement]
    step: StepTaken | None = None
    correction: Correction | None = None
    officer: Officer | None = None
    side: Party | None = None


def happened(
    reader: Any,
    *,
    since: datetime | None = None,
    pair: Any = None,
    but: Any = None,
    most: int = 7,
    among: Mapping[int, Agreement] | None = None,
) -> list[Happening]:
    """Steps and corrections that the reader sees, newest first; five queries at most.

    `since` leaves out what is older, `pair` all but one partnership's, `but`
    what this officer did; `among` are the agreements in sight, where they are
    at hand. Officers are told apart for their own party alone.
    """
    steps = StepTaken.objects.visible_to(reader).filter(subject=Agreement.subject)
    corrections = Correction.objects.visible_to(reader).filter(subject=Agreement.subject)
    if since:
        steps, corrections = steps.filter(at__gte=since), corrections.filter(at__gte=since)
    if pair:
        steps, corrections = steps.filter(partnership=pair), corrections.filter(partnership=pair)
    if but:
        steps, corrections = steps.exclude(officer=but), corrections.exclude(officer=but)
    # More than is shown, since what came at once is told in one line.
    limit = most * 40
    rows = [
        *steps.select_related("side", "officer").order_by("-id")[:limit],
        *corrections.select_related("owner", "officer").order_by("-id")[:limit],
    ]
    rows.sort(key=lambda row: (row.at, row.pk), reverse=True)
    seen = among
    if seen is None:
        seen = with_parties(Agreement.objects.visible_to(reader)).in_bulk({row.subject_id for row in rows})
    rows = [row for row in rows if row.subject_id in seen]
    together = [list(group) for _, group in groupby(rows, key=_together)]
    return [_happening(reader, group, seen) for group in together[:most]]


def _together(row: Any) -> tuple[Any, ...]:
    """Records that one officer entered in one request are told in one line."""
    if isinstance(row, StepTaken) and row.step == "recorded":
        return ("recorded", row.officer_id, row.request or row.on)
    return (type(row).__name__, row.pk)


def _happening(reader: Any, rows: list[Any], seen: Mapping[int, Agreement]) -> Happening:
    row = rows[0]
    agreements = [seen[one.subject_id] for one in rows]
    # Of another party it is said that it acted, not which of its people did.
    known = row.officer if row.officer and row.officer.party_id == reader.party_id else None
    if isinstance(row, StepTaken):
        return Happening(row.at, agreements, step=row, officer=known, side=row.side)
    return Happening(row.at, agreements, correction=row, officer=known, side=row.owner)
