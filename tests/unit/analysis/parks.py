"""Small parks and tracks for the tests of the analysis."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import shapely

from pawc_planner.analysis.grid import GridSpec, PlanningGrid
from pawc_planner.analysis.tracks import TrackSet

DAY = date(2025, 1, 31)


def square_grid(n: int, cell_size: float = 1000.0) -> PlanningGrid:
    """A park of n x n whole cells with its south-west corner at 0, 0."""
    return PlanningGrid(GridSpec(0.0, n * cell_size, cell_size, n, n), np.ones((n, n)))


def track_set(*lines: list[tuple[float, float]], **columns: object) -> TrackSet:
    """One part per line; fixes a minute apart from 2025-01-31T00:00Z; columns override patrol_id, day ..."""
    n = len(lines)
    parts = pd.DataFrame({
        "patrol_id": [f"P{i}" for i in range(n)], "leg_id": ["1"] * n, "day": [DAY] * n, "transport": ["foot"] * n,
        "station": ["HQ"] * n, "team": ["A"] * n,
    })
    for name, values in columns.items():
        parts[name] = values
    xy = np.array([p for line in lines for p in line], float).reshape(-1, 2)
    part = np.repeat(np.arange(n), [len(line) for line in lines]).astype(np.int64)
    t = 1738281600.0 + 60.0 * np.concatenate([np.arange(len(line)) for line in lines] or [np.empty(0)])
    return TrackSet(xy[:, 0], xy[:, 1], t, part, parts)


def wandering_tracks(n_parts: int, n_fixes: int, extent: float, seed: int, step: float = 150.0) -> TrackSet:
    """Random walks that start in a square of ``extent`` and may leave it."""
    rng = np.random.default_rng(seed)
    start = rng.uniform(0, extent, (n_parts, 1, 2))
    xy = start + np.cumsum(rng.normal(0, step, (n_parts, n_fixes, 2)), axis=1)
    days = [date(2025, 1 + i % 12, 1 + i % 28) for i in range(n_parts)]
    transport = ["boat" if i % 3 == 0 else "foot" for i in range(n_parts)]
    return track_set(
        *(list(map(tuple, line)) for line in xy), day=days, transport=transport,
        patrol_id=[f"P{i // 2}" for i in range(n_parts)],
    )


def as_lines(tracks: TrackSet) -> np.ndarray:
    """The parts as shapely lines."""
    return shapely.linestrings(tracks.x, tracks.y, indices=tracks.part)


def segments_of(tracks: TrackSet) -> np.ndarray:
    """Every segment as a line of its own."""
    xy, first = np.column_stack([tracks.x, tracks.y]), tracks.segments
    return shapely.linestrings(np.stack([xy[first], xy[first + 1]], axis=1))


def clipped_km(tracks: TrackSet, polygons: object) -> np.ndarray:
    """Length inside polygons by shapely; by segments, since an overlay of whole lines merges what is retraced."""
    polygons = np.atleast_1d(np.asarray(polygons, object))
    segments = segments_of(tracks)
    polygon, segment = shapely.STRtree(segments).query(polygons, predicate="intersects")
    metres = shapely.length(shapely.intersection(segments[segment], polygons[polygon]))
    return np.bincount(polygon, metres, minlength=len(polygons)) / 1000
