"""Emerging hotspots on the made site: finds and effort fall into their periods."""

from __future__ import annotations

from datetime import date

import pytest

from pawc_planner.base.errors import NoDataError, ParameterError
from pawc_planner.base.period import Period
from pawc_planner.site.steps.emerging import by_period, emerging_hotspots
from pawc_planner.site.steps.sources import source_of


def test_finds_and_effort_are_those_of_their_periods(site):
    source = source_of(site)
    periods, finds, effort = by_period(source, source.by_day, "month")
    assert len(periods) == len(finds) == len(effort)
    assert effort.sum() == pytest.approx(source.by_day.dropna()["exposure"][
        source.grid.inside.ravel()[source.by_day.dropna()["cell"]]].sum())
    assert finds.sum() == sum(day == day for day in source.day)


def test_too_few_finds_class_nothing_and_say_so(site):
    result = emerging_hotspots(site, length="month")
    assert result.numbers["NEW"] == 0 and "stands out" in result.notes[0].template
    assert set(result.layers["OUTPUT"]["pattern"]) <= {"no pattern", "unknown"}
    assert result.series[0].name == "emerging_hotspots"


def test_one_period_is_refused_with_a_remedy(site):
    with pytest.raises(NoDataError, match="PERIOD"):
        emerging_hotspots(site, Period(date(2025, 1, 1), date(2025, 1, 31)), length="month")
    with pytest.raises(ParameterError, match="PERIOD"):
        emerging_hotspots(site, length="week")


def test_a_site_without_records_says_what_it_needs(bare):
    with pytest.raises(NoDataError, match="importfiles"):
        emerging_hotspots(bare)
