"""Candidate stops of patrol routes and the real ways between them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix
from scipy.spatial import cKDTree

from ..base.progress import Progress, step
from .movement import TravelGraph
from .moves import cells_run_through

NEIGHBOUR_DISCOUNT = 0.75  # a stop's neighbours are probably crossed on the way
REVISIT_DISCOUNT = 0.2  # a second stop in a cell must be worth more than five first ones
STOP_PLACES = ((0, 0), (1, 1), (-1, -1), (1, -1))  # east and north of the middle of a cell


@dataclass(frozen=True, eq=False)
class Legs:
    """All legs between stops.

    Parameters
    ----------
    nodes : ndarray of int, shape (n,)
        Node of each stop.
    hours : ndarray, shape (n, n)
        Time of the fastest way, inf beyond the limit of the search; 0 on the diagonal.
    cell_km : csr_matrix, shape (n·n, n_cells)
        Kilometres of each leg in each planning cell; row = from·n + to.
    """

    nodes: np.ndarray
    hours: np.ndarray
    cell_km: csr_matrix


def legs_between(
    graph: TravelGraph,
    nodes: np.ndarray,
    hubs: np.ndarray,
    limit: float,
    cell_of_node: np.ndarray,
    n_cells: int,
    progress: Progress,
) -> Legs:
    """Compute the fastest ways between stops: up to ``limit`` hours, but from and to ``hubs`` (stops) without limit."""
    nodes, n = np.asarray(nodes, dtype=np.int64), len(nodes)
    hours = np.full((n, n), np.inf)
    others = np.setdiff1d(np.arange(n), hubs)
    parts = []
    for i, source in enumerate(nodes):
        step(progress, i / n, "ways between stops")
        is_hub = i in hubs
        targets = np.arange(n) if is_hub else others
        reached, before = graph.ways(int(source), np.inf if is_hub else limit)
        hours[i, targets] = reached[nodes[targets]]
        parts.append(_cell_km(graph, before, nodes[targets], i * n + targets, cell_of_node))
    for hub in hubs:
        reached, after = graph.ways_to(int(nodes[hub]))
        hours[others, hub] = reached[nodes[others]]
        parts.append(_cell_km(graph, after, nodes[others], others * n + hub, cell_of_node))
    row, cell, km = (np.concatenate(part) for part in zip(*parts))
    return Legs(nodes, hours, coo_matrix((km, (row, cell)), shape=(n * n, n_cells)).tocsr())


def _cell_km(
    graph: TravelGraph, before: np.ndarray, targets: np.ndarray, rows: np.ndarray, cell_of_node: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Walk back from all targets at once; return (row, planning cell, km) with one entry per row and cell."""
    row, node = rows.astype(np.int64), targets
    owners, starts, ends = [row[:0]], [row[:0]], [row[:0]]
    while len(row):
        ahead = before[node] >= 0
        row, node = row[ahead], node[ahead]
        previous = before[node].astype(np.int64)
        owners.append(row)
        starts.append(previous)
        ends.append(node)
        node = previous
    row, cell, km = moves_in_cells(
        graph, np.concatenate(starts), np.concatenate(ends), cell_of_node, np.concatenate(owners)
    )
    n_cells = int(cell_of_node.max(initial=0)) + 1
    keys, place = np.unique(row * n_cells + cell, return_inverse=True)
    return keys // n_cells, keys % n_cells, np.bincount(place, km, minlength=len(keys))


def moves_in_cells(
    graph: TravelGraph, start: np.ndarray, end: np.ndarray, cell_of_node: np.ndarray, row: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return (row, planning cell, km) of every stretch of single moves that lies in a planning cell; exact."""
    n_cols = graph.spec.n_cols
    through, share = cells_run_through(start, end, n_cols)
    rise = end // n_cols - start // n_cols
    run = end % n_cols - start % n_cols
    km = np.hypot(rise, run)[:, None] * graph.spec.cell_size / 1000 * share
    cell = cell_of_node[through]
    keep = cell >= 0
    return np.broadcast_to(row[:, None], cell.shape)[keep], cell[keep], km[keep]


def path_cell_km(graph: TravelGraph, nodes: np.ndarray, cell_of_node: np.ndarray, n_cells: int) -> np.ndarray:
    """Return the kilometres of a path in each planning cell; shape (n_cells,)."""
    _, cell, km = moves_in_cells(graph, nodes[:-1], nodes[1:], cell_of_node, np.zeros(len(nodes) - 1, dtype=np.int64))
    return np.bincount(cell, km, minlength=n_cells)


def stop_nodes(graph: TravelGraph, cell_of_node: np.ndarray, usable: np.ndarray, n_cells: int) -> np.ndarray:
    """Return the usable nodes nearest to the middle and to three corners of each planning cell; shape (4, n_cells).

    -1 where a cell has no usable node. More than one stop lets a team search a cell of great worth thoroughly.
    """
    x, y = graph.spec.centres()
    known = cell_of_node >= 0
    cells = cell_of_node[known]
    count = np.bincount(cells, minlength=n_cells)
    middle_x = np.bincount(cells, x[known], minlength=n_cells) / np.maximum(count, 1)
    middle_y = np.bincount(cells, y[known], minlength=n_cells) / np.maximum(count, 1)
    reach = graph.spec.cell_size * np.sqrt(count) / 3
    nodes = np.flatnonzero(known & usable)
    cells = cell_of_node[nodes]
    found = np.full((len(STOP_PLACES), n_cells), -1, dtype=np.int64)
    for k, (east, north) in enumerate(STOP_PLACES):
        goal_x, goal_y = middle_x + east * reach, middle_y + north * reach
        off = np.hypot(x[nodes] - goal_x[cells], y[nodes] - goal_y[cells])
        order = np.lexsort((nodes, off))[::-1]
        found[k, cells[order]] = nodes[order]  # the nearest is written last
    return found


def choose_stops(
    graph: TravelGraph, nodes_of_cell: np.ndarray, worth: np.ndarray, number: int, spacing_m: float, stops: np.ndarray
) -> list[int]:
    """Choose up to ``number`` nodes by the worth of their cells, which falls with every stop in and around it.

    ``stops`` (int per cell) counts the stops chosen so far; it is carried on.
    """
    cells = np.flatnonzero((worth > 0) & (nodes_of_cell[0] >= 0))
    if not len(cells):
        return []
    tree = cKDTree(np.column_stack(graph.spec.centres(nodes_of_cell[0, cells])))
    around = tree.query_ball_point(tree.data, spacing_m, return_sorted=True)
    value = worth[cells].astype(float)
    for k in np.flatnonzero(stops[cells]):
        value[around[k]] *= NEIGHBOUR_DISCOUNT ** stops[cells[k]]
        value[k] *= REVISIT_DISCOUNT ** stops[cells[k]]
    value[stops[cells] >= len(STOP_PLACES)] = 0
    chosen = []
    for _ in range(number):
        k = int(np.argmax(value))
        if value[k] <= 0:
            break
        chosen.append(int(nodes_of_cell[stops[cells[k]], cells[k]]))
        stops[cells[k]] += 1
        value[around[k]] *= NEIGHBOUR_DISCOUNT
        value[k] *= REVISIT_DISCOUNT if stops[cells[k]] < len(STOP_PLACES) else 0.0
    return chosen
