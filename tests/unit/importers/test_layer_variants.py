from __future__ import annotations

import json
import sqlite3
from datetime import date

import geopandas as gpd
import pytest
import shapely

from pawc_planner.importers.batch import import_files
from pawc_planner.importers.errors import EmptySourceError, UnknownContentError
from pawc_planner.importers.layers.errors import OtherLayerError

FINDS = {"category": ["camp", "fire"], "date": ["2025-01-31", "2025-02-01"], "tree": ["พะยูง", "ประดู่"]}
PLACES = [shapely.Point(102.2, 14.2), shapely.Point(102.21, 14.21)]


def finds(shapes=PLACES, **columns):
    return gpd.GeoDataFrame(columns or FINDS, geometry=list(shapes), crs=4326)


def stored(site, path):
    report = import_files(site, path)
    assert (report.read, report.stored) == (2, 2)
    found = site.read("observations")
    assert found["day"].tolist() == [date(2025, 1, 31), date(2025, 2, 1)]
    return found


@pytest.mark.parametrize("driver, name", [("SQLite", "f.sqlite"), ("GeoJSONSeq", "f.geojsonl"), ("GPKG", "f.gpkg")])
def test_finds_of_more_formats_are_read(site, tmp_path, driver, name):
    finds().to_file(tmp_path / name, driver=driver)
    assert "พะยูง" in stored(site, tmp_path / name)["attributes"].iloc[0]


def test_sequences_with_separators_and_topologies_are_read(site, tmp_path):
    features = json.loads(finds().to_json())["features"]
    (tmp_path / "f.geojsons").write_text("".join(f"\x1e{json.dumps(feature)}\n" for feature in features))
    shapes = [{**feature["geometry"], "properties": feature["properties"]} for feature in features]
    (tmp_path / "f.topojson").write_text(json.dumps({
        "type": "Topology", "arcs": [], "objects": {"finds": {"type": "GeometryCollection", "geometries": shapes}}}))
    stored(site, tmp_path / "f.geojsons")
    assert import_files(site, tmp_path / "f.topojson").read == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp874"])
def test_geojson_is_read_in_any_encoding(site, tmp_path, encoding):
    text = json.dumps(json.loads(finds().to_json()), ensure_ascii=False)
    (tmp_path / "f.geojson").write_bytes(text.encode(encoding))
    assert "พะยูง" in stored(site, tmp_path / "f.geojson")["attributes"].iloc[0]


def test_a_cpg_that_does_not_fit_the_text_is_not_believed(site, tmp_path):
    finds().to_file(tmp_path / "f.shp", encoding="cp874")
    (tmp_path / "f.cpg").write_text("UTF-8")
    assert "พะยูง" in stored(site, tmp_path / "f.shp")["attributes"].iloc[0]


def test_a_cpg_that_fits_is_believed_beside_the_bytes(site, tmp_path):
    finds(category=["camp", "fire"], date=FINDS["date"], tree=["Alamo", "Nire"]).to_file(tmp_path / "f.shp")
    table = tmp_path / "f.dbf"  # its letters are put in by hand: inside QGIS, GDAL writes them in no other encoding
    table.write_bytes(table.read_bytes().replace(b"Alamo", "Álamo".encode("cp1252")))
    (tmp_path / "f.cpg").write_text("1252")
    assert "Álamo" in stored(site, tmp_path / "f.shp")["attributes"].iloc[0]


def test_features_with_nothing_at_their_place_are_set_aside(site, tmp_path):
    nothing = [None, shapely.Point(), shapely.MultiPoint(), shapely.GeometryCollection(), PLACES[0]]
    finds(nothing, category=list("abcde"), date=["2025-01-31"] * 5).to_file(tmp_path / "f.gpkg")
    report = import_files(site, tmp_path / "f.gpkg")
    assert (report.read, report.stored, report.quarantined) == (5, 1, 4)
    assert set(site.read("quarantine")["reason"]) == {"no_place"}


def test_views_of_a_database_are_never_run(site, tmp_path):
    finds().to_file(tmp_path / "f.gpkg")
    with sqlite3.connect(tmp_path / "f.gpkg") as database:
        database.execute(
            "CREATE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS fid FROM n")
        database.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('v', 'attributes', 'v')")
    before = (tmp_path / "f.gpkg").read_bytes()
    stored(site, tmp_path / "f.gpkg")
    assert (tmp_path / "f.gpkg").read_bytes() == before


@pytest.mark.parametrize("start", [b"PAR1", b"PMTiles\x03", b"AC1032", b"  0\nSECTION\n"])
def test_layers_that_are_not_read_say_what_to_do_in_qgis(site, tmp_path, start):
    (tmp_path / "layer.bin").write_bytes(start + bytes(100))
    with pytest.raises(OtherLayerError, match="GeoPackage"):
        import_files(site, tmp_path / "layer.bin")


def test_points_of_one_part_as_wkt_are_places(site, tmp_path):
    rows = [f'camp,{day},"MULTIPOINT (({place.x} {place.y}))"' for day, place in zip(FINDS["date"], PLACES)]
    (tmp_path / "f.csv").write_text("\n".join(["category,date,the_geom", *rows]))
    stored(site, tmp_path / "f.csv")


def test_an_answer_without_records_is_empty_and_subjects_are_not_damaged(site, tmp_path):
    (tmp_path / "patrols.json").write_text('{"data": {"count": 0, "results": []}, "status": {"code": 200}}')
    with pytest.raises(EmptySourceError):
        import_files(site, tmp_path / "patrols.json")
    feature = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [102.2, 14.2]}, "properties": {}}
    (tmp_path / "subjects.json").write_text(json.dumps({"data": [{"id": "s", "last_position": feature}]}))
    with pytest.raises(UnknownContentError):
        import_files(site, tmp_path / "subjects.json")


def test_points_beside_lines_or_areas_are_finds(site, tmp_path):
    line, area = shapely.LineString([(102.2, 14.2), (102.2, 14.21)]), shapely.box(102.2, 14.2, 102.3, 14.3)
    given = {"patrol_id": ["P1"] * 3, "category": ["camp", "", ""], "date": ["2025-01-31"] * 3}
    finds([PLACES[0], line, area], **given).to_file(tmp_path / "both.geojson")
    report = import_files(site, tmp_path / "both.geojson")
    assert (report.read, report.stored, report.quarantined) == (4, 3, 1)
    assert site.read("observations")["category"].tolist() == ["humanactivity.shelterorcamp."]
    assert report.clean_km == pytest.approx(0.01 * 110.66, rel=0.01)
    finds([PLACES[1], area], category=["fire", "x"], date=["2025-01-31"] * 2).to_file(tmp_path / "areas.geojson")
    report = import_files(site, tmp_path / "areas.geojson")
    assert (report.read, report.stored, report.quarantined) == (2, 1, 1)
