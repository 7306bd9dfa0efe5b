"""Measures of a map against what was found afterwards."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class MapHits:
    """What lay in the area that a map ranked highest.

    Parameters
    ----------
    hits, finds : float
        Finds in that area, and in the whole site.
    area : float
        Its share of the site, 0 to 1.
    best : float
        Finds in the best area of the same size that could have been chosen afterwards.
    km, all_km : float
        Kilometres patrolled in it, and in the whole site, in the same time.
    before, finds_before : float
        Finds of the time before, in it and in the whole site.
    """

    hits: float
    finds: float
    area: float
    best: float
    km: float
    all_km: float
    before: float
    finds_before: float

    def __add__(self, other: MapHits) -> MapHits:
        """Add up two cycles; the area is that of both alike."""
        return MapHits(
            self.hits + other.hits, self.finds + other.finds, self.area, self.best + other.best, self.km + other.km,
            self.all_km + other.all_km, self.before + other.before, self.finds_before + other.finds_before,
        )

    @property
    def hit_rate(self) -> float:
        """Share of the finds inside the area; NaN without finds."""
        return _ratio(self.hits, self.finds)

    @property
    def pai(self) -> float:
        """Predictive accuracy index: hit rate over share of the area (Chainey, Tompson & Uhlig 2008)."""
        return self.hit_rate / self.area if self.area > 0 else float("nan")

    @property
    def pei(self) -> float:
        """Predictive efficiency index PEI*: hits over the most that as large an area could hold, 0 to 1 (Hunt 2016)."""
        return _ratio(self.hits, self.best)

    @property
    def rri(self) -> float:
        """Recapture rate index: hit rate after over hit rate before (Levine 2008); 1 is as hot as it was."""
        return _ratio(self.hit_rate, _ratio(self.before, self.finds_before))

    @property
    def per_km(self) -> float:
        """Finds per km patrolled inside the area; NaN where nobody went."""
        return _ratio(self.hits, self.km)

    @property
    def per_km_elsewhere(self) -> float:
        """Finds per km patrolled outside it."""
        return _ratio(self.finds - self.hits, self.all_km - self.km)


def hits_in_area(
    ranking: np.ndarray, finds: np.ndarray, km: np.ndarray, weight: np.ndarray, before: np.ndarray, area: float = 0.1
) -> MapHits:
    """Count what lies in the highest-ranked share of the site.

    Parameters
    ----------
    ranking : ndarray, shape (n,)
        Higher is more; NaN (unknown) comes last.
    finds, km : ndarray, shape (n,)
        Of the time after the map was made.
    weight : ndarray, shape (n,)
        Area of each cell inside the site.
    before : ndarray, shape (n,)
        Finds of the time before.
    area : float
        Share of the site that is flagged, 0 to 1.

    Notes
    -----
    Cells of equal rank that do not all fit are taken in equal parts, which is the mean over all ways to choose among
    them; the last cell in part, so that every map flags exactly the same area.

    References
    ----------
    Chainey, S., Tompson, L. & Uhlig, S. (2008). The utility of hotspot mapping for predicting spatial patterns of
    crime. Security Journal 21, 4–28.
    Hunt, J. M. (2016). Do crime hot spots move? Exploring the effects of the modifiable areal unit problem and
    modifiable temporal unit problem on crime hot spot stability. American University.
    Levine, N. (2008). The "hottest" part of a hotspot: comments on "The utility of hotspot mapping for predicting
    spatial patterns of crime". Security Journal 21, 295–302.
    """
    taken = flagged(ranking, weight, area)
    best = flagged(np.divide(finds, weight, out=np.zeros(len(weight)), where=weight > 0), weight, area)
    return MapHits(
        float(finds @ taken), float(finds.sum()), area, float(finds @ best), float(km @ taken), float(km.sum()),
        float(before @ taken), float(before.sum()),
    )


def flagged(ranking: np.ndarray, weight: np.ndarray, area: float) -> np.ndarray:
    """Return the part of each cell, 0 to 1, that belongs to the highest-ranked ``area`` of the site; shape (n,)."""
    values = np.where(np.isnan(ranking), -np.inf, np.asarray(ranking, float))
    _, group = np.unique(-values, return_inverse=True)
    size = np.bincount(group, weight)
    before = np.cumsum(size) - size
    part = np.divide(np.clip(area * weight.sum() - before, 0.0, size), size, out=np.zeros(len(size)), where=size > 0)
    return np.asarray(part[group])


def _ratio(upper: float, lower: float) -> float:
    return upper / lower if lower > 0 else float("nan")
