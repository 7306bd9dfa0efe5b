"""The regression under a trend: how counts change from year to year, given the effort, within strata."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix
from scipy.stats import norm, t

STEEPEST = 4.0  # of the slope on the log scale: 55-fold in a year
ROUNDS = 15
MONTHS_A_YEAR = 3  # from which months tell chance from changes between years
# A trend is called at a p below 0.8 × (1 − level), as years that vary by a third use up the rest of the false alarms;
# with fewer than six years, which say little about how years vary, at less.
STRICTER, MANY_YEARS = 0.8, 6.0
# Excess of the years' dispersion over that of the months from which the years alone decide: for an interval, and for
# calling a trend. Chosen by simulation (benchmarks/trend.py), so that intervals hold in 93 to 97 % of parks.
INTERVAL_EXCESS, CALL_EXCESS = 1.0, 0.25


@dataclass(frozen=True)
class Design:
    """Where and when effort was spent; one cell is one month of one stratum.

    Parameters
    ----------
    km : ndarray, shape (c,) or (r, c)
        Effort of each cell, above 0; of each of r repeats.
    time : ndarray, shape (c,)
        Decimal years (2024.5 is the middle of 2024).
    stratum : ndarray of int, shape (c,)
        Stratum, from 0; rates are compared within a stratum only.
    """

    km: np.ndarray
    time: np.ndarray
    stratum: np.ndarray

    @property
    def years(self) -> np.ndarray:
        """Calendar year of each cell."""
        return np.floor(self.time + 1e-9).astype(int)

    @property
    def months(self) -> np.ndarray:
        """Month of each cell, counted from year 0."""
        return np.floor(self.time * 12 + 1e-6).astype(int)

    @property
    def months_tell(self) -> bool:
        """True when there are enough months within the years to tell chance in a year from changes between years."""
        return len(np.unique(self.months)) >= MONTHS_A_YEAR * len(np.unique(self.years))

    def call_below(self, level: float) -> float:
        """Return the p below which a trend is called in intervals of ``level``."""
        return STRICTER * (1 - level) * float(np.clip((self.whole_years - 2) / (MANY_YEARS - 2), 0.1, 1.0))

    @property
    def whole_years(self) -> float:
        """Number of years that the effort amounts to: years with little effort count less than one."""
        km = np.atleast_2d(self.km).mean(axis=0)
        of_year = np.bincount(self.years - self.years.min(), km)
        return float(of_year.sum() ** 2 / (of_year**2).sum())


class TrendFit:
    """Conditional Poisson regression of counts on time, for many repeats at once.

    Given the finds of a stratum, their spread over its months is multinomial with chances in proportion to
    km × exp(slope × time): the rate of the stratum drops out, so that neither a sector nor a season that is richer than
    others can look like a change when effort moves there. ``slope`` maximises that likelihood.

    Parameters
    ----------
    counts : ndarray, shape (r, c)
        Finds per cell in each of r repeats.
    design : Design
        The cells.

    Attributes
    ----------
    slope, information : ndarray, shape (r,)
        Change of the log rate per year; its Fisher information (0: nothing can be compared).
    by_month, by_year : ndarray, shape (r,)
        Dispersion of the counts of months and of years around the fit: 1 is chance alone, which is also taken for
        months where there are few a year, such as one cell for each year.

    References
    ----------
    McCullagh, P. & Nelder, J. A. (1989). Generalized Linear Models, 2nd edition, chapters 6 and 9. Chapman & Hall.
    """

    def __init__(self, counts: np.ndarray, design: Design) -> None:
        self.counts = np.atleast_2d(np.asarray(counts, float))
        self._design = design
        self._km = np.broadcast_to(np.atleast_2d(design.km), self.counts.shape)
        self._time = design.time - design.time.mean()
        self._stratum = np.unique(design.stratum, return_inverse=True)[1]
        self._in_stratum = _members(self._stratum)
        self._finds = self._sum(self.counts)
        self._timed = self.counts @ self._time
        self.slope = self._steepest()
        self._chance = self._chances(self.slope)[0]
        self._mean = self._sum(self._chance * self._time)
        self.information = (self._finds * (self._sum(self._chance * self._time**2) - self._mean**2)).sum(axis=1)
        self.by_month = self._dispersion(design.months) if design.months_tell else np.ones(len(self.counts))
        self.by_year = self._dispersion(design.years)

    def deviance(self, slope: np.ndarray | float) -> np.ndarray:
        """Return twice the drop of the log likelihood from its maximum to ``slope``, shape (r,)."""
        given = np.broadcast_to(np.asarray(slope, float), self.slope.shape)
        return np.maximum(2 * (self._likelihood(self.slope) - self._likelihood(given)), 0.0)

    def threshold(
        self, level: float, floor: np.ndarray | float = 1.0, excess: float = INTERVAL_EXCESS
    ) -> np.ndarray:
        """Return the deviance up to which a slope lies in the interval of ``level``, shape (r,).

        The deviance is compared with its quantile times the largest of three dispersions: ``floor`` (at least 1), that
        of the months, that of the years. Where the years vary more than the months do, few of them decide, and the
        quantile is that of Student's t with as many degrees of freedom as there are years less two; it is so in full
        where their dispersion is larger by ``excess``.
        """
        within = np.maximum(np.maximum(1.0, floor), self.by_month)
        caution = np.clip((self.by_year / within - 1) / excess, 0.0, 1.0)
        usual, few = self._quantiles(level)
        return (usual + (few - usual) * caution) ** 2 * np.maximum(within, self.by_year)

    def called(self, level: float, floor: np.ndarray | float = 1.0) -> np.ndarray:
        """Return where the slope differs from 0 by more than the call of a trend asks for, shape (r,)."""
        return self.deviance(0.0) > self.threshold(1 - self._design.call_below(level), floor, CALL_EXCESS)

    def expected_threshold(self, level: float, floor: np.ndarray | float = 1.0) -> np.ndarray:
        """Return the threshold of a call to reckon with, as the years often seem to vary, shape (r,)."""
        call = 1 - self._design.call_below(level)
        usual, few = self._quantiles(call)
        spread = np.maximum(np.maximum(np.maximum(1.0, floor), self.by_month), self.by_year)
        return np.maximum(self.threshold(call, floor, CALL_EXCESS), (usual / 3 + few * 2 / 3) ** 2 * spread)

    def _quantiles(self, level: float) -> tuple[float, float]:
        """Return the quantile of the normal distribution and that of Student's t for the years."""
        share = (1 + level) / 2
        return float(norm.ppf(share)), float(t.ppf(share, max(self._design.whole_years - 2, 0.5)))

    def interval(self, threshold: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the slopes where the deviance reaches ``threshold``, infinite where it never does; shape (r,)."""
        return self._end(threshold, -1.0), self._end(threshold, 1.0)

    def _end(self, threshold: np.ndarray, side: float) -> np.ndarray:
        inner, outer = self.slope, np.full_like(self.slope, side * 2 * STEEPEST)
        open_end = self.deviance(outer) < threshold
        for _ in range(50):
            middle = (inner + outer) / 2
            within = self.deviance(middle) < threshold
            inner, outer = np.where(within, middle, inner), np.where(within, outer, middle)
        return np.where(open_end, side * np.inf, inner)

    def _steepest(self) -> np.ndarray:
        """Return the slope of the largest likelihood, by Newton's steps of at most 1."""
        slope = np.zeros(len(self.counts))
        for _ in range(ROUNDS):
            chance = self._chances(slope)[0]
            mean = self._sum(chance * self._time)
            score = self._timed - (self._finds * mean).sum(axis=1)
            information = (self._finds * (self._sum(chance * self._time**2) - mean**2)).sum(axis=1)
            slope = np.clip(slope + np.clip(score / np.maximum(information, 1e-9), -1, 1), -STEEPEST, STEEPEST)
        return slope

    def _chances(self, slope: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the chance of each cell within its stratum, shape (r, c), and the log of each stratum's sum."""
        weight = self._km * np.exp(slope[:, None] * self._time)
        total = self._sum(weight)
        return weight / total[:, self._stratum], np.log(total)

    def _likelihood(self, slope: np.ndarray) -> np.ndarray:
        return slope * self._timed - (self._finds * self._chances(slope)[1]).sum(axis=1)

    def _sum(self, cells: np.ndarray) -> np.ndarray:
        return _sums(self._in_stratum, cells)

    def _dispersion(self, group: np.ndarray) -> np.ndarray:
        """Return squared deviations of the groups' counts over their expectation, given the strata and the slope."""
        index = np.unique(group, return_inverse=True)[1]
        pairs, pair = np.unique(self._stratum * (index.max() + 1) + index, return_inverse=True)
        stratum, of_group = np.divmod(pairs, index.max() + 1)
        in_pair, in_group, pair_group = _members(pair), _members(index), _members(of_group)
        finds = self._finds[:, stratum]
        chance = _sums(in_pair, self._chance)
        deviation = _sums(in_group, self.counts) - _sums(pair_group, finds * chance)
        pull = finds * (_sums(in_pair, self._chance * self._time) - chance * self._mean[:, stratum])
        taken = (_sums(pair_group, pull) ** 2).sum(axis=1) / np.maximum(self.information, 1e-9)
        expected = (finds * chance * (1 - chance)).sum(axis=1) - taken
        squares = (deviation**2).sum(axis=1)
        return np.where(expected > 1e-6, squares / np.maximum(expected, 1e-6), 0.0)


def _members(index: np.ndarray) -> csr_matrix:
    """Return the matrix that sums cells by ``index``, shape (groups, c)."""
    return csr_matrix((np.ones(len(index)), (index, np.arange(len(index)))))


def _sums(members: csr_matrix, cells: np.ndarray) -> np.ndarray:
    """Return sums over cells, shape (r, groups)."""
    return np.asarray((members @ cells.T).T)
