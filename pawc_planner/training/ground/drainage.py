"""Where water runs: sinks filled, area drained, river lines."""

from __future__ import annotations

import heapq
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ...analysis.grid import GridSpec
from .terrain import smooth_line

_EIGHT = ((-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1))


@dataclass(frozen=True)
class Drainage:
    """How every cell drains to the edge of the grid.

    Parameters
    ----------
    filled : ndarray, shape (n_cells,)
        Elevation without sinks, m.
    below : ndarray of int64, shape (n_cells,)
        Cell into which each cell drains; -1 at the edge of the grid.
    order : ndarray of int64, shape (n_cells,)
        Cells so that each comes after the one below it.
    """

    filled: np.ndarray
    below: np.ndarray
    order: np.ndarray

    def drained_km2(self, cell_size: float) -> np.ndarray:
        """Return the area that drains through each cell, itself included, km²; shape (n_cells,)."""
        cells = [1] * len(self.below)
        below = self.below.tolist()
        for cell in self.order[::-1].tolist():
            if below[cell] >= 0:
                cells[below[cell]] += cells[cell]
        return np.array(cells) * cell_size**2 / 1e6


def drain(z: np.ndarray) -> Drainage:
    """Fill the sinks and let every cell drain to its lowest neighbour, by Priority-Flood (Barnes et al. 2014).

    Parameters
    ----------
    z : ndarray, shape (n_rows, n_cols)
        Elevation, m. The edge of the grid is where water leaves.
    """
    n_rows, n_cols = z.shape
    wide = n_cols + 2
    heights = np.pad(z, 1, constant_values=np.nan).ravel().tolist()
    padded = np.pad(np.zeros(z.shape, bool), 1, constant_values=True)
    edge = ~padded
    edge[2:-2, 2:-2] = False
    seen = (padded | edge).ravel().tolist()
    below = [-1] * len(heights)
    # on level ground cells are taken in a scattered order, so that streams there wander and do not run straight
    scatter = np.random.default_rng(len(heights)).permutation(len(heights)).tolist()
    heap = [(heights[cell], scatter[cell], cell) for cell in np.flatnonzero(edge.ravel()).tolist()]
    heapq.heapify(heap)
    order, steps = [], [down * wide + right for down, right in _EIGHT]
    pop, push = heapq.heappop, heapq.heappush
    while heap:
        height, _, cell = pop(heap)
        order.append(cell)
        for step in steps:
            there = cell + step
            if not seen[there]:
                seen[there] = True
                below[there] = cell
                if heights[there] < height:
                    heights[there] = height
                push(heap, (heights[there], scatter[there], there))
    return _unpadded(heights, below, order, n_rows, n_cols)


def _unpadded(heights: list, below: list, order: list, n_rows: int, n_cols: int) -> Drainage:
    def plain(cells: np.ndarray) -> np.ndarray:
        row, col = np.divmod(cells, n_cols + 2)
        return np.where(cells < 0, -1, (row - 1) * n_cols + col - 1)

    inner = (slice(1, -1), slice(1, -1))
    shape = (n_rows + 2, n_cols + 2)
    return Drainage(
        np.array(heights).reshape(shape)[inner].ravel(),
        plain(np.array(below, np.int64)).reshape(shape)[inner].ravel(),
        plain(np.array(order, np.int64)),
    )


def river_reaches(drainage: Drainage, river: np.ndarray) -> list[np.ndarray]:
    """Return the river cells as lines from a source or confluence down to the next confluence or the edge.

    Parameters
    ----------
    drainage : Drainage
        How cells drain.
    river : ndarray of bool, shape (n_cells,)
        Cells with enough water; what lies below a river cell is one too.
    """
    below = drainage.below
    into = np.bincount(below[river & (below >= 0)], minlength=len(below))
    reaches = []
    for head in np.flatnonzero(river & (into != 1)):
        cells = [int(head)]
        while below[cells[-1]] >= 0:
            cells.append(int(below[cells[-1]]))
            if into[cells[-1]] > 1:
                break
        if len(cells) > 1:
            reaches.append(np.array(cells, np.int64))
    return reaches


def river_lines(spec: GridSpec, reaches: list[np.ndarray], area: np.ndarray) -> list[tuple[BaseGeometry, dict]]:
    """Return the reaches as smoothed lines with ``kind`` and ``level`` (1 is the largest), downstream."""
    lines: list[tuple[BaseGeometry, dict]] = []
    largest = max((area[cells[0]] for cells in reaches), default=1.0)
    for cells in reaches:
        x, y = smooth_line(*spec.centres(cells))
        share = area[cells[-2]] / largest
        level = 1 if share > 0.5 else 2 if share > 0.15 else 3
        lines.append((shapely.LineString(np.column_stack([x, y]).round(1)), {"kind": "river", "level": level}))
    return lines
