"""The file as other programs see it."""

from __future__ import annotations

import struct

import numpy as np
import pytest
import shapely
from pyproj import CRS

from pawc_planner.site import blobs
from pawc_planner.site.schema import BY_NAME, TABLES
from pawc_planner.site.store import SiteInfo, SiteStore

from .conftest import BOX
from .records import filled, find, track

gdal = pytest.importorskip("osgeo.gdal", reason="GDAL's Python bindings are absent")
ogr = pytest.importorskip("osgeo.ogr", reason="GDAL's Python bindings are absent")


@pytest.fixture
def opened(site):
    """The filled site as GDAL opens it; any complaint of GDAL fails the test, but for heights that a test writes."""
    filled(site)
    site.close()
    complaints = []
    gdal.UseExceptions()
    gdal.PushErrorHandler(lambda kind, number, text: complaints.append(text))
    yield gdal.OpenEx(str(site.path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    gdal.PopErrorHandler()
    assert [text for text in complaints if "Setting the Z=2 hint" not in text] == []


def test_every_table_is_a_layer_of_its_type(opened):
    names = {opened.GetLayer(i).GetName() for i in range(opened.GetLayerCount())}
    assert names == set(BY_NAME) | {"schema_version"}
    for table in TABLES:
        layer = opened.GetLayerByName(table.name)
        plain = ogr.GeometryTypeToName(layer.GetGeomType()).replace(" ", "").replace("Measured", "").upper()
        assert plain == (table.geometry or "NONE")
        assert bool(ogr.GT_HasM(layer.GetGeomType())) == table.has_m
        if table.geometry:
            assert layer.GetSpatialRef().GetAuthorityCode(None) == "32648"


def test_gdal_reads_measured_lines_and_missing_places(opened):
    layer = opened.GetLayerByName("tracks")
    first = layer.GetNextFeature()  # kept: GDAL's geometry lives no longer than its feature
    text = first.GetGeometryRef().ExportToIsoWkt()
    assert text == "LINESTRING M (150500 1560000 1736035200,150500 1563000 1736038800)"
    assert layer.GetExtent() == (150_500, 156_000, 1_560_000, 1_574_000)
    finds = list(opened.GetLayerByName("observations"))
    assert finds[0].GetGeometryRef().GetX() == 160_000 and finds[1].GetGeometryRef() is None


def test_what_gdal_writes_is_read_and_a_spatial_index_does_not_stop_writing(opened, site):
    layer = opened.GetLayerByName("tracks")
    feature = layer.GetNextFeature()
    feature.SetGeometry(ogr.CreateGeometryFromWkt("LINESTRING ZM (150000 1560000 7 100, 150300 1560400 7 200)"))
    layer.SetFeature(feature)
    points = opened.GetLayerByName("observations")
    moved = points.GetNextFeature()
    moved.SetGeometry(ogr.CreateGeometryFromWkt("POINT (170000 1570000)"))
    points.SetFeature(moved)
    layer.ResetReading()  # ends the reading lock; GDAL keeps the file open
    points.ResetReading()
    for name in ("tracks", "observations"):
        opened.ExecuteSQL(f"SELECT CreateSpatialIndex('{name}', 'geom')")
    del feature, moved, layer, points
    opened.FlushCache()

    with SiteStore.open(site.path, write=True) as store:
        assert store.tracks().t[:2].tolist() == [100, 200] and store.tracks().km == pytest.approx(0.5 + 6)
        with store.transaction() as writer:
            writer.insert("tracks", [track([[1.5e5, 1.56e6, 1], [1.51e5, 1.56e6, 2]], "t3")])
            writer.insert("observations", [find("o3", None), find("o4")])
            writer.delete("observations", "content_key = ?", ("o1",))
        assert store.count("tracks") == 3 and store.check() == []
        assert store._connection.execute("SELECT count(*) FROM rtree_tracks_geom").fetchone() == (3,)
        assert store._connection.execute("SELECT count(*) FROM rtree_observations_geom").fetchone() == (1,)


def test_extents_follow_what_is_written_and_deleted(site):
    filled(site)
    extent = "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = 'tracks'"
    with site.transaction() as writer:
        writer.delete("tracks", "content_key = ?", ("t2",))
    assert site._connection.execute(extent).fetchone() == (150_500, 1_560_000, 150_500, 1_563_000)
    with site.transaction() as writer:
        writer.delete("tracks")
    assert site._connection.execute(extent).fetchone() == (None, None, None, None)


def test_a_site_in_a_crs_without_authority_code_opens_too(tmp_path):
    wkt = own_grid()
    with SiteStore.create(tmp_path / "a.gpkg", SiteInfo("x", wkt, 500, "Asia/Yangon"), shapely.box(*BOX)) as store:
        assert store.read("boundary").crs.equals(wkt)
    layer = gdal.OpenEx(str(tmp_path / "a.gpkg"), gdal.OF_VECTOR)
    assert "Park grid" in layer.GetLayerByName("boundary").GetSpatialRef().ExportToWkt()


def own_grid():
    """A grid that no authority lists."""
    text = "+proj=tmerc +lat_0=0 +lon_0=101.5 +k=0.9999 +x_0=500000 +datum=WGS84 +units=m"
    return CRS.from_proj4(text).to_wkt().replace("unknown", "Park grid", 1)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize(("code", "width", "time_at"), [
    (2, 2, None), (1002, 3, None), (2002, 3, 2), (3002, 4, 3), (0x80000002, 3, None), (0x40000002, 3, 2),
    (0xC0000002, 4, 3),
])
def test_lines_of_any_byte_order_and_dimension_are_decoded(order, code, width, time_at):
    numbers = np.arange(width * 2, dtype=float) + 10
    wkb = struct.pack(order + "BII", order == "<", code, 2) + numbers.astype(order + "f8").tobytes()
    fixes, lengths = blobs.decode_tracks([b"GP\x00\x00" + struct.pack(">i", 4326) + wkb])
    rows = numbers.reshape(2, width)
    assert lengths.tolist() == [2] and fixes[:, :2].tolist() == rows[:, :2].tolist()
    expected = [np.nan, np.nan] if time_at is None else rows[:, time_at]
    assert np.array_equal(fixes[:, 2], expected, equal_nan=True)


def test_envelopes_with_and_without_header():
    line = shapely.LineString([(3, -1), (5, 8)])
    with_header = blobs.encode([line], "LINESTRING", 32648)[0]
    without = b"GP\x00\x01" + struct.pack("<i", 32648) + shapely.to_wkb(line)
    empty = blobs.encode([shapely.LineString()], "LINESTRING", 32648)[0]
    boxes = blobs.envelopes([with_header, without, None, empty])
    assert boxes[:2].tolist() == [[3, -1, 5, 8]] * 2 and np.isnan(boxes[2:]).all()


@pytest.mark.parametrize("fixes", [[[1, 2, 3]], [[1, 2], [3, 4]], [[np.nan, 2, 3], [1, 2, 3]]])
def test_what_is_no_track_is_refused(fixes):
    with pytest.raises(TypeError, match="two or more fixes"):
        blobs.encode_track(np.array(fixes, float), 32648)
