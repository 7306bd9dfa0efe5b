"""The ground within sight of a track: the union of strips along all tracks, band by band of the grid."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ..base.progress import Part, Progress, step
from .crossings import split_segments
from .grid import GridSpec
from .tracks import TrackSet

THINNING = 0.01  # lines are thinned by this share of the width before they are widened
LONGEST = 32  # segments widened at once: a long line tangled around a camp takes far longer than its parts
QUAD_SEGS = 4  # edges per quarter of a round end


def swath_areas(
    tracks: TrackSet,
    spec: GridSpec,
    polygons: Sequence[BaseGeometry],
    width_of: Callable[[str], float],
    progress: Progress,
) -> np.ndarray:
    """Return the area of each polygon within sight of a track, km², shape (len(polygons),).

    Parameters
    ----------
    tracks : TrackSet
        Tracks, metres.
    spec : GridSpec
        Cells in which the strips are joined; the polygons lie within them.
    polygons : sequence of polygon
        Areas, CRS of the tracks.
    width_of : callable
        Full width looked over, metres, by transport.
    progress : Progress
        Told the share done; may cancel.

    Notes
    -----
    Vector geometry, no raster. Two roundings: lines are thinned by 1 % of the width, and round ends have 16 edges.
    """
    lines, radius = _lines(tracks, width_of)
    areas = np.zeros(len(polygons))
    if not len(lines):
        return areas
    reach = int(np.ceil(radius.max() / spec.cell_size))
    wide = GridSpec(
        spec.west - reach * spec.cell_size, spec.north + reach * spec.cell_size, spec.cell_size,
        spec.n_rows + 2 * reach, spec.n_cols + 2 * reach,
    )
    rows = _strips_by_row(lines, radius, wide, Part(progress, 0.0, 0.8))
    for row in range(spec.n_rows):
        step(progress, 0.8 + 0.2 * row / spec.n_rows, "swath")
        north = spec.north - row * spec.cell_size
        band = shapely.box(wide.bounds[0], north - spec.cell_size, wide.bounds[2], north)
        near = [strip for strip in rows[row : row + 2 * reach + 1] if strip is not None]
        if near:
            strip = shapely.union_all(shapely.intersection(near, band))
            areas += [shapely.area(shapely.intersection(strip, shapely.intersection(p, band))) for p in polygons]
    return areas / 1e6


def _lines(tracks: TrackSet, width_of: Callable[[str], float]) -> tuple[np.ndarray, np.ndarray]:
    """Return thinned lines of the parts and half the width of each."""
    usable = np.bincount(tracks.part, minlength=len(tracks)) >= 2
    fixes = usable[tracks.part]
    if not fixes.any():
        return np.empty(0, object), np.empty(0)
    number = np.cumsum(usable) - 1
    lines = shapely.linestrings(tracks.x[fixes], tracks.y[fixes], indices=number[tracks.part[fixes]])
    transports = tracks.parts["transport"].fillna("").to_numpy(dtype=object)[usable]
    radius = np.array([width_of(name) / 2 for name in transports])
    return shapely.simplify(lines, radius * 2 * THINNING), radius


def _strips_by_row(
    lines: np.ndarray, radius: np.ndarray, spec: GridSpec, progress: Progress
) -> list[BaseGeometry | None]:
    """Return, for each row of cells, the ground within sight of the tracks that lie in the row."""
    cell, line, short = _lines_per_cell(lines, spec)
    radius = radius[line]
    rows: list[BaseGeometry | None] = []
    edges = np.searchsorted(cell, np.arange(spec.n_rows + 1) * spec.n_cols)
    for row, (first, last) in enumerate(zip(edges[:-1], edges[1:])):
        step(progress, row / spec.n_rows, "swath")
        starts = first + np.flatnonzero(np.diff(cell[first:last], prepend=-1))
        found = []
        for a, b in zip(starts, [*starts[1:], last]):
            step(progress, row / spec.n_rows, "swath")
            found.append(shapely.union_all(shapely.buffer(short[a:b], radius[a:b], quad_segs=QUAD_SEGS)))
        rows.append(shapely.union_all(found) if found else None)
    return rows


def _lines_per_cell(lines: np.ndarray, spec: GridSpec) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Cut lines at cell edges; return cell, index of the line, and the cut line, in the order of the cells."""
    xy, line = shapely.get_coordinates(lines, return_index=True)
    a = np.flatnonzero(line[1:] == line[:-1])
    pieces = split_segments(xy[a, 0], xy[a, 1], xy[a + 1, 0], xy[a + 1, 1], spec)
    inside = pieces.cell >= 0
    a, cell = a[pieces.segment[inside]], pieces.cell[inside]
    along = xy[a + 1] - xy[a]
    start = xy[a] + along * pieces.start[inside, None]
    end = xy[a] + along * pieces.end[inside, None]

    # Successive pieces of one line in one cell are one line again: the starts of all, and the end of the last.
    new = (np.diff(cell, prepend=-1) != 0) | (np.diff(line[a], prepend=-1) != 0)
    new[1:] |= (start[1:] != end[:-1]).any(axis=1)
    place = np.arange(len(new)) - np.maximum.accumulate(np.where(new, np.arange(len(new)), 0))
    new |= place % LONGEST == 0
    run = np.cumsum(new) - 1
    last = np.append(np.flatnonzero(new)[1:] - 1, len(run) - 1) if len(run) else np.empty(0, np.int64)
    owner = np.concatenate([run, run[last]])
    order = np.argsort(owner, kind="stable")
    short = shapely.linestrings(np.concatenate([start, end[last]])[order], indices=owner[order])
    by_cell = np.argsort(cell[last], kind="stable")
    return cell[last][by_cell], line[a][last][by_cell], short[by_cell]
