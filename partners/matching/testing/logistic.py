"""The model that is fitted: logistic, with no weight below zero, so that every part counts as one expects."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit

from partners.matching.fitted import BASE
from partners.matching.parts import OF_TIES, TESTED
from partners.matching.testing.metrics import Figure
from partners.matching.testing.table import Flags, Floats, Table

# How much large weights are held back (ridge), on measures of unit spread.
HELD_BACK = 1.0
DRAWS = 200
DIGITS = 2
ALL_PARTS = tuple(map(str, TESTED))
PARTS_OF_FACTS = tuple(str(part) for part in TESTED if part not in OF_TIES)


@dataclass(frozen=True)
class Model:
    """How likely two states so placed sign: a base and the weight of each part."""

    base: float
    weights: Mapping[str, float]

    def logits(self, table: Table) -> Floats:
        """The score of each row: the logarithm of the odds."""
        scores = np.full(len(table.x), self.base)
        for part, weight in self.weights.items():
            scores += weight * table.column(part)
        return scores

    def likelihoods(self, table: Table) -> Floats:
        """Of each row, from 0 to 1."""
        found: Floats = expit(self.logits(table))
        return found

    def rounded(self) -> "Model":
        """As it is written down and read by people."""
        weights = {part: round(weight, DIGITS) for part, weight in self.weights.items()}
        return Model(round(self.base, DIGITS), weights)


@dataclass(frozen=True)
class Both:
    """The model for sides that see enough agreements, and the one for those that do not."""

    with_ties: Model
    without_ties: Model

    def likelihoods(self, table: Table) -> Floats:
        """Of each row, by the model that fits what its side sees."""
        return np.where(table.with_ties, self.with_ties.likelihoods(table), self.without_ties.likelihoods(table))


def fit_both(table: Table) -> Both:
    """Both models as they are written down."""
    return Both(fit(table, ALL_PARTS).rounded(), fit(table, PARTS_OF_FACTS).rounded())


def fit(
    table: Table,
    parts: Collection[str],
    *,
    held_back: float = HELD_BACK,
    rows: Flags | None = None,
    counts: Floats | None = None,
) -> Model:
    """Fit the parts by greatest likelihood under a ridge, no weight below zero (L-BFGS-B).

    Only on `rows`, each counted so many times, where they are given. A part
    that is the same for all gets no weight.
    """
    chosen = np.ones(len(table.x), dtype=bool) if rows is None else rows
    x = np.column_stack([table.column(part)[chosen] for part in parts])
    signed = table.signed[chosen].astype(float)
    times = np.ones(len(x)) if counts is None else counts[chosen]
    mean, spread = x.mean(axis=0), x.std(axis=0)
    spread[spread < 1e-9] = np.inf
    z = np.column_stack([(x - mean) / spread, np.ones(len(x))])
    ridge = np.full(z.shape[1], held_back)
    ridge[-1] = 0.0

    def loss(w: Floats) -> tuple[float, Floats]:
        t = z @ w
        value = times @ (np.logaddexp(0, t) - signed * t) + ridge @ w**2 / 2
        return float(value), z.T @ (times * (expit(t) - signed)) + ridge * w

    bounds = [(0, None)] * len(mean) + [(None, None)]
    found = minimize(loss, np.zeros(z.shape[1]), jac=True, bounds=bounds, method="L-BFGS-B").x
    weights = found[:-1] / spread
    return Model(float(found[-1] - weights @ mean), dict(zip(parts, map(float, weights), strict=True)))


def intervals(table: Table, model: Model, rows: Flags | None = None, seed: int = 0) -> dict[str, Figure]:
    """The 95 % interval of each weight and of the base: pairs are drawn again, both their rows together."""
    random = np.random.default_rng(seed)
    drawn = []
    for _ in range(DRAWS):
        counts = np.bincount(random.integers(0, table.pairs, table.pairs), minlength=table.pairs).astype(float)
        again = fit(table, tuple(model.weights), rows=rows, counts=counts[table.pair])
        drawn.append([again.base, *again.weights.values()])
    low, high = np.percentile(np.array(drawn), (2.5, 97.5), axis=0)
    values = {BASE: model.base, **model.weights}
    return {
        name: Figure(value, float(low[place]), float(high[place])) for place, (name, value) in enumerate(values.items())
    }
