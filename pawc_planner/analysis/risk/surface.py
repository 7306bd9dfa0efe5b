"""Factors as smooth curves and the rest as a smooth surface: the columns of a risk model."""

from __future__ import annotations

import numpy as np
from scipy.linalg import solve_triangular

_KNOTS = (0.05, 0.35, 0.65, 0.95)
_NUGGET = 1e-6


def natural_spline(values: np.ndarray, knots: tuple[float, ...] = _KNOTS) -> np.ndarray:
    """Return the columns of a natural cubic spline with knots at quantiles, each with mean 0 and spread 1.

    Parameters
    ----------
    values : ndarray, shape (n,)
        Finite values.
    knots : tuple of float
        Quantiles; outside of the first and the last the curve is straight.

    Returns
    -------
    ndarray, shape (n, k)
        ``len(knots) - 1`` columns, fewer where values tie, none where all are equal.

    References
    ----------
    Hastie, T., Tibshirani, R. & Friedman, J. (2009). The Elements of Statistical Learning, 2nd edition, section 5.2.1.
    Springer.
    """
    spread = values.std()
    if spread <= 1e-12 * max(1.0, float(np.abs(values).max(initial=0.0))):
        return np.empty((len(values), 0))
    scaled = (values - values.mean()) / spread
    at = np.unique(np.quantile(scaled, knots))
    columns = [scaled]
    if len(at) >= 3:
        cubes = np.maximum(scaled[:, None] - at, 0.0) ** 3
        curves = (cubes[:, :-1] - cubes[:, -1:]) / (at[-1] - at[:-1])
        columns += list((curves[:, :-1] - curves[:, -1:]).T)
    found = np.column_stack(columns)
    return (found - found.mean(axis=0)) / np.maximum(found.std(axis=0), 1e-9)


def spread_out(x: np.ndarray, y: np.ndarray, number: int) -> np.ndarray:
    """Return the indices of at most ``number`` points, each as far as can be from those before it."""
    if len(x) <= number:
        return np.arange(len(x))
    chosen = np.zeros(number, np.int64)
    away = np.hypot(x - x[0], y - y[0])
    for place in range(1, number):
        chosen[place] = int(away.argmax())
        away = np.minimum(away, np.hypot(x - x[chosen[place]], y - y[chosen[place]]))
    return chosen


def surface_basis(x: np.ndarray, y: np.ndarray, range_m: float, anchors: np.ndarray) -> np.ndarray:
    """Return columns whose sum with independent standard normal weights is a random surface of variance 1.

    Parameters
    ----------
    x, y : ndarray, shape (n,)
        Places, metres.
    range_m : float
        Distance at which the correlation has fallen to 1/e (exponential covariance).
    anchors : ndarray of int
        Places at which the surface is free; between them it follows.

    Returns
    -------
    ndarray, shape (n, len(anchors))

    References
    ----------
    Rasmussen, C. E. & Williams, C. K. I. (2006). Gaussian Processes for Machine Learning, section 8.3. MIT Press.
    """
    ax, ay = x[anchors], y[anchors]
    among = np.exp(-np.hypot(ax[:, None] - ax, ay[:, None] - ay) / range_m) + _NUGGET * np.eye(len(anchors))
    to_all = np.exp(-np.hypot(x[:, None] - ax, y[:, None] - ay) / range_m)
    return np.asarray(solve_triangular(np.linalg.cholesky(among), to_all.T, lower=True).T)
