"""How a chance of finds did on looks that the model had not seen: blocks of ground, and the time that followed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

BINS = 10


@dataclass(frozen=True)
class Validation:
    """Scores of chances on looks held back.

    Parameters
    ----------
    auc : float
        Chance that a look with a find was given the higher one than a look without; NaN without both.
    average_precision : float
        Mean share of finds among the looks ranked up to each find; NaN without both.
    log_loss, brier : float
        Mean minus log likelihood of a look; mean squared error.
    calibration_error : float
        Mean difference between chance and share of finds over ten groups of equal size (expected calibration error);
        looks with the same chance share their finds, so that the order of the input does not matter.
    expected, observed : ndarray, shape (groups,)
        Mean chance and share of looks with a find in each group.
    looks, positives : int
        Looks held back, and those with a find.
    """

    auc: float
    average_precision: float
    log_loss: float
    brier: float
    calibration_error: float
    expected: np.ndarray
    observed: np.ndarray
    looks: int
    positives: int


def validation_of(chance: np.ndarray, found: np.ndarray) -> Validation:
    """Score chances (n,) against what was found (n,)."""
    from sklearn.metrics import average_precision_score, roc_auc_score

    chance, found = np.clip(np.asarray(chance, float), 1e-9, 1 - 1e-9), np.asarray(found, bool)
    both = found.any() and not found.all()
    order = np.argsort(chance, kind="stable")
    groups = [part for part in np.array_split(order, BINS) if len(part)]
    expected = np.array([chance[part].mean() for part in groups])
    shared = _shared(chance, found)
    observed = np.array([shared[part].mean() for part in groups])
    size = np.array([len(part) for part in groups], float)
    error = float(np.abs(expected - observed) @ size / size.sum()) if len(groups) else float("nan")
    return Validation(
        float(roc_auc_score(found, chance)) if both else float("nan"),
        float(average_precision_score(found, chance)) if both else float("nan"),
        -float(np.log(np.where(found, chance, 1 - chance)).mean()) if len(found) else float("nan"),
        float(((chance - found) ** 2).mean()) if len(found) else float("nan"),
        error, expected, observed, len(found), int(found.sum()),
    )


def _shared(chance: np.ndarray, found: np.ndarray) -> np.ndarray:
    """Return the share of finds among the looks with the same chance as each, shape (n,)."""
    tie = np.unique(chance, return_inverse=True)[1]
    return np.asarray((np.bincount(tie, found) / np.maximum(np.bincount(tie), 1))[tie])


def block_folds(x: np.ndarray, y: np.ndarray, folds: int, block_m: float) -> np.ndarray:
    """Return the fold of every place, shape (n,): square blocks of ground, dealt out in turn along the diagonal.

    References
    ----------
    Roberts, D. R. et al. (2017). Cross-validation strategies for data with temporal, spatial, hierarchical, or
    phylogenetic structure. Ecography 40, 913–929.
    """
    col, row = (np.floor((values - values.min()) / block_m).astype(int) for values in (x, y))
    return (col + 2 * row) % folds


def area_share(ranking: np.ndarray, value: np.ndarray, weight: np.ndarray, area: float = 0.1) -> float:
    """Return the share of ``value`` in the ``area`` (share) ranked highest; equal ranks count in part.

    All of shape (n,); ``weight`` is the area of each place, ``value`` counts per unit of area.
    """
    tie = np.unique(-ranking, return_inverse=True)[1]
    size, held = np.bincount(tie, weight), np.bincount(tie, value * weight)
    taken = np.clip(area * size.sum() - (np.cumsum(size) - size), 0.0, size)
    return float(held @ (taken / np.where(size > 0, size, 1.0))) / held.sum() if held.sum() > 0 else float("nan")
