"""Tables exported from SMART queries, as its versions write them."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest

from pawc_planner.importers.batch import import_files
from pawc_planner.importers.errors import DayOrderError, EmptySourceError, UnknownContentError
from pawc_planner.importers.smart.declined import OnItsWayError, PlanOnlyError, SurveyError
from pawc_planner.importers.smart.queries import TotalsError
from pawc_planner.importers.tables.errors import EmptyTableError

PATROL = (
    "Patrol ID", "Type", "Patrol Start Date", "Patrol End Date", "Station", "Team", "Mandate", "Patrol Leg ID",
    "Leader", "Patrol Leg Start Date", "Patrol Leg End Date", "Patrol Transport Type")
FIND = (
    "Waypoint ID", "Waypoint Date", "Waypoint Time", "X", "Y", "Comment", "Observation Category 0",
    "Observation Category 1", "Number of Stumps")
WAY = "MULTILINESTRING ((102.2 14.2, 102.2 14.21), (102.2 14.22, 102.2 14.23))"


def patrol(start="2025-01-31", end="2025-01-31", number="P1"):
    return [number, "Ground", start, end, "North", "T1", "Anti-poaching", "1", "Somsak", start, end, "Foot"]


def find(day="2025-01-31", clock="8:05:00 AM", x="102.2", y="14.2", number="1"):
    return [number, day, clock, x, y, "", "Human Activity", "Timber", "3"]


def table(headers, *rows):
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([headers, *rows])
    return text.getvalue().encode()


def bring(store, tmp_path, content, name="q.csv", **options):
    path = tmp_path / name
    path.write_bytes(content)
    return import_files(store, path, **options)


@pytest.mark.parametrize("day", [
    "Jan 31, 2025 12:00:00 AM", "2025-01-31T00:00", "2025-01-31 00:00:00+00:00", "Fri Jan 31 00:00:00 ICT 2025"])
def test_a_day_written_with_midnight_takes_the_time_of_its_own_column(site, tmp_path, day):
    bring(site, tmp_path, table((*PATROL, *FIND), [*patrol(), *find(day=day)]))
    assert str(site.read("observations")["time"][0]) == "2025-01-31 01:05:00+00:00"


@pytest.mark.parametrize(("clock", "hour"), [
    ("8:05:00 PTG", 13), ("8:05:00 PG", 1), ("8:05:00 CH", 13), ("8:05:00 ល្ងាច", 13), ("8:05:00 p. m.", 13)])
def test_halves_of_the_day_in_the_languages_of_the_region(site, tmp_path, clock, hour):
    bring(site, tmp_path, table((*PATROL, *FIND), [*patrol(), *find(clock=clock)]))
    assert str(site.read("observations")["time"][0]) == f"2025-01-31 {hour:02}:05:00+00:00"


def test_a_time_of_day_that_cannot_be_read_is_left_out_with_a_record(site, tmp_path):
    report = bring(site, tmp_path, table((*PATROL, *FIND), [*patrol(), *find(clock="about noon")]))
    assert (report.stored, report.repaired) == (0, 1)
    found = site.read("observations").iloc[0]
    assert found["day"] == date(2025, 1, 31) and str(found["time"]) == "NaT"
    assert site.read("repairs").iloc[0][["rule", "field", "from_value"]].tolist() == [
        "unreadable", "clock", "about noon"]


def test_dates_of_one_query_bear_witness_to_each_other(site, tmp_path):
    rows = [[*patrol("01/02/2025", "28/02/2025"), *find(day="03/02/2025")]]
    assert bring(site, tmp_path, table((*PATROL, *FIND), *rows)).stored == 1
    assert site.read("observations")["day"].tolist() == [date(2025, 2, 3)]
    with pytest.raises(DayOrderError):
        bring(site, tmp_path, table((*PATROL, *FIND), [*patrol("01/02/2025", "02/02/2025"), *find(day="03/02/2025")]))


def test_places_that_stand_in_the_geometry_alone(site, tmp_path):
    headers = [name for name in (*PATROL, *FIND) if name not in ("X", "Y")]
    cells = [cell for cell in [*patrol(), *find()] if cell not in ("102.2", "14.2")]
    report = bring(site, tmp_path, table([*headers, "Geometry"], [*cells, "POINT (102.25 14.25)"]))
    assert (report.read, report.stored) == (1, 1)
    lon = site.read("observations").to_crs(4326).geometry.x[0]
    assert lon == pytest.approx(102.25, abs=1e-6)


def test_ways_drawn_by_a_patrol_query_are_kilometres_of_their_day(site, tmp_path):
    report = bring(site, tmp_path, table([*PATROL, "Geometry"], [*patrol(), WAY], [*patrol(number="P2"), ""]))
    assert (report.read, report.stored, report.patrols) == (4, 4, 2)
    leg = site.read("leg_days").iloc[0]
    assert (leg["day"], leg["transport"], leg["fixes"]) == (date(2025, 1, 31), "foot", 4)
    assert leg["clean_km"] == pytest.approx(2 * 1.1072, abs=0.001)  # each part 0.01° of latitude; the gap is not walked


def test_a_way_of_several_days_stands_under_the_first_with_a_record(site, tmp_path):
    report = bring(site, tmp_path, table([*PATROL, "Geometry"], [*patrol("2025-01-30", "2025-02-01"), WAY]))
    assert (report.read, report.repaired) == (4, 4)
    assert site.read("leg_days")["day"].tolist() == [date(2025, 1, 30)]
    assert site.read("repairs").iloc[0][["rule", "from_value", "to_value", "records"]].tolist() == [
        "first_day", "2025-01-30 – 2025-02-01", "2025-01-30", 4]


def test_a_way_that_is_cut_short_is_one_quarantined_record(site, tmp_path):
    report = bring(site, tmp_path, table([*PATROL, "Geometry"], [*patrol(), WAY[:30]]))
    assert (report.read, report.quarantined) == (1, 1)
    row = site.read("quarantine").iloc[0]
    assert (row["row"], row["reason"]) == (2, "track_geometry") and "Somsak" not in row["content"]


def test_a_long_way_is_read_in_reasonable_time(site, tmp_path):
    way = ", ".join(f"{102.2 + 1e-6 * step:.15f} 14.2000000000000" for step in range(60_000))
    report = bring(site, tmp_path, table([*PATROL, "Geometry"], [*patrol(), f"LINESTRING ({way})"]))
    assert (report.read, report.stored) == (60_000, 60_000)


def test_the_day_of_fixes_without_a_time_can_be_given(site, tmp_path):
    fixes = b"patrol_id,lat,lon\n" + b"".join(b"P1,14.2%d,102.2\n" % step for step in range(5))
    report = bring(site, tmp_path, fixes, kind="patrols", mapping={"constants": {"day": "2025-01-31"}})
    assert (report.stored, report.clean_km) == (5, pytest.approx(4.4289, abs=0.001))
    assert site.read("leg_days")["day"].tolist() == [date(2025, 1, 31)]


def test_fixes_with_days_alone_are_tracks_of_these_days(site, tmp_path):
    fixes = b"patrol_id,date,lat,lon\n" + b"".join(
        b"P1,2025-01-%d,14.2%d,102.2\n" % (30 + step % 2, step) for step in range(6))
    assert bring(site, tmp_path, fixes).stored == 6
    assert site.read("leg_days")["day"].tolist() == [date(2025, 1, 30), date(2025, 1, 31)]


@pytest.mark.parametrize("rows", [
    [["", "Human Activity (Count)", "Animals (Count)"], ["North", "3", "4"], ["South", "", "1.5"]],
    [["", "", "Jan 2025", "Feb 2025"], ["", "", "Person - Field Hours", "Person - Field Hours"], ["N", "T1", "1", ""],
     ["N", "", "3,5", "2"]],
    [["Number of Patrols", "Distance (km)"], ["3", "120.5"]]])
def test_summaries_are_declined_whatever_they_count(site, tmp_path, rows):
    with pytest.raises(TotalsError):
        bring(site, tmp_path, table(*rows))


@pytest.mark.parametrize("rows", [
    [["", "speed", "length"], ["1", "4", "5"], ["2", "3", "4"]], [["", "speed", "note"], ["a", "4", "fast"]]])
def test_other_tables_are_no_summaries(site, tmp_path, rows):
    with pytest.raises(UnknownContentError):
        bring(site, tmp_path, table(*rows))


def test_a_query_that_found_nothing_says_so(site, tmp_path):
    with pytest.raises(EmptyTableError, match=r"q\.csv has headers and no rows"):
        bring(site, tmp_path, table((*PATROL, *FIND)))
    for answer in (b"{}", b"[]", b'{"type": "FeatureCollection", "features": []}'):
        with pytest.raises(EmptySourceError):
            bring(site, tmp_path, answer, "q.geojson")


@pytest.mark.parametrize(("space", "root", "fault"), [
    ("1.1/missions", "MissionType", SurveyError), ("1.0/surveydesign", "SurveyDesign", SurveyError),
    ("1.0/plan", "plan", PlanOnlyError), ("1.0/whatever", "Newer", PlanOnlyError)])
def test_other_documents_of_smart_are_declined_by_their_name_space(site, tmp_path, space, root, fault):
    content = f'<a:{root} xmlns:a="http://www.smartconservationsoftware.org/xml/{space}"/>'
    with pytest.raises(fault, match="of a SMART ecological survey|holds a SMART"):
        bring(site, tmp_path, content.encode(), "q.xml")


@pytest.mark.parametrize("properties", [
    b'"smartDataType": "patrol", "smartFeatureType": "waypoint/new", "smartAttributes": {}',
    b'"deviceId": "a", "sighting": {"SMART_ObservationType": "NewPatrol"}'])
def test_data_of_phones_are_declined_with_what_to_do(site, tmp_path, properties):
    feature = b'{"type": "Feature", "geometry": {"type": "Point", "coordinates": [102.2, 14.2]}, "properties": {%s}}'
    for content in (feature % properties, b"[%s]" % (feature % properties)):
        with pytest.raises(OnItsWayError, match="data queue"):
            bring(site, tmp_path, content, "a.json")


def test_finds_of_the_web_service_repeated_for_each_member_of_a_team_count_once(site, tmp_path):
    attributes = '[{"attribute": "numberofstumps", "value": 3}, {"attribute": "nameornames", "value": "Somchai"}]'
    rows = [["2025-01-31 08:05:00", "102.2", "14.2", "humanactivity.timber.stump.", attributes, member]
            for member in ("Somsak", "Malee")]
    report = bring(site, tmp_path, table(("datetime", "X", "Y", "category", "attributes", "team_member"), *rows))
    assert (report.read, report.stored, report.present) == (2, 1, 1)
    found = site.read("observations").iloc[0]
    assert (found["count"], json.loads(found["attributes"])) == (3, {"numberofstumps": 3})
