"""The ground within sight of a track: the union of strips along all tracks, tile by tile, for groups of parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ...base.progress import Part, Progress, step
from ..grid import GridSpec
from ..lines.clipping import area_shares
from ..side_by_side import Stop, side_by_side
from ..tracks import TrackSet
from .strip_lines import StripLines, strip_lines

TILE_M = 2000.0
TILE_STRIPS = 4  # a tile is at least so many strips wide
TASK_LINES = 400  # lines of one task
UNION_LINES = 100  # strips joined at once; more are joined in two turns
UNION_GROUPS = 128  # groups joined between two looks at whether to stop
QUAD_SEGS = 8  # edges per quarter of a round end


@dataclass(frozen=True)
class Merge:
    """Groups of tracks that are joined to larger groups.

    Parameters
    ----------
    source : int
        Number of the level that is joined; 0 are the groups of the parts, 1 those of the first merge, and so on.
    group : ndarray of int64
        For each group of the source its group here, 0 or more.
    """

    source: int
    group: np.ndarray


def swath_areas(
    tracks: TrackSet,
    spec: GridSpec,
    polygons: Sequence[BaseGeometry],
    width_of: Callable[[str], float],
    progress: Progress,
    groups: np.ndarray | None = None,
    merges: Sequence[Merge] = (),
) -> list[np.ndarray]:
    """Return the area of each polygon within sight of the tracks of each group, km².

    Parameters
    ----------
    tracks : TrackSet
        Tracks, metres.
    spec : GridSpec
        Cells over the polygons.
    polygons : sequence of polygon
        Areas, CRS of the tracks; the first holds all others.
    width_of : callable
        Full width looked over, metres, by transport.
    progress : Progress
        Told the share done; may cancel.
    groups : ndarray of int64, shape (parts,), optional
        Group of each part, 0 or more; default: one group of all. Groups that follow each other in time (months) make
        the larger groups (years) cheap, as each is joined from what was joined before.
    merges : sequence of Merge
        Larger groups, each level after its source.

    Returns
    -------
    list of ndarray, shape (groups, polygons)
        Level 0 and each merge; ground seen twice by one group counts once.

    Notes
    -----
    Vector geometry, no raster. Two roundings: lines are thinned by 1 % of the width, and round ends have 32 edges.
    Tiles are worked on in threads; their areas are added in the order of the tiles, so that the sum is always the same.
    """
    groups = np.zeros(len(tracks), np.int64) if groups is None else np.asarray(groups, np.int64)
    counts = [int(groups.max(initial=-1)) + 1, *(int(merge.group.max(initial=-1)) + 1 for merge in merges)]
    totals: list[np.ndarray] = [np.zeros((count, len(polygons))) for count in counts]
    radius = np.array([width_of(name) / 2 for name in tracks.parts["transport"].fillna("").to_numpy(dtype=object)])
    step(progress, 0.0, "swath")
    tiles = _tiles(spec, float(radius.max(initial=0.0)))
    ground = _Ground.of(tiles, polygons)
    lines = strip_lines(tracks, radius, tiles, ground.inside, Part(progress, 0.0, 0.1))

    def work(task: slice, stop: Stop) -> list[np.ndarray]:
        return _areas(lines.where(task), groups, merges, ground, counts, stop)

    for found in side_by_side(work, _tasks(lines), Part(progress, 0.1, 1.0), "swath"):
        for total, areas in zip(totals, found):
            total += areas
    return [total / 1e6 for total in totals]


def _tiles(spec: GridSpec, radius: float) -> GridSpec:
    """Lay tiles over the grid, wide enough that a strip reaches from one tile into its neighbours only."""
    west, south, east, north = spec.bounds
    size = max(TILE_M, 2 * TILE_STRIPS * radius)
    rows, cols = int(np.ceil((north - south) / size)), int(np.ceil((east - west) / size))
    return GridSpec(west, north, size, max(rows, 1), max(cols, 1))


@dataclass(frozen=True)
class _Ground:
    """The polygons in each tile: their share of it, and their part of it where they do not fill it."""

    shares: np.ndarray
    extent: np.ndarray
    local: list[np.ndarray]

    @property
    def inside(self) -> np.ndarray:
        """True for tiles that hold some ground, shape (tiles,)."""
        return np.asarray(self.shares[0] > 0)

    @classmethod
    def of(cls, tiles: GridSpec, polygons: Sequence[BaseGeometry]) -> _Ground:
        boxes = tiles.boxes()
        shares = np.array([area_shares(polygon, tiles).ravel() for polygon in polygons])
        local = []
        for polygon, share in zip(polygons, shares):
            edge, parts = (share > 0) & (share < 1), boxes.copy()
            parts[edge] = shapely.intersection(boxes[edge], polygon)
            local.append(parts)
        return cls(shares, local[0], local[1:])

    def areas(self, strips: np.ndarray, tile: np.ndarray, group: np.ndarray, count: int) -> np.ndarray:
        """Return m² per group and polygon of strips that were cut by the first polygon."""
        areas = shapely.area(strips)
        found = np.zeros((count, len(self.shares)))
        found[:, 0] = np.bincount(group, areas, minlength=count)
        for i, (share, local) in enumerate(zip(self.shares[1:], self.local), start=1):
            here = np.flatnonzero(share[tile] > 0)
            within = areas[here]
            # A polygon that fills as much of the tile as the first does holds all of its strips.
            cut = np.flatnonzero(share[tile[here]] < self.shares[0][tile[here]])
            within[cut] = shapely.area(shapely.intersection(strips[here[cut]], local[tile[here[cut]]]))
            found[:, i] = np.bincount(group[here], within, minlength=count)
        return found


def _tasks(lines: StripLines) -> list[slice]:
    """Cut the lines into tasks of whole tiles."""
    edges = np.append(np.flatnonzero(np.diff(lines.tile, prepend=-1)), len(lines.tile))
    tasks, first = [], 0
    for edge in edges[1:]:
        if edge - first >= TASK_LINES or edge == edges[-1]:
            tasks.append(slice(first, int(edge)))
            first = int(edge)
    return tasks


def _areas(
    lines: StripLines, groups: np.ndarray, merges: Sequence[Merge], ground: _Ground, counts: Sequence[int], stop: Stop
) -> list[np.ndarray]:
    """Return the areas of some whole tiles for each level."""
    stop()
    strips = shapely.buffer(lines.line, lines.radius, quad_segs=QUAD_SEGS)
    strips, tile, group = _joined(strips, lines.tile, groups[lines.part], stop)
    strips = shapely.intersection(strips, ground.extent[tile])
    levels = [(strips, tile, group)]
    for merge in merges:
        strips, tile, group = levels[merge.source]
        levels.append(_merged(strips, tile, merge.group[group], levels, stop))
    found = []
    for level, count in zip(levels, counts):
        stop()
        found.append(ground.areas(*level, count))
    return found


def _merged(
    strips: np.ndarray, tile: np.ndarray, group: np.ndarray,
    levels: Sequence[tuple[np.ndarray, np.ndarray, np.ndarray]], stop: Stop,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Join strips as :func:`_joined` does; where a tile holds one group it is the same ground on every level."""
    tiles, place = np.unique(tile, return_inverse=True)
    alone = _single(place, group, len(tiles))
    whole = np.full(len(tiles), None, dtype=object)
    for shapes, where, groups in levels:
        here = np.searchsorted(tiles, where)
        only = _single(here, groups, len(tiles))[here]
        whole[here[only]] = shapes[only]
    known = alone & (whole != None)  # noqa: E711 - elementwise
    more = ~known[place]
    strips, tile, joined = _joined(strips[more], tile[more], group[more], stop)
    known_group = np.zeros(len(tiles), np.int64)
    known_group[place] = group
    strips = np.concatenate([strips, whole[known]])
    tile, group = np.concatenate([tile, tiles[known]]), np.concatenate([joined, known_group[known]])
    order = np.lexsort((group, tile))
    return strips[order], tile[order], group[order]


def _single(tile: np.ndarray, group: np.ndarray, tiles: int) -> np.ndarray:
    """Return which tiles hold one group only."""
    least, most = np.full(tiles, np.iinfo(np.int64).max), np.full(tiles, -1)
    np.minimum.at(least, tile, group)
    np.maximum.at(most, tile, group)
    return np.asarray(least == most)


def _joined(
    shapes: np.ndarray, tile: np.ndarray, group: np.ndarray, stop: Stop
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Join the shapes of each tile and group; return them sorted by tile and group."""
    order = np.lexsort((group, tile))
    shapes, tile, group = shapes[order], tile[order], group[order]
    first = np.flatnonzero((np.diff(tile, prepend=-1) != 0) | (np.diff(group, prepend=-1) != 0))
    count = np.diff(np.append(first, len(shapes)))
    if len(count) and count.max() > UNION_LINES:
        place = np.arange(len(shapes)) - np.repeat(first, count)
        block = np.flatnonzero(place % UNION_LINES == 0)
        shapes, tile, group = _unions(shapes, block, stop), tile[block], group[block]
        return _joined(shapes, tile, group, stop)
    return _unions(shapes, first, stop), tile[first], group[first]


def _unions(shapes: np.ndarray, first: np.ndarray, stop: Stop) -> np.ndarray:
    """Return the union of each run of shapes; a shape alone is its own."""
    count = np.diff(np.append(first, len(shapes)))
    unions = shapes[first]
    several = np.flatnonzero(count > 1)
    for a in range(0, len(several), UNION_GROUPS):
        stop()
        runs = several[a : a + UNION_GROUPS]
        owner = np.repeat(np.arange(len(runs)), count[runs])
        start = np.repeat(first[runs] - np.append(0, np.cumsum(count[runs])[:-1]), count[runs])
        together = shapely.geometrycollections(shapes[start + np.arange(len(start))], indices=owner)
        unions[runs] = shapely.union_all(together[:, None], axis=1)
    return unions
