"""Encounter rates: finds per km patrolled, with intervals that stay honest for rare finds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...base.errors import ParameterError
from ...base.params import NOT_NEGATIVE_CELLS, within
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..grid import PlanningGrid
from .intervals import count_interval
from .shrinkage import shrunk_rates

_SHAPE = QT_TRANSLATE_NOOP("PawcPlanner", "of the grid's shape {shape}")


@dataclass(frozen=True)
class RateParams:
    """``level``: probability that the intervals hold, for example 0.95; ``dispersion`` of clumped finds."""

    level: float = 0.95
    dispersion: float = 1.0

    def __post_init__(self) -> None:
        within("level", self.level, 0.5, 0.999)
        within("dispersion", self.dispersion, 1.0, float("inf"))


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
        All finds on all km of the known cells, with its interval.
    prior_shape, prior_rate : float
        Gamma prior that fits the cells best; its mean is ``prior_shape / prior_rate`` finds per km.
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


def overall_rate(count: float, km: float, level: float = 0.95, dispersion: float = 1.0) -> Rate:
    """Return finds per km (or per any other unit of effort) with an interval that holds as often as it says.

    ``dispersion`` is the variance of the count over its mean, 1 for single finds
    (:func:`~pawc_planner.analysis.rates.intervals.count_interval`).
    """
    if km <= 0:
        return Rate(float("nan"), float("nan"), float("inf"), float(count), 0.0)
    low, high = count_interval(count, level, dispersion)
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
    Gamma–Poisson model (:func:`~.shrinkage.shrunk_rates`). The rate of a cell is its mean under
    the best prior, (shape + finds) / (rate + km), so that maps of other methods can be built on the same prior; its
    interval allows for the prior being estimated and for clumps. The mean of the prior is (finds + 1/2) / km, which is
    never 0.
    """
    params = params or RateParams()
    finds, km = _checked("finds", finds, grid), _checked("km", km, grid)
    known = (km > 0) & grid.inside
    overall = overall_rate(float(finds[known].sum()), float(km[known].sum()), params.level)
    shrunk = wide = shrunk_rates(finds[known], km[known], params.level)
    if params.dispersion > 1:
        wide = shrunk_rates(finds[known], km[known], params.level, params.dispersion)
    rate, low, high = (np.full(grid.spec.shape, np.nan) for _ in range(3))
    rate[known] = (shrunk.prior_shape + finds[known]) / (shrunk.prior_rate + km[known])
    low[known], high[known] = np.minimum(wide.low, rate[known]), np.maximum(wide.high, rate[known])
    return RateResult(
        rate, low, high, known, overall, shrunk.prior_shape, shrunk.prior_rate, finds, km,
        int(finds[grid.inside & ~known].sum()), params.level, rate_sentence(overall, params.level),
    )


def _checked(name: str, values: np.ndarray, grid: PlanningGrid) -> np.ndarray:
    values = np.asarray(values, float)
    if values.shape != grid.spec.shape:
        raise ParameterError(name=name, value=values.shape, expected=Sentence(_SHAPE, {"shape": grid.spec.shape}))
    if not (np.isfinite(values).all() and (values >= 0).all()):
        raise ParameterError(name=name, value="partly negative or not a number", expected=NOT_NEGATIVE_CELLS)
    return values


def rate_sentence(overall: Rate, level: float) -> Sentence:
    """Say a rate with its interval."""
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
