"""What is measured of all states on a day, as one table, and which of them signed afterwards."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from partners.matching.fitted import predictors
from partners.matching.measuring import measure
from partners.matching.parts import TESTED, Measured
from partners.matching.ties import HALF_LIFE_YEARS, MEASURES_OF_TIES, count_ties
from partners.matching.world import Pair, World, pair_of

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Places = NDArray[np.int64]


@dataclass(frozen=True)
class Table:
    """Each pair of states twice, once as each side sees it.

    Rows stand state by state, each with all others in the order of `codes`.
    `x` has a column for each of `parts`; `with_ties` says of a row whether the
    side sees enough agreements, `signed` whether the two signed afterwards.
    """

    codes: tuple[str, ...]
    parts: tuple[str, ...]
    x: Floats
    with_ties: Flags
    signed: Flags
    pair: Places

    @property
    def pairs(self) -> int:
        """How many pairs there are."""
        return len(self.codes) * (len(self.codes) - 1) // 2

    @property
    def signed_pairs(self) -> Flags:
        """Of each pair, whether it signed."""
        found = np.zeros(self.pairs, dtype=bool)
        found[self.pair[self.signed]] = True
        return found

    def by_pair(self, scores: Floats) -> Floats:
        """The mean of both sides' scores of each pair."""
        return np.bincount(self.pair, weights=scores, minlength=self.pairs) / 2

    def by_state(self, values: NDArray[np.generic]) -> NDArray[np.generic]:
        """A line of values for each state."""
        return values.reshape(len(self.codes), -1)

    def column(self, part: str) -> Floats:
        """The measures of one part."""
        return self.x[:, self.parts.index(part)]

    def beside(self, name: str, values: Floats) -> "Table":
        """The same table with one more column."""
        return replace(self, parts=(*self.parts, name), x=np.column_stack([self.x, values]))

    def of_pairs(self, values: Mapping[Pair, float], otherwise: float | None = None) -> Floats:
        """A value of each pair for both its rows; the mean of the known ones, or `otherwise`, where there is none."""
        known = [one for pair, one in values.items() if set(pair) <= set(self.codes)]
        usual = otherwise if otherwise is not None else float(np.mean(known)) if known else 0.0
        rows = ((one, other) for one in self.codes for other in self.codes if one != other)
        return np.array([values.get(pair_of(*row), usual) for row in rows], dtype=float)


def measure_all(world: World) -> dict[str, Measured]:
    """What is measured for each state, by the function that serves an officer of it."""
    return {code: measure(world, code) for code in sorted(world.parties)}


def table_of(measured: Mapping[str, Measured], signed: Collection[Pair]) -> Table:
    """The table of what is measured, with what came after."""
    codes = tuple(sorted(measured))
    rows = [list(row.values()) for code in codes for row in _in_order(measured[code], codes)]
    places = [(codes.index(one), codes.index(other)) for one in codes for other in codes if one != other]
    afterwards = set(signed)
    return Table(
        codes=codes,
        parts=tuple(map(str, TESTED)),
        x=np.array(rows, dtype=float),
        with_ties=np.repeat([measured[code].with_ties for code in codes], len(codes) - 1),
        signed=np.array([pair_of(codes[one], codes[other]) in afterwards for one, other in places], dtype=bool),
        pair=np.array([_number(min(both), max(both), len(codes)) for both in places], dtype=np.int64),
    )


def with_ties_of(
    table: Table, measured: Mapping[str, Measured], world: World, half_life: float = HALF_LIFE_YEARS
) -> Table:
    """The table, its outcome unchanged, with the agreements of `world` counted anew, however few there are."""
    counted = {}
    for code in table.codes:
        ties, others = count_ties(world, code, half_life), [one for one in table.codes if one != code]
        parts = dict(measured[code].parts)
        parts |= {str(part): do(ties, code, others) for part, do in MEASURES_OF_TIES.items()}
        counted[code] = Measured(code, True, parts)
    found = table_of(counted, ())
    return replace(table, x=found.x, with_ties=found.with_ties)


def _in_order(measured: Measured, codes: Sequence[str]) -> list[Mapping[str, float]]:
    found = predictors(measured)
    return [{str(part): found[code][part] for part in TESTED} for code in codes if code != measured.own]


def _number(low: int, high: int, count: int) -> int:
    """The place of a pair among all pairs."""
    return low * count - low * (low + 1) // 2 + high - low - 1
