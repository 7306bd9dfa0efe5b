"""Gaps: where threats are likely, nobody looked lately, and much is at stake."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...analysis.gaps import GapParams, GapResult, gap_scores, risk_surface
from ...analysis.grid import PlanningGrid
from ...analysis.hotspots.density import DensityParams, kernel_density
from ...base.period import Period
from ...base.progress import Part, Progress, Silent, step
from ...base.words import Sentence
from ...planning.intrusion import IntrusionParams, IntrusionResult, intrusion_paths
from ..store import SiteStore
from .evidence import Evidence, cells_frame, gather
from .ground import Ground, entries_of, ground_of
from .hotspots import HotspotMaps, maps_of
from .result import StepResult
from .targets import targets_of

INTRUSION_SEED = 1  # the picture of likely corridors is part of the data, not of the plan's chance
STAKE_REACH_M = 2_000.0  # rosewood stands around a stump; assumption
STALE_DAYS = 90


@dataclass(frozen=True)
class GapMaps:
    """Everything that the plan needs: ground, likely intrusion, and the gap per cell."""

    hotspots: HotspotMaps
    ground: Ground
    intrusion: IntrusionResult
    flow: np.ndarray
    risk: np.ndarray
    gaps: GapResult
    notes: tuple[Sentence, ...]


def gap_analysis(
    store: SiteStore, period: Period | None = None, category: str = "", progress: Progress | None = None
) -> StepResult:
    """Score every cell by expected undetected threat.

    Returns
    -------
    StepResult
        ``UNKNOWN`` (cells nobody visited), ``NOT_VISITED_90_DAYS``, ``TOP_GAP_CELL``, ``TOP_GAP_X``, ``TOP_GAP_Y``;
        layer ``OUTPUT`` with ``km, days_since, intrusion, gap, gap_rank, status``.
    """
    progress = progress or Silent()
    evidence = gather(store, period, category, progress=Part(progress, 0.0, 0.3))
    return gaps_result(evidence, gap_maps(evidence, Part(progress, 0.3, 1.0)))


def gap_maps(evidence: Evidence, progress: Progress, fdr: float = 0.05) -> GapMaps:
    """Compute hotspots, likely intrusion and gaps from ``evidence``."""
    hot = maps_of(evidence, fdr, 0.0, Part(progress, 0.0, 0.2))
    ground = ground_of(evidence.store, Part(progress, 0.2, 0.3))
    step(progress, 0.3, "intrusion")
    graph = ground.intruders
    entries, targets = entries_of(evidence.store, graph), targets_of(evidence, graph)
    intrusion = intrusion_paths(
        graph, entries.node, entries.weight, targets.node, targets.weight,
        IntrusionParams(seed=INTRUSION_SEED), Part(progress, 0.4, 0.95),
    )
    flow = on_planning_grid(evidence.grid, ground, intrusion.flow)
    risk = risk_surface(hot.rates, hot.density, evidence.grid, intrusion=flow)
    params = GapParams(detection_per_km=detection_per_km(evidence.grid))
    gaps = gap_scores(
        risk, evidence.effort.km, evidence.days_since, stake(evidence), evidence.grid, params,
        aged_km=evidence.effort.aged_km(evidence.period.end, params.half_life_days),
    )
    notes = (*ground.notes, *entries.notes, *targets.notes, *intrusion.notes)
    return GapMaps(hot, ground, intrusion, flow, risk, gaps, notes)


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


def stake(evidence: Evidence) -> np.ndarray:
    """Value at stake per cell: 1 everywhere, up to 3 where stumps show that rosewood stands; shape (n_rows, n_cols)."""
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
    return value + 2.0 * density / max(float(np.nanmax(density)), 1e-12)


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
