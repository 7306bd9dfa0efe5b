"""Where the people of the shipped park are: stations, sectors, hamlets, entries and stands. All made up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
import shapely

from ..parameters import Kind, LandParams
from .base_layers import BaseLayers
from .entries import make_entries
from .land import Land
from .places import Places
from .settlements import voronoi
from .targets import make_targets
from .terrain import Terrain, to_metres

# name, Thai name, kind, teams, transport, device, longitude, latitude, share of the patrols
STATIONS = (
    ("TP1 Headquarters", "ฝ1 ที่ทำการ", "headquarters", 4, "foot,vehicle", "smart", 101.925, 14.215, 0.19),
    ("TP2 North Ridge", "ฝ2 สันเหนือ", "station", 2, "foot", "smart", 101.905, 14.435, 0.10),
    ("TP3 Reservoir", "ฝ3 อ่างเก็บน้ำ", "station", 2, "foot,boat", "smart", 102.085, 14.305, 0.14),
    ("TP4 North Gate", "ฝ4 ประตูเหนือ", "station", 3, "foot,vehicle", "smart", 102.280, 14.325, 0.16),
    ("TP5 North-east", "ฝ5 ตะวันออกเฉียงเหนือ", "station", 2, "foot", "smart", 102.500, 14.300, 0.12),
    ("TP6 East Checkpoint", "ฝ6 ด่านตะวันออก", "checkpoint", 2, "foot,vehicle", "smart", 102.655, 14.185, 0.11),
    ("TP7 Escarpment", "ฝ7 หน้าผา", "station", 1, "foot", "smart", 102.575, 14.135, 0.07),
    ("TP8 South Foothill", "ฝ8 เชิงเขาใต้", "station", 2, "foot", "gpx", 102.150, 14.110, 0.11),
)
# name, Thai name, longitude and latitude of its middle
SECTORS = (
    ("Sector 1 North Ridge", "เขต 1 สันเหนือ", 101.930, 14.400),
    ("Sector 2 West", "เขต 2 ตะวันตก", 102.000, 14.230),
    ("Sector 3 North", "เขต 3 เหนือ", 102.220, 14.280),
    ("Sector 4 South", "เขต 4 ใต้", 102.210, 14.140),
    ("Sector 5 North-east", "เขต 5 ตะวันออกเฉียงเหนือ", 102.520, 14.230),
    ("Sector 6 South-east", "เขต 6 ตะวันออกเฉียงใต้", 102.390, 14.060),
)
NEGLECTED = "Sector 6 South-east"
# name, longitude, latitude, weight, known to the rangers
ENTRIES = (
    ("Border gap east", 102.800, 14.100, 0.20, True),
    ("Border plain", 102.720, 13.980, 0.27, False),
    ("South valley", 102.170, 14.030, 0.16, True),
    ("South-west fields", 102.020, 14.080, 0.05, True),
    ("North fields", 102.340, 14.400, 0.05, True),
    ("North-east fields", 102.580, 14.370, 0.09, False),
    ("North-west road", 101.830, 14.400, 0.05, True),
    ("West pass", 101.850, 14.200, 0.13, True),
)
# longitude, latitude of the stands nearest to the heaviest entries; the others lie by chance
STANDS = ((102.520, 14.190), (102.390, 14.080), (102.220, 14.170), (102.020, 14.250))
# one point per tower; each is moved to the highest ground within 4 km
TOWERS = (
    (101.88, 14.50),
    (101.96, 14.17),
    (102.10, 14.36),
    (102.33, 14.37),
    (102.62, 14.30),
    (102.24, 14.05),
    (102.56, 14.06),
)
N_HAMLETS, N_STANDS = 26, 16
BOAT_M = 3000.0  # distance of a river from a station that has boats there


def make_shipped_places(terrain: Terrain, base: BaseLayers, rng: np.random.Generator) -> Places:
    """Place stations, sectors, hamlets, entries, stands and towers on the shipped terrain, most of them by hand."""
    stands = _stands(terrain, rng)
    entries = _frame(ENTRIES, ["name", "lon", "lat", "weight", "known"])
    return Places(
        _stations(), _sectors(terrain), _villages(terrain, base, rng), entries, stands, _towers(terrain), NEGLECTED
    )


def of_kind(places: Places, land: Land, kind: Kind, params: LandParams, rng: np.random.Generator) -> Places:
    """Return the shipped places for another kind: its targets by rule, and its own entries where it needs them."""
    if kind.targets == "stands":
        return places
    hamlets = places.villages[places.villages["name_th"] != ""]
    entries = places.entries
    if kind.entries == "inside" or kind.moves == "boat":
        entries = make_entries(land, hamlets, kind, params, rng)
    if kind.moves == "boat":
        places = replace(places, stations=_with_boats(land, places.stations))
    return replace(places, entries=entries, targets=make_targets(land, hamlets, entries, kind, rng))


def _with_boats(land: Land, stations: pd.DataFrame) -> pd.DataFrame:
    """Give boats to the stations near rivers."""
    x, y = land.terrain.spec.centres(np.flatnonzero(land.river_cells))
    near = np.array([np.hypot(x - a, y - b).min() < BOAT_M for a, b in zip(stations["x"], stations["y"])])
    new = near & ~stations["transport"].str.contains("boat").to_numpy()
    return stations.assign(transport=stations["transport"] + np.where(new, ",boat", ""))


def _frame(rows: Sequence[tuple], names: list[str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=names)
    frame["x"], frame["y"] = np.round(to_metres(frame.pop("lon").to_numpy(), frame.pop("lat").to_numpy()), 2)
    return frame


def _stations() -> pd.DataFrame:
    return _frame(STATIONS, ["name", "name_th", "kind", "teams", "transport", "device", "lon", "lat", "share"])


def _sectors(terrain: Terrain) -> pd.DataFrame:
    middles = _frame(SECTORS, ["name", "name_th", "lon", "lat"])
    geometry = voronoi(terrain, middles[["x", "y"]].to_numpy())
    return pd.DataFrame({"name": middles["name"], "name_th": middles["name_th"], "geometry": geometry})


def _villages(terrain: Terrain, base: BaseLayers, rng: np.random.Generator) -> pd.DataFrame:
    """Return the towns and hamlets on flat ground 1 to 6 km outside the outline, in a ring."""
    ring = terrain.outline.buffer(1200).exterior
    rows = []
    for number in range(N_HAMLETS):
        near = ring.interpolate((number + rng.uniform(0.1, 0.9)) / N_HAMLETS, normalized=True)
        x, y = near.x + rng.normal(0, 1800, 30), near.y + rng.normal(0, 1800, 30)
        outside = ~shapely.contains_xy(terrain.outline.buffer(800), x, y)
        slope = terrain.slope.ravel()[terrain.spec.cells_at(x, y)] + np.where(outside, 0, 10)
        best = int(np.argmin(slope))
        rows.append((f"Ban Fuek {number + 1}", f"บ้านฝึก {number + 1}", int(rng.lognormal(6.0, 0.6)), x[best], y[best]))
    hamlets = pd.DataFrame(rows, columns=["name", "name_th", "population", "x", "y"])
    towns = base.towns.assign(name_th="", population=np.nan).drop(columns="cc")
    return pd.concat([towns, hamlets], ignore_index=True)[["name", "name_th", "population", "x", "y"]]


def _stands(terrain: Terrain, rng: np.random.Generator) -> pd.DataFrame:
    """Return the stands placed by hand, and others at least 5 km apart between 200 and 600 m."""
    places = [to_metres(*place) for place in STANDS]
    good = np.flatnonzero((terrain.inside & (terrain.z > 200) & (terrain.z < 600) & (terrain.slope < 0.25)).ravel())
    x, y = terrain.x, terrain.y
    for cell in rng.permutation(good):
        if len(places) >= N_STANDS:
            break
        far = min(np.hypot(x[cell] - a, y[cell] - b) for a, b in places)
        if far > 5000 and terrain.outline.exterior.distance(shapely.Point(x[cell], y[cell])) > 2000:
            places.append((x[cell], y[cell]))
    xy = np.array(places, float)
    return pd.DataFrame({"x": xy[:, 0], "y": xy[:, 1], "value": rng.integers(40, 160, len(xy))})


def _towers(terrain: Terrain) -> pd.DataFrame:
    rows = []
    for number, (lon, lat) in enumerate(TOWERS):
        x, y = to_metres(lon, lat)
        near = np.hypot(terrain.x - x, terrain.y - y) <= 4000
        cell = int(np.argmax(np.where(near, terrain.z.ravel(), -np.inf)))
        rows.append((f"Tower {number + 1}", terrain.x[cell], terrain.y[cell]))
    return pd.DataFrame(rows, columns=["name", "x", "y"])
