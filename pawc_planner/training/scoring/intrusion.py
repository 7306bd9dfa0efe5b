"""Where groups really go in the next cycle, and how much they harm there: what maps are scored against."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.sparse
import scipy.special

from ...analysis.grid import GridSpec
from ...base.progress import Progress, Silent, step
from ..intruders.signs import SPREAD_M
from ..intruders.trip import Walk
from .find_chance import find_chance
from .sealed import Sealed
from .walks import cycle_schedule, expected_harm, nobody, reacting_walks

FINE = 0.5  # points along a walk are at most this share of a cell apart


@dataclass(frozen=True, eq=False)
class TrueIntrusion:
    """Intrusion of the next cycle without any plan, cell by cell of a planning grid (flat).

    Parameters
    ----------
    spec : GridSpec
        Planning grid.
    passes : scipy.sparse.csr_matrix, shape (n_replicates, spec.size)
        Walks through each cell in each replicate; a walk counts once in a cell.
    harm_in : scipy.sparse.csr_matrix, shape (n_replicates, spec.size)
        Expected harm in each cell in each replicate, in units of the kind's harm.
    find_chance : ndarray, shape (spec.size,)
        Chance of a find on a km walked in each cell when the cycle begins.
    """

    spec: GridSpec
    passes: scipy.sparse.csr_matrix
    harm_in: scipy.sparse.csr_matrix
    find_chance: np.ndarray

    @property
    def replays(self) -> int:
        """Number of replicates."""
        return int(self.passes.shape[0])

    @property
    def walks(self) -> np.ndarray:
        """Mean number of walks through each cell, shape (spec.size,)."""
        return np.asarray(self.passes.sum(axis=0)).ravel() / self.replays

    @property
    def used(self) -> np.ndarray:
        """Share of replicates in which somebody walks through each cell, shape (spec.size,)."""
        return np.asarray((self.passes > 0).sum(axis=0)).ravel() / self.replays

    @property
    def harm(self) -> np.ndarray:
        """Mean harm in each cell, shape (spec.size,)."""
        return np.asarray(self.harm_in.sum(axis=0)).ravel() / self.replays


def true_intrusion(
    sealed: Sealed, spec: GridSpec, replays: int = 200, days: int = 14, seed: int = 1, progress: Progress | None = None
) -> TrueIntrusion:
    """Replay the next cycle without any plan and count walks and harm per cell.

    Parameters
    ----------
    sealed : Sealed
        The truth.
    spec : GridSpec
        Planning grid, in the park's CRS.
    replays, days, seed : int
        Replicates, length of the cycle, seed.
    progress : Progress, optional
        Told the share done.
    """
    progress, minds, guard = progress or Silent(), sealed.minds(), nobody(sealed)
    stake, spread = expected_harm(sealed), _harm_cells(sealed, spec)
    passes, targets = [], np.zeros((replays, len(sealed.memory.left)))
    for replicate in range(replays):
        step(progress, replicate / replays)
        walks = reacting_walks(sealed, minds, cycle_schedule(sealed, days, seed, replicate), guard)
        cells = [np.empty(0, np.int64)] + [_cells(walk, spec) for walk in walks]
        passes.append(np.concatenate(cells))
        at = sealed.ways.target[np.array([walk.way for walk in walks], np.int64)]
        targets[replicate] = np.bincount(at, stake[at], minlength=targets.shape[1])
    rows = np.repeat(np.arange(replays), [len(cells) for cells in passes])
    cells, shape = np.concatenate(passes), (replays, spec.size)
    counts = scipy.sparse.csr_matrix((np.ones(len(cells)), (rows, cells)), shape=shape)  # sums what is there twice
    return TrueIntrusion(spec, counts, scipy.sparse.csr_matrix(targets) @ spread, find_chance(sealed, spec))


def _cells(walk: Walk, spec: GridSpec) -> np.ndarray:
    """Return the cells that a walk passes, each once; the way out is the way in."""
    x, y = walk.journey.x[: walk.journey.n_in], walk.journey.y[: walk.journey.n_in]
    along = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))])
    even = np.linspace(0, along[-1], max(2, int(np.ceil(along[-1] / (FINE * spec.cell_size))) + 1))
    cells = np.unique(spec.cells_at(np.interp(even, along, x), np.interp(even, along, y)))
    return cells[cells >= 0]


def _harm_cells(sealed: Sealed, spec: GridSpec) -> scipy.sparse.csr_matrix:
    """Return the share of the harm at each target that falls into each cell, shape (n_targets, spec.size).

    Harm is spread about its target as a round bell curve, so that the share of a cell is a product of two integrals.
    """
    ways, spread = sealed.ways, SPREAD_M[sealed.params.kind.targets]
    end = ways.start[1:] - 1
    x, y = np.full(len(sealed.memory.left), np.nan), np.full(len(sealed.memory.left), np.nan)
    x[ways.target], y[ways.target] = ways.x[end], ways.y[end]
    columns = spec.west + spec.cell_size * np.arange(spec.n_cols + 1)
    rows = spec.north - spec.cell_size * np.arange(spec.n_rows + 1)
    parts = []
    for at_x, at_y in zip(x, y):
        across = np.diff(scipy.special.ndtr((columns - at_x) / spread))
        down = -np.diff(scipy.special.ndtr((rows - at_y) / spread))
        share = np.nan_to_num(np.outer(down, across)).ravel()
        parts.append(scipy.sparse.csr_matrix(np.where(share > 1e-9, share, 0.0)))
    return scipy.sparse.vstack(parts, format="csr") if parts else scipy.sparse.csr_matrix((0, spec.size))
