"""Made-up terrain: hills where the park is, plain around it, valleys cut by running water."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.ndimage
import shapely
from shapely.geometry.base import BaseGeometry

from ...analysis.grid import GridSpec
from ..parameters import LandParams
from .drainage import Drainage, drain
from .noise import ridged, smooth_noise

ROUNDS = 24
WORK_CELLS = 60_000
PLAIN_M, TILT = 60.0, 0.0006
# deviation and wavelength of the swells of the plain, metres
GENTLE = ((7.0, 9000.0), (3.0, 4000.0), (1.2, 1500.0))


@dataclass(frozen=True)
class Relief:
    """Elevation in metres on the cells of ``spec``, shape (n_rows, n_cols), and how water runs over it."""

    spec: GridSpec
    z: np.ndarray
    drainage: Drainage


def make_relief(outline: BaseGeometry, cell_m: float, land: LandParams, rng: np.random.Generator) -> Relief:
    """Return the terrain of a park and of ``land.margin_km`` around it.

    The large forms are made on cells of at least 250 m and worn down by water (stream power, Braun & Willett 2013);
    smaller cells add fine relief on steep ground. Every cell drains to the edge of the grid.
    """
    margin = 1000 * land.margin_km
    west, south, east, north = outline.bounds
    bounds = (west - margin, south - margin, east + margin, north + margin)
    extent = (bounds[2] - bounds[0]) * (bounds[3] - bounds[1])
    finer = max(1, int(np.ceil(max(250.0, np.sqrt(extent / WORK_CELLS)) / cell_m)))
    work = GridSpec.covering(bounds, cell_m * finer)
    hills = _hills(work, outline, land, rng)
    z = _worn(_plain(work, rng), _mountains(work, hills, land, rng), work.cell_size)
    inside = shapely.contains_xy(outline, *work.centres()).reshape(work.shape)
    z = _to_height(z, inside, inside & (hills > 0.5), land.relief_m)
    spec = GridSpec(work.west, work.north, cell_m, work.n_rows * finer, work.n_cols * finer)
    if finer > 1:
        z = _finer(z, work, spec, finer, land, rng)
    drainage = drain(np.round(z, 1))
    return Relief(spec, drainage.filled.reshape(spec.shape), drainage)


def _hills(spec: GridSpec, outline: BaseGeometry, land: LandParams, rng: np.random.Generator) -> np.ndarray:
    """Return how hilly each cell is, 0 plain to 1 hills; ``land.ridges`` of the park is above one half."""
    inside = shapely.contains_xy(outline, *spec.centres()).reshape(spec.shape)
    deep = scipy.ndimage.distance_transform_edt(inside) - scipy.ndimage.distance_transform_edt(~inside)
    broad = np.sqrt(inside.sum()) * spec.cell_size
    score = deep / max(deep.max(), 1.0) + 0.35 * smooth_noise(spec, 0.9 * broad, rng)
    score = (score + 0.2 * smooth_noise(spec, 0.3 * broad, rng)).round(6)
    # a park without hills, or with nothing else, has its threshold beyond all scores
    edge = np.quantile(score[inside], 1 - land.ridges) + (1.0 if land.ridges == 0 else -1.0 if land.ridges == 1 else 0)
    return np.asarray(1 / (1 + np.exp(-np.clip((score - edge) / 0.07, -30, 30))))


def _plain(spec: GridSpec, rng: np.random.Generator) -> np.ndarray:
    """Return the plain on which the hills stand: tilted, and hardly ever quite level."""
    turn = rng.uniform(0, 2 * np.pi)
    x, y = spec.centres()
    tilt = ((x - x.mean()) * np.cos(turn) + (y - y.mean()) * np.sin(turn)).reshape(spec.shape) * TILT
    return np.asarray(sum(size * smooth_noise(spec, wave, rng) for size, wave in GENTLE) + tilt)


def _mountains(spec: GridSpec, hills: np.ndarray, land: LandParams, rng: np.random.Generator) -> np.ndarray:
    """Return where the ground rises and how much, m: ranges as long as a third of the hills, broken by finer ones."""
    broad = np.sqrt((hills > 0.5).sum() + 1) * spec.cell_size
    high = 0.5 + 0.8 * ridged(spec, float(np.clip(broad / 2.5, 5000, 16_000)), land.roughness, rng)
    return np.asarray(land.relief_m * hills * high * np.exp(0.25 * smooth_noise(spec, 1.2 * broad, rng)))


def _worn(plain: np.ndarray, rise: np.ndarray, cell_size: float) -> np.ndarray:
    """Return the ground after it rose and water cut valleys: erosion grows with the drained area and the slope."""
    z = plain + 0.1 * rise
    for _ in range(ROUNDS):
        drainage = drain((z + 1.5 * rise / ROUNDS).round(3))
        pull = 0.065 * drainage.drained_km2(cell_size) ** 0.45 / (cell_size / 1000)
        heights, below, pull = drainage.filled.tolist(), drainage.below.tolist(), pull.tolist()
        for cell in drainage.order.tolist():
            if below[cell] >= 0:
                heights[cell] = (heights[cell] + pull[cell] * heights[below[cell]]) / (1 + pull[cell])
        z = np.array(heights).reshape(z.shape)
    return np.asarray(z + 0.1 * scipy.ndimage.laplace(z, mode="nearest"))  # slopes creep


def _to_height(z: np.ndarray, inside: np.ndarray, hilly: np.ndarray, relief_m: float) -> np.ndarray:
    """Stretch the ground so that the park's high ridges stand ``relief_m`` above its plain; a mere plain stays."""
    low = float(np.quantile(z[inside].round(3), 0.02))
    high = float(np.quantile(z[hilly].round(3), 0.99)) if hilly.any() else low + relief_m
    return np.asarray(np.maximum(PLAIN_M + (z - low) * relief_m / max(high - low, 1.0), 1.0))


def _finer(
    z: np.ndarray, work: GridSpec, spec: GridSpec, finer: int, land: LandParams, rng: np.random.Generator
) -> np.ndarray:
    """Return the ground on smaller cells, with fine relief where it is steep."""
    slope = scipy.ndimage.gaussian_filter(np.hypot(*np.gradient(z, work.cell_size)), 1)
    fine = scipy.ndimage.zoom(z, finer, order=3, grid_mode=True, mode="nearest")
    steep = scipy.ndimage.zoom(slope, finer, order=1, grid_mode=True, mode="nearest")
    wavelength = 3 * work.cell_size
    while wavelength >= 3 * spec.cell_size:
        fine = fine + 0.09 * land.roughness * wavelength * steep * smooth_noise(spec, wavelength, rng)
        wavelength /= 2
    return np.asarray(fine)
