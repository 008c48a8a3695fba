"""Which agreements a list shows, and in which order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, CharField, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce

from agreements.instruments.agreement import Agreement
from agreements.instruments.parts import AgreementSide
from agreements.instruments.searching import matching
from agreements.instruments.vocabulary import Stage, statuses_of
from agreements.terms.clauses import TermKind
from agreements.terms.dates import add_months
from partners.models import Partnership, Party, PartyKind
from partners.records.record import Reader

# Counts are exact up to here, then "more".
EXACT_TO = 10_000
MOST_BY_FILE_NUMBER = 100


@dataclass(frozen=True)
class AgreementFilter:
    """What a list of agreements is narrowed to; what is empty narrows nothing. Parties by their codes."""

    q: str = ""
    partner: str = ""
    kind: str = ""
    stage: str = ""
    instrument_type: str = ""
    legal_nature: str = ""
    area: str = ""
    framework: str = ""
    audience: str = ""
    ends_within: int = 0  # months
    responsible: int | None = None  # an officer


def agreements_found(reader: Reader, wanted: AgreementFilter, today: date) -> QuerySet[Any]:
    """The agreements in sight of `reader` that the filter names, with all that a list shows of them joined."""
    found = Agreement.objects.visible_to(reader).filter(_words(reader, wanted.q), _plain(wanted))
    if wanted.partner:
        found = found.filter(partnership__in=_pairs_of(wanted.partner))
    if wanted.ends_within:
        found = found.filter(ending(today, wanted.ends_within))
    if wanted.responsible:
        mine = Q(responsible=wanted.responsible) | Q(deputy=wanted.responsible)
        found = found.filter(pk__in=AgreementSide.objects.visible_to(reader).filter(mine).values("agreement"))
    return found.select_related("partnership__party_a", "partnership__party_b", "standing")


def _plain(wanted: AgreementFilter) -> Q:
    columns: Mapping[str, Any] = {
        "kind": wanted.kind,
        "instrument_type": wanted.instrument_type,
        "legal_nature": wanted.legal_nature,
        "framework__code": wanted.framework,
        "audience": wanted.audience,
        "areas__contains": [wanted.area] if wanted.area else None,
        "status__in": statuses_of(wanted.stage) if wanted.stage else None,
    }
    return Q(**{column: value for column, value in columns.items() if value})


def _words(reader: Reader, text: str) -> Q:
    """By words, or by the file number of the own half, which stands in no common index."""
    found = matching(text)
    if not text.strip():
        return found
    numbered = Q(file_number__iexact=text.strip()) | Q(their_file_number__iexact=text.strip())
    sides = AgreementSide.objects.visible_to(reader).filter(numbered, owner=reader.party_id)
    keys = list(sides.values_list("agreement", flat=True)[:MOST_BY_FILE_NUMBER]) if reader.party_id else []
    return found | Q(pk__in=keys) if keys else found


def _pairs_of(code: str) -> QuerySet[Partnership]:
    return Partnership.objects.filter(Q(party_a__code=code) | Q(party_b__code=code))


def ending(today: date, months: int) -> Q:
    """What ends, renews by itself, or must be answered within so many months."""
    span = (today, add_months(today, months))
    answered = Q(term_kind=TermKind.TACIT, standing__next_on__range=span)
    over = statuses_of(Stage.ENDED)
    return (Q(standing__ends_sort__range=span) | answered) & ~Q(status__in=over)


def counted(found: QuerySet[Any]) -> tuple[int, bool]:
    """How many there are, and whether there are more than could be counted."""
    number = found.order_by()[: EXACT_TO + 1].count()
    return min(number, EXACT_TO), number > EXACT_TO


def sortable(found: QuerySet[Any], reader: Reader, language: str) -> QuerySet[Any]:
    """What to sort by beside columns: title and partner across in a language, and how far along each is."""
    name = f"name_{'fr' if language[:2] == 'fr' else 'en'}"
    across = Case(
        When(partnership__party_a=reader.party_id or 0, then=F(f"partnership__party_b__{name}")),
        default=F(f"partnership__party_a__{name}"),
        output_field=CharField(),
    )
    title = Coalesce(
        KeyTextTransform(language[:2], "titles"), KeyTextTransform("en", "titles"), Value(""), output_field=CharField()
    )
    stages = [When(status__in=statuses_of(stage), then=rank) for rank, stage in enumerate(Stage)]
    stage = Case(*stages, output_field=IntegerField())
    return found.alias(sort_title=title, sort_partner=across, sort_stage=stage)


def in_order(found: QuerySet[Any], fields: Sequence[str]) -> QuerySet[Any]:
    """Sorted by these fields, what is not known last either way, then by key so that pages never overlap."""
    orders = [
        F(field.removeprefix("-")).desc(nulls_last=True) if field.startswith("-") else F(field).asc(nulls_last=True)
        for field in fields
    ]
    return found.order_by(*orders, "-id")


def partners_found(reader: Reader) -> QuerySet[Any]:
    """The parties with which, or between which, there is an agreement in sight; the own one left out."""
    seen = Agreement.objects.visible_to(reader)
    either = Q(party_a=OuterRef("pk")) | Q(party_b=OuterRef("pk"))
    pairs = Partnership.objects.filter(either).filter(Exists(seen.filter(partnership=OuterRef("pk"))))
    return Party.objects.filter(Exists(pairs)).exclude(pk=reader.party_id)


def frameworks_found(reader: Reader) -> QuerySet[Any]:
    """The organisations under which there is an agreement in sight."""
    beneath = Agreement.objects.visible_to(reader).filter(framework=OuterRef("pk"))
    return Party.objects.filter(Exists(beneath), kind=PartyKind.ORGANISATION)
