"""Patrols of the training park: where teams go, and the fixes their devices record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone

import numpy as np
import pandas as pd
import scipy.ndimage
import shapely

from ...base.progress import Progress, step
from ..ground.landscape import Landscape, ranger_cost
from ..ground.places import Places
from ..ground.terrain import PathTree, Terrain, path_trees, smooth_line
from ..old_params import ParkParams

LOCAL = timezone(timedelta(hours=7))
COST_VARIANTS, N_ANCHORS, N_ROAD_ANCHORS = 3, 130, 40
SAMPLE_M = 50.0
# transport: label in the exports, pace km/h, minutes between fixes, how well signs are seen from it (assumptions)
TRANSPORT = {"foot": ("Foot", 2.1, None, 1.0), "vehicle": ("Vehicle", 22.0, 2.0, 0.12), "boat": ("Boat", 7.0, 3.0, 0.2)}
MANDATES = (("Anti-poaching", 0.75), ("Research and monitoring", 0.15), ("Joint patrol", 0.10))


@dataclass
class LegDay:
    """One day of a patrol: what its device recorded, without defects.

    ``t`` UTC epoch seconds, ``x``, ``y`` metres (EPSG:32648) with the noise of the receiver; ``walked_km`` is the
    length of the true way, ``cells``, ``cell_km`` and ``cell_t`` say where it led. ``finds`` are filled in later.
    """

    day: date
    t: np.ndarray
    x: np.ndarray
    y: np.ndarray
    walked_km: float
    cells: np.ndarray
    cell_km: np.ndarray
    cell_t: np.ndarray
    finds: list = field(default_factory=list)

    @property
    def km(self) -> float:
        """Length along the recorded fixes, km."""
        return float(np.hypot(np.diff(self.x), np.diff(self.y)).sum() / 1000)


@dataclass
class Patrol:
    """One patrol with a single transport."""

    patrol_id: str
    station: int
    team: str
    mandate: str
    transport: str
    armed: bool
    members: tuple[str, ...]
    days: list[LegDay]
    device: str


@dataclass(frozen=True)
class _Ways:
    """Where teams can go: goals with least-cost trees, weights of the goals per station."""

    x: np.ndarray
    y: np.ndarray
    trees: list[list[PathTree]]
    weight: np.ndarray
    stretch: float


def make_patrols(
    terrain: Terrain,
    landscape: Landscape,
    places: Places,
    params: ParkParams,
    rng: np.random.Generator,
    progress: Progress,
) -> list[Patrol]:
    """Send patrols out month by month until the year's kilometres are walked, driven and sailed."""
    ways = {
        "foot": _foot_ways(terrain, landscape, places, params, rng),
        "vehicle": _road_ways(terrain, landscape, places, rng),
    }
    patrols: list[Patrol] = []
    booked: set[tuple[str, date]] = set()
    share = {"vehicle": params.vehicle_share, "boat": params.boat_share}
    share["foot"] = 1 - sum(share.values())
    months = list(_months(params))
    debt = dict.fromkeys(share, 0.0)
    for number, first in enumerate(months):
        step(progress, number / len(months))
        season = 1.12 if first.month in (11, 12, 1, 2, 3, 4) else 0.88
        for transport, part in sorted(share.items()):
            debt[transport] += params.km_per_year / 12 * season * part
            while debt[transport] > 0:
                patrol = _patrol(terrain, landscape, places, params, rng, ways, transport, first, booked, len(patrols))
                debt[transport] -= sum(day.walked_km for day in patrol.days)
                patrols.append(patrol)
    return sorted(patrols, key=lambda patrol: (patrol.days[0].t[0], patrol.patrol_id))


def _months(params: ParkParams) -> Iterator[date]:
    day = params.first_day
    while day < params.end:
        yield day
        day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _foot_ways(
    terrain: Terrain, landscape: Landscape, places: Places, params: ParkParams, rng: np.random.Generator
) -> _Ways:
    stations = terrain.spec.cells_at(places.stations["x"], places.stations["y"])
    inside = np.flatnonzero(terrain.inside.ravel())
    goals = np.concatenate([stations, rng.choice(inside, N_ANCHORS, replace=False)])
    trees = [path_trees(terrain.network(ranger_cost(terrain, landscape, rng)), goals) for _ in range(COST_VARIANTS)]
    x, y = terrain.x[goals], terrain.y[goals]
    lines = landscape.on_line(terrain, landscape.trails + landscape.roads).reshape(terrain.spec.shape)
    near_line = scipy.ndimage.binary_dilation(lines, iterations=2).ravel()[goals]
    neglected = shapely.contains_xy(places.neglected.buffer(800), x, y)
    habit = (1 + 1.2 * near_line) * np.where(neglected, params.neglect, 1.0) * rng.gamma(2.0, 0.5, len(goals))
    far = np.hypot(x[:, None] - x[None, : len(stations)], y[:, None] - y[None, : len(stations)])
    weight = habit[:, None] * np.exp(-far / 15_000)
    weight[: len(stations)] = 0.0
    return _Ways(x, y, trees, weight, 1.22)


def _road_ways(terrain: Terrain, landscape: Landscape, places: Places, rng: np.random.Generator) -> _Ways:
    stations = terrain.spec.cells_at(places.stations["x"], places.stations["y"])
    roads = landscape.on_line(terrain, landscape.roads)
    goals = np.concatenate([stations, rng.choice(np.flatnonzero(roads), N_ROAD_ANCHORS, replace=False)])
    trees = [path_trees(terrain.network(np.where(roads, 1.0, np.inf)), goals)]
    weight = np.ones((len(goals), len(stations)))
    weight[: len(stations)] = 0.0
    return _Ways(terrain.x[goals], terrain.y[goals], trees, weight, 1.35)


def _patrol(
    terrain: Terrain,
    landscape: Landscape,
    places: Places,
    params: ParkParams,
    rng: np.random.Generator,
    ways: dict[str, _Ways],
    transport: str,
    month: date,
    booked: set,
    number: int,
) -> Patrol:
    """Send one free team out for some days of the month."""
    able = places.stations["transport"].str.contains(transport).to_numpy()
    chance = places.stations["share"].to_numpy() * able
    n_days = 1 if transport != "foot" else 1 + int(rng.binomial(3, (params.mean_patrol_days - 1) / 3))
    for _ in range(500):
        station = int(rng.choice(len(chance), p=chance / chance.sum()))
        row = places.stations.iloc[station]
        team = f"{row['name'].split()[0]}-{'ABCDEFGH'[int(rng.integers(row['teams']))]}"
        last = (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=n_days)
        start = month + timedelta(days=int(rng.integers((last - month).days + 1)))
        days = [start + timedelta(days=d) for d in range(n_days)]
        if not any((team, day) in booked for day in days):
            break
    booked.update((team, day) for day in days)
    line = (
        _river_line(landscape, rng)
        if transport == "boat"
        else _route(terrain, ways[transport], station, n_days, params, rng)
    )
    names = [name for name, _ in MANDATES]
    members = sorted(rng.choice(12, int(rng.integers(4, 8)), replace=False) + 1 + 12 * station)
    return Patrol(
        f"TP_{number + 1:06d}",
        station,
        team,
        str(rng.choice(names, p=[p for _, p in MANDATES])),
        transport,
        bool(rng.random() < 0.8),
        tuple(f"{member:03d}" for member in members),
        _days(terrain, line, days, transport, params, rng),
        row["device"] if transport == "foot" else "smart",
    )


def _route(
    terrain: Terrain, ways: _Ways, station: int, n_days: int, params: ParkParams, rng: np.random.Generator
) -> np.ndarray:
    """Return the cells of a round from the station: goals are added while the way home still fits."""
    foot = len(ways.trees) > 1
    left = (
        n_days * params.hours_per_day * TRANSPORT["foot"][1] * 1000 * rng.normal(1, 0.12)
        if foot
        else rng.normal(62, 10) * 1000
    )
    home_x, home_y = ways.x[station], ways.y[station]
    at, stops = station, [station]
    weight = ways.weight[:, station].copy()
    while True:
        out = np.hypot(ways.x - ways.x[at], ways.y - ways.y[at]) * ways.stretch
        back = np.hypot(ways.x - home_x, ways.y - home_y) * ways.stretch
        chance = np.where((out + back <= left) & (out > 1500), weight, 0.0)
        if chance.sum() <= 0:
            break
        at = int(rng.choice(len(chance), p=chance / chance.sum()))
        left -= out[at]
        weight[at] = 0.0
        stops.append(at)
    return _joined_cells(ways, stops + [station], rng)


def _joined_cells(ways: _Ways, stops: list[int], rng: np.random.Generator) -> np.ndarray:
    if len(stops) == 2:
        stops = [stops[0], int(np.argsort(np.hypot(ways.x - ways.x[stops[0]], ways.y - ways.y[stops[0]]))[4]), stops[0]]
    trees = ways.trees[int(rng.integers(len(ways.trees)))]
    cells = [trees[a].path_to(trees[b].source) for a, b in zip(stops[:-1], stops[1:])]
    joined = np.concatenate([part[:-1] for part in cells] + [cells[-1][-1:]])
    return joined[np.concatenate([[True], np.diff(joined) != 0])]


def _river_line(landscape: Landscape, rng: np.random.Generator) -> np.ndarray:
    """Return the points of a boat's way up and down the river, shape (n, 2)."""
    length = landscape.river.length
    turn = np.linspace(0, min(length, rng.uniform(7000, 11_000)), 60)
    points = shapely.get_coordinates(shapely.line_interpolate_point(landscape.river, turn))
    return np.vstack([points, points[-2::-1]])


def _days(
    terrain: Terrain, route: np.ndarray, days: list[date], transport: str, params: ParkParams, rng: np.random.Generator
) -> list[LegDay]:
    """Cut a way into days and record each with a device."""
    x, y = _wander(terrain, route, rng) if route.ndim == 1 else (route[:, 0], route[:, 1])
    along = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))])
    cuts = np.linspace(0, along[-1], len(days) + 1)
    cuts[1:-1] += rng.uniform(-0.12, 0.12, len(days) - 1) * along[-1] / len(days)
    return [
        _record(terrain, x, y, along, (start, end), day, transport, params, rng)
        for day, start, end in zip(days, cuts[:-1], cuts[1:])
    ]


def _wander(terrain: Terrain, cells: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return a walked line through cells: corners cut, and up to some hundred metres beside the middle."""
    x, y = smooth_line(*terrain.spec.centres(cells))
    along = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))])
    even = np.linspace(0, along[-1], max(2, int(along[-1] / 200)))
    x, y = np.interp(even, along, x), np.interp(even, along, y)
    fade = np.minimum(1, np.minimum(even, even[-1] - even) / 1000)
    aside = [
        scipy.ndimage.gaussian_filter1d(rng.standard_normal(len(even)), 4, mode="nearest") * 330 * fade for _ in "xy"
    ]
    return x + aside[0], y + aside[1]


def _record(
    terrain: Terrain,
    x: np.ndarray,
    y: np.ndarray,
    along: np.ndarray,
    span: tuple[float, float],
    day: date,
    transport: str,
    params: ParkParams,
    rng: np.random.Generator,
) -> LegDay:
    """Walk from ``span[0]`` to ``span[1]`` metres of the way and take a fix every few minutes; 45 minutes of rest."""
    _, pace, minutes, _ = TRANSPORT[transport]
    seconds = 60 * (minutes or params.fix_minutes)
    samples = np.linspace(*span, max(3, int((span[1] - span[0]) / SAMPLE_M) + 1))
    sx, sy = np.interp(samples, along, x), np.interp(samples, along, y)
    climb = np.abs(np.diff(terrain.z.ravel()[terrain.spec.cells_at(sx, sy)])) / SAMPLE_M
    speed = (
        pace
        * rng.normal(1, 0.08)
        * np.exp(-0.6 * np.minimum(climb, 1))
        * np.clip(rng.normal(1, 0.1, len(climb)), 0.5, 1.5)
    )
    start = datetime.combine(day, time(6, 30), LOCAL).timestamp() + float(rng.integers(0, 5400))
    took = np.concatenate([[0.0], np.cumsum(np.diff(samples) / 1000 / speed * 3600)])
    took[len(took) // 2 :] += 2700.0
    clock = np.arange(0, took[-1], seconds)
    clock = np.append(
        clock + np.concatenate([[0], rng.integers(-15, 15, max(len(clock) - 1, 0))])[: len(clock)], took[-1]
    )
    clock = np.unique(clock.round())
    rest = (took[len(took) // 2 - 1], took[len(took) // 2])
    clock = clock[~((clock > rest[0]) & (clock < rest[1]))]
    at = np.interp(clock, took, samples)
    noise = [_receiver_noise(len(clock), params.gps_noise_m, rng) for _ in "xy"]
    cells, first, count = np.unique(terrain.spec.cells_at(sx, sy), return_index=True, return_counts=True)
    return LegDay(
        day,
        start + clock,
        np.interp(at, along, x) + noise[0],
        np.interp(at, along, y) + noise[1],
        float(span[1] - span[0]) / 1000,
        cells,
        count * (span[1] - span[0]) / len(samples) / 1000,
        start + took[first],
    )


def _receiver_noise(n: int, sd: float, rng: np.random.Generator) -> np.ndarray:
    """Return errors in metres that change slowly from fix to fix (first-order autoregressive, 0.6)."""
    errors = rng.normal(0, sd, n)
    for i in range(1, n):
        errors[i] = 0.6 * errors[i - 1] + 0.8 * errors[i]
    return errors


def patrol_table(patrols: list[Patrol]) -> pd.DataFrame:
    """Return one row per leg-day: ``patrol_id, station, team, transport, device, day``, km and ``fixes``."""
    rows = [
        (p.patrol_id, p.station, p.team, p.transport, p.device, day.day, day.km, day.walked_km, len(day.t))
        for p in patrols
        for day in p.days
    ]
    names = ["patrol_id", "station", "team", "transport", "device", "day", "recorded_km", "walked_km", "fixes"]
    return pd.DataFrame(rows, columns=names)
