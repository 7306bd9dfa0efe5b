"""The years of a park: patrols go their ways, groups come and learn, signs are left and found."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..base.progress import Progress, step
from .encounters.sightings import SignSet
from .ground.ground import Ground
from .intruders.minds import Minds, make_likings
from .intruders.schedule import Schedule
from .intruders.trip import Guard, Walk, go_out
from .intruders.ways import Ways, make_ways
from .parameters import ParkParams


def stream(params: ParkParams, part: str) -> np.random.Generator:
    """Return the random numbers of one part, so that a change in one part does not change the others."""
    return np.random.default_rng([params.seed, *part.encode("ascii")])


@dataclass(frozen=True)
class Intruders:
    """The groups of a park before its history: the ways they know, and their minds."""

    ways: Ways
    minds: Minds


def make_intruders(ground: Ground, params: ParkParams) -> Intruders:
    """Draw ways and groups."""
    ways = make_ways(ground, params, stream(params, "ways"))
    likings = make_likings(ground.places, ways, params, stream(params, "groups"))
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


def walks_of(
    intruders: Intruders, schedule: Schedule, guard: Guard, params: ParkParams, progress: Progress
) -> list[Walk]:
    """Let every intended walk happen in its turn; minds change on the way."""
    walks = []
    for trip in range(len(schedule)):
        if trip % 50 == 0:
            step(progress, trip / len(schedule))
        walk = go_out(intruders.ways, intruders.minds, schedule, trip, guard, params)
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
