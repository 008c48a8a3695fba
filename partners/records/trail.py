"""Reading the history of one party in commit order."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from partners.people.officer import Officer
from partners.records.history import Change, Look


@dataclass(frozen=True)
class Wanted:
    """What is asked of the history; empty asks for everything."""

    sources: tuple[str, ...] = ()
    op: str = ""
    officer: int | None = None
    by_system: bool = False
    since: datetime | None = None
    until: datetime | None = None
    rows: Q | None = None
    """The rows of one record and of what hangs beneath it."""


def trail(reader: Any, wanted: Wanted) -> QuerySet[Change]:
    """The changes of the reader's own party that the reader may see; not ordered.

    `placed` is joined, so that rows can be read and sorted by position.
    """
    found: QuerySet[Change] = Change.objects.visible_to(reader).filter(owner=reader.party_id)
    if wanted.sources:
        found = found.filter(source__in=wanted.sources)
    if wanted.op:
        found = found.filter(op=wanted.op)
    if wanted.by_system:
        found = found.filter(officer=None)
    elif wanted.officer:
        found = found.filter(officer=wanted.officer)
    if wanted.since:
        found = found.filter(at__gte=wanted.since)
    if wanted.until:
        found = found.filter(at__lt=wanted.until)
    return found.filter(wanted.rows) if wanted.rows is not None else found


def newest(found: QuerySet[Change], *, before: int | None, most: int) -> list[Change]:
    """The newest changes in commit order, those not sealed yet first; from below position `before` on."""
    rows: list[Change] = []
    found = found.select_related("placed")
    if before is None:
        rows = list(found.filter(placed=None).order_by("-id")[:most])
    sealed = found.filter(placed__isnull=False)
    if before is not None:
        sealed = sealed.filter(placed__position__lt=before)
    return rows + list(sealed.order_by("-placed__position")[: most - len(rows)])


def position_of(change: Change) -> int | None:
    """Its place in the sealed order; None before it is sealed."""
    placed = getattr(change, "placed", None)
    return placed.position if placed else None


def looks(reader: Any, text: str = "") -> QuerySet[Look]:
    """The reads that were kept of the reader's own party, newest first; by a part of an officer's name or of `what`."""
    found: QuerySet[Look] = Look.objects.visible_to(reader).filter(owner=reader.party_id)
    if text.strip():
        people = Officer.objects.visible_to(reader).filter(name__icontains=text.strip())
        found = found.filter(Q(officer__in=people.values("pk")) | Q(what__icontains=text.strip()))
    return found.order_by("-id")
