from __future__ import annotations

from datetime import date

import numpy as np
import pytest
import shapely

from pawc_planner.analysis.coverage import CoverageParams, coverage
from pawc_planner.analysis.grid import GridSpec, planning_grid
from pawc_planner.analysis.lines.clipping import area_shares, finer, finer_shares
from pawc_planner.base.errors import Cancelled, ParameterError
from pawc_planner.base.progress import Silent

from .parks import as_lines, square_grid, track_set, wandering_tracks

PARK = shapely.box(0, 0, 10_000, 10_000)


def test_coverage_of_one_straight_track_worked_by_hand():
    # 4 km through the middles of 5 cells of a 10 x 10 park, in the middle row of their sub-cells.
    found = coverage(track_set([(2500, 4500), (6500, 4500)]), square_grid(10), PARK)
    assert found.cells_percent == pytest.approx(5.0)
    # 3 whole cells of 5 sub-cells each, and 3 sub-cells in the first and the last cell (the middle one is entered).
    assert found.subcells_percent == pytest.approx(100 * (3 * 5 + 2 * 3) / 2500)
    strip_km2 = 4.0 * 0.1 + np.pi * 0.05**2
    assert found.swath_percent == pytest.approx(strip_km2, rel=2e-3)
    assert found.covered[5, 3] == pytest.approx(5 / 25)
    assert found.covered[0].sum() == 0
    assert not found.target_reached
    said = str(found.sentence)
    assert "reached 5 % of the site, short of the target of 80 % for a year, by planning cells of" in said


def test_the_same_ground_seen_twice_counts_once():
    line = [(2500, 4500), (6500, 4500)]
    once, twice = (coverage(track_set(*[line] * n), square_grid(10), PARK) for n in (1, 2))
    assert twice.swath_percent == pytest.approx(once.swath_percent, rel=1e-9)
    assert twice.by_sector.empty


def test_swath_follows_the_transport():
    tracks = track_set([(2500, 4500), (6500, 4500)], transport=["boat"])
    found = coverage(tracks, square_grid(10), PARK, CoverageParams(swath_m={"boat": 400.0, "foot": 20.0}))
    assert found.swath_percent == pytest.approx(4.0 * 0.4 + np.pi * 0.2**2, rel=5e-3)


def test_swath_reaches_in_from_outside_the_grid_and_past_several_cells():
    tracks = track_set([(-30, -1000), (-30, 11_000)])
    assert coverage(tracks, square_grid(10), PARK).swath_percent == pytest.approx(0.02 * 10, rel=1e-6)
    across = track_set([(5000, -5000), (5000, 15_000)])
    wide = coverage(across, square_grid(10), PARK, CoverageParams(swath_m={"foot": 5000}))
    assert wide.swath_percent == pytest.approx(50.0, rel=1e-6)


def test_swath_equals_the_union_of_buffers_on_wandering_tracks():
    boundary = shapely.Point(10_000, 10_000).buffer(8_000)
    tracks = wandering_tracks(60, 80, 20_000, seed=2)
    found = coverage(tracks, planning_grid(boundary, 1000), boundary)
    union = shapely.union_all(shapely.buffer(as_lines(tracks), 50, quad_segs=32))
    expected = 100 * shapely.intersection(union, boundary).area / boundary.area
    assert found.swath_percent == pytest.approx(expected, rel=3e-3)
    assert found.cells_percent >= found.subcells_percent


def test_sectors_have_their_own_kilometres_shares_and_days():
    line_west, line_east = [(1500, 500), (1500, 9500)], [(6500, 500), (6500, 2500)]
    tracks = track_set(line_west, line_east, day=[date(2025, 1, 1), date(2025, 1, 11)])
    sectors = [
        ("west", shapely.box(0, 0, 5000, 10_000)), ("east", shapely.box(5000, 0, 12_000, 10_000)),
        ("far", shapely.box(50_000, 0, 51_000, 1000)), ("north-east", shapely.box(5000, 5000, 10_000, 10_000)),
    ]
    found = coverage(tracks, square_grid(10), PARK, sectors=sectors, on=date(2025, 1, 31)).by_sector.set_index("sector")
    assert list(found.index) == ["west", "east", "far", "north-east"]
    assert found["area_km2"].tolist() == pytest.approx([50, 50, 0, 25])
    assert found["km"].tolist() == pytest.approx([9, 2, 0, 0])
    assert found["cells_percent"].tolist() == pytest.approx([20, 6, np.nan, 0], nan_ok=True)
    assert found["days_since_last"].tolist() == pytest.approx([30, 20, np.nan, np.nan], nan_ok=True)


def test_days_are_counted_to_the_last_day_of_the_tracks_by_default():
    days = [date(2025, 1, 1), date(2025, 1, 11)]
    tracks = track_set([(100, 100), (900, 100)], [(9100, 9100), (9900, 9100)], day=days)
    sectors = [("south", shapely.box(0, 0, 10_000, 5000))]
    assert coverage(tracks, square_grid(10), PARK, sectors=sectors).by_sector["days_since_last"].tolist() == [10]


def test_a_whole_park_walked_meets_the_target():
    lines = [[(0, y), (10_000, y)] for y in range(50, 10_000, 100)]
    found = coverage(track_set(*lines), square_grid(10), PARK)
    assert (found.cells_percent, found.subcells_percent) == (100.0, 100.0)
    assert found.swath_percent == pytest.approx(100.0, abs=1e-6)
    assert found.target_reached
    assert "meets the target" in str(found.sentence)


def test_cells_cut_by_the_boundary_weigh_by_their_area():
    boundary = shapely.box(0, 0, 1500, 1000)  # one whole cell and half a cell
    found = coverage(track_set([(1100, 500), (1400, 500)]), planning_grid(boundary, 1000), boundary)
    assert found.cells_percent == pytest.approx(100 / 3)
    # Two sub-cells are visited, of 2.5 columns of 5 that lie inside.
    assert found.covered[0, 1] == pytest.approx(2 / 12.5)


def test_no_tracks_cover_nothing():
    found = coverage(track_set(), square_grid(10), PARK, sectors=[("all", PARK)])
    assert (found.cells_percent, found.subcells_percent, found.swath_percent) == (0, 0, 0)
    assert np.isnan(found.by_sector["days_since_last"]).all()


def test_shares_of_sub_cells_equal_their_clipped_areas():
    boundary = shapely.Point(3_300, 2_700).buffer(2_500)
    spec = GridSpec(0.0, 6000.0, 1000.0, 6, 6)
    fine = finer(spec, 5)
    shares = finer_shares(boundary, spec, area_shares(boundary, spec), 5)
    expected = shapely.area(shapely.intersection(fine.boxes(), boundary)) / fine.cell_size**2
    np.testing.assert_allclose(shares.ravel(), expected, atol=1e-9)


def test_cancel_and_wrong_parameters():
    class Impatient(Silent):
        def cancelled(self) -> bool:
            return True

    with pytest.raises(Cancelled):
        coverage(track_set([(0, 0), (900, 900)]), square_grid(10), PARK, progress=Impatient())
    with pytest.raises(ParameterError, match="swath_m of foot"):
        CoverageParams(swath_m={"foot": 0})
    with pytest.raises(ParameterError, match="target"):
        CoverageParams(target=80)
