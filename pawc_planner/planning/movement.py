"""Travel time over terrain: a directed graph with sixteen neighbours per cell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from ..analysis.grid import GridSpec
from ..base.params import not_negative, one_of, positive, within
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
    """

    transport: str = "foot"
    max_slope_degrees: float = 40.0
    trail_factor: float = 1.0
    off_trail_factor: float = 0.6
    road_speed_kmh: float = 25.0
    boat_speed_kmh: float = 10.0

    def __post_init__(self) -> None:
        one_of("TRANSPORT", self.transport, TRANSPORTS)
        within("MAX_SLOPE", self.max_slope_degrees, 1, 89)
        for name in ("trail_factor", "off_trail_factor", "road_speed_kmh", "boat_speed_kmh"):
            positive(name.upper(), getattr(self, name))
        not_negative("MAX_SLOPE", self.max_slope_degrees)


@dataclass(frozen=True)
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

    def times(self, sources: np.ndarray, limit: float = np.inf) -> np.ndarray:
        """Return hours from each source to every node, inf where out of reach or above ``limit``; shape (k, n)."""
        raise NotImplementedError

    def times_to(self, targets: np.ndarray, limit: float = np.inf) -> np.ndarray:
        """Return hours from every node to each target; shape (k, n)."""
        raise NotImplementedError

    def path(self, source: int, target: int) -> np.ndarray:
        """Return the nodes of the fastest path, both ends included; empty when there is none."""
        raise NotImplementedError

    def leg_hours(self, nodes: np.ndarray) -> float:
        """Return the hours along a path, added up move by move; inf when a move is not possible."""
        raise NotImplementedError

    def leg_km(self, nodes: np.ndarray) -> float:
        """Return the horizontal length of a path in km."""
        raise NotImplementedError

    def nearest_passable(self, cells: np.ndarray) -> np.ndarray:
        """Return the nearest passable node of each cell (itself if passable), -1 when there is none; shape (k,)."""
        raise NotImplementedError


def travel_graph(terrain: Terrain, params: MovementParams) -> TravelGraph:
    """Build the directed graph of moves."""
    raise NotImplementedError
