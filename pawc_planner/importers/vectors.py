"""Reading vector files of any kind that users have, with their text encodings."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd


def read_vector(path: Path, layer: str = "", encoding: str = "") -> gpd.GeoDataFrame:
    """Return one layer of a file (GeoPackage, shapefile, GeoJSON, KML, … or a table with lat and lon)."""
    raise NotImplementedError
