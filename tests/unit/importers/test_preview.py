from __future__ import annotations

import pytest

from pawc_planner.importers.personal import MASK
from pawc_planner.importers.preview import preview

from .conftest import patrol_xml
from .workbooks import write_xlsx


def write(tmp_path, name, text, encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes(text.encode(encoding))
    return path


def test_a_table_is_shown_as_understood_and_as_written(site, tmp_path):
    source = write(tmp_path, "list.csv", "รหัสตอ;วันที่พบ;ละติจูด;ลองจิจูด;เส้นรอบวง (ซม.)\nS1;10/02/2568;14,21;102,21;45,5\n"
                   "S2;31/01/2568;;;40\n", "cp874")
    shown, = preview(site, source).files
    assert (shown.kind, shown.encoding, shown.delimiter, shown.question, shown.fault) == (
        "stumps", "cp874", ";", None, None)
    assert shown.columns["stump_id"] == "รหัสตอ" and shown.columns["girth_cm"] == "เส้นรอบวง (ซม.)"
    assert shown.raw[0] == ("S1", "10/02/2568", "14,21", "102,21", "45,5")
    first = shown.rows[0]
    assert (first["found"], first["lat"], first["lon"], first["girth_cm"]) == (
        "2025-02-10", "14.210000", "102.210000", "45.5")
    assert "Buddhist" in first["repairs"]
    assert site.count("import_batches") == 0


def test_an_ambiguous_date_is_asked_and_answered(site, tmp_path):
    source = write(tmp_path, "list.csv", "Stump ID,Date found,Lat,Lon\nS1,03/04/2024,14.2,102.2\n")
    asked, = preview(site, source).files
    assert asked.question is not None and asked.question.column == "Date found"
    assert asked.question.text == "03/04/2024"
    for answer, day in (("day", "2024-04-03"), ("month", "2024-03-04")):
        shown, = preview(site, source, mapping=asked.question.options[answer]).files
        assert shown.question is None and shown.rows[0]["found"] == day


def test_a_table_that_is_not_recognised_still_shows_its_headers(site, tmp_path):
    source = write(tmp_path, "log.csv", "Alert export\n\nUnit,When,Seen\nNC-07,2025-01-10 02:14,PEOPLE\n")
    shown, = preview(site, source).files
    assert shown.fault is not None and shown.headers == ("Unit", "When", "Seen")
    assert shown.raw == (("NC-07", "2025-01-10 02:14", "PEOPLE"),)
    mapping = {"camera_id": "Unit", "time": "When", "class": "Seen"}
    shown, = preview(site, source, "camera_events", mapping).files
    assert shown.fault is None and shown.rows[0]["camera_id"] == "NC-07"


def test_a_workbook_shows_the_columns_of_a_sheet_and_names_the_others(site, tmp_path):
    source = write_xlsx(tmp_path / "list.xlsx", {
        "Cover": [["Thap Lan"]],
        "Trees": [["List of trees"], [], ["Gesehen", "Breite", "Laenge"], ["2025-01-10", 14.2, 102.2],
                  ["2025-01-11", 14.3, 102.2]],
    })
    shown, = preview(site, source).files
    assert shown.fault is not None and shown.sheets == ("Cover", "Trees")
    assert shown.headers == ("Gesehen", "Breite", "Laenge") and shown.raw[0] == ("2025-01-10", "14.2", "102.2")
    mapping = {"found": "Gesehen", "lat": "Breite", "lon": "Laenge"}
    shown, = preview(site, source, "stumps", mapping).files
    assert shown.fault is None and shown.columns == mapping and len(shown.rows) == 2
    assert preview(site, source, "stumps", {"sheet": "Cover"}).files[0].headers == ("Thap Lan",)


def test_times_are_shown_as_the_clocks_of_the_site(site, tmp_path):
    text = '<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="14.2" lon="102.2"><time>{0}</time>' \
        '<name>1</name></wpt><trk><trkseg><trkpt lat="14.2" lon="102.2"><time>{0}</time></trkpt></trkseg></trk></gpx>'
    shown, = preview(site, write(tmp_path, "t.gpx", text.format("2025-05-03T20:30:00Z"))).files
    assert {row["time"] for row in shown.rows} == {"2025-05-04 03:30:00"}
    assert [list(row)[:4] for row in shown.rows] == [
        ["time", "day", "lat", "lon"], ["time", "lat", "lon", "patrol_id"]]


def test_records_of_another_site_are_told(site, tmp_path):
    text = "Category,Date,Lat,Lon\nsnare,2025-01-31,-1.25,35.1\nsnare,2025-01-31,{},35.1\n"
    far, = preview(site, write(tmp_path, "far.csv", text.format("-1.3"))).files
    said = "None of the first records lies near the site; the first is at latitude -1.2500, longitude 35.1000."
    assert str(far.problems[0]).startswith(said)
    some, = preview(site, write(tmp_path, "some.csv", text.format("14.2").replace("14.2,35.1", "14.2,102.2"))).files
    assert not any("near the site;" in str(problem) for problem in some.problems)


def test_records_without_a_date_are_told(site, tmp_path):
    source = write(tmp_path, "finds.csv", "Category,Lat,Lon,Quand\nsnare,14.2,102.2,2025-01-31\n")
    shown, = preview(site, source).files
    assert [str(problem) for problem in shown.problems] == [
        "None of the first records has a date, so they count in no period. If a column holds it, choose that column."]
    assert preview(site, source, mapping={"time": "Quand"}).files[0].problems == ()


def test_one_file_of_a_folder_is_looked_at_alone(site, tmp_path):
    for name in ("a.csv", "b.csv"):
        write(tmp_path, name, "Stump ID,Date found,Lat,Lon\nS1,13/04/2024,14.2,102.2\n")
    assert [file.name for file in preview(site, tmp_path, only={"b.csv"}).files] == ["b.csv"]


def test_personal_columns_and_problems_are_named(site, tmp_path):
    source = write(tmp_path, "finds.csv", "Category,Date,Lat,Lon,Observer\nsnare,2025-01-31,14.2,102.2,A\n"
                   "snare,2025-01-31,94.2,102.2,B\n")
    shown, = preview(site, source).files
    assert shown.personal == ("Observer",)
    assert "A" not in str(shown.rows)
    assert shown.raw[0] == ("snare", "2025-01-31", "14.2", "102.2", MASK)
    assert preview(site, source, keep_personal=True).files[0].personal == ()
    assert len(shown.rows) == 2


def test_a_folder_shows_each_file_and_says_what_is_wrong_with_the_bad_one(site, tmp_path):
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "a.xml").write_bytes(patrol_xml(""))
    (folder / "b.xml").write_bytes(patrol_xml("")[:150])
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")
    shown = preview(site, folder)
    assert [file.name for file in shown.files] == ["a.xml", "b.xml"] and shown.ignored == 1
    assert shown.files[0].fault is None and "b.xml" in str(shown.files[1].fault)


@pytest.mark.parametrize("content", [b"\x00\x01\x02" * 100, b"{", b"a"])
def test_what_is_no_export_is_told_without_a_fault_of_ours(site, tmp_path, content):
    source = tmp_path / "x.csv"
    source.write_bytes(content)
    shown, = preview(site, source).files
    assert shown.fault is not None and shown.fault.code != "unforeseen"


def test_the_columns_of_a_spreadsheet_can_be_explained(site, tmp_path):
    path = write_xlsx(tmp_path / "log.xlsx", {
        "Notes": [["Alert log of the park"]], "Log": [["Unit", "When", "Seen"], ["007", "2025-01-10 02:14", "PEOPLE"]]})
    assert preview(site, path).files[0].fault is not None
    mapping = {"camera_id": "Unit", "time": "When", "class": "Seen"}
    shown, = preview(site, path, "camera_events", mapping).files
    assert (shown.fault, shown.headers) == (None, ("Unit", "When", "Seen"))
    assert shown.raw == (("007", "2025-01-10 02:14", "PEOPLE"),)
