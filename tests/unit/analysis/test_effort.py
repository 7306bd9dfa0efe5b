from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest
import shapely

from pawc_planner.analysis.effort import EffortParams, cell_effort, km_per_cell
from pawc_planner.analysis.grid import planning_grid
from pawc_planner.analysis.lines import track_pieces
from pawc_planner.base.errors import Cancelled, ParameterError
from pawc_planner.base.progress import Silent

from .parks import as_lines, clipped_km, square_grid, track_set, wandering_tracks


def test_kilometres_and_hours_of_a_line_worked_by_hand():
    # 3 km east in one minute: 0.5 km in the first cell, 1 km in the second and third, 0.5 km beyond the grid.
    effort = cell_effort(track_set([(500, 1500), (3500, 1500)]), square_grid(3))
    np.testing.assert_allclose(effort.km, [[0, 0, 0], [0.5, 1, 1], [0, 0, 0]], atol=1e-12)
    np.testing.assert_allclose(effort.hours[1], np.array([0.5, 1, 1]) / 3 / 60, atol=1e-12)
    assert (effort.total_km, effort.grid_km) == pytest.approx((3.0, 2.5))
    assert effort.hours_total == pytest.approx(1 / 60)
    assert effort.sentence.facts == pytest.approx({"km": 3.0, "days": 1, "inside": 2.5})
    assert "patrol-days: 1." in str(effort.sentence)


def test_table_splits_by_month_and_transport_and_adds_up():
    line = [(100, 500), (900, 500)]
    days = [date(2025, 1, 31), date(2025, 2, 1), date(2025, 2, 1)]
    tracks = track_set(line, line, line, day=days, transport=["foot", "foot", "boat"])
    effort = cell_effort(tracks, square_grid(1))
    assert effort.table[["cell", "month", "transport"]].to_numpy().tolist() == [
        [0, "2025-01", "foot"], [0, "2025-02", "boat"], [0, "2025-02", "foot"]
    ]
    assert effort.table["km"].tolist() == pytest.approx([0.8, 0.8, 0.8])
    assert effort.by_transport.set_index("transport")["km"].to_dict() == pytest.approx({"boat": 0.8, "foot": 1.6})


def test_patrol_days_count_a_patrol_once_a_day_however_many_legs_and_parts_it_has():
    line = [(100, 500), (900, 500)]
    tracks = track_set(
        line, line, line, line, patrol_id=["A", "A", "A", "B"], leg_id=["1", "1", "2", "1"],
        day=[date(2025, 1, 1), date(2025, 1, 1), date(2025, 1, 1), date(2025, 1, 1)],
    )
    effort = cell_effort(tracks, square_grid(1))
    assert (effort.patrols, effort.patrol_days, effort.leg_days) == (2, 2, 3)
    assert effort.visits.tolist() == [[2]]


def test_last_day_and_days_since_know_nothing_of_cells_never_visited():
    days = [date(2025, 1, 10), date(2025, 1, 5)]
    effort = cell_effort(track_set([(100, 1500), (900, 1500)], [(100, 1500), (900, 1500)], day=days), square_grid(2))
    since = effort.days_since(date(2025, 1, 31))
    assert since[0, 0] == 21
    assert np.isnan(since).sum() == 3


def test_old_kilometres_count_less_and_later_ones_not_at_all():
    line = [(0, 500), (1000, 500)]
    days = [date(2025, 1, 31), date(2024, 11, 2), date(2025, 2, 1), None]
    effort = cell_effort(track_set(line, line, line, line, day=days), square_grid(1))
    # One km today, one 90 days old, one of tomorrow, one of no day.
    assert effort.aged_km(date(2025, 1, 31), half_life_days=90) == pytest.approx(1.5)
    assert effort.by_day["km"].sum() == pytest.approx(4.0)
    assert effort.table["month"].tolist() == ["", "2024-11", "2025-01", "2025-02"]
    assert effort.last_day[0, 0] == date(2025, 2, 1).toordinal()


def test_unknown_times_leave_kilometres_and_no_hours():
    tracks = track_set([(100, 500), (500, 500), (900, 500)])
    tracks.t[:] = np.nan
    effort = cell_effort(tracks, square_grid(1))
    assert effort.km[0, 0] == pytest.approx(0.8)
    assert effort.hours[0, 0] == 0
    assert np.isnan(effort.table["hours"].iloc[0])


def test_a_long_silence_counts_its_length_but_not_its_hours():
    tracks = track_set([(100, 500), (500, 500), (900, 500)])
    tracks.t[2] += 10 * 3600
    effort = cell_effort(tracks, square_grid(1), EffortParams(max_gap_hours=2))
    assert effort.km[0, 0] == pytest.approx(0.8)
    assert effort.hours[0, 0] == pytest.approx(1 / 60)


def test_day_and_night_follow_the_clock_of_the_site():
    # Fixes from 00:00 UTC are 07:00 in Bangkok (day) and still night in UTC.
    tracks = track_set([(100, 500), (900, 500)])
    bangkok = cell_effort(tracks, square_grid(1), EffortParams(timezone="Asia/Bangkok", by_day_night=True))
    utc = cell_effort(tracks, square_grid(1), EffortParams(timezone="UTC", by_day_night=True))
    assert bangkok.table["light"].tolist() == ["day"]
    assert utc.table["light"].tolist() == ["night"]


def test_cells_and_boundary_agree_with_shapely_on_wandering_tracks():
    boundary = shapely.Point(10_000, 10_000).buffer(8_000).difference(shapely.box(9_000, 9_000, 10_500, 12_345))
    grid = planning_grid(boundary, 1000)
    tracks = wandering_tracks(40, 120, 20_000, seed=5)
    effort = cell_effort(tracks, grid, boundary=boundary)
    lines = as_lines(tracks)
    expected = [shapely.length(shapely.intersection(lines, box)).sum() / 1000 for box in grid.spec.boxes()]
    np.testing.assert_allclose(effort.km.ravel(), expected, rtol=1e-6, atol=1e-12)
    assert effort.inside_exact
    assert effort.inside_km == pytest.approx(clipped_km(tracks, boundary)[0], rel=1e-9)
    assert effort.total_km == pytest.approx(shapely.length(lines).sum() / 1000, rel=1e-9)
    assert effort.table["km"].sum() == pytest.approx(effort.grid_km, rel=1e-9)
    assert effort.by_transport["km"].sum() == pytest.approx(effort.total_km, rel=1e-9)
    estimate = cell_effort(tracks, grid)
    assert not estimate.inside_exact
    assert estimate.inside_km == pytest.approx(effort.inside_km, rel=0.05)


@pytest.mark.parametrize("seed", range(5))
def test_kilometres_alone_equal_the_whole_effort_and_clipping(seed, monkeypatch):
    monkeypatch.setattr(track_pieces, "CHUNK_FIXES", 50)
    monkeypatch.setattr(track_pieces, "CHUNK_SEGMENTS", 117)  # parts are cut at any place of a chunk
    tracks = wandering_tracks(20, 60, 8_000, seed, step=[5.0, 150.0, 900.0, 4_000.0, 0.0][seed])
    tracks.x[::7] = np.round(tracks.x[::7], -3)  # on edges and corners of cells
    tracks.y[::5] = np.round(tracks.y[::5], -3)
    grid = square_grid(8)
    km = km_per_cell(tracks, grid)
    np.testing.assert_allclose(km, cell_effort(tracks, grid).km, rtol=1e-9, atol=1e-12)
    inside = clipped_km(tracks, shapely.box(0, 0, 8_000, 8_000))[0]
    assert km.sum() == pytest.approx(inside, rel=1e-9)
    off_edges = (np.diff(tracks.x) % 1000 != 0) & (np.diff(tracks.y) % 1000 != 0)
    if off_edges.all():  # what runs along an edge is in two closed squares
        np.testing.assert_allclose(km.ravel(), clipped_km(tracks, grid.spec.boxes()), rtol=1e-6, atol=1e-9)


def test_nothing_is_lost_over_a_grid_that_holds_all_and_fixes_that_are_nowhere_count_nothing():
    tracks = wandering_tracks(10, 80, 5_000, seed=9, step=400)
    around = shapely.box(tracks.x.min() - 1, tracks.y.min() - 1, tracks.x.max() + 1, tracks.y.max() + 1)
    assert km_per_cell(tracks, planning_grid(around, 100)).sum() == pytest.approx(tracks.km, rel=1e-12)
    nowhere = track_set([(100, 500), (np.nan, np.nan), (300, 500), (400, 500)])
    assert km_per_cell(nowhere, square_grid(1))[0, 0] == pytest.approx(0.1)
    assert km_per_cell(track_set(), square_grid(1)).tolist() == [[0.0]]


def test_no_tracks_and_single_fixes_say_that_nothing_is_known():
    empty = cell_effort(track_set(), square_grid(2))
    assert (empty.total_km, empty.patrol_days, len(empty.table)) == (0.0, 0, 0)
    assert np.isnan(empty.last_day).all()
    assert "nothing is known" in str(empty.sentence)
    lone = cell_effort(track_set([(500, 500)]), square_grid(2), boundary=shapely.box(0, 0, 2000, 2000))
    assert (lone.total_km, lone.patrol_days, lone.inside_km) == (0.0, 1, 0.0)


def test_cancelling_stops_the_work():
    class Impatient(Silent):
        def cancelled(self) -> bool:
            return True

    with pytest.raises(Cancelled):
        cell_effort(track_set([(0, 0), (500, 500)]), square_grid(1), progress=Impatient())


def test_parameters_say_what_is_wrong():
    with pytest.raises(ParameterError, match="max_gap_hours is 0"):
        EffortParams(max_gap_hours=0)
    with pytest.raises(ParameterError, match="TIMEZONE is Asia/Nowhere"):
        EffortParams(timezone="Asia/Nowhere")


def test_many_plain_stretches_count_as_each_by_itself_would():
    # Fixes each minute from 04:30 to 07:10 UTC in and out of cells; one rest, one gap, one stretch without time.
    rng = np.random.default_rng(4)
    xy = np.column_stack([500 + np.cumsum(rng.normal(0, 90, 161)), 500 + np.cumsum(rng.normal(0, 90, 161))])
    tracks = track_set([tuple(place) for place in xy])
    tracks.t[:] = 1_735_700_400.0 + 4.5 * 3600 - 3 * 3600 + np.arange(161) * 60.0  # 1_735_700_400 is 03:00 UTC
    tracks.t[60:] += 20 * 60
    tracks.t[110:] += 3 * 3600
    tracks.t[140] = np.nan
    grid = square_grid(3)
    whole = cell_effort(tracks, grid, EffortParams(by_day_night=True))
    alone = track_set(*[[tuple(xy[i]), tuple(xy[i + 1])] for i in range(160)], patrol_id=list("P" * 160),
                      leg_id=[str(i) for i in range(160)])
    alone.t[:] = np.column_stack([tracks.t[:-1], tracks.t[1:]]).ravel()
    each = cell_effort(alone, grid, EffortParams(by_day_night=True))
    for name in ("km", "hours", "moving_hours", "rest_hours", "camp_hours", "night_km"):
        np.testing.assert_allclose(getattr(whole, name), getattr(each, name), rtol=1e-9, atol=1e-12, err_msg=name)
    pd.testing.assert_frame_equal(whole.table, each.table)
    assert 0 < whole.night_km.sum() < whole.km.sum()
    assert whole.silent_hours == pytest.approx(each.silent_hours) and whole.rest_hours.sum() > 0


def test_light_has_no_rows_of_nothing_but_rounding():
    rng = np.random.default_rng(5)
    tracks = wandering_tracks(30, 200, 6_000, seed=5, step=70)
    tracks.t[:] = 1_735_689_600.0 + np.sort(rng.uniform(0, 4 * 3600, len(tracks.t)))  # all before dawn
    tracks.t[rng.random(len(tracks.t)) < 0.2] = np.nan
    table = cell_effort(tracks, square_grid(6), EffortParams(by_day_night=True, max_gap_hours=24)).table
    assert set(table["light"]) == {"night", "unknown"}
