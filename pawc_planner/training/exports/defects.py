"""Real defects, sown into the exports and counted, so that a test knows the right answer."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass, field, replace

import numpy as np

from .records import GEOD, DayRecord, LegRecord, PatrolRecord

# Share of patrols (team copies, overlaps) or leg-days (the others) with the defect: assumptions, more than is usual,
# so that every class meets each of them.
TEAM_COPIES, OVERLAPS, REPEATS, SPIKES, ZEROS = 0.06, 0.03, 0.08, 0.03, 0.02


@dataclass(frozen=True)
class Defect:
    """One defect: ``count`` records of ``kind`` in ``file`` at ``record``; ``right`` is what should come of it."""

    kind: str
    file: str
    record: str
    count: int
    right: str


@dataclass
class DefectLog:
    """The defects sown so far."""

    rows: list[Defect] = field(default_factory=list)

    def add(self, kind: str, file: str, record: str, count: int, right: str) -> None:
        """Note a defect."""
        self.rows.append(Defect(kind, file, record, int(count), right))

    def totals(self) -> dict[str, dict[str, int]]:
        """Return places and records per kind."""
        places: Counter[str] = Counter()
        records: Counter[str] = Counter()
        for row in self.rows:
            places[row.kind] += 1
            records[row.kind] += row.count
        return {kind: {"places": places[kind], "records": records[kind]} for kind in sorted(places)}

    def as_rows(self) -> list[dict]:
        """Return plain rows for JSON."""
        return [asdict(row) for row in self.rows]


def sow(records: list[PatrolRecord], log: DefectLog, rng: np.random.Generator) -> list[PatrolRecord]:
    """Return the patrols with defects in their tracks; the log says which and what is right."""
    return [_sow_legs(_sow_fixes(record, log, rng), log, rng) for record in records]


def _sow_fixes(record: PatrolRecord, log: DefectLog, rng: np.random.Generator) -> PatrolRecord:
    legs = []
    for leg in record.legs:
        days = []
        for day in leg.days:
            for chance, defect in ((REPEATS, _repeat), (SPIKES, _spike), (ZEROS, _zero)):
                if rng.random() < chance and len(day.t) > 12:
                    day = defect(day, record, log, rng)
            days.append(day)
        legs.append(replace(leg, days=tuple(days)))
    return replace(record, legs=tuple(legs))


def _repeat(day: DayRecord, record: PatrolRecord, log: DefectLog, rng: np.random.Generator) -> DayRecord:
    """Repeat a block of fixes at the same times and places."""
    start = int(rng.integers(0, len(day.t) // 2))
    block = slice(start, start + int(rng.integers(3, len(day.t) // 2)))
    count = len(day.t[block])
    log.add("repeated_fixes", record.file, f"{record.name} {day.day}", count, "they add no kilometre")
    return day.with_fixes(block.stop, day.t[block], day.lon[block], day.lat[block])


def _spike(day: DayRecord, record: PatrolRecord, log: DefectLog, rng: np.random.Generator) -> DayRecord:
    """Put one fix 5 to 30 km away between two good ones."""
    at = int(rng.integers(3, len(day.t) - 3))
    if day.t[at] - day.t[at - 1] < 20:
        return day
    metres = float(rng.uniform(5000, 30_000))
    lon, lat, _ = GEOD.fwd(day.lon[at], day.lat[at], float(rng.uniform(0, 360)), metres)
    t = np.round((day.t[at] + day.t[at - 1]) / 2)
    log.add("gps_spike", record.file, f"{record.name} {day.day}", 1, f"drop the fix {metres / 1000:.1f} km away")
    return day.with_fixes(at, np.array([t]), np.array([round(lon, 7)]), np.array([round(lat, 7)]))


def _zero(day: DayRecord, record: PatrolRecord, log: DefectLog, rng: np.random.Generator) -> DayRecord:
    """Put a fix at latitude 0, longitude 0 between two good ones."""
    at = int(rng.integers(3, len(day.t) - 3))
    t = np.round((day.t[at] + day.t[at - 1]) / 2) + 1
    log.add("fix_at_zero", record.file, f"{record.name} {day.day}", 1, "drop the fix at 0, 0")
    return day.with_fixes(at, np.array([t]), np.zeros(1), np.zeros(1))


def _sow_legs(record: PatrolRecord, log: DefectLog, rng: np.random.Generator) -> PatrolRecord:
    if record.patrol.device != "smart" or record.patrol.transport != "foot":
        return record
    draw = rng.random()
    if draw < TEAM_COPIES:
        return _team_copies(record, log, rng)
    if draw < TEAM_COPIES + OVERLAPS:
        return _overlap(record, log, rng)
    return record


def _team_copies(record: PatrolRecord, log: DefectLog, rng: np.random.Generator) -> PatrolRecord:
    """Give the same leg-days again for some other members of the team."""
    leg = record.legs[0]
    others = leg.members[1 : int(rng.integers(2, len(leg.members))) + 1]
    copies = tuple(
        LegRecord(str(number), (member,), tuple(day.part(np.arange(len(day.t))) for day in leg.days))
        for number, member in enumerate(others, start=2)
    )
    log.add(
        "leg_day_per_member", record.file, record.name, len(copies) * len(leg.days), "count the leg-days of leg 1 only"
    )
    return replace(record, legs=(leg, *copies))


def _overlap(record: PatrolRecord, log: DefectLog, rng: np.random.Generator) -> PatrolRecord:
    """Add a leg that repeats the last part of a day."""
    leg = record.legs[0]
    day = leg.days[int(rng.integers(len(leg.days)))]
    again = day.part(np.arange(int(len(day.t) * rng.uniform(0.4, 0.7)), len(day.t)))
    log.add("overlapping_leg", record.file, f"{record.name} {day.day}", 1, "the common stretch counts once")
    return replace(record, legs=(leg, LegRecord("2", leg.members, (again,))))
