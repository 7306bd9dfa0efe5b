"""The backtest of a site: what it says, what it keeps, and when it cannot be made."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from pawc_planner.analysis.backtest import BacktestParams, backtest
from pawc_planner.base.errors import NoDataError
from pawc_planner.base.period import Period
from pawc_planner.base.progress import Silent
from pawc_planner.site.map_scores import read_scores
from pawc_planner.site.steps import backtest as steps_backtest
from pawc_planner.site.steps.backtest import backtest_maps
from pawc_planner.site.steps.risk_factors import factors_of

from .conftest import find, track

FIRST = date(2022, 1, 1)


@pytest.fixture
def years(site):
    """Three years: a patrol of 4 km every week along one of three lines, finds on the first of them alone."""
    rng = np.random.default_rng(1)
    tracks, finds = [], []
    for week in range(156):
        day = FIRST + timedelta(days=7 * week)
        line = week % 3
        y = 1_603_500 + 3_000 * line
        tracks.append(track(f"W{week}", day, [(201_500, y), (205_500, y)], 1.0))
        if line == 0:
            finds.append({
                **find(f"f{week}", (201_600 + 3_800 * rng.random(), y), day), "patrol_id": f"W{week}"})
    with site.transaction() as writer:
        writer.replace_all("tracks", tracks)
        writer.replace_all("observations", finds)
    return site


def test_the_scores_are_said_shown_and_kept(years):
    result = backtest_maps(years, Period(FIRST, date(2024, 12, 31)))
    assert result.numbers["CYCLES"] == 8 and result.numbers["FINDS"] in (34, 35)
    assert result.numbers["RISK_HIT_PERCENT"] > 90 and result.numbers["CALIBRATION_ERROR"] < 0.1
    assert str(result.notes[0]).startswith("In 8 past cycles")
    names = [chart.name for chart in result.series]
    assert names == ["hits_by_map", "reliability"] and result.series[0].labels[0] == "Risk"
    kept = read_scores(years).set_index(["map", "area_percent"])
    shown = result.tables["SCORES"].set_index(["map", "area_percent"])
    for column in ("hit_percent", "pai", "pei", "hit_low", "than_density_high", "auc"):
        np.testing.assert_allclose(kept[column].astype(float), shown.loc[kept.index, column])
    again = backtest_maps(years, Period(FIRST, date(2024, 12, 31)))
    assert years.count("evaluations") > 0 and len(read_scores(years)) == len(kept)
    assert again.tables["SCORES"].equals(result.tables["SCORES"])


def test_the_risk_map_that_is_tried_knows_the_ground_as_that_of_the_site_does(years, monkeypatch):
    given = []

    def kept(history, *others):
        given.append(history.factors)
        return backtest(history, BacktestParams(first_months=1200))

    monkeypatch.setattr(steps_backtest, "try_maps", kept)
    with pytest.raises(NoDataError):
        backtest_maps(years, Period(FIRST, date(2023, 6, 30)))
    expected = factors_of(years, Silent()).scaled()
    assert "edge" in expected and set(given[0]) == set(expected)
    np.testing.assert_array_equal(given[0]["edge"], expected["edge"])


def test_a_month_or_a_half_year_may_be_a_cycle(years):
    assert backtest_maps(years, Period(FIRST, date(2024, 12, 31)), cycle="half-year").numbers["CYCLES"] == 4
    assert backtest_maps(years, Period(FIRST, date(2024, 3, 31)), cycle="month").numbers["CYCLES"] == 15


def test_a_site_without_past_cycles_is_told_so(site):
    with pytest.raises(NoDataError, match="no past cycle"):
        backtest_maps(site)
    assert read_scores(site).empty
