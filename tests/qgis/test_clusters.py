"""Clusters, near repeats and emerging hotspots run through the provider, with their layers, tables and charts."""

from __future__ import annotations

import json

import pytest

from .filled_site import filled_site
from .running import failure, run


@pytest.fixture(scope="module")
def site(qgis_app, tmp_path_factory):
    return str(filled_site(tmp_path_factory.mktemp("filled") / "site.gpkg", planned=False))


def test_clusters_are_drawn_one_feature_each(provider, site):
    outputs = run("spatialscan", SITE=site, PERMUTATIONS=99, OUTPUT="memory:")
    layer = outputs["OUTPUT"]
    assert layer.featureCount() == outputs["CLUSTERS"]
    assert {"finds", "expected", "relative_risk", "p", "radius_km"} <= set(layer.fields().names())
    assert 0 < outputs["P"] <= 1 and outputs["FINDS"] > 0
    for feature in layer.getFeatures():
        assert feature["p"] <= 0.05 and feature["finds"] > feature["expected"] and feature.geometry().area() > 0


def test_the_same_seed_gives_the_same_near_repeats(provider, site):
    first, again = (run("nearrepeat", SITE=site, PERMUTATIONS=99, TABLE="memory:") for _ in range(2))
    assert first["VERDICT"] in ("repeats", "no repeats shown") and first["SUMMARY"] == again["SUMMARY"]
    rows = list(first["TABLE"].getFeatures())
    assert len(rows) == 16 and all(0 < row["p"] <= row["p_holm"] <= 1 for row in rows)
    near = [row for row in rows if row["space_to"] <= 500 and row["time_to"] <= 14]
    assert sum(row["observed"] for row in near) == first["PAIRS"]
    chart, = json.loads(first["CHARTS"])
    assert chart["name"] == "near_repeat" and chart["labels"] == ["0–7", "7–14", "14–28", "28–56"]


def test_every_cell_has_a_pattern_or_is_unknown(provider, site):
    outputs = run("emerginghotspots", SITE=site, OUTPUT="memory:")
    patterns = [feature["pattern"] for feature in outputs["OUTPUT"].getFeatures()]
    assert patterns.count("unknown") == outputs["UNKNOWN"] > 0
    assert patterns.count("new") >= outputs["NEW"] and outputs["PERIODS"] > 1
    assert json.loads(outputs["CHARTS"])[0]["values"][0] == outputs["NEW"]


@pytest.mark.parametrize(("name", "values", "said"), [
    ("spatialscan", {"SOURCE": "reports"}, ("reports", "importfiles")),
    ("spatialscan", {"MAX_PERCENT": 200}, ("MAX_PERCENT", "200")),
    ("nearrepeat", {"NEAR": 0}, ("NEAR", "0")),
    ("emerginghotspots", {"PERIOD": "week"}, ("PERIOD",)),
])
def test_bad_input_is_one_sentence(provider, site, name, values, said):
    sentence = failure(name, SITE=site, **values)
    assert all(word in sentence for word in said), sentence
    assert "Traceback" not in sentence and "unforeseen" not in sentence
