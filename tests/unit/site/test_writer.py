"""What the import leans on: parts that can fail alone, keys looked up, rows kept before they change."""

from __future__ import annotations

import json

import numpy as np
import pytest

from pawc_planner.site import errors

from .records import filled, find, patrol, track


def test_a_savepoint_that_fails_undoes_its_own_rows_only(site):
    with site.transaction() as writer:
        writer.insert("patrols", [patrol()])
        with writer.savepoint():
            writer.insert("patrols", [patrol("P2", "p2")])
            with pytest.raises(ValueError, match="^inner$"), writer.savepoint():
                writer.insert("patrols", [patrol("P3", "p3")])
                raise ValueError("inner")
        with pytest.raises(KeyboardInterrupt), writer.savepoint():
            writer.delete("patrols")
            raise KeyboardInterrupt
    assert site.read("patrols")["patrol_id"].tolist() == ["P1", "P2"]


def test_a_savepoint_stands_or_falls_with_its_transaction(site):
    with pytest.raises(ValueError, match="^outer$"), site.transaction() as writer:
        with writer.savepoint():
            writer.insert("patrols", [patrol()])
        raise ValueError("outer")
    assert site.count("patrols") == 0


def test_keys_are_looked_up_in_any_number(site):
    with site.transaction() as writer:
        batch = writer.batch(kind="observations")
        writer.insert("observations", (find(f"o{n}", None, batch=batch) for n in range(1200)))
    asked = [f"o{n}" for n in range(1100, 2600)]
    assert site.known_keys("observations", asked) == {f"o{n}" for n in range(1100, 1200)}
    assert site.known_keys("observations", iter(["o1", "x"])) == {"o1"} and site.known_keys("tracks", []) == set()
    with pytest.raises(errors.UnknownTable):
        site.known_keys("sqlite_master", ["a"])


def test_tracks_of_one_patrol(site):
    line = [[150_500, 1_560_000, 0.0], [150_600, 1_560_000, 1.0]]
    with site.transaction() as writer:
        writer.insert("tracks", [track(line, "a"), track(line, "b", "P2"), track(line, "c", "P2", transport="boat")])
    assert len(site.tracks(patrol_id="P2").parts) == 2
    assert len(site.tracks(patrol_id="P2", transport="boat").parts) == 1


def test_the_files_of_one_transaction_are_one_import_and_numbers_are_not_given_twice(site):
    with site.transaction() as writer:
        assert (writer.import_id, writer.batch(source="a"), writer.batch(source="b")) == (1, 1, 2)
    with site.transaction() as writer:
        third = writer.batch(source="c")
    with site.transaction() as writer:
        writer.delete("import_batches", "fid = ?", (third,))
    with site.transaction() as writer:
        assert (writer.batch(source="d"), writer.import_id) == (4, 4)
    assert site.read("import_batches")["import_id"].tolist() == [1, 1, 4]


def test_rows_are_kept_as_they_were_once_and_not_those_of_the_import_itself(site):
    filled(site)
    before = site.read("tracks").iloc[1]
    blob = site._connection.execute("SELECT geom FROM tracks WHERE fid = 2").fetchone()[0]
    with site.transaction() as writer:
        batch = writer.batch(kind="patrols")
        writer.insert("tracks", [track([[1.5e5, 1.56e6, 1], [1.51e5, 1.56e6, np.nan]], "t3", batch=batch)])
        assert writer.keep_before(writer.import_id, "tracks", "km = ? AND transport = ?", (1.0, "boat")) == 1
        assert writer.keep_before(writer.import_id, "tracks", "patrol_id = ?", ("P1",)) == 1
        assert writer.keep_before(writer.import_id, "tracks") == 0
        assert writer.keep_before(writer.import_id, "import_batches") == 1
    kept = site.read("undo_rows")
    assert kept["table_name"].tolist() == ["tracks", "tracks", "import_batches"]
    assert kept["row_id"].tolist() == [2, 1, 1] and kept["import_before"].tolist()[:2] == [1, 1]
    content = json.loads(kept["content"].iloc[0])
    assert content["transport"] == "boat" and content["day"] == before["day"].isoformat() and content["batch_id"] == 1
    assert kept["geometry"].iloc[0] == blob


def test_a_column_left_out_holds_its_default(site):
    aside = {"batch_id": 1, "source": "a", "content": "x", "reason": "r", "message": "m", "content_key": "k"}
    with site.transaction() as writer:
        writer.batch()
        writer.insert("quarantine", [aside])
    site._connection.execute("INSERT INTO quarantine (batch_id, source, content, reason, message, content_key) "
                             "VALUES (1, 'a', 'x', 'r', 'm', 'k2')")  # as a hand in QGIS would
    assert site.read("quarantine")["state"].tolist() == ["open", "open"]
    assert site.read("import_batches")["personal_kept"].tolist() == [False]
