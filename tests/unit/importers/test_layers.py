from __future__ import annotations

import zipfile
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from pyproj import Transformer

from pawc_planner.base.errors import Cancelled, ParameterError
from pawc_planner.importers.layers.base_layers import LayerReport, add_layer
from pawc_planner.importers.layers.errors import (
    LayerChoice,
    LayerEmpty,
    LayerFar,
    LayerUnreadable,
    LayerWithoutCrs,
    LayerWrongType,
    TableNotDegrees,
    TableWithoutPlaces,
)
from pawc_planner.importers.layers.vectors import read_vector
from pawc_planner.site.errors import OpenedForReading, RasterUnusable
from pawc_planner.site.store import SiteInfo, SiteStore

SHARED = Path(__file__).resolve().parents[3] / ".." / "shared"
THAP_LAN = SHARED / "data" / "thap_lan"
needs_shared = pytest.mark.skipif(not THAP_LAN.exists(), reason="the shared data are not here")
BOX = (150_000.0, 1_550_000.0, 190_000.0, 1_600_000.0)
BOW = shapely.Polygon([(160_000, 1_560_000), (170_000, 1_570_000), (170_000, 1_560_000), (160_000, 1_570_000)])


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    folder.mkdir()
    info = SiteInfo("x", "EPSG:32648", 1000, "Asia/Bangkok")
    with SiteStore.create(folder / "park.gpkg", info, shapely.box(*BOX)) as store:
        yield store


def saved(path, shapes, crs="EPSG:32648", **columns):
    gpd.GeoDataFrame(columns or {"n": range(len(shapes))}, geometry=list(shapes), crs=crs).to_file(path)
    return path


def counts(report):
    return (report.read, report.stored, report.repaired, report.present, report.quarantined)


def test_a_layer_in_another_zone_comes_in_in_the_crs_of_the_site(site, tmp_path):
    place = gpd.GeoSeries([shapely.Point(160_000, 1_560_000)], crs="EPSG:32648").to_crs("EPSG:32647")
    report = add_layer(site, saved(tmp_path / "s.gpkg", place, "EPSG:32647", NAME=["ทับลาน"], Type=["camp"]), "stations")
    assert counts(report) == (1, 1, 0, 0, 0)
    row = site.read("stations").iloc[0]
    assert (row["name"], row["kind"]) == ("ทับลาน", "camp")
    assert row["geometry"].distance(shapely.Point(160_000, 1_560_000)) < 0.01


def test_adding_twice_doubles_nothing(site, tmp_path):
    path = saved(tmp_path / "s.gpkg", [BOW, shapely.box(*BOX), None], name=["a", "b", "c"])
    for _ in range(2):
        assert counts(add_layer(site, path, "sectors")) == (3, 1, 1, 0, 1)
    assert (site.count("sectors"), site.count("repairs"), site.count("quarantine")) == (2, 1, 1)
    assert site.count("import_batches") == 2 and site.check() == []


def test_replacing_a_layer_leaves_the_notes_about_others(site, tmp_path):
    stations = saved(tmp_path / "v.gpkg", [shapely.Point(160_000, 1_560_000), None], name=["a", "b"], teams=["x", "2"])
    sectors = saved(tmp_path / "s.gpkg", [BOW, None], name=["a", "c"])
    for path, role in ((stations, "stations"), (sectors, "sectors"), (sectors, "sectors")):
        add_layer(site, path, role)
    assert sorted(site.read("repairs")["table_name"]) == ["sectors", "stations"]
    assert sorted(site.read("quarantine")["content"].str.contains('"b"')) == [False, True]


def test_appending_adds_only_what_is_new(site, tmp_path):
    first = saved(tmp_path / "a.gpkg", [shapely.Point(160_000, 1_560_000)], name=["a"], population=[5])
    both = saved(tmp_path / "b.gpkg", [shapely.Point(160_000, 1_560_000), shapely.Point(170_000, 1_560_000)],
                 name=["a", "b"], population=[5, 7])
    add_layer(site, first, "villages")
    assert counts(add_layer(site, both, "villages", append=True)) == (2, 1, 0, 1, 0)
    assert site.read("villages")["name"].tolist() == ["a", "b"]
    add_layer(site, first, "villages")
    assert site.read("villages")["name"].tolist() == ["a"]


def test_a_crossed_polygon_is_mended_with_a_record(site, tmp_path):
    report = add_layer(site, saved(tmp_path / "s.gpkg", [BOW], ZONE=["east"]), "sectors")
    assert counts(report) == (1, 0, 1, 0, 0)
    stored = site.read("sectors").iloc[0]
    assert stored["name"] == "east" and stored["geometry"].is_valid and stored["geometry"].area == pytest.approx(5e7)
    repair = site.read("repairs").iloc[0]
    assert (repair["rule"], repair["row"], repair["field"]) == ("invalid_geometry", 1, "geometry")
    assert shapely.from_wkt(repair["from_value"]).equals_exact(BOW) and "Self-intersection" in repair["reason"]


def test_areas_given_for_places_become_a_point_inside(site, tmp_path):
    ring = shapely.Point(165_000, 1_565_000).buffer(5000) - shapely.Point(165_000, 1_565_000).buffer(4000)
    report = add_layer(site, saved(tmp_path / "v.gpkg", [ring], name=["ring"]), "villages")
    assert counts(report) == (1, 0, 1, 0, 0)
    assert ring.contains(site.read("villages").geometry.iloc[0])
    assert site.read("repairs")["rule"].tolist() == ["inside_point"]


def test_an_area_given_for_the_border_becomes_its_edge(site, tmp_path):
    square = shapely.box(150_000, 1_550_000, 160_000, 1_560_000)
    add_layer(site, saved(tmp_path / "b.gpkg", [square]), "border")
    assert site.read("border").geometry.iloc[0].length == pytest.approx(40_000)
    with pytest.raises(LayerWrongType, match="polygons, but roads must be lines"):
        add_layer(site, tmp_path / "b.gpkg", "roads")


def test_rows_that_cannot_be_used_are_set_aside_verbatim(site, tmp_path):
    shapes = [shapely.Point(160_000, 1_560_000), None, shapely.Point(1_560_000, 160_000)]
    report = add_layer(site, saved(tmp_path / "v.gpkg", shapes, name=["ok", "nowhere", "swapped"]), "villages")
    assert counts(report) == (3, 1, 0, 0, 2)
    aside = site.read("quarantine").sort_values("row")
    assert aside["row"].tolist() == [2, 3] and aside["reason"].tolist() == ["no_geometry", "outside"]
    assert '"swapped"' in aside["content"].iloc[1]


def test_values_that_cannot_be_read_are_left_empty_with_a_record(site, tmp_path):
    points = [shapely.Point(160_000, 1_560_000 + n) for n in range(3)]
    path = saved(tmp_path / "s.gpkg", points, name=["a", "b", None], teams=["2", "two", None])
    report = add_layer(site, path, "stations")
    assert counts(report) == (3, 1, 2, 0, 0)
    stations = site.read("stations")
    assert stations["name"].tolist() == ["a", "b", "stations 3"]
    assert stations["teams"].iloc[0] == 2 and np.isnan(stations["teams"].iloc[1:]).all()
    changes = site.read("repairs")[["row", "field", "from_value"]].values.tolist()
    assert changes == [[2, "teams", "two"], [3, "name", ""]]


@pytest.mark.parametrize(("field", "values"), [("ZONE", ["n", "s"]), ("ชื่อ", ["เหนือ", "ใต้"]), ("Block", ["x", "y"]),
                                               ("zone", [1.0, 2.0]), ("Sector_Name", ["p", "q"])])
def test_names_are_found_under_the_names_that_layers_use(site, tmp_path, field, values):
    shapes = [shapely.box(BOX[0], BOX[1], 170_000, BOX[3]), shapely.box(170_000, *BOX[1:])]
    add_layer(site, saved(tmp_path / "s.gpkg", shapes, **{"area": [1.5, 2.5], field: values}), "sectors")
    wanted = ["1", "2"] if field == "zone" else values
    assert site.read("sectors")["name"].tolist() == wanted


def test_lines_are_kept_with_level_and_ford(site, tmp_path):
    ends = [(160_000, 1_560_000), (161_000, 1_560_000)]
    lines = [shapely.LineString(ends), shapely.LineString(ends[:1] * 2)]
    report = add_layer(site, saved(tmp_path / "r.gpkg", lines, level=[2, 3], fordable=["yes", "no"]), "rivers")
    assert counts(report) == (2, 1, 0, 0, 1)
    river = site.read("rivers").iloc[0]
    assert river["level"] == 2 and river["fordable"] is True and river["geometry"].geom_type == "MultiLineString"
    assert site.read("quarantine")["reason"].tolist() == ["no_extent"]


def test_layers_that_cannot_serve_say_why_and_change_nothing(site, tmp_path):
    point = shapely.Point(160_000, 1_560_000)
    add_layer(site, saved(tmp_path / "good.gpkg", [point], name=["good"]), "stations")
    before = site.fingerprint(["stations", "import_batches", "quarantine"])
    saved(tmp_path / "nocrs.shp", [point], None)
    saved(tmp_path / "line.gpkg", [shapely.LineString([(160_000, 1_560_000), (161_000, 1_560_000)])])
    saved(tmp_path / "far.gpkg", [point], "EPSG:32736")
    gpd.GeoDataFrame({"name": []}, geometry=[], crs="EPSG:32648").to_file(tmp_path / "empty.gpkg")
    (tmp_path / "text.gpkg").write_text("no layer")
    (tmp_path / "cut.gpkg").write_bytes((tmp_path / "good.gpkg").read_bytes()[:40_000])
    (tmp_path / "folder").mkdir()
    saved(tmp_path / "two.gpkg", [point])
    gpd.GeoDataFrame({"n": [1]}, geometry=[point], crs="EPSG:32648").to_file(tmp_path / "two.gpkg", layer="second")
    for name, error in (("nocrs.shp", LayerWithoutCrs), ("line.gpkg", LayerWrongType), ("far.gpkg", LayerFar),
                        ("empty.gpkg", LayerEmpty), ("text.gpkg", LayerUnreadable), ("cut.gpkg", LayerUnreadable),
                        ("folder", LayerUnreadable), ("gone.shp", LayerUnreadable), ("two.gpkg", LayerChoice)):
        with pytest.raises(error, match=name.split(".")[0]):
            add_layer(site, tmp_path / name, "stations")
    with pytest.raises(ParameterError, match="ROLE"):
        add_layer(site, tmp_path / "good.gpkg", "castles")
    with pytest.raises(RasterUnusable):
        add_layer(site, tmp_path / "text.gpkg", "dem")
    assert site.fingerprint(["stations", "import_batches", "quarantine"]) == before
    assert add_layer(site, tmp_path / "two.gpkg", "stations", layer="second").read == 1
    assert add_layer(site, Path(f"{tmp_path / 'two.gpkg'}|layername=second"), "stations").read == 1


def test_cancelling_changes_nothing(site, tmp_path):
    path = saved(tmp_path / "v.gpkg", [shapely.Point(160_000, 1_560_000)], name=["a"])

    class Stop:
        def __init__(self):
            self.left = 2

        def report(self, fraction, text=""):
            self.left -= 1

        def cancelled(self):
            return self.left <= 0

    with pytest.raises(Cancelled):
        add_layer(site, path, "villages", progress=Stop())
    assert site.count("villages") == site.count("import_batches") == 0


def test_a_site_open_for_reading_takes_no_layer(site, tmp_path):
    path = saved(tmp_path / "v.gpkg", [shapely.Point(160_000, 1_560_000)], name=["a"])
    with SiteStore.open(site.path) as store, pytest.raises(OpenedForReading):
        add_layer(store, path, "villages")


def test_a_thai_shapefile_without_cpg_is_read_plain_and_zipped(site, tmp_path):
    path = saved(tmp_path / "th.shp", [shapely.Point(160_000, 1_560_000)], name=["a"])
    gpd.GeoDataFrame({"name": ["อุทยานแห่งชาติทับลาน"]}, geometry=[shapely.Point(1.6e5, 1.56e6)], crs="EPSG:32648").to_file(
        path, encoding="cp874")
    path.with_suffix(".cpg").unlink()
    assert read_vector(path)["name"].tolist() == ["อุทยานแห่งชาติทับลาน"]
    with zipfile.ZipFile(tmp_path / "th.zip", "w") as archive:
        for part in tmp_path.glob("th.*"):
            if part.suffix in (".shp", ".shx", ".dbf", ".prj"):
                archive.write(part, part.name)
    assert read_vector(tmp_path / "th.zip")["name"].tolist() == ["อุทยานแห่งชาติทับลาน"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_of_places_in_any_encoding(site, tmp_path, encoding, delimiter):
    rows = [["ชื่อ", "ละติจูด", "ลองจิจูด"], ["บ้านโคก", "14.25", "101.85"], ["บ้านไร่", "", ""]]
    path = tmp_path / "villages.csv"
    path.write_bytes("\r\n".join(delimiter.join(row) for row in rows).encode(encoding))
    assert counts(add_layer(site, path, "villages")) == (2, 1, 0, 0, 1)
    village = site.read("villages").to_crs("EPSG:4326").iloc[0]
    assert village["name"] == "บ้านโคก"
    assert (village["geometry"].x, village["geometry"].y) == pytest.approx((101.85, 14.25))


def test_tables_without_places_say_which_row_or_header(tmp_path):
    (tmp_path / "a.csv").write_text("name,east\na,1\n")
    with pytest.raises(TableWithoutPlaces, match="name, east"):
        read_vector(tmp_path / "a.csv")
    (tmp_path / "b.csv").write_text("name,x,y\na,101,14\nb,160000,1560000\n")
    with pytest.raises(TableNotDegrees, match=r"b\.csv, row 3"):
        read_vector(tmp_path / "b.csv")
    (tmp_path / "c.csv").write_bytes(b"\x00\x01\x02" * 50)
    with pytest.raises(LayerUnreadable):
        read_vector(tmp_path / "c.csv")


def test_a_layer_on_indian_1975_comes_to_its_true_place(site, tmp_path):
    at = shapely.Point(165_000, 1_565_000)
    add_layer(site, saved(tmp_path / "s.gpkg", [at], "EPSG:24048", name=["old map"]), "stations")
    place = site.read("stations").geometry.iloc[0]
    # By the three parameters of the Royal Thai Survey Department (206, 837, 295 m), which are known to some metres.
    rtsd = Transformer.from_pipeline(
        "+proj=pipeline +step +inv +proj=utm +zone=48 +ellps=evrst30 +step +proj=push +v_3 +step +proj=cart "
        "+ellps=evrst30 +step +proj=helmert +x=206 +y=837 +z=295 +step +inv +proj=cart +ellps=WGS84 "
        "+step +proj=pop +v_3 +step +proj=utm +zone=48 +ellps=WGS84")
    assert place.distance(shapely.Point(rtsd.transform(at.x, at.y))) < 30 and place.distance(at) > 300


def test_counts_that_do_not_add_up_are_refused():
    with pytest.raises(ArithmeticError):
        LayerReport("roads", read=3, stored=1, repaired=1, quarantined=0)


@needs_shared
@pytest.mark.parametrize(("name", "role", "expected"), [
    ("places_geonames_cities1000.csv", "villages", (109, 80, 0, 0, 29)),
    ("provinces_dpky.geojson", "sectors", (7, 7, 0, 0, 0)),
    ("rivers_gshhg_wdbii.gpkg", "rivers", (68, 47, 0, 0, 21)),
    ("border_th_kh_gshhg.gpkg", "border", (4, 3, 0, 0, 1)),
    ("ne_10m_admin_1_states_provinces_lines_dpky.gpkg", "roads", (33, 33, 0, 0, 0)),
    ("dem_dpky_15s_epsg4326.tif", "dem", (1, 1, 0, 0, 0)),
])
def test_the_real_layers_of_the_thap_lan_area(site, name, role, expected):
    assert counts(add_layer(site, THAP_LAN / name, role)) == expected
    assert site.check() == []
    if role == "rivers":  # the other 21 are points drawn as lines without length
        assert set(site.read("quarantine")["reason"]) == {"no_extent"}
