"""Real patrols that nobody here made: site, layers, import and analysis through the algorithms alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from .running import failure, run

MARA = (Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "mara").resolve()
ZONES, FIXES = MARA / "maec_4zones_UTM36S.gpkg", MARA / "mara_smart_patrol_fixes.csv"
FIXES_IN_FILE, REPEATED = 32_145, 21_998

pytestmark = pytest.mark.skipif(not MARA.exists(), reason="the Mara data are not beside the checkout")


@pytest.fixture(scope="module")
def site(provider, tmp_path_factory):
    path = tmp_path_factory.mktemp("mara") / "mara.gpkg"
    made = run("createsite", BOUNDARY=str(ZONES), NAME="Mara", CRS="EPSG:32736", CELL_SIZE=1000,
               TIMEZONE="Africa/Nairobi", OUTPUT=str(path))
    assert made["SECTORS"] == 4 and made["AREA_KM2"] == pytest.approx(8055.4, abs=0.1)
    return str(path)


@pytest.fixture(scope="module")
def imported(site):
    return run("importfiles", SITE=site, INPUT=str(FIXES), KIND="patrols")


def test_every_record_is_accounted_for(imported):
    assert imported["READ"] == FIXES_IN_FILE
    parts = ("STORED", "REPAIRED", "DUPLICATES", "QUARANTINED")
    assert sum(imported[name] for name in parts) == imported["READ"]
    assert imported["DUPLICATES"] >= REPEATED
    assert imported["CLEAN_KM"] < imported["RAW_KM"]
    assert str(imported["READ"]) in imported["REPORT"].replace(",", "")


def test_second_import_adds_nothing(site, imported):
    before = run("patroleffort", SITE=site)["KM"]
    again = run("importfiles", SITE=site, INPUT=str(FIXES))
    assert again["STORED"] == 0 and again["READ"] == FIXES_IN_FILE
    assert run("patroleffort", SITE=site)["KM"] == before


def test_coverage_by_zone(site, imported):
    outputs = run("coverage", SITE=site, SECTORS="memory:")
    zones = {feature["sector"]: feature["cells_percent"] for feature in outputs["SECTORS"].getFeatures()}
    assert len(zones) == 4
    assert min(zones.values()) <= outputs["CELLS_PERCENT"] <= max(zones.values())
    assert 0 < outputs["SUBCELLS_PERCENT"] < outputs["CELLS_PERCENT"] < 100


def test_one_month_says_what_it_cannot_know(site, imported):
    """January 2024 alone, without finds: neither deterrence nor the numbers of a year can be told."""
    outputs = run("deterrence", SITE=site)
    assert outputs["VERDICT"] == "unknown" and "EFFECT_PERCENT" not in outputs and outputs["MISLEADS"] == 0
    outputs = run("outcomeindicators", SITE=site, INDICATORS="memory:")
    assert "No year of records is whole" in outputs["SUMMARY"]
    rows = {row["indicator"]: row for row in outputs["INDICATORS"].getFeatures() if row["year"] == "2024"}
    assert rows["km"]["value"] > 0 and not rows["km"]["complete"]
    for name in ("stumps_found", "suspects", "arrests", "reports"):
        assert str(rows[name]["note"]).startswith("unknown")


def test_site_is_sound_after_the_import(site, imported):
    assert run("checksite", SITE=site)["FAULTS"] == 0


def test_layer_far_away_is_one_sentence(site):
    far = MARA.parent / "thap_lan" / "rivers_gshhg_wdbii.gpkg"
    assert "rivers_gshhg_wdbii" in failure("addlayer", SITE=site, INPUT=str(far), ROLE="rivers")


def test_boundary_in_degrees_becomes_a_metric_site(provider, tmp_path):
    made = run("createsite", BOUNDARY=str(MARA.parent / "thap_lan" / "provinces_dpky.geojson"), NAME="Provinces",
               CELL_SIZE=5000, TIMEZONE="Asia/Bangkok", OUTPUT=str(tmp_path / "site.gpkg"))
    assert made["SITE_CRS"] in ("EPSG:32647", "EPSG:32648")


def test_failed_site_leaves_no_file(provider, tmp_path):
    sentence = failure("createsite", BOUNDARY=str(ZONES), NAME="Mara", CRS="EPSG:4326", CELL_SIZE=1000,
                       TIMEZONE="Africa/Nairobi", OUTPUT=str(tmp_path / "site.gpkg"))
    assert "EPSG:4326" in sentence and "EPSG:32736" in sentence
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("content", [b"", b"<patrol", b"nothing, that\nis, known\n"])
def test_file_that_cannot_be_read_is_one_sentence(site, tmp_path, content):
    (tmp_path / "odd.xml").write_bytes(content)
    sentence = failure("importfiles", SITE=site, INPUT=str(tmp_path / "odd.xml"))
    assert "odd.xml" in sentence and "unforeseen" not in sentence


def test_empty_folder_is_one_sentence(site, tmp_path):
    sentence = failure("importfiles", SITE=site, INPUT=str(tmp_path))
    assert tmp_path.name in sentence and "unforeseen" not in sentence
