"""Effort ensemble: classifiers that believe an empty look only when the patrol was long enough."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

THRESHOLDS = 5
TREES = 20
LEAF = 5
THREADS = 2  # the trees are the same with any number
SHARE = 0.5  # of the features, looked at for each split
MOST_EMPTY = 6_000  # empty looks that a member learns from; each stands for several where there are more


@dataclass(frozen=True)
class EffortEnsemble:
    """Classifiers by the least km at which they believed an empty look.

    Parameters
    ----------
    thresholds : ndarray, shape (k,)
        Kilometres, rising from 0.
    members : tuple
        One classifier for each.
    level : ndarray, shape (k,)
        Factor that brings the member's mean chance to the share of looks that found something.
    """

    thresholds: np.ndarray
    members: tuple[Any, ...]
    level: np.ndarray

    def chance(self, features: np.ndarray, km: np.ndarray) -> np.ndarray:
        """Return the chance of a find for features (n, f) and km (n,): mean of the members whose threshold is met."""
        each = np.column_stack([
            np.minimum(member.predict_proba(features)[:, 1] * level, 1.0)
            for member, level in zip(self.members, self.level)
        ])
        qualified = self.thresholds <= np.asarray(km, float)[:, None]
        qualified[:, 0] = True
        return np.asarray((each * qualified).sum(axis=1) / qualified.sum(axis=1))


def fit_ensemble(features: np.ndarray, km: np.ndarray, found: np.ndarray, seed: int) -> EffortEnsemble:
    """Learn one forest for each threshold of effort.

    Parameters
    ----------
    features : ndarray, shape (n, f)
        What is known of each look beside its effort; finite.
    km : ndarray, shape (n,)
        Effort.
    found : ndarray of bool, shape (n,)
        Whether anything was found; both must occur.
    seed : int
        Of the bags.

    Notes
    -----
    Every find is kept; an empty look only where its km reach the threshold, which lies at a quantile of the effort. A
    look is judged by the members whose threshold it meets.

    References
    ----------
    Gholami, S. et al. (2018). Adversary models account for imperfect crime data: forecasting and planning against
    real-world poachers. AAMAS 2018, 823–831.
    Xu, L. et al. (2020). Stay ahead of poachers: illegal wildlife poaching prediction and patrol planning under
    uncertainty with field test evaluations. ICDE 2020, 1898–1901.
    """
    from sklearn.ensemble import RandomForestClassifier

    rng = np.random.default_rng(seed)
    thresholds, members, level = [], [], []
    for threshold in np.unique(np.concatenate([[0.0], np.quantile(km, np.linspace(0.1, 0.8, THRESHOLDS - 1))])):
        kept = found | (km >= threshold)
        if found[kept].all():
            break
        empty = np.flatnonzero(kept & ~found)
        drawn = np.sort(rng.permutation(empty)[:MOST_EMPTY])
        rows = np.concatenate([np.flatnonzero(found), drawn])
        stands_for = np.where(found[rows], 1.0, len(empty) / len(drawn))
        bagged = RandomForestClassifier(
            TREES, min_samples_leaf=LEAF, max_features=SHARE, random_state=seed, n_jobs=THREADS,
        ).fit(features[rows], found[rows], stands_for)
        bagged.set_params(n_jobs=1)  # threads add up the votes in any order, and the last digits with them
        met = km >= threshold
        mean = float(bagged.predict_proba(features[met])[:, 1].mean()) if met.any() else 0.0
        thresholds.append(threshold)
        members.append(bagged)
        level.append(float(found[met].mean()) / mean if mean > 0 else 1.0)
    return EffortEnsemble(np.array(thresholds), tuple(members), np.array(level))
