"""Defects that devices bring by themselves: receivers left on in camp, wrong dates and clocks, Buddhist years."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time, timedelta

import numpy as np

from ..clock import DAY, HOUR, LOCAL
from .defects import Sower
from .records import DayRecord, PatrolRecord

KINDS = ("camp_night", "wrong_device_date", "wrong_clock", "buddhist_year_in_xml")
WEEK_ROLLOVER_DAYS = 1024 * 7  # GPS receivers count weeks in ten bits
ZONE_HOURS = 7  # a device that adds the zone twice is ahead by it, one without a zone behind
SCATTER_M = 8.0  # of a handheld receiver under canopy, one standard deviation (assumption)
WALKING_HOME = time(18, 30)
SETTING_OUT = time(5, 30)
DEGREE_M = 110_600.0
PROVABLE_HOURS = (1.0, 13.0)  # of a day whose noted start and end prove that its clock was off


def sow_devices(records: Iterable[PatrolRecord], sower: Sower) -> list[PatrolRecord]:
    """Return the patrols with what their devices did wrong; the log says which and what is right."""
    return [_sow(record, sower) for record in records]


def _sow(record: PatrolRecord, sower: Sower) -> PatrolRecord:
    """Sow at most one; every kind draws for every patrol, so that none moves another."""
    struck = [kind for kind, strikes in [(kind, sower.strikes(kind)) for kind in KINDS] if strikes]
    joined = any(day.noted for leg in record.legs for day in leg.days)
    if not struck or joined or len(record.legs) > 1 or not record.is_xml or record.patrol.transport != "foot":
        return record
    return {
        "camp_night": _camp_night,
        "wrong_device_date": _wrong_date,
        "wrong_clock": _wrong_clock,
        "buddhist_year_in_xml": _buddhist_years,
    }[struck[0]](record, sower)


def _camp_night(record: PatrolRecord, sower: Sower) -> PatrolRecord:
    """Leave the receiver on for a night: fixes scatter about the camp until the next morning."""
    days = list(record.legs[0].days)
    if len(days) < 2:
        return record
    rng = sower.rngs["camp_night"]
    at = int(rng.integers(len(days) - 1))
    day = days[at]
    start = max(float(day.t.max()) + 120, _instant(day, WALKING_HOME, 0))
    t = np.arange(start, _instant(day, SETTING_OUT, 1), float(rng.integers(60, 300)))
    if len(t) < 20:
        return record
    last = int(np.argmax(day.t))
    metres = rng.normal(0, SCATTER_M, (2, len(t)))
    lon = day.lon[last] + metres[0] / (DEGREE_M * np.cos(np.radians(day.lat[last])))
    lat = day.lat[last] + metres[1] / DEGREE_M
    days[at] = day.with_fixes(len(day.t), np.round(t), np.round(lon, 7), np.round(lat, 7))
    where = f"{record.name} {day.day}"
    sower.log.add("camp_night", record.file, where, len(t), "a night in camp adds no kilometre")
    return record.with_days(days)


def _instant(day: DayRecord, clock: time, days: int) -> float:
    return datetime.combine(day.day + timedelta(days=days), clock, LOCAL).timestamp()


def _wrong_date(record: PatrolRecord, sower: Sower) -> PatrolRecord:
    """Set the device's date back by a year or by the weeks that a receiver loses; the time of day stays right."""
    back = int(sower.rngs["wrong_device_date"].choice([365, WEEK_ROLLOVER_DAYS]))
    days = [replace(day, t=day.t - back * DAY) for day in record.legs[0].days]
    fixes = sum(len(day.t) for day in days)
    sower.log.add("wrong_device_date", record.file, record.name, fixes, f"add {back} days")
    return record.with_days(days)


def _wrong_clock(record: PatrolRecord, sower: Sower) -> PatrolRecord:
    """Set the device's clock to another zone; the start and end of the days were written down from a watch."""
    hours = int(sower.rngs["wrong_clock"].choice([ZONE_HOURS, -ZONE_HOURS]))
    days = record.legs[0].days
    spans = [(day.span[1] - day.span[0]) / HOUR for day in days]
    if not all(PROVABLE_HOURS[0] < span < PROVABLE_HOURS[1] for span in spans):
        return record
    fixes = sum(len(day.t) for day in days)
    sower.log.add("wrong_clock", record.file, record.name, fixes, f"add {-hours} hours")
    return record.with_days([replace(day, t=day.t + hours * HOUR, noted=day.span) for day in days])


def _buddhist_years(record: PatrolRecord, sower: Sower) -> PatrolRecord:
    right = "subtract 543 from the years of its days"
    sower.log.add("buddhist_year_in_xml", record.file, record.name, 1, right)
    return replace(record, year_shift=543)
