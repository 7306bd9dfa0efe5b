"""What goes wrong with files and parameters that nobody here made: one clear sentence, and nothing half-written."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
from shapely.geometry import LineString, box

from .running import failure, run
from .small_site import SOUTH, WEST, make_small_site

PLAN = {"CYCLE_START": "2025-02-01", "CYCLE_END": "2025-02-28", "TEAMS": 1, "DAYS": 1, "LANGUAGE": "en"}
OUTLINE = box(WEST, SOUTH, WEST + 10_000, SOUTH + 10_000)
ODD_HEADERS = (
    "Wann;Ost;Nord;Was\n"
    "15/01/2025 10:00;705000;1605000;humanactivity.snare.\n"
    "16/01/2025;706000;1606000;humanactivity.\n"
)
ODD_MAPPING = {"time": "Wann", "x": "Ost", "y": "Nord", "category": "Was"}
THAI_STUMPS = (
    "วันที่พบ;พิกัดตะวันออก;พิกัดเหนือ;ชนิดไม้;เส้นรอบวง (ซม.)\r\n"
    "15/01/2568;705100;1605200;พะยูง;120\r\n"
    '20 ม.ค. 2568;706100;1606200;ประดู่;"80,5"\r\n'
    "31/02/2568;706200;1606300;พะยูง;90\r\n"
)
THAI_MAPPING = {"found": "วันที่พบ", "x": "พิกัดตะวันออก", "y": "พิกัดเหนือ", "species": "ชนิดไม้", "girth_cm": "เส้นรอบวง (ซม.)"}


@pytest.fixture(scope="module")
def original(provider, tmp_path_factory):
    return make_small_site(tmp_path_factory.mktemp("outsider") / "original.gpkg")


@pytest.fixture
def site(original, tmp_path):
    """A copy that a test may spoil."""
    copy = tmp_path / "park" / "site.gpkg"
    copy.parent.mkdir()
    copy.write_bytes(original.read_bytes())
    return copy


@pytest.fixture
def bare_site(provider, tmp_path):
    """A site with a boundary and nothing else."""
    outline, path = tmp_path / "outline.gpkg", tmp_path / "bare.gpkg"
    gpd.GeoDataFrame({"name": ["Park"]}, geometry=[OUTLINE], crs="EPSG:32648").to_file(outline)
    run("createsite", BOUNDARY=str(outline), NAME="Bare", TIMEZONE="Asia/Bangkok", OUTPUT=str(path))
    return path


def bytes_of(folder: Path) -> dict[str, str]:
    return {str(path): hashlib.sha1(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()}


def refused(folder: Path, name: str, **parameters) -> str:
    """Return the sentence of a run that must fail and leave every file of a folder as it was."""
    before = bytes_of(folder)
    sentence = failure(name, **parameters)
    assert bytes_of(folder) == before
    assert "unforeseen" not in sentence and "Traceback" not in sentence and "\n" not in sentence.strip()
    return sentence


@pytest.mark.parametrize(("name", "target"), [("coverage", "OUTPUT"), ("briefing", "OUTPUT"), ("hotspots", "OUTPUT")])
def test_result_never_replaces_the_site(site, name, target):
    assert "site.gpkg" in refused(site.parent, name, SITE=str(site), **{target: str(site)})


def test_result_never_replaces_another_site_or_an_original(site, original, tmp_path):
    assert original.name in refused(original.parent, "coverage", SITE=str(site), OUTPUT=str(original))
    table = tmp_path / "finds.csv"
    table.write_text("time,lat,lon,category\n2025-01-15 10:00:00,14.5,100.9,humanactivity.\n")
    refused(tmp_path, "importfiles", SITE=str(site), INPUT=str(table), KIND="observations", REPORT_FILE=str(table))


def test_layer_that_is_no_site_may_be_replaced(site, tmp_path):
    cells = tmp_path / "cells.gpkg"
    for _ in range(2):
        assert run("coverage", SITE=str(site), OUTPUT=str(cells))["OUTPUT"] == str(cells)
    assert len(gpd.read_file(cells)) == 100


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"START": "2025-02-01", "END": "2025-01-01"}, "END is 2025-01-01"),
        ({"START": "2025-13-01"}, "START is 2025-13-01"),
        ({"START": "2025-01-01x", "END": "2025-02-01"}, "START is 2025-01-01x"),
        ({"START": "2568-01-01", "END": "2568-12-31"}, "2025 for 2568"),
        ({"CYCLE_START": "2025-03-01", "CYCLE_END": "2025-02-01"}, "CYCLE_END is 2025-02-01"),
        ({"CYCLE_START": "2025-02-30"}, "CYCLE_START is 2025-02-30"),
        ({"CYCLE_START": "", "CYCLE_END": "2025-02-28"}, "CYCLE_START"),
        ({"DAYS": 3, "CYCLE_START": "2025-02-01", "CYCLE_END": "2025-02-02"}, "DAYS is 3"),
    ],
)
def test_wrong_dates_are_named(site, tmp_path, given, said):
    parameters = {**PLAN, **given, "SITE": str(site), "OUTPUT_FOLDER": str(tmp_path / "out")}
    assert said in refused(tmp_path, "plancycle", **parameters)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [("TEAMS", -1), ("DAYS", 0), ("HOURS_PER_DAY", 0), ("HOURS_PER_DAY", 0.5), ("CAMERAS", -3), ("LANGUAGE", "xx")],
)
def test_numbers_and_words_outside_their_range_are_named(site, tmp_path, name, value):
    parameters = {**PLAN, name: value, "SITE": str(site), "OUTPUT_FOLDER": str(tmp_path / "out")}
    before = bytes_of(tmp_path)
    assert f"{name} is {value}, but it must be" in failure("plancycle", **parameters)
    assert bytes_of(tmp_path) == before


def test_cycle_that_is_not_there(site, tmp_path):
    given = {"SITE": str(site), "CYCLE": "2031-01-01_2031-01-28", "OUTPUT": str(tmp_path / "briefing.pdf")}
    assert "no planned cycle" in refused(tmp_path, "briefing", **given)


@pytest.mark.parametrize("name", ["patroleffort", "coverage", "hotspots", "gapanalysis", "patrolroutes"])
def test_site_without_records(bare_site, tmp_path, name):
    assert "no patrols and no observations" in refused(tmp_path, name, SITE=str(bare_site))


def test_one_find_and_no_patrol(bare_site, tmp_path):
    table = tmp_path / "one.csv"
    table.write_text("time;x;y;category\n2025-01-15 10:00:00;705000;1605000;humanactivity.snare.\n")
    assert run("importfiles", SITE=str(bare_site), INPUT=str(table), KIND="observations")["OBSERVATIONS"] == 1
    coverage = run("coverage", SITE=str(bare_site))
    assert "CELLS_PERCENT" not in coverage and "every cell is unknown" in coverage["SUMMARY"]
    hotspots = run("hotspots", SITE=str(bare_site))
    assert (hotspots["HOT"], hotspots["COLD"], hotspots["UNKNOWN"]) == (0, 0, 100)
    parameters = {**PLAN, "SITE": str(bare_site), "OUTPUT_FOLDER": str(tmp_path / "out")}
    assert "no team has a place to start" in refused(tmp_path, "plancycle", **parameters)


def test_boundary_of_lines_or_below_a_file(provider, tmp_path):
    lines, outline = tmp_path / "lines.gpkg", tmp_path / "outline.gpkg"
    gpd.GeoDataFrame(geometry=[LineString(OUTLINE.exterior)], crs="EPSG:32648").to_file(lines)
    gpd.GeoDataFrame(geometry=[OUTLINE], crs="EPSG:32648").to_file(outline)
    common = {"NAME": "Park", "TIMEZONE": "Asia/Bangkok"}
    said = refused(tmp_path, "createsite", BOUNDARY=str(lines), OUTPUT=str(tmp_path / "site.gpkg"), **common)
    assert "holds lines" in said
    said = refused(tmp_path, "createsite", BOUNDARY=str(outline), OUTPUT=str(lines / "site.gpkg"), **common)
    assert "it is a file" in said


@pytest.mark.parametrize("content", [
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><patrol id="&b;"/>',
    '<?xml version="1.0"?><!DOCTYPE g [<!ENTITY x SYSTEM "file:///etc/hostname">]><patrol id="&x;"/>',
])
def test_entities_are_refused(site, tmp_path, content):
    (tmp_path / "bomb.xml").write_text(content)
    assert "document type" in refused(tmp_path, "importfiles", SITE=str(site), INPUT=str(tmp_path / "bomb.xml"))


def test_elevation_that_was_deleted(site, tmp_path):
    import rasterio
    from rasterio.transform import from_origin

    source = tmp_path / "hills.tif"
    place = from_origin(WEST - 3000, SOUTH + 13_000, 300, 300)
    with rasterio.open(source, "w", driver="GTiff", height=60, width=60, count=1, dtype="float32", crs="EPSG:32648",
                       transform=place) as raster:
        raster.write(np.add.outer(np.arange(60.0), np.arange(60.0)).astype("float32"), 1)
    run("addlayer", SITE=str(site), INPUT=str(source), ROLE="dem")
    kept = list(site.parent.glob("*.tif"))
    assert len(kept) == 1
    kept[0].unlink()
    parameters = {**PLAN, "SITE": str(site), "OUTPUT_FOLDER": str(tmp_path / "out")}
    assert kept[0].name in refused(tmp_path, "plancycle", **parameters)
    assert run("coverage", SITE=str(site))["CELLS_PERCENT"] == pytest.approx(12.0)


@pytest.mark.parametrize(
    ("mapping", "said"),
    [('{"time": ', "MAPPING"), ('["time"]', "MAPPING is"), ("/nowhere/mapping.json", "/nowhere/mapping.json"),
     (json.dumps({**ODD_MAPPING, "time": "Nope"}), "Nope"), (json.dumps({**ODD_MAPPING, "zeit": "Wann"}), "zeit")],
)
def test_mapping_that_cannot_be_used(site, tmp_path, mapping, said):
    (tmp_path / "odd.csv").write_text(ODD_HEADERS)
    assert said in refused(tmp_path, "importfiles", SITE=str(site), INPUT=str(tmp_path / "odd.csv"),
                           KIND="observations", MAPPING=mapping)


def test_dates_that_could_be_either(site, tmp_path):
    table = tmp_path / "either.csv"
    table.write_text("date,lat,lon,category\n03/04/2025,14.52,100.9,humanactivity.\n")
    assert "day_first" in refused(tmp_path, "importfiles", SITE=str(site), INPUT=str(table), KIND="observations")


def test_odd_headers_semicolons_and_utm(site, tmp_path):
    from pawc_planner.site.store import SiteStore

    (tmp_path / "odd.csv").write_text(ODD_HEADERS)
    given = {"SITE": str(site), "INPUT": str(tmp_path / "odd.csv"), "KIND": "observations",
             "MAPPING": json.dumps(ODD_MAPPING)}
    first, again = run("importfiles", **given), run("importfiles", **given)
    assert first["OBSERVATIONS"] == 2 and (again["OBSERVATIONS"], again["DUPLICATES"]) == (0, 2)
    with SiteStore.open(site) as store:
        stored = store.read("observations", "category = ?", ("humanactivity.",)).iloc[0]
    assert (stored.geometry.x, stored.geometry.y) == pytest.approx((706_000, 1_606_000), abs=0.01)


@pytest.mark.parametrize("mapping", [None, THAI_MAPPING])
def test_thai_stumps_in_windows_874(site, tmp_path, mapping):
    from pawc_planner.site.store import SiteStore

    (tmp_path / "ตอไม้.csv").write_bytes(THAI_STUMPS.encode("cp874"))
    given = {"MAPPING": json.dumps(mapping)} if mapping else {}
    done = run("importfiles", SITE=str(site), INPUT=str(tmp_path / "ตอไม้.csv"), KIND="stumps", **given)
    assert (done["READ"], done["QUARANTINED"]) == (3, 1)
    assert "1 records quarantined: The date or time cannot be read" in done["SUMMARY"]
    with SiteStore.open(site) as store:
        stumps = store.read("stumps").sort_values("found")
    assert [str(day)[:10] for day in stumps["found"]] == ["2025-01-15", "2025-01-20"]
    assert list(stumps["girth_cm"]) == [120.0, 80.5]
    assert stumps.geometry.iloc[0].x == pytest.approx(705_100, abs=0.01)


def test_one_seed_one_set_of_routes(site, tmp_path):
    files = [tmp_path / "first.geojson", tmp_path / "again.geojson"]
    for file in files:
        run("patrolroutes", SITE=str(site), TEAMS=2, DAYS=1, HOURS_PER_DAY=2, SEED=5,
            CYCLE_START="2025-02-01", OUTPUT=str(file))
    first, again = (file.read_text().replace(file.stem, "") for file in files)
    assert first == again and "LineString" in first


def test_finds_of_another_year_than_the_patrols_are_told(site, tmp_path):
    assert "take rates per km with care" not in run("encounterrates", SITE=str(site))["SUMMARY"]
    table = tmp_path / "old.csv"
    table.write_text("time;x;y;category\n2021-09-02 10:00:00;705000;1605000;humanactivity.snare.\n")
    run("importfiles", SITE=str(site), INPUT=str(table), KIND="observations")
    assert "1 of 4 finds were made more than 30 days" in run("encounterrates", SITE=str(site))["SUMMARY"]
