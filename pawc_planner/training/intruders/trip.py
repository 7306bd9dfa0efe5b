"""One walk of a group from its choice of a way to its end: undisturbed, met by a team, or stopped after a picture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...analysis.grid import GridSpec
from ..clock import DAY, HOUR
from ..encounters.journey import Journey
from ..encounters.meeting import Meetings, meetings
from ..encounters.photographs import Photographs, Watch, photographs
from ..parameters import ParkParams
from ..rangers.presence import Presence
from .journey import journey_on
from .minds import Minds
from .schedule import Schedule

UNDISTURBED, MET, PHOTOGRAPHED = "undisturbed", "met by a team", "stopped after a picture"


@dataclass(frozen=True)
class Guard:
    """What stands against intruders: teams, cameras, and how quickly a team reaches each cell.

    Parameters
    ----------
    presence : Presence
        Steps of all teams.
    watch : Watch
        Cameras at work.
    response_hours : ndarray, shape (spec.size,)
        Hours of a team to each cell of ``spec``.
    spec : GridSpec
        Cells.
    """

    presence: Presence
    watch: Watch
    response_hours: np.ndarray
    spec: GridSpec


@dataclass(frozen=True)
class Walk:
    """What became of one intended walk that took place.

    Parameters
    ----------
    trip : int
        Row of the schedule.
    group, way, people : int
        Who, and on which way.
    journey : Journey
        As it would be undisturbed.
    outcome : str
        ``UNDISTURBED``, ``MET`` or ``PHOTOGRAPHED``.
    until : float
        When it ended, UTC epoch seconds.
    harm : float
        What was taken (0 when stopped before the target).
    at_stake : float
        What would have been taken undisturbed.
    arrested : bool
        Whether people were arrested.
    outing : int
        Team-day that met the group, -1 for none.
    meetings, photographs : Meetings, Photographs
        Rates and chances along the whole journey.
    pictures : ndarray of int
        Rows of ``photographs`` that were really taken before the walk ended.
    """

    trip: int
    group: int
    way: int
    people: int
    journey: Journey
    outcome: str
    until: float
    harm: float
    at_stake: float
    arrested: bool
    outing: int
    meetings: Meetings
    photographs: Photographs
    pictures: np.ndarray

    @property
    def place(self) -> tuple[float, float]:
        """Where it ended, metres."""
        x, y = self.journey.at(np.array([self.until]))
        return float(x[0]), float(y[0])


def go_out(minds: Minds, schedule: Schedule, trip: int, guard: Guard) -> Walk | None:
    """Let a group go, and let it and its home learn from what happens; None when it stays at home."""
    group, start = int(schedule.group[trip]), float(schedule.start[trip])
    if minds.away_until[group] > start or not len(minds.ways):
        return None
    utility, chance = minds.chances(group, start)
    if schedule.goes[trip] >= chance:
        return None
    luck = np.random.default_rng(int(schedule.seed[trip]))
    way = int(np.argmax(utility + luck.gumbel(size=len(utility))))
    walk = _walk(minds, schedule, trip, way, guard, luck)
    _learn(minds, walk, schedule)
    return walk


def _walk(
    minds: Minds, schedule: Schedule, trip: int, way: int, guard: Guard, luck: np.random.Generator
) -> Walk:
    ways, params, figures = minds.ways, minds.params, minds.figures
    stay, start = float(schedule.stay_hours[trip]), float(schedule.start[trip])
    journey = journey_on(
        ways, way, start, stay, figures.hours_per_day, figures.load_pace, params.kind.gather_hours
    )
    met = meetings(journey, guard.presence, params.rangers)
    seen = photographs(journey, guard.watch, guard.response_hours, guard.spec, params.cameras)
    step = met.first(float(schedule.patience[trip]))
    met_t = float(met.t[step]) if step >= 0 else np.inf
    shot = np.flatnonzero((luck.random(len(seen.t)) < seen.chance) & (seen.t < met_t))
    in_time = shot[seen.slack[shot] >= 0]
    acts = schedule.act[trip] < params.cameras.sent * params.cameras.stopped
    stop_t = _cut_off(seen, in_time, journey, params) if acts and len(in_time) else np.inf
    until = min(met_t, stop_t, journey.end)
    outcome = MET if met_t == until else PHOTOGRAPHED if stop_t == until else UNDISTURBED
    target = int(ways.target[way])
    stake = float(min(schedule.harm[trip], np.floor(minds.left[target])))
    people = params.kind.entries == "outside"  # herds are driven back
    arrested = people and outcome != UNDISTURBED and bool(schedule.arrest[trip] < params.rangers.arrest)
    return Walk(
        trip, int(schedule.group[trip]), way, int(schedule.people[trip]), journey, outcome, until,
        stake if until > journey.arrive else 0.0, stake, arrested, int(met.outing[step]) if outcome == MET else -1,
        met, seen, shot[seen.t[shot] < until],
    )


def _cut_off(seen: Photographs, in_time: np.ndarray, journey: Journey, params: ParkParams) -> float:
    """Return when a team sent after the first picture in time stops the group: with no slack, at its target."""
    first = in_time[0]
    ready = seen.t[first] + HOUR * (params.cameras.delay_minutes / 60 + params.cameras.ready_hours)
    return float(min(ready + HOUR * 0.5 * max(seen.slack[first], 0.0), journey.arrive - 1.0))


def _learn(minds: Minds, walk: Walk, schedule: Schedule) -> None:
    """Take the harm from the target and fear into the minds."""
    params = minds.params
    if not params.kind.renews:
        minds.left[int(minds.ways.target[walk.way])] -= walk.harm
    if walk.outcome != UNDISTURBED:
        minds.frighten(walk.group, *walk.place, 1.0, walk.until)
        if walk.arrested:
            minds.away_until[walk.group] = walk.until + DAY * params.intruders.arrest_days
    elif len(walk.pictures) and schedule.notice[walk.trip] < params.cameras.noticed and params.intruders.photo_fear > 0:
        x, y = walk.journey.at(walk.photographs.t[walk.pictures[:1]])
        minds.frighten(walk.group, float(x[0]), float(y[0]), params.intruders.photo_fear, walk.until)
