"""Stations, sectors, villages and telephone towers of a park, placed by rule."""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from ..parameters import Kind, LandParams
from .land import Land
from .rules import count, direction, gentle, points, spread
from .terrain import Terrain

STATION_NAMES = {
    "headquarters": ("Headquarters", "ที่ทำการ"),
    "station": ("", ""),
    "checkpoint": ("Checkpoint", "ด่าน"),
    "camp": ("Camp", "ค่าย"),
}
SECTOR_KM2 = 370.0  # as the shipped park has
LEAST_STATIONS = 3
REACHED_M = 8_000.0  # distance from a station at which patrols are e times fewer, for choosing the neglected sector


def make_stations(land: Land, kind: Kind, params: LandParams, rng: np.random.Generator) -> pd.DataFrame:
    """Return stations: headquarters, ranger stations near the edge, a checkpoint, camps inside, some at rivers."""
    terrain = land.terrain
    number = count(params.stations_per_1000km2, terrain.area_km2 / 1000, LEAST_STATIONS)
    at_river = (number // 2 if kind.moves == "boat" else max(1, number // 8)) if land.river_cells.any() else 0
    inland = terrain.inland.ravel()
    depth = float(inland.max())
    apart = 0.7 * np.sqrt(terrain.area_km2 * 1e6 / number)
    edge = (inland > min(500.0, 0.1 * depth)) & (inland < min(3500.0, 0.5 * depth))
    river = spread(terrain, np.where(land.river_cells & (inland > 0), 1.0, 0), min(at_river, number - 1), apart, rng)
    camps = spread(terrain, np.where(inland > 0.5 * depth, gentle(terrain, 0.1), 0), number // 6, apart, rng, river)
    rest = number - len(river) - len(camps)
    others = spread(terrain, np.where(edge, gentle(terrain), 0), rest, apart, rng, np.append(river, camps))
    kinds = ["station"] * len(river) + ["camp"] * len(camps) + ["headquarters"] + ["station"] * (len(others) - 1)
    frame = pd.DataFrame({"kind": kinds, "boat": [True] * len(river) + [False] * (number - len(river))})
    frame["x"], frame["y"] = points(terrain, np.concatenate([river, camps, others]), rng)
    return _staffed(terrain, _sorted(_with_checkpoint(land, frame), terrain), params, rng)


def _with_checkpoint(land: Land, frame: pd.DataFrame) -> pd.DataFrame:
    """Make the station that is nearest to the border a checkpoint."""
    plain = frame.index[(frame["kind"] == "station") & ~frame["boat"]]
    if not len(plain):
        return frame
    border = [line for line, _ in land.border] or [shapely.Point(frame["x"].max(), frame["y"].min())]
    far = shapely.distance(shapely.union_all(border), shapely.points(frame["x"][plain], frame["y"][plain]))
    frame.loc[plain[int(np.argmin(far.round(1)))], "kind"] = "checkpoint"
    return frame


def _sorted(frame: pd.DataFrame, terrain: Terrain) -> pd.DataFrame:
    """Number the headquarters first and the others around the park."""
    middle = shapely.centroid(terrain.outline)
    turn = np.arctan2(frame["y"] - middle.y, frame["x"] - middle.x).round(6)
    order = np.lexsort([turn, frame["kind"] != "headquarters"])
    return frame.iloc[order].reset_index(drop=True)


def _staffed(terrain: Terrain, frame: pd.DataFrame, params: LandParams, rng: np.random.Generator) -> pd.DataFrame:
    """Give names, teams, transport, devices and a share of the patrols."""
    head = (frame["kind"] == "headquarters").to_numpy()
    usual = 1 + rng.poisson(max(params.teams_per_station - 1, 0), len(frame))
    teams = np.clip(np.where(frame["kind"] == "camp", 1, usual + 2 * head), 1, 8)
    roads = frame["kind"].isin(["headquarters", "checkpoint"]) | (~frame["boat"] & (rng.random(len(frame)) < 0.3))
    roads &= frame["kind"] != "camp"
    frame["teams"] = teams
    frame["transport"] = [
        "foot" + (",vehicle" if road else "") + (",boat" if boat else "") for road, boat in zip(roads, frame["boat"])
    ]
    old = rng.permutation(np.flatnonzero(~head))[: 1 if len(frame) < 12 else 2]
    frame["device"] = np.where(np.isin(np.arange(len(frame)), old), "gpx", "smart")
    share = teams * rng.gamma(8, 1 / 8, len(frame))
    frame["share"] = (share / share.sum()).round(3)
    frame.loc[0, "share"] = round(frame.loc[0, "share"] + 1 - frame["share"].sum(), 3)
    names = [_station_name(terrain, number, row) for number, row in enumerate(frame.itertuples(index=False), 1)]
    frame["name"], frame["name_th"] = zip(*names)
    return frame[["name", "name_th", "kind", "teams", "transport", "device", "x", "y", "share"]]


def _station_name(terrain: Terrain, number: int, row: tuple) -> tuple[str, str]:
    english, thai = direction(terrain, row.x, row.y)  # type: ignore[attr-defined]
    word, word_th = STATION_NAMES[row.kind]  # type: ignore[attr-defined]
    if row.kind == "headquarters":  # type: ignore[attr-defined]
        return f"TP{number} {word}", f"ฝ{number} {word_th}"
    if row.boat:  # type: ignore[attr-defined]
        word, word_th = "River", "ริมน้ำ"
    return f"TP{number} {english} {word}".strip(), f"ฝ{number} {word_th}{thai}"


def make_sectors(terrain: Terrain, rng: np.random.Generator) -> pd.DataFrame:
    """Return sectors of similar size (Voronoi cells of centres that were evened out by Lloyd 1982)."""
    number = int(np.clip(round(terrain.area_km2 / SECTOR_KM2), 3, 14))
    cells = np.flatnonzero(terrain.inside.ravel())
    x, y = terrain.x[cells], terrain.y[cells]
    some = rng.permutation(len(cells))[:5000]
    middles = np.column_stack([x[some[:number]], y[some[:number]]])
    for _ in range(30):
        far = np.hypot(x[some, None] - middles[:, 0], y[some, None] - middles[:, 1])
        near = np.argmin(far.round(1), axis=1)
        middles = np.array(
            [
                [x[some][near == k].mean(), y[some][near == k].mean()] if (near == k).any() else middles[k]
                for k in range(number)
            ]
        ).round(1)
    names = [direction(terrain, *middle) for middle in middles]
    frame = pd.DataFrame(
        {
            "name": [f"Sector {k + 1} {name}" for k, (name, _) in enumerate(names)],
            "name_th": [f"เขต {k + 1} {thai}" for k, (_, thai) in enumerate(names)],
        }
    )
    return frame.assign(geometry=voronoi(terrain, middles))


def voronoi(terrain: Terrain, middles: np.ndarray) -> list[shapely.MultiPolygon]:
    """Return the part of the park that is nearest to each middle, shape (n, 2), in their order."""
    points = shapely.MultiPoint(middles)
    areas = shapely.get_parts(shapely.voronoi_polygons(points, extend_to=terrain.outline.buffer(20_000)))
    geometry = []
    for point in points.geoms:
        area = next(area for area in areas if area.contains(point))
        parts = [part for part in shapely.get_parts(area.intersection(terrain.outline)) if part.geom_type == "Polygon"]
        geometry.append(shapely.MultiPolygon(parts))
    return geometry


def neglected_sector(sectors: pd.DataFrame, stations: pd.DataFrame) -> str:
    """Return the name of the sector that teams reach least: far from the stations, counted by their teams."""
    reach = [_reached(area, stations) for area in sectors["geometry"]]
    return str(sectors["name"].iloc[int(np.argmin(reach))])


def _reached(area: BaseGeometry, stations: pd.DataFrame) -> float:
    """Return how easily teams reach the mean point of an area, from points about every kilometre."""
    west, south, east, north = area.bounds
    x, y = (grid.ravel() for grid in np.meshgrid(np.arange(west, east, 1000), np.arange(south, north, 1000)))
    inside = shapely.contains_xy(area, x, y)
    far = np.hypot(*(stations[axis].to_numpy()[:, None] - at[inside] for axis, at in (("x", x), ("y", y))))
    ease = stations["share"].to_numpy() @ np.exp(-far / REACHED_M)
    return round(float(ease.mean()), 6) if inside.any() else np.inf


def make_villages(land: Land, params: LandParams, rng: np.random.Generator) -> pd.DataFrame:
    """Return villages on flat ground just outside the outline, in its order; every eighth is a small town."""
    terrain, ring = land.terrain, land.terrain.outline.buffer(1200).exterior
    number = count(params.villages_per_100km, terrain.outline.length / 100_000)
    rows = []
    for k in range(number):
        near = ring.interpolate((k + rng.uniform(0.1, 0.9)) / number, normalized=True)
        cells = terrain.spec.cells_at(near.x + rng.normal(0, 1500, 40), near.y + rng.normal(0, 1500, 40))
        cells = cells[cells >= 0]
        inland = terrain.inland.ravel()[cells]
        worth = terrain.slope.ravel()[cells] + np.where((inland < -200) & (inland > -6000), 0, 10)
        worth = worth + 10 * land.abroad(cells)
        best = cells[int(np.argmin(worth.round(6)))]
        if worth.min() > 9:  # no room between the park and the border, or the edge of the map
            continue
        town = k % 8 == 4
        people = int(rng.lognormal(8.6 if town else 6.0, 0.4 if town else 0.6))
        name, thai = ("Mueang Fuek", "เมืองฝึก") if town else ("Ban Fuek", "บ้านฝึก")
        rows.append((f"{name} {k + 1}", f"{thai} {k + 1}", people, terrain.x[best], terrain.y[best]))
    return pd.DataFrame(rows, columns=["name", "name_th", "population", "x", "y"])


def make_towers(terrain: Terrain, params: LandParams, rng: np.random.Generator) -> pd.DataFrame:
    """Return telephone towers: spread over the park and its surroundings, each on the highest ground within 4 km."""
    number = count(params.towers_per_1000km2, terrain.area_km2 / 1000)
    inland = terrain.inland.ravel()
    near = np.where(inland > -5000, np.where(inland < 3000, 1.0, 0.4), 0.0)
    rows, z = [], terrain.z.ravel()
    for k, cell in enumerate(spread(terrain, near, number, 9000.0, rng)):
        x, y = terrain.x[cell], terrain.y[cell]
        top = int(np.argmax(np.where(np.hypot(terrain.x - x, terrain.y - y) <= 4000, z, -np.inf)))
        rows.append((f"Tower {k + 1}", terrain.x[top], terrain.y[top]))
    return pd.DataFrame(rows, columns=["name", "x", "y"])
