"""In another language no word of a fault stays English, neither when it is raised nor when it was written down."""

from __future__ import annotations

import importlib.util
import re
import sqlite3
import zipfile
from pathlib import Path

import pytest
import shapely

ROOT = Path(__file__).resolve().parents[2]
TOKENS = {"MB", "GB", "JSON", "XML", "CSV", "KML", "GPX", "UTF", "SMART", "EarthRanger", "DXF", "DWG", "GeoParquet"}
CAMERAS = "project_id,deployment_id,image_id,sequence_id,filename,location"
PACKAGE = '{"profile": "camtrap-dp", "resources": [{"name": "deployments", "path": "deployments.csv"}]}'


@pytest.fixture(scope="module")
def other():
    """Look-up into a language whose words have no Latin letters; fields stay."""
    spec = importlib.util.spec_from_file_location("i18n_tool", ROOT / "tools" / "i18n.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    texts = set(tool.source_texts())

    def lookup(text: str) -> str:
        if text not in texts:
            return text
        return "".join(part if part[:1] == "{" else re.sub("[A-Za-z]+", "ก", part)
                       for part in re.split(r"(\{\{|\{\w+[^{}]*\})", text))

    return lookup


@pytest.fixture
def site(tmp_path):
    from pawc_planner.site.store import SiteInfo, SiteStore

    box = shapely.box(175_000, 1_550_000, 215_000, 1_590_000)
    with SiteStore.create(tmp_path / "site.gpkg", SiteInfo("Site", "EPSG:32648", 1000, "Asia/Bangkok"), box) as store:
        yield store


def zipped(path, *names, cut=0):
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, "<a/>" * 500)
    data = path.read_bytes()
    path.write_bytes(data[:len(data) - cut])


def package(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("datapackage.json", PACKAGE)


def latin_words(text, *known):
    for name in known:
        text = text.replace(name, "")
    return [word for word in re.findall("[A-Za-z]{2,}", text) if word not in TOKENS]


BROKEN = {
    "cut.zip": lambda path: zipped(path, "a.xml", cut=40),
    "outside.zip": lambda path: zipped(path, "../a.xml"),
    "empty.xml": b'<?xml version="1.0"?>\n',
    "cut.xml": b'<?xml version="1.0"?>\n<ns2:patrol xmlns:ns2="http://www.smartconservationsoftware.org/xml/1.3/patrol">',
    "doctype.xml": b'<?xml version="1.0"?><!DOCTYPE a><a/>',
    "strange.xml": b"<note><to>you</to></note>",
    "cut.json": b'{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"a": 1}',
    "twice.geojson": b'{"type": "FeatureCollection", "features": [{"a": 1, "a": 2}]}',
    "plan.dxf": b"  0\nSECTION\n  2\nHEADER\n",
    "binary.csv": b"a,b,c\x00\x01\x02\x00\xff\xfe" * 50,
    "damaged.gz": b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03abc",
    "damaged.gpkg": b"SQLite format 3\x00" + b"\x07" * 2000,
    "images.csv": (CAMERAS + "\n1,2,3,4,5,6\n").encode(),
    "package.zip": package,
    "areas.kml": b'<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><Polygon/></Placemark></kml>',
    "plain.txt": "ไม่มีอะไร\n".encode(),
}


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_no_word_of_a_fault_stays_english(site, tmp_path, other, name):
    from pawc_planner.bridge.messages import message
    from pawc_planner.importers.batch import import_files
    from pawc_planner.importers.errors import ImportFault, UnforeseenError

    path, made = tmp_path / name, BROKEN[name]
    path.write_bytes(made) if isinstance(made, bytes) else made(path)
    with pytest.raises(ImportFault) as caught:
        import_files(site, path)
    fault = caught.value
    assert not isinstance(fault, UnforeseenError)
    known = (fault.facts["file"], *re.findall(r"\S+\.(?:xml|csv|json)|deployments|“note”", str(fault)))
    assert latin_words(message(fault, other), *known) == []
    assert message(str(fault), other) == message(fault, other)


@pytest.mark.parametrize(
    "said", [{"day_first": 3}, {"delimiter": "ab"}, {"lat": 3}, {"nothing": "a"}, {"crs": "EPSG:0"}])
def test_no_word_about_a_mapping_stays_english(other, said):
    from pawc_planner.bridge.messages import message
    from pawc_planner.importers.errors import MappingError
    from pawc_planner.importers.mapping import read_mapping
    from pawc_planner.importers.places.site_places import read_crs

    with pytest.raises(MappingError) as caught:
        read_crs(read_mapping(said).crs)
    fault = caught.value
    known = (fault.facts["example"], *(str(value) for value in fault.facts["problem"].facts.values()))
    assert latin_words(message(fault, other), *known) == []


def test_lists_are_said_item_by_item(other):
    from pawc_planner.bridge.messages import message
    from pawc_planner.importers.errors import ColumnMissingError
    from pawc_planner.importers.tables import errors as table_errors
    from pawc_planner.importers.tables import point_tables

    assert point_tables
    lacking = ColumnMissingError(
        file="a.csv", kind="patrols", missing="patrol_id, lat and lon", seen="ก", example='{"lat": "…"}')
    assert latin_words(message(lacking, other), "a.csv", "patrol_id", '{"lat": "…"}') == []
    reasons = "The coordinates cannot be read. Correct them at the source and import the row again"
    many = table_errors.TooManyFaultsError(file="a.csv", count=3, reasons=f"{reasons}; {reasons}")
    assert latin_words(message(many, other), "a.csv") == []


def test_no_word_about_a_conflict_stays_english(other):
    from pawc_planner.bridge.messages import message
    from pawc_planner.processing.mergesites import said_conflict
    from pawc_planner.site.merge import Conflict

    conflict = Conflict(
        "leg_days", "P1 / 1 / 2025-01-31", "12.5 km, 120 fixes, 1 parts", "9.0 km, 90 fixes, 2 parts", "", "", "theirs")
    assert latin_words(message(said_conflict(conflict), other), "leg_days") == []


def test_no_word_about_a_site_stays_english(tmp_path, other):
    from pawc_planner.bridge.messages import message
    from pawc_planner.site.errors import SiteError
    from pawc_planner.site.store import SiteStore

    empty = tmp_path / "a.gpkg"
    empty.write_bytes(b"")
    stranger = tmp_path / "b.gpkg"
    with sqlite3.connect(stranger) as connection:
        connection.execute("CREATE TABLE t (a)")
    for path in (tmp_path, empty, stranger):
        with pytest.raises(SiteError) as caught:
            SiteStore.open(path)
        assert latin_words(message(caught.value, other), str(path)) == []
