"""Measures of a map against the truth: rank correlation, prediction accuracy index, calibration."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def ranks(values: np.ndarray) -> np.ndarray:
    """Return ranks from 1, ties with their mean; NaN ranks lowest, tied with each other."""
    filled = np.where(np.isnan(values), -np.inf, values)
    _, group, size = np.unique(filled, return_inverse=True, return_counts=True)
    last = np.cumsum(size)
    return (last - (size - 1) / 2)[group]


def spearman(values: np.ndarray, truth: np.ndarray) -> float:
    """Return Spearman's rank correlation with ties; NaN when one side has no differences.

    Parameters
    ----------
    values, truth : ndarray, shape (n,)
        Cells of the park.
    """
    a, b = ranks(values), ranks(truth)
    a, b = a - a.mean(), b - b.mean()
    size = np.sqrt((a @ a) * (b @ b))
    return float(a @ b / size) if size > 0 else float("nan")


def hit_shares(values: np.ndarray, truth: np.ndarray, weight: np.ndarray, areas: Sequence[float]) -> np.ndarray:
    """Return the share of the truth in the highest shares ``areas`` of the area.

    Parameters
    ----------
    values : ndarray, shape (n,)
        Map; NaN (unknown) comes last.
    truth : ndarray, shape (n,)
        What there is per area in each cell.
    weight : ndarray, shape (n,)
        Area of each cell.
    areas : sequence of float
        0 to 1 each.

    Notes
    -----
    Cells of one value at the edge are all taken in part, in the same proportion: what a random choice among them would
    find on average.
    """
    hits = truth * weight
    if hits.sum() <= 0:
        return np.full(len(areas), np.nan)
    _, group = np.unique(np.where(np.isnan(values), np.inf, -values), return_inverse=True)
    along = np.concatenate([[0.0], np.cumsum(np.bincount(group, weight))]) / weight.sum()
    found = np.concatenate([[0.0], np.cumsum(np.bincount(group, hits))]) / hits.sum()
    return np.interp(areas, along, found)  # within a group of ties the share of hits grows in a straight line


def accuracy_index(
    values: np.ndarray, truth: np.ndarray, weight: np.ndarray, areas: Sequence[float]
) -> tuple[np.ndarray, np.ndarray]:
    """Return the prediction accuracy index, and the same relative to the best possible map, per share of area.

    The index is the share of hits divided by the share of area (Chainey et al. 2008); the second number divides by the
    index of a map that knows the truth (after the PEI* of Hunt 2016).
    """
    hits = hit_shares(values, truth, weight, areas)
    return hits / np.asarray(areas), hits / hit_shares(truth, truth, weight, areas)
