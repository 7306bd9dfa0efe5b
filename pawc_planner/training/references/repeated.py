"""The last cycle once more."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ...base.errors import NoDataError
from ...base.progress import Progress, step
from ...base.words import QT_TRANSLATE_NOOP
from ...planning.movement import TravelGraph
from ...planning.routes import Team
from ..scoring.plan import FieldPlan
from .known import Known, PatrolLine
from .request import Request
from .tours import Choice, Field, Tour, Tours, field_of, field_plan, fitted, leg_to, walk

SPACING_M = 750.0  # between the places of a recorded line that are walked to again: three movement cells
_NO_PATROLS = QT_TRANSLATE_NOOP("PawcPlanner", "no patrol is on record that could be repeated")
_IMPORT = QT_TRANSLATE_NOOP("PawcPlanner", "Import patrols first (importfiles).")


def last_cycle_repeated(known: Known, request: Request, progress: Progress) -> FieldPlan:
    """Walk the patrols of the last cycle again, station by station, in the order in which they were walked.

    A team takes the next patrol of its station that no team has taken, follows its line (a place every 750 m, the
    fastest way between them) and turns home in time; then the next one, until its days are used. When all have been
    repeated they are taken again. Patrols by the asked transport come before those by another. A station whose teams
    were not out, or whose patrols cannot be followed, takes those that started nearest to it.

    Raises
    ------
    NoDataError
        When no patrol is on record.
    """
    ground = field_of(known, request)
    if not known.lines:
        raise NoDataError(what=_NO_PATROLS, remedy=_IMPORT)
    queues = {station: _queues(ground, station) for station in ground.doors.places}
    tours: Tours = {}
    for number, team in enumerate(ground.teams):
        step(progress, number / len(ground.teams), "routes")
        tours[team.name] = _repeated(ground, team, queues[team.station])
    return field_plan(ground, "last_cycle_repeated", tours)


class _Queue:
    """Patrols of one station, taken in turn by all its teams."""

    def __init__(self, places: Sequence[np.ndarray]) -> None:
        self._places, self._next = places, 0

    def __len__(self) -> int:
        return len(self._places)

    def take(self) -> np.ndarray:
        """Return the places of the next patrol, starting again after the last."""
        self._next += 1
        return self._places[(self._next - 1) % len(self._places)]


def _queues(ground: Field, station: str) -> tuple[_Queue, ...]:
    """Return a station's patrols by the asked transport, its others, and then other stations', the nearest first."""
    asked, (x, y) = ground.request.transport, ground.doors.places[station]
    groups: dict[tuple[str, bool], list[PatrolLine]] = {}
    for line in ground.known.lines:
        groups.setdefault((station_of(line, ground.doors.places), line.transport != asked), []).append(line)

    def order(key: tuple[str, bool]) -> tuple[bool, bool, float]:
        away = min(float(np.hypot(line.x[0] - x, line.y[0] - y)) for line in groups[key])
        return key[0] != station, key[1], away

    return tuple(_Queue([places_of(line, ground.graph) for line in groups[key]]) for key in sorted(groups, key=order))


def station_of(line: PatrolLine, places: dict[str, tuple[float, float]]) -> str:
    """Return the station that a patrol belongs to: the one it names, else the one nearest to its first fix."""
    if line.station in places:
        return line.station
    names = list(places)
    away = [np.hypot(line.x[0] - x, line.y[0] - y) for x, y in places.values()]
    return names[int(np.argmin(away))]


def places_of(line: PatrolLine, graph: TravelGraph) -> np.ndarray:
    """Return the nodes along a recorded line, one every :data:`SPACING_M`; what lies off the ground is left out."""
    metres = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(line.x), np.diff(line.y)))])
    at = np.append(np.arange(0.0, metres[-1], SPACING_M), metres[-1])
    cells = graph.spec.cells_at(np.interp(at, metres, line.x), np.interp(at, metres, line.y))
    nodes = graph.nearest_passable(cells)
    nodes = nodes[nodes >= 0]
    return nodes[np.concatenate([[True], np.diff(nodes) != 0])] if len(nodes) else nodes


def _repeated(ground: Field, team: Team, queues: tuple[_Queue, ...]) -> list[Tour]:
    """Return the tours of one team; patrols that cannot be followed at all are left out."""
    found: list[Tour] = []
    left = team.days
    for queue in queues:
        failed = 0
        while left > 0 and failed < len(queue):
            one = fitted(ground, team, walk(ground, team, left, _follow(ground, team, queue.take())), left)
            failed = failed + 1 if one is None else 0
            if one is not None:
                found.append(one)
                left -= len(one[1])
    return found


def _follow(ground: Field, team: Team, places: np.ndarray) -> Choice:
    """Return the choice that leads along places, passing over those out of reach, until it is time to turn home."""
    ahead = places.tolist()[::-1]
    home = ground.home(team.node)[0]

    def choose(at: int, left: float) -> tuple[int, np.ndarray] | None:
        while ahead:
            node = ahead.pop()
            leg = leg_to(ground, at, node, np.inf)[1]
            hours = np.cumsum(ground.graph.move_values(ground.graph.hours, leg))
            moves = int(np.count_nonzero(hours + home[leg[1:]] <= left))
            if moves < len(leg) - 1:
                ahead.clear()  # time is up on the way to this place
            if moves:
                return int(leg[moves]), leg[: moves + 1]
        return None

    return choose
