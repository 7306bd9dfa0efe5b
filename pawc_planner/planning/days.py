"""Cutting a walk of several days into days, with a camp at the end of each."""

from __future__ import annotations

import numpy as np

CAMP_SEARCH_HOURS = 1.0  # how much earlier a day may end for the sake of a better camp


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
        Where a camp may stand. It is sought in the last hour of the day; without one the team camps where it is.

    Returns
    -------
    list of (first, last) positions, or None when the walk does not fit
        Each day goes as far as it can, which needs the fewest days.
    """
    for ground in (camp_ground, None):
        cuts = _cuts(hours, hours_per_day, ground)
        if cuts is not None and len(cuts) <= days:
            return cuts
        if ground is None:
            break
    return None


def _cuts(hours: np.ndarray, hours_per_day: float, ground: np.ndarray | None) -> list[tuple[int, int]] | None:
    cuts, first, last = [], 0, len(hours) - 1
    while first < last:
        limit = hours[first] + hours_per_day
        end = int(np.searchsorted(hours, limit, side="right")) - 1
        if end <= first:
            return None
        if end < last and ground is not None:
            end = _camp(hours, ground, first, end, limit)
        cuts.append((first, min(end, last)))
        first = end
    return cuts


def _camp(hours: np.ndarray, ground: np.ndarray, first: int, end: int, limit: float) -> int:
    places = np.arange(first + 1, end + 1)
    good = places[ground[places] & (hours[places] >= limit - CAMP_SEARCH_HOURS)]
    return int(good[-1]) if len(good) else end
