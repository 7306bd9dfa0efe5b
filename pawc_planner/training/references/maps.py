"""Maps to compare with, and ours: what each says of every cell, from what is known before the cycle."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ...analysis.backtest.maps import silverman_bandwidth
from ...analysis.hotspots.density import DensityParams, kernel_density
from ...analysis.rates import RateResult
from .known import Known
from .planners import named

CHANCE, RATE, RANKING = "chance of a find per km", "finds per km", "ranking"


@dataclass(frozen=True)
class MapMaker:
    """One map: call it with what is known.

    Parameters
    ----------
    name : str
        What it does.
    make : callable
        Returns values per cell, shape (n_rows, n_cols).
    scale : str
        What a value is: :data:`CHANCE` (a probability: that the next km patrolled in the cell has a find), :data:`RATE`
        (expected finds on it) or :data:`RANKING` (more means more, no unit).
    """

    name: str
    make: Callable[[Known], np.ndarray]
    scale: str

    @property
    def is_probability(self) -> bool:
        """Return whether the values can be checked for calibration, and not only for their order."""
        return self.scale == CHANCE

    def __call__(self, known: Known) -> np.ndarray:
        """Return the map over the planning grid, known everywhere inside, NaN outside; shape (n_rows, n_cols)."""
        return np.where(known.grid.inside, np.asarray(self.make(known), float), np.nan)


def persistence(known: Known) -> np.ndarray:
    """Return the finds of the last cycle: it will be as it was."""
    return known.last_finds


def all_finds(known: Known) -> np.ndarray:
    """Return the finds of the whole data period."""
    return known.finds


def plain_kernel_density(known: Known) -> np.ndarray:
    """Return the Gaussian kernel density of all finds per km², as a heat map draws it: no effort, no edge correction.

    The bandwidth is Silverman's rule for two dimensions: the root mean variance of x and y times n^(−1/6), at least
    half a cell.
    """
    finds = known.evidence.finds
    placed = finds.geometry[finds.geometry.notna() & ~finds.geometry.is_empty]
    x, y = placed.x.to_numpy(), placed.y.to_numpy()
    inside = known.grid.spec.cells_at(x, y) >= 0
    x, y = x[inside], y[inside]
    bandwidth = silverman_bandwidth(x, y, known.grid.spec.cell_size / 2)
    return kernel_density(x, y, known.grid, DensityParams(bandwidth, edge_correction=False)).density


def raw_finds_per_km(known: Known) -> np.ndarray:
    """Return finds divided by km; where nobody was the site's own rate, as the map says nothing there."""
    finds, km = known.finds, known.km
    visited = known.grid.inside & (km > 0)
    total = float(km[visited].sum())
    mean = float(finds[visited].sum()) / total if total > 0 else 0.0
    return np.divide(finds, km, out=np.full(km.shape, mean), where=visited)


def effort_alone(known: Known) -> np.ndarray:
    """Return km per cell: a map that only knows where rangers go. What does no better than this has learnt nothing."""
    return known.km


def uniform(known: Known) -> np.ndarray:
    """Return the same chance everywhere: that the next km has a find at the site's own rate."""
    return 1 - np.exp(-mean_rate(known)) * np.ones(known.grid.spec.shape)


def shrunk_rate(known: Known) -> np.ndarray:
    """Return our shrunk finds per km; where nobody was the mean of the prior that the cells share."""
    rates = _rates(known)
    return np.where(rates.known, rates.rate, mean_rate(known))


def mean_rate(known: Known) -> float:
    """Return finds per km of the prior that the cells share."""
    return _rates(known).prior_shape / _rates(known).prior_rate


def find_chance(known: Known) -> np.ndarray:
    """Return the chance that the next km has a find, by the gamma–Poisson model of the shrunk rates.

    With the posterior gamma (a + finds, b + km) of the rate it is 1 − ((b + km) / (b + km + 1))^(a + finds).
    """
    rates = _rates(known)
    shape = rates.prior_shape + np.where(rates.known, rates.finds, 0.0)
    km = rates.prior_rate + np.where(rates.known, rates.km, 0.0)
    return 1 - (km / (km + 1)) ** shape


def hotspot_z(known: Known) -> np.ndarray:
    """Return our Getis–Ord Gi*; where nobody was 0, neither hot nor cold."""
    return np.nan_to_num(known.maps.hotspots.test.z)


def risk_map(known: Known) -> np.ndarray:
    """Return our relative risk: what is learnt from finds, effort and the ground, with rates and likely intrusion."""
    return known.risk


def gap_map(known: Known) -> np.ndarray:
    """Return our gap score: risk, times what recent patrols have not seen, times what is at stake."""
    return known.gap


def likely_intrusion(known: Known) -> np.ndarray:
    """Return the relative use by intruders of our model of ways in; it rests on entries and targets, not on finds."""
    return known.maps.flow


def _rates(known: Known) -> RateResult:
    return known.maps.hotspots.rates


MAPS: dict[str, MapMaker] = {
    one.name: one
    for one in (
        MapMaker("persistence", persistence, RANKING),
        MapMaker("all_finds", all_finds, RANKING),
        MapMaker("plain_kernel_density", plain_kernel_density, RANKING),
        MapMaker("raw_finds_per_km", raw_finds_per_km, RATE),
        MapMaker("effort_alone", effort_alone, RANKING),
        MapMaker("uniform", uniform, CHANCE),
        MapMaker("shrunk_rate", shrunk_rate, RATE),
        MapMaker("find_chance", find_chance, CHANCE),
        MapMaker("hotspot_z", hotspot_z, RANKING),
        MapMaker("risk", risk_map, RANKING),
        MapMaker("gap", gap_map, RANKING),
        MapMaker("likely_intrusion", likely_intrusion, RANKING),
    )
}


def make_map(known: Known, name: str) -> np.ndarray:
    """Return the map called ``name``, shape (n_rows, n_cols), NaN outside the boundary.

    Raises
    ------
    NotAskedError
        When there is no such map.
    """
    return named(MAPS, name)(known)
