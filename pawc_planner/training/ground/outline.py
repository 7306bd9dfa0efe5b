"""Outlines of made-up parks, and the state border beside them."""

from __future__ import annotations

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ...analysis.grid import GridSpec

N_POINTS = 720
WAVES = 24
BORDER_OFF_M = 2000.0


def draw_outline(
    size_km2: float, middle: tuple[float, float], rng: np.random.Generator, spec: GridSpec | None = None,
    z: np.ndarray | None = None,
) -> shapely.Polygon:  # fmt: skip
    """Return an irregular outline of exactly the wanted area around ``middle``.

    A circle whose radius is bent by random waves, as parks that follow the land are. Where the elevation is known, the
    outline moves to the foot of the hills near it, which is where most parks end.

    Parameters
    ----------
    size_km2 : float
        Wanted area.
    middle : (float, float)
        Middle, metres.
    rng : Generator
        Randomness.
    spec, z : GridSpec and ndarray, optional
        Known elevation.
    """
    turn = np.arange(N_POINTS) * 2 * np.pi / N_POINTS
    wave = np.arange(1, WAVES + 1)
    size = 0.3 * wave**-1.15 * rng.standard_normal(WAVES)
    size[0] *= 0.4  # the first wave only moves the circle aside
    bend = (size[:, None] * np.cos(wave[:, None] * turn + rng.uniform(0, 2 * np.pi, (WAVES, 1)))).sum(axis=0)
    radius = _scaled(np.exp(0.6 * np.tanh(bend / 0.6)), size_km2)
    if spec is not None and z is not None:
        radius = _scaled(radius * _to_the_foot(radius, turn, middle, spec, z), size_km2)
    x, y = middle[0] + radius * np.cos(turn), middle[1] + radius * np.sin(turn)
    return shapely.Polygon(np.column_stack([x, y]).round(1))


def _scaled(radius: np.ndarray, size_km2: float) -> np.ndarray:
    area = 0.5 * np.sin(2 * np.pi / N_POINTS) * (radius * np.roll(radius, 1)).sum()
    return np.asarray(radius * np.sqrt(size_km2 * 1e6 / area))


def _to_the_foot(
    radius: np.ndarray, turn: np.ndarray, middle: tuple[float, float], spec: GridSpec, z: np.ndarray
) -> np.ndarray:
    """Return factors of the radius that lead it to where the ground falls most on its way out."""
    factors = np.linspace(0.72, 1.28, 57)
    far = radius[:, None] * np.concatenate([factors - 0.06, factors + 0.06]).reshape(2, 1, -1)
    x, y = middle[0] + far * np.cos(turn)[:, None], middle[1] + far * np.sin(turn)[:, None]
    cells = spec.cells_at(x, y)
    height = np.where(cells >= 0, z.ravel()[np.clip(cells, 0, None)], np.nan)
    fall = np.nan_to_num(height[0] - height[1], nan=0.0) - 60.0 * np.abs(factors - 1) / 0.28
    fall = _around(fall, 12)
    best = factors[np.argmax(fall.round(2), axis=1)]
    return _around(best[:, None], 9)[:, 0]


def _around(values: np.ndarray, reach: int) -> np.ndarray:
    """Return the running mean around the circle, twice."""
    for _ in range(2):
        values = np.mean([np.roll(values, offset, axis=0) for offset in range(-reach, reach + 1)], axis=0)
    return values


def draw_border(
    outline: BaseGeometry, share: float, bounds: tuple[float, float, float, float], rng: np.random.Generator
) -> shapely.LineString | None:
    """Return a state border along ``share`` of the outline, 2 km outside it, and on to the edge of the map.

    None when the share is 0. ``bounds`` are those of the grid.
    """
    ring = shapely.get_coordinates(outline)[:-1]
    if share <= 0:
        return None
    length = np.hypot(*(np.roll(ring, -1, axis=0) - ring).T)
    ring = np.roll(ring, -int(rng.integers(len(ring))), axis=0)
    along = np.cumsum(length) / length.sum()
    part = ring[: max(2, int(np.searchsorted(along, share)) + 1)]
    middle = np.array([(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2])
    out = (part - middle) / np.hypot(*(part - middle).T)[:, None]
    part = part + BORDER_OFF_M * out
    ends = [_to_edge(part[0], out[0], -1, bounds), _to_edge(part[-1], out[-1], 1, bounds)]
    return shapely.LineString(np.vstack([ends[0], part, ends[1]]).round(1))


def _to_edge(
    point: np.ndarray, out: np.ndarray, side: int, bounds: tuple[float, float, float, float]
) -> np.ndarray:
    """Return where a line that leaves the outline half aside, half outwards meets the edge of the map."""
    ahead = out + side * np.array([-out[1], out[0]])
    with np.errstate(divide="ignore"):
        to_x = np.where(ahead[0] > 0, bounds[2] - point[0], bounds[0] - point[0]) / ahead[0]
        to_y = np.where(ahead[1] > 0, bounds[3] - point[1], bounds[1] - point[1]) / ahead[1]
    return np.asarray(point + ahead * min(abs(float(to_x)), abs(float(to_y))))
