"""Days between visits, by hand."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
import shapely

from pawc_planner.analysis.coverage import coverage
from pawc_planner.analysis.coverage.revisits import days_since_classes, revisits
from pawc_planner.analysis.coverage.visits import weighted_median

from .parks import square_grid, track_set

PARK = shapely.box(0, 0, 2000, 2000)
START, END = date(2025, 1, 1), date(2025, 6, 30)


def inside(col: int, row_from_south: int) -> list[tuple[float, float]]:
    x, y = 1000.0 * col + 200, 1000.0 * row_from_south + 500
    return [(x, y), (x + 500, y)]


@pytest.fixture(scope="module")
def found():
    """South-west on 1, 11 and 41 January (two patrols on the 11th), south-east once, north-west on an unknown day."""
    days = [date(2025, 1, 1), date(2025, 1, 11), date(2025, 1, 11), date(2025, 2, 10), date(2025, 5, 1), None]
    tracks = track_set(*(inside(0, 0) for _ in range(4)), inside(1, 0), inside(0, 1), day=days)
    measured = coverage(
        tracks, square_grid(2), PARK, sectors=[
            ("south", shapely.box(0, 0, 2000, 1000)), ("east", shapely.box(1000, 0, 2000, 2000)),
            ("far", shapely.box(9000, 0, 9900, 900)),
        ])
    return revisits(measured.visits, measured.areas, START, END)


def test_intervals_of_a_cell(found):
    assert found.visit_days[1, 0] == 3 and found.visit_days[1, 1] == 1 and found.visit_days[0].sum() == 0
    assert (found.median[1, 0], found.mean[1, 0]) == (20, 20)  # 10 and 30 days
    open_gap = (END - date(2025, 2, 10)).days
    assert found.longest[1, 0] == found.days_since[1, 0] == open_gap == 140
    assert np.isnan(found.median[1, 1]) and found.longest[1, 1] == found.days_since[1, 1] == 60
    assert np.isnan(found.days_since[0]).all() and np.isnan(found.longest[0]).all()  # unknown, not 0


def test_shares_of_the_site_and_of_sectors(found):
    table = found.by_area.set_index("sector")
    assert table["unvisited_percent"].tolist() == pytest.approx([50, 0, 50, np.nan], nan_ok=True)
    assert table["once_percent"].tolist() == pytest.approx([25, 50, 50, np.nan], nan_ok=True)
    assert table["revisit_days"].tolist() == pytest.approx([20, 20, np.nan, np.nan], nan_ok=True)
    assert table["days_since"].tolist() == pytest.approx([100, 100, 60, np.nan], nan_ok=True)  # of 60 and 140
    assert table.loc["", "not_visited_30_percent"] == 100
    assert table.loc["", "not_visited_60_percent"] == 75  # visited 60 days ago: not more than 60
    assert table.loc["", "not_visited_90_percent"] == 75
    assert table.loc["south", "not_visited_90_percent"] == 50
    assert "visited on one day only and 50 % not at all" in str(found.sentence)


def test_a_period_shorter_than_the_limit_says_nothing_about_it(found):
    tracks = track_set(inside(0, 0), day=[date(2025, 6, 30)])
    measured = coverage(tracks, square_grid(2), PARK)
    short = revisits(measured.visits, measured.areas, date(2025, 5, 31), END).by_area.iloc[0]
    assert short["not_visited_30_percent"] == 75 and np.isnan(short["not_visited_60_percent"])
    day = revisits(measured.visits, measured.areas, END, END)
    assert np.isnan(day.by_area["not_visited_30_percent"].iloc[0]) and day.days_since[1, 0] == 0
    assert "no interval between visits is known" in str(day.sentence)


def test_no_tracks_leave_all_unknown():
    measured = coverage(track_set(), square_grid(2), PARK)
    nothing = revisits(measured.visits, measured.areas, START, END)
    assert np.isnan(nothing.days_since).all() and nothing.by_area["unvisited_percent"].tolist() == [100]


def test_classes_of_days_add_up_to_the_site():
    days = np.array([[0, 30, 31], [90, 181, np.nan]])
    labels, shares = days_since_classes(days, np.ones((2, 3)), 365)
    assert labels == ["0–30", "31–60", "61–90", "91–180", "> 180"]
    assert shares == pytest.approx([100 / 3, 100 / 6, 100 / 6, 0, 100 / 6, 100 / 6])
    labels, shares = days_since_classes(np.array([[0.0, np.nan]]), np.ones((1, 2)), 31)
    assert labels == ["0–30"] and shares == [50, 50]


def test_weighted_median_halves_the_weight():
    assert weighted_median(np.array([5.0, 1.0, np.nan]), np.array([1.0, 1.0, 9.0])) == 3
    assert weighted_median(np.array([1.0, 2.0, 3.0]), np.array([1.0, 1.0, 5.0])) == 3
    values = np.random.default_rng(1).normal(size=101)
    assert weighted_median(values, np.ones(101)) == pytest.approx(np.median(values))
    assert np.isnan(weighted_median(np.array([np.nan]), np.ones(1)))
