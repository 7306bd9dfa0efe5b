"""Kernel density of finds, and of finds per kilometre patrolled."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.signal import fftconvolve
from scipy.special import ndtr
from scipy.stats import norm

from ...base.params import positive
from ..grid import PlanningGrid

MAX_LATTICE = 30_000_000
MAX_PAIRED = 1_500


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
    x: np.ndarray,
    y: np.ndarray,
    grid: PlanningGrid,
    params: DensityParams | None = None,
    weights: np.ndarray | None = None,
) -> DensityResult:
    """Return the Gaussian kernel density of points.

    Parameters
    ----------
    x, y : ndarray, shape (n,)
        Points, CRS of the grid, metres; those outside the grid and those without place are left out.
    grid : PlanningGrid
        Cells and boundary.
    params : DensityParams, optional
        Bandwidth and edge correction.
    weights : ndarray, shape (n,), optional
        Weight of each point, for example km; default 1.

    Returns
    -------
    DensityResult
        Per km²; all 0 without points.

    Notes
    -----
    Points are shared out linearly over a lattice no coarser than a fifth of the bandwidth, then convolved by FFT:
    within 1 % of the peak of the exact sum. Where such a lattice would be too large the sum itself is taken.
    Edge correction is by the share of the kernel inside the boundary, at least 0.1 (Jones 1993).

    References
    ----------
    Silverman, B. W. (1982). Kernel density estimation using the fast Fourier transform. Applied Statistics 31, 93–99.
    Jones, M. C. (1993). Simple boundary correction for kernel density estimation. Statistics and Computing 3, 135–146.
    """
    params = params or DensityParams()
    x, y = np.asarray(x, float), np.asarray(y, float)
    weights = np.ones(len(x)) if weights is None else np.asarray(weights, float)
    inside = grid.spec.cells_at(np.nan_to_num(x, nan=np.inf), np.nan_to_num(y, nan=np.inf)) >= 0
    x, y, weights = x[inside], y[inside], weights[inside]
    bandwidth = params.bandwidth_m or likelihood_bandwidth(x, y, grid, weights)
    if not len(x):
        return DensityResult(np.zeros(grid.spec.shape), bandwidth, 0)
    factor = _lattice_factor(grid.spec.cell_size, bandwidth)
    if grid.spec.size * factor**2 > MAX_LATTICE:
        per_m2 = exact_density(x, y, weights, grid, bandwidth)
    else:
        per_m2 = _binned_density(x, y, weights, grid, bandwidth, factor)
    if params.edge_correction:
        per_m2 = per_m2 / np.maximum(kernel_share_inside(grid, bandwidth), 0.1)
    return DensityResult(np.where(grid.inside, per_m2 * 1e6, 0.0), bandwidth, len(x))


def relative_density(finds: DensityResult, effort: DensityResult, min_effort: float = 0.05) -> np.ndarray:
    """Return smoothed finds per km of effort.

    Parameters
    ----------
    finds : DensityResult
        Density of finds.
    effort : DensityResult
        Density of km with the same bandwidth.
    min_effort : float
        km per km² below which nothing can be said.

    Returns
    -------
    ndarray, shape (n_rows, n_cols)
        Finds per km, NaN where there was too little effort.
    """
    enough = effort.density >= max(min_effort, 1e-12)
    return np.divide(finds.density, effort.density, out=np.full(finds.density.shape, np.nan), where=enough)


def exact_density(
    x: np.ndarray, y: np.ndarray, weights: np.ndarray, grid: PlanningGrid, bandwidth_m: float
) -> np.ndarray:
    """Return the exact sum of kernels at the middles of the cells, per m², not corrected for edges."""
    cell_x, cell_y = grid.spec.centres()
    cell_x, cell_y = cell_x[: grid.spec.n_cols], cell_y[:: grid.spec.n_cols]
    total = np.zeros(grid.spec.shape)
    for part in np.array_split(np.arange(len(x)), max(1, len(x) // 2000)):
        # A Gaussian of the plane is a product, so that the sum over points is one matrix product.
        along_x = norm.pdf(cell_x[None, :], x[part, None], bandwidth_m)
        along_y = norm.pdf(cell_y[None, :], y[part, None], bandwidth_m) * weights[part, None]
        total += along_y.T @ along_x
    return total


def kernel_share_inside(grid: PlanningGrid, bandwidth_m: float) -> np.ndarray:
    """Return the share of a kernel at each cell's middle that lies inside the boundary, 0 to 1."""
    spec = grid.spec

    def mass(n: int) -> np.ndarray:
        edges = (np.arange(n + 1)[None, :] - np.arange(n)[:, None] - 0.5) * spec.cell_size
        return np.diff(ndtr(edges / bandwidth_m), axis=1)

    return mass(spec.n_rows) @ grid.weight @ mass(spec.n_cols).T


def likelihood_bandwidth(
    x: np.ndarray, y: np.ndarray, grid: PlanningGrid, weights: np.ndarray | None = None
) -> float:
    """Return the bandwidth in metres with the largest leave-one-out likelihood.

    Searched from half a cell to a quarter of the longer side of the grid: below half a cell the grid shows nothing,
    and points recorded twice would draw the bandwidth to 0. More than 1,500 points are thinned evenly and the result
    is scaled by (m / n)^(1/6), the rate at which the best bandwidth falls. With fewer than 3 points: two cells.

    References
    ----------
    Loader, C. (1999). Local Regression and Likelihood, chapter 5. Springer.
    """
    size = grid.spec.cell_size
    if len(x) < 3:
        return 2.0 * size
    weights = np.ones(len(x)) if weights is None else weights
    low, high = size / 2, max(2 * size, max(grid.spec.shape) * size / 4)
    order = np.lexsort((y, x))
    chosen = order[np.unique(np.linspace(0, len(x) - 1, MAX_PAIRED).astype(int))] if len(x) > MAX_PAIRED else order
    x1, y1, w = x[chosen], y[chosen], weights[chosen]
    squared = (x1[:, None] - x1) ** 2 + (y1[:, None] - y1) ** 2
    np.fill_diagonal(squared, np.inf)

    def misfit(log_bandwidth: float) -> float:
        h2 = np.exp(2 * log_bandwidth)
        others = np.exp(-squared / (2 * h2)) @ w / (2 * np.pi * h2)
        return -float((w * np.log(np.maximum(others, 1e-300))).sum())

    trials = np.linspace(np.log(low), np.log(high), 25)
    best = int(np.argmin([misfit(trial) for trial in trials]))
    bracket = trials[max(0, best - 1)], trials[min(len(trials) - 1, best + 1)]
    found = minimize_scalar(misfit, bounds=bracket, method="bounded", options={"xatol": 1e-3})
    scaled = np.exp(found.x) * (len(chosen) / len(x)) ** (1 / 6)
    return float(np.clip(scaled, low, high))


def _lattice_factor(cell_size: float, bandwidth: float) -> int:
    """Return the odd number of lattice points per cell side that puts one in the middle and keeps them close."""
    factor = int(np.ceil(5 * cell_size / bandwidth))
    return factor + 1 - factor % 2


def _binned_density(
    x: np.ndarray, y: np.ndarray, weights: np.ndarray, grid: PlanningGrid, bandwidth: float, factor: int
) -> np.ndarray:
    spec, spacing = grid.spec, grid.spec.cell_size / factor
    # One lattice row and column beyond the grid on every side takes the shares of points at the edge.
    shape = spec.n_rows * factor + 2, spec.n_cols * factor + 2
    u, v = (x - spec.west) / spacing + 0.5, (spec.north - y) / spacing + 0.5
    col, row = np.floor(u).astype(int), np.floor(v).astype(int)
    right, down = u - col, v - row
    lattice = np.zeros(shape[0] * shape[1])
    for d_row, d_col, share in (
        (0, 0, (1 - down) * (1 - right)), (0, 1, (1 - down) * right), (1, 0, down * (1 - right)), (1, 1, down * right),
    ):
        lattice += np.bincount((row + d_row) * shape[1] + col + d_col, weights * share, minlength=lattice.size)
    reach = int(np.ceil(6 * bandwidth / spacing))
    steps = np.arange(-min(reach, max(shape)), min(reach, max(shape)) + 1) * spacing
    # Linear shares widen the kernel by spacing²/6 on the average; that much is taken off.
    kernel = norm.pdf(steps, scale=np.sqrt(bandwidth**2 - spacing**2 / 6))
    smooth = fftconvolve(lattice.reshape(shape), np.outer(kernel, kernel), mode="same")
    middle = slice(1 + factor // 2, -1, factor)
    return np.maximum(smooth[middle, middle], 0.0)
