"""Cells in the wrong columns: put back when only one way can be read, else set aside."""

from __future__ import annotations

import pytest

from pawc_planner.importers.batch import import_files

HEADER = "No,Date,Time,Lat,Lon,Category,Count,Note\n"
GOOD = "".join(f"{n},2024-01-{n},08:00,14.21,102.21,snare,2,near stream\n" for n in range(10, 20))


def bring(site, tmp_path, row):
    source = tmp_path / "finds.csv"
    source.write_text(f"{HEADER}{GOOD}{row}\n", encoding="utf-8")
    report = import_files(site, source)
    assert report.read == 11 == report.stored + report.repaired + report.quarantined
    return report


@pytest.mark.parametrize(("row", "changed", "note"), [
    ("20,2024-02-01,10:00,snare,102.2,14.2,1,old", ["lat", "category"], "old"),
    ("20,10:00,2024-02-01,14.2,102.2,snare,1,old", ["date", "clock"], "old"),
    ("20,2024-02-01,10:00,,14.2,102.2,snare,1,old", ["lat", "lon", "category", "count", "Note"], "old"),
    ("20,2024-02-01,10:00,14.2,102.2,snare,1,by the creek, north side", ["Note"], "by the creek, north side"),
    ("20,2024-02-01,14.2,102.2,snare,1,old", ["clock", "lat", "lon", "category", "count", "Note"], "old"),
])
def test_a_row_that_can_be_put_right_in_one_way_only_is(site, tmp_path, row, changed, note):
    report = bring(site, tmp_path, row)
    assert (report.stored, report.repaired) == (10, 1)
    repairs = site.read("repairs")
    assert list(repairs["field"]) == changed and set(repairs["rule"]) == {"shifted"}
    found = site.read("observations").iloc[-1]
    assert found["category"] == "humanactivity.weaponsequipment.trap." and found["count"] == 1
    assert note in found["attributes"] and found["day"].isoformat() == "2024-02-01"
    place = site.read("observations").to_crs(4326).geometry.iloc[-1]
    assert (place.x, place.y) == (pytest.approx(102.2), pytest.approx(14.2))


@pytest.mark.parametrize("row", [
    "20,2024-02-01,10:00,no gps,102.2,snare,1,old",
    "20,31/31/2024,10:00,14.2,102.2,snare,1,old",
    "20,2024-02-01,10:00,14,2,102,2,snare,1,old",
    "20,2024-02-01,10:00,14.2,102.2,snare,1,old,new,more,most,2,3",
])
def test_what_cannot_be_told_is_set_aside(site, tmp_path, row):
    assert bring(site, tmp_path, row).quarantined == 1
    assert not len(site.read("repairs"))


@pytest.mark.parametrize("row", [
    "20,2024-02-01,10:00,14.2,102.2,snare,many,old", "20,2024-02-01,10:00,14.2,102.2,snare,many,",
    "20,2024-02-01,,14.2,102.2,snare,1,", "20,2024-02-01,10:00,102.2,14.2,snare,1,old",
])
def test_rows_that_are_only_unclear_in_themselves_stay_as_they_stand(site, tmp_path, row):
    bring(site, tmp_path, row)
    assert "shifted" not in set(site.read("repairs")["rule"]) and len(site.read("observations")) == 11


def test_a_table_of_ones_own_with_way_points_and_categories_keeps_its_categories(site, tmp_path):
    source = tmp_path / "finds.csv"
    source.write_text("Waypoint ID,Date,Time,Lat,Lon,Category\n1,2024-02-01,10:00,14.2,102.2,snare\n", encoding="utf-8")
    import_files(site, source)
    assert list(site.read("observations")["category"]) == ["humanactivity.weaponsequipment.trap."]
