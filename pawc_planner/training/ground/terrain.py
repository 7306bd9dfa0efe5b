"""The ground of the training park on a 500 m grid, and least-cost paths over it."""

from __future__ import annotations

from collections.abc import Sequence
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

CELL_M = 500.0
CRS = "EPSG:32648"
MARGIN_M = 14_000.0
# Half of the sixteen moves of a chess king and knight (the others are their reverse): sixteen directions keep
# paths from being 6-7 % too long.
MOVES = ((0, 1), (1, 0), (1, 1), (1, -1), (1, 2), (1, -2), (2, 1), (2, -1))


@dataclass(frozen=True)
class Terrain:
    """Elevation and park on a grid in EPSG:32648.

    Parameters
    ----------
    spec : GridSpec
        500 m cells over the park and 14 km around.
    z : ndarray, shape (n_rows, n_cols)
        Elevation, m.
    slope : ndarray, shape (n_rows, n_cols)
        Steepness, rise over run.
    inside : ndarray of bool, shape (n_rows, n_cols)
        Cells whose middle is in the park.
    outline : shapely.Polygon
        Outline of the park.
    """

    spec: GridSpec
    z: np.ndarray
    slope: np.ndarray
    inside: np.ndarray
    outline: BaseGeometry
    _moves: dict = field(default_factory=dict, repr=False, compare=False)

    @property
    def x(self) -> np.ndarray:
        """Easting of every cell's middle, flat."""
        return self.spec.centres()[0]

    @property
    def y(self) -> np.ndarray:
        """Northing of every cell's middle, flat."""
        return self.spec.centres()[1]

    def cell(self, x: float, y: float) -> int:
        """Return the cell at a point."""
        return int(self.spec.cells_at(np.array([x]), np.array([y]))[0])

    def walking_hours(self) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Return the moves between cells: from, to, km and hours on open ground by Tobler (1993).

        Slopes of 500 m cells are gentler than the ground; the pace of teams in forest is set by their cost of cells.
        """
        if not self._moves:
            self._moves["all"] = _moves(self.spec, self.z)
        return self._moves["all"]

    def network(self, cost: np.ndarray) -> scipy.sparse.csr_matrix:
        """Return the directed graph of hours: open-ground hours times the mean ``cost`` (flat) of the two cells.

        Cells whose cost is not finite cannot be entered.
        """
        start, end, _, hours = self.walking_hours()
        weight = hours * (cost[start] + cost[end]) / 2
        good = np.isfinite(weight)
        return scipy.sparse.csr_matrix((weight[good], (start[good], end[good])), shape=(self.spec.size, self.spec.size))


def _moves(spec: GridSpec, z: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    number = np.arange(spec.size).reshape(spec.shape)
    starts, ends = [], []
    for down, right in MOVES:
        rows, cols = spec.n_rows - down, spec.n_cols - abs(right)
        first, other = max(0, -right), max(0, right)
        starts.append(number[:rows, first : first + cols].ravel())
        ends.append(number[down:, other : other + cols].ravel())
    a, b = np.concatenate(starts), np.concatenate(ends)
    start, end = np.concatenate([a, b]), np.concatenate([b, a])
    x, y = spec.centres()
    km = np.hypot(x[end] - x[start], y[end] - y[start]) / 1000
    rise = (z.ravel()[end] - z.ravel()[start]) / (km * 1000)
    return start, end, km, km / (6.0 * np.exp(-3.5 * np.abs(rise + 0.05)))


def load_terrain(base: Path, layers: BaseLayers) -> Terrain:
    """Read the elevation of the base layers onto the grid."""
    west, south, east, north = layers.outline.bounds
    spec = GridSpec.covering((west - MARGIN_M, south - MARGIN_M, east + MARGIN_M, north + MARGIN_M), CELL_M)
    z = read_elevation(base, spec, CRS)
    z = np.where(np.isfinite(z), z, np.nanmedian(z))
    north_south, west_east = np.gradient(z, CELL_M)
    x, y = spec.centres()
    inside = shapely.contains_xy(layers.outline, x, y).reshape(spec.shape)
    return Terrain(spec, z, np.hypot(north_south, west_east), inside, layers.outline)


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


def path_trees(
    network: scipy.sparse.csr_matrix, sources: Sequence[int] | np.ndarray, limit: float = np.inf
) -> list[PathTree]:
    """Return the least-cost paths from every source cell, by Dijkstra (1959)."""
    found = []
    for source in sources:
        hours, before = scipy.sparse.csgraph.dijkstra(network, indices=source, return_predecessors=True, limit=limit)
        found.append(PathTree(int(source), hours, before))
    return found


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
