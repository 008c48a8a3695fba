"""Choosing a model by cross-validation on the years for fitting: what was tried, and what it was worth."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from partners.matching.parts import Measured
from partners.matching.testing.logistic import ALL_PARTS, HELD_BACK, PARTS_OF_FACTS, fit
from partners.matching.testing.metrics import within_states
from partners.matching.testing.table import Flags, Floats, Table, with_ties_of
from partners.matching.ties import HALF_LIFE_YEARS
from partners.matching.world import World

FOLDS = 5
SEEDS = (0, 1, 2)
HALF_LIVES = (5.0, 10.0, 15.0)
RIDGES = (0.1, 10.0, 100.0)
# A pair that is excluded stands behind all others.
LAST = -1e9


@dataclass(frozen=True, slots=True)
class Tried:
    """A variant, by its code and what distinguishes it: the mean of both figures over the seeds, and their spread."""

    code: str
    about: str
    within: float
    recall: float
    spread: float


def cross_validate(
    table: Table, parts: Collection[str], *, held_back: float = HELD_BACK, excluded: Flags | None = None
) -> tuple[Floats, Floats]:
    """By seed, the area within each state's ranking and the recall at ten of scores that no own outcome shaped.

    A pair's two rows are in one fold.
    """
    found = []
    for seed in SEEDS:
        fold = np.random.default_rng(seed).permutation(table.pairs) % FOLDS
        scores = np.zeros(len(table.x))
        for number in range(FOLDS):
            left_out = fold[table.pair] == number
            scores[left_out] = fit(table, parts, held_back=held_back, rows=~left_out).logits(table)[left_out]
        if excluded is not None:
            scores[excluded] = LAST
        areas, recalls = within_states(table, scores)
        found.append((areas.mean(), recalls.mean()))
    by_seed = np.array(found)
    return by_seed[:, 0], by_seed[:, 1]


def try_all(
    table: Table,
    measured: Mapping[str, Measured],
    world: World,
    *,
    rivals: Flags,
    beside: Mapping[str, Floats],
) -> list[Tried]:
    """Every variant; the first is the one that the product has.

    `rivals` are rows that red lines exclude, `beside` measures that the
    product does not have, by name.
    """
    return [_tried(*one) for one in _variants(table, measured, world, rivals, beside)]


_Variant = tuple[str, str, Table, Collection[str], float, "Flags | None"]


def _variants(
    table: Table, measured: Mapping[str, Measured], world: World, rivals: Flags, beside: Mapping[str, Floats]
) -> Iterator[_Variant]:
    yield "chosen", f"{HALF_LIFE_YEARS:g}", table, ALL_PARTS, HELD_BACK, None
    yield "without_ties", "", table, PARTS_OF_FACTS, HELD_BACK, None
    for years in HALF_LIVES:
        counted = with_ties_of(table, measured, world, years)
        yield "half_life", f"{years:g}", counted, ALL_PARTS, HELD_BACK, None
    for ridge in RIDGES:
        yield "ridge", f"{ridge:g}", table, ALL_PARTS, ridge, None
    for part in ALL_PARTS:
        yield "without_part", part, table, [one for one in ALL_PARTS if one != part], HELD_BACK, None
    for name, values in beside.items():
        yield "with", name, table.beside(name, values), [*ALL_PARTS, name], HELD_BACK, None
    yield "red_lines", "", table, ALL_PARTS, HELD_BACK, rivals


def _tried(
    code: str, about: str, table: Table, parts: Collection[str], held_back: float, excluded: Flags | None
) -> Tried:
    areas, recalls = cross_validate(table, parts, held_back=held_back, excluded=excluded)
    return Tried(code, about, float(areas.mean()), float(recalls.mean()), float(np.ptp(areas)))
