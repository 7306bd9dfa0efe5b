"""What is known on the first day of a cycle, and nothing of what came after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ..grid import PlanningGrid


@dataclass(frozen=True)
class History:
    """All months of a site.

    Parameters
    ----------
    grid : PlanningGrid
        Cells.
    km, finds : ndarray, shape (months, n_rows, n_cols)
        Effort and finds.
    x, y : ndarray, shape (n,)
        Places of the finds, metres.
    month : ndarray of int, shape (n,)
        Month of each find; finds without one are not among them.
    factors : mapping of str to ndarray, shape (n_rows, n_cols)
        What does not change with time.
    seasons : tuple of str
        Season of each month; empty when the site has none.
    """

    grid: PlanningGrid
    km: np.ndarray
    finds: np.ndarray
    x: np.ndarray
    y: np.ndarray
    month: np.ndarray
    factors: Mapping[str, np.ndarray]
    seasons: tuple[str, ...] = ()

    def before(self, month: int, cycle_months: int) -> Past:
        """Return what was known before a month; arrays are copies."""
        known = self.month < month
        season = self.seasons[month] if self.seasons else None
        return Past(
            self.grid, self.km[:month].copy(), self.finds[:month].copy(), self.x[known], self.y[known], self.factors,
            self.seasons[:month], season, cycle_months,
        )


@dataclass(frozen=True)
class Past:
    """The months before a cycle; see :class:`History`. ``next_season`` is that of the cycle to come."""

    grid: PlanningGrid
    km: np.ndarray
    finds: np.ndarray
    x: np.ndarray
    y: np.ndarray
    factors: Mapping[str, np.ndarray]
    seasons: tuple[str, ...]
    next_season: str | None
    cycle_months: int

    @property
    def total_km(self) -> np.ndarray:
        """Kilometres per cell, shape (n_rows, n_cols)."""
        return np.asarray(self.km.sum(axis=0))

    @property
    def total_finds(self) -> np.ndarray:
        """Finds per cell, shape (n_rows, n_cols)."""
        return np.asarray(self.finds.sum(axis=0))
