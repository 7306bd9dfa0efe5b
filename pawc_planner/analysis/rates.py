"""Encounter rates: finds per km patrolled, with intervals that stay honest for rare finds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import gammaincinv, gammaln
from scipy.stats import chi2

from ..base.errors import ParameterError
from ..base.params import NOT_NEGATIVE_CELLS, within
from ..base.words import QT_TRANSLATE_NOOP, Sentence
from .grid import PlanningGrid

LOG_SHAPE_SD = 1.5
LOG_SHAPE_BOUNDS = (-3.0, 8.0)  # below, even the mean would lie above its own interval
_SHAPE = QT_TRANSLATE_NOOP("PawcPlanner", "of the grid's shape {shape}")


@dataclass(frozen=True)
class RateParams:
    """``level``: probability that the intervals hold, for example 0.95."""

    level: float = 0.95

    def __post_init__(self) -> None:
        within("level", self.level, 0.5, 0.999)


@dataclass(frozen=True)
class Rate:
    """Finds per km: ``value`` and its interval ``low`` to ``high``, from ``count`` finds on ``km``.

    ``value``, ``low`` are NaN and ``high`` is infinite when no km was patrolled.
    """

    value: float
    low: float
    high: float
    count: float
    km: float


@dataclass(frozen=True)
class RateResult:
    """Shrunk encounter rates per cell.

    Parameters
    ----------
    rate, low, high : ndarray, shape (n_rows, n_cols)
        Finds per km: posterior mean and interval; NaN where ``known`` is False.
    known : ndarray of bool, shape (n_rows, n_cols)
        Cells inside the boundary where a patrol was (km > 0).
    overall : Rate
        All finds on all km of the known cells, with the exact interval.
    prior_shape, prior_rate : float
        Gamma prior that the cells share; its mean is ``prior_shape / prior_rate`` finds per km.
    finds, km : ndarray, shape (n_rows, n_cols)
        What the rates rest on.
    finds_without_effort : int
        Finds in cells where no km is recorded; no rate can hold them.
    level : float
        Probability of the intervals.
    sentence : Sentence
        The result in one sentence.
    """

    rate: np.ndarray
    low: np.ndarray
    high: np.ndarray
    known: np.ndarray
    overall: Rate
    prior_shape: float
    prior_rate: float
    finds: np.ndarray
    km: np.ndarray
    finds_without_effort: int
    level: float
    sentence: Sentence


def overall_rate(count: float, km: float, level: float = 0.95) -> Rate:
    """Return finds per km with the exact Poisson interval.

    References
    ----------
    Garwood, F. (1936). Fiducial limits for the Poisson distribution. Biometrika 28, 437–442.
    """
    if km <= 0:
        return Rate(float("nan"), float("nan"), float("inf"), float(count), 0.0)
    tail = (1 - level) / 2
    low = chi2.ppf(tail, 2 * count) / 2 if count > 0 else 0.0
    high = chi2.ppf(1 - tail, 2 * count + 2) / 2
    return Rate(count / km, float(low) / km, float(high) / km, float(count), float(km))


def encounter_rates(
    finds: np.ndarray, km: np.ndarray, grid: PlanningGrid, params: RateParams | None = None
) -> RateResult:
    """Estimate finds per km of every cell, each shrunk towards the mean as far as its few km demand.

    Parameters
    ----------
    finds : ndarray, shape (n_rows, n_cols)
        Number of finds per cell.
    km : ndarray, shape (n_rows, n_cols)
        Effort per cell, km.
    grid : PlanningGrid
        Cells; only those that touch the inside of the boundary have rates.
    params : RateParams, optional
        Level of the intervals.

    Returns
    -------
    RateResult
        Works with no find, one find, and all finds in one cell.

    Notes
    -----
    Gamma–Poisson model: finds in a cell are Poisson with mean rate × km; the rates of all cells share one gamma
    prior, fitted by marginal (negative binomial) likelihood. Its mean is held at (finds + 1/2) / km, which is never 0;
    its shape has a weak log-normal prior (median 1, standard deviation 1.5 on the log scale), because a handful of
    finds says almost nothing about how unequal cells are. Intervals are equal-tailed quantiles of the posterior.

    References
    ----------
    Clayton, D. & Kaldor, J. (1987). Empirical Bayes estimates of age-standardized relative risks for use in disease
    mapping. Biometrics 43, 671–681.
    """
    params = params or RateParams()
    finds, km = _checked("finds", finds, grid), _checked("km", km, grid)
    known = (km > 0) & grid.inside
    overall = overall_rate(float(finds[known].sum()), float(km[known].sum()), params.level)
    shape, prior_km = _prior(finds[known], km[known])
    rate, low, high = (np.full(grid.spec.shape, np.nan) for _ in range(3))
    if known.any():
        posterior, posterior_km = shape + finds[known], prior_km + km[known]
        tail = (1 - params.level) / 2
        rate[known] = posterior / posterior_km
        low[known] = gammaincinv(posterior, tail) / posterior_km
        high[known] = gammaincinv(posterior, 1 - tail) / posterior_km
    return RateResult(
        rate, low, high, known, overall, shape, prior_km, finds, km,
        int(finds[grid.inside & ~known].sum()), params.level, _sentence(overall, params.level),
    )


def _checked(name: str, values: np.ndarray, grid: PlanningGrid) -> np.ndarray:
    values = np.asarray(values, float)
    if values.shape != grid.spec.shape:
        raise ParameterError(name=name, value=values.shape, expected=Sentence(_SHAPE, {"shape": grid.spec.shape}))
    if not (np.isfinite(values).all() and (values >= 0).all()):
        raise ParameterError(name=name, value="partly negative or not a number", expected=NOT_NEGATIVE_CELLS)
    return values


def _prior(finds: np.ndarray, km: np.ndarray) -> tuple[float, float]:
    """Return shape and rate (km) of the gamma prior; shape 1 and rate 1 where there is no effort at all."""
    if not len(km):
        return 1.0, 1.0
    mean = (finds.sum() + 0.5) / km.sum()

    def misfit(log_shape: float) -> float:
        shape = np.exp(log_shape)
        prior_km = shape / mean
        log_likelihood = (
            gammaln(shape + finds) - gammaln(shape) + shape * np.log(prior_km / (prior_km + km))
            - finds * np.log(prior_km + km)
        ).sum()
        return 0.5 * (log_shape / LOG_SHAPE_SD) ** 2 - log_likelihood

    best = minimize_scalar(misfit, bounds=LOG_SHAPE_BOUNDS, method="bounded", options={"xatol": 1e-8})
    shape = float(np.exp(best.x))
    return shape, shape / float(mean)


def _sentence(overall: Rate, level: float) -> Sentence:
    if overall.km <= 0:
        return Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "No kilometre was patrolled, so no encounter rate is known."))
    facts = {
        "n": int(overall.count), "km": overall.km, "rate": overall.value * 100, "low": overall.low * 100,
        "high": overall.high * 100, "level": level * 100,
    }
    return Sentence(
        QT_TRANSLATE_NOOP(
            "PawcPlanner",
            "Finds: {n:,} on {km:,.0f} km of patrol, {rate:.2f} per 100 km; the true figure lies between {low:.2f} and"
            " {high:.2f} ({level:.0f} % interval).",
        ),
        facts,
    )
