"""Coverage by month, season and year: worked out by hand, and against the tracks of each span alone."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
import shapely

from pawc_planner.analysis.calendars import KINDS, MONTH, SEASON, YEAR, Calendar
from pawc_planner.analysis.coverage import CoverageParams, coverage
from pawc_planner.analysis.coverage.curve import cumulative_coverage, years_reached
from pawc_planner.analysis.coverage.words import (
    YearReached,
    change_sentence,
    passed_sentence,
    percent_text,
    year_sentence,
)
from pawc_planner.analysis.grid import planning_grid
from pawc_planner.base.period import Period
from pawc_planner.base.seasons import Seasons

from .parks import square_grid, track_set, wandering_tracks

PARK = shapely.box(0, 0, 10_000, 10_000)


def row(y: int, cells: int) -> list[tuple[float, float]]:
    """A walk through the middles of the first cells of a row."""
    return [(500.0, 1000 * y + 500.0), (1000 * cells - 500.0, 1000 * y + 500.0)]


def by_label(found, kind, sector=""):
    rows = found.periods[(found.periods["period_kind"] == kind) & (found.periods["sector"] == sector)]
    return rows.set_index("period")


@pytest.fixture(scope="module")
def winter():
    """Row 0 in December, the same and row 1 in January, nobody in February, row 2 in March."""
    days = [date(2024, 12, 10), date(2025, 1, 5), date(2025, 1, 5), date(2025, 3, 20)]
    tracks = track_set(
        row(0, 10), row(0, 10), row(1, 5), row(2, 10), day=days, patrol_id=["a", "b", "b", "c"],
    )
    calendar = Calendar(Period(date(2024, 11, 1), date(2025, 4, 30)), Period(days[0], days[-1]), Seasons())
    sectors = [("south", shapely.box(0, 0, 10_000, 1000)), ("far", shapely.box(90_000, 0, 91_000, 1000))]
    return coverage(tracks, square_grid(10), PARK, sectors=sectors, on=date(2025, 4, 30), calendar=calendar)


def test_months_by_hand(winter):
    months = by_label(winter, MONTH)
    assert list(months.index) == ["2024-11", "2024-12", "2025-01", "2025-02", "2025-03", "2025-04"]
    nan = np.nan  # before the first and after the last record nothing is known; a month of no patrol is 0
    assert months["cells_percent"].tolist() == pytest.approx([nan, 10, 15, 0, 10, nan], nan_ok=True)
    assert months["subcells_percent"].tolist() == pytest.approx(
        [nan, 100 * 46 / 2500, 100 * (46 + 21) / 2500, 0, 100 * 46 / 2500, nan], nan_ok=True)
    assert months["km"].tolist() == pytest.approx([nan, 9, 13, 0, 9, nan], nan_ok=True)
    assert months["patrol_days"].tolist() == pytest.approx([nan, 1, 1, 0, 1, nan], nan_ok=True)
    strip = 9 * 0.1 + np.pi * 0.05**2
    assert months["swath_percent"]["2024-12"] == pytest.approx(strip, rel=2e-3)
    assert months["swath_percent"]["2025-01"] == pytest.approx(strip + 0.4 + np.pi * 0.05**2, rel=2e-3)
    assert months["days_since_last"].tolist() == pytest.approx([nan, 21, 26, 54, 0, nan], nan_ok=True)
    # December is known from the 10th only, March until the 20th
    assert months["complete"].tolist() == [False, False, True, True, False, False]


def test_seasons_and_years_by_hand(winter):
    season = by_label(winter, SEASON).loc["2024 dry"]
    assert len(by_label(winter, SEASON)) == 1
    assert (season["cells_percent"], season["km"]) == pytest.approx((25, 31))
    assert not season["complete"]
    years = by_label(winter, YEAR)
    assert years["cells_percent"].tolist() == pytest.approx([10, 25])
    assert years["km"].tolist() == pytest.approx([9, 22])
    assert years["complete"].tolist() == [False, False]
    whole = by_label(winter, "all").iloc[0]
    assert whole["cells_percent"] == winter.cells_percent == pytest.approx(25)
    assert whole["swath_percent"] == pytest.approx(winter.swath_percent)
    assert whole["days_since_last"] == 0  # to the last record: of the 41 days after it nothing is known


def test_sectors_have_rows_of_their_own(winter):
    months = by_label(winter, MONTH, "south")
    assert months["cells_percent"].tolist() == pytest.approx([np.nan, 100, 100, 0, 0, np.nan], nan_ok=True)
    assert months["km"].tolist() == pytest.approx([np.nan, 9, 9, 0, 0, np.nan], nan_ok=True)
    assert months["days_since_last"]["2025-03"] == (date(2025, 3, 20) - date(2025, 1, 5)).days
    far = by_label(winter, MONTH, "far")
    assert far["cells_percent"].isna().all() and far["swath_percent"].isna().all()
    assert far["km"]["2025-01"] == 0 and np.isnan(far["days_since_last"]["2025-01"])
    assert list(winter.periods["sector"].drop_duplicates()) == ["", "south", "far"]


@pytest.mark.parametrize("swath_in_spans", [True, False])
def test_every_span_equals_the_coverage_of_its_tracks_alone(swath_in_spans):
    boundary = shapely.Point(10_000, 10_000).buffer(8_000)
    grid = planning_grid(boundary, 1000)
    tracks = wandering_tracks(36, 25, 20_000, seed=8)
    days = [date(2023, 1, 3) + timedelta(days=29 * i) for i in range(36)]
    tracks.parts["day"] = days
    sectors = [("west", shapely.box(0, 0, 9_400, 20_000)), ("overlap", shapely.box(5_000, 3_000, 15_000, 12_000))]
    calendar = Calendar(
        Period(date(2023, 1, 1), date(2025, 12, 31)), Period(days[0], days[-1]),
        Seasons.from_text("hot=3-5; rain=6-10; cool=11-2"),
    )
    params = CoverageParams(swath_m={"foot": 80, "boat": 300})
    found = coverage(tracks, grid, boundary, params, sectors, None, None, calendar, swath_in_spans)
    measures = ["km", "cells_percent", "subcells_percent", *(["swath_percent"] if swath_in_spans else [])]
    for kind in KINDS[1:]:
        for span in calendar.spans(kind):
            here = np.array([span.days.start <= day <= span.days.end for day in days])
            alone = coverage(tracks.where(here), grid, boundary, params, sectors).by_sector
            for sector in ("west", "overlap"):
                given = by_label(found, kind, sector).loc[span.label]
                wanted = alone[alone["sector"] == sector].iloc[0]
                expected = [wanted[name] if span.known else np.nan for name in measures]
                np.testing.assert_allclose([given[name] for name in measures], expected, rtol=1e-6, atol=1e-9)
    assert found.periods["swath_percent"].notna().any()


def test_transports_each_for_themselves():
    tracks = track_set(row(0, 10), row(0, 5), row(1, 4), transport=["foot", "boat", "boat"], patrol_id=["a", "b", "b"])
    found = coverage(tracks, square_grid(10), PARK, CoverageParams(swath_m={"boat": 200.0}))
    table = found.by_transport.set_index("transport")
    assert table["cells_percent"].to_dict() == pytest.approx({"foot": 10, "boat": 9})
    assert table["km"].to_dict() == pytest.approx({"foot": 9, "boat": 7})
    assert table["patrol_days"].to_dict() == {"foot": 1, "boat": 1}
    assert table["swath_m"].to_dict() == {"foot": 100, "boat": 200}
    assert table["swath_percent"]["foot"] == pytest.approx(0.9 + np.pi * 0.05**2, rel=2e-3)
    assert table["swath_percent"]["boat"] == pytest.approx(7 * 0.2 + 2 * np.pi * 0.1**2, rel=3e-3)
    assert found.swath_percent < table["swath_percent"].sum()  # what both saw counts once


def test_a_year_is_whole_when_records_reach_to_within_a_fortnight_of_its_ends():
    year = Period(date(2025, 1, 1), date(2025, 12, 31))
    for first, last, whole in [((1, 15), (12, 17), True), ((1, 16), (12, 31), False), ((1, 1), (12, 16), False)]:
        records = Period(date(2025, *first), date(2025, *last))
        assert Calendar(year, records, Seasons()).spans(YEAR)[0].complete is whole
    part = Calendar(Period(date(2025, 1, 2), date(2025, 12, 31)), year, Seasons())
    assert not part.spans(YEAR)[0].complete and not part.spans(MONTH)[0].complete and part.spans(MONTH)[1].complete
    nothing = Calendar(year, None, Seasons())
    assert not any(span.known or span.complete for kind in KINDS for span in nothing.spans(kind))


def test_spans_of_days_over_new_year_a_leap_day_and_the_ends_of_the_calendar():
    calendar = Calendar(Period(date(2023, 12, 15), date(2024, 3, 1)), None, Seasons())
    dates = (date(2023, 12, 14), date(2024, 2, 29), date(2024, 3, 1))
    days = np.array([*(day.toordinal() for day in dates), np.nan])
    assert calendar.spans_of_days(MONTH, days).tolist() == [-1, 2, 3, -1]
    assert calendar.spans_of_days(SEASON, days).tolist() == [-1, 0, 0, -1]
    assert calendar.spans_of_days(YEAR, days).tolist() == [-1, 1, 1, -1]
    assert calendar.spans(MONTH)[2].days.days == 29
    all_time = Calendar(Period(date.min, date.max), None, Seasons())
    assert all_time.spans(MONTH)[-1].days.end == date.max and len(all_time.spans(YEAR)) == 9999
    one_day = Calendar(Period(date(2024, 2, 29), date(2024, 2, 29)), None, Seasons())
    assert [len(one_day.spans(kind)) for kind in KINDS] == [1, 1, 1, 1]


def test_without_tracks_nothing_is_known_and_nothing_breaks():
    calendar = Calendar(Period(date(2024, 1, 1), date(2024, 6, 30)), None, Seasons())
    found = coverage(track_set(), square_grid(10), PARK, sectors=[("all", PARK)], calendar=calendar)
    assert len(found.periods) == 2 * (1 + 1 + 2 + 6)
    assert found.periods["cells_percent"].isna().all() and not found.periods["complete"].any()
    assert cumulative_coverage(found.visits, found.areas[0], calendar).empty
    assert found.by_transport.empty and "No patrol track" in str(found.sentence)


def test_tracks_of_unknown_day_count_for_the_whole_only():
    tracks = track_set(row(0, 10), row(1, 10), day=[date(2025, 1, 5), None])
    january, day = Period(date(2025, 1, 1), date(2025, 1, 31)), Period(date(2025, 1, 5), date(2025, 1, 5))
    calendar = Calendar(january, day, Seasons())
    found = coverage(tracks, square_grid(10), PARK, calendar=calendar)
    assert found.cells_percent == by_label(found, "all")["cells_percent"].iloc[0] == pytest.approx(20)
    assert by_label(found, MONTH)["cells_percent"]["2025-01"] == pytest.approx(10)
    assert by_label(found, "all")["swath_percent"].iloc[0] == pytest.approx(found.swath_percent)
    assert by_label(found, MONTH)["swath_percent"]["2025-01"] == pytest.approx(found.swath_percent / 2)


@pytest.fixture(scope="module")
def two_years():
    """One more row of ten cells each month of 2023 and, a month earlier each, of 2024 until June."""
    days = [date(2023, month, 10) for month in range(1, 11)] + [date(2024, month, 5) for month in range(1, 7)]
    days += [date(2023, 12, 28)]
    rows = [*range(10), *range(6), 0]
    tracks = track_set(*(row(y, 10) for y in rows), day=days)
    records = Period(date(2023, 1, 6), date(2024, 6, 5))
    calendar = Calendar(Period(date(2023, 1, 1), date(2024, 6, 30)), records, Seasons())
    found = coverage(tracks, square_grid(10), PARK, calendar=calendar)
    return found, calendar, cumulative_coverage(found.visits, found.areas[0], calendar)


def test_the_curve_grows_day_by_day_and_starts_anew_each_year(two_years):
    _, _, curve = two_years
    at = curve.set_index("day")["cells_percent"]
    assert at.index[0] == "2023-01-06" and at.index[-1] == "2024-06-05"  # what is known
    assert (at["2023-01-09"], at["2023-01-10"], at["2023-08-09"], at["2023-08-10"]) == pytest.approx((0, 10, 70, 80))
    assert (at["2023-12-31"], at["2024-01-04"], at["2024-01-05"]) == pytest.approx((100, 0, 10))
    assert curve.set_index("day")["day_of_year"]["2024-03-01"] == 61
    assert curve["subcells_percent"].max() == pytest.approx(100 * 460 / 2500)
    assert (curve.groupby("year")["cells_percent"].diff().dropna() >= 0).all()


def test_the_day_of_the_target_and_what_is_said_of_it(two_years):
    found, calendar, curve = two_years
    first, last = years_reached(curve, calendar, 80.0)
    assert first.target_day == date(2023, 8, 10) and first.complete
    assert last.target_day is None and not last.complete
    assert str(year_sentence(first, 80.0, 1000.0)).endswith("they passed the target of 80 % on 2023-08-10.")
    assert "From 2024-01-01 to 2024-06-05 patrols reached 60 %" in str(year_sentence(last, 80.0, 1000.0))
    assert str(passed_sentence(first, 80.0)) == "The target of 80 % was passed on 2023-08-10."
    assert passed_sentence(last, 80.0) is None
    # By 5 June the year before five rows had been walked, of the same days.
    assert str(change_sentence(last, found.periods, curve)) == (
        "That is 10.0 points more than from 2023-01-01 to 2023-06-05 the year before (50 %)."
    )
    assert change_sentence(first, found.periods, curve) is None


def test_two_whole_years_are_compared_with_their_kilometres():
    years = pd.DataFrame({
        "sector": "", "period_kind": YEAR, "period": ["2023", "2024"], "km": [12_000.0, 9_500.0],
        "cells_percent": [85.0, 79.96], "complete": True,
    })
    reached = YearReached("2024", date(2024, 1, 1), date(2024, 12, 31), 79.96, None, True)
    assert str(change_sentence(reached, years, pd.DataFrame())) == (
        "That is 5.0 points less than in 2023 (85 %); 9,500 km were patrolled, and 12,000 km then."
    )
    assert change_sentence(reached, years.assign(complete=[False, True]), pd.DataFrame()) is None
    assert "reached 79.96 % of the site by planning cells of 500 m, short of the target of 80 %" in str(
        year_sentence(reached, 80.0, 500.0)
    )


def test_a_leap_day_is_compared_with_the_last_of_february():
    days = pd.DataFrame({"year": "2023", "day": ["2023-02-28"], "cells_percent": [20.0]})
    years = pd.DataFrame({
        "sector": "", "period_kind": YEAR, "period": ["2023", "2024"], "km": 1.0, "cells_percent": 50.0,
        "complete": [True, False],
    })
    reached = YearReached("2024", date(2024, 1, 1), date(2024, 2, 29), 30.0, None, False)
    assert "to 2023-02-28" in str(change_sentence(reached, years, days))


def test_a_period_of_a_year_over_new_year_has_one_curve():
    days = [date(2024, 7, 5), date(2025, 2, 1)]
    tracks = track_set(row(0, 10), row(1, 10), day=days)
    records = Period(date(2024, 6, 1), date(2025, 6, 28))
    calendar = Calendar(Period(date(2024, 7, 1), date(2025, 6, 30)), records, Seasons())
    found = coverage(tracks, square_grid(10), PARK, calendar=calendar)
    curve = cumulative_coverage(found.visits, found.areas[0], calendar)
    assert set(curve["year"]) == {"2024–2025"} and curve["cells_percent"].iloc[-1] == pytest.approx(20)
    (only,) = years_reached(curve, calendar, 20.0)
    assert only.target_day == date(2025, 2, 1) and only.complete
    assert change_sentence(only, found.periods, curve) is None


def test_a_percentage_is_never_rounded_over_its_target():
    assert percent_text(79.6, 80.0) == "79.6" and percent_text(79.96, 80.0) == "79.96"
    assert percent_text(80.2, 80.0) == "80" and percent_text(79.4, 80.0) == "79" and percent_text(79.6) == "80"
    assert percent_text(79.99999, 80.0) == "80.000"


def test_a_little_is_not_said_to_be_nothing_and_nearly_all_not_all():
    assert (percent_text(0.3), percent_text(0.02), percent_text(0.0)) == ("0.3", "0.02", "0")
    assert (percent_text(99.7), percent_text(100.0), percent_text(100 - 1e-13)) == ("99.7", "100", "100")


def test_a_sector_that_crosses_itself_or_only_touches_the_site_is_measured():
    bow = shapely.Polygon([(0, 0), (4000, 4000), (4000, 0), (0, 4000)])  # two triangles of 4 km² each
    touch = shapely.box(10_000, 0, 12_000, 5000)
    found = coverage(track_set(row(0, 10)), square_grid(10), PARK, sectors=[("bow", bow), ("touch", touch)])
    sectors = found.by_sector.set_index("sector")
    assert sectors["area_km2"].to_dict() == pytest.approx({"bow": 8, "touch": 0})
    assert sectors["km"].to_dict() == pytest.approx({"bow": 0.5, "touch": 0})  # from 3.5 to 4 km
    assert np.isnan(sectors["cells_percent"]["touch"])
