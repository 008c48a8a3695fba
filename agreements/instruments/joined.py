"""Records that turned out to be the same agreement: what was written beneath them is read from the one that stays.

Nothing of it is copied or moved. Whoever saw the duplicate sees that it was
joined: the row that says so has its audience.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from agreements.instruments.agreement import Agreement
from partners.records.errors import Unseen
from partners.records.marks import SameAs
from partners.records.record import Reader

_JOINED = ("partnership__party_a", "partnership__party_b", "owner", "standing", "framework")


@dataclass(frozen=True)
class Joined:
    """A record that is the same as the one that stays: it, why, by which party and since when."""

    agreement: Agreement
    reason: str
    party: Any
    since: datetime


def beneath(reader: Reader, agreement: Agreement) -> Q:
    """Rows beneath an agreement, and beneath those that are the same; for whatever has a column `agreement`."""
    return Q(agreement=agreement.pk) | Q(agreement__in=_rows(reader, agreement).values("duplicate_id"))


def joined_with(reader: Reader, agreement: Agreement) -> list[Joined]:
    """The records in sight of `reader` that are the same as an agreement, first those joined first."""
    rows = list(_rows(reader, agreement).select_related("owner").order_by("id"))
    found = _duplicates([row.duplicate_id for row in rows]) if rows else {}
    return [Joined(found[row.duplicate_id], row.reason, row.owner, row.created_at) for row in rows]


def joined_one(reader: Reader, agreement: Agreement, pk: int) -> Joined:
    """One of them by its key. Raises Unseen."""
    found = [one for one in joined_with(reader, agreement) if one.agreement.pk == pk]
    if not found:
        raise Unseen
    return found[0]


def _rows(reader: Reader, agreement: Agreement) -> QuerySet[Any]:
    rows = SameAs.objects.visible_to(reader).filter(subject=Agreement.subject, kept_id=agreement.pk)
    return rows.exclude(duplicate_id=agreement.pk)


def _duplicates(keys: Sequence[int]) -> dict[int, Agreement]:
    return Agreement.objects.filter(pk__in=keys).select_related(*_JOINED).in_bulk()
