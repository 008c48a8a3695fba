"""The ranking of all others for one party: weighted parts that add up, each explained.

A total is a sum of points: of each part its weight times its measure. So one
weight changes exactly its part. What is tested on history and what officers
entered are kept apart in every total.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from partners.matching.fitted import fitted, likelihoods, stand_in
from partners.matching.parts import TESTED, Measure, Measured, Part

HALF = 50.0
MOST_WEIGHT = 100.0
# Of the officers' own half: what one aims at weighs as much as all the rest, since it is there before anybody types.
_ENTERED = {Part.GOALS: 25.0, Part.THEY_SEEK: 10.0, Part.WE_SEEK: 10.0, Part.INTEROPERABILITY: 5.0}


@dataclass(frozen=True, slots=True)
class Line:
    """One part of one partner's total: its measure, its weight in points and the points that it gives.

    `stands_in` says that it is missing and the mean of the others stands in;
    `tested`, that history gave the weight and nobody changed it; `share` is
    its part of the total, from 0 to 1.
    """

    part: str
    measure: Measure
    weight: float
    points: float
    share: float
    tested: bool
    stands_in: bool


@dataclass(frozen=True, slots=True)
class Ranked:
    """One partner's place: its total in points, how much of it is tested, how likely it signs, how well aims fit.

    `fit` and `most_fit` are the points of what officers entered and the most
    that there can be; `known` and `parts` count the parts that weigh and those
    of them that are measured.
    """

    code: str
    place: int
    total: float
    tested_share: float
    likelihood: float
    fit: float
    most_fit: float
    known: int
    parts: int


def default_weights(*, with_ties: bool) -> dict[str, float]:
    """Points of each part: half for what history tested, in its proportions, half for what officers enter."""
    model = fitted(with_ties=with_ties)
    tested = {part: HALF * model.weights.get(part, 0.0) / model.whole for part in TESTED}
    return {**{str(part): round(weight, 1) for part, weight in tested.items()}, **_entered()}


def _entered() -> dict[str, float]:
    return {str(part): weight for part, weight in _ENTERED.items()}


def usual_of(measured: Measured) -> dict[str, float]:
    """By part the mean of what is known of the others, which stands in where one's own is missing."""
    return {part: stand_in(measures, measured.own) for part, measures in measured.parts.items()}


def rank(
    measured: Measured,
    weights: Mapping[str, float],
    *,
    likely: Mapping[str, float] | None = None,
    usual: Mapping[str, float] | None = None,
) -> list[Ranked]:
    """All others, the highest total first; of equal ones the likelier, then by code.

    Parts that `weights` does not name do not count. `likely` and `usual` are
    given where they are at hand.
    """
    likely = likelihoods(measured) if likely is None else likely
    usual = usual_of(measured) if usual is None else usual
    default = default_weights(with_ties=measured.with_ties)
    counted = [part for part in measured.parts if weights.get(part)]
    as_tested = {part for part in TESTED if weights.get(part, 0.0) == default[part]}
    entered = [part for part in counted if part not in TESTED]
    most = sum(weights[part] for part in entered)
    rows = []
    for code in likely:
        points, known = {}, 0
        for part in counted:
            x = measured.parts[part][code].x
            known += x is not None
            points[part] = weights[part] * (usual[part] if x is None else x)
        total = sum(points.values())
        tested = sum(value for part, value in points.items() if part in as_tested)
        fit = sum(points[part] for part in entered)
        share = tested / total if total else 0.0
        rows.append((total, code, share, likely[code], fit, known))
    rows.sort(key=lambda row: (-row[0], -row[3], row[1]))
    return [
        Ranked(code, place, total, share, chance, fit, most, known, len(counted))
        for place, (total, code, share, chance, fit, known) in enumerate(rows, 1)
    ]


def explain(
    measured: Measured, weights: Mapping[str, float], code: str, *, usual: Mapping[str, float] | None = None
) -> list[Line]:
    """The lines of one partner's total, in the order of the parts, those that weigh nothing among them.

    `usual` is given where it is at hand.
    """
    default = default_weights(with_ties=measured.with_ties)
    usual = usual_of(measured) if usual is None else usual
    lines = []
    for part, measures in measured.parts.items():
        measure, weight = measures[code], weights.get(part, 0.0)
        x = usual[part] if measure.x is None else measure.x
        tested = part in TESTED and weight == default[part]
        lines.append((part, measure, weight, weight * x, tested))
    total = sum(line[3] for line in lines)
    return [
        Line(part, measure, weight, points, points / total if total else 0.0, tested, measure.x is None)
        for part, measure, weight, points, tested in lines
    ]
