"""How coverage grows from the first day of a year to its last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

from ..calendars import ALL, YEAR, Calendar, Span
from .visits import Area, Visits
from .words import A_YEAR, YearReached

CURVE_COLUMNS = ["year", "day", "day_of_year", "cells_percent", "subcells_percent"]


def cumulative_coverage(visits: Visits, site: Area, calendar: Calendar) -> pd.DataFrame:
    """Return the share of the site reached since the beginning of each year, day by day.

    Parameters
    ----------
    visits : Visits
        Who was where on which day.
    site : Area
        The site.
    calendar : Calendar
        Years; a year begins with its first day in the period and in the records, and its curve ends with the last. A
        period of at most a year that goes over New Year is one year, named ``2024–2025``.

    Returns
    -------
    pandas.DataFrame
        ``year, day (ISO), day_of_year (1 is 1 January), cells_percent, subcells_percent``; no row for a year outside of
        the records. Tracks of unknown day count in no year.
    """
    frames = [_year(visits, site, span, calendar) for span in _years(calendar) if span.known]
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=CURVE_COLUMNS)


def _years(calendar: Calendar) -> list[Span]:
    start, end = calendar.period.start, calendar.period.end
    if calendar.period.days > A_YEAR or start.year == end.year:
        return calendar.spans(YEAR)
    whole = calendar.spans(ALL)[0]
    complete = whole.complete and calendar.period.days >= A_YEAR - 1
    return [replace(whole, kind=YEAR, label=f"{start.year:04d}–{end.year:04d}", complete=complete)]


def _known_days(span: Span, calendar: Calendar) -> tuple[date, date]:
    records = calendar.records or calendar.period
    return max(span.days.start, records.start), min(span.days.end, records.end)


def _year(visits: Visits, site: Area, span: Span, calendar: Calendar) -> pd.DataFrame:
    start, end = _known_days(span, calendar)
    first, last = start.toordinal(), end.toordinal()
    ordinal = visits.days[visits.day]
    here = (ordinal >= first) & (ordinal <= last)
    subcell, day = visits.subcell[here], (ordinal[here] - first).astype(np.int64)
    n = last - first + 1
    days = [date.fromordinal(first + i) for i in range(n)]
    return pd.DataFrame({
        "year": span.label, "day": [one.isoformat() for one in days],
        "day_of_year": [one.timetuple().tm_yday for one in days],
        "cells_percent": _grown(visits.cell_of(subcell), day, site.cells, n),
        "subcells_percent": _grown(subcell, day, site.subcells, n),
    })


def _grown(cell: np.ndarray, day: np.ndarray, shares: np.ndarray, n: int) -> np.ndarray:
    """Return the share reached by each of ``n`` days, percent."""
    whole = float(shares.sum())
    order = np.lexsort((day, cell))
    cell, day = cell[order], day[order]
    first = np.diff(cell, prepend=-1) != 0
    new = np.bincount(day[first], shares.ravel()[cell[first]], minlength=n)
    return np.minimum(100.0 * np.cumsum(new) / whole, 100.0) if whole > 0 else np.full(n, np.nan)


def years_reached(curve: pd.DataFrame, calendar: Calendar, target: float) -> list[YearReached]:
    """Return how far patrols came in each year that is known, and when they passed the target (percent)."""
    found = []
    complete = {span.label: span.complete for span in _years(calendar)}
    for year, rows in curve.groupby("year", sort=True):
        percents = rows["cells_percent"].to_numpy(float)
        passed = np.flatnonzero(percents >= target - 1e-9)
        days: Sequence[str] = rows["day"].tolist()
        found.append(YearReached(
            str(year), date.fromisoformat(days[0]), date.fromisoformat(days[-1]), float(percents[-1]),
            date.fromisoformat(days[int(passed[0])]) if len(passed) else None, complete[str(year)],
        ))
    return found
