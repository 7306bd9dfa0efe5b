"""Files written byte by byte: GDAL and our own importer read what was meant."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pyproj
import pytest
import rasterio
import shapely

from pawc_planner.analysis.grid import GridSpec
from pawc_planner.training.ground.layer_files import write_geojson, write_geotiff, write_shapefile

TABLE = pd.DataFrame({"name": ["a", "ข"], "teams": [1, 20], "share": [0.25, np.nan]})
HOLE = shapely.Polygon([(0, 0), (90, 0), (90, 90), (0, 90)], [[(20, 20), (40, 20), (40, 40), (20, 40)]])
SHAPES = {
    "point": [shapely.Point(200_000, 1_500_000), shapely.Point(200_100.25, 1_500_050)],
    "line": [
        shapely.LineString([(200_000, 1_500_000), (200_500, 1_500_100)]),
        shapely.MultiLineString([[(0, 0), (1, 1)], [(5, 5), (6, 7), (8, 8)]]),
    ],
    "polygon": [shapely.MultiPolygon([HOLE, shapely.box(200, 200, 300, 300)]), shapely.box(500, 500, 600, 700)],
}


@pytest.mark.parametrize("kind", sorted(SHAPES))
def test_a_shapefile_comes_back_as_it_was(tmp_path, kind):
    write_shapefile(tmp_path / "layer.shp", TABLE, SHAPES[kind], "EPSG:32648", "EPSG:32648")
    frame = gpd.read_file(tmp_path / "layer.shp", encoding="utf-8")
    assert frame.crs.to_epsg() == 32648
    assert shapely.equals(frame.geometry.to_numpy(), np.array(SHAPES[kind])).all()
    assert frame["name"].tolist() == ["a", "ข"]
    assert frame["teams"].tolist() == [1, 20]
    assert frame["share"].iloc[0] == 0.25
    assert frame["share"].isna().tolist() == [False, True]


@pytest.mark.parametrize("epsg", [32647, 32648, 32719])
def test_the_zone_of_a_shapefile_is_known_by_its_prj(tmp_path, epsg):
    write_shapefile(tmp_path / "layer.shp", TABLE, SHAPES["point"], "EPSG:32648", f"EPSG:{epsg}")
    found = pyproj.CRS.from_wkt((tmp_path / "layer.prj").read_text(encoding="ascii"))
    assert found.to_epsg(min_confidence=60) == epsg


def test_thai_in_windows_874_is_not_told(tmp_path):
    write_shapefile(tmp_path / "layer.shp", TABLE, SHAPES["point"], "EPSG:32648", "EPSG:32648", "cp874")
    assert not (tmp_path / "layer.cpg").exists()
    assert "ข".encode("cp874") in (tmp_path / "layer.dbf").read_bytes()


@pytest.mark.parametrize("epsg", [4326, 32647])
def test_geojson_says_its_crs(tmp_path, epsg):
    write_geojson(tmp_path / "layer.geojson", TABLE, SHAPES["point"], "EPSG:32648", f"EPSG:{epsg}")
    frame = gpd.read_file(tmp_path / "layer.geojson")
    assert frame.crs.to_epsg() == epsg
    back = frame.to_crs(32648).geometry
    assert back.distance(gpd.GeoSeries(SHAPES["point"], crs=32648)).max() < 0.1
    assert frame["share"].isna().tolist() == [False, True]


@pytest.mark.parametrize("dtype", ["float64", "int16"])
def test_a_geotiff_comes_back_as_it_was(tmp_path, dtype):
    spec = GridSpec(200_000.0, 1_600_000.0, 250.0, 3, 5)
    values = np.arange(15).reshape(3, 5).astype(dtype)
    write_geotiff(tmp_path / "a.tif", spec, values, "EPSG:32648")
    with rasterio.open(tmp_path / "a.tif") as raster:
        assert raster.crs.to_epsg() == 32648
        assert tuple(raster.bounds) == spec.bounds
        assert np.array_equal(raster.read(1), values)
        assert raster.nodata == -9999 if dtype == "int16" else np.isnan(raster.nodata)
