"""Gaps: where a threat may lie undetected, weighed by what is at stake there."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import starmap

import numpy as np
import pandas as pd
from scipy.ndimage import correlate1d

from ...base.errors import ParameterError
from ...base.params import NOT_NEGATIVE_CELLS, not_negative, positive, within
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..grid import PlanningGrid
from ..hotspots.density import DensityResult
from ..rates import RateResult

MIN_RELATIVE_RISK = 0.01  # no place inside is without risk
MAX_RELATIVE_DENSITY = 10.0
CREDIBLE_FINDS = 10.0  # with as many finds the density counts half
_SHAPE = QT_TRANSLATE_NOOP("PawcPlanner", "of the grid's shape {shape}")


@dataclass(frozen=True)
class GapParams:
    """How risk is put together and how long a visit lasts.

    Parameters
    ----------
    half_life_days : float
        Days after which a visit says half as much.
    detection_per_km : float, optional
        β of detection = 1 − exp(−β·km). None: random search, β = swath / area of a cell (Koopman 1946).
    swath_m : float
        Full width looked over, metres; used when β is not given.
    rate_weight, density_weight, intrusion_weight : float
        Weights of the surfaces that make up the risk; those that are missing leave their weight to the others.
    smoothing_cells : float
        Standard deviation, in cells, over which neighbours inform a cell's rate.
    top : int
        Number of gaps listed.
    """

    half_life_days: float = 90.0
    detection_per_km: float | None = None
    swath_m: float = 100.0
    rate_weight: float = 2.0
    density_weight: float = 1.0
    intrusion_weight: float = 1.0
    smoothing_cells: float = 1.0
    top: int = 10

    def __post_init__(self) -> None:
        positive("half_life_days", self.half_life_days)
        positive("swath_m", self.swath_m)
        if self.detection_per_km is not None:
            positive("detection_per_km", self.detection_per_km)
        for name in ("rate_weight", "density_weight", "intrusion_weight", "smoothing_cells"):
            not_negative(name, getattr(self, name))
        positive("rate_weight + density_weight", self.rate_weight + self.density_weight)
        within("top", self.top, 0, 10_000)

    def beta(self, grid: PlanningGrid) -> float:
        """Return detection per km in a cell of ``grid``."""
        if self.detection_per_km is not None:
            return self.detection_per_km
        return self.swath_m * 1000 / grid.spec.cell_size**2


@dataclass(frozen=True)
class GapResult:
    """Gaps in the watch over a site.

    Parameters
    ----------
    score : ndarray, shape (n_rows, n_cols)
        Gap relative to the largest one, 0 to 1; 0 outside the boundary.
    rank : ndarray of int, shape (n_rows, n_cols)
        1 is the largest gap; 0 where there is none and outside.
    detection : ndarray, shape (n_rows, n_cols)
        Probability, 0 to 1, that a threat present today would have been found by the effort so far.
    top : pandas.DataFrame
        ``rank, cell, score, risk, km, days_since, why`` of the largest gaps; ``why`` is a Sentence.
    sentence : Sentence
        The result in one sentence.
    """

    score: np.ndarray
    rank: np.ndarray
    detection: np.ndarray
    top: pd.DataFrame
    sentence: Sentence


def risk_surface(
    rates: RateResult,
    density: DensityResult | np.ndarray | None,
    grid: PlanningGrid,
    intrusion: np.ndarray | None = None,
    params: GapParams | None = None,
) -> np.ndarray:
    """Put encounter rate, density and intrusion together into relative risk.

    Parameters
    ----------
    rates : RateResult
        Shrunk rates with the finds and km they rest on.
    density : DensityResult or ndarray, shape (n_rows, n_cols), optional
        Density of finds, best per km of effort; NaN where unknown, which counts as average.
    grid : PlanningGrid
        Cells of the site.
    intrusion : ndarray, shape (n_rows, n_cols), optional
        Relative use by intruders, 0 or more; NaN counts as average.
    params : GapParams, optional
        Weights and smoothing.

    Returns
    -------
    ndarray, shape (n_rows, n_cols)
        Mean 1 over the cells inside (weighted by their share inside), above 0 everywhere inside, 0 outside.

    Notes
    -----
    The rate of each cell is (a + Σ w·finds) / (b + Σ w·km), the posterior mean of the shared gamma prior (a, b) with
    the finds and km of its neighbours counted with Gaussian weights w (1 for the cell itself). A cell nobody visited
    thus takes the prior mean, drawn towards its neighbours as far as they were patrolled; it is never 0. Each surface
    is scaled to mean 1 and the weighted mean is taken: what is known only relatively is added only relatively. The
    density is not shrunk by itself: its peaks over thin effort are cut at ten times its mean, and with n finds it
    counts by n / (n + 10), the rest of its weight being spread evenly.
    """
    params = params or GapParams()
    surfaces = [(params.rate_weight, smoothed_rate(rates, params.smoothing_cells))]
    if density is not None:
        values = density.density if isinstance(density, DensityResult) else density
        surfaces.append((params.density_weight, _credible(np.asarray(values, float), rates, grid)))
    if intrusion is not None:
        surfaces.append((params.intrusion_weight, intrusion))
    total: np.ndarray = np.zeros(grid.spec.shape)
    weights = 0.0
    for weight, values in surfaces:
        relative = _relative(np.asarray(values, float), grid)
        if relative is not None and weight > 0:
            total, weights = total + weight * relative, weights + weight
    # With no surface that says anything every place is equal.
    mixed = total / weights if weights > 0 else np.ones(grid.spec.shape)
    risk = _relative(np.maximum(mixed, MIN_RELATIVE_RISK), grid)
    return np.where(grid.inside, 1.0 if risk is None else risk, 0.0)


def smoothed_rate(rates: RateResult, smoothing_cells: float) -> np.ndarray:
    """Return finds per km with the finds and km of the neighbours counted by Gaussian weights; known everywhere.

    Parameters
    ----------
    rates : RateResult
        Shrunk rates; their gamma prior holds where nobody was near.
    smoothing_cells : float
        Standard deviation of the weights in cells; 0 counts each cell alone.

    Returns
    -------
    ndarray, shape (n_rows, n_cols)
        Finds per km, above 0 when the prior is.
    """
    finds = np.where(rates.known, rates.finds, 0.0)
    km = np.where(rates.known, rates.km, 0.0)
    if smoothing_cells > 0:
        finds, km = _spread(finds, smoothing_cells), _spread(km, smoothing_cells)
    return (rates.prior_shape + finds) / (rates.prior_rate + km)


def _spread(values: np.ndarray, cells: float) -> np.ndarray:
    """Add the neighbours with Gaussian weights, 1 for the cell itself."""
    reach = int(np.ceil(4 * cells))
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / cells) ** 2)
    return correlate1d(correlate1d(values, kernel, axis=0, mode="constant"), kernel, axis=1, mode="constant")


def _credible(density: np.ndarray, rates: RateResult, grid: PlanningGrid) -> np.ndarray:
    """Cut the peaks over thin effort, and draw the surface to its mean as far as it rests on few finds."""
    known = density[np.isfinite(density) & grid.inside]
    if not len(known) or known.mean() <= 0:
        return density
    finds = float(rates.finds[grid.inside].sum())
    credit = finds / (finds + CREDIBLE_FINDS)
    return credit * np.minimum(density / known.mean(), MAX_RELATIVE_DENSITY) + 1 - credit


def _relative(values: np.ndarray, grid: PlanningGrid) -> np.ndarray | None:
    """Scale to mean 1 over what is known inside; the unknown becomes 1. None when the surface says nothing."""
    known = np.isfinite(values) & grid.inside
    mass = float((np.where(known, values, 0.0) * grid.weight).sum())
    if mass <= 0:
        return None
    return np.where(known, values / (mass / float(grid.weight[known].sum())), 1.0)


def gap_scores(
    risk: np.ndarray,
    km_recent: np.ndarray,
    days_since: np.ndarray,
    value: np.ndarray | None,
    grid: PlanningGrid,
    params: GapParams | None = None,
    *,
    aged_km: np.ndarray | None = None,
) -> GapResult:
    """Score the gap of every cell: risk × (1 − detection) × value × share inside.

    Parameters
    ----------
    risk : ndarray, shape (n_rows, n_cols)
        Relative risk, 0 or more (:func:`risk_surface`).
    km_recent : ndarray, shape (n_rows, n_cols)
        km patrolled in each cell in the period looked at.
    days_since : ndarray, shape (n_rows, n_cols)
        Days since the last visit, NaN where there was none.
    value : ndarray, shape (n_rows, n_cols), optional
        What is at stake, 0 or more; None: the same everywhere.
    grid : PlanningGrid
        Cells of the site.
    params : GapParams, optional
        Detection and its ageing.
    aged_km : ndarray, shape (n_rows, n_cols), optional
        km of each visit already halved for every half-life (:meth:`EffortResult.aged_km`). Detection then rests on it;
        ``km_recent`` and ``days_since`` only explain. Needed when the period is longer than a few half-lives: else
        many km of long ago count as if they were walked on the day of the last visit.

    Returns
    -------
    GapResult
        Equal scores are ranked by cell number, so that the same input gives the same order.

    Notes
    -----
    Detection is 1 − exp(−β·km), the law of random search, times 1/2 for every half-life since the last visit:
    threats that came after the patrol cannot have been seen by it. With ``aged_km`` it is 1 − exp(−β·aged km).

    References
    ----------
    Koopman, B. O. (1946). Search and Screening. Operations Evaluation Group Report 56.
    """
    params = params or GapParams()
    value = np.ones(grid.spec.shape) if value is None else value
    risk, km, value = (_weight(n, v, grid) for n, v in (("risk", risk), ("km_recent", km_recent), ("value", value)))
    days = np.asarray(days_since, float)
    if aged_km is None:
        detection = (1 - np.exp(-params.beta(grid) * km)) * _fresh(days, params)
    else:
        detection = 1 - np.exp(-params.beta(grid) * _weight("aged_km", aged_km, grid))
    gap = risk * (1 - detection) * value * grid.weight
    largest = float(gap.max(initial=0.0))
    score = gap / largest if largest > 0 else gap
    rank = _ranks(score)
    top = _top(score, rank, risk, km, days, params.top)
    return GapResult(score, rank, detection, top, _sentence(score, days, grid))


def _fresh(days: np.ndarray, params: GapParams) -> np.ndarray:
    """Return what a visit still says after so many days, 0 to 1; 0 where there was none."""
    visited = np.isfinite(days)
    return np.where(visited, 0.5 ** (np.maximum(np.where(visited, days, 0.0), 0.0) / params.half_life_days), 0.0)


def _weight(name: str, values: np.ndarray, grid: PlanningGrid) -> np.ndarray:
    values = np.asarray(values, float)
    if values.shape != grid.spec.shape:
        raise ParameterError(name=name, value=values.shape, expected=Sentence(_SHAPE, {"shape": grid.spec.shape}))
    values = np.where(grid.inside, values, 0.0)
    if not (np.isfinite(values).all() and (values >= 0).all()):
        raise ParameterError(name=name, value="partly negative or not a number", expected=NOT_NEGATIVE_CELLS)
    return values


def _ranks(score: np.ndarray) -> np.ndarray:
    flat = score.ravel()
    # Rounded, so that the last bit of a floating sum does not decide the order of equal cells.
    order = np.argsort(-np.round(flat, 12), kind="stable")
    rank = np.empty(flat.size, np.int64)
    rank[order] = np.arange(1, flat.size + 1)
    rank[flat <= 0] = 0
    return rank.reshape(score.shape)


def _top(
    score: np.ndarray, rank: np.ndarray, risk: np.ndarray, km: np.ndarray, days: np.ndarray, top: int
) -> pd.DataFrame:
    ranks = rank.ravel()
    cells = np.flatnonzero((ranks > 0) & (ranks <= top))
    cells = cells[np.argsort(ranks[cells])]
    columns = {"rank": rank, "score": score, "risk": risk, "km": km, "days_since": days}
    rows = pd.DataFrame({"cell": cells, **{name: values.ravel()[cells] for name, values in columns.items()}})
    facts = zip(*(rows[name].to_numpy(float) for name in ("risk", "km", "days_since")))
    rows["why"] = pd.Series(list(starmap(_why, facts)), dtype=object)
    return rows[["rank", "cell", "score", "risk", "km", "days_since", "why"]]


def _why(risk: float, km: float, days: float) -> Sentence:
    facts = {"risk": risk, "km": km, "days": days}
    if not np.isfinite(days):
        never = QT_TRANSLATE_NOOP("PawcPlanner", "Not visited at all; risk {risk:.1f} times the average.")
        return Sentence(never, facts)
    return Sentence(
        QT_TRANSLATE_NOOP(
            "PawcPlanner", "Last visited {days:.0f} days ago, {km:.1f} km patrolled; risk {risk:.1f} times the average."
        ),
        facts,
    )


def _sentence(score: np.ndarray, days: np.ndarray, grid: PlanningGrid) -> Sentence:
    ordered = np.sort(score[grid.inside])[::-1]
    if not len(ordered) or ordered[0] <= 0:
        return Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "No cell inside the boundary has a gap."))
    half = int(np.searchsorted(np.cumsum(ordered), ordered.sum() / 2) + 1)
    never = int((grid.inside & ~np.isfinite(days)).sum())
    return Sentence(
        QT_TRANSLATE_NOOP(
            "PawcPlanner",
            "Half of what may go undetected lies in {half:,} of {cells:,} cells; {never:,} cells were not visited at"
            " all.",
        ),
        {"half": half, "cells": len(ordered), "never": never},
    )
