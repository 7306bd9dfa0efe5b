"""Movement and rest told apart on clean tracks, and the nights in camp between two tracks of a leg."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from .daylight import DAY_SECONDS
from .tracks import TrackSet

REST_M, REST_MINUTES = 100.0, 15.0  # as cleaning finds rests: within 50 m of one point for a quarter of an hour
# Two nights and the day between: whose next track begins later has been home, or is another patrol (assumption).
LONGEST_REST_HOURS = 48.0


@dataclass(frozen=True)
class Silences:
    """What lies between the tracks of one leg: rests at one place, and time of which nothing is known.

    Parameters
    ----------
    part : ndarray of int64, shape (k,)
        Row of ``TrackSet.parts`` that a rest belongs to: up to the last midnight that before it, then that after it.
    x, y : ndarray, shape (k,)
        Where the rest was, CRS of the tracks, metres.
    start, end : ndarray, shape (k,)
        UTC epoch seconds; a rest over midnight is two.
    silent_hours : float
        Hours between two tracks of one leg that end and begin at different places.
    """

    part: np.ndarray
    x: np.ndarray
    y: np.ndarray
    start: np.ndarray
    end: np.ndarray
    silent_hours: float


def is_rest(metres: np.ndarray, seconds: np.ndarray, rest_m: float, rest_minutes: float) -> np.ndarray:
    """Return which stretches between two fixes are rests; NaN seconds are none.

    Cleaning keeps of a rest only its first and last fix (:mod:`.stays`: within 50 m of one point for a quarter of an
    hour), so a rest is a stretch of that time, and no more than :data:`LONGEST_REST_HOURS`, whose ends lie at most
    twice that radius apart.
    """
    with np.errstate(invalid="ignore"):
        return (seconds >= rest_minutes * 60.0) & (seconds <= LONGEST_REST_HOURS * 3600.0) & (metres <= rest_m)


def silences(
    tracks: TrackSet, rest_m: float, rest_minutes: float, offset: Callable[[np.ndarray], np.ndarray]
) -> Silences:
    """Find the rests between successive parts of one leg.

    A rest of more than an hour cuts a track, so that a night in camp lies between two parts: where the one ends and the
    next begins at one place, it is the same rest that ``leg_days.rest_hours`` counts. Any other time between two parts
    is silent: nothing is known of it.

    Parameters
    ----------
    tracks : TrackSet
        Clean tracks; parts may be in any order.
    rest_m, rest_minutes : float
        Limits of a rest, see :func:`is_rest`.
    offset : callable
        Seconds that local time is ahead of UTC, for an array of UTC times.
    """
    before, after, start, end, left, come = _between(tracks)
    metres = np.hypot(tracks.x[come] - tracks.x[left], tracks.y[come] - tracks.y[left])
    rest = is_rest(metres, end - start, rest_m, rest_minutes)
    silent = float((end - start)[~rest].sum()) / 3600
    before, after, start, end, left = (values[rest] for values in (before, after, start, end, left))
    ahead = offset(end)
    midnight = np.clip(np.floor((end + ahead) / DAY_SECONDS) * DAY_SECONDS - ahead, start, end)
    part, place = np.concatenate([before, after]), np.concatenate([left, left])
    first, last = np.concatenate([start, midnight]), np.concatenate([midnight, end])
    keep = last > first
    part, place, first, last = part[keep], place[keep], first[keep], last[keep]
    return Silences(part, tracks.x[place], tracks.y[place], first, last, silent)


def _between(tracks: TrackSet) -> tuple[np.ndarray, ...]:
    """Return part before, part after, end of the one, start of the other, last fix and first fix, where time passes."""
    first = np.flatnonzero(np.diff(tracks.part, prepend=-1))
    last = np.append(first[1:], len(tracks.part))[:len(first)] - 1
    own = tracks.part[first]
    legs = tracks.parts[["patrol_id", "leg_id"]].iloc[own]
    frame = pd.DataFrame({
        "leg": legs.groupby(["patrol_id", "leg_id"], dropna=False).ngroup().to_numpy(),
        "start": tracks.t[first], "end": tracks.t[last], "first": first, "last": last, "part": own,
    }).dropna(subset=["start", "end"]).sort_values(["leg", "start", "end"], kind="stable").reset_index(drop=True)
    # Two halves of a team that had split overlap in time: the time between counts from the half that ended last.
    latest = frame.groupby("leg")["end"].cummax()
    holder = pd.Series(np.where(frame["end"] == latest, np.arange(len(frame)), np.nan)).ffill().to_numpy()
    at = np.flatnonzero(np.diff(frame["leg"].to_numpy()) == 0) + 1
    before = holder[at - 1].astype(np.int64)
    start, end = frame["end"].to_numpy()[before], frame["start"].to_numpy()[at]
    at, before = at[end > start], before[end > start]
    part = frame["part"].to_numpy()
    return (part[before], part[at], frame["end"].to_numpy()[before], frame["start"].to_numpy()[at],
            frame["last"].to_numpy()[before], frame["first"].to_numpy()[at])
