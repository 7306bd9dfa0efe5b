"""The ground that teams and intruders walk on: terrain, travel times, stations, entries and targets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from ...analysis.grid import GridSpec
from ...base.progress import Progress, step
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ...planning.movement import MovementParams, TravelGraph, travel_graph
from ...planning.terrain import Terrain, terrain
from ..rasters import read_raster
from ..store import SiteStore

MOVEMENT_CELL_M = 250.0
MAX_NODES = 250_000  # 0.1 s per travel-time source at this size
STATION_REACH_M = 10_000.0  # stations farther from the boundary are offices
MARGIN_M = 2_000.0  # ground outside the boundary that teams may use
VILLAGE_REACH_M = 15_000.0  # assumption: people from villages farther away come through nearer ones
VILLAGE_DECAY_M = 5_000.0  # assumption
BORDER_REACH_M = 10_000.0
ENTRY_SPACING_M = 5_000.0
UNKNOWN_COVER_SPEED = 0.7  # assumption for land-cover classes without a stated speed


@dataclass(frozen=True)
class Ground:
    """Terrain of the site and what had to be assumed about it; graphs are built when first asked for."""

    terrain: Terrain
    notes: tuple[Sentence, ...]

    @property
    def spec(self) -> GridSpec:
        """Movement grid."""
        return self.terrain.spec

    @cached_property
    def intruders(self) -> TravelGraph:
        """Moves on foot of people who do not respect areas where no patrol is sent."""
        return travel_graph(self.terrain, MovementParams(keep_out=False))

    @cached_property
    def _teams(self) -> dict[str, TravelGraph]:
        return {}

    def teams(self, transport: str) -> TravelGraph:
        """Moves of patrol teams."""
        if transport not in self._teams:
            self._teams[transport] = travel_graph(self.terrain, MovementParams(transport=transport))
        return self._teams[transport]


@dataclass(frozen=True)
class Entry:
    """A place where intruders may enter; site CRS, metres."""

    x: float
    y: float
    weight: float
    name: str


@dataclass(frozen=True)
class Points:
    """Named nodes of the travel graph with weights; arrays of shape (n,)."""

    node: np.ndarray
    weight: np.ndarray
    name: tuple[str, ...]
    notes: tuple[Sentence, ...] = ()


def ground_of(store: SiteStore, progress: Progress) -> Ground:
    """Build the terrain of the site from its layers and rasters."""
    boundary = store.boundary()
    spec = movement_spec(store)
    step(progress, 0.1, "terrain")
    elevation = read_raster(store, "dem", spec)
    land, land_notes = land_speed(store, spec)
    step(progress, 0.4, "terrain")
    rivers = store.read("rivers")
    unfordable = rivers[np.array([not known_true(value) for value in rivers["fordable"]], dtype=bool)]
    land_form = terrain(
        spec, elevation, land, roads=lines(store, "roads"), trails=lines(store, "trails"),
        rivers=tuple(unfordable.geometry.dropna()), no_go=lines(store, "no_go"), boundary=boundary,
    )
    step(progress, 1.0)
    return Ground(land_form, (*(() if elevation is not None else (no_elevation_note(),)), *land_notes))


def known_true(value: object) -> bool:
    """Return False for an empty cell of a table."""
    return value is not None and value == value and bool(value)


def movement_spec(store: SiteStore) -> GridSpec:
    """Return the movement grid: about 250 m, dividing the planning cell; coarser where the site is too large for it.

    It covers the boundary and the stations near it, with a margin.
    """
    boundary = store.boundary()
    west, south, east, north = boundary.bounds
    stations = store.read("stations").geometry.dropna()
    near = stations[stations.distance(boundary) <= STATION_REACH_M] if len(stations) else stations
    if len(near):
        bounds = near.total_bounds
        west, south = min(west, bounds[0]), min(south, bounds[1])
        east, north = max(east, bounds[2]), max(north, bounds[3])
    bounds = (west - MARGIN_M, south - MARGIN_M, east + MARGIN_M, north + MARGIN_M)
    parts = max(1, round(store.info.cell_size_m / MOVEMENT_CELL_M))
    size = store.info.cell_size_m / parts
    while (bounds[2] - bounds[0]) * (bounds[3] - bounds[1]) / size**2 > MAX_NODES:
        parts -= 1
        size = store.info.cell_size_m / parts if parts >= 1 else size * 2
    return GridSpec.covering(bounds, size)


def lines(store: SiteStore, table: str) -> tuple[BaseGeometry, ...]:
    """Return the geometries of a layer."""
    return tuple(store.read(table).geometry.dropna())


def land_speed(store: SiteStore, spec: GridSpec) -> tuple[np.ndarray | None, tuple[Sentence, ...]]:
    """Return relative walking speed from land cover, shape of ``spec``, None without land cover."""
    cover = read_raster(store, "land_cover", spec)
    if cover is None:
        note = Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "No land cover: all ground counts as equally easy to walk."))
        return None, (note,)
    return speed_of_cover(cover, store.info.land_cover_classes)


def speed_of_cover(cover: np.ndarray, classes: Mapping[str, float]) -> tuple[np.ndarray, tuple[Sentence, ...]]:
    """Translate land-cover values to relative speeds by the site's table."""
    speed = np.full(cover.shape, UNKNOWN_COVER_SPEED, np.float32)
    known = np.isnan(cover)
    for value, factor in classes.items():
        here = cover == float(value)
        speed[here] = factor
        known |= here
    if known.all():
        return speed, ()
    missing = ", ".join(f"{value:g}" for value in np.unique(cover[~known])[:6])
    note = Sentence(
        QT_TRANSLATE_NOOP(
            "PawcPlanner", "Land-cover values without a walking speed: {values}. They count as {speed} of open ground."
        ),
        {"values": missing, "speed": UNKNOWN_COVER_SPEED},
    )
    return speed, (note,)


def no_elevation_note() -> Sentence:
    """Say that times are those of flat ground."""
    return Sentence(
        QT_TRANSLATE_NOOP(
            "PawcPlanner", "No elevation: walking times assume flat ground. Add a terrain model (addlayer, role dem)."
        )
    )


def entries_of(store: SiteStore, graph: TravelGraph) -> Points:
    """Return where intruders may enter: known entry points, villages and the border; else all around the boundary."""
    park = store.boundary()
    edge = park.boundary
    found = [*_known_entries(store), *_village_entries(store, park), *_border_entries(store, edge)]
    notes: tuple[Sentence, ...] = ()
    if not found:
        found = [Entry(x, y, 1.0, "") for x, y in spaced(edge)]
        notes = (
            Sentence(
                QT_TRANSLATE_NOOP(
                    "PawcPlanner",
                    "No entry points, villages or border: intruders are assumed to enter anywhere along the boundary.",
                )
            ),
        )
    x, y = np.array([e.x for e in found]), np.array([e.y for e in found])
    node = graph.nearest_passable(graph.spec.cells_at(*_within(graph.spec, x, y)))
    return merged(node, np.array([e.weight for e in found]), [e.name for e in found], notes)


def _known_entries(store: SiteStore) -> list[Entry]:
    known = store.read("entry_points")
    places = known[known.geometry.notna()]
    return [
        Entry(place.x, place.y, _weight(weight), name or "")
        for place, weight, name in zip(places.geometry, places["weight"], places["name"])
    ]


def _weight(value: float | None) -> float:
    """A missing weight counts 1."""
    return float(value) if value is not None and value == value else 1.0


def _village_entries(store: SiteStore, park: BaseGeometry) -> list[Entry]:
    """Enter at the boundary point nearest to each village in reach, or at a village inside; nearer ones weigh more."""
    villages = store.read("villages")
    found = []
    placed = villages[villages.geometry.notna()]
    for village, name in zip(placed.geometry, placed["name"]):
        distance = park.distance(village)
        if distance <= VILLAGE_REACH_M:
            place = nearest_points(park, village)[0]
            found.append(Entry(place.x, place.y, float(np.exp(-distance / VILLAGE_DECAY_M)), name or ""))
    return found


def _border_entries(store: SiteStore, edge: BaseGeometry) -> list[Entry]:
    """Enter every 5 km along the stretch of the boundary that lies near the border."""
    border = shapely.union_all(store.read("border").geometry.dropna().to_numpy())
    if border.is_empty:
        return []
    near = shapely.intersection(edge, shapely.buffer(border, BORDER_REACH_M))
    return [Entry(x, y, 1.0, "") for x, y in spaced(near)]


def spaced(line: BaseGeometry) -> np.ndarray:
    """Return points every :data:`ENTRY_SPACING_M` along a line, shape (n, 2)."""
    points = [
        shapely.line_interpolate_point(part, np.arange(0.0, part.length, ENTRY_SPACING_M))
        for part in shapely.get_parts(line) if part.length > 0
    ]
    return shapely.get_coordinates(np.concatenate(points)) if points else np.empty((0, 2))


def _within(spec: GridSpec, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Move points outside the grid to its nearest cell."""
    west, south, east, north = spec.bounds
    half = spec.cell_size / 2
    return np.clip(x, west + half, east - half), np.clip(y, south + half, north - half)


def merged(node: np.ndarray, weight: np.ndarray, names: list[str], notes: tuple[Sentence, ...]) -> Points:
    """Join points that fall on one node; nodes that cannot be reached (-1) are left out."""
    keep = node >= 0
    unique, first, index = np.unique(node[keep], return_index=True, return_inverse=True)
    kept = np.array(names, dtype=object)[keep]
    return Points(unique, np.bincount(index, weight[keep], len(unique)), tuple(str(n) for n in kept[first]), notes)
