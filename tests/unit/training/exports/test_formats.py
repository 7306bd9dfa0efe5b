"""The exports as other software sees them: GPX in GDAL, tables in pandas, XML beside a genuine file of SMART."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import zipfile
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pyogrio
import pyproj
import pytest
import shapely

from pawc_planner.training.exports.defects import Sower
from pawc_planner.training.exports.filing import Filing
from pawc_planner.training.exports.harm import harm_found
from pawc_planner.training.exports.records import patrol_records
from pawc_planner.training.exports.registers import registers
from pawc_planner.training.exports.smart_words import category_levels
from pawc_planner.training.exports.smart_xml import patrol_xml
from pawc_planner.training.parameters import ALL_DEFECTS, DefectParams

from .conftest import save

SHARED = Path(__file__).resolve().parents[4] / ".." / "shared"
GENUINE = SHARED / "data" / "smart" / "patrol_v1.3_SMART_000006_001.xml"
needs_genuine = pytest.mark.skipif(not GENUINE.exists(), reason="the shared data are not here")
# What the genuine file has not, but SMART's format has: a patrol may have a station.
OF_THE_FORMAT = {"/patrol/station", "/patrol/station@languageCode", "/patrol/station@value"}
ENCODINGS = {"stumps": "cp874", "camera": "utf-8-sig"}


def paths(element, above="") -> set[str]:
    """Every path of elements, and every attribute at its path, without namespaces."""
    own = f"{above}/{element.tag.rsplit('}', 1)[-1]}"
    found = {own, *(f"{own}@{name}" for name in element.attrib)}
    return found.union(*(paths(child, own) for child in element))


def patrol_roots(files) -> dict[str, ElementTree.Element]:
    """The root of every patrol in XML, by file or member, without the copies that were sown."""
    roots = {}
    for name, content in files.items():
        if name.endswith(".zip") and "(1)" not in name:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                roots.update({f"{name}/{one}": ElementTree.fromstring(archive.read(one)) for one in archive.namelist()})
        elif name.endswith(".xml") and "_copy" not in name:
            roots[name] = ElementTree.fromstring(content)
    return roots


@pytest.fixture(scope="module")
def clean(hand_made):
    return hand_made.exports()[0]


@pytest.fixture(scope="module")
def spoilt(hand_made):
    return hand_made.exports(*ALL_DEFECTS)


@needs_genuine
def test_patrol_xml_has_the_elements_and_attributes_of_the_genuine_file(clean, monkeypatch):
    genuine = paths(ElementTree.parse(GENUINE).getroot())
    monkeypatch.setattr("pawc_planner.training.exports.writing._version", lambda record, year: "1.3")
    ours = set().union(*(paths(root) for root in patrol_roots(clean).values()))
    of_1_2 = {path.replace("/groups", "") for path in genuine}
    assert ours - genuine - of_1_2 == OF_THE_FORMAT
    needed = {path for path in genuine if "/bValue" not in path}
    assert needed - ours - {path for path in needed if "/groups" in path} == set()


@needs_genuine
def test_version_1_3_has_groups_and_its_children_in_the_order_of_the_genuine_file(hand_made):
    record = patrol_records(
        hand_made.patrols[:1], hand_made.stations, Filing.of(hand_made.patrols), hand_made.crs)[0]
    ours, genuine = ElementTree.fromstring(patrol_xml(record, "1.3")), ElementTree.parse(GENUINE).getroot()
    assert ours.tag == genuine.tag
    assert paths(ours) - paths(genuine) == OF_THE_FORMAT
    assert order(ours.find("{*}legs")) == order(genuine.find("{*}legs"))
    assert order(ours.find("{*}legs/{*}days")) == order(genuine.find("{*}legs/{*}days"))
    track, theirs = (shapely.from_wkb(bytes.fromhex(root.find(".//{*}track").get("geom"))) for root in (ours, genuine))
    assert (track.geom_type, track.has_z) == (theirs.geom_type, theirs.has_z) == ("MultiLineString", True)
    assert ours.find(".//{*}track").get("geom")[:10] == genuine.find(".//{*}track").get("geom")[:10] == "0080000005"
    assert datetime.strptime(ours.get("startDate"), "%Y-%m-%d").date() == hand_made.patrols[0].days[0].day


def order(element) -> list[str]:
    """Names of the children in their order, each once."""
    return list(dict.fromkeys(child.tag.rsplit("}", 1)[-1] for child in element))


def test_gpx_opens_in_gdal_with_every_track_and_day(hand_made, clean, tmp_path):
    tracks = {name: content for name, content in clean.items() if name.endswith(".gpx")}
    save(tmp_path, tracks)
    patrols = {patrol.patrol_id: patrol for patrol in hand_made.patrols}
    names = Counter()
    for name in tracks:
        frame = pyogrio.read_dataframe(tmp_path / name, layer="tracks")
        for row in frame.itertuples():
            patrol = patrols[row.name]
            assert row.geometry.geom_type == "MultiLineString" and len(row.geometry.geoms) == len(patrol.days)
            assert shapely.get_num_coordinates(row.geometry) == sum(len(leg.t) for leg in patrol.days)
            names[row.name] += 1
    filed = Filing.of(hand_made.patrols)
    assert names == Counter(one.patrol_id for one in hand_made.patrols if filed.file(one).endswith(".gpx"))
    assert any(patrol.device == "smart" for name, patrol in patrols.items() if name in names)


@pytest.mark.skipif(shutil.which("ogr2ogr") is None, reason="ogr2ogr is not on the path")
def test_gpx_opens_in_ogr2ogr(hand_made, clean, tmp_path):
    name = next(name for name in clean if name.endswith("_tracks.gpx"))
    save(tmp_path, {name: clean[name]})
    out = tmp_path / "tracks.geojson"
    subprocess.run(["ogr2ogr", "-f", "GeoJSON", str(out), str(tmp_path / name), "tracks"], check=True)
    tracks = json.loads(out.read_text(encoding="utf-8"))["features"]
    filed = Filing.of(hand_made.patrols)
    assert [track["properties"]["name"] for track in tracks] == [
        patrol.patrol_id for patrol in hand_made.patrols if filed.file(patrol) == name]
    assert {track["geometry"]["type"] for track in tracks} == {"MultiLineString"}


def test_every_table_opens_in_pandas_with_its_rows(hand_made, spoilt):
    files, log = spoilt
    twice = sum(row.count for row in log.rows if row.kind == "repeated_rows")
    rows = Counter()
    for name, content in files.items():
        if name.endswith(".csv"):
            kind = Path(name).name.split("_")[0]
            comma = any(row.file == name and row.kind == "decimal_comma" for row in log.rows)
            frame = pd.read_csv(io.BytesIO(content), encoding=ENCODINGS.get(kind, "utf-8"), sep=";" if comma else ",",
                                dtype=str)
            assert not any(str(column).startswith("Unnamed") for column in frame.columns)
            rows["query" if name.startswith("smart") else kind] += len(frame)
    filed = Filing.of(hand_made.patrols)
    of_forms, of_query = ([patrol for patrol in hand_made.patrols if chosen(patrol)] for chosen in (
        lambda patrol: patrol.device == "gpx", lambda patrol: filed.file(patrol).endswith("_tracks.gpx")))
    assert rows == {
        "stumps": len(hand_made.harm), "camera": 6 + 60 + twice, "information": 24, "field": n_finds(of_forms),
        "query": n_finds(of_query)}
    assert min(rows.values()) > 0


def n_finds(patrols) -> int:
    return sum(len(leg.finds) for patrol in patrols for leg in patrol.days)


def test_the_query_has_the_headers_of_smart_and_the_places_of_the_finds(hand_made, clean):
    name = next(name for name in clean if name.endswith("_observations.csv"))
    assert not clean[name].startswith(b"\xef\xbb\xbf") and clean[name].startswith(b'"Conservation Area ID","Patrol ID"')
    rows = list(csv.DictReader(io.StringIO(clean[name].decode("utf-8"))))
    patrols = {patrol.patrol_id: patrol for patrol in hand_made.patrols}
    finds = [find for patrol in dict.fromkeys(row["Patrol ID"] for row in rows) for leg in patrols[patrol].days
             for find in leg.finds]
    assert [row["Observation Category 2"] for row in rows if row["Observation Category 1"] == "Timber"] == ["Stump"] * (
        sum(find.sign >= 0 for find in finds))
    lon, lat = pyproj.Transformer.from_crs(hand_made.crs, 4326, always_xy=True).transform(
        [find.x for find in finds], [find.y for find in finds])
    assert np.abs(np.array([float(row["X"]) for row in rows]) - lon).max() < 1e-6
    assert np.abs(np.array([float(row["Y"]) for row in rows]) - lat).max() < 1e-6
    assert rows[0]["Waypoint Date"] == f"{patrols[rows[0]['Patrol ID']].days[0].day:%b %d, %Y}"


def test_finds_of_a_query_are_the_same_as_those_of_xml(hand_made, healthy):
    """The same patrols once with and once without the form of their own: not one find differs."""
    whole = Filing.of(hand_made.patrols)
    asked = {one.patrol_id for one in hand_made.patrols if whole.file(one).endswith("_tracks.gpx")}
    stored = healthy.store.read("observations")
    rows = stored[stored["patrol_id"].isin(asked)]
    told = [(patrol.patrol_id, leg.day, find.category) for patrol in hand_made.patrols for leg in patrol.days
            for find in leg.finds if patrol.patrol_id in asked]
    assert sorted(zip(rows["patrol_id"], rows["day"], rows["category"])) == sorted(told) and asked
    heads = healthy.store.read("patrols").set_index("patrol_id")
    assert {heads.loc[patrol, "mandate"] for patrol in asked} == {"Anti-poaching"}
    assert {heads.loc[patrol, "station"] for patrol in asked} <= {"TP1 Post", "TP2 Post"}


def test_a_category_that_the_data_model_has_not_is_called_by_its_keys():
    assert category_levels("humanactivity.timber.stump.") == ["Human Activity", "Timber", "Stump"]
    assert category_levels("animals.sign.scratch.") == ["animals", "sign", "scratch"]


def test_names_of_people_occur_in_attributes_and_are_codes(clean):
    names = [element.text for root in patrol_roots(clean).values() for element in root.iterfind(".//{*}sValue")]
    assert names and all(name.startswith("Person ") for name in names)
    reports = clean["tables/information_reports.csv"].decode("utf-8")
    assert "Reporter,Phone" in reports and "Source 0" in reports


def test_offices_and_forms_follow_from_the_stations_whatever_their_number(hand_made):
    filing = Filing.of(hand_made.patrols)
    assert filing.offices == {0: "TP1-2", 1: "TP1-2", 2: "TP3-4", 3: "TP3-4"}
    assert filing.office(4) == "TP5" and filing.loose[1] == "TP3-4" and filing.queried[1] == "TP1-2"
    one = [patrol for patrol in hand_made.patrols if patrol.station == 2]
    alone = Filing.of(one)
    assert alone.names == ["TP3"] and alone.loose != alone.queried
    assert Filing.of([patrol for patrol in hand_made.patrols if patrol.device == "gpx"]).query_file() == ""
    assert date(2023, 1, 1) == hand_made.patrols[0].days[0].day


def test_a_stump_that_is_found_again_stands_in_a_register_once(hand_made):
    first, second = hand_made.patrols[0].days[0], hand_made.patrols[1].days[0]
    again = [SimpleNamespace(**{**vars(find), "sign": 0}) if find.sign >= 0 else find for find in second.finds]
    patrols = [SimpleNamespace(**{**vars(patrol), "days": [SimpleNamespace(**{**vars(leg), "finds": finds})]})
               for patrol, leg, finds in zip(hand_made.patrols[:2], (first, second), (first.finds, again))]
    signs = pd.DataFrame({"left": [1.6e9], "girth_cm": [88.0]})
    harm = harm_found(patrols, signs, hand_made.kind)
    assert harm["harm_id"].tolist() == ["ST0001", "ST0001"]
    sower = Sower.of(DefectParams(chosen=()), np.random.default_rng(1))
    tables = registers(harm, hand_made.kind, Filing.of(patrols), hand_made.crs, sower, np.random.default_rng(2))
    assert [row[0] for table in tables for row in table.rows] == ["ST0001"]
    assert tables[0].rows[0][2] == first.day.isoformat()
