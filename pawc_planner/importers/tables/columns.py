"""Times, places and numbers of table rows, read by what the whole table shows and repaired with a record."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from ..places.place_cells import PlaceTexts, read_cells
from ..places.placing import place
from ..places.site_places import SitePlaces
from ..reasons import REASONS, repair
from ..records import Repair
from ..values.clocks import clock_of, header_offset
from ..values.date_orders import OrderEvidence, read_written
from ..values.iso_times import NO_DAY, Written
from ..values.numbers import FIELD_UNITS, floats, read_number
from .evidence import Decisions, by_pattern, decide

if TYPE_CHECKING:
    from .table import Table

__all__ = [
    "REASONS", "Positions", "Times", "is_plausible", "read_days", "read_numbers", "read_positions", "read_times",
    "repair",
]

EARLIEST = date(1980, 1, 1)  # before, devices had no date; GPS time begins on 6 January 1980
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class Times:
    """One entry per row.

    Parameters
    ----------
    t : ndarray of float
        UTC epoch seconds, NaN where there is no time of day.
    day_number : ndarray of int64
        Local day as days since 1970; ``iso_times.NO_DAY`` where it cannot be read.
    written : ndarray of bool
        Whether something was written.
    odd : ndarray of bool
        The day is before 1980 or in the future, so the device's clock or the entry is wrong.
    repairs : list of tuple of Repair
        What was changed.
    """

    t: np.ndarray
    day_number: np.ndarray
    written: np.ndarray
    odd: np.ndarray
    repairs: list[tuple[Repair, ...]]

    def epoch(self) -> np.ndarray:
        """Return UTC epoch seconds, NaN where there is no time of day."""
        return self.t

    @cached_property
    def instants(self) -> list[datetime | None]:
        """UTC instants, None where there is no time of day."""
        return [None if math.isnan(t) else datetime.fromtimestamp(t, timezone.utc) for t in self.t.tolist()]

    @cached_property
    def days(self) -> list[date | None]:
        """Local days, None where they cannot be read."""
        return _days(self.day_number)


@dataclass(frozen=True)
class Positions:
    """One entry per row: longitude and latitude (NaN when not readable), whether something was written, and repairs."""

    lon: np.ndarray
    lat: np.ndarray
    written: np.ndarray
    repairs: list[tuple[Repair, ...]]


@dataclass
class _Notes:
    """Repairs of the rows of one column."""

    count: int
    found: dict[int, list[Repair]] = field(default_factory=dict)

    def add(self, row: int, change: Repair) -> None:
        self.found.setdefault(row, []).append(change)

    def rows(self) -> list[tuple[Repair, ...]]:
        listed: list[tuple[Repair, ...]] = [()] * self.count
        for row, changes in self.found.items():
            listed[row] = tuple(changes)
        return listed


def is_plausible(day: date | None, latest: date) -> bool:
    """Tell whether something can have happened on a day; an unreadable one is not held against it."""
    return day is None or EARLIEST <= day <= latest


def read_times(table: Table, places: SitePlaces, decisions: Decisions | None = None) -> Times:
    """Read the time of each row from one column or from a date and a clock column; without zone it is local.

    Raises
    ------
    DayOrderError
        Only without ``decisions``: see :meth:`.evidence.Evidence.settle`.
    """
    decisions = decisions or decide(table, places)
    count = len(table.rows)
    name = "time" if table.has("time") else "date"
    if not table.has(name):
        nothing = np.zeros(count, bool)
        return Times(np.full(count, np.nan), np.full(count, NO_DAY), nothing, nothing, [()] * count)
    texts = table.column(name)
    written, rules = read_written(texts, decisions.orders.get(name, "dmy"), by_pattern(table.mapping, name))
    clocks = table.column("clock") if table.has("clock") else []
    unread = _add_clocks(written, clocks) if clocks else []
    _add_zone(written, [table.header(column) for column in (name, "clock") if column in table.columns])
    t = _instants(written, places)
    days = np.where(np.isnan(t), written.day, places.local_days(t))
    notes = _date_notes("time", texts, written, rules)
    for row in unread:
        notes.add(row, repair("clock", clocks[row], "", "unreadable"))
    full = np.fromiter(map(bool, texts), bool, count)
    return Times(t, days, full, _odd(days, decisions.latest), notes.rows())


def read_days(
    table: Table, name: str, decisions: Decisions | None = None
) -> tuple[list[date | None], list[tuple[Repair, ...]], list[str]]:
    """Return the days of a column, their repairs, and the texts.

    Without ``decisions`` the order is told from this column of this portion alone, and DayOrderError is raised when it
    does not show.
    """
    texts = table.column(name)
    pattern = by_pattern(table.mapping, name)
    order = decisions.orders.get(name, "dmy") if decisions else _order_of(table, name, texts, pattern)
    written, rules = read_written(texts, order, pattern)
    return _days(written.day), _date_notes(name, texts, written, rules).rows(), texts


def read_numbers(
    table: Table, name: str, decisions: Decisions | None = None
) -> tuple[np.ndarray, list[tuple[Repair, ...]], list[str]]:
    """Return the numbers of a column (NaN where empty or unreadable), their repairs, and the texts."""
    texts = table.column(name)
    mark = decisions.marks.get(name, ".") if decisions else "."
    numbers, others = floats(texts)
    if mark != ".":  # 1.234 may be a thousand here
        others = np.flatnonzero(np.fromiter(map(bool, texts), bool, len(texts)))
    notes = _Notes(len(texts))
    for row in others.tolist():
        numbers[row], rule = read_number(texts[row], mark, FIELD_UNITS.get(name, ""))
        if rule:
            notes.add(row, repair(name, texts[row], f"{numbers[row]:.10g}", rule))
    return numbers, notes.rows(), texts


def read_positions(table: Table, places: SitePlaces, decisions: Decisions | None = None) -> Positions:
    """Read the place of each row as WGS 84 degrees.

    Numbers are taken as the mapping's CRS says, else as the headers say; else metres are UTM in the zone that brings
    them to the site. Swapped pairs and lost signs are put right when only that lies near the site.
    """
    count = len(table.rows)
    texts = PlaceTexts.of(table)
    if texts is None:
        return Positions(np.full(count, np.nan), np.full(count, np.nan), np.zeros(count, bool), [()] * count)
    decisions = decisions or decide(table, places)
    cells = read_cells(texts, decisions.marks.get("place", "."))
    lon, lat = place(cells, texts, places, decisions.place)
    return Positions(lon, lat, cells.written, _Notes(count, cells.repairs).rows())


def _add_clocks(written: Written, clocks: list[str]) -> list[int]:
    """Put the times of day of a column of their own to the days that have none; return the rows of unreadable ones.

    A day at midnight has none: some programs write it so, with or without a zone.
    """
    unread = []
    for row in np.flatnonzero(written.known & ~(written.seconds > 0)).tolist():
        found = clock_of(clocks[row]) if clocks[row] else None
        if found is not None:
            written.seconds[row] = found.seconds
            written.offset[row] = np.nan if found.offset is None else found.offset
        elif clocks[row]:
            written.seconds[row] = np.nan
            unread.append(row)
    return unread


def _add_zone(written: Written, headers: Sequence[str]) -> None:
    """Give times without a zone the one that a header names."""
    offsets = {offset for header in headers if (offset := header_offset(header)) is not None}
    if len(offsets) == 1:
        written.offset[np.isnan(written.offset) & ~np.isnan(written.seconds)] = offsets.pop()


def _instants(written: Written, places: SitePlaces) -> np.ndarray:
    """Return UTC epoch seconds; a time without a zone is one of the site."""
    with np.errstate(invalid="ignore"):
        wall = np.where(written.known, written.day, 0) * 86400.0 + written.seconds
    wall[~written.known] = np.nan
    local = np.isnan(written.offset)
    t = wall - np.where(local, 0.0, written.offset)
    if local.any():
        t[local] = places.utc_from_wall(wall[local])
    return t


def _odd(days: np.ndarray, latest: date) -> np.ndarray:
    first, last = ((day - _EPOCH).days for day in (EARLIEST, latest))
    return (days != NO_DAY) & ((days < first) | (days > last))


def _days(numbers: np.ndarray) -> list[date | None]:
    known: dict[int, date | None] = {
        number: None if number == NO_DAY else _EPOCH + timedelta(days=number) for number in np.unique(numbers).tolist()
    }
    return [known[number] for number in numbers.tolist()]


def _order_of(table: Table, name: str, texts: list[str], pattern: str) -> str:
    if pattern:
        return "dmy"
    evidence = OrderEvidence()
    evidence.look(texts)
    return evidence.settle(table.name, table.header(name), table.mapping.day_first)


def _date_notes(name: str, texts: list[str], written: Written, rules: dict[int, str]) -> _Notes:
    """Record the dates that were repaired, as they were written and as they are understood."""
    notes = _Notes(len(texts))
    if not rules:
        return notes
    days, seconds = written.day.tolist(), written.seconds.tolist()
    for row, rule in rules.items():
        notes.add(row, repair(name, texts[row], _day_text(days[row]) + _clock_text(seconds[row]), rule))
    return notes


@lru_cache(maxsize=4096)
def _day_text(number: int) -> str:
    return (_EPOCH + timedelta(days=number)).isoformat()


@lru_cache(maxsize=100_000)
def _clock_text(seconds: float) -> str:
    """Return the time of day behind a day, "" at midnight and where there is none."""
    if math.isnan(seconds) or not seconds:
        return ""
    clock = (datetime(1970, 1, 1) + timedelta(microseconds=round(seconds * 1e6))).time()
    return f" {clock.isoformat()}"
