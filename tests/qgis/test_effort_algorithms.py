"""Effort of patrols and of cameras through the provider, with tables and charts."""

from __future__ import annotations

import json

import pytest

from .running import failure, run
from .small_site import make_small_site


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return str(make_small_site(tmp_path_factory.mktemp("small") / "small.gpkg"))


def rows(layer):
    return [feature.attributeMap() for feature in layer.getFeatures()]


def test_effort_by_transport_and_month_is_a_table_without_geometry(provider, site):
    outputs = run("patroleffort", SITE=site, GROUP_BY=["transport", "month"], TABLE="memory:")
    table = rows(outputs["TABLE"])
    assert not outputs["TABLE"].isSpatial() and len(table) == 1
    row = table[0]
    assert (row["transport"], row["month"], row["patrol_days"], row["patrols"]) == ("foot", "2025-01", 2, 2)
    assert row["km"] == pytest.approx(10.0) and row["hours"] == pytest.approx(2.0 + 8 / 6)


def test_effort_by_default_is_by_sector_and_by_nothing_is_one_row(provider, site):
    names = [row["sector"] for row in rows(run("patroleffort", SITE=site, TABLE="memory:")["TABLE"])]
    assert names == ["inside the boundary, in no sector", "outside the boundary"]
    assert len(rows(run("patroleffort", SITE=site, GROUP_BY=[], TABLE="memory:")["TABLE"])) == 1


def test_effort_numbers_and_charts(provider, site):
    outputs = run("patroleffort", SITE=site)
    assert outputs["MOVING_HOURS"] == pytest.approx(outputs["HOURS"]) == pytest.approx(10 / 3)
    assert (outputs["REST_HOURS"], outputs["NIGHT_KM"], outputs["NIGHT_SHARE"]) == (0, 0, 0)
    assert (outputs["JOINT_PATROL_DAYS"], outputs["LEG_DAYS"], outputs["SILENT_HOURS"]) == (0, 2, 0)
    charts = {chart["name"]: chart for chart in json.loads(outputs["CHARTS"])}
    assert list(charts) == ["km_by_month", "km_by_transport", "patrol_days_by_month"]
    assert charts["km_by_month"]["labels"] == ["2025-01"]
    assert charts["km_by_month"]["values"] == pytest.approx([10.0])


def test_effort_cells_tell_movement_rest_and_night(provider, site):
    layer = run("patroleffort", SITE=site, OUTPUT="memory:")["OUTPUT"]
    names = {field.name() for field in layer.fields()}
    assert {"km", "hours", "moving_hours", "rest_hours", "camp_hours", "night_km", "visits", "days_since"} <= names
    assert sum(row["moving_hours"] for row in rows(layer)) == pytest.approx(10 / 3)


def test_an_unknown_group_is_one_sentence(provider, site):
    sentence = failure("patroleffort", SITE=site, GROUP_BY=["district"])
    assert "GROUP_BY" in sentence and "sector" in sentence and "Traceback" not in sentence
