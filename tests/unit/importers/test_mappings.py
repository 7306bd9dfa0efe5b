from __future__ import annotations

import pytest

from pawc_planner.importers.batch import import_files
from pawc_planner.importers.errors import MappingError
from pawc_planner.importers.mappings import forget_mapping, save_mapping, saved_mappings, used_mapping
from pawc_planner.importers.tables.errors import HeaderRowError

LOG = "Unit;When;Seen;How many\nNC-07;2025-01-10 02:14;PEOPLE;3\nNC-07;2025-01-10 02:20;NIL;0\n"
MAPPING = {"camera_id": "Unit", "time": "When", "class": "Seen", "people": "How many"}


def test_a_saved_mapping_serves_every_table_with_the_same_headers(site, tmp_path):
    file = tmp_path / "log.csv"
    file.write_text(LOG, encoding="utf-8")
    save_mapping(site, "Alert log", "camera_events", ("Unit", "When", "Seen", "How many"), MAPPING)
    report = import_files(site, file)
    assert (report.read, report.stored) == (2, 2)
    assert site.read("camera_events")["people"].tolist() == [3, 0]


def test_mappings_are_kept_under_their_name_and_can_be_forgotten(site):
    save_mapping(site, "Log", "camera_events", ("Unit",), {"camera_id": "Unit"})
    save_mapping(site, "Log", "camera_events", ("unit ", "When"), MAPPING)
    assert [(saved.name, dict(saved.mapping)) for saved in saved_mappings(site)] == [("Log", MAPPING)]
    assert forget_mapping(site, "Log") and not forget_mapping(site, "Log")
    assert saved_mappings(site) == ()


def test_a_saved_mapping_keeps_what_the_table_holds(site, tmp_path):
    """Columns of a list of stumps without numbers could be of any other kind."""
    file = tmp_path / "list.csv"
    file.write_text("Gesehen;Breite;Laenge;Art\n2025-01-10;14.2;102.2;rosewood\n", encoding="utf-8")
    mapping = {"found": "Gesehen", "lat": "Breite", "lon": "Laenge", "species": "Art"}
    save_mapping(site, "List", "stumps", ("Gesehen", "Breite", "Laenge", "Art"), mapping)
    report = import_files(site, file)
    assert (report.read, report.stored, site.count("stumps")) == (1, 1, 1)


@pytest.mark.parametrize(("name", "mapping"), [("", MAPPING), ("Log", {"kamera": "Unit"}), ("Log", {"lat": 3})])
def test_what_cannot_be_used_is_not_kept(site, name, mapping):
    with pytest.raises(MappingError):
        save_mapping(site, name, "camera_events", ("Unit",), mapping)
    assert saved_mappings(site) == ()


@pytest.mark.parametrize("headers", [
    "Seen;How many;When;Unit", "Unit;When;Seen;How many;Battery;Remarks", "UNIT; when;Seen;How_Many",
    "Unit;When;Seen;How many"])
def test_a_log_is_known_again_after_columns_were_moved_added_or_written_otherwise(site, tmp_path, headers):
    save_mapping(site, "Alert log", "camera_events", ("Unit", "When", "Seen", "How many", "Temperature"), MAPPING)
    cells = {"unit": "007", "when": "2025-01-10 02:14", "seen": "PEOPLE", "howmany": "3"}
    row = ";".join(cells.get(header.strip().lower().replace(" ", "").replace("_", ""), "x")
                   for header in headers.split(";"))
    (tmp_path / "log.csv").write_text(f"{headers}\n{row}\n", encoding="utf-8")
    import_files(site, tmp_path / "log.csv")
    event = site.read("camera_events").iloc[0]
    assert (event["camera_id"], event["people"], event["class"]) == ("007", 3, "person")


def test_a_saved_mapping_tells_the_kind_where_its_columns_do_not(site, tmp_path):
    save_mapping(site, "Calls", "camera_events", ("Unit", "When"), {"camera_id": "Unit", "time": "When"})
    (tmp_path / "calls.csv").write_text("Unit;When\nNC-07;2025-01-10 02:14\n", encoding="utf-8")
    assert import_files(site, tmp_path / "calls.csv").files[0].kind == "camera_events"


def test_a_saved_mapping_does_not_claim_a_table_that_says_itself_what_it_is(site, tmp_path):
    save_mapping(site, "Calls", "camera_events", ("Unit", "Date"), {"camera_id": "Species", "time": "Date"})
    (tmp_path / "stumps.csv").write_text(
        "Stump ID;Species;Date;Lat;Lon;Girth\nS1;rosewood;2025-01-10;14.2;102.2;90\n", encoding="utf-8")
    assert import_files(site, tmp_path / "stumps.csv").files[0].kind == "stumps"


def test_the_name_of_the_mapping_in_use_is_told(site):
    save_mapping(site, "Log", "camera_events", ("Unit", "When"), {"camera_id": "Unit", "time": "When"})
    saved = saved_mappings(site)
    assert used_mapping(saved, ("When", "Unit", "Battery")) == "Log"
    assert used_mapping(saved, ("When", "Device")) == ""


def test_a_header_row_that_is_not_there_is_named(site, tmp_path):
    (tmp_path / "log.csv").write_text(LOG, encoding="utf-8")
    with pytest.raises(HeaderRowError, match="no row 9"):
        import_files(site, tmp_path / "log.csv", "camera_events", {**MAPPING, "header_row": 9})
