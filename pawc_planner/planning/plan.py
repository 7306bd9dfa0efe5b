"""The plan of one cycle: routes and cameras, checked as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from ..base.words import QT_TRANSLATE_NOOP, Sentence
from .cameras import CameraPlan
from .errors import PlanError
from .routes import RouteDay, RoutePlan

HOURS_TOLERANCE = 1e-6
_MISSING = QT_TRANSLATE_NOOP("PawcPlanner", "a day is missing or occurs twice")
_TOO_LONG = QT_TRANSLATE_NOOP("PawcPlanner", "{hours} h is more than {most} h")
_APART = QT_TRANSLATE_NOOP("PawcPlanner", "it does not start where the day before ended")
_NOT_HOME = QT_TRANSLATE_NOOP("PawcPlanner", "the last day does not end at the station")


@dataclass(frozen=True)
class CyclePlan:
    """Routes and cameras proposed for one cycle.

    Parameters
    ----------
    routes : RoutePlan
        Patrol routes.
    cameras : CameraPlan or None
        Camera sites, when they were planned.
    seed : int
        Seed that makes the same plan again.
    hours_per_day : float
        Limit that every day keeps.
    notes : tuple of Sentence
        Assumptions and warnings of the whole plan.

    Raises
    ------
    PlanError
        When a day is longer than the limit, does not start where the day before ended, or occurs twice.
    """

    routes: RoutePlan
    cameras: CameraPlan | None
    seed: int
    hours_per_day: float
    notes: tuple[Sentence, ...] = ()

    def __post_init__(self) -> None:
        teams: dict[str, list[RouteDay]] = {}
        for day in self.routes.days:
            teams.setdefault(day.team, []).append(day)
        for days in teams.values():
            _check_team(days, self.hours_per_day)

    @property
    def km(self) -> float:
        """Length of all routes."""
        return sum(day.km for day in self.routes.days)

    @property
    def all_notes(self) -> tuple[Sentence, ...]:
        """Notes of the routes, the cameras and the plan."""
        cameras = self.cameras.notes if self.cameras else ()
        return (*self.routes.notes, *cameras, *self.notes)


def _check_team(days: list[RouteDay], hours_per_day: float) -> None:
    station = days[0].start
    place = station
    for number, day in enumerate(days, start=1):
        if day.day != number:
            raise PlanError(team=day.team, day=day.day, reason=_MISSING)
        if day.hours > hours_per_day + HOURS_TOLERANCE:
            reason = Sentence(_TOO_LONG, {"hours": f"{day.hours:.2f}", "most": f"{hours_per_day:g}"})
            raise PlanError(team=day.team, day=day.day, reason=reason)
        if day.start != place or day.nodes[0] != day.start or day.nodes[-1] != day.end:
            raise PlanError(team=day.team, day=day.day, reason=_APART)
        place = day.end
    if place != station:
        raise PlanError(team=days[-1].team, day=days[-1].day, reason=_NOT_HOME)
