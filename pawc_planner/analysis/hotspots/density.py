"""Kernel density of finds, and of finds per kilometre patrolled."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...base.errors import ParameterError
from ...base.params import positive
from ...base.words import QT_TRANSLATE_NOOP
from ..grid import PlanningGrid
from .bandwidths import BandwidthLaw, likelihood_bandwidth
from .kernel_sums import exact_sum, kernel_share_inside, kernel_sum

CLASS_STEP = 0.2  # of log bandwidth between classes; cubic between them: 0.1 % of the peak at most
LEAST_SHARE = 0.1  # of a kernel inside the boundary
_WEIGHTS = QT_TRANSLATE_NOOP("PawcPlanner", "0 or more for every point")


@dataclass(frozen=True)
class DensityParams:
    """How density is smoothed.

    Parameters
    ----------
    bandwidth_m : float, optional
        Standard deviation of the Gaussian kernel in metres; None: chosen by likelihood cross-validation.
    edge_correction : bool
        Divide by the part of the kernel that lies inside the boundary.
    adaptive : bool
        Narrower kernels where there are many points, wider ones where there are few (Abramson 1982); ``bandwidth_m`` is
        then that of a point of typical density.
    """

    bandwidth_m: float | None = None
    edge_correction: bool = True
    adaptive: bool = False

    def __post_init__(self) -> None:
        if self.bandwidth_m is not None:
            positive("bandwidth_m", self.bandwidth_m)


@dataclass(frozen=True)
class DensityResult:
    """``density`` per km² at the middle of each cell, shape (n_rows, n_cols), and the ``bandwidth_m`` used.

    Cells outside the boundary hold 0; ``n_points`` is the number of points inside the grid; ``law`` is how bandwidths
    differ from place to place, None where they do not.
    """

    density: np.ndarray
    bandwidth_m: float
    n_points: int
    law: BandwidthLaw | None = None


def kernel_density(
    x: np.ndarray,
    y: np.ndarray,
    grid: PlanningGrid,
    params: DensityParams | None = None,
    weights: np.ndarray | None = None,
    like: DensityResult | None = None,
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
        Weight of each point, for example km, 0 or more; default 1.
    like : DensityResult, optional
        Use the bandwidths of this density at every place, as a quotient of the two needs.

    Returns
    -------
    DensityResult
        Per km²; all 0 without points.

    Notes
    -----
    Within 1 % of the peak of the exact sum: kernels narrower than a cell are summed one by one, others are shared out
    over a lattice and convolved by FFT; bandwidths that differ are taken together in classes, between which a kernel
    is interpolated. Edge correction is by the share of the kernel inside the boundary, at least 0.1 (Jones 1993), with
    the bandwidth of the place where bandwidths differ (Marshall & Hazelton 2010).

    References
    ----------
    Silverman, B. W. (1982). Kernel density estimation using the fast Fourier transform. Applied Statistics 31, 93–99.
    Abramson, I. S. (1982). On bandwidth variation in kernel estimates: a square root law. Annals of Statistics 10,
    1217–1223.
    Jones, M. C. (1993). Simple boundary correction for kernel density estimation. Statistics and Computing 3, 135–146.
    Marshall, J. C. & Hazelton, M. L. (2010). Boundary kernels for adaptive density estimators on regions with irregular
    boundaries. Journal of Multivariate Analysis 101, 949–963.
    """
    params = params or DensityParams()
    x, y, weights = _inside(x, y, weights, grid)
    law = None
    if like is not None:
        bandwidth, law = like.bandwidth_m, like.law
    else:
        bandwidth = params.bandwidth_m or likelihood_bandwidth(x, y, grid, weights)
        if params.adaptive and len(x):
            law = BandwidthLaw.of(x, y, weights, grid.spec, bandwidth)
    if not len(x):
        return DensityResult(np.zeros(grid.spec.shape), bandwidth, 0, law)
    if law is None:
        per_m2 = kernel_sum(x, y, weights, grid.spec, bandwidth)
        share = kernel_share_inside(grid, bandwidth) if params.edge_correction else None
    else:
        per_m2 = _adaptive_sum(x, y, weights, grid, law)
        share = _adaptive_share(grid, law) if params.edge_correction else None
    if share is not None:
        per_m2 = per_m2 / np.maximum(share, LEAST_SHARE)
    density = np.where(grid.inside, np.maximum(per_m2, 0.0) * 1e6, 0.0)  # rounding may fall below 0
    return DensityResult(density, bandwidth, len(x), law)


def relative_density(finds: DensityResult, effort: DensityResult, min_effort: float = 0.05) -> np.ndarray:
    """Return smoothed finds per km of effort.

    Parameters
    ----------
    finds : DensityResult
        Density of finds.
    effort : DensityResult
        Density of km with the same bandwidths (``like=finds``).
    min_effort : float
        km per km² below which nothing can be said.

    Returns
    -------
    ndarray, shape (n_rows, n_cols)
        Finds per km, NaN where there was too little effort.
    """
    enough = effort.density >= max(min_effort, 1e-12)
    return np.divide(finds.density, effort.density, out=np.full(finds.density.shape, np.nan), where=enough)


def _inside(
    x: np.ndarray, y: np.ndarray, weights: np.ndarray | None, grid: PlanningGrid
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the points inside the grid that have a weight."""
    x, y = np.asarray(x, float), np.asarray(y, float)
    weights = np.ones(len(x)) if weights is None else np.asarray(weights, float)
    if not (np.isfinite(weights) & (weights >= 0)).all():
        raise ParameterError(name="weights", value=float(np.min(weights)), expected=_WEIGHTS)
    inside = grid.spec.cells_at(np.nan_to_num(x, nan=np.inf), np.nan_to_num(y, nan=np.inf)) >= 0
    return x[inside], y[inside], weights[inside]


def _adaptive_sum(
    x: np.ndarray, y: np.ndarray, weights: np.ndarray, grid: PlanningGrid, law: BandwidthLaw
) -> np.ndarray:
    """Return the sum of kernels that each have the bandwidth of their place, per m²; shape (n_rows, n_cols)."""
    spec, widths = grid.spec, law.at(x, y, grid.spec)
    narrow = widths < spec.cell_size
    total = exact_sum(x[narrow], y[narrow], weights[narrow], spec, widths[narrow])
    x, y, weights, widths = x[~narrow], y[~narrow], weights[~narrow], widths[~narrow]
    if not len(x):
        return total
    classes = _classes(float(widths.min()), float(widths.max()))
    shares = _between(np.log(classes), np.log(widths))
    for one, share in zip(classes, shares):
        used = share != 0
        if used.any():
            total += kernel_sum(x[used], y[used], weights[used] * share[used], spec, one)
    return total


def _adaptive_share(grid: PlanningGrid, law: BandwidthLaw) -> np.ndarray:
    """Return the share inside the boundary of a kernel that has the bandwidth of its place; (n_rows, n_cols)."""
    cells = np.flatnonzero(grid.inside)
    widths = law.at(*grid.spec.centres(cells), grid.spec)
    classes = _classes(float(widths.min()), float(widths.max()))
    share = np.zeros(len(cells))
    for one, part in zip(classes, _between(np.log(classes), np.log(widths))):
        if part.any():
            share += part * kernel_share_inside(grid, one).ravel()[cells]
    whole = np.ones(grid.spec.size)
    whole[cells] = np.clip(share, 0.0, 1.0)
    return whole.reshape(grid.spec.shape)


def _classes(low: float, high: float) -> np.ndarray:
    """Return bandwidths in even steps of their logarithm from below ``low`` to above ``high``."""
    if high <= low * (1 + 1e-9):
        return np.array([low])
    steps = max(3, int(np.ceil(np.log(high / low) / CLASS_STEP)))
    return low * np.exp(np.linspace(0.0, np.log(high / low), steps + 1))


def _between(nodes: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Return Lagrange's cubic weights of each value on evenly spaced nodes, shape (nodes, values)."""
    shares = np.zeros((len(nodes), len(values)))
    if len(nodes) == 1:
        shares[0] = 1.0
        return shares
    place = (values - nodes[0]) / (nodes[1] - nodes[0])
    first = np.clip(np.floor(place).astype(int) - 1, 0, len(nodes) - 4)
    column = np.arange(len(values))
    for i in range(4):
        weight = np.ones(len(values))
        for j in range(4):
            if j != i:
                weight *= (place - first - j) / (i - j)
        shares[first + i, column] += weight
    return shares
