"""Import of track fixes: ours beside ogr2ogr and pandas on the same file; time and peak memory of each in a process."""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import pandas as pd

METRES_PER_FIX, SECONDS_PER_FIX = 6.5, 5  # 65,000 km in ten million fixes
FIXES_PER_DAY, DAYS_PER_PATROL = 2460, 3  # 16 km a day
OUTLINE = "POLYGON((101.85 13.95, 102.75 13.95, 102.75 14.55, 101.85 14.55, 101.85 13.95))"
START = datetime(2019, 1, 1, 1, tzinfo=timezone.utc)


def days(fixes: int, seed: int = 1):
    """Yield patrol id, times and degrees of leg-days that wander over the park."""
    rng = np.random.default_rng(seed)
    for number in range(-(-fixes // FIXES_PER_DAY)):
        count = min(FIXES_PER_DAY, fixes - number * FIXES_PER_DAY)
        patrol, day = divmod(number, DAYS_PER_PATROL)
        heading = rng.uniform(0, 2 * np.pi) + np.cumsum(rng.normal(0, 0.05, count))
        steps = METRES_PER_FIX * np.column_stack([np.cos(heading) / 107_800, np.sin(heading) / 110_600])
        place = np.array([102.3, 14.25]) + rng.uniform(-0.2, 0.2, 2) + np.cumsum(steps, axis=0)
        start = START + timedelta(days=(patrol * 5) % 2190 + day, minutes=patrol // 438)
        yield f"B_{patrol:06d}", start.timestamp() + np.arange(count) * SECONDS_PER_FIX, place


def write_csv(path: Path, fixes: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write("patrol_id,fixtime,lon,lat,transport\n")
        for patrol, t, place in days(fixes):
            frame = pd.DataFrame({
                "patrol": patrol, "time": pd.to_datetime(t, unit="s", utc=True).strftime("%Y-%m-%d %H:%M:%S+00:00"),
                "lon": place[:, 0].round(7), "lat": place[:, 1].round(7), "transport": "foot",
            })
            frame.to_csv(file, header=False, index=False)


def write_gpx(path: Path, fixes: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0"?><gpx version="1.1" creator="bench" xmlns="http://www.topografix.com/GPX/1/1">\n')
        for patrol, t, place in days(fixes):
            file.write(f"<trk><name>{patrol}</name><trkseg>\n")
            times = pd.to_datetime(t, unit="s", utc=True).strftime("%Y-%m-%dT%H:%M:%SZ")
            file.writelines(
                f'<trkpt lat="{lat:.7f}" lon="{lon:.7f}"><time>{when}</time></trkpt>\n'
                for (lon, lat), when in zip(place, times)
            )
            file.write("</trkseg></trk>\n")
        file.write("</gpx>\n")


def ours(source: Path, folder: Path) -> dict:
    import shapely
    from pyproj import Transformer

    from pawc_planner.importers.batch import import_files
    from pawc_planner.site.info import SiteInfo
    from pawc_planner.site.store import SiteStore

    project = Transformer.from_crs(4326, 32648, always_xy=True).transform
    outline = shapely.transform(shapely.from_wkt(OUTLINE), lambda xy: np.column_stack(project(*xy.T)))
    info = SiteInfo("Benchmark", "EPSG:32648", 1000.0, "Asia/Bangkok", ("en",))
    with SiteStore.create(folder / "ours.gpkg", info, outline) as store:
        report = import_files(store, source)
        return {"read": report.read, "stored": report.stored, "km": report.clean_km}


def by_pandas(source: Path, folder: Path) -> dict:
    """Read all of it into one frame, make points, write a GeoPackage: nothing cleaned, nothing joined to lines."""
    import geopandas as gpd

    frame = pd.read_csv(source)
    frame["fixtime"] = pd.to_datetime(frame["fixtime"])
    points = gpd.GeoDataFrame(frame, geometry=gpd.points_from_xy(frame["lon"], frame["lat"]), crs=4326)
    points.drop(columns=["lon", "lat"]).to_file(folder / "pandas.gpkg", driver="GPKG", engine="pyogrio")
    return {"read": len(points)}


def by_ogr2ogr(source: Path, folder: Path) -> dict:
    options = ["-oo", "X_POSSIBLE_NAMES=lon", "-oo", "Y_POSSIBLE_NAMES=lat"] if source.suffix == ".csv" else []
    layer = [] if source.suffix == ".csv" else ["track_points"]
    subprocess.run(
        ["ogr2ogr", "-f", "GPKG", "-a_srs", "EPSG:4326", *options, str(folder / "ogr.gpkg"), str(source), *layer],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    return {}


RUNS: dict[str, Callable[[Path, Path], dict]] = {"ours": ours, "ogr2ogr": by_ogr2ogr, "pandas": by_pandas}


def one(name: str, source: Path) -> None:
    """Run in this process and print what it took."""
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        start = time.perf_counter()
        found = RUNS[name](source, Path(folder))
        seconds = time.perf_counter() - start
    who = resource.RUSAGE_CHILDREN if name == "ogr2ogr" else resource.RUSAGE_SELF
    print(json.dumps({"seconds": seconds, "mb": resource.getrusage(who).ru_maxrss / 1024, **found}))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fixes", type=int, default=500_000, help="ten million are 65,000 km of tracks")
    parser.add_argument("--format", choices=("csv", "gpx"), default="csv")
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--run", choices=tuple(RUNS), help=argparse.SUPPRESS)
    parser.add_argument("--source", type=Path, help="a file of your own instead of a made one")
    arguments = parser.parse_args()
    if arguments.run:
        one(arguments.run, arguments.source)
        return
    with tempfile.TemporaryDirectory(prefix="bench") as folder:
        source = arguments.source or Path(folder) / f"fixes.{arguments.format}"
        if not arguments.source:
            {"csv": write_csv, "gpx": write_gpx}[arguments.format](source, arguments.fixes)
        print(f"{source.name}: {source.stat().st_size / 1e6:,.0f} MB, {arguments.fixes:,} fixes")
        compare(source, not arguments.no_peers)


def compare(source: Path, peers: bool) -> None:
    mine = 0.0
    for name in RUNS:
        skipped = (name == "ogr2ogr" and not shutil.which(name)) or (name == "pandas" and source.suffix != ".csv")
        if name != "ours" and (not peers or skipped):
            continue
        command = [sys.executable, "-m", "benchmarks.importing", "--run", name, "--source", str(source)]
        printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        found = json.loads(printed.splitlines()[-1])
        mine = mine or found["seconds"]
        read = f"  {found['read']:,} read" if "read" in found else ""
        km = f", {found['km']:,.0f} km stored" if "km" in found else ""
        print(f"{name:8} {found['seconds']:7.1f} s  ({found['seconds'] / mine:4.2f} of ours)  "
              f"peak {found['mb']:6,.0f} MB{read}{km}")


if __name__ == "__main__":
    main()
