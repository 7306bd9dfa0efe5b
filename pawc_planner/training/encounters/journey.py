"""Where one group is at each instant of its walk."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..clock import HOUR


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
