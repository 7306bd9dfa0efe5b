"""One walk in time: in by night or day, rests, the stay at the target, and out with a load."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .ways import Ways

HOUR = 3600.0


@dataclass(frozen=True)
class Journey:
    """Where a group is from its entry to its return.

    Parameters
    ----------
    t : ndarray, shape (k,)
        UTC epoch seconds, ascending: the way in, then the way out.
    x, y : ndarray, shape (k,)
        Metres in the park's CRS.
    n_in : int
        Points of the way in; the last of them is the target.
    gather_hours : float
        Hours that the group is at its entry before it sets out.
    """

    t: np.ndarray
    x: np.ndarray
    y: np.ndarray
    n_in: int
    gather_hours: float = 0.0

    @property
    def there_from(self) -> float:
        """When the group is at its entry."""
        return self.start - HOUR * self.gather_hours

    @property
    def start(self) -> float:
        """When the group sets out."""
        return float(self.t[0])

    @property
    def arrive(self) -> float:
        """When it reaches its target."""
        return float(self.t[self.n_in - 1])

    @property
    def leave(self) -> float:
        """When it leaves the target."""
        return float(self.t[self.n_in])

    @property
    def end(self) -> float:
        """When it is out again."""
        return float(self.t[-1])

    def at(self, t: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return where the group is at instants; before and after the walk at its ends."""
        return np.interp(t, self.t, self.x), np.interp(t, self.t, self.y)


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
