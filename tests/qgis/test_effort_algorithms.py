"""Effort of patrols and of cameras through the provider, with tables and charts."""

from __future__ import annotations

import json
from datetime import date, datetime, timezone

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
    assert (outputs["LEG_DAYS"], outputs["SILENT_HOURS"]) == (2, 0)
    assert "JOINT_PATROL_DAYS" not in outputs  # no record of these patrols names a mandate, a team or partners
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


@pytest.fixture(scope="module")
def watched(tmp_path_factory):
    """The small site with two cameras: A ten days with three pictures, B lost without one."""
    from shapely.geometry import Point

    from pawc_planner.site.store import SiteStore

    path = make_small_site(tmp_path_factory.mktemp("watched") / "watched.gpkg")
    with SiteStore.open(path, write=True) as store, store.transaction() as writer:
        batch = writer.batch(source="cameras.csv", sha256="1", kind="cameras", read=5, stored=5, repaired=0, present=0,
                             quarantined=0, finished=datetime(2025, 2, 1, tzinfo=timezone.utc), mapping="", version="0")
        writer.insert("cameras", [
            {"camera_id": name, "from_day": date(2025, 1, 10), "to_day": last, "status": status, "content_key": name,
             "batch_id": batch, "geometry": Point(700_500 + shift, 1_600_500)}
            for name, last, status, shift in (("กล้อง A", date(2025, 1, 19), "active", 0), ("B", None, "lost", 1000))])
        writer.insert("camera_events", [
            {"camera_id": "กล้อง A", "time": datetime(2025, 1, 12, n, tzinfo=timezone.utc), "day": date(2025, 1, 12),
             "class": kind, "people": 2, "content_key": f"e{n}", "batch_id": batch, "geometry": None}
            for n, kind in enumerate(("person", "ranger", "blank"))])
    return str(path)


def test_cameras_have_their_days_rates_tables_and_charts(provider, watched):
    outputs = run("cameraeffort", SITE=watched, GROUP_BY=["season"], OUTPUT="memory:", CAMERAS_TABLE="memory:",
                  MONTHS="memory:", TABLE="memory:")
    assert (outputs["CAMERAS"], outputs["CAMERA_DAYS"], outputs["PICTURES"]) == (1, 10, 3)
    assert (outputs["PEOPLE_PICTURES"], outputs["PEOPLE"], outputs["RANGER_PICTURES"]) == (1, 2, 1)
    assert outputs["PEOPLE_RATE"] == pytest.approx(10.0)
    assert 0 < outputs["PEOPLE_RATE_LOW"] < 10 < outputs["PEOPLE_RATE_HIGH"]
    points = {row["camera_id"]: row for row in rows(outputs["OUTPUT"])}
    assert (points["กล้อง A"]["camera_days"], points["B"]["status"]) == (10, "unknown")
    assert [row["camera_days"] for row in rows(outputs["CAMERAS_TABLE"])] == [10]
    assert [row["month"] for row in rows(outputs["MONTHS"])] == ["2025-01"]
    assert [(row["season"], row["person"]) for row in rows(outputs["TABLE"])] == [("2024 dry", 1)]
    names = [chart["name"] for chart in json.loads(outputs["CHARTS"])]
    assert names == ["camera_days_by_month", "people_rate_by_month", "picture_rate_by_class"]


def test_a_site_without_cameras_is_one_sentence(provider, site):
    sentence = failure("cameraeffort", SITE=site)
    assert "cameras" in sentence and "unforeseen" not in sentence
