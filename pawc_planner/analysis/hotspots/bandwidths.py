"""How wide a kernel is: one bandwidth by likelihood cross-validation, or narrower where there are many points."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize_scalar

from ..grid import GridSpec, PlanningGrid
from .kernel_sums import REACH, Lattice, gaussian_smooth, lattice_factor

MAX_PAIRED = 1_500  # points up to which every pair is looked at
PAIRS = 40_000_000  # pairs of a larger set that are looked at
RINGS = 400  # into which distances are sorted
PILOT_FINE = 3.0  # lattice points per bandwidth of the pilot
BAND = 4_000_000  # lattice points of a pass


def likelihood_bandwidth(
    x: np.ndarray, y: np.ndarray, grid: PlanningGrid, weights: np.ndarray | None = None
) -> float:
    """Return the bandwidth in metres with the largest leave-one-out likelihood.

    Searched from half a cell to a quarter of the longer side of the grid: below half a cell the grid shows nothing,
    and points recorded twice would draw the bandwidth to 0. Of more than about 6,000 points the likelihood is that of
    some taken evenly, each against all others. With fewer than 3 points: two cells.

    References
    ----------
    Loader, C. (1999). Local Regression and Likelihood, chapter 5. Springer.
    """
    size = grid.spec.cell_size
    weights = np.ones(len(x)) if weights is None else np.asarray(weights, float)
    x, y, weights = np.asarray(x, float)[weights > 0], np.asarray(y, float)[weights > 0], weights[weights > 0]
    if len(x) < 3:
        return 2.0 * size
    low, high = size / 2, max(2 * size, max(grid.spec.shape) * size / 4)
    misfit = (_pairs_misfit if len(x) <= MAX_PAIRED else _rings_misfit)(x, y, weights)
    trials = np.linspace(np.log(low), np.log(high), 25)
    best = int(np.argmin([misfit(trial) for trial in trials]))
    bracket = trials[max(0, best - 1)], trials[min(len(trials) - 1, best + 1)]
    found = minimize_scalar(misfit, bounds=bracket, method="bounded", options={"xatol": 1e-4})
    ends = {trials[best]: misfit(trials[best]), float(found.x): float(found.fun)}
    return float(np.clip(np.exp(min(ends, key=ends.__getitem__)), low, high))


@dataclass(frozen=True)
class BandwidthLaw:
    """Bandwidth that falls with the square root of a pilot density (Abramson 1982).

    Parameters
    ----------
    x, y, weights : ndarray, shape (n,)
        Points of the pilot inside the grid.
    bandwidth_m : float
        Bandwidth of the pilot, and of a point of typical density (the geometric mean).
    mean, low, high : float
        Geometric mean of the pilot at its points, and the least and largest bandwidth of these.

    References
    ----------
    Abramson, I. S. (1982). On bandwidth variation in kernel estimates: a square root law. Annals of Statistics 10,
    1217–1223.
    Davies, T. M. & Hazelton, M. L. (2010). Adaptive kernel estimation of spatial relative risk. Statistics in Medicine
    29, 2423–2437.
    """

    x: np.ndarray
    y: np.ndarray
    weights: np.ndarray
    bandwidth_m: float
    mean: float
    low: float
    high: float

    @classmethod
    def of(
        cls, x: np.ndarray, y: np.ndarray, weights: np.ndarray, spec: GridSpec, bandwidth_m: float
    ) -> BandwidthLaw:
        """Fit the law to points inside a grid; points of no weight do not count."""
        x, y, weights = x[weights > 0], y[weights > 0], weights[weights > 0]
        if not len(x):
            return cls(x, y, weights, bandwidth_m, 1.0, bandwidth_m, bandwidth_m)
        pilot = np.log(pilot_density(x, y, weights, spec, bandwidth_m, x, y))
        mean = float((weights * pilot).sum() / weights.sum())
        spread = bandwidth_m * np.exp(-(pilot - mean) / 2)
        return cls(x, y, weights, bandwidth_m, float(np.exp(mean)), float(spread.min()), float(spread.max()))

    def at(self, x: np.ndarray, y: np.ndarray, spec: GridSpec) -> np.ndarray:
        """Return the bandwidth in metres at places inside the grid, between those of the pilot's own points."""
        if not len(self.x):
            return np.full(len(x), self.bandwidth_m)
        pilot = pilot_density(self.x, self.y, self.weights, spec, self.bandwidth_m, x, y)
        with np.errstate(divide="ignore"):
            wanted = self.bandwidth_m * np.sqrt(self.mean / pilot)
        return np.clip(wanted, self.low, self.high)


def pilot_density(
    x: np.ndarray, y: np.ndarray, weights: np.ndarray, spec: GridSpec, bandwidth_m: float, at_x: np.ndarray,
    at_y: np.ndarray,
) -> np.ndarray:
    """Return the sum of kernels of one bandwidth at places inside the grid, per m²; shape of ``at_x``.

    Rows are taken in bands, so that a fine lattice needs little memory.
    """
    factor = lattice_factor(spec.cell_size, bandwidth_m, PILOT_FINE)
    halo = int(np.ceil(REACH * bandwidth_m / spec.cell_size)) + 1
    height = max(1, BAND // (spec.n_cols * factor**2), 2 * halo)
    row_of = spec.cells_at(x, y) // spec.n_cols
    at_row = spec.cells_at(at_x, at_y) // spec.n_cols
    found = np.zeros(len(at_x))
    for first in range(0, spec.n_rows, height):
        here = np.flatnonzero((at_row >= first) & (at_row < first + height))
        if not len(here):
            continue
        top, bottom = max(0, first - halo), min(spec.n_rows, first + height + halo)
        near = (row_of >= top) & (row_of < bottom)
        part = GridSpec(spec.west, spec.north - top * spec.cell_size, spec.cell_size, bottom - top, spec.n_cols)
        lattice = Lattice.over(part, factor)
        smooth = gaussian_smooth(lattice.spread(x[near], y[near], weights[near]), bandwidth_m / lattice.spacing)
        found[here] = lattice.gather(smooth, at_x[here], at_y[here]) / lattice.spacing**2
    return np.maximum(found, 0.0)


def _pairs_misfit(x: np.ndarray, y: np.ndarray, weights: np.ndarray) -> Callable[[float], float]:
    """Return minus the leave-one-out log-likelihood as a function of the log bandwidth, from every pair."""
    squared = (x[:, None] - x) ** 2 + (y[:, None] - y) ** 2
    np.fill_diagonal(squared, np.inf)
    nearest = squared.min(axis=1)
    beyond = squared - nearest[:, None]

    def misfit(log_bandwidth: float) -> float:
        h2 = np.exp(2 * log_bandwidth)
        # Taking the nearest neighbour out of the sum keeps the likelihood of points far from all others.
        others = np.log(np.exp(-beyond / (2 * h2)) @ weights) - nearest / (2 * h2) - np.log(h2)
        return -float((weights * others).sum())

    return misfit


def _rings_misfit(x: np.ndarray, y: np.ndarray, weights: np.ndarray) -> Callable[[float], float]:
    """Return the same from distances sorted into narrow rings around some of the points."""
    order = np.lexsort((y, x))
    count = max(2, min(len(x), PAIRS // len(x)))
    chosen = order[np.unique(np.linspace(0, len(x) - 1, count).astype(int))]
    longest = max(float(np.hypot(np.ptp(x), np.ptp(y))), 1e-6)
    shortest = longest * 1e-5
    scale = (RINGS - 2) / np.log(longest / shortest)
    mass, moment = np.zeros((len(chosen), RINGS)), np.zeros((len(chosen), RINGS))
    for row, i in enumerate(chosen):
        squared = (x - x[i]) ** 2 + (y - y[i]) ** 2
        ring = (0.5 * scale * np.log(np.maximum(squared, shortest**2) / shortest**2)).astype(np.int64) + 1
        ring[squared < shortest**2] = 0
        others = weights.copy()
        others[i] = 0.0
        mass[row] = np.bincount(ring, others, minlength=RINGS)[:RINGS]
        moment[row] = np.bincount(ring, others * squared, minlength=RINGS)[:RINGS]
    middle = np.divide(moment, mass, out=np.full_like(mass, np.inf), where=mass > 0)
    nearest = middle.min(axis=1)
    beyond = middle - nearest[:, None]
    own = weights[chosen]

    def misfit(log_bandwidth: float) -> float:
        h2 = np.exp(2 * log_bandwidth)
        others = np.log((mass * np.exp(-beyond / (2 * h2))).sum(axis=1)) - nearest / (2 * h2) - np.log(h2)
        return -float((own * others).sum())

    return misfit
