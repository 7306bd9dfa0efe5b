"""Rates of many places, categories or months together: each drawn to the common mean as far as its effort demands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import minimize_scalar
from scipy.special import gammaincinv, gammaln

from ...base.errors import ParameterError
from ...base.params import within
from ...base.words import QT_TRANSLATE_NOOP

LOG_SHAPE_SD = 1.5
LOG_SHAPE_BOUNDS = (-3.0, 8.0)  # below, even the mean would lie above its own interval
SHAPES, MEANS, REACH = 13, 7, 3.0
BLOCK = 1_000_000  # logarithms held at a time
NEGLIGIBLE = 9.0  # log density below its peak that is left out
_PAIRS = QT_TRANSLATE_NOOP("PawcPlanner", "numbers of 0 or more, one of effort for each of finds")


@dataclass(frozen=True)
class ShrunkRates:
    """Rates of units that share a prior; all arrays have shape (n,).

    Parameters
    ----------
    rate, low, high : ndarray
        Posterior mean and interval in finds per unit of effort; NaN where there was no effort.
    prior_shape, prior_rate : float
        The gamma prior that fits best; its mean is ``prior_shape / prior_rate``.
    """

    rate: np.ndarray
    low: np.ndarray
    high: np.ndarray
    prior_shape: float
    prior_rate: float


@dataclass(frozen=True)
class _Counts:
    """Finds and effort of the units with effort; whole finds repeat, so their gamma functions are looked up."""

    finds: np.ndarray
    effort: np.ndarray

    @cached_property
    def repeated(self) -> tuple[np.ndarray, np.ndarray]:
        """Finds that occur, and in how many units."""
        return np.unique(self.finds, return_counts=True)

    @cached_property
    def mean(self) -> float:
        """Finds per effort, kept above 0."""
        return float((self.finds.sum() + 0.5) / self.effort.sum())

    def log_density(self, log_shapes: np.ndarray, log_means: np.ndarray) -> np.ndarray:
        """Return log prior plus log marginal likelihood of pairs of log shape and log mean, shape (pairs,)."""
        unique, times = self.repeated
        apart, at = np.unique(log_shapes, return_inverse=True)
        gammas = np.array([(times * (gammaln(shape + unique) - gammaln(shape))).sum() for shape in np.exp(apart)])
        found = gammas[at] - 0.5 * (log_shapes / LOG_SHAPE_SD) ** 2
        shape, prior = np.exp(log_shapes), np.exp(log_shapes - log_means)
        rows = max(1, BLOCK // len(self.finds))
        for first in range(0, len(shape), rows):
            block = slice(first, first + rows)
            logs = np.log1p(self.effort / prior[block, None])
            found[block] -= shape[block] * logs.sum(axis=1) + logs @ self.finds
            found[block] -= self.finds.sum() * np.log(prior[block])
        return found


def shrunk_rates(
    finds: ArrayLike, effort: ArrayLike, level: float = 0.95, dispersion: ArrayLike = 1.0
) -> ShrunkRates:
    """Estimate the rates of units that are alike, with intervals that allow for not knowing how alike.

    Parameters
    ----------
    finds, effort : array_like, shape (n,)
        Finds and effort (km, patrol-days or patrols) of each cell, sector, category or month.
    level : float
        Probability that an interval holds.
    dispersion : array_like
        Variance of a unit's finds over their mean; clumps of that size count once. One number, or one for each unit.

    Returns
    -------
    ShrunkRates
        Works with no find, one find, one unit and no effort.

    Notes
    -----
    Finds are Poisson with mean rate × effort; the rates share a gamma prior. Its shape has a weak log-normal prior
    (median 1, standard deviation 1.5 on the log scale), because a handful of finds says almost nothing about how
    unequal units are, and its mean the prior of Jeffreys. Both are integrated out on a small grid: intervals from the
    best prior alone ignore that it is estimated and hold too seldom where units are few. The posterior of each unit is
    a mixture of gamma distributions, for which the gamma distribution of the same mean and variance is taken.

    References
    ----------
    Clayton, D. & Kaldor, J. (1987). Empirical Bayes estimates of age-standardized relative risks for use in disease
    mapping. Biometrics 43, 671–681.
    """
    within("level", level, 0.5, 0.999)
    finds, effort = (np.asarray(values, float) for values in (finds, effort))
    good = finds.shape == effort.shape and finds.ndim == 1 and np.isfinite(finds).all() and np.isfinite(effort).all()
    if not good or (finds < 0).any() or (effort < 0).any():
        raise ParameterError(name="finds, effort", value=(finds.shape, effort.shape), expected=_PAIRS)
    rate, low, high = (np.full(len(finds), np.nan) for _ in range(3))
    known = effort > 0
    if not known.any():
        return ShrunkRates(rate, low, high, 1.0, 1.0)
    clump = np.broadcast_to(np.asarray(dispersion, float), finds.shape)[known]
    counts = _Counts(finds[known] / clump, effort[known] / clump)
    log_shapes = _likely_shapes(counts)
    mean, variance = _posterior(counts, log_shapes)
    shape, scale, tail = mean**2 / variance, variance / mean, (1 - level) / 2
    rate[known] = mean
    low[known] = np.minimum(gammaincinv(shape, tail) * scale, mean)
    high[known] = np.maximum(gammaincinv(shape, 1 - tail) * scale, mean)  # a very skewed mean may lie beyond
    best = float(np.exp(_peak(counts)))
    return ShrunkRates(rate, low, high, best, best / counts.mean)


def _likely_shapes(counts: _Counts) -> np.ndarray:
    """Return log shapes, evenly spaced over all that are likely with the mean as it is."""
    low, high = LOG_SHAPE_BOUNDS
    for _ in range(4):
        tried = np.linspace(low, high, 2 * SHAPES)
        density = _at_the_mean(counts, tried)
        likely = np.flatnonzero(density > density.max() - NEGLIGIBLE)
        low, high = tried[max(likely[0] - 1, 0)], tried[min(likely[-1] + 1, len(tried) - 1)]
        if len(likely) > SHAPES:
            break
    return np.linspace(low, high, SHAPES)


def _at_the_mean(counts: _Counts, log_shapes: np.ndarray) -> np.ndarray:
    return counts.log_density(log_shapes, np.full(len(log_shapes), np.log(counts.mean)))


def _peak(counts: _Counts) -> float:
    """Return the likeliest log shape."""
    def misfit(log_shape: float) -> float:
        return -float(_at_the_mean(counts, np.array([log_shape]))[0])

    return float(minimize_scalar(misfit, bounds=LOG_SHAPE_BOUNDS, method="bounded", options={"xatol": 1e-8}).x)


def _posterior(counts: _Counts, log_shapes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return mean and variance of each unit's rate, over all likely priors."""
    nodes = list(_nodes(counts, log_shapes))
    shapes, means, widths = (np.array(values) for values in zip(*nodes))
    density = counts.log_density(shapes, means) + np.log(widths) + means / 2
    weight = np.exp(density - density.max())
    weight /= weight.sum()
    first, second = np.zeros(len(counts.finds)), np.zeros(len(counts.finds))
    for i in np.flatnonzero(weight > 1e-5):
        shape, prior = np.exp(shapes[i]), np.exp(shapes[i] - means[i])
        mean = (shape + counts.finds) / (prior + counts.effort)
        first += weight[i] * mean
        second += weight[i] * (mean**2 + mean / (prior + counts.effort))
    kept = weight[weight > 1e-5].sum()
    first, second = first / kept, second / kept
    return first, np.maximum(second - first**2, 1e-12 * first**2)


def _nodes(counts: _Counts, log_shapes: np.ndarray) -> Iterator[tuple[float, float, float]]:
    """Yield log shape, log mean and the width of the log mean that it stands for."""
    for log_shape in log_shapes:
        expected = counts.mean * counts.effort
        information = (expected / (1 + expected / np.exp(log_shape))).sum() + 0.5
        for place in np.linspace(-REACH, REACH, MEANS):
            yield float(log_shape), float(np.log(counts.mean) + place / np.sqrt(information)), float(information**-0.5)
