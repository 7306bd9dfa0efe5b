"""Cutting a walk of several days into days, with a camp at the end of each."""

from __future__ import annotations

import numpy as np


def cut_into_days(
    hours: np.ndarray, hours_per_day: float, days: int, camp_ground: np.ndarray | None = None
) -> list[tuple[int, int]] | None:
    """Cut a walk into at most ``days`` days.

    Parameters
    ----------
    hours : ndarray, shape (k,)
        Hours since the start of the walk at each of its nodes; non-decreasing.
    hours_per_day : float
        Longest day.
    days : int
        Number of days.
    camp_ground : ndarray of bool, shape (k,), optional
        Where a camp may stand; None means anywhere.

    Returns
    -------
    list of (first, last) positions, or None when the walk does not fit
        Each day goes as far as it can, which needs the fewest days.
    """
    cuts, first, last = [], 0, len(hours) - 1
    while first < last:
        end = int(np.searchsorted(hours, hours[first] + hours_per_day, side="right")) - 1
        if end < last and camp_ground is not None:
            good = np.flatnonzero(camp_ground[first + 1 : end + 1])
            end = first + 1 + int(good[-1]) if len(good) else first
        if end <= first:
            return None
        cuts.append((first, min(end, last)))
        first = end
    return cuts if len(cuts) <= days else None
