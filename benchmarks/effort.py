"""Kilometres per cell: ours beside clipping by shapely and, where QGIS is importable, its own sum of line lengths.

All work on the same tracks in one run, each in one thread; seconds are those of the processor, the best of some runs.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
import tracemalloc
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from pawc_planner.analysis.effort import cell_effort, km_per_cell
from pawc_planner.analysis.grid import PlanningGrid, planning_grid
from pawc_planner.analysis.tracks import TrackSet

PARK = shapely.Point(25_000, 25_000).buffer(26_700)  # as large as Thap Lan
CRS = "EPSG:32648"
PEERS = ("shapely", "qgis")
FIXES_PER_PART = 301


def synthetic_tracks(fixes: int, seed: int, step_m: float = 40.0) -> TrackSet:
    """Patrols that start at eight stations and walk with a slowly turning heading, a fix each minute."""
    rng = np.random.default_rng(seed)
    n = max(1, fixes // FIXES_PER_PART)
    shape = (n, FIXES_PER_PART)
    station = rng.uniform(10_000, 40_000, (8, 2))[rng.integers(0, 8, n)]
    heading = rng.uniform(0, 2 * np.pi, (n, 1)) + np.cumsum(rng.normal(0, 0.15, shape), axis=1)
    x = station[:, :1] + np.cumsum(step_m * np.cos(heading), axis=1)
    y = station[:, 1:] + np.cumsum(step_m * np.sin(heading), axis=1)
    day = [date(2025, 1 + i % 12, 1 + i % 28) for i in range(n)]
    parts = pd.DataFrame({
        "patrol_id": np.arange(n) // 4, "leg_id": "1", "day": day,
        "transport": np.where(np.arange(n) % 5, "foot", "vehicle"), "station": "", "team": "",
    })
    start = np.array([(d - date(1970, 1, 1)).days for d in day]) * 86_400.0 + 3_600
    t = start[:, None] + np.arange(FIXES_PER_PART) * 60.0
    return TrackSet(x.ravel(), y.ravel(), t.ravel(), np.repeat(np.arange(n), FIXES_PER_PART), parts)


def segments_of(tracks: TrackSet) -> np.ndarray:
    """Every stretch between two fixes as a line of its own."""
    xy, first = np.column_stack([tracks.x, tracks.y]), tracks.segments
    return shapely.linestrings(np.stack([xy[first], xy[first + 1]], axis=1))


def clip_segments(tracks: TrackSet, grid: PlanningGrid) -> np.ndarray:
    """Tree of the segments, asked cell by cell; the reference, as nothing that is retraced gets lost."""
    segments, boxes = segments_of(tracks), grid.spec.boxes()
    box, segment = shapely.STRtree(segments).query(boxes, predicate="intersects")
    metres = shapely.length(shapely.intersection(segments[segment], boxes[box]))
    return np.bincount(box, metres, minlength=grid.spec.size) / 1000


def clip_crossing_segments(tracks: TrackSet, grid: PlanningGrid) -> np.ndarray:
    """Tree of the cells, asked segment by segment; only segments that meet several cells are clipped."""
    segments, boxes = segments_of(tracks), grid.spec.boxes()
    segment, box = shapely.STRtree(boxes).query(segments)
    several = np.bincount(segment, minlength=len(segments))[segment] > 1
    # Those that leave the grid meet one cell only and are clipped too.
    bounds = shapely.bounds(segments[segment])
    west, south, east, north = grid.spec.bounds
    several |= (bounds[:, 0] < west) | (bounds[:, 1] < south) | (bounds[:, 2] > east) | (bounds[:, 3] > north)
    metres = shapely.length(segments[segment])
    metres[several] = shapely.length(shapely.intersection(segments[segment[several]], boxes[box[several]]))
    return np.bincount(box, metres, minlength=grid.spec.size) / 1000


def clip_lines(tracks: TrackSet, grid: PlanningGrid) -> np.ndarray:
    """Tree of the cells, asked track by track; each track is clipped as a whole."""
    lines, boxes = shapely.linestrings(tracks.x, tracks.y, indices=tracks.part), grid.spec.boxes()
    shapely.prepare(lines)
    line, box = shapely.STRtree(boxes).query(lines, predicate="intersects")
    metres = shapely.length(shapely.intersection(lines[line], boxes[box]))
    return np.bincount(box, metres, minlength=grid.spec.size) / 1000


def clip_rectangles(tracks: TrackSet, grid: PlanningGrid) -> np.ndarray:
    """Tree of the tracks, asked cell by cell; each cell clips by its rectangle, shapely's fastest way."""
    lines, boxes = shapely.linestrings(tracks.x, tracks.y, indices=tracks.part), grid.spec.boxes()
    box, line = shapely.STRtree(lines).query(boxes)
    first, bounds = np.searchsorted(box, np.arange(len(boxes) + 1)), shapely.bounds(boxes)
    km = np.zeros(len(boxes))
    for cell in np.unique(box):
        own = lines[line[first[cell]:first[cell + 1]]]
        km[cell] = shapely.length(shapely.clip_by_rect(own, *bounds[cell])).sum() / 1000
    return km


SHAPELY = {
    "shapely, clip per segment and cell": clip_segments, "shapely, clip what crosses an edge": clip_crossing_segments,
    "shapely, clip per track and cell": clip_lines, "shapely, clip by rectangle": clip_rectangles,
}


class QgisSums:
    """QGIS “sum line lengths” (native:sumlinelengths): one feature per track, spatial index, cells as polygons."""

    NAME = "QGIS, sum line lengths"

    def __init__(self, tracks: TrackSet, grid: PlanningGrid) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from qgis.core import QgsApplication, QgsProject, QgsVectorLayer

        self._app = QgsApplication.instance() or QgsApplication([], False)
        self._app.initQgis()
        sys.path.append(str(Path(QgsApplication.pkgDataPath()) / "python" / "plugins"))
        from processing.core.Processing import Processing

        Processing.initialize()
        QgsProject.instance().setEllipsoid("NONE")  # lengths in the plane, as the others
        self._lines = QgsVectorLayer(f"LineString?crs={CRS}", "tracks", "memory")
        self._cells = QgsVectorLayer(f"Polygon?crs={CRS}", "cells", "memory")
        self._fill(self._lines, shapely.linestrings(tracks.x, tracks.y, indices=tracks.part))
        self._fill(self._cells, grid.spec.boxes())

    @staticmethod
    def _fill(layer, shapes: np.ndarray) -> None:
        from qgis.core import QgsFeature, QgsGeometry

        features = []
        for wkb in shapely.to_wkb(shapes):
            geometry, feature = QgsGeometry(), QgsFeature()
            geometry.fromWkb(wkb)
            feature.setGeometry(geometry)
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        layer.dataProvider().createSpatialIndex()

    def __call__(self, tracks: TrackSet, grid: PlanningGrid) -> np.ndarray:
        """Run the algorithm on the layers that were made of the same tracks and cells."""
        import processing

        asked = {"POLYGONS": self._cells, "LINES": self._lines, "LEN_FIELD": "metres", "COUNT_FIELD": "lines",
                 "OUTPUT": "memory:"}
        layer = processing.run("native:sumlinelengths", asked)["OUTPUT"]
        return np.array([feature["metres"] or 0.0 for feature in layer.getFeatures()], float) / 1000

    def close(self) -> None:
        """Let go of the layers before QGIS ends."""
        self._lines = self._cells = None
        self._app.exitQgis()


def timed(function, *arguments, repeats: int = 1):
    """Return the result and the least processor seconds of some runs."""
    least = np.inf
    for _ in range(repeats):
        start = time.process_time()
        result = function(*arguments)
        least = min(least, time.process_time() - start)
    return result, least


def line(name: str, seconds: float, ours: float, km: np.ndarray, exact: np.ndarray) -> str:
    """Compare with exact clipping: the largest relative error of a cell, and the relative error of the total."""
    visited = exact > 0
    worst = float((np.abs(km - exact)[visited] / exact[visited]).max()) if visited.any() else 0.0
    total = abs(km.sum() / exact.sum() - 1) if exact.sum() else 0.0
    return f"{name:38} {seconds:9.3f} s {seconds / ours:9.1f} x {worst:12.1e} {total:12.1e}"


def compare(tracks: TrackSet, grid: PlanningGrid, peers: list[str], repeats: int) -> None:
    """Print ours and its peers."""
    grid_km, ours = timed(km_per_cell, tracks, grid, repeats=repeats)
    exact, seconds = timed(clip_segments, tracks, grid)
    print(f"{'method':38} {'time':>11} {'to ours':>11} {'worst cell':>12} {'total':>12}")
    print(line("ours, km per cell", ours, ours, grid_km.ravel(), exact))
    effort, whole = timed(cell_effort, tracks, grid, repeats=repeats)
    print(line("ours, whole effort (hours, days, night)", whole, ours, effort.km.ravel(), exact))
    for name, method in SHAPELY.items() if "shapely" in peers else ():
        km, taken = (exact, seconds) if method is clip_segments else timed(method, tracks, grid)
        print(line(name, taken, ours, km, exact))
    if "qgis" in peers:
        try:
            sums = QgisSums(tracks, grid)
        except ImportError:
            print(f"{QgisSums.NAME:38} not importable here; start it with tools/qgis-env python3 -m benchmarks.effort")
        else:
            km, taken = timed(sums, tracks, grid)
            print(line(sums.NAME, taken, ours, km, exact))
            sums.close()
    preserved = abs(covering_km(tracks, grid.spec.cell_size) / tracks.km - 1)
    print(f"length in all cells of a grid around all tracks, less that of the tracks: {preserved:.1e} relative")


def covering_km(tracks: TrackSet, cell: float) -> float:
    """Add up ours over a grid that holds all tracks."""
    around = shapely.box(tracks.x.min() - 1, tracks.y.min() - 1, tracks.x.max() + 1, tracks.y.max() + 1)
    return float(km_per_cell(tracks, planning_grid(around, cell)).sum())


def memory(tracks: TrackSet, grid: PlanningGrid) -> None:
    """Print the peak of the memory that is taken beside the tracks."""
    arrays = sum(values.nbytes for values in (tracks.x, tracks.y, tracks.t, tracks.part)) / 1e6
    print(f"the tracks themselves take {arrays:,.0f} MB")
    for name, function in (("km per cell", km_per_cell), ("whole effort", cell_effort)):
        tracemalloc.start()
        start = time.process_time()
        function(tracks, grid)
        seconds = time.process_time() - start
        peak = tracemalloc.get_traced_memory()[1] / 1e6
        tracemalloc.stop()
        print(f"ours, {name:14} peak of {peak:7,.0f} MB of working memory, {seconds:.1f} s (while it is watched)")


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fixes", type=int, default=100_000)
    parser.add_argument("--cell", type=float, default=250.0, help="metres")
    parser.add_argument("--step", type=float, default=40.0, help="metres between two fixes")
    parser.add_argument("--peers", nargs="*", choices=PEERS, default=list(PEERS))
    parser.add_argument("--repeats", type=int, default=3, help="runs of ours, of which the best counts")
    parser.add_argument("--memory", action="store_true", help="measure the working memory instead")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    grid = planning_grid(PARK, options.cell)
    tracks = synthetic_tracks(options.fixes, options.seed, options.step)
    print(f"{len(tracks.x):,} fixes {options.step:g} m apart, {grid.spec.size:,} cells of {options.cell:g} m")
    if options.memory:
        memory(tracks, grid)
    else:
        compare(tracks, grid, options.peers, options.repeats)


if __name__ == "__main__":
    main()
