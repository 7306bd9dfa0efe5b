from __future__ import annotations

import json
import random
import zipfile
from datetime import date

import pytest

from pawc_planner.importers.batch import import_files
from pawc_planner.importers.errors import EmptySourceError, ImportFault
from pawc_planner.importers.vector_tables import NoRecordLayerError

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
    assert (found["category"], found["waypoint_id"], found["day"]) == ("stump.", "S1", date(2025, 1, 31))
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
    with pytest.raises(EmptySourceError):
        bring(site, tmp_path, kml(LINK), "empty.kml")


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
