"""Risk as the plan takes it: what was learnt from finds, effort and the ground, together with likely intrusion."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...analysis.gaps import risk_surface
from ...analysis.grid import PlanningGrid
from ...analysis.risk import RATES, RiskParams
from ...analysis.risk import risk as learn
from ...base.progress import Part, Progress
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from .cell_periods import cell_periods
from .evidence import Evidence
from .hotspots import HotspotMaps
from .risk_factors import factors_of

# Fewer spreads are tried than for the risk map itself: the mean with another map forgives it, and planning is quicker.
QUICK = RiskParams(
    ensemble=False, ranges_m=(2000.0, 8000.0), spreads=(0.5, 1.0, 2.0), straight_spreads=(1.0,), curve_spreads=(0.1,),
    anchors=300,
)
_BOTH = QT_TRANSLATE_NOOP(
    "PawcPlanner", "Risk is learnt from {looks:,} visits to cells, of which {found:,} found something, and from the "
    "ground; it counts half, rates per km and likely ways of intruders the other half."
)
_RATES = QT_TRANSLATE_NOOP(
    "PawcPlanner", "Visits with a find: {found}; at least {least} are needed to learn risk from the ground, so rates "
    "per km and likely ways of intruders stand alone."
)


@dataclass(frozen=True)
class PlanRisk:
    """Relative risk per cell and what it rests on.

    Parameters
    ----------
    risk : ndarray, shape (n_rows, n_cols)
        Mean 1 inside, 0 outside.
    low, high : ndarray, shape (n_rows, n_cols)
        Two thirds interval by the learnt part, as wide in ratio as there; NaN where nothing was learnt, 0 outside.
    notes : tuple of Sentence
        What it rests on.
    """

    risk: np.ndarray
    low: np.ndarray
    high: np.ndarray
    notes: tuple[Sentence, ...]


def plan_risk(evidence: Evidence, hot: HotspotMaps, flow: np.ndarray, progress: Progress) -> PlanRisk:
    """Return the geometric mean of the learnt risk and of :func:`~pawc_planner.analysis.gaps.risk_surface`.

    The one knows the ground and how little a short visit says; the other knows ways from entries to targets. A cell is
    high when neither says no. Where too few visits found anything the second stands alone.
    """
    grid = evidence.grid
    surface = risk_surface(hot.rates, hot.density, grid, intrusion=flow)
    factors = factors_of(evidence.store, Part(progress, 0.0, 0.1))
    data = cell_periods(evidence)
    seasons = evidence.store.info.seasons
    found = learn(
        data.finds, data.km, factors.scaled(), grid, QUICK, Part(progress, 0.1, 1.0),
        seasons=[seasons.of_month(one.start.month) for one in data.periods],
    )
    if found.method == RATES:
        facts = {"found": found.positives, "least": QUICK.min_positives}
        unknown = np.full(grid.spec.shape, np.nan)
        return PlanRisk(surface, unknown, unknown, (Sentence(_RATES, facts),))
    said = Sentence(_BOTH, {"looks": found.looks, "found": found.positives})
    both = geometric_mean(found.relative, surface, grid)
    ratio = both / np.maximum(found.relative, np.finfo(float).tiny)
    return PlanRisk(both, found.low * ratio, found.high * ratio, (said,))


def geometric_mean(one: np.ndarray, other: np.ndarray, grid: PlanningGrid) -> np.ndarray:
    """Return the geometric mean of two maps of relative risk, scaled to mean 1 inside, 0 outside."""
    both = np.where(grid.inside, np.sqrt(one * other), 0.0)
    mean = float((both * grid.weight).sum() / grid.weight.sum())
    return both / mean if mean > 0 else np.where(grid.inside, 1.0, 0.0)
