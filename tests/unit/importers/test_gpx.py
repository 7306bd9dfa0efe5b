from __future__ import annotations

from datetime import date

import geopandas as gpd
import pandas as pd
import pytest

from pawc_planner.importers.batch import import_files
from pawc_planner.importers.errors import WebPageError

HALF_KM = 9 / 2000 * 110.66  # ten fixes, 0.0005° of latitude apart


def fixes(day="2025-01-31", lon=102.2, *, count=10, timed=True):
    return "".join(
        f'<trkpt lat="{14.2 + at / 2000:.5f}" lon="{lon}">'
        + (f"<time>{day}T01:{at:02d}:00Z</time>" if timed else "") + "</trkpt>" for at in range(count))


def track(name, *segments):
    return f"<trk><name>{name}</name>{''.join(f'<trkseg>{segment}</trkseg>' for segment in segments)}</trk>"


def bring(site, tmp_path, *inside, name="walk.gpx"):
    (tmp_path / name).write_text(
        f'<gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1">{"".join(inside)}</gpx>', encoding="utf-8")
    return import_files(site, tmp_path / name)


def test_a_segment_without_times_keeps_its_kilometres_beside_one_that_has_them(site, tmp_path):
    report = bring(site, tmp_path, track("Team", fixes(), fixes(lon=102.21, timed=False)))
    assert (report.read, report.stored) == (20, 20)
    assert site.read("leg_days")["day"].tolist() == [date(2025, 1, 31)]
    assert report.clean_km == pytest.approx(2 * HALF_KM, rel=0.01)


def test_fixes_without_times_at_the_end_of_a_segment_go_on_at_the_usual_pace(site, tmp_path):
    half = fixes().replace("<time>2025-01-31T01:08:00Z</time>", "").replace("<time>2025-01-31T01:09:00Z</time>", "")
    report = bring(site, tmp_path, track("Team", half))
    assert (report.stored, report.repaired) == (8, 2)
    assert report.clean_km == pytest.approx(HALF_KM, rel=0.01)
    assert site.read("leg_days")["hours"].iloc[0] == pytest.approx(9 / 60)


@pytest.mark.parametrize("name", ["Team 2025-01-31", "Team"])
def test_lost_weeks_of_an_old_receiver_are_given_back_only_when_a_name_proves_them(site, tmp_path, name):
    report = bring(site, tmp_path, track(name, fixes("2005-06-17")))
    proved = name != "Team"
    assert site.read("leg_days")["day"].tolist() == [date(2025, 1, 31) if proved else date(2005, 6, 17)]
    assert report.repaired == (10 if proved else 0)
    assert site.read("repairs")["rule"].tolist() == (["clock"] if proved else [])


def test_a_waypoint_whose_time_cannot_be_read_is_set_aside_as_written(site, tmp_path):
    report = bring(site, tmp_path, '<wpt lat="14.21" lon="102.21"><time>soon</time><name>1</name></wpt>')
    assert report.quarantined == 1
    assert "soon" in site.read("quarantine")["content"].iloc[0]


def test_decimal_commas_and_swapped_places_of_waypoints_are_put_right(site, tmp_path):
    report = bring(
        site, tmp_path, '<wpt lat="14,21" lon="102,21"><name>1</name></wpt>',
        '<wpt lat="102.22" lon="14.22"><name>2</name></wpt>')
    assert report.repaired == 2
    assert site.read("repairs")["rule"].tolist() == ["decimal_comma", "swapped"]


def test_a_telephone_number_in_a_name_is_masked_where_the_name_is_the_id_too(site, tmp_path):
    bring(site, tmp_path, '<wpt lat="14.21" lon="102.21"><name>call 081-234-5678</name></wpt>')
    found = site.read("observations").iloc[0]
    assert "5678" not in found["waypoint_id"] + found["attributes"]


def test_a_segment_for_every_fix_does_not_slow_the_import_down(site, tmp_path):
    single = "</trkseg><trkseg>".join(fixes().replace("</trkpt>", "</trkpt>|").split("|"))
    report = bring(site, tmp_path, *(track(f"Team {at}", single) for at in range(3)), track("Long", single * 3000))
    assert report.read == 10 * 3003


def test_a_page_that_asks_to_sign_in_is_no_export(site, tmp_path):
    (tmp_path / "tracks.gpx").write_text("<!DOCTYPE html><html><body>Sign in</body></html>")
    with pytest.raises(WebPageError, match="Sign in"):
        import_files(site, tmp_path / "tracks.gpx")


@pytest.mark.parametrize("name", ["walk.csv", "walk.gpkg", "walk.shp"])
def test_track_points_saved_from_qgis_are_the_tracks_again(site, tmp_path, name):
    at = range(20)
    points = gpd.GeoDataFrame(
        {"track_fid": [minute // 10 for minute in at], "track_seg_id": 0, "track_seg_point_id": list(at),
         "time": pd.to_datetime([f"2025-01-31T01:{minute:02d}:00Z" for minute in at])},
        geometry=gpd.points_from_xy([102.2] * 20, [14.2 + minute / 2000 for minute in at]), crs=4326)
    if name.endswith("csv"):
        points.to_csv(tmp_path / name)
    else:
        if name.endswith("shp"):  # its tables have no times of day
            points["time"] = points["time"].dt.strftime("%Y/%m/%d %H:%M:%S+00")
        points.to_file(tmp_path / name)
    report = import_files(site, tmp_path / name)
    assert (report.read, report.stored) == (20, 20)
    assert site.read("patrols")["patrol_id"].tolist() == ["walk", "walk 2"]
    assert report.clean_km == pytest.approx(2 * HALF_KM, rel=0.01)
    assert str(site.read("tracks")["start_time"].iloc[0]) == "2025-01-31 01:00:00+00:00"
