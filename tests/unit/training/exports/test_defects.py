"""Each kind of defect, sown alone: an import finds every place of it and changes nothing that is healthy."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from benchmarks.sown_defects.checks import CHECKS, differences, km_differs, unexplained
from pawc_planner.training.parameters import ALL_DEFECTS, KINDS

from .conftest import HandMade

FIX_KINDS = {"wrong_clock", "wrong_device_date", "repeated_fixes", "gps_spike", "fix_at_zero", "camp_night",
             "leg_day_per_member", "overlapping_leg", "days_in_one_track", "buddhist_year_in_xml"}


def half_of(files, half: str) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if name.startswith("tables/") == (half == "tables")}


@pytest.fixture(scope="module")
def halves(hand_made):
    """The sites that come of the tables alone, and of all that is not a table alone, without any defect."""
    files, _ = hand_made.exports()
    found = {half: hand_made.imported(f"healthy {half}", half_of(files, half)) for half in ("tables", "tracks")}
    yield found
    for outcome in found.values():
        outcome.store.close()


def test_exports_without_defects_need_no_repair_and_hold_every_record_once(hand_made, healthy):
    store, report = healthy.store, healthy.report
    assert hand_made.exports()[1].rows == []
    assert report.repaired == report.present == report.quarantined == 0
    assert store.count("patrols") == len(hand_made.patrols)
    finds = sum(len(leg.finds) for patrol in hand_made.patrols for leg in patrol.days)
    assert store.count("observations") == finds
    assert store.count("stumps") == len(hand_made.harm) == sum(len(patrol.days) for patrol in hand_made.patrols)
    assert store.count("cameras") == 6 and store.count("camera_events") == 60 and store.count("reports") == 24
    ours, true = healthy.total
    assert ours == pytest.approx(true, rel=1e-6)


@pytest.mark.parametrize("kind", ALL_DEFECTS)
def test_a_defect_sown_alone_is_found_everywhere_and_nothing_healthy_is_changed(hand_made, halves, kind):
    """Tracks or tables are spoilt, never both: the others stay byte by byte, so only one half need be imported."""
    files, log = hand_made.exports(kind)
    clean, _ = hand_made.exports()
    spoilt = {name for name in files if files[name] != clean.get(name)}
    assert spoilt and clean.keys() <= files.keys()
    half = "tables" if all(name.startswith("tables/") for name in spoilt) else "tracks"
    assert half == "tables" or not any(name.startswith("tables/") for name in spoilt)
    assert {row.file for row in log.rows} == spoilt
    outcome, healthy = hand_made.imported(kind, half_of(files, half)), halves[half]
    defects = [asdict(row) for row in log.rows]
    assert {row["kind"] for row in defects} == {kind}
    assert [row for row in defects if not CHECKS[kind](outcome, row)] == []
    assert unexplained(outcome, defects) == {}
    aside = outcome.quarantine["kind"].value_counts()
    assert len(outcome.quarantine) == log.to_quarantine() + (kind == "truncated_xml")
    for table, one in differences(outcome, healthy).items():
        assert (one.lacking, one.beside, one.moved) == (aside.get(table, 0), 0, 0), table
    assert km_differs(outcome) == km_differs(healthy) == (len(hand_made.patrols) if half == "tables" else 0)
    outcome.store.close()


def test_one_defect_less_moves_none_of_the_others(hand_made):
    _, whole = hand_made.exports(*ALL_DEFECTS)
    _, fewer = hand_made.exports(*(kind for kind in ALL_DEFECTS if kind not in ("gps_spike", "swapped_lat_lon")))
    track = [row for row in whole.rows if row.kind in FIX_KINDS - {"gps_spike", "repeated_fixes", "fix_at_zero"}]
    assert [row for row in fewer.rows if row in track] == track
    assert not any(row.kind in ("gps_spike", "swapped_lat_lon") for row in fewer.rows)


def test_all_defects_at_once_are_found(hand_made, healthy):
    files, log = hand_made.exports(*ALL_DEFECTS)
    outcome = hand_made.imported("all", files)
    defects = [asdict(row) for row in log.rows]
    assert {row["kind"] for row in defects} == set(ALL_DEFECTS)
    assert [row for row in defects if not CHECKS[row["kind"]](outcome, row)] == []
    assert unexplained(outcome, defects) == {}
    aside = outcome.quarantine["kind"].value_counts()
    for table, one in differences(outcome, healthy).items():
        assert (one.lacking, one.beside, one.moved) == (aside.get(table, 0), 0, 0), table
    outcome.store.close()


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(hand_made):
    assert hand_made.exports(*ALL_DEFECTS)[0] == hand_made.exports(*ALL_DEFECTS)[0]
    assert hand_made.exports(*ALL_DEFECTS)[0] != hand_made.exports(*ALL_DEFECTS, seed=6)[0]


@pytest.mark.parametrize("kind", [name for name in KINDS if name != "rosewood"])
def test_other_kinds_have_a_register_of_their_harm_and_every_find_comes_once(tmp_path, kind):
    park = HandMade(tmp_path, kind)
    files, _ = park.exports()
    outcome = park.imported("site", files)
    finds = [find for patrol in park.patrols for leg in patrol.days for find in leg.finds]
    stored = outcome.store.read("observations")
    assert len(stored) == len(finds) and outcome.report.present == outcome.report.quarantined == 0
    assert (stored["category"] == park.kind.harm_category).sum() == len(park.harm) > 0
    name = {"snares": "snares", "nests": "nests", "elephants": "crop_raids"}[kind]
    books = [file for file in files if file.startswith(f"tables/{name}_")]
    rows = sum(files[book].decode("utf-8").count("\r\n") - 1 for book in books)
    assert rows == sum(len(patrol.days) for patrol in park.patrols if patrol.station in (0, 1))
    assert (stored.loc[stored["category"] == park.kind.harm_category, "count"] == 3).all()
    outcome.store.close()


def test_a_park_of_another_zone_and_hemisphere_keeps_its_places(tmp_path):
    park = HandMade(tmp_path, crs="EPSG:32737")
    healthy = park.imported("healthy", park.exports()[0])
    assert healthy.report.quarantined == 0
    assert healthy.total[0] == pytest.approx(healthy.total[1], rel=2e-3)
    files, log = park.exports("other_zone", "indian_1975", "swapped_lat_lon")
    assert "indian_1975" not in log.totals()  # there are no such maps
    outcome = park.imported("spoilt", files)
    assert all(CHECKS[row.kind](outcome, asdict(row)) for row in log.rows) and log.rows
    assert all((one.lacking, one.beside, one.moved) == (0, 0, 0) for one in differences(outcome, healthy).values())
    for found in (healthy, outcome):
        found.store.close()
