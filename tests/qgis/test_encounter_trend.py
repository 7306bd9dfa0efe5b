"""Rates and trend run through the provider, with their tables and charts."""

from __future__ import annotations

import json

import pytest

from .running import failure, run
from .small_site import make_small_site


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return str(make_small_site(tmp_path_factory.mktemp("small") / "small.gpkg"))


def test_rates_per_km_day_and_patrol_with_their_table(provider, site):
    outputs = run("encounterrates", SITE=site, TABLE="memory:")
    assert (outputs["FINDS"], outputs["RATE_FINDS"]) == (3, 3)  # one lies off the tracks, but its patrol had some
    assert outputs["RATE"] == pytest.approx(0.3) and outputs["PER_DAY"] == outputs["PER_PATROL"] == pytest.approx(1.5)
    assert outputs["RATE_LOW"] < 0.3 < outputs["RATE_HIGH"]
    rows = list(outputs["TABLE"].getFeatures())
    site_rows = {row["per"]: row["rate"] for row in rows if row["by"] == "site"}
    assert site_rows == pytest.approx({"km": 0.3, "patrol-day": 1.5, "patrol": 1.5})
    assert {row["by"] for row in rows} >= {"site", "year", "season", "month", "category"}
    charts = {chart["name"]: chart for chart in json.loads(outputs["CHARTS"])}
    assert charts["rate_by_month"]["labels"] == ["2025-01"] and charts["rate_by_month"]["values"] == [pytest.approx(30)]
    assert run("encounterrates", SITE=site, COUNT="things")["RATE_FINDS"] == 3


def test_trend_with_its_tables(provider, site):
    outputs = run("encountertrend", SITE=site, YEARS="memory:", TRENDS="memory:")
    assert outputs["VERDICT"] == "too few finds to tell" and outputs["BASE_YEAR"] == 2025
    assert "CHANGE_PERCENT" not in outputs  # not known
    years = list(outputs["YEARS"].getFeatures())
    assert [(row["year"], row["whole"], row["finds"]) for row in years] == [("2025", "no", 3)]
    assert [row["by"] for row in outputs["TRENDS"].getFeatures()] == ["site", "category"]
    assert json.loads(outputs["CHARTS"])
    assert json.loads(json.dumps({name: outputs[name] for name in ("VERDICT", "FINDS", "KM", "SUMMARY")}))


@pytest.mark.parametrize(("values", "said"), [
    ({"BASE_YEAR": 2017}, ("BASE_YEAR", "2017", "2025")),
    ({"BASE_YEAR": -1}, ("BASE_YEAR", "-1")),
    ({"LEVEL": 95}, ("LEVEL", "95", "0.999")),
    ({"CATEGORY": "animals."}, ("“animals”",)),
])
def test_bad_input_is_one_sentence(provider, site, values, said):
    sentence = failure("encountertrend", SITE=site, **values)
    assert all(word in sentence for word in said), sentence
    assert "Traceback" not in sentence and "unforeseen" not in sentence
