"""Finds that came before the park's data model, and what it changes in them."""

from __future__ import annotations

import json

import pytest

from pawc_planner.importers.batch import import_files
from pawc_planner.site.reversal import reverse_repairs
from pawc_planner.site.undo import undo_import

from .conftest import patrol_xml

MODEL = """<DataModel xmlns="http://www.smartconservationsoftware.org/xml/1.1/datamodel">
<attributes>
  <attribute key="att1" type="NUMERIC"><names language_code="th" value="จำนวนตอที่พบ"/>
    <names language_code="en" value="Stumps"/></attribute>
  <attribute key="att2" type="LIST"><names language_code="th" value="ชนิดพรรณไม้"/>
    <values key="payung"><names language_code="th" value="พะยูง"/></values></attribute>
  <attribute key="att3" type="TEXT"><names language_code="th" value="ชื่อผู้ต้องหา"/></attribute>
</attributes>
<categories><category key="humanactivity"><names language_code="th" value="กิจกรรมคน"/>
  <category key="cut"><names language_code="th" value="ตอ ที่ถูกตัด"/></category></category></categories>
</DataModel>"""
TABLE = (
    "Patrol ID,Waypoint ID,Waypoint Date,Waypoint Time,X,Y,หมวด 0,หมวด 1,จำนวนตอที่พบ,ชนิดพรรณไม้,หมายเหตุ\n"
    "P1,1,2025-01-31,08:05:00,102.2,14.2,กิจกรรมคน,ตอ ที่ถูกตัด,3,พะยูง,ริมห้วย\n"
    "P1,2,2025-01-31,08:06:00,102.21,14.2,อื่นๆ,,,,\n")
WORDS = {"จำนวนตอที่พบ": "3", "ชนิดพรรณไม้": "พะยูง", "comment": "ริมห้วย"}
KEYS = {"att1": 3.0, "att2": "payung", "comment": "ริมห้วย"}


def bring(store, tmp_path, content, name):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return import_files(store, path)


def first(site):
    row = site.read("observations").sort_values("fid").iloc[0]
    return row["category"], row["count"], bool(row["is_threat"]), json.loads(row["attributes"])


def test_words_of_earlier_finds_become_keys_and_again_words(site, tmp_path):
    bring(site, tmp_path, TABLE, "a.csv")
    before = first(site)
    assert before == ("กิจกรรมคน.ตอที่ถูกตัด.", 3, False, WORDS)
    report = bring(site, tmp_path, MODEL, "model.xml")
    assert first(site) == ("humanactivity.cut.", 3, True, KEYS)
    repairs = site.read("repairs")
    assert repairs[["rule", "field", "from_value", "to_value"]].values.tolist()[0] == [
        "data_model", "category", "กิจกรรมคน.ตอที่ถูกตัด.", "humanactivity.cut."]
    assert len(repairs) == 2 and (report.read, report.stored) == (7, 7)
    undo_import(site, report.import_id)
    assert first(site) == before and site.count("repairs") == 0


def test_what_comes_again_after_the_data_model_is_present(site, tmp_path):
    bring(site, tmp_path, TABLE, "a.csv")
    bring(site, tmp_path, MODEL, "model.xml")
    report = bring(site, tmp_path, TABLE + "\n", "b.csv")
    assert (report.read, report.present) == (2, 2)
    assert site.check() == []


def test_the_order_of_table_and_model_makes_no_difference(site, tmp_path):
    bring(site, tmp_path, MODEL, "model.xml")
    bring(site, tmp_path, TABLE, "a.csv")
    assert first(site) == ("humanactivity.cut.", 3, True, KEYS)


def test_the_rule_alone_can_be_taken_back(site, tmp_path):
    bring(site, tmp_path, TABLE, "a.csv")
    report = bring(site, tmp_path, MODEL, "model.xml")
    assert reverse_repairs(site, report.import_id, "data_model").restored == {"observations": 1}
    assert (first(site)[0], first(site)[3]) == ("กิจกรรมคน.ตอที่ถูกตัด.", WORDS)


@pytest.mark.parametrize("model_first", [True, False])
def test_labels_tell_of_keys_what_is_personal_and_what_counts(site, tmp_path, model_first):
    find = (
        '<days date="2025-01-31"><waypoints id="1" x="102.2" y="14.2" time="08:05:00"><observations '
        'categoryKey="humanactivity.cut."><attributes attributeKey="att1"><dValue>4.0</dValue></attributes>'
        '<attributes attributeKey="att3"><sValue>Somchai</sValue></attributes></observations></waypoints></days>')
    files = [("p.xml", patrol_xml(find)), ("model.xml", MODEL)]
    for name, content in files[::-1] if model_first else files:
        bring(site, tmp_path, content, name)
    assert first(site) == ("humanactivity.cut.", 4, True, {"att1": 4.0})
    assert "Somchai" not in " ".join(site.read("repairs")["from_value"])
    assert bring(site, tmp_path, patrol_xml(find, extra="<comment/>"), "again.xml").present == 1


def test_finds_of_other_programs_keep_their_own_words(site, tmp_path):
    kml = (b'<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>\xe0\xb8\x81</name><ExtendedData>'
           b'<Data name="category"><value>Fire</value></Data></ExtendedData><Point>'
           b'<coordinates>102.2,14.2</coordinates></Point></Placemark></kml>')
    bring(site, tmp_path, kml, "a.kml")
    before = first(site)
    bring(site, tmp_path, MODEL, "model.xml")
    assert first(site) == before
