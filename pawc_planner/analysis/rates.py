"""Encounter rates: finds per km patrolled, with intervals that stay honest for rare finds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..base.params import within
from ..base.words import Sentence
from .grid import PlanningGrid


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
    raise NotImplementedError


def encounter_rates(finds: np.ndarray, km: np.ndarray, grid: PlanningGrid, params: RateParams | None = None) -> RateResult:
    """Estimate finds per km of every cell, each shrunk towards the mean as far as its few km demand."""
    raise NotImplementedError
