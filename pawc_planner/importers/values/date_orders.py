"""Which of day and month comes first in a column, told from all of it; and the column read in that order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache

import numpy as np

from ...base.words import QT_TRANSLATE_NOOP
from ..errors import DayOrderError
from .clocks import AT_END, Clock, from_match, is_open_range
from .date_cells import Cell, by_format, date_text, full_year, read_cell, valid_day
from .iso_times import NO_DAY, Written, read_iso
from .numbers import plain_digits

_MANY = 10_000
_EPOCH_DAY = 719_163  # date.toordinal() of 1970-01-01
_LOST_FROM = date(1943, 1, 1).toordinal() - _EPOCH_DAY
_LOST_YEARS = 57  # 1967 stands for 2567, which is 2024


class MixedOrderError(DayOrderError):
    """Some dates begin with the day, others with the month; facts: ``file``, ``column``, ``value``, ``other``."""

    code = "mixed_order"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file}, column “{column}”: {value} begins with the day, but {other} begins with the month. Correct the wrong "
        "ones, or add \"day_first\": true (or false) to the mapping; rows that do not fit are set aside then."
    )


class OrderEvidence:
    """What the dates of one column show about their order; memory does not grow with the column."""

    def __init__(self) -> None:
        self._day_leads = ""  # the first value that can only begin with the day
        self._month_leads = ""
        self._year_leads = ""
        self._year_trails = ""
        self._unclear = ""
        self._thai = False
        self._this_year = (date.today() + timedelta(days=1)).year
        self._seen: set[str] = set()  # dates in front of a time of day that were taken in already

    def look(self, texts: Sequence[str]) -> None:
        """Take in the cells of a portion."""
        for index in np.flatnonzero(~read_iso(texts).known):
            date_part = texts[index].partition(" ")[0]
            if not date_part or date_part in self._seen:
                continue
            self.take(read_cell(texts[index]), texts[index])
            if len(self._seen) < _MANY and date_text(*plain_digits(date_part)) is not None:
                self._seen.add(date_part)

    def take(self, cell: Cell, text: str) -> None:
        """Take in one cell."""
        found = cell.text
        if found is None:
            return
        self._thai = self._thai or found.buddhist
        if found.order not in ("open", "short"):
            return
        first, second, third = found.numbers
        if found.order == "short":
            as_year_first = 1 <= second <= 12 and 1 <= third <= 31 and not self._in_future(first)
            as_year_last = 1 <= min(first, second) <= 12 and max(first, second) <= 31 and not self._in_future(third)
            if as_year_first and not as_year_last:
                self._year_leads = self._year_leads or text
            if as_year_last and not as_year_first:
                self._year_trails = self._year_trails or text
        if 12 < first <= 31 and 1 <= second <= 12:
            self._day_leads = self._day_leads or text
        elif 12 < second <= 31 and 1 <= first <= 12:
            self._month_leads = self._month_leads or text
        elif first != second and 1 <= first <= 12 and 1 <= second <= 12:
            self._unclear = self._unclear or text

    def _in_future(self, year: int) -> bool:
        """Tell whether a year of two digits has not begun: 30 is a day then, not 2030."""
        return full_year(year) > self._this_year

    def settle(self, file: str, column: str, day_first: bool | None = None) -> str:
        """Return "dmy", "mdy" or "ymd" (for years of two digits that come first).

        A date with a day above 12 shows the order of its column. Where none does, Thai writing and years of the
        Buddhist era do: they occur on Thai systems alone, which put the day first. Nothing else is taken for proof.

        Raises
        ------
        DayOrderError
            Nothing shows the order; dates of which both numbers are alike need none.
        MixedOrderError
            The dates contradict each other.
        """
        if self._year_leads and not self._year_trails:
            return "ymd"
        if day_first is not None:
            return "dmy" if day_first else "mdy"
        if self._day_leads and self._month_leads:
            raise MixedOrderError(file=file, column=column, value=self._day_leads, other=self._month_leads)
        if self._month_leads:
            return "mdy"
        if self._unclear and not self._day_leads and not self._thai:
            raise DayOrderError(file=file, column=column, value=self._unclear)
        return "dmy"


def read_written(texts: Sequence[str], order: str, time_format: str = "") -> tuple[Written, dict[int, str]]:
    """Read a column in its order.

    Returns
    -------
    written : Written
    rules : dict of int to str
        Position of each repaired cell, and the rule.
    """
    written = Written.empty(len(texts)) if time_format else read_iso(texts)
    rules: dict[int, str] = {}
    read = _Reader(order, time_format)
    for index in np.flatnonzero(~written.known):
        text = texts[index]
        if not text:
            continue
        day, rule, clock = read(text)
        written.day[index] = day
        if day != NO_DAY and clock is not None:
            written.seconds[index] = clock.seconds
            if clock.offset is not None:
                written.offset[index] = clock.offset
        if rule:
            rules[int(index)] = rule
    _right_lost_centuries(written, rules)
    return written, rules


def _right_lost_centuries(written: Written, rules: dict[int, str]) -> None:
    """Put days of 1943 to 1969 right: a spreadsheet took 67, short for 2567, for 1967.

    No device and no patrol was out then; years from 1970 may be those of a clock that began anew.
    """
    for index in np.flatnonzero((written.day >= _LOST_FROM) & (written.day < 0) & written.known).tolist():
        day = date.fromordinal(int(written.day[index]) + _EPOCH_DAY)
        meant = valid_day(day.year + _LOST_YEARS, day.month, day.day)
        if meant is not None:
            written.day[index] = meant.toordinal() - _EPOCH_DAY
            rules[index] = "buddhist_short"


class _Reader:
    """Reads cells one by one; a day that comes again in front of another time of day is not taken apart again."""

    def __init__(self, order: str, time_format: str) -> None:
        self._order, self._format = order, time_format
        self._days: dict[str, tuple[int, str] | None] = {}

    def __call__(self, text: str) -> tuple[int, str, Clock | None]:
        """Return days since 1970 (``NO_DAY`` when it is no date), the rule and the clock."""
        if self._format:
            return self._resolved(by_format(text, self._format))
        date_part, _, rest = text.partition(" ")
        if rest:
            day, clock = self._day(date_part), _whole_clock(rest)
            if day is not None and clock is not None:
                return *day, clock
        return self._resolved(read_cell(text))

    def _day(self, text: str) -> tuple[int, str] | None:
        if text not in self._days:
            found = date_text(*plain_digits(text))
            resolved = found.day(self._order) if found else None
            self._days[text] = (resolved[0].toordinal() - _EPOCH_DAY, resolved[1]) if resolved else None
        return self._days[text]

    def _resolved(self, cell: Cell) -> tuple[int, str, Clock | None]:
        found = cell.resolved(self._order)
        return (found[0].toordinal() - _EPOCH_DAY, found[1], cell.clock) if found else (NO_DAY, "", None)


@lru_cache(maxsize=100_000)
def _whole_clock(text: str) -> Clock | None:
    found = AT_END.match(" " + text)
    return from_match(found) if found and not is_open_range(found) else None
