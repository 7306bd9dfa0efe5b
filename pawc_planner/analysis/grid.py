"""The planning grid: square cells in the site's CRS, numbered row by row from the north-west."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ..base.errors import ParameterError
from ..base.params import positive
from ..base.words import QT_TRANSLATE_NOOP, Sentence

MAX_CELLS = 25_000_000
_LARGER = QT_TRANSLATE_NOOP("PawcPlanner", "large enough for at most {most} cells")


@dataclass(frozen=True)
class GridSpec:
    """Where the cells lie: corner in metres, cell size in metres, and shape; row 0 is the north.

    Cell number = ``row * n_cols + col``.
    """

    west: float
    north: float
    cell_size: float
    n_rows: int
    n_cols: int

    def __post_init__(self) -> None:
        positive("CELL_SIZE", self.cell_size)
        if not 0 < self.n_rows * self.n_cols <= MAX_CELLS:
            raise ParameterError(
                name="CELL_SIZE", value=f"{self.cell_size:g} m",
                expected=Sentence(_LARGER, {"most": f"{MAX_CELLS:,}"}),
            )

    @classmethod
    def covering(cls, bounds: Sequence[float], cell_size: float) -> GridSpec:
        """Return the smallest grid over ``(west, south, east, north)`` whose corners are multiples of the cell size."""
        positive("CELL_SIZE", cell_size)
        west = np.floor(bounds[0] / cell_size) * cell_size
        north = np.ceil(bounds[3] / cell_size) * cell_size
        n_cols = max(1, int(np.ceil((bounds[2] - west) / cell_size)))
        n_rows = max(1, int(np.ceil((north - bounds[1]) / cell_size)))
        return cls(float(west), float(north), float(cell_size), n_rows, n_cols)

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return (self.n_rows, self.n_cols)

    @property
    def size(self) -> int:
        """Number of cells."""
        return self.n_rows * self.n_cols

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north in metres."""
        return (
            self.west,
            self.north - self.n_rows * self.cell_size,
            self.west + self.n_cols * self.cell_size,
            self.north,
        )

    def cells_at(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Return the cell number of each point, -1 outside the grid; shape (n,), int64."""
        col = np.floor((np.asarray(x, float) - self.west) / self.cell_size)
        row = np.floor((self.north - np.asarray(y, float)) / self.cell_size)
        inside = (col >= 0) & (col < self.n_cols) & (row >= 0) & (row < self.n_rows)
        return np.where(inside, row * self.n_cols + col, -1).astype(np.int64)

    def centres(self, cells: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
        """Return x and y of the middles of ``cells`` (default: all), metres."""
        cells = np.arange(self.size) if cells is None else np.asarray(cells)
        row, col = np.divmod(cells, self.n_cols)
        return self.west + (col + 0.5) * self.cell_size, self.north - (row + 0.5) * self.cell_size

    def boxes(self, cells: np.ndarray | None = None) -> np.ndarray:
        """Return the squares of ``cells`` (default: all) as shapely polygons, shape (n,)."""
        x, y = self.centres(cells)
        half = self.cell_size / 2
        return shapely.box(x - half, y - half, x + half, y + half)


@dataclass(frozen=True)
class PlanningGrid:
    """A grid laid over a site: ``weight`` is the share of each cell inside the boundary, shape (n_rows, n_cols)."""

    spec: GridSpec
    weight: np.ndarray

    @property
    def inside(self) -> np.ndarray:
        """True where a cell has any area inside the boundary; shape (n_rows, n_cols)."""
        return self.weight > 0

    @property
    def area_km2(self) -> float:
        """Area inside the boundary in km²."""
        return float(self.weight.sum()) * self.spec.cell_size**2 / 1e6


def planning_grid(boundary: BaseGeometry, cell_size: float) -> PlanningGrid:
    """Lay a grid over ``boundary`` (polygon in a metric CRS) with exact shares of area per cell."""
    spec = GridSpec.covering(boundary.bounds, cell_size)
    boxes = spec.boxes()
    shapely.prepare(boundary)
    weight = shapely.contains_properly(boundary, boxes).astype(float)
    edge = (weight == 0) & shapely.intersects(boundary, boxes)
    weight[edge] = shapely.area(shapely.intersection(boxes[edge], boundary)) / cell_size**2
    return PlanningGrid(spec, np.clip(weight, 0.0, 1.0).reshape(spec.shape))
