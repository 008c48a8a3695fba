"""The weights that history gave: a small table with its provenance, read from beside the code.

`manage.py evaluate_matching` fits it and writes it; nothing in it is typed by hand.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

from partners.matching.parts import OF_EACH, TESTED, Measure, Measured, Part

FILE = Path(__file__).parent / "fitted.csv"
BASE = "base"
WITH_TIES, WITHOUT_TIES = "with_ties", "without_ties"


@dataclass(frozen=True)
class Fitted:
    """A logistic model: how likely two states so placed sign within five years.

    `weights` by part, for measures from 0 to 1; none is below zero. `low` and
    `high` are the bounds of the 95 % interval of each.
    """

    model: str
    base: float
    weights: Mapping[str, float]
    low: Mapping[str, float]
    high: Mapping[str, float]
    source: str
    as_of: str

    @property
    def whole(self) -> float:
        """The sum of the weights."""
        return sum(self.weights.values())


@cache
def fitted(*, with_ties: bool) -> Fitted:
    """The model for a reader who sees enough agreements, or the one that does without them."""
    model = WITH_TIES if with_ties else WITHOUT_TIES
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, strict=True) if row["model"] == model]
    columns = {
        column: {row["part"]: float(row[column]) for row in rows if row["part"] != BASE}
        for column in ("weight", "low", "high")
    }
    return Fitted(
        model,
        next(float(row["weight"]) for row in rows if row["part"] == BASE),
        columns["weight"],
        columns["low"],
        columns["high"],
        rows[0]["source"],
        rows[0]["as_of"],
    )


def predictors(measured: Measured) -> dict[str, dict[Part, float]]:
    """What the model sees of each partner, by tested part; the mean of the others where one is missing.

    What both sides have by themselves counts for both: the own one moves every partner alike.
    """
    found: dict[str, dict[Part, float]] = {code: {} for code in measured.parts[Part.PROXIMITY]}
    for part in TESTED:
        measures = measured.parts[part]
        usual = stand_in(measures, measured.own)
        own = _own(measures, measured.own) if part in OF_EACH else 0.0
        for code, values in found.items():
            x = measures[code].x
            values[part] = own + (usual if x is None else x)
    return found


def _own(measures: Mapping[str, Measure], own: str) -> float:
    x = measures[own].x if own in measures else None
    return stand_in(measures, own) if x is None else x


def stand_in(measures: Mapping[str, Measure], own: str) -> float:
    """The mean of what is known of the others: where a partner's own is missing it counts like the others'."""
    known = [one.x for code, one in measures.items() if one.x is not None and code != own]
    return sum(known) / len(known) if known else 0.0


def likelihoods(measured: Measured) -> dict[str, float]:
    """How likely each partner signs an agreement with the party within five years, from 0 to 1."""
    model = fitted(with_ties=measured.with_ties)
    return {
        code: 1 / (1 + exp(-model.base - sum(model.weights.get(part, 0.0) * x for part, x in values.items())))
        for code, values in predictors(measured).items()
    }
