"""What walks of a cycle leave behind, as places with weights rather than as drawn numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
import scipy.spatial

from ..clock import DAY
from ..encounters.sightings import REACH, SignSet, age_factor
from ..intruders.schedule import Schedule
from ..intruders.signs import ASIDE_M, SPREAD_M, lives
from ..intruders.trip import Walk
from .fielded import Fielded
from .sealed import Sealed

PER_WALK = 2  # places drawn for each kind of sign and each walk; each has half of the mean number as its weight


@dataclass(frozen=True, eq=False)
class Traces:
    """Places of signs, shape (n,) each.

    Parameters
    ----------
    signs : SignSet
        Place, life and ease with cover.
    weight : ndarray
        Mean number of signs that a place stands for.
    walk : ndarray of int
        Row of the walk that left it, -1 for signs from before the cycle.
    replicate : ndarray of int
        Replicate, 0 for signs from before the cycle.
    harm : ndarray of bool
        The sign of the harm itself.
    """

    signs: SignSet
    weight: np.ndarray
    walk: np.ndarray
    replicate: np.ndarray
    harm: np.ndarray


def old_traces(sealed: Sealed) -> Traces:
    """Return the signs that lie there when the cycle begins."""
    old, n = sealed.signs, len(sealed.signs)
    signs = SignSet(old.x, old.y, old.left, old.gone, old.ease)
    return Traces(signs, np.ones(n), np.full(n, -1), np.zeros(n, np.int64), old.harm)


def new_traces(
    sealed: Sealed, walks: Sequence[Walk], schedules: Sequence[Schedule], replicate: np.ndarray, harm: np.ndarray
) -> Traces:
    """Return the signs that walks leave, had nobody stopped them.

    Parameters
    ----------
    sealed : Sealed
        The park.
    walks : sequence of Walk
        Walks of all replicates.
    schedules : sequence of Schedule
        Schedule of each replicate.
    replicate : ndarray of int, shape (n_walks,)
        Replicate of each walk.
    harm : ndarray, shape (n_walks,)
        Mean harm of each walk.
    """
    parts = [
        _of_walk(sealed, walk, int(schedules[r].seed[walk.trip]), row, int(r), float(stake))
        for row, (walk, r, stake) in enumerate(zip(walks, replicate, harm))
    ]
    x, y, left, gone, ease, weight, of, within, sign_of_harm = (
        np.concatenate([part[i] for part in parts]) if parts else np.empty(0) for i in range(9)
    )
    kept = (sealed.is_inside(x, y) | (sign_of_harm > 0)) & (weight > 0)
    ease = ease * sealed.ground.cover[sealed.cells_at(x, y)]
    signs = SignSet(*(column[kept] for column in (x, y, left, gone, ease)))
    return Traces(
        signs, weight[kept], of[kept].astype(np.int64), within[kept].astype(np.int64), sign_of_harm[kept] > 0
    )


def _of_walk(
    sealed: Sealed, walk: Walk, seed: int, row: int, replicate: int, stake: float
) -> tuple[np.ndarray, ...]:
    """Return the places of one walk; the same walk leaves the same signs whatever the plan."""
    kind, journey = sealed.params.kind, walk.journey
    rng = np.random.default_rng([seed, 1])
    table = np.array(
        [(s.per_trip, s.days, s.first, s.last, s.ease, ASIDE_M) for s in kind.signs]
        + [(stake, kind.harm_days, 1.0, 1.0, kind.harm_ease, SPREAD_M[kind.targets])]
    )
    number, days, first, last, ease, aside = np.repeat(table, PER_WALK, axis=0).T
    n = len(number)
    point = ((first + (last - first) * rng.random(n)) * (journey.n_in - 1)).astype(np.int64)
    lasts = lives(days, n, rng)
    off = rng.normal(0, 1, (2, n)) * aside
    harm = np.arange(n) >= n - PER_WALK
    left = np.where(harm, (journey.arrive + journey.leave) / 2, journey.t[point])
    return (
        journey.x[point] + off[0], journey.y[point] + off[1], left, left + lasts, ease, number / PER_WALK,
        np.full(n, row), np.full(n, replicate), harm,
    )


@dataclass(frozen=True, eq=False)
class Sightings:
    """What a plan sees of traces in one or all replicates, shape (n,) or (n_replicates, n).

    Parameters
    ----------
    chance : ndarray
        Chance that a sign at the place is seen in the cycle.
    life_left : ndarray
        Chance times the share of its life that the sign has left when it is seen first; what removing it saves.
    """

    chance: np.ndarray
    life_left: np.ndarray


@dataclass(frozen=True, eq=False)
class _Pairs:
    """Places and steps that come near each other."""

    place: np.ndarray
    step: np.ndarray
    base: np.ndarray


def _pairs(signs: SignSet, plan: Fielded, sealed: Sealed) -> _Pairs:
    figures, steps = sealed.params.rangers, plan.steps
    if not len(signs.x) or not len(steps.x):
        return _Pairs(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0))
    places = scipy.spatial.cKDTree(np.column_stack([signs.x, signs.y]))
    teams = scipy.spatial.cKDTree(np.column_stack([steps.x, steps.y]))
    near = places.sparse_distance_matrix(teams, REACH * figures.sight_m, output_type="ndarray")
    place, step = near["i"].astype(np.int64), near["j"].astype(np.int64)
    base = (
        figures.detection * signs.ease[place] * steps.km[step] * steps.sees[step]
        * np.exp(-0.5 * (near["v"] / figures.sight_m) ** 2)
    )
    return _Pairs(place, step, base)


def sightings(traces: Traces, plan: Fielded, start_days: np.ndarray, sealed: Sealed) -> Sightings:
    """Return what a plan sees of signs, each in its own replicate.

    Parameters
    ----------
    traces : Traces
        Signs.
    plan : Fielded
        The plan.
    start_days : ndarray of int, shape (n_replicates, n_teams)
        First day of each team.
    sealed : Sealed
        The park.
    """
    pairs = _pairs(traces.signs, plan, sealed)
    t = plan.steps.t[pairs.step] + DAY * start_days[traces.replicate[pairs.place], plan.team[pairs.step]]
    return _seen(traces.signs, pairs, t, sealed)


def sightings_of_old(traces: Traces, plan: Fielded, start_days: np.ndarray, sealed: Sealed) -> Sightings:
    """Return what a plan sees of signs from before the cycle in every replicate, shape (n_replicates, n)."""
    pairs = _pairs(traces.signs, plan, sealed)
    day0, team = plan.steps.t[pairs.step], plan.team[pairs.step]
    found = [_seen(traces.signs, pairs, day0 + DAY * days[team], sealed) for days in start_days]
    return Sightings(*(np.array([getattr(one, item.name) for one in found]) for item in fields(Sightings)))


def _seen(signs: SignSet, pairs: _Pairs, t: np.ndarray, sealed: Sealed) -> Sightings:
    """Return chances from the rates of all passes (see :func:`~..encounters.sightings.passes`)."""
    there = (t > signs.left[pairs.place]) & (t < signs.gone[pairs.place])
    place, t = pairs.place[there], t[there]
    rate = pairs.base[there] * age_factor(signs, place, t, sealed.params.rangers)
    chance = -np.expm1(-np.bincount(place, rate, minlength=len(signs.x)))
    if not sealed.params.kind.removable:
        return Sightings(chance, np.zeros(len(chance)))
    order = np.lexsort((t, place))
    place, t, rate = place[order], t[order], rate[order]
    total = np.concatenate([[0.0], np.cumsum(rate)])
    begin = np.searchsorted(place, place)  # first pass of the same sign
    before = total[:-1] - total[begin]
    first = np.exp(-before) * -np.expm1(-rate)
    remains = (signs.gone[place] - t) / np.maximum(signs.gone[place] - signs.left[place], 1.0)
    return Sightings(chance, np.bincount(place, first * remains, minlength=len(signs.x)))
