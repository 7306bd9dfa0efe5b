"""The years of a park: patrols go their ways, groups come and learn, signs are left and found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
import pandas as pd

from ..base.progress import Part, Progress, step
from .cameras.history import CameraHistory
from .cameras.pictures import SEEN_COLUMNS, pictures
from .cameras.sites import deploy
from .encounters.photographs import Watch
from .encounters.sightings import SignSet, seen_at
from .ground.ground import Ground
from .intruders.minds import Minds, make_likings
from .intruders.schedule import Schedule, make_schedule
from .intruders.signs import leave_signs
from .intruders.trip import PHOTOGRAPHED, Guard, Walk, go_out
from .intruders.ways import Ways, make_ways
from .parameters import ParkParams
from .rangers.observed import FOUND_COLUMNS, MET_COLUMNS, observed
from .rangers.outings import make_patrols
from .rangers.patrol import LegDay, Patrol
from .rangers.presence import Presence
from .rangers.response import response_hours
from .rangers.tracks import legs_in_order, presence_of
from .reports import make_reports


@dataclass(frozen=True)
class Intruders:
    """The groups of a park before its history: the ways they know, and their minds."""

    ways: Ways
    minds: Minds


def make_intruders(ground: Ground, params: ParkParams, progress: Progress | None = None) -> Intruders:
    """Draw ways and groups."""
    ways = make_ways(ground, params, params.stream("ways"), progress)
    likings = make_likings(ground.places, ways, params, params.stream("groups"))
    return Intruders(ways, Minds(likings, ways, ground.places.targets["value"].to_numpy(float), params))


def expected_use(intruders: Intruders, ground: Ground) -> np.ndarray:
    """Return how much groups would use each terrain cell if they feared nothing, 0 to 1 (flat)."""
    ways, minds = intruders.ways, intruders.minds
    weight = np.zeros(len(ways))
    for group in range(len(minds.likings)):
        utility, _ = minds.chances(group, 0.0)
        share = np.exp(utility - utility.max())
        weight += share / share.sum()
    cells = ground.terrain.spec.cells_at(ways.x, ways.y)
    use = np.bincount(cells[cells >= 0], weight[ways.of_point[cells >= 0]], minlength=ground.terrain.spec.size)
    return use / max(use.max(), 1e-12)


def walks_of(minds: Minds, schedule: Schedule, guard: Guard, progress: Progress) -> list[Walk]:
    """Let every intended walk happen in its turn; minds change on the way."""
    walks = []
    for trip in range(len(schedule)):
        if trip % 50 == 0:
            step(progress, trip / len(schedule))
        walk = go_out(minds, schedule, trip, guard)
        if walk is not None:
            walks.append(walk)
    return walks


def trip_table(walks: list[Walk], intruders: Intruders) -> pd.DataFrame:
    """Return one row per walk.

    Columns: ``trip, group, way, entry, target, people, start, arrive, leave, end, until`` (UTC epoch seconds),
    ``outcome, harm, at_stake, arrested, outing``.
    """
    ways = intruders.ways
    return pd.DataFrame(
        [
            (w.trip, w.group, w.way, int(ways.entry[w.way]), int(ways.target[w.way]), w.people, w.journey.start,
             w.journey.arrive, w.journey.leave, w.journey.end, w.until, w.outcome, w.harm, w.at_stake, w.arrested,
             w.outing)
            for w in walks
        ],
        columns=["trip", "group", "way", "entry", "target", "people", "start", "arrive", "leave", "end", "until",
                 "outcome", "harm", "at_stake", "arrested", "outing"],
    )


def sign_set(signs: pd.DataFrame, ground: Ground) -> SignSet:
    """Return signs as arrays, with the cover about them in their ease."""
    x, y = signs["x"].to_numpy(float), signs["y"].to_numpy(float)
    cells = np.maximum(ground.terrain.spec.cells_at(x, y), 0)
    ease = signs["ease"].to_numpy(float) * ground.landscape.cover_factor(ground.terrain)[cells]
    return SignSet(x, y, signs["left"].to_numpy(float), signs["gone"].to_numpy(float), ease)


@dataclass(frozen=True)
class History:
    """Everything that happened in a park.

    Parameters
    ----------
    params : ParkParams
        What the park was made from.
    ground : Ground
        Its land.
    intruders : Intruders
        Ways and minds at the end of the history.
    trips : pandas.DataFrame
        One row per walk (:func:`trip_table`).
    signs : pandas.DataFrame
        What walks left (:func:`..intruders.signs.leave_signs`) with ``found_t`` (UTC epoch seconds, NaN if never found)
        and ``found_outing`` (-1 if never).
    patrols : list of Patrol
        Patrols with their finds.
    outings : list of (Patrol, LegDay)
        Team-days by their number.
    cameras : CameraHistory
        Deployments and pictures.
    reports : pandas.DataFrame
        Information reports.
    response_hours : ndarray
        Hours of a team from its station to each terrain cell (flat).
    effort : ndarray
        Kilometres of all patrols in each terrain cell (flat).
    """

    params: ParkParams
    ground: Ground
    intruders: Intruders
    trips: pd.DataFrame
    signs: pd.DataFrame
    patrols: list[Patrol]
    outings: list[tuple[Patrol, LegDay]]
    cameras: CameraHistory
    reports: pd.DataFrame
    response_hours: np.ndarray
    effort: np.ndarray


def live(ground: Ground, params: ParkParams, progress: Progress) -> History:
    """Let a park live from the first day to the last.

    Rangers keep their habits, whatever groups do; groups learn from meetings and from cameras that they notice. The
    groups walk some time before the first patrol, so that old signs lie there from the start.
    """
    intruders = make_intruders(ground, params, Part(progress, 0.0, 0.1))
    step(progress, 0.1, "patrols")
    patrols = make_patrols(ground, params, params.stream("rangers"), Part(progress, 0.1, 0.5))
    presence, outings = presence_of(patrols, params), legs_in_order(patrols)
    response = response_hours(ground, params)
    liked = expected_use(intruders, ground)
    cameras = deploy(ground, liked, params, params.stream("cameras"))
    step(progress, 0.55, "intruders")
    guard = Guard(presence, Watch.of(cameras.watch), response, ground.terrain.spec)
    schedule = _schedule(intruders, params)
    walks = walks_of(intruders.minds, schedule, guard, Part(progress, 0.55, 0.75))
    signs = leave_signs(ground.terrain, intruders.ways, walks, params.kind, params.stream("signs"))
    step(progress, 0.75, "finds")
    signs = _found(signs, presence, ground, params)
    step(progress, 0.8)
    seen = signs[signs["found_outing"] >= 0].rename(columns={"found_outing": "outing", "found_t": "t"})
    effort = presence.km_per_cell(ground.terrain.spec)
    observed(ground, patrols, seen[list(FOUND_COLUMNS)], _met(walks), params, params.stream("finds"))
    step(progress, 0.9, "cameras")
    cameras = pictures(cameras, _photographed(walks), patrols, params, params.stream("pictures"))
    trips = trip_table(walks, intruders)
    way = dict(zip(trips["trip"], trips["way"]))
    reports = make_reports(
        ground, trips, lambda trip: intruders.ways.line(way[trip]), params, params.stream("reports")
    )
    return History(params, ground, intruders, trips, signs, patrols, outings, cameras, reports, response, effort)


def _schedule(intruders: Intruders, params: ParkParams) -> Schedule:
    warm_up = params.intruders.warm_up_days
    first = params.first_day - timedelta(days=warm_up)
    return make_schedule(
        first, warm_up + params.n_days, len(intruders.minds.likings), params, params.stream("schedule")
    )


def _found(signs: pd.DataFrame, presence: Presence, ground: Ground, params: ParkParams) -> pd.DataFrame:
    patience = params.stream("sight").exponential(1.0, len(signs))
    at = seen_at(sign_set(signs, ground), presence, params.rangers, patience)
    seen = at >= 0
    found_t, outing = np.full(len(signs), np.nan), np.full(len(signs), -1, np.int64)
    found_t[seen], outing[seen] = presence.t[at[seen]].round(), presence.outing[at[seen]]
    return signs.assign(found_t=found_t, found_outing=outing)


def _met(walks: list[Walk]) -> pd.DataFrame:
    """Return ``t, outing, people, arrested, x, y`` of the groups that teams met."""
    rows = [(w.until, w.outing, w.people, w.arrested, *w.place) for w in walks if w.outing >= 0]
    return pd.DataFrame(rows, columns=list(MET_COLUMNS))


def _photographed(walks: list[Walk]) -> pd.DataFrame:
    """Return ``camera`` (row of the watch), ``t, trip, people, response`` of the pictures of groups."""
    rows = []
    for walk in walks:
        for i in walk.pictures:
            timely = walk.photographs.slack[i] >= 0
            answer = "intercepted" if walk.outcome == PHOTOGRAPHED and timely else "team sent" if timely else "none"
            rows.append((int(walk.photographs.camera[i]), float(walk.photographs.t[i]), walk.trip, walk.people, answer))
    return pd.DataFrame(rows, columns=list(SEEN_COLUMNS))
