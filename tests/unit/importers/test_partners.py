"""Partners of patrols: where files tell them, what cells mean, and that names of people do not come in."""

from __future__ import annotations

import geopandas as gpd
import pytest
import shapely

from pawc_planner.importers.batch import import_files
from pawc_planner.importers.partners import kind_of, partners_in
from pawc_planner.importers.personal import PersonalPolicy
from pawc_planner.site.joint import joint_patrols, partners_of
from pawc_planner.site.merge import merge_sites
from pawc_planner.site.store import SiteStore
from pawc_planner.site.undo import undo_import

from .conftest import BOX, ewkb, patrol_xml

POLICY = PersonalPolicy()
TRACK = ewkb([102.2, 102.21], [14.2, 14.2], [1738310400000, 1738311000000])
DAY = f'<days date="2025-01-31" startTime="08:00:00" endTime="09:00:00" restMinutes="0.0"><track geom="{TRACK}" distance="1.0"/></days>'  # noqa: E501


@pytest.mark.parametrize(("cell", "meant"), [
    ("Police", "Police"), ("ตชด.; ทหาร", "ตชด.; ทหาร"), ("Army / WCS", "Army; WCS"), ("yes", "joint"), ("ใช่", "joint"),
    ("TRUE", "joint"), ("1", "joint"), ("1.0", "joint"), ("✓", "joint"), ("no", ""), ("ไม่ใช่", ""), ("ไม่มี", ""),
    ("-", ""), ("0", ""), ("N/A", ""), ("", ""), ("3", ""), ("12.5", ""), ("No partners", ""),
    ("yes; Police", "Police"),
    ("No. 23 Border Patrol Company", "No. 23 Border Patrol Company"), ("Police, police", "Police; police"),
    ("กองร้อย ตชด. 447", "กองร้อย ตชด. 447"), ("สภ.นางรอง", "สภ.นางรอง"), ("อำเภอนางรอง", "อำเภอนางรอง"),
    ("นายอำเภอวังน้ำเขียว", "นายอำเภอวังน้ำเขียว"),
])
def test_what_a_cell_means(cell, meant):
    assert partners_in(cell, POLICY) == meant


@pytest.mark.parametrize(("cell", "meant"), [
    ("Police 081-234-5678", "Police …"), ("นายสมชาย ใจดี", "joint"), ("ตชด. (ร.ต.ต.สมชาย ใจดี)", "ตชด. (…)"),
    ("Sgt. Somchai Jaidee", "joint"), ("Police; Mr Somchai", "Police"), ("Army, Capt. Chai", "Army"),
])
def test_names_and_numbers_of_people_are_masked(cell, meant):
    assert partners_in(cell, POLICY) == meant
    assert partners_in(cell, PersonalPolicy(keep=True)) != meant


@pytest.mark.parametrize(("header", "kind"), [
    ("Partner", "partners"), ("Partner.Agency", "partners"), ("Joint with", "partners"), ("หน่วยงานร่วม", "partners"),
    ("ร่วมกับ", "partners"), ("Joint patrol (yes/no)", "joint"), ("ลาดตระเวนร่วม", "joint"), ("Agency", "agency"),
    ("Partner_ag", "partners"), ("Joint_patr", "joint"), ("หนวยงานรวม", "partners"),
    ("Partnership signed", ""), ("Jointed", ""), ("Joint_pa", ""), ("Team", ""), ("หน่วยพิทักษ์ป่า", ""),
])
def test_headers_that_tell_partners(header, kind):
    assert kind_of(header) == kind


def stored(site):
    frame = site.read("patrols")
    return dict(zip(frame["patrol_id"], frame["partners"]))


def write(tmp_path, name, text):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / name


QUERY = (
    '"Patrol ID","Type","Patrol Start Date","Patrol End Date","Station","Team","Mandate","Armed","Partner agency",'
    '"Patrol Leg ID","Waypoint ID","Waypoint Date","Waypoint Time","X","Y","Observation Category 0"\n'
    '"P1","Ground","Jan 31, 2025","Jan 31, 2025","N","T","Anti-poaching","No","","1","1","Jan 31, 2025","08:00:00",'
    '"102.2","14.2","Fire"\n'
    '"P1","Ground","Jan 31, 2025","Jan 31, 2025","N","T","Anti-poaching","No","Police","1","2","Jan 31, 2025",'
    '"08:10:00","102.2","14.2","Fire"\n'
    '"P2","Ground","Jan 31, 2025","Jan 31, 2025","N","T","Anti-poaching","No","-","1","1","Jan 31, 2025","08:00:00",'
    '"102.3","14.2","Fire"\n'
)


def test_a_smart_query_tells_partners_in_any_row_and_keeps_its_finds_as_they_were(site, tmp_path):
    import_files(site, write(tmp_path, "q.csv", QUERY))
    assert stored(site) == {"P1": "Police", "P2": ""}
    assert joint_patrols(site) == {"P1"} and partners_of(site) == {"P1": ("Police",)}
    attributes = site.read("observations")["attributes"].tolist()
    assert attributes[1] == '{"Partner agency": "Police"}'  # by which a second export is recognised


def test_finds_stored_by_an_older_version_are_not_new(site, tmp_path):
    """What an older version made of the file: the same records, without partners."""
    import_files(site, write(tmp_path, "q.csv", QUERY))
    with site.transaction() as writer:
        for fid in site.read("patrols")["fid"]:
            writer.update("patrols", int(fid), {"partners": ""})
    report = import_files(site, write(tmp_path, "q2.csv", QUERY + "\n"))
    assert (report.files[0].stored, report.files[0].repaired) == (0, 0)
    assert site.count("observations") == 3 and site.count("patrols") == 2
    assert stored(site)["P1"] == "Police"  # filled in, as the site had none
    undo_import(site, report.import_id)
    assert stored(site) == {"P1": "", "P2": ""} and site.count("observations") == 3


TABLE = "patrol_id,time,lat,lon,{header}\n" + "".join(
    f"{patrol},2025-01-31T08:0{at}:00+07:00,14.20{at},102.20{at},{{{patrol}}}\n" for patrol in "AB" for at in range(3))


@pytest.mark.parametrize(("header", "a", "b", "found"), [
    ("Joint patrol (yes/no)", "yes", "no", {"A": "joint", "B": ""}),
    ("หน่วยงานร่วม", "ตชด.", "", {"A": "ตชด.", "B": ""}),
    ("ลาดตระเวนร่วม", "ใช่", "ไม่ใช่", {"A": "joint", "B": ""}),
    ("Agency", "Police", "", {"A": "Police", "B": ""}),
    ("Agency", "KWS", "KWS", {"A": "", "B": ""}),  # whose patrols they are
    ("Leader", "Police", "Army", {"A": "", "B": ""}),
])
def test_a_table_of_fixes_tells_partners(site, tmp_path, header, a, b, found):
    import_files(site, write(tmp_path, "t.csv", TABLE.format(header=header, A=a, B=b)), "patrols")
    assert stored(site) == found


def test_a_column_of_partners_can_be_named_by_hand_or_stand_for_the_whole_file(site, tmp_path):
    path = write(tmp_path, "t.csv", TABLE.format(header="who else", A="Navy", B="no"))
    import_files(site, path, "patrols", {"partners": "who else"})
    assert stored(site) == {"A": "Navy", "B": ""}
    path = write(tmp_path, "u.csv", TABLE.format(header="z", A="", B="").replace("A,", "C,").replace("B,", "D,"))
    import_files(site, path, "patrols", {"constants": {"partners": "Army"}})
    assert stored(site) == {"A": "Navy", "B": "", "C": "Army", "D": "Army"}


@pytest.mark.parametrize(("extra", "found"), [
    ('<attributes key="partner_agency" stringValue="Police 447"/>', "Police 447"),
    ('<attributes key="joint_patrol"><bValue>true</bValue></attributes>', "joint"),
    ('<attributes key="jointpatrol" dValue="0.0"/>', ""),
    ('<attributes key="partners"><itemKey>border_police</itemKey><itemKey>army</itemKey></attributes>',
     "border police; army"),
    ('<attributes key="partners" stringValue="นายสมชาย ใจดี 081-234-5678"/>', "joint"),
    ('<attributes key="weather" stringValue="Police"/>', ""),
])
def test_attributes_of_a_smart_patrol_tell_partners(site, tmp_path, extra, found):
    (tmp_path / "p.xml").write_bytes(patrol_xml(DAY, extra=extra))
    import_files(site, tmp_path / "p.xml")
    assert stored(site) == {"P1": found}


def test_lines_of_a_layer_tell_partners(site, tmp_path):
    lines = gpd.GeoDataFrame(
        {"Patrol_ID": ["A", "B"], "Partner_ag": ["Police", "none"], "Patrol_Sta": ["2025-01-31", "2025-01-31"]},
        geometry=[shapely.LineString([(102.2, lat), (102.21, lat)]) for lat in (14.2, 14.3)],
        crs="EPSG:4326")
    lines.to_file(tmp_path / "ways.shp", engine="pyogrio")
    import_files(site, tmp_path / "ways.shp")
    assert stored(site) == {"A": "Police", "B": ""}


GPX = (
    '<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1"><trk><name>A</name><desc>{said}</desc>'
    '<trkseg><trkpt lat="14.2" lon="102.2"><time>2025-01-31T01:00:00Z</time></trkpt>'
    '<trkpt lat="14.201" lon="102.2"><time>2025-01-31T01:05:00Z</time></trkpt></trkseg></trk></gpx>'
)


@pytest.mark.parametrize(("said", "objective", "joint"), [
    ("Joint patrol with police", "Joint patrol with police", True), ("31-JAN-25 8:00:00", "", False), ("", "", False),
    ("Joint, call 081-234-5678", "Joint, call …", True),
])
def test_what_is_written_of_a_gpx_track_is_the_objective(site, tmp_path, said, objective, joint):
    import_files(site, write(tmp_path, "a.gpx", GPX.format(said=said)))
    assert site.read("patrols")["objective"].tolist() == [objective]
    assert bool(joint_patrols(site)) is joint


def test_what_one_file_leaves_open_of_a_patrol_another_fills_in(site, tmp_path):
    """The tracks come as GPX; who went along stands in a table that is read after it."""
    folder = tmp_path / "both"
    folder.mkdir()
    write(folder, "a.gpx", GPX.format(said=""))
    write(folder, "b.csv", TABLE.format(header="Partners", A="Police", B="").replace("08:0", "10:0"))
    import_files(site, folder)
    assert stored(site) == {"A": "Police", "B": ""}


def test_an_earthranger_patrol_of_joint_kind_is_joint(site, tmp_path):
    import json

    patrols = [{
        "id": f"er-{kind}", "serial_number": at, "title": "", "objective": "", "state": "done",
        "patrol_segments": [{
            "patrol_type": kind, "leader": None, "time_range": {
                "start_time": "2025-01-31T08:00:00+07:00", "end_time": "2025-01-31T12:00:00+07:00"}, "events": []}],
    } for at, kind in enumerate(("joint_patrol", "foot_patrol"))]
    (tmp_path / "patrols.json").write_text(json.dumps(patrols), encoding="utf-8")
    import_files(site, tmp_path / "patrols.json")
    assert joint_patrols(site) == {"er-joint_patrol"}


def test_merging_two_copies_brings_partners_and_lists_what_differs(site, tmp_path):
    import_files(site, write(tmp_path, "q.csv", QUERY))
    other = tmp_path / "other.gpkg"
    with SiteStore.create(other, site.info, BOX) as theirs:
        import_files(theirs, write(tmp_path, "r.csv", QUERY.replace('"-"', '"Army"').replace("Police", "Navy")))
    report = merge_sites(site, other, prefer="ours")
    assert stored(site) == {"P1": "Police", "P2": "Army"}
    assert any("partners" in conflict.ours for conflict in report.conflicts if conflict.table == "patrols")
    undo_import(site, report.import_id)
    assert stored(site) == {"P1": "Police", "P2": ""}
