"""Files that were made to harm: refused or read in a sentence, in bounded time."""

from __future__ import annotations

import json
import math
import struct
import tracemalloc

import pytest

from pawc_planner.importers.batch import import_files
from pawc_planner.importers.errors import HostileXmlError
from pawc_planner.importers.layers.dbf_names import dbf_encoding

_GML = (
    '<ogr:FeatureCollection xmlns:ogr="http://ogr.maptools.org/" xmlns:gml="http://www.opengis.net/gml">'
    '<gml:featureMember><ogr:p fid="p.0"><ogr:geometryProperty><gml:Point srsName="EPSG:4326"><gml:coordinates>'
    "102.2,14.2</gml:coordinates></gml:Point></ogr:geometryProperty><ogr:category>&x;</ogr:category>"
    "<ogr:date>2025-01-31</ogr:date></ogr:p></gml:featureMember></ogr:FeatureCollection>"
)


@pytest.mark.parametrize("declared", [
    '<!DOCTYPE a [<!ENTITY x "snare">]>', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE a [<!ENTITY b "zzzzzzzzzz"><!ENTITY x "&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>',
])
def test_a_layer_of_gml_with_entities_is_refused_as_any_xml_is(site, tmp_path, declared):
    (tmp_path / "finds.gml").write_text('<?xml version="1.0"?>' + declared + _GML)
    with pytest.raises(HostileXmlError, match="it declares a document type"):
        import_files(site, tmp_path / "finds.gml")


def test_numbers_too_large_for_any_stay_as_they_were_written(site, tmp_path):
    event = ('{"id": "1", "event_type": "snare", "time": "2025-01-31T08:00:00Z", "location": {"latitude": 14.2, '
             '"longitude": 102.2}, "event_details": {"a": 1e400, "b": -1e999, "c": ' + "9" * 500 + ', "d": 1.5}}')
    (tmp_path / "events.json").write_text('{"data": {"results": [' + event + "]}}")
    assert import_files(site, tmp_path / "events.json").stored == 1
    stored = json.loads(site.read("observations")["attributes"][0], parse_constant=lambda word: math.inf)
    values = [value for value in stored.values() if isinstance(value, (str, float)) and value != ""]
    assert not any(isinstance(value, float) and math.isinf(value) for value in values)
    assert {"1e400", "-1e999", "9" * 500, 1.5} <= set(values)


def dbf(text: bytes, rows: int, width: int = 0) -> bytes:
    """A dBase table of one column of text, with another width of rows in its head when one is given."""
    head = struct.pack("<BBBBIHH20x", 3, 125, 1, 31, rows, 32 + 32 + 1, width or 1 + len(text))
    return head + struct.pack("<11sc4xBB14x", b"category", b"C", len(text), 0) + b"\r" + (b" " + text) * rows


def test_the_encoding_of_a_large_table_is_told_from_rows_all_over_it(tmp_path):
    path = tmp_path / "large.dbf"
    thai = "ตอไม้พะยูง".encode("cp874").ljust(40)
    path.write_bytes(dbf(b"stump".ljust(40), 300_000) + (b" " + thai) * 100_000)
    tracemalloc.start()
    assert dbf_encoding(path) == "cp874"
    assert tracemalloc.get_traced_memory()[1] < 50_000_000 and path.stat().st_size > 16_000_000
    tracemalloc.stop()


@pytest.mark.usefixtures("no_hang")
def test_a_head_that_states_rows_of_two_letters_comes_to_an_end(tmp_path):
    path = tmp_path / "narrow.dbf"
    path.write_bytes(dbf(b"x" * 250, 100_000, width=2))
    dbf_encoding(path)
