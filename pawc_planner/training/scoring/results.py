"""Scores of plans with intervals, and two plans compared in pairs."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from .weights import PARTS, ScoreWeights

SCORE = "score"
MEASURES = (
    SCORE, *PARTS, "walks", "interceptions", "groups_stopped", "harm_prevented", "signs_found", "photographed",
    "photographed_in_time", "ground_searched",
)
RESAMPLES = 2000
SAME = 1e-9  # differences up to this are ties


@dataclass(frozen=True)
class Comparison:
    """Plan ``first`` less plan ``second`` in one measure, replicate by replicate.

    Parameters
    ----------
    first, second, measure : str
        What is compared.
    difference, low, high : float
        Mean difference and its 95 % interval (percentile bootstrap over replicates).
    share_better : float
        Share of replicates in which the first is higher; a tie counts half.
    ties : int
        Replicates without a difference.
    """

    first: str
    second: str
    measure: str
    difference: float
    low: float
    high: float
    share_better: float
    ties: int


@dataclass(frozen=True, eq=False)
class Replays:
    """What plans achieved, replicate by replicate.

    Parameters
    ----------
    table : pandas.DataFrame
        One row per plan and replicate: ``plan, replicate``; ``walks`` (that took place); ``interceptions`` (expected
        number of groups met by a team or stopped after a picture); ``photographed``, ``photographed_in_time`` (expected
        groups); ``harm`` (expected harm of the replicate without any plan, in units of the kind's harm);
        ``harm_prevented``; ``groups`` (walks without any plan), ``groups_stopped`` (intercepted, or kept at home by the
        plan); ``signs`` (expected number that lie there, old and new); ``signs_found`` (expected number, as if no group
        were stopped: else a plan that stops groups would be marked down for the signs that these never leave);
        ``ground``, ``ground_searched`` (km²); ``score`` and its parts (:data:`~.weights.PARTS`, percent; a part of
        which there is nothing counts 0).
    seed : int
        Seed of the bootstrap.
    weights : ScoreWeights
        How much each part counts.
    """

    table: pd.DataFrame
    seed: int
    weights: ScoreWeights = field(default_factory=ScoreWeights)

    @property
    def plans(self) -> list[str]:
        """Names of the plans in their order."""
        return list(dict.fromkeys(self.table["plan"]))

    def score(self, plan: str) -> float:
        """Return the headline score, 0 (no plan) to 100: the weighted sum of the parts over all replicates.

        100 would need every group met before its target, every sign found, every group photographed and all ground
        searched. Groups that react may go where there is more to take; a plan that only drives them there can fall
        below 0. NaN when nobody does any harm.
        """
        return float(self._mean(plan, SCORE, np.ones((1, self._replays)))[0])

    def summary(self) -> pd.DataFrame:
        """Return ``plan, measure, mean, low, high``.

        The interval is the 95 % percentile bootstrap over replicates. The mean of a share is that of the sums over
        replicates, so that replicates count by what there is and those without any do not spoil it.
        """
        weights = self._resamples()
        rows = []
        for plan in self.plans:
            for measure in MEASURES:
                mean = self._mean(plan, measure, np.ones((1, self._replays)))[0]
                low, high = _interval(self._mean(plan, measure, weights))
                rows.append((plan, measure, mean, low, high))
        return pd.DataFrame(rows, columns=["plan", "measure", "mean", "low", "high"])

    def compare(self, first: str, second: str, measure: str = SCORE) -> Comparison:
        """Return the paired difference of two plans.

        Parameters
        ----------
        first, second : str
            Names of plans.
        measure : str
            One of :data:`MEASURES`.
        """
        everyone, weights = np.ones((1, self._replays)), self._resamples()
        difference = self._mean(first, measure, everyone)[0] - self._mean(second, measure, everyone)[0]
        low, high = _interval(self._mean(first, measure, weights) - self._mean(second, measure, weights))
        gap = np.nan_to_num(self._of(first, measure) - self._of(second, measure))
        tie = np.abs(gap) <= SAME
        better = float(np.mean((gap > SAME) + 0.5 * tie))
        return Comparison(first, second, measure, float(difference), low, high, better, int(tie.sum()))

    @property
    def _replays(self) -> int:
        return int(self.table["replicate"].max()) + 1

    def _of(self, plan: str, measure: str) -> np.ndarray:
        return self.table.loc[self.table["plan"] == plan, measure].to_numpy(float)

    def _mean(self, plan: str, measure: str, weights: np.ndarray) -> np.ndarray:
        """Return the mean of a measure under each row of weights over replicates."""
        if measure in PARTS:
            part, whole = (weights @ self._of(plan, name) for name in PARTS[measure])
            return _share(part, whole)
        if measure != SCORE:
            return weights @ self._of(plan, measure) / weights.sum(axis=1)
        shares = {name: self._mean(plan, name, weights) for name in PARTS}
        score = _weighted(shares, self.weights)
        return np.where(np.isnan(shares["harm_share"]), np.nan, score)

    def _resamples(self) -> np.ndarray:
        """Return how often each replicate is drawn in each resample, the same for all plans."""
        rng = np.random.default_rng([self.seed, *b"bootstrap"])
        return rng.multinomial(self._replays, np.full(self._replays, 1 / self._replays), RESAMPLES).astype(float)


def replays_of(table: pd.DataFrame, seed: int, weights: ScoreWeights) -> Replays:
    """Return replays with the score and its parts of each replicate, from a table without them."""
    shares = {name: _share(table[part].to_numpy(float), table[whole].to_numpy(float))
              for name, (part, whole) in PARTS.items()}
    return Replays(table.assign(**shares, **{SCORE: _weighted(shares, weights)}), seed, weights)


def _share(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """Return percent, NaN of nothing."""
    return np.divide(100 * part, whole, out=np.full(len(whole), np.nan), where=whole > 0)


def _weighted(shares: dict[str, np.ndarray], weights: ScoreWeights) -> np.ndarray:
    """Return the weighted sum; a part of which there is nothing counts 0."""
    parts = [weight * np.nan_to_num(shares[name]) for name, weight in weights.of_parts.items()]
    return np.sum(parts, axis=0)


def _interval(values: np.ndarray) -> tuple[float, float]:
    known = values[np.isfinite(values)]
    return (float("nan"), float("nan")) if not len(known) else tuple(np.percentile(known, [2.5, 97.5]).tolist())
