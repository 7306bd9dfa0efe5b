"""The park's own words: read from SMART's data model, and used to find keys and labels."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pawc_planner.importers.batch import import_files
from pawc_planner.importers.errors import UnknownContentError
from pawc_planner.importers.files.sources import SourceFile
from pawc_planner.importers.personal import personal_names
from pawc_planner.importers.places.site_places import SitePlaces
from pawc_planner.importers.reading import Reading
from pawc_planner.importers.smart.data_model import DataModel
from pawc_planner.importers.smart.data_model_xml import read
from pawc_planner.importers.smart.find_words import category_names
from pawc_planner.importers.smart.vocabulary import LANGUAGES, vocabulary

GENUINE = Path(__file__).resolve().parents[3] / ".." / "shared" / "data" / "smart" / (
    "datamodel_v1.1_waterberg_en_esMX.xml")
needs_genuine = pytest.mark.skipif(not GENUINE.exists(), reason="the shared data are not here")

MODEL = """<?xml version="1.0" encoding="UTF-8"?>
<dm:DataModel xmlns:dm="http://www.smartconservationsoftware.org/xml/1.0/datamodel">
<dm:languages><dm:language code="en"/><dm:language code="th"/></dm:languages>
<dm:attributes>
  <dm:attribute key="species" isrequired="false" type="TREE">
    <dm:names language_code="en" value="Species"/><dm:names language_code="th" value="ชนิดสัตว์"/>
    <dm:tree key="mammals"><dm:names language_code="en" value="Mammals"/>
      <dm:children key="tiger"><dm:names language_code="en" value="Tiger"/>
        <dm:names language_code="th" value="เสือโคร่ง"/></dm:children>
      <dm:children key="other"><dm:names language_code="en" value="Other"/></dm:children></dm:tree>
    <dm:tree key="birds"><dm:names language_code="en" value="Birds"/>
      <dm:children key="other"><dm:names language_code="en" value="Other"/></dm:children></dm:tree>
  </dm:attribute>
  <dm:attribute key="tools" type="MLIST"><dm:names language_code="en" value="Tools used"/>
    <dm:aggregations aggregation="sum"/>
    <dm:values key="saw"><dm:names language_code="en" value="Chain saw"/></dm:values></dm:attribute>
  <dm:attribute key="tools2" type="TEXT"><dm:names language_code="en" value="Tools Used"/></dm:attribute>
  <dm:attribute key="who" type="TEXT"><dm:names language_code="en" value="Suspect"/>
    <dm:names language_code="th" value="ชื่อ-สกุล"/></dm:attribute>
  <dm:attribute key="nationalidnumber" type="TEXT"><dm:names language_code="en" value="Card"/></dm:attribute>
</dm:attributes>
<dm:categories>
  <dm:category key="threats"><dm:names language_code="en" value="Threats &amp; Signs"/>
    <dm:names language_code="th" value="ภัยคุกคาม"/><dm:attribute attributekey="tools" isactive="true"/>
    <dm:category key="camp"><dm:names language_code="en" value="Camp"/><dm:names language_code="th" value="ปางพัก"/>
    </dm:category></dm:category>
  <dm:category key="patrolwork"><dm:names language_code="en" value="Patrol work"/>
    <dm:category key="camp"><dm:names language_code="en" value="Camp"/></dm:category></dm:category>
</dm:categories></dm:DataModel>"""


def labels_of(site, content):
    file = SourceFile("model.xml", lambda: BytesIO(content))
    return [label for part in read(file, Reading(SitePlaces.of(site))) for label in part.labels]


@pytest.fixture
def model(site, tmp_path):
    (tmp_path / "model.xml").write_text(MODEL, encoding="utf-8")
    import_files(site, tmp_path / "model.xml")
    return DataModel.of(site)


def test_every_name_in_every_language_is_a_row(site):
    rows = [(row["kind"], row["parent"], row["key"], row["language"], row["label"]) for row in
            labels_of(site, MODEL.encode())]
    assert len(rows) == 20
    assert ("attribute", "", "species", "th", "ชนิดสัตว์") in rows
    assert ("item", "species", "mammals.tiger.", "th", "เสือโคร่ง") in rows
    assert ("item", "tools", "saw", "en", "Chain saw") in rows
    assert ("category", "", "threats.camp.", "th", "ปางพัก") in rows
    types = {row["key"]: row["type"] for row in labels_of(site, MODEL.encode()) if row["kind"] == "attribute"}
    assert types == {"species": "TREE", "tools": "MLIST", "tools2": "TEXT", "who": "TEXT", "nationalidnumber": "TEXT"}


def test_a_model_is_stored_once_and_counts_add_up(site, tmp_path):
    (tmp_path / "model.xml").write_text(MODEL, encoding="utf-8")
    report = import_files(site, tmp_path / "model.xml")
    assert (report.read, report.stored) == (20, 20) and site.count("data_model") == 20
    assert import_files(site, tmp_path / "model.xml").present == 20


@needs_genuine
def test_the_genuine_model_is_read_in_full(site):
    report = import_files(site, GENUINE)
    assert (report.read, report.stored) == (1332, 1332)  # its <names> elements, counted by hand
    found = DataModel.of(site)
    assert found.category_key(["Human Activity", "Weapons & Equipment", "Snares and traps"]) == (
        "humanactivity.weaponsequipment.trap.")
    assert found.attribute_key("timber tree species") == "treespecies_timber"
    assert found.attribute_key("Repairs Made") == "repairsmade"
    assert found.attribute_key("Repairs made") == "repairsmade1" and found.attribute_key("repairs made") == ""
    assert found.label("category", "humanactivity.people.", "th") == "People seen"  # its own, though only in English
    assert found.label_of_category("humanactivity.timber.stump.", "en", whole=True) == "Human Activity › Timber › Stump"
    assert {"nationalidnumber", "ID or Passport number", "nameornames", "Phone Number"} <= set(
        personal_names(labels_of(site, GENUINE.read_bytes())))


def test_a_document_that_names_nothing_is_told(site, tmp_path):
    (tmp_path / "model.xml").write_text("<DataModel><attributes/></DataModel>", encoding="utf-8")
    with pytest.raises(UnknownContentError, match="without a label"):
        import_files(site, tmp_path / "model.xml")


@pytest.mark.parametrize(("labels", "key"), [
    (["Threats & Signs", "Camp"], "threats.camp."), (["threats&signs", " camp "], "threats.camp."),
    (["ภัยคุกคาม", "ปางพัก"], "threats.camp."), (["ปางพัก"], "threats.camp."), (["THREATS AND", "Camp"], ""),
    (["Threats & Signs", "ปางพัก"], "threats.camp."),
    (["Patrol work", "Camp", ""], "patrolwork.camp."), (["Patrol work > Camp"], "patrolwork.camp."),
    (["threats.camp."], "threats.camp."), (["Camp"], ""), (["Threats & Signs"], "threats."), ([], ""), (["", " "], ""),
    (["Human Activity", "Timber", "Stump"], "humanactivity.timber.stump."), (["Never heard of"], ""), (["---"], ""),
])
def test_a_path_of_labels_leads_to_a_key_or_to_none(model, labels, key):
    assert model.category_key(labels) == key


@pytest.mark.parametrize(("label", "key"), [
    ("Species", "species"), ("ชนิดสัตว์", "species"), ("SPECIES ", "species"), ("Tools used", "tools"),
    ("Tools Used", "tools2"), ("tools USED", ""), ("Number of Stumps", "numberofstumps"), ("", ""), ("?", ""),
])
def test_attributes_are_found_by_label(model, label, key):
    assert model.attribute_key(label) == key


@pytest.mark.parametrize(("attribute", "label", "key"), [
    ("species", "Tiger", "mammals.tiger."), ("species", "เสือโคร่ง", "mammals.tiger."), ("species", "Other", ""),
    ("species", "Birds > Other", "birds.other."), ("species", "Mammals - Tiger", "mammals.tiger."),
    ("tools", "chain-saw", "saw"), ("tools", "Tiger", ""), ("ageofsign", "Very Old", "veryold"), ("nothing", "x", ""),
])
def test_items_are_found_in_their_attribute(model, attribute, label, key):
    assert model.item_key(attribute, label) == key


def test_labels_fall_back_on_another_language_and_on_the_common_words(model):
    assert model.label("category", "threats.camp.", "th") == "ปางพัก"
    assert model.label("category", "threats.camp.", "th_TH") == "ปางพัก"
    assert model.label("category", "patrolwork.camp.", "th") == "Camp"
    assert model.label("item", "mammals.tiger.", "th", parent="species") == "เสือโคร่ง"
    assert model.label("category", "humanactivity.timber.stump.", "es_MX") == "Tocón"
    assert model.label("attribute", "never", "en") == ""
    assert model.label_of_category("threats.camp.", "th", whole=True) == "ภัยคุกคาม › ปางพัก"
    assert model.label_of_category("threats.unheard.", "th") == "unheard" and model.label_of_category("", "th") == ""


def test_sentences_call_categories_by_their_labels(site, tmp_path):
    """By their own one, and by the whole path where two are called the same."""
    (tmp_path / "model.xml").write_text(MODEL, encoding="utf-8")
    import_files(site, tmp_path / "model.xml")
    with site.transaction() as writer:
        writer.insert("observations", [
            {"category": key, "time": None, "content_key": key, "batch_id": 1, "is_threat": 1}
            for key in ("threats.camp.", "patrolwork.camp.", "humanactivity.timber.stump.", "threats.unheard.")])
    assert category_names(site, "en") == {
        "humanactivity.": "Human Activity", "humanactivity.timber.": "Timber", "humanactivity.timber.stump.": "Stump",
        "patrolwork.": "Patrol work", "patrolwork.camp.": "Patrol work › Camp", "threats.": "Threats & Signs",
        "threats.camp.": "Threats & Signs › Camp", "threats.unheard.": "unheard"}
    assert category_names(site, "th_TH")["threats.camp."] == "ปางพัก"


def test_personal_attributes_are_known_by_key_or_label_in_any_language(site):
    names = personal_names(labels_of(site, MODEL.encode()))
    assert set(names) >= {"who", "Suspect", "ชื่อ-สกุล", "nationalidnumber", "Card"}
    assert not {"species", "Species", "tools", "Tools used"} & set(names)


def test_the_common_words_lead_back_to_their_keys_in_every_language():
    common, lost = DataModel(), []
    for kind, parent, key, language, label in vocabulary():
        if kind == "attribute" and common.attribute_key(label) != key:
            lost.append((key, language, label))
        if kind == "item" and common.item_key(parent, label) != key:
            lost.append((parent, key, language, label))
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_whole_paths_of_common_labels_lead_back_to_their_key(language):
    common = DataModel()
    keys = {key for kind, _, key, _, _ in vocabulary() if kind == "category"}
    for key in keys:
        parts = key.rstrip(".").split(".")
        path = [common.label("category", ".".join(parts[:n]) + ".", language) for n in range(1, len(parts) + 1)]
        assert common.category_key(path) == key, (key, path)


def test_a_label_asked_for_again_is_not_looked_for_again(model, monkeypatch):
    first = model.category_key(["Threats & Signs", "Camp"])
    monkeypatch.setattr(type(model), "_words", property(lambda self: pytest.fail("it was looked for again")))
    assert model.category_key(["Threats & Signs", "Camp"]) == first


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(max_size=20), max_size=4))
def test_any_text_is_a_known_key_or_none(labels):
    common = DataModel()
    keys = {key for kind, _, key, _, _ in vocabulary() if kind == "category"} | {""}
    assert common.category_key(labels) in keys
