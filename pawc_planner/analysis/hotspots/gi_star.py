"""Hotspots: where finds per km stand out from what chance and effort explain; what nobody visited stays unknown."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.signal import fftconvolve
from scipy.special import ndtr
from scipy.stats import binom

from ...base.params import within
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..grid import PlanningGrid
from ..rates import RateResult
from .parties import PartyCounts

SHIFTED = 12  # cells of reach up to which shifted copies are added up; beyond, FFT is quicker
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
    """Return Gi* and its two-sided p.

    Parameters
    ----------
    values : ndarray, shape (n_rows, n_cols)
        Values of the cells; what lies outside ``known`` is not looked at.
    known : ndarray of bool, shape (n_rows, n_cols)
        Cells that take part; the others are no neighbours of any cell and count nowhere.
    radius_cells : float
        Cells whose middles are no farther apart are neighbours, each also of itself; 1.5 gives the eight around.

    Returns
    -------
    z, p : ndarray, shape (n_rows, n_cols)
        NaN outside ``known``; z = 0 and p = 1 where all values are equal or every cell is a neighbour.

    References
    ----------
    Ord, J. K. & Getis, A. (1995). Local spatial autocorrelation statistics. Geographical Analysis 27, 286–306.
    """
    n = int(np.count_nonzero(known))
    if n == 0:
        return np.full(known.shape, np.nan), np.full(known.shape, np.nan)
    taking_part = np.where(known, values, 0.0)
    mean = taking_part.sum() / n
    # Sums of differences from the mean keep the digits that sums of large values would lose.
    difference = taking_part - mean
    difference *= known
    rest, variance = float(difference.sum()) / n, float(np.vdot(difference, difference)) / n
    if abs(rest) > 1e-12 * np.sqrt(variance):  # what rounding of a large mean left over
        difference -= rest
        difference *= known
        variance -= rest**2
    if n == 1 or variance <= (1e-12 * max(abs(mean), 1e-300)) ** 2:
        return np.where(known, 0.0, np.nan), np.where(known, 1.0, np.nan)
    neighbours = _counts(known, radius_cells)
    size = np.arange(int(neighbours.max()) + 1.0)
    spread = np.sqrt((variance / (n - 1)) * np.maximum(n * size - size * size, 0.0))
    # Few sizes of neighbourhoods occur, so that the spread of each is looked up; 0 stands for cells not known.
    by_size = np.divide(1.0, spread, out=np.zeros_like(spread), where=spread > 0)
    by_size[0] = np.nan
    z = neighbourhood_sum(difference, radius_cells)
    z *= by_size.take(neighbours)
    p = ndtr(-np.abs(z))
    p *= 2
    return z, p


def neighbourhood_sum(values: np.ndarray, radius_cells: float) -> np.ndarray:
    """Return the sum over each cell and its neighbours within ``radius_cells``; nothing lies beyond the grid."""
    reach = int(np.floor(radius_cells))
    if reach > SHIFTED:
        offset = np.arange(-reach, reach + 1)
        disc = (np.hypot(offset[:, None], offset[None, :]) <= radius_cells).astype(float)
        return fftconvolve(values, disc, mode="same")
    total, across, width = np.zeros_like(values), values.copy(), 0
    # From the outer rows of the disc to the middle one the stretch to either side only grows.
    for down in range(reach, -1, -1):
        for side in range(width + 1, int(np.sqrt(radius_cells**2 - down**2) + 1e-9) + 1):
            across[:, side:] += values[:, :-side]
            across[:, :-side] += values[:, side:]
            width = side
        if down:
            total[down:] += across[:-down]
            total[:-down] += across[down:]
    total += across
    return total


def _counts(known: np.ndarray, radius_cells: float) -> np.ndarray:
    """Return the number of known cells in the neighbourhood of each known cell, 0 for the others."""
    if radius_cells < SHIFTED + 1:
        counts = neighbourhood_sum(known.astype(np.int16), radius_cells)
    else:
        counts = np.rint(neighbourhood_sum(known.astype(float), radius_cells)).astype(np.int64)
    return counts * known


def hotspots(
    rates: RateResult, grid: PlanningGrid, params: HotspotParams | None = None, parties: PartyCounts | None = None
) -> HotspotResult:
    """Call hot and cold cells on shrunk rates under a false-discovery rate.

    Parameters
    ----------
    rates : RateResult
        Shrunk rates of the cells.
    grid : PlanningGrid
        Cells of the site.
    params : HotspotParams, optional
        False-discovery rate, neighbourhood, least number of finds.
    parties : PartyCounts, optional
        What the test of chance counts instead of finds, as finds of one party come together
        (:func:`.parties.party_counts`).

    Returns
    -------
    HotspotResult
        A cell nobody visited is ``unknown``, never ``cold``.

    Notes
    -----
    The normal p of Gi* is far too small when finds are rare: one find among a thousand cells already stands ten
    standard deviations out. A cell is therefore called only when it passes two tests, the larger p of which enters
    the procedure of Benjamini and Hochberg: Gi* on the shrunk rates, and the exact binomial test of the finds (or
    parties) in the neighbourhood, given all of the site and the neighbourhood's share of all km.

    References
    ----------
    Benjamini, Y. & Hochberg, Y. (1995). Controlling the false discovery rate. Journal of the Royal Statistical
    Society B 57, 289–300.
    """
    params = params or HotspotParams()
    z, p = getis_ord_star(rates.rate, rates.known, params.radius_cells)
    counted = parties or PartyCounts(rates.finds, rates.km)
    excess, p_count = _count_test(rates.known, counted, params.radius_cells)
    agree = np.sign(z) == np.sign(excess)
    both = np.where(agree, np.fmax(p, p_count), 1.0)[rates.known]
    enough = rates.overall.count >= params.min_finds
    threshold = benjamini_hochberg(both, params.fdr) if enough else 0.0
    label = np.full(grid.spec.shape, UNKNOWN, dtype=object)
    label[rates.known] = np.where(both > threshold, NOT_SIGNIFICANT, np.where(z[rates.known] > 0, HOT, COLD))
    inside = label[grid.inside]
    n_hot, n_cold, n_unknown = (int((inside == name).sum()) for name in (HOT, COLD, UNKNOWN))
    sentence = _sentence(n_hot, n_cold, n_unknown, rates, params)
    return HotspotResult(z, p, p_count, label, n_hot, n_cold, n_unknown, threshold, sentence)


def benjamini_hochberg(p: np.ndarray, fdr: float) -> float:
    """Return the largest p that is a finding at this false-discovery rate, 0 when none is."""
    ordered = np.sort(p)
    passed = np.flatnonzero(ordered <= fdr * np.arange(1, len(ordered) + 1) / max(len(ordered), 1))
    return float(ordered[passed[-1]]) if len(passed) else 0.0


def _count_test(known: np.ndarray, counted: PartyCounts, radius_cells: float) -> tuple[np.ndarray, np.ndarray]:
    """Return finds above expectation, and their two-sided exact p (twice the smaller tail), per neighbourhood."""
    counts, exposure = np.where(known, counted.counts, 0.0), np.where(known, counted.exposure, 0.0)
    total, effort = round(float(counts.sum())), float(exposure.sum())
    excess, p = np.full(known.shape, np.nan), np.full(known.shape, np.nan)
    if effort <= 0:
        return excess, p
    found = np.rint(neighbourhood_sum(counts, radius_cells)[known])
    share = np.clip(neighbourhood_sum(exposure, radius_cells)[known] / effort, 0.0, 1.0)
    excess[known] = found - total * share
    more, fewer = binom.sf(found - 1, total, share), binom.cdf(found, total, share)
    p[known] = np.minimum(1.0, 2 * np.minimum(more, fewer))
    return excess, p


def _sentence(n_hot: int, n_cold: int, n_unknown: int, rates: RateResult, params: HotspotParams) -> Sentence:
    finds = round(rates.overall.count)
    facts = {"finds": finds, "least": params.min_finds, "hot": n_hot, "cold": n_cold, "unknown": n_unknown}
    if finds < params.min_finds:
        return Sentence(
            QT_TRANSLATE_NOOP(
                "PawcPlanner",
                "Finds on patrolled ground: {finds}; at least {least} are needed to tell a hotspot from chance."
                " Cells not visited, so unknown, not safe: {unknown:,}.",
            ),
            facts,
        )
    return Sentence(
        QT_TRANSLATE_NOOP(
            "PawcPlanner",
            "Cells that stand out from chance and patrol effort: {hot:,} hot, {cold:,} cold (finds: {finds:,})."
            " Cells not visited, so unknown, not safe: {unknown:,}.",
        ),
        facts,
    )
