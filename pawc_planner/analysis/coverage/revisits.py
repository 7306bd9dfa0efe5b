"""How often patrols come back: days between visits of a cell, and days since the last one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from ...base.words import QT_TRANSLATE_NOOP, Sentence
from .visits import Area, Visits, percent, weighted_median
from .words import percent_text

LIMITS = (30, 60, 90, 180)  # days
REVISIT_COLUMNS = [
    "sector", "area_km2", "unvisited_percent", "once_percent", "revisit_days", "mean_revisit_days", "days_since",
    "longest_gap", *(f"not_visited_{days}_percent" for days in LIMITS),
]
_NEVER = QT_TRANSLATE_NOOP("PawcPlanner", "No cell was visited on two days, so no interval between visits is known.")
_DAILY = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "Half of the ground that was visited again was visited on successive days; {once} % of the site was visited on one "
    "day only and {unvisited} % not at all.",
)
_INTERVAL = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "Half of the ground that was visited again is visited every {days} days or more often; {once} % of the site was "
    "visited on one day only and {unvisited} % not at all.",
)


@dataclass(frozen=True)
class RevisitResult:
    """Days between visits of each cell; what was not visited is unknown (NaN), never 0.

    Parameters
    ----------
    visit_days : ndarray of int64, shape (n_rows, n_cols)
        Days on which each cell was entered.
    days_since : ndarray, shape (n_rows, n_cols)
        Days from the last visit to the end of the period.
    median, mean : ndarray, shape (n_rows, n_cols)
        Days between successive visit-days; NaN for a cell visited on fewer than two days.
    longest : ndarray, shape (n_rows, n_cols)
        Longest of them and of the gap that is open at the end of the period.
    by_area : pandas.DataFrame
        ``sector ("" is the site), area_km2, unvisited_percent, once_percent (visited on one day only), revisit_days,
        mean_revisit_days, days_since, longest_gap`` (medians over the area of cells with such a number) and
        ``not_visited_30_percent`` … ``not_visited_180_percent``: share of the area whose last visit is more than so
        many days before the end of the period, or that had none; NaN when the period is not longer than that.
    sentence : Sentence
        The result in one sentence.
    """

    visit_days: np.ndarray
    days_since: np.ndarray
    median: np.ndarray
    mean: np.ndarray
    longest: np.ndarray
    by_area: pd.DataFrame
    sentence: Sentence


def revisits(visits: Visits, areas: Sequence[Area], start: date, end: date) -> RevisitResult:
    """Measure how often cells are visited.

    Parameters
    ----------
    visits : Visits
        Who was where on which day; of the tracks of unknown day nothing is counted here.
    areas : sequence of Area
        The site and sectors; the site first.
    start, end : date
        First and last day about which something is known; open gaps end with ``end``.

    Notes
    -----
    Days, not patrols: two patrols of one day are one visit. The time before the first visit is not counted as a gap, as
    nobody knows when the visit before it was. Medians over an area weigh cells by their share inside; those of the
    intervals leave out cells visited once or never, whose intervals are longer, so that the shares of these stand
    beside.
    """
    cell, place = visits.cells()
    ordinal = visits.days[place]
    dated = np.isfinite(ordinal)
    cell, ordinal = cell[dated], ordinal[dated]
    size, shape = visits.spec.size, visits.spec.shape
    visit_days = np.bincount(cell, minlength=size)
    last = np.full(size, np.nan)
    last[cell] = ordinal  # sorted by day, so that the last one stays
    days_since = end.toordinal() - last
    same = cell[1:] == cell[:-1]
    gaps = pd.Series(np.diff(ordinal)[same]).groupby(cell[1:][same])
    median, mean, longest = (np.full(size, np.nan) for _ in range(3))
    for values, found in ((median, gaps.median()), (mean, gaps.mean()), (longest, gaps.max())):
        values[found.index.to_numpy(np.int64)] = found.to_numpy(float)
    longest = np.fmax(longest, days_since)
    cells = _Cells(visit_days, days_since, median, mean, longest)
    length = (end - start).days + 1
    by_area = pd.DataFrame([_of_area(area, cells, length) for area in areas], columns=REVISIT_COLUMNS)
    return RevisitResult(
        visit_days.reshape(shape), days_since.reshape(shape), median.reshape(shape), mean.reshape(shape),
        longest.reshape(shape), by_area, _sentence(by_area.iloc[0]),
    )


@dataclass(frozen=True)
class _Cells:
    visit_days: np.ndarray
    days_since: np.ndarray
    median: np.ndarray
    mean: np.ndarray
    longest: np.ndarray


def _of_area(area: Area, cells: _Cells, length: int) -> dict[str, float | str]:
    weight = area.cells.ravel()
    whole = float(weight.sum())
    found: dict[str, float | str] = {
        "sector": area.name, "area_km2": area.km2,
        "unvisited_percent": percent(weight[cells.visit_days == 0].sum(), whole),
        "once_percent": percent(weight[cells.visit_days == 1].sum(), whole),
        "revisit_days": weighted_median(cells.median, weight), "mean_revisit_days": weighted_median(cells.mean, weight),
        "days_since": weighted_median(cells.days_since, weight),
        "longest_gap": weighted_median(cells.longest, weight),
    }
    for days in LIMITS:
        stale = ~(cells.days_since <= days)  # a cell never visited too
        found[f"not_visited_{days}_percent"] = percent(weight[stale].sum(), whole) if length > days else np.nan
    return found


def days_since_classes(days_since: np.ndarray, shares: np.ndarray, length: int) -> tuple[list[str], list[float]]:
    """Return classes of days since the last visit and the share of the area in each, percent.

    Parameters
    ----------
    days_since : ndarray, shape (n_rows, n_cols)
        NaN where there was no visit; that is the last class.
    shares : ndarray, shape (n_rows, n_cols)
        Share of each cell in the area.
    length : int
        Days of the period; classes beyond it are left out.
    """
    whole, values = float(shares.sum()), np.asarray(days_since, float)
    labels, percents = [], []
    for low, high in zip((-1, *LIMITS), (*LIMITS, np.inf)):
        if low < length - 1:
            labels.append(f"{low + 1}–{high:g}" if np.isfinite(high) else f"> {low}")
            percents.append(percent(shares[(values > low) & (values <= high)].sum(), whole))
    return labels, [*percents, percent(shares[~np.isfinite(values)].sum(), whole)]


def _sentence(site: pd.Series) -> Sentence:
    if not np.isfinite(site["revisit_days"]):
        return Sentence(_NEVER)
    return Sentence(_INTERVAL if site["revisit_days"] > 1 else _DAILY, {
        "days": f"{site['revisit_days']:g}", "once": percent_text(site["once_percent"]),
        "unvisited": percent_text(site["unvisited_percent"]),
    })
