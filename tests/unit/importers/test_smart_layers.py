"""Layers of SMART queries: shapefiles with cut names and GeoJSON, whose names have lost signs."""

from __future__ import annotations

import json
import unicodedata
from datetime import date
from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from pawc_planner.importers.batch import import_files
from pawc_planner.importers.layers.base_layers import add_layer
from pawc_planner.importers.personal_names import is_personal, personal_beginning
from pawc_planner.importers.smart.data_model import DataModel
from pawc_planner.importers.smart.layer_names import whole_names
from pawc_planner.importers.smart.queries import match_query
from pawc_planner.importers.smart.words import FIXED, PEOPLE

PLACE = shapely.Point(102.2, 14.2)
UUID = "0f8fad5b-d9cb-469f-a165-70867728950e"
ENGLISH = {
    "Patrol ID": "P1", "Track Type": "Ground", "Start Date": "2025-01-31", "End Date": "2025-01-31", "Station": "North",
    "Team": "T1", "Mandate": "Anti-poaching", "Leg ID": "1", "Leader": "Somsak", "Leg Start Date": "2025-01-31",
    "Leg End Date": "2025-01-31", "Transport Mode": "Foot", "Waypoint ID": "7", "Waypoint Date": "2025-01-31",
    "Waypoint Time": "8:05:00 AM", "X": "102.2", "Y": "14.2", "Comment": "by the stream", "Observer": "Somsak",
    "Observation Group": "1", "Observation UUID": UUID, "Observation Category 0": "Human Activity",
    "Observation Category 1": "Timber", "Observation Category 2": "Stump", "Name or Names": "Somchai",
    "Number of Logs": "2", "Number of Stumps": "3", "Phone Number": "081", "Timber Tree Species": "Rosewood",
}
THAI = {
    "รหัสเส้นลาดตระเวน": "P1", "วันที่เริ่มต้นลาดตระเวน": "2025-01-31", "วันที่สิ้นสุดการลาดตระเวน": "2025-01-31",
    "หน่วยพิทักษ์ป่า": "เหนือ", "รหัสของเส้นลาดตระเวนย่อย": "1", "หัวหน้าชุด": "สมศักดิ์", "รหัสเวย์พอยท์": "7",
    "วันที่ของเวย์พอยท์": "2025-01-31", "เวลาของเวย์พอยท์": "08:05:00", "ผู้สำรวจ": "สมศักดิ์",
    "ประเภทการสำรวจ 0": "Human Activity", "ประเภทการสำรวจ 1": "Timber", "ประเภทการสำรวจ 2": "Stump",
    "จำนวนตอไม้": "3", "ชื่อผู้แจ้ง": "สมชาย",
}
MODEL = tuple(
    ("attribute", "", key, "en", label)
    for key, label in (("numberoflogs", "Number of Logs"), ("numberofstumps", "Number of Stumps")))


def as_smart(names, cut):
    """Names of columns as SMART writes them into a layer."""
    found = []
    for name in names:
        plain = "".join(
            sign for sign in name.replace(" ", "_") if sign == "_" or unicodedata.category(sign)[0] in "LN")
        plain = plain[:10] if cut else plain
        new, number = plain, 0
        while new in found:
            number += 1
            end = f"_{number}"
            new = (plain[:10 - len(end)] if cut else plain) + end
        found.append(new)
    return found


def layer(path, columns, cut=True):
    names = ["fid", *as_smart(columns, cut)]
    frame = gpd.GeoDataFrame([["q.1", *columns.values()]], columns=names, geometry=[PLACE], crs=4326)
    frame.to_file(path)
    return path


def put_names(path, names):
    """Write names of fields into a dBase table as bytes."""
    data = bytearray(path.read_bytes())
    for at, name in enumerate(names):
        data[32 + 32 * at:43 + 32 * at] = name[:11].ljust(11, b"\0")
    path.write_bytes(data)


def find_in(site, path):
    report = import_files(site, path)
    assert (report.read, report.stored, report.observations) == (1, 1, 1)
    return site.read("observations").iloc[0]


def test_a_shapefile_of_a_query_with_groups_and_ids_is_read_in_full(site, tmp_path):
    row = find_in(site, layer(tmp_path / "q.shp", ENGLISH))
    assert row[["category", "patrol_id", "waypoint_id", "count"]].tolist() == [
        "humanactivity.timber.stump.", "P1", "7", 2]
    assert str(row["time"]) == "2025-01-31 01:05:00+00:00" and row["is_threat"]
    assert json.loads(row["attributes"]) == {
        "Number_of_": "2", "Number_o_1": "3", "comment": "by the stream", "treespecies_timber": "rosewood"}
    assert "Som" not in " ".join(site.read("observations")["attributes"])
    assert site.read("patrols").iloc[0][["station", "team", "mandate"]].tolist() == ["North", "T1", "Anti-poaching"]


def test_cut_attributes_get_their_keys_where_all_that_are_cut_alike_are_there():
    columns = as_smart(ENGLISH, cut=True)
    names = dict(zip(columns, whole_names(columns, DataModel(MODEL))))
    assert (names["Number_of_"], names["Number_o_1"], names["Timber_Tre"]) == (
        "numberoflogs", "numberofstumps", "treespecies_timber")
    fewer = [name for name in columns if name != "Number_o_1"]
    assert whole_names(fewer, DataModel(MODEL))[fewer.index("Number_of_")] == "Number_of_"


def test_names_cut_alike_are_told_apart_by_the_order_of_the_query():
    old = as_smart(["Patrol ID", "Patrol Start Date", "Patrol Leg ID", "Patrol Leg Start Date", "Patrol Leg End Date",
                    "Waypoint ID"], cut=True)
    assert whole_names(old, DataModel())[1:5] == (
        "patrol start date", "patrol leg id", "patrol leg start date", "patrol leg end date")
    spanish = as_smart(["ID de patrullaje", "Fecha de inicio del patrullaje", "Fecha de inicio de etapa",
                        "Categoría de observación 0", "Categoría de observación 1"], cut=True)
    assert whole_names(spanish, DataModel())[1:] == (
        "patrol start date", "patrol leg start date", "observation category 0", "observation category 1")


def test_other_layers_keep_their_names():
    for fields in (("patrol_id", "time", "name"), ("Observatio", "Date"), ("Number_of_", "Phone_Numb", "x")):
        assert whole_names(fields, DataModel()) == fields


@pytest.mark.parametrize(("cut", "whole"), [
    ("Phone_Numb", True), ("National_I", True), ("Name_or_Na", True), ("Name_of_Su", True), ("Identified", False),
    ("Number_of_", False), ("Age_of_Sig", False), ("Timber_Tre", False)])
def test_what_may_be_cut_of_a_personal_name_counts_as_one(cut, whole):
    assert bool(personal_beginning(cut)) is whole


@pytest.mark.parametrize("column", PEOPLE)
def test_columns_of_people_are_personal_in_every_language(column):
    assert [name for name in FIXED[column] if not is_personal(name)] == []


def test_the_number_of_a_feature_is_not_the_id_of_its_patrol():
    assert match_query(["id", "fid", "ID_de_patrouille", "Date_du_waypoint"])["patrol_id"] == "ID_de_patrouille"


def test_levels_of_categories_that_end_in_a_number_themselves():
    names = as_smart(["ID Patroli", "Tanggal Mulai Patroli", "Tanggal Mulai Leg", "ID Waypoint", "Kategori Observasi 0",
                      "Kategori Observasi 1", "Kategori Observasi 2"], cut=True)
    assert whole_names(names, DataModel())[2:] == (
        "patrol leg start date", "waypoint id", *(f"observation category {level}" for level in range(3)))


def test_personal_names_are_known_without_their_signs():
    assert is_personal("ชอผแจง") and is_personal("หวหนาชด") and not is_personal("จำนวนตอไม")


def test_thai_geojson_has_lost_signs_and_is_read_like_the_table(site, tmp_path):
    row = find_in(site, layer(tmp_path / "q.geojson", THAI, cut=False))
    assert row[["category", "patrol_id", "waypoint_id", "count"]].tolist() == [
        "humanactivity.timber.stump.", "P1", "7", 3]
    assert str(row["time"]) == "2025-01-31 01:05:00+00:00"
    assert json.loads(row["attributes"]) == {"numberofstumps": 3}
    assert site.read("patrols")["station"].tolist() == ["เหนือ"]


def test_a_thai_shapefile_whose_names_kept_only_their_lower_bytes(site, tmp_path):
    path = layer(tmp_path / "q.shp", {f"F{at}": cell for at, cell in enumerate(THAI.values())})
    lower = [bytes(ord(sign) & 0xFF for sign in name) for name in as_smart(THAI, cut=True)]
    put_names(path.with_suffix(".dbf"), [b"fid", *lower])
    before = path.with_suffix(".dbf").read_bytes()
    row = find_in(site, path)
    assert row[["category", "patrol_id", "count"]].tolist() == ["humanactivity.timber.stump.", "P1", 3]
    assert site.read("patrols")["station"].tolist() == ["เหนือ"] and path.with_suffix(".dbf").read_bytes() == before
    assert "สม" not in row["attributes"]


@pytest.mark.parametrize(("name", "shown"), [
    ("รหัสตอไม้".encode()[:10], "รหั"), ("ที่พบ".encode()[:8] + b"_1", "ที_1"), (b"A\xf1o", "Año"),
    (b"Categor\xc3", "Categor")])
def test_names_cut_in_the_middle_of_a_letter_do_not_spoil_the_layer(site, tmp_path, name, shown):
    path = layer(tmp_path / "q.shp", {"Patrol ID": "P1", "Waypoint ID": "1", "category": "แผ้วถาง", "note": "ข้างลำธาร"})
    put_names(path.with_suffix(".dbf"), [b"fid", b"Patrol_ID", b"Waypoint_I", b"category", name])
    assert json.loads(find_in(site, path)["attributes"])[shown] == "ข้างลำธาร"


def test_the_users_files_stay_alone(site, tmp_path):
    path = layer(tmp_path / "q.shp", ENGLISH)
    before = {found.name: found.read_bytes() for found in Path(tmp_path).glob("q.*")}
    import_files(site, path)
    assert {found.name: found.read_bytes() for found in Path(tmp_path).glob("q.*")} == before


def test_the_line_of_a_leg_of_several_days_stands_under_the_first_with_a_record(site, tmp_path):
    cells = {"Patrol ID": "P1", "Patrol Start Date": "2025-01-30", "Patrol End Date": "2025-02-01",
             "Patrol Leg ID": "A", "Patrol Leg Start Date": "2025-01-30", "Patrol Leg End Date": "2025-02-01"}
    line = shapely.MultiLineString([[(102.2, 14.2), (102.2, 14.21)], [(102.2, 14.22), (102.2, 14.23)]])
    frame = gpd.GeoDataFrame([list(cells.values())], columns=as_smart(cells, cut=True), geometry=[line], crs=4326)
    frame.to_file(tmp_path / "q.shp")
    report = import_files(site, tmp_path / "q.shp")
    assert (report.read, report.repaired, report.clean_km) == (4, 4, pytest.approx(2.2144, abs=0.001))
    assert site.read("leg_days")[["leg_id", "day"]].values.tolist() == [["A", date(2025, 1, 30)]]


def test_fields_of_days_are_told_from_the_id_that_is_cut_alike_and_not_there():
    names = as_smart(["Patrol ID", "Patrol Start Date", "Patrol Leg Start Date", "Patrol Leg End Date"], cut=True)
    assert names[2:] == ["Patrol_Leg", "Patrol_L_1"]
    assert whole_names(names, DataModel(), dates=names[1:])[2:] == ("patrol leg start date", "patrol leg end date")


def test_a_layer_of_another_role_with_names_cut_within_a_letter_can_be_added(site, tmp_path):
    path = layer(tmp_path / "villages.shp", {"name": "บ้านไร่", "note": "ริมห้วย"})
    put_names(path.with_suffix(".dbf"), [b"fid", b"name", "หมายเหตุ".encode()[:10]])
    before = {found.name: found.read_bytes() for found in tmp_path.glob("villages.*")}
    assert add_layer(site, path, "villages").stored == 1
    assert site.read("villages")["name"].tolist() == ["บ้านไร่"]
    assert {found.name: found.read_bytes() for found in tmp_path.glob("villages.*")} == before
