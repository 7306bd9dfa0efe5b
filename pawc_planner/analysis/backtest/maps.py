"""Maps that are put to the test: ours, and the plain ones that they have to beat."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from ...base.words import QT_TRANSLATE_NOOP
from ..gaps import GapParams, gap_scores
from ..hotspots import getis_ord_star
from ..hotspots.density import DensityParams, kernel_density, relative_density
from ..hotspots.emerging import emerging_hotspots
from ..hotspots.scan import spatial_scan
from ..hotspots.scan_params import ScanParams
from ..rates import encounter_rates
from ..risk import OCCUPANCY, STACKED, RiskParams, RiskResult, risk
from .past import Past

RANDOM, DENSITY, RISK = "random", "density", "risk"
DAYS_OF_MONTH = 30.4
MOST_TIMES = 1000.0  # of a cluster outside of which nothing was found
SCAN_PLACES = 500
SCAN = ScanParams(side="both", permutations=19, max_m=10_000.0)
# Learnt at every origin, so with a coarser surface and fewer spreads to try than the map of the site.
QUICK = RiskParams(ranges_m=(2000.0, 4000.0, 8000.0), spreads=(1.0, 2.0), straight_spreads=(1.0,), curve_spreads=(0.1,),
                   anchors=300, ensemble=False)


@dataclass(frozen=True)
class MapMaker:
    """One map: ``make`` returns its ranking (n_rows, n_cols), NaN unknown, from the past alone.

    Parameters
    ----------
    name : str
        By which programs know it.
    title : str
        A literal marked for translation.
    make : callable
        Takes a :class:`~.past.Past`.
    """

    name: str
    title: str
    make: Callable[[Past], np.ndarray]


def random_order(past: Past) -> np.ndarray:
    """Return the same for every cell: as equal ranks are shared out evenly, this is the mean over all random maps."""
    return np.zeros(past.grid.spec.shape)


def persistence(past: Past) -> np.ndarray:
    """Return the finds of the last cycle: it will be as it was."""
    return np.asarray(past.finds[-past.cycle_months:].sum(axis=0))


def last_effort(past: Past) -> np.ndarray:
    """Return the km of the last cycle: where we went last time."""
    return np.asarray(past.km[-past.cycle_months:].sum(axis=0))


def effort(past: Past) -> np.ndarray:
    """Return all km: where we always go."""
    return past.total_km


def silverman_bandwidth(x: np.ndarray, y: np.ndarray, least: float) -> float:
    """Return Silverman's bandwidth for points of the plane in metres, at least ``least``.

    References
    ----------
    Silverman, B. W. (1986). Density Estimation for Statistics and Data Analysis, section 4.3. Chapman & Hall.
    """
    if len(x) < 2:
        return least
    return max(float(np.sqrt((np.var(x, ddof=1) + np.var(y, ddof=1)) / 2)) * len(x) ** (-1 / 6), least)


def plain_density(past: Past) -> np.ndarray:
    """Return kernel density of finds as a heat map draws it: no effort, no correction at the edge."""
    bandwidth = silverman_bandwidth(past.x, past.y, past.grid.spec.cell_size / 2)
    return kernel_density(past.x, past.y, past.grid, DensityParams(bandwidth, edge_correction=False)).density


def density_per_effort(past: Past) -> np.ndarray:
    """Return kernel density of finds over that of km; unknown where hardly anybody went."""
    if not len(past.x):
        return np.zeros(past.grid.spec.shape)
    finds = kernel_density(past.x, past.y, past.grid)
    walked = np.flatnonzero(past.total_km.ravel() > 0)
    km = kernel_density(
        *past.grid.spec.centres(walked), past.grid, DensityParams(bandwidth_m=finds.bandwidth_m),
        weights=past.total_km.ravel()[walked],
    )
    return relative_density(finds, km)


def shrunk_rate(past: Past) -> np.ndarray:
    """Return finds per km, each cell drawn to the mean as far as little was walked there."""
    return encounter_rates(past.total_finds, past.total_km, past.grid).rate


def scan_clusters(past: Past) -> np.ndarray:
    """Return finds per effort inside over outside of the cell's cluster, 1 outside all, unknown where nobody went.

    Where there are many cells, squares of them are scanned as one.
    """
    km, finds, spec = past.total_km.ravel(), past.total_finds.ravel(), past.grid.spec
    cells = np.flatnonzero((km > 0) & past.grid.inside.ravel())
    side = int(np.ceil(np.sqrt(len(cells) / SCAN_PLACES))) if len(cells) else 1
    row, col = np.divmod(cells, spec.n_cols)
    _, place = np.unique((row // side) * spec.n_cols + col // side, return_inverse=True)
    number = np.bincount(place)
    x, y = (np.bincount(place, values) / number for values in spec.centres(cells))
    found = spatial_scan(x, y, np.bincount(place, finds[cells]), np.bincount(place, km[cells]), SCAN)
    of_place = np.ones(len(number))
    for cluster in found.clusters[:found.significant]:
        of_place[cluster.places] = min(cluster.relative_risk, MOST_TIMES)
    ranking = np.full(spec.size, np.nan)
    ranking[cells] = of_place[place]
    return ranking.reshape(spec.shape)


def emerging(past: Past) -> np.ndarray:
    """Return in how many past cycles a cell was hot, less those in which it was cold; unknown where never seen."""
    whole = len(past.km) // past.cycle_months * past.cycle_months
    finds, km = (values[-whole:].reshape(-1, past.cycle_months, *past.grid.spec.shape).sum(axis=1)
                 for values in (past.finds, past.km))
    if len(km) < 2:
        return np.zeros(past.grid.spec.shape)
    found = emerging_hotspots(finds, km, past.grid)
    return np.where(found.periods_known > 0, found.periods_hot - found.periods_cold, np.nan)


def gi_star(past: Past) -> np.ndarray:
    """Return Gi* of the shrunk rates."""
    rates = encounter_rates(past.total_finds, past.total_km, past.grid)
    return getis_ord_star(rates.rate, rates.known)[0]


class RiskMaps:
    """Risk learnt anew at every origin; the spreads that were chosen first are kept for the later ones.

    Parameters
    ----------
    params : RiskParams
        Of the first origin.
    every : int
        Origins after which the spreads are chosen anew.
    """

    def __init__(self, params: RiskParams | None = None, every: int = 8) -> None:
        self._first = params or QUICK
        self._every, self._made = every, 0
        self._params = self._first
        self._last: tuple[Past, RiskResult] | None = None

    def of(self, past: Past) -> RiskResult:
        """Return the risk of the cycle that follows ``past``."""
        if self._last is None or self._last[0] is not past:
            found = risk(
                past.finds, past.km, past.factors, past.grid, self._first if self._made % self._every == 0 else
                self._params, seasons=past.seasons or None, next_season=past.next_season,
            )
            if found.method in (OCCUPANCY, STACKED):
                self._made += 1
                self._params = replace(self._first, ranges_m=(found.range_m,), spreads=(found.spread,),
                                       straight_spreads=(1.0,), curve_spreads=(0.1,))
            self._last = past, found
        return self._last[1]

    def relative(self, past: Past) -> np.ndarray:
        """Return relative risk."""
        return self.of(past).relative

    def gap(self, past: Past) -> np.ndarray:
        """Return the gap: risk that the effort so far, aged by its months, would not have met."""
        params = GapParams()
        age = DAYS_OF_MONTH * (np.arange(len(past.km))[::-1] + 0.5)
        aged = np.tensordot(0.5 ** (age / params.half_life_days), past.km, axes=1)
        days = np.full(past.grid.spec.shape, np.nan)
        score = gap_scores(self.of(past).relative, past.total_km, days, None, past.grid, params, aged_km=aged)
        return score.score


def all_maps(risks: RiskMaps | None = None) -> tuple[MapMaker, ...]:
    """Return every map in the order of the table."""
    risks = risks or RiskMaps()
    return (
        MapMaker(RISK, QT_TRANSLATE_NOOP("PawcPlanner", "Risk"), risks.relative),
        MapMaker("gi_star", QT_TRANSLATE_NOOP("PawcPlanner", "Gi* of finds per km"), gi_star),
        MapMaker("scan", QT_TRANSLATE_NOOP("PawcPlanner", "Scan clusters"), scan_clusters),
        MapMaker("emerging", QT_TRANSLATE_NOOP("PawcPlanner", "Emerging hotspots"), emerging),
        MapMaker("density_per_effort", QT_TRANSLATE_NOOP("PawcPlanner", "Density per effort"), density_per_effort),
        MapMaker("shrunk_rate", QT_TRANSLATE_NOOP("PawcPlanner", "Shrunk rate"), shrunk_rate),
        MapMaker("gap", QT_TRANSLATE_NOOP("PawcPlanner", "Gap"), risks.gap),
        MapMaker(DENSITY, QT_TRANSLATE_NOOP("PawcPlanner", "Plain density"), plain_density),
        MapMaker("persistence", QT_TRANSLATE_NOOP("PawcPlanner", "Last finds"), persistence),
        MapMaker("last_effort", QT_TRANSLATE_NOOP("PawcPlanner", "Last patrols"), last_effort),
        MapMaker("effort", QT_TRANSLATE_NOOP("PawcPlanner", "Effort"), effort),
        MapMaker(RANDOM, QT_TRANSLATE_NOOP("PawcPlanner", "Random"), random_order),
    )
