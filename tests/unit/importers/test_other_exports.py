"""The same finds as XML and as the result of a query count once, whichever comes first."""

from __future__ import annotations

import pytest

from pawc_planner.importers.batch import import_files
from pawc_planner.site.undo import undo_import

from .conftest import patrol_xml

STUMP = ('<observations categoryKey="humanactivity.timber.stump."><attributes attributeKey="numberofstumps">'
         '<dValue>{}</dValue></attributes></observations>')
XML = patrol_xml(
    '<days date="2025-01-31" startTime="08:00:00" endTime="09:00:00">'
    f'<waypoints id="1" x="102.2" y="14.2" time="08:05:00"><groups>{STUMP.format(3)}{STUMP.format(1)}</groups>'
    '<comment>by the stream</comment></waypoints>'
    f'<waypoints id="2" x="102.21" y="14.2" time="08:06:00"><groups>{STUMP.format(2)}</groups></waypoints></days>')
HEAD = ("Patrol ID,Patrol Start Date,Patrol End Date,Patrol Leg ID,Waypoint ID,Waypoint Date,Waypoint Time,X,Y,"
        "Observation Category 0,Observation Category 1,Observation Category 2,Number of Stumps\n")


def rows(*finds, patrol="P1"):
    return HEAD + "".join(
        f"{patrol},2025-01-31,2025-01-31,1,{waypoint},2025-01-31,{clock},{x},14.2,Human Activity,Timber,Stump,{count}\n"
        for waypoint, clock, x, count in finds)


ONE, TWO, THREE = ("1", "08:05:00", "102.2", 3), ("1", "08:05:00", "102.2", 1), ("2", "08:06:00", "102.21", 2)


def bring(store, tmp_path, content, name):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return import_files(store, path)


@pytest.mark.parametrize("xml_first", [True, False])
def test_what_came_in_another_format_is_present(site, tmp_path, xml_first):
    files = [("p.xml", XML), ("q.csv", rows(ONE, TWO, THREE))]
    first, second = (bring(site, tmp_path, content, name) for name, content in (files if xml_first else files[::-1]))
    assert (first.stored, second.read, second.present) == (3, 3, 3)
    assert site.count("observations") == 3


def test_both_in_one_folder(site, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "p.xml").write_bytes(XML)
    (folder / "q.csv").write_text(rows(ONE, TWO, THREE), encoding="utf-8")
    report = import_files(site, folder)
    assert (report.read, report.stored, report.present) == (6, 3, 3)


def test_rows_for_each_member_of_what_is_there_stay_copies(site, tmp_path):
    bring(site, tmp_path, XML, "p.xml")
    report = bring(site, tmp_path, rows(ONE, TWO, THREE, ONE, TWO, THREE), "q.csv")
    assert (report.read, report.present) == (6, 6)


def test_what_is_new_in_a_query_is_stored(site, tmp_path):
    bring(site, tmp_path, XML, "p.xml")
    later, more = ("2", "08:07:00", "102.21", 2), ("2", "08:06:00", "102.21", 5)
    report = bring(site, tmp_path, rows(ONE, TWO, THREE, later, more), "q.csv")
    assert (report.read, report.present, report.stored) == (5, 3, 2)
    assert bring(site, tmp_path, rows(ONE, patrol="P2"), "r.csv").stored == 1
    assert bring(site, tmp_path, rows(ONE, patrol=""), "s.csv").stored == 1


def test_alike_finds_of_one_format_are_left_to_their_content(site, tmp_path):
    bring(site, tmp_path, rows(ONE), "q.csv")
    assert bring(site, tmp_path, rows(TWO), "r.csv").stored == 1


def test_when_the_other_export_is_undone_the_finds_can_be_brought_again(site, tmp_path):
    first = bring(site, tmp_path, XML, "p.xml")
    assert bring(site, tmp_path, rows(ONE, TWO, THREE), "q.csv").present == 3
    undo_import(site, first.import_id)
    report = import_files(site, tmp_path / "q.csv")
    assert (report.stored, site.count("observations")) == (3, 3)
