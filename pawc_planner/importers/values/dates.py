"""Dates as people write them: Buddhist-era years, Thai months and digits, either order of day and month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo

from .clocks import Clock
from .date_cells import Cell, by_format, read_cell
from .date_orders import OrderEvidence


@dataclass(frozen=True)
class Moment:
    """A date as read.

    Parameters
    ----------
    day : date
        The day as written (Gregorian).
    clock : time or None
        Time of day, None when only a day was written.
    zone : tzinfo or None
        Zone as written.
    rule : str
        What had to be repaired: buddhist_year, thai_digits, local_digits, thai_month, serial_day or "".
    """

    day: date
    clock: time | None
    zone: tzinfo | None
    rule: str

    def instant(self, local: tzinfo, clock: time | None = None) -> datetime:
        """Return the UTC instant; without a zone the local one counts, without a clock ``clock`` or midnight."""
        moment = datetime.combine(self.day, self.clock or clock or time(), self.zone or local)
        return moment.astimezone(timezone.utc)


def read_dates(
    texts: Sequence[str], file: str, column: str, *, day_first: bool | None = None, time_format: str = ""
) -> list[Moment | None]:
    """Read a whole column; None where a cell is empty or no date.

    Raises
    ------
    DayOrderError
        Day and month cannot be told apart anywhere in the column and ``day_first`` was not given.
    """
    if time_format:
        return [_moment(by_format(text, time_format), "dmy") for text in texts]
    cells = [read_cell(text) for text in texts]
    evidence = OrderEvidence()
    for cell, text in zip(cells, texts):
        evidence.take(cell, text)
    order = evidence.settle(file, column, day_first)
    return [_moment(cell, order) for cell in cells]


def clock_time(seconds: float) -> time:
    """Return seconds since midnight as a time of day."""
    return (datetime(1970, 1, 1) + timedelta(microseconds=round(seconds * 1e6))).time()


def _moment(cell: Cell, order: str) -> Moment | None:
    found = cell.resolved(order)
    if found is None:
        return None
    day, clock = found[0], cell.clock
    zone = None
    if clock is not None and clock.seconds >= 86_400:
        day, clock = day + timedelta(days=1), Clock(0.0, clock.offset)
    if clock is not None and clock.offset is not None:
        zone = timezone.utc if clock.offset == 0 else timezone(timedelta(seconds=clock.offset))
    return Moment(day, None if clock is None else clock_time(clock.seconds), zone, found[1])
