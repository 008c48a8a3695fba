"""Columns of a list: how a row looks on the page, how it stands in a file, by what it is sorted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Column:
    """One column. Without `cell` it stands in files alone, without `plain` on the page alone.

    `sort` is the key of a row where rows are sorted here, or the names of
    database fields where the database sorts them.
    """

    name: str
    label: str
    cell: Callable[[Any], Any] | None = None
    plain: Callable[[Any], Any] | None = None
    sort: Callable[[Any], Any] | tuple[str, ...] | None = None
    num: bool = False
    term: str = ""

    def heading(self) -> dict[str, Any]:
        """Its head in the table of the page."""
        return {"label": self.label, "sort": self.name if self.sort else "", "num": self.num, "term": self.term}


def on_page(columns: Sequence[Column]) -> list[Column]:
    """The columns that the page shows."""
    return [one for one in columns if one.cell]


def in_files(columns: Sequence[Column]) -> list[Column]:
    """The columns that a file holds."""
    return [one for one in columns if one.plain]


def _asked(columns: Sequence[Column], ordering: str) -> tuple[Column | None, bool]:
    name = ordering.removeprefix("-")
    found = next((one for one in columns if one.name == name and one.sort), None)
    return found, ordering.startswith("-")


def ordered(rows: Sequence[Any], columns: Sequence[Column], ordering: str, default: str = "") -> list[Any]:
    """Rows sorted here by the column that the address names; those without a value come last either way."""
    column, backwards = _asked(columns, ordering)
    if column is None:
        column, backwards = _asked(columns, default)
    if column is None or not callable(column.sort):
        return list(rows)
    key = column.sort
    known = [row for row in rows if key(row) is not None]
    return sorted(known, key=key, reverse=backwards) + [row for row in rows if key(row) is None]


def order_by(columns: Sequence[Column], ordering: str, default: Sequence[str]) -> list[str]:
    """The fields by which the database sorts what the address asks for."""
    column, backwards = _asked(columns, ordering)
    if column is None or not isinstance(column.sort, tuple):
        return list(default)
    return [_turned(field) if backwards else field for field in column.sort]


def _turned(field: str) -> str:
    return field[1:] if field.startswith("-") else f"-{field}"
