from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from pawc_planner.base.errors import ParameterError
from pawc_planner.importers.layers.errors import LayerUnreadable, LayerWithoutCrs
from pawc_planner.importers.layers.newsite import create_site
from pawc_planner.site import errors
from pawc_planner.site.store import SiteStore

SHARED = Path(__file__).resolve().parents[3] / ".." / "shared"
MARA = SHARED / "data" / "mara" / "maec_4zones_UTM36S.gpkg"
needs_mara = pytest.mark.skipif(not MARA.exists(), reason="the shared data are not here")
PARK = shapely.box(101.7, 14.0, 102.3, 14.4)
ZONE = "Asia/Bangkok"


@pytest.fixture
def boundary(tmp_path):
    return saved(tmp_path / "in" / "park.geojson", [PARK])


@pytest.fixture
def output(tmp_path):
    return tmp_path / "site.gpkg"


def saved(path, shapes, crs="EPSG:4326", **columns):
    path.parent.mkdir(exist_ok=True)
    gpd.GeoDataFrame(columns or {"n": range(len(shapes))}, geometry=list(shapes), crs=crs).to_file(path)
    return path


def test_a_boundary_in_degrees_becomes_metres(boundary, output):
    with create_site(boundary, "Park", "EPSG:32648", 1000, ZONE, output, notice="not the legal line") as site:
        # 0.6° by 0.4° at 14.2° N on WGS 84, by the zone formula: 2,867 km².
        assert site.boundary().area / 1e6 == pytest.approx(2867, rel=0.005)
        assert site.info.notice == "not the legal line" and site.count("sectors") == 0
        assert site.count("boundary") == 1 and site.check() == [] and site.writable


@pytest.mark.parametrize(("shape", "crs"), [
    (PARK, "EPSG:32648"),  # its middle is 102° E itself, where zone 48 begins
    (shapely.box(101.6, 14, 102.3, 14.4), "EPSG:32647"), (shapely.box(34.8, -1.8, 35.5, -1), "EPSG:32736"),
])
def test_without_a_crs_the_utm_zone_of_its_middle_is_taken(tmp_path, output, shape, crs):
    path = saved(tmp_path / "in" / "a.geojson", [shape])
    with create_site(path, "x", "", 1000, ZONE, output) as site:
        assert site.info.crs == crs


def test_named_polygons_also_become_sectors(tmp_path, output):
    halves = [shapely.box(101.7, 14, 102, 14.4), shapely.box(102, 14, 102.3, 14.4)]
    path = saved(tmp_path / "in" / "a.gpkg", halves, ZONE=["west", "east"])
    with create_site(path, "x", "", 1000, ZONE, output) as site:
        assert site.read("sectors")["name"].tolist() == ["west", "east"]
        assert site.read("import_batches")["kind"].tolist() == ["boundary", "sectors"]
    same = saved(tmp_path / "in" / "b.gpkg", halves, name=["park", "park"])
    with create_site(same, "x", "", 1000, ZONE, output, overwrite=True) as site:
        assert site.count("sectors") == 0 and site.count("boundary") == 2


def test_a_crossed_boundary_is_mended_with_a_record(tmp_path, output):
    bow = shapely.Polygon([(102.1, 14), (102.3, 14.2), (102.3, 14), (102.1, 14.2)])
    with create_site(saved(tmp_path / "in" / "a.geojson", [bow]), "x", "", 500, ZONE, output) as site:
        assert site.boundary().is_valid and site.read("repairs")["rule"].tolist() == ["invalid_geometry"]


@pytest.mark.parametrize(("crs", "error", "text"), [
    ("EPSG:4326", errors.CrsNotMetric, "EPSG:32648"), ("EPSG:2263", errors.CrsNotMetric, "EPSG:32648"),
    ("EPSG:32736", errors.CrsElsewhere, "EPSG:32648"), ("nonsense", errors.CrsUnknown, "nonsense"),
])
def test_a_crs_that_does_not_serve_is_refused_with_one_that_does(boundary, output, crs, error, text):
    with pytest.raises(error, match=text):
        create_site(boundary, "x", crs, 1000, ZONE, output)
    assert not output.exists()


@pytest.mark.parametrize("crs", ["EPSG:32647", "EPSG:32648", "EPSG:24047", "EPSG:24048"])
def test_both_zones_and_the_old_datum_serve_a_park_across_102_east(boundary, output, crs):
    with create_site(boundary, "x", crs, 1000, ZONE, output) as site:
        assert site.info.crs == crs and site.check() == []


@pytest.mark.parametrize("cell", [0, -1, float("nan"), float("inf"), 0.5, 30_000])
def test_wrong_cell_sizes_are_refused(boundary, output, cell):
    with pytest.raises(ParameterError, match="CELL_SIZE"):
        create_site(boundary, "x", "", cell, ZONE, output)
    assert not output.exists()


def test_files_that_are_no_boundary_are_refused(tmp_path, output):
    folder = tmp_path / "in"
    line = saved(folder / "line.gpkg", [shapely.LineString([(102, 14), (102.1, 14)])])
    point = saved(folder / "point.gpkg", [shapely.Point(102, 14)])
    flat = saved(folder / "flat.geojson", [shapely.Polygon([(102, 14), (102.1, 14), (102, 14)])])
    nothing = saved(folder / "none.gpkg", [None])
    (folder / "text.gpkg").write_text("hello")
    (folder / "cut.gpkg").write_bytes(line.read_bytes()[:30_000])
    for path in (line, point, flat, nothing):
        with pytest.raises(errors.BoundaryUnusable, match=path.stem):
            create_site(path, "x", "", 1000, ZONE, output)
    for path in (folder, folder / "text.gpkg", folder / "cut.gpkg", folder / "gone.shp"):
        with pytest.raises(LayerUnreadable):
            create_site(path, "x", "", 1000, ZONE, output)
    with pytest.raises(LayerWithoutCrs):
        create_site(saved(folder / "nocrs.shp", [PARK], None), "x", "", 1000, ZONE, output)
    assert [path for path in tmp_path.iterdir() if path != folder] == []


def test_degrees_that_claim_to_be_metres_are_refused(tmp_path, output):
    path = saved(tmp_path / "in" / "a.shp", [PARK], "EPSG:32648")
    with pytest.raises(errors.BoundaryUnusable, match="look like degrees"):
        create_site(path, "x", "EPSG:32648", 1000, ZONE, output)
    assert not output.exists()


def test_outputs_that_cannot_be_written_are_refused(boundary, output, tmp_path):
    with pytest.raises(errors.FolderNotWritable):
        create_site(boundary, "x", "", 1000, ZONE, tmp_path / "no" / "a.gpkg")
    with pytest.raises(errors.FolderNotWritable):
        create_site(boundary, "x", "", 1000, ZONE, Path("/proc/a.gpkg"))
    with pytest.raises(ParameterError, match="OUTPUT"):
        create_site(boundary, "x", "", 1000, ZONE, tmp_path / "a.shp")
    output.write_text("mine")
    with pytest.raises(errors.SiteExists):
        create_site(boundary, "x", "", 1000, ZONE, output)
    assert output.read_text() == "mine"


def test_the_boundary_file_itself_is_never_overwritten(tmp_path):
    path = saved(tmp_path / "in" / "a.gpkg", [PARK])
    before = path.read_bytes()
    with pytest.raises(ParameterError, match="another file"):
        create_site(path, "x", "", 1000, ZONE, path, overwrite=True)
    assert path.read_bytes() == before


@needs_mara
def test_the_four_zones_of_the_mara(output):
    before = MARA.read_bytes()
    create_site(MARA, "Mara", "EPSG:32736", 1000, "Africa/Nairobi", output, year_style="CE", languages=("en",)).close()
    with SiteStore.open(output) as site:
        assert site.read("sectors")["name"].tolist() == ["Mara Reserve", "Conservancies", "Loita Plains", "Siana"]
        # The layer's own field "area" sums to 8,055 km².
        assert site.grid().area_km2 == pytest.approx(8055.4, abs=1)
        assert site.info.languages == ("en",) and site.check() == []
    assert MARA.read_bytes() == before
