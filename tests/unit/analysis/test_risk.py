"""The risk model: what it must find, what it must not claim, and when it steps back."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.special import expit
from scipy.stats import spearmanr

from pawc_planner.analysis.grid import GridSpec, PlanningGrid
from pawc_planner.analysis.risk import RATES, RiskParams, risk
from pawc_planner.analysis.risk.ensemble import fit_ensemble
from pawc_planner.analysis.risk.looks import looks_of
from pawc_planner.analysis.risk.occupancy import OccupancyParams, fit_occupancy
from pawc_planner.analysis.risk.validation import area_share, block_folds, validation_of
from pawc_planner.base.errors import Cancelled, ParameterError

QUICK = RiskParams(ranges_m=(4000.0,), spreads=(1.0,), straight_spreads=(1.0,), curve_spreads=(0.1,), ensemble=False)


def park(seed=1, side=20, periods=12, slope=1.5, base=-2.0, walked=0.5):
    """Presence rises from west to east; patrols keep to the west; detection is 1 − exp(−0.5·km)."""
    rng = np.random.default_rng(seed)
    grid = PlanningGrid(GridSpec(0.0, side * 1000.0, 1000.0, side, side), np.ones((side, side)))
    east = np.tile(np.linspace(-1, 1, side), (side, 1))
    presence = expit(base + slope * east)
    visited = rng.random((periods, side, side)) < walked * expit(-1.5 * east)
    km = np.where(visited, rng.gamma(2, 2, visited.shape), 0.0)
    finds = ((rng.random(km.shape) < presence) & (rng.random(km.shape) < -np.expm1(-0.5 * km))).astype(float)
    return grid, east, presence, km, finds


def test_the_fit_is_the_top_of_the_penalised_likelihood():
    rng = np.random.default_rng(3)
    factors = np.column_stack([np.ones(60), rng.normal(size=60)])
    place, looks = rng.integers(0, 60, 400), rng.normal(size=(400, 1))
    km = rng.gamma(2, 2, 400)
    found = rng.random(400) < expit(-1 + factors[place, 1]) * -np.expm1(-0.5 * km)
    ridge = np.array([0.01, 1.0, 4.0])
    model = fit_occupancy(factors, place, km, found, ridge, OccupancyParams(0.5, 0.7), looks=looks)

    def loss(value):
        logit = (factors @ value[:2])[place] + looks @ value[2:3]
        chance = expit(logit) * -np.expm1(-np.exp(value[3]) * km)
        away = value - [0, 0, 0, np.log(0.5)]
        return -np.log(np.where(found, chance, 1 - chance)).sum() + 0.5 * (np.append(ridge, 0.7**-2) @ away**2)

    peer = minimize(loss, np.zeros(4), method="Nelder-Mead", options={"xatol": 1e-8, "fatol": 1e-10, "maxiter": 5000})
    assert loss(np.append(model.coefficients, model.log_detection)) == pytest.approx(peer.fun, abs=2e-4)
    np.testing.assert_allclose(np.append(model.coefficients, model.log_detection), peer.x, atol=0.02)


def test_risk_is_high_where_threats_are_not_where_patrols_go():
    grid, east, presence, km, finds = park()
    found = risk(finds, km, {"east": east}, grid, QUICK)
    assert spearmanr(finds.sum(axis=0).ravel(), presence.ravel())[0] < 0.25, "the finds themselves follow the patrols"
    assert spearmanr(found.relative.ravel(), presence.ravel())[0] > 0.9
    row = found.factors.set_index("factor").loc["east"]
    assert row["low"] > 1 and row["low"] < np.exp(1.5 * (row["at_high"] - row["at_low"])) < row["high"]
    assert (found.relative * grid.weight).sum() / grid.weight.sum() == pytest.approx(1.0)
    assert (found.low <= found.relative).all() and (found.relative <= found.high).all()


def test_what_nobody_visited_is_less_sure():
    grid, _, _, km, finds = park(seed=2)
    km[:, :, 10:] = finds[:, :, 10:] = 0.0
    found = risk(finds, km, {}, grid, QUICK)
    ratio = found.high / found.low
    assert np.median(ratio[:, 15:]) > 1.3 * np.median(ratio[:, :8])


def test_the_chance_of_a_find_holds_on_ground_held_back():
    grid, east, _, km, finds = park(seed=4, periods=24)
    found = risk(finds, km, {"east": east}, grid, RiskParams(
        ranges_m=(4000.0,), spreads=(0.5,), straight_spreads=(1.0,), curve_spreads=(0.1,)))
    assert found.validation.calibration_error < 0.05
    assert found.validation.positives == found.positives and 0.5 < found.validation.auc < 1
    assert 0 <= found.ensemble_weight < 0.5


def test_ten_finds_leave_the_map_nearly_flat_and_nine_are_too_few():
    grid, east, _, km, finds = park(seed=5)
    order = np.flatnonzero(finds.ravel())
    finds.ravel()[order[10:]] = 0.0
    with_ten = risk(finds, km, {"east": east}, grid)
    assert with_ten.positives == 10 and with_ten.method != RATES
    assert with_ten.relative.max() < 10 and with_ten.ensemble_weight == 0
    finds.ravel()[order[9]] = 0.0
    with_nine = risk(finds, km, {"east": east}, grid)
    assert with_nine.method == RATES and np.isnan(with_nine.presence).all()
    assert "9" in str(with_nine.sentence) and with_nine.relative.min() > 0


def test_one_find_in_two_hundred_looks_keeps_its_mean():
    rng = np.random.default_rng(6)
    grid, east, _, km, _ = park(seed=6, side=30, periods=24, walked=1.0)
    finds = (rng.random(km.shape) < 0.005) & (km > 0)
    found = risk(finds.astype(float), km, {"east": east}, grid, QUICK)
    looked = km > 0
    expected = found.chance(km)[looked].sum()
    assert expected == pytest.approx(finds.sum(), rel=0.25)
    assert not found.factors.query("factor == 'east'")["low"].item() > 1, "nothing but chance"


@pytest.mark.parametrize("factors", [
    {}, {"flat": np.ones((20, 20))}, {"empty": np.full((20, 20), np.nan)},
    {"one": np.arange(400.0).reshape(20, 20), "same": np.arange(400.0).reshape(20, 20) * 2},
])
def test_odd_factors_do_no_harm(factors):
    grid, _, _, km, finds = park(seed=7)
    found = risk(finds, km, factors, grid, QUICK)
    assert np.isfinite(found.relative).all() and set(found.factors["factor"]) >= set(factors) - {"flat", "empty"}


def test_every_look_a_find_and_a_site_of_one_cell_are_borne():
    grid, east, _, km, _ = park(seed=8)
    found = risk((km > 0).astype(float), km, {"east": east}, grid, QUICK)
    assert np.isfinite(found.relative).all()
    single = PlanningGrid(GridSpec(0.0, 1000.0, 1000.0, 1, 1), np.ones((1, 1)))
    one = risk(np.ones((24, 1, 1)), np.ones((24, 1, 1)), {}, single)
    assert one.relative.item() == pytest.approx(1.0)


def test_the_same_input_gives_the_same_map_and_a_wrong_shape_is_told():
    grid, east, _, km, finds = park(seed=9)
    params = RiskParams(ranges_m=(4000.0,), spreads=(1.0,))
    first, second = (risk(finds, km, {"east": east}, grid, params) for _ in range(2))
    np.testing.assert_array_equal(first.relative, second.relative)
    with pytest.raises(ParameterError, match="grid's shape"):
        risk(finds[:, :-1], km, {}, grid)
    with pytest.raises(ParameterError, match="one season"):
        risk(finds, km, {}, grid, seasons=("dry",))


def test_season_and_what_was_done_lately_are_told_apart_from_place():
    grid, _, _, km, _ = park(seed=10, periods=36, walked=1.0)
    rng = np.random.default_rng(10)
    seasons = tuple("dry" if t % 12 < 6 else "wet" for t in range(36))
    chance = np.array([0.25 if one == "dry" else 0.05 for one in seasons])[:, None, None]
    finds = ((rng.random(km.shape) < chance) & (km > 0)).astype(float)
    dry = risk(finds, km, {}, grid, QUICK, seasons=seasons, next_season="dry")
    wet = risk(finds, km, {}, grid, QUICK, seasons=seasons, next_season="wet")
    assert np.nanmean(dry.presence) > 3 * np.nanmean(wet.presence)
    effects = dry.factors.set_index("factor")
    assert effects.loc["season dry", "low"] > 1 and effects.loc["season wet", "high"] < 1
    lag = looks_of(finds, km, grid, 3)
    assert lag.names == ("finds before", "effort lately", "finds lately")
    assert lag.columns.mean(axis=0) == pytest.approx([0, 0, 0])


def test_lately_is_the_periods_before_and_never_the_one_looked_at():
    grid = PlanningGrid(GridSpec(0.0, 1000.0, 1000.0, 1, 1), np.ones((1, 1)))
    km = np.array([1.0, 3.0, 0.0, 7.0]).reshape(4, 1, 1)
    finds = np.array([0.0, 2.0, 0.0, 1.0]).reshape(4, 1, 1)
    looks = looks_of(finds, km, grid, 2)
    assert looks.names == ("effort lately", "finds lately"), "one cell has all of the site's finds and km"
    looks = looks_of(np.zeros_like(km), km, grid, 2)
    before = np.log1p([0.0, 1.0, 3.0])  # of the looks in periods 0, 1 and 3
    np.testing.assert_allclose(looks.columns[:, 0], before - before.mean())
    np.testing.assert_allclose(looks.ahead[0, 0], np.log1p(7.0) - before.mean())


def test_an_ensemble_asks_only_the_members_whose_threshold_is_met():
    rng = np.random.default_rng(11)
    features, km = rng.normal(size=(600, 2)), rng.gamma(2, 2, 600)
    found = rng.random(600) < expit(features[:, 0] - 1) * -np.expm1(-0.3 * km)
    ensemble = fit_ensemble(features, km, found, 1)
    assert ensemble.thresholds[0] == 0 and (np.diff(ensemble.thresholds) > 0).all()
    short, long = ensemble.chance(features, np.full(600, 0.01)), ensemble.chance(features, np.full(600, 50.0))
    first = np.minimum(ensemble.members[0].predict_proba(features)[:, 1] * ensemble.level[0], 1)
    np.testing.assert_allclose(short, first)
    assert long.mean() > 1.2 * short.mean()


def test_scores_are_those_of_their_definitions():
    found = np.array([1, 0, 1, 0, 0, 0, 0, 0, 0, 0], bool)
    scored = validation_of(np.linspace(0.9, 0.0, 10), found)
    assert scored.auc == pytest.approx(15 / 16) and scored.average_precision == pytest.approx((1 + 2 / 3) / 2)
    assert scored.brier == pytest.approx(((np.linspace(0.9, 0.0, 10) - found) ** 2).mean())
    assert np.isnan(validation_of(np.array([0.1, 0.2]), np.array([False, False])).auc)
    share = area_share(np.array([3.0, 2.0, 1.0, 0.0]), np.array([1.0, 1.0, 1.0, 7.0]), np.ones(4), 0.375)
    assert share == pytest.approx(1.5 / 10), "one and a half of four cells"
    folds = block_folds(np.arange(20) * 500.0, np.zeros(20), 4, 2500.0)
    assert list(folds) == [0] * 5 + [1] * 5 + [2] * 5 + [3] * 5


def test_scores_of_ties_do_not_hang_on_the_order_of_the_input():
    found = np.arange(100) >= 90
    assert validation_of(np.full(100, 0.1), found).calibration_error == pytest.approx(0.0, abs=1e-12)
    chance = np.where(np.arange(100) % 2, 0.3, 0.1)  # 5 finds of 50 in each: off by 0 and by 0.2
    assert validation_of(chance, found).calibration_error == pytest.approx(0.1)
    flat = np.ones(100)
    assert area_share(flat, found.astype(float), flat) == pytest.approx(0.1), "a flat map finds what its area holds"


def test_learning_can_be_cancelled():
    grid, east, _, km, finds = park(seed=12)

    class Stop:
        def cancelled(self):
            return True

        def report(self, *_):
            pass

    with pytest.raises(Cancelled):
        risk(finds, km, {"east": east}, grid, RiskParams(), Stop())
