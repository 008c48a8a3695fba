"""Which promises and occasions a list holds: filters and orders, as tables."""

from typing import Any

from django.db.models import Q

from agreements.models import AgreementAddress
from agreements.obligations.selectors import open_on, overdue_on
from agreements.obligations.vocabulary import DueStatus, ObligationKind
from cooperation.api import filters as read
from cooperation.api.agreements.selection import between, party_code
from cooperation.api.filters import Filter, Wrong
from cooperation.api.lists import Order
from cooperation.day import legal_day
from partners.models import Party


def _key(text: str) -> str:
    if len(text) > 40:
        raise Wrong("too_long")
    return text


def _of_agreement(key: str) -> Q:
    return Q(agreement__in=AgreementAddress.objects.filter(key=key).values("agreement"))


def _kinds(column: str) -> list[Filter]:
    kinds = [str(one) for one in ObligationKind]
    return [Filter("kind", read.one_of(kinds), lambda value: Q(**{column: value}), "What is promised.", kinds)]


def _side(name: str, column: str) -> Filter:
    def rows(code: str) -> Q:
        return Q(**{f"{column}__in": Party.objects.filter(code=code)}) | Q(**{column: None})

    return Filter(name, party_code, rows, f"Code of the party that is {name}; both sides count too.")


_SHARED = [
    Filter("party", party_code, lambda code: between([code]), "Code of one of the two parties."),
    Filter("agreement", _key, _of_agreement, "The reference of the agreement."),
    Filter("updated_since", read.instant, lambda value: Q(updated_at__gte=value), "Changed since.", shape="date-time"),
]
OBLIGATION_FILTERS = {
    one.name: one
    for one in [
        *_SHARED,
        *_kinds("kind"),
        _side("debtor", "debtor"),
        _side("creditor", "creditor"),
        Filter(
            "survives",
            read.yes_or_no,
            lambda value: Q(survives=value),
            "Whether it outlives the agreement.",
            ("true", "false"),
        ),
    ]
}


def _status() -> list[Filter]:
    known = [str(one) for one in DueStatus]
    return [
        Filter("status", read.one_of(known), lambda value: Q(status=value), "How it stands.", known),
        Filter(
            "status__in",
            read.some_of(known),
            lambda value: Q(status__in=value),
            "How it stands, several.",
            known,
            many=True,
        ),
    ]


def _flag(name: str, rows: Any, help: str) -> Filter:
    def chosen(value: bool) -> Q:
        return rows(legal_day()) if value else ~rows(legal_day())

    return Filter(name, read.yes_or_no, chosen, help, ("true", "false"))


DUE_FILTERS = {
    one.name: one
    for one in [
        *_SHARED,
        *_kinds("obligation__kind"),
        _side("debtor", "obligation__debtor"),
        _side("creditor", "obligation__creditor"),
        *_status(),
        _flag("open", open_on, "Its time has come and it is not settled."),
        _flag("overdue", overdue_on, "Its day has passed and it is not fulfilled."),
        Filter("due_on__gte", read.day, lambda value: Q(due_on__gte=value), "Due on this day or later.", shape="date"),
        Filter("due_on__lte", read.day, lambda value: Q(due_on__lte=value), "Due on this day or before.", shape="date"),
    ]
}
DEFAULT_ORDER = "-updated_at"
OBLIGATION_ORDERS = {one.name: one for one in (Order("updated_at", "updated_at"), Order("-updated_at", "updated_at"))}
DUE_ORDERS = OBLIGATION_ORDERS | {one.name: one for one in (Order("due_on", "due_on"), Order("-due_on", "due_on"))}


def selected(filters: dict[str, Filter], rows: Any, asked: Any) -> Any:
    """The rows that the address asks for. Raises ParameterFault."""
    for name, value in read.read_filters(filters, asked).items():
        rows = rows.filter(filters[name].rows(value))
    return rows.filter(agreement__mistake_at=None)
