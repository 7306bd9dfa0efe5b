"""Patrol coverage: how much of the site was visited, against the target."""

from __future__ import annotations

import geopandas as gpd

from ...analysis.coverage import CoverageParams
from ...analysis.coverage import coverage as compute
from ...base.period import Period
from ...base.progress import Part, Progress, Silent
from ..store import SiteStore
from .evidence import Evidence, cells_frame, gather, sectors_of
from .result import Number, StepResult, known_number


def coverage(store: SiteStore, period: Period | None = None, progress: Progress | None = None) -> StepResult:
    """Compute coverage by cells, by 5 x 5 sub-cells and by swath.

    Returns
    -------
    StepResult
        ``CELLS_PERCENT``, ``SUBCELLS_PERCENT``, ``SWATH_PERCENT``, ``TARGET_PERCENT``; layers ``OUTPUT`` (cells with
        ``km, covered, days_since, status``) and ``SECTORS``.
    """
    progress = progress or Silent()
    return coverage_result(gather(store, period, progress=Part(progress, 0.0, 0.5)), Part(progress, 0.5, 1.0))


def coverage_result(evidence: Evidence, progress: Progress) -> StepResult:
    """Put the coverage of ``evidence`` into numbers and layers."""
    store, effort = evidence.store, evidence.effort
    sectors = sectors_of(store)
    found = compute(
        evidence.tracks, evidence.grid, evidence.boundary, CoverageParams(), sectors, evidence.period.end, progress
    )
    numbers: dict[str, Number] = {
        "CELLS_PERCENT": float(found.cells_percent),
        "SUBCELLS_PERCENT": float(found.subcells_percent),
        "SWATH_PERCENT": float(found.swath_percent),
        "TARGET_PERCENT": float(found.target_percent),
        "KM": float(effort.inside_km),
    }
    for sector, percent in zip(found.by_sector["sector"], found.by_sector["cells_percent"]):
        numbers[f"CELLS_PERCENT[{sector}]"] = known_number(percent)
    cells = cells_frame(store, {"km": effort.km, "covered": found.covered, "days_since": evidence.days_since})
    cells["status"] = ["visited" if km > 0 else "unknown" for km in cells["km"]]
    by_sector = gpd.GeoDataFrame(found.by_sector, geometry=[polygon for _, polygon in sectors], crs=store.info.crs)
    return StepResult(numbers, (found.sentence, *evidence.notes), {"OUTPUT": cells, "SECTORS": by_sector})
