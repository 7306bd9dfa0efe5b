"""Land cover of a park from elevation, slope and noise, and what it does to walking and seeing."""

from __future__ import annotations

import numpy as np
import pandas as pd
import scipy.ndimage
import shapely
from shapely.geometry.base import BaseGeometry

from ...analysis.grid import GridSpec
from .terrain import Terrain

EVERGREEN, DECIDUOUS, GRASS, FARM, WATER = 1, 2, 3, 4, 5
# land-cover value: name, relative walking speed (assumption: 1 is open ground, 0 is impassable)
LAND_COVER = {
    EVERGREEN: ("evergreen forest", 0.6),
    DECIDUOUS: ("mixed deciduous forest", 0.75),
    GRASS: ("grassland", 0.95),
    FARM: ("farmland", 0.9),
    WATER: ("water", 0.0),
}
COVER_CELL_M = 250.0
LEAST_FOREST = 0.03  # slope below which ground outside the park is farmed


def cover_spec(terrain: Terrain) -> GridSpec:
    """Return the cells of the land cover: about 250 m, or the terrain's where they are smaller."""
    spec, finer = terrain.spec, finer_by(terrain)
    return GridSpec(spec.west, spec.north, spec.cell_size / finer, finer * spec.n_rows, finer * spec.n_cols)


def finer_by(terrain: Terrain) -> int:
    """Return how many land-cover cells lie along the side of a cell of the terrain."""
    return max(1, round(terrain.spec.cell_size / COVER_CELL_M))


def shipped_cover(terrain: Terrain, river: BaseGeometry, rng: np.random.Generator) -> np.ndarray:
    """Return the land cover of the shipped park, with a reservoir on its river."""
    spec = cover_spec(terrain)
    z, slope, noise, inside = _ground(terrain, spec, rng)
    cover = np.where(z + 60 * noise > 380, EVERGREEN, DECIDUOUS)
    cover[(slope < 0.06) & (noise > 1.3)] = GRASS
    cover[~inside & (slope < 0.05)] = FARM
    lake = shapely.buffer(shapely.line_interpolate_point(river, 0.55, normalized=True), 900)
    cover[shapely.contains_xy(lake, *spec.centres()).reshape(spec.shape)] = WATER
    return cover.astype(np.int16)


def make_cover(terrain: Terrain, villages: pd.DataFrame, rng: np.random.Generator) -> np.ndarray:
    """Return land cover: evergreen forest above, deciduous forest below, clearings, farmland outside.

    Half of the park's forest is evergreen, whatever its height.
    """
    spec = cover_spec(terrain)
    z, slope, noise, inside = _ground(terrain, spec, rng)
    wet = (z + 0.12 * (z[inside].max() - z[inside].min()) * noise).round(3)
    cover = np.where(wet > np.median(wet[inside]), EVERGREEN, DECIDUOUS)
    cover[(slope < 0.06) & (noise > 1.5)] = GRASS
    x, y = spec.centres()
    cell = terrain.spec.cells_at(x, y).reshape(spec.shape)
    outside = terrain.inland.ravel()[cell] < 150 * noise
    cover[outside & ~inside & (slope < LEAST_FOREST + 0.02 * noise)] = FARM
    for a, b in zip(villages["x"], villages["y"]):
        near = (np.hypot(x - a, y - b) < 1500).reshape(spec.shape)
        cover[near & ~inside & (slope < 0.1)] = FARM
    return cover.astype(np.int16)


def _ground(
    terrain: Terrain, spec: GridSpec, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return elevation, slope, noise of mean 0 and deviation 1, and what is inside, on the cover's cells."""
    finer = finer_by(terrain)
    z = scipy.ndimage.zoom(terrain.z, finer, order=1, grid_mode=True, mode="nearest") if finer > 1 else terrain.z
    slope = np.kron(terrain.slope, np.ones((finer, finer)))
    noise = scipy.ndimage.gaussian_filter(rng.standard_normal(spec.shape), 1250 / spec.cell_size)
    noise = (noise / noise.std()).round(6)
    inside = shapely.contains_xy(terrain.outline, *spec.centres()).reshape(spec.shape)
    return z.round(3), slope, noise, inside
