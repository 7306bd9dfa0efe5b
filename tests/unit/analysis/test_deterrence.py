"""Deterrence: against a plain maximum of the conditional likelihood, on panels whose truth is known, and on none."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize

from benchmarks.deterrence import WORLDS, panel
from pawc_planner.analysis.deterrence import DeterrenceParams, EffortPanel, changes_of, deterrence, fit_lag
from pawc_planner.analysis.deterrence.raw_reading import raw_reading
from pawc_planner.base.errors import ParameterError


def made(finds, km, sectors=None):
    finds, km = np.asarray(finds, float), np.asarray(km, float)
    names = tuple(sectors or (f"S{i}" for i in range(len(finds))))
    n = finds.shape[1]
    return EffortPanel(names, tuple(f"Q{t}" for t in range(n)), finds, km, "quarter", np.arange(n) % 4)


def drawn(world, seed, n_sectors=6, n_periods=24, finds=12.0):
    return panel(np.random.default_rng(seed), WORLDS[world], n_sectors, n_periods, finds)


def conditional_slope(finds, km, lag):
    """Maximise the multinomial likelihood of the finds of each sector given their sum, by a plain search."""
    n_periods = finds.shape[1] - lag
    now, before = np.log(km[:, lag:]), np.log(km[:, :n_periods])

    def misfit(values):
        periods = np.concatenate([[0.0], values[2:]])
        log_mean = now * (1 + values[1]) + before * values[0] + periods
        log_share = log_mean - np.log(np.exp(log_mean).sum(axis=1, keepdims=True))
        return -(finds[:, lag:] * log_share).sum()

    return minimize(misfit, np.zeros(n_periods + 1), method="BFGS", options={"gtol": 1e-7}).x[0]


@pytest.mark.parametrize("lag", [1, 2])
def test_slope_is_that_of_the_conditional_likelihood(lag):
    data = drawn("deterrence -0.3", 3, n_sectors=4, n_periods=9)
    assert fit_lag(data, lag).slope == pytest.approx(conditional_slope(data.finds, data.km, lag), abs=1e-4)


def test_sector_rates_and_shared_seasons_leave_no_trace():
    """Expected finds themselves, with elasticity −0.5: the slope is found exactly, whatever sectors and periods do."""
    rng = np.random.default_rng(1)
    km = np.exp(rng.normal(5, 0.5, (5, 12)))
    finds = np.zeros((5, 12))
    finds[:, 0] = 1
    finds[:, 1:] = (km[:, 1:] * km[:, :-1] ** -0.5 * rng.lognormal(0, 1, (5, 1)) * rng.lognormal(0, 1, 11))
    found = deterrence(made(finds, km), DeterrenceParams(lags=1))
    assert found.effects.loc[1, "elasticity"] == pytest.approx(-0.5, abs=1e-6)
    assert found.percent == pytest.approx(100 * (2**-0.5 - 1), abs=1e-4)
    assert found.verdict == "deterrence" and found.lag == 1
    assert "fell by 29 %" in str(found.sentences[0]) and "in the quarter after" in str(found.sentences[0])


def test_false_alarms_are_rare_where_effort_follows_finds():
    called = [deterrence(drawn("effort follows finds", seed)).verdict == "deterrence" for seed in range(60)]
    assert sum(called) <= 5


def test_true_deterrence_is_found_and_its_lag():
    found = [deterrence(drawn("deterrence -0.3", seed)) for seed in range(20)]
    assert sum(one.verdict == "deterrence" and one.lag == 1 for one in found) >= 13
    assert np.mean([one.effects.loc[1, "elasticity"] for one in found]) == pytest.approx(-0.3, abs=0.06)


def test_more_finds_after_more_effort_is_no_cause():
    rng = np.random.default_rng(2)
    km = np.exp(rng.normal(5, 0.5, (5, 16)))
    finds = rng.poisson(np.column_stack([np.full(5, 20.0), 0.1 * km[:, 1:] * (km[:, :-1] / 150) ** 0.8]))
    found = deterrence(made(finds, km), DeterrenceParams(lags=1))
    assert found.verdict == "more_after_more" and found.percent > 0
    assert "does not say that patrols caused them" in str(found.sentences[0])


@pytest.mark.parametrize(("finds", "km"), [
    (np.zeros((3, 8)), np.full((3, 8), 10.0)),
    (np.full((3, 8), 4.0), np.full((3, 8), 10.0)),  # effort never changed
    (np.full((3, 8), 4.0), np.tile(np.arange(1.0, 9.0), (3, 1))),  # it changed alike everywhere
    (np.full((3, 8), 0.0), np.zeros((3, 8))),
    (np.ones((1, 1)), np.ones((1, 1))),
    (np.zeros((1, 0)), np.zeros((1, 0))),
    (np.ones((2, 2)), np.ones((2, 2))),
])
def test_what_cannot_be_told_is_unknown(finds, km):
    found = deterrence(made(finds, km))
    assert found.verdict == "unknown" and found.lag == 0 and np.isnan(found.percent)
    assert "cannot be told" in str(found.sentences[0])


def test_months_without_patrol_are_no_evidence():
    """A sector that is never walked changes nothing; where nobody walked there is no change to report."""
    data = drawn("clumped finds", 5)
    wider = made(np.vstack([data.finds, np.zeros(24)]), np.vstack([data.km, np.zeros(24)]))
    assert fit_lag(wider, 1).slope == pytest.approx(fit_lag(data, 1).slope)
    idle = changes_of(wider)
    assert idle.loc[idle["sector"] == "S6", ["log_effort_change", "log_rate_change_next"]].isna().all().all()


def test_changes_by_hand():
    changes = changes_of(made([[1, 3, 0]], [[10, 20, 5]]))
    assert changes["log_effort_change"].tolist() == pytest.approx([np.log(2), np.log(0.25)])
    assert changes["log_rate_change_next"].tolist()[0] == pytest.approx(np.log(0.5 / 5) - np.log(3.5 / 20))
    assert np.isnan(changes["log_rate_change_next"].tolist()[1])


def test_one_sector_is_told_from_its_own_seasons():
    found = deterrence(drawn("constant rates", 4, n_sectors=1, finds=30.0))
    assert found.verdict in ("not_shown", "unknown") and found.effects.loc[1, "pairs"] == 23


def test_few_finds_fall_with_effort_by_chance_alone():
    rng = np.random.default_rng(6)
    km = np.exp(rng.normal(4, 0.6, (6, 24)))
    raw = raw_reading(rng.poisson(0.01 * km), km, 1.0, 1)
    assert raw.seems and raw.correlation < -0.3 and raw.is_chance
    assert raw.chance == pytest.approx(raw.correlation, abs=0.15)
    many = raw_reading(rng.poisson(5 * km), km, 1.0, 1)
    assert many.chance == pytest.approx(0, abs=0.03)


def test_a_raw_slope_of_chance_is_called_misleading():
    rng = np.random.default_rng(6)
    km = np.exp(rng.normal(4, 0.6, (6, 24)))
    found = deterrence(made(rng.poisson(0.01 * km), km))
    assert found.misleads and found.verdict == "not_shown"
    assert "the raw reading says nothing" in str(found.sentences[1])


def test_sector_slopes_are_drawn_together():
    found = deterrence(drawn("deterrence -0.3", 8))
    slopes = found.by_sector
    assert len(slopes) == 6 and (slopes["percent_low"] < slopes["percent"]).all()
    assert slopes["percent"].std() < 15
    assert slopes["finds"].sum() == drawn("deterrence -0.3", 8).finds.sum()


def test_holm_never_shrinks_p():
    effects = deterrence(drawn("constant rates", 9)).effects.set_index("lag")
    assert (effects.loc[1:, "p_holm"] >= effects.loc[1:, "p"]).all()
    assert not effects.loc[0, "tested"] and np.isnan(effects.loc[0, "p_holm"])


def test_same_seed_same_numbers():
    data = drawn("clumped finds", 10)
    one, other = (deterrence(data, DeterrenceParams(seed=3)) for _ in range(2))
    assert one.raw == other.raw and one.effects.equals(other.effects)


@pytest.mark.parametrize(("name", "make"), [
    ("LAGS", lambda: DeterrenceParams(lags=0)),
    ("km", lambda: made([[1, 2]], [[1, -1]])),
    ("finds", lambda: made([[1, np.nan]], [[1, 1]])),
    ("PERIOD", lambda: EffortPanel(("a",), ("b",), np.ones((1, 1)), np.ones((1, 1)), "week", np.zeros(1))),
])
def test_wrong_values_are_named(name, make):
    with pytest.raises(ParameterError, match=name):
        make()


def test_records_in_which_only_the_end_of_all_finds_would_show_tell_nothing():
    """Few finds on effort that hardly changed: an interval from -100 to +1,000,000 % is no “not shown”."""
    rng = np.random.default_rng(5)
    km = 90.0 + rng.uniform(0, 2, (2, 8))
    finds = rng.poisson(1.5, (2, 8)).astype(float)
    found = deterrence(EffortPanel(("A", "B"), tuple("abcdefgh"), finds, km, "quarter", np.arange(8) % 4))
    assert found.verdict == "unknown" and found.lag == 0 and np.isnan(found.high)
    assert found.effects["percent_high"].max() > 1000
    assert "cannot be told" in str(found.sentences[0])
