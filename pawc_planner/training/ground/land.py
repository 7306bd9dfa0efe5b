"""The bare land of a park: terrain, rivers and border, shipped, made up, or from a user's elevation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pyproj
import scipy.ndimage
import shapely
from shapely.geometry.base import BaseGeometry

from ...analysis.grid import GridSpec
from ...base.errors import ParameterError
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ...site.errors import RasterUnusable
from ...site.rasters import raster_extent, read_raster_file
from ..errors import TrainingElevationError
from ..parameters import LandParams, ParkParams
from .base_layers import BaseLayers
from .drainage import Drainage, drain, river_lines, river_reaches
from .outline import draw_border, draw_outline
from .relief import make_relief
from .terrain import CRS, MARGIN_M, Terrain, crossed_cells, load_terrain, smooth_line, terrain_of, to_metres

MADE_UP_AT = (102.3, 14.2)  # degrees: made-up parks lie where exports have believable coordinates
MAX_CELLS = 4_000_000  # the graph of walking takes 200 bytes a cell, and searching it 100 more
RIVER_KM_PER_KM2 = 0.06  # least length of rivers; smaller streams count until there is as much
BOATS_BEYOND_M = 4000.0
LOWEST_M, HIGHEST_M = -500.0, 9000.0  # the shore of the Dead Sea is at -430, Everest at 8,849

_LARGER = QT_TRANSLATE_NOOP("PawcPlanner", "large enough for at most {most} cells")
_EMPTY = QT_TRANSLATE_NOOP("PawcPlanner", "it has no elevations around its middle, only no-data")
_SMALL = QT_TRANSLATE_NOOP(
    "PawcPlanner", "it knows the elevation of only {known} % of a park of {wanted} km² around its middle"
)
_NOT_METRES = QT_TRANSLATE_NOOP(
    "PawcPlanner", "its values go from {low} to {high}, which cannot be metres above the sea"
)
_UNPLACED = QT_TRANSLATE_NOOP("PawcPlanner", "its middle lies where no UTM zone reaches")


@dataclass(frozen=True)
class Land:
    """The bare land.

    Parameters
    ----------
    terrain : Terrain
        Elevation and outline.
    rivers, border : list of (geometry, dict)
        Lines with attributes, in the park's CRS; rivers run downstream.
    river_cells : ndarray of bool, shape (n_cells,)
        Cells on rivers that boats can use.
    main_river : shapely.LineString
        The stretch of river through the park that carries most water.
    """

    terrain: Terrain
    rivers: list[tuple[BaseGeometry, dict]]
    border: list[tuple[BaseGeometry, dict]]
    river_cells: np.ndarray
    main_river: BaseGeometry

    def abroad(self, cells: np.ndarray) -> np.ndarray:
        """Return which cells lie beyond the border: the straight way from them to the park crosses it."""
        middles = shapely.points(*self.terrain.spec.centres(cells))
        crossed = np.zeros(len(middles), bool)
        for line, _ in self.border:
            crossed |= shapely.intersects(shapely.shortest_line(middles, self.terrain.outline), line)
        return crossed

    @property
    def river_systems(self) -> np.ndarray:
        """Number of the connected waters to which each cell (flat) belongs; 0 off the rivers."""
        labels, _ = scipy.ndimage.label(self.river_cells.reshape(self.terrain.spec.shape), np.ones((3, 3)))
        return np.asarray(labels.ravel())


def shipped_land(base: Path, layers: BaseLayers, cell_m: float) -> Land:
    """Return the real land that is shipped, on cells of ``cell_m``."""
    terrain = load_terrain(base, layers, cell_m, MARGIN_M)
    cells = np.zeros(terrain.spec.size, bool)
    for line, _ in layers.rivers:
        for part in shapely.get_parts(line):
            cells[crossed_cells(terrain.spec, *shapely.get_coordinates(part).T)] = True
    return Land(terrain, layers.rivers, layers.border, cells, shipped_river(layers))


def with_streams(land: Land, least_km2: float) -> Land:
    """Return the land with the streams that its elevation tells of, beside the few large rivers that are mapped."""
    drainage = drain(land.terrain.z)
    area = drainage.drained_km2(land.terrain.spec.cell_size)
    streams = area >= least_km2
    lines = river_lines(land.terrain.spec, river_reaches(drainage, streams), area)
    return replace(land, rivers=[*land.rivers, *lines], river_cells=land.river_cells | streams)


def shipped_river(layers: BaseLayers) -> BaseGeometry:
    """Return the river stretch by the reservoir station that boats use."""
    west, south = to_metres(102.02, 14.27)
    east, north = to_metres(102.14, 14.42)
    parts = shapely.get_parts(shapely.line_merge(shapely.union_all([line for line, _ in layers.rivers])))
    cut = shapely.get_parts(shapely.intersection(parts, shapely.box(west, south, east, north)))
    return max((part for part in cut if part.geom_type == "LineString"), key=lambda part: part.length)


def made_up_land(params: ParkParams, rng: np.random.Generator) -> Land:
    """Return made-up land of the wanted size.

    Raises
    ------
    ParameterError
        When the cells are so small that the park does not fit into memory.
    """
    x, y = to_metres(*MADE_UP_AT)
    outline = draw_outline(params.size_km2, (round(float(x)), round(float(y))), rng)
    _look_at_cells(outline, params)
    relief = make_relief(outline, params.cell_m, params.land, rng)
    return _watered(terrain_of(relief.spec, relief.z, outline), relief.drainage, params.land, rng)


def land_of_file(params: ParkParams, path: Path, rng: np.random.Generator) -> Land:
    """Return the land of a user's elevation raster, with an outline of the wanted size around its middle.

    Raises
    ------
    TrainingElevationError
        When the file cannot be read, has no CRS, is empty, is no elevation in metres, or is too small
        for the park.
    ParameterError
        When the cells are so small that the park does not fit into memory.
    """
    try:
        extent = raster_extent(path)
    except RasterUnusable as fault:
        raise TrainingElevationError(path=path, reason=fault.facts["reason"]) from fault
    crs, middle = _utm_zone(path, extent.crs, extent.middle)
    whole = 1.5 * np.sqrt(params.size_km2 * 1e6 / np.pi) * np.array([-1, -1, 1, 1])
    around = GridSpec.covering(np.array(middle * 2) + whole, max(500.0, params.cell_m))
    rough = _elevation(path, around, crs)
    if not np.isfinite(rough).any():
        raise TrainingElevationError(path=path, reason=_EMPTY)
    smooth = scipy.ndimage.gaussian_filter(np.nan_to_num(rough, nan=float(np.nanmin(rough))), 2)
    outline = draw_outline(params.size_km2, middle, rng, around, smooth.round(1))
    _look_at_cells(outline, params)
    margin = 1000 * params.land.margin_km
    spec = GridSpec.covering(np.array(outline.bounds) + margin * np.array([-1, -1, 1, 1]), params.cell_m)
    z = _elevation(path, spec, crs)
    _look_at_cover(path, spec, z, outline)
    terrain = terrain_of(spec, _filled(z), outline, crs)
    return _watered(terrain, drain(terrain.z), params.land, rng)


def _utm_zone(path: Path, crs: str, middle: tuple[float, float]) -> tuple[str, tuple[float, float]]:
    """Return the UTM zone (WGS 84) of the middle, and the middle in it."""
    lon, lat = pyproj.Transformer.from_crs(crs, 4326, always_xy=True).transform(*middle)
    if not (np.isfinite([lon, lat]).all() and -80 <= lat <= 84):
        raise TrainingElevationError(path=path, reason=_UNPLACED)
    zone = f"EPSG:{(32600 if lat >= 0 else 32700) + int((lon + 180) // 6) % 60 + 1}"
    x, y = to_metres(lon, lat, zone)
    return zone, (round(float(x)), round(float(y)))


def _elevation(path: Path, spec: GridSpec, crs: str) -> np.ndarray:
    try:
        return np.asarray(read_raster_file(path, spec, crs), float)
    except RasterUnusable as fault:
        raise TrainingElevationError(path=path, reason=fault.facts["reason"]) from fault


def _look_at_cells(outline: BaseGeometry, params: ParkParams) -> None:
    west, south, east, north = outline.bounds
    margin = 2000 * params.land.margin_km
    if (east - west + margin) * (north - south + margin) / params.cell_m**2 > MAX_CELLS:
        expected = Sentence(_LARGER, {"most": f"{MAX_CELLS:,}"})
        raise ParameterError(name="cell_m", value=f"{params.cell_m:g}", expected=expected)


def _look_at_cover(path: Path, spec: GridSpec, z: np.ndarray, outline: BaseGeometry) -> None:
    inside = shapely.contains_xy(outline, *spec.centres()).reshape(spec.shape)
    known = float(np.isfinite(z[inside]).mean())
    if known < 0.99:
        facts = {"known": f"{100 * known:.0f}", "wanted": f"{outline.area / 1e6:,.0f}"}
        raise TrainingElevationError(path=path, reason=Sentence(_SMALL, facts))
    low, high = np.nanmin(z), np.nanmax(z)
    if low < LOWEST_M or high > HIGHEST_M:
        facts = {"low": f"{low:,.0f}", "high": f"{high:,.0f}"}
        raise TrainingElevationError(path=path, reason=Sentence(_NOT_METRES, facts))


def _filled(z: np.ndarray) -> np.ndarray:
    """Return the elevation with gaps, as over the sea, at the height of the nearest known ground."""
    nearest = scipy.ndimage.distance_transform_edt(~np.isfinite(z), return_distances=False, return_indices=True)
    return np.asarray(z[tuple(nearest)])


def _watered(terrain: Terrain, drainage: Drainage, land: LandParams, rng: np.random.Generator) -> Land:
    """Say where enough water runs for a river, and draw the border."""
    area = drainage.drained_km2(terrain.spec.cell_size)
    inside = terrain.inside.ravel()
    least = RIVER_KM_PER_KM2 * terrain.area_km2 * 1000 / terrain.spec.cell_size
    threshold = land.river_km2
    while ((area >= threshold) & inside).sum() < least and threshold > 0.2:
        threshold *= 0.8
    river = area >= threshold
    lines = river_lines(terrain.spec, river_reaches(drainage, river), area)
    border = draw_border(terrain.outline, land.border, terrain.spec.bounds, rng)
    return Land(
        terrain,
        lines,
        [] if border is None else [(border, {"name": "State border"})],
        river,
        _main_river(terrain, drainage, area, river),
    )


def _main_river(terrain: Terrain, drainage: Drainage, area: np.ndarray, river: np.ndarray) -> BaseGeometry:
    """Return the stretch through the park that carries most water, in the direction of the water."""
    cell = int(np.argmax(np.where(river & (terrain.inland.ravel() > 0), area, 0)))
    near = river & (terrain.inland.ravel() > -BOATS_BEYOND_M)
    feeders = np.flatnonzero(near & (drainage.below >= 0))
    feeders = feeders[np.argsort(area[feeders], kind="stable")]
    above = np.full(terrain.spec.size, -1)
    above[drainage.below[feeders]] = feeders  # the largest is written last
    up, down = [cell], [cell]
    while above[up[-1]] >= 0:
        up.append(int(above[up[-1]]))
    while drainage.below[down[-1]] >= 0 and near[drainage.below[down[-1]]]:
        down.append(int(drainage.below[down[-1]]))
    cells = np.array(up[::-1] + down[1:])
    cells = cells if len(cells) > 1 else np.array([cell, cell + 1 if cell % terrain.spec.n_cols == 0 else cell - 1])
    return shapely.LineString(np.column_stack(smooth_line(*terrain.spec.centres(cells))).round(1))


__all__ = ["CRS", "Land", "land_of_file", "made_up_land", "shipped_land", "shipped_river", "with_streams"]
