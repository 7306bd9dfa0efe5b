"""From a route problem to tours between candidate stops."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix

from ..base.progress import Part, Progress
from ..base.words import QT_TRANSLATE_NOOP, Sentence
from .errors import DayTooShortError
from .legs import Legs, choose_stops, legs_between, stop_nodes
from .movement import TravelGraph
from .orienteering import TourProblem
from .route_bound import Reach, fastest_pace
from .route_types import RouteParams, RouteProblem, Team

SNAP_M = 1000.0  # a station on impassable ground may stand this far from where its patrols start
FEW_STOPS = 150
LONG_LEG_HOURS = 3.5  # among many stops, a longer leg has others on its way
CAMP_SLACK_HOURS = 0.15  # lost at the end of a day, as a camp stands at the middle of a cell
CAMP_SEARCH_HOURS = 0.4  # the same when camps may not stand everywhere


@dataclass(frozen=True, eq=False)
class Base:
    """Where teams of one transport start: hours ``there`` and ``back`` for every node, and its fastest paces."""

    graph: TravelGraph
    node: int
    teams: tuple[Team, ...]
    there: np.ndarray
    back: np.ndarray
    budget: float
    pace: np.ndarray


class CellReward:
    """Reward of the cells that legs cross: ``reward · (1 − exp(−β·km))``, km of all legs together."""

    def __init__(self, cell_km: csr_matrix, reward: np.ndarray, per_km: float) -> None:
        self._km, self._reward, self._per_km = cell_km, reward, per_km
        self._n = int(round(cell_km.shape[0] ** 0.5))
        self._share = csr_matrix((1 - np.exp(-per_km * cell_km.data), cell_km.indices, cell_km.indptr), cell_km.shape)

    def begin(self, start: np.ndarray, end: np.ndarray) -> np.ndarray:
        """Return km per cell."""
        return np.asarray(self._km[start * self._n + end].sum(axis=0)).ravel()

    def gains(self, state: np.ndarray) -> np.ndarray:
        """Return what each leg would add to the kilometres walked."""
        return (self._share @ (self._reward * np.exp(-self._per_km * state))).reshape(self._n, self._n)

    def insert(self, state: np.ndarray, before: int, stop: int, after: int) -> None:
        """Exchange the kilometres of one leg for those of two."""
        for row, sign in ((before * self._n + after, -1), (before * self._n + stop, 1), (stop * self._n + after, 1)):
            part = slice(self._km.indptr[row], self._km.indptr[row + 1])
            state[self._km.indices[part]] += sign * self._km.data[part]

    def value(self, state: np.ndarray) -> float:
        """Return the reward served."""
        return float((self._reward * (1 - np.exp(-self._per_km * state))).sum())


@dataclass(frozen=True, eq=False)
class Setup:
    """Tours to be searched; ``owner`` is the base and team of each tour, ``tables`` the first stop of each graph."""

    bases: tuple[Base, ...]
    tours: TourProblem
    owner: tuple[tuple[Base, Team], ...]
    stop_node: np.ndarray
    is_required: np.ndarray
    notes: tuple[Sentence, ...]


def find_bases(problem: RouteProblem) -> tuple[list[Base], list[Sentence]]:
    """Gather the teams by station and transport, with their reach; teams that cannot go out are noted."""
    groups: dict[tuple[int, int, int], list[Team]] = {}
    graphs: dict[int, TravelGraph] = {}
    notes = []
    for team in problem.teams:
        graph = problem.graph_of(team)
        node, note = _start(graph, team)
        notes += note
        if node >= 0:
            graphs[id(graph)] = graph
            key = (id(graph), node, team.days if problem.may_camp else 1)
            groups.setdefault(key, []).append(replace(team, node=node))
    bases = []
    for (graph_id, node, days), teams in groups.items():
        bases.append(_base(problem, graphs[graph_id], node, tuple(teams), days * problem.hours_per_day))
    return bases, notes


def _start(graph: TravelGraph, team: Team) -> tuple[int, list[Sentence]]:
    if 0 <= team.node < graph.spec.size:
        node = int(graph.nearest_passable(np.array([team.node]))[0])
        x, y = graph.spec.centres(np.array([team.node, max(node, 0)]))
        away = float(np.hypot(x[1] - x[0], y[1] - y[0]))
        if node == team.node:
            return node, []
        if node >= 0 and away <= max(SNAP_M, 2 * graph.spec.cell_size):
            text = QT_TRANSLATE_NOOP(
                "PawcPlanner",
                "Station {station} of team {team} stands on ground that cannot be crossed by {transport}; its routes start {metres:.0f} m away.",  # noqa: E501
            )
            return node, [Sentence(text, {**_facts(team), "metres": away})]
    text = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Team {team} gets no route: no ground that can be crossed by {transport} lies near station {station}. Check the place of the station.",  # noqa: E501
    )
    return -1, [Sentence(text, _facts(team))]


def _facts(team: Team) -> dict[str, object]:
    return {"team": team.name, "station": team.station, "transport": team.transport}


def _base(problem: RouteProblem, graph: TravelGraph, node: int, teams: tuple[Team, ...], budget: float) -> Base:
    there, back = graph.times(np.array([node]))[0], graph.times_to(np.array([node]))[0]
    pace = fastest_pace(graph, problem.cell_of_node, len(problem.reward), there, back, budget)
    return Base(graph, node, teams, there, back, budget, pace)


def reaches(bases: list[Base], problem: RouteProblem) -> list[Reach]:
    """Return what the bases can spend and reach, for the bound."""
    return [Reach(sum(team.days for team in base.teams) * problem.hours_per_day, base.pace) for base in bases]


def check_reach(bases: list[Base], problem: RouteProblem) -> list[Sentence]:
    """Note teams without reward in reach; raise when more time would help and no team has any.

    Raises
    ------
    DayTooShortError
        When there is reward on connected ground, but none within the time.
    """
    notes, nearest = [], np.inf
    worth = np.flatnonzero((problem.cell_of_node >= 0) & (problem.reward[np.maximum(problem.cell_of_node, 0)] > 0))
    for base in bases:
        if np.any(problem.reward[np.isfinite(base.pace)] > 0):
            continue
        round_trip = float(np.min((base.there + base.back)[worth], initial=np.inf))
        nearest = min(nearest, round_trip)
        text = QT_TRANSLATE_NOOP(
            "PawcPlanner",
            "Team {team} gets no route: nothing worth visiting is within its reach from station {station}.",
        )
        notes += [Sentence(text, _facts(team)) for team in base.teams]
    if bases and len(notes) == sum(len(b.teams) for b in bases) and np.isfinite(nearest):
        raise DayTooShortError(hours=problem.hours_per_day, needed=nearest)
    return notes


def set_up(problem: RouteProblem, params: RouteParams, bases: list[Base], progress: Progress) -> Setup:
    """Choose stops, compute the ways between them and state the tours."""
    graphs = list({id(base.graph): base.graph for base in bases}.values())
    required, notes = _reachable_required(problem, bases)
    tables: list[Legs] = []
    node_of_stop: list[int] = []
    must: list[int] = []
    for k, graph in enumerate(graphs):
        here = [base for base in bases if base.graph is graph]
        part = Part(progress, k / len(graphs), (k + 1) / len(graphs))
        wanted = [node for node, owner in required if owner is graph]
        nodes = _stop_nodes(problem, params, graph, here, wanted)
        hubs = np.arange(len({*wanted, *(base.node for base in here)}))  # stations and required nodes come first
        limit = problem.hours_per_day if len(nodes) <= FEW_STOPS else min(LONG_LEG_HOURS, problem.hours_per_day)
        tables.append(legs_between(graph, nodes, hubs, limit, problem.cell_of_node, len(problem.reward), part))
        must += [len(node_of_stop) + int(np.flatnonzero(nodes == node)[0]) for node in wanted]
        node_of_stop += map(int, nodes)
    hours, cell_km, first = _side_by_side(tables)
    owner = tuple((base, team) for base in bases for team in base.teams for _ in _outings(problem, team))
    at = [graphs.index(base.graph) for base, _ in owner]
    starts = np.array([first[k] + _position(tables[k], base.node) for k, (base, _) in zip(at, owner)])
    slack = CAMP_SLACK_HOURS if problem.camp_ground is None else CAMP_SEARCH_HOURS
    slack = slack if problem.may_camp else 0.0
    budgets = np.array([base.budget - slack * (base.budget / problem.hours_per_day - 1) for base, _ in owner])
    reward = CellReward(cell_km, problem.reward, params.detection_per_km)
    is_required = np.isin(np.arange(len(hours)), must)
    tours = TourProblem(hours, starts, starts.copy(), budgets, reward, tuple(must))
    return Setup(tuple(bases), tours, owner, np.array(node_of_stop), is_required, tuple(notes))


def _outings(problem: RouteProblem, team: Team) -> range:
    return range(1 if problem.may_camp else team.days)


def _position(table: Legs, node: int) -> int:
    return int(np.flatnonzero(table.nodes == node)[0])


def _stop_nodes(
    problem: RouteProblem, params: RouteParams, graph: TravelGraph, bases: list[Base], required: list[int]
) -> np.ndarray:
    """Return stations, required nodes and the candidate stops of one graph, each once."""
    n_cells = len(problem.reward)
    stops = np.zeros(n_cells, dtype=np.int64)
    nodes = list(dict.fromkeys([base.node for base in bases] + required))
    nodes_per_cell = max(1.0, float(np.median(np.unique(problem.cell_of_node, return_counts=True)[1])))
    spacing = 1.5 * graph.spec.cell_size * nodes_per_cell**0.5
    for base in bases:
        round_trip = base.there + base.back
        nodes_of_cell = stop_nodes(graph, problem.cell_of_node, round_trip <= base.budget, n_cells)
        far = np.where(nodes_of_cell[0] >= 0, round_trip[nodes_of_cell[0]], 0) / base.budget
        worth = np.where(nodes_of_cell[0] >= 0, problem.reward, 0) / (1 + far)
        nodes += choose_stops(graph, nodes_of_cell, worth, max(1, params.max_stops // len(bases)), spacing, stops)
    return np.array(list(dict.fromkeys(nodes)), dtype=np.int64)


def _reachable_required(
    problem: RouteProblem, bases: list[Base]
) -> tuple[list[tuple[int, TravelGraph]], list[Sentence]]:
    found, notes = [], []
    for node in dict.fromkeys(int(node) for node in problem.required):
        inside = [b for b in bases if 0 <= node < b.graph.spec.size and (b.there + b.back)[node] <= b.budget]
        if inside:
            found.append((node, inside[0].graph))
            continue
        text = QT_TRANSLATE_NOOP(
            "PawcPlanner", "A camera to service (movement cell {node}) is out of reach of all teams."
        )
        notes.append(Sentence(text, {"node": node}))
    return found, notes


def _side_by_side(tables: list[Legs]) -> tuple[np.ndarray, csr_matrix, list[int]]:
    """Join the tables of several graphs; there is no leg from one to the other."""
    if len(tables) == 1:
        return tables[0].hours, tables[0].cell_km, [0]
    sizes = [len(table.nodes) for table in tables]
    n, first = sum(sizes), [int(at) for at in np.cumsum([0, *sizes[:-1]])]
    hours = np.full((n, n), np.inf)
    rows, cells, km = [], [], []
    for table, size, at in zip(tables, sizes, first):
        hours[at : at + size, at : at + size] = table.hours
        entries = table.cell_km.tocoo()
        rows.append((at + entries.row // size).astype(np.int64) * n + at + entries.row % size)
        cells.append(entries.col)
        km.append(entries.data)
    joined = coo_matrix(
        (np.concatenate(km), (np.concatenate(rows), np.concatenate(cells))), shape=(n * n, tables[0].cell_km.shape[1])
    )
    return hours, joined.tocsr(), first
