from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import rasterio
from pyproj import Transformer
from rasterio.transform import from_origin

from pawc_planner.analysis.grid import GridSpec
from pawc_planner.base.errors import ParameterError
from pawc_planner.site import errors
from pawc_planner.site.rasters import import_raster, read_raster, write_raster
from pawc_planner.site.store import SiteStore

from .conftest import BOX

ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT / ".." / "shared"
DEM = SHARED / "data" / "thap_lan" / "dem_dpky_15s_epsg4326.tif"


@pytest.fixture
def slope(tmp_path):
    """A plane over the site and 30 km around: elevation = 100 + (x - west) / 1000 m, pixels of 500 m."""
    spec = GridSpec.covering((BOX[0] - 30_000, BOX[1] - 30_000, BOX[2] + 30_000, BOX[3] + 30_000), 500)
    x, _ = spec.centres()
    path = tmp_path / "source" / "slope.tif"
    path.parent.mkdir()
    write_raster(path, spec, (100 + (x - BOX[0]) / 1000).reshape(spec.shape), "EPSG:32648")
    return path


def plane(spec):
    return (100 + (spec.centres()[0] - BOX[0]) / 1000).reshape(spec.shape)


def test_a_raster_is_clipped_to_ten_km_around_and_kept_beside_the_site(site, slope):
    before = slope.read_bytes()
    kept = import_raster(site, slope, "dem")
    assert kept.name == "park_dem.tif" == site.info.dem and slope.read_bytes() == before
    with rasterio.open(kept) as raster:
        assert tuple(raster.bounds) == pytest.approx((BOX[0] - 1e4, BOX[1] - 1e4, BOX[2] + 1e4, BOX[3] + 1e4))
        assert raster.crs.to_epsg() == 32648 and raster.res == (500, 500)
    with SiteStore.open(site.path) as again:
        assert again.info.dem == "park_dem.tif" and again.check() == []


@pytest.mark.parametrize("cell", [250.0, 500.0, 1000.0, 4000.0])
def test_elevation_on_finer_and_coarser_cells_lies_on_the_plane(site, slope, cell):
    import_raster(site, slope, "dem")
    spec = GridSpec.covering(BOX, cell)
    values = read_raster(site, "dem", spec)
    assert values.dtype == np.float32 and values.shape == spec.shape
    assert np.allclose(values, plane(spec), atol=0.01)


def test_cells_beyond_the_raster_are_unknown(site, slope):
    import_raster(site, slope, "dem")
    spec = GridSpec.covering((BOX[0] - 40_000, BOX[1], BOX[0] + 10_000, BOX[3]), 1000)
    values = read_raster(site, "dem", spec)
    assert np.isnan(values[:, :29]).all() and np.isfinite(values[:, 31:]).all()


def test_no_data_of_the_source_stays_unknown_and_does_not_pull_the_mean_down(site, tmp_path):
    values = np.full((140, 130), 500, dtype="int16")
    values[::2, ::2] = -32768
    path = tmp_path / "holes.tif"
    with rasterio.open(path, "w", driver="GTiff", width=130, height=140, count=1, dtype="int16", nodata=-32768,
                       crs="EPSG:32648", transform=from_origin(BOX[0] - 1e4, BOX[3] + 1e4, 500, 500)) as raster:
        raster.write(values, 1)
    import_raster(site, path, "dem")
    known = read_raster(site, "dem", site.grid().spec)
    assert np.nanmin(known) == np.nanmax(known) == 500


def test_land_cover_takes_the_commonest_class_and_invents_none(site, tmp_path):
    spec = GridSpec.covering((BOX[0] - 1e4, BOX[1] - 1e4, BOX[2] + 1e4, BOX[3] + 1e4), 500)
    classes = np.full(spec.shape, 10)
    classes[1::2, 1::2] = 50
    path = tmp_path / "cover.tif"
    write_raster(path, spec, classes, "EPSG:32648")
    import_raster(site, path, "land_cover")
    assert np.unique(read_raster(site, "land_cover", GridSpec.covering(BOX, 1000))).tolist() == [10]
    assert set(np.unique(read_raster(site, "land_cover", GridSpec.covering(BOX, 250)))) == {10, 50}


def test_a_site_without_raster_and_one_whose_raster_is_gone(site, slope):
    assert read_raster(site, "dem", site.grid().spec) is None
    import_raster(site, slope, "dem").unlink()
    with pytest.raises(errors.RasterMissing, match=r"park_dem\.tif.*add the raster again"):
        read_raster(site, "dem", site.grid().spec)


def test_what_cannot_be_used_says_why_and_changes_nothing(site, slope, tmp_path):
    kept = import_raster(site, slope, "dem").read_bytes()
    spec = GridSpec(0.0, 1000.0, 100.0, 10, 10)
    whole = slope.read_bytes()
    (tmp_path / "text.tif").write_text("no raster")
    (tmp_path / "cut.tif").write_bytes(whole[: len(whole) // 2])
    write_raster(tmp_path / "elsewhere.tif", spec, np.ones((10, 10)), "EPSG:32736")
    with rasterio.open(slope) as source:
        profile = {**source.profile, "crs": None}
        values = source.read()
    with rasterio.open(tmp_path / "nocrs.tif", "w", **profile) as raster:
        raster.write(values)
    with rasterio.open(tmp_path / "light.tif", "w", **{**profile, "crs": "EPSG:32648"}) as raster:
        raster.write(values + 20_000)
    for name, reason in (("text", "damaged"), ("cut", "damaged"), ("elsewhere", "cover"), ("nocrs", "no coordinate"),
                         ("light", "no elevations"), ("gone", "no such file")):
        with pytest.raises(errors.RasterUnusable, match=reason):
            import_raster(site, tmp_path / f"{name}.tif", "dem")
    assert site.path.with_name("park_dem.tif").read_bytes() == kept
    with pytest.raises(ParameterError):
        import_raster(site, slope, "roads")
    with pytest.raises(errors.FolderNotWritable):
        write_raster(tmp_path / "no" / "a.tif", spec, np.ones((10, 10)), "EPSG:32648")
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_the_environment_is_left_as_it_was():
    code = ("import os; before = dict(os.environ); import pawc_planner.site.rasters; "
            "import pawc_planner.importers.layers.vectors; assert dict(os.environ) == before")
    foreign = {**os.environ, "PROJ_DATA": "/nowhere", "PROJ_LIB": "/nowhere"}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, env=foreign)
    assert done.returncode == 0


@pytest.mark.skipif(not DEM.exists(), reason="the shared data are not here")
def test_the_real_elevation_model_in_degrees(site):
    import_raster(site, DEM, "dem")
    values = read_raster(site, "dem", site.grid().spec)
    with rasterio.open(DEM) as source:
        to_degrees = Transformer.from_crs("EPSG:32648", "EPSG:4326", always_xy=True)
        lon, lat = to_degrees.transform(*site.grid().spec.centres())
        there = np.array([value[0] for value in source.sample(zip(lon, lat))], float)
    assert np.isfinite(values).all()
    assert np.abs(values.ravel() - there).mean() < 20
    assert np.corrcoef(values.ravel(), there)[0, 1] > 0.98
