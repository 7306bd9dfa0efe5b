"""How fast teams are, and what their devices record of a day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.signal

from ..clock import HOUR
from ..ground.terrain import Terrain
from ..parameters import RangerParams
from .lines import Lines

# minutes between fixes by vehicle and boat; seconds by which a fix is early or late (assumptions)
FIX_MINUTES, JITTER_S = {"vehicle": 2.0, "boat": 3.0}, 15.0
LONGEST_DAY_S = 15 * HOUR
# Errors of a receiver change slowly from fix to fix: first-order autoregressive.
MEMORY = 0.6
APART_S = 200_000.0


def kmh(terrain: Terrain, x: np.ndarray, y: np.ndarray, transport: str, rangers: RangerParams) -> np.ndarray:
    """Return the usual pace at points: on foot slower where it is steeper than the park's mean, by the park's rate."""
    if transport != "foot":
        return np.full(len(x), rangers.vehicle_kmh if transport == "vehicle" else rangers.boat_kmh)
    slope = terrain.slope.ravel()[np.clip(terrain.spec.cells_at(x, y), 0, None)]
    usual = float(terrain.slope[terrain.inside].mean()) if terrain.inside.any() else 0.0
    return np.round(rangers.foot_kmh * np.clip(np.exp(-rangers.slope_pace * (slope - usual)), 0.4, 1.5), 6)


@dataclass(frozen=True)
class Days:
    """Days of outings, each a run of segments of sampled lines.

    Parameters
    ----------
    x, y : ndarray, shape (segments, 2)
        Begin and end of each segment, metres.
    km : ndarray, shape (segments,)
        Lengths.
    first : ndarray of int, shape (days + 1,)
        Where each day begins.
    begin, end : ndarray, shape (segments,)
        Seconds after the day's start at which a segment begins and ends; there is a rest in the middle of the day.
    """

    x: np.ndarray
    y: np.ndarray
    km: np.ndarray
    first: np.ndarray
    begin: np.ndarray
    end: np.ndarray

    @property
    def of_segment(self) -> np.ndarray:
        """Day of each segment."""
        return np.repeat(np.arange(len(self.first) - 1), np.diff(self.first))

    @property
    def lengths_km(self) -> np.ndarray:
        """Length of each day."""
        return np.add.reduceat(self.km, self.first[:-1])


def days_of(
    lines: Lines, cuts: np.ndarray, speed: np.ndarray, rest_s: float, longest_s: float = LONGEST_DAY_S
) -> Days:
    """Return the days of lines that are cut at segments ``cuts`` (ascending, the total number last).

    Parameters
    ----------
    lines : Lines
        Ways; segments are numbered over all lines without those between lines.
    cuts : ndarray of int, shape (days + 1,)
        First segment of each day, and the number of segments.
    speed : ndarray, shape (segments,)
        km/h.
    rest_s : float
        Rest in the middle of each day, seconds.
    longest_s : float
        A day that would last longer is walked faster, seconds.
    """
    at = segments_of(lines)
    x, y = np.column_stack([lines.x[at], lines.x[at + 1]]), np.column_stack([lines.y[at], lines.y[at + 1]])
    km = np.hypot(x[:, 1] - x[:, 0], y[:, 1] - y[:, 0]).round(3) / 1000
    took = km / speed * HOUR
    day = np.repeat(np.arange(len(cuts) - 1), np.diff(cuts))
    total = np.add.reduceat(took, cuts[:-1])
    took = took * np.minimum(1.0, (longest_s - rest_s) / np.maximum(total, 1.0))[day]
    gone = np.cumsum(took)
    begin = gone - took - np.concatenate([[0.0], gone])[cuts[:-1]][day]
    late = np.arange(len(km)) >= (cuts[:-1] + np.diff(cuts) // 2)[day]
    begin = np.round(begin + rest_s * late, 3)
    return Days(x, y, km, cuts, begin, np.round(begin + took, 3))


def segments_of(lines: Lines) -> np.ndarray:
    """Return the first point of every segment."""
    starts = np.ones(len(lines.x), bool)
    starts[lines.first[1:] - 1] = False
    return np.flatnonzero(starts)


@dataclass(frozen=True)
class Fixes:
    """Recorded fixes of all days: seconds after the day's start (whole), metres; day i has ``first[i]`` to next."""

    t: np.ndarray
    x: np.ndarray
    y: np.ndarray
    first: np.ndarray


def recorded(days: Days, every_s: float, noise_m: float, rng: np.random.Generator) -> Fixes:
    """Return what devices record: a fix about every ``every_s`` seconds and at the end, none at rest."""
    last = days.end[days.first[1:] - 1]
    number = np.floor(last / every_s).astype(np.int64) + 2
    day = np.repeat(np.arange(len(last)), number)
    local = np.arange(len(day)) - (np.cumsum(number) - number)[day]
    jitter = min(JITTER_S, every_s / 3) * rng.uniform(-1, 1, len(day)) * (local > 0)
    t = np.round(np.minimum(local * every_s + jitter, last[day]))
    t[np.cumsum(number) - 1] = np.round(last)
    fresh = np.concatenate([[True], (np.diff(t) > 0) | (np.diff(day) > 0)])
    t, day = t[fresh], day[fresh]
    segment = np.searchsorted(days.end + APART_S * days.of_segment, t + APART_S * day, side="left")
    segment = np.minimum(segment, days.first[day + 1] - 1)
    moving = t >= days.begin[segment] - 0.5
    t, day, segment = t[moving], day[moving], segment[moving]
    share = np.clip((t - days.begin[segment]) / np.maximum(days.end - days.begin, 1e-3)[segment], 0, 1)
    x, y = (v[segment, 0] + share * (v[segment, 1] - v[segment, 0]) + _noise(len(t), noise_m, rng)
            for v in (days.x, days.y))
    return Fixes(t, x.round(2), y.round(2), np.searchsorted(day, np.arange(len(last) + 1)))


def _noise(n: int, sd: float, rng: np.random.Generator) -> np.ndarray:
    """Return errors in metres with standard deviation ``sd`` and a memory of 0.6 from fix to fix."""
    drawn = rng.standard_normal(n) * sd
    return scipy.signal.lfilter([np.sqrt(1 - MEMORY**2)], [1.0, -MEMORY], drawn)
