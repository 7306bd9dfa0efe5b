"""Defects that devices bring by themselves: receivers left on in camp, wrong dates, years of the Buddhist era."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

import numpy as np

from ..rangers.patrols import LOCAL
from .defects import DefectLog
from .records import DayRecord, PatrolRecord

# Shares of patrols with a SMART device (assumptions, more than is usual, so that every class meets each of them).
CAMP_NIGHTS, WRONG_DATES, BUDDHIST_YEARS = 0.05, 0.02, 0.02
WEEK_ROLLOVER_DAYS = 1024 * 7  # GPS receivers count weeks in ten bits
SCATTER_M = 8.0  # of a handheld receiver under canopy, one standard deviation (assumption)
WALKING_HOME = time(18, 30)
SETTING_OUT = time(5, 30)
DEGREE_M = 110_600.0


def sow_devices(records: list[PatrolRecord], log: DefectLog, rng: np.random.Generator) -> list[PatrolRecord]:
    """Return the patrols with what their devices did wrong; the log says which and what is right."""
    return [_sow(record, log, rng) for record in records]


def _sow(record: PatrolRecord, log: DefectLog, rng: np.random.Generator) -> PatrolRecord:
    draw = rng.random()
    if record.patrol.device != "smart" or record.patrol.transport != "foot" or len(record.legs) > 1:
        return record
    if draw < CAMP_NIGHTS:
        return _camp_night(record, log, rng)
    if draw < CAMP_NIGHTS + WRONG_DATES:
        return _wrong_date(record, log, rng)
    if draw < CAMP_NIGHTS + WRONG_DATES + BUDDHIST_YEARS:
        log.add("buddhist_year_in_xml", record.file, record.name, 1, "subtract 543 from the years of its days")
        return replace(record, year_shift=543)
    return record


def _camp_night(record: PatrolRecord, log: DefectLog, rng: np.random.Generator) -> PatrolRecord:
    """Leave the receiver on for a night: fixes scatter about the camp until the next morning."""
    leg = record.legs[0]
    if len(leg.days) < 2:
        return record
    at = int(rng.integers(len(leg.days) - 1))
    day = leg.days[at]
    start = max(float(day.t.max()) + 120, _instant(day, WALKING_HOME, 0))
    t = np.arange(start, _instant(day, SETTING_OUT, 1), float(rng.integers(60, 300)))
    if len(t) < 20:
        return record
    last = int(np.argmax(day.t))
    metres = rng.normal(0, SCATTER_M, (2, len(t)))
    lon = day.lon[last] + metres[0] / (DEGREE_M * np.cos(np.radians(day.lat[last])))
    lat = day.lat[last] + metres[1] / DEGREE_M
    night = day.with_fixes(len(day.t), np.round(t), np.round(lon, 7), np.round(lat, 7))
    log.add("camp_night", record.file, f"{record.name} {day.day}", len(t), "a night in camp adds no kilometre")
    days = (*leg.days[:at], night, *leg.days[at + 1:])
    return replace(record, legs=(replace(leg, days=days),))


def _instant(day: DayRecord, clock: time, days: int) -> float:
    return datetime.combine(day.day + timedelta(days=days), clock, LOCAL).timestamp()


def _wrong_date(record: PatrolRecord, log: DefectLog, rng: np.random.Generator) -> PatrolRecord:
    """Set the device's date back by a year or by the weeks that a receiver loses; the time of day stays right."""
    back = int(rng.choice([365, WEEK_ROLLOVER_DAYS]))
    leg = record.legs[0]
    days = tuple(replace(day, t=day.t - back * 86400.0) for day in leg.days)
    fixes = sum(len(day.t) for day in days)
    log.add("wrong_device_date", record.file, record.name, fixes, f"add {back} days")
    return replace(record, legs=(replace(leg, days=days),))
