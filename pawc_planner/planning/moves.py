"""The single moves of a travel graph: which are possible, how long they are and how long they take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from scipy.ndimage import binary_dilation
from scipy.spatial import cKDTree

from ..analysis.grid import GridSpec
from .terrain import Terrain

Offset = tuple[int, int]

STRAIGHT: tuple[Offset, ...] = ((0, 1), (1, 0))
DIAGONAL: tuple[Offset, ...] = ((1, 1), (1, -1))
KNIGHT: tuple[Offset, ...] = ((1, 2), (2, 1), (1, -2), (2, -1))
BRIDGE_REACH_CELLS = 2.0  # a chain of road cells strays at most this far from the road itself


@dataclass(frozen=True)
class Moves:
    """Moves from ``start`` to ``end`` (nodes) with hours and horizontal metres; arrays of shape (m,)."""

    start: np.ndarray
    end: np.ndarray
    hours: np.ndarray
    metres: np.ndarray


def tobler_kmh(slope: np.ndarray) -> np.ndarray:
    """Return walking speed for a slope (rise over run, uphill > 0): 6·exp(−3.5·|slope + 0.05|) km/h (Tobler 1993)."""
    return 6.0 * np.exp(-3.5 * np.abs(np.asarray(slope) + 0.05))


def walking_moves(
    terrain: Terrain, max_slope: float, trail_factor: float, off_trail_factor: float, keep_out: bool = True
) -> Moves:
    """Return the sixteen moves on foot; ``max_slope`` is rise over run. See :func:`movement.travel_graph`."""
    on_path = terrain.road | terrain.trail
    factor = np.where(on_path, trail_factor, off_trail_factor * terrain.land_factor)
    open_ground = (factor > 0) & ~(terrain.no_go & keep_out)
    slowness = 1 / np.where(open_ground, factor, 1.0)
    parts = []
    for offset in STRAIGHT + DIAGONAL + KNIGHT:
        possible = _possible(offset, open_ground, terrain.elevation, max_slope, terrain.spec.cell_size)
        start, end = _ends(offset, terrain.spec)
        start, end = start[possible], end[possible]
        keep = ~_crosses_river(start, end, terrain, on_path.ravel())
        slow = np.mean([_at(slowness, cell, offset)[possible] for cell in _run_through(offset)], axis=0)[keep]
        parts += _both_ways(start[keep], end[keep], slow, terrain)
    return _joined(parts)


def network_moves(cells: np.ndarray, spec: GridSpec, speed_kmh: float) -> Moves:
    """Return the moves between neighbouring cells of a network (roads, rivers), at a steady speed."""
    parts = []
    for offset in STRAIGHT + DIAGONAL:
        possible = _at(cells, (0, 0), offset) & _at(cells, offset, offset)
        start, end = _ends(offset, spec)
        start, end = start[possible], end[possible]
        metres = np.full(len(start), np.hypot(*offset) * spec.cell_size)
        hours = metres / 1000 / speed_kmh
        parts += [Moves(start, end, hours, metres), Moves(end, start, hours, metres)]
    return _joined(parts)


def cells_run_through(start: np.ndarray, end: np.ndarray, n_cols: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the cells that single moves run through and the share of the move in each; shapes (m, 4).

    A straight or diagonal move lies half in each end; a knight's move a quarter in each of four cells. Exact.
    """
    rows, cols = start // n_cols, start % n_cols
    d_row, d_col = end // n_cols - rows, end % n_cols - cols
    knight = np.abs(d_row) + np.abs(d_col) == 3
    wide = np.abs(d_col) == 2
    first = np.where(wide, start + np.sign(d_col), start + np.sign(d_row) * n_cols)
    second = np.where(wide, end - np.sign(d_col), end - np.sign(d_row) * n_cols)
    cells = np.stack([start, np.where(knight, first, start), np.where(knight, second, end), end], axis=1)
    return cells, np.full(cells.shape, 0.25)


def _run_through(offset: Offset) -> tuple[Offset, ...]:
    """Return the cells, relative to the first, whose mean slowness a move has."""
    return _chains(offset)[0] if offset in KNIGHT else ((0, 0), offset)


def _chains(offset: Offset) -> tuple[tuple[Offset, ...], ...]:
    """Return the chains of straight steps that must all be possible for a move to be."""
    row, col = offset
    if offset in STRAIGHT:
        return (((0, 0), offset),)
    if offset in DIAGONAL:
        return (((0, 0), (row, 0), offset), ((0, 0), (0, col), offset))
    if abs(col) == 2:
        return (((0, 0), (0, col // 2), (row, col // 2), offset),)
    return (((0, 0), (row // 2, 0), (row // 2, col), offset),)


def _window(offset: Offset, shape: tuple[int, int]) -> tuple[int, int, int, int]:
    """Return the bounds (rows, columns; half open) of the cells from which a move stays in the grid."""
    row, col = offset
    return 0, max(0, shape[0] - row), max(0, -col), max(0, shape[1] - max(0, col))


def _at(values: np.ndarray, cell: Offset, offset: Offset) -> np.ndarray:
    """Return ``values`` at a cell relative to the start of every move that stays in the grid."""
    top, bottom, left, right = _window(offset, (values.shape[0], values.shape[1]))
    if bottom <= top or right <= left:
        return values[:0, :0]
    return values[top + cell[0] : bottom + cell[0], left + cell[1] : right + cell[1]]


def _ends(offset: Offset, spec: GridSpec) -> tuple[np.ndarray, np.ndarray]:
    nodes = np.arange(spec.size).reshape(spec.shape)
    return _at(nodes, (0, 0), offset), _at(nodes, offset, offset)


def _possible(
    offset: Offset, open_ground: np.ndarray, elevation: np.ndarray, max_slope: float, cell_size: float
) -> np.ndarray:
    possible = _at(open_ground, (0, 0), offset) & _at(open_ground, offset, offset)
    for one, other in _steps(offset):
        rise = np.nan_to_num(_at(elevation, other, offset) - _at(elevation, one, offset))
        run = cell_size * np.hypot(other[0] - one[0], other[1] - one[1])
        possible = possible & _at(open_ground, other, offset) & (np.abs(rise) <= max_slope * run)
    return possible


def _steps(offset: Offset) -> Iterator[tuple[Offset, Offset]]:
    yield (0, 0), offset
    for chain in _chains(offset):
        yield from zip(chain[:-1], chain[1:])


def _crosses_river(start: np.ndarray, end: np.ndarray, terrain: Terrain, on_path: np.ndarray) -> np.ndarray:
    """Tell which moves cross an unfordable river away from a bridge."""
    blocked = np.zeros(len(start), dtype=bool)
    if not len(terrain.barriers) or not len(start):
        return blocked
    near = binary_dilation(terrain.river, np.ones((3, 3))).ravel()
    test = np.flatnonzero(near[start] | near[end])
    first, last = (np.column_stack(terrain.spec.centres(nodes[test])) for nodes in (start, end))
    lines = shapely.linestrings(np.stack([first, last], axis=1))
    crossing = np.unique(shapely.STRtree(terrain.barriers).query(lines, predicate="intersects")[0])
    bridged = np.zeros(len(test), dtype=bool)
    if len(terrain.bridges):
        distance = cKDTree(terrain.bridges).query((first + last) / 2)[0]
        by_road = on_path[start[test]] & on_path[end[test]]
        bridged = by_road & (distance <= BRIDGE_REACH_CELLS * terrain.spec.cell_size)
    blocked[test[crossing]] = ~bridged[crossing]
    return blocked


def _both_ways(start: np.ndarray, end: np.ndarray, slowness: np.ndarray, terrain: Terrain) -> list[Moves]:
    x, y = terrain.spec.centres(start)
    x_end, y_end = terrain.spec.centres(end)
    metres = np.hypot(x_end - x, y_end - y)
    height = terrain.elevation.ravel()
    slope = np.nan_to_num(height[end] - height[start]) / metres
    level = metres / 1000 * slowness
    return [
        Moves(start, end, level / tobler_kmh(slope), metres),
        Moves(end, start, level / tobler_kmh(-slope), metres),
    ]


def _joined(parts: list[Moves]) -> Moves:
    return Moves(*(np.concatenate([getattr(p, name).ravel() for p in parts]) for name in Moves.__dataclass_fields__))
