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
    stops: list[int] = field(default_factory=lambda: [-1, -1])


class _Legs:
    """Hours from and to the stops of walks, for every cell; computed when they are first asked for."""

    def __init__(self, ground: Field) -> None:
        self.ground = ground
        self._rows: dict[int, tuple[np.ndarray, np.ndarray]] = {}

    def there(self, team: Team, stop: int) -> np.ndarray:
        """Return hours from a stop to every cell; shape (n_cells,)."""
        return self._of(team, stop)[0]

    def back(self, team: Team, stop: int) -> np.ndarray:
        """Return hours from every cell to a stop; shape (n_cells,)."""
        return self._of(team, stop)[1]

    def along(self, tour: _Tour) -> np.ndarray:
        """Return the hours of the legs of a walk; shape (n_stops - 1,)."""
        if len(tour.stops) == 2:
            return np.zeros(1)
        pairs = zip(tour.stops[:-1], tour.stops[1:])
        return np.array([
            self.there(tour.team, one)[other] if other >= 0 else self.back(tour.team, other)[one]
            for one, other in pairs
        ])

    def _of(self, team: Team, stop: int) -> tuple[np.ndarray, np.ndarray]:
        """From a station every cell counts; between cells a leg of more than a day is not worth looking for."""
        node = team.node if stop < 0 else int(self.ground.nodes[stop])
        if node not in self._rows:
            graph, nodes, at = self.ground.graph, self.ground.nodes, np.array([node])
            limit = np.inf if stop < 0 else self.ground.hours_per_day
            self._rows[node] = graph.times(at, limit)[0][nodes], graph.times_to(at, limit)[0][nodes]
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
    along = table.along(tour)
    there = np.stack([table.there(tour.team, stop)[free] for stop in tour.stops[:-1]])
    back = np.stack([table.back(tour.team, stop)[free] for stop in tour.stops[1:]])
    detour = there + back - along[:, None]
    fits = np.flatnonzero(along.sum() + detour.min(axis=0) <= tour.budget)
    if not len(fits):
        return False
    tour.stops.insert(1 + int(np.argmin(detour[:, fits[0]])), int(free[fits[0]]))
    taken[free[fits[0]]] = True
    return True


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
