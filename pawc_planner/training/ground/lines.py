"""Roads and trails of a park, along the easiest ground."""

from __future__ import annotations

import numpy as np
import scipy.ndimage
import shapely
from shapely.geometry.base import BaseGeometry

from .entries import FOREST_ROAD
from .land import Land
from .places import Places
from .rules import spread
from .terrain import Terrain, crossed_cells, path_between, smooth_line

TIE_BREAKER = 0.02  # unevenness of the cost, without which equally good ways abound on flat ground

BORDER_COST = 30.0  # of a road across the state border, relative to flat ground


def shape_of(terrain: Terrain, cells: np.ndarray) -> BaseGeometry:
    """Return the smoothed line through the middles of ``cells``."""
    x, y = smooth_line(*terrain.spec.centres(cells))
    return shapely.LineString(np.column_stack([x, y]).round(1))


def joined(terrain: Terrain, pairs: list[tuple[int, int]], cost: np.ndarray, discount: float) -> list[np.ndarray]:
    """Join pairs of cells one after the other; what is built already is cheaper, so lines share their course."""
    lines: list[np.ndarray] = []
    cost = cost.copy()
    for start, end in pairs:
        path = path_between(terrain, cost, start, end) if start != end else np.empty(0, np.int64)
        if len(path) > 1:
            lines.append(path)
            cost[path] = np.minimum(cost[path], discount)
    return lines


def road_cost(terrain: Terrain) -> np.ndarray:
    """Return the cost of roads per cell (flat): they avoid slopes, and the park."""
    return np.asarray(1 + 40 * terrain.slope.ravel() + np.where(terrain.inside.ravel(), 4.0, 0.0))


def trail_cost(terrain: Terrain, roads: list[np.ndarray]) -> np.ndarray:
    """Return the cost of trails per cell (flat): they mind slopes less, and use roads."""
    cost = np.asarray(1 + 6 * terrain.slope.ravel())
    for cells in roads:
        cost[cells] = 0.6
    return cost


def make_roads(land: Land, places: Places, rng: np.random.Generator) -> list[np.ndarray]:
    """Return the ring road through the villages, the ways to stations and ways in, and some roads across the park."""
    terrain, spec, stations = land.terrain, land.terrain.spec, places.stations
    at_station = spec.cells_at(stations["x"], stations["y"])
    ring = spec.cells_at(places.villages["x"], places.villages["y"])
    pairs = list(zip(ring, np.roll(ring, -1))) if len(ring) > 2 else list(zip(ring[:-1], ring[1:]))
    motor = np.flatnonzero((stations["kind"] != "camp").to_numpy())
    ring = ring if len(ring) else at_station[motor[:1]]
    for cell in at_station[motor]:
        pairs.append((cell, ring[_nearest(terrain, ring, cell)]))
    by_road = places.entries[places.entries["name"].str.startswith(FOREST_ROAD)]
    for cell in spec.cells_at(by_road["x"], by_road["y"]):
        pairs.append((cell, ring[_nearest(terrain, ring, cell)]))
    for _ in range(1 + len(motor) // 8):
        a = int(rng.integers(len(motor)))
        pairs.append((at_station[motor[a]], at_station[motor[(a + len(motor) // 3 + 1) % len(motor)]]))
    cost = (road_cost(terrain) + _border_cost(land)) * rng.uniform(1, 1 + TIE_BREAKER, spec.size)
    return joined(terrain, [(int(a), int(b)) for a, b in pairs], cost, 0.4)


def _border_cost(land: Land) -> np.ndarray:
    """Return what keeps roads on this side of the border, per cell (flat)."""
    spec = land.terrain.spec
    parts = [part for line, _ in land.border for part in shapely.get_parts(line)]
    cells = [crossed_cells(spec, *shapely.get_coordinates(part).T) for part in parts]
    return np.where(near_lines(land.terrain, cells, 1), BORDER_COST, 0.0)


def _nearest(terrain: Terrain, cells: np.ndarray, cell: int) -> int:
    far = np.hypot(terrain.x[cells] - terrain.x[cell], terrain.y[cells] - terrain.y[cell])
    return int(np.argmin(far.round(1)))


def make_trails(
    terrain: Terrain, places: Places, roads: list[np.ndarray], per_station: int, rng: np.random.Generator
) -> list[np.ndarray]:
    """Return trails from each station to far points inside the park, outside the neglected sector; camps to a road."""
    x, y, spec = terrain.x, terrain.y, terrain.spec
    allowed = terrain.inside.ravel() & ~shapely.contains_xy(places.neglected, x, y)
    radius = float(np.sqrt(terrain.area_km2 * 1e6 / np.pi))
    on_road = np.unique(np.concatenate(roads)) if roads else np.empty(0, np.int64)
    pairs = []
    for row in places.stations.itertuples():
        cell = terrain.cell(row.x, row.y)
        far = np.hypot(x - row.x, y - row.y)
        goals = allowed & (far > min(5000.0, 0.3 * radius)) & (far < min(12_000.0, 0.9 * radius))
        pairs += [(cell, int(goal)) for goal in spread(terrain, goals.astype(float), per_station, 4000.0, rng)]
        if row.kind == "camp" and len(on_road):
            pairs.append((cell, int(on_road[_nearest(terrain, on_road, cell)])))
    cost = trail_cost(terrain, roads) * rng.uniform(1, 1 + TIE_BREAKER, spec.size)
    return joined(terrain, pairs, cost, 0.5)


def near_lines(terrain: Terrain, lines: list[np.ndarray], reach: int) -> np.ndarray:
    """Return True per cell (flat) within ``reach`` cells of a line."""
    hit = np.zeros(terrain.spec.size, bool)
    for cells in lines:
        hit[cells] = True
    return np.asarray(scipy.ndimage.binary_dilation(hit.reshape(terrain.spec.shape), iterations=reach).ravel())
