"""Patrol coverage: the share of the site that patrols visited, in three measures, by sector, against the target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pandas as pd
from shapely.geometry.base import BaseGeometry

from ..base.params import positive, within
from ..base.progress import Progress
from ..base.words import Sentence
from .grid import PlanningGrid
from .tracks import TrackSet

DEFAULT_SWATH_M = 100.0


@dataclass(frozen=True)
class CoverageParams:
    """How coverage is measured.

    Parameters
    ----------
    subcells : int
        A cell is divided into ``subcells`` × ``subcells`` parts.
    swath_m : mapping
        Full width in metres that a patrol looks over, by transport. An assumption: 100 m for every transport that is
        not named (50 m to each side), to be set for the visibility of the site.
    target : float
        Share of the site that should be visited, 0 to 1.
    """

    subcells: int = 5
    swath_m: Mapping[str, float] = field(default_factory=dict)
    target: float = 0.80

    def __post_init__(self) -> None:
        within("subcells", self.subcells, 1, 20)
        within("target", self.target, 0, 1)
        for transport, width in self.swath_m.items():
            positive(f"swath_m of {transport}", width)

    def swath_of(self, transport: str) -> float:
        """Return the full width looked over, in metres."""
        return float(self.swath_m.get(transport, DEFAULT_SWATH_M))


@dataclass(frozen=True)
class CoverageResult:
    """Share of the site that was visited.

    Parameters
    ----------
    cells_percent : float
        Area of the visited cells inside the boundary, percent of the site's area; the measure of the target.
    subcells_percent : float
        The same for the finer sub-cells.
    swath_percent : float
        Area within sight of a track, percent of the site's area.
    target_percent : float
        The target.
    by_sector : pandas.DataFrame
        ``sector, area_km2, km, cells_percent, subcells_percent, swath_percent, days_since_last``; the area is that
        inside the boundary; percentages are NaN for a sector outside it, days are NaN for a sector never visited.
    covered : ndarray, shape (n_rows, n_cols)
        Share of each cell's area inside the boundary that lies in visited sub-cells, 0 to 1.
    sentence : Sentence
        The result in one sentence.
    """

    cells_percent: float
    subcells_percent: float
    swath_percent: float
    target_percent: float
    by_sector: pd.DataFrame
    covered: np.ndarray
    sentence: Sentence

    @property
    def target_reached(self) -> bool:
        """True when the visited cells reach the target."""
        return self.cells_percent >= self.target_percent


def coverage(
    tracks: TrackSet,
    grid: PlanningGrid,
    boundary: BaseGeometry,
    params: CoverageParams | None = None,
    sectors: Sequence[tuple[str, BaseGeometry]] = (),
    on: date | None = None,
    progress: Progress | None = None,
) -> CoverageResult:
    """Measure coverage by cells, sub-cells and swath, for the site and for each sector.

    Parameters
    ----------
    tracks : TrackSet
        Clean tracks.
    grid : PlanningGrid
        Cells of the site.
    boundary : polygon
        Boundary, CRS of the grid.
    params : CoverageParams, optional
        How to measure.
    sectors : sequence of (name, polygon)
        Sectors, CRS of the grid.
    on : date, optional
        Day from which days since the last visit are counted; default: the last day of the tracks.
    progress : Progress, optional
        Told the share done; may cancel.
    """
    raise NotImplementedError
