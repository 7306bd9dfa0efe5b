"""Dates and numbers as people write them."""

from __future__ import annotations

from datetime import date, time

import pytest

from pawc_planner.importers.tables.columns import read_days
from pawc_planner.importers.values.clocks import clock_of
from pawc_planner.importers.values.dates import clock_time, read_dates
from pawc_planner.importers.values.numbers import read_number

from .tables_of import table


@pytest.mark.parametrize(("text", "day", "clock", "rule"), [
    ("29/02/2567", date(2024, 2, 29), None, "buddhist_year"),
    ("๑๕ ม.ค. ๒๕๖๖ ๑๔.๓๐ น.", date(2023, 1, 15), time(14, 30), "buddhist_year"),
    ("15 มกราคม 2566 08:05", date(2023, 1, 15), time(8, 5), "buddhist_year"),
    ("15 ม.ค. 66", date(2023, 1, 15), None, "buddhist_year"),
    ("5 ธ.ค. 2023", date(2023, 12, 5), None, "thai_month"),
    ("วันจันทร์ที่ 5 มิถุนายน พ.ศ. 2566", date(2023, 6, 5), None, "buddhist_year"),
    ("Jan 5, 2024 2:05:01 PM", date(2024, 1, 5), time(14, 5, 1), ""),
    ("5-Jan-24", date(2024, 1, 5), None, ""),
    ("2024-Jan-05", date(2024, 1, 5), None, ""),
    ("2566-01-05", date(2023, 1, 5), None, "buddhist_year"),
    ("20240105", date(2024, 1, 5), None, ""),
    ("1/13/2024", date(2024, 1, 13), None, ""),
    ("13.1.2024 7:05", date(2024, 1, 13), time(7, 5), ""),
])
def test_dates(text, day, clock, rule):
    moment = read_dates([text], "file", "column")[0]
    assert (moment.day, moment.clock, moment.rule) == (day, clock, rule)


@pytest.mark.parametrize("text", ["", "31/02/2566", "ไม่ทราบ", "2024-13-01", "1/1/1", "24:99", "99999999999"])
def test_what_is_no_date_is_none(text):
    assert read_dates([text], "file", "column", day_first=True) == [None]


@pytest.mark.parametrize(("text", "clock"), [
    ("14.30 น.", time(14, 30)), ("๐๖:๐๕", time(6, 5)), ("12:00 am", time(0)), ("25:00", None), ("", None)])
def test_times_of_day(text, clock):
    found = clock_of(text)
    assert (found and clock_time(found.seconds)) == clock


@pytest.mark.parametrize(("text", "number", "rule"), [
    ("14,25", 14.25, "decimal_comma"), ("1,234.5", 1234.5, ""), ("1.234,5", 1234.5, "decimal_comma"),
    ("๑๔.๕", 14.5, "thai_digits"), (" 7 ", 7, "")])
def test_numbers(text, number, rule):
    assert read_number(text) == (number, rule)


@pytest.mark.parametrize("text", ["", "x", "inf", "nan", "1,2,3"])
def test_what_is_no_number_is_nan(text):
    assert read_number(text)[0] != read_number(text)[0]


def test_years_of_two_digits_that_come_first_are_told_by_days_that_would_be_years_to_come():
    texts = ["23-08-04", "24-02-30", "24-01-29", "23-12-31"]
    days = [moment.day.isoformat() if moment else None for moment in read_dates(texts, "f", "c")]
    assert days == ["2023-08-04", None, "2024-01-29", "2023-12-31"]
    later = [moment.day.isoformat() for moment in read_dates(["04-08-23", "30-03-24"], "f", "c")]
    assert later == ["2023-08-04", "2024-03-30"]


@pytest.mark.parametrize(("text", "day", "rule"), [
    ("1967-03-15", "2024-03-15", "buddhist_short"),  # a spreadsheet's 15/3/67
    ("15/3/1967", "2024-03-15", "buddhist_short"),
    ("15/3/3110", "2024-03-15", "buddhist_year"),
    ("1970-01-01", "1970-01-01", ""),  # a clock that began anew
    ("1980-01-06", "1980-01-06", ""),
    ("2043-01-06", "2043-01-06", ""),
])
def test_buddhist_years_that_a_spreadsheet_took_for_common_ones(text, day, rule):
    found, repairs, _ = read_days(table(date=[text]), "date")
    assert found[0].isoformat() == day
    assert [change.rule for change in repairs[0]] == ([rule] if rule else [])


@pytest.mark.parametrize("text", ["2024-02-28 24:00", "28/2/2567 24.00 น.", "2024-02-28T24:00:00Z"])
def test_the_end_of_a_day_is_the_beginning_of_the_next(text):
    moment = read_dates([text], "file", "column")[0]
    assert (moment.day, moment.clock) == (date(2024, 2, 29), time(0, 0))
    assert read_dates(["2024-02-28 24:01"], "file", "column") == [None]
