"""Planners that choose one place after the other: by chance, by habit, or the nearest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ...base.errors import NoDataError
from ...base.progress import Progress, step
from ...base.words import QT_TRANSLATE_NOOP
from ...planning.movement import walk_back
from ...planning.routes import Team
from ..scoring.plan import FieldPlan
from .known import Known
from .request import Request
from .tours import NEAR_HOURS, Choice, Field, Tour, Tours, field_of, field_plan, filled, fitted, walk

WORTH_A_VISIT = 1.0  # relative risk from which a cell is worth a visit: the mean of the park
_NO_EFFORT = QT_TRANSLATE_NOOP("PawcPlanner", "the site has no patrol in a cell that a team can enter")
_IMPORT = QT_TRANSLATE_NOOP("PawcPlanner", "Import patrols first (importfiles).")


def random_walks(known: Known, request: Request, progress: Progress) -> FieldPlan:
    """Go to places drawn at random, each cell alike, as long as the time lasts; each leg is the fastest way.

    A cell is drawn among those from which the team can still be home in time. It knows nothing but the ground.
    """
    ground = field_of(known, request)
    return _drawn(ground, "random_walks", np.ones(len(ground.cells)), request.seed, progress)


def effort_proportional(known: Known, request: Request, progress: Progress) -> FieldPlan:
    """Go to places drawn at random, each cell in proportion to the kilometres patrolled in it: where one always goes.

    Raises
    ------
    NoDataError
        When no patrol is on record in a cell that a team can enter.
    """
    ground = field_of(known, request)
    km = known.km.ravel()[ground.cells]
    if not km.sum() > 0:
        raise NoDataError(what=_NO_EFFORT, remedy=_IMPORT)
    return _drawn(ground, "effort_proportional", km, request.seed, progress)


def nearest_first(known: Known, request: Request, progress: Progress) -> FieldPlan:
    """Go from each place to the nearest cell worth a visit that no team has crossed yet.

    Worth a visit is what has at least the park's mean risk; when all of it in reach has been crossed, every cell
    counts that has not. When none fits into the time left the team goes home. Teams are planned one after the other; a
    team that finds nothing new from its station begins again.
    """
    ground = field_of(known, request)
    risk = known.risk.ravel()[ground.cells]
    new = np.ones(len(ground.cells), dtype=bool)

    def choice_of(team: Team) -> Choice:
        return Nearest(ground, team, new, risk >= WORTH_A_VISIT).choose

    return field_plan(ground, "nearest_first", _tours(ground, choice_of, progress))


def _drawn(
    ground: Field, name: str, weight: np.ndarray, seed: int, progress: Progress
) -> FieldPlan:
    """Draw places for each team by its own luck, so that a team more leaves the ways of the others as they are."""

    def choice_of(team: Team) -> Choice:
        luck = np.random.default_rng([seed, *team.name.encode("utf-8")])
        return _Draw(ground, team, weight, luck).choose

    return field_plan(ground, name, _tours(ground, choice_of, progress))


def _tours(ground: Field, choice_of: Callable[[Team], Choice], progress: Progress) -> Tours:
    """Let every team walk until its days are used up; a team that can go nowhere stays at home."""
    tours: Tours = {}
    for number, team in enumerate(ground.teams):
        step(progress, number / len(ground.teams), "routes")
        tours[team.name] = filled(team, _Walker(ground, team, choice_of(team)).tour)
    return tours


@dataclass(frozen=True, eq=False)
class _Walker:
    """One team and how it chooses."""

    ground: Field
    team: Team
    choose: Choice

    def tour(self, days: int) -> Tour | None:
        """Walk for some days."""
        return fitted(self.ground, self.team, walk(self.ground, self.team, days, self.choose), days)


class _Draw:
    """Draws the next cell by weight."""

    def __init__(self, ground: Field, team: Team, weight: np.ndarray, rng: np.random.Generator) -> None:
        self._ground, self._team, self._weight, self._rng = ground, team, weight, rng

    def choose(self, at: int, left: float) -> tuple[int, np.ndarray] | None:
        """Return a cell from which the way home fits, and the way to it."""
        nodes = self._ground.nodes
        hours, before = self._ground.graph.ways(at, left)
        fits = (hours[nodes] + self._ground.home(self._team.node)[0][nodes] <= left) & (nodes != at)
        total = np.cumsum(np.where(fits, self._weight, 0.0))
        if not len(total) or total[-1] <= 0:
            return None
        chosen = int(np.searchsorted(total, self._rng.random() * total[-1], side="right"))
        return int(nodes[chosen]), walk_back(before, at, int(nodes[chosen]))


class Nearest:
    """Finds the nearest cell that nobody has crossed; ``new`` is carried on from team to team."""

    def __init__(self, ground: Field, team: Team, new: np.ndarray, worth: np.ndarray) -> None:
        self._ground, self._team, self._new, self._worth = ground, team, new, worth

    def choose(self, at: int, left: float) -> tuple[int, np.ndarray] | None:
        """Return the nearest new cell, and the way to it; near ones are looked for first."""
        for wanted in (self._new & self._worth, self._new):
            for limit in (min(NEAR_HOURS, left), left):
                found = self._nearest(at, left, limit, wanted)
                if found is not None:
                    return found
        if at != self._team.node or self._new.all():
            return None  # home; only where a whole outing finds nothing new does one begin again
        self._new[:] = True
        return self.choose(at, left)

    def _nearest(self, at: int, left: float, limit: float, wanted: np.ndarray) -> tuple[int, np.ndarray] | None:
        nodes = self._ground.nodes
        hours, before = self._ground.graph.ways(at, limit)
        fits = wanted & (hours[nodes] + self._ground.home(self._team.node)[0][nodes] <= left) & (nodes != at)
        if not fits.any():
            return None
        chosen = int(np.argmin(np.where(fits, hours[nodes], np.inf)))
        leg = walk_back(before, at, int(nodes[chosen]))
        self._new[self._ground.crossed(leg)] = False
        return int(nodes[chosen]), leg
