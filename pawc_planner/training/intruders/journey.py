"""One walk in time: in by night or day, rests, the stay at the target, and out with a load."""

from __future__ import annotations

import numpy as np

from ..clock import HOUR
from ..encounters.journey import Journey
from .ways import Ways


def journey_on(
    ways: Ways, way: int, start: float, stay_hours: float, hours_per_day: float, load_pace: float,
    gather_hours: float = 0.0,
) -> Journey:
    """Walk a way in and out; after ``hours_per_day`` on the move a group rests for the rest of 24 hours.

    Parameters
    ----------
    ways, way : Ways, int
        The way.
    start : float
        UTC epoch seconds at the entry.
    stay_hours, hours_per_day, load_pace : float
        Hours at the target; hours on the move in a day; speed on the way out relative to the way in.
    gather_hours : float
        Hours at the entry before the start.
    """
    part = ways.points(way)
    x, y, hours = ways.x[part], ways.y[part], ways.hours[part]
    t_in = start + HOUR * _with_rests(hours, hours_per_day)
    back = (hours[-1] - hours[::-1]) / load_pace
    t_out = t_in[-1] + HOUR * (stay_hours + _with_rests(back, hours_per_day))
    return Journey(
        np.concatenate([t_in, t_out]), np.concatenate([x, x[::-1]]), np.concatenate([y, y[::-1]]), len(x), gather_hours
    )


def _with_rests(hours: np.ndarray, hours_per_day: float) -> np.ndarray:
    """Return hours since the start, rests included, for hours on the move."""
    return hours + np.floor(hours / hours_per_day) * (24.0 - hours_per_day)
