"""The algorithms on a site whose kilometres and cells are known by construction."""

from __future__ import annotations

import json

import pytest

from .running import failure, run
from .small_site import make_small_site


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return str(make_small_site(tmp_path_factory.mktemp("small") / "small.gpkg"))


def test_effort_gives_the_kilometres_of_the_site(provider, site):
    outputs = run("patroleffort", SITE=site)
    assert outputs["KM"] == pytest.approx(10.0, abs=1e-6)
    assert (outputs["RAW_KM"], outputs["SOURCE_KM"]) == (12.0, 11.0)
    assert (outputs["PATROLS"], outputs["PATROL_DAYS"]) == (2, 2)
    assert outputs["START"] == outputs["END"] == "2025-01-15"


def test_effort_layer_holds_the_same_kilometres(provider, site):
    outputs = run("patroleffort", SITE=site, OUTPUT="memory:")
    layer = outputs["OUTPUT"]
    assert layer.featureCount() == 100 and layer.crs().authid() == "EPSG:32648"
    assert sum(feature["km"] for feature in layer.getFeatures()) == pytest.approx(10.0, abs=1e-6)
    assert sum(feature.geometry().area() for feature in layer.getFeatures()) == pytest.approx(1e8)


def test_coverage_counts_the_cells_entered(provider, site):
    """6 km from cell 0 to cell 6 is 7 cells; 4 km up a column is 5 cells; they do not meet."""
    outputs = run("coverage", SITE=site)
    assert outputs["CELLS_PERCENT"] == pytest.approx(12.0)
    assert outputs["TARGET_PERCENT"] == 80.0
    assert "OUTPUT" not in outputs


def test_coverage_gives_its_tables_and_charts(provider, site):
    outputs = run(
        "coverage", SITE=site, SWATH="foot=200", TARGET=10, SUBCELLS=2, PERIODS="memory:", CUMULATIVE="memory:",
        REVISITS="memory:", TRANSPORTS="memory:", SECTORS="memory:", OUTPUT="memory:",
    )
    assert outputs["TARGET_DAY"] == "2025-01-15" and outputs["TARGET_PERCENT"] == 10
    assert outputs["UNVISITED_PERCENT"] == pytest.approx(88) and "MEDIAN_REVISIT_DAYS" not in outputs
    periods = {feature["period"]: feature for feature in outputs["PERIODS"].getFeatures()}
    assert set(periods) == {"2025-01-15/2025-01-15", "2025", "2024 dry", "2025-01"}
    assert periods["2025-01"]["cells_percent"] == pytest.approx(12) and not periods["2025-01"]["complete"]
    # 10 km of 200 m, and two round ends each
    assert periods["2025"]["swath_percent"] == pytest.approx(2 + 2 * 3.1416 * 0.01, rel=5e-3)
    assert [feature["cells_percent"] for feature in outputs["CUMULATIVE"].getFeatures()] == [pytest.approx(12)]
    assert [feature["swath_m"] for feature in outputs["TRANSPORTS"].getFeatures()] == [200]
    assert outputs["REVISITS"].featureCount() == 1 and outputs["SECTORS"].featureCount() == 0
    assert {"visits", "visit_days", "revisit_days", "longest_gap"} <= {f.name() for f in outputs["OUTPUT"].fields()}
    charts = {chart["name"]: chart for chart in json.loads(outputs["CHARTS"])}
    assert charts["coverage_cumulative"]["kind"] == "line" and charts["coverage_cumulative"]["reference"] == 10


def test_coverage_by_definition_is_one_table(provider, site):
    outputs = run("coveragedefinitions", SITE=site, CELL_SIZES="5000 2000", SWATHS="100", TABLE="memory:")
    found = [(f["measure"], f["size_m"], round(f["covered_percent"], 1)) for f in outputs["TABLE"].getFeatures()]
    assert found == [
        ("cells", 1000, 12), ("cells", 2000, 28), ("cells", 5000, 75), ("subcells", 200, 2.1), ("swath", 100, 1),
    ]
    assert outputs["START"] == outputs["END"] == "2025-01-15" and "say which is meant" in outputs["SUMMARY"]
    assert [chart["name"] for chart in json.loads(outputs["CHARTS"])] == [
        "coverage_by_cell_size", "coverage_by_strip_width"]


def test_never_visited_is_unknown_not_cold(provider, site):
    outputs = run("hotspots", SITE=site, OUTPUT="memory:")
    labels = [feature["hotspot"] for feature in outputs["OUTPUT"].getFeatures()]
    assert outputs["UNKNOWN"] == labels.count("unknown") == 88
    assert outputs["COLD"] == 0


def test_summary_is_the_sentences_of_the_run(provider, site):
    from qgis.core import QgsProcessingFeedback

    feedback = QgsProcessingFeedback(False)
    outputs = run("encounterrates", feedback, SITE=site)
    assert outputs["SUMMARY"].splitlines()
    assert all(line in feedback.textLog() for line in outputs["SUMMARY"].splitlines())


def test_outputs_survive_json(provider, site):
    outputs = run("encounterrates", SITE=site, START="2025-01-15", END="2025-01-15")
    assert json.loads(json.dumps(outputs))["KM"] == pytest.approx(10.0, abs=1e-6)


def test_open_period_ends_with_the_data(provider, site):
    assert run("patroleffort", SITE=site, START="2025-01-01")["END"] == "2025-01-15"


def test_period_without_patrols_is_all_unknown(provider, site):
    outputs = run("coverage", SITE=site, START="2024-01-01", END="2024-12-31")
    assert "CELLS_PERCENT" not in outputs and "2024-01-01" in outputs["SUMMARY"]


@pytest.mark.parametrize(("name", "values", "said"), [
    ("coverage", {"START": "31/01/2025", "END": "2025-02-01"}, ("START", "31/01/2025", "2025-01-31")),
    ("coverage", {"START": "2025-02-01", "END": "2025-01-01"}, ("END", "2025-01-01")),
    ("coverage", {"SWATH": "foot=wide"}, ("SWATH", "foot=wide", "foot")),
    ("coverage", {"SWATH": "foot=0"}, ("SWATH", "0", "above 0")),
    ("coverage", {"TARGET": 120}, ("TARGET", "120")),
    ("coverage", {"SUBCELLS": 0}, ("SUBCELLS", "0")),
    ("coveragedefinitions", {"CELL_SIZES": "1000, big"}, ("CELL_SIZES", "1000, big", "250")),
    ("coveragedefinitions", {"SWATHS": "-5"}, ("SWATHS", "-5", "20")),
    ("coveragedefinitions", {"CELL_SIZES": "0.5"}, ("CELL_SIZES", "0.5", "large enough")),
    ("patroleffort", {"TRANSPORT": "bicycle"}, ("TRANSPORT", "bicycle", "foot")),
    ("hotspots", {"FDR": 7}, ("FDR", "7", "0.5")),
    ("hotspots", {"CATEGORY": "animals."}, ("“animals”", "humanactivity.snare.")),
    ("importfiles", {"INPUT": "/nowhere/at/all"}, ("INPUT", "/nowhere/at/all")),
    ("importfiles", {"INPUT": ".", "MAPPING": "{time: broken"}, ("MAPPING", "JSON")),
    ("importfiles", {"INPUT": ".", "KIND": "sightings"}, ("KIND", "sightings", "observations")),
    ("addlayer", {"INPUT": "/nowhere.gpkg", "ROLE": "roads"}, ("INPUT", "/nowhere.gpkg")),
    ("briefing", {"OUTPUT": "TEMPORARY_OUTPUT"}, ("cycle",)),
    ("plancycle", {"OUTPUT_FOLDER": "TEMPORARY_OUTPUT", "CYCLE_END": "2025-02-28"}, ("CYCLE_START",)),
])
def test_bad_input_is_one_sentence(provider, site, name, values, said):
    sentence = failure(name, SITE=site, **values)
    assert all(word in sentence for word in said), sentence
    assert "Traceback" not in sentence and "unforeseen" not in sentence


@pytest.mark.parametrize("content", [None, b"", b"not a database", "folder"])
def test_not_a_site_is_one_sentence(provider, tmp_path, content):
    path = tmp_path / "site.gpkg"
    if content == "folder":
        path.mkdir()
    elif content is not None:
        path.write_bytes(content)
    sentence = failure("coverage", SITE=str(path))
    assert str(path) in sentence and "unforeseen" not in sentence


def test_unforeseen_is_one_sentence_with_the_details_in_the_log(provider, site, monkeypatch):
    import processing
    from qgis.core import QgsProcessingException, QgsProcessingFeedback

    from pawc_planner.site.store import SiteStore

    def burst(self):
        raise RuntimeError("the disk\nmelted")

    monkeypatch.setattr(SiteStore, "check", burst)
    feedback = QgsProcessingFeedback(False)
    with pytest.raises(QgsProcessingException, match="RuntimeError: the disk melted") as raised:
        processing.run("pawc_planner:checksite", {"SITE": site}, feedback=feedback)
    assert "\n" not in str(raised.value)
    assert "Traceback" in feedback.textLog()


def test_cancelled_says_so(provider, site):
    from qgis.core import QgsProcessingException, QgsProcessingFeedback

    feedback = QgsProcessingFeedback(False)
    feedback.cancel()
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run("coverage", feedback, SITE=site)


def test_unwritable_layer_is_one_sentence(provider, site):
    sentence = failure("coverage", SITE=site, OUTPUT="/nowhere/at/all/cells.gpkg")
    assert "cells.gpkg" in sentence


def test_deterrence_says_when_it_cannot_be_told(provider, site):
    outputs = run("deterrence", SITE=site, EFFECTS="memory:", CHANGES="memory:", SECTOR_EFFECTS="memory:")
    assert outputs["VERDICT"] == "unknown" and outputs["MISLEADS"] == 0
    assert "EFFECT_PERCENT" not in outputs
    assert [field.name() for field in outputs["EFFECTS"].fields()][:3] == ["lag", "tested", "pairs"]
    assert outputs["EFFECTS"].featureCount() == 4
    assert json.loads(outputs["CHARTS"])[0]["name"] == "effect_by_lag"


def test_indicators_of_a_single_day_are_not_those_of_a_year(provider, site):
    outputs = run("outcomeindicators", SITE=site, INDICATORS="memory:")
    assert "YEAR" not in outputs and "KM" not in outputs and "No year of records is whole" in outputs["SUMMARY"]
    rows = {(row["indicator"], row["year"]): row for row in outputs["INDICATORS"].getFeatures()}
    assert rows["km", "2025"]["value"] == pytest.approx(10.0, abs=1e-6) and not rows["km", "2025"]["complete"]
    assert rows["suspects", "2025"]["note"] == "unknown: no camera stood"
    assert "km_by_year" in [chart["name"] for chart in json.loads(outputs["CHARTS"])]


def test_start_of_the_year_must_be_a_month(provider, site):
    assert "YEAR_STARTS" in failure("outcomeindicators", SITE=site, YEAR_STARTS=13)
