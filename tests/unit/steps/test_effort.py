"""Effort of patrols and of cameras of the made site."""

from __future__ import annotations

import json
from datetime import date

import numpy as np
import pytest

from pawc_planner.base.errors import NoDataError, ParameterError
from pawc_planner.base.period import Period
from pawc_planner.base.series import series_json
from pawc_planner.site.steps.camera_effort import camera_effort
from pawc_planner.site.steps.effort import patrol_effort

from .conftest import JANUARY

OUTSIDE = "outside the boundary"


def test_numbers_of_the_made_site(site):
    """P1 rests from 13:00 to 12:00 where it goes on; P2 drives 2 km outside; P3 has no hour of night."""
    result = patrol_effort(site)
    numbers = result.numbers
    assert numbers["KM"] == pytest.approx(4 + 3 + 14 + 2) and numbers["TOTAL_KM"] == pytest.approx(25)
    assert numbers["MOVING_HOURS"] == pytest.approx(1 + 1.5 + 14 / 16 + 1)
    assert (numbers["REST_HOURS"], numbers["CAMP_HOURS"]) == pytest.approx((23, 23))
    assert numbers["HOURS"] == pytest.approx(numbers["MOVING_HOURS"] + numbers["REST_HOURS"] - numbers["CAMP_HOURS"])
    assert (numbers["NIGHT_KM"], numbers["LEG_DAYS"]) == (0, 4)
    assert numbers["JOINT_PATROL_DAYS"] == ""  # no record names a mandate, a team or partners
    assert "rested for 23, of which 23 in camp" in str(result.notes[1])


def test_table_by_sector_adds_up_to_all_tracks(site):
    table = patrol_effort(site, group_by=("sector",)).tables["TABLE"].set_index("sector")
    assert table["km"].to_dict() == pytest.approx(
        {"A": 4 + 3 + 8, "Far": 0, "inside the boundary, in no sector": 6 + 2, OUTSIDE: 2})
    assert table["camp_hours"].sum() == pytest.approx(23)


def test_joint_patrols_count_their_days(site):
    with site.transaction() as writer:
        writer.delete("patrols", "patrol_id = ?", ("P1",))
        writer.insert("patrols", [{"patrol_id": "P1", "source": "gpx", "content_key": "P1", "batch_id": 1,
                                   "mandate": "ลาดตระเวนร่วมกับตำรวจ"}])
    result = patrol_effort(site, group_by=("joint", "transport"))
    assert result.numbers["JOINT_PATROL_DAYS"] == 2
    table = result.tables["TABLE"].set_index(["joint", "transport"])["km"]
    assert table.to_dict() == pytest.approx({("no", "foot"): 2, ("no", "vehicle"): 16, ("yes", "foot"): 7})


def test_no_joint_patrol_is_known_where_a_record_would_have_told(site):
    with site.transaction() as writer:
        writer.delete("patrols", "patrol_id = ?", ("P1",))
        writer.insert("patrols", [{"patrol_id": "P1", "source": "gpx", "content_key": "P1", "batch_id": 1,
                                   "team": "A"}])
    assert patrol_effort(site).numbers["JOINT_PATROL_DAYS"] == 0
    assert patrol_effort(site, transport="vehicle").numbers["JOINT_PATROL_DAYS"] == ""  # P1 went on foot


def test_cells_hold_the_same_hours(site):
    cells = patrol_effort(site).layers["OUTPUT"]
    np.testing.assert_allclose(cells["hours"], cells["moving_hours"] + cells["rest_hours"] - cells["camp_hours"])
    assert cells["camp_hours"].sum() == pytest.approx(23)


def test_charts_say_what_they_show(site):
    months, transports, days = patrol_effort(site).series
    assert months.labels == ("2024-12", "2025-01", "2025-02") and months.values == pytest.approx((2, 7, 16))
    assert "16 km in the busiest (2025-02); months without a patrol track: 0." in str(months.summary)
    assert dict(zip(transports.labels, transports.values)) == pytest.approx({"vehicle": 16, "foot": 9})
    assert "64 % are by transport “vehicle”" in str(transports.summary)
    assert days.name == "patrol_days_by_month" and days.values == (1, 2, 1)
    assert json.loads(series_json((months, transports, days)))


def test_years_are_told_and_what_no_record_reaches_is_left_out(site):
    period = Period(date(2023, 1, 1), date(2025, 12, 31))
    months, _, days = patrol_effort(site, period).series
    assert months.labels == ("2024-12", "2025-01", "2025-02")  # there are records of these alone
    assert days.name == "patrol_days_by_month" and str(days.summary).startswith("Patrol-days: 4")
    site.connection.execute("UPDATE tracks SET day = '2023-01-10' WHERE day = (SELECT min(day) FROM tracks)")
    try:
        months, _, days = patrol_effort(site, period).series
    finally:
        site.connection.rollback()
    assert len(months.labels) == 26 and months.values.count(0) == 23
    assert (days.name, days.labels, days.values) == ("patrol_days_by_year", ("2023", "2024", "2025"), (1, 0, 3))
    assert "0 to 1 in a whole year" in str(days.summary)  # 2025 ends in February


def test_no_patrols_in_the_period(site):
    result = patrol_effort(site, Period(date(2020, 1, 1), date(2020, 1, 31)))
    assert result.numbers["HOURS"] == 0 and result.numbers["NIGHT_SHARE"] == ""
    assert [str(chart.summary) for chart in result.series[:2]] == ["No kilometre was patrolled."] * 2
    assert result.tables["TABLE"]["km"].tolist() == [0, 0, 0, 0]
    assert series_json(result.series)


def test_a_wrong_group_is_named(site):
    with pytest.raises(ParameterError, match="GROUP_BY is district"):
        patrol_effort(site, group_by=("district",))


def test_cameras_of_the_made_site(site):
    """In January C1 stands all the time; C2 was lost and sent nothing; C3 has no first day; C4 comes later."""
    result = camera_effort(site, JANUARY, ("sector",))
    assert (result.numbers["CAMERAS"], result.numbers["CAMERA_DAYS"], result.numbers["PICTURES"]) == (1, 31, 0)
    assert result.numbers["PEOPLE_RATE"] == 0 and result.numbers["PEOPLE_RATE_HIGH"] > 0
    assert "or lost without one: 2; they count no days" in str(result.notes[1])
    layer = result.layers["OUTPUT"].set_index("camera_id")
    assert layer["status"].to_dict() == {"C1": "known", "C2": "unknown", "C3": "unknown"}
    assert layer["rate"].isna().tolist() == [False, True, True]
    assert result.tables["TABLE"]["sector"].tolist() == ["A"]


def test_a_month_without_a_camera_has_no_rate(site):
    result = camera_effort(site, Period(date(2023, 12, 1), date(2024, 1, 31)))
    months = result.tables["MONTHS"]
    assert months["camera_days"].tolist() == [0, 31] and months["rate"].isna().tolist() == [True, False]
    assert result.numbers["CAMERA_DAYS"] == 31
    assert "known to have worked: 1 of 2." in str(result.series[0].summary)


def test_a_site_without_cameras_says_so(bare):
    with pytest.raises(NoDataError, match="no cameras"):
        camera_effort(bare, JANUARY)


def test_cameras_without_any_known_day(site):
    result = camera_effort(site, Period(date(2020, 1, 1), date(2020, 1, 31)))
    assert result.numbers["CAMERA_DAYS"] == 0 and result.numbers["PEOPLE_RATE"] == ""
    assert "nothing is known" in str(result.notes[0]) and series_json(result.series)
    assert set(result.layers["OUTPUT"]["status"]) == {"unknown"}
