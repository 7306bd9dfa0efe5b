"""Areas of cells as polygons, traced along the edges of the cells; the same on every version of every library."""

from __future__ import annotations

import numpy as np
import scipy.ndimage
import shapely

from ...analysis.grid import GridSpec

# row and column of the corner where an edge starts and of the one where it ends, from the cell's north-west corner;
# the cell is always on the right
_SIDES = (((-1, 0), (0, 0), (0, 1)), ((0, 1), (0, 1), (1, 1)), ((1, 0), (1, 1), (1, 0)), ((0, -1), (1, 0), (0, 0)))


def areas_of(mask: np.ndarray, spec: GridSpec, least_m2: float = 0.0) -> shapely.MultiPolygon:
    """Return the cells of a mask as polygons with holes, corners cut half-way along each cell's side.

    Parameters
    ----------
    mask : ndarray of bool, shape (n_rows, n_cols)
        Cells of the area.
    spec : GridSpec
        Where they lie.
    least_m2 : float
        Parts that are smaller are left out.
    """
    labels, _ = scipy.ndimage.label(mask)
    keep = np.bincount(labels.ravel()) * spec.cell_size**2 >= max(least_m2, 1.0)
    keep[0] = False
    rings: dict[int, list[np.ndarray]] = {}
    for label, ring in _rings(np.where(keep[labels], labels, 0)):
        row, col = (ring + np.roll(ring, -1, axis=0)).T / 2
        xy = np.column_stack([spec.west + col * spec.cell_size, spec.north - row * spec.cell_size])
        rings.setdefault(label, []).append(_without_straight(xy))
    polygons = []
    for label in sorted(rings):
        parts = sorted(rings[label], key=lambda ring: -abs(_area(ring)))
        polygons.append(shapely.Polygon(parts[0], parts[1:]))
    return shapely.MultiPolygon(polygons)


def _rings(labels: np.ndarray) -> list[tuple[int, np.ndarray]]:
    """Return the closed rings of corners (row, column) around each label, its cells on the right."""
    wide = np.pad(labels, 1)
    n_cols = labels.shape[1] + 1
    ahead: dict[tuple[int, int], tuple[int, int]] = {}
    for side, (beside, start, end) in enumerate(_SIDES):
        other = wide[1 + beside[0] : 1 + beside[0] + labels.shape[0], 1 + beside[1] : 1 + beside[1] + labels.shape[1]]
        row, col = np.nonzero((labels > 0) & (other != labels))
        first = ((row + start[0]) * n_cols + col + start[1]).tolist()
        last = ((row + end[0]) * n_cols + col + end[1]).tolist()
        for a, b, label in zip(first, last, labels[row, col].tolist()):
            ahead[(a, side)] = (b, label)
    found = []
    for first_edge in sorted(ahead):
        if first_edge not in ahead:
            continue
        edge, ring = first_edge, []
        while edge in ahead:
            end_corner, label = ahead.pop(edge)
            ring.append(divmod(edge[0], n_cols))
            # the sharpest right turn first, so that cells that touch in a corner stay apart
            turns = [(end_corner, (edge[1] + turn) % 4) for turn in (1, 0, 3)]
            edge = next((turn for turn in turns if turn in ahead), turns[0])
        found.append((label, np.array(ring, float)))
    return found


def _without_straight(ring: np.ndarray) -> np.ndarray:
    """Return a ring without the points in the middle of its straight parts."""
    to, back = np.roll(ring, -1, axis=0) - ring, ring - np.roll(ring, 1, axis=0)
    return np.asarray(ring[np.abs(to[:, 0] * back[:, 1] - to[:, 1] * back[:, 0]) > 1e-6])


def _area(ring: np.ndarray) -> float:
    x, y = ring.T
    return float((x * np.roll(y, -1) - np.roll(x, -1) * y).sum()) / 2
