"""Travel time over terrain: a directed graph with sixteen neighbours per cell."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

from ..analysis.grid import GridSpec
from ..base.params import one_of, positive, within
from .moves import network_moves, walking_moves
from .terrain import Terrain

TRANSPORTS = ("foot", "vehicle", "boat")


@dataclass(frozen=True)
class MovementParams:
    """How fast a group moves.

    Parameters
    ----------
    transport : str
        ``foot`` (everywhere that is passable), ``vehicle`` (roads only) or ``boat`` (rivers only).
    max_slope_degrees : float
        Steeper ground is a cliff.
    trail_factor : float
        Walking speed on roads and trails relative to Tobler's function.
    off_trail_factor : float
        Walking speed off the path relative to Tobler's function (0.6: Tobler 1993), times the land factor.
    road_speed_kmh, boat_speed_kmh : float
        Speed of a vehicle on a road and of a boat on a river.
    keep_out : bool
        False for intruders, who do not respect the areas where no patrol is sent.
    """

    transport: str = "foot"
    max_slope_degrees: float = 40.0
    trail_factor: float = 1.0
    off_trail_factor: float = 0.6
    road_speed_kmh: float = 25.0
    boat_speed_kmh: float = 10.0
    keep_out: bool = True

    def __post_init__(self) -> None:
        one_of("TRANSPORT", self.transport, TRANSPORTS)
        within("MAX_SLOPE", self.max_slope_degrees, 1, 89)
        for name in ("trail_factor", "off_trail_factor", "road_speed_kmh", "boat_speed_kmh"):
            positive(name.upper(), getattr(self, name))


@dataclass(frozen=True, eq=False)
class TravelGraph:
    """Moves between the cells of a movement grid; node = cell number = row × columns + column.

    Parameters
    ----------
    spec : GridSpec
        Movement grid.
    hours, metres : csr_matrix, shape (n, n)
        Time and horizontal length of each possible move, with the same sparsity; directed.
    passable : ndarray of bool, shape (n,)
        Cells that can be entered and left.
    elevation : ndarray, shape (n,)
        Metres, NaN unknown.
    """

    spec: GridSpec
    hours: csr_matrix
    metres: csr_matrix
    passable: np.ndarray
    elevation: np.ndarray

    @cached_property
    def _hours_back(self) -> csr_matrix:
        return self.hours.T.tocsr()

    def times(self, sources: np.ndarray, limit: float = np.inf) -> np.ndarray:
        """Return hours from each source to every node, inf where out of reach or above ``limit``; shape (k, n)."""
        return dijkstra(self.hours, indices=np.atleast_1d(sources), limit=limit)

    def times_to(self, targets: np.ndarray, limit: float = np.inf) -> np.ndarray:
        """Return hours from every node to each target; shape (k, n)."""
        return dijkstra(self._hours_back, indices=np.atleast_1d(targets), limit=limit)

    def ways(self, source: int, limit: float = np.inf) -> tuple[np.ndarray, np.ndarray]:
        """Return hours from a source and the node before each node on the fastest way (negative: none); shape (n,)."""
        return dijkstra(self.hours, indices=int(source), limit=limit, return_predecessors=True)

    def ways_to(self, target: int, limit: float = np.inf) -> tuple[np.ndarray, np.ndarray]:
        """Return hours to a target and the node after each node on the fastest way (negative: none); shape (n,)."""
        return dijkstra(self._hours_back, indices=int(target), limit=limit, return_predecessors=True)

    def path(self, source: int, target: int) -> np.ndarray:
        """Return the nodes of the fastest path, both ends included; empty when there is none."""
        return walk_back(self.ways(source)[1], source, target)

    def leg_hours(self, nodes: np.ndarray) -> float:
        """Return the hours along a path, added up move by move; inf when a move is not possible."""
        return float(self.move_values(self.hours, nodes).sum())

    def leg_km(self, nodes: np.ndarray) -> float:
        """Return the horizontal length of a path in km; inf when a move is not possible."""
        return float(self.move_values(self.metres, nodes).sum()) / 1000

    def move_values(self, matrix: csr_matrix, nodes: np.ndarray) -> np.ndarray:
        """Return the entry of ``hours`` or ``metres`` for each move of a path, inf where there is no move."""
        nodes = np.asarray(nodes, dtype=np.int64)
        if len(nodes) < 2:
            return np.zeros(0)
        values = np.asarray(matrix[nodes[:-1], nodes[1:]]).ravel()
        return np.where(values > 0, values, np.inf)

    def nearest_passable(self, cells: np.ndarray) -> np.ndarray:
        """Return the nearest passable node of each cell (itself if passable), -1 when there is none; shape (k,)."""
        cells = np.atleast_1d(np.asarray(cells, dtype=np.int64))
        nodes = np.flatnonzero(self.passable)
        if not len(nodes):
            return np.full(len(cells), -1, dtype=np.int64)
        tree = cKDTree(np.column_stack(self.spec.centres(nodes)))
        near = nodes[tree.query(np.column_stack(self.spec.centres(cells)))[1]]
        return np.where((cells >= 0) & self.passable[cells], cells, np.where(cells >= 0, near, -1))


def walk_back(before: np.ndarray, source: int, target: int) -> np.ndarray:
    """Return the nodes from source to target along predecessors (see :meth:`TravelGraph.ways`); empty if unreached."""
    nodes = [int(target)]
    while nodes[-1] != source:
        if before[nodes[-1]] < 0:
            return np.empty(0, dtype=np.int64)
        nodes.append(int(before[nodes[-1]]))
    return np.array(nodes[::-1], dtype=np.int64)


def travel_graph(terrain: Terrain, params: MovementParams) -> TravelGraph:
    """Build the directed graph of moves.

    On foot a cell has sixteen neighbours (eight, and the knight's moves). A move takes Tobler's time for its slope,
    over the mean slowness of the cells it runs through. It is not possible when it or a corner it cuts is impassable,
    too steep or closed, or when it crosses an unfordable river away from a bridge. A vehicle moves along cells with a
    road and a boat along cells with a river, at a steady speed.

    References
    ----------
    Tobler, W. (1993). Three presentations on geographical analysis and modeling. NCGIA Technical Report 93-1.
    """
    if params.transport == "foot":
        moves = walking_moves(
            terrain, np.tan(np.radians(params.max_slope_degrees)), params.trail_factor, params.off_trail_factor,
            params.keep_out,
        )
    else:
        on_road = params.transport == "vehicle"
        cells = terrain.road if on_road else terrain.river
        speed = params.road_speed_kmh if on_road else params.boat_speed_kmh
        moves = network_moves(cells & ~(terrain.no_go & params.keep_out), terrain.spec, speed)
    n = terrain.spec.size
    hours = csr_matrix((moves.hours, (moves.start, moves.end)), shape=(n, n))
    metres = csr_matrix((moves.metres, (moves.start, moves.end)), shape=(n, n))
    passable = (np.diff(hours.indptr) > 0) & (np.bincount(hours.indices, minlength=n) > 0)
    return TravelGraph(terrain.spec, hours, metres, passable, terrain.elevation.ravel().astype(float))
