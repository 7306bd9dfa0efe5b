"""Places as people write them, brought to where they lie; what lies there already stays."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Transformer

from pawc_planner.importers.batch import import_files
from pawc_planner.importers.headers import match
from pawc_planner.importers.places.site_places import SitePlaces
from pawc_planner.importers.tables.columns import read_positions
from pawc_planner.importers.tables.evidence import Evidence, decide
from pawc_planner.site.store import SiteInfo, SiteStore

from .conftest import BOX
from .tables_of import portions, table

LON, LAT = 102.2, 14.2  # inside of the site
TO_GRID = {zone: Transformer.from_crs(4326, 32600 + zone, always_xy=True) for zone in (47, 48)}
GRIDS = {zone: grid.transform(LON, LAT) for zone, grid in TO_GRID.items()}


# EPSG:1304, the step between the datums that the Survey Department's own three parameters bear out.
TO_INDIAN_1975 = Transformer.from_pipeline(
    "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step +proj=cart +ellps=WGS84 "
    "+step +inv +proj=helmert +x=204.64 +y=834.74 +z=293.8 +step +inv +proj=cart +a=6377276.345 +rf=300.8017 "
    "+step +proj=utm +zone=47 +a=6377276.345 +rf=300.8017")


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    path = tmp_path_factory.mktemp("site") / "site.gpkg"
    with SiteStore.create(path, SiteInfo("Site", "EPSG:32648", 1000, "Asia/Bangkok"), BOX) as store:
        return SitePlaces.of(store)


@pytest.fixture(scope="module")
def mara(tmp_path_factory):
    path = tmp_path_factory.mktemp("mara") / "site.gpkg"
    box = shapely.box(720_000, 9_800_000, 780_000, 9_860_000)  # about 35.2° E 1.5° S
    with SiteStore.create(path, SiteInfo("Mara", "EPSG:32736", 1000, "Africa/Nairobi"), box) as store:
        return SitePlaces.of(store)


def rules(found):
    return [tuple(change.rule for change in row) for row in found.repairs]


@pytest.mark.parametrize(("lat", "lon", "rule"), [
    ("14.2", "102.2", ()),
    ("14.2°", "102.2°", ()),
    ("14.2N", "102.2E", ()),
    ("N14.2", "ตะวันออก 102.2", ()),
    ("14°12'00\"N", "102°12'00\"E", ("dms", "dms")),
    ("14 12.000 N", "102 12.000 E", ("dms", "dms")),
    ("14:12:00", "102:12:00", ("dms", "dms")),
    ("14° 12′ 0″ เหนือ", "102° 12′ 0″ ตะวันออก", ("dms", "dms")),
    ("๑๔.๒", "๑๐๒.๒", ("thai_digits", "thai_digits")),
    ("102.2", "14.2", ("swapped",)),
    ("102°12'E", "14°12'N", ("dms", "dms", "swapped")),
    ("14.2, 102.2", "14.2, 102.2", ("one_cell",)),
    ("14.2, 102.2", "", ("one_cell",)),
    ("", "102.2E 14.2N", ("one_cell",)),
    (f"48P {GRIDS[48][0]:.2f} {GRIDS[48][1]:.2f}", "", ("grid",)),
    (f"{GRIDS[47][0]:.2f} {GRIDS[47][1]:.2f}", "", ("one_cell", "utm_zone")),
    ("14,2000", "102,2000", ("decimal_comma", "decimal_comma")),
    ("14,200", "102,200", ("decimal_comma", "decimal_comma")),
    ("-14.2", "102.2", ("lost_sign",)),
    ("14d12m00s", "102d12m00sE", ("dms", "dms")),
    ("1412.000N", "10212.000E", ("dms", "dms")),
    (f"{GRIDS[48][1]:.2f} mN", f"{GRIDS[48][0]:.2f} mE", ("utm_zone",)),
    (f"E {GRIDS[48][0]:.2f} N {GRIDS[48][1]:.2f}", "", ("one_cell", "utm_zone")),
    (f"47 P 0{GRIDS[47][0]:.2f} UTM {GRIDS[47][1]:.2f}", "", ("grid",)),
    ("14:12:00, 102:12:00", "", ("one_cell",)),
    ("https://maps.google.com/?q=14.2,102.2", "", ("one_cell",)),
])
def test_one_place_in_many_writings(places, lat, lon, rule):
    found = read_positions(table(lat=[lat], lon=[lon]), places)
    assert (found.lon[0], found.lat[0]) == (pytest.approx(LON, abs=1e-6), pytest.approx(LAT, abs=1e-6))
    assert rules(found) == [rule] and found.written.tolist() == [True]


@pytest.mark.parametrize("zone", [47, 48])
@pytest.mark.parametrize("turned", [False, True])
def test_metres_of_either_zone_either_way_round(places, zone, turned):
    x, y = (f"{value:.2f}" for value in GRIDS[zone])
    found = read_positions(table(x=[y if turned else x], y=[x if turned else y]), places)
    assert (found.lon[0], found.lat[0]) == (pytest.approx(LON, abs=1e-6), pytest.approx(LAT, abs=1e-6))
    assert rules(found) == [("swapped_metres", "utm_zone") if turned else ("utm_zone",)]
    assert found.repairs[0][-1].after == f"EPSG:326{zone}"


def test_both_zones_in_one_column_each_row_goes_to_its_own(places):
    xs = [f"{GRIDS[zone][0]:.1f}" for zone in (47, 48, 47)]
    found = read_positions(table(x=xs, y=[f"{GRIDS[zone][1]:.1f}" for zone in (47, 48, 47)]), places)
    assert found.lon == pytest.approx(LON, abs=2e-6) and found.lat == pytest.approx(LAT, abs=2e-6)
    assert [row[0].after for row in found.repairs] == ["EPSG:32647", "EPSG:32648", "EPSG:32647"]


def test_grouped_metres(places):
    found = read_positions(table(x=["845,321"], y=["1,571,234"]), places)
    plain = read_positions(table(x=["845321"], y=["1571234"]), places)
    assert (found.lon[0], found.lat[0]) == (plain.lon[0], plain.lat[0]) and rules(found) == [("utm_zone",)]


@pytest.mark.parametrize(("headers", "mapping", "extra"), [
    ({"x": "Easting (Indian 1975)", "y": "Northing"}, None, {}),
    ({"x": "IND75_E_47N", "y": "IND75_N_47N"}, None, {}),
    ({}, {"crs": "EPSG:24047"}, {}),
    ({}, None, {"datum": ["อินเดียน 2518"], "zone": ["47P"]}),
])
def test_indian_1975_is_converted_where_it_is_named(places, headers, mapping, extra):
    x, y = TO_INDIAN_1975.transform(LON, LAT)
    assert np.hypot(x - GRIDS[47][0], y - GRIDS[47][1]) > 250  # what a wrong guess would cost
    found = read_positions(table(mapping, headers, x=[f"{x:.3f}"], y=[f"{y:.3f}"], **extra), places)
    assert (found.lon[0], found.lat[0]) == (pytest.approx(LON, abs=2e-5), pytest.approx(LAT, abs=2e-5))
    assert rules(found) == [("indian_1975",)]


def test_indian_1975_is_never_guessed_from_numbers(places):
    x, y = TO_INDIAN_1975.transform(LON, LAT)
    found = read_positions(table(x=[f"{x:.3f}"], y=[f"{y:.3f}"]), places)
    assert rules(found) == [("utm_zone",)] and abs(found.lat[0] - LAT) > 1e-4


def test_a_zone_in_the_header_is_no_repair_and_a_row_of_the_other_zone_is(places):
    headers = {"x": "X_48N", "y": "Y_48N"}
    xs, ys = ([f"{GRIDS[zone][at]:.1f}" for zone in (48, 47)] for at in (0, 1))
    found = read_positions(table(None, headers, x=xs, y=ys), places)
    assert rules(found) == [(), ("other_zone",)] and found.lon == pytest.approx(LON, abs=2e-6)


def test_an_unknown_datum_places_nothing(places):
    found = read_positions(table(lat=["14.2", "14.2"], lon=["102.2", "102.2"], datum=["Everest X", "WGS 84"]), places)
    assert np.isnan(found.lon[0]) and found.lon[1] == LON and rules(found) == [(), ()]


@pytest.mark.parametrize(("lat", "lon"), [("-1.5", "35.2"), ("1.5", "35.2"), ("35.2", "-1.5"), ("1°30'S", "35.2")])
def test_a_lost_minus_south_of_the_equator(mara, lat, lon):
    found = read_positions(table(lat=[lat, "-1.9"], lon=[lon, "35.3"]), mara)
    assert (found.lon[0], found.lat[0]) == (pytest.approx(35.2), pytest.approx(-1.5))
    want = {"1.5": ("lost_sign",), "35.2": ("swapped",), "1°30'S": ("dms",)}.get(lat, ())
    assert rules(found) == [want, ()]


def test_metres_of_the_southern_hemisphere(mara):
    x, y = Transformer.from_crs(4326, 32736, always_xy=True).transform(35.2, -1.5)
    found = read_positions(table(x=[f"{x:.1f}"], y=[f"{y:.1f}"]), mara)
    assert found.lat[0] == pytest.approx(-1.5, abs=1e-5) and found.repairs[0][0].after == "EPSG:32736"


@pytest.mark.parametrize(("lat", "lon"), [
    ("20.2", "102.2"), ("0", "0"), ("14.2", "12.2"), ("x", "102.2"), ("95", "200"), ("14.2", ""), ("", ""),
    ("14°75'N", "102.2"), ("forest", "camp"), ("500", "600")])
def test_what_lies_elsewhere_or_cannot_be_read_is_left_alone(places, lat, lon):
    found = read_positions(table(lat=[lat], lon=[lon]), places)
    assert rules(found) == [()]
    if lat == "20.2":
        assert (found.lon[0], found.lat[0]) == (102.2, 20.2)


def test_what_the_user_says_wins_and_degrees_among_metres_are_seen(places):
    x, y = GRIDS[48]
    found = read_positions(
        table({"crs": "EPSG:32648"}, x=[f"{x:.1f}", "102.2"], y=[f"{y:.1f}", "14.2"]), places)
    assert rules(found) == [(), ("degrees",)] and found.lon == pytest.approx(LON, abs=2e-6)


def test_a_swapped_column_is_swapped_also_where_both_ways_are_near(tmp_path):
    box = shapely.box(190_000, 3_320_000, 330_000, 3_440_000)  # 29.8° to 31.2° E, 30.0° to 31.1° N
    with SiteStore.create(tmp_path / "s.gpkg", SiteInfo("S", "EPSG:32636", 1000, "Africa/Cairo"), box) as store:
        here = SitePlaces.of(store)
    alone = read_positions(table(lat=["30.95"], lon=["30.3"]), here)
    assert rules(alone) == [()]
    found = read_positions(table(lat=["30.95", "29.4"], lon=["30.3", "31.0"]), here)  # 29.4° N is too far south
    assert rules(found) == [("swapped",)] * 2 and found.lat.tolist() == [30.3, 31.0]


def test_portions_read_like_the_whole(places):
    lat = ["14.2", "102.21", "14,22", "14°12'N", f"{GRIDS[47][0]:.1f}", ""] * 7
    lon = ["102.2", "14.21", "102,22", "102°12'E", f"{GRIDS[47][1]:.1f}", "102.2"] * 7
    whole = table(lat=lat, lon=lon)
    evidence = Evidence()
    for part in portions(whole, 4):
        evidence.look(part)
    decisions = evidence.settle(whole.name, whole.mapping, places)
    expected = read_positions(whole, places, decide(whole, places))
    parts = [read_positions(part, places, decisions) for part in portions(whole, 4)]
    np.testing.assert_array_equal(np.concatenate([part.lon for part in parts]), expected.lon)
    assert sum((rules(part) for part in parts), []) == rules(expected)


inside_lon, inside_lat = st.floats(102.05, 102.3), st.floats(14.05, 14.3)


def _dms(value, letters):
    minutes, seconds = divmod(abs(value) * 3600, 60)
    degrees, minutes = divmod(int(minutes), 60)
    return f"{degrees}°{minutes:02d}'{seconds:09.6f}\"{letters[value < 0]}".replace("60.000000", "59.999999")


def _minutes(value, letters):
    degrees, minutes = divmod(abs(value) * 60, 60)
    return f"{letters[value < 0]}{int(degrees)} {minutes:.7f}".replace("60.0000000", "59.9999999")


WRITINGS = {
    "degrees": lambda lon, lat: (f"{lat:.8f}", f"{lon:.8f}"),
    "comma": lambda lon, lat: (f"{lat:.8f}".replace(".", ","), f"{lon:.8f}".replace(".", ",")),
    "dms": lambda lon, lat: (_dms(lat, "NS"), _dms(lon, "EW")),
    "minutes": lambda lon, lat: (_minutes(lat, "NS"), _minutes(lon, "EW")),
    "swapped": lambda lon, lat: (f"{lon:.8f}", f"{lat:.8f}"),
    "one cell": lambda lon, lat: (f"{lat:.8f}, {lon:.8f}", ""),
    "utm 47": lambda lon, lat: tuple(f"{value:.3f}" for value in reversed(TO_GRID[47].transform(lon, lat))),
    "utm 48": lambda lon, lat: tuple(f"{value:.3f}" for value in reversed(TO_GRID[48].transform(lon, lat))),
}


@pytest.mark.parametrize("writing", list(WRITINGS))
@settings(max_examples=40, deadline=None)
@given(lon=inside_lon, lat=inside_lat)
def test_a_place_in_any_writing_reads_back(places, writing, lon, lat):
    one, two = WRITINGS[writing](lon, lat)
    found = read_positions(table(lat=[one], lon=[two]), places)
    assert (found.lon[0], found.lat[0]) == (pytest.approx(lon, abs=1e-6), pytest.approx(lat, abs=1e-6))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(inside_lon, inside_lat), min_size=1, max_size=20))
def test_nothing_healthy_is_repaired(places, points):
    found = read_positions(table(lat=[repr(lat) for _, lat in points], lon=[repr(lon) for lon, _ in points]), places)
    assert rules(found) == [()] * len(points)
    assert found.lon.tolist() == [lon for lon, _ in points] and found.lat.tolist() == [lat for _, lat in points]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=30)), min_size=1, max_size=5))
def test_any_text_is_read_or_left(places, cells):
    found = read_positions(table(lat=[a.strip() for a, _ in cells], lon=[b.strip() for _, b in cells]), places)
    assert len(found.lon) == len(found.repairs) == len(cells)


@pytest.mark.parametrize(("header", "cell", "rule"), [
    ("พิกัด", "14.2, 102.2", ()),
    ("Lat/Long", "14°12'00\"N 102°12'00\"E", ("dms",)),
    ("UTM", f"47P {GRIDS[47][0]:.2f} {GRIDS[47][1]:.2f}", ("grid",)),
    ("Grid reference", "48P SA 97782 71658", ("grid",)),
    ("พิกัด", "SA 97782 71658", ("grid",)),
    ("พิกัด", "sa9778271658", ("grid",)),
])
def test_a_table_with_both_coordinates_in_one_column_is_read(site, tmp_path, header, cell, rule):
    source = tmp_path / "stumps.csv"
    quoted = cell.replace('"', '""')
    source.write_text(f'Stump no,Date,{header}\n1,2024-01-15,"{quoted}"\n', encoding="utf-8")
    report = import_files(site, source)
    assert (report.read, report.stored + report.repaired) == (1, 1)
    place = site.read("stumps").to_crs(4326).geometry.iloc[0]
    assert (place.x, place.y) == (pytest.approx(LON, abs=2e-5), pytest.approx(LAT, abs=2e-5))
    assert tuple(site.read("repairs")["rule"]) == rule


def test_columns_of_datum_and_zone_are_heeded_row_by_row(site, tmp_path):
    old = TO_INDIAN_1975.transform(LON, LAT)
    rows = [f"1,WGS 84,48,{GRIDS[48][0]:.2f},{GRIDS[48][1]:.2f}", f"2,Indian 1975,47P,{old[0]:.2f},{old[1]:.2f}",
            f"3,-,3,{GRIDS[47][0]:.2f},{GRIDS[47][1]:.2f}"]
    source = tmp_path / "stumps.csv"
    source.write_text("Stump no,Datum,Zone,E,N\n" + "\n".join(rows) + "\n", encoding="utf-8")
    import_files(site, source)
    found = site.read("stumps").to_crs(4326).sort_values("stump_id")
    np.testing.assert_allclose(found.geometry.x, LON, atol=1e-5)
    np.testing.assert_allclose(found.geometry.y, LAT, atol=1e-5)
    assert list(site.read("repairs").sort_values("row")["rule"]) == ["indian_1975", "utm_zone"]


@pytest.mark.parametrize(("headers", "expected"), [
    (["X_UTM47", "Y_UTM47"], ["x", "y"]), (["E 47P", "N 47P"], ["x", "y"]),
    (["Lat (WGS 84)", "Lon WGS84"], ["lat", "lon"]),
    (["พิกัด X", "พิกัด Y"], ["x", "y"]), (["Zone", "Lat", "Lon"], ["lat", "lon"]),
])
def test_headers_that_name_their_grid_and_those_that_only_look_like_it(headers, expected):
    assert sorted(match("stumps", headers)) == sorted(expected)


def test_metres_on_the_equator_are_metres(tmp_path):
    box = shapely.box(760_000, -10_000, 800_000, 20_000)
    with SiteStore.create(tmp_path / "site.gpkg", SiteInfo("Quito", "EPSG:32617", 1000, "UTC"), box) as store:
        found = read_positions(table(x=["780000", "780000"], y=["350.5", "-350.5"]), SitePlaces.of(store))
    np.testing.assert_allclose(found.lat, [0.00317, -0.00317], atol=1e-5)
    assert rules(found) == [("utm_zone",), ("utm_zone",)]
