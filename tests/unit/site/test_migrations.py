from __future__ import annotations

import sqlite3

import pytest

from pawc_planner.site import errors, migrations
from pawc_planner.site.store import SiteStore

from .records import filled


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


@pytest.mark.parametrize("write", [False, True])
def test_an_older_database_is_copied_and_brought_forward(site, write):
    filled(site)
    site.close()
    made_older(site.path)
    with SiteStore.open(site.path, write=write) as store:
        assert store.check() == []
        assert store.count("stumps") == 0 and store.tracks().km == pytest.approx(9)
        assert store.tracks().parts["team"].tolist() == ["", ""] and store.read("repairs")["records"].tolist() == [0]
    assert versions(site.path) == [0, 1, 2]
    kept = site.path.with_name("park_version0_1.gpkg")
    assert versions(kept) == [0]
    SiteStore.open(site.path).close()
    assert sorted(p.name for p in site.path.parent.iterdir()) == ["park.gpkg", "park_version0_1.gpkg"]


def test_a_migration_that_fails_leaves_the_older_database(site, monkeypatch):
    filled(site)
    site.close()
    made_older(site.path)

    def broken(connection):
        migrations.complete_tables(connection)
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(migrations, "STEPS", {0: broken, 1: broken})
    with pytest.raises(errors.DatabaseFault, match="disk I/O"):
        SiteStore.open(site.path)
    assert versions(site.path) == [0]
    connection = sqlite3.connect(site.path)
    assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'stumps'").fetchone() == (0,)
    connection.close()


def test_every_step_up_to_the_present_version_is_there():
    assert sorted(migrations.STEPS) == list(range(migrations.SCHEMA_VERSION))


def test_a_newer_database_is_refused(site):
    site.close()
    connection = sqlite3.connect(site.path)
    connection.execute("UPDATE schema_version SET version = 99")
    connection.commit()
    connection.close()
    with pytest.raises(errors.NewerSchema, match="version 99"):
        SiteStore.open(site.path)
