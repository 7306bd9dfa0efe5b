"""The exports of the training park, read back with independent means."""

from __future__ import annotations

import csv
import io
import zipfile
from collections import Counter
from datetime import date, datetime, timezone
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pyproj
import pytest
import shapely

from pawc_planner.training.exports.smart_xml import LOCAL_MINUS_UTC, multi_line_ewkb
from pawc_planner.training.exports.thai import slashed, thai_digits, with_month


def local_name(element) -> str:
    return element.tag.rsplit("}", 1)[-1]


def smart_files(park, skip=("(1)", "_copy")) -> list[ElementTree.Element]:
    """Return the root of every SMART patrol, the sown duplicate and the truncated file left out."""
    roots = []
    for path in sorted((park.exports / "smart").rglob("*")):
        if any(word in path.name for word in skip) or path.is_dir():
            continue
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                roots += [ElementTree.fromstring(archive.read(name)) for name in archive.namelist()]
        else:
            roots.append(ElementTree.fromstring(path.read_bytes()))
    return roots


def children(element, name):
    return [child for child in element if local_name(child) == name]


def clean_km(lon, lat, seconds):
    """Length after dropping repeats, places off the park and single fixes that nobody could have reached."""
    _, first = np.unique(seconds, return_index=True)
    lon, lat, seconds = lon[first], lat[first], seconds[first]
    near = (np.abs(lon - 102.25) < 1.5) & (np.abs(lat - 14.25) < 1.5)
    x, y = pyproj.Transformer.from_crs(4326, 32648, always_xy=True).transform(lon[near], lat[near])
    out = np.hypot(np.diff(x), np.diff(y))
    spike = np.zeros(len(x), bool)
    spike[1:-1] = (out[:-1] > 4500) & (out[1:] > 4500)
    return np.hypot(np.diff(x[~spike]), np.diff(y[~spike])).sum() / 1000


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
    assert thai_digits("09/02/2567") == "๐๙/๐๒/๒๕๖๗"


def test_smart_and_gpx_hold_the_kilometres_of_the_truth(park):
    smart, nights = 0.0, {row["record"].split()[0] for row in park.defects if row["kind"] == "camp_night"}
    for root in (root for root in smart_files(park) if root.get("id") not in nights):
        for day in children(children(root, "legs")[0], "days"):
            line = shapely.from_wkb(bytes.fromhex(children(day, "track")[0].get("geom")))
            smart += clean_km(*shapely.get_coordinates(line, include_z=True).T)
    gpx = 0.0
    for path in sorted((park.exports / "gpx").glob("*.gpx")):
        for segment in ElementTree.parse(path).iter("{http://www.topografix.com/GPX/1/1}trkseg"):
            lon = np.array([float(point.get("lon")) for point in segment])
            lat = np.array([float(point.get("lat")) for point in segment])
            times = [datetime.fromisoformat(point[0].text.replace("Z", "+00:00")).timestamp() for point in segment]
            gpx += clean_km(lon, lat, np.array(times))
    truth = pd.read_csv(park.files.truth / "leg_days.csv")
    right = truth[(truth["device"] == "smart") & ~truth["patrol_id"].isin(nights)]["recorded_km"].sum()
    assert nights and smart == pytest.approx(right, rel=0.003)
    assert gpx == pytest.approx(park.figures["km_per_device"]["gpx"], rel=0.003)
    assert park.figures["km"] == pytest.approx(park.params.km_per_year, rel=0.05)
    assert park.figures["km"] == pytest.approx(park.figures["walked_km"], rel=0.02)


def test_every_patrol_and_observation_is_exported_once(park):
    roots = smart_files(park)
    ids = [root.get("id") for root in roots]
    assert len(ids) == len(set(ids))
    keys = Counter(
        element.get("categoryKey") for root in roots for element in root.iter() if local_name(element) == "observations"
    )
    forms = []
    for path in sorted((park.exports / "tables").glob("field_forms*.csv")):
        forms += list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    keys.update(row["Category"] for row in forms)
    assert dict(sorted(keys.items())) == park.figures["observations_per_category"]
    assert len(forms) == park.figures["observations_per_device"]["gpx"]


def test_the_first_year_is_smart_1_2_without_groups(park):
    for root in smart_files(park):
        assert "/1.2/" in root.tag
        assert not any(local_name(element) == "groups" for element in root.iter())


def test_repeated_legs_are_those_in_the_list_of_defects(park):
    extra = sum(len(children(leg, "days")) for root in smart_files(park) for leg in children(root, "legs")[1:])
    kinds = ("leg_day_per_member", "overlapping_leg")
    assert extra == sum(row["count"] for row in park.defects if row["kind"] in kinds)
    assert extra > 0


def test_fixes_at_zero_are_those_in_the_list_of_defects(park):
    zeros = 0
    for root in smart_files(park):
        for day in children(children(root, "legs")[0], "days"):
            line = shapely.from_wkb(bytes.fromhex(children(day, "track")[0].get("geom")))
            zeros += int((shapely.get_coordinates(line) == 0).all(axis=1).sum())
    sown = [row for row in park.defects if row["kind"] == "fix_at_zero" and row["file"].startswith("smart")]
    assert zeros == sum(row["count"] for row in sown) > 0


def test_stump_registers_are_windows_874_with_buddhist_years(park):
    rows = []
    for path in sorted((park.exports / "tables").glob("stumps_*.csv")):
        text = path.read_bytes().decode("cp874")
        with pytest.raises(UnicodeDecodeError):
            path.read_bytes().decode("utf-8")
        rows += list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == park.figures["stumps"]
    western = [row["วันที่พบ"].translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")) for row in rows]
    unreadable = sum(row["count"] for row in park.defects if row["kind"] == "unreadable_date")
    assert sum(text.endswith("/2566") for text in western) == len(rows) - unreadable
    swapped = sum(bool(row["ละติจูด"]) and float(row["ละติจูด"]) > 90 for row in rows)
    assert swapped == sum(
        row["count"] for row in park.defects if row["kind"] == "swapped_lat_lon" and "stumps" in row["file"]
    )


def test_the_camera_log_has_every_event_and_the_rows_logged_twice(park):
    rows = []
    for path in sorted((park.exports / "tables").glob("camera_log_*.csv")):
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        rows += list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    twice = sum(row["count"] for row in park.defects if row["kind"] == "repeated_rows")
    assert len(rows) == park.figures["camera_events"] + twice
    blank = park.figures["camera_events_per_class"]["blank"] / park.figures["camera_events"]
    assert 0.6 < blank < 0.9


def test_no_export_holds_a_name_of_a_person(park):
    for root in smart_files(park):
        for element in root.iter():
            if local_name(element) == "members":
                assert element.get("givenName") == "Ranger" and element.get("familyName").isdigit()
