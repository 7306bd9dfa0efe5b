"""What a plot of finds per km against effort shows by chance alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import stats

DRAWS = 999
AT_ONCE = 100  # simulations held in memory together
HALF_A_FIND = 0.5  # added so that a period without finds has a logarithm


@dataclass(frozen=True)
class RawReading:
    """Correlation of log finds per km with log effort inside sectors, and what constant rates give.

    Parameters
    ----------
    correlation : float
        Of the data; NaN when it cannot be computed.
    p : float
        As read from the plot, without regard to chance: two-sided p of the correlation.
    chance, chance_low, chance_high : float
        Mean and central 95 % of the correlation over simulations of constant rates with the same kilometres.
    """

    correlation: float
    p: float
    chance: float
    chance_low: float
    chance_high: float

    @property
    def seems(self) -> bool:
        """True when a reader of the plot would see a slope."""
        return bool(self.p < 0.05)

    @property
    def is_chance(self) -> bool:
        """True when constant rates give as much."""
        return bool(self.chance_low <= self.correlation <= self.chance_high)


def raw_reading(finds: np.ndarray, km: np.ndarray, dispersion: float, seed: int) -> RawReading:
    """Compare the raw correlation of rate and effort with what constant rates give on the same kilometres.

    Parameters
    ----------
    finds, km : ndarray, shape (sectors, periods)
        Cells without km are left out.
    dispersion : float
        Variance of the finds by their mean, 1 or more; simulated counts are that clumped.
    seed : int
        Of the random numbers.

    Notes
    -----
    Finds per km has the kilometres in its denominator: with few finds the plot falls even where nothing changes. The
    rates of a sector are held at its own mean; clumped counts are negative binomial with constant ratio of variance
    to mean.
    """
    walked = km > 0
    correlation, degrees = _correlation(finds[None].astype(float), km, walked)
    own = float(correlation[0])
    if not np.isfinite(own) or degrees < 2:
        return RawReading(*(float("nan"),) * 5)
    total = np.where(walked, km, 0.0).sum(axis=1, keepdims=True)
    rate = np.where(walked, finds, 0.0).sum(axis=1, keepdims=True) / np.maximum(total, 1e-12)
    rng, mean = np.random.default_rng(seed), np.where(walked, rate * km, 0.0)
    chance = np.concatenate([
        _correlation(_draw(mean, min(AT_ONCE, DRAWS - done), dispersion, rng), km, walked)[0]
        for done in range(0, DRAWS, AT_ONCE)
    ])
    chance = chance[np.isfinite(chance)]
    if not len(chance):
        return RawReading(own, float("nan"), *(float("nan"),) * 3)
    t = own * np.sqrt(degrees / max(1 - own**2, 1e-12))
    low, high = np.quantile(chance, [0.025, 0.975])
    return RawReading(own, float(2 * stats.t.sf(abs(t), degrees)), float(chance.mean()), float(low), float(high))


def _draw(mean: np.ndarray, n: int, dispersion: float, rng: np.random.Generator) -> np.ndarray:
    shape = (n, *mean.shape)
    if dispersion <= 1.001:
        return rng.poisson(mean, shape).astype(float)
    size = np.maximum(mean, 1e-12) / (dispersion - 1)
    return rng.poisson(rng.gamma(size, dispersion - 1, shape)).astype(float)


def _correlation(finds: np.ndarray, km: np.ndarray, walked: np.ndarray) -> tuple[np.ndarray, int]:
    """Return the correlations of shape (draws,) and their degrees of freedom; sectors' means are taken out."""
    log_km = np.log(np.where(walked, km, 1.0))
    log_rate = np.log(finds + HALF_A_FIND) - log_km
    n = np.maximum(walked.sum(axis=1, keepdims=True), 1)
    effort = np.where(walked, log_km - np.where(walked, log_km, 0).sum(axis=1, keepdims=True) / n, 0.0)
    mean = np.where(walked, log_rate, 0).sum(axis=2, keepdims=True) / n
    rate = np.where(walked, log_rate - mean, 0.0)
    scale = np.sqrt((rate**2).sum(axis=(1, 2)) * (effort**2).sum())
    with np.errstate(divide="ignore", invalid="ignore"):
        found = np.where(scale > 1e-9, (rate * effort).sum(axis=(1, 2)) / scale, np.nan)
    return found, int(walked.sum() - (walked.sum(axis=1) > 0).sum() - 1)
