"""Which entries a list shows."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from agreements.reciprocity.access import JOINED
from agreements.reciprocity.entry import ReciprocityEntry, overdue
from agreements.reciprocity.understanding import Understanding
from agreements.reciprocity.understood import JOINED as UNDERSTANDING_JOINED
from partners.models import Partnership
from partners.records.record import Reader


@dataclass(frozen=True)
class EntryFilter:
    """What a list of entries is narrowed to; what is empty narrows nothing."""

    q: str = ""
    giver: str = ""
    kind: str = ""
    unit: str = ""
    status: str = ""
    area: str = ""
    year: int = 0
    late: bool = False


def entries_found(reader: Reader, pair: Partnership, wanted: EntryFilter, today: date) -> QuerySet[Any]:
    """The entries of a pair in sight of a reader that the filter names, with all that a list shows joined."""
    columns = {
        "giver__code": wanted.giver,
        "kind": wanted.kind,
        "unit": wanted.unit,
        "status": wanted.status,
        "area": wanted.area,
        "given_on__year": wanted.year,
    }
    asked = Q(**{column: value for column, value in columns.items() if value})
    if wanted.q:
        asked &= Q(title__icontains=wanted.q) | Q(activity__title__icontains=wanted.q)
    if wanted.late:
        asked &= overdue(today)
    seen = ReciprocityEntry.objects.visible_to(reader).filter(asked, partnership=pair.pk)
    return seen.select_related(*JOINED)


def understandings_of(reader: Reader, pair: Partnership) -> QuerySet[Any]:
    """What was proposed about the balance of a pair, the latest first."""
    seen = Understanding.objects.visible_to(reader).filter(partnership=pair.pk)
    return seen.select_related(*UNDERSTANDING_JOINED).order_by("-created_at", "-id")
