"""Lists: cursor, limit, order, count, and the fields that are asked for."""

import base64
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from django.db.models import Model, Q, QuerySet
from django.http import QueryDict
from rest_framework.request import Request

from cooperation.api.problems import ParameterFault
from partners.records.reads import look

LIST_PARAMETERS = frozenset({"limit", "cursor", "fields", "omit"})
DEFAULT_LIMIT, MOST = 100, 1000
COUNTED_TO = 10_000
# A list longer than this is a bulk read, and kept as one.
BULK = 100


def limit_of(parameters: QueryDict) -> int:
    """How many rows are asked for."""
    text = parameters.get("limit", str(DEFAULT_LIMIT))
    if not (text.isascii() and text.isdigit() and len(text) < 6 and 1 <= int(text) <= MOST):
        raise ParameterFault("limit", "not_a_limit")
    return int(text)


@dataclass(frozen=True)
class Order:
    """A named order: a column, which way, and the key that tells equal values apart; empty values come last."""

    name: str
    column: str
    key: str = "pk"

    @property
    def down(self) -> bool:
        """Whether the greatest comes first."""
        return self.name.startswith("-")

    def apply(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Rows in this order."""
        from django.db.models import F

        way = F(self.column).desc(nulls_last=True) if self.down else F(self.column).asc(nulls_last=True)
        return rows.order_by(way, f"-{self.key}" if self.down else self.key)

    def after(self, value: Any, key: Any) -> Q:
        """The rows that follow a row with this value and key."""
        than = "lt" if self.down else "gt"
        if value is None:
            return Q(**{f"{self.column}__isnull": True, f"{self.key}__{than}": key})
        further = Q(**{f"{self.column}__{than}": value}) | Q(**{f"{self.column}__isnull": True})
        return further | Q(**{self.column: value, f"{self.key}__{than}": key})


@dataclass(frozen=True)
class Page:
    """A page of rows, the cursor of the next, and how many there are in all."""

    rows: list[Any]
    cursor: str | None
    count: int
    count_is_exact: bool


def page_of(rows: QuerySet[Any], order: Order, parameters: QueryDict, columns: Sequence[str]) -> Page:
    """A page of `rows` as mappings with these columns; two queries.

    Raises ParameterFault for a limit or a cursor that is none.
    """
    limit = limit_of(parameters)
    count = rows.order_by()[: COUNTED_TO + 1].count()
    wanted = order.apply(rows)
    if "cursor" in parameters:
        wanted = wanted.filter(order.after(*_read_cursor(str(parameters["cursor"]), order, rows.model)))
    found = list(wanted.values(*{*columns, order.column, order.key})[: limit + 1])
    more = len(found) > limit
    found = found[:limit]
    cursor = _cursor(order, found[-1]) if more else None
    return Page(found, cursor, min(count, COUNTED_TO), count <= COUNTED_TO)


def slice_of(rows: Sequence[Any], place: Callable[[Any], Any], parameters: QueryDict) -> Page:
    """A page of rows that are computed and sorted by `place`, which JSON can hold and which tells any two apart.

    Raises ParameterFault for a limit or a cursor that is none.
    """
    limit, found = limit_of(parameters), list(rows)
    if "cursor" in parameters:
        after = _read_place(str(parameters["cursor"]))
        try:
            found = [one for one in found if place(one) > after]
        except TypeError as error:
            raise ParameterFault("cursor", "not_a_cursor") from error
    more = len(found) > limit
    cursor = base64.urlsafe_b64encode(orjson.dumps(place(found[limit - 1]))).decode().rstrip("=") if more else None
    return Page(found[:limit], cursor, len(rows), count_is_exact=True)


def _read_place(text: str) -> list[Any]:
    try:
        found = orjson.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except ValueError as error:
        raise ParameterFault("cursor", "not_a_cursor") from error
    if not isinstance(found, list):
        raise ParameterFault("cursor", "not_a_cursor")
    return found


def _cursor(order: Order, row: Mapping[str, Any]) -> str:
    place = orjson.dumps([order.name, row[order.column], row[order.key]], default=str)
    return base64.urlsafe_b64encode(place).decode().rstrip("=")


def _read_cursor(text: str, order: Order, model: type[Model]) -> tuple[Any, Any]:
    try:
        name, value, key = orjson.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        if name != order.name or isinstance(value, dict | list) or isinstance(key, dict | list):
            raise ValueError("another order")
        # A forged value fails here, not in the database.
        return _cleaned(model, order.column, value), _cleaned(model, order.key, key)
    except Exception as error:
        raise ParameterFault("cursor", "not_a_cursor") from error


def _cleaned(model: type[Model], column: str, value: Any) -> Any:
    if value is None:
        return None
    at: Any = model
    *through, last = column.split("__")
    for name in through:
        at = at._meta.get_field(name).related_model
    field = at._meta.pk if last == "pk" else at._meta.get_field(last)
    return field.get_prep_value(field.to_python(value))


def order_of(parameters: QueryDict, orders: Mapping[str, Order], default: str) -> Order:
    """The order that is asked for. Raises ParameterFault for one that is not in the documented list."""
    name = parameters.get("ordering", default)
    if name not in orders:
        raise ParameterFault("ordering", "not_a_choice")
    return orders[name]


def fields_of(parameters: QueryDict, known: Iterable[str]) -> list[str]:
    """The fields that `fields` and `omit` leave. Raises ParameterFault for one that there is not."""
    every = list(known)
    asked = {name: [one for one in parameters.get(name, "").split(",") if one] for name in ("fields", "omit")}
    for name, given in asked.items():
        if not set(given) <= set(every):
            raise ParameterFault(name, "no_such_field")
    kept = asked["fields"] or every
    return [name for name in every if name in kept and name not in asked["omit"]]


def narrowed(row: Mapping[str, Any], fields: Sequence[str]) -> dict[str, Any]:
    """A row with these fields alone."""
    return {name: row[name] for name in fields}


def listing(
    request: Request, page: Page, results: list[dict[str, Any]], reader: Any, bulk: bool = False
) -> dict[str, Any]:
    """A page as it is answered. A bulk read is kept as one: a long page, or any that `bulk` says to be one."""
    if limit_of(request.query_params) > BULK or (bulk and results):
        asked = {name: value[:200] for name, value in request.query_params.items()}
        look(reader, "bulk_read", {"path": request.path, "asked": asked, "rows": len(results)})
    following = None
    if page.cursor:
        parameters = request.query_params.copy()
        parameters["cursor"] = page.cursor
        following = f"{request.path}?{parameters.urlencode()}"
    return {
        "count": page.count,
        "count_is_exact": page.count_is_exact,
        "next": following,
        "results": results,
    }
