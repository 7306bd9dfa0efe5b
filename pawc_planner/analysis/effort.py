"""Patrol effort: exact kilometres, hours, visits and the day of the last visit of every cell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from shapely.geometry.base import BaseGeometry

from ..base.params import positive, within
from ..base.progress import Progress
from ..base.words import Sentence
from .grid import PlanningGrid
from .tracks import TrackSet


@dataclass(frozen=True)
class EffortParams:
    """How effort is counted.

    Parameters
    ----------
    timezone : str
        IANA zone of local hours, used for day and night only; the day of a part is the record's own.
    by_day_night : bool
        Add a column ``light`` (``day``, ``night``, ``unknown``) to the table.
    day_starts, day_ends : float
        Local hours between which it is day; 6 and 18 fit the tropics within an hour all year.
    max_gap_hours : float
        Time between two fixes beyond which their length counts, but not their hours.
    """

    timezone: str = "UTC"
    by_day_night: bool = False
    day_starts: float = 6.0
    day_ends: float = 18.0
    max_gap_hours: float = 2.0

    def __post_init__(self) -> None:
        positive("max_gap_hours", self.max_gap_hours)
        within("day_starts", self.day_starts, 0, 24)
        within("day_ends", self.day_ends, self.day_starts, 24)


@dataclass(frozen=True)
class EffortResult:
    """Effort of a set of tracks.

    Parameters
    ----------
    table : pandas.DataFrame
        ``cell, month ("YYYY-MM"), transport, km, hours`` (and ``light``), sorted; hours are NaN where no time is known.
    km, hours : ndarray, shape (n_rows, n_cols)
        Length and time per cell, 0 where nobody was.
    last_day : ndarray, shape (n_rows, n_cols)
        ``date.toordinal()`` of the last local day of a visit, NaN where there was none.
    visits : ndarray of int, shape (n_rows, n_cols)
        Patrol-days that entered each cell.
    total_km, grid_km, inside_km : float
        Length of all tracks; inside the grid; inside the boundary.
    inside_exact : bool
        True when ``inside_km`` was clipped by the boundary itself, False when cut by the cells' shares.
    hours_total : float
        Hours between fixes of all tracks, inside the grid or not.
    patrols, patrol_days, leg_days : int
        Distinct patrols; (patrol, day); (patrol, leg, day).
    by_transport : pandas.DataFrame
        ``transport, km, grid_km, hours, patrols, patrol_days, leg_days``.
    sentence : Sentence
        The result in one sentence.
    """

    table: pd.DataFrame
    km: np.ndarray
    hours: np.ndarray
    last_day: np.ndarray
    visits: np.ndarray
    total_km: float
    grid_km: float
    inside_km: float
    inside_exact: bool
    hours_total: float
    patrols: int
    patrol_days: int
    leg_days: int
    by_transport: pd.DataFrame
    sentence: Sentence

    def days_since(self, on: date) -> np.ndarray:
        """Return days from the last visit to ``on``, NaN where there was none; shape (n_rows, n_cols)."""
        return on.toordinal() - self.last_day


def cell_effort(
    tracks: TrackSet,
    grid: PlanningGrid,
    params: EffortParams | None = None,
    progress: Progress | None = None,
    *,
    boundary: BaseGeometry | None = None,
) -> EffortResult:
    """Measure the effort of ``tracks`` in each cell.

    Parameters
    ----------
    tracks : TrackSet
        Clean tracks: overlapping and repeated parts were removed on import.
    grid : PlanningGrid
        Cells.
    params : EffortParams, optional
        How to count.
    progress : Progress, optional
        Told the share done; may cancel.
    boundary : polygon, optional
        Boundary in the CRS of the grid; with it ``inside_km`` is exact.

    Returns
    -------
    EffortResult
        Lengths are exact; what leaves the grid is counted in ``total_km`` alone.
    """
    raise NotImplementedError
