"""Backtest: measures by hand, no look into the future, and scores whose answer is known."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from pawc_planner.analysis.backtest import BacktestParams, backtest, hits_in_area
from pawc_planner.analysis.backtest.intervals import difference_interval, share_interval
from pawc_planner.analysis.backtest.maps import MapMaker, RiskMaps, all_maps, persistence, random_order
from pawc_planner.analysis.backtest.measures import flagged
from pawc_planner.analysis.backtest.past import History
from pawc_planner.analysis.backtest.rolling import origins_of
from pawc_planner.analysis.grid import GridSpec, PlanningGrid

PLAIN = (MapMaker("random", "Random", random_order), MapMaker("density", "Plain density", lambda p: p.total_finds),
         MapMaker("persistence", "Last finds", persistence))


def history(months=24, seed=1, hot=(3, 4), side=10, per_month=4):
    """Finds always in the same cells of a park of 100, patrols everywhere alike."""
    rng = np.random.default_rng(seed)
    grid = PlanningGrid(GridSpec(0.0, side * 1000.0, 1000.0, side, side), np.ones((side, side)))
    cells = np.arange(10) + 10 * hot[0] if isinstance(hot, tuple) else hot
    month = np.repeat(np.arange(months), per_month)
    at = rng.choice(cells, len(month))
    finds = np.zeros((months, grid.spec.size))
    np.add.at(finds, (month, at), 1.0)
    x, y = grid.spec.centres(at)
    return History(grid, np.ones((months, side, side)), finds.reshape(-1, side, side), x, y, month, {})


def test_measures_by_hand():
    ranking = np.array([5.0, 4.0, 3.0, 2.0, np.nan])
    finds, km = np.array([2.0, 1.0, 0.0, 1.0, 4.0]), np.array([4.0, 1.0, 1.0, 2.0, 8.0])
    before = np.array([3.0, 1.0, 1.0, 1.0, 0.0])
    hits = hits_in_area(ranking, finds, km, np.ones(5), before, 0.4)
    assert (hits.hits, hits.finds, hits.best, hits.km, hits.before) == (3.0, 8.0, 6.0, 5.0, 4.0)
    assert hits.hit_rate == 3 / 8 and hits.pai == pytest.approx((3 / 8) / 0.4) and hits.pei == 0.5
    assert hits.rri == pytest.approx((3 / 8) / (4 / 6))
    assert hits.per_km == 3 / 5 and hits.per_km_elsewhere == 5 / 11
    two = hits + hits
    assert two.hit_rate == hits.hit_rate and two.finds == 16
    nothing = hits_in_area(ranking, finds * 0, km * 0, np.ones(5), before * 0, 0.4)
    assert all(np.isnan(value) for value in (nothing.hit_rate, nothing.pai, nothing.pei, nothing.rri, nothing.per_km))


def test_equal_ranks_are_shared_out_and_the_last_cell_counts_in_part():
    np.testing.assert_allclose(flagged(np.array([1.0, 1.0, 1.0, 0.0]), np.ones(4), 0.5), [2 / 3, 2 / 3, 2 / 3, 0])
    np.testing.assert_allclose(flagged(np.array([3.0, 2.0, 1.0]), np.array([1.0, 0.5, 1.5]), 0.4), [1.0, 0.4, 0.0])
    rng = np.random.default_rng(2)
    finds, weight = rng.poisson(0.3, 50).astype(float), rng.random(50)
    ties = np.zeros(50)
    share = hits_in_area(ties, finds, finds, weight, finds, 0.1).hits
    assert share == pytest.approx(0.1 * finds.sum())


def test_finds_always_in_one_tenth_give_ten_times_chance_and_the_best_there_is():
    result = backtest(history(), BacktestParams(3), maps=PLAIN)
    scores = result.scores.set_index(["map", "area_percent"])
    density = scores.loc[("density", 10.0)]
    assert density["cycles"] == 4 == len(result.origins) and result.origins == (12, 15, 18, 21)
    assert density["finds"] == 48 and density["hit_percent"] == pytest.approx(100)
    assert density["pai"] == pytest.approx(10)
    assert density["pei"] == pytest.approx(1) and density["rri"] == pytest.approx(1)
    assert density["per_100_km"] == pytest.approx(100 * 48 / (4 * 3 * 10)) and density["per_100_km_elsewhere"] == 0
    chance = scores.loc[("random", 10.0)]
    assert chance["hit_percent"] == pytest.approx(10) and chance["auc"] == 0.5
    # 43.2 finds between them in cycles all alike: 90 ± t(3) · √43.2 / 48 in percent.
    reach = 100 * 3.182446 * np.sqrt(43.2) / 48
    assert chance["than_density_high"] == pytest.approx(-90 + reach)
    assert density["than_random_low"] == pytest.approx(90 - reach)


def test_auc_is_that_of_the_cells_visited():
    made = history(seed=3)
    made.km[:, :, 5:] = 0
    only = MapMaker("density", "", lambda past: np.arange(100.0).reshape(10, 10))
    result = backtest(made, BacktestParams(12), maps=(PLAIN[0], only))
    after = made.finds[12:].sum(axis=0)[:, :5].ravel() > 0
    expected = roc_auc_score(after, np.arange(100.0).reshape(10, 10)[:, :5].ravel())
    assert result.scores.query("map == 'density'")["auc"].iloc[0] == pytest.approx(expected)


@pytest.mark.parametrize("maker", [maker.name for maker in all_maps()])
def test_no_map_sees_the_future(maker):
    before, after = history(seed=4), history(seed=4)
    after.finds[12:] = 7.0
    after.km[12:] = 99.0
    later = after.month >= 12
    after.x[later], after.y[later] = 500.0, 500.0
    made = [next(one for one in all_maps(RiskMaps()) if one.name == maker).make(known.before(12, 3))
            for known in (before, after)]
    np.testing.assert_array_equal(*made)


def test_maps_of_persistence_and_effort_are_what_they_say():
    made = history(seed=5)
    made.km[9:12, 0, 0] = 5.0
    past = made.before(12, 3)
    by_name = {one.name: one.make(past) for one in all_maps()}
    np.testing.assert_array_equal(by_name["persistence"], made.finds[9:12].sum(axis=0))
    np.testing.assert_array_equal(by_name["last_effort"], made.km[9:12].sum(axis=0))
    assert by_name["effort"][0, 0] == 9 + 15 and by_name["random"].std() == 0
    assert by_name["risk"][3].min() > by_name["risk"][8].max(), "where all finds were"


def test_the_risk_map_learns_more_than_it_is_given_and_its_chances_hold():
    result = backtest(history(months=30, per_month=6, seed=6), BacktestParams(6))
    scores = result.scores.set_index(["map", "area_percent"])
    assert scores.loc[("risk", 10.0), "hit_percent"] > 95
    assert scores.loc[("risk", 10.0), "calibration_error"] < 0.05
    assert np.isnan(scores.loc[("density", 10.0), "calibration_error"])
    assert len(result.reliability) == 10 and result.reliability[-1, 1] > 0.5 > 0.05 > result.reliability[0, 1]


def test_too_little_history_leaves_no_cycle_and_the_same_seed_gives_the_same_intervals():
    short = history(months=12)
    assert origins_of(short, BacktestParams(3)) == [] and backtest(short, BacktestParams(3), maps=PLAIN).scores.empty
    few = history(months=24, per_month=1)
    assert origins_of(few, BacktestParams(3, min_finds=18)) == [18, 21]
    first, second = (backtest(history(seed=7, hot=np.arange(0, 40)), BacktestParams(3), maps=PLAIN).scores
                     for _ in range(2))
    assert first.equals(second)
    row = first.query("map == 'persistence' and area_percent == 10").iloc[0]
    assert row["hit_low"] <= row["hit_percent"] <= row["hit_high"]


def test_intervals_by_hand():
    hits, finds = np.array([8.0, 1.0, 0.0]), np.array([10.0, 10.0, 0.0])
    # 9 of 20; residuals 3.5 and −3.5 of the two cycles with finds, t(1) = 12.706.
    assert share_interval(hits, finds) == (0.0, 1.0)
    many, each = np.tile([8.0, 1.0], 10), np.full(20, 10.0)
    reach = 2.093024 * np.sqrt(20 * (3.5 / 0.95) ** 2 * 19 / 20) / 200
    assert share_interval(many, each) == pytest.approx((0.45 - reach, 0.45 + reach))
    alike = np.full(20, 5.0)  # no spread among cycles: that of 200 finds
    reach = 2.093024 * 0.5 / 200**0.5
    assert share_interval(alike, each) == pytest.approx((0.5 - reach, 0.5 + reach))
    assert all(np.isnan(share_interval(np.zeros(3), np.zeros(3))))
    assert difference_interval(many, many, each) == (0.0, 0.0)


@pytest.mark.parametrize(("cycles", "mean"), [(1, 20), (2, 5), (3, 1), (6, 10), (12, 2), (20, 50)])
def test_two_maps_that_are_alike_are_hardly_ever_told_apart(cycles, mean):
    rng, told = np.random.default_rng(11), 0
    for _ in range(1500):
        finds = rng.poisson(mean * rng.gamma(2, 0.5, cycles)).astype(float)
        one, other = (rng.binomial(finds.astype(int), rng.beta(3, 7, cycles)).astype(float) for _ in range(2))
        low, high = difference_interval(one, other, finds)
        told += low > 0 or high < 0
    assert told / 1500 <= 0.05 + 2 * (0.05 * 0.95 / 1500) ** 0.5
