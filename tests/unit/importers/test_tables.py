"""Tables as offices keep them: headers, encodings, dates, places; counts worked out by hand."""

from __future__ import annotations

import json
from datetime import date, datetime, timezone

import pytest
from pyproj import Transformer

from pawc_planner.importers.batch import import_files
from pawc_planner.importers.errors import (
    ColumnMissingError,
    DayOrderError,
    EmptySourceError,
    MappingError,
    SourceMissingError,
    UnknownContentError,
    UnreadableFileError,
    WrongKindError,
)
from pawc_planner.importers.tables.errors import PlacesOnlyError
from pawc_planner.importers.tables.table import different

STUMP_HEAD = "รหัสตอ,ชนิดไม้,วันที่พบ,เส้นรอบวง (ซม.),ละติจูด,ลองจิจูด\n"


def bring(store, tmp_path, text, name="table.csv", encoding="utf-8", **options):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return import_files(store, path, **options)


def counts(report):
    return report.read, report.stored, report.repaired, report.present, report.quarantined


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp874"])
def test_a_thai_stump_register_in_every_encoding(site, tmp_path, encoding):
    text = STUMP_HEAD + (
        "ST1,พะยูง,31/01/2568,182.5,14.2,102.2\n"
        "ST2,พะยูง,๑๕ ม.ค. ๒๕๖๘,90,14.21,102.21\n"  # Thai digits, month and era
        "ST3,พะยูง,05/01/2568,90,102.22,14.22\n"  # swapped
        "ST4,พะยูง,ไม่ทราบ,90,14.2,102.2\n"  # no date
        "ST5,พะยูง,05/01/2568,90,,\n"  # no place
        "ST6,พะยูง,05/01/2568,90,0,0\n"
        "ST7,พะยูง,05/01/2568,90,20.2,102.2\n"  # 660 km away
        "ST1,พะยูง,31/01/2568,182.5,14.2,102.2\n"
    )
    report = bring(site, tmp_path, text, encoding=encoding)
    assert counts(report) == (8, 0, 3, 1, 4)
    stumps = site.read("stumps")
    assert stumps["found"].tolist() == [date(2025, 1, 31), date(2025, 1, 15), date(2025, 1, 5)]
    assert stumps["species"].tolist() == ["พะยูง"] * 3 and stumps["girth_cm"].tolist() == [182.5, 90, 90]
    lon, lat = Transformer.from_crs(32648, 4326, always_xy=True).transform(*stumps.geometry.iloc[2].coords[0])
    assert (lon, lat) == (pytest.approx(102.22), pytest.approx(14.22))
    assert sorted(site.read("quarantine")["reason"]) == ["no_place", "outside", "time", "zero"]
    assert sorted(site.read("repairs")["rule"]) == ["buddhist_year"] * 3 + ["swapped"]
    again = bring(site, tmp_path, text, name="copy.csv", encoding=encoding)
    assert counts(again) == (8, 0, 0, 8, 0)


def test_western_letters_are_not_taken_for_thai(site, tmp_path):
    bring(site, tmp_path, "stump id,species,lat,lon\nS1,acajou à grandes feuilles,14.2,102.2\n", encoding="cp1252")
    assert site.read("stumps")["species"].tolist() == ["acajou à grandes feuilles"]


def test_semicolons_and_decimal_commas(site, tmp_path):
    report = bring(site, tmp_path, "stump id;girth cm;lat;lon\nS1;182,5;14,2;102,2\n")
    assert counts(report) == (1, 0, 1, 0, 0) and site.read("stumps")["girth_cm"].tolist() == [182.5]
    assert site.read("repairs")["rule"].tolist() == ["decimal_comma"] * 3


@pytest.mark.parametrize("zone", [32647, 32648])
def test_utm_without_a_zone_falls_into_the_site(site, tmp_path, zone):
    x, y = Transformer.from_crs(4326, zone, always_xy=True).transform(102.2, 14.2)
    report = bring(site, tmp_path, f"stump id,x,y\nS1,{x:.1f},{y:.1f}\n")
    assert counts(report) == (1, 0, 1, 0, 0)
    repair = site.read("repairs").iloc[0]
    assert (repair["rule"], repair["to_value"]) == ("utm_zone", f"EPSG:{zone}")
    there = Transformer.from_crs(4326, 32648, always_xy=True).transform(102.2, 14.2)
    assert site.read("stumps").geometry.iloc[0].coords[0] == pytest.approx(there, abs=0.2)


def test_a_crs_of_the_mapping_is_no_repair(site, tmp_path):
    x, y = Transformer.from_crs(4326, 32647, always_xy=True).transform(102.2, 14.2)
    report = bring(site, tmp_path, f"stump id,x,y\nS1,{x:.1f},{y:.1f}\n", mapping={"crs": "EPSG:32647"})
    assert counts(report) == (1, 1, 0, 0, 0)


def test_day_and_month_are_told_from_the_whole_column(site, tmp_path):
    head = "camera id,time,class,people\n"
    bring(site, tmp_path, head + "C1,01/02/2025 10:00,person,2\nC1,02/13/2025 10:00,blank,0\n")
    assert site.read("camera_events")["day"].tolist() == [date(2025, 1, 2), date(2025, 2, 13)]
    with pytest.raises(DayOrderError, match="day_first"):
        bring(site, tmp_path, head + "C1,01/02/2025 10:00,person,2\n")
    bring(site, tmp_path, head + "C1,01/02/2025 10:00,person,2\n", mapping={"day_first": True})
    assert site.read("camera_events")["day"].tolist()[-1] == date(2025, 2, 1)


def test_cameras_and_their_events(site, tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "1_events.csv").write_text(
        "รหัสกล้อง,วันที่,เวลา,ประเภท,จำนวนคน,การตอบสนอง\n"
        "C1,31 ม.ค. 2568,06:30:00,คน,2,ส่งชุด\nC1,1 มี.ค. 2568,06:30:00,ว่าง,0,\nC9,1 มี.ค. 2568,06:30:00,สัตว์,0,\n"
        "C1,??,??,คน,2,\n",
        encoding="utf-8-sig",
    )
    (tmp_path / "in" / "2_cameras.csv").write_text(
        "camera id,model,lat,lon,from,to,signal,status\nC1,M,14.2,102.2,2025-01-01,2025-02-01,80,Active\n"
        "C1,M,14.3,102.2,2025-02-02,,0.5,lost\n",
        encoding="utf-8",
    )
    report = import_files(site, tmp_path / "in")
    assert [file.kind for file in report.files] == ["camera_events", "cameras"]
    assert counts(report) == (6, 1, 4, 0, 1)
    events = site.read("camera_events")
    assert events["class"].tolist() == ["person", "blank", "animal"] and events["people"].tolist() == [2, 0, 0]
    assert events["time"].iloc[0] == datetime(2025, 1, 30, 23, 30, tzinfo=timezone.utc)
    cameras = site.read("cameras")
    assert events.geometry.iloc[0].equals(cameras.geometry.iloc[0])
    assert events.geometry.iloc[1].equals(cameras.geometry.iloc[1])
    assert events.geometry.iloc[2] is None
    assert cameras["signal"].tolist() == [0.8, 0.5] and cameras["status"].tolist() == ["active", "lost"]


def test_reports_carry_no_identity(site, tmp_path):
    report = bring(
        site,
        tmp_path,
        (
            "Date Received,Latitude,Longitude,Source Grade,Information Grade,Source Type,Subject,Reporter,Phone\n"
            "31/01/2025,14.2,102.2,B,2,Hotline,logging,Somebody Known,081-000\n"
            "30/01/2025,,,B,2,informer,logging,Somebody Known,081-000\n"
        ),
    )
    assert counts(report) == (2, 1, 0, 0, 1)
    row = site.read("reports").iloc[0]
    assert (row["source_grade"], row["info_grade"], row["source_type"]) == ("B", "2", "hotline")
    assert b"Somebody Known" not in site.path.read_bytes() and b"081-000" not in site.path.read_bytes()
    assert any("4 names" in str(note) for note in report.notes)


def test_a_smart_observation_query(site, tmp_path):
    report = bring(
        site,
        tmp_path,
        (
            '"Patrol ID","Type","Leader","Waypoint ID","Waypoint Date","Waypoint Time","X","Y","Observer",'
            '"Observation Category 0","Observation Category 1","Observation Category 2","Number of Stumps"\n'
            '"P1","Ground","A B","7","Jan 31, 2025","08:05:00","102.2","14.2","A B","Human Activity","Timber",'
            '"Stump","3"\n'
        ),
    )
    assert counts(report) == (1, 1, 0, 0, 0)
    row = site.read("observations").iloc[0]
    assert (row["category"], row["count"], row["patrol_id"]) == ("humanactivity.timber.stump.", 3, "P1")
    assert row["is_threat"] and row["time"] == datetime(2025, 1, 31, 1, 5, tzinfo=timezone.utc)
    assert set(json.loads(row["attributes"])) == {"numberofstumps"}


def test_an_earthranger_export(site, tmp_path):
    bring(
        site,
        tmp_path,
        (
            "id,time,event_type,event_details,lon,lat,geometry\n"
            "a,2025-01-31 08:05:00.5+03:00,snare_found,\"{'Count': 2, 'PhoneNumber': '1'}\",102.2,14.2,POINT (1 2)\n"
        ),
    )
    row = site.read("observations").iloc[0]
    assert row["category"] == "snare_found." and json.loads(row["attributes"]) == {"id": "a", "Count": 2}
    assert row["time"] == datetime(2025, 1, 31, 5, 5, 0, 500_000, tzinfo=timezone.utc)


def test_track_fixes_over_midnight_are_two_days_and_no_km_is_lost(site, tmp_path):
    rows = [
        f"P1,2025-01-31 {16 + (50 + 4 * n) // 60:02d}:{(50 + 4 * n) % 60:02d}:00Z,{14.2 + 0.001 * n:.4f},102.2"
        for n in range(6)
    ]  # 23:50 to 00:10 local time
    report = bring(site, tmp_path, "patrol id,time,lat,lon\n" + "\n".join(rows))
    assert counts(report) == (6, 6, 0, 0, 0)
    legs = site.read("leg_days")
    assert legs["day"].tolist() == [date(2025, 1, 31), date(2025, 2, 1)]
    assert legs["clean_km"].sum() == pytest.approx(5 * 0.1106, abs=0.001)
    assert legs["hours"].tolist() == [pytest.approx(10 / 60), pytest.approx(10 / 60)]
    assert legs["transport"].tolist() == ["unknown"] * 2


def test_mapping_and_constants(site, tmp_path):
    report = bring(
        site,
        tmp_path,
        "who|when|north_deg|east_deg\nP1|31.01.2025 08-00|14.2|102.2\nP1|31.01.2025 08-05|14.201|102.2\n",
        kind="patrols",
        mapping={
            "patrol_id": "who",
            "time": "when",
            "lat": "north_deg",
            "lon": "east_deg",
            "time_format": "%d.%m.%Y %H-%M",
            "delimiter": "|",
            "constants": {"transport": "Patrulla a pie"},
        },
    )
    assert counts(report) == (2, 2, 0, 0, 0) and site.read("leg_days")["transport"].tolist() == ["foot"]


def test_fixes_that_cannot_be_used_each_have_their_reason(site, tmp_path):
    report = bring(
        site,
        tmp_path,
        (
            "patrol id,time,lat,lon\nP1,2025-01-31 08:00,14.2,102.2\nP1,2025-01-31 08:05,14.201,102.2\n"
            "P1,2025-01-31 08:05,14.201,102.2\nP1,2025-01-31 08:10,,\n,2025-01-31 08:10,14.2,102.2\n"
            "P1,2025-01-31 08:15,14.2,110\nP1,2025-01-31 08:20,0,0\nP1,,14.203,102.2\n"
            "P1,2025-01-31 08:25,14.204,102.2\n"
        ),
    )
    assert counts(report) == (9, 3, 2, 1, 3)
    assert sorted(site.read("quarantine")["reason"]) == ["coordinates", "no_patrol", "outside"]
    assert sorted(site.read("repairs")["rule"]) == ["interpolated", "zero"]


@pytest.mark.parametrize(
    ("text", "options", "error", "words"),
    [
        ("a,b\n1,2\n", {}, UnknownContentError, "a, b"),
        ("", {}, EmptySourceError, "nothing to import"),
        ("stump id,lat,lon\n", {}, EmptySourceError, "nothing"),
        ("species,lat\nx,14\n", {"kind": "stumps"}, ColumnMissingError, r"lat and lon.*species, lat.*\{\"lat\""),
        ("a,b\n1,2\n", {"mapping": {"nope": "a"}}, MappingError, "nope"),
        ("stump id,lat,lon\nS,1,2\n", {"mapping": {"lat": "gone"}}, ColumnMissingError, "gone"),
        ("stump id,x,y\nS,1,2\n", {"mapping": {"crs": "EPSG:1"}}, MappingError, "EPSG:1"),
        ("<gpx/>", {"kind": "stumps"}, WrongKindError, "GPX"),
        (bytes(range(256)) * 4, {}, UnreadableFileError, "not a text file"),
    ],
)
def test_each_fault_is_one_sentence_and_changes_nothing(site, tmp_path, text, options, error, words):
    with pytest.raises(error, match=words) as fault:
        bring(site, tmp_path, text, **options)
    assert "table.csv" in str(fault.value) or error is MappingError
    assert site.count("import_batches") == 0


def test_nothing_there_and_an_empty_folder(site, tmp_path):
    with pytest.raises(SourceMissingError, match="gone"):
        import_files(site, tmp_path / "gone.csv")
    (tmp_path / "bare").mkdir()
    with pytest.raises(EmptySourceError, match="bare"):
        import_files(site, tmp_path / "bare")


def test_the_order_of_dates_is_told_from_rows_of_a_later_portion(site, tmp_path, monkeypatch):
    monkeypatch.setattr("pawc_planner.importers.tables.table.MAX_ROWS", 500)
    rows = "".join(f"C{number},03/04/2024,08:00,person\n" for number in range(700))
    bring(site, tmp_path, f"Camera ID,Date,Time,Class\n{rows}D,25/04/2024,08:00,person\n")
    days = site.read("camera_events")["day"]
    assert set(days.iloc[:700]) == {date(2024, 4, 3)} and days.iloc[-1] == date(2024, 4, 25)


@pytest.mark.parametrize(("written", "girth"), [("120 ซม.", 120), ("1.2 m", 120), ('"1,200 mm"', 120), ("๑๒๐", 120)])
def test_a_girth_is_read_with_its_unit(site, tmp_path, written, girth):
    bring(site, tmp_path, f"Stump ID,Date found,Girth,Lat,Lon\nS1,2024-01-05,{written},14.2,102.2\n")
    assert site.read("stumps")["girth_cm"].tolist() == [girth]
    assert len(site.read("repairs")) == 1


@pytest.mark.parametrize("wrong", ["cp1252", "cp874"])
def test_a_table_that_was_once_read_in_the_wrong_encoding_is_mended_with_a_record(site, tmp_path, wrong):
    right = "ตอที่,วันที่พบ,ละติจูด,ลองจิจูด,ชนิดไม้\n1,15 ม.ค. 2567,14.2,102.2,ไม้พะยูง\n2,16/01/2024,14.2,102.2,ไม้ชิงชัน\n"
    garbled = "".join(bytes([byte]).decode(wrong, "ignore") or chr(byte) for byte in right.encode())
    source = tmp_path / "stumps.csv"
    source.write_text(garbled, encoding="utf-8")
    report = import_files(site, source)
    assert (report.read, report.repaired) == (2, 2)
    stumps = site.read("stumps")
    assert sorted(stumps["species"]) == ["ไม้ชิงชัน", "ไม้พะยูง"]
    repairs = site.read("repairs")
    assert set(repairs["rule"]) == {"mojibake", "buddhist_year"}
    assert {"ไม้พะยูง", "ไม้ชิงชัน"} <= set(repairs["to_value"])


def test_days_in_the_future_and_before_devices_are_set_aside(site, tmp_path):
    source = tmp_path / "stumps.csv"
    source.write_text(
        "Stump no,Date found,Lat,Lon\n1,2024-01-15,14.2,102.2\n2,2104-01-15,14.2,102.2\n3,1970-01-01,14.2,102.2\n",
        encoding="utf-8")
    report = import_files(site, source)
    assert (report.read, report.stored, report.quarantined) == (3, 1, 2)
    assert all("before 1980 or in the future" in message for message in site.read("quarantine")["message"])


def test_rows_that_a_stray_quotation_mark_joined_are_not_lost(site, tmp_path):
    report = bring(site, tmp_path, (
        'Camera ID,Date,Time,Class,People\n007,2024-01-05,08:00,"person,2\n008,2024-01-05,08:00,person,2\n'
        '009,2024-01-06,08:00,per"son,2\n'))
    assert counts(report) == (3, 3, 0, 0, 0)
    assert site.read("camera_events")["camera_id"].tolist() == ["007", "008", "009"]


def test_a_cell_with_line_breaks_is_one_cell(site, tmp_path):
    report = bring(site, tmp_path, (
        'Camera ID,Date,Time,Class,Action taken\n007,2024-01-05,08:00,person,"called,\nthen, went, in, a team"\n'))
    assert counts(report) == (1, 1, 0, 0, 0)


def test_a_row_of_units_is_no_record(site, tmp_path):
    bring(site, tmp_path, (
        "Stump ID,Lat,Lon,Date found,Girth\n,(deg),(deg),(d/m/y),(cm)\nS1,14.2,102.2,2024-01-05,120\n"))
    assert site.read("stumps")["stump_id"].tolist() == ["S1"]
    assert site.read("quarantine")["reason"].tolist() == ["units_row"]


def test_an_information_log_is_known_by_its_evaluations(site, tmp_path):
    bring(site, tmp_path, (
        "Log No,Date received,Source evaluation,Information evaluation,Source type,Type of crime,Name of source\n"
        "1,2024-03-15,B,๒,สายด่วน 1362,Logging,Somebody Known\n"))
    row = site.read("reports").iloc[0][["source_grade", "info_grade", "source_type", "subject"]]
    assert row.tolist() == ["B", "2", "hotline", "Logging"]
    assert b"Somebody Known" not in site.path.read_bytes()


@pytest.mark.parametrize("head", ["Station,Lat,Lon,Teams", "ชื่อหน่วย,ละติจูด,ลองจิจูด,ชุด", "Village,UTM E,UTM N,People"])
def test_a_list_of_places_is_sent_to_the_layers(site, tmp_path, head):
    with pytest.raises(PlacesOnlyError, match="Add layer"):
        bring(site, tmp_path, f"{head}\nA,14.2,102.2,3\n")


class Asked:
    """Progress that counts how often it was asked whether to stop."""

    def __init__(self):
        self.times = 0

    def report(self, fraction, text=""):
        pass

    def cancelled(self):
        self.times += 1
        return False


def test_the_user_is_asked_whether_to_stop_every_ten_thousand_rows(site, tmp_path):
    (tmp_path / "many.csv").write_text("category,date,lat,lon\n" + "snare,2025-01-31,14.2,102.2\n" * 60_000)
    asked = Asked()
    assert import_files(site, tmp_path / "many.csv", progress=asked).read == 60_000
    assert asked.times >= 2 * 6  # it is gone through twice


@pytest.mark.usefixtures("no_hang")
def test_a_thousand_headers_of_one_name_are_told_apart_at_once():
    names = different(["lat", "lat", "lat (2)"] + ["h" * 3000] * 1990)
    assert names[:3] == ["lat", "lat (2)", "lat (2) (2)"] and len(set(names)) == 1993
    assert names[-1].endswith("h (1990)")


def test_signatures_and_numbered_lines_of_an_empty_form_are_no_records(site, tmp_path):
    bring(site, tmp_path, (
        "ลำดับ,รหัสตอ,วันที่พบ,ละติจูด,ลองจิจูด\n1,TL1,2024-01-05,14.2,102.2\n2,,,,\n3,,,,\n"
        ",,ลงชื่อ (นายสมชาย ใจดี) ผู้รายงาน,,\n"))
    assert site.read("stumps")["stump_id"].tolist() == ["TL1"]
    aside = site.read("quarantine")
    assert aside["reason"].tolist() == ["one_cell_row"] * 3 and "สมชาย" not in "".join(aside["content"])
