"""Groups of finds: against scikit-learn's definition by hand, and told apart from a road that is walked often."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from pawc_planner.analysis.hotspots.groups import ALONE, GroupParams, groups, usual_reach
from pawc_planner.base.errors import NoDataError, ParameterError
from pawc_planner.site.steps.threat_clusters import MORE, ROAD, threat_clusters

from .conftest import find, track


def neighbours_groups(x, y, reach, least):
    """DBSCAN by its definition: cores within reach of each other are one group, others belong to a core in reach."""
    near = np.hypot(x[:, None] - x, y[:, None] - y) <= reach
    core = near.sum(axis=1) >= least
    label = np.full(len(x), -1)
    for start in np.flatnonzero(core):
        if label[start] >= 0:
            continue
        todo, name = [start], label.max() + 1
        label[start] = name
        while todo:
            for other in np.flatnonzero(near[todo.pop()]):
                if label[other] < 0:
                    label[other] = name
                    if core[other]:
                        todo.append(other)
    return label


def test_groups_are_those_of_the_definition_the_largest_first():
    rng = np.random.default_rng(1)
    x = np.concatenate([rng.normal(0, 100, 12), rng.normal(5000, 100, 30), rng.uniform(-9000, 9000, 20)])
    y = np.concatenate([rng.normal(0, 100, 12), rng.normal(0, 100, 30), rng.uniform(2000, 9000, 20)])
    found = groups(x, y, GroupParams(reach_m=200, min_finds=5))
    expected = neighbours_groups(x, y, 200, 5)
    assert found.number == 2 and (np.bincount(found.label[found.label >= 0])[0] > 20)
    together = found.label[:, None] == found.label
    np.testing.assert_array_equal(together[expected >= 0][:, expected >= 0],
                                  (expected[:, None] == expected)[expected >= 0][:, expected >= 0])
    np.testing.assert_array_equal(found.label == ALONE, expected == -1)
    assert groups(x, y, GroupParams("hdbscan", min_finds=8)).number >= 2


def test_few_finds_are_no_group_and_the_reach_comes_from_the_finds():
    x = np.array([0.0, 100.0, 200.0, 300.0, 400.0, 500.0])
    places = np.column_stack([x, np.zeros(6)])
    assert usual_reach(places) == pytest.approx(2 * np.median([400, 300, 200, 200, 300, 400]))
    assert groups(x[:4], x[:4]).number == 0
    assert usual_reach(np.zeros((6, 2))) == 1.0
    with pytest.raises(ParameterError):
        groups(np.array([np.nan] * 6), x)
    with pytest.raises(ParameterError):
        GroupParams("kmeans")


@pytest.fixture
def walked(site):
    """A road walked every second day, with its share of finds, and a place off it walked four times, with many."""
    day = date(2025, 1, 1)
    road = [track(f"R{n}", day + timedelta(days=2 * n), [(201_000, 1_603_500), (203_000, 1_603_500)], 1.0)
            for n in range(60)]
    aside = [track(f"A{n}", day + timedelta(days=30 * n), [(210_000, 1_612_500), (212_000, 1_612_500)], 1.0)
             for n in range(4)]
    rng = np.random.default_rng(2)
    finds = [{**find(f"r{n}", (202_500 + 20 * rng.normal(), 1_603_500), day + timedelta(days=2 * n)),
              "patrol_id": f"R{n}"} for n in range(12)]
    finds += [{**find(f"a{n}", (211_500 + 20 * rng.normal(), 1_612_500), day + timedelta(days=30 * (n % 4))),
               "patrol_id": f"A{n % 4}"} for n in range(12)]
    with site.transaction() as writer:
        writer.replace_all("tracks", road + aside)
        writer.replace_all("observations", finds)
    return site


def test_a_busy_road_is_told_from_a_true_cluster(walked):
    result = threat_clusters(walked, reach_m=300.0)
    layer = result.layers["OUTPUT"].sort_values("effort")
    assert list(layer["finds"]) == [12, 12] and list(layer["reading"]) == [MORE, ROAD]
    assert layer["effort"].to_numpy() == pytest.approx([4.0, 60.0])
    assert layer["rate"].to_numpy() == pytest.approx([3.0, 0.2])
    assert layer["times_mean"].to_numpy() == pytest.approx([3.0 / (24 / 128), 0.2 / (24 / 128)])
    assert result.numbers["MORE"] == 1 and "in 1 of them" in str(result.notes[0])
    assert list(layer["first_day"]) == [date(2025, 1, 1)] * 2 and layer["last_day"].iloc[0] == date(2025, 4, 1)
    assert all(hull.buffer(1).contains(hull.centroid) for hull in layer.geometry)


def test_a_source_that_the_site_lacks_is_told_and_few_finds_are_no_cluster(walked):
    with pytest.raises(NoDataError):
        threat_clusters(walked, kind="reports")
    few = threat_clusters(walked, reach_m=1.0)
    assert few.numbers["CLUSTERS"] == 0 and len(few.layers["OUTPUT"]) == 0 and "no 5 lie close" in str(few.notes[0])


def test_hotspots_of_cameras_have_their_own_effort_and_reports_have_none(walked):
    from shapely.geometry import Point

    from pawc_planner.site.steps.hotspots import hotspots

    cameras = hotspots(walked, kind="cameras").layers["OUTPUT"]
    assert not cameras["effort"].equals(hotspots(walked).layers["OUTPUT"]["effort"])
    assert set(cameras.loc[cameras["effort"] == 0, "hotspot"]) == {"unknown"}
    with walked.transaction() as writer:
        writer.replace_all("reports", [
            {"received": date(2025, 1, 1 + n), "source_type": "villager", "content_key": f"i{n}", "batch_id": 1,
             "geometry": Point(205_000 + n, 1_605_000)} for n in range(6)])
    told = hotspots(walked, kind="reports")
    cells = told.layers["OUTPUT"]
    assert told.numbers["HOT"] == 0 and set(cells["hotspot"]) == {"unknown"} and cells["finds"].sum() == 6
    assert cells["finds_density"].max() > 0 and cells["density"].isna().all() and "effort" in str(told.notes[0])
    own = hotspots(walked)
    assert own.numbers["FINDS"] == 24 and own.numbers["PARTIES"] == 16, "three finds of one patrol-day are one party"
    plain, adaptive = (hotspots(walked, bandwidth_m=1000.0, adaptive=way).layers["OUTPUT"]["finds_density"]
                       for way in (False, True))
    assert adaptive.max() > plain.max() > 0
