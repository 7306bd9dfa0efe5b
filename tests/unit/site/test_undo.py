"""An import taken back leaves the site as it was before it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pawc_planner.base.errors import Cancelled
from pawc_planner.importers.batch import import_files
from pawc_planner.site import errors
from pawc_planner.site.schema import TABLES
from pawc_planner.site.store import SiteInfo, SiteStore
from pawc_planner.site.undo import _blocker, imports, undo_import

from .conftest import BOX
from .records import filled, find, patrol, track
from .small_files import write_small_files
from .test_migrations import DATA

EVERYTHING = [table.name for table in TABLES]


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return write_small_files(tmp_path_factory.mktemp("files") / "exports")


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    path = tmp_path_factory.mktemp("site") / "empty.gpkg"
    SiteStore.create(path, SiteInfo("x", "EPSG:32648", 1000, "Asia/Bangkok"), shapely.box(*BOX)).close()
    return path


def test_an_import_goes_with_all_that_it_brought(site, files):
    before = site.fingerprint(EVERYTHING)
    report = import_files(site, files[0].parent)
    assert report.repaired and report.quarantined and site.count("tracks")
    (import_id,) = imports(site)["import_id"]
    undone = undo_import(site, import_id)
    assert undone.removed["import_batches"] == len(files) and undone.removed["patrols"] == 2
    assert undone.restored == {} and undone.notes == ()
    assert site.fingerprint(EVERYTHING) == before and site.check() == []


def test_a_leg_day_that_a_later_import_completed_comes_back_as_it_was(site, files):
    import_files(site, files[0])
    before, km = site.fingerprint(EVERYTHING), site.tracks().km
    import_files(site, files[1])
    first, second = sorted(imports(site)["import_id"])
    assert site.count("tracks") == 1 and site.tracks().km > km
    with pytest.raises(errors.UndoBlocked, match=f"Undo import {second} first"):
        undo_import(site, first)
    assert _blocker(site.connection, first) == second and _blocker(site.connection, second) == 0
    undone = undo_import(site, second)
    assert undone.restored == {"leg_days": 1, "tracks": 1}
    assert site.fingerprint(EVERYTHING) == before and site.tracks().km == pytest.approx(km)
    assert _blocker(site.connection, first) == 0


def test_a_later_leg_day_of_the_same_patrol_holds_its_patrol(site, files):
    import_files(site, files[0])
    import_files(site, files[2])
    first, second = sorted(imports(site)["import_id"])
    with pytest.raises(errors.UndoBlocked):
        undo_import(site, first)
    undo_import(site, second)
    undo_import(site, first)
    assert site.count("patrols") == 0


def test_events_lose_the_place_that_undone_cameras_gave_them(site, files):
    import_files(site, files[7])
    assert site.read("camera_events").geometry.isna().all()
    import_files(site, files[6])
    assert site.read("camera_events").geometry.isna().tolist() == [False, False, True]
    events, cameras = sorted(imports(site)["import_id"])
    undo_import(site, cameras)
    assert site.read("camera_events").geometry.isna().all()
    import_files(site, files[6])
    undo_import(site, events)  # their rows were changed in place only, so that they may go first
    assert site.count("camera_events") == 0 and site.count("cameras") == 2 and site.check() == []


def test_what_another_import_found_present_is_told(site, files):
    import_files(site, files[4])
    import_files(site, files[5])
    first, second = sorted(imports(site)["import_id"])
    undone = undo_import(site, first)
    assert [str(note) for note in undone.notes] == [
        f"Import {second} found 3 of its records already present, perhaps from this import. Import its files again."]
    assert site.count("observations") == 4


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from("iiiu"), st.integers(0, 8)), min_size=2, max_size=9))
def test_whatever_is_imported_and_undone_in_any_order_the_first_state_returns(tmp_path, files, empty, steps):
    path = Path(shutil.copy(empty, tmp_path / "park.gpkg"))
    with SiteStore.open(path, write=True) as store:
        start = store.fingerprint(EVERYTHING)
        for step, number in steps:
            there = sorted(imports(store)["import_id"])
            if step == "i":
                before = store.fingerprint(EVERYTHING)
                import_files(store, files[number])
                after = store.fingerprint(EVERYTHING)
                undo_import(store, imports(store)["import_id"].iloc[0])
                assert store.fingerprint(EVERYTHING) == before
                import_files(store, files[number])
                assert store.fingerprint(EVERYTHING) == after
            elif there:
                undo_if_free(store, there[number % len(there)])
            assert store.check() == []
        while len(left := imports(store)):
            assert any(undo_if_free(store, number) for number in left["import_id"])
            assert store.check() == []
        assert store.fingerprint(EVERYTHING) == start


def undo_if_free(store, number):
    blocker = _blocker(store.connection, int(number))
    if not blocker:
        undo_import(store, number)
        return True
    assert blocker > number
    with pytest.raises(errors.UndoBlocked):
        undo_import(store, number)
    return False


def test_an_undo_that_is_stopped_changes_nothing(site, files):
    import_files(site, files[0].parent)
    before = site.fingerprint(EVERYTHING)

    class Stops:
        def __init__(self, after):
            self.left = after

        def report(self, fraction, text=""):
            self.left -= 1

        def cancelled(self):
            return self.left < 0

    for after in (0, 5, 12):
        with pytest.raises(Cancelled):
            undo_import(site, 1, Stops(after))
        assert site.fingerprint(EVERYTHING) == before


def test_an_import_that_is_not_there(site):
    filled(site)
    with pytest.raises(errors.ImportUnknown, match="no import 7. Its latest imports are: 1"):
        undo_import(site, 7)


def test_imports_are_listed_latest_first_with_their_sums(site):
    assert len(imports(site)) == 0
    filled(site)
    with site.transaction() as writer:
        writer.batch(source="b.csv", kind="stumps", read=3, stored=2, quarantined=1, raw_km=2.5)
        writer.batch(source="c.csv", kind="stumps", read=4, present=4, personal_kept=True)
    found = imports(site)
    assert found["import_id"].tolist() == [2, 1] and found["files"].tolist() == [2, 1]
    top = found.iloc[0]
    assert (top["source"], top["kind"], top["read"], top["present"], top["raw_km"]) == (
        "b.csv, c.csv", "stumps", 7, 4, 2.5)
    assert bool(top["personal_kept"]) and top["finished"].tzinfo is not None


def test_plans_stay_and_are_named(site):
    filled(site)
    with site.transaction() as writer:
        writer.insert("plans", [{"plan_id": "p", "cycle_id": "c", "seed": 1, "teams": 1, "days": 1, "hours_per_day": 1,
                                 "notes": "[]", "created": "2999-01-01T00:00:00Z"}])
    undone = undo_import(site, 1)
    assert str(undone.notes[0]).startswith("1 plans were made after this import") and site.count("plans") == 1


def test_an_import_from_before_rows_were_kept_says_what_it_cannot_bring_back(tmp_path):
    path = Path(shutil.copy(DATA / "site_v1.gpkg", tmp_path / "park.gpkg"))
    with SiteStore.open(path, write=True) as store:
        undone = undo_import(store, 1)
        assert undone.removed["tracks"] == 3 and store.check() == []
        assert "older than the keeping of replaced rows" in str(undone.notes[-1])
        assert "1 plans were made" in str(undone.notes[0])


def test_a_layer_that_an_import_replaced_comes_back(site):
    outline, other = shapely.box(*BOX), shapely.box(151_000, 1_551_000, 180_000, 1_580_000)

    def layer(role, shapes, append=False):
        with site.transaction() as writer:
            before = writer.last_fid(role)
            if not append:
                writer.keep_before(writer.import_id, role)
                writer.delete(role)
            writer.insert(role, [{"name": str(n), "geometry": shape} for n, shape in enumerate(shapes)])
            writer.note_new(writer.import_id, role, before)
            return writer.batch(kind=role, read=len(shapes), stored=len(shapes))

    states = [site.fingerprint(EVERYTHING)]
    numbers = []
    for role, shapes, append in (("boundary", [other], False), ("sectors", [other, outline], False),
                                 ("sectors", [outline], True), ("sectors", [other], False)):
        numbers.append(layer(role, shapes, append))
        states.append(site.fingerprint(EVERYTHING))
    assert [_blocker(site.connection, number) for number in numbers] == [0, numbers[3], numbers[3], 0]
    for number, state in zip(reversed(numbers), reversed(states[:-1])):
        undo_import(site, number)
        assert site.fingerprint(EVERYTHING) == state
    assert site.boundary().equals(outline)


def test_the_first_outline_stays(site):
    with site.transaction() as writer:
        batch = writer.batch(kind="boundary", read=1, stored=1)
    with pytest.raises(errors.BoundaryStays, match="Import another boundary"):
        undo_import(site, batch)


def test_a_row_changed_twice_returns_step_by_step(site):
    with site.transaction() as writer:
        writer.insert("observations", [find(batch=writer.batch(read=1, stored=1), count=1)])
    states = [site.fingerprint(EVERYTHING)]
    for count in (2, 3):
        with site.transaction() as writer:
            writer.keep_before(writer.import_id, "observations", "fid = 1")
            writer.update("observations", 1, {"count": count})
            writer.batch()
        states.append(site.fingerprint(EVERYTHING))
    assert [_blocker(site.connection, number) for number in (1, 2, 3)] == [0, 3, 0]
    for number, state in ((3, states[1]), (2, states[0])):
        undo_import(site, number)
        assert site.fingerprint(EVERYTHING) == state


def test_a_patrol_with_tracks_only_is_held_too(site):
    line = [[150_500, 1_560_000, 0.0], [150_600, 1_560_000, 1.0]]
    with site.transaction() as writer:
        writer.insert("patrols", [patrol(batch=writer.batch(read=1, stored=1))])
    with site.transaction() as writer:
        writer.insert("tracks", [track(line, batch=writer.batch(read=2, stored=2))])
    assert _blocker(site.connection, 1) == 2
