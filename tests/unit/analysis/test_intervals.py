"""Intervals of counts and ratios: exact sums over the Poisson distribution, and quantiles by scipy."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import beta, chi2, gamma, poisson

from pawc_planner.analysis.rates.intervals import count_interval, dispersion_of, month_dispersion, ratio_interval

COUNTS = np.arange(400)


def coverage(mean: float, ends: tuple[np.ndarray, np.ndarray]) -> float:
    return float(poisson.pmf(COUNTS, mean)[(ends[0] <= mean) & (mean <= ends[1])].sum())


@pytest.mark.parametrize(("mean", "held"), [(1, 0.981), (3, 0.9665), (10, 0.9437), (30, 0.956), (100, 0.9547)])
def test_the_interval_of_a_count_holds_as_often_as_its_page_says(mean, held):
    assert coverage(mean, count_interval(COUNTS)) == pytest.approx(held, abs=6e-4)


def test_it_holds_on_average_and_nowhere_much_less():
    means = np.exp(np.linspace(np.log(2), np.log(200), 400))
    held = np.array([coverage(mean, count_interval(COUNTS)) for mean in means])
    garwood = chi2.ppf(0.025, 2 * np.maximum(COUNTS, 1)) / 2 * (COUNTS > 0), chi2.ppf(0.975, 2 * COUNTS + 2) / 2
    assert held.mean() == pytest.approx(0.955, abs=0.003)
    assert held.min() > 0.937
    assert coverage(3, garwood) > 0.985  # why it is not taken


def test_ends_are_quantiles_of_gamma_distributions():
    low, high = count_interval([0, 1, 7], level=0.9)
    assert low == pytest.approx([0, gamma(1.5).ppf(0.05), gamma(7.5).ppf(0.05)])
    assert high == pytest.approx(gamma([0.75, 1.75, 7.75]).ppf(0.95))
    assert np.isfinite(count_interval(10**9)).all()


def test_clumps_count_once():
    low, high = count_interval(12, dispersion=3.0)
    alone = count_interval(4)
    assert (low, high) == pytest.approx((3 * alone[0], 3 * alone[1]))


@pytest.mark.parametrize("ratio", [0.25, 0.5, 1.0, 2.0])
@pytest.mark.parametrize("mean", [3, 10, 30, 100])
def test_the_interval_of_a_ratio_holds_on_average(mean, ratio):
    one, other = np.meshgrid(np.arange(330), np.arange(1, 330), indexing="ij")
    low, high = ratio_interval(one, other)
    held = (low <= ratio) & (ratio <= high)
    chance = np.outer(poisson.pmf(np.arange(330), mean * ratio), poisson.pmf(np.arange(1, 330), mean))
    assert 0.93 <= chance[held].sum() / chance.sum() <= (0.985 if mean * ratio < 5 else 0.97)


def test_ends_of_a_ratio_by_the_binomial():
    low, high = ratio_interval([5, 0, 4], [10, 10, 0])
    share = beta(5.5, 10.5).ppf([0.025, 0.975])
    assert (low[0], high[0]) == pytest.approx(tuple(share / (1 - share)))
    assert low[1] == 0 and np.isfinite(high[1])
    assert np.isinf(high[2]) and low[2] > 0


def test_dispersion_is_one_for_single_finds_and_the_size_of_clumps():
    rng = np.random.default_rng(3)
    km = rng.gamma(4, 5, 4000)
    single = rng.poisson(0.01 * km)
    assert dispersion_of(single, km) == pytest.approx(1.0, abs=0.08)
    assert dispersion_of(3 * single, km) == pytest.approx(3.0, rel=0.08)
    assert dispersion_of([0, 0], [1, 2]) == 1.0
    assert dispersion_of([5], [1]) == 1.0
    assert dispersion_of([3, 0, 0, 0], [1, 1, 1, 1]) == pytest.approx((2.25**2 + 3 * 0.75**2) / (3 * 0.75))


def test_a_change_between_periods_is_no_dispersion():
    counts, km, year = [1, 1, 1, 9, 9, 9], [1] * 6, [2020] * 3 + [2021] * 3
    assert dispersion_of(counts, km) > 3
    assert dispersion_of(counts, km, year) == 1.0


def test_clumps_of_months_are_told_from_years_and_seasons():
    """Months of 10 and 30 finds by season, half as many in the second year: no clumps."""
    month = np.arange(24)
    season = np.where((month % 12 >= 4) & (month % 12 < 10), 1, 0)
    counts = np.where(season == 1, 30.0, 10.0) * np.where(month < 12, 1.0, 0.5)
    assert month_dispersion(counts, np.ones(24), month, season) == 1.0
    uneven = counts + np.where(month % 2 == month // 12, 4.0, -4.0)
    expected = np.outer([uneven[:12].sum(), uneven[12:].sum()], uneven[:12] + uneven[12:]).ravel() / uneven.sum()
    rows = np.column_stack([month // 12 == 0, *(month % 12 == turn for turn in range(12))]) * np.sqrt(expected)[:, None]
    free = (expected * (1 - np.diag(rows @ np.linalg.pinv(rows)))).sum()
    by_hand = ((uneven - expected) ** 2).sum() / free
    assert by_hand > 2 and month_dispersion(uneven, np.ones(24), month, season) == pytest.approx(by_hand)
    assert month_dispersion(counts[:12], np.ones(12), month[:12], season[:12]) == 1.0  # of one year by its seasons
    for nothing in (np.zeros(24), np.eye(24)[3]):
        assert month_dispersion(nothing, np.ones(24), month, season) >= 1.0
    assert month_dispersion([], [], [], []) == 1.0


def test_intervals_hold_when_several_patrols_find_the_same():
    """Each thing is found four times by any patrols of its month: patrols alone would hold in two thirds of cases."""
    rng, years, patrols, mean = np.random.default_rng(3), 6, 8, 30.0
    month = np.arange(12 * years)
    held = {"patrols": 0, "both": 0}
    for _ in range(300):
        km = rng.gamma(4.0, 10.0, (len(month), patrols))
        things = rng.poisson(mean / 4 / 12, len(month))
        counts = np.array([rng.multinomial(4 * n, one / one.sum()) for n, one in zip(things, km)])
        by_patrol = dispersion_of(counts.ravel(), km.ravel(), np.repeat(month, patrols))
        by_month = month_dispersion(counts.sum(axis=1), km.sum(axis=1), month, month % 12 // 6)
        for name, spread in (("patrols", by_patrol), ("both", max(by_patrol, by_month))):
            low, high = count_interval(counts[:12].sum(), 0.95, spread)
            held[name] += int(low <= mean <= high)
    assert held["patrols"] < 0.8 * 300 and 0.92 * 300 < held["both"] < 0.985 * 300
