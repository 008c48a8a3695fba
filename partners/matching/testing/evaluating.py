"""The whole test: fitted on what was known in one year, chosen there, and tried once on a later one."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import numpy as np

from partners.matching.fitted import WITH_TIES, WITHOUT_TIES
from partners.matching.parts import Measured
from partners.matching.testing.baselines import baselines, voting
from partners.matching.testing.choosing import LAST, Tried, try_all
from partners.matching.testing.enough import Gain, gains
from partners.matching.testing.logistic import ALL_PARTS, Both, Model, fit, fit_both, intervals
from partners.matching.testing.metrics import Calibration, Figure, Figures, calibration_of, figures_of, within_states
from partners.matching.testing.table import Flags, Floats, Table, measure_all, table_of, with_ties_of
from partners.matching.world import Pair, World

MODEL, WITHOUT = "model", "model without ties"


@dataclass(frozen=True)
class Trial:
    """What was known on a day, and which pairs signed in the years after; beside it what serves comparison alone."""

    world: World
    signed: frozenset[Pair]
    rivals: frozenset[Pair] = frozenset()
    allies: frozenset[Pair] = frozenset()
    ideal_points: Mapping[str, float] = field(default_factory=dict)
    nearest_km: Mapping[Pair, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Added:
    """What a part adds in the test: both figures of the model fitted without it, and of the part alone."""

    part: str
    within_without: float
    recall_without: float
    within_alone: float
    recall_alone: float


@dataclass(frozen=True, slots=True)
class RedLines:
    """Pairs of rivals at the time, how many of those that signed they are, and the figures with them put last."""

    pairs: int
    lost: int
    within: float
    recall: float


@dataclass(frozen=True)
class Evaluation:
    """All that the test found."""

    models: Both
    bounds: Mapping[str, Mapping[str, Figure]]
    tried: list[Tried]
    enough: list[Gain]
    fitted: dict[str, Figures]
    tested: dict[str, Figures]
    states: int
    ranked: int
    added: list[Added]
    calibration: Calibration
    calibration_without: Calibration
    red_lines: RedLines


def fit_trial(trial: Trial) -> tuple[Both, dict[str, dict[str, Figure]], Table, dict[str, Measured]]:
    """Both models with the intervals of their weights, the table they are fitted on, and what it was made from."""
    measured = measure_all(trial.world)
    table = with_ties_of(table_of(measured, trial.signed), measured, trial.world)
    models = fit_both(table)
    bounds = {name: intervals(table, model) for name, model in _named(models).items()}
    return models, bounds, table, measured


def evaluate(fitting: Trial, testing: Trial) -> Evaluation:
    """Choose and fit on `fitting`; then look at `testing` once."""
    models, bounds, table, measured = fit_trial(fitting)
    tried = try_all(
        table,
        measured,
        fitting.world,
        rivals=_rows(table, fitting.rivals),
        beside={
            "voting_similarity": voting(table, fitting.ideal_points),
            "defence_pact": _rows(table, fitting.allies).astype(float),
        },
    )
    enough = gains(table, measured, fitting.world, models)
    later = table_of(measure_all(testing.world), testing.signed)
    rankings = _rankings(models, later)
    others = baselines(later, testing.world, ideal_points=testing.ideal_points, nearest_km=testing.nearest_km)
    return Evaluation(
        models=models,
        bounds=bounds,
        tried=tried,
        enough=enough,
        fitted=figures_of(table, _rankings(models, table)),
        tested=figures_of(later, {**rankings, **others}),
        states=len(later.codes),
        ranked=int(later.by_state(later.signed).any(axis=1).sum()),
        added=_added(table, later),
        calibration=calibration_of(later, rankings[MODEL]),
        calibration_without=calibration_of(later, rankings[WITHOUT]),
        red_lines=_red_lines(later, rankings[MODEL], testing.rivals),
    )


def _named(models: Both) -> dict[str, Model]:
    return {WITH_TIES: models.with_ties, WITHOUT_TIES: models.without_ties}


def _rankings(models: Both, table: Table) -> dict[str, Floats]:
    return {MODEL: models.likelihoods(table), WITHOUT: models.without_ties.likelihoods(table)}


def _rows(table: Table, pairs: Collection[Pair]) -> Flags:
    return table.of_pairs(dict.fromkeys(pairs, 1.0), otherwise=0.0) > 0


def _added(table: Table, later: Table) -> list[Added]:
    found = []
    for part in ALL_PARTS:
        without = fit(table, [one for one in ALL_PARTS if one != part]).logits(later)
        figures = [*_both(later, without), *_both(later, later.column(part))]
        found.append(Added(part, *figures))
    return found


def _both(table: Table, scores: Floats) -> tuple[float, float]:
    areas, recalls = within_states(table, scores)
    return float(areas.mean()), float(recalls.mean())


def _red_lines(table: Table, scores: Floats, rivals: Collection[Pair]) -> RedLines:
    rows = _rows(table, rivals)
    within, recall = _both(table, np.where(rows, LAST, scores))
    return RedLines(int(rows.sum()) // 2, int((rows & table.signed).sum()) // 2, within, recall)
