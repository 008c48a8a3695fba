"""Which activities a list shows, and in which order."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, CharField, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When

from agreements.activities.activity import Activity
from agreements.activities.parts import ActivityHalf
from agreements.activities.vocabulary import ActivityStatus
from agreements.instruments.searching import matching
from agreements.instruments.vocabulary import Door
from partners.models import Partnership, Party
from partners.records.record import Reader


@dataclass(frozen=True)
class ActivityFilter:
    """What a list of activities is narrowed to; what is empty narrows nothing. Parties by their codes."""

    q: str = ""
    partner: str = ""
    form: str = ""
    activity_type: str = ""
    status: str = ""
    area: str = ""
    year: int = 0
    audience: str = ""
    host: str = ""
    responsible: int | None = None  # an officer


def activities_found(reader: Reader, wanted: ActivityFilter) -> QuerySet[Any]:
    """The activities in sight of `reader` that the filter names, with all that a list shows of them joined."""
    found = Activity.objects.visible_to(reader).filter(matching(wanted.q), _plain(wanted))
    if wanted.partner:
        pairs = Partnership.objects.filter(Q(party_a__code=wanted.partner) | Q(party_b__code=wanted.partner))
        found = found.filter(partnership__in=pairs)
    if wanted.responsible:
        mine = ActivityHalf.objects.visible_to(reader).filter(responsible=wanted.responsible)
        found = found.filter(pk__in=mine.values("activity"))
    return found.select_related("partnership__party_a", "partnership__party_b", "host", "country")


def _plain(wanted: ActivityFilter) -> Q:
    columns: Mapping[str, Any] = {
        "form": wanted.form,
        "activity_type": wanted.activity_type,
        "status": wanted.status,
        "area": wanted.area,
        "audience": wanted.audience,
        "host__code": wanted.host,
    }
    asked = Q(**{column: value for column, value in columns.items() if value})
    return asked & in_year(wanted.year) if wanted.year else asked


def in_year(year: int) -> Q:
    """What may take place, or took place, on some day of a year."""
    return Q(first_on__lte=date(year, 12, 31), last_on__gte=date(year, 1, 1))


# Of what was planned here a report is asked for; of what was recorded as it exists nothing is demanded.
REPORTED_FROM = Q(door=Door.PREPARED)


def activities_sortable(found: QuerySet[Any], reader: Reader, language: str) -> QuerySet[Any]:
    """What to sort by beside columns: partner across in a language, and how far along each is."""
    name = f"name_{'fr' if language[:2] == 'fr' else 'en'}"
    across = Case(
        When(partnership__party_a=reader.party_id or 0, then=F(f"partnership__party_b__{name}")),
        default=F(f"partnership__party_a__{name}"),
        output_field=CharField(),
    )
    ranks = [When(status=status, then=Value(rank)) for rank, status in enumerate(ActivityStatus)]
    return found.alias(sort_partner=across, sort_status=Case(*ranks, output_field=IntegerField()))


def activity_partners(reader: Reader) -> QuerySet[Party]:
    """The parties with which, or between which, there is an activity in sight; the own one left out."""
    seen = Activity.objects.visible_to(reader).filter(partnership=OuterRef("pk"))
    either = Q(party_a=OuterRef("pk")) | Q(party_b=OuterRef("pk"))
    pairs = Partnership.objects.filter(either).filter(Exists(seen))
    return Party.objects.filter(Exists(pairs)).exclude(pk=reader.party_id)
