"""Hotspots: where more was found than effort explains."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...analysis.hotspots import HotspotParams, HotspotResult
from ...analysis.hotspots import hotspots as test_hotspots
from ...analysis.hotspots.density import DensityParams, kernel_density, relative_density
from ...analysis.rates import RateResult
from ...base.period import Period
from ...base.progress import Part, Progress, Silent, step
from ..store import SiteStore
from .evidence import Evidence, cells_frame, gather
from .rates import rates_of, unmatched
from .result import StepResult


@dataclass(frozen=True)
class HotspotMaps:
    """Rates, density of finds per km of effort, and the test of both; arrays of shape (n_rows, n_cols)."""

    rates: RateResult
    density: np.ndarray
    bandwidth_m: float
    test: HotspotResult


def hotspots(
    store: SiteStore,
    period: Period | None = None,
    category: str = "",
    fdr: float = 0.05,
    bandwidth_m: float = 0.0,
    progress: Progress | None = None,
) -> StepResult:
    """Find hot and cold cells among those that were visited.

    Parameters
    ----------
    fdr : float
        Share of false discoveries tolerated (Benjamini-Hochberg).
    bandwidth_m : float
        Bandwidth of the density in metres; 0 chooses it by likelihood cross-validation.

    Returns
    -------
    StepResult
        ``HOT``, ``COLD``, ``UNKNOWN`` (cells), ``FINDS``, ``BANDWIDTH_M``; layer ``OUTPUT`` with ``finds, km, rate,
        density, gi_z, gi_p, hotspot``.
    """
    progress = progress or Silent()
    evidence = gather(store, period, category, progress=Part(progress, 0.0, 0.6))
    return hotspots_result(evidence, maps_of(evidence, fdr, bandwidth_m, Part(progress, 0.6, 1.0)))


def maps_of(evidence: Evidence, fdr: float, bandwidth_m: float, progress: Progress) -> HotspotMaps:
    """Compute rates, density and the Gi* test."""
    rates = rates_of(evidence)
    step(progress, 0.1, "density")
    density, bandwidth = effort_density(evidence, bandwidth_m)
    step(progress, 0.5, "hotspots")
    return HotspotMaps(rates, density, bandwidth, test_hotspots(rates, evidence.grid, HotspotParams(fdr=fdr)))


def effort_density(evidence: Evidence, bandwidth_m: float) -> tuple[np.ndarray, float]:
    """Return kernel density of finds per km of effort and the bandwidth in metres; zeros where nothing was found."""
    grid, km = evidence.grid, evidence.effort.km
    placed = evidence.finds.geometry[evidence.finds.geometry.notna() & ~evidence.finds.geometry.is_empty]
    x, y = placed.x.to_numpy(), placed.y.to_numpy()
    inside = grid.spec.cells_at(x, y) >= 0
    if not inside.any() or km.sum() <= 0:
        return np.where(km > 0, 0.0, np.nan), float(bandwidth_m)
    finds = kernel_density(x[inside], y[inside], grid, DensityParams(bandwidth_m=bandwidth_m or None))
    walked = np.flatnonzero(km.ravel() > 0)
    effort = kernel_density(
        *grid.spec.centres(walked), grid, DensityParams(bandwidth_m=finds.bandwidth_m), weights=km.ravel()[walked]
    )
    return relative_density(finds, effort), float(finds.bandwidth_m)


def hotspots_result(evidence: Evidence, maps: HotspotMaps) -> StepResult:
    """Put the maps into numbers and a layer."""
    test = maps.test
    numbers = {
        "HOT": int(test.n_hot),
        "COLD": int(test.n_cold),
        "UNKNOWN": int(test.n_unknown),
        "FINDS": int(evidence.finds_per_cell.sum()),
        "BANDWIDTH_M": maps.bandwidth_m,
    }
    cells = cells_frame(
        evidence.store,
        {"finds": evidence.finds_per_cell, "km": evidence.effort.km, "rate": maps.rates.rate, "density": maps.density,
         "gi_z": test.z, "gi_p": test.p, "hotspot": test.label},
    )
    return StepResult(numbers, (test.sentence, *unmatched(evidence), *evidence.notes), {"OUTPUT": cells})
