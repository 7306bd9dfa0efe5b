"""Index and trend: against a regression by scipy, and by small seeded simulations."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.stats import norm

from pawc_planner.analysis.rates.trend_fit import Design, TrendFit
from pawc_planner.analysis.rates.trends import (
    ABOUT_THE_SAME,
    FALLING,
    NO_CHANGE_SHOWN,
    RISING,
    TOO_FEW,
    Trend,
    TrendParams,
    encounter_trend,
    rate_index,
    trends_together,
)
from pawc_planner.base.errors import ParameterError

MONTHS = np.arange(72)
TIME = 2018 + (MONTHS + 0.5) / 12
SECTOR = np.repeat([0, 1, 2], 72)


def park(rng: np.random.Generator, repeats: int, finds: float, change: float = 0.0) -> tuple[np.ndarray, Design]:
    """Counts of three unequal sectors and two seasons over six years, with about ``finds`` a year."""
    time, season = np.tile(TIME, 3), np.tile((MONTHS % 12 >= 4) & (MONTHS % 12 < 10), 3)
    km = rng.gamma(4, 10, (repeats, 216))
    mean = km * np.array([1, 2, 4])[SECTOR] * np.where(season, 1.5, 1.0) * (1 + change) ** (time - 2018)
    mean *= finds * 6 / mean.sum(axis=1, keepdims=True)
    return rng.poisson(mean).astype(float), Design(km, time, SECTOR * 2 + season)


def test_index_by_hand():
    found = rate_index([10, 5, 0, 7], [100, 200, 100, 0], base=0)
    assert found.value[:3] == pytest.approx([1, 0.25, 0])
    assert np.isnan(found.value[3]) and np.isnan(found.low[3])
    assert (found.low[0], found.high[0]) == (1, 1)
    assert found.low[1] < 0.25 < found.high[1] and found.low[2] == 0 < found.high[2]
    assert found.known


def test_index_without_finds_or_effort_in_the_base_year():
    nothing = rate_index([0, 5], [10, 10], base=0)
    assert not nothing.known and np.isnan(nothing.value).all() and np.isnan(nothing.high).all()
    for base in (1, 2, -1):
        with pytest.raises(ParameterError, match="BASE_YEAR"):
            rate_index([3, 5], [10, 0], base=base)


def test_slope_equals_a_poisson_regression_with_an_intercept_per_stratum():
    counts, design = park(np.random.default_rng(2), 1, 30, -0.2)
    fit = TrendFit(counts, design)
    strata = np.unique(design.stratum, return_inverse=True)[1]

    def misfit(beta: np.ndarray) -> float:
        mean = design.km[0] * np.exp(beta[1 + strata] + beta[0] * (design.time - 2021))
        return float((mean - counts[0] * np.log(mean)).sum())

    peer = minimize(misfit, np.full(7, -3.0), method="BFGS", options={"gtol": 1e-9})
    assert fit.slope[0] == pytest.approx(peer.x[0], abs=1e-5)
    columns = np.column_stack([design.time - 2021, np.eye(6)[strata]])
    mean = design.km[0] * np.exp(columns @ peer.x)
    spread = np.linalg.inv(columns.T @ (columns * mean[:, None]))
    assert 1 / math.sqrt(fit.information[0]) == pytest.approx(math.sqrt(spread[0, 0]), rel=1e-4)


def test_interval_ends_where_the_likelihood_has_dropped():
    counts, design = park(np.random.default_rng(4), 5, 30)
    fit = TrendFit(counts, design)
    low, high = fit.interval(fit.threshold(0.95))
    for end in (low, high):
        np.testing.assert_allclose(fit.deviance(end), fit.threshold(0.95), rtol=1e-6)
    assert (low < fit.slope).all() and (fit.slope < high).all()
    assert (fit.threshold(0.95) >= norm.ppf(0.975) ** 2 - 1e-9).all()


@pytest.mark.parametrize("finds", [3, 10, 30])
def test_false_alarms_stay_below_five_percent(finds):
    counts, design = park(np.random.default_rng(10 + finds), 1000, finds)
    fit = TrendFit(counts, design)
    assert fit.called(0.95).mean() < 0.04
    assert 0.93 < (fit.deviance(0.0) <= fit.threshold(0.95)).mean() < 0.98


def test_false_alarms_with_finds_in_clumps_and_with_years_that_vary():
    rng = np.random.default_rng(5)
    counts, design = park(rng, 1000, 10 / 3)
    clumps = TrendFit(counts + rng.poisson(2 * counts), design)
    assert clumps.called(0.95).mean() < 0.05
    assert (clumps.deviance(0.0) > norm.ppf(0.975) ** 2).mean() > 0.2  # taken for single finds
    counts, design = park(rng, 1000, 1000)
    year = (np.tile(MONTHS, 3) // 12)[None, :]
    factor = np.take_along_axis(rng.gamma(1 / 0.09, 0.09, (1000, 6)), np.repeat(year, 1000, axis=0), axis=1)
    years = TrendFit(rng.poisson(counts / 20 * factor), design)
    assert years.called(0.95).mean() < 0.07


def test_one_number_a_year_is_enough_and_no_less_careful():
    rng = np.random.default_rng(3)
    clumps = rng.poisson(10 / 3, (2000, 6))
    fit = TrendFit(clumps + rng.poisson(2 * clumps), Design(np.ones(6), 2018.5 + np.arange(6), np.zeros(6, int)))
    assert fit.called(0.95).mean() < 0.07
    assert encounter_trend([200, 120, 70, 40, 25, 15], np.ones(6), 2018 + np.arange(6)).verdict == FALLING


def test_fewer_years_ask_for_more():
    months, four = Design(np.ones(72), TIME, np.zeros(72, int)), Design(np.ones(48), TIME[:48], np.zeros(48, int))
    assert months.call_below(0.95) == pytest.approx(0.04) and four.call_below(0.95) == pytest.approx(0.02)


def test_a_strong_fall_is_seen_and_its_interval_holds_it():
    counts, design = park(np.random.default_rng(8), 300, 30, -0.2)
    fit = TrendFit(counts, design)
    assert (fit.called(0.95) & (fit.slope < 0)).mean() > 0.9
    assert (fit.deviance(math.log(0.8)) <= fit.threshold(0.95)).mean() > 0.94


def test_effort_that_moves_to_a_richer_sector_is_no_trend():
    """Rates 1 and 5 per km, never changing; all effort moves from the poor sector to the rich one."""
    share = np.linspace(0.9, 0.1, 72)
    km = np.concatenate([10 * share, 10 * (1 - share)])
    counts, time = np.round(km * np.repeat([1, 5], 72)), np.tile(TIME, 2)
    assert encounter_trend(counts, km, time).verdict == RISING
    assert encounter_trend(counts, km, time, np.repeat(["poor", "rich"], 72)).verdict == ABOUT_THE_SAME


def test_verdicts():
    rng = np.random.default_rng(1)
    falling = encounter_trend(rng.poisson(20 * 0.7 ** (TIME - 2018)), np.ones(72), TIME)
    assert falling.verdict == FALLING and falling.low < -0.3 < falling.high and falling.p < 0.001
    assert "falls" in str(falling.sentence)
    rising = encounter_trend(rng.poisson(2 * 1.4 ** (TIME - 2018)), np.ones(72), TIME)
    assert rising.verdict == RISING and "rises" in str(rising.sentence)
    unclear = encounter_trend(rng.poisson(1, 72), np.ones(72), TIME)
    assert unclear.verdict == NO_CHANGE_SHOWN and not unclear.called
    assert 0.1 < unclear.detectable_fall < 0.6 and "often not be seen" in str(unclear.sentence)
    same = encounter_trend(np.full(72, 60), np.ones(72), TIME)
    assert same.verdict == ABOUT_THE_SAME and same.change == pytest.approx(0, abs=1e-9)


def test_a_weak_hint_is_said_to_be_one():
    found = Trend(50, 100.0, 6, 1.0, 0.95, 0.04, -0.2, -0.36, -0.01, 0.045, 0.25, 0.33, NO_CHANGE_SHOWN)
    assert not found.called and "may be changing, by -36 to -1 %" in str(found.sentence)


def test_a_detectable_change_is_called_with_four_chances_in_five():
    counts, design = park(np.random.default_rng(6), 1, 60)
    change = encounter_trend(counts[0], design.km[0], design.time, design.stratum).detectable_fall
    counts, design = park(np.random.default_rng(7), 400, 60 * (1 - change) ** 2.5, -change)
    fit = TrendFit(counts, design)
    assert 0.7 < fit.called(0.95).mean() < 0.95


@pytest.mark.parametrize(("counts", "km", "time"), [
    ([0] * 72, np.ones(72), TIME),  # nothing found
    ([3] * 72, np.zeros(72), TIME),  # no patrol
    ([3] * 12, np.ones(12), TIME[:12]),  # one year
    ([9] * 12 + [3] * 12 + [1] * 12, np.ones(36), TIME[:36]),  # three years say nothing about how years vary
    ([1] + [0] * 71, np.ones(72), TIME),  # one find
    ([40] + [0] * 71, np.ones(72), TIME),  # all in one clump
    ([50], [10], [2024.5]),
])
def test_too_little_to_tell(counts, km, time):
    found = encounter_trend(counts, km, time)
    assert found.verdict == TOO_FEW and not found.called
    assert str(found.sentence)


def test_all_finds_at_the_end_have_no_upper_limit():
    counts = np.where(MONTHS >= 71, 40.0, 0.0)
    found = encounter_trend(counts, np.ones(72), TIME)
    assert found.change > 1 and found.high > 10


def test_many_trends_together_are_called_with_more_care():
    rng = np.random.default_rng(12)
    one = encounter_trend(rng.poisson(1.5 * 0.87 ** (TIME - 2018)), np.ones(72), TIME)
    assert one.verdict == FALLING and 0.002 < one.p < 0.04
    other = encounter_trend(rng.poisson(1, 72), np.ones(72), TIME)
    few = encounter_trend(np.zeros(72), np.ones(72), TIME)
    together = trends_together({"a": one, **{f"b{n}": other for n in range(19)}, "c": few})
    assert together["a"].p == pytest.approx(20 * one.p) and together["a"].verdict == NO_CHANGE_SHOWN
    assert together["c"] == few
    assert trends_together({"a": one, "c": few})["a"] == one


def test_wrong_input_is_named():
    with pytest.raises(ParameterError, match="counts"):
        encounter_trend([-1], [1], [2020])
    with pytest.raises(ParameterError, match="km"):
        encounter_trend([1, 2], [1], [2020])
    with pytest.raises(ParameterError, match="time"):
        encounter_trend([1, 2], [1, 2], [2020])
    with pytest.raises(ParameterError, match="level"):
        TrendParams(level=95)


def test_of_records_that_could_show_no_change_nothing_absurd_is_said():
    nothing = encounter_trend(np.zeros(2), np.zeros(2), TIME[:2])
    found = replace(
        nothing, finds=24.0, years=2, change=0.02, low=-0.5, high=1.0, p=0.96, detectable_fall=1.0,
        detectable_rise=5e21)
    assert "no change of a size that occurs" in str(found.sentence) and "000" not in str(found.sentence)
