"""Rare events of two years, and shares of few: exact answers."""

from __future__ import annotations

from scipy.stats import beta, binom


def same_rate_p(count: int, before: int, exposure: float = 1.0, exposure_before: float = 1.0) -> float:
    """Return the two-sided p that two counts have one rate, given their sum: the exact conditional test.

    NaN when an exposure is not above 0. The p is twice the smaller tail of the binomial distribution, at most 1.

    References
    ----------
    Przyborowski, J. & Wilenski, H. (1940). Homogeneity of results in testing samples from Poisson series.
    Biometrika 31, 313–323.
    """
    if not (exposure > 0 and exposure_before > 0):
        return float("nan")
    total, share = count + before, exposure / (exposure + exposure_before)
    lower, upper = binom.cdf(count, total, share), binom.sf(count - 1, total, share)
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
