"""Which activities a list holds: filters and orders, as tables."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict

from agreements.activities.vocabulary import ActivityStatus, ActivityType, Form
from agreements.instruments.searching import matching
from agreements.instruments.vocabulary import Area
from agreements.models import Activity
from cooperation.api import filters as read
from cooperation.api.agreements.selection import between, party_code
from cooperation.api.filters import Filter
from cooperation.api.lists import Order
from partners.records.record import Audience, Reader


def _codes(name: str, choices: Collection[str], help: str) -> list[Filter]:
    many = f"{help} Several, parted by commas."
    return [
        Filter(name, read.one_of(choices), lambda value: Q(**{name: value}), help, choices),
        Filter(
            f"{name}__in", read.some_of(choices), lambda value: Q(**{f"{name}__in": value}), many, choices, many=True
        ),
    ]


def _days(name: str, help: str) -> list[Filter]:
    return [
        Filter(
            f"{name}__gte", read.day, lambda value: Q(**{f"{name}__gte": value}), f"{help}, or later.", shape="date"
        ),
        Filter(
            f"{name}__lte", read.day, lambda value: Q(**{f"{name}__lte": value}), f"{help}, or earlier.", shape="date"
        ),
    ]


_LIST = [
    Filter("party", party_code, lambda code: between([code]), "Code of one of the two parties."),
    Filter("host", party_code, lambda code: Q(host__code=code), "Code of the side that hosts it."),
    Filter("country", party_code, lambda code: Q(country__code=code), "Code of the state where it is."),
    *_codes("form", [str(one) for one in Form], "Its form."),
    *_codes("activity_type", [str(one) for one in ActivityType], "Its type."),
    *_codes("status", [str(one) for one in ActivityStatus], "How it stands, as it was stored last."),
    *_codes("area", Area.values, "Its area of cooperation."),
    *_codes("audience", Audience.values, "Who sees it."),
    *_days("first_on", "The first day on which it may be is this one"),
    *_days("last_on", "The last day on which it may be is this one"),
    Filter("updated_since", read.instant, lambda value: Q(updated_at__gte=value), "Changed since.", shape="date-time"),
    Filter("q", read.words, matching, "Words of title, place, reference or partner."),
]
FILTERS = {one.name: one for one in _LIST}
DEFAULT_ORDER = "-first_on"
ORDERS = {
    one.name: one
    for column in ("first_on", "last_on", "updated_at", "title")
    for one in (Order(column, column), Order(f"-{column}", column))
}


def activities_selected(reader: Reader, asked: QueryDict) -> QuerySet[Any]:
    """The activities that the address asks for. Raises ParameterFault."""
    rows = Activity.objects.visible_to(reader)
    for name, value in read.read_filters(FILTERS, asked).items():
        rows = rows.filter(FILTERS[name].rows(value))
    return rows
