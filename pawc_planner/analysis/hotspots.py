"""Hotspots: where finds per km stand out from what chance and effort explain; what nobody visited stays unknown."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..base.params import within
from ..base.words import Sentence
from .grid import PlanningGrid
from .rates import RateResult

HOT, COLD, NOT_SIGNIFICANT, UNKNOWN = "hot", "cold", "not significant", "unknown"


@dataclass(frozen=True)
class HotspotParams:
    """How hotspots are called.

    Parameters
    ----------
    fdr : float
        Expected share of false calls among the cells called hot or cold.
    radius_cells : float
        Reach of a neighbourhood in cells; 1.5 is the cell and its eight neighbours.
    min_finds : int
        With fewer finds in the whole site nothing is called.
    """

    fdr: float = 0.05
    radius_cells: float = 1.5
    min_finds: int = 10

    def __post_init__(self) -> None:
        within("fdr", self.fdr, 0.0001, 0.5)
        within("radius_cells", self.radius_cells, 1, 50)
        within("min_finds", self.min_finds, 2, 1_000_000)


@dataclass(frozen=True)
class HotspotResult:
    """Hot and cold cells.

    Parameters
    ----------
    z, p : ndarray, shape (n_rows, n_cols)
        Getis–Ord Gi* and its two-sided p; NaN in unknown cells.
    p_count : ndarray, shape (n_rows, n_cols)
        Exact two-sided p of the number of finds in the neighbourhood, given its share of the km; NaN in unknown cells.
    label : ndarray of str, shape (n_rows, n_cols)
        ``hot``, ``cold``, ``not significant`` or ``unknown`` (nobody was there; also cells outside the boundary).
    n_hot, n_cold, n_unknown : int
        Cells inside the boundary with these labels.
    threshold_p : float
        Largest p that counts as a finding under the false-discovery rate; 0 when there is none.
    sentence : Sentence
        The result in one sentence.
    """

    z: np.ndarray
    p: np.ndarray
    p_count: np.ndarray
    label: np.ndarray
    n_hot: int
    n_cold: int
    n_unknown: int
    threshold_p: float
    sentence: Sentence


def getis_ord_star(values: np.ndarray, known: np.ndarray, radius_cells: float = 1.5) -> tuple[np.ndarray, np.ndarray]:
    """Return Gi* and its two-sided p for every known cell, NaN elsewhere; shape (n_rows, n_cols)."""
    raise NotImplementedError


def hotspots(rates: RateResult, grid: PlanningGrid, params: HotspotParams | None = None) -> HotspotResult:
    """Call hot and cold cells on shrunk rates under a false-discovery rate."""
    raise NotImplementedError
