from __future__ import annotations

import json
import random
import zipfile
from datetime import date

import pytest

from pawc_planner.importers.batch import import_files
from pawc_planner.importers.errors import DayOrderError, EmptySourceError, ImportFault
from pawc_planner.importers.gps.kml import LinksOnlyError
from pawc_planner.importers.layers.vector_tables import NoRecordLayerError

HEAD = '<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2">'
STUMP = (
    "<Placemark><name>S1</name><description><![CDATA[<b>new</b> cut &amp; 2 logs]]></description>"
    "<TimeStamp><when>2025-01-31T01:00:00Z</when></TimeStamp><ExtendedData><Data name='category'><value>Stump</value>"
    "</Data><Data name='phone'><value>0812345678</value></Data><SchemaData><SimpleData name='girth'>45</SimpleData>"
    "</SchemaData></ExtendedData><Point><coordinates> 102.2,14.2,0 </coordinates></Point></Placemark>"
)
WALK = (
    "<Placemark><name>North 1</name><gx:Track>"
    + "".join(f"<when>2025-01-31T01:{minute:02d}:00Z</when>" for minute in range(10))
    + "".join(f"<gx:coord>102.2 {14.2 + minute / 2000:.5f} 300</gx:coord>" for minute in range(10))
    + "</gx:Track></Placemark>"
)
LINE = (
    "<Placemark><name>Ridge 2025-02-01</name><MultiGeometry><LineString><coordinates>102.2,14.2,0 102.2,14.21,0\n"
    "102.2, 14.22 ,0</coordinates></LineString></MultiGeometry></Placemark>"
)
AREA = (
    "<Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>102,14 103,14 103,15 102,14</coordinates>"
    "</LinearRing></outerBoundaryIs></Polygon></Placemark>"
)
LINK = "<NetworkLink><Link><href>http://127.0.0.1:9/x.kml</href></Link></NetworkLink>"


def kml(*placemarks):
    return f"{HEAD}<Document><Folder>{''.join(placemarks)}</Folder></Document></kml>"


def bring(site, tmp_path, text, name="marks.kml"):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return import_files(site, tmp_path / name)


def test_points_tracks_and_lines_become_finds_and_patrols(site, tmp_path):
    report = bring(site, tmp_path, kml(LINK, STUMP, WALK, LINE, AREA))
    assert (report.read, report.stored, report.quarantined) == (14, 14, 0)
    found = site.read("observations").iloc[0]
    assert (found["category"], found["waypoint_id"], found["day"]) == (
        "humanactivity.timber.stump.", "S1", date(2025, 1, 31))
    assert json.loads(found["attributes"]) == {"name": "S1", "description": "new cut & 2 logs", "girth": "45"}
    days = site.read("leg_days").set_index("patrol_id")
    assert days.loc["North 1", "day"] == date(2025, 1, 31)
    assert days.loc["North 1", "clean_km"] == pytest.approx(9 / 2000 * 110.66, rel=0.01)
    assert days.loc["Ridge 2025-02-01", "day"] == date(2025, 2, 1)
    assert days.loc["Ridge 2025-02-01", "clean_km"] == pytest.approx(0.02 * 110.66, rel=0.01)


def test_a_kmz_gives_the_same(site, tmp_path):
    with zipfile.ZipFile(tmp_path / "marks.kmz", "w") as archive:
        archive.writestr("files/icon.png", b"\x89PNG")
        archive.writestr("doc.kml", kml(STUMP, WALK))
    report = import_files(site, tmp_path / "marks.kmz")
    assert (report.read, report.stored) == (11, 11)


def test_areas_alone_are_no_records_and_nothing_is_nothing(site, tmp_path):
    with pytest.raises(NoRecordLayerError, match="Add layer"):
        bring(site, tmp_path, kml(AREA))
    with pytest.raises(LinksOnlyError, match="never fetched"):
        bring(site, tmp_path, kml(LINK), "links.kml")
    with pytest.raises(EmptySourceError):
        bring(site, tmp_path, kml("<Style/>"), "empty.kml")
    with zipfile.ZipFile(tmp_path / "pictures.kmz", "w") as archive:
        archive.writestr("map.png", b"\x89PNG")
    with pytest.raises(EmptySourceError):
        import_files(site, tmp_path / "pictures.kmz")


def test_damaged_documents_are_refused_or_read_never_more(site, tmp_path):
    healthy, chance = kml(STUMP, WALK, LINE).encode(), random.Random(5)
    for number in range(150):
        data = bytearray(healthy)
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(data))
            new = bytes(chance.randrange(256) for _ in range(chance.choice((0, 1, 3))))
            data[at:at + chance.choice((0, 1, 8))] = new
        path = tmp_path / f"{number}.kml"
        path.write_bytes(bytes(data[:chance.choice((len(data), chance.randrange(len(data))))]))
        try:
            import_files(site, path, trial=True)
        except ImportFault as fault:
            assert fault.code != "unforeseen", (number, fault)


FIXES = [f"102.2,{14.2 + minute / 2000:.5f},0" for minute in range(10)]


def point(name, coordinates="102.21,14.21", extra=""):
    return f"<Placemark><name>{name}</name>{extra}<Point><coordinates>{coordinates}</coordinates></Point></Placemark>"


def stamped(text):
    return f"<TimeStamp><when>{text}</when></TimeStamp>"


def data(**entries):
    inner = "".join(f'<Data name="{name}"><value>{value}</value></Data>' for name, value in entries.items())
    return f"<ExtendedData>{inner}</ExtendedData>"


def test_all_documents_of_a_kmz_are_read(site, tmp_path):
    with zipfile.ZipFile(tmp_path / "park.kmz", "w") as archive:
        archive.writestr("doc.kml", kml(LINK, point("A")))
        archive.writestr("layers/b.kml", kml(point("B", "102.22,14.22")))
        archive.writestr("__MACOSX/._doc.kml", b"\x00\x05\x16\x07")
    import_files(site, tmp_path / "park.kmz")
    assert site.read("observations")["waypoint_id"].tolist() == ["A", "B"]


def test_a_track_written_as_points_and_as_a_line_is_one_track_with_its_times(site, tmp_path):
    points = "".join(point(f"T-{at}", fix, stamped(f"2025-01-31T01:{at:02d}:00Z")) for at, fix in enumerate(FIXES))
    line = f"<LineString><coordinates>{' '.join(FIXES)}</coordinates></LineString>"
    line = f"<Placemark><name>Path</name>{line}</Placemark>"
    track = f"<Folder><name>Track 001</name><Folder><name>Points</name>{points}</Folder>{line}</Folder>"
    route = track.replace("Track 001", "To the camp")
    report = bring(site, tmp_path, kml(
        f"<Folder><name>Tracks</name>{track}</Folder>", f"<Folder><name>Routes</name>{route}</Folder>"))
    assert (report.read, report.stored, report.observations) == (10, 10, 0)
    day = site.read("leg_days").iloc[0]
    assert (day["patrol_id"], day["day"]) == ("marks Track 001", date(2025, 1, 31))
    assert day["hours"] == pytest.approx(9 / 60)


def test_lines_of_one_name_in_different_folders_are_different_patrols(site, tmp_path):
    line = (
        f"<Placemark><name>Path</name>{stamped('2025-01-31')}<LineString><coordinates>{' '.join(FIXES)}</coordinates>"
        "</LineString></Placemark>")
    moved = line.replace("102.2,", "102.25,")
    bring(site, tmp_path, kml(
        f"<Folder><name>Team A</name>{line}</Folder>", f"<Folder><name>Team B</name>{moved}</Folder>"))
    assert site.read("patrols")["patrol_id"].tolist() == ["marks Team A Path", "marks Team B Path"]


def test_extended_data_and_tables_in_descriptions_are_read_as_columns(site, tmp_path):
    table = "<table><tr><td>DATE</td><td>31/01/2568</td></tr><tr><td>CATEGORY</td><td>Camp fire</td></tr></table>"
    bring(site, tmp_path, kml(
        point("1", extra=f"<description><![CDATA[<table><tr><td>{table}</td></tr></table>]]></description>"),
        point("2", "102.22,14.22", "<description><![CDATA[date: 31/01/2568<br>reporter: Lek]]></description>" + data(
            date="31/01/2568", reporter="Lek", count="3"))))
    found = site.read("observations")
    assert found["day"].tolist() == [date(2025, 1, 31)] * 2
    assert (found["category"].iloc[0], found["count"].iloc[1]) == ("campfire.", 3)
    assert "Lek" not in found["attributes"].iloc[1]
    assert site.read("repairs")["rule"].tolist() == ["buddhist_year"] * 2


def test_an_open_order_of_day_and_month_is_told_from_all_points_or_asked_for(site, tmp_path):
    first, second = point("1", extra=data(date="02/03/2025")), point("2", "102.22,14.22", data(date="31/01/2025"))
    with pytest.raises(DayOrderError):
        bring(site, tmp_path, kml(first))
    bring(site, tmp_path, kml(first, second), "both.kml")
    assert site.read("observations")["day"].tolist() == [date(2025, 3, 2), date(2025, 1, 31)]


def test_what_cannot_be_placed_or_dated_is_set_aside_as_it_is_written(site, tmp_path):
    report = bring(site, tmp_path, kml(
        point("1", "102,21,14,21,0"), point("2", "102.22,14.22", stamped("soon")),
        "<Placemark><name>3</name></Placemark>"))
    assert (report.read, report.quarantined) == (3, 3)
    aside = site.read("quarantine").set_index("row")
    assert aside["reason"].to_dict() == {1: "coordinates", 2: "time", 3: "no_place"}
    assert "102,21,14,21,0" in aside.loc[1, "content"] and "soon" in aside.loc[2, "content"]


def test_swapped_coordinates_are_put_right_with_a_record(site, tmp_path):
    line = "<LineString><coordinates>14.2,102.2 14.21,102.2</coordinates></LineString>"
    report = bring(site, tmp_path, kml(
        point("1", "14.21,102.21"), f"<Placemark><name>Walk 2025-01-31</name>{line}</Placemark>"))
    assert (report.read, report.repaired) == (3, 3)
    assert report.clean_km == pytest.approx(0.01 * 110.66, rel=0.01)
    assert site.read("repairs")["rule"].tolist() == ["swapped", "swapped"]


def test_a_day_in_thai_in_the_name_of_a_line_is_its_day(site, tmp_path):
    line = f"<LineString><coordinates>{' '.join(FIXES)}</coordinates></LineString>"
    bring(site, tmp_path, kml(f"<Placemark><name>ลาดตระเวน 31 ม.ค. 2568</name>{line}</Placemark>"))
    assert site.read("leg_days")["day"].tolist() == [date(2025, 1, 31)]


def test_times_of_a_track_that_do_not_fit_its_places_are_not_taken(site, tmp_path):
    broken = WALK.replace("<when>2025-01-31T01:00:00Z</when>", "")
    report = bring(site, tmp_path, kml(broken))
    assert (report.read, report.quarantined) == (10, 10)
    assert set(site.read("quarantine")["reason"]) == {"no_time"}


def test_long_runs_of_blanks_do_not_hold_the_import_up(site, tmp_path):
    report = bring(site, tmp_path, kml(point("1", "102.2" + " " * 2_000_000 + "14.2")))
    assert (report.read, report.quarantined) == (1, 1)


def test_an_empty_place_of_a_track_is_no_fix(site, tmp_path):
    pause = WALK.replace("<gx:coord>", "<gx:coord/><gx:coord>", 1).replace(
        "<when>", "<when>2025-01-31T00:59:00Z</when><when>", 1)
    report = bring(site, tmp_path, kml(pause))
    assert (report.read, report.stored) == (10, 10)
