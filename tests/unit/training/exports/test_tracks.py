"""Tracks and tables of the exports read back with independent means, defects and all."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import date, datetime, timezone
from xml.etree import ElementTree

import numpy as np
import pyproj
import pytest
import shapely

from pawc_planner.training.clock import LOCAL_MINUS_UTC
from pawc_planner.training.exports.smart_xml import multi_line_ewkb
from pawc_planner.training.exports.thai import slashed, thai_digits, with_month
from pawc_planner.training.parameters import ALL_DEFECTS

from .test_formats import patrol_roots

CLOCKS = {"wrong_clock", "wrong_device_date"}


def children(element, name):
    return [child for child in element if child.tag.rsplit("}", 1)[-1] == name]


def fixes(day) -> np.ndarray:
    """Longitude, latitude and Z of the fixes of a leg-day, shape (n, 3)."""
    line = shapely.from_wkb(bytes.fromhex(children(day, "track")[0].get("geom")))
    return shapely.get_coordinates(line, include_z=True)


def days_of_first_legs(files):
    for root in patrol_roots(files).values():
        for day in children(children(root, "legs")[0], "days"):
            yield root, day


def clean_km(lon, lat, seconds):
    """Length after dropping repeats, places off the park and single fixes that nobody could have reached."""
    _, first = np.unique(seconds, return_index=True)
    lon, lat = lon[first], lat[first]
    near = (np.abs(lon - 102.2) < 1.5) & (np.abs(lat - 14.2) < 1.5)
    x, y = pyproj.Transformer.from_crs(4326, 32648, always_xy=True).transform(lon[near], lat[near])
    out = np.hypot(np.diff(x), np.diff(y))
    spike = np.zeros(len(x), bool)
    spike[1:-1] = (out[:-1] > 2500) & (out[1:] > 2500)
    return np.hypot(np.diff(x[~spike]), np.diff(y[~spike])).sum() / 1000


@pytest.fixture(scope="module")
def spoilt(hand_made):
    return hand_made.exports(*ALL_DEFECTS)


def test_a_track_decodes_to_big_endian_z_with_the_local_wall_clock_in_milliseconds():
    utc = datetime(2025, 12, 17, 13, 48, 25, tzinfo=timezone.utc).timestamp()
    code = multi_line_ewkb(
        np.array([102.0, 102.1]), np.array([14.0, 14.1]), np.array([utc, utc + 60]) + LOCAL_MINUS_UTC
    )
    assert code.startswith("0080000005")
    line = shapely.from_wkb(bytes.fromhex(code))
    assert line.geom_type == "MultiLineString" and line.has_z
    z = shapely.get_coordinates(line, include_z=True)[:, 2]
    assert datetime.fromtimestamp(z[0] / 1000, timezone.utc).strftime("%H:%M:%S") == "20:48:25"
    assert z[1] - z[0] == 60_000


def test_thai_dates():
    assert slashed(date(2024, 2, 9)) == "09/02/2567"
    assert with_month(date(2024, 12, 9)) == "9 ธ.ค. 2567"
    assert with_month(date(2024, 12, 9), buddhist=False) == "9 ธ.ค. 2024"
    assert thai_digits("09/02/2567") == "๐๙/๐๒/๒๕๖๗"


def test_tracks_hold_the_kilometres_that_were_walked_under_their_defects(hand_made, spoilt):
    files, log = spoilt
    other = {row.record.split()[0] for row in log.rows if row.kind in ("camp_night", "days_in_one_track")}
    km = Counter()
    for root, day in days_of_first_legs(files):
        km[root.get("id")] += clean_km(*fixes(day).T)
    gpx = "{http://www.topografix.com/GPX/1/1}"
    for content in (content for name, content in files.items() if name.endswith(".gpx")):
        for track in ElementTree.fromstring(content).iter(f"{gpx}trk"):
            for segment in track.iter(f"{gpx}trkseg"):
                lon, lat = (np.array([float(point.get(name)) for point in segment]) for name in ("lon", "lat"))
                times = [datetime.fromisoformat(point[0].text.replace("Z", "+00:00")).timestamp() for point in segment]
                km[track.find(f"{gpx}name").text] += clean_km(lon, lat, np.array(times))
    assert set(km) == set(hand_made.true_km.index)
    assert {patrol: km[patrol] for patrol in km if patrol not in other} == {
        patrol: pytest.approx(true, rel=0.003) for patrol, true in hand_made.true_km.items() if patrol not in other}


def test_every_patrol_and_find_is_handed_in_once(hand_made, spoilt):
    files, _ = spoilt
    roots = patrol_roots(files).values()
    keys = Counter(
        element.get("categoryKey") for root in roots for element in root.iter() if element.get("categoryKey"))
    xml, forms, query = sum(keys.values()), 0, 0
    for name, content in files.items():
        rows = len(list(csv.reader(io.StringIO(content.decode("utf-8"))))) - 1 if "_forms_" in name or (
            "_observations" in name) else 0
        forms, query = forms + rows * ("_forms_" in name), query + rows * ("_observations" in name)
    finds = [find for patrol in hand_made.patrols for leg in patrol.days for find in leg.finds]
    assert xml + forms + query == len(finds) and min(xml, forms, query) > 0
    ids = [root.get("id") for root in roots]
    assert len(ids) == len(set(ids))


def test_the_first_year_is_smart_1_2_without_groups(spoilt):
    for root in patrol_roots(spoilt[0]).values():
        assert "/1.2/" in root.tag and not list(root.iter(f"{root.tag[:-len('patrol')]}groups"))


def test_repeated_legs_and_fixes_at_zero_are_those_in_the_list(spoilt):
    files, log = spoilt
    extra = sum(len(children(leg, "days")) for root in patrol_roots(files).values()
                for leg in children(root, "legs")[1:])
    assert extra == sum(row.count for row in log.rows if row.kind in ("leg_day_per_member", "overlapping_leg")) > 0
    zeros = sum(int((fixes(day)[:, :2] == 0).all(axis=1).sum()) for _, day in days_of_first_legs(files))
    assert zeros == sum(row.count for row in log.rows if row.kind == "fix_at_zero" and "gpx" not in row.file) > 0


def test_a_joined_day_holds_the_fixes_of_the_later_days_too(hand_made, spoilt):
    files, log = spoilt
    joined = {row.record.split()[0]: row.count for row in log.rows if row.kind == "days_in_one_track"}
    assert joined
    for root, day in days_of_first_legs(files):
        if root.get("id") in joined and day.get("date") == root.get("startDate"):
            local_days = Counter((fixes(day)[:, 2] // 86_400_000).astype(int).tolist())
            later = sum(count for number, count in local_days.items() if number > min(local_days))
            assert later == joined[root.get("id")]


def test_wrong_clocks_are_off_by_what_the_list_says(hand_made, spoilt):
    files, log = spoilt
    right = {row.record: row.right.split() for row in log.rows if row.kind in CLOCKS}
    true = {(patrol.patrol_id, leg.day.isoformat()): float(leg.t.min()) + LOCAL_MINUS_UTC
            for patrol in hand_made.patrols for leg in patrol.days}
    seen = set()
    for root, day in days_of_first_legs(files):
        if root.get("id") in right:
            _, number, unit = right[root.get("id")]
            add = int(number) * {"hours": 3600, "days": 86_400}[unit]
            known = fixes(day)[:, 2]
            first = known[known > 0].min() / 1000 + add
            assert first == true[root.get("id"), day.get("date")]
            assert datetime.fromtimestamp(first, timezone.utc).strftime("%H:%M:%S") == day.get("startTime")
            seen.add(root.get("id"))
    assert seen == set(right) and len(seen) > 2


def test_registers_are_windows_874_with_buddhist_years_and_their_own_ways_of_places(hand_made, spoilt):
    files, log = spoilt
    rows, heads = [], Counter()
    for name, content in files.items():
        if "/stumps_" in name:
            text = content.decode("cp874")
            with pytest.raises(UnicodeDecodeError):
                content.decode("utf-8")
            reader = csv.DictReader(io.StringIO(text), delimiter=";" if ";" in text.splitlines()[0] else ",")
            rows += list(reader)
            heads.update(reader.fieldnames)
    assert len(rows) == len(hand_made.harm)
    assert heads["ละติจูด"] == 2 and heads["พิกัด X"] == 2 and heads["ระบบพิกัด"] == 1
    western = [thai for row in rows if "/" in (thai := thai_free(row["วันที่พบ"]))]
    assert all(text.endswith(("/2566", "/2567")) for text in western)
    assert len(western) == len(rows) - sum(row.count for row in log.rows if row.kind == "unreadable_date")
    indian = [row for row in rows if row.get("ระบบพิกัด") and row["พิกัด X"]]
    by_id = hand_made.harm.set_index("harm_id")
    # Royal Thai Survey Department: 206, 837, 295 m; by EPSG:1304, 62 stations, which agree within some metres
    to_utm = pyproj.Transformer.from_pipeline(
        "+proj=pipeline +step +inv +proj=utm +zone=48 +a=6377276.345 +rf=300.8017 +step +proj=push +v_3 "
        "+step +proj=cart +a=6377276.345 +rf=300.8017 +step +proj=helmert +x=210 +y=814 +z=289 "
        "+step +inv +proj=cart +ellps=WGS84 +step +proj=pop +v_3 +step +proj=utm +zone=48 +ellps=WGS84")
    for row in indian:
        x, y = to_utm.transform(float(row["พิกัด X"]), float(row["พิกัด Y"]))
        true = by_id.loc[row["รหัสตอ"]]
        assert np.hypot(x - true["x"], y - true["y"]) < 15
        assert 250 < np.hypot(float(row["พิกัด X"]) - true["x"], float(row["พิกัด Y"]) - true["y"]) < 600
    assert indian


def thai_free(text: str) -> str:
    return text.translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789"))


def test_the_camera_log_has_every_event_and_the_rows_written_twice(spoilt):
    files, log = spoilt
    rows = []
    for name, content in files.items():
        if "/camera_log_" in name:
            assert content.startswith(b"\xef\xbb\xbf")
            rows += list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))[1:]
    twice = sum(row.count for row in log.rows if row.kind == "repeated_rows")
    assert len(rows) == 60 + twice and twice > 0
    assert len({tuple(row) for row in rows}) == 60


def test_the_members_of_a_team_are_numbers(spoilt):
    members = [element for root in patrol_roots(spoilt[0]).values() for element in root.iter()
               if element.tag.endswith("}members")]
    assert members and all(one.get("givenName") == "Ranger" and one.get("familyName").isdigit() for one in members)
