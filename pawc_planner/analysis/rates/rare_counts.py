"""Rare events of two years, and shares of few: exact answers."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import betainc
from scipy.stats import beta


def clump_size(together: ArrayLike) -> float:
    """Return the variance over the mean of counts that come in clumps of these sizes: 1 for single events.

    Where clumps come by chance, each with its size, the variance of the sum is that of the squares of the sizes.
    """
    sizes = np.asarray(together, float)
    return max(1.0, float((sizes**2).sum() / sizes.sum())) if sizes.sum() > 0 else 1.0


def same_rate_p(
    count: float, before: float, exposure: float = 1.0, exposure_before: float = 1.0, dispersion: float = 1.0
) -> float:
    """Return the two-sided p that two counts have one rate, given their sum: the exact conditional test.

    NaN when an exposure is not above 0. The p is twice the smaller tail of the binomial distribution, at most 1; of a
    count in clumps that of count / dispersion, with the tails of the beta distribution in between whole numbers.

    References
    ----------
    Przyborowski, J. & Wilenski, H. (1940). Homogeneity of results in testing samples from Poisson series.
    Biometrika 31, 313–323.
    """
    if not (exposure > 0 and exposure_before > 0):
        return float("nan")
    one, other, share = count / dispersion, before / dispersion, exposure / (exposure + exposure_before)
    lower = betainc(other, one + 1, 1 - share) if other > 0 else 1.0
    upper = betainc(one, other + 1, share) if one > 0 else 1.0
    return float(min(1.0, 2 * min(lower, upper)))


def share_interval(part: int, whole: int, level: float = 0.95) -> tuple[float, float]:
    """Return the ends of the exact interval of a share, 0 to 1; NaN of nothing.

    References
    ----------
    Clopper, C. & Pearson, E. S. (1934). The use of confidence or fiducial limits illustrated in the case of the
    binomial. Biometrika 26, 404–413.
    """
    if whole <= 0:
        return float("nan"), float("nan")
    tail = (1 - level) / 2
    low = float(beta.ppf(tail, part, whole - part + 1)) if part else 0.0
    return low, float(beta.isf(tail, part + 1, whole - part)) if part < whole else 1.0
