"""A made site of 15 km by 15 km whose numbers can be worked out by hand.

An unfordable river runs from north to south with one road bridge; a cliff 400 m high runs from west to east with a ramp
at either end; there are an area where no patrol is sent, dense forest in the south-east, and signal in the west.
"""

from __future__ import annotations

import shutil
from datetime import date
from functools import partial

import numpy as np
import pytest
import shapely
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Point, box

from pawc_planner.analysis.grid import GridSpec
from pawc_planner.base.period import Period
from pawc_planner.site.rasters import import_raster, write_raster
from pawc_planner.site.steps import gaps, routes
from pawc_planner.site.steps.cycle import plan_cycle
from pawc_planner.site.store import SiteInfo, SiteStore

CRS = "EPSG:32648"
WEST, SOUTH, EAST, NORTH = PARK = (200_000.0, 1_600_000.0, 215_000.0, 1_615_000.0)
CYCLE = Period(date(2025, 3, 1), date(2025, 3, 14))
JANUARY = Period(date(2025, 1, 1), date(2025, 1, 31))
RIVER = LineString([(207_600, 1_590_000), (207_600, 1_625_000)])
STREAM = LineString([(200_000, 1_602_300), (215_000, 1_602_300)])
ROAD = LineString([(198_000, 1_604_100), (214_500, 1_604_100)])
TRAIL = LineString([(203_100, 1_604_100), (203_100, 1_607_500)])
BRIDGE = Point(207_600, 1_604_100)
NO_GO = box(203_900, 1_600_900, 205_100, 1_602_100)
CLIFF = LineString([(202_300, 1_608_000), (208_700, 1_608_000)])
SIGNAL = box(200_000, 1_600_000, 209_000, 1_612_000)
STATIONS = {"West": (203_130.0, 1_604_190.0), "East": (212_420.0, 1_604_330.0)}
ASKED = {"teams": 3, "days": 3, "hours_per_day": 6.0, "cameras": 3, "seed": 7}
DENSE = 2  # land-cover class walked at half speed
RASTERS = GridSpec(190_000.0, 1_625_000.0, 250.0, 140, 140)


def cell(col: int, row_from_south: int) -> int:
    """Cell whose south-west corner is (WEST + col km, SOUTH + row km)."""
    return (14 - row_from_south) * 15 + col


def elevation() -> np.ndarray:
    """2 % up to the east; beyond y = 1 608 000 a plateau 400 m higher, with 10 % ramps beside the cliff."""
    x, y = (values.reshape(RASTERS.shape) for values in RASTERS.centres())
    ramp = np.clip((y - 1_606_000) / 4_000, 0, 1) * 400
    cliff = np.where(y > 1_608_000, 400.0, 0.0)
    return 100 + 0.02 * (x - WEST) + np.where((x < 202_000) | (x > 209_000), ramp, cliff)


def forest() -> np.ndarray:
    x, y = (values.reshape(RASTERS.shape) for values in RASTERS.centres())
    return np.where((x > 210_000) & (y < 1_603_500), DENSE, 1).astype("int32")


def seconds(day: date, hour: float) -> float:
    return (day - date(1970, 1, 1)).days * 86_400 + hour * 3_600


def track(patrol, day, points, hours, transport="foot"):
    """A straight track of two fixes at local noon (05:00 UTC) and ``hours`` later."""
    (x0, y0), (x1, y1) = points
    fixes = np.array([[x0, y0, seconds(day, 5)], [x1, y1, seconds(day, 5 + hours)]])
    return {"patrol_id": patrol, "leg_id": "1", "day": day, "transport": transport, "start_time": fixes[0, 2],
            "end_time": fixes[1, 2], "km": np.hypot(x1 - x0, y1 - y0) / 1000, "geometry": fixes,
            "content_key": f"{patrol}-{day}", "batch_id": 1}


TRACKS = (
    track("P1", date(2025, 1, 5), [(201_500, 1_603_500), (205_500, 1_603_500)], 1.0),
    track("P1", date(2025, 1, 6), [(205_500, 1_603_500), (205_500, 1_606_500)], 1.5),
    track("P2", date(2025, 2, 10), [(198_000, 1_604_100), (214_000, 1_604_100)], 1.0, "vehicle"),
    track("P3", date(2024, 12, 20), [(210_500, 1_612_500), (212_500, 1_612_500)], 1.0),
)


def find(key, place, day=date(2025, 1, 5), category="humanactivity.snare.", is_threat=True):
    return {"day": day, "category": category, "is_threat": is_threat, "count": 1, "content_key": key, "batch_id": 1,
            "geometry": None if place is None else Point(*place)}


FINDS = (
    *(find(f"s{n}", (204_100 + 100 * n, 1_603_400)) for n in range(6)),
    find("t1", (205_400, 1_605_500), date(2025, 1, 6), "humanactivity.timber.stump."),
    find("t2", (205_600, 1_605_500), date(2025, 1, 6), "humanactivity.timber.stump."),
    find("a1", (202_500, 1_603_500), category="animals.sign.", is_threat=False),
    find("u1", (211_500, 1_600_500)),  # where no patrol went
    find("n1", None),
    find("o1", (230_000, 1_603_500)),  # outside
)
LEG_DAYS = [
    {"patrol_id": t["patrol_id"], "leg_id": "1", "day": t["day"], "transport": t["transport"], "raw_km": t["km"] + 1,
     "source_km": 2 * t["km"], "clean_km": t["km"], "content_key": t["content_key"], "batch_id": 1}
    for t in TRACKS
]
CAMERAS = (
    ("C1", (204_130, 1_604_120), {"from_day": date(2024, 1, 1), "status": "active"}),
    ("C2", (205_100, 1_604_130), {"from_day": date(2024, 1, 1), "status": "Lost"}),
    ("C3", (205_600, 1_604_130), {"to_day": date(2025, 2, 28), "status": "active"}),
    ("C4", (206_100, 1_604_130), {"from_day": date(2025, 6, 1), "status": "active"}),
)


def records(writer) -> None:
    """Write all vector layers and records of the made site."""
    writer.batch(source="made", kind="patrols")
    writer.insert("stations", [
        {"name": "West", "kind": "station", "teams": 2, "geometry": Point(STATIONS["West"])},
        {"name": "East", "kind": "station", "teams": 1, "geometry": Point(STATIONS["East"])},
        {"name": "Hut", "kind": "Camp", "teams": 5, "geometry": Point(205_000, 1_605_000)},
    ])
    writer.insert("roads", [{"geometry": MultiLineString([ROAD])}])
    writer.insert("trails", [{"geometry": MultiLineString([TRAIL])}])
    writer.insert("rivers", [
        {"name": "Main", "fordable": False, "geometry": MultiLineString([RIVER])},
        {"name": "Stream", "fordable": True, "geometry": MultiLineString([STREAM])},
    ])
    writer.insert("entry_points", [
        {"name": "W", "weight": 1.0, "geometry": Point(200_100, 1_602_000)},
        {"name": "E", "weight": None, "geometry": Point(214_900, 1_606_000)},
    ])
    writer.insert("signal", [
        {"level": 1.0, "geometry": MultiPolygon([SIGNAL])},
        {"level": 0.0, "geometry": MultiPolygon([box(209_000, 1_600_000, 215_000, 1_615_000)])},
    ])
    writer.insert("no_go", [{"geometry": MultiPolygon([NO_GO])}])
    writer.insert("sectors", [
        {"name": "A", "geometry": MultiPolygon([box(200_000, 1_600_000, 208_000, 1_615_000)])},
        {"name": "Far", "geometry": MultiPolygon([box(300_000, 1_600_000, 308_000, 1_615_000)])},
    ])
    writer.insert("stumps", [
        {"content_key": f"k{n}", "batch_id": 1, "found": date(2025, 1, 6), "geometry": Point(*place)}
        for n, place in enumerate([(206_300, 1_606_800), (206_700, 1_606_400), (211_600, 1_611_400)])
    ])
    writer.insert("cameras", [
        {"camera_id": name, "content_key": name, "batch_id": 1, "geometry": Point(*place), **more}
        for name, place, more in CAMERAS
    ])
    writer.insert("patrols", [
        {"patrol_id": name, "source": "gpx", "content_key": name, "batch_id": 1} for name in ("P1", "P2", "P3")
    ])
    writer.insert("tracks", TRACKS)
    writer.insert("leg_days", LEG_DAYS)
    writer.insert("observations", FINDS)


def info() -> SiteInfo:
    return SiteInfo("Made park", CRS, 1000.0, "Asia/Bangkok")


def copy_of(made, folder) -> SiteStore:
    """Copy a closed site with its rasters into ``folder`` and open it for writing."""
    shutil.copytree(made, folder)
    return SiteStore.open(folder / "park.gpkg", write=True)


@pytest.fixture(scope="session", autouse=True)
def quick_search():
    """Search routes less long and draw fewer paths; what is tested here holds for every search."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gaps, "IntrusionParams", partial(gaps.IntrusionParams, n_paths=100, rounds=5))
        patch.setattr(routes, "RouteParams", partial(routes.RouteParams, iterations=15, max_stops=40))
        yield


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """Folder of the made site; not to be changed."""
    folder = tmp_path_factory.mktemp("made") / "site"
    folder.mkdir()
    rasters = tmp_path_factory.mktemp("rasters")
    write_raster(rasters / "dem.tif", RASTERS, elevation(), CRS)
    write_raster(rasters / "cover.tif", RASTERS, forest(), CRS)
    with SiteStore.create(folder / "park.gpkg", info(), shapely.box(*PARK), fill=records) as store:
        import_raster(store, rasters / "dem.tif", "dem")
        import_raster(store, rasters / "cover.tif", "land_cover")
        store.update_info(land_cover_classes={"1": 1.0, str(DENSE): 0.5})
    return folder


@pytest.fixture
def site(made, tmp_path):
    """A copy of the made site that a test may change."""
    with copy_of(made, tmp_path / "site") as store:
        yield store


@pytest.fixture
def bare(tmp_path):
    """A site with nothing but its boundary."""
    with SiteStore.create(tmp_path / "bare.gpkg", info(), shapely.box(*PARK)) as store:
        yield store


@pytest.fixture(scope="session")
def planned(made, quick_search, tmp_path_factory):
    """A copy of the made site with a planned cycle, and the result; not to be changed."""
    with copy_of(made, tmp_path_factory.mktemp("planned") / "site") as store:
        yield store, plan_cycle(store, None, CYCLE, **ASKED)
