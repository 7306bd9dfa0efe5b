"""The layers that the office of the training park has, in the mixture of formats and CRS that offices have."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely

from ...site.rasters import write_raster
from .base_layers import BaseLayers
from .landscape import LAND_COVER, Landscape, shape_of
from .places import Places
from .terrain import CRS, Terrain

FIXED_DATE = "2026-01-01T00:00:00.000Z"
NAME_EN = "Training park"


def write_layers(
    folder: Path, terrain: Terrain, base: BaseLayers, places: Places, landscape: Landscape, elevation: Path
) -> dict[str, Path]:
    """Write every layer and return the file per role; the elevation is copied as it is."""
    folder.mkdir(parents=True, exist_ok=True)
    before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": FIXED_DATE})
    try:
        files = {
            role: _write(folder / name, frame, crs)
            for role, name, frame, crs in _vectors(terrain, base, places, landscape)
        }
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})
    files["dem"], files["land_cover"] = folder / "dem.tif", folder / "land_cover.tif"
    shutil.copyfile(elevation, files["dem"])
    write_raster(files["land_cover"], landscape.cover_spec, landscape.land_cover, CRS)
    return files


def write_classes(path: Path) -> Path:
    """Write the relative walking speed per land-cover value as JSON, with the names beside."""
    classes = {str(value): speed for value, (_, speed) in LAND_COVER.items()}
    path.write_text(json.dumps(classes, indent=1) + "\n", encoding="utf-8")
    names = {str(value): name for value, (name, _) in LAND_COVER.items()}
    path.with_name("land_cover_names.json").write_text(json.dumps(names, indent=1) + "\n", encoding="utf-8")
    return path


def _vectors(terrain: Terrain, base: BaseLayers, places: Places, landscape: Landscape) -> list[tuple]:
    """Return role, file name, frame in EPSG:32648 and the EPSG code it is written in."""
    outline = _frame({"name": [NAME_EN]}, [shapely.MultiPolygon([terrain.outline])])
    stations = places.stations[["name", "name_th", "kind", "teams", "transport"]]
    villages = places.villages.assign(
        NAME=places.villages["name_th"].where(places.villages["name_th"] != "", places.villages["name"])
    )
    named = villages[["NAME", "population"]].astype({"population": float})
    known = places.entries[places.entries["known"]]
    rivers = [(line, facts) for line, facts in base.rivers if line.intersects(shapely.box(*terrain.spec.bounds))]
    return [
        ("boundary", "boundary.gpkg", outline, 4326),
        ("sectors", "sectors.gpkg", _frame(places.sectors.drop(columns="geometry"), places.sectors["geometry"]), 32648),
        ("stations", "stations.gpkg", _points(stations, places.stations), 32647),
        ("roads", "roads.geojson", _lines(terrain, landscape.roads, "Road", "forest road"), 4326),
        ("trails", "trails.gpkg", _lines(terrain, landscape.trails, "Trail", "footpath"), 32648),
        (
            "rivers",
            "rivers.gpkg",
            _frame(pd.DataFrame([facts for _, facts in rivers]), [line for line, _ in rivers]),
            4326,
        ),
        ("villages", "villages.shp", _points(named, villages), 32648),
        (
            "border",
            "border.geojson",
            _frame({"name": ["Border"] * len(base.border)}, [line for line, _ in base.border]),
            4326,
        ),
        (
            "entry_points",
            "entry_points.gpkg",
            _points(known[["name"]].assign(weight=known["weight"].round(1) * 10), known),
            32647,
        ),
        ("signal", "signal.gpkg", _areas(landscape.signal, "level", network="training"), 32648),
        ("no_go", "no_go.geojson", _areas(landscape.no_go, "name", reason="closed (training)"), 4326),
    ]


def _frame(columns: Any, geometry: Any) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(columns, geometry=list(geometry), crs=CRS)


def _points(columns: pd.DataFrame, places: pd.DataFrame) -> gpd.GeoDataFrame:
    return _frame(columns.reset_index(drop=True), shapely.points(places["x"].round(1), places["y"].round(1)))


def _lines(terrain: Terrain, lines: list[np.ndarray], name: str, kind: str) -> gpd.GeoDataFrame:
    names = [f"{name} {number + 1}" for number in range(len(lines))]
    return _frame({"name": names, "kind": [kind] * len(lines)}, [shape_of(terrain, cells) for cells in lines])


def _areas(areas: dict, column: str, **constant: str) -> gpd.GeoDataFrame:
    return _frame(
        {column: list(areas), **{key: [value] * len(areas) for key, value in constant.items()}}, areas.values()
    )


def _write(path: Path, frame: gpd.GeoDataFrame, epsg: int) -> Path:
    frame = frame.to_crs(epsg)
    if path.suffix == ".shp":
        _write_windows_874(path, frame)
        path.with_suffix(".cpg").unlink(missing_ok=True)
    elif path.suffix == ".geojson":
        pyogrio.write_dataframe(frame, path, driver="GeoJSON", COORDINATE_PRECISION="6")
    else:
        pyogrio.write_dataframe(frame, path, layer=path.stem, driver="GPKG")
    return path


def _write_windows_874(path: Path, frame: gpd.GeoDataFrame) -> None:
    """Write a shapefile whose texts are Windows-874, as Thai offices do.

    GDAL does not know that encoding everywhere; Latin-1 carries the same bytes through unchanged. QGIS turns GDAL's
    recoding off for its whole process, so it is turned on for the moment.
    """
    plain = frame.copy()
    for name in plain.select_dtypes("object").columns:
        plain[name] = [text.encode("cp874").decode("latin-1") for text in plain[name]]
    before = pyogrio.get_gdal_config_option("SHAPE_ENCODING")
    pyogrio.set_gdal_config_options({"SHAPE_ENCODING": "ISO-8859-1"})
    try:
        pyogrio.write_dataframe(plain, path, encoding="ISO-8859-1", DBF_DATE_LAST_UPDATE=FIXED_DATE[:10])
    finally:
        pyogrio.set_gdal_config_options({"SHAPE_ENCODING": before})
