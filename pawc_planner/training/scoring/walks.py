"""The walks of one cycle against one plan, each with what is expected of it rather than what chance made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import scipy.stats

from ..encounters.meeting import Meetings, meetings
from ..encounters.photographs import Photographs, Watch, photographs
from ..intruders.minds import Minds
from ..intruders.schedule import Schedule, make_schedule
from ..intruders.trip import Guard, Walk, go_out
from ..parameters import CameraParams
from ..rangers.presence import joined
from .sealed import Sealed


@dataclass(frozen=True)
class Chances:
    """What is expected of one walk, given its journey.

    Parameters
    ----------
    stopped : float
        Chance that a team meets the group on its journey, or stops it after a picture.
    stopped_before : float
        The same before the group reaches its target.
    photographed, in_time : float
        Chance of a picture, and of a picture early enough to act, had no team met the group before.
    """

    stopped: float
    stopped_before: float
    photographed: float
    in_time: float


def cycle_schedule(sealed: Sealed, days: int, seed: int, replicate: int) -> Schedule:
    """Draw the intended walks of one replicate: the same for all plans."""
    rng = np.random.default_rng([seed, replicate, *b"cycle"])
    return make_schedule(sealed.first_day, days, len(sealed.likings), sealed.params, rng)


def nobody(sealed: Sealed) -> Guard:
    """Return a park without teams and cameras."""
    nothing = np.empty(0)
    watch = Watch(nothing, nothing, nothing, nothing, nothing)
    return Guard(joined([]), watch, sealed.ground.response_hours, sealed.spec)


def reacting_walks(sealed: Sealed, minds: Minds, schedule: Schedule, guard: Guard) -> list[Walk]:
    """Return the walks of groups that learn from what happens to them in the cycle; ``minds`` stay as they are."""
    minds = minds.copy()
    found = (go_out(minds, schedule, trip, guard) for trip in range(len(schedule)))
    return [walk for walk in found if walk is not None]


def steady_walks(sealed: Sealed, minds: Minds, schedule: Schedule) -> list[Walk]:
    """Return the undisturbed walks of groups that learn nothing in the cycle; ``minds`` stay as they are."""
    minds, guard = minds.copy(), nobody(sealed)
    walks = []
    for trip in range(len(schedule)):
        minds.left = sealed.memory.left.copy()
        walk = go_out(minds, schedule, trip, guard)
        if walk is not None:
            walks.append(walk)
    return walks


def against(sealed: Sealed, walks: Sequence[Walk], guard: Guard) -> list[Walk]:
    """Return the same walks with the meetings and photographs of another guard; nobody changes the way."""
    params = sealed.params
    return [
        replace(
            walk,
            meetings=meetings(walk.journey, guard.presence, params.rangers),
            photographs=photographs(walk.journey, guard.watch, guard.response_hours, guard.spec, params.cameras),
        )
        for walk in walks
    ]


def chances_of(walk: Walk, figures: CameraParams) -> Chances:
    """Return what is expected of a walk.

    A team meets the group with 1 − exp(−sum of rates); a picture in time stops it with the share of pictures that a
    team is sent to, times the share of groups that it then stops. The two are independent, given the journey.
    """
    met: Meetings = walk.meetings
    seen: Photographs = walk.photographs
    escapes_camera = 1 - figures.sent * figures.stopped * seen.in_time_chance
    before = met.rate[met.t < walk.journey.arrive].sum()
    return Chances(
        float(1 - np.exp(-met.rate.sum()) * escapes_camera), float(1 - np.exp(-before) * escapes_camera),
        float(1 - np.prod(1 - seen.chance)), seen.in_time_chance,
    )


def expected_harm(sealed: Sealed) -> np.ndarray:
    """Return the mean harm of an undisturbed walk to each target, shape (n_targets,): no more than what is left."""
    mean = sealed.params.kind.harm_per_trip
    left = np.floor(np.maximum(sealed.memory.left, 0.0))
    # E[min(K, m)] of a Poisson K = sum over k = 1 … m of P(K >= k)
    most = int(min(left.max(initial=0.0), np.ceil(mean + 20 * np.sqrt(mean) + 20)))
    total = np.concatenate([[0.0], np.cumsum(scipy.stats.poisson.sf(np.arange(most), mean))])
    return total[np.minimum(left, most).astype(np.int64)]
