"""Patrols as their devices give them out, in degrees: the form into which defects are sown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd
import pyproj

from ..ground.terrain import to_degrees
from ..rangers.patrol import Find, LegDay, Patrol
from .filing import Filing

GEOD = pyproj.Geod(ellps="WGS84")


@dataclass(frozen=True)
class Point:
    """A find with its place in degrees."""

    lon: float
    lat: float
    find: Find


@dataclass(frozen=True)
class DayRecord:
    """One leg-day; ``t`` UTC epoch seconds, ``lon`` and ``lat`` degrees, shape (n,).

    ``noted`` is when the day began and ended where somebody wrote that down by hand; else the track tells it.
    """

    day: date
    t: np.ndarray
    lon: np.ndarray
    lat: np.ndarray
    points: tuple[Point, ...]
    noted: tuple[float, float] | None = None

    @property
    def source_km(self) -> float:
        """Length along all fixes as recorded (defects too), which is what the recording software states."""
        return float(GEOD.line_length(self.lon, self.lat) / 1000)

    @property
    def span(self) -> tuple[float, float]:
        """When the day began and ended, UTC epoch seconds."""
        return self.noted or (float(self.t.min()), float(self.t.max()))

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

    @property
    def is_xml(self) -> bool:
        """Whether the patrol is handed in as SMART XML, loose or in a zip."""
        return not self.file.endswith(".gpx")

    def with_days(self, days: Sequence[DayRecord]) -> PatrolRecord:
        """Return the patrol with other days in its first leg."""
        return replace(self, legs=(replace(self.legs[0], days=tuple(days)), *self.legs[1:]))


def patrol_records(
    patrols: Sequence[Patrol], stations: pd.DataFrame, filing: Filing, crs: str, left_out: str = "", office: str = ""
) -> list[PatrolRecord]:
    """Return the records of all patrols, without defects.

    Parameters
    ----------
    patrols : sequence of Patrol
        With places in ``crs``.
    stations : pandas.DataFrame
        ``name`` by row.
    filing : Filing
        Which file each goes into.
    crs : str
        Of the park.
    left_out, office : str, optional
        Category of the finds that this office keeps in a register and does not enter.
    """
    names = stations["name"].tolist()
    legs = [leg for patrol in patrols for leg in patrol.days]
    degrees = iter(_fixes_in_degrees(legs, crs))
    points = iter(_finds_in_degrees(legs, crs))
    records = []
    for patrol in patrols:
        hidden = left_out if filing.office(patrol.station) == office else ""
        days = tuple(_day_record(leg, next(degrees), next(points), hidden) for leg in patrol.days)
        legs_of = (LegRecord("1", tuple(patrol.members), days),)
        records.append(PatrolRecord(patrol, str(names[patrol.station]), filing.file(patrol), legs_of))
    return records


def _fixes_in_degrees(legs: Sequence[LegDay], crs: str) -> list[np.ndarray]:
    """Return (lon, lat) of all fixes, an array of shape (2, n) per leg-day; one transformation for all of them."""
    if not legs:
        return []
    ends = np.cumsum([len(leg.t) for leg in legs])[:-1]
    lon, lat = to_degrees(np.concatenate([leg.x for leg in legs]), np.concatenate([leg.y for leg in legs]), crs)
    return np.split(np.round(np.vstack([lon, lat]), 7), ends, axis=1)


def _finds_in_degrees(legs: Sequence[LegDay], crs: str) -> list[list[Point]]:
    finds = [find for leg in legs for find in leg.finds]
    if not finds:
        return [[] for _ in legs]
    lon, lat = to_degrees(np.array([find.x for find in finds]), np.array([find.y for find in finds]), crs)
    lon, lat = np.round(lon, 7).tolist(), np.round(lat, 7).tolist()
    all_points = iter([Point(*at) for at in zip(lon, lat, finds)])
    return [[next(all_points) for _ in leg.finds] for leg in legs]


def _day_record(leg: LegDay, degrees: np.ndarray, points: Sequence[Point], hidden: str) -> DayRecord:
    shown = tuple(point for point in points if point.find.sign < 0 or point.find.category != hidden)
    return DayRecord(leg.day, np.asarray(leg.t, float), degrees[0], degrees[1], shown)
