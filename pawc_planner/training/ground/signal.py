"""Where telephones have signal: what the towers see, with the shadow of the terrain."""

from __future__ import annotations

import numpy as np
import pandas as pd
import scipy.ndimage
from shapely.geometry.base import BaseGeometry

from .terrain import Terrain
from .tracing import areas_of

TOWER_HEIGHT_M, PHONE_HEIGHT_M = 40.0, 1.5
EARTH_M = 4 / 3 * 6_371_000.0  # radio waves bend a little: the usual four thirds of the earth's radius (ITU-R P.834)
LEAST_M2 = 4e5


def make_signal(terrain: Terrain, towers: pd.DataFrame, reach_m: float) -> dict[float, BaseGeometry]:
    """Return what the towers cover: strength 1 within half their reach, 0.5 beyond."""
    best = np.zeros(terrain.spec.shape)
    for x, y in zip(towers["x"], towers["y"]):
        seen, far = line_of_sight(terrain, x, y, reach_m)
        level = np.where(seen, np.where(far <= reach_m / 2, 1.0, 0.5), 0.0)
        best = np.maximum(best, level.reshape(terrain.spec.shape))
    cells = int(200 / terrain.spec.cell_size)
    if cells:
        best = scipy.ndimage.median_filter(best, 2 * cells + 1)
    return {level: areas_of(best == level, terrain.spec, LEAST_M2) for level in (0.5, 1.0)}


def line_of_sight(terrain: Terrain, x: float, y: float, reach_m: float) -> tuple[np.ndarray, np.ndarray]:
    """Return which cells (flat) a tower sees within its reach, and the distance of all cells in metres.

    Rays leave the tower so close together that neighbours are one cell apart at the far end; along each the steepest
    view so far is kept, and a cell is seen when the view to a telephone in it is at least as steep. One pass over the
    ground, whatever the size of the grid.
    """
    far = np.hypot(terrain.x - x, terrain.y - y)
    view, steps, rays = _views(terrain, x, y, reach_m)
    cells = np.flatnonzero(far <= reach_m)
    turn = np.arctan2(terrain.y[cells] - y, terrain.x[cells] - x)
    ray = np.floor(turn / (2 * np.pi) * rays + 0.5).astype(int) % rays
    # what stands between: the samples that are nearer than the cell by more than half its side
    before = np.floor(far[cells] / terrain.spec.cell_size - 0.5).astype(int)
    phone = terrain.z.ravel()[cells] + PHONE_HEIGHT_M - far[cells] ** 2 / (2 * EARTH_M)
    slope = (phone - _top(terrain, x, y)) / np.maximum(far[cells], 1.0)
    blocked = (before >= 1) & (slope < view[ray, np.clip(before, 1, steps) - 1])
    seen = np.zeros(terrain.spec.size, bool)
    seen[cells] = ~blocked
    return seen, far


def _top(terrain: Terrain, x: float, y: float) -> float:
    return float(terrain.z.ravel()[terrain.cell(x, y)]) + TOWER_HEIGHT_M


def _views(terrain: Terrain, x: float, y: float, reach_m: float) -> tuple[np.ndarray, int, int]:
    """Return the steepest view up to each sample of each ray, shape (rays, steps), and the numbers of both."""
    cell = terrain.spec.cell_size
    steps = max(1, int(np.ceil(reach_m / cell)))
    rays = int(np.ceil(2 * np.pi * steps))
    turn = np.arange(rays) * 2 * np.pi / rays
    far = (np.arange(steps) + 1) * cell
    at_x, at_y = x + np.cos(turn)[:, None] * far, y + np.sin(turn)[:, None] * far
    cells = terrain.spec.cells_at(at_x, at_y)
    ground = np.where(cells >= 0, terrain.z.ravel()[np.clip(cells, 0, None)], -np.inf) - far**2 / (2 * EARTH_M)
    return np.maximum.accumulate((ground - _top(terrain, x, y)) / far, axis=1), steps, rays
