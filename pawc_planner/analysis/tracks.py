"""Patrol tracks as flat arrays, the form in which all effort is computed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

_AT_ONCE = 1 << 16  # fixes, so that sums over many million take little memory


@dataclass(frozen=True)
class TrackSet:
    """Clean track parts laid end to end.

    Parameters
    ----------
    x, y : ndarray, shape (n,)
        Site CRS, metres.
    t : ndarray, shape (n,)
        UTC epoch seconds; NaN where the time is unknown.
    part : ndarray of int64, shape (n,)
        Row of ``parts`` that each fix belongs to; non-decreasing.
    parts : pandas.DataFrame
        One row per part: ``patrol_id, leg_id, day`` (local ``datetime.date``), ``transport, station, team``.
    """

    x: np.ndarray
    y: np.ndarray
    t: np.ndarray
    part: np.ndarray
    parts: pd.DataFrame

    def __len__(self) -> int:
        return len(self.parts)

    @property
    def segments(self) -> np.ndarray:
        """Index of the first fix of every segment (two successive fixes of one part)."""
        return np.flatnonzero(self.part[1:] == self.part[:-1])

    @property
    def km(self) -> float:
        """Total length in km."""
        return sum(self._metres(first, first + _AT_ONCE) for first in range(0, len(self.x), _AT_ONCE)) / 1000

    def _metres(self, first: int, last: int) -> float:
        """Return the length of the segments that begin with the fixes ``first`` to ``last``."""
        x, y, part = self.x[first:last + 1], self.y[first:last + 1], self.part[first:last + 1]
        dx, dy = np.diff(x), np.diff(y)
        return float(np.where(part[1:] == part[:-1], np.sqrt(dx * dx + dy * dy), 0.0).sum())

    def of_transport(self, transport: str) -> TrackSet:
        """Return the parts of one transport."""
        return self.where((self.parts["transport"] == transport).to_numpy())

    def where(self, keep: np.ndarray) -> TrackSet:
        """Return the parts where ``keep`` (bool, one per part) is true."""
        fixes = keep[self.part]
        renumber = np.cumsum(keep) - 1
        return TrackSet(
            self.x[fixes], self.y[fixes], self.t[fixes],
            renumber[self.part[fixes]].astype(np.int64), self.parts[keep].reset_index(drop=True),
        )
