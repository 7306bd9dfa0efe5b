"""Coverage of the site and its sectors by year, season and month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from ..calendars import ALL, KINDS, MONTH, SEASON, YEAR, Calendar, Span
from .swath import Merge
from .visits import Area, Visits, percent

PERIOD_COLUMNS = [
    "sector", "period_kind", "period", "area_km2", "km", "patrol_days", "cells_percent", "subcells_percent",
    "swath_percent", "days_since_last", "complete",
]
LEVELS = {MONTH: 1, SEASON: 3, YEAR: 4, ALL: 5}  # of the merges that calendar_merges gives


def calendar_merges(days: np.ndarray, kinds: np.ndarray, calendar: Calendar) -> tuple[np.ndarray, list[Merge]]:
    """Return groups of track parts by month and kind, and how they join to the spans of a calendar.

    Parameters
    ----------
    days : ndarray, shape (parts,)
        ``date.toordinal()``, NaN unknown.
    kinds : ndarray of int64, shape (parts,)
        What is kept apart within a month, such as the transport.
    calendar : Calendar
        Months, seasons, years.

    Returns
    -------
    groups : ndarray of int64, shape (parts,)
        Group of each part.
    merges : list of Merge
        To months, to the part of a season that lies in one year, to seasons, to years, to all (see ``LEVELS``), and to
        kinds. In each the last group but of all and of kinds holds the days that lie in no span.
    """
    spans = {kind: calendar.spans(kind) for kind in (MONTH, SEASON, YEAR)}
    months = calendar.spans_of_days(MONTH, days)
    months = np.where(months < 0, len(spans[MONTH]), months)
    n_kinds = int(kinds.max(initial=0)) + 1
    leaves, groups = np.unique(months * n_kinds + kinds, return_inverse=True)
    starts = np.array([span.days.start.toordinal() for span in spans[MONTH]], float)
    season, year = (
        np.append(calendar.spans_of_days(kind, starts), len(spans[kind])) for kind in (SEASON, YEAR)
    )
    pairs, piece = np.unique(season * (len(spans[YEAR]) + 1) + year, return_inverse=True)
    merges = [
        Merge(0, leaves // n_kinds), Merge(1, piece),
        Merge(2, pairs // (len(spans[YEAR]) + 1)), Merge(2, pairs % (len(spans[YEAR]) + 1)),
        Merge(4, np.zeros(len(spans[YEAR]) + 1, np.int64)), Merge(0, leaves % n_kinds),
    ]
    return groups.astype(np.int64), merges


def coverage_periods(
    visits: Visits, areas: Sequence[Area], calendar: Calendar, swath_km2: Mapping[str, np.ndarray]
) -> pd.DataFrame:
    """Return coverage for every area and every span of the calendar.

    Parameters
    ----------
    visits : Visits
        Who was where on which day.
    areas : sequence of Area
        Those of ``visits``; the site first.
    calendar : Calendar
        Period, records and seasons.
    swath_km2 : mapping of str to ndarray, shape (spans or more, areas)
        Ground within sight, by kind of span; of a kind that is missing it is not known.

    Returns
    -------
    pandas.DataFrame
        ``sector ("" is the site), period_kind, period, area_km2, km, patrol_days, cells_percent, subcells_percent,
        swath_percent, days_since_last, complete``. A span in which nobody went out is 0 %; one before the first or
        after the last record is NaN, as nothing is known about it. Days since the last visit are counted to the end of
        the span, or to the last record if that is earlier, from visits in the span or before it.
    """
    frames = [
        _spans_of_kind(kind, calendar.spans(kind), visits, areas, calendar, swath_km2.get(kind)) for kind in KINDS
    ]
    table = pd.concat(frames, ignore_index=True)
    order = {kind: place for place, kind in enumerate(KINDS)}
    place = table["sector_place"] * len(KINDS) + table["period_kind"].map(order)
    return table.iloc[np.argsort(place.to_numpy(), kind="stable")][PERIOD_COLUMNS].reset_index(drop=True)


def _spans_of_kind(
    kind: str, spans: Sequence[Span], visits: Visits, areas: Sequence[Area], calendar: Calendar,
    swath: np.ndarray | None,
) -> pd.DataFrame:
    of_day = calendar.spans_of_days(kind, visits.days)
    if kind == ALL:
        of_day = np.zeros_like(of_day)  # tracks of unknown day count for the whole
    span = of_day[visits.day]
    dated = span >= 0
    subcells = _distinct(span[dated], visits.subcell[dated])
    cells = _distinct(span[dated], visits.cell_of(visits.subcell[dated]))
    known = np.array([one.known for one in spans], bool)
    km2 = np.full((len(spans), len(areas)), np.nan if swath is None else 0.0)
    if swath is not None:  # of the last spans there is nothing when nobody went out
        km2[: len(swath)] = swath[: len(spans)]
    frames = []
    for i, area in enumerate(areas):
        found = {
            "km": _sum(of_day, visits.metres[i] / 1000, len(spans)),
            "patrol_days": _sum(of_day, visits.patrol_days[i].astype(float), len(spans)),
            "cells_percent": _percents(cells, area.cells, len(spans)),
            "subcells_percent": _percents(subcells, area.subcells, len(spans)),
            "swath_percent": np.array([percent(one, area.km2) for one in km2[:, i]]),
            "days_since_last": _days_since(visits, i, spans, calendar),
        }
        frames.append(pd.DataFrame({
            "sector_place": i, "sector": area.name, "period_kind": kind, "period": [one.label for one in spans],
            "area_km2": area.km2, **{name: np.where(known, values, np.nan) for name, values in found.items()},
            "complete": np.array([one.complete for one in spans], bool),
        }))
    return pd.concat(frames, ignore_index=True)


def _distinct(span: np.ndarray, cell: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    most = int(cell.max(initial=0)) + 1
    pairs = np.unique(span * most + cell)
    return pairs // most, pairs % most


def _percents(entered: tuple[np.ndarray, np.ndarray], shares: np.ndarray, spans: int) -> np.ndarray:
    span, cell = entered
    whole = float(shares.sum())
    found = np.bincount(span, shares.ravel()[cell], minlength=spans)
    return np.array([percent(part, whole) for part in found])


def _sum(of_day: np.ndarray, values: np.ndarray, spans: int) -> np.ndarray:
    dated = of_day >= 0
    return np.bincount(of_day[dated], values[dated], minlength=spans)


def _days_since(visits: Visits, area: int, spans: Sequence[Span], calendar: Calendar) -> np.ndarray:
    seen = visits.days[:-1][visits.metres[area, :-1] > 0]
    latest = np.inf if calendar.known is None else calendar.known.end.toordinal()
    ends = np.minimum(np.array([span.days.end.toordinal() for span in spans], float), latest)
    last = np.append(np.nan, seen)[np.searchsorted(seen, ends, side="right")]
    return np.asarray(ends - last)
