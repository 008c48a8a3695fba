"""The parameters of the lists of agreements, as the schema names them."""

from collections.abc import Sequence

from drf_spectacular.utils import OpenApiParameter

from cooperation.api.agreements.selection import DEFAULT_ORDER, FILTERS, ORDERS
from cooperation.api.documentation.describe import AS_OF, filter_parameters, list_parameters


def agreement_list_parameters(fields: Sequence[str]) -> list[OpenApiParameter]:
    """What a list of agreements takes."""
    return [*filter_parameters(FILTERS.values()), *list_parameters(fields, list(ORDERS), DEFAULT_ORDER)]


def status_list_parameters(fields: Sequence[str]) -> list[OpenApiParameter]:
    """What a list of statuses takes."""
    return [*agreement_list_parameters(fields), AS_OF]
