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
    """How many records count in, and how many of them count; of quantities how much, of lengths of time each one.

    What may not be added up, such as amounts in several currencies, is kept apart in `apart`.
    """

    part: Amount = 0
    whole: Amount = 0
    lengths: list[int] = field(default_factory=list)
    apart: dict[str, "Tally"] = field(default_factory=dict)

    def add(self, other: "Tally") -> None:
        """Count another one in."""
        self.part += other.part
        self.whole += other.whole
        self.lengths += other.lengths
        for code, one in other.apart.items():
            self.apart.setdefault(code, Tally()).add(one)


@dataclass(frozen=True)
class Figure:
    """What an indicator comes to; `value` None: nothing counts in, so nothing is measured.

    What may not be added up has a figure of its own each, by code, in `apart`; of several there is no one value.
    """

    part: Amount
    whole: Amount
    value: float | None
    apart: tuple[tuple[str, "Figure"], ...] = ()

    @property
    def measured(self) -> bool:
        """Whether anything counts in."""
        return self.value is not None or bool(self.apart)


def figure(unit: Unit, tallies: Iterable[Tally]) -> Figure:
    """The figure of some tallies together.

    Shares are rounded down, so that a hundred is reached and not nearly
    reached; of lengths of time the one in the middle counts.
    """
    together = Tally()
    for one in tallies:
        together.add(one)
    apart = tuple((code, figure(unit, [one])) for code, one in sorted(together.apart.items()))
    if apart:
        return Figure(together.part, together.whole, apart[0][1].value if len(apart) == 1 else None, apart)
    value: float | None = None
    if together.whole:
        if unit == Unit.PERCENT:
            value = int(together.part * 100 // together.whole)
        elif unit == Unit.NUMBER:
            value = int(together.part)
        else:
            value = float(median(together.lengths))
    return Figure(together.part, together.whole, value)
