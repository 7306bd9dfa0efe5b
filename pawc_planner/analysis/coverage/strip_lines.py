"""Lines of tracks handed out to tiles: each tile gets what can be seen from within it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from ...base.progress import Progress, step
from ..grid import GridSpec
from ..lines.crossings import split_segments
from ..tracks import TrackSet

THINNING = 0.01  # lines are thinned by this share of the width before they are widened
LONGEST = 16  # segments widened at once: a long line tangled around a camp takes far longer than its parts


@dataclass(frozen=True)
class StripLines:
    """Lines of which each belongs to one tile, sorted by tile; every array has shape (n,).

    Parameters
    ----------
    tile : ndarray of int64
        Number of the tile.
    part : ndarray of int64
        Row of ``TrackSet.parts``.
    radius : ndarray
        Metres to each side that are looked over.
    line : ndarray of LineString
        Within ``radius`` of the tile, in x and in y.
    """

    tile: np.ndarray
    part: np.ndarray
    radius: np.ndarray
    line: np.ndarray

    def where(self, rows: slice) -> StripLines:
        """Return some of them."""
        return StripLines(self.tile[rows], self.part[rows], self.radius[rows], self.line[rows])


@dataclass(frozen=True)
class _Bits:
    """Straight bits of lines, each for one tile; ``order`` is their place along all tracks."""

    tile: np.ndarray
    order: np.ndarray
    start: np.ndarray
    end: np.ndarray

    def where(self, rows: np.ndarray) -> _Bits:
        return _Bits(self.tile[rows], self.order[rows], self.start[rows], self.end[rows])


def strip_lines(
    tracks: TrackSet, radius: np.ndarray, tiles: GridSpec, wanted: np.ndarray, progress: Progress
) -> StripLines:
    """Cut tracks to tiles, with what lies beyond a tile's edge but is near enough to look into it.

    Parameters
    ----------
    tracks : TrackSet
        Tracks; parts of less than two fixes have no line.
    radius : ndarray, shape (parts,)
        Metres to each side, at most the size of a tile.
    tiles : GridSpec
        Tiles.
    wanted : ndarray of bool, shape (tiles,)
        Tiles that are asked for.
    progress : Progress
        Told the share done; may cancel.
    """
    step(progress, 0.0, "swath")
    lines, part = _thinned(tracks, radius)
    xy, line = shapely.get_coordinates(lines, return_index=True)
    step(progress, 0.2, "swath")
    # One ring of tiles more, for tracks outside that look in.
    wide = GridSpec(
        tiles.west - tiles.cell_size, tiles.north + tiles.cell_size, tiles.cell_size, tiles.n_rows + 2, tiles.n_cols + 2
    )
    a = np.flatnonzero(line[1:] == line[:-1])
    pieces = split_segments(xy[a, 0], xy[a, 1], xy[a + 1, 0], xy[a + 1, 1], wide)
    near = pieces.cell >= 0
    a, cell = a[pieces.segment[near]], pieces.cell[near]
    along = xy[a + 1] - xy[a]
    bits = _Bits(
        cell, np.arange(len(a)), xy[a] + along * pieces.start[near, None], xy[a] + along * pieces.end[near, None]
    )
    part_of = part[line[a]]
    step(progress, 0.4, "swath")
    bits = _with_neighbours(bits, radius[part_of], wide, tiles, wanted)
    step(progress, 0.8, "swath")
    return _strung(bits, part_of[bits.order], radius)


def _thinned(tracks: TrackSet, radius: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the lines of the parts, thinned, and the part of each."""
    usable = np.bincount(tracks.part, minlength=len(tracks)) >= 2
    fixes = usable[tracks.part] if len(tracks.part) else np.zeros(0, bool)
    part = np.flatnonzero(usable)
    if not len(part):
        return np.empty(0, object), part
    number = np.cumsum(usable) - 1
    lines = shapely.linestrings(tracks.x[fixes], tracks.y[fixes], indices=number[tracks.part[fixes]])
    return shapely.simplify(lines, radius[part] * 2 * THINNING), part


def _with_neighbours(
    bits: _Bits, radius: np.ndarray, wide: GridSpec, tiles: GridSpec, wanted: np.ndarray
) -> _Bits:
    """Give each bit to its tile, and as much of it as is near to the tiles around; tiles nobody asked for get none."""
    size = tiles.cell_size
    row, col = np.divmod(bits.tile, wide.n_cols)
    row, col = row - 1, col - 1
    low, high = np.minimum(bits.start, bits.end), np.maximum(bits.start, bits.end)
    west, north = tiles.west + col * size, tiles.north - row * size
    reaches = {
        (0, -1): low[:, 0] < west + radius, (0, 1): high[:, 0] > west + size - radius,
        (-1, 0): high[:, 1] > north - radius, (1, 0): low[:, 1] < north - size + radius,
    }
    found = []
    for down in (-1, 0, 1):
        for right in (-1, 0, 1):
            r, c = row + down, col + right
            here = (r >= 0) & (r < tiles.n_rows) & (c >= 0) & (c < tiles.n_cols)
            here &= reaches.get((down, 0), True) & reaches.get((0, right), True)
            rows = np.flatnonzero(here)
            tile = r[rows] * tiles.n_cols + c[rows]
            rows, tile = rows[wanted[tile]], tile[wanted[tile]]
            one = _Bits(tile, bits.order[rows], bits.start[rows], bits.end[rows])
            found.append(one if (down, right) == (0, 0) else _near(one, radius[rows], tiles))
    joined = [np.concatenate([getattr(one, name) for one in found]) for name in ("tile", "order", "start", "end")]
    together = _Bits(*joined)
    return together.where(np.lexsort((together.order, together.tile)))


def _near(bits: _Bits, radius: np.ndarray, tiles: GridSpec) -> _Bits:
    """Cut bits to the square that reaches ``radius`` beyond their tile (Liang & Barsky 1984)."""
    row, col = np.divmod(bits.tile, tiles.n_cols)
    corner = np.column_stack([tiles.west + col * tiles.cell_size, tiles.north - (row + 1) * tiles.cell_size])
    along = bits.end - bits.start
    first: np.ndarray = np.zeros(len(row))
    last: np.ndarray = np.ones(len(row))
    with np.errstate(divide="ignore", invalid="ignore"):
        for axis in (0, 1):
            a = (corner[:, axis] - radius - bits.start[:, axis]) / along[:, axis]
            b = (corner[:, axis] + tiles.cell_size + radius - bits.start[:, axis]) / along[:, axis]
            # Along the other axis (0 / 0 on the edge) nothing is cut: fmin and fmax pass over NaN.
            first, last = np.fmax(first, np.fmin(a, b)), np.fmin(last, np.fmax(a, b))
    keep = first <= last
    start = np.where((first > 0)[:, None], bits.start + along * first[:, None], bits.start)
    end = np.where((last < 1)[:, None], bits.start + along * last[:, None], bits.end)
    return _Bits(bits.tile, bits.order, start, end).where(keep)


def _strung(bits: _Bits, part: np.ndarray, radius: np.ndarray) -> StripLines:
    """Join successive bits of a tile to lines: the starts of all, and the end of the last."""
    if not len(part):
        none = np.empty(0, np.int64)
        return StripLines(none, none, np.empty(0), np.empty(0, object))
    new = (np.diff(bits.tile, prepend=-1) != 0) | (np.diff(part, prepend=-1) != 0)
    new[1:] |= (bits.start[1:] != bits.end[:-1]).any(axis=1)
    place = np.arange(len(new)) - np.maximum.accumulate(np.where(new, np.arange(len(new)), 0))
    new |= place % LONGEST == 0
    run = np.cumsum(new) - 1
    last = np.append(np.flatnonzero(new)[1:] - 1, len(run) - 1)
    owner = np.concatenate([run, run[last]])
    order = np.argsort(owner, kind="stable")
    lines = shapely.linestrings(np.concatenate([bits.start, bits.end[last]])[order], indices=owner[order])
    return StripLines(bits.tile[last], part[last], radius[part[last]], lines)
