"""From what is known to what is measured: each part of each partner from 0 to 1, for one party.

The same function serves the officers of today and the test on history.
"""

from collections.abc import Callable, Iterable, Mapping
from math import asin, cos, log, radians, sin, sqrt
from typing import Any

from partners.matching.aims import MEASURES_OF_AIMS
from partners.matching.parts import Measure, Measured, Missing, Part
from partners.matching.ties import MEASURES_OF_TIES, count_ties, enough_ties
from partners.matching.world import Said, World, pair_of

EARTH_KM = 6371.0
# Nearer than a day's drive is near; farther than half the globe there is nothing.
NEAR_KM, FAR_KM = 100.0, 20_000.0
# From a state of ten thousand people to the largest.
FEW_PEOPLE, MANY_PEOPLE = 1e4, 1.6e9


def measure(world: World, own: str) -> Measured:
    """What is measured of every other party for `own`."""
    ties = count_ties(world, own)
    with_ties = enough_ties(world, own)
    others = [code for code in world.parties if code != own]
    parts: dict[str, Mapping[str, Measure]] = {part: fill(world, own, others) for part, fill in _OF_FACTS.items()}
    few = Measure(None, missing=Missing.TOO_FEW_TIES)
    for of_ties, count in MEASURES_OF_TIES.items():
        parts[of_ties] = count(ties, own, others) if with_ties else dict.fromkeys([*others, own], few)
    parts |= {part: fill(world, own, others) for part, fill in MEASURES_OF_AIMS.items()}
    for part, values in world.own_parts.items():
        parts[part] = {code: _added(values.get(code)) for code in others}
    return Measured(own, with_ties, parts)


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The way over the globe between two places of latitude and longitude in degrees (haversine formula)."""
    north, east, north_2, east_2 = map(radians, (*one, *other))
    h = sin((north_2 - north) / 2) ** 2 + cos(north) * cos(north_2) * sin((east_2 - east) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(h)))


def _proximity(world: World, own: str, others: Iterable[str]) -> dict[str, Measure]:
    here = world.capitals.get(own)
    found = {}
    for code in others:
        there = world.capitals.get(code)
        if here is None or there is None:
            found[code] = Measure(None, missing=Missing.NOT_KNOWN)
            continue
        km = distance_km(here.value, there.value)
        x = 1 - log(min(max(km, NEAR_KM), FAR_KM) / NEAR_KM) / log(FAR_KM / NEAR_KM)
        found[code] = Measure(x, round(km), (here, there))
    return found


def _neighbours(world: World, own: str, others: Iterable[str]) -> dict[str, Measure]:
    found = {}
    for code in others:
        said = tuple(world.neighbours.get(pair_of(own, code), ()))
        found[code] = Measure(float(bool(said)), tuple(sorted({one.value for one in said})), said)
    return found


def _organisations(world: World, own: str, others: Iterable[str]) -> dict[str, Measure]:
    """How many bodies both belong to, as the share of the other parties with which there are fewer.

    A share keeps its meaning whether a source counts thirty bodies or three hundred.
    """
    counts: dict[str, int] = {}
    grounds: dict[str, tuple[Said[Any], ...]] = {}
    ours = world.bodies.get(own, {})
    for code in others:
        stated = world.shared.get(pair_of(own, code))
        if stated is not None:
            counts[code], grounds[code] = stated.value, (stated,)
        elif ours and code in world.bodies:
            both = [world.bodies[code][body] for body in ours if body in world.bodies[code]]
            counts[code], grounds[code] = len(both), tuple(both)
    shares = _shares(counts)
    missing = Measure(None, missing=Missing.NOT_KNOWN)
    return {code: Measure(shares[code], counts[code], grounds[code]) if code in counts else missing for code in others}


def _shares(counts: Mapping[str, int]) -> dict[str, float]:
    """Of each count, the share of all that lie below it, those equal to it by half."""
    tally: dict[int, int] = {}
    for count in counts.values():
        tally[count] = tally.get(count, 0) + 1
    below, share = 0, {}
    for count in sorted(tally):
        share[count] = (below + tally[count] / 2) / len(counts)
        below += tally[count]
    return {code: share[count] for code, count in counts.items()}


def _size(world: World, own: str, others: Iterable[str]) -> dict[str, Measure]:
    found = {}
    for code in [*others, own]:
        said = world.population.get(code)
        if said is None:
            found[code] = Measure(None, missing=Missing.NOT_KNOWN)
            continue
        x = log(max(said.value, FEW_PEOPLE) / FEW_PEOPLE) / log(MANY_PEOPLE / FEW_PEOPLE)
        found[code] = Measure(min(x, 1.0), said.value, (said,))
    return found


def _added(said: Said[float] | None) -> Measure:
    return Measure(said.value, said.value, (said,)) if said else Measure(None, missing=Missing.NOT_KNOWN)


_OF_FACTS: dict[str, Callable[[World, str, list[str]], Mapping[str, Measure]]] = {
    Part.PROXIMITY: _proximity,
    Part.NEIGHBOURS: _neighbours,
    Part.ORGANISATIONS: _organisations,
    Part.SIZE: _size,
}
