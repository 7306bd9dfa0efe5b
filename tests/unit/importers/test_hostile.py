"""Files that were made to harm: refused or read in a sentence, in bounded time."""

from __future__ import annotations

import json
import math

import pytest

from pawc_planner.importers.batch import import_files
from pawc_planner.importers.errors import HostileXmlError

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
