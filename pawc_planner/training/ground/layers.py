"""The layers that the office of a park has, in the mixture of formats and CRS that offices have."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from .ground import Ground
from .landscape import LAND_COVER, shape_of
from .layer_files import write_geojson, write_geotiff, write_shapefile
from .terrain import Terrain

NAME_EN = "Training park"
DEGREES = "EPSG:4326"
USUAL_ENTRIES = 8  # with so many the weights in the layer are tenths of the whole
Vector = tuple[str, str, pd.DataFrame, "list[BaseGeometry]"]


def write_layers(folder: Path, ground: Ground) -> dict[str, Path]:
    """Write every layer that the park has something for, and return the file per role.

    Parameters
    ----------
    folder : Path
        Made if missing.
    ground : Ground
        The park; entries that the rangers do not know are left out, as are targets.
    """
    folder.mkdir(parents=True, exist_ok=True)
    terrain = ground.terrain
    zones = {"degrees": DEGREES, "own": terrain.crs, "other": _next_zone(terrain.crs)}
    files = {}
    for name, zone, table, shapes in _vectors(ground):
        path = folder / name
        files[path.stem] = path
        if path.suffix == ".geojson":
            write_geojson(path, table, shapes, terrain.crs, zones[zone])
        else:
            encoding = "cp874" if path.stem == "villages" else "utf-8"
            write_shapefile(path, table, shapes, terrain.crs, zones[zone], encoding)
    files["dem"], files["land_cover"] = folder / "dem.tif", folder / "land_cover.tif"
    if ground.elevation is not None:
        shutil.copyfile(ground.elevation, files["dem"])
    else:
        write_geotiff(files["dem"], terrain.spec, terrain.z, terrain.crs)
    write_geotiff(files["land_cover"], ground.landscape.cover_spec, ground.landscape.land_cover, terrain.crs)
    return files


def write_classes(path: Path) -> Path:
    """Write the relative walking speed per land-cover value as JSON, with the names beside."""
    classes = {str(value): speed for value, (_, speed) in LAND_COVER.items()}
    path.write_text(json.dumps(classes, indent=1) + "\n", encoding="utf-8")
    names = {str(value): name for value, (name, _) in LAND_COVER.items()}
    path.with_name("land_cover_names.json").write_text(json.dumps(names, indent=1) + "\n", encoding="utf-8")
    return path


def _next_zone(crs: str) -> str:
    """Return the UTM zone to the west, in which half of an office's layers tend to be; to the east of the first."""
    code = int(crs.split(":")[1])
    return f"EPSG:{code - 1 if code % 100 > 1 else code + 1}"


def _vectors(ground: Ground) -> list[Vector]:
    """Return file name, zone, attributes and shapes (park's CRS) of every layer that is not empty."""
    terrain, places, landscape = ground.terrain, ground.places, ground.landscape
    stations = places.stations[["name", "name_th", "kind", "teams", "transport"]]
    known = places.entries[places.entries["known"]]
    share = np.maximum(1, (known["weight"] * 10 * len(places.entries) / USUAL_ENTRIES).round())
    rivers = [(line, facts) for line, facts in ground.rivers if line.intersects(shapely.box(*terrain.spec.bounds))]
    border = [line for line, _ in ground.border]
    vectors: list[Vector] = [
        ("boundary.geojson", "degrees", _named([NAME_EN]), [shapely.MultiPolygon([terrain.outline])]),
        ("sectors.shp", "own", places.sectors[["name", "name_th"]], list(places.sectors["geometry"])),
        ("stations.geojson", "other", stations, _points(places.stations)),
        ("roads.geojson", "degrees", *_lines(terrain, landscape.roads, "Road", "forest road")),
        ("trails.shp", "own", *_lines(terrain, landscape.trails, "Trail", "footpath")),
        ("rivers.geojson", "degrees", pd.DataFrame([facts for _, facts in rivers]), [line for line, _ in rivers]),
        ("villages.shp", "own", _villages(places.villages), _points(places.villages)),
        ("border.geojson", "degrees", _named(["Border"] * len(border)), border),
        ("entry_points.geojson", "other", known[["name"]].assign(weight=share), _points(known)),
        ("signal.shp", "own", *_areas(landscape.signal.items(), "level", network="training")),
        ("no_go.geojson", "degrees", *_areas(landscape.no_go.items(), "name", reason="closed (training)")),
    ]
    return [vector for vector in vectors if vector[3]]


def _named(names: list[str]) -> pd.DataFrame:
    return pd.DataFrame({"name": names})


def _villages(villages: pd.DataFrame) -> pd.DataFrame:
    """Return Thai names where there are any, under the upper-case heading that DBF tables have."""
    name = villages["name_th"].where(villages["name_th"] != "", villages["name"])
    return pd.DataFrame({"NAME": name, "population": villages["population"].astype(float)})


def _points(places: pd.DataFrame) -> list[BaseGeometry]:
    return list(shapely.points(places["x"].to_numpy(float).round(1), places["y"].to_numpy(float).round(1)))


def _lines(
    terrain: Terrain, lines: list[np.ndarray], name: str, kind: str
) -> tuple[pd.DataFrame, list[BaseGeometry]]:
    names = [f"{name} {number + 1}" for number in range(len(lines))]
    return pd.DataFrame({"name": names, "kind": kind}), [shape_of(terrain, cells) for cells in lines]


def _areas(
    areas: Iterable[tuple[float | str, BaseGeometry]], column: str, **constant: str
) -> tuple[pd.DataFrame, list[BaseGeometry]]:
    kept = [(key, area) for key, area in areas if not area.is_empty]
    return pd.DataFrame({column: [key for key, _ in kept], **constant}), [area for _, area in kept]
