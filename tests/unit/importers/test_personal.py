"""Personal data: what is left out by its name, what is masked inside of texts, and what must stay."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pawc_planner.importers.batch import import_files
from pawc_planner.importers.personal import MASK, PersonalPolicy, is_personal, is_thai_id, masked

ID = "1101700203450"  # a made-up number with the right check digit


@pytest.mark.parametrize("name", [
    "nameornames", "nationalidnumber", "phonenumber", "personage", "placeoforigin", "Name or Names",
    "National ID Number", "Phone Number", "Observer", "Leader", "Pilot", "Employee ID", "givenName",
    "familyName", "reported_by", "setupBy", "classifiedBy", "created_by_user", "Patrol Leader", "Team Members",
    "Reporter Name", "Name of suspect", "suspectName", "Informant", "informant_name", "Tel.", "Mobile",
    "E-mail", "Home address", "Address", "Licence plate", "Vehicle registration", "Passport No",
    "Offender name", "Poacher's name", "Age of person", "details__reported_by_name", "details.PhoneNumber",
    "Witness 2", "ผู้นำ", "คนขับ", "ชื่อ-นามสกุล", "ชื่อผู้แจ้ง", "เบอร์โทรศัพท์", "เลขบัตรประชาชน", "หัวหน้าชุด", "ผู้บันทึก",
    "รายชื่อสมาชิก", "ที่อยู่ผู้แจ้ง", "ทะเบียนรถ", "Teléfono", "Nombre del observador", "Apellidos",
    "Correo electrónico", "Nombre del informante", "Cédula", "Nama pelapor", "No. HP", "Nama ketua tim",
    "Alamat", "KTP", "No. Telefon", "Kad Pengenalan", "លេខទូរស័ព្ទ", "ເບີໂທ", "ဖုန်းနံပါတ်", "Prénom",
    "Nom de l'observateur", "Names", "Username", "Found by", "Annotated by", "Caller name", "Contact No.", "Tel no",
    "Name of source", "Village headman name", "Citizen ID", "Vehicle plate", "ผู้แจ้งเหตุ", "ผู้รับแจ้ง", "ผู้ติดตั้งกล้อง", "จนท.",
    "ผู้ต้องหา", "พบโดย", "โทร.", "หัวหน้าชุดลาดตระเวน", "Số điện thoại", "Tên người báo", "Nom de l'informateur", "姓名"])
def test_names_of_people_are_left_out(name):
    assert is_personal(name)


@pytest.mark.parametrize("name", [
    "Species", "Common name", "Scientific name", "scientificName", "Camera name", "Station name",
    "locationName", "Name", "Place name", "Village name", "Patrol name", "Number of people",
    "Number of members", "Number of Suspects", "จำนวนคน", "จำนวนผู้ต้องสงสัย", "numberofpeoplearrested",
    "People escaped", "Mobile signal", "Phone signal", "Mobile network", "Age of sign", "ageofsign", "Threat",
    "Team", "Station", "Source type", "Source reliability", "Observer effort", "Ranger station",
    "Action taken people", "actiontakenpeople", "peoplearrestedorfined", "Dirección", "Direction",
    "ชื่อวิทยาศาสตร์", "ชื่อกล้อง", "ชื่อหน่วย", "ถิ่นที่อยู่อาศัย", "ประเภทผู้แจ้ง", "วันที่แจ้ง", "Type",
    "Model", "Device ID", "Patrol ID", "Camera ID", "treespecies_timber", "Waypoint ID", "Comment", "Notes",
    "Age", "Sex", "Count", "Class", "id", "title", "Patrol Transport Type", "Mandate", "Objective",
    "Contact type", "Source", "Nama lokal", "Nombre común", "Nombre científico", "Nom scientifique",
    "Nombre de personnes", "Jumlah orang", "Number of calves", "Cell", "Grid cell", "Operator"])
def test_names_of_species_places_and_counts_stay(name):
    assert not is_personal(name)


def test_what_smart_writes_keeps_all_that_is_not_personal():
    """The columns of a SMART observation query: only leader, pilot and observer go."""
    query = (
        "Conservation Area ID, Patrol ID, Type, Patrol Start Date, Patrol End Date, Station, Team, Objective, Mandate, "
        "Armed, Patrol Leg ID, Leader, Pilot, Patrol Leg Start Date, Patrol Leg End Date, Patrol Transport Type, "
        "Waypoint ID, "
        "Waypoint Date, Waypoint Time, X, Y, Direction, Distance, Comment, Observer, Observation Group, Age of Sign, "
        "Number of Stumps, Timber Tree Species, Threat, Species, Action Taken Items, Type of Trap, Number of People"
    )
    assert [column for column in query.split(", ") if is_personal(column)] == ["Leader", "Pilot", "Observer"]


@pytest.mark.parametrize(("text", "after", "count"), [
    (f"ชาย บัตร {ID} หนี", f"ชาย บัตร {MASK} หนี", 1),
    ("1-1017-00203-45-0", MASK, 1), ("โทร 081-234-5678", f"โทร {MASK}", 1), ("0812345678", MASK, 1),
    ("call +66 81 234 5678 now", f"call {MASK} now", 1), ("๐๘๑-๒๓๔-๕๖๗๘", MASK, 1),
    ("a.b@example.org, ok", f"{MASK}, ok", 1),
    ("ลงชื่อ .... (นายสมชาย ใจดี) ผู้รายงาน", f"ลงชื่อ .... ({MASK}) ผู้รายงาน", 1), ("( น.ส.มาลี ใจดี )", f"( {MASK})", 1),
    ("พบคน (นายพราน 2 คน)", "พบคน (นายพราน 2 คน)", 0), ("พบลิงลม (นางอายตัวเล็ก)", "พบลิงลม (นางอายตัวเล็ก)", 0),
    ("tel: 12345678", f"tel: {MASK}", 1), ("+855 12 345 678 / 044-123456", f"{MASK} / {MASK}", 2),
    ("1101700203451", "1101700203451", 0),
    ("14.2085123, 102.3456789", "14.2085123, 102.3456789", 0),
    ("+14.2085123 +102.3456789", "+14.2085123 +102.3456789", 0), ("812345 1571234", "812345 1571234", 0),
    ("0812345 1571234", "0812345 1571234", 0), ("2024-01-05 08:05:00", "2024-01-05 08:05:00", 0),
    ("05-01-2024", "05-01-2024", 0), ("3 snares, 2 camps", "3 snares, 2 camps", 0),
    ("47P 0812345 1571234", "47P 0812345 1571234", 0),
    ("SMART_000006-001", "SMART_000006-001", 0), ("ตอไม้พะยูง 3 ต้น รอบวง 182.5", "ตอไม้พะยูง 3 ต้น รอบวง 182.5", 0),
    ("13/01/2568 - 15/01/2568", "13/01/2568 - 15/01/2568", 0),
    ("IMG_20240105_080500.JPG", "IMG_20240105_080500.JPG", 0),
    ("98ee4c8b-aadc-489f-88b7-9fa4522c67aa", "98ee4c8b-aadc-489f-88b7-9fa4522c67aa", 0)])
def test_numbers_of_people_inside_of_texts_are_masked(text, after, count):
    assert masked(text) == (after, count)


def test_attributes_are_cleaned_to_their_depth():
    kept, count = PersonalPolicy().clean({
        "species": "rosewood", "observer": "A B", "note": "call 081-234-5678",
        "more": [{"phonenumber": "1", "text": ID}],
        "updated_ms": 1_704_067_200_124, "card": int(ID), "n": 3})
    assert kept == {"species": "rosewood", "note": f"call {MASK}", "more": [{"text": MASK}],
                    "updated_ms": 1_704_067_200_124, "card": MASK, "n": 3}
    assert count == 5


def test_keeping_is_keeping_everything():
    found = {"observer": "A B", "note": "call 081-234-5678"}
    assert PersonalPolicy(keep=True).clean(found) == (found, 0)
    assert PersonalPolicy(keep=True).text("081-234-5678") == ("081-234-5678", 0)


def test_a_site_adds_to_the_list_and_takes_from_it(site):
    rows = [
        {"name": "Comment", "origin": "user", "dropped": True},
        {"name": "observer", "origin": "user", "dropped": False},
    ]
    with site.transaction() as writer:
        writer.insert("personal_fields", rows)
    policy = PersonalPolicy.of(site)
    kept, count = policy.clean({"comment": "words", "Observer": "A B", "leader": "C D"})
    assert (kept, count) == ({"Observer": "A B"}, 2) and not PersonalPolicy.of(site, keep=True).drops("comment")


@settings(max_examples=200, deadline=None)
@given(st.integers(10**11, 9 * 10**11 - 1))
def test_one_of_ten_or_so_numbers_is_an_identity_and_its_neighbours_are_not(number):
    valid = [digit for digit in range(10) if is_thai_id(f"{number}{digit}")]
    assert len(valid) == 1


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_masking_any_text_ends_and_hides_only_by_the_mask(text):
    after, count = masked(text)
    assert after.count(MASK) >= count and (count or after == text)
    assert masked(after)[1] == 0 or count


@settings(max_examples=100, deadline=None)
@given(st.floats(-180, 180), st.floats(-90, 90))
def test_coordinates_are_never_masked(lon, lat):
    text = f"{lat:.7f}, {lon:.7f} ({lon:+.6f} {lat:+.6f})"
    assert masked(text) == (text, 0)


LOG = (
    "Camera ID,Date,Time,Class,People,Action taken,Notes\n"
    f"007,2025-01-10,08:00,person,2,told 081-234-5678,x\nT2,bad,08:00,person,2,,call 0812345678 {ID}\n"
    "T3,2025-01-11,08:00,person,call 081-234-5678,,x\n"
)


def test_numbers_of_people_are_masked_wherever_a_row_ends_up(site, tmp_path):
    (tmp_path / "log.csv").write_text(LOG, encoding="utf-8")
    report = import_files(site, tmp_path / "log.csv")
    assert (report.stored, report.repaired, report.quarantined) == (1, 1, 1)
    assert site.read("camera_events")["response"].tolist() == [f"told {MASK}", ""]
    assert site.read("repairs")["from_value"].tolist() == [f"call {MASK}"]
    content = json.loads(site.read("quarantine")["content"].iloc[0])
    assert content["Notes"] == f"call {MASK} {MASK}" and content["Date"] == "bad"
    for number in (b"081-234-5678", b"0812345678", ID.encode()):
        assert number not in site.path.read_bytes()


def test_they_are_kept_where_the_user_chose_to(site, tmp_path):
    (tmp_path / "log.csv").write_text(LOG, encoding="utf-8")
    import_files(site, tmp_path / "log.csv", keep_personal=True)
    assert site.read("camera_events")["response"].tolist()[0] == "told 081-234-5678"
    assert ID in site.read("quarantine")["content"].iloc[0]
    assert site.read("import_batches")["personal_kept"].tolist() == [True]


def test_the_site_can_mark_a_column_of_free_text_as_sensitive(site, tmp_path):
    with site.transaction() as writer:
        writer.insert("personal_fields", [{"name": "Action taken", "origin": "user", "dropped": True}])
    (tmp_path / "log.csv").write_text(LOG, encoding="utf-8")
    report = import_files(site, tmp_path / "log.csv")
    assert set(site.read("camera_events")["response"]) == {""}
    assert any("1 names" in str(note) for note in report.notes)
