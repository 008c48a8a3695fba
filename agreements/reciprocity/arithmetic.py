"""The arithmetic of a balance: cells in, lines out; pure."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, TypeVar

K = TypeVar("K", bound=Hashable)
_NOUGHT = Decimal(0)


@dataclass(frozen=True)
class Cell:
    """What one side gave in an area and a year, in a unit (money: in a currency): how much, by how many entries."""

    area: str
    year: int
    unit: str
    currency: str
    giver: int
    quantity: Decimal
    entries: int


@dataclass(frozen=True)
class Line:
    """What the first side of a pair gave and what the other, in one unit."""

    one: Decimal = _NOUGHT
    other: Decimal = _NOUGHT
    entries: int = 0

    @property
    def share(self) -> Decimal | None:
        """Which part of all the first side gave, in per cent to one decimal; None where nothing was given."""
        whole = self.one + self.other
        return round(self.one * 100 / whole, 1) if whole else None

    def turned(self) -> "Line":
        """The same seen from the other side."""
        return Line(self.other, self.one, self.entries)


def lines(cells: Iterable[Cell], first: int, key: Callable[[Cell], K]) -> dict[K, Line]:
    """Lines by `key` in the order of the cells; `first` is the key of the first side."""
    found: dict[K, Line] = {}
    for cell in cells:
        line = found.get(key(cell), Line())
        if cell.giver == first:
            line = replace(line, one=line.one + cell.quantity)
        else:
            line = replace(line, other=line.other + cell.quantity)
        found[key(cell)] = replace(line, entries=line.entries + cell.entries)
    return found


def in_money(cells: Iterable[Cell], currency: str, rates: Mapping[str, Decimal | None]) -> list[Cell]:
    """What cells are worth by what both agreed; of a unit without a rate, and of other money, nothing is said."""
    found = []
    for cell in cells:
        rate = rates.get(cell.unit)
        if cell.unit == "money" and cell.currency == currency:
            found.append(cell)
        elif rate is not None:
            found.append(replace(cell, unit="money", currency=currency, quantity=cell.quantity * rate))
    return found


def unpaid(values: Sequence[Decimal], paid: Decimal) -> list[Decimal]:
    """What is left of each value after so much was paid for all of them, the first first."""
    left = []
    for value in values:
        off = min(value, paid)
        paid -= off
        left.append(value - off)
    return left


def merged(cells: Iterable[Cell]) -> list[Cell]:
    """Cells of which no two are of the same side, area, year, unit and currency."""
    found: dict[tuple[Any, ...], Cell] = {}
    for one in cells:
        key = (one.area, one.year, one.unit, one.currency, one.giver)
        if before := found.get(key):
            one = replace(one, quantity=before.quantity + one.quantity, entries=before.entries + one.entries)
        found[key] = one
    return list(found.values())


def inside(share: Decimal | None, low: int, high: int) -> bool:
    """Whether a share lies within a band, its ends included; nothing given lies outside of none."""
    return share is None or low <= share <= high


def lopsided(share: Decimal | None, least: int) -> bool:
    """Whether one of the two gave less than `least` per cent."""
    return share is not None and min(share, 100 - share) < least


def figures(cells: Iterable[Cell]) -> list[list[Any]]:
    """Cells as they are kept in a statement that both sides take note of."""
    return [[one.area, one.year, one.unit, one.currency, one.giver, str(one.quantity), one.entries] for one in cells]


def from_figures(rows: Iterable[Iterable[Any]]) -> list[Cell]:
    """The cells of a statement."""
    return [Cell(a, y, u, c, g, Decimal(q), n) for a, y, u, c, g, q, n in rows]
