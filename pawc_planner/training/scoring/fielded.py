"""A plan in the field: where each team is at each instant, given the day on which it sets out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from ..clock import DAY, HOUR, midnight
from ..encounters.photographs import Watch
from ..ground.terrain import Terrain
from ..parameters import ParkParams
from ..rangers.lines import sampled
from ..rangers.presence import Presence, joined
from ..rangers.recording import days_of, kmh, segments_of
from ..rangers.tracks import sees
from .plan import FieldPlan, Outing
from .sealed import Sealed

PLAN_START_S = 7 * HOUR
LONGEST_DAY_S = 14 * HOUR  # what of a team-day comes later is not done: it is night
FASTEST = 2.0  # a plan's own hours count up to this many times the usual pace


@dataclass(frozen=True, eq=False)
class Fielded:
    """A plan as steps of about 100 m, as if every team set out on the first day of the cycle.

    Parameters
    ----------
    plan : FieldPlan
        The plan.
    steps : Presence
        Steps in the order of time, with the pace and rest of patrols.
    teams : tuple of str
        Teams in alphabetical order.
    team : ndarray of int, shape (n_steps,)
        Team of each step, as row of ``teams``.
    days : ndarray of int, shape (n_teams,)
        Days from the first to the last outing of each team.
    watch : Watch
        Cameras, which stand all the time.
    """

    plan: FieldPlan
    steps: Presence
    teams: tuple[str, ...]
    team: np.ndarray
    days: np.ndarray
    watch: Watch

    def start_days(self, seed: int, replicate: int, cycle_days: int) -> np.ndarray:
        """Return the first day of each team, shape (n_teams,): uniform over the days on which its outings still fit.

        The draw depends on the seed, the replicate and the team's name only, so that a team of two plans starts alike.
        """
        luck = [np.random.default_rng([seed, replicate, *name.encode("utf-8")]).random() for name in self.teams]
        return (np.array(luck) * (cycle_days - self.days + 1)).astype(np.int64)

    def presence(self, start_days: np.ndarray) -> Presence:
        """Return where the teams are when they set out on ``start_days``, in the order of time."""
        t = self.steps.t + DAY * start_days[self.team]
        order = np.argsort(t, kind="stable")
        steps = self.steps
        return Presence(
            t[order], steps.x[order], steps.y[order], steps.km[order], steps.sees[order], steps.outing[order]
        )


def fielded(plan: FieldPlan, sealed: Sealed, cycle_days: int) -> Fielded:
    """Return a plan in the field; team-days after the end of the cycle fall out.

    Parameters
    ----------
    plan : FieldPlan
        The plan, in the park's CRS.
    sealed : Sealed
        The park.
    cycle_days : int
        Length of the cycle.
    """
    kept = tuple(outing for outing in plan.outings if outing.day < cycle_days)
    teams = tuple(sorted({outing.team for outing in kept}))
    days = np.array([1 + max(o.day for o in kept if o.team == name) for name in teams], np.int64)
    steps = presence_of_plan(kept, sealed.first_day, sealed.terrain, sealed.params)
    team = np.array([teams.index(outing.team) for outing in kept], np.int64)[steps.outing]
    return Fielded(plan, steps, teams, team, days, _watch(plan, sealed))


def _watch(plan: FieldPlan, sealed: Sealed) -> Watch:
    """Return the plan's cameras, which stand for ever; none calls better than the signal there allows."""
    x, y, signal = (plan.cameras[name].to_numpy(float) for name in ("x", "y", "signal"))
    there = sealed.ground.signal[sealed.cells_at(x, y)]
    return Watch(x, y, np.minimum(signal, there), np.full(len(x), -np.inf), np.full(len(x), np.inf))


def presence_of_plan(
    outings: Sequence[Outing], day0: date, terrain: Terrain, params: ParkParams
) -> Presence:
    """Return the steps of planned outings by time, with the pace and rest of patrols; teams set out at 07:00.

    Nobody walks into the night: steps more than 14 hours after the start fall out, however long a line was drawn.

    Parameters
    ----------
    outings : sequence of Outing
        Of the plan; their numbers in the result are their positions.
    day0 : datetime.date
        Local date of the outings of day 0.
    terrain, params : Terrain, ParkParams
        Slope, pace and what is seen.
    """
    if not outings:
        return joined(())
    lines = sampled([np.column_stack([outing.x, outing.y]) for outing in outings])
    at, cuts = segments_of(lines), lines.first - np.arange(len(lines.first))
    x, y = (lines.x[at] + lines.x[at + 1]) / 2, (lines.y[at] + lines.y[at + 1]) / 2
    number = np.repeat(np.arange(len(outings)), np.diff(cuts))
    pace = np.empty(len(at))
    for transport in ("foot", "vehicle", "boat"):
        chosen = np.array([outing.transport == transport for outing in outings])[number]
        pace[chosen] = kmh(terrain, x[chosen], y[chosen], transport, params.rangers)
    pace = _in_given_hours(outings, lines.lengths_km, pace, number)
    days = days_of(lines, cuts, pace, 60 * params.rangers.rest_minutes, np.inf)
    day = np.array([outing.day for outing in outings], float)
    since = (days.begin + days.end) / 2
    t = np.round(midnight(day0) + DAY * day[number] + PLAN_START_S + since, 1)
    seen = np.array([sees(outing.transport, params.rangers) for outing in outings])[number]
    order = np.argsort(t, kind="stable")
    order = order[since[order] <= LONGEST_DAY_S]
    return Presence(t[order], x[order].round(2), y[order].round(2), days.km[order], seen[order], number[order])


def _in_given_hours(
    outings: Sequence[Outing], km: np.ndarray, pace: np.ndarray, number: np.ndarray
) -> np.ndarray:
    """Return the pace with which outings that give their hours take that long, if people can."""
    count = np.bincount(number, minlength=len(outings))
    usual = np.bincount(number, 1 / pace, len(outings)) / count * km
    given = np.array([outing.hours for outing in outings])
    quicker = np.where(given > 0, usual / np.where(given > 0, given, 1.0), 1.0)
    return np.round(pace * np.minimum(quicker, FASTEST)[number], 6)
