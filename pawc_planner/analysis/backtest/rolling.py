"""Rolling origin: at the start of every past cycle each map is made from what was known, and scored on the cycle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

import numpy as np
import pandas as pd

from ...base.params import within
from ...base.progress import Progress, Silent, step
from .intervals import difference_interval, share_interval
from .maps import DENSITY, RANDOM, RISK, MapMaker, RiskMaps, all_maps
from .measures import MapHits, hits_in_area
from .past import History

AREAS = (0.05, 0.1, 0.2)
MAIN_AREA = 0.1
BINS = 10
SCORE_COLUMNS = (
    "map", "area_percent", "cycles", "finds", "hit_percent", "hit_low", "hit_high", "pai", "pei", "rri", "per_100_km",
    "per_100_km_elsewhere", "auc", "average_precision", "calibration_error", "than_density", "than_density_low",
    "than_density_high", "than_random_low", "than_random_high",
)


@dataclass(frozen=True)
class BacktestParams:
    """How past cycles are gone through.

    Parameters
    ----------
    cycle_months : int
        Length of a cycle.
    first_months : int
        Months that must be known before the first cycle that is tried.
    min_finds : int
        Finds that must be known before it.
    """

    cycle_months: int = 3
    first_months: int = 12
    min_finds: int = 10

    def __post_init__(self) -> None:
        within("cycle_months", self.cycle_months, 1, 120)
        within("first_months", self.first_months, 1, 1200)
        within("min_finds", self.min_finds, 1, 1_000_000)


@dataclass(frozen=True)
class BacktestResult:
    """Scores of every map.

    Parameters
    ----------
    scores : pandas.DataFrame
        :data:`SCORE_COLUMNS`, a row for each map and flagged area, all cycles together; intervals are 95 % over cycles.
        NaN where a measure is not defined (no finds, nobody there, no chance to calibrate).
    by_cycle : pandas.DataFrame
        ``map, first_month, finds, km, hits, best`` at :data:`MAIN_AREA`, a row for each map and cycle.
    origins : tuple of int
        First month of each cycle that was tried.
    reliability : ndarray, shape (groups, 2)
        Mean chance of a find by the risk model and share of cells that had one, over groups of equal size.
    """

    scores: pd.DataFrame
    by_cycle: pd.DataFrame
    origins: tuple[int, ...]
    reliability: np.ndarray


def backtest(
    history: History, params: BacktestParams | None = None, progress: Progress | None = None,
    maps: Sequence[MapMaker] | None = None,
) -> BacktestResult:
    """Score every map on every past cycle.

    Parameters
    ----------
    history : History
        Months of the site; a last cycle that is not whole is left out.
    params : BacktestParams, optional
        Cycles.
    progress : Progress, optional
        Told the share done; may cancel.
    maps : sequence of MapMaker, optional
        Maps in place of ours and the plain ones; calibration is that of ours alone.

    Notes
    -----
    Finds are only made where patrols go, so that a map which points where nobody goes cannot score: finds per km in the
    flagged area stand beside the hit rate for that reason. Intervals take whole cycles as
    units and compare maps cycle by cycle (:mod:`~.intervals`).

    References
    ----------
    Tashman, L. J. (2000). Out-of-sample tests of forecasting accuracy: an analysis and review. International Journal of
    Forecasting 16, 437–450.
    """
    params, progress = params or BacktestParams(), progress or Silent()
    risks = RiskMaps()
    makers = tuple(maps) if maps is not None else all_maps(risks)
    origins = origins_of(history, params)
    runs = [_Cycle(history, origin, params) for origin in origins]
    for number, run in enumerate(runs):
        step(progress, number / max(len(runs), 1), "backtest")
        run.try_all(makers, risks if maps is None else None)
    step(progress, 1.0)
    return _pooled(makers, runs, tuple(origins))


def origins_of(history: History, params: BacktestParams) -> list[int]:
    """Return the first month of each cycle that has enough before it and lies wholly inside the data."""
    known = np.cumsum(history.finds.sum(axis=(1, 2)))
    last = len(history.km) - params.cycle_months
    return [month for month in range(params.first_months, last + 1, params.cycle_months)
            if known[month - 1] >= params.min_finds]


class _Cycle:
    """One past cycle: what came, and how each map did."""

    def __init__(self, history: History, origin: int, params: BacktestParams) -> None:
        self.past = history.before(origin, params.cycle_months)
        self.origin = origin
        inside = history.grid.inside
        after = slice(origin, origin + params.cycle_months)
        self.finds = history.finds[after].sum(axis=0)[inside]
        self.km = history.km[after].sum(axis=0)[inside]
        self.before = self.past.total_finds[inside]
        self.weight, self._inside = history.grid.weight[inside], inside
        self.hits: dict[tuple[str, float], MapHits] = {}
        self.ranked: dict[str, np.ndarray] = {}
        self.chance = np.empty(0)

    def try_all(self, makers: Sequence[MapMaker], risks: RiskMaps | None) -> None:
        """Make each map from the past and keep what it caught."""
        for maker in makers:
            ranking = np.asarray(maker.make(self.past), float)[self._inside]
            for area in AREAS:
                hits = hits_in_area(ranking, self.finds, self.km, self.weight, self.before, area)
                self.hits[maker.name, area] = hits
            self.ranked[maker.name] = ranking[self.km > 0]
        if risks is not None:
            months = self.past.cycle_months
            monthly = risks.of(self.past).chance(self.km_on_grid() / months)[self._inside]
            self.chance = (1 - (1 - monthly) ** months)[self.km > 0]

    def km_on_grid(self) -> np.ndarray:
        """Return the km of the cycle, shape (n_rows, n_cols)."""
        full = np.zeros(self._inside.shape)
        full[self._inside] = self.km
        return full

    @property
    def found(self) -> np.ndarray:
        """Whether anything was found in each cell that was visited."""
        return np.asarray(self.finds[self.km > 0] > 0)


def _pooled(makers: Sequence[MapMaker], runs: Sequence[_Cycle], origins: tuple[int, ...]) -> BacktestResult:
    rows = []
    reliability, error = _calibration(runs)
    for maker in makers if runs else ():
        for area in AREAS:
            rows.append({
                "map": maker.name, "area_percent": 100 * area, "cycles": len(runs),
                **_measures(maker.name, area, runs), **_ranks(maker.name, runs),
                "calibration_error": error if maker.name == RISK else float("nan"),
            })
    by_cycle = pd.DataFrame([
        {"map": maker.name, "first_month": run.origin, "finds": run.hits[maker.name, MAIN_AREA].finds,
         "km": float(run.km.sum()), "hits": run.hits[maker.name, MAIN_AREA].hits,
         "best": run.hits[maker.name, MAIN_AREA].best}
        for run in runs for maker in makers
    ], columns=["map", "first_month", "finds", "km", "hits", "best"])
    return BacktestResult(pd.DataFrame(rows, columns=list(SCORE_COLUMNS)), by_cycle, origins, reliability)


def _measures(name: str, area: float, runs: Sequence[_Cycle]) -> dict[str, float]:
    whole: MapHits = reduce(add, (run.hits[name, area] for run in runs))
    found = {
        "finds": whole.finds, "hit_percent": 100 * whole.hit_rate, "pai": whole.pai, "pei": whole.pei, "rri": whole.rri,
        "per_100_km": 100 * whole.per_km, "per_100_km_elsewhere": 100 * whole.per_km_elsewhere,
    }
    finds, own = np.array([run.hits[name, area].finds for run in runs]), _of_cycles(name, area, runs)
    found["hit_low"], found["hit_high"] = _percent(share_interval(own, finds))
    for other, word in ((DENSITY, "than_density"), (RANDOM, "than_random")):
        if (other, area) in runs[0].hits:
            ends = difference_interval(own, _of_cycles(other, area, runs), finds)
            found[f"{word}_low"], found[f"{word}_high"] = _percent(ends)
    if (DENSITY, area) in runs[0].hits:
        plain: MapHits = reduce(add, (run.hits[DENSITY, area] for run in runs))
        found["than_density"] = 100 * (whole.hit_rate - plain.hit_rate)
    return found


def _of_cycles(name: str, area: float, runs: Sequence[_Cycle]) -> np.ndarray:
    """Return the hits of each cycle."""
    return np.array([run.hits[name, area].hits for run in runs])


def _percent(ends: tuple[float, float]) -> tuple[float, float]:
    return 100 * ends[0], 100 * ends[1]


def _ranks(name: str, runs: Sequence[_Cycle]) -> dict[str, float]:
    """Return AUC and average precision on the cells visited, mean over the cycles where both are defined."""
    from sklearn.metrics import average_precision_score, roc_auc_score

    auc, precision = [], []
    for run in runs:
        found, ranking = run.found, run.ranked[name]
        ranking = np.where(np.isnan(ranking), np.nanmin(ranking, initial=0.0) - 1.0, ranking)
        if found.any() and not found.all():
            auc.append(roc_auc_score(found, ranking))
            precision.append(average_precision_score(found, ranking))
    mean = (float(np.mean(values)) if values else float("nan") for values in (auc, precision))
    return dict(zip(("auc", "average_precision"), mean))


def _calibration(runs: Sequence[_Cycle]) -> tuple[np.ndarray, float]:
    """Return reliability and expected calibration error of the risk model's chance of a find per cell and cycle."""
    parts = [(run.chance, run.found) for run in runs if len(run.chance) and np.isfinite(run.chance).all()]
    if not parts:
        return np.empty((0, 2)), float("nan")
    chance, found = (np.concatenate(values) for values in zip(*parts))
    groups = [part for part in np.array_split(np.argsort(chance, kind="stable"), BINS) if len(part)]
    table = np.array([[chance[part].mean(), found[part].mean()] for part in groups])
    size = np.array([len(part) for part in groups], float)
    return table, float(np.abs(table[:, 0] - table[:, 1]) @ size / size.sum())
