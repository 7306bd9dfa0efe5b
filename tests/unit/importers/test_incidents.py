"""SMART independent incidents, and SMART documents that hold no records."""

from __future__ import annotations

import json
from datetime import date, datetime, timezone

import pytest

from pawc_planner.importers.batch import import_files
from pawc_planner.importers.errors import DayOrderError, UnknownContentError
from pawc_planner.importers.smart.declined import FormsOnlyError, PlanOnlyError, SurveyError

SPACE = "http://www.smartconservationsoftware.org/xml/1.0/independentincident"
SNARE = (
    '<observations categoryKey="humanactivity.weaponsequipment.trap."><attributes attributeKey="typeoftrap">'
    "<itemKey>wiresnare</itemKey></attributes></observations>")


def incident(inside=SNARE, *, when="2025-01-31T08:00:00", number="7", more="", space=SPACE, name="Waypoint"):
    return (
        f'<{name} xmlns="{space}" id="{number}" x="102.2" y="14.2" dateTime="{when}" {more}>{inside}</{name}>')


def bring(store, tmp_path, content, name="incident.xml", **options):
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return import_files(store, tmp_path / name, **options)


def test_an_incident_is_a_find_without_a_patrol(site, tmp_path):
    report = bring(site, tmp_path, '<?xml version="1.0"?>' + incident(SNARE + "<comment>near the camp</comment>"))
    assert (report.read, report.stored, report.observations) == (1, 1, 1)
    find = site.read("observations").iloc[0]
    assert (find["category"], find["waypoint_id"], find["day"]) == (
        "humanactivity.weaponsequipment.trap.", "7", date(2025, 1, 31))
    assert find["time"] == datetime(2025, 1, 31, 1, tzinfo=timezone.utc) and not find["patrol_id"]
    assert json.loads(find["attributes"]) == {"typeoftrap": "wiresnare", "comment": "near the camp"}
    assert site.count("patrols") == site.count("leg_days") == 0
    assert bring(site, tmp_path, incident(SNARE + "<comment>near the camp</comment>")).present == 1


def test_a_zone_of_the_web_is_an_instant(site, tmp_path):
    bring(site, tmp_path, incident(when="2025-01-31T18:30:00.000Z"))
    find = site.read("observations").iloc[0]
    assert (find["time"], find["day"]) == (
        datetime(2025, 1, 31, 18, 30, tzinfo=timezone.utc), date(2025, 2, 1))  # half past one at night in Thailand


def test_several_incidents_in_a_wrapper_with_groups_and_prefixes(site, tmp_path):
    inner = "".join(
        f'<i:Waypoint id="{number}" x="102.2" y="14.{number}" dateTime="2025-01-31T08:00:00" type="SMARTCOLLECT">'
        f'<i:groups>{SNARE.replace("<", "<i:").replace("<i:/", "</i:")}</i:groups></i:Waypoint>' for number in (21, 22))
    report = bring(site, tmp_path, f'<i:incidents xmlns:i="{SPACE}">{inner}</i:incidents>')
    assert (report.read, report.stored) == (2, 2)
    assert json.loads(site.read("observations").iloc[0]["attributes"])["incident_type"] == "SMARTCOLLECT"


def test_an_incident_at_which_nothing_was_observed_is_its_comment(site, tmp_path):
    bring(site, tmp_path, incident("<comment>shots heard</comment><attachments>1.wav</attachments>"))
    find = site.read("observations").iloc[0]
    assert find["category"] == "waypoint."
    assert json.loads(find["attributes"]) == {"comment": "shots heard", "attachments": ["1.wav"]}


def test_a_buddhist_year_is_put_right_with_a_record(site, tmp_path):
    report = bring(site, tmp_path, incident(when="2568-01-31T08:00:00"))
    assert report.repaired == 1 and site.read("observations")["day"].tolist() == [date(2025, 1, 31)]
    assert site.read("repairs")["rule"].tolist() == ["buddhist_year"]


def test_an_incident_without_a_date_is_set_aside_with_what_to_do(site, tmp_path):
    report = bring(site, tmp_path, f"<incidents>{incident(when='')}{incident()}</incidents>")
    assert (report.read, report.stored, report.quarantined) == (2, 1, 1)
    aside = site.read("quarantine").iloc[0]
    assert aside["reason"] == "no_date" and "Correct it in SMART" in aside["message"]


def test_an_ambiguous_date_is_asked_about(site, tmp_path):
    with pytest.raises(DayOrderError, match=r"incident\.xml.*dateTime"):
        bring(site, tmp_path, incident(when="03/04/2025 08:00"))
    assert bring(site, tmp_path, incident(when="03/04/2025 08:00"), mapping={"day_first": True}).stored == 1
    assert site.read("observations")["day"].tolist() == [date(2025, 4, 3)]


def test_a_wrapper_without_an_incident_is_told(site, tmp_path):
    with pytest.raises(UnknownContentError, match="without an incident"):
        bring(site, tmp_path, "<incidents/>")


@pytest.mark.parametrize(("content", "fault", "words"), [
    ('<ConfigurableModel xmlns="http://www.smartconservationsoftware.org/xml/1.0/dataentry"><nodes/></ConfigurableModel>',
     FormsOnlyError, "Export the data model"),
    ('<mission xmlns="http://www.smartconservationsoftware.org/xml/1.1/mission" id="M"/>', SurveyError, "patrols"),
    ('<plan xmlns="http://www.smartconservationsoftware.org/xml/1.0/plan"/>', PlanOnlyError, "a SMART plan"),
])
def test_other_documents_of_smart_are_declined_with_what_to_do(site, tmp_path, content, fault, words):
    with pytest.raises(fault, match=words):
        bring(site, tmp_path, content)
