"""Shrunk rates: against brute-force integration, and their intervals against simulated truths."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import gamma, nbinom

from pawc_planner.analysis.rates.shrinkage import shrunk_rates
from pawc_planner.base.errors import ParameterError


def integrated(finds: np.ndarray, effort: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Mean and 95 % quantiles of each unit by brute force over 120 × 120 priors and the mixture's own distribution."""
    shape = np.exp(np.linspace(-3, 8, 120))[:, None]
    mean = np.exp(np.linspace(-6, 4, 120))[None, :]
    weight = np.exp(-0.5 * (np.log(shape) / 1.5) ** 2) * mean**0.5
    for x, k in zip(finds, effort):
        weight = weight * nbinom.pmf(x, shape, shape / (shape + mean * k))
    weight /= weight.sum()
    values = np.geomspace(1e-4, 60, 4000)
    found = []
    for x, k in zip(finds, effort):
        a, b = shape + x, shape / mean + k
        below = np.array([(weight * gamma.cdf(value, a, scale=1 / b)).sum() for value in values[::20]])
        found.append(((weight * a / b).sum(), *np.interp([0.025, 0.975], below, values[::20])))
    return tuple(np.array(found).T)


def test_few_units_equal_brute_force():
    finds, effort = np.array([0.0, 2, 5, 9]), np.array([3.0, 4, 4, 5])
    found = shrunk_rates(finds, effort)
    mean, low, high = integrated(finds, effort)
    np.testing.assert_allclose(found.rate, mean, rtol=0.03)
    np.testing.assert_allclose(found.high, high, rtol=0.06)
    np.testing.assert_allclose(found.low[1:], low[1:], rtol=0.15)


@pytest.mark.parametrize(("units", "finds", "repeats"), [(4, 3, 300), (4, 30, 300), (2240, 0.5, 3), (2240, 5, 3)])
def test_intervals_hold_as_often_as_they_say(units, finds, repeats):
    rng, held = np.random.default_rng(units), []
    for shape in (0.5, 1.0, 2.0, 8.0):
        for _ in range(repeats):
            effort = rng.gamma(1.5, 1.0, units) + 0.01
            truth = rng.gamma(shape, finds / shape, units)
            found = shrunk_rates(rng.poisson(truth * effort), effort)
            held.append(((found.low <= truth) & (truth <= found.high)).mean())
    assert 0.93 < np.mean(held) < 0.97


def test_clumps_count_once():
    once, thrice = shrunk_rates([0, 2, 4], [5, 5, 5]), shrunk_rates([0, 6, 12], [15, 15, 15], dispersion=3)
    np.testing.assert_allclose(thrice.high, once.high)
    np.testing.assert_allclose(thrice.rate, once.rate)


def test_little_effort_is_drawn_to_the_mean():
    found = shrunk_rates([1, 20, 22, 18, 30, 10], [0.1, 10, 10, 10, 10, 10])
    assert found.rate[0] < 4 and found.high[0] - found.low[0] > found.high[1] - found.low[1]


@pytest.mark.parametrize(("finds", "effort"), [([], []), ([0], [0]), ([3], [2]), ([0, 0], [1, 2]), ([9], [1e-9]),
                                               ([10**7, 1], [1, 10**6])])
def test_odd_input_gives_rates_or_nothing(finds, effort):
    found = shrunk_rates(finds, effort)
    known = np.asarray(effort) > 0
    assert np.isnan(found.rate[~known]).all()
    assert np.isfinite(found.high[known]).all()
    assert (found.low[known] <= found.rate[known]).all() and (found.rate[known] <= found.high[known]).all()


@pytest.mark.parametrize(("finds", "effort"), [([1], [1, 2]), ([-1], [1]), ([np.nan], [1]), ([[1]], [[1]])])
def test_wrong_input_is_named(finds, effort):
    with pytest.raises(ParameterError, match="finds, effort"):
        shrunk_rates(finds, effort)
