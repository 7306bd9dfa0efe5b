"""The ground within sight, by groups of tracks, against the union of buffers."""

from __future__ import annotations

import threading

import numpy as np
import pytest
import shapely

from pawc_planner.analysis.coverage import swath
from pawc_planner.analysis.coverage.swath import Merge, swath_areas
from pawc_planner.analysis.grid import GridSpec
from pawc_planner.analysis.side_by_side import side_by_side
from pawc_planner.base.errors import Cancelled
from pawc_planner.base.progress import Silent

from .parks import as_lines, segments_of, track_set, wandering_tracks

SPEC = GridSpec(0.0, 20_000.0, 1000.0, 20, 20)
PARK = shapely.Point(10_000, 10_000).buffer(8_000)
WEST = shapely.intersection(PARK, shapely.box(0, 0, 9_300, 20_000))
MIDDLE = shapely.intersection(PARK, shapely.box(6_000, 4_000, 14_000, 15_000))


def buffers_km2(tracks, polygon, widths, chosen) -> float:
    """The peer: the union of the buffers of all segments, with rounder ends."""
    lines = segments_of(tracks)
    part = tracks.part[tracks.segments]
    transport = tracks.parts["transport"].to_numpy()[part]
    radius = np.array([widths[name] / 2 for name in transport])
    here = chosen[part]
    seen = shapely.union_all(shapely.buffer(lines[here], radius[here], quad_segs=32))
    return shapely.intersection(seen, polygon).area / 1e6


@pytest.mark.parametrize("tile_m", [1000.0, 50_000.0])
def test_every_group_and_polygon_equals_the_union_of_buffers(tile_m, monkeypatch):
    monkeypatch.setattr(swath, "TILE_M", tile_m)
    widths = {"foot": 100.0, "boat": 260.0}
    tracks = wandering_tracks(30, 40, 20_000, seed=3)
    month = np.arange(len(tracks)) % 6
    season_of_month = (np.arange(6) + 1) // 3 % 2
    polygons = [PARK, WEST, MIDDLE]
    found = swath_areas(
        tracks, SPEC, polygons, widths.get, Silent(), month,
        [Merge(0, season_of_month), Merge(1, np.zeros(2, np.int64)), Merge(0, np.arange(6) % 5)],
    )
    groups = [month, season_of_month[month], np.zeros(len(tracks), int), (np.arange(6) % 5)[month]]
    assert [level.shape for level in found] == [(6, 3), (2, 3), (1, 3), (5, 3)]
    for level, group in zip(found, groups):
        expected = [[buffers_km2(tracks, polygon, widths, group == g) for polygon in polygons]
                    for g in range(len(level))]
        np.testing.assert_allclose(level, expected, rtol=2e-3, atol=1e-3)


def test_tiles_change_nothing_but_rounding(monkeypatch):
    tracks = wandering_tracks(30, 80, 20_000, seed=4)
    one_tile = swath_areas(tracks, SPEC, [PARK, WEST], lambda _: 100.0, Silent())[0]
    monkeypatch.setattr(swath, "TILE_M", 700.0)
    many = swath_areas(tracks, SPEC, [PARK, WEST], lambda _: 100.0, Silent())[0]
    np.testing.assert_allclose(many, one_tile, rtol=2e-5)  # ends of lines are rounded where tiles cut them


def test_many_lines_on_one_spot_are_joined_in_turns_and_count_once():
    line = [(5_100.0, 5_500.0), (5_900.0, 5_500.0)]
    tracks = track_set(*[line] * 450)
    found = swath_areas(tracks, SPEC, [shapely.box(0, 0, 20_000, 20_000)], lambda _: 100.0, Silent())[0]
    assert found[0, 0] == pytest.approx(shapely.buffer(as_lines(tracks)[0], 50, quad_segs=8).area / 1e6, rel=1e-9)


def test_the_same_bytes_every_time():
    tracks = wandering_tracks(30, 80, 20_000, seed=5)
    groups = np.arange(30) % 6
    runs = [
        swath_areas(tracks, SPEC, [PARK, WEST], lambda _: 90.0, Silent(), groups, [Merge(0, np.arange(6) // 2)])
        for _ in range(3)
    ]
    assert len({tuple(level.tobytes() for level in run) for run in runs}) == 1


def test_no_tracks_and_tracks_of_one_fix_see_nothing():
    for tracks in (track_set(), track_set([(5000.0, 5000.0)])):
        found = swath_areas(tracks, SPEC, [PARK], lambda _: 100.0, Silent())
        assert found[0].sum() == 0
    standing = track_set([(5000.0, 9000.0), (5000.0, 9000.0)])
    found = swath_areas(standing, SPEC, [PARK], lambda _: 100.0, Silent())
    assert found[0][0, 0] == pytest.approx(np.pi * 0.05**2, rel=0.03)


def test_a_track_that_is_cut_and_one_that_goes_round_a_polygon_outside_of_it():
    low, high = 11_000.0, 13_000.0
    ring = [(low, low), (high, low), (high, high), (low, high), (low, low)]
    inner = shapely.box(11_030, 11_030, 12_970, 12_970)
    found = swath_areas(track_set(ring), SPEC, [PARK, inner], lambda _: 100.0, Silent())[0]
    assert found[0, 1] == pytest.approx((1.94**2 - 1.9**2), rel=1e-6)


def test_work_side_by_side_keeps_its_order_and_stops_when_told():
    assert side_by_side(lambda task, stop: task * 2, list(range(50)), Silent(), "") == list(range(0, 100, 2))
    started = threading.Event()

    class Later(Silent):
        def cancelled(self) -> bool:
            return started.is_set()

    def slow(task, stop):
        started.set()
        while True:
            stop()

    with pytest.raises(Cancelled):
        side_by_side(slow, [1, 2, 3], Later(), "")


def test_a_fault_in_a_thread_is_raised():
    def broken(task, stop):
        raise ValueError(f"no {task}")

    with pytest.raises(ValueError, match="no 7"):
        side_by_side(broken, [7], Silent(), "")
