"""Kernel density of finds, and of finds per kilometre patrolled."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..base.params import positive
from .grid import PlanningGrid


@dataclass(frozen=True)
class DensityParams:
    """How density is smoothed.

    Parameters
    ----------
    bandwidth_m : float, optional
        Standard deviation of the Gaussian kernel in metres; None: chosen by likelihood cross-validation.
    edge_correction : bool
        Divide by the part of the kernel that lies inside the boundary.
    """

    bandwidth_m: float | None = None
    edge_correction: bool = True

    def __post_init__(self) -> None:
        if self.bandwidth_m is not None:
            positive("bandwidth_m", self.bandwidth_m)


@dataclass(frozen=True)
class DensityResult:
    """``density`` per km² at the middle of each cell, shape (n_rows, n_cols), and the ``bandwidth_m`` used.

    Cells outside the boundary hold 0; ``n_points`` is the number of points inside the grid.
    """

    density: np.ndarray
    bandwidth_m: float
    n_points: int


def kernel_density(
    x: np.ndarray, y: np.ndarray, grid: PlanningGrid, params: DensityParams | None = None, weights: np.ndarray | None = None
) -> DensityResult:
    """Return the Gaussian kernel density of points, per km²."""
    raise NotImplementedError


def effort_density(km: np.ndarray, grid: PlanningGrid, bandwidth_m: float, edge_correction: bool = True) -> DensityResult:
    """Return km patrolled per km², smoothed with the same kernel; ``km`` per cell, shape (n_rows, n_cols)."""
    raise NotImplementedError


def relative_density(finds: DensityResult, effort: DensityResult, min_effort: float = 0.05) -> np.ndarray:
    """Return smoothed finds per km, NaN where effort is below ``min_effort`` km per km²; shape (n_rows, n_cols)."""
    raise NotImplementedError
