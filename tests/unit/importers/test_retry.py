from __future__ import annotations

import json

import pytest

from pawc_planner.importers.batch import import_files
from pawc_planner.importers.errors import NothingToRetryError, NotRetriableError
from pawc_planner.importers.retry import cells_of, dismiss, retry

from .workbooks import write_xlsx

STUMPS = (
    "Stump ID,Species,Date found,Lat,Lon\n"
    "S1,Dalbergia cochinchinensis,2025-01-10,14.21,102.21\n"
    "S2,Dalbergia cochinchinensis,2025-01-11,1421,102.22\n"
    "S3,Dalbergia cochinchinensis,2025-01-12,,\n"
)


@pytest.fixture
def quarantine(site, tmp_path):
    """The site with one stump, and the numbers of two bad rows by stump."""
    file = tmp_path / "stumps.csv"
    file.write_text(STUMPS, encoding="utf-8")
    report = import_files(site, file)
    assert (report.read, report.stored, report.quarantined) == (3, 1, 2)
    rows = site.read("quarantine")
    return {json.loads(content)["Stump ID"]: int(fid) for fid, content in zip(rows["fid"], rows["content"])}


def state_of(site, fid):
    return site.read("quarantine", "fid = ?", (fid,))["state"].tolist()


def test_a_corrected_row_is_stored_and_leaves_the_open_ones(site, quarantine):
    report = retry(site, {quarantine["S2"]: {"Lat": "14.21"}})
    assert (report.read, report.stored + report.repaired, report.quarantined) == (1, 1, 0)
    assert sorted(site.read("stumps")["stump_id"]) == ["S1", "S2"]
    assert state_of(site, quarantine["S2"]) == ["fixed"]
    assert state_of(site, quarantine["S3"]) == ["open"]


def test_the_original_file_brings_nothing_new_after_a_row_was_corrected(site, quarantine, tmp_path):
    retry(site, {quarantine["S2"]: {"Lat": "14.21"}})
    report = import_files(site, tmp_path / "stumps.csv")
    assert (report.read, report.present) == (3, 3)
    assert site.count("stumps") == 2 and site.count("quarantine") == 2


def test_a_row_that_is_still_bad_stays_open_as_it_was_corrected(site, quarantine):
    report = retry(site, {quarantine["S2"]: {"Lat": "94.21"}})
    assert (report.stored, report.quarantined) == (0, 1)
    open_rows = site.read("quarantine", "state = 'open'")
    assert sorted(json.loads(content)["Lat"] for content in open_rows["content"]) == ["", "94.21"]


def test_a_row_tried_unchanged_stays_open_once(site, quarantine):
    report = retry(site, dict.fromkeys(quarantine.values(), {}))
    assert (report.read, report.quarantined) == (2, 2)
    assert site.read("quarantine")["state"].tolist() == ["open", "open"]


def test_rows_that_are_not_there_and_whole_files_are_told_apart(site, quarantine, tmp_path):
    with pytest.raises(NothingToRetryError, match="999"):
        retry(site, {999: {"Lat": "14"}})
    folder = tmp_path / "two"
    folder.mkdir()
    (folder / "a.csv").write_text(STUMPS.replace("S1", "S9"), encoding="utf-8")
    (folder / "b.xml").write_text("<patrol id='1'><legs>", encoding="utf-8")
    import_files(site, folder)
    whole = site.read("quarantine", "kind = 'file'")
    assert len(whole) == 1
    with pytest.raises(NotRetriableError, match="b.xml"):
        retry(site, {int(whole["fid"].iloc[0]): {}})


def test_dismissed_rows_stay_on_record(site, quarantine):
    assert dismiss(site, list(quarantine.values())) == 2
    assert site.read("quarantine")["state"].tolist() == ["dismissed", "dismissed"]
    assert dismiss(site, list(quarantine.values())) == 0


def test_a_track_fix_can_be_corrected(site, tmp_path):
    rows = [f"P1,2025-01-31T01:{minute:02d}:00Z,{14.2 + minute / 5000:.5f},102.2" for minute in range(10)]
    rows[9] = "P1,2025-01-31T01:09:00Z,,102.2"
    file = tmp_path / "fixes.csv"
    file.write_text("patrol_id,fixtime,lat,lon\n" + "\n".join(rows) + "\n", encoding="utf-8")
    assert import_files(site, file).quarantined == 1
    fid = int(site.read("quarantine")["fid"].iloc[0])
    report = retry(site, {fid: {"lat": "14.2018"}})
    assert (report.read, report.stored + report.repaired) == (1, 1)
    assert site.read("leg_days")["fixes"].sum() == 10


def test_cells_of_a_fix_are_laid_open():
    cells = cells_of('{"patrol_id": "P 1", "fix": "2025-01-31T01:04:00.000Z 14.2000000 nan"}')
    assert cells == {"patrol_id": "P 1", "time": "2025-01-31T01:04:00.000Z", "lat": "14.2000000", "lon": ""}
    assert cells_of("no json") == {} and cells_of('{"file": "a", "sha256": "b"}') == {}


def only_row(site):
    rows = site.read("quarantine", "state = 'open'")
    assert len(rows) == 1
    return int(rows["fid"].iloc[0]), rows.iloc[0]


def test_what_the_user_said_of_a_file_holds_for_its_corrected_rows(site, tmp_path):
    """Without the datum the corrected stump would lie 350 m off; without the order its day could not be read."""
    (tmp_path / "old.csv").write_text(
        "Stump ID,E,N,Date found\nS1,790800,1571500,05/02/2024\nS2,,1571500,04/03/2024\n", encoding="utf-8")
    mapping = {"x": "E", "y": "N", "crs": "EPSG:24047", "day_first": False}
    assert import_files(site, tmp_path / "old.csv", "stumps", mapping).quarantined == 1
    fid, _ = only_row(site)
    assert retry(site, {fid: {"E": "790800"}}).quarantined == 0
    one, two = site.read("stumps").itertuples()
    assert one.geometry.distance(two.geometry) < 0.01
    assert (one.found.isoformat(), two.found.isoformat()) == ("2024-05-02", "2024-04-03")


def test_the_order_of_days_that_the_whole_file_showed_holds_for_a_corrected_row(site, tmp_path):
    (tmp_path / "s.csv").write_text(
        "Stump ID,Lat,Lon,Date found\nS1,14.2,102.2,25/02/2024\nS2,,102.2,04/03/2024\n", encoding="utf-8")
    import_files(site, tmp_path / "s.csv")
    assert retry(site, {only_row(site)[0]: {"Lat": "14.2"}}).stored == 1
    assert site.read("stumps")["found"].iloc[1].isoformat() == "2024-03-04"


def test_a_row_of_a_package_is_corrected_in_its_own_columns(site, tmp_path):
    folder = tmp_path / "p"
    folder.mkdir()
    (folder / "datapackage.json").write_text('{"profile": "camtrap-dp", "resources": []}')
    (folder / "deployments.csv").write_text(
        "deploymentID,locationName,latitude,longitude,deploymentStart,deploymentEnd\n"
        "d1,Ridge,14.2,102.2,2024-01-01,2024-02-01\n")
    (folder / "observations.csv").write_text(
        "observationID,deploymentID,eventID,eventStart,observationLevel,observationType,count\n"
        "o1,d1,e1,bad,event,human,2\n")
    assert import_files(site, folder).quarantined == 1
    fid, row = only_row(site)
    assert row["source"] == "observations.csv" and "(made)" not in row["content"]
    assert retry(site, {fid: {"eventStart": "2024-01-05T08:00:00Z"}}).stored == 1
    event = site.read("camera_events").iloc[0]
    assert (event["camera_id"], event["class"], event["people"]) == ("Ridge", "person", 2)


def test_a_row_of_a_workbook_names_its_sheet(site, tmp_path):
    head = ["Camera ID", "Date", "Time", "Class"]
    path = write_xlsx(tmp_path / "log.xlsx", {
        "ม.ค.": [head, ["007", "2024-01-05", "08:00", "คน"]], "ก.พ.": [head, ["007", "??", "08:00", "คน"]]})
    import_files(site, path)
    fid, row = only_row(site)
    assert row["source"] == "log.xlsx [ก.พ.]" and row["row"] == 2
    assert retry(site, {fid: {"Date": "2024-02-05"}}).stored == 1


def test_files_that_cannot_be_used_are_told_one_by_one(site, tmp_path):
    folder = tmp_path / "all"
    folder.mkdir()
    for name in ("a.xls", "b.xls"):
        (folder / name).write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100))
    (folder / "stumps.csv").write_text(STUMPS, encoding="utf-8")
    notes = [str(note) for note in import_files(site, folder).notes]
    assert [sum(name in note for note in notes) for name in ("a.xls", "b.xls")] == [1, 1]
