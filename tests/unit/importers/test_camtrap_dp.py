from __future__ import annotations

import json
import random
import shutil
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
import shapely

from pawc_planner.importers.batch import import_files
from pawc_planner.importers.cameras import camtrap_dp
from pawc_planner.importers.cameras.errors import PackageBrokenError, PackageFileError
from pawc_planner.importers.errors import ImportFault
from pawc_planner.importers.files.sources import find_sources
from pawc_planner.importers.places.site_places import SitePlaces
from pawc_planner.importers.reading import Reading
from pawc_planner.site.store import SiteInfo, SiteStore

EXAMPLE = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "cameras" / "camtrapdp_1.0.2_example"
needs_example = pytest.mark.skipif(not EXAMPLE.exists(), reason="the shared data are not here")

_COLUMNS = "deploymentID,locationID,locationName,latitude,longitude,deploymentStart,deploymentEnd,setupBy,"
DEPLOYMENTS = _COLUMNS + """timestampIssues
d1,l1,Ridge,14.2,102.1,2025-01-01T08:00:00+07:00,2025-01-31T08:00:00+07:00,A Person,false
d2,l1,Ridge,14.2,102.1,2025-02-01T08:00:00+07:00,2025-02-28T08:00:00+07:00,A Person,false
d3,l2,Stream,14.21,102.11,2025-01-01T08:00:00+07:00,,A Person,true
d4,l3,Stream,14.25,102.15,2025-01-01T08:00:00+07:00,,A Person,false
"""
HEAD = "observationID,deploymentID,mediaID,eventID,eventStart,observationLevel,observationType,cameraSetupType,count,"
HEAD += "classifiedBy,observationTags\n"


def package(folder, observations, deployments=DEPLOYMENTS, **descriptor):
    folder.mkdir(exist_ok=True)
    resources = [{"name": name, "path": f"{name}.csv"} for name in ("deployments", "media", "observations")]
    described = {"profile": "camtrap-dp", "version": "1.0.2", "resources": resources, **descriptor}
    (folder / "datapackage.json").write_text(json.dumps(described))
    (folder / "deployments.csv").write_text(deployments)
    (folder / "media.csv").write_text("mediaID,deploymentID,timestamp,filePath,filePublic\nm1,d1,x,y,false\n")
    (folder / "observations.csv").write_text(HEAD + observations)
    return folder


def events_of(folder, site):
    file = find_sources(folder).files[0]
    assert camtrap_dp.recognises(file)
    parts = list(camtrap_dp.read(file, Reading(SitePlaces.of(site))))
    return [record for part in parts for record in part.points if record.table == "camera_events"]


def told(record):
    values = record.values
    return values["camera_id"], values["time"].strftime("%d %H:%M"), values["class"], values["people"]


@needs_example
def test_the_official_example_has_4_cameras_and_34_events(tmp_path):
    box = shapely.box(500_000, 5_600_000, 740_000, 5_760_000)
    info = SiteInfo("Belgium", "EPSG:32631", 1000, "Europe/Brussels")
    with SiteStore.create(tmp_path / "be.gpkg", info, box) as site:
        report = import_files(site, EXAMPLE).files[0]
        assert (report.format, report.read, report.quarantined) == ("camtrap_dp", 4 + 549, 0)
        assert (report.stored, report.present) == (4 + 34, 549 - 34)  # 34 different eventID
        events = site.read("camera_events")
        rows = pd.read_csv(EXAMPLE / "observations.csv", dtype=str, keep_default_na=False)
        # Rows of level event before those of pictures; three events have only pictures, all of them blank.
        first = rows.sort_values("observationLevel", kind="stable").drop_duplicates(["deploymentID", "eventID"])
        wanted = Counter(first["observationType"].replace({"unclassified": "ranger"}))  # the setting up of a camera
        assert Counter(events["class"]) == wanted and wanted["ranger"] == 1
        assert events["geometry"].notna().all()
        assert site.read("cameras")["camera_id"].tolist()[0] == "B_HS_val 2_processiepark"
        again = import_files(site, EXAMPLE).files[0]
        assert (again.stored, again.repaired, again.quarantined) == (0, 0, 0)


def test_rows_of_both_levels_of_one_event_are_one_event(site, tmp_path):
    folder = package(tmp_path / "p", (
        "o1,d1,m1,e1,2025-01-05T06:10:05+07:00,media,human,,1,X,\n"
        "o2,d1,m2,e1,2025-01-05T06:10:09+07:00,media,human,,2,X,\n"
        "o3,d1,m2,e1,2025-01-05T06:10:09+07:00,media,human,,1,X,\n"
        "o4,d1,,e1,2025-01-05T06:10:00+07:00,event,human,,2,X,\n"
        "o5,d1,,e1,2025-01-05T06:10:00+07:00,event,human,,2,X,\n"
        "o6,d1,m3,e1,2025-01-05T06:10:20+07:00,media,blank,,,X,\n"))
    found = [told(record) for record in events_of(folder, site)]
    assert found == [("Ridge", "04 23:10", "person", 4)] * 6  # two rows of two people; told in UTC
    report = import_files(site, folder).files[0]
    assert (report.read, report.stored, report.present) == (4 + 6, 4 + 1, 5)


def test_pictures_alone_give_the_most_people_of_one_picture(site, tmp_path):
    folder = package(tmp_path / "p", (
        "o1,d1,m1,e1,2025-01-05T06:10:05+07:00,media,human,,1,X,\n"
        "o2,d1,m2,e1,2025-01-05T06:10:02+07:00,media,human,,2,X,\n"
        "o3,d1,m2,e1,2025-01-05T06:10:02+07:00,media,human,,1,X,\n"
        "o4,d1,m3,e1,2025-01-05T06:10:20+07:00,media,blank,,,X,\n"
        "o5,d2,m4,,2025-02-05T06:10:20+07:00,media,unclassified,,,X,\n"))
    records = events_of(folder, site)
    assert [told(record) for record in records] == [("Ridge", "04 23:10", "person", 3)] * 4 + [
        ("Ridge", "04 23:10", "unknown", None)]
    assert records[0].values["time"].second == 2 and records[4].values["time"].month == 2


def test_people_that_only_a_picture_shows_are_not_lost(site, tmp_path):
    folder = package(tmp_path / "p", (
        "o1,d1,,e1,2025-01-05T06:10:00+07:00,event,animal,,1,X,\n"
        "o2,d1,m1,e1,2025-01-05T06:10:05+07:00,media,animal,,1,X,\n"
        "o3,d1,m2,e1,2025-01-05T06:10:09+07:00,media,human,,2,X,\n"))
    assert {told(record) for record in events_of(folder, site)} == {
        ("Ridge", "04 23:10", "animal", None), ("Ridge", "04 23:10", "person", 2)}


def test_the_team_at_the_camera_is_no_intruder(site, tmp_path):
    folder = package(tmp_path / "p", (
        "o1,d1,,e1,2025-01-01T08:00:00+07:00,event,human,setup,2,X,\n"
        "o2,d1,,e2,2025-01-02T08:00:00+07:00,event,human,,3,X,patrol|armed:yes\n"
        "o3,d1,,e3,2025-01-03T08:00:00+07:00,event,human,,1,X,hat\n"))
    assert [told(record)[2] for record in events_of(folder, site)] == ["ranger", "ranger", "person"]


def test_a_doubted_clock_is_kept_and_marked(site, tmp_path):
    folder = package(tmp_path / "p", "o1,d3,,e1,2025-01-05T06:10:00+07:00,event,human,,1,X,\n"
                                     "o2,d1,,e2,2025-01-05T06:10:00+07:00,event,human,,1,X,\n")
    marked, sure = events_of(folder, site)
    assert [change.rule for change in marked.repairs] == ["timestamp_issues"] and sure.repairs == ()
    import_files(site, folder)
    assert site.read("repairs")["rule"].tolist() == ["timestamp_issues"]


def test_a_name_of_two_places_is_not_used_and_people_are_left_out(site, tmp_path):
    folder = package(tmp_path / "p", "o1,d3,,e1,2025-01-05T06:10:00+07:00,event,human,,1,Secret Name,\n"
                                     "o2,d4,,e2,never,event,human,,1,Secret Name,\n")
    report = import_files(site, folder).files[0]
    assert sorted(site.read("cameras")["camera_id"]) == ["Ridge", "Ridge", "l2", "l3"]
    assert site.read("cameras")["to_day"].iloc[0] == date(2025, 1, 31)
    assert site.read("camera_events")["camera_id"].tolist() == ["l2"]
    aside = site.read("quarantine")
    assert len(aside) == 1 == report.quarantined and "Secret" not in aside["content"].iloc[0]


def test_a_zip_with_old_names_of_columns_is_read(site, tmp_path):
    deployments = "deployment_id,location_id,location_name,latitude,longitude,start,end\n"
    deployments += "d1,l,Ridge,14.2,102.1,2025-01-01,\n"
    folder = package(tmp_path / "p", "", deployments, version="0.1.7")
    (folder / "observations.csv").write_text(
        "observation_id,deployment_id,sequence_id,timestamp,observation_type,count\n"
        "o1,d1,s1,2025-01-05T06:10:00+07:00,human,2\n")
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as archive:
        for path in folder.iterdir():
            archive.write(path, f"inside/{path.name}")
    report = import_files(site, tmp_path / "p.zip").files[0]
    assert (report.format, report.read, report.stored) == ("camtrap_dp", 2, 2)
    assert site.read("camera_events")["people"].tolist() == [2]


@pytest.mark.parametrize(("path", "reason"), [
    ("https://example.org/seen.csv", "lies on the web"), ("../seen.csv", "in another folder"),
    ("/etc/passwd", "in another folder"), ("..\\seen.csv", "in another folder"), ("gone.csv", "gone.csv.*missing"),
    (["a.csv", "b.csv"], "a.csv.*missing"), ({"a": 1}, "not a file"), ([], "not a file"),
])
def test_paths_in_the_description_are_only_names_beside_it(site, tmp_path, path, reason):
    folder = package(tmp_path / "p", "", resources=[{"name": "observations", "path": path}])
    with pytest.raises(PackageFileError, match=reason):
        events_of(folder, site)


@pytest.mark.parametrize("path", [
    "https://example.org/observations.csv", "data/observations.csv", "..\\observations.csv"])
def test_tables_that_were_put_beside_the_description_are_found(site, tmp_path, path):
    folder = package(tmp_path / "p", "o1,d1,,e1,2025-01-05T06:10:00+07:00,event,human,,2,X,\n",
                     resources=[{"name": "observations", "path": path}])
    assert [told(event) for event in events_of(folder, site)] == [("Ridge", "04 23:10", "person", 2)]


def test_a_table_of_several_files_or_under_another_name_is_read_whole(site, tmp_path):
    schema = "https://raw.githubusercontent.com/tdwg/camtrap-dp/1.0/observations-table-schema.json"
    folder = package(tmp_path / "p", "", resources=[{"name": "seen", "path": ["a.csv", "b.csv"], "schema": schema}])
    (folder / "a.csv").write_text(HEAD + "o1,d1,,e1,2025-01-05T06:10:00+07:00,event,human,,2,X,\n")
    (folder / "b.csv").write_text(HEAD + "o2,d1,,e2,2025-01-05T07:10:00+07:00,event,animal,,1,X,\n")
    assert [(event.row, event.values["class"]) for event in events_of(folder, site)] == [(2, "person"), (3, "animal")]
    (folder / "b.csv").write_text("deploymentID,observationType\nd1,human\n")
    with pytest.raises(PackageFileError, match="different columns"):
        events_of(folder, site)


def test_observations_without_their_package_count_an_event_once(site, tmp_path):
    (tmp_path / "observations.csv").write_text(
        HEAD + "o1,d1,,e1,2025-01-05T06:10:00+07:00,event,human,,2,X,\n"
        "o2,d1,m1,e1,2025-01-05T06:10:00+07:00,media,human,,1,X,\no3,d1,m2,e1,2025-01-05T06:10:05+07:00,media,human,,2,X,\n")
    report = import_files(site, tmp_path / "observations.csv")
    assert (report.read, report.stored, report.present) == (3, 1, 2)
    assert site.read("camera_events")["people"].tolist() == [2]


def test_what_is_missing_or_wrong_in_a_package_is_named(site, tmp_path):
    folder = package(tmp_path / "p", "")
    (folder / "observations.csv").unlink()
    with pytest.raises(PackageFileError, match=r"datapackage\.json.*“observations\.csv” is missing"):
        events_of(folder, site)
    (folder / "observations.csv").write_text("a,b\n1,2\n")
    with pytest.raises(PackageFileError, match="lacks one of the columns deploymentid, observationtype"):
        events_of(folder, site)
    (folder / "datapackage.json").write_text('{"resources": [')
    with pytest.raises(PackageBrokenError, match="line 1"):
        events_of(folder, site)


@pytest.mark.usefixtures("no_hang")
def test_broken_packages_give_a_clear_fault_or_records_in_bounded_time(site, tmp_path):
    good = package(tmp_path / "p", "".join(
        f"o{n},d1,m{n},e{n // 2},2025-01-05T06:{n:02d}:00+07:00,media,human,,1,X,\n" for n in range(20)))
    chance = random.Random(11)
    reading = Reading(SitePlaces.of(site))
    for number in range(80):
        folder = tmp_path / f"bad{number}"
        shutil.copytree(good, folder)
        victim = folder / chance.choice(["datapackage.json", "deployments.csv", "observations.csv"])
        data = bytearray(victim.read_bytes())
        if chance.random() < 0.3:
            del data[chance.randrange(len(data)):]
        for _ in range(chance.randint(1, 8)):
            if data:
                data[chance.randrange(len(data))] = chance.randrange(256)
        victim.write_bytes(bytes(data))
        try:
            for file in find_sources(folder).files:
                if camtrap_dp.recognises(file):
                    list(camtrap_dp.read(file, reading))
        except ImportFault:
            pass
