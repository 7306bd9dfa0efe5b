"""The real base layers of the training park, as shipped in ``resources/demo``."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pyproj
import shapely
import shapely.geometry
from shapely.geometry.base import BaseGeometry

from ...analysis.grid import GridSpec
from ...site.rasters import read_raster_file
from ..errors import TrainingBaseError

FILES = ("outline.geojson", "dem.tif", "rivers.geojson", "border.geojson", "towns.csv")
CRS = "EPSG:32648"


@dataclass(frozen=True)
class BaseLayers:
    """Outline, lines (geometry with attributes) and towns; geometry in EPSG:32648."""

    outline: BaseGeometry
    rivers: list[tuple[BaseGeometry, dict]]
    border: list[tuple[BaseGeometry, dict]]
    towns: pd.DataFrame  # name, x, y, cc


def load_base(base: Path) -> BaseLayers:
    """Read the base layers; :class:`TrainingBaseError` names the first that is missing."""
    for name in FILES:
        if not (base / name).is_file():
            raise TrainingBaseError(file=name, folder=str(base))
    project = pyproj.Transformer.from_crs(4326, CRS, always_xy=True)
    return BaseLayers(
        _features(base / "outline.geojson", project)[0][0],
        _features(base / "rivers.geojson", project),
        _features(base / "border.geojson", project),
        _towns(base / "towns.csv", project),
    )


def _features(path: Path, project: pyproj.Transformer) -> list[tuple[BaseGeometry, dict]]:
    def metres(degrees: np.ndarray) -> np.ndarray:
        return np.column_stack(project.transform(degrees[:, 0], degrees[:, 1])).round(2)

    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return [
        (shapely.transform(shapely.geometry.shape(feature["geometry"]), metres), feature["properties"] or {})
        for feature in features
    ]


def _towns(path: Path, project: pyproj.Transformer) -> pd.DataFrame:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    x, y = project.transform([float(row["lon"]) for row in rows], [float(row["lat"]) for row in rows])
    x, y = np.round(x, 2), np.round(y, 2)  # so that no version of PROJ makes a difference
    return pd.DataFrame({"name": [row["name"] for row in rows], "x": x, "y": y, "cc": [row["cc"] for row in rows]})


def read_elevation(base: Path, spec: GridSpec, crs: str) -> np.ndarray:
    """Return the elevation averaged onto ``spec``, metres; NaN outside the raster."""
    return np.asarray(read_raster_file(base / "dem.tif", spec, crs), float)
