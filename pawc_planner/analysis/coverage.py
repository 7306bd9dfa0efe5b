"""Patrol coverage: the share of the site that patrols visited, in three measures, by sector, against the target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from ..base.params import positive, within
from ..base.progress import Part, Progress, Silent, step
from ..base.words import QT_TRANSLATE_NOOP, Sentence
from .clipping import area_shares, finer, finer_shares, metres_inside
from .grid import PlanningGrid
from .swath import swath_areas
from .track_pieces import part_days, pieces_in_chunks
from .tracks import TrackSet

DEFAULT_SWATH_M = 100.0
SECTOR_COLUMNS = [
    "sector", "area_km2", "km", "cells_percent", "subcells_percent", "swath_percent", "days_since_last",
]


@dataclass(frozen=True)
class CoverageParams:
    """How coverage is measured.

    Parameters
    ----------
    subcells : int
        A cell is divided into ``subcells`` × ``subcells`` parts.
    swath_m : mapping
        Full width in metres that a patrol looks over, by transport. An assumption: 100 m for every transport that is
        not named (50 m to each side), to be set for the visibility of the site.
    target : float
        Share of the site that should be visited, 0 to 1.
    """

    subcells: int = 5
    swath_m: Mapping[str, float] = field(default_factory=dict)
    target: float = 0.80

    def __post_init__(self) -> None:
        within("subcells", self.subcells, 1, 20)
        within("target", self.target, 0, 1)
        for transport, width in self.swath_m.items():
            positive(f"swath_m of {transport}", width)

    def swath_of(self, transport: str) -> float:
        """Return the full width looked over, in metres."""
        return float(self.swath_m.get(transport, DEFAULT_SWATH_M))


@dataclass(frozen=True)
class CoverageResult:
    """Share of the site that was visited.

    Parameters
    ----------
    cells_percent : float
        Area of the visited cells inside the boundary, percent of the site's area; the measure of the target.
    subcells_percent : float
        The same for the finer sub-cells.
    swath_percent : float
        Area within sight of a track, percent of the site's area.
    target_percent : float
        The target.
    by_sector : pandas.DataFrame
        ``sector, area_km2, km, cells_percent, subcells_percent, swath_percent, days_since_last``; the area is that
        inside the boundary; percentages are NaN for a sector outside it, days are NaN for a sector never visited.
    covered : ndarray, shape (n_rows, n_cols)
        Share of each cell's area inside the boundary that lies in visited sub-cells, 0 to 1.
    sentence : Sentence
        The result in one sentence.
    """

    cells_percent: float
    subcells_percent: float
    swath_percent: float
    target_percent: float
    by_sector: pd.DataFrame
    covered: np.ndarray
    sentence: Sentence

    @property
    def target_reached(self) -> bool:
        """True when the visited cells reach the target."""
        return self.cells_percent >= self.target_percent


def coverage(
    tracks: TrackSet,
    grid: PlanningGrid,
    boundary: BaseGeometry,
    params: CoverageParams | None = None,
    sectors: Sequence[tuple[str, BaseGeometry]] = (),
    on: date | None = None,
    progress: Progress | None = None,
) -> CoverageResult:
    """Measure coverage by cells, sub-cells and swath, for the site and for each sector.

    Parameters
    ----------
    tracks : TrackSet
        Clean tracks.
    grid : PlanningGrid
        Cells of the site.
    boundary : polygon
        Boundary, CRS of the grid.
    params : CoverageParams, optional
        How to measure.
    sectors : sequence of (name, polygon)
        Sectors, CRS of the grid.
    on : date, optional
        Day from which days since the last visit are counted; default: the last day of the tracks.
    progress : Progress, optional
        Told the share done; may cancel.
    """
    params, progress = params or CoverageParams(), progress or Silent()
    step(progress, 0.0, "coverage")
    areas = [("", boundary), *((name, shapely.intersection(polygon, boundary)) for name, polygon in sectors)]
    measured = _areas(grid, areas, params)
    visit = _visit(tracks, grid, measured, params, Part(progress, 0.0, 0.4))
    swath_km2 = swath_areas(
        tracks, grid.spec, [m.polygon for m in measured], params.swath_of, Part(progress, 0.4, 1.0)
    )
    on_day = on.toordinal() if on is not None else visit.last_day
    rows = [_row(visit, *found, on_day) for found in zip(measured, visit.metres, visit.days, swath_km2)]
    site = rows[0]
    return CoverageResult(
        cells_percent=site["cells_percent"], subcells_percent=site["subcells_percent"],
        swath_percent=site["swath_percent"], target_percent=params.target * 100,
        by_sector=pd.DataFrame(rows[1:], columns=SECTOR_COLUMNS),
        covered=_covered(visit, measured[0], params.subcells, grid), sentence=_sentence(site, params),
    )


@dataclass(frozen=True)
class _Area:
    """The site or one sector: its polygon inside the boundary and the share of every cell and sub-cell it holds."""

    name: str
    polygon: BaseGeometry
    cells: np.ndarray
    subcells: np.ndarray


@dataclass
class _Visit:
    """Where patrols were: visited cells and sub-cells; per area the metres and the last day; the last day of all."""

    cells: np.ndarray
    subcells: np.ndarray
    metres: np.ndarray
    days: np.ndarray
    last_day: float


def _areas(grid: PlanningGrid, areas: Sequence[tuple[str, BaseGeometry]], params: CoverageParams) -> list[_Area]:
    found = []
    for name, polygon in areas:
        cells = area_shares(polygon, grid.spec)
        found.append(_Area(name, polygon, cells, finer_shares(polygon, grid.spec, cells, params.subcells)))
    return found


def _visit(
    tracks: TrackSet, grid: PlanningGrid, areas: Sequence[_Area], params: CoverageParams, progress: Progress
) -> _Visit:
    fine, days = finer(grid.spec, params.subcells), part_days(tracks)
    subcells = np.zeros(fine.size, bool)
    metres, last = np.zeros(len(areas)), np.full(len(areas), np.nan)
    for pieces in pieces_in_chunks(tracks, fine, progress, "coverage"):
        subcells[pieces.cell[(pieces.cell >= 0) & (pieces.metres > 0)]] = True
        for i, area in enumerate(areas):
            inside = metres_inside(area.polygon, fine, area.subcells, pieces)
            metres[i] += inside.sum()
            seen = days[pieces.part[inside > 0]]
            last[i] = np.fmax(last[i], np.fmax.reduce(seen, initial=np.nan))
    blocks = subcells.reshape(grid.spec.n_rows, params.subcells, grid.spec.n_cols, params.subcells)
    cells = np.asarray(blocks.any(axis=(1, 3)))
    return _Visit(cells, subcells.reshape(fine.shape), metres, last, float(np.fmax.reduce(days, initial=np.nan)))


def _row(
    visit: _Visit, area: _Area, metres: float, last_day: float, swath_km2: float, on_day: float
) -> dict[str, Any]:
    area_km2 = area.polygon.area / 1e6
    return {
        "sector": area.name, "area_km2": area_km2, "km": metres / 1000,
        "cells_percent": _percent(area.cells[visit.cells].sum(), area.cells.sum()),
        "subcells_percent": _percent(area.subcells[visit.subcells].sum(), area.subcells.sum()),
        "swath_percent": _percent(swath_km2, area_km2),
        "days_since_last": on_day - last_day,
    }


def _percent(part: float, whole: float) -> float:
    return float(min(100.0, 100.0 * part / whole)) if whole > 0 else float("nan")


def _covered(visit: _Visit, site: _Area, factor: int, grid: PlanningGrid) -> np.ndarray:
    blocks = (grid.spec.n_rows, factor, grid.spec.n_cols, factor)
    whole = site.subcells.reshape(blocks).sum(axis=(1, 3))
    part = (site.subcells * visit.subcells).reshape(blocks).sum(axis=(1, 3))
    return np.divide(part, whole, out=np.zeros(grid.spec.shape), where=whole > 0)


def _sentence(site: dict[str, Any], params: CoverageParams) -> Sentence:
    facts = {
        "cells": site["cells_percent"], "target": params.target * 100, "subcells": site["subcells_percent"],
        "swath": site["swath_percent"],
    }
    if site["cells_percent"] >= params.target * 100:
        reached = QT_TRANSLATE_NOOP(
            "PawcPlanner",
            "Patrols reached {cells:.0f} % of the site, which meets the target of {target:.0f} %; {swath:.0f} % of it"
            " came within sight of a patrol.",
        )
        return Sentence(reached, facts)
    short = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Patrols reached {cells:.0f} % of the site, short of the target of {target:.0f} %; {swath:.0f} % of it came"
        " within sight of a patrol.",
    )
    return Sentence(short, facts)
