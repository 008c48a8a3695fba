"""Queries that are asked many times a second: compiled once for each kind of reader, through the one door.

Building the SQL of a query costs more than asking it. The text depends only on
whether the reader has a party and what of it the reader reads; who that is
exactly, and what is asked for, are parameters.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from partners.records.record import Reader

# Stand-ins that are found again among the parameters: no party and no clearance has these values.
_PARTY, _CLEARANCE = 9_007_199_254_740_991, 31_999


@dataclass(frozen=True)
class _StandIn:
    """A reader of the same kind as another."""

    party_id: int | None
    reads_national: bool
    reads_shared: bool
    clearance: int = _CLEARANCE


@dataclass(frozen=True)
class _Compiled:
    sql: str
    parameters: tuple[Any, ...]
    columns: tuple[tuple[str, tuple[Any, ...], Any], ...]


class Prepared:
    """A query for `.values()` that `build` makes for a reader, with stand-ins for what is asked for.

    `asked` names those stand-ins: values of the right type that occur nowhere
    else in the query.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, dict[str, Any]]], asked: Mapping[str, Any]) -> None:
        self.build, self.asked = build, dict(asked)
        self._compiled: dict[tuple[bool, bool, bool], _Compiled] = {}

    def rows(self, reader: Reader, **given: Any) -> list[dict[str, Any]]:
        """The rows that this reader may see; one statement."""
        kind = (reader.party_id is not None, reader.reads_national, reader.reads_shared)
        compiled = self._compiled.get(kind)
        if compiled is None:
            compiled = self._compiled[kind] = self._compile(kind)
        meant = {_PARTY: reader.party_id, _CLEARANCE: reader.clearance}
        meant |= {stand_in: given[name] for name, stand_in in self.asked.items()}
        with connection.cursor() as cursor:
            cursor.execute(compiled.sql, [meant.get(one, one) for one in compiled.parameters])
            found = cursor.fetchall()
        return [
            {
                name: _converted(value, converters, expression)
                for value, (name, converters, expression) in zip(row, compiled.columns, strict=True)
            }
            for row in found
        ]

    def _compile(self, kind: tuple[bool, bool, bool]) -> _Compiled:
        has_party, national, shared = kind
        query = self.build(_StandIn(_PARTY if has_party else None, national, shared), **self.asked).query
        compiler = query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        converters = compiler.get_converters([one[0] for one in compiler.select])
        names = (*query.values_select, *query.annotation_select)
        columns = tuple((name, *converters.get(place, ((), None))) for place, name in enumerate(names))
        return _Compiled(sql, tuple(parameters), columns)


def _converted(value: Any, converters: Any, expression: Any) -> Any:
    for convert in converters:
        value = convert(value, expression, connection)
    return value
