"""Patrol coverage: the share of the site that patrols visited, in three measures, by sector, against the target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from shapely.geometry.base import BaseGeometry

from ...base.params import positive, within
from ...base.progress import Part, Progress, Silent, step
from ...base.words import Sentence
from ..calendars import ALL, Calendar
from ..grid import PlanningGrid
from ..lines.track_pieces import part_days
from ..tracks import TrackSet
from .periods import LEVELS, PERIOD_COLUMNS, calendar_merges, coverage_periods
from .swath import Merge, swath_areas
from .visits import Area, Visits, areas_of, percent, visits_of
from .words import reached_sentence

DEFAULT_SWATH_M = 100.0
SECTOR_COLUMNS = [
    "sector", "area_km2", "km", "cells_percent", "subcells_percent", "swath_percent", "days_since_last",
]
TRANSPORT_COLUMNS = [
    "transport", "swath_m", "km", "patrol_days", "cells_percent", "subcells_percent", "swath_percent",
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
    by_transport : pandas.DataFrame
        ``transport, swath_m, km, patrol_days, cells_percent, subcells_percent, swath_percent`` of the site, each
        transport for itself: what two of them saw counts for both.
    periods : pandas.DataFrame
        :func:`~pawc_planner.analysis.coverage.periods.coverage_periods`; no row without a calendar.
    visits : Visits
        Who was where on which day.
    areas : tuple of Area
        The site and the sectors.
    """

    cells_percent: float
    subcells_percent: float
    swath_percent: float
    target_percent: float
    by_sector: pd.DataFrame
    covered: np.ndarray
    sentence: Sentence
    by_transport: pd.DataFrame
    periods: pd.DataFrame
    visits: Visits
    areas: tuple[Area, ...]

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
    calendar: Calendar | None = None,
    swath_in_spans: bool = True,
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
        Sectors, CRS of the grid; they may overlap.
    on : date, optional
        Day from which days since the last visit are counted; default: the last day of the tracks.
    progress : Progress, optional
        Told the share done; may cancel.
    calendar : Calendar, optional
        With it coverage is also measured for each of its years, seasons and months.
    swath_in_spans : bool
        False leaves out the swath of these (NaN), which takes longest.
    """
    params, progress = params or CoverageParams(), progress or Silent()
    step(progress, 0.0, "coverage")
    areas = areas_of(grid, boundary, sectors, params.subcells)
    visits = visits_of(tracks, grid, areas, params.subcells, Part(progress, 0.05, 0.2))
    seen = _swath(tracks, grid, areas, params, visits, calendar if swath_in_spans else None, Part(progress, 0.2, 1.0))
    on_day = on.toordinal() if on is not None else visits.last_day
    rows = [_row(visits, areas, i, seen.all[i], on_day) for i in range(len(areas))]
    site = rows[0]
    periods = pd.DataFrame(columns=PERIOD_COLUMNS)
    if calendar is not None:
        periods = coverage_periods(visits, areas, calendar, seen.by_kind)
    return CoverageResult(
        cells_percent=site["cells_percent"], subcells_percent=site["subcells_percent"],
        swath_percent=site["swath_percent"], target_percent=params.target * 100,
        by_sector=pd.DataFrame(rows[1:], columns=SECTOR_COLUMNS), covered=_covered(visits, areas[0], grid),
        sentence=reached_sentence(site, params.target * 100, grid.spec.cell_size, params.subcells, visits),
        by_transport=_by_transport(visits, areas[0], seen.by_transport, params),
        periods=periods, visits=visits, areas=tuple(areas),
    )


@dataclass(frozen=True)
class _Seen:
    """Ground within sight in km²: of each area; of the site by transport; of each span and area by kind of span."""

    all: np.ndarray
    by_transport: np.ndarray
    by_kind: Mapping[str, np.ndarray]


def _swath(
    tracks: TrackSet, grid: PlanningGrid, areas: Sequence[Area], params: CoverageParams, visits: Visits,
    calendar: Calendar | None, progress: Progress,
) -> _Seen:
    transport = np.searchsorted(
        np.array(visits.transports, dtype=object), tracks.parts["transport"].fillna("").astype(str)
    ).astype(np.int64)
    polygons = [area.polygon for area in areas]
    if calendar is None:
        groups, merges = transport, [Merge(0, np.zeros(len(visits.transports), np.int64))]
        levels, by_transport = {ALL: 1}, 0
    else:
        groups, merges = calendar_merges(part_days(tracks), transport, calendar)
        levels, by_transport = LEVELS, len(merges)
    found = swath_areas(tracks, grid.spec, polygons, params.swath_of, progress, groups, merges)
    of_all = found[levels[ALL]].sum(axis=0)  # one group, or none without tracks
    return _Seen(of_all, found[by_transport][:, 0], {kind: found[level] for kind, level in levels.items()})


def _row(visits: Visits, areas: Sequence[Area], i: int, swath_km2: float, on_day: float) -> dict[str, Any]:
    area, metres = areas[i], visits.metres[i]
    cells, subcells = visits.entered(visits.subcell)
    last_day = float(np.fmax.reduce(visits.days[metres > 0], initial=np.nan))
    return {
        "sector": area.name, "area_km2": area.km2, "km": float(metres.sum()) / 1000,
        "cells_percent": percent(area.cells[cells].sum(), area.cells.sum()),
        "subcells_percent": percent(area.subcells[subcells].sum(), area.subcells.sum()),
        "swath_percent": percent(swath_km2, area.km2),
        "days_since_last": on_day - last_day,
    }


def _by_transport(visits: Visits, site: Area, swath_km2: np.ndarray, params: CoverageParams) -> pd.DataFrame:
    rows = []
    for i, transport in enumerate(visits.transports):
        cells, subcells = visits.entered(np.flatnonzero(visits.transport_subcells[i]))
        rows.append({
            "transport": transport, "swath_m": params.swath_of(transport),
            "km": float(visits.transport_metres[i]) / 1000, "patrol_days": int(visits.transport_patrol_days[i]),
            "cells_percent": percent(site.cells[cells].sum(), site.cells.sum()),
            "subcells_percent": percent(site.subcells[subcells].sum(), site.subcells.sum()),
            "swath_percent": percent(swath_km2[i], site.km2),
        })
    return pd.DataFrame(rows, columns=TRANSPORT_COLUMNS)


def _covered(visits: Visits, site: Area, grid: PlanningGrid) -> np.ndarray:
    _, subcells = visits.entered(visits.subcell)
    blocks = (grid.spec.n_rows, visits.factor, grid.spec.n_cols, visits.factor)
    whole = site.subcells.reshape(blocks).sum(axis=(1, 3))
    part = (site.subcells * subcells).reshape(blocks).sum(axis=(1, 3))
    return np.divide(part, whole, out=np.zeros(grid.spec.shape), where=whole > 0)
