"""A park on a user's elevation: where it lies, and what is said about a file that will not do."""

from __future__ import annotations

import numpy as np
import pytest
import rasterio
from rasterio.transform import from_origin

from pawc_planner.paths import plugin_file
from pawc_planner.training.errors import TrainingElevationError
from pawc_planner.training.ground.layers import write_layers
from pawc_planner.training.ground.making import make_ground
from pawc_planner.training.ground.terrain import to_degrees
from pawc_planner.training.parameters import KINDS, ParkParams

BASE = plugin_file("resources", "demo")
PARAMS = ParkParams(1, size_km2=300, kind=KINDS["snares"])


def geotiff(path, values, crs="EPSG:4326", west=-63.5, north=-9.5, step=0.005):
    profile = {"driver": "GTiff", "height": values.shape[0], "width": values.shape[1], "count": 1,
               "dtype": "float32", "nodata": -32768, "transform": from_origin(west, north, step, step)}
    with rasterio.open(path, "w", **profile, **({"crs": crs} if crs else {})) as raster:
        raster.write(values.astype("float32"), 1)
    return path


def hills(n=200):
    rows, cols = np.mgrid[:n, :n]
    return 300 + 200 * np.sin(cols / 11) * np.cos(rows / 13)


def test_the_park_lies_around_the_middle_in_its_own_utm_zone_and_on_its_own_heights(tmp_path):
    ground = make_ground(PARAMS, BASE, geotiff(tmp_path / "dem.tif", hills()))
    terrain = ground.terrain
    assert terrain.crs == "EPSG:32720", "63 W, 10 S"
    lon, lat = to_degrees(terrain.outline.centroid.x, terrain.outline.centroid.y, terrain.crs)
    assert (lon, lat) == (pytest.approx(-63.0, abs=0.05), pytest.approx(-10.0, abs=0.05))
    assert terrain.area_km2 == pytest.approx(300, rel=0.02)
    lon, lat = to_degrees(terrain.x, terrain.y, terrain.crs)
    col, row = (lon + 63.5) / 0.005 - 0.5, (-9.5 - lat) / 0.005 - 0.5
    expected = 300 + 200 * np.sin(col / 11) * np.cos(row / 13)
    inside = terrain.inside.ravel()
    assert np.abs(terrain.z.ravel() - expected)[inside].max() < 25
    with rasterio.open(write_layers(tmp_path / "layers", ground)["dem"]) as raster:
        assert raster.crs.to_epsg() == 32720


def test_the_sea_beside_the_park_is_level_ground(tmp_path):
    values = hills()
    values[:, :72] = -32768
    ground = make_ground(PARAMS, BASE, geotiff(tmp_path / "dem.tif", values))
    assert np.isfinite(ground.terrain.z).all()
    west = ground.terrain.z[:, 0]
    assert ((west > 100) & (west < 500)).all(), "as high as the shore, not as deep as the no-data value"


def test_the_shipped_elevation_serves_as_a_users_file():
    ground = make_ground(ParkParams(1, size_km2=1500), BASE, BASE / "dem.tif")
    assert ground.terrain.crs == "EPSG:32648"
    assert ground.terrain.area_km2 == pytest.approx(1500, rel=0.02)
    assert ground.terrain.z[ground.terrain.inside].max() > 500


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda path: path / "none.tif", "there is no such file"),
        (lambda path: (path / "a.tif").write_text("elevation", encoding="utf-8") and path / "a.tif", "not a raster"),
        (lambda path: geotiff(path / "a.tif", hills(), crs=None), "no coordinate system"),
        (lambda path: geotiff(path / "a.tif", np.full((200, 200), -32768.0)), "no elevations around its middle"),
        (lambda path: geotiff(path / "a.tif", hills(20)), "of a park of 300 km²"),
        (lambda path: geotiff(path / "a.tif", 1000 * hills()), "from 100,.* cannot be metres above the sea"),
    ],
)
def test_a_file_that_will_not_do_is_one_sentence_with_the_next_step(tmp_path, make, sentence):
    with pytest.raises(TrainingElevationError, match=sentence) as told:
        make_ground(PARAMS, BASE, make(tmp_path))
    assert "Choose a GeoTIFF with elevations in metres" in str(told.value)
