"""Plans against the hidden groups of the next cycle, many times, with the same luck for all plans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from ...base.errors import ParameterError
from ...base.params import within
from ...base.progress import Progress, Silent, step
from ...base.words import QT_TRANSLATE_NOOP
from ..clock import midnight
from ..intruders.minds import Minds
from ..intruders.schedule import Schedule
from ..intruders.trip import Guard, Walk
from .fielded import Fielded, fielded
from .plan import FieldPlan
from .results import Replays, replays_of
from .sealed import Sealed
from .searched import ground_searched
from .traces import Traces, new_traces, old_traces, sightings, sightings_of_old
from .walks import against, chances_of, cycle_schedule, expected_harm, nobody, reacting_walks, steady_walks
from .weights import ScoreWeights

NOTHING = "nothing"
_NAMES = QT_TRANSLATE_NOOP("PawcPlanner", "a different name for each plan, and not “nothing”")


@dataclass(frozen=True)
class ReplayParams:
    """How plans are replayed.

    Parameters
    ----------
    replays : int
        Replicates.
    days : int
        Length of the cycle.
    react : bool
        Groups learn within the cycle from what happens to them; else the same walks meet every plan.
    seed : int
        Seed of all draws.
    weights : ScoreWeights
        How much each part counts in the score.
    """

    replays: int = 100
    days: int = 14
    react: bool = True
    seed: int = 1
    weights: ScoreWeights = field(default_factory=ScoreWeights)

    def __post_init__(self) -> None:
        within("REPLAYS", self.replays, 2, 100_000)
        within("DAYS", self.days, 1, 366)
        within("SEED", self.seed, 0, 2**62)


@dataclass(frozen=True, eq=False)
class _Cycle:
    """What all plans share: schedules and undisturbed walks of each replicate, old signs, and the harm at stake."""

    sealed: Sealed
    minds: Minds
    params: ReplayParams
    schedules: list[Schedule]
    walks: list[list[Walk]]
    stake: np.ndarray
    old: Traces
    old_harm: float

    def at_stake(self, walks: Sequence[Walk]) -> np.ndarray:
        """Return the mean harm of walks."""
        return self.stake[self.sealed.ways.target[np.array([walk.way for walk in walks], np.int64)]]

    def groups(self) -> np.ndarray:
        """Return the number of walks of each replicate without any plan."""
        return np.array([len(walks) for walks in self.walks], np.int64)

    def new_harm(self) -> np.ndarray:
        """Return the mean harm of the walks of each replicate without any plan."""
        of = np.repeat(np.arange(len(self.walks)), self.groups())
        return np.bincount(of, self.at_stake([w for walks in self.walks for w in walks]), minlength=len(self.walks))


def replay(
    sealed: Sealed, plans: Sequence[FieldPlan], params: ReplayParams | None = None, progress: Progress | None = None
) -> Replays:
    """Replay plans against the hidden groups of the cycle after a history.

    For each replicate one schedule of intended walks and one first day of each team are drawn; every plan meets the
    same ones, so that two plans are compared in pairs (common random numbers). Given the way of each group, chances are
    summed rather than drawn; draws decide only how groups react.

    Parameters
    ----------
    sealed : Sealed
        The truth.
    plans : sequence of FieldPlan
        Plans with different names.
    params : ReplayParams, optional
        Replicates, length of the cycle, reaction.
    progress : Progress, optional
        Told the share done.

    Returns
    -------
    Replays
        One row per plan and replicate; the plan ``nothing`` is always there.

    Raises
    ------
    ParameterError
        When two plans have the same name.
    Cancelled
        When the user stops.
    """
    params, progress = params or ReplayParams(), progress or Silent()
    names = [plan.name for plan in plans]
    if len(set(names)) < len(names) or NOTHING in names:
        raise ParameterError(name="PLANS", value=", ".join(names), expected=_NAMES)
    cycle = _cycle(sealed, params, progress)
    frames = []
    for number, plan in enumerate([FieldPlan(NOTHING, ()), *plans]):
        step(progress, (number + 1) / (len(plans) + 2), plan.name)
        frames.append(_replayed(cycle, fielded(plan, sealed, params.days), progress))
    progress.report(1.0)
    return replays_of(pd.concat(frames, ignore_index=True), params.seed, params.weights)


def _cycle(sealed: Sealed, params: ReplayParams, progress: Progress) -> _Cycle:
    minds, schedules, walks = sealed.minds(), [], []
    for replicate in range(params.replays):
        step(progress, 0.0)
        schedules.append(cycle_schedule(sealed, params.days, params.seed, replicate))
        here = schedules[-1]
        walks.append(
            reacting_walks(sealed, minds, here, nobody(sealed)) if params.react else steady_walks(sealed, minds, here)
        )
    old = old_traces(sealed)
    return _Cycle(sealed, minds, params, schedules, walks, expected_harm(sealed), old, _old_harm(sealed, old))


def _old_harm(sealed: Sealed, old: Traces) -> float:
    """Return what harm that can be removed (snares) would still do: the share of its life that each has left."""
    if not sealed.params.kind.removable:
        return 0.0
    day0 = midnight(sealed.first_day)
    signs = old.signs
    remains = (signs.gone - day0) / np.maximum(signs.gone - signs.left, 1.0)
    return float(np.clip(remains, 0, 1)[old.harm].sum())


def _replayed(cycle: _Cycle, plan: Fielded, progress: Progress) -> pd.DataFrame:
    """Return the measures of one plan, one row per replicate."""
    params, n = cycle.params, cycle.params.replays
    start_days = np.array([plan.start_days(params.seed, replicate, params.days) for replicate in range(n)], np.int64)
    walks, replicate = [], []
    for number in range(n):
        if number % 20 == 0 and progress.cancelled():
            step(progress, 0.0)
        here = _walks(cycle, plan, number, start_days[number])
        walks += here
        replicate += [number] * len(here)
    return _measured(cycle, plan, start_days.reshape(n, len(plan.teams)), walks, np.array(replicate, np.int64))


def _walks(cycle: _Cycle, plan: Fielded, replicate: int, start_days: np.ndarray) -> list[Walk]:
    sealed = cycle.sealed
    if plan.plan.name == NOTHING:
        return cycle.walks[replicate]
    guard = Guard(plan.presence(start_days), plan.watch, sealed.ground.response_hours, sealed.spec)
    if cycle.params.react:
        return reacting_walks(sealed, cycle.minds, cycle.schedules[replicate], guard)
    return against(sealed, cycle.walks[replicate], guard)


def _measured(
    cycle: _Cycle, plan: Fielded, start_days: np.ndarray, walks: Sequence[Walk], replicate: np.ndarray
) -> pd.DataFrame:
    sealed, n = cycle.sealed, cycle.params.replays
    chances = [chances_of(walk, sealed.params.cameras) for walk in walks]
    stopped, before, photographed, in_time = (
        np.array([getattr(one, name) for one in chances], float)
        for name in ("stopped", "stopped_before", "photographed", "in_time")
    )
    stake = cycle.at_stake(walks)
    new = new_traces(sealed, walks, cycle.schedules, replicate, stake)
    seen, seen_old = sightings(new, plan, start_days, sealed), sightings_of_old(cycle.old, plan, start_days, sealed)
    removed = np.bincount(new.walk[new.harm], (seen.life_left * new.weight)[new.harm], minlength=len(walks))
    done = np.bincount(replicate, (1 - before) * (stake - removed), minlength=n)
    harm = cycle.new_harm() + cycle.old_harm
    prevented = cycle.new_harm() - done + seen_old.life_left[:, cycle.old.harm].sum(axis=1)
    found = np.bincount(new.replicate, seen.chance * new.weight, minlength=n) + seen_old.chance.sum(axis=1)
    signs = np.bincount(new.replicate, new.weight, minlength=n) + len(cycle.old.walk)
    per = {"interceptions": stopped, "photographed": photographed, "photographed_in_time": in_time}
    sums = {name: np.bincount(replicate, values, minlength=n) for name, values in per.items()}
    groups, came = cycle.groups(), np.bincount(replicate, minlength=n)
    searched, ground = ground_searched(sealed, plan)
    return pd.DataFrame({
        "plan": plan.plan.name, "replicate": np.arange(n), "walks": came, **sums, "harm": harm,
        "harm_prevented": prevented, "groups": groups, "groups_stopped": groups - came + sums["interceptions"],
        "signs": signs, "signs_found": found, "ground": ground, "ground_searched": searched,
    })
