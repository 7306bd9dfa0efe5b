from __future__ import annotations

import pytest

from pawc_planner.importers.batch import import_files
from pawc_planner.importers.errors import MappingError
from pawc_planner.importers.mappings import forget_mapping, save_mapping, saved_mappings

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


@pytest.mark.parametrize(("name", "mapping"), [("", MAPPING), ("Log", {"kamera": "Unit"}), ("Log", {"lat": 3})])
def test_what_cannot_be_used_is_not_kept(site, name, mapping):
    with pytest.raises(MappingError):
        save_mapping(site, name, "camera_events", ("Unit",), mapping)
    assert saved_mappings(site) == ()
