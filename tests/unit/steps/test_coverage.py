"""Coverage of a site: parameters from the site or the call, tables, charts and sentences."""

from datetime import date

import numpy as np
import pytest

from pawc_planner.analysis.coverage.definitions import DefinitionParams
from pawc_planner.base.errors import NoDataError, ParameterError
from pawc_planner.base.period import Period
from pawc_planner.base.progress import Silent
from pawc_planner.base.seasons import Seasons
from pawc_planner.base.series import LINE, series_json, series_of
from pawc_planner.site.steps.coverage import coverage, coverage_result
from pawc_planner.site.steps.coverage_definitions import coverage_definitions, usual_period
from pawc_planner.site.steps.evidence import gather

from .conftest import JANUARY, TRACKS, cell, track

QUIET = Period(date(2024, 6, 1), date(2024, 6, 30))
TABLES = {"PERIODS", "CUMULATIVE", "REVISITS", "TRANSPORTS"}


def said(result) -> str:
    return " | ".join(map(str, result.notes))


def rows(result, kind, sector=""):
    table = result.tables["PERIODS"]
    return table[(table["period_kind"] == kind) & (table["sector"] == sector)].set_index("period")


def chart(result, name):
    return next(series for series in result.series if series.name == name)


def test_months_of_the_site_by_hand(site):
    result = coverage(site)
    months = rows(result, "month")
    # December: 3 cells; January: 5 + 3 cells; February: 14 cells of the road, of which none is new to itself
    assert months["cells_percent"].to_dict() == pytest.approx(
        {"2024-12": 100 * 3 / 225, "2025-01": 100 * 8 / 225, "2025-02": 100 * 14 / 225})
    assert months["km"].to_dict() == pytest.approx({"2024-12": 2, "2025-01": 7, "2025-02": 14})
    assert rows(result, "season")["cells_percent"]["2024 dry"] == pytest.approx(result.numbers["CELLS_PERCENT"])
    assert rows(result, "all")["swath_percent"].iloc[0] == pytest.approx(result.numbers["SWATH_PERCENT"])
    assert rows(result, "month", "A")["km"]["2025-01"] == pytest.approx(7)
    assert rows(result, "month", "Far")["cells_percent"].isna().all()
    assert not rows(result, "year")["complete"].any()


def test_the_period_asked_for_reaches_beyond_the_records(site):
    result = coverage(site, Period(date(2024, 11, 1), date(2025, 3, 31)))
    months = rows(result, "month")["cells_percent"]
    assert np.isnan(months["2024-11"]) and np.isnan(months["2025-03"]) and months["2025-02"] > 0
    site_without_february = coverage(site, Period(date(2025, 1, 7), date(2025, 2, 9)))
    assert rows(site_without_february, "month")["cells_percent"].tolist() == [0, 0]  # between the records: nobody


def test_seasons_are_those_of_the_site(site):
    site.update_info(seasons=Seasons.from_text("cool=1; other=2-12"))
    assert list(rows(coverage(site), "season").index) == ["2024 other", "2025 cool", "2025 other"]


def test_widths_target_and_parts_of_the_site_unless_asked_otherwise(site):
    usual = coverage(site, JANUARY)
    site.update_info(swath_m={"foot": 50.0, "vehicle": 400.0}, coverage_target=0.03)
    narrow = coverage(site, JANUARY)
    assert narrow.numbers["SWATH_PERCENT"] == pytest.approx(usual.numbers["SWATH_PERCENT"] / 2, rel=0.02)
    assert narrow.numbers["TARGET_PERCENT"] == 3 and narrow.numbers["TARGET_DAY"] == "2025-01-06"
    asked = coverage(site, JANUARY, swath_m={"foot": 100.0}, target_percent=50, subcells=2)
    assert asked.numbers["SWATH_PERCENT"] == pytest.approx(usual.numbers["SWATH_PERCENT"])
    assert asked.numbers["TARGET_PERCENT"] == 50 and asked.numbers["TARGET_DAY"] == ""
    assert asked.numbers["SUBCELLS_PERCENT"] > usual.numbers["SUBCELLS_PERCENT"]
    widths = coverage(site).tables["TRANSPORTS"].set_index("transport")["swath_m"]
    assert widths.to_dict() == {"foot": 50, "vehicle": 400}


def test_the_target_and_its_day_are_said(site):
    result = coverage(site, JANUARY, target_percent=3)
    assert said(result).startswith(
        "From 2025-01-05 to 2025-01-06 patrols reached 4 % of the site, which meets the target of 3 % for a year, by")
    assert "The target of 3 % was passed on 2025-01-06." in said(result)
    short = coverage(site, JANUARY)
    assert "short of the target of 80 % for a year" in said(short) and "was passed" not in said(short)


def test_of_several_years_the_last_is_said_against_the_target_and_the_year_before(site):
    with site.transaction() as writer:
        writer.insert("tracks", [
            track("Q", date(2023, 1, 3), [(200_000, 1_600_500), (215_000, 1_600_500)], 4.0),
            track("Q", date(2023, 12, 30), [(200_000, 1_601_500), (215_000, 1_601_500)], 4.0),
            track("Q", date(2024, 3, 1), [(200_000, 1_602_500), (215_000, 1_602_500)], 4.0),
        ])
    result = coverage(site, target_percent=10)
    assert str(result.notes[0]).startswith("From 2025-01-01 to 2025-02-10 patrols reached 9 % of the site")
    assert "points more than from 2024-01-01 to 2024-02-10 the year before (0 %)" in str(result.notes[1])
    assert "the target of 10 % is meant for one year" in str(result.notes[2])
    until = coverage(site, Period(date(2023, 1, 1), date(2024, 12, 31)), target_percent=8)
    assert str(until.notes[0]) == (
        "In 2024 patrols reached 8 % of the site by planning cells of 1000 m; they passed the target of 8 % on"
        " 2024-12-20."
    )
    assert "That is 5.3 points less than in 2023 (13 %); 17 km were patrolled, and 30 km then." in said(until)


def test_cells_hold_visits_intervals_and_unknowns(site):
    cells = coverage(site).layers["OUTPUT"].set_index("cell")
    turn = cell(5, 3)  # walked on 5 and 6 January
    assert (cells.visits[turn], cells.visit_days[turn], cells.revisit_days[turn]) == (2, 2, 1)
    assert cells.days_since[turn] == cells.longest_gap[turn] == 35
    assert cells.visits[cell(0, 0)] == 0 and np.isnan(cells.revisit_days[cell(0, 0)])
    assert np.isnan(cells.days_since[cell(0, 0)]) and np.isnan(cells.longest_gap[cell(0, 0)])
    assert cells.status[cell(0, 0)] == "unknown"


def test_revisits_of_the_site(site):
    result = coverage(site)
    assert result.numbers["MEDIAN_REVISIT_DAYS"] == pytest.approx(1 / 2 * (1 + 35))  # of the turn and the crossing
    assert result.numbers["UNVISITED_PERCENT"] == pytest.approx(100 - result.numbers["CELLS_PERCENT"])
    assert result.numbers["NOT_VISITED_90_PERCENT"] == ""  # the records are of 53 days
    assert set(result.tables["REVISITS"]["sector"]) == {"", "A", "Far"}


def test_charts_survive_json_and_say_their_number(site):
    result = coverage(site)
    names = [series.name for series in result.series]
    assert names == [
        "coverage_cumulative", "coverage_by_year", "coverage_by_season", "coverage_by_month", "coverage_by_sector",
        "days_since_visit",
    ]
    assert all(series.title and series.summary and str(series.summary) for series in result.series)
    curve = chart(result, "coverage_cumulative")
    assert curve.kind == LINE and curve.reference == 80 and curve.labels[-1] == "2025-02-10"
    assert curve.values[-1] == pytest.approx(result.numbers["CELLS_PERCENT"])  # less than a year, over New Year
    assert chart(result, "coverage_by_year").reference == 80 and chart(result, "coverage_by_month").reference is None
    assert sum(chart(result, "days_since_visit").values) == pytest.approx(100)
    again = series_of(series_json(result.series))
    assert [one.labels for one in again] == [one.labels for one in result.series]


def test_nobody_in_the_period_is_said_once_and_nothing_is_known(site):
    result = coverage(site, QUIET)
    left = {name: value for name, value in result.numbers.items() if value != ""}
    assert set(left) == {"KM", "TARGET_PERCENT"} and left["KM"] == 0
    assert said(result) == "No patrol track lies in 2024-06-01 to 2024-06-30: every cell is unknown."
    assert {str(chart.summary) for chart in result.series} == {"Nothing is known of any of them."}
    assert result.layers["SECTORS"]["cells_percent"].isna().all()
    assert result.tables["REVISITS"]["unvisited_percent"].isna().all()
    assert result.tables["PERIODS"]["cells_percent"].isna().all()
    assert "coverage_cumulative" not in [series.name for series in result.series]


def test_days_after_the_last_record_age_nothing(site):
    known, later = coverage(site), coverage(site, Period(date(2024, 12, 1), date(2026, 12, 31)))
    assert later.numbers["NOT_VISITED_90_PERCENT"] == known.numbers["NOT_VISITED_90_PERCENT"]
    assert later.layers["OUTPUT"]["days_since"].equals(known.layers["OUTPUT"]["days_since"])
    assert "2026" not in str(later.series[-1].summary)


def test_one_day_and_one_transport(site):
    day = coverage(site, Period(date(2025, 1, 5), date(2025, 1, 5)))
    assert day.numbers["CELLS_PERCENT"] == pytest.approx(100 * 5 / 225) and day.numbers["MEDIAN_REVISIT_DAYS"] == ""
    assert len(rows(day, "month")) == 1 and not rows(day, "month")["complete"].any()
    assert coverage(site, transport="vehicle").numbers["CELLS_PERCENT"] == pytest.approx(100 * 14 / 225)
    assert coverage(site, transport="boat").numbers["KM"] == 0


def test_the_cycle_leaves_out_the_swath_of_months_and_nothing_else(site):
    evidence = gather(site, None)
    cheap, full = coverage_result(evidence, Silent()), coverage(site)
    assert cheap.numbers == pytest.approx(full.numbers) and set(cheap.tables) == TABLES
    left = cheap.tables["PERIODS"]
    assert left["swath_percent"][left["period_kind"] != "all"].isna().all()
    assert left.drop(columns="swath_percent").equals(full.tables["PERIODS"].drop(columns="swath_percent"))


def test_wrong_parameters_are_named(site):
    with pytest.raises(ParameterError, match="TARGET"):
        coverage(site, target_percent=180)
    with pytest.raises(ParameterError, match="SUBCELLS"):
        coverage(site, subcells=0)
    with pytest.raises(ParameterError, match="of foot"):
        coverage(site, swath_m={"foot": -1.0})


def test_definitions_of_the_site(site):
    result = coverage_definitions(site, JANUARY, DefinitionParams((500.0, 3000.0), (100.0,)))
    table = result.tables["TABLE"].set_index(["measure", "size_m"])["covered_percent"]
    # 7 km over 25 cells of 3 km: from (1.5, 3.5) to (5.5, 3.5) and up to (5.5, 6.5): 3 cells
    assert table["cells", 3000.0] == pytest.approx(100 * 3 / 25)
    january = coverage(site, JANUARY).numbers
    assert table["cells", 1000.0] == result.numbers["CELLS_PERCENT"] == pytest.approx(january["CELLS_PERCENT"])
    assert table["subcells", 200.0] == pytest.approx(january["SUBCELLS_PERCENT"])
    assert table["swath", 100.0] == pytest.approx(january["SWATH_PERCENT"])
    assert (result.numbers["MOST_PERCENT"], result.numbers["LEAST_PERCENT"]) == (table.max(), table.min())
    assert "12 % of the site by cells of 3000 m and 0.3 % by a strip of 100 m: say which is meant." in said(result)
    assert [series.name for series in result.series] == ["coverage_by_cell_size", "coverage_by_strip_width"]


def test_definitions_take_the_last_whole_year_else_all(site, bare):
    assert usual_period(site) == Period(date(2024, 12, 20), date(2025, 2, 10))
    with site.transaction() as writer:
        writer.insert("tracks", [{**TRACKS[0], "day": date(2024, 1, 5), "content_key": "early"}])
    assert usual_period(site) == Period(date(2024, 1, 1), date(2024, 12, 31))
    with pytest.raises(NoDataError):
        coverage_definitions(bare)
    quiet = coverage_definitions(site, QUIET)
    assert quiet.numbers["MOST_PERCENT"] == 0 and "every cell is unknown" in said(quiet)
