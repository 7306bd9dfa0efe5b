"""How sure the share of finds that a map caught is, and its difference from that of another map."""

from __future__ import annotations

import numpy as np
from scipy.stats import t

LEVEL = 0.95


def share_interval(hits: np.ndarray, finds: np.ndarray) -> tuple[float, float]:
    """Return the 95 % interval of all hits over all finds, 0 to 1; NaN without finds.

    Parameters
    ----------
    hits, finds : ndarray, shape (cycles,)
        Of each cycle.

    Notes
    -----
    Cycles are the units (ratio estimate, jackknife), as finds of one cycle often belong together; never narrower than
    finds that are independent of each other would make it (Agresti & Coull 1998), as few cycles may be alike by chance.

    References
    ----------
    Cochran, W. G. (1977). Sampling Techniques, 3rd ed., chapter 6. Wiley.
    Satterthwaite, F. E. (1946). An approximate distribution of estimates of variance components. Biometrics Bulletin 2,
    110–114.
    Agresti, A. & Coull, B. A. (1998). Approximate is better than "exact" for interval estimation of binomial
    proportions. The American Statistician 52, 119–126.
    """
    total = float(finds.sum())
    guess = (float(hits.sum()) + 2) / (total + 4)
    return _about(hits, finds, guess * (1 - guess) * total, 0.0)


def difference_interval(hits: np.ndarray, others: np.ndarray, finds: np.ndarray) -> tuple[float, float]:
    """Return the 95 % interval of the difference of the shares that two maps caught of the same finds, −1 to 1.

    Parameters
    ----------
    hits, others, finds : ndarray, shape (cycles,)
        Hits of either map and all finds of each cycle.

    Notes
    -----
    As :func:`share_interval`; never narrower than if each find that one map alone caught, of which there are at least
    as many as the hits differ, were caught by either map with one chance (McNemar 1947).

    References
    ----------
    McNemar, Q. (1947). Note on the sampling error of the difference between correlated proportions or percentages.
    Psychometrika 12, 153–157.
    """
    return _about(hits - others, finds, abs(float((hits - others).sum())), -1.0)


def _about(values: np.ndarray, finds: np.ndarray, least: float, bottom: float) -> tuple[float, float]:
    """Return the interval of a ratio of sums whose upper sum has a variance of at least ``least``."""
    total, counted = float(finds.sum()), int(np.count_nonzero(finds))
    if not counted:
        return float("nan"), float("nan")
    ratio = float(values.sum()) / total
    left = np.maximum(1 - finds / total, 1e-9)  # without the cycle, which draws the ratio to itself
    among = float((((values - ratio * finds) / left) ** 2).sum()) * (counted - 1) / counted
    # As many cycles of one size as tell as much of the variance (Satterthwaite 1946).
    alike = float((finds**2).sum() ** 2 / (finds**4).sum())
    reach = float(t.ppf((1 + LEVEL) / 2, max(alike - 1, 1.0))) * max(among, least) ** 0.5 / total
    return max(ratio - reach, bottom), min(ratio + reach, 1.0)
