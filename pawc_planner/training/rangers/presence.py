"""Where teams were and when, in small steps: what intruders, signs and cameras are compared with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

import numpy as np

from ...analysis.grid import GridSpec

STEP_M = 100.0


@dataclass(frozen=True)
class Presence:
    """Steps of about 100 m of all outings, in the order of time.

    Parameters
    ----------
    t : ndarray, shape (n,)
        Middle of the step, UTC epoch seconds, ascending.
    x, y : ndarray, shape (n,)
        Middle of the step, metres in the park's CRS.
    km : ndarray, shape (n,)
        Length of the step.
    sees : ndarray, shape (n,)
        What is seen from this transport, relative to walking.
    outing : ndarray of int, shape (n,)
        Number of the team-day that the step belongs to.
    """

    t: np.ndarray
    x: np.ndarray
    y: np.ndarray
    km: np.ndarray
    sees: np.ndarray
    outing: np.ndarray

    def during(self, start: float, end: float) -> slice:
        """Return the steps between two instants (UTC epoch seconds)."""
        return slice(*np.searchsorted(self.t, [start, end]))

    def km_per_cell(self, spec: GridSpec) -> np.ndarray:
        """Return the kilometres in each cell of a grid (flat)."""
        cells = spec.cells_at(self.x, self.y)
        return np.bincount(cells[cells >= 0], self.km[cells >= 0], minlength=spec.size)

    @property
    def total_km(self) -> float:
        """Length of all steps."""
        return float(self.km.sum())


def joined(parts: Iterable[Presence]) -> Presence:
    """Return the steps of several sets in the order of time; numbers of outings stay as they are."""
    all_parts = list(parts)
    if not all_parts:
        nothing = np.empty(0)
        return Presence(nothing, nothing, nothing, nothing, nothing, np.empty(0, np.int64))
    order = np.argsort(np.concatenate([part.t for part in all_parts]), kind="stable")
    return Presence(
        **{item.name: np.concatenate([getattr(part, item.name) for part in all_parts])[order]
           for item in fields(Presence)}
    )
