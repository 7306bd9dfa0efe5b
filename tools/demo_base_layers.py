"""Derive the base layers of the training park from the open data they come from.

    python tools/demo_base_layers.py ../shared/data/thap_lan resources/demo

The results are committed; run this again only when a source or the outline changes.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import geopandas as gpd
import numpy as np
import rasterio
import rasterio.windows
import shapely

WEST, SOUTH, EAST, NORTH = 101.55, 13.65, 103.15, 14.85

# Drawn by hand along the foot of the forested hills of the elevation model; not a legal boundary.
OUTLINE = [
    (101.87, 14.47),
    (101.92, 14.49),
    (101.97, 14.43),
    (102.03, 14.37),
    (102.08, 14.31),
    (102.14, 14.32),
    (102.21, 14.35),
    (102.29, 14.335),
    (102.36, 14.33),
    (102.42, 14.295),
    (102.47, 14.30),
    (102.53, 14.325),
    (102.60, 14.295),
    (102.655, 14.24),
    (102.68, 14.185),
    (102.65, 14.145),
    (102.60, 14.135),
    (102.54, 14.115),
    (102.50, 14.04),
    (102.44, 13.995),
    (102.37, 13.98),
    (102.30, 13.99),
    (102.265, 14.04),
    (102.22, 14.095),
    (102.15, 14.105),
    (102.08, 14.125),
    (101.99, 14.165),
    (101.92, 14.205),
    (101.90, 14.26),
    (101.945, 14.31),
    (101.91, 14.36),
    (101.88, 14.41),
]


def smooth(points: list[tuple[float, float]], rounds: int = 4) -> shapely.Polygon:
    """Return the closed curve of Chaikin's corner cutting."""
    ring = np.array(points)
    for _ in range(rounds):
        after = np.roll(ring, -1, axis=0)
        ring = np.stack([0.75 * ring + 0.25 * after, 0.25 * ring + 0.75 * after], axis=1).reshape(-1, 2)
    return shapely.Polygon(ring.round(5))


def clip_elevation(source: Path, target: Path) -> None:
    """Cut the elevation model to the window of the park."""
    with rasterio.open(source) as dem:
        window = rasterio.windows.from_bounds(WEST, SOUTH, EAST, NORTH, dem.transform).round_offsets().round_lengths()
        profile = dem.profile | {
            "width": int(window.width),
            "height": int(window.height),
            "transform": dem.window_transform(window),
            "compress": "deflate",
            "predictor": 2,
            "tiled": False,
        }
        profile.pop("blockxsize", None), profile.pop("blockysize", None)
        with rasterio.open(target, "w", **profile) as out:
            out.write(dem.read(1, window=window), 1)


def write_geojson(frame: gpd.GeoDataFrame, target: Path) -> None:
    """Write GeoJSON with five decimals (a metre) and one feature a line."""
    frame = frame.set_geometry(shapely.set_precision(frame.geometry.array, 1e-5))
    frame = frame[~frame.geometry.is_empty]
    collection = json.loads(frame.to_json(drop_id=True))
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in collection["features"])
    target.write_text('{"type": "FeatureCollection", "features": [\n' + lines + "\n]}\n", encoding="utf-8")


def main(source: Path, target: Path) -> None:
    """Write every base layer below ``target``."""
    target.mkdir(parents=True, exist_ok=True)
    window = shapely.box(WEST, SOUTH, EAST, NORTH)
    clip_elevation(source / "dem_dpky_15s_epsg4326.tif", target / "dem.tif")
    for name, file in (
        ("rivers", "rivers_gshhg_wdbii.gpkg"),
        ("border", "border_th_kh_gshhg.gpkg"),
        ("provinces", "ne_10m_admin_1_states_provinces_lines_dpky.gpkg"),
    ):
        write_geojson(gpd.read_file(source / file).clip(window).explode(ignore_index=True), target / f"{name}.geojson")
    outline = gpd.GeoDataFrame({"name": ["Training park"]}, geometry=[smooth(OUTLINE)], crs=4326)
    print("outline:", round(outline.to_crs(32648).area.iloc[0] / 1e6, 1), "km²")
    write_geojson(outline, target / "outline.geojson")
    with (source / "places_geonames_cities1000.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with (target / "towns.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(
            row for row in rows if SOUTH <= float(row["lat"]) <= NORTH and WEST <= float(row["lon"]) <= EAST
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
