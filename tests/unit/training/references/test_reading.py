"""Plans read from a site and from layers drawn by hand."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
from shapely.geometry import LineString, MultiLineString, Point

from pawc_planner.site.errors import CycleUnknown, NoCycle
from pawc_planner.site.steps.cycle import plan_cycle
from pawc_planner.training.scoring.reading import (
    NoPlanError,
    PlanLayerError,
    plan_from_layers,
    plan_of_site,
)

from ...steps.conftest import CRS, CYCLE, STATIONS, copy_of

MEANS = {"teams": 3, "days": 3, "hours_per_day": 6.0, "cameras": 3, "seed": 7}


@pytest.fixture(scope="module")
def stored(made, quick, tmp_path_factory):
    with copy_of(made, tmp_path_factory.mktemp("stored") / "site") as store:
        plan_cycle(store, None, CYCLE, **MEANS)
        yield store


def test_the_plan_of_a_site_comes_back_as_it_was_stored(stored):
    plan = plan_of_site(stored, CYCLE, "ours")
    rows = stored.read("plan_routes").sort_values(["team", "day"])
    assert plan.name == "ours" and plan.team_days == len(rows) > 5
    for outing, row in zip(plan.outings, rows.itertuples()):
        assert (outing.team, outing.station, outing.day + 1, outing.transport) == (
            row.team, row.station, row.day, row.transport)
        assert outing.hours == row.hours and outing.km == pytest.approx(row.km)
    assert (plan.outings[0].x[0], plan.outings[0].y[0]) == STATIONS[plan.outings[0].station]
    assert plan.outings[0].day == 0


def test_cameras_kept_and_added_stand_and_retired_ones_do_not(stored):
    plan = plan_of_site(stored)
    rows = stored.read("plan_cameras")
    assert sorted(rows["action"]) == ["add"] * 3 + ["keep"]
    assert plan.cameras[["x", "y"]].to_numpy() == pytest.approx(
        np.column_stack([rows.geometry.x, rows.geometry.y]))
    assert plan.cameras["signal"].tolist() == [1.0] * 4
    with stored.transaction() as writer:
        writer.replace_cycle("plan_cameras", rows["cycle_id"].iloc[0], rows.drop(columns="fid").assign(
            action=["retire" if action == "keep" else action for action in rows["action"]]))
    assert len(plan_of_site(stored).cameras) == 3


def test_our_planner_without_storing_gives_the_plan_that_it_would_store(stored, plans):
    kept, fresh = plan_of_site(stored, CYCLE), plans["pawc_planner"]
    assert [outing.x.tolist() for outing in kept.outings] == [outing.x.tolist() for outing in fresh.outings]
    assert [outing.hours for outing in kept.outings] == [outing.hours for outing in fresh.outings]


def test_a_site_without_a_plan_names_the_remedy(made, tmp_path, bare):
    with pytest.raises(NoCycle):
        plan_of_site(bare)
    with copy_of(made, tmp_path / "site") as store:
        with store.transaction() as writer:
            writer.insert("cycles", [{"cycle_id": "2025-03-01_2025-03-14", "start": CYCLE.start, "end": CYCLE.end,
                                      "state": "planned"}])
        with pytest.raises(NoPlanError, match="plancycle"):
            plan_of_site(store, CYCLE)
        with pytest.raises(CycleUnknown, match="2025-03-01"):
            plan_of_site(store, "2024")


def lines(*ways, crs=CRS, **columns):
    return gpd.GeoDataFrame(columns, geometry=list(ways), crs=crs)


WAY, BACK = LineString([(0, 0), (3000, 4000)]), LineString([(3000, 4000), (0, 0)])


def test_lines_alone_are_one_team_each_on_foot_on_the_first_day():
    plan = plan_from_layers(lines(WAY, BACK), None, CRS)
    assert [(o.team, o.day, o.transport, o.station, o.hours) for o in plan.outings] == [
        ("1", 0, "foot", "", 0.0), ("2", 0, "foot", "", 0.0)]
    assert plan.km == pytest.approx(10.0) and len(plan.cameras) == 0


def test_columns_tell_team_day_transport_and_hours():
    plan = plan_from_layers(
        lines(BACK, WAY, Team=["A", "A"], DAY=[2.0, 1.0], transport=["Boat", None], hours=[3.5, np.nan]), None, CRS)
    assert [(o.team, o.day, o.transport, o.hours) for o in plan.outings] == [
        ("A", 0, "foot", 0.0), ("A", 1, "boat", 3.5)]
    assert plan.outings[0].x.tolist() == [0, 3000]


def test_lines_of_one_team_without_a_day_follow_each_other():
    plan = plan_from_layers(lines(WAY, BACK, WAY, team=[7.0, 7.0, 8.0]), None, CRS)
    assert [(o.team, o.day) for o in plan.outings] == [("7", 0), ("7", 1), ("8", 0)]


def test_degrees_become_metres_of_the_park():
    way = gpd.GeoSeries([LineString([(200_000, 1_600_000), (203_000, 1_604_000)])], crs=CRS)
    camera = gpd.GeoSeries([Point(201_000, 1_601_000)], crs=CRS)
    plan = plan_from_layers(
        gpd.GeoDataFrame(geometry=way.to_crs(4326)), gpd.GeoDataFrame({"signal": [0.5]}, geometry=camera.to_crs(4326)),
        CRS)
    assert plan.outings[0].x == pytest.approx([200_000, 203_000], abs=0.01)
    assert plan.cameras.iloc[0].tolist() == pytest.approx([201_000, 1_601_000, 0.5], abs=0.01)


def test_parts_of_a_line_are_walked_in_their_order():
    plan = plan_from_layers(lines(MultiLineString([[(0, 0), (10, 0)], [(10, 0), (10, 10)]])), None, CRS)
    assert plan.outings[0].x.tolist() == [0, 10, 10, 10]


def test_a_camera_that_states_no_signal_is_taken_to_call():
    cameras = gpd.GeoDataFrame({"signal": [None, 0.2]}, geometry=[Point(0, 0), Point(5, 5)], crs=CRS)
    assert plan_from_layers(lines(WAY), cameras, CRS).cameras["signal"].tolist() == [1.0, 0.2]


@pytest.mark.parametrize(("routes", "cameras", "words"), [
    (lines(WAY, crs=None), None, "routes.*coordinate system"),
    (lines(), None, "routes.*no lines"),
    (lines(None), None, "routes.*no lines"),
    (lines(WAY, Point(1, 1)), None, "routes.*feature 2 is not a line"),
    (lines(LineString([(1, 1), (1, 1)])), None, "feature 1 has no length"),
    (lines(WAY, day=["first"]), None, "day of feature 1 is first"),
    (lines(WAY, day=[0]), None, "day of feature 1 is 0"),
    (lines(WAY, day=[1.5]), None, "day of feature 1 is 1.5"),
    (lines(WAY, day=[None]), None, "day of feature 1 is"),
    (lines(WAY, transport=["mule"]), None, "mule.*foot, vehicle, boat"),
    (lines(WAY, BACK, team=["A", "A"], day=[1, 1]), None, "team A has more than one line on day 1"),
    (lines(WAY), lines(WAY), "cameras.*feature 1 is not a point"),
    (lines(WAY), lines(Point(0, 0), crs=None), "cameras.*coordinate system"),
    (lines(WAY), lines(Point(0, 0), signal=["good"]), "signal of feature 1 is good"),
    (lines(WAY), lines(Point(0, 0), signal=[3]), "signal of feature 1 is 3"),
])
def test_what_is_no_plan_is_one_sentence(routes, cameras, words):
    with pytest.raises(PlanLayerError, match=words):
        plan_from_layers(routes, cameras, CRS)
