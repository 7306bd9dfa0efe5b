"""Two copies of a site joined: the union of their records, conflicts listed, the other file untouched."""

from __future__ import annotations

import hashlib
import math
import shutil
import sqlite3
from datetime import date
from pathlib import Path

import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pawc_planner.base.errors import Cancelled, ParameterError
from pawc_planner.importers.batch import import_files
from pawc_planner.site import errors
from pawc_planner.site.merge import merge_sites
from pawc_planner.site.schema import TABLES
from pawc_planner.site.store import SiteInfo, SiteStore
from pawc_planner.site.undo import imports, undo_import

from .conftest import BOX
from .records import filled, find, patrol, track
from .small_files import write_small_files
from .test_migrations import DATA

EVERYTHING = [table.name for table in TABLES]
RECORDS = ["patrols", "leg_days", "tracks", "observations", "stumps", "cameras", "camera_events", "reports", "repairs",
           "quarantine", "data_model", "column_mappings", "personal_fields"]
LINE = [[150_500, 1_560_000, 0.0], [150_600, 1_560_000, 10.0]]


def keys_of(store, table):
    return set(store.read(table)["content_key"])


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return write_small_files(tmp_path_factory.mktemp("files") / "exports")


@pytest.fixture
def copies(site, tmp_path):
    """Our site and the path of a copy of it, both with one import."""
    filled(site)
    site.close()
    other = Path(shutil.copy(site.path, tmp_path / "copy.gpkg"))
    with SiteStore.open(site.path, write=True) as ours:
        yield ours, other


def changed(path, change):
    with SiteStore.open(path, write=True) as store, store.transaction() as writer:
        change(writer)


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_records_that_only_the_other_has_come_with_their_import(copies):
    ours, other = copies

    def change(writer):
        batch = writer.batch(source="b.csv", kind="observations", read=2, stored=1, repaired=1, sha256="abc")
        writer.insert("observations", [find("new", batch=batch), find("o3", None, batch=batch)])
        writer.insert("patrols", [patrol("P2", "p2", batch=batch)])
        writer.insert("leg_days", [{"patrol_id": "P2", "leg_id": "1", "day": "2025-03-01", "transport": "foot",
                                    "clean_km": 0.1, "fixes": 2, "content_key": "l2", "batch_id": batch}])
        writer.insert("tracks", [track(LINE, "t9", "P2", day=date(2025, 3, 1), batch=batch)])
        writer.insert("repairs", [{"batch_id": batch, "source": "b.csv", "row": 1, "table_name": "observations",
                                   "field": "time", "rule": "buddhist_year", "records": 1, "reason": "why"}] * 2)
        writer.insert("column_mappings", [{"name": "NCAPS", "kind": "camera_events", "signature": "s",
                                           "mapping": "{}", "saved": "2025-01-01T00:00:00Z"}])
        writer.insert("personal_fields", [{"name": "ranger", "origin": "user", "dropped": True}])
        writer.insert("data_model", [{"kind": "category", "parent": "", "key": "a.", "language": "th", "label": "ก",
                                      "content_key": "dm", "batch_id": batch}])
        writer.insert("villages", [{"name": "ก", "geometry": shapely.Point(160_000, 1_560_000)}])

    changed(other, change)
    before, was = ours.fingerprint(EVERYTHING), digest(other)
    report = merge_sites(ours, other)
    assert report.added == {
        "import_batches": 1, "patrols": 1, "leg_days": 1, "tracks": 1, "observations": 2, "repairs": 2,
        "column_mappings": 1, "personal_fields": 1, "data_model": 1, "villages": 1}
    assert report.conflicts == () and report.notes == () and digest(other) == was
    assert ours.check() == [] and ours.tracks().km == pytest.approx(9.1)
    batches = ours.read("import_batches")
    assert batches["source"].tolist() == ["a.gpx", "copy.gpkg", "b.csv"]
    assert batches["import_id"].tolist() == [1, report.import_id, report.import_id]
    assert set(ours.read("observations", "content_key = 'new'")["batch_id"]) == {3}
    assert merge_sites(ours, other).added == {} and len(imports(ours)) == 2
    undo_import(ours, report.import_id)
    assert ours.fingerprint(EVERYTHING) == before


def test_a_leg_day_with_other_content_is_a_conflict_and_ours_is_kept(copies):
    ours, other = copies

    def leg(km, fixes, key, batch):
        return {"patrol_id": "P1", "leg_id": "1", "day": "2025-01-05", "transport": "foot", "clean_km": km,
                "fixes": fixes, "content_key": key, "batch_id": batch}

    with ours.transaction() as writer:
        writer.insert("leg_days", [leg(3.0, 2, "x", 1)])

    def change(writer):
        batch = writer.batch(source="more.gpx", kind="patrols", finished="2999-01-01T00:00:00Z")
        writer.insert("leg_days", [leg(4.5, 3, "y", batch)])
        writer.delete("tracks", "content_key = 't1'")
        writer.insert("tracks", [track([*LINE, [150_600, 1_560_100, 20.0]], "t1b", day=date(2025, 1, 5), batch=batch)])

    changed(other, change)
    before = ours.fingerprint(RECORDS)
    report = merge_sites(ours, other)
    (conflict,) = report.conflicts
    assert (conflict.table, conflict.record, conflict.kept) == ("leg_days", "P1 / 1 / 2025-01-05", "ours")
    assert (conflict.ours_km, conflict.theirs_km, conflict.ours_fixes, conflict.theirs_fixes) == (3.0, 4.5, 2, 3)
    assert (conflict.ours_source, conflict.theirs_source) == ("a.gpx", "more.gpx")
    assert ours.fingerprint(RECORDS) == before
    for prefer in ("theirs", "newer"):
        joined = merge_sites(ours, other, prefer=prefer)
        assert joined.conflicts[0].kept == "theirs" and joined.changed == {"leg_days": 1, "tracks": 1}
        assert ours.read("leg_days")["clean_km"].tolist() == [4.5] and ours.check() == []
        assert merge_sites(ours, other).conflicts == ()
        undo_import(ours, joined.import_id)
        assert ours.fingerprint(RECORDS) == before


def test_records_edited_by_hand_in_one_copy_are_conflicts(copies):
    ours, other = copies
    changed(other, lambda writer: writer.update("observations", 1, {"count": 7}))
    report = merge_sites(ours, other)
    (conflict,) = report.conflicts
    assert (conflict.table, conflict.ours, conflict.theirs) == ("observations", "count: –", "count: 7")
    assert math.isnan(conflict.ours_km) and report.import_id == 0
    merge_sites(ours, other, prefer="theirs")
    assert ours.read("observations")["count"].tolist()[0] == 7


def test_a_patrol_that_both_have_is_completed_from_the_other(copies):
    ours, other = copies
    with ours.transaction() as writer:
        writer.update("patrols", 1, {"station": "North", "start_date": "2025-01-05", "end_date": "2025-01-06"})
    changed(other, lambda writer: writer.update("patrols", 1, {
        "team": "A", "start_date": "2025-01-04", "end_date": "2025-01-05"}))
    report = merge_sites(ours, other)
    row = ours.read("patrols").iloc[0]
    assert (row["station"], row["team"], row["start_date"], row["end_date"]) == (
        "North", "A", date(2025, 1, 4), date(2025, 1, 6))
    assert report.conflicts == () and report.changed == {"patrols": 1}
    changed(other, lambda writer: writer.update("patrols", 1, {"station": "South"}))
    (conflict,) = merge_sites(ours, other).conflicts
    assert (conflict.record, conflict.ours, conflict.theirs) == ("P1", "station: North", "station: South")


def test_an_event_gets_the_place_that_the_other_copy_knows(copies):
    ours, other = copies
    event = {"camera_id": "C1", "time": "2025-01-01T00:00:00Z", "day": "2025-01-01", "class": "person",
             "content_key": "e1", "batch_id": 1}
    with ours.transaction() as writer:
        writer.insert("camera_events", [event])
    place = shapely.Point(160_000, 1_560_000)
    changed(other, lambda writer: writer.insert("camera_events", [{**event, "geometry": place}]))
    report = merge_sites(ours, other)
    assert report.changed == {"camera_events": 1} and report.conflicts == ()
    assert ours.read("camera_events").geometry.iloc[0].equals(place)


def test_what_became_of_a_record_in_quarantine_is_taken_over(copies):
    ours, other = copies
    aside = {"batch_id": 1, "source": "a", "content": "x", "reason": "r", "message": "m"}
    with ours.transaction() as writer:
        writer.insert("quarantine", [{**aside, "content_key": "k1"},
                                     {**aside, "content_key": "k2", "state": "dismissed"}])
    changed(other, lambda writer: writer.insert("quarantine", [
        {**aside, "content_key": "k1", "state": "fixed"}, {**aside, "content_key": "k2"},
        {**aside, "content_key": "k3"}]))
    assert merge_sites(ours, other).conflicts == ()
    assert dict(ours.read("quarantine")[["content_key", "state"]].to_numpy()) == {
        "k1": "fixed", "k2": "dismissed", "k3": "open"}


def test_layers_are_taken_over_where_ours_is_empty_and_listed_where_they_differ(copies):
    ours, other = copies
    with ours.transaction() as writer:
        writer.insert("villages", [{"name": "A", "geometry": shapely.Point(160_000, 1_560_000)}])
        writer.insert("trails", [{"name": "T", "geometry": shapely.LineString([(1.6e5, 1.56e6), (1.7e5, 1.57e6)])}])

    def change(writer):
        writer.insert("villages", [{"name": "B", "geometry": shapely.Point(160_000, 1_560_000)}])
        writer.insert("stations", [{"name": "S", "geometry": shapely.Point(160_000, 1_560_000)}])

    changed(other, change)
    report = merge_sites(ours, other)
    assert [(c.table, c.kept) for c in report.conflicts] == [("villages", "ours")]
    assert ours.read("stations")["name"].tolist() == ["S"] and ours.read("villages")["name"].tolist() == ["A"]
    second = merge_sites(ours, other, prefer="theirs")
    assert ours.read("villages")["name"].tolist() == ["B"] and ours.count("trails") == 1
    undo_import(ours, second.import_id)
    assert ours.read("villages")["name"].tolist() == ["A"]
    undo_import(ours, report.import_id)
    assert ours.count("stations") == 0 and ours.count("villages") == 1


def test_another_site_is_refused_with_the_reason(copies, tmp_path):
    ours, other = copies

    def made(name, crs="EPSG:32648", zone="Asia/Bangkok", box=BOX):
        SiteStore.create(tmp_path / name, SiteInfo("Other", crs, 1000, zone), shapely.box(*box)).close()
        return tmp_path / name

    before = ours.fingerprint(EVERYTHING)
    for path, reason in (
        (made("a.gpkg", "EPSG:32647", box=(8e5, 1.55e6, 8.4e5, 1.6e6)), "coordinate system is EPSG:32647"),
        (made("b.gpkg", zone="Asia/Yangon"), "time zone is Asia/Yangon"),
        (made("c.gpkg", box=(3e5, 1.55e6, 3.4e5, 1.6e6)), "another site"), (ours.path, "file that is open"),
    ):
        with pytest.raises(errors.MergeRefused, match=reason):
            merge_sites(ours, path)
    (tmp_path / "text.gpkg").write_text("hello" * 100)
    with pytest.raises(errors.NotASite, match=r"text\.gpkg"):
        merge_sites(ours, tmp_path / "text.gpkg")
    with pytest.raises(errors.SiteNotFound):
        merge_sites(ours, tmp_path / "gone.gpkg")
    with pytest.raises(ParameterError):
        merge_sites(ours, other, prefer="mine")
    connection = sqlite3.connect(other)
    connection.execute("UPDATE schema_version SET version = 99")
    connection.commit()
    connection.close()
    with pytest.raises(errors.NewerSchema, match=r"copy\.gpkg"):
        merge_sites(ours, other)
    assert ours.fingerprint(EVERYTHING) == before


def test_an_older_copy_is_merged_and_stays_as_it_is(tmp_path):
    old = Path(shutil.copy(DATA / "site_v1.gpkg", tmp_path / "old.gpkg"))
    was = digest(old)
    with SiteStore.open(old) as theirs:
        wanted, boundary, info = theirs.fingerprint(RECORDS), theirs.boundary(), theirs.info
    with SiteStore.create(tmp_path / "new.gpkg", SiteInfo("n", info.crs, 1000, info.timezone), boundary) as ours:
        report = merge_sites(ours, old)
        assert ours.fingerprint(RECORDS) == wanted and ours.check() == []
        assert report.added["import_batches"] == 6 and ours.count("stations") == 1
        assert [str(note) for note in report.notes] == [
            "1 plans of the other file were not taken over. Plan the cycle again from all the data."]
    assert digest(old) == was and sorted(p.name for p in tmp_path.iterdir()) == ["new.gpkg", "old.gpkg"]


def test_a_copy_in_write_ahead_mode_is_only_read(copies, tmp_path):
    ours, other = copies
    qgis = sqlite3.connect(other)
    qgis.execute("PRAGMA journal_mode = WAL")
    qgis.execute("UPDATE observations SET count = 9")
    qgis.commit()
    was = {path.name: digest(path) for path in tmp_path.glob("copy.gpkg*") if "shm" not in path.name}
    assert len(merge_sites(ours, other).conflicts) == 2
    assert {path.name: digest(path) for path in tmp_path.glob("copy.gpkg*") if "shm" not in path.name} == was
    qgis.close()


def test_a_merge_that_is_stopped_changes_nothing(copies):
    ours, other = copies
    changed(other, lambda writer: writer.insert("observations", [find("new", batch=1)]))
    before = ours.fingerprint(EVERYTHING)

    class Stops:
        def __init__(self, after):
            self.left = after

        def report(self, fraction, text=""):
            self.left -= 1

        def cancelled(self):
            return self.left < 0

    for after in (0, 3, 8, 11):
        with pytest.raises(Cancelled):
            merge_sites(ours, other, Stops(after))
        assert ours.fingerprint(EVERYTHING) == before


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(common=st.sets(st.integers(2, 8), max_size=4), left=st.sets(st.integers(2, 8), max_size=4),
       right=st.sets(st.integers(2, 8), max_size=4), first=st.sampled_from(["", "left", "right", "both"]))
def test_merging_is_a_union_whichever_way_round(tmp_path, files, common, left, right, first):
    """Files 0 and 1 complete the same leg-day, so that each side may have only one state of it."""
    paths = {"left": tmp_path / "left.gpkg", "right": tmp_path / "right.gpkg"}
    info = SiteInfo("x", "EPSG:32648", 1000, "Asia/Bangkok")
    with SiteStore.create(paths["left"], info, shapely.box(*BOX), overwrite=True) as store:
        for number in sorted(common):
            import_files(store, files[number])
    shutil.copy(paths["left"], paths["right"])
    for side, numbers in (("left", left), ("right", right)):
        with SiteStore.open(paths[side], write=True) as store:
            for number in sorted(numbers, reverse=side == "right"):
                import_files(store, files[number])
            if first in (side, "both"):
                import_files(store, files[0])
    shutil.copy(paths["right"], tmp_path / "right_before.gpkg")
    with SiteStore.open(paths["left"], write=True) as store:
        start = store.fingerprint(EVERYTHING)
        keys = {table: keys_of(store, table) for table in RECORDS[:8]}
        shutil.copy(paths["left"], tmp_path / "left_before.gpkg")
        one = merge_sites(store, tmp_path / "right_before.gpkg")
        assert store.check() == [] and merge_sites(store, tmp_path / "right_before.gpkg").added == {}
        joined = {table: keys_of(store, table) for table in RECORDS[:8]}
        km = store.tracks().km
    with SiteStore.open(paths["right"], write=True) as store:
        for table in RECORDS[:8]:
            assert joined[table] == keys[table] | keys_of(store, table), table
        two = merge_sites(store, tmp_path / "left_before.gpkg")
        assert {table: keys_of(store, table) for table in RECORDS[:8]} == joined
        assert store.tracks().km == pytest.approx(km) and store.check() == []
    assert len(one.conflicts) == len(two.conflicts)
    with SiteStore.open(paths["left"], write=True) as store:
        if one.import_id:
            undo_import(store, one.import_id)
        assert store.fingerprint(EVERYTHING) == start
