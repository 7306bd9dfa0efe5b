"""How the percentage of coverage depends on the size of the cell and on the width of the strip."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from shapely.geometry.base import BaseGeometry

from ...base.errors import ParameterError
from ...base.params import within
from ...base.progress import Part, Progress, Silent, step
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..grid import PlanningGrid, planning_grid
from ..tracks import TrackSet
from .swath import swath_areas
from .visits import areas_of, percent, visits_of
from .words import OUTSIDE, percent_text

CELLS, SUBCELLS, SWATH = "cells", "subcells", "swath"
CELL_SIZES_M = (250.0, 500.0, 1000.0, 2000.0, 5000.0)
SWATHS_M = (20.0, 50.0, 100.0, 200.0, 500.0)
DEFINITION_COLUMNS = ["measure", "size_m", "covered_percent", "covered_km2", "site_km2"]
MOST_SIZES = 20
MOST_CELLS = 4_000_000
_SIZES = QT_TRANSLATE_NOOP("PawcPlanner", "at most {most} sizes in metres above 0, such as {example}")
_COARSER = QT_TRANSLATE_NOOP("PawcPlanner", "large enough for at most {most} cells on this site")
_NOBODY = QT_TRANSLATE_NOOP("PawcPlanner", "No patrol track lies in this period, so nothing is known about any place.")
_SAY = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "The same patrols cover {most} % of the site by cells of {cell} m and {least} % by a strip of {width} m: say which "
    "is meant.",
)


@dataclass(frozen=True)
class DefinitionParams:
    """Which definitions of coverage are compared.

    Parameters
    ----------
    cell_sizes_m : sequence of float
        Sides of cells, metres; each has a grid of its own. The planning cell is always among them.
    swaths_m : sequence of float
        Full widths of the strip, metres, the same for every transport.
    subcells : int
        Sub-cells along the side of a planning cell.
    """

    cell_sizes_m: Sequence[float] = CELL_SIZES_M
    swaths_m: Sequence[float] = SWATHS_M
    subcells: int = 5

    def __post_init__(self) -> None:
        within("SUBCELLS", self.subcells, 1, 20)
        for name, sizes in (("CELL_SIZES", self.cell_sizes_m), ("SWATHS", self.swaths_m)):
            if len(sizes) > MOST_SIZES or any(not 0 < size < float("inf") for size in sizes):
                raise ParameterError(name=name, value=", ".join(f"{size:g}" for size in sizes), expected=_expected())


@dataclass(frozen=True)
class DefinitionResult:
    """The same patrols by several definitions.

    Parameters
    ----------
    table : pandas.DataFrame
        ``measure`` (``cells``, ``subcells``, ``swath``), ``size_m`` (side of the cell or sub-cell, width of the strip),
        ``covered_percent``, ``covered_km2``, ``site_km2``.
    sentence : Sentence
        The widest difference in one sentence.
    """

    table: pd.DataFrame
    sentence: Sentence


def sizes_of(text: str, name: str, usual: Sequence[float]) -> tuple[float, ...]:
    """Read metres such as ``250, 500, 1000``, in order of size and each once; "" gives the usual ones.

    Raises
    ------
    ParameterError
        Names the parameter ``name``.
    """
    words = [word for word in re.split(r"[;,\s]+", text.strip()) if word]
    try:
        sizes = sorted({float(word) for word in words})
    except ValueError:
        sizes = [0.0]
    if words and (len(sizes) > MOST_SIZES or not all(0 < size < float("inf") for size in sizes)):
        raise ParameterError(name=name, value=text, expected=_expected(usual))
    return tuple(sizes) or tuple(usual)


def _expected(usual: Sequence[float] = CELL_SIZES_M) -> Sentence:
    return Sentence(_SIZES, {"most": MOST_SIZES, "example": ", ".join(f"{size:g}" for size in usual)})


def coverage_definitions(
    tracks: TrackSet,
    grid: PlanningGrid,
    boundary: BaseGeometry,
    params: DefinitionParams | None = None,
    progress: Progress | None = None,
) -> DefinitionResult:
    """Measure the coverage of the same tracks by cells of several sizes, by sub-cells and by strips of several widths.

    Parameters
    ----------
    tracks : TrackSet
        Clean tracks.
    grid : PlanningGrid
        Planning cells of the site.
    boundary : polygon
        Boundary, CRS of the grid.
    params : DefinitionParams, optional
        Sizes and widths.
    progress : Progress, optional
        Told the share done; may cancel.
    """
    params, progress = params or DefinitionParams(), progress or Silent()
    step(progress, 0.0, "coverage")
    sizes = sorted({*map(float, params.cell_sizes_m), grid.spec.cell_size})
    rows = []
    for i, size in enumerate(sizes):
        part = Part(progress, 0.4 * i / len(sizes), 0.4 * (i + 1) / len(sizes))
        subcells = params.subcells if size == grid.spec.cell_size else 1
        rows += _by_cells(tracks, _grid(grid, boundary, size, subcells), boundary, subcells, part)
    for i, width in enumerate(params.swaths_m):
        part = Part(progress, 0.4 + 0.6 * i / len(params.swaths_m), 0.4 + 0.6 * (i + 1) / len(params.swaths_m))
        rows.append((SWATH, width, _by_strip(tracks, grid, boundary, width, part)))
    table = pd.DataFrame(rows, columns=["measure", "size_m", "covered_percent"])
    table["site_km2"] = boundary.area / 1e6
    table["covered_km2"] = table["covered_percent"] / 100 * table["site_km2"]
    order = table["measure"].map({CELLS: 0, SUBCELLS: 1, SWATH: 2})
    table = table.iloc[order.argsort(kind="stable")][DEFINITION_COLUMNS].reset_index(drop=True)
    return DefinitionResult(table, _sentence(table, tracks))


def _grid(grid: PlanningGrid, boundary: BaseGeometry, size: float, subcells: int) -> PlanningGrid:
    if size == grid.spec.cell_size:
        return grid
    west, south, east, north = boundary.bounds
    if (east - west) / size * (north - south) / size > MOST_CELLS:
        expected = Sentence(_COARSER, {"most": f"{MOST_CELLS:,}"})
        raise ParameterError(name="CELL_SIZES", value=f"{size:g}", expected=expected)
    return planning_grid(boundary, size)


def _by_cells(
    tracks: TrackSet, grid: PlanningGrid, boundary: BaseGeometry, subcells: int, progress: Progress
) -> list[tuple[str, float, float]]:
    areas = areas_of(grid, boundary, (), subcells)
    visits = visits_of(tracks, grid, areas, subcells, progress)
    entered, fine = visits.entered(visits.subcell)
    size, site = grid.spec.cell_size, areas[0]
    rows = [(CELLS, size, percent(site.cells[entered].sum(), site.cells.sum()))]
    if subcells > 1:
        rows.append((SUBCELLS, size / subcells, percent(site.subcells[fine].sum(), site.subcells.sum())))
    return rows


def _by_strip(
    tracks: TrackSet, grid: PlanningGrid, boundary: BaseGeometry, width: float, progress: Progress
) -> float:
    seen = swath_areas(tracks, grid.spec, [boundary], lambda transport: width, progress)
    return percent(float(seen[0].sum()), boundary.area / 1e6)


def _sentence(table: pd.DataFrame, tracks: TrackSet) -> Sentence:
    if not len(tracks):
        return Sentence(_NOBODY)
    if not (table["covered_percent"] > 0).any():
        return Sentence(OUTSIDE)
    cells, strips = table[table["measure"] == CELLS], table[table["measure"] == SWATH]
    if strips.empty:
        strips = table[table["measure"] != CELLS]
    most, least = cells.loc[cells["covered_percent"].idxmax()], strips.loc[strips["covered_percent"].idxmin()]
    return Sentence(_SAY, {
        "most": percent_text(most["covered_percent"]), "cell": f"{most['size_m']:g}",
        "least": percent_text(least["covered_percent"]), "width": f"{least['size_m']:g}",
    })
