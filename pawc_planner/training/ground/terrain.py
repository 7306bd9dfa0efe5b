"""The ground of a training park on a grid, and least-cost paths over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pyproj
import scipy.ndimage
import scipy.sparse
import scipy.sparse.csgraph
import shapely
from numpy.typing import ArrayLike
from shapely.geometry.base import BaseGeometry

from ...analysis.grid import GridSpec
from .base_layers import BaseLayers, read_elevation
from .walk_graph import MOVES, open_moves, walk_network

CELL_M = 500.0
CRS = "EPSG:32648"
MARGIN_M = 14_000.0

__all__ = [
    "CELL_M",
    "CRS",
    "MARGIN_M",
    "MOVES",
    "PathTree",
    "Terrain",
    "crossed_cells",
    "densify",
    "load_terrain",
    "path_between",
    "path_tree",
    "rough",
    "smooth_line",
    "terrain_of",
    "to_degrees",
    "to_metres",
]


@dataclass(frozen=True)
class Terrain:
    """Elevation and park on a grid in ``crs``.

    Parameters
    ----------
    spec : GridSpec
        Square cells over the park and the ground around it.
    z : ndarray, shape (n_rows, n_cols)
        Elevation, m.
    slope : ndarray, shape (n_rows, n_cols)
        Steepness, rise over run.
    inside : ndarray of bool, shape (n_rows, n_cols)
        Cells whose middle is in the park.
    outline : shapely.Polygon
        Outline of the park.
    crs : str
        Projected CRS of the grid and of everything in the park, in metres.
    """

    spec: GridSpec
    z: np.ndarray
    slope: np.ndarray
    inside: np.ndarray
    outline: BaseGeometry
    crs: str = CRS
    _kept: dict = field(default_factory=dict, repr=False, compare=False)

    @property
    def x(self) -> np.ndarray:
        """Easting of every cell's middle, flat."""
        return self._array("x", lambda: self.spec.centres()[0])

    @property
    def y(self) -> np.ndarray:
        """Northing of every cell's middle, flat."""
        return self._array("y", lambda: self.spec.centres()[1])

    @property
    def inland(self) -> np.ndarray:
        """Distance from the outline, metres, positive inside and negative outside; shape (n_rows, n_cols)."""
        return self._array("inland", lambda: _inland(self.inside, self.spec.cell_size))

    @property
    def area_km2(self) -> float:
        """Area of the park, km²."""
        return float(self.outline.area) / 1e6

    def cell(self, x: float, y: float) -> int:
        """Return the cell at a point."""
        return int(self.spec.cells_at(np.array([x]), np.array([y]))[0])

    def network(self, cost: np.ndarray) -> scipy.sparse.csr_matrix:
        """Return the directed graph of hours: open-ground hours times the mean ``cost`` (flat) of the two cells.

        Cells whose cost is not finite cannot be entered. Graphs without such cells share the arrays of their moves.
        """
        everywhere = np.isfinite(cost).all()
        moves = self._once("moves", lambda: open_moves(self.spec, cost)) if everywhere else None
        return walk_network(self.spec, self.z, cost, moves)

    def _array(self, name: str, make: Callable[[], np.ndarray]) -> np.ndarray:
        return np.asarray(self._once(name, make))

    def _once(self, name: str, make: Callable[[], Any]) -> Any:
        if name not in self._kept:
            self._kept[name] = make()
        return self._kept[name]


def _inland(inside: np.ndarray, cell_size: float) -> np.ndarray:
    within = scipy.ndimage.distance_transform_edt(inside)
    without = scipy.ndimage.distance_transform_edt(~inside)
    return np.asarray(np.where(inside, within - 0.5, 0.5 - without) * cell_size)


def terrain_of(spec: GridSpec, z: np.ndarray, outline: BaseGeometry, crs: str = CRS) -> Terrain:
    """Return the terrain of elevations in metres, rounded to 0.1 m so that no choice hangs on their last digits."""
    z = np.round(np.asarray(z, float), 1)
    north_south, west_east = np.gradient(z, spec.cell_size)
    inside = shapely.contains_xy(outline, *spec.centres()).reshape(spec.shape)
    return Terrain(spec, z, np.hypot(north_south, west_east).round(6), inside, outline, crs)


def load_terrain(base: Path, layers: BaseLayers, cell_m: float = CELL_M, margin_m: float = MARGIN_M) -> Terrain:
    """Read the elevation of the base layers onto the grid."""
    west, south, east, north = layers.outline.bounds
    spec = GridSpec.covering((west - margin_m, south - margin_m, east + margin_m, north + margin_m), cell_m)
    z = read_elevation(base, spec, CRS)
    return terrain_of(spec, np.where(np.isfinite(z), z, np.nanmedian(z)), layers.outline)


@dataclass(frozen=True)
class PathTree:
    """Least-cost paths from one cell to all others."""

    source: int
    hours: np.ndarray
    before: np.ndarray

    def path_to(self, cell: int) -> np.ndarray:
        """Return the cells from the source to ``cell``; empty when it cannot be reached."""
        if not np.isfinite(self.hours[cell]):
            return np.empty(0, np.int64)
        cells = [cell]
        while cells[-1] != self.source:
            cells.append(int(self.before[cells[-1]]))
        return np.array(cells[::-1], np.int64)


def path_tree(network: scipy.sparse.csr_matrix, source: int, limit: float = np.inf) -> PathTree:
    """Return the least-cost paths from one cell, by Dijkstra (1959); cells beyond ``limit`` hours are not reached.

    A tree takes 12 bytes per cell: on large grids take one at a time.
    """
    hours, before = scipy.sparse.csgraph.dijkstra(network, indices=source, return_predecessors=True, limit=limit)
    return PathTree(int(source), hours, before)


def path_between(terrain: Terrain, cost: np.ndarray, start: int, end: int) -> np.ndarray:
    """Return the cells of the least-cost path between two cells; empty where there is none.

    Only the ground around the two is searched, and wider when they are not joined there: on large grids hundreds of
    roads and trails would take hours otherwise.
    """
    (row, col), shape = np.divmod([start, end], terrain.spec.n_cols), terrain.spec.shape
    slack = 6 + max(abs(int(row[0] - row[1])), abs(int(col[0] - col[1]))) // 2
    while True:
        top, left = max(0, row.min() - slack), max(0, col.min() - slack)
        bottom, right = min(shape[0], row.max() + slack + 1), min(shape[1], col.max() + slack + 1)
        part = GridSpec(0.0, 0.0, terrain.spec.cell_size, int(bottom - top), int(right - left))
        window = (slice(top, bottom), slice(left, right))
        network = walk_network(part, terrain.z[window], cost.reshape(shape)[window].ravel())
        here = (row - top) * part.n_cols + col - left
        found = path_tree(network, int(here[0])).path_to(int(here[1]))
        if found.size or part.shape == shape:
            rows, cols = np.divmod(found, part.n_cols)
            return np.asarray((rows + top) * terrain.spec.n_cols + cols + left)
        slack *= 4


def rough(terrain: Terrain, rng: np.random.Generator, spread: float, reach: int = 3) -> np.ndarray:
    """Return a smooth random factor per cell (flat), log-normal with ``spread``; makes equal paths differ."""
    noise = scipy.ndimage.gaussian_filter(rng.standard_normal(terrain.spec.shape), reach)
    return np.exp(spread * noise / noise.std()).ravel()


def to_degrees(x: ArrayLike, y: ArrayLike, crs: str = CRS) -> tuple[Any, Any]:
    """Return longitude and latitude (WGS 84) of points in ``crs``."""
    return pyproj.Transformer.from_crs(crs, 4326, always_xy=True).transform(x, y)


def to_metres(lon: ArrayLike, lat: ArrayLike, crs: str = CRS) -> tuple[Any, Any]:
    """Return points given in WGS 84 degrees in ``crs``."""
    return pyproj.Transformer.from_crs(4326, crs, always_xy=True).transform(lon, lat)


def smooth_line(x: np.ndarray, y: np.ndarray, rounds: int = 2) -> tuple[np.ndarray, np.ndarray]:
    """Return a line through cell middles with its corners cut (Chaikin); the ends stay."""
    line = np.column_stack([x, y])
    for _ in range(rounds if len(line) > 2 else 0):
        cut = np.empty((2 * len(line) - 2, 2))
        cut[0::2], cut[1::2] = 0.75 * line[:-1] + 0.25 * line[1:], 0.25 * line[:-1] + 0.75 * line[1:]
        line = np.vstack([line[:1], cut, line[-1:]])
    return line[:, 0], line[:, 1]


def densify(x: np.ndarray, y: np.ndarray, step_m: float) -> tuple[np.ndarray, np.ndarray]:
    """Return a line's points no more than ``step_m`` apart, its own points included."""
    parts = np.maximum(1, np.ceil(np.hypot(np.diff(x), np.diff(y)) / step_m)).astype(int)
    at = np.concatenate([np.arange(n) / n + number for number, n in enumerate(parts)] + [[len(parts)]])
    number = np.arange(len(parts) + 1)
    return np.interp(at, number, x), np.interp(at, number, y)


def crossed_cells(spec: GridSpec, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return the cells that a line crosses, in order: those between the ends of a knight's move too; -1 never."""
    cells = spec.cells_at(*densify(np.asarray(x, float), np.asarray(y, float), spec.cell_size / 4))
    cells = cells[cells >= 0]
    return cells[np.concatenate([[True], np.diff(cells) != 0])] if len(cells) else cells
