"""Hotspots: where more was found than effort explains."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...analysis.hotspots import HotspotParams, HotspotResult
from ...analysis.hotspots import hotspots as test_hotspots
from ...analysis.hotspots.density import DensityParams, DensityResult, kernel_density, relative_density
from ...analysis.hotspots.parties import PartyCounts, party_counts
from ...analysis.rates import RateResult
from ...analysis.rates import encounter_rates as rates_per_cell
from ...base.period import Period
from ...base.progress import Part, Progress, Silent, step
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..store import SiteStore
from .evidence import Evidence, cells_frame
from .rates import rates_of, unmatched
from .result import StepResult, known_number
from .sources import PATROLS, Source, patrol_source, source_of

PARTY_REACH_M = 500.0  # finds of one patrol on one day within it may be of one party of intruders; assumption


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
    kind: str = PATROLS,
    adaptive: bool = False,
    progress: Progress | None = None,
) -> StepResult:
    """Find hot and cold cells among those that were visited.

    Parameters
    ----------
    fdr : float
        Share of false discoveries tolerated (Benjamini-Hochberg).
    bandwidth_m : float
        Bandwidth of the density in metres; 0 chooses it by likelihood cross-validation.
    kind : str
        Whose events: ``patrols`` (finds made on patrol per km), ``cameras`` (pictures per camera-day) or ``reports``,
        which have no effort: then only the density is mapped, and every cell is unknown.
    adaptive : bool
        Narrower kernels where there are many events.

    Returns
    -------
    StepResult
        ``HOT``, ``COLD``, ``UNKNOWN`` (cells), ``FINDS``, ``PARTIES`` (finds of one patrol on one day near each other
        count once in the test), ``BANDWIDTH_M``; layer ``OUTPUT`` with ``finds, effort, rate, finds_density, density,
        gi_z, gi_p, hotspot``.
    """
    progress = progress or Silent()
    source = source_of(store, period, category, kind, Part(progress, 0.0, 0.6))
    step(progress, 0.6, "density")
    params = DensityParams(bandwidth_m=bandwidth_m or None, adaptive=adaptive)
    finds = kernel_density(source.x, source.y, source.grid, params)
    per_effort = density_per_effort(finds, source)
    step(progress, 0.8, "hotspots")
    columns = {"finds": source.counts, "finds_density": finds.density, "density": per_effort}
    numbers = {"FINDS": len(source.x), "BANDWIDTH_M": known_number(finds.bandwidth_m if len(source.x) else np.nan)}
    if not source.has_effort:
        return _without_effort(store, source, columns, numbers)
    exposure = source.need_exposure()
    rates = rates_per_cell(np.where(exposure > 0, source.counts, 0.0), exposure, source.grid)
    parties = parties_of(source)
    test = test_hotspots(rates, source.grid, HotspotParams(fdr=fdr), parties)
    cells = cells_frame(store, {
        **columns, "effort": exposure, "rate": rates.rate, "gi_z": test.z, "gi_p": test.p, "hotspot": test.label})
    step(progress, 1.0)
    numbers |= {"HOT": test.n_hot, "COLD": test.n_cold, "UNKNOWN": test.n_unknown,
                "PARTIES": int(parties.counts.sum())}
    return StepResult(numbers, (test.sentence, *source.without_effort(), *source.notes), {"OUTPUT": cells})


def _without_effort(
    store: SiteStore, source: Source, columns: dict[str, np.ndarray], numbers: dict[str, int | float | str]
) -> StepResult:
    """Map the density alone; what is dense may only be where people look or live."""
    nothing = np.full(source.grid.spec.shape, np.nan)
    cells = cells_frame(store, {
        **columns, "effort": nothing, "rate": nothing, "gi_z": nothing, "gi_p": nothing,
        "hotspot": np.full(source.grid.spec.shape, "unknown", dtype=object)})
    unknown = int(source.grid.inside.sum())
    numbers |= {"HOT": 0, "COLD": 0, "UNKNOWN": unknown, "PARTIES": ""}
    return StepResult(
        numbers, (Sentence(_NO_EFFORT, {"n": len(source.x)}), *source.notes), {"OUTPUT": cells})


def density_per_effort(finds: DensityResult, source: Source) -> np.ndarray:
    """Return the density of events over that of their effort with the same kernels; NaN where effort is too thin."""
    unknown = np.full(source.grid.spec.shape, np.nan)
    if not source.has_effort:
        return unknown
    exposure = source.need_exposure()
    if not len(source.x):
        return np.where(exposure > 0, 0.0, unknown)
    spent = np.flatnonzero(exposure.ravel() > 0)
    effort = kernel_density(
        *source.grid.spec.centres(spent), source.grid, weights=exposure.ravel()[spent], like=finds)
    return relative_density(finds, effort)


def parties_of(source: Source) -> PartyCounts:
    """Return events with those of one patrol (or camera) on one day near each other counted once, and their effort."""
    cells, exposure = np.empty(0, np.int64), np.empty(0)
    if source.by_day is not None:
        cells, exposure = source.by_day["cell"].to_numpy(), source.by_day["exposure"].to_numpy(float)
    return party_counts(source.x, source.y, source.party, source.grid, cells, exposure, PARTY_REACH_M)


def maps_of(evidence: Evidence, fdr: float, bandwidth_m: float, progress: Progress) -> HotspotMaps:
    """Compute rates, density and the Gi* test of finds on patrol, for a plan."""
    rates = rates_of(evidence)
    step(progress, 0.1, "density")
    source = patrol_source(evidence)
    finds = kernel_density(source.x, source.y, source.grid, DensityParams(bandwidth_m=bandwidth_m or None))
    density = density_per_effort(finds, source)
    step(progress, 0.5, "hotspots")
    test = test_hotspots(rates, evidence.grid, HotspotParams(fdr=fdr), parties_of(source))
    return HotspotMaps(rates, density, float(finds.bandwidth_m), test)


def hotspots_result(evidence: Evidence, maps: HotspotMaps) -> StepResult:
    """Put the maps of a plan into numbers and sentences."""
    test = maps.test
    numbers = {
        "HOT": int(test.n_hot), "COLD": int(test.n_cold), "UNKNOWN": int(test.n_unknown),
        "FINDS": int(evidence.finds_per_cell.sum()), "BANDWIDTH_M": known_number(maps.bandwidth_m),
    }
    return StepResult(numbers, (test.sentence, *unmatched(evidence), *evidence.notes))


_NO_EFFORT = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "{n:,} events without known effort: the map shows where they are dense, which may only be where people look or"
    " live; no place can be called hot, cold or safe by it.",
)
