"""When groups set out, and the luck that goes with each walk: drawn once, whatever the rangers do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from ..clock import DAY, DRY_MONTHS, HOUR, midnight
from ..parameters import ParkParams

EVENING, MORNING = (17.5, 23.0), (4.5, 11.0)  # local hours between which groups enter (assumption)


@dataclass(frozen=True)
class Schedule:
    """Intended walks in the order of their start, shape (n,) each; draws in 0..1 unless said otherwise.

    Two plans are compared with the same schedule, so that only the plan makes a difference.

    Parameters
    ----------
    start : ndarray
        UTC epoch seconds.
    group, people : ndarray of int
        Who comes.
    stay_hours : ndarray
        Hours at the target.
    goes : ndarray
        Whether the group goes in spite of what it fears.
    patience : ndarray
        Unit exponential: meets a team when the summed rate reaches it.
    arrest, notice, act : ndarray
        Whether a meeting ends in arrests; a camera is noticed; a picture in time stops the group.
    harm : ndarray of int
        What the group takes if it reaches its target and finds that much.
    seed : ndarray of int
        Seed of each walk's own draws (liking of ways, which cameras see it).
    """

    start: np.ndarray
    group: np.ndarray
    people: np.ndarray
    stay_hours: np.ndarray
    goes: np.ndarray
    patience: np.ndarray
    arrest: np.ndarray
    notice: np.ndarray
    act: np.ndarray
    harm: np.ndarray
    seed: np.ndarray

    def __len__(self) -> int:
        return len(self.start)


def make_schedule(
    first_day: date, n_days: int, n_groups: int, params: ParkParams, rng: np.random.Generator
) -> Schedule:
    """Draw the walks that groups intend from ``first_day`` on: more in one season, on any day of the week."""
    kind = params.kind
    days = [first_day + timedelta(days=d) for d in range(n_days)]
    season = np.array([kind.dry_season if day.month in DRY_MONTHS else 2.0 - kind.dry_season for day in days])
    per_day = kind.trips_per_1000km2_year * params.size_km2 / 1000 / 365.25
    day = np.repeat(np.arange(n_days), rng.poisson(per_day * season))
    n = len(day)
    night = rng.random(n) < kind.night_share
    low, high = (np.where(night, EVENING[i], MORNING[i]) for i in (0, 1))
    start = (midnight(first_day) + DAY * day + HOUR * (low + (high - low) * rng.random(n))).round()
    order = np.argsort(start, kind="stable")
    return Schedule(
        start[order], rng.integers(0, n_groups, n), _people(kind.people_mean, n, rng),
        (kind.stay_hours * rng.gamma(4.0, 0.25, n)).round(2), rng.random(n), rng.exponential(1.0, n), rng.random(n),
        rng.random(n), rng.random(n), rng.poisson(kind.harm_per_trip, n), rng.integers(0, 2**62, n),
    )


def _people(mean: float, n: int, rng: np.random.Generator) -> np.ndarray:
    least = min(2, int(mean))
    return least + rng.poisson(max(mean - least, 0.0), n)
