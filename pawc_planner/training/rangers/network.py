"""The graphs on which teams choose their ways: forest in blocks of about 500 m, roads and rivers cell by cell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.ndimage
import scipy.sparse
import scipy.sparse.csgraph
import shapely

from ...analysis.grid import GridSpec
from ..ground.ground import Ground
from ..ground.terrain import MOVES, Terrain
from ..parameters import ParkParams

BLOCK_M = 500.0
KING = 4
# relative effort of a kilometre (assumptions): forest and steepness as in the earlier parks, lines are easiest
FOREST, STEEP, TRAIL, ROAD, OUTSIDE = 1.5, 3.0, 1.1, 1.0, 3.0
OUTSIDE_M, LEAST_LINE_M = 3000.0, 4000.0


@dataclass(frozen=True)
class Blocks:
    """Terrain cells joined to square blocks of about 500 m.

    Parameters
    ----------
    spec : GridSpec
        The blocks.
    of_cell : ndarray of int, shape (terrain cells,)
        Block of each terrain cell.
    """

    spec: GridSpec
    of_cell: np.ndarray

    def mean(self, values: np.ndarray) -> np.ndarray:
        """Return the mean of terrain cells (flat) per block."""
        count = np.bincount(self.of_cell, minlength=self.spec.size)
        total = np.bincount(self.of_cell, np.asarray(values, float).ravel(), self.spec.size)
        return total / np.maximum(count, 1)

    def any(self, mask: np.ndarray) -> np.ndarray:
        """Return True per block with a true terrain cell."""
        return np.bincount(self.of_cell[mask.ravel()], minlength=self.spec.size) > 0

    def within(self, mask: np.ndarray, metres: float) -> np.ndarray:
        """Return True per block at most about ``metres`` from a true block."""
        if not mask.any():
            return mask
        far = scipy.ndimage.distance_transform_edt(~mask.reshape(self.spec.shape)) * self.spec.cell_size
        return (far <= metres + 1).ravel()


def blocks_of(terrain: Terrain) -> Blocks:
    """Join the terrain's cells; cells of 500 m and more stay as they are."""
    spec = terrain.spec
    k = max(1, int(BLOCK_M / spec.cell_size + 0.5))
    joined = GridSpec(spec.west, spec.north, spec.cell_size * k, -(-spec.n_rows // k), -(-spec.n_cols // k))
    row, col = np.arange(spec.n_rows) // k, np.arange(spec.n_cols) // k
    return Blocks(joined, (row[:, None] * joined.n_cols + col).ravel())


@dataclass(frozen=True)
class Net:
    """A graph of the cells that can be entered, as easy one way as the other.

    Parameters
    ----------
    cells : ndarray of int, shape (n,)
        Cell of each node.
    x, y : ndarray, shape (n,)
        Where a team is when it is at the node, metres.
    graph : scipy.sparse.csr_matrix, shape (n, n)
        Effort of each move.
    """

    cells: np.ndarray
    x: np.ndarray
    y: np.ndarray
    graph: scipy.sparse.csr_matrix

    def nearest(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Return the node nearest to each point."""
        return np.array([int(np.argmin(np.hypot(self.x - a, self.y - b).round(2))) for a, b in zip(x, y)], np.int64)

    def parts(self) -> np.ndarray:
        """Return the number of the connected part of each node."""
        return scipy.sparse.csgraph.connected_components(self.graph, directed=False)[1]

    def trees(self, sources: np.ndarray, limit: float = np.inf) -> tuple[np.ndarray, np.ndarray]:
        """Return effort to and predecessor of every node, by Dijkstra (1959); shape (sources, n) each."""
        return scipy.sparse.csgraph.dijkstra(self.graph, indices=sources, return_predecessors=True, limit=limit)


def net_of(spec: GridSpec, cost: np.ndarray, moves: tuple[tuple[int, int], ...] = MOVES) -> Net:
    """Return the graph of cells with finite ``cost`` (flat): kilometres times the mean cost of both ends."""
    cells = np.flatnonzero(np.isfinite(cost))
    number = np.full(spec.size, -1, np.int64)
    number[cells] = np.arange(len(cells))
    row, col = np.divmod(cells, spec.n_cols)
    starts, ends, effort = [], [], []
    for down, right in moves:
        there = (row + down < spec.n_rows) & (col + right >= 0) & (col + right < spec.n_cols)
        a = np.flatnonzero(there)
        b = number[cells[a] + down * spec.n_cols + right]
        a, b = a[b >= 0], b[b >= 0]
        km = spec.cell_size / 1000 * np.sqrt(down * down + right * right)
        starts.append(a)
        ends.append(b)
        effort.append(np.round(km * (cost[cells[a]] + cost[cells[b]]) / 2, 6))
    both = (np.concatenate(starts + ends), np.concatenate(ends + starts))
    graph = scipy.sparse.csr_matrix((np.concatenate(effort + effort), both), shape=(len(cells), len(cells)))
    x, y = spec.centres(cells)
    return Net(cells, x, y, graph)


def forest_net(ground: Ground, blocks: Blocks, params: ParkParams, rng: np.random.Generator) -> Net:
    """Return the graph for teams on foot; no two calls prefer quite the same ways."""
    terrain, landscape = ground.terrain, ground.landscape
    cost = FOREST + STEEP * blocks.mean(terrain.slope)
    cost = cost * rough_blocks(blocks, rng)
    cost[blocks.any(landscape.on_line(terrain, landscape.trails))] = TRAIL
    cost[blocks.any(landscape.on_line(terrain, landscape.roads))] = ROAD
    cost[neglected_blocks(ground, blocks)] /= max(params.rangers.neglect, 0.05)
    inside = blocks.any(terrain.inside)
    cost = np.where(inside, cost, OUTSIDE * cost)
    cost[~blocks.within(inside, 2 * OUTSIDE_M)] = np.inf
    return net_of(blocks.spec, _no_ties(cost, rng))


def rough_blocks(blocks: Blocks, rng: np.random.Generator) -> np.ndarray:
    """Return a smooth random factor per block around 1."""
    noise = scipy.ndimage.gaussian_filter(rng.standard_normal(blocks.spec.shape), 3)
    return np.exp(0.25 * noise / noise.std()).ravel().round(6)


def neglected_blocks(ground: Ground, blocks: Blocks) -> np.ndarray:
    """Return True per block in the sector that patrols neglect."""
    x, y = blocks.spec.centres()
    return shapely.contains_xy(ground.places.neglected, x, y)


def line_net(ground: Ground, cells: np.ndarray, rng: np.random.Generator, king: bool = False) -> Net:
    """Return the graph of the terrain cells (mask, flat) of roads or rivers; ``king``: only to the eight next cells."""
    spec, moves = ground.terrain.spec, MOVES[:KING] if king else MOVES
    long_enough = _long_parts(net_of(spec, np.where(cells, 1.0, np.inf), moves), spec)
    cost = np.full(spec.size, np.inf)
    cost[long_enough] = _no_ties(np.ones(len(long_enough)), rng)
    return net_of(spec, cost, moves)


def _long_parts(net: Net, spec: GridSpec) -> np.ndarray:
    """Return the cells of connected parts of at least 4 km; a stub is no place to drive or sail."""
    if not len(net.cells):
        return net.cells
    part = net.parts()
    return net.cells[np.bincount(part)[part] * spec.cell_size >= LEAST_LINE_M]


def _no_ties(cost: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Spread costs by a hundredth: of two equal ways, versions of a library need not choose the same."""
    return np.round(cost * (1 + 0.01 * rng.random(len(cost))), 6)
