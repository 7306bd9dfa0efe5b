"""The ways that intruders know: from each entry to the targets in reach, over the real ground."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ...base.progress import Progress, Silent, step
from ..ground.ground import Ground
from ..ground.terrain import Terrain, path_tree, rough, smooth_line
from ..parameters import ParkParams

STEP_M = 250.0
ENTRIES_PER_TARGET = 6
ROUGH_SPREAD = 0.3  # of the ground's cost between two ways of a pair (assumption)
SLOPE_COST, STATION_COST, ROAD_COST = 5.0, 4.0, 1.5  # what groups avoid, in units of open ground (assumptions)
RIVER_COST = 0.25  # of a boat beside walking (assumption)


@dataclass(frozen=True)
class Ways:
    """Candidate ways; points about every 250 m, from the entry to the target.

    Parameters
    ----------
    entry, target : ndarray of int, shape (n,)
        Rows of ``places.entries`` and ``places.targets``.
    start : ndarray of int, shape (n + 1,)
        Points of way ``w`` are ``start[w]`` to ``start[w + 1] - 1``.
    x, y : ndarray, shape (m,)
        Points, metres in the park's CRS.
    hours : ndarray, shape (m,)
        Hours on the move since the entry.
    """

    entry: np.ndarray
    target: np.ndarray
    start: np.ndarray
    x: np.ndarray
    y: np.ndarray
    hours: np.ndarray

    def __len__(self) -> int:
        return len(self.entry)

    def points(self, way: int) -> slice:
        """Return the points of a way."""
        return slice(int(self.start[way]), int(self.start[way + 1]))

    def line(self, way: int) -> tuple[np.ndarray, np.ndarray]:
        """Return x and y of the points of a way."""
        part = self.points(way)
        return self.x[part], self.y[part]

    @property
    def of_point(self) -> np.ndarray:
        """Way of each point, shape (m,)."""
        return np.repeat(np.arange(len(self)), np.diff(self.start))

    @property
    def long_hours(self) -> np.ndarray:
        """Hours from entry to target of each way, shape (n,)."""
        return self.hours[self.start[1:] - 1]


def make_ways(
    ground: Ground, params: ParkParams, rng: np.random.Generator, progress: Progress | None = None
) -> Ways:
    """Find the ways from entries to targets that groups may take.

    Each is a least-cost path over the ground with a smooth random factor (after Haas & Ferreira 2018), so that ways of
    a pair run beside each other; groups keep off slopes, stations, and roads inside the park. Of each target only the
    nearest entries are kept, within ``reach_hours``; the nearest always.
    """
    places, terrain = ground.places, ground.terrain
    entries = terrain.spec.cells_at(places.entries["x"], places.entries["y"])
    targets = terrain.spec.cells_at(places.targets["x"], places.targets["y"])
    cost, pace = _preference(ground, params), _pace(ground, params)
    found: list[tuple[int, int, np.ndarray]] = []
    progress, rounds = progress or Silent(), params.intruders.ways_per_pair
    for number in range(rounds):
        network = terrain.network(np.round(cost * rough(terrain, rng, ROUGH_SPREAD), 6))
        for entry, start in enumerate(entries):
            step(progress, 0.5 * (number + entry / len(entries)) / rounds)
            tree = path_tree(network, int(start))
            found += [(entry, target, tree.path_to(int(cell))) for target, cell in enumerate(targets)]
    lines = []
    for number, (entry, target, cells) in enumerate(found):
        if number % 20 == 0:
            step(progress, 0.5 + 0.5 * number / len(found))
        if len(cells) > 1:
            lines.append((entry, target, *_line(terrain, pace, cells)))
    return _packed(list(_in_reach(lines, params.kind.reach_hours)))


def _preference(ground: Ground, params: ParkParams) -> np.ndarray:
    """Return how much groups dislike each cell (flat), in units of open ground."""
    terrain = ground.terrain
    cost = 1.2 + SLOPE_COST * terrain.slope.ravel()
    roads = ground.landscape.on_line(terrain, ground.landscape.roads) & terrain.inside.ravel()
    cost[roads] += ROAD_COST
    reach = params.intruders.avoid_station_km * 1000
    x, y = terrain.x, terrain.y
    for station in ground.places.stations.itertuples() if reach > 0 else ():
        cost += STATION_COST * np.exp(-((np.hypot(x - station.x, y - station.y) / reach) ** 2))
    if params.kind.moves == "boat":
        cost[ground.landscape.river_cells] *= RIVER_COST
    return cost


def _pace(ground: Ground, params: ParkParams) -> np.ndarray:
    """Return km/h on level ground per cell (flat)."""
    pace = np.full(ground.terrain.spec.size, 6.0 * np.exp(-3.5 * 0.05) * params.intruders.pace)
    if params.kind.moves == "boat":
        pace[ground.landscape.river_cells] = params.intruders.boat_kmh
    return pace


def _line(terrain: Terrain, pace: np.ndarray, cells: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return x, y and hours of a way through cells, a point about every 250 m; slopes slow as Tobler (1993) has it."""
    x, y = smooth_line(*terrain.spec.centres(cells))
    along = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))])
    even = np.linspace(0, along[-1], max(3, round(along[-1] / STEP_M) + 1))
    x, y = np.interp(even, along, x).round(1), np.interp(even, along, y).round(1)
    step_m = even[1] - even[0]
    at = terrain.spec.cells_at((x[1:] + x[:-1]) / 2, (y[1:] + y[:-1]) / 2)
    z = terrain.z.ravel()[terrain.spec.cells_at(x, y)]
    slow = np.exp(3.5 * (np.abs(np.diff(z) / step_m + 0.05) - 0.05))
    hours = np.concatenate([[0.0], np.cumsum(step_m / 1000 / pace[at] * slow)])
    return x, y, hours.round(4)


def _in_reach(lines: list[tuple], reach_hours: float) -> Iterator[tuple]:
    """Yield the ways to each target from its nearest entries, in the order of entries and targets."""
    nearest: dict[int, dict[int, float]] = {}
    for entry, target, _, _, hours in lines:
        entries = nearest.setdefault(target, {})
        entries[entry] = min(hours[-1], entries.get(entry, np.inf))
    kept = set()
    for target, entries in nearest.items():
        order = sorted(entries, key=lambda entry: (entries[entry], entry))[:ENTRIES_PER_TARGET]
        kept |= {(e, target) for rank, e in enumerate(order) if rank == 0 or entries[e] <= reach_hours}
    yield from (line for line in sorted(lines, key=lambda line: line[:2]) if line[:2] in kept)


def _packed(lines: list[tuple]) -> Ways:
    sizes = [len(line[2]) for line in lines]
    columns = [np.concatenate([line[i] for line in lines]) if lines else np.empty(0) for i in (2, 3, 4)]
    return Ways(
        np.array([line[0] for line in lines], np.int64), np.array([line[1] for line in lines], np.int64),
        np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64), *columns,
    )
