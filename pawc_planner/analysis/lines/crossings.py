"""Exact split of straight segments at the edges of grid cells, the base of every length per cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ...base.errors import ParameterError
from ...base.words import QT_TRANSLATE_NOOP
from ..grid import GridSpec

CHUNK_SEGMENTS = 1 << 18
CHUNK_CROSSINGS = 1 << 21
_ONE_LENGTH = QT_TRANSLATE_NOOP("PawcPlanner", "of one length")


@dataclass(frozen=True)
class Pieces:
    """Pieces of segments, each inside one cell; in the order of the segments and along them.

    Parameters
    ----------
    segment : ndarray of int64, shape (p,)
        Index of the segment that a piece belongs to.
    cell : ndarray of int64, shape (p,)
        Cell number, -1 outside the grid.
    start, end : ndarray, shape (p,)
        Fractions of the segment, 0 to 1. The pieces of one segment follow each other without gap and cover it.
    """

    segment: np.ndarray
    cell: np.ndarray
    start: np.ndarray
    end: np.ndarray

    def __len__(self) -> int:
        return len(self.segment)

    @property
    def share(self) -> np.ndarray:
        """Share of its segment that each piece holds, 0 to 1."""
        return self.end - self.start


def split_segments(x0: np.ndarray, y0: np.ndarray, x1: np.ndarray, y1: np.ndarray, spec: GridSpec) -> Pieces:
    """Split segments at every cell edge they cross.

    Parameters
    ----------
    x0, y0, x1, y1 : array_like, shape (n,)
        Ends of the segments, CRS of the grid, metres.
    spec : GridSpec
        Cells.

    Returns
    -------
    Pieces
        A piece along an edge belongs to the cell east or south of it; along the outer east and south edge of the
        grid to the last cell. A segment of no length is one piece. Segments without coordinates (NaN) are outside.
    """
    chunks = [pieces for _, pieces in split_in_chunks(x0, y0, x1, y1, spec)]
    if not chunks:
        none = np.empty(0)
        return Pieces(none.astype(np.int64), none.astype(np.int64), none, none)
    return Pieces(*(np.concatenate([getattr(p, name) for p in chunks]) for name in ("segment", "cell", "start", "end")))


def split_in_chunks(
    x0: np.ndarray, y0: np.ndarray, x1: np.ndarray, y1: np.ndarray, spec: GridSpec
) -> Iterator[tuple[float, Pieces]]:
    """Yield (share of the segments done, pieces of the next chunk) with bounded memory; see :func:`split_segments`."""
    ends = tuple(np.asarray(a, dtype=float).ravel() for a in (x0, y0, x1, y1))
    total = len(ends[0])
    if any(len(a) != total for a in ends):
        raise ParameterError(name="x0, y0, x1, y1", value=[len(a) for a in ends], expected=_ONE_LENGTH)
    first = 0
    while first < total:
        last = min(total, first + CHUNK_SEGMENTS)
        u0, v0, u1, v1 = _in_cells(spec, *(a[first:last] for a in ends))
        counts = _crossings(u0, u1, spec.n_cols) + _crossings(v0, v1, spec.n_rows)
        last = first + max(1, int(np.searchsorted(np.cumsum(counts), CHUNK_CROSSINGS, side="right")))
        last = min(last, first + len(u0))
        n = last - first
        yield last / total, _split(u0[:n], v0[:n], u1[:n], v1[:n], spec, first)
        first = last


def _in_cells(
    spec: GridSpec, x0: np.ndarray, y0: np.ndarray, x1: np.ndarray, y1: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Measure in cells from the north-west corner, east and south; what misses the grid shrinks to a point."""
    u0, u1 = (x0 - spec.west) / spec.cell_size, (x1 - spec.west) / spec.cell_size
    v0, v1 = (spec.north - y0) / spec.cell_size, (spec.north - y1) / spec.cell_size
    meets = (np.maximum(u0, u1) >= 0) & (np.minimum(u0, u1) <= spec.n_cols)
    meets &= (np.maximum(v0, v1) >= 0) & (np.minimum(v0, v1) <= spec.n_rows)
    meets &= np.isfinite(u0 + u1 + v0 + v1)
    outside = (np.where(meets, a, -1.0) for a in (u0, v0, u1, v1))
    return tuple(outside)  # type: ignore[return-value]


def _first_line(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return np.maximum(np.floor(np.minimum(a, b)) + 1, 0)


def _crossings(a: np.ndarray, b: np.ndarray, last_line: int) -> np.ndarray:
    """Count the grid lines 0..last_line strictly between ``a`` and ``b``."""
    last = np.minimum(np.ceil(np.maximum(a, b)) - 1, last_line)
    return np.maximum(last - _first_line(a, b) + 1, 0).astype(np.int64)


def _fractions(a: np.ndarray, b: np.ndarray, last_line: int) -> tuple[np.ndarray, np.ndarray]:
    """Return (segment, fraction) of each crossing of the lines between ``a`` and ``b``."""
    counts = _crossings(a, b, last_line)
    segment = np.repeat(np.arange(len(a)), counts)
    step = np.arange(len(segment)) - np.repeat(np.cumsum(counts) - counts, counts)
    line = _first_line(a, b)[segment] + step
    return segment, np.clip((line - a[segment]) / (b[segment] - a[segment]), 0.0, 1.0)


def _split(u0: np.ndarray, v0: np.ndarray, u1: np.ndarray, v1: np.ndarray, spec: GridSpec, offset: int) -> Pieces:
    across, t_across = _fractions(u0, u1, spec.n_cols)
    down, t_down = _fractions(v0, v1, spec.n_rows)
    segment, t = np.concatenate([across, down]), np.concatenate([t_across, t_down])
    order = np.lexsort((t, segment))
    segment, t = segment[order], t[order]

    # Every segment has one start of its own before its crossings.
    counts = np.bincount(segment, minlength=len(u0)) + 1
    owner = np.repeat(np.arange(len(u0)), counts)
    start: np.ndarray = np.zeros(len(owner))
    end: np.ndarray = np.ones(len(owner))
    at = np.arange(len(segment)) + segment + 1
    start[at] = t
    end[at - 1] = t

    keep = end > start
    owner, start, end = owner[keep], start[keep], end[keep]
    middle = (start + end) / 2
    col = _cell_index(u0[owner] + (u1 - u0)[owner] * middle, spec.n_cols)
    row = _cell_index(v0[owner] + (v1 - v0)[owner] * middle, spec.n_rows)
    cell = np.where((col >= 0) & (row >= 0), row * spec.n_cols + col, -1)
    return Pieces(owner + offset, cell, start, end)


def _cell_index(position: np.ndarray, n: int) -> np.ndarray:
    """Return row or column of a position in cells, -1 outside 0..n; the far end belongs to the last cell."""
    index = np.floor(np.clip(position, -1, n + 1)).astype(np.int64)
    index[position == n] = n - 1
    return np.where((index >= 0) & (index < n), index, -1)
