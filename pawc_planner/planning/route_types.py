"""What a route problem and its answer are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from ..base.errors import ParameterError
from ..base.params import NOT_NEGATIVE_CELLS, not_negative, one_of, positive
from ..base.words import QT_TRANSLATE_NOOP, Sentence
from .errors import ShapeError
from .movement import TRANSPORTS, TravelGraph

STOP_KINDS = ("start", "gap", "camera", "camp", "end")
_DIFFERENT = QT_TRANSLATE_NOOP("PawcPlanner", "different names")


@dataclass(frozen=True)
class Team:
    """A patrol team: ``node`` is the movement cell of its station, ``days`` how long it stays out."""

    name: str
    station: str
    node: int
    days: int
    transport: str = "foot"

    def __post_init__(self) -> None:
        positive("DAYS", self.days)
        one_of("TRANSPORT", self.transport, TRANSPORTS)


@dataclass(frozen=True)
class RouteProblem:
    """What the teams should visit and what they can do.

    Parameters
    ----------
    graph : TravelGraph
        Movement on foot.
    cell_of_node : ndarray of int, shape (n_nodes,)
        Planning cell of each movement cell, -1 for none. A planning cell is a union of movement cells.
    reward : ndarray, shape (n_cells,)
        Worth of each planning cell, >= 0.
    teams : tuple of Team
        Teams.
    hours_per_day : float
        Longest walking time per day.
    required : tuple of int
        Nodes that some team must pass (cameras to service).
    may_camp : bool
        True: nights are spent on the way; False: every day ends at the station.
    graphs : mapping of transport to TravelGraph
        Movement of the other transports, on the same grid.
    camp_ground : ndarray of bool, shape (n_nodes,), optional
        Where a camp may stand; None means any passable cell.
    """

    graph: TravelGraph
    cell_of_node: np.ndarray
    reward: np.ndarray
    teams: tuple[Team, ...]
    hours_per_day: float = 8.0
    required: tuple[int, ...] = ()
    may_camp: bool = True
    graphs: Mapping[str, TravelGraph] = field(default_factory=dict)
    camp_ground: np.ndarray | None = None

    def __post_init__(self) -> None:
        positive("HOURS_PER_DAY", self.hours_per_day)
        if np.shape(self.cell_of_node) != (self.graph.spec.size,):
            raise ShapeError(name="cell_of_node", shape=np.shape(self.cell_of_node), expected=(self.graph.spec.size,))
        if not (np.all(np.isfinite(self.reward)) and np.all(np.asarray(self.reward) >= 0)):
            raise ParameterError(name="reward", value="NaN or below 0 in places", expected=NOT_NEGATIVE_CELLS)
        if len({team.name for team in self.teams}) < len(self.teams):
            raise ParameterError(name="TEAMS", value="a name twice", expected=_DIFFERENT)

    def graph_of(self, team: Team) -> TravelGraph:
        """Return the movement of a team."""
        return self.graphs.get(team.transport, self.graph)


@dataclass(frozen=True)
class RouteParams:
    """How the search is made; the result depends on nothing but the problem and these.

    Parameters
    ----------
    seed : int
        Seed of the random numbers.
    iterations : int
        Rounds of ruin and recreate.
    detection_per_km : float
        β of the share 1 − exp(−β·km) of a cell's reward that km walked in it serve.
    max_stops : int
        Number of candidate stops.
    """

    seed: int = 1
    iterations: int = 300
    detection_per_km: float = 0.7
    max_stops: int = 600

    def __post_init__(self) -> None:
        not_negative("ITERATIONS", self.iterations)
        positive("DETECTION_PER_KM", self.detection_per_km)
        positive("MAX_STOPS", self.max_stops)


@dataclass(frozen=True)
class RouteStop:
    """A way-point: ``kind`` is one of STOP_KINDS; ``hours`` and ``km`` since the start of the day; ``cell`` or -1."""

    node: int
    kind: str
    hours: float
    km: float
    cell: int


@dataclass(frozen=True)
class RouteDay:
    """One day of one team.

    ``nodes`` is the whole way (movement cells), ``start`` and ``end`` its ends, ``served`` the share of the total
    reward that this day adds to the days before it, ``climb_m`` the metres climbed.
    """

    team: str
    station: str
    transport: str
    day: int
    nodes: np.ndarray
    km: float
    hours: float
    climb_m: float
    start: int
    end: int
    served: float
    stops: tuple[RouteStop, ...]
    sentence: Sentence


@dataclass(frozen=True)
class RoutePlan:
    """Routes of all teams.

    Parameters
    ----------
    days : tuple of RouteDay
        Ordered by team and day; a team that cannot go out has none.
    expected : float
        Share of the total reward that the routes serve, 0 to 1.
    bound : float
        Share that no plan can exceed: Lagrangian relaxation in which each station's hours are spent at the fastest pace
        of each cell within its reach, and no time is lost between cells.
    cell_km : ndarray, shape (n_cells,)
        Kilometres of the routes in each planning cell.
    notes : tuple of Sentence
        Teams and stops that could not be served, and other warnings.
    sentence : Sentence
        The result in one line.
    """

    days: tuple[RouteDay, ...]
    expected: float
    bound: float
    cell_km: np.ndarray
    notes: tuple[Sentence, ...]
    sentence: Sentence
