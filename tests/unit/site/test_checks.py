from __future__ import annotations

import pytest
import shapely

from pawc_planner.site.store import SiteStore

from .records import filled, find, patrol


def one_fault(site, text):
    found = site.check()
    assert len(found) == 1 and text in found[0], found


def test_a_sound_site_has_no_fault(site):
    filled(site)
    assert site.check() == []


@pytest.mark.parametrize(("sql", "text"), [
    ("DROP TABLE stumps", "Table stumps is missing"),
    ("ALTER TABLE tracks DROP COLUMN team", "Table tracks lacks the columns team"),
    ("DELETE FROM patrols", "2 rows of tracks belong to nothing: their patrol_id"),
    ("UPDATE import_batches SET stored = 4", "read 5 records but accounts for 4"),
    ("UPDATE quarantine SET state = 'done'", "1 rows of quarantine have another state than open, fixed, dismissed"),
    ("UPDATE data_model SET kind = 'colour'", "1 rows of data_model have another kind"),
    ("UPDATE personal_fields SET origin = ''", "1 rows of personal_fields have another origin"),
    ("UPDATE undo_rows SET table_name = 'gone'", "1 rows of undo_rows have another table_name"),
    ("UPDATE undo_rows SET import_id = 9", "1 rows of undo_rows belong to nothing: their import_id"),
    ("UPDATE data_model SET batch_id = 9", "1 rows of data_model belong to nothing: their batch_id"),
    ("UPDATE site SET dem = 'park_dem.tif'", "raster dem is missing: park_dem.tif"),
])
def test_each_fault_is_named(site, sql, text):
    filled(site)
    with site.transaction() as writer:
        writer.insert("quarantine", [{"batch_id": 1, "source": "a", "content": "x", "reason": "r", "message": "m",
                                      "content_key": "k"}])
        writer.insert("data_model", [{"kind": "item", "parent": "p", "key": "k", "language": "", "label": "L",
                                      "content_key": "k", "batch_id": 1}])
        writer.insert("personal_fields", [{"name": "ranger", "origin": "user", "dropped": True}])
        writer.insert("undo_rows", [{"import_id": 1, "table_name": "tracks", "row_id": 9, "content": ""}])
    assert site.check() == []
    site._connection.execute(sql)
    site.info = type(site.info).from_row(site.read_site_row())
    one_fault(site, text)


def test_places_far_off_are_named(site):
    with site.transaction() as writer:
        batch = writer.batch(read=2, stored=2)
        writer.insert("observations", [find(batch=batch), find("o2", (102.5, 14.2), batch=batch)])
        writer.insert("patrols", [patrol(batch=batch)])
        writer.insert("villages", [{"geometry": shapely.Point(9e6, 1.5e6)}])
    found = site.check()
    assert len(found) == 2 and "1 geometries of villages" in found[0] and "1 geometries of observations" in found[1]


def test_damage_inside_the_file_is_found(site):
    with site.transaction() as writer:
        writer.insert("patrols", [patrol(f"P{n}", f"p{n}") for n in range(2000)])
        writer.batch(read=0)
    root = "SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_patrols_1'"
    page = site._connection.execute(root).fetchone()[0]
    site.close()
    data = bytearray(site.path.read_bytes())
    data[page * 4096 - 400:page * 4096] = bytes(400)
    site.path.write_bytes(data)
    with SiteStore.open(site.path) as store:
        assert any("The file is damaged" in fault for fault in store.check())
