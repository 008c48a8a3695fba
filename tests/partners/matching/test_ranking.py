"""Parts add up: each weight changes its own part alone, what is missing is told, what is tested is kept apart."""

import datetime as dt
from dataclasses import replace

import pytest

from partners.matching.fitted import fitted, likelihoods
from partners.matching.measuring import measure
from partners.matching.parts import TESTED, Missing, Part
from partners.matching.ranking import default_weights, explain, rank
from partners.matching.ties import ENOUGH_TIES
from partners.matching.world import Aims, Goal, Said, Tie, World, pair_of

DAY = dt.date(2026, 1, 1)
CODES = ("AAA", "BBB", "CCC", "DDD", "EEE")


def said(value):
    return Said(value, "a source", "2025")


def goal(weight=1, *grounds):
    return Goal(weight, "a source", "2025", frozenset(grounds))


def world(**more):
    places = {"AAA": (5.6, -0.2), "BBB": (6.1, 1.2), "CCC": (9.1, 7.4), "DDD": (51.5, -0.1)}
    people = {"AAA": 30_000_000, "BBB": 8_000_000, "CCC": 200_000_000, "DDD": 67_000_000, "EEE": 1_000_000}
    given = {
        "capitals": {code: said(place) for code, place in places.items()},
        "population": {code: said(number) for code, number in people.items()},
        "neighbours": {("AAA", "BBB"): [said("land"), said("sea")]},
        "bodies": {
            "AAA": {body: said(body) for body in ("AU", "ECOWAS")},
            "BBB": {body: said(body) for body in ("AU", "ECOWAS")},
            "CCC": {"ECOWAS": said("ECOWAS")},
            "DDD": {"NATO": said("NATO")},
        },
    }
    return World(DAY, CODES, **(given | more))


def many_ties(count=ENOUGH_TIES, pair=("BBB", "CCC")):
    return [Tie(pair, dt.date(2020, 1, 1))] * count


def test_one_weight_changes_exactly_its_part():
    measured = measure(world(ties=many_ties()), "AAA")
    before = default_weights(with_ties=True)
    after = before | {Part.PROXIMITY: before[Part.PROXIMITY] + 7}
    for code in CODES[1:]:
        changed = [
            (old.part, new.points - old.points)
            for old, new in zip(explain(measured, before, code), explain(measured, after, code), strict=True)
            if old.points != new.points
        ]
        assert [part for part, _ in changed] == [Part.PROXIMITY]


def test_lines_add_up_to_the_total():
    measured = measure(world(ties=many_ties()), "AAA")
    weights = default_weights(with_ties=True)
    for row in rank(measured, weights):
        assert sum(line.points for line in explain(measured, weights, row.code)) == pytest.approx(row.total)


def test_what_is_missing_is_told_and_counts_like_the_mean_of_the_others():
    measured = measure(world(), "AAA")
    line = next(one for one in explain(measured, {Part.PROXIMITY: 10}, "EEE") if one.part == Part.PROXIMITY)
    known = [measured.parts[Part.PROXIMITY][code].x for code in ("BBB", "CCC", "DDD")]
    assert (line.measure.x, line.measure.missing, line.stands_in) == (None, Missing.NOT_KNOWN, True)
    assert line.points == pytest.approx(10 * sum(known) / 3)


def test_ties_are_missing_until_enough_between_others_are_in_sight():
    few = measure(world(ties=[*many_ties(ENOUGH_TIES - 1), *many_ties(500, ("AAA", "BBB"))]), "AAA")
    assert not few.with_ties
    assert {one.missing for one in few.parts[Part.ACTIVITY].values()} == {Missing.TOO_FEW_TIES}
    enough = measure(world(ties=many_ties()), "AAA")
    assert enough.with_ties
    assert enough.parts[Part.ACTIVITY]["BBB"].x > enough.parts[Part.ACTIVITY]["DDD"].x == 0


def test_ties_later_than_the_day_do_not_count():
    later = [Tie(("BBB", "CCC"), DAY + dt.timedelta(days=1))] * 200
    assert not measure(world(ties=later), "AAA").with_ties
    both = measure(world(ties=[*many_ties(), *[replace(one, pair=("DDD", "EEE")) for one in later]]), "AAA")
    assert both.parts[Part.ACTIVITY]["DDD"].value == 0


def test_shared_organisations_count_by_rank_whoever_counts_them():
    by_names = measure(world(), "AAA").parts[Part.ORGANISATIONS]
    stated = {pair_of("AAA", code): said(count) for code, count in (("BBB", 60), ("CCC", 31), ("DDD", 12))}
    by_number = measure(world(bodies={}, shared=stated), "AAA").parts[Part.ORGANISATIONS]
    assert {code: one.x for code, one in by_names.items()} == {code: one.x for code, one in by_number.items()}
    assert by_names["EEE"].missing == Missing.NOT_KNOWN


def test_a_goal_on_common_ground_counts_in_full_and_the_word_alone_by_half():
    aims = {
        "AAA": Aims(goals={"maritime": goal(3, "gulf"), "cyber": goal(1)}),
        "BBB": Aims(goals={"maritime": goal(1, "gulf")}),
        "CCC": Aims(goals={"maritime": goal(1, "other sea")}),
        "DDD": Aims(goals={"cyber": goal(3)}),
    }
    goals = measure(world(aims=aims), "AAA").parts[Part.GOALS]
    assert [goals[code].x for code in ("BBB", "CCC", "DDD")] == [0.75, 0.375, 0.125]
    assert goals["EEE"].missing == Missing.THEY_HAVE_NOTHING_ENTERED


def test_nothing_entered_is_missing_and_nothing_in_common_is_zero():
    aims = {"AAA": Aims(offered={"demining": said("full")}), "BBB": Aims(sought={"airlift": said("full")})}
    parts = measure(world(aims=aims), "AAA").parts
    assert parts[Part.THEY_SEEK]["BBB"].x == 0
    assert parts[Part.THEY_SEEK]["CCC"].missing == Missing.THEY_HAVE_NOTHING_ENTERED
    assert parts[Part.WE_SEEK]["BBB"].missing == Missing.WE_ENTERED_NOTHING


def test_a_changed_weight_is_no_longer_tested():
    measured = measure(world(ties=many_ties()), "AAA")
    weights = default_weights(with_ties=True)
    assert {row.tested_share for row in rank(measured, weights)} == {1.0}
    changed = rank(measured, weights | {Part.SIZE: weights[Part.SIZE] + 5})
    assert all(row.tested_share < 1 for row in changed)


def test_likelihoods_stay_what_history_gave_whatever_the_weights():
    measured = measure(world(ties=many_ties()), "AAA")
    likely = likelihoods(measured)
    for weights in (default_weights(with_ties=True), {Part.SIZE: 100}):
        assert {row.code: row.likelihood for row in rank(measured, weights)} == likely


@pytest.mark.parametrize("with_ties", [True, False])
def test_the_fitted_weights_are_signed_as_one_expects_and_name_their_source(with_ties):
    model = fitted(with_ties=with_ties)
    assert set(model.weights) <= set(TESTED)
    assert all(weight >= 0 for weight in model.weights.values()) and model.base < 0
    assert model.source and model.as_of
    assert sum(default_weights(with_ties=with_ties)[part] for part in TESTED) == pytest.approx(50, abs=0.4)
