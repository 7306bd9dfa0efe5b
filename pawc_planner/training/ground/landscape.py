"""Roads, trails, cell signal, closed areas, land cover and rivers of a park, laid over its terrain."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ...analysis.grid import GridSpec
from ..parameters import LandParams
from .cover import DECIDUOUS, EVERGREEN, FARM, GRASS, LAND_COVER, WATER, cover_spec, finer_by, make_cover, shipped_cover
from .land import Land
from .lines import joined, make_roads, make_trails, road_cost, shape_of, trail_cost
from .places import Places
from .signal import make_signal
from .terrain import Terrain, to_metres

# from, to: numbers of shipped stations whose road is joined through the park
CROSS_ROADS = ((0, 1), (3, 2))
CLOSED_TRIED = 20_000  # places that are looked at for them
CLOSED_KM2 = 1500.0  # area of a park for each closed area (assumption; the shipped park has two)


@dataclass(frozen=True)
class Landscape:
    """Lines as arrays of cells (for walking) and shapes (for maps), in the park's CRS.

    Parameters
    ----------
    roads, trails : list of ndarray
        Cells of each line, in order; a knight's move passes between two of them.
    signal : dict of float to shapely MultiPolygon
        Area per signal strength.
    no_go : dict of str to shapely Polygon
        Closed areas by name.
    cover_spec : GridSpec
        Cells of the land cover.
    land_cover : ndarray, shape of ``cover_spec``
        Values of :data:`LAND_COVER`.
    river : shapely.LineString
        The largest stretch of river for boats.
    river_cells : ndarray of bool, shape (n_cells,)
        Cells of the terrain on rivers that boats can use.
    sight : dict of int to float
        How well signs are seen in each land cover, relative to the mean of forests.
    """

    roads: list[np.ndarray]
    trails: list[np.ndarray]
    signal: dict[float, BaseGeometry]
    no_go: dict[str, BaseGeometry]
    cover_spec: GridSpec
    land_cover: np.ndarray
    river: BaseGeometry
    river_cells: np.ndarray
    sight: dict[int, float]

    def on_line(self, terrain: Terrain, lines: list[np.ndarray]) -> np.ndarray:
        """Return True per cell (flat) that a road or trail crosses."""
        hit = np.zeros(terrain.spec.size, bool)
        for cells in lines:
            hit[cells] = True
        return hit

    def cover_factor(self, terrain: Terrain) -> np.ndarray:
        """Return how well signs are seen in each cell (flat): below 1 in dense forest, above 1 in the open."""
        factors = np.ones(max(LAND_COVER) + 1)
        factors[list(self.sight)] = list(self.sight.values())
        finer = finer_by(terrain)
        seen = factors[self.land_cover].reshape(terrain.spec.n_rows, finer, terrain.spec.n_cols, finer)
        return np.asarray(seen.mean(axis=(1, 3)).ravel().round(6))


def make_landscape(land: Land, places: Places, params: LandParams, rng: np.random.Generator) -> Landscape:
    """Lay everything over land that is made up or a user's."""
    terrain = land.terrain
    roads = make_roads(land, places, rng)
    return Landscape(
        roads,
        make_trails(terrain, places, roads, params.trails_per_station, rng),
        make_signal(terrain, places.towers, 1000 * params.tower_reach_km),
        _closed(terrain, places, rng),
        cover_spec(terrain),
        make_cover(terrain, places.villages, rng),
        land.main_river,
        land.river_cells,
        _sight(params),
    )


def make_shipped_landscape(land: Land, places: Places, params: LandParams, rng: np.random.Generator) -> Landscape:
    """Lay over the shipped terrain what was chosen for it by hand."""
    terrain = land.terrain
    cover = shipped_cover(terrain, land.main_river, rng)
    roads = _shipped_roads(terrain, places)
    return Landscape(
        roads,
        _shipped_trails(terrain, places, roads, rng),
        make_signal(terrain, places.towers, 1000 * params.tower_reach_km),
        _shipped_no_go(),
        cover_spec(terrain),
        cover,
        land.main_river,
        land.river_cells,
        _sight(params),
    )


def _sight(params: LandParams) -> dict[int, float]:
    return {EVERGREEN: params.sight_evergreen, DECIDUOUS: params.sight_deciduous, GRASS: params.sight_open,
            FARM: params.sight_open, WATER: params.sight_open}  # fmt: skip


def _shipped_roads(terrain: Terrain, places: Places) -> list[np.ndarray]:
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
    return joined(terrain, [(int(a), int(b)) for a, b in pairs], road_cost(terrain), 0.4)


def _shipped_trails(
    terrain: Terrain, places: Places, roads: list[np.ndarray], rng: np.random.Generator
) -> list[np.ndarray]:
    """Return trails from each station to three far points inside the park, outside the neglected sector."""
    x, y = terrain.x, terrain.y
    allowed = terrain.inside.ravel() & ~shapely.contains_xy(places.neglected, x, y)
    pairs = []
    for _, station in places.stations.iterrows():
        far = np.hypot(x - station["x"], y - station["y"])
        goals = np.flatnonzero(allowed & (far > 5000) & (far < 12_000))
        pairs += [(terrain.cell(station["x"], station["y"]), int(goal)) for goal in rng.choice(goals, 3, replace=False)]
    return joined(terrain, pairs, trail_cost(terrain, roads), 0.5)


def _closed(terrain: Terrain, places: Places, rng: np.random.Generator) -> dict[str, BaseGeometry]:
    """Return closed areas: a firing range on gentle ground and cliffs where it is steepest, away from everything."""
    number = 1 + int(terrain.area_km2 / CLOSED_KM2)
    size = min(1500.0, 50 * float(np.sqrt(terrain.area_km2)))
    used = _used(places)
    fit = np.flatnonzero(terrain.inland.ravel() > size)
    fit = np.sort(rng.permutation(fit)[:CLOSED_TRIED])
    far = shapely.distance(shapely.points(terrain.x[fit], terrain.y[fit]), used)
    fit = fit[far > 1.5 * size] if (far > 1.5 * size).any() else fit[np.argsort(-far.round(1), kind="stable")[:number]]
    if not len(fit):
        return {}
    steep = fit[np.argsort(-terrain.slope.ravel()[fit], kind="stable")]
    closed = {}
    for k in range(number):
        cell = int(rng.choice(fit)) if k % 2 == 0 else int(steep[k * len(steep) // 50])
        x, y = terrain.x[cell], terrain.y[cell]
        turn = np.arange(24) * np.pi / 12
        wide = size * (1.0 if k % 2 == 0 else 0.35) * rng.uniform(0.8, 1.2, 24)
        ring = np.column_stack([x + size * rng.uniform(0.85, 1.1, 24) * np.cos(turn), y + wide * np.sin(turn)])
        closed[f"{'Firing range' if k % 2 == 0 else 'Cliff edge'} {k // 2 + 1}"] = shapely.Polygon(ring.round(1))
    return closed


def _used(places: Places) -> BaseGeometry:
    """Return stations, targets and entries as one geometry."""
    frames = (places.stations, places.targets, places.entries)
    return shapely.MultiPoint(np.vstack([frame[["x", "y"]].to_numpy(float) for frame in frames]))


def _shipped_no_go() -> dict[str, BaseGeometry]:
    """Return two closed areas (made up)."""
    firing = shapely.Point(*to_metres(102.615, 14.255)).buffer(1500)
    cliff = shapely.LineString(
        np.column_stack(to_metres(np.array([102.30, 102.335, 102.36]), np.array([14.105, 14.098, 14.10])))
    )
    return {"Firing range": firing.simplify(30), "Cliff edge": cliff.buffer(350).simplify(30)}


__all__ = [
    "LAND_COVER",
    "Landscape",
    "make_landscape",
    "make_shipped_landscape",
    "shape_of",
]
