"""SMART patrols as other versions, other tools and other places write them."""

from __future__ import annotations

import json
import struct
import zipfile
from datetime import date, datetime, timezone
from io import BytesIO

import numpy as np
import pytest
import shapely

from pawc_planner.importers.batch import import_files
from pawc_planner.importers.errors import BrokenXmlError, ImportFault, UnknownContentError
from pawc_planner.importers.files.sources import SourceFile, find_sources
from pawc_planner.importers.personal import PersonalPolicy
from pawc_planner.importers.places.site_places import SitePlaces
from pawc_planner.importers.reading import Reading
from pawc_planner.importers.smart.patrols_xml import PIECE, read

from .conftest import ewkb, patrol_xml

WALL = 1738310400000  # 2025-01-31 08:00:00 written as if UTC
DAY = date(2025, 1, 31)
STUMP = '<observations categoryKey="humanactivity.timber.stump."/>'


def track(n=11, *, start_ms=WALL, step_ms=300_000, distance=1.0, lat=14.2):
    """A track north along 102.2° E, a fix every 0.001° (110.6 m)."""
    steps = np.arange(n)
    geom = ewkb(np.full(n, 102.2), lat + 0.001 * steps, start_ms + step_ms * steps)
    return f'<track distance="{distance}" geom="{geom}"/>'


def day(inside="", *, on="2025-01-31", more='startTime="08:00:00" endTime="09:00:00"'):
    return f'<days date="{on}" {more}>{inside}</days>'


def waypoint(inside=STUMP, more='x="102.2" y="14.2" time="08:05:00"', number=1):
    return f'<waypoints id="{number}" {more}>{inside}</waypoints>'


def bring(store, tmp_path, content, name="patrol.xml", **options):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return import_files(store, path, **options)


def parts_of(site, content, name="export.xml", **given):
    file = SourceFile(name, lambda: BytesIO(content if isinstance(content, bytes) else content.encode()))
    return list(read(file, Reading(SitePlaces.of(site), **given)))


def test_children_may_stand_in_any_order(site, tmp_path):
    content = (
        '<patrol id="P9" startDate="2025-01-31"><legs id="1">' + day(track() + waypoint())
        + '<members givenName="A"/><members givenName="B"/><mandate value="Snares"/><transportType value="Boat"/>'
        '</legs>'
        '<team value="T"/><station value="S"/></patrol>')
    report = bring(site, tmp_path, content)
    assert (report.read, report.stored) == (12, 12)
    leg = site.read("leg_days").iloc[0]
    assert (leg["transport"], leg["members"], leg["source_km"]) == ("boat", 2, 1.0)
    patrol = site.read("patrols").iloc[0]
    assert patrol[["patrol_id", "mandate", "team", "station"]].tolist() == ["P9", "Snares", "T", "S"]


def test_several_patrols_in_a_wrapper_of_any_name(site, tmp_path):
    space = "http://www.smartconservationsoftware.org/xml/1.2/patrol"
    one = patrol_xml(day(track()), patrol_id="A").decode().partition("?>")[2]
    two = patrol_xml(day(track(lat=14.25)), patrol_id="B", prefix="").decode().partition("?>")[2]
    report = bring(site, tmp_path, f'<export xmlns="{space}"><list>{one}{two}</list></export>')
    assert (report.read, report.stored, report.patrols) == (22, 22, 2)
    assert site.read("tracks")["patrol_id"].tolist() == ["A", "B"]


def test_a_wrapper_without_a_patrol_is_told(site, tmp_path):
    with pytest.raises(UnknownContentError, match="without a patrol"):
        bring(site, tmp_path, "<patrols/>")


def test_version_1_0_has_no_id_and_its_mandate_at_the_top(site, tmp_path):
    content = (
        '<tns:patrol xmlns:tns="http://www.smartconservationsoftware.org/xml/patrol.xsd" patrolType="GROUND" '
        'startDate="2025-01-31+07:00" endDate="2025-01-31+07:00" isArmed="1">'
        '<tns:mandate languageCode="en" value="Law"/>'
        '<tns:legs startDate="2025-01-31+07:00" endDate="2025-01-31+07:00" id="1"><tns:transportType value="Foot"/>'
        '<tns:days date="2025-01-31+07:00" startTime="08:00:00-04:00" endTime="09:00:00.000-04:00" restMinutes="0.0">'
        '<tns:waypoints id="1" x="102.2" y="14.2" time="08:05:00.000-04:00"><tns:direction>90.0</tns:direction>'
        '<tns:distance>250.0</tns:distance><tns:comment>old</tns:comment><tns:attachments>1.jpg</tns:attachments>'
        '<tns:observations categoryKey="humanactivity.timber.stump."/></tns:waypoints></tns:days></tns:legs>'
        '</tns:patrol>')
    bring(site, tmp_path, content, "SMART_000012.xml")
    patrol = site.read("patrols").iloc[0]
    assert patrol[["patrol_id", "mandate", "armed", "start_date"]].tolist() == ["SMART_000012", "Law", True, DAY]
    find = site.read("observations").iloc[0]
    assert find["time"] == datetime(2025, 1, 31, 1, 5, tzinfo=timezone.utc)  # the site's wall clock
    assert json.loads(find["attributes"]) == {
        "direction": 90.0, "distance": 250.0, "comment": "old", "attachments": ["1.jpg"]}


def test_a_nameless_patrol_is_told_by_its_zip_else_by_its_bytes(site, tmp_path):
    content = f'<patrol startDate="2025-01-31"><legs id="1">{day(track())}</legs></patrol>'
    with zipfile.ZipFile(tmp_path / "MTri_8241.zip", "w") as archive:
        archive.writestr("patrol.xml", content)
    import_files(site, tmp_path / "MTri_8241.zip")
    (tmp_path / "a").mkdir()
    bring(site, tmp_path / "a", content.replace("</patrol>", "<comment/></patrol>"))
    ids = site.read("patrols")["patrol_id"].tolist()
    assert ids[0] == "MTri_8241" and ids[1].startswith("patrol-") and len(ids[1]) == 15


def test_a_buddhist_year_is_put_right_with_a_record(site, tmp_path):
    report = bring(site, tmp_path, patrol_xml(day(waypoint() + track(), on="2568-01-31")))
    assert (report.read, report.repaired, report.stored) == (12, 12, 0)
    assert site.read("leg_days")["day"].tolist() == [DAY] and site.read("observations")["day"].tolist() == [DAY]
    repairs = site.read("repairs")
    assert repairs[["rule", "from_value", "to_value", "records"]].values.tolist() == [
        ["buddhist_year", "2568-01-31", "2025-01-31", 1], ["buddhist_year", "2568-01-31", "2025-01-31", 11]]


def test_times_in_the_buddhist_era_are_a_wrong_clock(site, tmp_path):
    ahead = round(np.datetime64("2568-01-31T08:00:00", "ms").astype(np.int64))
    report = bring(site, tmp_path, patrol_xml(day(track(start_ms=ahead))))
    assert (report.read, report.repaired) == (11, 11)
    assert site.read("tracks").iloc[0]["start_time"] == datetime(2025, 1, 31, 1, tzinfo=timezone.utc)


def test_a_day_outside_of_its_leg_is_that_of_its_fixes(site, tmp_path):
    report = bring(site, tmp_path, patrol_xml(day(track(), on="2052-01-31")))
    assert report.repaired == 11 and site.read("leg_days")["day"].tolist() == [DAY]
    assert site.read("repairs").iloc[0][["rule", "from_value", "to_value"]].tolist() == [
        "leg_day", "2052-01-31", "2025-01-31"]


def test_a_day_outside_of_its_leg_without_fixes_stays_as_written(site, tmp_path):
    report = bring(site, tmp_path, patrol_xml(day(waypoint(), on="2025-02-20")))
    assert (report.read, report.stored) == (1, 1)
    assert site.read("leg_days")["day"].tolist() == [date(2025, 2, 20)]


def test_days_that_the_file_does_not_hold_are_not_made_up(site, tmp_path):
    bring(site, tmp_path, patrol_xml(day(track())))  # the leg runs to 1 February
    assert site.read("leg_days")["day"].tolist() == [DAY]


def test_several_tracks_of_a_day_add_up(site, tmp_path):
    noon = WALL + 4 * 3_600_000
    report = bring(site, tmp_path, patrol_xml(day(track(distance=1.0) + track(start_ms=noon, lat=14.3, distance=2.5))))
    assert (report.read, report.stored) == (22, 22)
    leg = site.read("leg_days").iloc[0]
    assert leg["source_km"] == 3.5 and leg["raw_km"] == pytest.approx(2 * 1.106, abs=0.003)


def test_what_a_file_states_of_a_leg_day_is_kept_though_the_device_went_to_zero(site, tmp_path):
    lon, lat = np.array([102.2, 0.0, 102.2]), np.array([14.2, 0.0, 14.201])
    content = day(f'<track distance="22770.5" geom="{ewkb(lon, lat, WALL + 60_000 * np.arange(3))}"/>')
    report = bring(site, tmp_path, patrol_xml(content))
    assert (report.read, report.stored, report.repaired) == (3, 2, 1)
    assert site.read("leg_days")["source_km"].tolist() == [22770.5] and report.source_km == 22770.5


def test_parts_of_a_track_are_recordings_of_their_own(site):
    lines = shapely.MultiLineString([[(102.2, 14.2, WALL), (102.201, 14.2, WALL + 1000)],
                                     [(102.3, 14.2, WALL + 2000), (102.301, 14.2, WALL + 3000)]])
    (part,) = parts_of(site, patrol_xml(day(f'<track geom="{lines.wkb_hex}"/>')))
    assert part.tracks[0].segment.tolist() == [0, 0, 1, 1]


def test_a_track_with_m_has_times(site, tmp_path):
    fixes = [(102.2, 14.2 + 0.001 * step, WALL + 300_000 * step) for step in range(3)]
    geom = struct.pack(">BII", 0, 0x40000002, 3) + b"".join(struct.pack(">3d", *fix) for fix in fixes)
    bring(site, tmp_path, patrol_xml(day(f'<track geom="{geom.hex()}"/>')))
    assert site.read("tracks").iloc[0]["start_time"] == datetime(2025, 1, 31, 1, tzinfo=timezone.utc)


def test_a_track_outside_of_any_day_is_dated_by_its_clock(site, tmp_path):
    content = f'<patrol id="P"><legs id="1" startDate="2025-01-31" endDate="2025-02-03">{track()}</legs></patrol>'
    report = bring(site, tmp_path, content)
    assert (report.read, report.stored) == (11, 11) and site.read("leg_days")["day"].tolist() == [DAY]
    report = bring(site, tmp_path, f'<patrol id="Q">{track(lat=14.4)}</patrol>')
    assert (report.read, report.stored) == (11, 11)


def test_a_long_day_comes_in_pieces_that_are_one_track(site):
    n = 2 * PIECE + 10
    lon = 102.2 + 1e-6 * np.arange(n)
    content = patrol_xml(day(f'<track distance="9" geom="{ewkb(lon, np.full(n, 14.2), WALL + 1000 * np.arange(n))}"/>'))
    tracks = [track for part in parts_of(site, content) for track in part.tracks]
    assert [len(track.lon) for track in tracks] == [PIECE, PIECE, 10]
    assert len({track.recording for track in tracks}) == 1
    assert [track.source_km for track in tracks] == [9.0, None, None]
    assert np.array_equal(np.concatenate([track.row for track in tracks]), np.arange(1, n + 1))


def test_a_long_file_comes_in_portions(site):
    days = "".join(day(waypoint() * 1200 + track(6000), on=f"2025-01-{number:02d}") for number in range(1, 11))
    parts = parts_of(site, patrol_xml(days))
    assert len(parts) == 3 and max(part.records for part in parts) < 70_000
    assert sum(part.records for part in parts) == 10 * 7200
    assert [head.patrol_id for part in parts for head in part.heads] == ["P1"]
    assert {track.transport_label for part in parts for track in part.tracks} == {"Foot"}


def test_observers_and_members_are_counted_and_left_out(site):
    content = patrol_xml(day(waypoint(
        '<groups><observations categoryKey="animals."><observer employeeId="7" givenName="Somsak" familyName="K"/>'
        '<attachments filename="a.jpg"/><attachments filename="b.wav"/></observations></groups>')))
    (part,) = parts_of(site, content)
    (find,) = part.points
    assert find.values["attributes"] == {"attachments": ["a.jpg", "b.wav"]} and "Somsak" not in find.content
    assert part.personal == 2  # the observer and the member of the leg
    (part,) = parts_of(site, content, personal=PersonalPolicy(keep=True))
    assert part.points[0].values["attributes"]["observer"] == "Somsak K 7" and part.personal == 0


def test_values_of_every_type(site):
    content = patrol_xml(day(waypoint(
        '<observations categoryKey="humanactivity.people">'
        '<attributes attributeKey="a"><sValue> two words </sValue></attributes>'
        '<attributes attributeKey="b"><dValue>2.50</dValue></attributes>'
        '<attributes attributeKey="c"><dValue>NaN</dValue></attributes>'
        '<attributes attributeKey="d"><bValue>true</bValue></attributes>'
        '<attributes attributeKey="e"><bValue>0</bValue></attributes>'
        '<attributes attributeKey="f"><itemKey>saw</itemKey><itemKey>axe</itemKey></attributes>'
        '<attributes attributeKey="g"><itemKey/></attributes>'
        '<attributes attributeKey="h"><geomValue>AAAA</geomValue></attributes>'
        '<attributes attributeKey="f"><itemKey>rope</itemKey></attributes></observations>')))
    find = parts_of(site, content)[0].points[0]
    assert find.values["category"] == "humanactivity.people."
    assert find.values["attributes"] == {
        "a": "two words", "b": 2.5, "c": "NaN", "d": True, "e": False, "f": ["saw", "axe", "rope"]}


def test_coordinates_that_cannot_be_read_are_set_aside_as_they_were_written(site, tmp_path):
    points = (
        waypoint(more='x="near the river" y="14.2" time="08:00:00"') + waypoint(more='time="08:00:00"', number=2)
        + waypoint(more='x="102,25" y="14,25" time="08:00:00"', number=3))
    report = bring(site, tmp_path, patrol_xml(day(points)))
    assert (report.read, report.quarantined, report.repaired) == (3, 2, 1)
    aside = site.read("quarantine").sort_values("row")
    assert aside["reason"].tolist() == ["coordinates", "no_place"]
    assert json.loads(aside.iloc[0]["content"])["lon"] == "near the river"
    place = site.read("observations").iloc[0].geometry
    assert place.x == pytest.approx(202_999, abs=60_000)


def test_a_day_that_cannot_be_read_is_set_aside_with_its_waypoints(site, tmp_path):
    report = bring(site, tmp_path, patrol_xml(day(waypoint() + track(), on="31.1.") + day(track(lat=14.3))))
    assert (report.read, report.stored, report.quarantined) == (13, 11, 2)
    assert site.read("quarantine")["reason"].tolist() == ["no_date", "no_date"]
    assert import_files(site, tmp_path / "patrol.xml").present == 13


def test_a_day_without_a_date_is_that_of_a_leg_of_one_day(site, tmp_path):
    leg = f'<legs id="1" startDate="2025-01-31" endDate="2025-01-31"><days>{track()}</days></legs>'
    content = f'<patrol id="P">{leg}</patrol>'
    bring(site, tmp_path, content)
    assert site.read("leg_days")["day"].tolist() == [DAY]


def test_legs_of_the_same_id_keep_both_of_their_tracks(site, tmp_path):
    leg = '<legs id="1" startDate="2025-01-31" endDate="2025-01-31"><transportType value="Foot"/>{}</legs>'
    later = day(track(start_ms=WALL + 3 * 3_600_000, lat=14.22), more='startTime="11:00:00" endTime="12:00:00"')
    report = bring(site, tmp_path, f'<patrol id="P">{leg.format(day(track()))}{leg.format(later)}</patrol>')
    assert (report.read, report.stored) == (22, 22)
    assert site.read("leg_days")["source_km"].tolist() == [2.0]


def test_legs_without_an_id_are_numbered(site, tmp_path):
    content = f'<patrol id="P"><legs>{day(track())}</legs><legs>{day(track(lat=14.3), on="2025-02-01")}</legs></patrol>'
    bring(site, tmp_path, content)
    assert site.read("leg_days")["leg_id"].tolist() == ["1", "2"]


@pytest.mark.parametrize(("declared", "codec"), [
    ("windows-874", "cp874"), ("UTF-16", "utf-16"), ("TIS-620", "tis-620"),
])
def test_thai_names_in_the_encodings_of_thai_computers(site, tmp_path, declared, codec):
    text = patrol_xml(day(track())).decode().replace("UTF-8", declared)
    bring(site, tmp_path, text.replace('value="North"', 'value="หน่วยลำปลายมาศ"').encode(codec))
    assert site.read("patrols").iloc[0]["station"] == "หน่วยลำปลายมาศ"


def test_cut_anywhere_nothing_of_the_file_is_kept(site, tmp_path):
    content = patrol_xml(day(waypoint() * 3 + track()), patrol_id="CUT")
    for length in range(40, len(content) - 1, 97):
        with pytest.raises(ImportFault, match=r"patrol\.xml"):
            bring(site, tmp_path, content[:length])
    assert site.count("patrols") == site.count("observations") == site.count("import_batches") == 0


def test_a_real_zip_with_attachments_counts_the_pictures(site, tmp_path):
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        inside = f'<groups>{STUMP}</groups><attachments filename="1.jpg"/>'
        archive.writestr("patrol.xml", patrol_xml(day(waypoint(inside))))
        archive.writestr("attachments/1.jpg", b"picture")
    sources = find_sources(tmp_path / "export.zip")
    assert (len(sources.files), sources.ignored) == (1, 1)
    assert import_files(site, tmp_path / "export.zip").observations == 1


def test_a_member_that_is_written_twice_counts_once(site, tmp_path):
    content = patrol_xml(day(track())).decode()
    member = content[content.index("<ns2:members"):content.index("/>", content.index("<ns2:members")) + 2]
    bring(site, tmp_path, content.replace(member, member * 3 + member.replace('employeeId="1"', 'employeeId="2"')))
    assert site.read("leg_days")["members"].tolist() == [2]


def test_patrols_of_one_zip_are_told_apart_by_their_folders(site, tmp_path):
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for number in (1, 2):
            archive.writestr(f"ส่งออก/{number}/patrol.xml", patrol_xml(day(track()), patrol_id=f"ทล/{number}"))
    report = import_files(site, tmp_path / "all.zip")
    assert [file.name for file in report.files] == ["all.zip/ส่งออก/1/patrol.xml", "all.zip/ส่งออก/2/patrol.xml"]


@pytest.mark.parametrize("packed", [True, False])
def test_what_is_attached_to_waypoints_is_passed_over(site, tmp_path, packed):
    gpx = b'<gpx version="1.1"><wpt lat="14.2" lon="102.2"><name>x</name></wpt></gpx>'
    inside = {"1/patrol.xml": patrol_xml(day(waypoint())), "1/attachments/a.gpx": gpx, "1/attachments/b.csv": b"a,b"}
    folder = tmp_path / "in"
    if packed:
        with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
            for name, content in inside.items():
                archive.writestr(name, content)
    else:
        for name, content in inside.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(content)
    report = import_files(site, tmp_path / "in.zip" if packed else folder)
    assert (len(report.files), report.read, report.observations) == (1, 1, 1)
    assert "2 pictures and other files were passed over." in [str(note) for note in report.notes]


@pytest.mark.parametrize(("stated", "km"), [("1,25", 1.25), ("1.25", 1.25), ("-5", None), ("NaN", None)])
def test_a_stated_distance_counts_when_it_can_be_one(site, tmp_path, stated, km):
    report = bring(site, tmp_path, patrol_xml(day(track(distance=stated))))
    assert report.source_km == (km or 0.0)
    assert site.read("leg_days")["source_km"].dropna().tolist() == ([km] if km else [])


def test_a_time_that_is_none_is_left_out_with_a_record(site, tmp_path):
    report = bring(site, tmp_path, patrol_xml(day(waypoint(more='x="102.2" y="14.2" time="24:05:00"'))))
    assert (report.stored, report.repaired) == (0, 1)
    assert site.read("repairs").iloc[0][["rule", "field", "from_value"]].tolist() == [
        "unreadable", "clock", "24:05:00"]
    assert site.read("observations")["day"].tolist() == [DAY]


def test_text_in_another_encoding_than_declared_is_told(site, tmp_path):
    content = patrol_xml(day(waypoint("<comment>ริมห้วย</comment>"))).decode()
    with pytest.raises(BrokenXmlError, match="not in the encoding that its first line declares"):
        bring(site, tmp_path, content.replace('encoding="UTF-8"', 'encoding="windows-874"'))
    with pytest.raises(BrokenXmlError, match="its text is not utf-8"):
        bring(site, tmp_path, content.replace("ริมห้วย", "à l'été").encode("cp1252"))
