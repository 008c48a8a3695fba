"""Figures that tell how good a ranking is, each with an interval drawn by the bootstrap (Efron 1979).

Equal scores count as if their order were drawn by lot.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from partners.matching.testing.table import Flags, Floats, Places, Table

TOP = 10
DRAWS = 500
GROUPS = 10
_BOUNDS = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Figure:
    """A value and its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Figures:
    """How good one ranking is.

    `within` is the area under the curve within each state's own ranking, the
    mean of the states that found a partner; `recall` the share of a state's
    partners that stand among its first ten, its mean; `area` and `precision`
    are over all pairs at once.
    """

    within: Figure
    recall: Figure
    area: Figure
    precision: Figure


@dataclass(frozen=True, slots=True)
class Group:
    """Pairs of about the same likelihood: what was predicted on average, and the share that signed."""

    pairs: int
    predicted: float
    signed: Figure


@dataclass(frozen=True, slots=True)
class Calibration:
    """Whether likelihoods mean what they say."""

    groups: tuple[Group, ...]
    brier: Figure
    brier_of_mean: float
    expected: float
    signed: int


class Ordered:
    """Scores in order with their outcomes, of which figures are drawn again and again with other weights."""

    def __init__(self, scores: Floats, signed: Flags) -> None:
        self.order = np.argsort(scores, kind="stable")
        ordered = scores[self.order]
        self.tied = np.concatenate([[0], np.cumsum(np.diff(ordered) > 0)])
        self.signed = signed[self.order].astype(float)

    def figures(self, weights: Floats | None = None) -> tuple[float, float]:
        """The area under the curve (Mann and Whitney) and the average precision."""
        weights = np.ones(len(self.order)) if weights is None else weights[self.order]
        hits = np.bincount(self.tied, weights=weights * self.signed)
        misses = np.bincount(self.tied, weights=weights) - hits
        if not hits.sum() or not misses.sum():
            return float("nan"), float("nan")
        below = np.cumsum(misses) - misses
        area = (hits * (below + misses / 2)).sum() / (hits.sum() * misses.sum())
        found = np.cumsum(hits[::-1])
        seen = np.cumsum((hits + misses)[::-1])
        share = np.divide(found, seen, out=np.zeros_like(found), where=seen > 0)
        return float(area), float((hits[::-1] * share).sum() / hits.sum())


def recall_at(scores: Floats, signed: Flags, top: int = TOP) -> float:
    """The share of the partners that stand among the first `top`."""
    if len(scores) <= top:
        return 1.0
    last = np.partition(scores, -top)[-top]
    above, equal = scores > last, scores == last
    left = (top - above.sum()) / equal.sum()
    return float((signed[above].sum() + left * signed[equal].sum()) / signed.sum())


def within_states(table: Table, scores: Floats) -> tuple[Floats, Floats]:
    """Of each state that found a partner, the area within its own ranking and the recall at ten."""
    areas, recalls = [], []
    for row, partners in zip(table.by_state(scores), table.by_state(table.signed), strict=True):
        if partners.any() and not partners.all():
            areas.append(Ordered(row, partners).figures()[0])
            recalls.append(recall_at(row, partners))
    return np.array(areas), np.array(recalls)


def figures_of(table: Table, rankings: Mapping[str, Floats], seed: int = 0) -> dict[str, Figures]:
    """The figures of each ranking: states are drawn again for those within states, pairs for the others."""
    ordered = {name: Ordered(table.by_pair(scores), table.signed_pairs) for name, scores in rankings.items()}
    drawn: dict[str, list[tuple[float, float]]] = {name: [] for name in rankings}
    for weights in _drawn_pairs(table.pairs, seed):
        for name, one in ordered.items():
            drawn[name].append(one.figures(weights))
    found = {}
    for name, scores in rankings.items():
        areas, recalls = within_states(table, scores)
        by_pair = ordered[name].figures(), np.array(drawn[name])
        area, precision = (_figure(by_pair[0][place], by_pair[1][:, place]) for place in (0, 1))
        found[name] = Figures(_of_states(areas, seed), _of_states(recalls, seed), area, precision)
    return found


def calibration_of(table: Table, likelihoods: Floats, seed: int = 0) -> Calibration:
    """Ten groups of pairs by likelihood, and the mean squared error (Brier 1950) beside that of the mean alone."""
    predicted, signed = table.by_pair(likelihoods), table.signed_pairs.astype(float)
    places = np.array_split(np.argsort(predicted, kind="stable"), GROUPS)
    errors = (predicted - signed) ** 2
    draws = list(_drawn_pairs(table.pairs, seed))
    groups = tuple(
        Group(len(one), float(predicted[one].mean()), _of_pairs(signed, draws, one)) for one in places if len(one)
    )
    mean = signed.mean()
    return Calibration(
        groups=groups[::-1],
        brier=_of_pairs(errors, draws, np.arange(table.pairs)),
        brier_of_mean=float(mean * (1 - mean)),
        expected=float(predicted.sum()),
        signed=int(signed.sum()),
    )


def _of_pairs(values: Floats, draws: list[Floats], places: Places) -> Figure:
    weighed = [float(weights[places] @ values[places] / max(weights[places].sum(), 1)) for weights in draws]
    return _figure(float(values[places].mean()), np.array(weighed))


def _of_states(values: Floats, seed: int) -> Figure:
    if not len(values):
        return Figure(*[float("nan")] * 3)
    drawn = np.random.default_rng(seed).integers(0, len(values), (DRAWS * 4, len(values)))
    return _figure(float(values.mean()), values[drawn].mean(axis=1))


def _figure(value: float, drawn: Floats) -> Figure:
    known = drawn[~np.isnan(drawn)]
    low, high = np.percentile(known, _BOUNDS) if len(known) else (float("nan"),) * 2
    return Figure(value, float(low), float(high))


def _drawn_pairs(count: int, seed: int) -> Iterator[Floats]:
    """How often each pair is drawn, draw by draw."""
    random = np.random.default_rng(seed)
    for _ in range(DRAWS):
        yield np.bincount(random.integers(0, count, count), minlength=count).astype(float)
