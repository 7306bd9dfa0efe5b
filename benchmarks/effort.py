"""Kilometres per cell: ours beside clipping by shapely and, where QGIS is importable, its line lengths in polygons."""

from __future__ import annotations

import argparse
import time
from datetime import date

import numpy as np
import pandas as pd
import shapely

from pawc_planner.analysis.coverage import coverage
from pawc_planner.analysis.effort import cell_effort
from pawc_planner.analysis.grid import PlanningGrid, planning_grid
from pawc_planner.analysis.tracks import TrackSet

PARK = shapely.Point(25_000, 25_000).buffer(26_700)  # as large as Thap Lan


def synthetic_tracks(segments: int, seed: int) -> TrackSet:
    """Patrols that start at eight stations and walk with a slowly turning heading, a fix every 40 m."""
    rng = np.random.default_rng(seed)
    fixes = 301
    n = max(1, segments // (fixes - 1))
    station = rng.uniform(10_000, 40_000, (8, 2))[rng.integers(0, 8, n)]
    heading = rng.uniform(0, 2 * np.pi, (n, 1)) + np.cumsum(rng.normal(0, 0.15, (n, fixes)), axis=1)
    x = station[:, :1] + np.cumsum(40 * np.cos(heading), axis=1)
    y = station[:, 1:] + np.cumsum(40 * np.sin(heading), axis=1)
    parts = pd.DataFrame({
        "patrol_id": np.arange(n) // 4, "leg_id": "1", "day": [date(2025, 1 + i % 12, 1 + i % 28) for i in range(n)],
        "transport": np.where(np.arange(n) % 5, "foot", "vehicle"), "station": "", "team": "",
    })
    t = np.tile(np.arange(fixes) * 60.0, n)
    return TrackSet(x.ravel(), y.ravel(), t, np.repeat(np.arange(n), fixes), parts)


def segments_of(tracks: TrackSet) -> np.ndarray:
    xy, first = np.column_stack([tracks.x, tracks.y]), tracks.segments
    return shapely.linestrings(np.stack([xy[first], xy[first + 1]], axis=1))


def by_shapely(tracks: TrackSet, grid: PlanningGrid) -> np.ndarray:
    segments, boxes = segments_of(tracks), grid.spec.boxes()
    box, segment = shapely.STRtree(segments).query(boxes, predicate="intersects")
    metres = shapely.length(shapely.intersection(segments[segment], boxes[box]))
    return np.bincount(box, metres, minlength=grid.spec.size) / 1000


def by_qgis(tracks: TrackSet, grid: PlanningGrid) -> np.ndarray:
    """Sum the lengths of the clipped segments per cell with QGIS geometries and its spatial index."""
    from qgis.core import QgsFeature, QgsGeometry, QgsRectangle, QgsSpatialIndex

    geometries, index = [], QgsSpatialIndex()
    for number, wkb in enumerate(shapely.to_wkb(segments_of(tracks))):
        geometry, feature = QgsGeometry(), QgsFeature(number)
        geometry.fromWkb(wkb)
        feature.setGeometry(geometry)
        index.addFeature(feature)
        geometries.append(geometry)
    km = np.zeros(grid.spec.size)
    for cell, bounds in enumerate(shapely.bounds(grid.spec.boxes())):
        rectangle = QgsRectangle(*bounds)
        box = QgsGeometry.fromRect(rectangle)
        km[cell] = sum(geometries[i].intersection(box).length() for i in index.intersects(rectangle)) / 1000
    return km


def timed(function, *arguments):
    start = time.perf_counter()
    result = function(*arguments)
    return result, time.perf_counter() - start


def line(name: str, seconds: float, ours: float, km: np.ndarray, reference: np.ndarray) -> str:
    worst = np.abs(km - reference).max() * 1000
    return f"{name:34} {seconds:9.3f} s {seconds / ours:9.1f} x {km.sum():14.3f} km {worst:12.2e} m"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--segments", type=int, default=100_000, help="for the comparison")
    parser.add_argument("--large", type=int, default=1_000_000, help="for ours alone; 0 leaves it out")
    parser.add_argument("--cell", type=float, default=1000.0, help="metres")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    grid = planning_grid(PARK, options.cell)
    tracks = synthetic_tracks(options.segments, options.seed)
    print(f"{len(tracks.segments):,} segments, {grid.spec.size:,} cells of {options.cell:g} m; one year of tracks")
    print(f"{'method':34} {'time':>11} {'to ours':>11} {'length':>17} {'worst cell':>14}")
    effort, ours = timed(cell_effort, tracks, grid)
    km = effort.km.ravel()
    clipped, seconds = timed(by_shapely, tracks, grid)
    print(line("ours (effort, days, visits, table)", ours, ours, km, clipped))
    print(line("shapely, clip per cell", seconds, ours, clipped, clipped))
    try:
        summed, seconds = timed(by_qgis, tracks, grid)
        print(line("QGIS, index and clip per cell", seconds, ours, summed, clipped))
    except ImportError:
        print("QGIS                               not importable here")
    _, seconds = timed(lambda: cell_effort(tracks, grid, boundary=PARK))
    print(f"{'ours, cut by the boundary too':34} {seconds:9.3f} s")
    _, seconds = timed(coverage, tracks, grid, PARK)
    print(f"{'coverage (cells, sub-cells, swath)':34} {seconds:9.3f} s")
    if options.large:
        large = synthetic_tracks(options.large, options.seed)
        _, seconds = timed(cell_effort, large, grid)
        print(f"ours, {len(large.segments):,} segments{'':12} {seconds:9.3f} s")


if __name__ == "__main__":
    main()
