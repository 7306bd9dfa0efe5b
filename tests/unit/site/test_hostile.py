"""Site databases that were tampered with or damaged: one clear sentence, never a hang, never a traceback."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing

import pytest

from pawc_planner.base.errors import PawcError
from pawc_planner.site import errors
from pawc_planner.site.merge import merge_sites
from pawc_planner.site.store import SiteStore

ENDLESS = "(SELECT count(*) FROM (WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c))"


def changed(site, script):
    """Close the site and change its file behind our back."""
    site.close()
    with closing(sqlite3.connect(site.path)) as connection:
        connection.executescript(script)
    return site.path


@pytest.mark.parametrize("table", ["site", "boundary", "schema_version", "gpkg_geometry_columns", "patrols"])
def test_a_view_in_place_of_a_table_is_refused_before_it_is_read(site, tmp_path, table):
    whole = shutil.copy(site.path, tmp_path / "whole.gpkg")
    view = f"CREATE VIEW {table} AS SELECT * FROM away WHERE {ENDLESS}"
    path = changed(site, f"ALTER TABLE {table} RENAME TO away; {view}")
    for write in (False, True):
        with pytest.raises(errors.NotASite, match=f"its “{table}” is no table"):
            SiteStore.open(path, write=write)
    with SiteStore.open(whole, write=True) as store, pytest.raises(errors.NotASite, match="is no table"):
        merge_sites(store, path)


def test_a_trigger_that_nobody_of_us_makes_is_refused(site):
    path = changed(site, f"CREATE TRIGGER evil BEFORE INSERT ON import_batches BEGIN SELECT {ENDLESS}; END")
    with pytest.raises(errors.NotASite, match="the trigger “evil” was put into it"):
        SiteStore.open(path, write=True)


def test_an_endless_trigger_under_the_name_of_a_spatial_index_is_refused(site):
    path = changed(site, f"CREATE TRIGGER rtree_tracks_geom_insert BEFORE INSERT ON tracks BEGIN SELECT {ENDLESS}; END")
    with pytest.raises(errors.NotASite, match="rtree_tracks_geom_insert"):
        SiteStore.open(path, write=True)


@pytest.mark.parametrize("version", ["'abc'", "-5", "NULL", "x'ff'"])
def test_a_version_that_is_no_number_is_no_site(site, version):
    path = changed(site, "DROP TABLE schema_version; CREATE TABLE schema_version (version); "
                         f"INSERT INTO schema_version VALUES ({version})")
    with pytest.raises(errors.NotASite, match="does not say which version"):
        SiteStore.open(path)


@pytest.mark.parametrize("outline", ["x'475000'", "'text'", "x'475000010000000001ffffffff'", "7"])
def test_an_outline_that_is_no_geometry_is_told(site, outline):
    path = changed(site, f"UPDATE boundary SET geom = {outline}")
    with SiteStore.open(path) as store:
        assert store.check() == ["The outline of the site is missing or damaged. Restore a copy."]
        with pytest.raises(PawcError, match="damaged"):
            store.boundary()


def test_a_layer_that_is_not_listed_is_told(site):
    path = changed(site, "DELETE FROM gpkg_geometry_columns")
    refused = pytest.raises(errors.NotASite, match="not listed")
    with SiteStore.open(path, write=True) as store, refused, store.transaction():
        pass


def test_what_sqlite_quotes_of_a_damaged_file_need_not_be_text(site):
    site.close()
    data = site.path.read_bytes()
    assert b"CREATE TABLE \"site\"" in data
    site.path.write_bytes(data.replace(b"CREATE TABLE \"site\"", b"CREATE T\xafBLE \"site\"").replace(
        b"tablesitesite", b"tablesit\xaf" + b"sit\xaf"))
    with pytest.raises(errors.NotASite, match="damaged"):
        SiteStore.open(site.path)
