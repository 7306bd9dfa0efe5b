"""XML that declares UTF-8, or nothing, and is written in the Thai code page of Windows."""

from __future__ import annotations

import pytest

from pawc_planner.importers.batch import import_files
from pawc_planner.importers.errors import BrokenXmlError
from pawc_planner.importers.untrusted.safe_xml import parse

from .conftest import ewkb, patrol_xml

GPX = (
    '<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="14.2" lon="102.2">'
    "<name>ตอไม้พะยูง</name><time>2025-01-31T01:00:00Z</time></wpt></gpx>"
)


@pytest.mark.parametrize("head", ['<?xml version="1.0" encoding="UTF-8"?>', '<?xml version="1.0"?>', ""])
def test_thai_letters_are_read_and_the_encoding_goes_on_record(site, tmp_path, head):
    (tmp_path / "marks.gpx").write_bytes((head + GPX).encode("cp874"))
    report = import_files(site, tmp_path / "marks.gpx")
    assert (report.read, report.stored, report.quarantined) == (1, 1, 0)
    assert site.read("observations")["waypoint_id"].tolist() == ["ตอไม้พะยูง"]
    assert site.read("import_batches")["encoding"].tolist() == ["cp874"]
    repair = site.read("repairs").iloc[0]
    assert (repair["rule"], repair["from_value"], repair["to_value"]) == ("encoding", "utf-8", "cp874")
    assert "encoding" in repair["reason"]


def test_smart_patrols_too_however_late_the_first_letter_stands(site, tmp_path):
    fixes = ewkb([102.2, 102.2001, 102.2002], [14.2, 14.2, 14.2], [1738310400000, 1738310460000, 1738310520000])
    track = f'<track geom="{fixes}" distance="0.02"/>'
    day = f'<days date="2025-01-31" startTime="08:00:00" endTime="09:00:00">{track}</days>'
    late = patrol_xml(day, extra=f'<!--{"x" * 200_000}--><comment>ลาดตระเวนปกติ</comment>', prefix="")
    (tmp_path / "p.xml").write_bytes(late.decode().encode("cp874"))
    assert import_files(site, tmp_path / "p.xml").quarantined == 0
    assert site.read("import_batches")["encoding"].tolist() == ["cp874"]


def test_a_healthy_document_is_not_called_repaired(site, tmp_path):
    (tmp_path / "marks.gpx").write_bytes(GPX.encode("utf-8"))
    import_files(site, tmp_path / "marks.gpx")
    assert site.read("repairs").empty and site.read("import_batches")["encoding"].fillna("").tolist() == [""]


@pytest.mark.parametrize("data", [
    b"<a>\xb5</a>", b"<a>caf\xe9</a>", "<a>ตอ</a>".encode() + "<!-- ตอไม้ -->".encode("cp874"), "<a>ตอ".encode()[:-1],
], ids=["noise", "western", "both", "cut"])
def test_what_is_not_plainly_thai_stays_damaged(data):
    with pytest.raises(BrokenXmlError):
        parse(data, "f.xml")
