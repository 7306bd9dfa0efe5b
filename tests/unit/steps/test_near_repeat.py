"""Near repeats on the made site: which events are compared, and what is said of too few."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pawc_planner.base.errors import NoDataError
from pawc_planner.site.steps.near_repeat import near_repeat, visits_of
from pawc_planner.site.steps.sources import source_of


def test_finds_of_patrols_are_compared_by_both_readings(site):
    result = near_repeat(site, permutations=99)
    table = result.tables["TABLE"]
    assert len(table) == 16 and {"p", "p_holm", "p_visits"} <= set(table)
    assert result.numbers["VERDICT"] == "no repeats shown"
    assert 0 < result.numbers["P"] <= 1 and result.numbers["FINDS"] > 0
    assert [chart.name for chart in result.series] == ["near_repeat"] and len(result.series[0].labels) == 4


def test_the_chart_names_what_its_bars_are_measured_by(site):
    chart = near_repeat(site, permutations=19).series[0]
    table = near_repeat(site, permutations=19).tables["TABLE"]
    near = table[table["space_to"] <= 500].groupby("time_from")[["observed_later", "expected_visits"]].sum()
    assert chart.values == pytest.approx(list(near["observed_later"] / near["expected_visits"]), nan_ok=True)
    assert "visits" in chart.unit and "visits" in str(chart.reference_title)


def test_near_and_soon_set_the_bands(site):
    table = near_repeat(site, near_m=300, soon_days=10, permutations=19).tables["TABLE"]
    assert sorted(set(table["space_to"])) == [150, 300, 600, 1200]
    assert sorted(set(table["time_to"])) == [5, 10, 20, 40]


def test_visits_are_those_of_the_cells_weighted_by_effort(site):
    source = source_of(site)
    visits = visits_of(source)
    assert set(visits.place_of_find) == set(source.cells)
    assert (visits.weight > 0).any() and len(visits.place) == source.by_day["day"].notna().sum()


def test_events_without_effort_have_one_reading(site):
    source = replace(source_of(site), by_day=None)  # as reports are
    assert visits_of(source) is None


def test_a_site_without_records_says_what_it_needs(bare):
    with pytest.raises(NoDataError, match="importfiles"):
        near_repeat(bare)
