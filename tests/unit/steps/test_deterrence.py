"""Deterrence on the made site: which finds and kilometres of which sector and period are compared."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
import shapely

from pawc_planner.analysis.successive_periods import period_index, period_label, periods_within
from pawc_planner.base.errors import NoDataError, ParameterError
from pawc_planner.base.period import Period
from pawc_planner.base.progress import Silent
from pawc_planner.site.steps.deterrence import DeterrenceSettings, deterrence, panel_of


def test_finds_and_kilometres_of_sector_and_month(site):
    """Sector A is the west up to x = 208 000; “Far” lies outside the site.

    January: P1 walked 4 + 3 km in A; six snares, two stumps of the threats lie in A. February: P2 drove from the west
    edge (200 000) to 214 000, 8 km of it in A.
    """
    data = Period(date(2025, 1, 1), date(2025, 2, 28))
    panel, notes = panel_of(site, data, DeterrenceSettings(period="month"), Silent())
    assert panel.sectors == ("A", "Far") and panel.periods == ("2025-01", "2025-02")
    np.testing.assert_allclose(panel.km, [[7.0, 8.0], [0.0, 0.0]], atol=1e-9)
    assert panel.finds.tolist() == [[8, 0], [0, 0]]
    assert panel.turn.tolist() == [0, 1]
    said = " ".join(map(str, notes))
    assert "end of the data: 3 of 11." in said and "without a patrol: 2 of 4;" in said


def test_too_little_is_said_and_numbers_are_left_out(site):
    result = deterrence(site)
    assert result.numbers["VERDICT"] == "unknown" and result.numbers["EFFECT_PERCENT"] == ""
    assert result.numbers["MISLEADS"] == 0 and result.numbers["LAG"] == ""
    assert set(result.tables) == {"EFFECTS", "CHANGES", "SECTOR_EFFECTS"}
    assert [chart.name for chart in result.series] == ["effect_by_lag", "effect_by_sector"]
    assert "cannot be told" in str(result.series[0].summary)


def test_a_site_without_sectors_is_one_and_says_what_that_assumes(site):
    with site.transaction() as writer:
        writer.replace_all("sectors", [])
    panel, notes = panel_of(site, Period(date(2025, 1, 1), date(2025, 3, 31)), DeterrenceSettings(), Silent())
    assert panel.sectors == ("Made park",) and panel.period == "quarter"
    np.testing.assert_allclose(panel.km, [[7.0 + 14.0]], atol=1e-9)
    assert any("nothing but the time of year" in str(note) for note in notes)


def test_a_site_without_records_says_what_it_needs(bare):
    with pytest.raises(NoDataError, match="importfiles"):
        deterrence(bare)


def test_wrong_length_of_a_period_is_named():
    with pytest.raises(ParameterError, match="PERIOD is week"):
        DeterrenceSettings(period="week")


def test_periods_that_are_cut_short_are_left_out():
    """2024 is a leap year; the first quarter begins 20 days late, the last is whole but for two days."""
    found = periods_within(Period(date(2024, 1, 21), date(2024, 12, 29)), "quarter")
    assert [period_label(one, "quarter") for one in found] == ["2024-Q2", "2024-Q3", "2024-Q4"]
    assert periods_within(Period(date(2024, 2, 29), date(2024, 2, 29)), "month") == []
    halves = periods_within(Period(date(2023, 1, 1), date(2024, 6, 30)), "half-year")
    assert [period_label(one, "half-year") for one in halves] == ["2023-H1", "2023-H2", "2024-H1"]


def test_days_outside_all_periods_belong_to_none():
    months = periods_within(Period(date(2024, 1, 1), date(2024, 2, 29)), "month")
    days = np.array([np.nan, date(2023, 12, 31).toordinal(), date(2024, 2, 29).toordinal(),
                     date(2024, 3, 1).toordinal()])
    assert period_index(days, months).tolist() == [-1, -1, 1, -1]
    assert period_index(days, []).tolist() == [-1] * 4


def test_land_of_two_sectors_is_the_first_ones(site):
    """The second sector holds all of the site: what is left of it lies east of the first, 6 km of the drive."""
    with site.transaction() as writer:
        writer.insert("sectors", [{"name": "All", "geometry": shapely.MultiPolygon([site.boundary().geoms[0]])}])
    panel, _ = panel_of(site, Period(date(2025, 1, 1), date(2025, 2, 28)), DeterrenceSettings(period="month"), Silent())
    assert panel.sectors == ("A", "Far", "All")
    np.testing.assert_allclose(panel.km, [[7.0, 8.0], [0.0, 0.0], [0.0, 6.0]], atol=1e-9)



def test_one_sector_is_named_and_not_called_the_whole_site(site):
    from shapely import box

    west, south = site.boundary().bounds[:2]
    with site.transaction() as writer:
        writer.replace_all("sectors", [{"name": "ทิศเหนือ", "geometry": box(west, south, west + 2000, south + 2000)}])
    said = " ".join(map(str, deterrence(site).notes))
    assert "one sector, ทิศเหนือ" in said and "as a whole" not in said
