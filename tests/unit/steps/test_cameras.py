"""Camera sites: only where there is signal, standing cameras counted, and never more caught than the bound."""

import numpy as np
import pytest
import shapely
from shapely.geometry import MultiPolygon, Point, box

from pawc_planner.base.progress import Silent
from pawc_planner.site.steps.cameras import MIN_SPACING_M, camera_placement
from pawc_planner.site.steps.evidence import gather
from pawc_planner.site.steps.gaps import gap_maps
from pawc_planner.site.steps.targets import stock

from .conftest import BRIDGE, CLIFF, CYCLE, PARK, RIVER, SIGNAL


def said(result) -> str:
    return " | ".join(map(str, result.notes))


def test_cameras_stand_in_signal_inside_the_park_and_apart(site):
    result = camera_placement(site, None, CYCLE, 5)
    cameras = result.layers["OUTPUT"]
    added = cameras[cameras.action == "add"]
    assert len(added) == result.numbers["ADDED"] >= 1
    assert added.within(SIGNAL).all() and added.within(box(*PARK)).all()
    for index, place in cameras.geometry.items():
        others = cameras.geometry.drop(index)
        assert cameras.action[index] == "keep" or (others.distance(place) >= MIN_SPACING_M - 200).all()
    assert list(cameras["rank"]) == list(range(1, len(cameras) + 1))
    assert cameras.lon.to_numpy() == pytest.approx(cameras.to_crs("EPSG:4326").geometry.x.to_numpy())
    assert list(cameras.share) == sorted(cameras.share, reverse=True)


def test_caught_adds_up_lies_above_today_and_below_the_bound(site):
    numbers = [camera_placement(site, None, CYCLE, n).numbers for n in (0, 1, 5)]
    for one in numbers:
        assert 0 <= one["CAUGHT_BEFORE_PERCENT"] <= one["CAUGHT_PERCENT"] <= one["BOUND_PERCENT"] <= 100
        assert one["CAUGHT_BEFORE_PERCENT"] == numbers[0]["CAUGHT_BEFORE_PERCENT"]
    caught = [one["CAUGHT_PERCENT"] for one in numbers]
    assert caught[0] == numbers[0]["CAUGHT_BEFORE_PERCENT"] and caught == sorted(caught)
    assert numbers[0]["ADDED"] == 0 and numbers[1]["ADDED"] <= 1
    shares = camera_placement(site, None, CYCLE, 5).layers["OUTPUT"].share.sum()
    assert 100 * shares == pytest.approx(caught[2])


def test_only_the_camera_that_stands_is_kept_at_its_own_place(site):
    result = camera_placement(site, None, CYCLE, 2)
    kept = result.layers["OUTPUT"].query("action == 'keep'")
    assert list(kept.camera_id) == ["C1"] and result.numbers["KEPT"] == 1  # lost, taken away and future ones are not
    assert kept.geometry.iloc[0].equals(Point(204_130, 1_604_120))


def test_today_counts_what_stands_and_two_cameras_at_one_place_count_once(site):
    before = camera_placement(site, None, CYCLE, 0)
    assert before.numbers["CAUGHT_BEFORE_PERCENT"] > 0
    with site.transaction() as writer:
        writer.insert("cameras", [{"camera_id": "twin", "content_key": "twin", "batch_id": 1,
                                   "geometry": Point(204_140, 1_604_130)}])
    twin = camera_placement(site, None, CYCLE, 0)
    assert twin.numbers["CAUGHT_PERCENT"] == before.numbers["CAUGHT_PERCENT"] and twin.numbers["KEPT"] == 2
    assert 100 * twin.layers["OUTPUT"].share.sum() == pytest.approx(twin.numbers["CAUGHT_PERCENT"])
    with site.transaction() as writer:
        writer.delete("cameras")
    none = camera_placement(site, None, CYCLE, 0)
    assert (none.numbers["CAUGHT_BEFORE_PERCENT"], none.numbers["KEPT"], len(none.layers["OUTPUT"])) == (0, 0, 0)


def test_without_any_signal_no_camera_is_proposed_and_the_reason_given(site):
    with site.transaction() as writer:
        writer.replace_all("signal", [{"level": 0.0, "geometry": MultiPolygon([box(*PARK)])}])
    result = camera_placement(site, None, CYCLE, 3)
    assert (result.numbers["ADDED"], result.numbers["CAUGHT_PERCENT"]) == (0, 0)
    assert "no candidate site has cell signal" in said(result)


def test_without_a_signal_layer_any_place_may_have_it_and_a_note_asks_to_check(site):
    with site.transaction() as writer:
        writer.delete("signal")
    result = camera_placement(site, None, CYCLE, 5)
    assert "check the signal at each camera site" in said(result)
    assert result.numbers["CAUGHT_PERCENT"] >= camera_placement(site, None, CYCLE, 0).numbers["CAUGHT_PERCENT"]


def test_teams_too_far_to_come_catch_nobody(site):
    with site.transaction() as writer:
        writer.replace_all("stations", [{"name": "Off", "teams": 1, "geometry": Point(100_000, 1_520_000)}])
    result = camera_placement(site, None, CYCLE, 3)
    assert result.numbers["ADDED"] == 0 and result.numbers["CAUGHT_PERCENT"] == 0
    assert "no team can arrive in time" in said(result) and "Off" in said(result)


def test_corridors_begin_at_the_entries_and_go_by_ground_that_can_be_walked(site):
    lines = camera_placement(site, None, CYCLE, 1).layers["CORRIDORS"]
    entries = [Point(200_100, 1_602_000), Point(214_900, 1_606_000)]
    assert len(lines) and (np.diff(lines.weight) <= 0).all()
    for line in lines.geometry:
        assert min(Point(line.coords[0]).distance(entry) for entry in entries) < 250
        assert not line.intersects(CLIFF)
        assert all(part.distance(BRIDGE) <= 250 for part in shapely.get_parts(line.intersection(RIVER))
                   if not part.is_empty)


def test_stumps_draw_intruders(site):
    evidence = gather(site, None)
    spec = evidence.grid.spec
    worth, _ = stock(evidence)
    x, y = (np.array(values, float) for values in zip((206_300, 1_606_800), (206_700, 1_606_400)))
    stumps = np.unique(spec.cells_at(x, y))
    far = spec.cells_at(np.array([201_500.0]), np.array([1_613_500.0]))
    assert (worth[stumps] > 2 * worth[far]).all() and (worth > 0).all()
    maps = gap_maps(evidence, Silent())
    ends = np.bincount(spec.cells_at(*maps.ground.spec.centres(maps.intrusion.targets)), minlength=spec.size)
    assert ends[stumps].sum() > ends[far].sum() * len(stumps)


def test_signal_at_each_camera_is_that_of_the_layer(site):
    cameras = camera_placement(site, None, CYCLE, 5).layers["OUTPUT"]
    assert list(cameras.signal) == [1.0] * len(cameras)
