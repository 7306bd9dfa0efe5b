from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import gamma

from pawc_planner.analysis.rates import RateParams, encounter_rates, overall_rate
from pawc_planner.base.errors import ParameterError

from .parks import square_grid

GRID = square_grid(20)


def test_overall_interval_is_that_of_the_count():
    rate = overall_rate(10, 100)
    assert (rate.value, rate.low, rate.high) == pytest.approx(
        (0.1, gamma.ppf(0.025, 10.5) / 100, gamma.ppf(0.975, 10.75) / 100)
    )
    nothing = overall_rate(0, 100)
    assert (nothing.value, nothing.low, nothing.high) == pytest.approx((0, 0, gamma.ppf(0.975, 0.75) / 100))


def test_finds_in_clumps_widen_the_overall_interval():
    alone, clumps = overall_rate(12, 100), overall_rate(12, 100, dispersion=3)
    assert clumps.low < alone.low < clumps.value == alone.value < alone.high < clumps.high


def test_no_kilometre_gives_no_rate():
    rate = overall_rate(3, 0)
    assert np.isnan(rate.value)
    assert np.isinf(rate.high)
    found = encounter_rates(np.zeros((20, 20)), np.zeros((20, 20)), GRID)
    assert not found.known.any()
    assert np.isnan(found.rate).all()
    assert "no encounter rate is known" in str(found.sentence)


def test_many_cells_hold_the_quantiles_of_their_posterior():
    """With many finds the prior is known well, and the posterior is the gamma distribution of textbooks."""
    rng = np.random.default_rng(4)
    km = rng.gamma(1.0, 5.0, (80, 80))
    finds = rng.poisson(km * rng.gamma(2.0, 0.5, km.shape)).astype(float)
    found = encounter_rates(finds, km, square_grid(80), RateParams(level=0.8))
    posterior = gamma(found.prior_shape + finds, scale=1 / (found.prior_rate + km))
    np.testing.assert_allclose(found.rate, posterior.mean())
    np.testing.assert_allclose(found.low, posterior.ppf(0.1), rtol=0.02, atol=0.005)
    np.testing.assert_allclose(found.high, posterior.ppf(0.9), rtol=0.02)


def test_prior_recovers_what_the_cells_were_drawn_from():
    rng = np.random.default_rng(11)
    grid = square_grid(80)
    km = rng.uniform(5, 40, grid.spec.shape)
    finds = rng.poisson(rng.gamma(2.0, 0.1, grid.spec.shape) * km).astype(float)
    found = encounter_rates(finds, km, grid)
    assert found.prior_shape == pytest.approx(2.0, rel=0.15)
    assert found.prior_shape / found.prior_rate == pytest.approx(0.2, rel=0.05)


def test_intervals_of_cells_hold_the_truth_as_often_as_they_say():
    rng = np.random.default_rng(12)
    km = rng.gamma(0.5, 10.0, (80, 80)) + 0.01
    truth = rng.gamma(1.0, 0.1, km.shape)
    found = encounter_rates(rng.poisson(truth * km).astype(float), km, square_grid(80))
    held = ((found.low <= truth) & (truth <= found.high)).mean()
    assert held == pytest.approx(0.95, abs=0.015)


def test_short_effort_is_shrunk_to_the_mean_and_long_effort_is_not():
    km = np.full((20, 20), 10.0)
    finds = np.random.default_rng(1).poisson(km * 0.2).astype(float)
    km[0, 0], finds[0, 0] = 0.1, 1.0
    km[0, 1], finds[0, 1] = 1000.0, 600.0
    found = encounter_rates(finds, km, GRID)
    assert found.rate[0, 0] < 1.0 < 10.0
    assert found.rate[0, 1] == pytest.approx(0.6, rel=0.01)


@pytest.mark.parametrize("where", ["none", "one find", "all in one cell"])
def test_few_finds_give_finite_positive_rates(where):
    km = np.random.default_rng(2).gamma(0.5, 10.0, (20, 20))
    finds = np.zeros((20, 20))
    finds[3, 3] = {"none": 0, "one find": 1, "all in one cell": 40}[where]
    found = encounter_rates(finds, km, GRID)
    assert np.isfinite(found.rate).all()
    assert (found.rate > 0).all()
    assert (found.low <= found.rate).all()
    assert (found.rate <= found.high).all()
    assert np.argmax(found.rate) == 3 * 20 + 3 or where == "none"


def test_cells_without_effort_are_unknown_and_their_finds_are_told():
    km, finds = np.ones((20, 20)), np.zeros((20, 20))
    km[5], finds[5, 5], finds[6, 6] = 0.0, 2.0, 3.0
    found = encounter_rates(finds, km, GRID)
    assert not found.known[5].any()
    assert np.isnan(found.rate[5]).all()
    assert np.isnan(found.high[5]).all()
    assert found.finds_without_effort == 2
    assert found.overall.count == 3
    assert "Finds: 3 on 380 km" in str(found.sentence)


def test_one_cell_is_enough():
    found = encounter_rates(np.array([[2.0]]), np.array([[4.0]]), square_grid(1))
    assert found.overall.value == 0.5
    assert found.low[0, 0] < 0.5 < found.high[0, 0]


def test_wrong_input_is_named():
    with pytest.raises(ParameterError, match="finds"):
        encounter_rates(np.zeros((3, 3)), np.zeros((20, 20)), GRID)
    with pytest.raises(ParameterError, match="km is partly negative"):
        encounter_rates(np.zeros((20, 20)), np.full((20, 20), np.nan), GRID)
    with pytest.raises(ParameterError, match="level"):
        RateParams(level=95)


def test_intervals_of_cells_are_wider_for_finds_in_clumps():
    """Clumps of four in the cells: of single finds the intervals would hold in four fifths of cases."""
    rng, held = np.random.default_rng(2), {1.0: [], 4.0: []}
    for _ in range(40):
        km, truth = rng.gamma(2.0, 3.0, (8, 8)) + 0.5, rng.gamma(2.0, 1.0, (8, 8))
        finds = 4.0 * rng.poisson(truth * km / 4)
        for spread, kept in held.items():
            found = encounter_rates(finds, km, square_grid(8), RateParams(dispersion=spread))
            kept.append(np.mean((found.low <= truth) & (truth <= found.high)))
    assert np.mean(held[1.0]) < 0.85 and np.mean(held[4.0]) > 0.92
    with pytest.raises(ParameterError, match="dispersion"):
        RateParams(dispersion=0.5)
