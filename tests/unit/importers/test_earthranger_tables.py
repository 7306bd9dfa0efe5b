from __future__ import annotations

import json
from datetime import date, datetime, timezone

import geopandas as gpd
import pytest

from pawc_planner.importers.batch import import_files
from pawc_planner.importers.errors import DayOrderError

REPORTS = (
    "Report_Type,Report_Type_Internal_Value,Report_Id,Title,Priority,Priority_Internal_Value,Report_Status,Reported_By,"
    "Reported_At_(GMT+7:0),Latitude,Longitude,Number_of_Notes,Notes,Number_of_Related_Subjects,Collection_Report_IDs,"
    "Area,Perimeter,Attachments,CUSTOM_FIELDS_BEGIN_HERE,Number_of_Snares,Suspect_Name"
)
SNARE = "Snare,snare_rep,1201,,Red,300,Active,Somchai,2025-01-15 23:30,14.21,102.21,1,near stream,0,,,,http://x,,4,Lek"


def rows(subject, kind=""):
    return [f"{subject},{kind},2025-01-15T10:{minute:02d}:00Z,{14.2 + minute / 2000:.5f},102.2" for minute in range(20)]


def bring(site, tmp_path, lines, **options):
    head = "Subject,Subject Subtype,Recorded At,Lat,Lon"
    (tmp_path / "positions.csv").write_text("\n".join([head, *lines]), encoding="utf-8")
    return import_files(site, tmp_path / "positions.csv", **options)


def test_positions_become_a_patrol_per_subject_and_day_without_its_name(site, tmp_path):
    report = bring(site, tmp_path, rows("Somchai", "ranger"))
    assert (report.read, report.stored, report.patrols) == (20, 20, 1)
    assert report.clean_km == pytest.approx(19 / 2000 * 110.66, rel=0.01)
    patrol = site.read("patrols")["patrol_id"].iloc[0]
    assert patrol.startswith("subject-") and patrol.endswith("2025-01-15") and "Somchai" not in patrol


def test_names_are_kept_when_asked_and_animals_are_no_patrols(site, tmp_path):
    report = bring(site, tmp_path, [*rows("Somchai", "ranger"), *rows("Plai", "elephant")], keep_personal=True)
    assert site.read("patrols")["patrol_id"].tolist() == ["Somchai 2025-01-15"]
    assert report.stored == 20 and site.read("quarantine")["reason"].tolist() == ["no_patrol"]


def test_unreadable_places_and_times_are_set_aside(site, tmp_path):
    bad = ["A,ranger,soon,14.2,102.2", "A,ranger,2025-01-15T11:00:00Z,x,102"]
    report = bring(site, tmp_path, [*rows("A", "ranger"), *bad])
    assert (report.read, report.stored, report.quarantined) == (22, 20, 2)


def write(tmp_path, name, *lines):
    (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
    return tmp_path / name


def test_reports_of_the_web_pages_become_finds_at_the_time_that_their_header_tells(site, tmp_path):
    nowhere = SNARE.replace("1201", "1202").replace("14.21,102.21", ",")
    report = import_files(site, write(tmp_path, "Event Export.csv", REPORTS, SNARE, SNARE, nowhere))
    assert (report.read, report.stored, report.present, report.quarantined) == (3, 1, 1, 1)
    found = site.read("observations").iloc[0]
    assert (found["category"], found["waypoint_id"], found["count"]) == ("snare_rep.", "1201", 4)
    assert (found["time"], found["day"]) == (datetime(2025, 1, 15, 16, 30, tzinfo=timezone.utc), date(2025, 1, 15))
    assert json.loads(found["attributes"]) == {
        "Number_of_Snares": "4", "notes": ["near stream"], "priority": "Red", "state": "active"}


def test_a_report_is_the_event_of_the_same_number_in_json(site, tmp_path):
    event = {
        "id": "e1", "serial_number": 1201, "event_type": "snare_rep", "time": "2025-01-15T16:30:12+00:00",
        "location": {"latitude": 14.21, "longitude": 102.21}, "event_details": {"n": 4}}
    import_files(site, write(tmp_path, "events.json", json.dumps({"data": {"results": [event]}})))
    report = import_files(site, write(tmp_path, "events.csv", REPORTS, SNARE))
    assert (report.read, report.present) == (1, 1)


def test_a_report_whose_time_cannot_be_read_is_set_aside(site, tmp_path):
    report = import_files(site, write(tmp_path, "events.csv", REPORTS, SNARE.replace("2025-01-15 23:30", "soon")))
    assert (report.stored, report.quarantined) == (0, 1)
    assert site.read("quarantine")["reason"].tolist() == ["time"]


def subject_reports(zone, day):
    head = f"chronofile,recordserial,observation_id,collar_id,fixtime ({zone}),dloadtime ({zone}),lon,lat,subject_name"
    return [head, *(f"1,{at},o{at},C7,{day} 08:{at:02d}:00,,102.2,{14.2 + at / 2000:.5f},Team" for at in range(20))]


def test_subject_reports_begin_with_the_month_and_tell_their_zone_in_the_header(site, tmp_path):
    import_files(site, write(tmp_path, "Tracking Data.csv", *subject_reports("GMT+0:0", "02/03/2025")))
    day = site.read("leg_days").iloc[0]
    assert day["day"] == date(2025, 2, 3)
    start = site.read("tracks")["start_time"].iloc[0]
    assert start == datetime(2025, 2, 3, 8, tzinfo=timezone.utc)


def test_days_above_twelve_go_before_the_habit_of_the_export(site, tmp_path):
    import_files(site, write(tmp_path, "saved again.csv", *subject_reports("GMT+7:0", "15/03/2025")))
    assert site.read("leg_days")["day"].tolist() == [date(2025, 3, 15)]


def test_positions_with_an_open_order_of_day_and_month_are_asked_for(site, tmp_path):
    lines = [row.replace("2025-01-15T", "02/03/2025 ").replace("Z", "") for row in rows("A", "ranger")]
    with pytest.raises(DayOrderError, match="Recorded At"):
        bring(site, tmp_path, lines)
    bring(site, tmp_path, lines, mapping={"day_first": True})
    assert site.read("leg_days")["day"].tolist() == [date(2025, 3, 2)]


def relocations(**columns):
    at = range(20)
    frame = gpd.GeoDataFrame(
        {"groupby_col": "sub-1", "fixtime": [f"2025-01-15 03:{minute:02d}:00+00:00" for minute in at],
         "junk_status": [minute == 19 for minute in at], **columns},
        geometry=gpd.points_from_xy([102.2] * 20, [14.2 + minute / 2000 for minute in at]), crs=4326)
    return frame


def test_relocations_of_ecoscope_saved_as_table_or_layer_are_the_same(site, tmp_path):
    frame = relocations(extra__subject__name="Somchai", extra__subject__subject_subtype="ranger")
    frame.to_csv(tmp_path / "relocs.csv")
    frame.to_file(tmp_path / "relocs.gpkg")
    for name, counts in (("relocs.csv", (20, 19, 0, 1)), ("relocs.gpkg", (20, 0, 19, 1))):
        report = import_files(site, tmp_path / name)
        assert (report.read, report.stored, report.present, report.quarantined) == counts
    assert site.read("quarantine")["reason"].tolist() == ["excluded", "excluded"]


def test_a_position_that_names_its_patrol_is_one_whatever_carried_the_device(site, tmp_path):
    relocations(patrol_id="pat-1", patrol_type__value="boat_patrol", patrol_subject="Unit 7").to_csv(
        tmp_path / "patrols.csv")
    import_files(site, tmp_path / "patrols.csv")
    assert site.read("leg_days")[["patrol_id", "transport"]].to_numpy().tolist() == [["pat-1", "boat"]]


def events(site, tmp_path, *given):
    common = {"event_type": "snare_rep", "location": {"latitude": 14.21, "longitude": 102.21}}
    found = [{"id": f"e{at}", **common, **event} for at, event in enumerate(given)]
    return import_files(site, write(tmp_path, "events.json", json.dumps({"data": {"results": found}})))


def test_times_and_places_of_events_are_read_and_put_right_as_elsewhere(site, tmp_path):
    report = events(
        site, tmp_path, {"time": "2025-01-15"}, {"time": "2568-01-15T01:00:00Z"}, {"time": "soon"}, {"time": None},
        {"time": "2025-01-15T02:00:00Z", "location": {"latitude": 102.21, "longitude": 14.21}})
    assert (report.read, report.stored, report.repaired, report.quarantined) == (5, 2, 2, 1)
    days = site.read("observations").set_index("waypoint_id")["day"].to_dict()
    assert days == {"e0": date(2025, 1, 15), "e1": date(2025, 1, 15), "e3": None, "e4": date(2025, 1, 15)}
    assert sorted(site.read("repairs")["rule"]) == ["buddhist_year", "swapped"]


def test_a_position_without_a_place_and_a_patrol_without_a_start_say_what_is_missing(site, tmp_path):
    lost = {"id": "o1", "location": None, "recorded_at": "2025-01-15T01:00:00Z", "source": "s"}
    patrol = {"id": "p1", "state": "done", "serial_number": 1, "patrol_segments": []}
    good = {**lost, "id": "o2", "location": {"latitude": 14.2, "longitude": 102.2}}
    import_files(site, write(tmp_path, "mixed.json", json.dumps([patrol, good, lost])))
    aside = site.read("quarantine").set_index("row")
    assert aside["reason"].to_dict() == {1: "not_patrolled", 3: "coordinates"}
    assert "no start" in aside.loc[1, "message"]


FRAME = (
    "id,time,serial_number,event_type,reported_by,updates,event_details,geometry\n"
    "e1,2025-01-15 01:00:30+00:00,70,snare_rep,\"{'id': 'x', 'name': 'Somchai'}\",\"[{'user': {'name': 'Ann'}}]\","
    "\"{'id': 7, 'n': 3}\",POINT (102.2 14.2)")


def test_whoever_reported_an_event_stays_closed_and_its_details_do_not_hide_its_own_id(site, tmp_path):
    report = import_files(site, write(tmp_path, "events.csv", FRAME))
    assert report.stored == 1
    attributes = json.loads(site.read("observations")["attributes"].iloc[0])
    assert attributes == {"id": "e1", "details.id": 7, "n": 3, "serial_number": "70"}


def test_an_event_of_a_table_is_the_one_of_the_same_number_in_json(site, tmp_path):
    import_files(site, write(tmp_path, "events.csv", FRAME))
    report = events(site, tmp_path, {"time": "2025-01-15T01:00:30Z", "serial_number": 70})
    assert (report.read, report.present) == (1, 1)


@pytest.mark.parametrize("times", ["coordTimes", "coordinateProperties"])
def test_geojson_made_of_gpx_is_a_track_with_its_times(site, tmp_path, times):
    written = [f"2025-01-15T01:{at:02d}:00Z" for at in range(10)]
    feature = {
        "type": "Feature",
        "properties": {"name": "Track 1", times: written if times == "coordTimes" else {"times": written}},
        "geometry": {"type": "LineString", "coordinates": [[102.2, 14.2 + at / 2000, 300] for at in range(10)]}}
    path = write(tmp_path, "walk.geojson", json.dumps({"type": "FeatureCollection", "features": [feature]}))
    report = import_files(site, path)
    assert (report.read, report.stored) == (10, 10)
    assert site.read("leg_days")["hours"].iloc[0] == pytest.approx(9 / 60)


def test_details_that_cannot_be_laid_open_stay_text(site, tmp_path):
    report = import_files(site, write(tmp_path, "events.csv", FRAME.replace("{'id': 7, 'n': 3}", "{[1]: 2}")))
    assert report.stored == 1
