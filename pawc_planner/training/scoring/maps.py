"""Risk and hotspot maps scored against the true intrusion of the next cycle."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ...base.errors import ParameterError
from ...base.params import one_of, within
from ...base.words import QT_TRANSLATE_NOOP
from .errors import MapShapeError
from .intrusion import TrueIntrusion
from .map_measures import accuracy_index, spearman

AREAS = (0.05, 0.10, 0.20)
OF = ("walks", "harm")
BINS = 10
_PROBABILITY = QT_TRANSLATE_NOOP("PawcPlanner", "between 0 and 1 in every cell, or unknown")


@dataclass(frozen=True)
class MapScoreParams:
    """How a map is scored.

    Parameters
    ----------
    of : str
        ``walks`` (where groups walk) or ``harm`` (where they do harm).
    resamples : int
        Resamples of the replicates for the intervals.
    seed : int
        Seed of the resamples.
    """

    of: str = "walks"
    resamples: int = 200
    seed: int = 1

    def __post_init__(self) -> None:
        one_of("OF", self.of, OF)
        within("RESAMPLES", self.resamples, 0, 100_000)


@dataclass(frozen=True, eq=False)
class Calibration:
    """How far a map's probabilities are true.

    Parameters
    ----------
    table : pandas.DataFrame
        One row per decile of the probability: ``from_p, to_p, cells, mean_p, true_share``.
    error : float
        Expected calibration error: mean gap of ``mean_p`` and ``true_share``, weighted by area.
    brier : float
        Mean squared gap of the probability and what happens (0 or 1), weighted by area.
    """

    table: pd.DataFrame
    error: float
    brier: float


@dataclass(frozen=True, eq=False)
class MapScore:
    """Score of one map.

    Parameters
    ----------
    measures : pandas.DataFrame
        ``measure, value, low, high``: ``spearman``, ``pai_5``, ``pai_10``, ``pai_20`` and ``pei_5`` … (relative to the
        best possible map); 95 % intervals from resampled replicates: how well the replays know the truth of this park,
        not how much parks differ, which the study over parks shows.
    calibration : Calibration or None
        None for a map that only ranks cells: a rank cannot be calibrated.
    cells, unknown : int
        Cells of the park, and those of them without a value. They rank lowest, so that leaving hard cells out does not
        pay; calibration leaves them out.
    """

    measures: pd.DataFrame
    calibration: Calibration | None
    cells: int
    unknown: int

    def value(self, measure: str) -> float:
        """Return one measure."""
        return float(self.measures.set_index("measure").loc[measure, "value"])


def score_map(
    values: np.ndarray, truth: TrueIntrusion, weight: np.ndarray, true_chance: np.ndarray | None = None,
    params: MapScoreParams | None = None,
) -> MapScore:
    """Score a map.

    Parameters
    ----------
    values : ndarray, shape of the grid or (spec.size,)
        Any number that is higher where more intrusion is expected per area; NaN is unknown.
    truth : TrueIntrusion
        From :func:`~.intrusion.true_intrusion` on the same grid.
    weight : ndarray, shape of the grid or (spec.size,)
        Share of each cell in the park; cells with 0 do not count.
    true_chance : ndarray, shape of the grid or (spec.size,), optional
        For a map of probabilities: the true ones of what it claims, ``truth.used`` (somebody walks through the cell in
        the cycle) or ``truth.find_chance`` (a km walked in it has a find). A map that only ranks has none.
    params : MapScoreParams, optional
        What is scored, and the intervals.

    Raises
    ------
    MapShapeError
        When a map or its weights do not fit the grid.
    ParameterError
        When a probability is outside 0 to 1.
    """
    params = params or MapScoreParams()
    for array in (values, weight, *(() if true_chance is None else (true_chance,))):
        if np.size(array) != truth.spec.size:
            raise MapShapeError(shape=str(np.shape(array)), expected=str(truth.spec.shape))
    share = np.asarray(weight, float).ravel()
    inside = share > 0
    mapped, share = np.asarray(values, float).ravel()[inside], share[inside]
    counts = (truth.passes if params.of == "walks" else truth.harm_in)[:, np.flatnonzero(inside)]
    # the sum first: the mean of a sparse matrix divides before it adds, so that equal cells would not be ties
    true_mean = np.asarray(counts.sum(axis=0)).ravel() / truth.replays
    here = dict(_measures(mapped, true_mean, share))
    again = [dict(_measures(mapped, (luck @ counts) / truth.replays, share)) for luck in _resamples(truth, params)]
    rows = [(name, value, *_interval(name, value, [one[name] for one in again])) for name, value in here.items()]
    frame = pd.DataFrame(rows, columns=["measure", "value", "low", "high"])
    true = None if true_chance is None else np.asarray(true_chance, float).ravel()[inside]
    calibration = None if true is None else _calibration(mapped, true, share)
    return MapScore(frame, calibration, len(mapped), int(np.isnan(mapped).sum()))


def _measures(values: np.ndarray, truth: np.ndarray, weight: np.ndarray) -> list[tuple[str, float]]:
    index, relative = accuracy_index(values, truth, weight, AREAS)
    found = [("spearman", spearman(values, truth))]
    for area, one, two in zip(AREAS, index.tolist(), relative.tolist()):
        found += [(f"pai_{area * 100:.0f}", one), (f"pei_{area * 100:.0f}", two)]
    return found


def _resamples(truth: TrueIntrusion, params: MapScoreParams) -> np.ndarray:
    rng = np.random.default_rng([params.seed, *b"maps"])
    return rng.multinomial(truth.replays, np.full(truth.replays, 1 / truth.replays), params.resamples).astype(float)


def _interval(name: str, value: float, again: list[float]) -> tuple[float, float]:
    """Return value ± 1.96 standard errors, within what the measure can be.

    Percentiles would not do: a resample of the replicates is a noisier truth, against which any map looks worse.
    """
    if len(again) < 2 or not np.isfinite(value):
        return float("nan"), float("nan")
    half = 1.96 * float(np.nanstd(again, ddof=1))
    most = 1.0 if name.startswith(("spearman", "pei")) else np.inf
    least = -1.0 if name == "spearman" else 0.0
    return max(value - half, least), min(value + half, most)


def _calibration(values: np.ndarray, true: np.ndarray, weight: np.ndarray) -> Calibration:
    """Compare probabilities with the true ones."""
    known = ~np.isnan(values)
    p, true, weight = values[known], true[known], weight[known]
    if len(p) and (p.min() < 0 or p.max() > 1):
        raise ParameterError(name="MAP", value=f"{p.min():g} … {p.max():g}", expected=_PROBABILITY)
    of = np.minimum((p * BINS).astype(np.int64), BINS - 1)
    area, cells = np.bincount(of, weight, minlength=BINS), np.bincount(of, minlength=BINS)
    mean_p, share = (
        np.divide(np.bincount(of, weight * v, minlength=BINS), area, out=np.full(BINS, np.nan), where=area > 0)
        for v in (p, true)
    )
    edges = np.arange(BINS + 1) / BINS
    table = pd.DataFrame(
        {"from_p": edges[:-1], "to_p": edges[1:], "cells": cells, "mean_p": mean_p, "true_share": share}
    )
    total = max(weight.sum(), 1e-12)
    error = float(np.nansum(area * np.abs(mean_p - share)) / total)
    brier = float((weight * (p**2 - 2 * p * true + true)).sum() / total)  # mean of (p − 0 or 1)²
    return Calibration(table, error, brier)
