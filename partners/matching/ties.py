"""What agreements that were signed tell: how active each party is, what there is already, whom both work with."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import log1p

from partners.matching.parts import Measure, Part
from partners.matching.world import World

# An agreement counts half after as many years. Any of 5, 7 and 10 does equally well in cross-validation.
HALF_LIFE_YEARS = 7.0
YEARS_SHOWN = 10
# With fewer agreements of the last ten years between other parties, activity tells no more than facts do: of those
# that history has, drawn by lot twenty times, every draw of fifty ranks better than the model without ties, and of
# twenty-five not every one (`manage.py evaluate_matching`, "How many agreements must be in sight").
ENOUGH_TIES = 50
# As active as twenty-one of an average party's: more makes no difference any longer.
MOST_ACTIVE = 20.0
MOST_COMMON = 20.0
_YEAR = 365.25


@dataclass(frozen=True)
class Counted:
    """Agreements by party and by pair, each fading with its age, and how many there are of the last ten years."""

    weight: Mapping[str, float]
    between: Mapping[str, Mapping[str, float]]
    recent: Mapping[str, int]
    average: float


def count_ties(world: World, own: str, half_life: float = HALF_LIFE_YEARS) -> Counted:
    """The agreements signed up to the day of `world`, by party, each counting half after `half_life` years."""
    weight: dict[str, float] = defaultdict(float)
    between: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    recent: dict[str, int] = defaultdict(int)
    for tie in world.ties:
        age = (world.day - tie.signed).days / _YEAR
        if age < 0:
            continue
        counts = 0.5 ** (age / half_life)
        for one, other in (tie.pair, tie.pair[::-1]):
            weight[one] += counts
            between[one][other] += counts
            recent[one] += (age < YEARS_SHOWN) and own not in tie.pair
    parties = len(world.parties) or 1
    return Counted(weight, between, recent, sum(weight.get(code, 0.0) for code in world.parties) / parties)


def enough_ties(world: World, own: str) -> bool:
    """Whether enough agreements between other parties, signed in the last ten years, are in sight."""
    known = set(world.parties)
    ages = (
        (world.day - tie.signed).days / _YEAR
        for tie in world.ties
        if own not in tie.pair and known.issuperset(tie.pair)
    )
    return sum(0 <= age < YEARS_SHOWN for age in ages) >= ENOUGH_TIES


def _activity(ties: Counted, own: str, others: Iterable[str]) -> dict[str, Measure]:
    """How many agreements each signs with parties other than `own`, against an average party."""
    found = {}
    for code in [*others, own]:
        apart = ties.weight.get(code, 0.0) - (ties.between[code].get(own, 0.0) if code in ties.between else 0.0)
        x = min(log1p(max(apart, 0.0) / (ties.average or 1.0)) / log1p(MOST_ACTIVE), 1.0)
        found[code] = Measure(x, ties.recent.get(code, 0))
    return found


def _existing(ties: Counted, own: str, others: Iterable[str]) -> dict[str, Measure]:
    ours = ties.between.get(own, {})
    return {code: Measure(min(ours.get(code, 0.0), 1.0), round(ours.get(code, 0.0), 2)) for code in others}


def _common(ties: Counted, own: str, others: Iterable[str]) -> dict[str, Measure]:
    ours = set(ties.between.get(own, {}))
    found = {}
    for code in others:
        both = tuple(sorted(ours & set(ties.between.get(code, {}))))
        found[code] = Measure(min(log1p(len(both)) / log1p(MOST_COMMON), 1.0), both)
    return found


MEASURES_OF_TIES: dict[Part, Callable[[Counted, str, list[str]], dict[str, Measure]]] = {
    Part.ACTIVITY: _activity,
    Part.TIES: _existing,
    Part.COMMON: _common,
}
