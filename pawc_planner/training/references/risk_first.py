"""The cells with the highest risk first, in an order that does not waste the walk."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from ...base.errors import Cancelled
from ...base.progress import Progress, step
from ...planning.routes import Team
from ..scoring.plan import FieldPlan
from .known import Known
from .request import Request
from .tours import Field, Tour, Tours, closed, cut, field_of, field_plan, leg_to


def highest_risk_first(known: Known, request: Request, progress: Progress) -> FieldPlan:
    """Send the teams to the cells with the highest risk, one cell after the other down the list.

    The teams take turns. Each takes the cell with the most risk (risk times share inside the park) that no team has
    taken and that still fits into its walk, at the place of its walk where the detour is least (cheapest insertion);
    a commander with a map of risk and a pencil does so. What is crossed on the way is not planned for. A team whose
    walk leaves whole days over starts another one; when the list is used up it is taken from the top again.
    """
    ground = field_of(known, request)
    table = _Legs(ground)
    tours: Tours = {team.name: [] for team in ground.teams}
    left = {team.name: team.days for team in ground.teams}
    asked = dict(left)
    while any(asked.values()):
        step(progress, 1 - sum(left.values()) / sum(team.days for team in ground.teams), "routes")
        out = [team for team in ground.teams if asked[team.name]]
        for team, stops in zip(out, _chosen(table, out, asked, progress)):
            one = _laid(ground, team, stops, asked[team.name])
            if one is None:  # a shorter outing may fit where this one does not
                asked[team.name] -= 1
                continue
            tours[team.name].append(one)
            left[team.name] -= len(one[1])
            asked[team.name] = left[team.name]
    return field_plan(ground, "highest_risk_first", tours)


@dataclass(eq=False)
class _Tour:
    """Positions of the cells of one walk, in order; -1 at both ends is the station."""

    team: Team
    budget: float
    hours: float = 0.0
    stops: list[int] = field(default_factory=lambda: [-1, -1])


class _Legs:
    """Hours between the middles of cells and from and to stations, each row computed when it is first asked for."""

    def __init__(self, ground: Field) -> None:
        self.ground = ground
        self._rows: dict[int, np.ndarray] = {}
        self._x, self._y = ground.graph.spec.centres(ground.nodes)
        # Metres per hour of the fastest move: no leg is shorter than the straight line at this pace.
        self._fastest = float((ground.graph.metres.data / ground.graph.hours.data).max())

    def hours(self, team: Team, one: int, other: int) -> float:
        """Return hours from one cell to another; -1 is the station of the team."""
        if one == other:
            return 0.0
        if other < 0:
            return float(self.ground.home(team.node)[0][self.ground.nodes[one]])
        return float(self._row(team.node if one < 0 else int(self.ground.nodes[one]), one < 0)[other])

    def at_least(self, tour: _Tour, cells: np.ndarray) -> np.ndarray:
        """Return hours below which no detour to ``cells`` between two stops can be; shape (n_stops - 1, n_cells)."""
        home_x, home_y = self.ground.graph.spec.centres(np.array([tour.team.node]))
        at = np.array(tour.stops)
        x, y = np.where(at < 0, home_x[0], self._x[at]), np.where(at < 0, home_y[0], self._y[at])
        away = np.hypot(x[:, None] - self._x[cells], y[:, None] - self._y[cells]) / self._fastest
        pairs = zip(tour.stops[:-1], tour.stops[1:])
        between = np.array([self.hours(tour.team, one, other) for one, other in pairs])
        return away[:-1] + away[1:] - between[:, None]

    def _row(self, node: int, is_home: bool) -> np.ndarray:
        """From a station every cell counts; between cells a leg of more than a day is not worth looking for."""
        if node not in self._rows:
            limit = np.inf if is_home else self.ground.hours_per_day
            self._rows[node] = self.ground.graph.times(np.array([node]), limit)[0][self.ground.nodes]
        return self._rows[node]


def _chosen(table: _Legs, teams: list[Team], days: dict[str, int], progress: Progress) -> list[list[int]]:
    """Let the teams take cells in turn until nothing fits into any walk; return the cells of each in order."""
    ground = table.ground
    ranked = np.argsort(-ground.worth, kind="stable")
    taken = np.zeros(len(ranked), dtype=bool)
    tours = [_Tour(team, ground.budget(days[team.name])) for team in teams]
    active = list(range(len(tours)))
    while active:
        if progress.cancelled():
            raise Cancelled()
        active = [k for k in active if _takes(table, tours[k], ranked, taken)]
    return [tour.stops[1:-1] for tour in tours]


def _takes(table: _Legs, tour: _Tour, ranked: np.ndarray, taken: np.ndarray) -> bool:
    """Take the free cell with the most risk that fits, at its cheapest place; False when none fits."""
    free = ranked[~taken[ranked] & (table.ground.nodes[ranked] != tour.team.node)]
    room = tour.budget - tour.hours
    least = table.at_least(tour, free)
    hopeful = least.min(axis=0, initial=np.inf) <= room
    for cell, bounds in zip(free[hopeful].tolist(), least[:, hopeful].T):
        place, detour = _cheapest(table, tour, cell, bounds)
        if detour <= room:
            tour.stops.insert(place, cell)
            tour.hours += detour
            taken[cell] = True
            return True
    return False


def _cheapest(table: _Legs, tour: _Tour, cell: int, bounds: np.ndarray) -> tuple[int, float]:
    """Return where in the walk a cell costs the fewest hours, and how many; inf when it does not fit."""
    best = (1, np.inf)
    for at in np.argsort(bounds, kind="stable").tolist():
        if bounds[at] > min(tour.budget - tour.hours, best[1]):
            break
        one, other = tour.stops[at], tour.stops[at + 1]
        detour = table.hours(tour.team, one, cell) + table.hours(tour.team, cell, other)
        detour -= table.hours(tour.team, one, other)
        if detour < best[1]:
            best = (at + 1, detour)
    return best


def _laid(ground: Field, team: Team, stops: list[int], days: int) -> Tour | None:
    """Lay a walk on the ground; where the days cannot hold it, the cell with the least risk is left out."""
    kept = list(stops)
    while kept:
        legs, at = [], team.node
        for node in ground.nodes[kept].tolist():
            legs.append(leg_to(ground, at, node, np.inf)[1])
            at = node
        way = closed(ground, team, legs)
        cuts = cut(ground, way, days)
        if cuts:
            return way, cuts
        kept.remove(min(kept, key=lambda cell: (ground.worth[cell], cell)))
    return None
