"""How many agreements must be in sight before counting them ranks better than doing without."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from partners.matching.parts import Measured
from partners.matching.testing.logistic import Both
from partners.matching.testing.metrics import within_states
from partners.matching.testing.table import Floats, Table, with_ties_of
from partners.matching.ties import YEARS_SHOWN
from partners.matching.world import Tie, World

NUMBERS = (10, 25, 50, 75, 100, 200)
DRAWS = 20
_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class Gain:
    """What so many agreements, drawn by lot, add to the area within each state's ranking: worst, mean, best draw."""

    agreements: int
    worst: float
    mean: float
    best: float


def gains(table: Table, measured: Mapping[str, Measured], world: World, models: Both, seed: int = 0) -> list[Gain]:
    """The gain by number of agreements of the last ten years, drawn several times, against the model without ties."""
    random = np.random.default_rng(seed)
    recent = recent_ties(world)
    without = _within(table, models.without_ties.logits(table))
    found = []
    for number in [*(one for one in NUMBERS if one < len(recent)), len(recent)]:
        drawn = []
        for _ in range(DRAWS if number < len(recent) else 1):
            kept = [recent[place] for place in random.permutation(len(recent))[:number]]
            counted = with_ties_of(table, measured, replace(world, ties=kept))
            drawn.append(_within(counted, models.with_ties.logits(counted)) - without)
        found.append(Gain(number, min(drawn), float(np.mean(drawn)), max(drawn)))
    return found


def recent_ties(world: World) -> list[Tie]:
    """The agreements between parties of the world that are young enough to be counted as many or few."""
    known = set(world.parties)
    return [
        tie
        for tie in world.ties
        if known.issuperset(tie.pair) and 0 <= (world.day - tie.signed).days / _YEAR < YEARS_SHOWN
    ]


def lowest(found: Sequence[Gain]) -> int | None:
    """The lowest number from which on every draw does better than the model without ties."""
    return min(_always_better(found), default=None)


def _always_better(found: Sequence[Gain]) -> Iterator[int]:
    for gain in sorted(found, key=lambda one: -one.agreements):
        if gain.worst <= 0:
            return
        yield gain.agreements


def _within(table: Table, scores: Floats) -> float:
    return float(within_states(table, scores)[0].mean())
