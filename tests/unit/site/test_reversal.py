"""Repairs of one rule taken back: values as read, or quarantine; dropped fixes in their tracks again."""

from __future__ import annotations

import json
from datetime import date, datetime, timezone

import numpy as np
import pytest
from pyproj import Transformer

from pawc_planner.base.errors import Cancelled
from pawc_planner.importers.batch import import_files
from pawc_planner.site import errors
from pawc_planner.site.reversal import reverse_repairs
from pawc_planner.site.schema import TABLES
from pawc_planner.site.undo import _blocker, imports, undo_import

from .records import find, patrol, track
from .small_files import write_small_files

EVERYTHING = [table.name for table in TABLES]
DEGREES = Transformer.from_crs(32648, 4326, always_xy=True)
NOON = datetime(2025, 1, 5, 5, tzinfo=timezone.utc).timestamp()


def repair(field, before, after, rule, key="", table="observations", record="W1", records=1):
    return {"batch_id": 1, "source": "a.csv", "row": 4, "table_name": table, "record": record, "record_key": key,
            "field": field, "from_value": before, "to_value": after, "rule": rule, "records": records, "reason": "why"}


def fix(x, y, seconds):
    lon, lat = DEGREES.transform(x, y)
    moment = datetime.fromtimestamp(NOON + seconds, timezone.utc).isoformat(timespec="milliseconds")
    return f"{moment.replace('+00:00', 'Z')} {lat:.7f} {lon:.7f}"


@pytest.fixture
def finds(site):
    """Finds with repairs of several rules."""
    with site.transaction() as writer:
        batch = writer.batch(source="a.csv", kind="observations", read=6, stored=1, repaired=5)
        writer.insert("observations", [find(key, batch=batch, day="2025-01-05", time="2025-01-05T05:00:00Z", count=3,
                                            waypoint_id=key, attributes={"girth": "12"}) for key in "abcdef"])
        writer.insert("repairs", [
            repair("lat, lon", "14.2, 101.9", "14.1, 101.8", "swapped", "a"),
            repair("lat, lon", "101.85, 14.1", "14.1, 101.85", "swapped", "b"),
            repair("time", "2025-01-06 07:30:00", "2025-01-05", "thai_digits", "c"),
            repair("time", "๖ ม.ค. 2568", "2025-01-05", "thai_digits", "d"),
            repair("count", "3,5", "3", "decimal_comma", "d"),
            repair("girth", "๑๒", "12", "thai_digits", "e"),
            repair("crs", "801234, 1561234", "EPSG:32647", "utm_zone", "f"),
        ])
    return site


def test_a_value_that_its_column_can_take_is_stored_as_it_was_read(finds):
    report = reverse_repairs(finds, 1, "thai_digits")
    rows = finds.read("observations").set_index("content_key")
    assert str(rows.loc["c", "time"]) == "2025-01-06 00:30:00+00:00"  # 07:30 in Bangkok
    assert rows.loc["c", "day"] == date(2025, 1, 6) and json.loads(rows.loc["e", "attributes"]) == {"girth": "๑๒"}
    assert report.restored == {"observations": 2} and report.removed == {"observations": 1} and "d" not in rows.index
    assert finds.check() == []


def test_a_record_that_cannot_be_stored_as_read_goes_to_quarantine_word_for_word(finds):
    reverse_repairs(finds, 1, "thai_digits")
    (row,) = finds.read("quarantine").to_dict("records")
    content = json.loads(row["content"])
    assert (row["reason"], row["state"], row["kind"], row["source"], row["row"]) == (
        "repair_reversed", "open", "observations", "a.csv", 4)
    assert content["time"] == "๖ ม.ค. 2568" and content["count"] == "3,5" and content["girth"] == "12"
    x, y = Transformer.from_crs(4326, 32648, always_xy=True).transform(content["lon"], content["lat"])
    assert (x, y) == (pytest.approx(160_000, abs=0.02), pytest.approx(1_560_000, abs=0.02))


def test_swapped_coordinates_are_swapped_back_where_they_are_a_place_near_the_site(finds):
    report = reverse_repairs(finds, 1, "swapped")
    rows = finds.read("observations").set_index("content_key")
    lon, lat = DEGREES.transform(rows.loc["a"].geometry.x, rows.loc["a"].geometry.y)
    assert (lat, lon) == (pytest.approx(14.2), pytest.approx(101.9))
    (row,) = finds.read("quarantine").to_dict("records")
    content = json.loads(row["content"])
    assert (content["lat"], content["lon"]) == ("101.85", "14.1") and report.removed == {"observations": 1}
    assert finds.check() == []  # nothing lies on the other side of the world


def test_metres_are_kept_as_metres(finds):
    reverse_repairs(finds, 1, "utm_zone")
    content = json.loads(finds.read("quarantine")["content"].iloc[0])
    assert (content["x"], content["y"]) == ("801234", "1561234") and "lat" not in content


def test_a_reversal_is_recorded_and_can_itself_be_undone(finds):
    before = finds.fingerprint(EVERYTHING)
    report = reverse_repairs(finds, 1, "thai_digits")
    log = finds.read("repairs", "rule = 'reversed'").set_index("record_key")
    assert log.loc["c", ["from_value", "to_value"]].tolist() == ["2025-01-05", "2025-01-06 07:30:00"]
    assert log.loc["d", "to_value"] == "" and set(log["batch_id"]) == {report.import_id}
    assert finds.count("repairs", "rule = 'thai_digits'") == 0
    top = imports(finds).iloc[0]
    assert (top["kind"], top["read"], top["repaired"], top["quarantined"]) == ("reversed", 3, 2, 1)
    assert _blocker(finds.connection, 1) == report.import_id
    undo_import(finds, report.import_id)
    assert finds.fingerprint(EVERYTHING) == before and _blocker(finds.connection, 1) == 0


def test_a_rule_that_the_import_does_not_have(finds):
    with pytest.raises(errors.NothingToReverse, match="It has: decimal_comma, swapped, thai_digits, utm_zone"):
        reverse_repairs(finds, 1, "spike")
    with pytest.raises(errors.ImportUnknown):
        reverse_repairs(finds, 5, "spike")


def test_a_reversal_that_is_stopped_changes_nothing(finds):
    class Stops:
        def report(self, fraction, text=""):
            self.stop = True

        def cancelled(self):
            return getattr(self, "stop", False)

    before = finds.fingerprint(EVERYTHING)
    with pytest.raises(Cancelled):
        reverse_repairs(finds, 1, "thai_digits", Stops())
    assert finds.fingerprint(EVERYTHING) == before


def test_a_record_deleted_by_hand_is_told(finds):
    finds._connection.execute("DELETE FROM observations WHERE content_key = 'c'")
    report = reverse_repairs(finds, 1, "thai_digits")
    assert "1 repaired records are no longer in the site." in [str(note) for note in report.notes]


@pytest.fixture
def walked(site):
    """A leg-day of two parts: 200 m from 0 to 200 s, 100 m from 1000 to 1100 s; with fixes that were left out."""
    x, y = 160_000.0, 1_560_000.0
    key = {"patrol_id": "P1", "leg_id": "1", "day": date(2025, 1, 5)}
    with site.transaction() as writer:
        batch = writer.batch(source="a.csv", kind="patrols", read=15, stored=5, repaired=10)
        writer.insert("patrols", [patrol(batch=batch)])
        writer.insert("leg_days", [{**key, "transport": "foot", "raw_km": 9.0, "clean_km": 0.3, "fixes": 5,
                                    "hours": 300 / 3600, "explained": {"spike": 2.0, "overlap": 6.7},
                                    "content_key": "l", "batch_id": batch}])
        writer.insert("tracks", [
            track([[x, y, NOON], [x + 100, y, NOON + 100], [x + 200, y, NOON + 200]], "t1", station="N", batch=batch),
            track([[x + 300, y, NOON + 1000], [x + 400, y, NOON + 1100]], "t2", batch=batch)])
        record = {"table": "tracks", "record": "P1 / 1 / 2025-01-05"}
        away = "\n".join([fix(x + 150, y + 1000, 140), fix(x + 150, y + 1100, 150)])
        beside = "\n".join(fix(x + 10 * n, y + 20, 10 * n) for n in range(4))
        writer.insert("repairs", [
            repair("fix", away, "", "spike", records=2, **record),
            repair("fix", fix(x + 300, y + 50, 950), "", "spike", **record),
            repair("fix", beside, "", "overlap", records=4, **record),
            repair("fix", "2025-01-05T05:00:00.000Z 0.0000000 0.0000000", "", "zero", **record),
            repair("fix", " 14.1000000 101.9000000", "", "teleport", **record),
            repair("time", "", "+7 days", "clock", records=9, **record),
            repair("fix", fix(x, y, 5), "", "repeat", **{**record, "record": "P1 / 2 / 2025-01-05"}),
        ])
    return site


def test_dropped_fixes_return_to_their_part_and_the_kilometres_follow(walked):
    report = reverse_repairs(walked, 1, "spike")
    tracks = walked.tracks()
    assert np.bincount(tracks.part).tolist() == [5, 3] and report.restored == {"tracks": 3}
    assert (tracks.t - NOON).tolist() == pytest.approx([0, 100, 140, 150, 200, 950, 1000, 1100])
    there, back = np.hypot(50, 1000), np.hypot(50, 1100)
    km = (100 + there + 100 + back + 50 + 100) / 1000
    day = walked.read("leg_days").iloc[0]
    assert day["clean_km"] == pytest.approx(km, abs=1e-4) and day["fixes"] == 8
    assert day["hours"] == pytest.approx(350 / 3600) and walked.tracks().km == pytest.approx(day["clean_km"])
    assert sum(json.loads(day["explained"]).values()) == pytest.approx(9.0 - day["clean_km"])
    assert walked.read("tracks")["km"].sum() == pytest.approx(day["clean_km"]) and walked.check() == []


def test_fixes_of_a_second_recording_return_beside_the_track(walked):
    reverse_repairs(walked, 1, "overlap")
    tracks = walked.read("tracks")
    assert len(tracks) == 3 and tracks["km"].iloc[2] == pytest.approx(0.03, abs=1e-4)
    assert tracks["batch_id"].iloc[2] == 2 and tracks["station"].iloc[2] == "N"
    assert walked.read("leg_days")["clean_km"].iloc[0] == pytest.approx(0.33, abs=1e-4)


@pytest.mark.parametrize(("rule", "note"), [
    ("zero", "1 fixes at 0° N 0° E"), ("teleport", "1 fixes without time"), ("clock", "9 repairs by this rule keep no"),
    ("repeat", "1 fixes whose leg-day has no track"),
])
def test_what_cannot_be_reversed_is_told_and_stays(walked, rule, note):
    before = walked.fingerprint(["tracks", "leg_days", "repairs"])
    report = reverse_repairs(walked, 1, rule)
    assert str(report.notes[0]).startswith(note) and report.restored == {}
    assert walked.fingerprint(["tracks", "leg_days", "repairs"]) == before


def test_a_reversed_leg_day_can_be_had_back(walked):
    before = walked.fingerprint(EVERYTHING)
    for rule in ("spike", "overlap"):
        reverse_repairs(walked, 1, rule)
    for number in (3, 2):
        undo_import(walked, number)
    assert walked.fingerprint(EVERYTHING) == before


def test_what_an_import_really_repaired_goes_there_and_back(site, tmp_path):
    files = write_small_files(tmp_path / "exports")
    import_files(site, files[0].parent)
    before, km = site.fingerprint(EVERYTHING), site.tracks().km
    for rule in ("spike", "buddhist_year"):
        report = reverse_repairs(site, 1, rule)
        assert sum(report.restored.values()) + sum(report.removed.values()) == 1, report
        assert site.check() == []
    assert site.tracks().km > km + 20  # out to the spike, 12 km off, and back
    states = site.fingerprint(["tracks", "leg_days", "patrols", "quarantine"])
    again = import_files(site, files[1])
    assert again.present == again.read and site.fingerprint(["tracks", "leg_days", "patrols", "quarantine"]) == states
    for number in sorted(imports(site)["import_id"], reverse=True)[:3]:
        undo_import(site, number)
    assert site.fingerprint(EVERYTHING) == before
