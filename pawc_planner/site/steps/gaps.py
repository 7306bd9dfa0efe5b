"""Gaps: where threats are likely, nobody looked lately, and much is at stake."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...analysis.gaps import GapParams, GapResult, gap_scores
from ...analysis.grid import PlanningGrid
from ...analysis.hotspots.density import DensityParams, kernel_density
from ...base.progress import Part, Progress, step
from ...base.words import Sentence
from ...planning.intrusion import IntrusionParams, IntrusionResult, intrusion_paths
from .evidence import Evidence, cells_frame
from .ground import Ground, entries_of, ground_of
from .hotspots import HotspotMaps, maps_of
from .result import StepResult
from .risk_for_plan import PlanRisk, plan_risk
from .targets import targets_of

INTRUSION_SEED = 1  # the picture of likely corridors is part of the data, not of the plan's chance
STAKE_REACH_M = 2_000.0  # rosewood stands around a stump; assumption
STALE_DAYS = 90
VALUE_WEIGHT = 2.0  # assumption: rosewood still stands where it was cut


@dataclass(frozen=True)
class LikelyIntrusion:
    """Ground, likely ways over it, and relative use per planning cell, shape (n_rows, n_cols), 0 to 1."""

    ground: Ground
    intrusion: IntrusionResult
    flow: np.ndarray
    notes: tuple[Sentence, ...]


@dataclass(frozen=True)
class GapMaps:
    """Everything that the plan needs: ground, likely intrusion, and the gap per cell."""

    hotspots: HotspotMaps
    ground: Ground
    intrusion: IntrusionResult
    flow: np.ndarray
    risk: PlanRisk
    stake: np.ndarray
    gaps: GapResult
    notes: tuple[Sentence, ...]


def gap_maps(
    evidence: Evidence, progress: Progress, fdr: float = 0.05, value_weight: float = VALUE_WEIGHT
) -> GapMaps:
    """Compute hotspots, likely intrusion and gaps from ``evidence``."""
    hot = maps_of(evidence, fdr, 0.0, Part(progress, 0.0, 0.2))
    likely = likely_intrusion(evidence, Part(progress, 0.2, 0.8))
    learnt = plan_risk(evidence, hot, likely.flow, Part(progress, 0.8, 0.95))
    params = GapParams(detection_per_km=detection_per_km(evidence.grid))
    worth = stake(evidence, value_weight)
    gaps = gap_scores(
        learnt.risk, evidence.effort.km, evidence.days_since, worth, evidence.grid, params,
        aged_km=evidence.effort.aged_km(evidence.period.end, params.half_life_days),
    )
    return GapMaps(
        hot, likely.ground, likely.intrusion, likely.flow, learnt, worth, gaps, (*likely.notes, *learnt.notes))


def likely_intrusion(evidence: Evidence, progress: Progress) -> LikelyIntrusion:
    """Draw the ways that intruders probably take over the ground of the site."""
    ground = ground_of(evidence.store, Part(progress, 0.0, 0.2))
    step(progress, 0.2, "intrusion")
    graph = ground.intruders
    entries, targets = entries_of(evidence.store, graph), targets_of(evidence, graph)
    intrusion = intrusion_paths(
        graph, entries.node, entries.weight, targets.node, targets.weight,
        IntrusionParams(seed=INTRUSION_SEED), Part(progress, 0.3, 1.0),
    )
    flow = on_planning_grid(evidence.grid, ground, intrusion.flow)
    return LikelyIntrusion(ground, intrusion, flow, (*ground.notes, *entries.notes, *targets.notes, *intrusion.notes))


def detection_per_km(grid: PlanningGrid) -> float:
    """Return the chance per km, at first, that a walk crosses a fresh trail that leads through a cell.

    Buffon's needle: a walk of length l crosses a trail of length L in an area A 2·L·l / (π·A) times on average. The
    mean chord of a square of side a is π·a/4, so the expectation is 1 / (2·a) per km.
    """
    return 1.0 / (2.0 * grid.spec.cell_size / 1000.0)


def on_planning_grid(grid: PlanningGrid, ground: Ground, values: np.ndarray) -> np.ndarray:
    """Sum a quantity of the movement grid per planning cell and scale it to at most 1; shape (n_rows, n_cols)."""
    spec = grid.spec
    cells = spec.cells_at(*ground.spec.centres())
    inside = cells >= 0
    total = np.bincount(cells[inside], np.asarray(values).ravel()[inside], minlength=spec.size).reshape(spec.shape)
    return total / total.max() if total.max() > 0 else total


def stake(evidence: Evidence, value_weight: float = VALUE_WEIGHT) -> np.ndarray:
    """Value at stake per cell, shape (n_rows, n_cols): 1, and up to ``value_weight`` more where stumps are densest."""
    stumps = evidence.store.read("stumps")
    value = np.ones(evidence.grid.spec.shape)
    if not len(stumps):
        return value
    places = stumps.geometry[stumps.geometry.notna()]
    x, y = places.x.to_numpy(), places.y.to_numpy()
    inside = evidence.grid.spec.cells_at(x, y) >= 0
    if not inside.any():
        return value
    density = kernel_density(x[inside], y[inside], evidence.grid, DensityParams(bandwidth_m=STAKE_REACH_M)).density
    return value + value_weight * density / max(float(np.nanmax(density)), 1e-12)


def gaps_result(evidence: Evidence, maps: GapMaps) -> StepResult:
    """Put the gaps into numbers and a layer."""
    km, days, inside = evidence.effort.km, evidence.days_since, evidence.grid.inside
    stale = inside & ~(days <= STALE_DAYS)
    cells = cells_frame(
        evidence.store,
        {"km": km, "days_since": days, "intrusion": maps.flow, "gap": maps.gaps.score, "gap_rank": maps.gaps.rank},
    )
    cells["status"] = ["visited" if value > 0 else "unknown" for value in cells["km"]]
    top = int(np.nanargmax(np.where(inside, maps.gaps.score, -1.0)))
    x, y = evidence.grid.spec.centres(np.array([top]))
    numbers = {
        "UNKNOWN": int((inside & ~(km > 0)).sum()),
        "NOT_VISITED_90_DAYS": int(stale.sum()),
        "TOP_GAP_CELL": top,
        "TOP_GAP_X": float(x[0]),
        "TOP_GAP_Y": float(y[0]),
    }
    return StepResult(numbers, (maps.gaps.sentence, *maps.notes, *evidence.notes), {"OUTPUT": cells})
