"""Patrols as their devices give them out, in degrees: the form into which defects are sown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

import numpy as np
import pyproj

from ..ground.places import Places
from ..ground.terrain import to_degrees
from ..rangers.finds import Find
from ..rangers.patrols import LOCAL, LegDay, Patrol

GROUPS = {0: "west", 1: "north", 2: "north", 3: "north", 4: "east", 5: "east", 6: "east", 7: "south"}
GEOD = pyproj.Geod(ellps="WGS84")


@dataclass(frozen=True)
class Point:
    """A find with its place in degrees."""

    lon: float
    lat: float
    find: Find


@dataclass(frozen=True)
class DayRecord:
    """One leg-day; ``t`` UTC epoch seconds, ``lon`` and ``lat`` degrees, shape (n,)."""

    day: date
    t: np.ndarray
    lon: np.ndarray
    lat: np.ndarray
    points: tuple[Point, ...]

    @property
    def source_km(self) -> float:
        """Length along all fixes as recorded (defects too), which is what the recording software states."""
        return float(GEOD.line_length(self.lon, self.lat) / 1000)

    def part(self, chosen: np.ndarray) -> DayRecord:
        """Return the fixes at the indices ``chosen``, without finds."""
        return DayRecord(self.day, self.t[chosen], self.lon[chosen], self.lat[chosen], ())

    def with_fixes(self, at: int, t: np.ndarray, lon: np.ndarray, lat: np.ndarray) -> DayRecord:
        """Return the day with further fixes before index ``at``."""
        return replace(
            self, t=np.insert(self.t, at, t), lon=np.insert(self.lon, at, lon), lat=np.insert(self.lat, at, lat)
        )


@dataclass(frozen=True)
class LegRecord:
    """One leg: its number in the patrol, its members (codes) and days."""

    leg_id: str
    members: tuple[str, ...]
    days: tuple[DayRecord, ...]


@dataclass(frozen=True)
class PatrolRecord:
    """One patrol with its legs and the export file it belongs to, relative to ``exports/``.

    ``year_shift`` is added to the years of its dates as they are written (543 for the Buddhist era).
    """

    patrol: Patrol
    station: str
    file: str
    legs: tuple[LegRecord, ...]
    year_shift: int = 0

    @property
    def name(self) -> str:
        """The patrol's id."""
        return self.patrol.patrol_id


def local(t: float) -> datetime:
    """Return the local wall clock of UTC epoch seconds."""
    return datetime.fromtimestamp(t, LOCAL)


def patrol_records(patrols: list[Patrol], places: Places) -> list[PatrolRecord]:
    """Return the records of all patrols, without defects."""
    return [
        PatrolRecord(
            patrol,
            places.stations["name"].iloc[patrol.station],
            export_file(patrol),
            (LegRecord("1", patrol.members, tuple(_day_record(day) for day in patrol.days)),),
        )
        for patrol in patrols
    ]


def export_file(patrol: Patrol) -> str:
    """Return the export of a patrol: a zip per quarter and station group, a folder of XML, or a GPX per month."""
    first = patrol.days[0].day
    if patrol.device == "gpx":
        return f"gpx/TP8_{first:%Y-%m}.gpx"
    group, quarter = GROUPS[patrol.station], (first.month - 1) // 3 + 1
    if (first.year, quarter, group) == (2025, 4, "east"):
        return f"smart/{first.year}/Q4_east/{patrol.patrol_id}.xml"
    return f"smart/{first.year}/SMART_{first.year}Q{quarter}_{group}.zip"


def _day_record(day: LegDay) -> DayRecord:
    lon, lat = to_degrees(day.x, day.y)
    points = []
    if day.finds:
        x, y = to_degrees(np.array([find.x for find in day.finds]), np.array([find.y for find in day.finds]))
        points = [Point(round(float(a), 7), round(float(b), 7), find) for a, b, find in zip(x, y, day.finds)]
    return DayRecord(day.day, day.t, np.round(lon, 7), np.round(lat, 7), tuple(points))
