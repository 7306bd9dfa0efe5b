"""Gaps: where a threat may lie undetected, weighed by what is at stake there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..base.params import not_negative, positive, within
from ..base.words import Sentence
from .density import DensityResult
from .grid import PlanningGrid
from .rates import RateResult


@dataclass(frozen=True)
class GapParams:
    """How risk is put together and how long a visit lasts.

    Parameters
    ----------
    half_life_days : float
        Days after which a visit says half as much.
    detection_per_km : float, optional
        β of detection = 1 − exp(−β·km). None: random search, β = swath / area of a cell (Koopman 1946).
    swath_m : float
        Full width looked over, metres; used when β is not given.
    rate_weight, density_weight, intrusion_weight : float
        Weights of the surfaces that make up the risk; those that are missing leave their weight to the others.
    smoothing_cells : float
        Standard deviation, in cells, over which neighbours inform a cell's rate.
    top : int
        Number of gaps listed.
    """

    half_life_days: float = 90.0
    detection_per_km: float | None = None
    swath_m: float = 100.0
    rate_weight: float = 2.0
    density_weight: float = 1.0
    intrusion_weight: float = 1.0
    smoothing_cells: float = 1.0
    top: int = 10

    def __post_init__(self) -> None:
        positive("half_life_days", self.half_life_days)
        positive("swath_m", self.swath_m)
        if self.detection_per_km is not None:
            positive("detection_per_km", self.detection_per_km)
        for name in ("rate_weight", "density_weight", "intrusion_weight", "smoothing_cells"):
            not_negative(name, getattr(self, name))
        positive("rate_weight + density_weight", self.rate_weight + self.density_weight)
        within("top", self.top, 0, 10_000)

    def beta(self, grid: PlanningGrid) -> float:
        """Return detection per km in a cell of ``grid``."""
        if self.detection_per_km is not None:
            return self.detection_per_km
        return self.swath_m * 1000 / grid.spec.cell_size**2


@dataclass(frozen=True)
class GapResult:
    """Gaps in the watch over a site.

    Parameters
    ----------
    score : ndarray, shape (n_rows, n_cols)
        Gap relative to the largest one, 0 to 1; 0 outside the boundary.
    rank : ndarray of int, shape (n_rows, n_cols)
        1 is the largest gap; 0 where there is none and outside.
    detection : ndarray, shape (n_rows, n_cols)
        Probability, 0 to 1, that a threat present today would have been found by the effort so far.
    top : pandas.DataFrame
        ``rank, cell, score, risk, km, days_since, why`` of the largest gaps; ``why`` is a Sentence.
    sentence : Sentence
        The result in one sentence.
    """

    score: np.ndarray
    rank: np.ndarray
    detection: np.ndarray
    top: pd.DataFrame
    sentence: Sentence


def risk_surface(
    rates: RateResult,
    density: DensityResult | np.ndarray | None,
    grid: PlanningGrid,
    intrusion: np.ndarray | None = None,
    params: GapParams | None = None,
) -> np.ndarray:
    """Return relative risk with mean 1 over the cells inside, above 0 everywhere inside; shape (n_rows, n_cols)."""
    raise NotImplementedError


def gap_scores(
    risk: np.ndarray,
    km_recent: np.ndarray,
    days_since: np.ndarray,
    value: np.ndarray | None,
    grid: PlanningGrid,
    params: GapParams | None = None,
) -> GapResult:
    """Score the gap of every cell: risk × (1 − detection) × value × share inside."""
    raise NotImplementedError
