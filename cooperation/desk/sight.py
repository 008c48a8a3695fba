"""Of which pairs of parties a reader sees anything."""

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from agreements.models import Activity, Agreement, ReciprocityEntry, Understanding
from cooperation.meetings.meeting import Meeting
from cooperation.meetings.series import MeetingSeries
from cooperation.phases.phase import PartnershipPhase
from partners.models import Partnership, PartnershipNote, PartnershipSide, PointOfContact
from partners.records.record import Reader

# What stands on its own between two parties; papers, promises and gates hang beneath one of these.
_KINDS: tuple[Any, ...] = (
    Agreement,
    Activity,
    Meeting,
    MeetingSeries,
    PartnershipPhase,
    ReciprocityEntry,
    Understanding,
    PartnershipNote,
    PointOfContact,
)


def pairs_in_sight(reader: Reader) -> QuerySet[Partnership]:
    """The pairs of which the reader sees anything: what was agreed, done, met about, given, noted; one statement."""
    rows = [kind.objects.visible_to(reader) for kind in _KINDS]
    rows.append(PartnershipSide.objects.visible_to(reader).filter(responsible__isnull=False))
    seen = [Q(Exists(one.filter(partnership=OuterRef("pk")))) for one in rows]
    return Partnership.objects.filter(reduce(or_, seen))
