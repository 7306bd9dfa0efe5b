"""The exports of the training park come back as the truth: the whole way in, defects and all."""

from __future__ import annotations

import pytest

from pawc_planner.importers.batch import import_files
from pawc_planner.importers.intake import Intake
from pawc_planner.importers.layers.newsite import create_site
from pawc_planner.site.joint import joint_patrols


@pytest.fixture(scope="module")
def imported(park, tmp_path_factory):
    site = tmp_path_factory.mktemp("site") / "site.gpkg"
    store = create_site(
        park.files.layers["boundary"], "Training park", "EPSG:32648", 1000.0, "Asia/Bangkok", site
    )
    first = import_files(store, park.exports)
    again = import_files(store, park.exports)
    yield store, first, again
    store.close()


def repaired(store, rule):
    frame = store.read("repairs", "rule = ?", (rule,))
    return int(frame["records"].sum())


def sown(park, kind):
    return park.figures["defects"].get(kind, {"records": 0})["records"]


def test_counts_add_up_and_a_second_import_adds_nothing(imported):
    _, first, again = imported
    assert first.stored + first.repaired + first.present + first.quarantined == first.read > 10_000
    assert again.stored == again.repaired == again.quarantined == 0
    assert again.present == again.read == first.read


def test_the_same_content_read_again_and_not_known_by_its_bytes_adds_nothing(park, imported, monkeypatch):
    store, first, _ = imported
    monkeypatch.setattr(Intake, "_imported_before", lambda self, at: False)
    report = import_files(store, park.exports, trial=True)
    assert report.stored == report.repaired == report.quarantined == 0
    assert report.present == report.read == first.read


def test_kilometres_patrol_days_and_observations_are_those_that_were_walked_and_seen(park, imported):
    store, _, _ = imported
    tracks = store.tracks()
    assert tracks.km == pytest.approx(park.figures["km"], rel=1e-3)
    for transport, km in park.figures["km_per_transport"].items():
        assert tracks.of_transport(transport).km == pytest.approx(km, rel=1e-3), transport
    assert store.count("patrols") == park.figures["patrols"]
    assert len(tracks.parts[["patrol_id", "day"]].drop_duplicates()) == park.figures["patrol_days"]
    joint = tracks.parts[tracks.parts["patrol_id"].isin(joint_patrols(store))]
    assert len(joint[["patrol_id", "day"]].drop_duplicates()) == park.figures["joint_patrol_days"] > 0
    observations, aside = store.read("observations"), park.figures["rows_to_quarantine"]
    assert 0 <= park.figures["observations"] - len(observations) <= aside
    assert 0 <= park.figures["threats"] - int(observations["is_threat"].sum()) <= aside


def test_every_sown_fault_is_found_and_no_more(park, imported):
    store, _, _ = imported
    assert repaired(store, "spike") + repaired(store, "teleport") == sown(park, "gps_spike") > 0
    assert repaired(store, "swapped") == sown(park, "swapped_lat_lon")
    assert 0.95 * sown(park, "camp_night") < repaired(store, "stationary") < 1.01 * sown(park, "camp_night")
    clocks = repaired(store, "clock") + repaired(store, "clock_weeks")
    assert 0.95 * sown(park, "wrong_device_date") <= clocks <= sown(park, "wrong_device_date")
    reasons = store.read("quarantine")["reason"].value_counts()
    assert int(reasons.sum()) == park.figures["rows_to_quarantine"] + sown(park, "truncated_xml")


def test_stumps_cameras_and_pictures_arrive(park, imported):
    store, _, _ = imported
    assert store.count("stumps") + sown(park, "no_coordinates") >= park.figures["stumps"] - 3
    assert store.count("cameras") == park.figures["camera_deployments"]
    events = store.read("camera_events")["class"].value_counts()
    for kind, number in park.figures["camera_events_per_class"].items():
        assert abs(int(events.get(kind, 0)) - number) <= sown(park, "unreadable_time")
    assert store.count("reports") >= park.figures["reports"] - sown(park, "no_coordinates")
