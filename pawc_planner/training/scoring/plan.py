"""A plan as it is scored: what each team does on each day, and where cameras stand."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

CAMERA_COLUMNS = ("x", "y", "signal")


@dataclass(frozen=True)
class Outing:
    """One day of one team.

    Parameters
    ----------
    team, station : str
        Names.
    day : int
        Day of the team's outing, from 0; days of one team follow each other.
    transport : str
        ``foot``, ``vehicle`` or ``boat``.
    x, y : ndarray, shape (n,)
        The way, metres in the park's CRS, n >= 2.
    hours : float
        Hours on the move; 0 means as long as the usual pace needs.
    """

    team: str
    station: str
    day: int
    transport: str
    x: np.ndarray
    y: np.ndarray
    hours: float = 0.0

    @property
    def km(self) -> float:
        """Length of the way."""
        return float(np.hypot(np.diff(self.x), np.diff(self.y)).sum() / 1000)


@dataclass(frozen=True)
class FieldPlan:
    """What teams and cameras do in one cycle.

    Parameters
    ----------
    name : str
        Shown in tables.
    outings : tuple of Outing
        Team-days.
    cameras : pandas.DataFrame
        All cameras that stand in the cycle: ``x, y`` (park's CRS), ``signal`` (0 to 1).
    """

    name: str
    outings: tuple[Outing, ...]
    cameras: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(CAMERA_COLUMNS), dtype=float))

    @property
    def km(self) -> float:
        """Length of all ways."""
        return sum(outing.km for outing in self.outings)

    @property
    def team_days(self) -> int:
        """Number of outings."""
        return len(self.outings)
