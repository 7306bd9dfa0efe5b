"""Sums of Gaussian kernels at the middles of cells: exact where kernels are small, by FFT where they are wide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.fft import irfft2, next_fast_len, rfft, rfft2
from scipy.special import ndtr

from ..grid import GridSpec, PlanningGrid

FINE = 2.0  # lattice points per bandwidth: at most 0.12 % of the peak is lost along each axis
REACH = 6.0  # bandwidths beyond which a kernel is 0 where it is convolved
NEAR = 4.0  # the same where kernels are added one by one: 0.01 % of each is lost
MAX_LATTICE = 40_000_000
NODE_COST = 5.5  # time of a lattice point over that of adding one kernel to one cell
CHUNK = 4_000_000  # points times neighbours of a pass
_ROOT = np.sqrt(2 * np.pi)


@dataclass(frozen=True)
class Lattice:
    """Points ``spacing`` metres apart, numbered from the north-west; one lies in the middle of each cell.

    ``west, north`` is the first point; ``shape`` counts rows and columns, some beyond the outer cells on every side.
    """

    west: float
    north: float
    spacing: float
    factor: int
    shape: tuple[int, int]

    @classmethod
    def over(cls, spec: GridSpec, factor: int) -> Lattice:
        """Lay a lattice with ``factor`` points along the side of a cell over a grid."""
        spacing = spec.cell_size / factor
        beyond = factor // 2 + 4
        first = spec.cell_size / 2 - beyond * spacing
        shape = tuple((n - 1) * factor + 1 + 2 * beyond for n in spec.shape)
        return cls(spec.west + first, spec.north - first, spacing, factor, (shape[0], shape[1]))

    @property
    def middles(self) -> slice:
        """Numbers of the points in the middles of cells, along either axis."""
        beyond = self.factor // 2 + 4
        return slice(beyond, -beyond, self.factor)

    def shares(self, x: np.ndarray, y: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Yield, row by row, the six by six lattice points around each place and their weights, shape (6, n)."""
        col, across = _quintic((x - self.west) / self.spacing)
        row, down = _quintic((self.north - y) / self.spacing)
        cols = col + np.arange(6)[:, None]
        for i in range(6):
            yield (row + i) * self.shape[1] + cols, down[i] * across

    def spread(self, x: np.ndarray, y: np.ndarray, weights: np.ndarray) -> np.ndarray:
        """Share points out over the lattice so that their moments up to the fifth are kept."""
        total = np.zeros(self.shape[0] * self.shape[1])
        for at, share in self.shares(x, y):
            total += np.bincount(at.ravel(), (weights * share).ravel(), minlength=total.size)
        return total.reshape(self.shape)

    def gather(self, values: np.ndarray, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Interpolate values on the lattice at places, shape (n,)."""
        flat, found = values.ravel(), np.zeros(len(x))
        for at, share in self.shares(x, y):
            found += (flat[at] * share).sum(axis=0)
        return found


def kernel_sum(
    x: np.ndarray, y: np.ndarray, weights: np.ndarray, spec: GridSpec, bandwidth_m: float
) -> np.ndarray:
    """Return the sum of Gaussian kernels of one bandwidth at the middles of cells, per m².

    Parameters
    ----------
    x, y, weights : ndarray, shape (n,)
        Points inside the grid, metres.
    spec : GridSpec
        Cells.
    bandwidth_m : float
        Standard deviation of the kernels in metres.

    Returns
    -------
    ndarray, shape (n_rows, n_cols)
        Within 0.3 % of the peak of the exact sum.

    References
    ----------
    Silverman, B. W. (1982). Kernel density estimation using the fast Fourier transform. Applied Statistics 31, 93–99.
    """
    factor = lattice_factor(spec.cell_size, bandwidth_m)
    around = min(2 * NEAR * bandwidth_m / spec.cell_size + 2, max(spec.shape)) ** 2
    nodes = spec.size * factor**2
    if bandwidth_m < spec.cell_size or nodes > MAX_LATTICE or len(x) * around < nodes * NODE_COST:
        return exact_sum(x, y, weights, spec, np.full(len(x), bandwidth_m))
    lattice = Lattice.over(spec, factor)
    smooth = gaussian_smooth(lattice.spread(x, y, weights), bandwidth_m / lattice.spacing)
    return smooth[lattice.middles, lattice.middles] / lattice.spacing**2


def lattice_factor(cell_size: float, bandwidth_m: float, fine: float = FINE) -> int:
    """Return how many lattice points a cell needs along its side."""
    return max(1, int(np.ceil(fine * cell_size / bandwidth_m - 1e-9)))


def exact_sum(
    x: np.ndarray, y: np.ndarray, weights: np.ndarray, spec: GridSpec, bandwidths_m: np.ndarray
) -> np.ndarray:
    """Return the sum of Gaussian kernels, each point with a bandwidth of its own, per m²; shape (n_rows, n_cols).

    Only what lies beyond four bandwidths (and beyond the next cell) is left out. Points of like bandwidth are taken
    together, so that wide kernels do not make narrow ones slow.
    """
    total = np.zeros(spec.size)
    reaches = np.minimum(np.ceil(NEAR * bandwidths_m / spec.cell_size + 0.5 - 1e-9), max(spec.shape)).astype(int)
    for reach in np.unique(reaches):
        at = np.flatnonzero(reaches == reach)
        for part in np.array_split(at, max(1, len(at) * (2 * reach + 1) ** 2 // CHUNK)):
            _add_kernels(total, x[part], y[part], weights[part], spec, bandwidths_m[part], int(reach))
    return total.reshape(spec.shape)


def _add_kernels(
    total: np.ndarray, x: np.ndarray, y: np.ndarray, weights: np.ndarray, spec: GridSpec, bandwidths_m: np.ndarray,
    reach: int,
) -> None:
    """Add kernels to the cells within ``reach`` cells of their points; ``total`` is flat."""
    row, col = np.divmod(spec.cells_at(x, y), spec.n_cols)
    rows, cols = row[:, None] + np.arange(-reach, reach + 1), col[:, None] + np.arange(-reach, reach + 1)
    along_y = _pdf(spec.north - (rows + 0.5) * spec.cell_size - y[:, None], bandwidths_m) * weights[:, None]
    along_x = _pdf(spec.west + (cols + 0.5) * spec.cell_size - x[:, None], bandwidths_m)
    along_y[(rows < 0) | (rows >= spec.n_rows)] = 0.0
    along_x[(cols < 0) | (cols >= spec.n_cols)] = 0.0
    at = np.clip(rows, 0, spec.n_rows - 1)[:, :, None] * spec.n_cols + np.clip(cols, 0, spec.n_cols - 1)[:, None, :]
    values = along_y[:, :, None] * along_x[:, None, :]
    total += np.bincount(at.ravel(), values.ravel(), minlength=total.size)


def gaussian_smooth(values: np.ndarray, bandwidth: float) -> np.ndarray:
    """Convolve with a Gaussian whose standard deviation is ``bandwidth`` lattice steps; nothing lies beyond."""
    return _convolved(values, *(_steps(n, bandwidth) for n in values.shape))


def kernel_share_inside(grid: PlanningGrid, bandwidth_m: float) -> np.ndarray:
    """Return the share of a kernel at each cell's middle that lies inside the boundary, 0 to 1."""
    bandwidth = bandwidth_m / grid.spec.cell_size
    shares = _convolved(grid.weight, *(_cell_masses(n, bandwidth) for n in grid.spec.shape))
    return np.clip(shares, 0.0, 1.0)


def _convolved(values: np.ndarray, kernel_rows: np.ndarray, kernel_cols: np.ndarray) -> np.ndarray:
    """Convolve with the product of two symmetric kernels, given from their middle outwards."""
    sizes = [next_fast_len(n + len(k) - 1, real=True) for n, k in zip(values.shape, (kernel_rows, kernel_cols))]
    by_row = rfft(_wrapped(kernel_rows, sizes[0])).real
    # The transform of the rows holds all frequencies, that of the columns half of them.
    rows = by_row[np.minimum(np.arange(sizes[0]), sizes[0] - np.arange(sizes[0]))]
    cols = rfft(_wrapped(kernel_cols, sizes[1])).real
    transform = rfft2(values, sizes)
    transform *= rows[:, None]
    transform *= cols
    return irfft2(transform, sizes, overwrite_x=True)[: values.shape[0], : values.shape[1]]


def _wrapped(half: np.ndarray, size: int) -> np.ndarray:
    """Lay a symmetric kernel round a circle of ``size`` steps."""
    kernel = np.zeros(size)
    kernel[: len(half)] = half
    kernel[size - len(half) + 1:] += half[:0:-1]
    return kernel


def _steps(n: int, bandwidth: float) -> np.ndarray:
    reach = min(int(np.ceil(REACH * bandwidth)), n)
    return _pdf(np.arange(reach + 1.0)[None, :], np.array([bandwidth]))[0]


def _cell_masses(n: int, bandwidth: float) -> np.ndarray:
    reach = min(int(np.ceil(REACH * bandwidth)) + 1, n)
    return np.diff(ndtr((np.arange(reach + 2) - 0.5) / bandwidth))


def _pdf(offset: np.ndarray, bandwidths: np.ndarray) -> np.ndarray:
    """Return normal densities; ``offset`` has shape (n, m), ``bandwidths`` shape (n,)."""
    scaled = offset / bandwidths[:, None]
    return np.exp(-0.5 * scaled * scaled) / (_ROOT * bandwidths[:, None])


def _quintic(place: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the first of the six steps around each place, and Lagrange's weights of the six, shape (6, n)."""
    base = np.floor(place)
    away = (place - base) - np.arange(-2, 4)[:, None]
    weights = np.empty_like(away)
    for i in range(6):
        others = [j for j in range(6) if j != i]
        weights[i] = np.prod(away[others], axis=0) / np.prod([i - j for j in others])
    return base.astype(np.int64) - 2, weights
