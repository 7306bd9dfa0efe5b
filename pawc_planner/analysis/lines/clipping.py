"""Exact areas and lengths inside a polygon, with the grid as index: only cells on its edge need geometry."""

from __future__ import annotations

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ..grid import GridSpec
from .track_pieces import TrackPieces


def area_shares(polygon: BaseGeometry, spec: GridSpec) -> np.ndarray:
    """Return the share of each cell's area inside ``polygon``, 0 to 1; shape (n_rows, n_cols)."""
    shares = np.zeros(spec.size)
    if not polygon.is_empty:
        cells = _cells_within(polygon.bounds, spec)
        shares[cells] = _shares_of(polygon, spec, cells)
    return shares.reshape(spec.shape)


def ground_inside(polygon: BaseGeometry, boundary: BaseGeometry) -> BaseGeometry:
    """Return what a polygon, valid or not, has inside a boundary, without points and lines where they only touch."""
    valid = polygon if polygon.is_valid else shapely.make_valid(polygon)
    return only_ground(shapely.intersection(valid, boundary))


def only_ground(shape: BaseGeometry) -> BaseGeometry:
    """Return the polygons of a shape."""
    parts = shapely.get_parts(shapely.get_parts(shape))  # of collections in a collection
    return shapely.union_all(parts[shapely.get_dimensions(parts) == 2])


def finer(spec: GridSpec, factor: int) -> GridSpec:
    """Return the grid with every cell divided into ``factor`` × ``factor``."""
    return GridSpec(spec.west, spec.north, spec.cell_size / factor, spec.n_rows * factor, spec.n_cols * factor)


def finer_shares(polygon: BaseGeometry, spec: GridSpec, shares: np.ndarray, factor: int) -> np.ndarray:
    """Return the shares for ``finer(spec, factor)``; only cells on the edge (0 < share < 1) are looked at again."""
    fine = finer(spec, factor)
    result = np.kron(shares, np.ones((factor, factor)))
    edge = np.flatnonzero((result > 0) & (result < 1))
    result.flat[edge] = _shares_of(polygon, fine, edge)
    return result


def metres_inside(polygon: BaseGeometry, spec: GridSpec, shares: np.ndarray, pieces: TrackPieces) -> np.ndarray:
    """Return the length of each piece inside ``polygon``, metres, shape (p,).

    ``shares`` are the polygon's :func:`area_shares`, ``pieces`` were cut on ``spec``. Cells that lie wholly in the
    polygon give the full length; only in cells on its edge lines are cut by the polygon.
    """
    share = np.where(pieces.cell >= 0, shares.ravel()[pieces.cell], 0.0)
    metres = np.where(share >= 1, pieces.metres, 0.0)
    edge = np.flatnonzero((share > 0) & (share < 1) & (pieces.metres > 0))
    if len(edge):
        metres[edge] = _clipped(polygon, spec, pieces.where(edge))
    return metres


def shares_inside(polygon: BaseGeometry, spec: GridSpec, shares: np.ndarray, pieces: TrackPieces) -> np.ndarray:
    """Return the share of each piece inside ``polygon``, 0 to 1, shape (p,); see :func:`metres_inside`.

    A piece of no length, as of a team at rest, is inside or not by its place.
    """
    metres = metres_inside(polygon, spec, shares, pieces)
    inside = np.divide(metres, pieces.metres, out=np.zeros(len(pieces)), where=pieces.metres > 0)
    points = np.flatnonzero((pieces.metres == 0) & (pieces.cell >= 0))
    cell_share = shares.ravel()[pieces.cell[points]]
    inside[points] = cell_share >= 1
    edge = points[(cell_share > 0) & (cell_share < 1)]
    inside[edge] = shapely.covers(polygon, shapely.points(pieces.x0[edge], pieces.y0[edge]))
    return np.minimum(inside, 1.0)


def _clipped(polygon: BaseGeometry, spec: GridSpec, pieces: TrackPieces) -> np.ndarray:
    cells, index = np.unique(pieces.cell, return_inverse=True)
    x, y = spec.centres(cells)
    # A little more than the cell, so that rounding at its edge cuts nothing off.
    half = spec.cell_size * 0.51
    local = shapely.intersection(polygon, shapely.box(x - half, y - half, x + half, y + half))
    shapely.prepare(local)
    lines = shapely.linestrings(
        np.stack([np.column_stack([pieces.x0, pieces.y0]), np.column_stack([pieces.x1, pieces.y1])], axis=1)
    )
    metres = pieces.metres.copy()
    cut = np.flatnonzero(~shapely.covers(local[index], lines))
    metres[cut] = shapely.length(shapely.intersection(lines[cut], local[index[cut]]))
    return metres


def _cells_within(bounds: tuple[float, float, float, float], spec: GridSpec) -> np.ndarray:
    west, south, east, north = bounds
    size = spec.cell_size
    cols = np.arange(*_window(west - spec.west, east - spec.west, size, spec.n_cols))
    rows = np.arange(*_window(spec.north - north, spec.north - south, size, spec.n_rows))
    return (rows[:, None] * spec.n_cols + cols).ravel()


def _window(low: float, high: float, size: float, n: int) -> tuple[int, int]:
    return max(0, int(np.floor(low / size))), min(n, int(np.floor(high / size)) + 1)


def _shares_of(polygon: BaseGeometry, spec: GridSpec, cells: np.ndarray) -> np.ndarray:
    boxes = spec.boxes(cells)
    shapely.prepare(polygon)
    shares = shapely.contains_properly(polygon, boxes).astype(float)
    edge = np.flatnonzero((shares == 0) & shapely.intersects(polygon, boxes))
    shares[edge] = shapely.area(shapely.intersection(boxes[edge], polygon)) / spec.cell_size**2
    return np.clip(shares, 0.0, 1.0)
