"""Which agreements a list holds: its filters and orders, as tables."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict

from agreements.instruments.searching import matching
from agreements.instruments.vocabulary import (
    STAGE_OF,
    Area,
    InstrumentType,
    Kind,
    LegalNature,
    Stage,
    Status,
    statuses_of,
)
from agreements.models import Agreement, Standing
from agreements.standing.refresh import standings_on
from cooperation.api import filters as read
from cooperation.api.filters import Filter, Wrong
from cooperation.api.lists import Order
from cooperation.api.problems import ParameterFault
from partners.models import Partnership
from partners.records.record import Audience, Reader

# What standings are computed from, when one is.
JOINED = ("partnership__party_a", "partnership__party_b", "standing")


@dataclass(frozen=True)
class StandingFilter(Filter):
    """A filter on how an agreement stands: also asked of a standing that is computed."""

    holds: Callable[[Standing, Any], bool] = lambda standing, value: True


def between(codes: Collection[str]) -> Q:
    either = Q(party_a__code__in=codes) | Q(party_b__code__in=codes)
    return Q(partnership__in=Partnership.objects.filter(either))


def party_code(text: str) -> str:
    if not (text.isascii() and text.isalnum() and len(text) <= 12):
        raise Wrong("not_a_choice")
    return text.upper()


def _pair(text: str) -> str:
    codes = [party_code(one) for one in text.split("-")]
    if len(codes) != 2:
        raise Wrong("not_a_choice")
    return "-".join(sorted(codes))


def _codes(name: str, choices: Collection[str], help: str, column: str = "") -> list[Filter]:
    column = column or name
    return [
        Filter(name, read.one_of(choices), lambda value: Q(**{column: value}), help, choices),
        Filter(
            f"{name}__in",
            read.some_of(choices),
            lambda value: Q(**{f"{column}__in": value}),
            f"{help} Several, parted by commas.",
            choices,
            many=True,
        ),
    ]


def _standing_codes(name: str, choices: Collection[str], help: str, statuses: Any, of: Any) -> list[Filter]:
    return [
        StandingFilter(
            name,
            read.one_of(choices),
            lambda value: Q(standing__status__in=statuses([value])),
            help,
            choices,
            holds=lambda standing, value: of(standing) == value,
        ),
        StandingFilter(
            f"{name}__in",
            read.some_of(choices),
            lambda value: Q(standing__status__in=statuses(value)),
            f"{help} Several, parted by commas.",
            choices,
            many=True,
            holds=lambda standing, value: of(standing) in value,
        ),
    ]


def _last_day(standing: Standing) -> date | None:
    return standing.ends_sort


def _signed(standing: Standing) -> date | None:
    return standing.signed_sort


def _from(name: str, column: str, of: Callable[[Standing], date | None], help: str) -> list[Filter]:
    return [
        StandingFilter(
            f"{name}__gte",
            read.day,
            lambda value: Q(**{f"standing__{column}__gte": value}),
            f"{help}, on this day or later.",
            shape="date",
            holds=lambda standing, value: bool((on := of(standing)) and on >= value),
        ),
        StandingFilter(
            f"{name}__lte",
            read.day,
            lambda value: Q(**{f"standing__{column}__lte": value}),
            f"{help}, on this day or earlier.",
            shape="date",
            holds=lambda standing, value: bool((on := of(standing)) and on <= value),
        ),
        StandingFilter(
            f"{name}__isnull",
            read.yes_or_no,
            lambda value: Q(**{f"standing__{column}__isnull": value}),
            f"{help}: `true` where it is not known.",
            ("true", "false"),
            holds=lambda standing, value: (of(standing) is None) == value,
        ),
    ]


_LIST: list[Filter] = [
    Filter("partner", party_code, lambda value: between([value]), "Code of one of the two parties."),
    Filter(
        "partner__in",
        lambda text: [party_code(one) for one in text.split(",")],
        between,
        "Codes of parties, parted by commas.",
        many=True,
    ),
    Filter("pair", _pair, lambda value: Q(partnership__code=value), "Both codes: `GBR-UKR`."),
    *_codes("kind", Kind.values, "What it is about in the first place."),
    *_standing_codes(
        "stage",
        Stage.values,
        "How far along it is, in one word.",
        lambda stages: [status for stage in stages for status in statuses_of(stage)],
        lambda standing: STAGE_OF[standing.status],
    ),
    *_standing_codes(
        "status", Status.values, "Its exact status.", lambda statuses: statuses, lambda standing: standing.status
    ),
    *_codes("instrument_type", InstrumentType.values, "The type of instrument."),
    *_codes("legal_nature", LegalNature.values, "Whether it binds in law."),
    Filter(
        "areas",
        read.some_of(Area.values),
        lambda value: Q(areas__contains=value),
        "Areas of cooperation, parted by commas; those with all of them.",
        Area.values,
        many=True,
    ),
    StandingFilter(
        "in_force",
        read.yes_no_or_unknown,
        lambda value: Q(standing__in_force=value) if value is not None else Q(standing__in_force__isnull=True),
        "Whether it is in force or in effect; `null` where it is not known.",
        ("true", "false", "null"),
        holds=lambda standing, value: standing.in_force is value,
    ),
    *_from("signed_on", "signed_sort", _signed, "Signed"),
    *_from("ends_on", "ends_sort", _last_day, "The last day on which it applies"),
    Filter(
        "updated_since",
        read.instant,
        lambda value: Q(updated_at__gte=value),
        "Changed at this instant or later, by somebody or by time alone.",
        shape="date-time",
    ),
    *_codes("audience", Audience.values, "Who sees it."),
    Filter("q", read.words, matching, "Words of titles, references and parties; accents and case are ignored."),
]
FILTERS: dict[str, Filter] = {one.name: one for one in _LIST}

_COLUMNS = {
    "reference": "reference",
    "updated_at": "updated_at",
    "signed_on": "standing__signed_sort",
    "ends_on": "standing__ends_sort",
}
ORDERS = {f"{way}{name}": Order(f"{way}{name}", column) for name, column in _COLUMNS.items() for way in ("", "-")}
DEFAULT_ORDER = "-updated_at"


def outdated_standings(reader: Reader, day: date) -> dict[int, Standing]:
    """How those in sight stand on `day` whose stored row no longer holds; usually none, by one query."""
    rows = Agreement.objects.visible_to(reader).filter(standing__good_until__lt=day).select_related(*JOINED)
    return standings_on(list(rows), day)


def selected(
    reader: Reader, parameters: QueryDict, outdated: dict[int, Standing], as_of: date | None = None
) -> QuerySet[Any]:
    """The agreements in sight that the filters select.

    A filter on how they stand is asked of the stored rows, and of the computed
    ones where those no longer hold. Raises ParameterFault; with `as_of` also
    for a filter on what changes with the day.
    """
    values = read.read_filters(FILTERS, parameters)
    rows = Agreement.objects.visible_to(reader)
    lasting, standing = Q(), Q()
    tests = []
    for name, value in values.items():
        one = FILTERS[name]
        if not isinstance(one, StandingFilter):
            lasting &= one.rows(value)
        elif as_of:
            raise ParameterFault(name, "not_with_as_of")
        else:
            standing &= one.rows(value)
            tests.append((one, value))
    if tests and outdated:
        agree = [key for key, found in outdated.items() if all(one.holds(found, value) for one, value in tests)]
        standing = (standing & ~Q(pk__in=list(outdated))) | Q(pk__in=agree)
    return rows.filter(lasting, standing)
