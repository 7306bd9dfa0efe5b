"""What every planner is asked for, so that all have the same to work with."""

from __future__ import annotations

from dataclasses import dataclass

from ...site.steps.cameras import check_cameras
from ...site.steps.routes import RouteRequest


@dataclass(frozen=True)
class Request:
    """Means for one cycle.

    Parameters
    ----------
    teams : int
        Teams of all stations together, shared as the stations say; 0 means as many as the stations say.
    days : int
        Days that each team is out.
    hours_per_day : float
        Longest time on the move per day, the way from the station's door and back included.
    cameras : int
        Cameras to add to those that stand.
    seed : int
        Seed of what is left to chance.
    transport : str
        ``foot``, ``vehicle`` or ``boat``.

    Raises
    ------
    ParameterError
        When a value is out of its range (:class:`RouteRequest`).
    """

    teams: int = 0
    days: int = 5
    hours_per_day: float = 8.0
    cameras: int = 10
    seed: int = 1
    transport: str = "foot"

    def __post_init__(self) -> None:
        check_cameras(self.cameras)
        self.for_routes()

    def for_routes(self) -> RouteRequest:
        """Return the same as our own planner takes it."""
        return RouteRequest(self.teams, self.days, self.hours_per_day, self.seed, self.transport)
