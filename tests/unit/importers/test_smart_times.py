"""Days and times as SMART writes them."""

from __future__ import annotations

from datetime import date, datetime, time, timezone

import numpy as np
import pytest

from pawc_planner.importers.errors import DayOrderError
from pawc_planner.importers.places.site_places import SitePlaces
from pawc_planner.importers.smart.times import (
    clock_shift,
    read_day,
    read_moment,
    read_wall_clock,
    wall_day,
    wall_seconds,
)

DAY = date(2025, 1, 31)
EIGHT = 1738310400.0  # 2025-01-31 08:00:00 as if UTC


@pytest.mark.parametrize(("text", "day", "repaired"), [
    ("2025-01-31", DAY, False), ("2025-01-31+07:00", DAY, False), ("2025-01-31Z", DAY, False),
    ("2025-01-31T00:00:00.000+07:00", DAY, False), ("2568-01-31", DAY, True), ("๒๕๖๘-๐๑-๓๑", DAY, True),
    ("2567-02-29", date(2024, 2, 29), True), ("2568-02-29", None, True), ("2025-02-30", None, False),
    ("", None, False), ("31/01/2025", None, False), ("1025-01-31", None, False), ("yesterday", None, False),
])
def test_days(text, day, repaired):
    found = read_day(text)
    assert found.when == day
    assert [(repair.rule, repair.before, repair.after) for repair in found.repairs] == (
        [("buddhist_year", text, day.isoformat())] if repaired and day else [])


@pytest.mark.parametrize(("text", "clock"), [
    ("08:05:09", time(8, 5, 9)), ("8:05", time(8, 5)), ("08:05:09.250", time(8, 5, 9, 250000)),
    ("08:05:09-04:00", time(8, 5, 9)), ("08:05:09.000+07:00", time(8, 5, 9)), ("08:05:09Z", time(8, 5, 9)),
    ("24:00:00", None), ("", None), ("25:61:00", None), ("eight", None),
])
def test_clocks_show_what_they_showed(text, clock):
    assert read_wall_clock(text) == clock


@pytest.mark.parametrize(("text", "day", "utc_hour"), [
    ("2025-01-31T08:00:00", DAY, 1), ("2025-01-31 08:00:00", DAY, 1), ("2025-01-31T08:00:00.000+07:00", DAY, 1),
    ("2025-01-31T01:00:00Z", DAY, 1), ("2025-01-30T20:00:00-05:00", DAY, 1), ("2568-01-31T08:00:00", DAY, 1),
    ("Jan 31, 2025 8:00:00 AM", DAY, 1),
])
def test_incidents_are_local_without_a_zone_and_instants_with_one(site, text, day, utc_hour):
    found, at = read_moment(text, "incident.xml", SitePlaces.of(site))
    assert (found.when, at) == (day, datetime(2025, 1, 31, utc_hour, tzinfo=timezone.utc))


def test_a_date_in_another_order_is_asked_about(site):
    places = SitePlaces.of(site)
    with pytest.raises(DayOrderError):
        read_moment("03/04/2025 08:00", "incident.xml", places)
    assert read_moment("03/04/2025 08:00", "incident.xml", places, day_first=True)[0].when == date(2025, 4, 3)
    assert read_moment("", "incident.xml", places) == (read_day(""), None)


def test_z_is_milliseconds_of_the_wall_clock():
    z = np.array([EIGHT * 1000, np.nan, 350.0, EIGHT * 1000 + 500])
    assert wall_seconds(z, DAY).tolist()[::3] == [EIGHT, EIGHT + 0.5]
    assert np.isnan(wall_seconds(z, DAY)[1:3]).all()
    assert np.isnan(wall_seconds(np.array([120.0, 8848.0]), DAY)).all()  # heights


def test_seconds_are_taken_for_seconds_on_their_own_day_only():
    z = np.array([EIGHT, EIGHT + 60])
    assert wall_seconds(z, DAY).tolist() == [EIGHT, EIGHT + 60]
    assert wall_seconds(z, date(2024, 1, 31)).tolist() == [EIGHT / 1000, EIGHT / 1000 + 0.06]


@pytest.mark.parametrize(("days", "shift"), [(0, 0), (1, 0), (-1, 0), (2, -2), (-7168, 7168), (198327, -198327)])
def test_a_wrong_date_of_the_device_is_whole_days(days, shift):
    wall = np.array([EIGHT, EIGHT + 3600, np.nan]) + days * 86400
    assert clock_shift(wall, DAY) == shift
    assert wall_day(np.array([np.nan])) is None and clock_shift(np.array([1e300]), DAY) == 0
