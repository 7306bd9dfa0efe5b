"""What all reference planners share: the ground, the teams, and walks that end at home in time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from ...planning.days import cut_into_days
from ...planning.errors import DayTooShortError
from ...planning.legs import stop_nodes
from ...planning.movement import TravelGraph, walk_back
from ...planning.routes import Team
from ...site.steps.routes import ACCESS_KMH, Doors
from ...site.steps.starts import teams_of
from ..scoring.plan import FieldPlan, Outing
from .known import Known
from .request import Request

CAMP_SLACK_HOURS = 0.15  # as in our planner: a day ends at the last node that it reaches
NEAR_HOURS = 2.0  # how far a search goes at first
SHORTEST_DAY_HOURS = 0.25  # less is left only where the way to the station's door takes the day


@dataclass(frozen=True, eq=False)
class Field:
    """Ground, places and teams of one request.

    Parameters
    ----------
    known : Known
        What the planners may look at.
    request : Request
        Means.
    graph : TravelGraph
        Travel of the teams.
    teams : tuple of Team
        Teams with the node they start from.
    doors : Doors
        Ways between stations and their nodes, which count in km and hours.
    cells : ndarray of int, shape (n,)
        Planning cells that some team can get to and come home from.
    nodes : ndarray of int, shape (n,)
        Node of each, nearest to its middle.
    worth : ndarray, shape (n,)
        Risk of each cell times its share inside the boundary.
    """

    known: Known
    request: Request
    graph: TravelGraph
    teams: tuple[Team, ...]
    doors: Doors
    cells: np.ndarray
    nodes: np.ndarray
    worth: np.ndarray
    _homes: dict[int, tuple[np.ndarray, np.ndarray]] = field(default_factory=dict)

    @property
    def hours_per_day(self) -> float:
        """Hours of a day on the graph: what the longest way through a station's door leaves, as in our planner."""
        return self.request.hours_per_day - self.doors.longest_hours

    @cached_property
    def cell_of_node(self) -> np.ndarray:
        """Planning cell of every node, -1 for none; shape (n_nodes,)."""
        return self.known.grid.spec.cells_at(*self.graph.spec.centres())

    @cached_property
    def position(self) -> np.ndarray:
        """Position in ``cells`` of every planning cell, -1 where it cannot be entered; shape (n_cells,)."""
        at = np.full(self.known.grid.spec.size, -1, dtype=np.int64)
        at[self.cells] = np.arange(len(self.cells))
        return at

    def home(self, node: int) -> tuple[np.ndarray, np.ndarray]:
        """Return hours from every node to a station's node, and the node after each on the way; shape (n_nodes,)."""
        if node not in self._homes:
            self._homes[node] = self.graph.ways_to(node)
        return self._homes[node]

    def budget(self, days: int) -> float:
        """Return the hours of an outing of some days, camps at whose ends a little is lost included."""
        return days * self.hours_per_day - CAMP_SLACK_HOURS * (days - 1)

    def crossed(self, way: np.ndarray) -> np.ndarray:
        """Return the positions of the cells that a way of nodes touches, each once."""
        at = self.position[np.maximum(self.cell_of_node[way], 0)]
        return np.unique(at[(self.cell_of_node[way] >= 0) & (at >= 0)])


def field_of(known: Known, request: Request) -> Field:
    """Prepare ground and teams.

    Raises
    ------
    ParameterError
        When the days do not fit into the cycle.
    NoDataError
        When no team can start.
    DayTooShortError
        When the way through the station's door takes the day.
    """
    request.for_routes().check_fits(known.cycle)
    graph = known.graph(request.transport)
    teams, _ = teams_of(known.stations, known.maps.ground, request.teams, request.days, request.transport)
    doors = Doors.of(known.stations, {team.station: team.node for team in teams}, graph)
    if request.hours_per_day - doors.longest_hours < SHORTEST_DAY_HOURS:
        raise DayTooShortError(hours=request.hours_per_day, needed=doors.longest_hours + SHORTEST_DAY_HOURS)
    return Field(known, request, graph, teams, doors, *_places(known, graph, teams))


def _places(
    known: Known, graph: TravelGraph, teams: Sequence[Team]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the cells that some team can get to, the node of each nearest to its middle, and their worth."""
    homes = np.unique([team.node for team in teams])
    reached = np.isfinite(graph.times(homes) + graph.times_to(homes)).any(axis=0)
    cell_of_node = known.grid.spec.cells_at(*graph.spec.centres())
    node = stop_nodes(graph, cell_of_node, graph.passable & reached, known.grid.spec.size)[0]
    worth = (known.risk * known.grid.weight).ravel()
    cells = np.flatnonzero(known.grid.inside.ravel() & (node >= 0))
    return cells, node[cells], worth[cells]


Choice = Callable[[int, float], "tuple[int, np.ndarray] | None"]
Tour = tuple[np.ndarray, "list[tuple[int, int]]"]  # nodes of a closed way, and first and last position of each day
Tours = dict[str, "list[Tour]"]


def walk(ground: Field, team: Team, days: int, choose: Choice) -> list[np.ndarray]:
    """Return the legs of one outing: ``choose(node, hours left)`` gives leg after leg until it has none; then home.

    Each choice returns ``(node, leg)``, or None when nothing is left that allows the way home. The way home is no part
    of the result.
    """
    at, left = team.node, ground.budget(days)
    legs: list[np.ndarray] = []
    while True:
        choice = choose(at, left)
        if choice is None:
            return legs
        at, leg = choice
        left -= ground.graph.leg_hours(leg)
        legs.append(leg)


def leg_to(ground: Field, at: int, node: int, limit: float) -> tuple[float, np.ndarray]:
    """Return hours and nodes of the fastest way, inf and nothing beyond ``limit``; near places are found quickly."""
    for within in (min(NEAR_HOURS, limit), limit):
        hours, before = ground.graph.ways(at, within)
        if np.isfinite(hours[node]):
            return float(hours[node]), walk_back(before, at, node)
    return float("inf"), np.empty(0, dtype=np.int64)


def closed(ground: Field, team: Team, legs: Sequence[np.ndarray]) -> np.ndarray:
    """Return the nodes of legs that follow each other from the station, with the fastest way home."""
    way = [np.array([team.node]), *(leg[1:] for leg in legs)]
    last = int(legs[-1][-1]) if legs else team.node
    return np.concatenate([*way, way_home(ground, team, last)[1:]])


def way_home(ground: Field, team: Team, node: int) -> np.ndarray:
    """Return the nodes of the fastest way from a node to a team's station."""
    return walk_back(ground.home(team.node)[1], team.node, node)[::-1]


def cut(ground: Field, way: np.ndarray, days: int) -> list[tuple[int, int]] | None:
    """Cut a closed way into days; None when it does not fit."""
    hours = np.concatenate([[0.0], np.cumsum(ground.graph.move_values(ground.graph.hours, way))])
    return cut_into_days(hours, ground.hours_per_day, days)


def fitted(ground: Field, team: Team, legs: Sequence[np.ndarray], days: int) -> Tour | None:
    """Return the closed way of as many of the first legs as fit into the days, and its days; None when none does."""
    kept = list(legs)
    while kept:
        way = closed(ground, team, kept)
        cuts = cut(ground, way, days)
        if cuts:
            return way, cuts
        kept.pop()
    return None


def filled(team: Team, tour_of: Callable[[int], Tour | None]) -> list[Tour]:
    """Return tours until a team's days are used; where ``tour_of(days)`` finds none, a shorter one is asked for."""
    found: list[Tour] = []
    left = asked = team.days
    while asked > 0:
        one = tour_of(asked)
        if one is None:
            asked -= 1
            continue
        found.append(one)
        left -= len(one[1])
        asked = left
    return found


def field_plan(ground: Field, name: str, tours: Tours) -> FieldPlan:
    """Write the tours of all teams as a plan with the standing cameras.

    Raises
    ------
    DayTooShortError
        When no team can go anywhere.
    """
    outings = []
    for team in ground.teams:
        day = 0
        for way, cuts in tours.get(team.name, []):
            for first, last in cuts:
                outings.append(_outing(ground, team, day, way[first : last + 1], first == 0, last == len(way) - 1))
                day += 1
    if not outings:
        raise DayTooShortError(hours=ground.request.hours_per_day, needed=_least_hours(ground))
    return FieldPlan(name, tuple(outings), ground.known.standing)


def _least_hours(ground: Field) -> float:
    """Return hours to the nearest cell and back, door included."""
    nearest = np.inf
    for team in ground.teams:
        round_trip = ground.graph.times(np.array([team.node]))[0] + ground.home(team.node)[0]
        away = ground.nodes[ground.nodes != team.node]
        nearest = min(nearest, float(round_trip[away].min(initial=np.inf)))
    return nearest + ground.doors.longest_hours


def _outing(ground: Field, team: Team, day: int, nodes: np.ndarray, from_door: bool, to_door: bool) -> Outing:
    """Write one day; the first and the last of a tour lead through the station's door."""
    x, y = ground.graph.spec.centres(nodes)
    door_x, door_y = ground.doors.places[team.station]
    x = np.concatenate([[door_x] * from_door, x, [door_x] * to_door])
    y = np.concatenate([[door_y] * from_door, y, [door_y] * to_door])
    at_door = ground.doors.km[team.station] * (int(from_door) + int(to_door)) / ACCESS_KMH
    hours = ground.graph.leg_hours(nodes) + at_door
    return Outing(team.name, team.station, day, team.transport, x, y, float(hours))
