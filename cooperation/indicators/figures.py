"""Figures: what of a whole counts, added up over pairs and years. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from statistics import median


class Unit(StrEnum):
    """What a figure is: hundredths of the whole, a number of it, or a length of time in the middle of it."""

    PERCENT = "percent"
    NUMBER = "number"
    DAYS = "days"


Amount = int | Decimal


@dataclass
class Tally:
    """How many records count in, and how many of them count; of quantities how much, of lengths of time each one."""

    part: Amount = 0
    whole: Amount = 0
    lengths: list[int] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Count another one in."""
        self.part += other.part
        self.whole += other.whole
        self.lengths += other.lengths


@dataclass(frozen=True)
class Figure:
    """What an indicator comes to; `value` None: nothing counts in, so nothing is measured."""

    part: Amount
    whole: Amount
    value: float | None


def figure(unit: Unit, tallies: Iterable[Tally]) -> Figure:
    """The figure of some tallies together.

    Shares are rounded down, so that a hundred is reached and not nearly
    reached; of lengths of time the one in the middle counts.
    """
    together = Tally()
    for one in tallies:
        together.add(one)
    value: float | None = None
    if together.whole:
        if unit == Unit.PERCENT:
            value = int(together.part * 100 // together.whole)
        elif unit == Unit.NUMBER:
            value = int(together.part)
        else:
            value = float(median(together.lengths))
    return Figure(together.part, together.whole, value)
