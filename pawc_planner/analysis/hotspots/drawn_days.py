"""Other days for the finds, as chance would give them: shuffled, or drawn from when their places were visited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .space_time_pairs import compact_days


@dataclass(frozen=True)
class Visits:
    """When somebody was at a place, so could have found something there.

    Parameters
    ----------
    place : ndarray of int, shape (n_visits,)
        Number of the place, such as a cell.
    day : ndarray, shape (n_visits,)
        Days from the same beginning as those of the finds.
    weight : ndarray, shape (n_visits,)
        How likely a find at that place is to be of that day, in proportion: km there, times what is usual for the time
        of year.
    place_of_find : ndarray of int, shape (n,)
        Place of each find.
    """

    place: np.ndarray
    day: np.ndarray
    weight: np.ndarray
    place_of_find: np.ndarray


def shuffled_days(
    day: np.ndarray, first: np.ndarray, unit: np.ndarray, rng: np.random.Generator
) -> Callable[[], np.ndarray]:
    """Return what gives the days of the parties in another order; each find keeps its days after its party's first."""
    begun = day[first]
    later = day - begun[unit]
    start = float(day.min()) if len(day) else 0.0
    kind = compact_days(day).dtype
    return lambda: (rng.permutation(begun)[unit] + later - start).astype(kind)


def days_of_visits(
    day: np.ndarray, first: np.ndarray, unit: np.ndarray, visits: Visits, place: np.ndarray, rng: np.random.Generator
) -> Callable[[], np.ndarray]:
    """Return what draws a day for each party from the visits of its place, no visit twice.

    A party whose place has no visit left keeps its day. Of a place with k parties the k visits with the smallest
    exponential times over weight are taken, which is drawing one after another by weight.

    References
    ----------
    Efraimidis, P. S. & Spirakis, P. G. (2006). Weighted random sampling with a reservoir. Information Processing
    Letters 97, 181–185.
    """
    known = np.isfinite(visits.day) & (visits.weight > 0) & np.isin(visits.place, place[first])
    order = np.flatnonzero(known)[np.argsort(visits.place[known], kind="stable")]
    places, days, weight = visits.place[order], visits.day[order], visits.weight[order]
    starts, stops = (np.searchsorted(places, place[first], side=side) for side in ("left", "right"))
    by_place = np.argsort(place[first], kind="stable")
    ordered = place[first][by_place]
    turn = np.empty(len(first), int)  # of each party among those of its place
    turn[by_place] = np.arange(len(first)) - np.searchsorted(ordered, ordered)
    visited = starts + turn < stops
    later, begun = day - day[first][unit], day[first]
    start = float(day.min()) if len(day) else 0.0

    def draw() -> np.ndarray:
        chosen = begun.copy()
        if visited.any():
            key = rng.exponential(size=len(weight)) / weight
            chosen[visited] = days[np.lexsort((key, places))][(starts + turn)[visited]]
        return chosen[unit] + later - start

    return draw
