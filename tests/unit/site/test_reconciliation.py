from __future__ import annotations

import json
from datetime import date

import numpy as np
import pytest
import shapely

from pawc_planner.base.period import Period
from pawc_planner.site.reconciliation import reconciliation, total, why
from pawc_planner.site.store import SiteInfo, SiteStore

BOX = shapely.box(200_000, 1_550_000, 210_000, 1_560_000)


def leg_day(patrol, day, source, raw, clean, explained, transport="foot"):
    return {
        "patrol_id": patrol, "leg_id": "1", "day": day, "transport": transport, "source_km": source, "raw_km": raw,
        "clean_km": clean, "explained": json.dumps(explained), "content_key": f"{patrol}{day}", "batch_id": 1,
    }


def track(patrol, day, *points):
    line = np.array([(x, y, 0.0) for x, y in points])
    km = float(np.hypot(*np.diff(line[:, :2], axis=0).T).sum()) / 1000
    return {
        "patrol_id": patrol, "leg_id": "1", "day": day, "transport": "foot", "km": km, "geometry": line,
        "content_key": f"{patrol}{day}{points}", "batch_id": 1,
    }


@pytest.fixture
def store(tmp_path):
    first, second, later = date(2025, 1, 30), date(2025, 1, 31), date(2025, 2, 1)
    with SiteStore.create(tmp_path / "site.gpkg", SiteInfo("S", "EPSG:32648", 1000, "Asia/Bangkok"), BOX) as store:
        with store.transaction() as writer:
            writer.batch(source="a.xml", kind="patrols")
            writer.insert("patrols", [
                {"patrol_id": "P1", "source": "smart_xml", "station": "North", "team": "A", "content_key": "1",
                 "batch_id": 1},
                {"patrol_id": "P2", "source": "gpx", "content_key": "2", "batch_id": 1},
            ])
            writer.insert("leg_days", [
                leg_day("P1", first, 48.0, 48.0, 8.0, {"member_copy": 36.5, "overlap": 3.5}),
                leg_day("P1", second, 14.0, 14.0, 12.0, {"joined_days": 2.0}, "boat"),
                leg_day("P1", later, 5.0, 5.0, 5.0, {}),
                leg_day("P2", first, None, 3.0, 2.0, {"stationary": 1.0}),
            ])
            writer.insert("tracks", [
                track("P1", first, (201_000, 1_555_000), (209_000, 1_555_000)),
                track("P1", second, (208_000, 1_555_000), (220_000, 1_555_000)),  # 2 of 12 km inside
                track("P2", first, (205_000, 1_551_000), (205_000, 1_553_000)),
            ])
        yield store


def test_one_row_per_patrol_and_month_with_what_explains_it(store):
    rows = reconciliation(store).set_index(["patrol_id", "month"])
    assert list(rows.index) == [("P1", "2025-01"), ("P1", "2025-02"), ("P2", "2025-01")]
    january = rows.loc[("P1", "2025-01")]
    assert (january["leg_days"], january["station"], january["transport"]) == (2, "North", "boat, foot")
    assert january[["source_km", "raw_km", "clean_km"]].tolist() == [62.0, 62.0, 20.0]
    assert january["inside_km"] == pytest.approx(10.0) and january["ratio"] == pytest.approx(3.1)
    assert [str(cause) for cause in january["why"]] == [
        "copies for other members of the team: 36.5 km", "legs that overlap in time: 3.5 km",
        "days joined by a straight line: 2.0 km"]
    assert rows.loc[("P1", "2025-02")]["why"] == []


def test_the_rules_explain_all_of_the_difference(store):
    rows = reconciliation(store)
    causes = [name for name in rows.columns if name.endswith("_km") and name.split("_km")[0] in (
        "member_copy", "overlap", "joined_days", "stationary")]
    assert (rows[causes].sum(axis=1) - (rows["raw_km"] - rows["clean_km"])).abs().max() < 1e-9


def test_a_source_that_states_nothing_is_held_against_what_was_recorded(store):
    row = reconciliation(store).iloc[-1]
    assert np.isnan(row["source_km"]) and row["ratio"] == pytest.approx(1.5)


def test_the_total_adds_up(store):
    summed = total(reconciliation(store))
    assert summed[["leg_days", "source_km", "raw_km", "clean_km"]].tolist() == [4, 67.0, 70.0, 27.0]
    assert str(summed["why"][0]) == "copies for other members of the team: 36.5 km"


def test_trips_to_nowhere_that_the_source_counts_are_named(store):
    with store.transaction() as writer:
        writer.insert("leg_days", [leg_day("P/3 x", date(2025, 2, 3), 22_776.0, 10.0, 10.0, {}),
                                   leg_day("P/3 x", date(2025, 2, 4), 12.0, 10.0, 10.0, {})])
        writer.insert("repairs", [{
            "batch_id": 1, "source": "a.xml", "row": 3, "table_name": "tracks", "record": "P/3 x / 1 / 2025-02-03",
            "field": "fix", "from_value": "0 0", "to_value": "", "rule": "zero", "records": 1, "reason": "none"}])
    rows = reconciliation(store).set_index("patrol_id")
    assert [str(cause) for cause in rows.loc["P/3 x"]["why"]] == ["trips to 0° N 0° E: 22,766.0 km"]
    assert rows.loc["P/3 x"]["raw_km"] == 20.0 and rows.loc["P/3 x"]["zero_km"] == 22_766.0


def test_a_period_takes_its_days_only_and_an_empty_site_gives_no_rows(store, tmp_path):
    rows = reconciliation(store, Period(date(2025, 2, 1), date(2025, 2, 28)))
    assert rows["patrol_id"].tolist() == ["P1"] and rows["clean_km"].tolist() == [5.0]
    with SiteStore.create(tmp_path / "e.gpkg", SiteInfo("S", "EPSG:32648", 1000, "Asia/Bangkok"), BOX) as empty:
        assert reconciliation(empty).empty


def test_what_is_too_little_to_matter_is_not_named():
    assert why({"spike": 0.01}) == []
