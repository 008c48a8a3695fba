"""Rankings that a model has to beat: by lot, by one thing alone, by how busy both are."""

from collections.abc import Mapping

import numpy as np

from partners.matching.parts import Part
from partners.matching.testing.table import Floats, Table
from partners.matching.world import Pair, World, pair_of


def baselines(
    table: Table,
    world: World,
    *,
    ideal_points: Mapping[str, float],
    nearest_km: Mapping[Pair, float],
    seed: int = 0,
) -> dict[str, Floats]:
    """The score of each row by baseline.

    `ideal_points` say how each state votes in the General Assembly, and
    `nearest_km` how far the nearest points of two states lie apart: they are
    no part of a ranking. What is not known counts as the mean.
    """
    lot = np.random.default_rng(seed).random(len(table.x))
    found = {
        "random": lot,
        "distance alone": table.column(Part.PROXIMITY),
        "shared organisations alone": table.column(Part.ORGANISATIONS),
        "preferential attachment": _preferential(table, world),
        "voting similarity": voting(table, ideal_points),
    }
    if nearest_km:
        found["distance of the nearest points"] = -table.of_pairs(nearest_km)
    return found


def voting(table: Table, ideal_points: Mapping[str, float]) -> Floats:
    """How near the ideal points of two states lie (Bailey, Strezhnev and Voeten 2017)."""
    known = [code for code in table.codes if code in ideal_points]
    apart = {
        pair_of(one, other): -abs(ideal_points[one] - ideal_points[other])
        for one in known
        for other in known
        if one < other
    }
    return table.of_pairs(apart)


def _preferential(table: Table, world: World) -> Floats:
    """The product of how many partners each has (Barabási and Albert 1999)."""
    partners: dict[str, set[str]] = {code: set() for code in table.codes}
    for tie in world.ties:
        for one, other in (tie.pair, tie.pair[::-1]):
            if one in partners and tie.signed <= world.day:
                partners[one].add(other)
    many = {code: len(found) for code, found in partners.items()}
    return np.array([many[one] * many[other] for one in table.codes for other in table.codes if one != other], float)
