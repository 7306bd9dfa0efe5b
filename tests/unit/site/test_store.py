from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from pawc_planner.base.errors import Cancelled, ParameterError
from pawc_planner.base.period import Period
from pawc_planner.site import errors, gpkg
from pawc_planner.site.info import SiteInfo, utm_zone
from pawc_planner.site.store import SiteStore

from .conftest import BOX
from .records import filled, find, patrol, track

ROOT = Path(__file__).resolve().parents[3]


def beside(store):
    return sorted(path.name for path in store.path.parent.iterdir())


def test_a_new_site_has_its_boundary_and_its_grid(site):
    assert site.boundary().equals(shapely.box(*BOX))
    assert site.grid().area_km2 == pytest.approx(40 * 50)
    assert site.info.name == "ทับลาน" and site.info.created.endswith("Z")
    assert site.check() == []
    assert beside(site) == ["park.gpkg"]


def test_an_existing_file_is_kept_unless_overwriting_is_allowed(site, info):
    site.update_info(notice="first")
    site.close()
    with pytest.raises(errors.SiteExists):
        SiteStore.create(site.path, info, shapely.box(*BOX))
    with SiteStore.open(site.path) as kept:
        assert kept.info.notice == "first"
    with SiteStore.create(site.path, info, shapely.box(*BOX), overwrite=True) as new:
        assert new.info.notice == ""


def test_a_creation_that_fails_leaves_nothing_behind(tmp_path, info):
    def fill(writer):
        writer.insert("patrols", [{"patrol_id": "no source"}])

    with pytest.raises(errors.RecordRefused):
        SiteStore.create(tmp_path / "a.gpkg", info, shapely.box(*BOX), fill=fill)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(errors.FolderNotWritable, match="does not exist"):
        SiteStore.create(tmp_path / "gone" / "a.gpkg", info, shapely.box(*BOX))


@pytest.mark.parametrize("shape", [shapely.Polygon(), shapely.LineString([(0, 0), (1, 1)]), shapely.Point(1, 1)])
def test_a_boundary_without_area_is_refused(tmp_path, info, shape):
    with pytest.raises(errors.BoundaryUnusable):
        SiteStore.create(tmp_path / "a.gpkg", info, shape)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("changes", "error"), [
    ({"crs": "EPSG:4326"}, errors.CrsNotMetric), ({"crs": "EPSG:2263"}, errors.CrsNotMetric),
    ({"crs": "nonsense"}, errors.CrsUnknown), ({"cell_size_m": 0}, ParameterError),
    ({"cell_size_m": float("nan")}, ParameterError), ({"timezone": "Mars/Base"}, errors.TimezoneUnknown),
    ({"timezone": ""}, errors.TimezoneUnknown), ({"year_style": "AD"}, ParameterError), ({"name": " "}, ParameterError),
])
def test_a_site_that_makes_no_sense_is_refused(changes, error):
    good = {"name": "x", "crs": "EPSG:32648", "cell_size_m": 1000, "timezone": "Asia/Bangkok"}
    with pytest.raises(error):
        SiteInfo(**{**good, **changes})


def test_utm_zones_on_both_sides_of_102_east_and_of_the_equator():
    assert [utm_zone(101.9, 14), utm_zone(102.1, 14), utm_zone(35, -1.5), utm_zone(180, 0)] == [
        "EPSG:32647", "EPSG:32648", "EPSG:32736", "EPSG:32660"]


def test_tracks_come_back_to_the_bit_with_their_times(site):
    filled(site)
    tracks = site.tracks()
    assert tracks.x.tolist() == [150_500, 150_500, 152_000, 156_000, 156_000]
    assert tracks.t[:4].tolist() == [1736035200, 1736038800, 1738800000, 1738803600] and np.isnan(tracks.t[4])
    assert tracks.part.tolist() == [0, 0, 1, 1, 1]
    assert tracks.km == pytest.approx(3 + 5 + 1)
    assert tracks.parts["day"].tolist() == [date(2025, 1, 5), date(2025, 2, 6)]


def test_tracks_of_a_period_and_a_transport(site):
    filled(site)
    assert site.tracks(Period(date(2025, 2, 6), date(2025, 2, 6))).km == pytest.approx(6)
    assert site.tracks(Period(date(2025, 2, 7), date(2025, 3, 1))).km == 0
    assert len(site.tracks(transport="foot")) == 1 and len(site.tracks(transport="air")) == 0


def test_tracks_are_ordered_by_patrol_leg_and_start(site):
    line = [[150_500, 1_560_000, 0.0], [150_600, 1_560_000, 1.0]]
    with site.transaction() as writer:
        starts = (("a", "P2", "1", 5), ("b", "P1", "2", 9), ("c", "P1", "1", 30), ("d", "P1", "1", 7))
        for key, patrol_id, leg, start in starts:
            writer.insert("tracks", [track(line, key, patrol_id, leg, start_time=float(start), team=key)])
    assert site.tracks().parts["team"].tolist() == ["d", "c", "b", "a"]


def test_read_gives_the_promised_types_even_when_empty(site):
    empty = site.read("observations")
    assert isinstance(empty, gpd.GeoDataFrame) and empty.crs == "EPSG:32648" and len(empty) == 0
    filled(site)
    found = site.read("observations")
    assert found.dtypes.astype(str).to_dict() == empty.dtypes.astype(str).to_dict()
    assert found["is_threat"].dtype == bool and found["count"].isna().all() and found["patrol_id"].tolist() == ["", ""]
    assert found.geometry.iloc[0].equals(shapely.Point(160_000, 1_560_000)) and found.geometry.iloc[1] is None
    assert site.read("patrols")["armed"].tolist() == [None]
    assert site.read("tracks").geometry.iloc[0].length == 3000


def test_values_are_stored_as_the_schema_says(site):
    bangkok = timezone(timedelta(hours=7))
    with site.transaction() as writer:
        writer.insert("observations", [find(
            time=datetime(2025, 1, 6, 3, 0, tzinfo=bangkok), day=pd.Timestamp("2025-01-06"), count=np.int64(3),
            attributes={"species": "พะยูง", "girth": np.float64(1.5)}, is_threat=np.bool_(False), patrol_id=float("nan"),
        )])
    row = site.read("observations").iloc[0]
    assert row["time"] == pd.Timestamp("2025-01-05T20:00Z") and row["day"] == date(2025, 1, 6) and row["count"] == 3
    assert json.loads(row["attributes"]) == {"species": "พะยูง", "girth": 1.5}
    assert not row["is_threat"] and row["patrol_id"] == ""


@pytest.mark.parametrize("row", [
    find(is_threat=None), find(count="many"), find(count=1.5), find(day="31/01/2568"), find(time="yesterday"),
    {**find(), "geometry": shapely.LineString([(0, 0), (1, 1)])},
])
def test_a_record_that_does_not_fit_is_refused_and_nothing_is_kept(site, row):
    with pytest.raises(errors.RecordRefused, match="observations"), site.transaction() as writer:
        writer.insert("observations", [find("good"), row])
    assert site.count("observations") == 0


def test_names_outside_the_schema_are_refused(site):
    with pytest.raises(errors.UnknownTable, match="sqlite_master"):
        site.read("sqlite_master")
    with pytest.raises(errors.UnknownTable, match="colour"), site.transaction() as writer:
        writer.insert("patrols", [patrol(colour="red")])


def test_a_value_cannot_become_sql(site):
    nasty = "x'); DROP TABLE patrols; --"
    with site.transaction() as writer:
        writer.insert("patrols", [patrol(nasty)])
    assert site.count("patrols", "patrol_id = ?", (nasty,)) == 1
    with pytest.raises(ValueError, match="no identifier"):
        gpkg.quoted('a"b')


@pytest.mark.parametrize("failure", [Cancelled(), KeyboardInterrupt(), ValueError("x")])
def test_any_exception_undoes_the_whole_transaction(site, failure):
    filled(site)
    before = site.fingerprint(["patrols", "tracks", "observations", "site"])
    with pytest.raises(type(failure)), site.transaction() as writer:
        writer.delete("tracks")
        writer.insert("patrols", [patrol("P2", "p2")])
        site.update_info(notice="changed")
        raise failure
    assert site.fingerprint(["patrols", "tracks", "observations", "site"]) == before
    assert site.info.notice == ""


def test_a_transaction_inside_another_stands_or_falls_with_it(site):
    with pytest.raises(Cancelled), site.transaction() as outer:
        outer.insert("patrols", [patrol()])
        with site.transaction() as inner:
            inner.insert("observations", [find()])
        assert site.count("observations") == 1
        raise Cancelled()
    assert site.count("patrols") == site.count("observations") == 0


def test_a_killed_program_leaves_the_site_as_it_was(site):
    filled(site)
    site.close()
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom pawc_planner.site.store import SiteStore\n"
        "store = SiteStore.open(Path(sys.argv[1]), write=True)\n"
        "store._connection.execute('PRAGMA cache_size = 2')\n"
        "row = dict(source='gpx', batch_id=1)\n"
        "with store.transaction() as writer:\n"
        "    writer.delete('tracks')\n"
        "    writer.insert('patrols', (dict(row, patrol_id=str(i), content_key=str(i)) for i in range(3000)))\n"
        "    os._exit(9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(site.path)], cwd=ROOT, check=False)
    assert done.returncode == 9 and (site.path.parent / "park.gpkg-journal").exists()
    with SiteStore.open(site.path) as store:
        assert store.count("patrols") == 1 and store.count("tracks") == 2 and store.check() == []


def test_what_happens_to_a_record_that_is_there_already(site):
    filled(site)
    fid = int(site.read("patrols")["fid"].iloc[0])
    with site.transaction() as writer:
        assert writer.insert("patrols", [patrol(team="A"), patrol("P2", "p2")], on_conflict="ignore") == 1
        assert writer.insert("patrols", [patrol(team="B")], on_conflict="replace") == 1
    first = site.read("patrols", "patrol_id = ?", ("P1",)).iloc[0]
    assert (first["team"], first["fid"], site.count("patrols")) == ("B", fid, 2)
    with pytest.raises(errors.RecordRefused, match="patrol_id is there already"), site.transaction() as writer:
        writer.insert("patrols", [patrol()])
    assert set(site.read("patrols")["content_key"]) == {"p1", "p2"}


def test_results_of_one_cycle_are_replaced_and_others_kept(site):
    cell = {"cell": 1, "month": "2025-01", "transport": "foot", "km": 1.0}
    with site.transaction() as writer:
        writer.replace_cycle("cell_effort", "a", [cell])
        writer.replace_cycle("cell_effort", "b", pd.DataFrame([cell, {**cell, "cell": 2}]))
        assert writer.replace_cycle("cell_effort", "a", [{**cell, "km": 5.0}, {**cell, "cell": 9}]) == 2
    assert site.read("cell_effort", "cycle_id = ?", ("a",))["km"].tolist() == [5.0, 1.0]
    assert site.count("cell_effort") == 4
    with pytest.raises(errors.UnknownTable), site.transaction() as writer:
        writer.replace_cycle("patrols", "a", [])


def test_a_batch_is_counted_later_and_a_row_updated(site):
    with site.transaction() as writer:
        batch = writer.batch(source="x.csv", kind="stumps", mapping={"lat": "Y"})
        writer.update("import_batches", batch, {"read": 3, "stored": 2, "quarantined": 1})
        writer.insert("villages", [{"name": "ก", "geometry": shapely.Point(1, 2)}])
        writer.update("villages", 1, {"geometry": shapely.Point(160_000, 1_560_000), "population": 5})
    row = site.read("import_batches").iloc[0]
    assert row[["read", "stored", "repaired", "present", "quarantined"]].tolist() == [3, 2, 0, 0, 1]
    village = site.read("villages").iloc[0]
    assert (village["name"], village["population"], village["geometry"].x) == ("ก", 5, 160_000)
    with pytest.raises(errors.RecordRefused, match="no such row"), site.transaction() as writer:
        writer.update("villages", 77, {"population": 5})


def test_a_store_opened_for_reading_does_not_write(site):
    site.close()
    with SiteStore.open(site.path) as store:
        with pytest.raises(errors.OpenedForReading), store.transaction():
            pass
        with pytest.raises(errors.OpenedForReading):
            store.update_info(notice="x")


def test_the_crs_of_a_site_stays(site):
    with pytest.raises(ParameterError, match="EPSG:32648"):
        site.update_info(crs="EPSG:32647")


def test_a_second_program_reads_and_waits_its_turn(site, monkeypatch):
    monkeypatch.setattr(gpkg, "BUSY_SECONDS", 0.1)
    filled(site)
    with SiteStore.open(site.path, write=True) as second, site.transaction() as writer:
        writer.delete("tracks")
        assert second.count("tracks") == 2
        with pytest.raises(errors.SiteLocked), second.transaction():
            pass
    assert site.count("tracks") == 0


def test_a_copy_is_complete_while_qgis_keeps_the_file_open_in_wal(site, tmp_path):
    site.close()
    qgis = sqlite3.connect(site.path)
    qgis.execute("PRAGMA journal_mode = WAL")
    assert qgis.execute("SELECT count(*) FROM patrols").fetchone() == (0,)
    with SiteStore.open(site.path, write=True) as store:
        filled(store)
    copy = tmp_path / "copy.gpkg"
    copy.write_bytes(site.path.read_bytes())
    with SiteStore.open(copy) as store:
        assert store.count("tracks") == 2 and store.check() == []
    assert qgis.execute("SELECT count(*) FROM patrols").fetchone() == (1,)
    qgis.close()


def test_a_site_in_use_is_not_overwritten(site, info):
    other = sqlite3.connect(site.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(errors.SiteLocked):
        SiteStore.create(site.path, info, shapely.box(*BOX), overwrite=True)
    other.close()
    assert beside(site) == ["park.gpkg"]


def test_files_that_are_no_site_say_so(site, tmp_path):
    filled(site)
    site.close()
    whole = site.path.read_bytes()
    (tmp_path / "text.gpkg").write_text("hello " * 100)
    (tmp_path / "empty.gpkg").write_bytes(b"")
    (tmp_path / "cut.gpkg").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "torn.gpkg").write_bytes(whole[:8192] + b"\x07" * (len(whole) - 8192))
    sqlite3.connect(tmp_path / "other.gpkg").execute("CREATE TABLE a (b)").connection.close()
    for name, reason in (("text", "no GeoPackage"), ("empty", "empty"), ("cut", "cut off"), ("torn", "damaged"),
                         ("other", "lacks the tables")):
        for write in (False, True):
            with pytest.raises(errors.NotASite, match=reason):
                SiteStore.open(tmp_path / f"{name}.gpkg", write=write)
    with pytest.raises(errors.NotASite, match="folder"):
        SiteStore.open(tmp_path)
    with pytest.raises(errors.SiteNotFound, match=r"gone\.gpkg"):
        SiteStore.open(tmp_path / "gone.gpkg")


def test_a_write_protected_site_can_be_read_and_not_written(site, monkeypatch):
    site.close()
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(errors.SiteReadOnly):
        SiteStore.open(site.path, write=True)
    with SiteStore.open(site.path) as store:
        assert store.info.name == "ทับลาน"


@pytest.mark.parametrize(("sql", "error"), [
    ("DELETE FROM site", errors.NotASite), ("UPDATE site SET threat_categories = 'timber'", errors.NotASite),
    ("UPDATE site SET cell_size_m = 'wide'", errors.NotASite), ("UPDATE site SET cell_size_m = -5", ParameterError),
    ("UPDATE site SET crs = 'EPSG:4326'", errors.CrsNotMetric),
])
def test_a_site_row_edited_into_nonsense_says_so(site, sql, error):
    site._connection.execute(sql)
    with pytest.raises(error):
        SiteStore.open(site.path)


def test_the_fingerprint_follows_contents_and_nothing_else(tmp_path, info):
    def made(name, keys, batches):
        with SiteStore.create(tmp_path / name, info, shapely.box(*BOX)) as store:
            with store.transaction() as writer:
                for _ in range(batches):
                    batch = writer.batch(kind="observations")
                writer.insert("observations", [find(key, batch=batch) for key in keys])
            return store.fingerprint(["observations", "boundary"])

    assert made("a.gpkg", "xyz", 1) == made("b.gpkg", "zyx", 3)
    assert made("c.gpkg", "xy", 1) != made("d.gpkg", "xz", 1)


def test_a_site_is_not_called_cut_off_while_another_program_is_committing(site):
    site.close()
    with site.path.open("r+b") as file:  # the head is written first and states the size that the file will have
        file.seek(28)
        pages = int.from_bytes(file.read(4), "big")
        file.seek(28)
        file.write((pages + 50).to_bytes(4, "big"))
    with pytest.raises(errors.NotASite, match="cut off"):
        SiteStore.open(site.path)
    Path(f"{site.path}-journal").write_bytes(bytes(512))
    gpkg._look_at_file(site.path)  # SQLite itself waits until the other is done


def test_days_of_a_column_come_once_and_in_order(site):
    later, first = date(2025, 2, 3), date(2024, 2, 29)
    with site.transaction() as writer:
        writer.batch(source="made", kind="stumps")
        writer.insert("stumps", [
            {"found": day, "content_key": f"k{n}", "batch_id": 1} for n, day in enumerate([later, first, later, None])
        ])
    assert site.days("stumps", "found") == [first, later]
    assert site.days("camera_events") == []
    with pytest.raises(errors.UnknownTable, match="stumps.girth_cm"):
        site.days("stumps", "girth_cm")
