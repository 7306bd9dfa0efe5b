from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from pawc_planner.importers.batch import import_files
from pawc_planner.site import errors, migrations
from pawc_planner.site.cycles import latest
from pawc_planner.site.store import SiteStore

from .records import filled

DATA = Path(__file__).resolve().parents[2] / "data"
SOURCES = ("patrol_fixes", "observations", "stumps", "cameras", "camera_events", "reports")


def made_older(path):
    """Take out of a database what version 1 brought over an artificial version 0."""
    connection = sqlite3.connect(path)
    connection.executescript(
        """ALTER TABLE tracks DROP COLUMN team; ALTER TABLE repairs DROP COLUMN records; DROP TABLE evaluations;
        DROP TABLE stumps; DELETE FROM gpkg_geometry_columns WHERE table_name = 'stumps';
        DELETE FROM gpkg_contents WHERE table_name IN ('evaluations', 'stumps');
        UPDATE schema_version SET version = 0;
        INSERT INTO repairs (batch_id, source, table_name, field, rule, reason)
          VALUES (1, 'a', 'tracks', 'x', 'r', 'w')"""
    )
    connection.close()


def versions(path):
    connection = sqlite3.connect(path)
    found = [row[0] for row in connection.execute("SELECT version FROM schema_version ORDER BY fid")]
    connection.close()
    return found


def rows_of(path):
    """Every row of every table of ours, as {table: [{column: value}]}, but for the log of versions."""
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    names = [row[0] for row in connection.execute("SELECT table_name FROM gpkg_contents ORDER BY table_name")]
    found = {
        name: [dict(row) for row in connection.execute(f'SELECT * FROM "{name}" ORDER BY fid')]
        for name in names if name != "schema_version"
    }
    connection.close()
    return found


@pytest.fixture
def older(tmp_path):
    """A genuine database of version 1: patrols, finds, repairs, quarantine and a plan."""
    (tmp_path / "older").mkdir()
    return Path(shutil.copy(DATA / "site_v1.gpkg", tmp_path / "older" / "park.gpkg"))


@pytest.fixture(params=[0, 1, 2])
def any_older(request, site, older):
    """One database of each earlier version."""
    if request.param == 1:
        return older, 1
    if request.param == 2:
        shutil.copy(DATA / "site_v2.gpkg", older)
        return older, 2
    filled(site)
    site.close()
    older.unlink()
    shutil.move(site.path, older)
    made_older(older)
    return older, 0


def test_writing_to_an_older_database_copies_it_and_brings_it_forward(any_older):
    path, version = any_older
    before = rows_of(path)
    with SiteStore.open(path, write=True) as store:
        assert store.check() == []
    after = rows_of(path)
    for table, rows in before.items():
        assert [{name: row[name] for name in old} for old, row in zip(rows, after[table])] == rows, table
        assert len(after[table]) == len(rows)
    kept = path.with_name(f"park_version{version}_1.gpkg")
    assert rows_of(kept) == before and versions(kept) == [version]
    assert versions(path) == list(range(version, migrations.SCHEMA_VERSION + 1))
    SiteStore.open(path, write=True).close()
    assert sorted(p.name for p in path.parent.iterdir()) == ["park.gpkg", kept.name]


def test_reading_an_older_database_leaves_its_file_alone(any_older):
    path, _ = any_older
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    with SiteStore.open(path) as store:
        assert store.check() == [] and store.count("undo_rows") == 0 and store.tracks().km > 5
        assert store.path == path
        with pytest.raises(errors.OpenedForReading), store.transaction():
            pass
    assert hashlib.sha256(path.read_bytes()).hexdigest() == digest
    assert [p.name for p in path.parent.iterdir()] == ["park.gpkg"]


def test_an_older_database_that_qgis_left_in_write_ahead_mode_is_read(older):
    connection = sqlite3.connect(older)
    connection.execute("PRAGMA journal_mode = WAL")
    with SiteStore.open(older) as store:
        assert store.check() == [] and store.count("patrols") == 2
    connection.close()
    assert versions(older) == [1]


def test_an_older_database_on_a_medium_that_cannot_be_written_is_read_and_not_migrated(older, monkeypatch):
    monkeypatch.setattr("os.access", lambda path, mode: False)
    with SiteStore.open(older) as store:
        assert store.count("observations") == 6
    with pytest.raises(errors.SiteReadOnly):
        SiteStore.open(older, write=True)
    assert versions(older) == [1]


def test_columns_that_are_new_are_filled_from_what_is_there(older):
    with SiteStore.open(older) as store:
        assert store.read("import_batches")["import_id"].tolist() == [1, 2, 3, 4, 5, 6]
        aside = store.read("quarantine")
        assert aside["kind"].tolist() == ["tracks", "tracks", "observations", "stumps"]
        assert set(aside["state"]) == {"open"}
        assert latest(store) == "2025-03-01_2025-03-14" and store.count("plan_stops") == 70


def test_importing_the_files_of_an_older_database_again_adds_nothing(older):
    tables = ["patrols", "leg_days", "tracks", "observations", "stumps", "cameras", "camera_events", "reports",
              "quarantine", "repairs"]
    with SiteStore.open(older, write=True) as store:
        before = store.fingerprint(tables)
        for name in SOURCES:
            report = import_files(store, DATA / "site_v1" / f"{name}.csv")
            assert report.present == report.read > 0, report.as_text()
        assert store.fingerprint(tables) == before and store.check() == []


def test_a_migration_that_fails_leaves_the_older_database(older, monkeypatch):
    before = rows_of(older)

    def broken(connection):
        migrations.complete_tables(connection)
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(migrations, "STEPS", {1: broken})
    for write in (True, False):
        with pytest.raises(errors.DatabaseFault, match="disk I/O"):
            SiteStore.open(older, write=write)
    assert rows_of(older) == before
    assert [path.name for path in older.parent.iterdir()] == ["park.gpkg"]  # no copy more with each attempt


def test_a_copy_that_finds_no_room_leaves_nothing_behind(older, largest_file):
    with largest_file(100_000), pytest.raises(errors.DatabaseFault, match="drive may be full"):
        SiteStore.open(older, write=True)
    assert [p.name for p in older.parent.iterdir()] == ["park.gpkg"] and versions(older) == [1]


def test_every_step_up_to_the_present_version_is_there():
    assert sorted(migrations.STEPS) == list(range(migrations.SCHEMA_VERSION))


@pytest.mark.parametrize("write", [True, False])
def test_a_newer_database_is_refused(site, write):
    site.close()
    connection = sqlite3.connect(site.path)
    connection.execute("UPDATE schema_version SET version = 99")
    connection.commit()
    connection.close()
    with pytest.raises(errors.NewerSchema, match="version 99"):
        SiteStore.open(site.path, write=write)


def test_repairs_of_an_older_database_are_kept_word_for_word(older):
    connection = sqlite3.connect(older)
    before = connection.execute("SELECT rule, from_value, to_value, records FROM repairs ORDER BY fid").fetchall()
    connection.close()
    with SiteStore.open(older) as store:
        found = store.read("repairs")
    assert json.loads(json.dumps(before)) == found[["rule", "from_value", "to_value", "records"]].replace(
        {"to_value": {"": None}}).to_numpy().tolist()
