"""Stations, drop-offs and goals, and the ways between them that teams of one transport use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ...base.progress import Part, Progress, Silent, step
from ..ground.ground import Ground
from ..parameters import ParkParams
from .drop_offs import drop_offs
from .network import OUTSIDE_M, Blocks, Net, forest_net, line_net, neglected_blocks

VARIANTS = 2
KM2_PER_GOAL, MIN_GOALS, MAX_GOALS = 9.0, 25, 500
KM_PER_LINE_GOAL, MIN_LINE_GOALS, MAX_LINE_GOALS = 4.0, 8, 60
NEAR_LINE_M = 1000.0
# Goals farther apart than this many times their spacing are not joined directly.
REACH = 2.8
AT_ONCE = 16
# How far a first goal may be, straight, in days of walking: patrols last up to four days, there and back.
REACH_DAYS = 2.2
# Effort at which the search for a way between two goals ends, per straight kilometre.
LIMIT = 4.5
# How far a road may be from a station with a vehicle; boats are brought to the water, the nearer the better (assumed).
STATION_TO_LINE_M, BOAT_LIES_M = {"vehicle": 3000.0, "boat": np.inf}, 15_000.0


@dataclass(frozen=True)
class Ways:
    """Nodes are the stations (all of them, in order), then places to be dropped off, and then the goals.

    Parameters
    ----------
    n_stations : int
        Number of stations.
    km : ndarray, shape (n, n)
        Length of the way between two nodes, inf where teams know none.
    pull : ndarray, shape (n, n)
        How a next goal is preferred by its distance: near ones on the way, but far ones when setting out, so that
        patrols of several days leave the surroundings of the station.
    liking : ndarray, shape (n_starts, n)
        How much teams that start from a station or a drop-off like each goal; 0 for starts, and all 0 where the
        transport is of no use.
    lines : list of dict
        Per variant: (smaller node, larger node) to the way's points, shape (m, 2), metres.
    dropped : ndarray, shape (n_stations, n_starts - n_stations)
        Chance that a patrol of each station begins at each drop-off; no columns where there are none.
    again : bool
        Whether goals may be passed again on the same round: up and down a road or river.
    """

    n_stations: int
    km: np.ndarray
    pull: np.ndarray
    liking: np.ndarray
    lines: list[dict[tuple[int, int], np.ndarray]]
    dropped: np.ndarray
    again: bool = False

    def able(self) -> np.ndarray:
        """Return True per station from which a team can go somewhere."""
        home = self.km[: self.n_stations]
        return ((self.liking[: self.n_stations] > 0) & np.isfinite(home)).any(axis=1)

    def line(self, start: int, end: int, variant: int) -> np.ndarray:
        """Return the points of the way from one node to another."""
        points = self.lines[variant][min(start, end), max(start, end)]
        return points if start < end else points[::-1]


def foot_ways(
    ground: Ground, blocks: Blocks, params: ParkParams, rng: np.random.Generator, progress: Progress
) -> Ways:
    """Return goals spread over the park, liked near stations, roads and trails and less in the neglected sector."""
    nets = [forest_net(ground, blocks, params, rng) for _ in range(VARIANTS)]
    stations = ground.places.stations
    goals, spacing = _spread(ground, blocks, rng)
    drops = drop_offs(ground, blocks, nets[0].cells, params.rangers, rng)
    at = nets[0].nearest(stations["x"], stations["y"])
    nodes = np.concatenate([at, np.searchsorted(nets[0].cells, np.concatenate([drops.blocks, goals]))])
    n_starts = len(stations) + len(drops.blocks)
    day_km = params.rangers.hours_per_day * params.rangers.foot_kmh
    parts = [Part(progress, number / VARIANTS, (number + 1) / VARIANTS) for number in range(VARIANTS)]
    joined = [
        _join(net, nodes, n_starts, REACH * spacing, REACH_DAYS * day_km, part) for net, part in zip(nets, parts)
    ]
    km = np.max([one for one, _ in joined], axis=0)
    near_line = blocks.within(blocks.any(_lines_mask(ground)), NEAR_LINE_M)
    habit = (1 + params.rangers.line_habit * near_line[goals]) * rng.gamma(2.0, 0.5, len(goals))
    habit = habit * np.where(neglected_blocks(ground, blocks)[goals], params.rangers.neglect, 1.0)
    has = np.concatenate([_have(ground, "foot"), np.ones(len(drops.blocks), bool)])
    liking = _liking(km, habit, params.rangers.station_km, has)
    usable = drops.chance * ((liking > 0) & np.isfinite(km[:n_starts]))[len(stations) :].any(axis=1)
    pull = _pull(km, n_starts, 1.5 * spacing)
    return Ways(len(stations), km, pull, liking, [lines for _, lines in joined], usable)


def road_ways(ground: Ground, params: ParkParams, rng: np.random.Generator) -> Ways:
    """Return goals along the roads."""
    roads = ground.landscape.on_line(ground.terrain, ground.landscape.roads)
    net = line_net(ground, roads, rng)
    at = net.nearest(ground.places.stations["x"], ground.places.stations["y"]) if len(net.cells) else np.empty(0)
    return _line_ways(ground, net, at, params.rangers.vehicle_km, "vehicle", rng)


def river_ways(ground: Ground, blocks: Blocks, params: ParkParams, rng: np.random.Generator) -> Ways:
    """Return goals along the rivers that boats can use, in the park and close around it."""
    net = line_net(ground, ground.landscape.river_cells & _near_park(ground, blocks), rng, king=True)
    snapped = _on_rivers(net, [line for line, _ in ground.rivers], ground.terrain.spec.cell_size)
    return _line_ways(ground, snapped, _landings(ground, net), params.rangers.boat_km, "boat", rng)


def _landings(ground: Ground, net: Net) -> np.ndarray:
    """Return the node where each station's boats lie: on the river with the longest reach in the park and not far."""
    stations = ground.places.stations
    if not len(net.cells):
        return np.zeros(len(stations), np.int64)
    part = net.parts()
    reach_km = np.bincount(part, ground.terrain.inside.ravel()[net.cells]) * ground.terrain.spec.cell_size / 1000
    nodes = []
    for x, y in zip(stations["x"], stations["y"]):
        far = np.hypot(net.x - x, net.y - y).round(2)
        nearest = np.full(len(reach_km), np.inf)
        np.minimum.at(nearest, part, far)
        best = int(np.argmax(np.round((reach_km + 0.1) * np.exp(-nearest / BOAT_LIES_M), 9)))
        nodes.append(int(np.argmin(np.where(part == best, far, np.inf))))
    return np.array(nodes, np.int64)


def _near_park(ground: Ground, blocks: Blocks) -> np.ndarray:
    """Return True per terrain cell (flat) in the park and close around it."""
    return blocks.within(blocks.any(ground.terrain.inside), OUTSIDE_M)[blocks.of_cell]


def _spread(ground: Ground, blocks: Blocks, rng: np.random.Generator) -> tuple[np.ndarray, float]:
    """Return one goal (block) in each square of a coarse net over the park, and the side of the squares in km."""
    area = float(ground.terrain.inside.sum()) * ground.terrain.spec.cell_size**2 / 1e6
    number = min(max(area / KM2_PER_GOAL, MIN_GOALS), MAX_GOALS)
    side = max(np.sqrt(area / number) * 1000, blocks.spec.cell_size)
    inside = np.flatnonzero(blocks.mean(ground.terrain.inside) >= 0.5)
    x, y = blocks.spec.centres(inside)
    square = np.floor(x / side).astype(np.int64) * 1_000_000 + np.floor(y / side).astype(np.int64)
    order = rng.permutation(len(inside))
    _, first = np.unique(square[order], return_index=True)
    return inside[order[first]], side / 1000


def _lines_mask(ground: Ground) -> np.ndarray:
    return ground.landscape.on_line(ground.terrain, [*ground.landscape.trails, *ground.landscape.roads])


def _have(ground: Ground, transport: str) -> np.ndarray:
    """Return True per station that has a transport."""
    return ground.places.stations["transport"].str.split(",").map(lambda names: transport in names).to_numpy(bool)


def _liking(km: np.ndarray, habit: np.ndarray, reach_km: float, has: np.ndarray) -> np.ndarray:
    """Return the liking of nodes per start: habit of the goal, less with distance; 0 where the transport is not had."""
    n = len(has)
    liking = np.zeros((n, len(km)))
    liking[:, n:] = habit * np.exp(-np.where(np.isfinite(km[:n, n:]), km[:n, n:], 1e6) / reach_km)
    return np.round(liking * has[:, None], 6)


def _pull(km: np.ndarray, n_starts: int, reach_km: float) -> np.ndarray:
    pull = np.exp(-np.where(np.isfinite(km), km, 1e6) / reach_km).round(6)
    pull[:n_starts] = np.where(np.isfinite(km[:n_starts]), km[:n_starts] ** 2, 0.0)
    return pull


def _line_ways(
    ground: Ground, net: Net, at: np.ndarray, day_km: float, transport: str, rng: np.random.Generator
) -> Ways:
    """Return ways on roads or rivers between goals at random places and the nodes ``at``, one per station."""
    stations, n = ground.places.stations, len(ground.places.stations)
    if not len(net.cells):
        return Ways(n, np.full((n, n), np.inf), np.ones((n, n)), np.zeros((n, n)), [{}], np.zeros((n, 0)))
    off = np.hypot(net.x[at] - stations["x"].to_numpy(), net.y[at] - stations["y"].to_numpy())
    number = len(net.cells) * ground.terrain.spec.cell_size / 1000 / KM_PER_LINE_GOAL
    number = int(min(max(number, MIN_LINE_GOALS), MAX_LINE_GOALS, len(net.cells)))
    nodes = np.concatenate([at, np.sort(rng.permutation(len(net.cells))[:number])])
    km, lines = _join(net, nodes, n, np.inf, day_km, Silent())
    far = np.flatnonzero(off > STATION_TO_LINE_M[transport])
    km[far], km[:, far] = np.inf, np.inf
    liking = _liking(km, np.ones(number), 1e6, _have(ground, transport))
    return Ways(n, km, np.ones_like(km), liking, [lines], np.zeros((n, 0)), again=True)


def _on_rivers(net: Net, rivers: list[BaseGeometry], cell_m: float) -> Net:
    """Move the nodes onto the drawn rivers where these are within the cell."""
    if not rivers or not len(net.cells):
        return net
    points = shapely.points(net.x, net.y)
    nearest = np.array(rivers, object)[shapely.STRtree(rivers).nearest(points)]
    bank = shapely.get_coordinates(shapely.shortest_line(points, nearest))[1::2].round(2)
    close = np.hypot(bank[:, 0] - net.x, bank[:, 1] - net.y) <= 0.75 * cell_m
    return Net(net.cells, np.where(close, bank[:, 0], net.x), np.where(close, bank[:, 1], net.y), net.graph)


def _join(
    net: Net, nodes: np.ndarray, n_starts: int, reach_km: float, start_km: float, progress: Progress
) -> tuple[np.ndarray, dict[tuple[int, int], np.ndarray]]:
    """Return lengths (n, n) and lines of the ways between nodes near each other, and from starts to goals.

    ``nodes`` are numbers of the net's nodes; ``reach_km`` and ``start_km`` are straight distances.
    """
    x, y = net.x[nodes], net.y[nodes]
    km = np.full((len(nodes), len(nodes)), np.inf)
    lines: dict[tuple[int, int], np.ndarray] = {}
    goals = np.arange(n_starts, len(nodes))
    for first, effort, before in _trees(net, nodes, n_starts, LIMIT * reach_km):
        step(progress, first / len(nodes))
        others = goals[goals > first]
        far = np.hypot(x[others] - x[first], y[others] - y[first]) / 1000
        others = others[far <= (start_km if first < n_starts else reach_km)]
        others = others[np.isfinite(effort[nodes[others]]) & (nodes[others] != nodes[first])]
        for other, way in zip(others.tolist(), _traced(before, int(nodes[first]), nodes[others])):
            line = np.column_stack([net.x[way], net.y[way]])
            lines[first, other] = line
            km[first, other] = km[other, first] = round(float(_length(line)) / 1000, 6)
    return km, lines


def _trees(
    net: Net, nodes: np.ndarray, n_starts: int, limit: float
) -> Iterator[tuple[int, np.ndarray, np.ndarray]]:
    """Yield number, effort and predecessors for each node: of starts to everywhere, of goals as far as ``limit``."""
    cuts = sorted({*range(0, n_starts, AT_ONCE), *range(n_starts, len(nodes), AT_ONCE), len(nodes)})
    for start, end in zip(cuts[:-1], cuts[1:]):
        efforts, befores = net.trees(nodes[start:end], np.inf if start < n_starts else limit)
        yield from zip(range(start, end), efforts, befores)


def _length(line: np.ndarray) -> float:
    return float(np.hypot(np.diff(line[:, 0]), np.diff(line[:, 1])).sum())


def _traced(before: np.ndarray, source: int, targets: np.ndarray) -> list[np.ndarray]:
    """Return the nodes from the source to each target, from the predecessors of one tree."""
    if not len(targets):
        return []
    walk = [targets]
    while (walk[-1] != source).any():
        walk.append(np.where(walk[-1] == source, source, before[walk[-1]]))
    steps = np.array(walk, np.int64)
    last = (steps != source).sum(axis=0)
    return [steps[: end + 1, column][::-1] for column, end in enumerate(last)]
