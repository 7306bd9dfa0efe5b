"""The months, seasons and years of a period, and for which of them the records tell anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from ..base.period import QUIET_DAYS, Period
from ..base.seasons import Seasons

ALL, YEAR, SEASON, MONTH = KINDS = ("all", "year", "season", "month")
EDGE_DAYS = 7  # records need not begin and end on the very days of a season or month; of a year see QUIET_DAYS


@dataclass(frozen=True)
class Span:
    """One month, season or year, or the whole period.

    Parameters
    ----------
    kind : str
        ``all``, ``year``, ``season`` or ``month``.
    label : str
        ``2025-01``, ``2025``, ``2024 dry``; of the whole period its first and last day.
    days : Period
        Its days within the period that is looked at.
    known : bool
        False when it lies before the first or after the last record: nothing can be said.
    complete : bool
        True when all of it lies in the period, and records reach to within a week of both of its ends.
    """

    kind: str
    label: str
    days: Period
    known: bool
    complete: bool


@dataclass(frozen=True)
class Calendar:
    """Months, seasons and years of a period.

    Parameters
    ----------
    period : Period
        Days looked at.
    records : Period or None
        From the first to the last record of patrols; None when there is none.
    seasons : Seasons
        Months of each season.
    """

    period: Period
    records: Period | None
    seasons: Seasons

    @property
    def known(self) -> Period | None:
        """The days of the period from the first to the last record; None when it has none of them."""
        if self.records is None or self.records.start > self.period.end or self.records.end < self.period.start:
            return None
        return Period(max(self.period.start, self.records.start), min(self.period.end, self.records.end))

    def spans(self, kind: str) -> list[Span]:
        """Return the spans of a kind in the order of time."""
        if kind == ALL:
            label = f"{self.period.start.isoformat()}/{self.period.end.isoformat()}"
            return [self._span(kind, label, self.period)]
        groups: dict[str, list[date]] = {}
        for month in self._months():
            groups.setdefault(self._label(kind, month), []).append(month)
        return [self._span(kind, label, self._whole(kind, months[0])) for label, months in groups.items()]

    def spans_of_days(self, kind: str, days: np.ndarray) -> np.ndarray:
        """Return for each day (``date.toordinal()``) the place in :meth:`spans`; -1 where it lies in none."""
        spans = self.spans(kind)
        starts = np.array([span.days.start.toordinal() for span in spans], float)
        ends = np.array([span.days.end.toordinal() for span in spans], float)
        days = np.asarray(days, float)
        known = np.isfinite(days)
        place = np.searchsorted(starts, np.where(known, days, -1), side="right") - 1
        return np.where(known & (place >= 0) & (days <= ends[place]), place, -1).astype(np.int64)

    def _span(self, kind: str, label: str, whole: Period) -> Span:
        start, end = max(whole.start, self.period.start), min(whole.end, self.period.end)
        known = self.records is not None and self.records.start <= end and self.records.end >= start
        near = timedelta(days=QUIET_DAYS if kind == YEAR else EDGE_DAYS)
        complete = self.records is not None and known and (start, end) == (whole.start, whole.end)
        if complete and self.records is not None:
            complete = self.records.start - start <= near and end - self.records.end <= near
        return Span(kind, label, Period(start, end), known, complete)

    def _months(self) -> Iterator[date]:
        first, last = self.period.start, self.period.end
        for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
            yield _first_day(month)

    def _label(self, kind: str, month: date) -> str:
        if kind == SEASON:
            return self.seasons.label(month)
        return f"{month.year:04d}" if kind == YEAR else f"{month.year:04d}-{month.month:02d}"

    def _whole(self, kind: str, month: date) -> Period:
        """Return the whole year, season or month that holds a month."""
        if kind == YEAR:
            return Period(date(month.year, 1, 1), date(month.year, 12, 31))
        months = self.seasons.months[self.seasons.of_month(month.month)] if kind == SEASON else (month.month,)
        before = months.index(month.month)
        first = month.year * 12 + month.month - 1 - before
        return Period(_first_day(first), _last_day(first + len(months) - 1))


def _first_day(month: int) -> date:
    """Return the first day of a month counted from year 0."""
    return date.min if month < 12 else date(month // 12, month % 12 + 1, 1)


def _last_day(month: int) -> date:
    """Return the last day of a month counted from year 0."""
    latest = date.max.year * 12 + 11
    return date.max if month >= latest else _first_day(month + 1) - timedelta(days=1)
