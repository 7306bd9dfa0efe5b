"""Roads, trails, cell signal, closed areas and land cover of the training park, laid over its terrain."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.ndimage
import shapely
from shapely.geometry.base import BaseGeometry

from ...analysis.grid import GridSpec
from .base_layers import BaseLayers
from .places import Places
from .terrain import Terrain, path_trees, rough, smooth_line, to_metres

# land-cover value: name, relative walking speed (assumption: 1 is open ground, 0 is impassable)
LAND_COVER = {
    1: ("evergreen forest", 0.6),
    2: ("mixed deciduous forest", 0.75),
    3: ("grassland", 0.95),
    4: ("farmland", 0.9),
    5: ("water", 0.0),
}
# from, to: numbers of stations whose road or trail is joined through the park
CROSS_ROADS = ((0, 1), (3, 2))
TOWER_REACH_M, TOWER_HEIGHT_M, PHONE_HEIGHT_M = 14_000.0, 40.0, 1.5


@dataclass(frozen=True)
class Landscape:
    """Lines as arrays of cells (for walking) and shapes (for maps), in EPSG:32648.

    Parameters
    ----------
    roads, trails : list of ndarray
        Cells of each line, in order.
    signal : dict of float to shapely MultiPolygon
        Area per signal strength.
    no_go : dict of str to shapely Polygon
        Closed areas by name.
    land_cover : ndarray, shape of ``cover_spec``
        Values of :data:`LAND_COVER`.
    river : shapely.LineString
        The river that boats can use.
    """

    roads: list[np.ndarray]
    trails: list[np.ndarray]
    signal: dict[float, BaseGeometry]
    no_go: dict[str, BaseGeometry]
    cover_spec: GridSpec
    land_cover: np.ndarray
    river: BaseGeometry

    def on_line(self, terrain: Terrain, lines: list[np.ndarray]) -> np.ndarray:
        """Return True per cell (flat) that a road or trail crosses."""
        hit = np.zeros(terrain.spec.size, bool)
        for cells in lines:
            hit[cells] = True
        return hit


def make_landscape(terrain: Terrain, base: BaseLayers, places: Places, rng: np.random.Generator) -> Landscape:
    """Lay everything over the terrain."""
    river = _river(base)
    cover_spec, cover = _land_cover(terrain, river, rng)
    roads = _roads(terrain, places)
    return Landscape(
        roads, _trails(terrain, places, roads, rng), _signal(terrain, places), _no_go(), cover_spec, cover, river
    )


def shape_of(terrain: Terrain, cells: np.ndarray) -> BaseGeometry:
    """Return the smoothed line through the middles of ``cells``."""
    x, y = smooth_line(*terrain.spec.centres(cells))
    return shapely.LineString(np.column_stack([x, y]).round(1))


def _joined(terrain: Terrain, pairs: list[tuple[int, int]], cost: np.ndarray, discount: float) -> list[np.ndarray]:
    """Join pairs of cells one after the other; what is built already is cheaper, so lines share their course."""
    lines: list[np.ndarray] = []
    cost = cost.copy()
    for start, end in pairs:
        path = path_trees(terrain.network(cost), [start])[0].path_to(end)
        if len(path) > 1:
            lines.append(path)
            cost[path] = np.minimum(cost[path], discount)
    return lines


def _roads(terrain: Terrain, places: Places) -> list[np.ndarray]:
    """Return the ring road through the hamlets, the stations' access roads and two roads across the park."""
    spec = terrain.spec
    hamlets = places.villages[places.villages["name_th"] != ""]
    ring = spec.cells_at(hamlets["x"], hamlets["y"])
    stations = spec.cells_at(places.stations["x"], places.stations["y"])
    pairs = list(zip(ring, np.roll(ring, -1)))
    for cell in stations:
        far = np.hypot(terrain.x[ring] - terrain.x[cell], terrain.y[ring] - terrain.y[cell])
        pairs.append((cell, ring[int(np.argmin(far))]))
    pairs += [(stations[a], stations[b]) for a, b in CROSS_ROADS]
    cost = 1 + 40 * terrain.slope.ravel() + np.where(terrain.inside.ravel(), 4.0, 0.0)
    return _joined(terrain, [(int(a), int(b)) for a, b in pairs], cost, 0.4)


def _trails(terrain: Terrain, places: Places, roads: list[np.ndarray], rng: np.random.Generator) -> list[np.ndarray]:
    """Return trails from each station to three far points inside the park, outside the neglected sector."""
    cost = 1 + 6 * terrain.slope.ravel()
    for cells in roads:
        cost[cells] = 0.6
    x, y = terrain.x, terrain.y
    allowed = terrain.inside.ravel() & ~shapely.contains_xy(places.neglected, x, y)
    pairs = []
    for _, station in places.stations.iterrows():
        far = np.hypot(x - station["x"], y - station["y"])
        goals = np.flatnonzero(allowed & (far > 5000) & (far < 12_000))
        pairs += [(terrain.cell(station["x"], station["y"]), int(goal)) for goal in rng.choice(goals, 3, replace=False)]
    return _joined(terrain, pairs, cost, 0.5)


def _signal(terrain: Terrain, places: Places) -> dict[float, BaseGeometry]:
    """Return what the towers cover by line of sight: strength 1 within half their reach, 0.5 beyond."""
    best = np.zeros(terrain.spec.size)
    for _, tower in places.towers.iterrows():
        seen, far = _line_of_sight(terrain, tower["x"], tower["y"])
        best = np.maximum(best, np.where(seen, np.where(far <= TOWER_REACH_M / 2, 1.0, 0.5), 0.0))
    found = {}
    for level in (0.5, 1.0):
        area = shapely.union_all(terrain.spec.boxes(np.flatnonzero(best == level)))
        area = area.buffer(200).buffer(-400).buffer(200, quad_segs=2).simplify(40)
        found[level] = shapely.MultiPolygon([part for part in shapely.get_parts(area) if part.area > 4e5])
    return found


def _line_of_sight(terrain: Terrain, x: float, y: float) -> tuple[np.ndarray, np.ndarray]:
    """Return which cells (flat) the tower sees within its reach, and their distance in metres."""
    z = terrain.z.ravel()
    top = z[terrain.cell(x, y)] + TOWER_HEIGHT_M
    far = np.hypot(terrain.x - x, terrain.y - y)
    cells = np.flatnonzero(far <= TOWER_REACH_M)
    share = np.linspace(0.05, 0.97, 24)[None, :]
    along_x = x + (terrain.x[cells, None] - x) * share
    along_y = y + (terrain.y[cells, None] - y) * share
    ground = z[np.clip(terrain.spec.cells_at(along_x, along_y), 0, None)]
    line = top + (z[cells, None] + PHONE_HEIGHT_M - top) * share
    seen = np.zeros(terrain.spec.size, bool)
    seen[cells] = (ground <= line).all(axis=1)
    return seen, far


def _no_go() -> dict[str, BaseGeometry]:
    """Return two closed areas (made up)."""
    firing = shapely.Point(*to_metres(102.615, 14.255)).buffer(1500)
    cliff = shapely.LineString(
        np.column_stack(to_metres(np.array([102.30, 102.335, 102.36]), np.array([14.105, 14.098, 14.10])))
    )
    return {"Firing range": firing.simplify(30), "Cliff edge": cliff.buffer(350).simplify(30)}


def _river(base: BaseLayers) -> BaseGeometry:
    """Return the river stretch by the reservoir station that boats use."""
    west, south = to_metres(102.02, 14.27)
    east, north = to_metres(102.14, 14.42)
    parts = shapely.get_parts(shapely.line_merge(shapely.union_all([line for line, _ in base.rivers])))
    cut = shapely.get_parts(shapely.intersection(parts, shapely.box(west, south, east, north)))
    return max((part for part in cut if part.geom_type == "LineString"), key=lambda part: part.length)


def _land_cover(terrain: Terrain, river: BaseGeometry, rng: np.random.Generator) -> tuple[GridSpec, np.ndarray]:
    """Return land cover on 250 m cells from elevation, slope and noise."""
    spec = GridSpec(
        terrain.spec.west,
        terrain.spec.north,
        terrain.spec.cell_size / 2,
        2 * terrain.spec.n_rows,
        2 * terrain.spec.n_cols,
    )
    z = scipy.ndimage.zoom(terrain.z, 2, order=1, grid_mode=True, mode="nearest")
    slope = np.kron(terrain.slope, np.ones((2, 2)))
    noise = scipy.ndimage.gaussian_filter(rng.standard_normal(spec.shape), 5)
    noise /= noise.std()
    x, y = spec.centres()
    inside = shapely.contains_xy(terrain.outline, x, y).reshape(spec.shape)
    cover = np.where(z + 60 * noise > 380, 1, 2)
    cover[(slope < 0.06) & (noise > 1.3)] = 3
    cover[~inside & (slope < 0.05)] = 4
    lake = shapely.buffer(shapely.line_interpolate_point(river, 0.55, normalized=True), 900)
    cover[shapely.contains_xy(lake, x, y).reshape(spec.shape)] = 5
    return spec, cover.astype(np.int16)


def ranger_cost(terrain: Terrain, landscape: Landscape, rng: np.random.Generator) -> np.ndarray:
    """Return the walking cost of cells (flat) for patrols: forest is slow, trails and roads are quick."""
    cost = (1.5 + 3 * terrain.slope.ravel()) * rough(terrain, rng, 0.25)
    cost[landscape.on_line(terrain, landscape.trails)] = 1.1
    cost[landscape.on_line(terrain, landscape.roads)] = 1.0
    near = scipy.ndimage.binary_dilation(terrain.inside, iterations=6).ravel()
    return np.where(near, cost, np.inf)
