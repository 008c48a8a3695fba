"""Figures are what they are by hand and by other implementations; weights are never below zero."""

import datetime as dt

import numpy as np
import pytest
from scipy.stats import mannwhitneyu

from partners.matching.parts import TESTED, Part
from partners.matching.testing.choosing import cross_validate
from partners.matching.testing.enough import Gain, lowest
from partners.matching.testing.logistic import ALL_PARTS, fit, intervals
from partners.matching.testing.metrics import Ordered, calibration_of, figures_of, recall_at, within_states
from partners.matching.testing.table import Table, measure_all, table_of
from partners.matching.world import Said, World

CODES = tuple(f"S{number:02}" for number in range(16))


def made(weights, seed=1, base=-1.5):
    """A table of measures by lot, of which these weights decide who signs."""
    random = np.random.default_rng(seed)
    count = len(CODES)
    both = [(one, other) for one in range(count) for other in range(count) if one != other]
    numbers = {pair: place for place, pair in enumerate(sorted({tuple(sorted(one)) for one in both}))}
    pair = np.array([numbers[tuple(sorted(one))] for one in both])
    x = random.random((len(numbers), len(TESTED)))[pair]
    chance = 1 / (1 + np.exp(-base - x @ np.array([weights.get(part, 0.0) for part in TESTED])))
    signed = random.random(len(numbers))[pair] < chance
    return Table(CODES, tuple(map(str, TESTED)), x, np.ones(len(pair), bool), signed, pair)


def test_area_and_precision_are_those_worked_out_by_hand():
    area, precision = Ordered(np.array([0.1, 0.4, 0.35, 0.8]), np.array([False, False, True, True])).figures()
    assert area == pytest.approx(3 / 4)
    assert precision == pytest.approx((1 + 2 / 3) / 2)
    # All equal: as if drawn by lot.
    area, precision = Ordered(np.zeros(4), np.array([True, False, False, False])).figures()
    assert (area, precision) == (pytest.approx(0.5), pytest.approx(0.25))


def test_area_is_that_of_mann_and_whitney_and_weights_count_like_repeated_rows():
    random = np.random.default_rng(3)
    scores, signed = random.integers(0, 12, 80).astype(float), random.random(80) < 0.3
    area, _ = Ordered(scores, signed).figures()
    u = mannwhitneyu(scores[signed], scores[~signed]).statistic
    assert area == pytest.approx(u / (signed.sum() * (~signed).sum()))
    times = random.integers(0, 4, 80)
    weighed = Ordered(scores, signed).figures(times.astype(float))
    assert weighed == pytest.approx(Ordered(np.repeat(scores, times), np.repeat(signed, times)).figures())


def test_recall_shares_the_last_places_among_equals():
    scores = np.array([9.0, 8, 7, 5, 5, 5, 1])
    signed = np.array([True, False, False, True, False, False, True])
    assert recall_at(scores, signed, top=4) == pytest.approx((1 + 1 / 3) / 3)
    assert recall_at(scores, signed, top=7) == 1


def test_a_state_without_a_partner_has_no_figure_and_both_sides_of_a_pair_are_one_pair():
    capitals = {code: Said((place, 0.0), "a source", "2000") for place, code in enumerate(CODES)}
    measured = measure_all(World(dt.date(2000, 12, 31), CODES, capitals=capitals))
    table = table_of(measured, {("S00", "S01"), ("S00", "S02")})
    areas, _ = within_states(table, table.column(Part.PROXIMITY))
    assert len(areas) == 3 and areas[0] == 1.0
    assert np.bincount(table.pair).tolist() == [2] * table.pairs and table.signed_pairs.sum() == 2
    assert table.by_pair(table.column(Part.PROXIMITY))[table.signed_pairs].max() == pytest.approx(table.x[:, 0].max())


def test_weights_are_never_below_zero_and_what_matters_is_found():
    table = made({Part.PROXIMITY: 4.0, Part.SIZE: -4.0}, base=-2)
    model = fit(table, ALL_PARTS)
    assert min(model.weights.values()) >= 0
    assert model.weights[Part.SIZE] == 0
    assert model.weights[Part.PROXIMITY] == max(model.weights.values()) > 1


def test_intervals_hold_their_value_and_cross_validation_is_worse_than_looking(monkeypatch):
    monkeypatch.setattr("partners.matching.testing.logistic.DRAWS", 20)
    monkeypatch.setattr("partners.matching.testing.metrics.DRAWS", 20)
    table = made({Part.PROXIMITY: 5.0}, base=-4)
    model = fit(table, ALL_PARTS)
    bounds = intervals(table, model)
    assert all(one.low <= one.high for one in bounds.values())
    assert bounds[Part.PROXIMITY].low < model.weights[Part.PROXIMITY] < bounds[Part.PROXIMITY].high
    figures = figures_of(table, {"model": model.likelihoods(table)})["model"]
    assert figures.within.low < figures.within.value < figures.within.high
    areas, _ = cross_validate(table, ALL_PARTS)
    assert areas.mean() < figures.within.value
    calibration = calibration_of(table, model.likelihoods(table))
    assert calibration.expected == pytest.approx(calibration.signed, abs=1.5)
    assert calibration.brier.value < calibration.brier_of_mean


def test_enough_is_the_lowest_number_from_which_every_draw_gains():
    found = [Gain(10, 0.1, 0.2, 0.3), Gain(25, -0.1, 0.2, 0.3), Gain(50, 0.01, 0.2, 0.3), Gain(100, 0.02, 0.2, 0.3)]
    assert lowest(found) == 50
    assert lowest([Gain(10, -0.1, 0.2, 0.3)]) is None
