"""The directed graph of walking over a grid, built straight into its sparse form so that millions of cells fit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.sparse

from ...analysis.grid import GridSpec

# Half of the sixteen moves of a chess king and knight, (rows down, columns right); the others are their reverse.
# Sixteen directions keep paths from being 6-7 % too long.
MOVES = ((0, 1), (1, 0), (1, 1), (1, -1), (1, 2), (1, -2), (2, 1), (2, -1))
BOTH_WAYS = tuple(sorted([*MOVES, *((-down, -right) for down, right in MOVES)]))  # in the order of the cells they reach
REACH = 2
BLOCK_CELLS = 200_000


def tobler_hours(km: np.ndarray | float, rise: np.ndarray) -> np.ndarray:
    """Return hours for ``km`` with ``rise`` (metres up per metre), by Tobler (1993): fastest slightly downhill."""
    return np.asarray(km / (6.0 * np.exp(-3.5 * np.abs(rise + 0.05))))


@dataclass(frozen=True)
class Moves:
    """Which moves there are: the ``indptr`` and ``indices`` of a sparse matrix, int32; graphs may share them."""

    starts: np.ndarray
    target: np.ndarray


def open_moves(spec: GridSpec, cost: np.ndarray) -> Moves:
    """Return the moves between cells of finite cost (flat)."""
    wide_cost = _wide(spec, cost)
    starts = np.zeros(spec.size + 1, np.int32)
    for top, bottom in _blocks(spec):
        starts[1 + top * spec.n_cols : 1 + bottom * spec.n_cols] = _open(spec, wide_cost, top, bottom).sum(axis=1)
    np.cumsum(starts, out=starts)
    target = np.empty(starts[-1], np.int32)
    for top, bottom in _blocks(spec):
        place = slice(starts[top * spec.n_cols], starts[bottom * spec.n_cols])
        target[place] = _targets(spec, top, bottom)[_open(spec, wide_cost, top, bottom)]
    return Moves(starts, target)


def walk_network(
    spec: GridSpec, z: np.ndarray, cost: np.ndarray, moves: Moves | None = None
) -> scipy.sparse.csr_matrix:
    """Return the graph of hours: open-ground hours times the mean cost of the two cells of a move.

    It is filled block by block: only the graph itself and one block are in memory, about 200 bytes per cell.

    Parameters
    ----------
    spec : GridSpec
        Cells.
    z : ndarray, shape (n_rows, n_cols)
        Elevation, m.
    cost : ndarray, shape (n_cells,)
        Factor on the hours; cells whose cost is not finite are neither entered nor left.
    moves : Moves, optional
        Those of :func:`open_moves` for the same open cells, where they are known already.

    Returns
    -------
    csr_matrix, shape (n_cells, n_cells)
        float64 weights and int32 indices, sorted within each row.
    """
    moves = open_moves(spec, cost) if moves is None else moves
    wide_cost, wide_z = _wide(spec, cost), np.pad(np.asarray(z, float), REACH)
    weight = np.empty(moves.starts[-1])
    for top, bottom in _blocks(spec):
        place = slice(moves.starts[top * spec.n_cols], moves.starts[bottom * spec.n_cols])
        weight[place] = _weights(spec, wide_z, wide_cost, top, bottom)[_open(spec, wide_cost, top, bottom)]
    return scipy.sparse.csr_matrix((weight, moves.target, moves.starts), shape=(spec.size, spec.size))


def _wide(spec: GridSpec, cost: np.ndarray) -> np.ndarray:
    return np.pad(np.asarray(cost, float).reshape(spec.shape), REACH, constant_values=np.inf)


def _blocks(spec: GridSpec) -> list[tuple[int, int]]:
    rows = max(1, BLOCK_CELLS // spec.n_cols)
    return [(top, min(top + rows, spec.n_rows)) for top in range(0, spec.n_rows, rows)]


def _shifted(wide: np.ndarray, spec: GridSpec, top: int, bottom: int, down: int, right: int) -> np.ndarray:
    return wide[
        REACH + top + down : REACH + bottom + down,
        REACH + right : REACH + right + spec.n_cols,
    ]


def _open(spec: GridSpec, wide_cost: np.ndarray, top: int, bottom: int) -> np.ndarray:
    """Return which moves from the cells of a block are possible, shape (n, 16)."""
    good = np.isfinite(wide_cost[top : bottom + 2 * REACH])
    here = _shifted(good, spec, 0, bottom - top, 0, 0)
    moves = [here & _shifted(good, spec, 0, bottom - top, *move) for move in BOTH_WAYS]
    return np.stack(moves, axis=-1).reshape(-1, len(moves))


def _weights(spec: GridSpec, wide_z: np.ndarray, wide_cost: np.ndarray, top: int, bottom: int) -> np.ndarray:
    z, cost = _shifted(wide_z, spec, top, bottom, 0, 0), _shifted(wide_cost, spec, top, bottom, 0, 0)
    weights = np.empty((*z.shape, len(BOTH_WAYS)))
    for number, move in enumerate(BOTH_WAYS):
        km = float(np.hypot(*move)) * spec.cell_size / 1000
        rise = (_shifted(wide_z, spec, top, bottom, *move) - z) / (1000 * km)
        weights[..., number] = tobler_hours(km, rise) * (cost + _shifted(wide_cost, spec, top, bottom, *move)) / 2
    return weights.reshape(-1, len(BOTH_WAYS)).round(9)  # exponentials differ in their last digit between libraries


def _targets(spec: GridSpec, top: int, bottom: int) -> np.ndarray:
    cells = np.arange(top * spec.n_cols, bottom * spec.n_cols, dtype=np.int32)
    steps = np.array([down * spec.n_cols + right for down, right in BOTH_WAYS], np.int32)
    return cells[:, None] + steps[None, :]
