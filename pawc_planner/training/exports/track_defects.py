"""Defects of tracks: fixes repeated, jumps, fixes at 0, 0, and leg-days that are recorded more than once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from .defects import Sower
from .records import GEOD, DayRecord, LegRecord, PatrolRecord

FEWEST_FIXES = 13  # of a leg-day into which anything is sown
APART_S = 20.0  # between the neighbours of a jump


def sow_tracks(records: Iterable[PatrolRecord], sower: Sower) -> list[PatrolRecord]:
    """Return the patrols with defects in their tracks; the log says which and what is right."""
    return [_sow_legs(_sow_fixes(record, sower), record, sower) for record in records]


def _sow_fixes(record: PatrolRecord, sower: Sower) -> PatrolRecord:
    days = []
    for day in record.legs[0].days:
        for kind, sow in (("repeated_fixes", _repeat), ("gps_spike", _spike), ("fix_at_zero", _zero)):
            if sower.strikes(kind) and len(day.t) >= FEWEST_FIXES:
                day = sow(day, record, sower)
        days.append(day)
    return record.with_days(days)


def _repeat(day: DayRecord, record: PatrolRecord, sower: Sower) -> DayRecord:
    """Repeat a block of fixes at the same times and places."""
    rng = sower.rngs["repeated_fixes"]
    start = int(rng.integers(0, len(day.t) // 2))
    block = slice(start, start + int(rng.integers(3, len(day.t) // 2)))
    count = len(day.t[block])
    sower.log.add("repeated_fixes", record.file, f"{record.name} {day.day}", count, "they add no kilometre")
    return day.with_fixes(block.stop, day.t[block], day.lon[block], day.lat[block])


def _spike(day: DayRecord, record: PatrolRecord, sower: Sower) -> DayRecord:
    """Put one fix 5 to 30 km away between two good ones."""
    rng = sower.rngs["gps_spike"]
    at = int(rng.integers(3, len(day.t) - 3))
    if day.t[at] - day.t[at - 1] < APART_S:
        return day
    metres = float(rng.uniform(5000, 30_000))
    lon, lat, _ = GEOD.fwd(day.lon[at], day.lat[at], float(rng.uniform(0, 360)), metres)
    t = np.round((day.t[at] + day.t[at - 1]) / 2)
    right = f"drop the fix {metres / 1000:.1f} km away"
    sower.log.add("gps_spike", record.file, f"{record.name} {day.day}", 1, right)
    return day.with_fixes(at, np.array([t]), np.array([round(lon, 7)]), np.array([round(lat, 7)]))


def _zero(day: DayRecord, record: PatrolRecord, sower: Sower) -> DayRecord:
    """Put a fix at latitude 0, longitude 0 between two good ones."""
    at = int(sower.rngs["fix_at_zero"].integers(3, len(day.t) - 3))
    t = np.round((day.t[at] + day.t[at - 1]) / 2) + 1
    sower.log.add("fix_at_zero", record.file, f"{record.name} {day.day}", 1, "drop the fix at 0, 0")
    return day.with_fixes(at, np.array([t]), np.zeros(1), np.zeros(1))


def _sow_legs(record: PatrolRecord, clean: PatrolRecord, sower: Sower) -> PatrolRecord:
    """Sow at most one defect of whole legs; every kind draws for every patrol, so that none moves another."""
    draws = [(kind, sower.strikes(kind)) for kind in ("leg_day_per_member", "overlapping_leg", "days_in_one_track")]
    struck = [kind for kind, strikes in draws if strikes]
    if not struck or not record.is_xml or record.patrol.transport != "foot":
        return record
    if struck[0] == "leg_day_per_member":
        return _team_copies(record, sower)
    return _overlap(record, sower) if struck[0] == "overlapping_leg" else _days_joined(record, clean, sower)


def _team_copies(record: PatrolRecord, sower: Sower) -> PatrolRecord:
    """Give the same leg-days again for some other members of the team."""
    leg = record.legs[0]
    if len(leg.members) < 2:
        return record
    last = int(sower.rngs["leg_day_per_member"].integers(2, len(leg.members) + 1))
    copies = tuple(
        LegRecord(str(number), (member,), tuple(day.part(np.arange(len(day.t))) for day in leg.days))
        for number, member in enumerate(leg.members[1:last], start=2)
    )
    count = len(copies) * len(leg.days)
    sower.log.add("leg_day_per_member", record.file, record.name, count, "count the leg-days of leg 1 only")
    return replace(record, legs=(leg, *copies))


def _overlap(record: PatrolRecord, sower: Sower) -> PatrolRecord:
    """Add a leg that repeats the last part of a day."""
    rng, leg = sower.rngs["overlapping_leg"], record.legs[0]
    day = leg.days[int(rng.integers(len(leg.days)))]
    again = day.part(np.arange(int(len(day.t) * rng.uniform(0.4, 0.7)), len(day.t)))
    where = f"{record.name} {day.day}"
    sower.log.add("overlapping_leg", record.file, where, 1, "the common stretch counts once")
    return replace(record, legs=(leg, LegRecord("2", leg.members, (again,))))


def _days_joined(record: PatrolRecord, clean: PatrolRecord, sower: Sower) -> PatrolRecord:
    """Append the fixes of the later days to the track of the first day too."""
    first, *others = record.legs[0].days
    if not others:
        return record
    later = clean.legs[0].days[1:]
    joined = replace(
        first,
        t=np.concatenate([first.t, *(day.t for day in later)]),
        lon=np.concatenate([first.lon, *(day.lon for day in later)]),
        lat=np.concatenate([first.lat, *(day.lat for day in later)]),
        noted=first.span,
    )
    count, where = sum(len(day.t) for day in later), f"{record.name} {first.day}"
    sower.log.add("days_in_one_track", record.file, where, count, "they belong to the later days and count once")
    return record.with_days([joined, *others])
