"""Smooth random surfaces over a grid, the raw material of made-up ground."""

from __future__ import annotations

import numpy as np

from ...analysis.grid import GridSpec

# standard deviation of uncorrelated values after the cubic B-spline, in one direction: mean of the sum of its squares
_FADE = 0.479365


def smooth_noise(spec: GridSpec, wavelength_m: float, rng: np.random.Generator) -> np.ndarray:
    """Return noise of mean 0 and deviation 1 that changes over ``wavelength_m``; shape (n_rows, n_cols).

    Random values on a lattice of half that distance, joined by a cubic B-spline.
    """
    lattice = wavelength_m / 2
    down = _spline(spec.n_rows * spec.cell_size, spec.n_rows, lattice)
    right = _spline(spec.n_cols * spec.cell_size, spec.n_cols, lattice)
    values = rng.standard_normal((down.shape[1], right.shape[1]))
    return np.asarray(down @ values @ right.T / _FADE)


def _spline(length_m: float, n: int, lattice_m: float) -> np.ndarray:
    """Return the weights of the lattice values at ``n`` cell middles, shape (n, lattice)."""
    at = (np.arange(n) + 0.5) * length_m / n / lattice_m
    whole = np.floor(at).astype(int)
    t = at - whole
    weights = np.zeros((n, int(np.ceil(length_m / lattice_m)) + 4))
    parts = ((1 - t) ** 3, 3 * t**3 - 6 * t**2 + 4, -3 * t**3 + 3 * t**2 + 3 * t + 1, t**3)
    for offset, part in enumerate(parts):
        weights[np.arange(n), whole + offset] = part / 6
    return weights


def ridged(spec: GridSpec, wavelength_m: float, roughness: float, rng: np.random.Generator) -> np.ndarray:
    """Return a surface of sharp ridges between 0 and about 1, shape (n_rows, n_cols).

    Ridged multifractal (Musgrave, in Ebert et al. 2003, Texturing and Modeling): fine ridges grow on high ground only.
    ``roughness`` 0 leaves the long ridges alone, 1 breaks them up.
    """
    total, size, most = np.zeros(spec.shape), 1.0, 0.0
    height: np.ndarray | float = 1.0
    while wavelength_m >= 2 * spec.cell_size and size > 0.02:
        layer = (1 - np.minimum(np.abs(smooth_noise(spec, wavelength_m, rng)), 1.6) / 1.6) ** 2 * height
        total, most = total + size * layer, most + size
        height = np.clip(layer * 1.6, 0, 1)
        size, wavelength_m = size * (0.25 + 0.45 * roughness), wavelength_m / 2
    return np.asarray(total / max(most, 1.0))
