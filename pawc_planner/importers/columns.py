"""Times and places of table rows, repaired with a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

import numpy as np

from .dates import Moment, read_clock, read_dates
from .numbers import read_number
from .places import SitePlaces, is_degrees, is_zero, read_crs
from .records import Repair
from .tables import Table

REASONS = {
    "buddhist_year": "the year is of the Buddhist era, 543 years ahead",
    "thai_digits": "Thai digits",
    "thai_month": "the month is written in Thai",
    "decimal_comma": "the comma is the decimal point",
    "swapped": "latitude and longitude were swapped; only the other way round do they lie near the site",
    "utm_zone": "the coordinates are UTM without a zone; this zone brings them to the site",
    "unreadable": "it cannot be read and is left empty",
    "percent": "it was given in per cent",
    "clock": "the device had a wrong date; whole days were added",
    "interpolated": "the fix had no time; it was put between its neighbours",
    "zero": "the device had no position (0° N 0° E)",
    "spike": "a short excursion out and back, too fast for the transport",
    "teleport": "too far from the rest of the track to be reached in the time",
    "overlap": "a longer recording of the same leg covers the same time",
    "repeat": "the same fix twice",
}


@dataclass(frozen=True)
class Times:
    """One entry per row: instant and day (None when not readable), whether something was written, and repairs."""

    instants: list[datetime | None]
    days: list[date | None]
    written: list[bool]
    repairs: list[tuple[Repair, ...]]

    def epoch(self) -> np.ndarray:
        """Return UTC epoch seconds, NaN where there is no time of day."""
        return np.array([np.nan if at is None else at.timestamp() for at in self.instants])


@dataclass(frozen=True)
class Positions:
    """One entry per row: longitude and latitude (NaN when not readable), whether something was written, and repairs."""

    lon: np.ndarray
    lat: np.ndarray
    written: list[bool]
    repairs: list[tuple[Repair, ...]]


def repair(field: str, before: str, after: object, rule: str) -> Repair:
    """Return the record of a change by one of the known rules."""
    return Repair(field, before, str(after), rule, REASONS[rule])


def read_times(table: Table, places: SitePlaces) -> Times:
    """Read the time of each row from one column or from a date and a clock column; without zone it is local.

    Raises
    ------
    DayOrderError
        See :func:`.dates.read_dates`.
    """
    name = "time" if table.has("time") else "date"
    if not table.has(name):
        empty = len(table.rows)
        return Times([None] * empty, [None] * empty, [False] * empty, [()] * empty)
    texts, clocks = table.column(name), table.column("clock")
    moments = _moments(table, name, texts)
    instants, days, repairs = [], [], []
    for text, clock, moment in zip(texts, clocks, moments):
        at = moment.clock if moment and moment.clock is not None else read_clock(clock)
        instant = moment.instant(places.zone, at) if moment and at is not None else None
        instants.append(instant)
        days.append(_day(moment, instant, places))
        repairs.append(_date_repair("time", text, moment))
    return Times(instants, days, [bool(text) for text in texts], repairs)


def read_days(table: Table, name: str) -> tuple[list[date | None], list[tuple[Repair, ...]], list[str]]:
    """Return the days of a column, their repairs, and the texts."""
    texts = table.column(name)
    moments = _moments(table, name, texts)
    days = [moment.day if moment else None for moment in moments]
    return days, [_date_repair(name, text, moment) for text, moment in zip(texts, moments)], texts


def _moments(table: Table, name: str, texts: list[str]) -> list[Moment | None]:
    said = table.mapping
    pattern = said.time_format if name in ("time", "date", "found", "received") else ""
    return read_dates(texts, table.name, table.header(name), day_first=said.day_first, time_format=pattern)


def _day(moment: Moment | None, instant: datetime | None, places: SitePlaces) -> date | None:
    if instant is not None:
        return instant.astimezone(places.zone).date()
    return moment.day if moment else None


def _date_repair(name: str, text: str, moment: Moment | None) -> tuple[Repair, ...]:
    if moment is None or not moment.rule:
        return ()
    clock = "" if moment.clock in (None, time()) else f" {moment.clock.isoformat()}"
    return (repair(name, text, moment.day.isoformat() + clock, moment.rule),)


def read_positions(table: Table, places: SitePlaces) -> Positions:
    """Read the place of each row as WGS 84 degrees.

    Columns x and y (or lat and lon) that hold metres are taken in the CRS of the mapping, else in the UTM zone that
    brings them to the site; swapped latitude and longitude are put right when only that lies near the site.
    """
    first, second = ("lon", "lat") if table.has("lat") and table.has("lon") else ("x", "y")
    rows = len(table.rows)
    if not (table.has(first) and table.has(second)):
        return Positions(np.full(rows, np.nan), np.full(rows, np.nan), [False] * rows, [()] * rows)
    texts = [table.column(first), table.column(second)]
    a, b, repairs = _numbers(first, second, texts)
    written = [bool(one and two) for one, two in zip(*texts)]
    lon, lat = _to_degrees(table, places, a, b, repairs)
    _swap(lon, lat, places, repairs)
    return Positions(lon, lat, written, [tuple(found) for found in repairs])


def _numbers(
    first: str, second: str, texts: list[list[str]]
) -> tuple[np.ndarray, np.ndarray, list[list[Repair]]]:
    repairs: list[list[Repair]] = [[] for _ in texts[0]]
    columns = []
    for name, cells in zip((first, second), texts):
        numbers = np.full(len(cells), np.nan)
        for index, text in enumerate(cells):
            numbers[index], rule = read_number(text)
            if rule:
                repairs[index].append(repair(name, text, numbers[index], rule))
        columns.append(numbers)
    return columns[0], columns[1], repairs


def _to_degrees(
    table: Table, places: SitePlaces, a: np.ndarray, b: np.ndarray, repairs: list[list[Repair]]
) -> tuple[np.ndarray, np.ndarray]:
    """Return degrees; numbers that cannot be degrees are metres."""
    lon, lat = a.copy(), b.copy()
    if table.mapping.crs:
        told = read_crs(table.mapping.crs)
        return (lon, lat) if told.to_epsg() == 4326 else places.degrees_from(told, a, b)
    with np.errstate(invalid="ignore"):
        metric = np.isfinite(a) & np.isfinite(b) & (np.abs(a) > 1000) & (np.abs(b) > 1000)
    if not metric.any():
        return lon, lat
    crs = places.likely_utm(a[metric], b[metric])
    if crs is None:  # no zone brings them here; they stay unreadable as degrees and are set aside
        return lon, lat
    lon[metric], lat[metric] = places.degrees_from(crs, a[metric], b[metric])
    for index in np.flatnonzero(metric):
        repairs[index].append(repair("crs", "", f"EPSG:{crs.to_epsg()}", "utm_zone"))
    return lon, lat


def _swap(lon: np.ndarray, lat: np.ndarray, places: SitePlaces, repairs: list[list[Repair]]) -> None:
    """Put swapped pairs right, in place."""
    away = np.isfinite(lon) & np.isfinite(lat) & ~is_zero(lon, lat) & ~places.is_near(*places.project(lon, lat))
    if not away.any():
        return
    index = np.flatnonzero(away)
    index = index[is_degrees(lat[index], lon[index])]
    index = index[places.is_near(*places.project(lat[index], lon[index]))]
    for at in index:
        before = f"{lat[at]:.7g}, {lon[at]:.7g}"
        repairs[at].append(repair("lat, lon", before, f"{lon[at]:.7g}, {lat[at]:.7g}", "swapped"))
    lon[index], lat[index] = lat[index], lon[index].copy()
