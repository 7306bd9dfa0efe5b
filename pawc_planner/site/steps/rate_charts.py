"""Charts of encounter rates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import pandas as pd

from ...analysis.rates.intervals import ratio_interval
from ...analysis.rates.tables import CATEGORY, KM, MONTH, SECTOR, YEAR
from ...base.series import Series
from ...base.words import QT_TRANSLATE_NOOP, Sentence

PER_100_KM = QT_TRANSLATE_NOOP("PawcPlanner", "finds per 100 km")
LEVEL = 0.95  # of what is said of the highest and the lowest
MOST_BARS = 15
_TITLES = {
    YEAR: QT_TRANSLATE_NOOP("PawcPlanner", "Finds per 100 km, by year"),
    MONTH: QT_TRANSLATE_NOOP("PawcPlanner", "Finds per 100 km, by month"),
    CATEGORY: QT_TRANSLATE_NOOP("PawcPlanner", "Finds per 100 km, by category"),
    SECTOR: QT_TRANSLATE_NOOP("PawcPlanner", "Finds per 100 km, by sector"),
}
_NOTHING = QT_TRANSLATE_NOOP("PawcPlanner", "No kilometre was patrolled, so no encounter rate is known.")
_ONE = QT_TRANSLATE_NOOP("PawcPlanner", "{label}: {value:.2f} finds per 100 km ({low:.2f} to {high:.2f}).")
_APART = QT_TRANSLATE_NOOP(
    "PawcPlanner", "Most in {label} with {value:.2f} per 100 km ({low:.2f} to {high:.2f}), least in {other} with"
    " {least:.2f} ({least_low:.2f} to {least_high:.2f})."
)
_OVERLAP = QT_TRANSLATE_NOOP(
    "PawcPlanner", "Most in {label} with {value:.2f} per 100 km, least in {other} with {least:.2f}; the difference may"
    " be chance."
)


def rate_charts(table: pd.DataFrame, short: set[str], names: Mapping[str, str]) -> tuple[Series, ...]:
    """Draw the rates per km of a :func:`~pawc_planner.analysis.rates.tables.rate_table`.

    Years and months stand in the order of time and come from their own finds; sectors and categories, the largest
    first, are drawn to their mean. Years in ``short`` are not whole and are not spoken of. ``names`` are the labels of
    categories.
    """
    per_km = table[table["per"] == KM]
    own = ("rate", "low", "high")
    by_time = [_chart(per_km[per_km["by"] == by], by, "period", own, short, {}) for by in (YEAR, MONTH)]
    leaves = per_km[(per_km["by"] == CATEGORY) & ~_is_parent(per_km)]
    shrunk = ("shrunk", "shrunk_low", "shrunk_high")
    by_kind = [
        _chart(rows.sort_values(["shrunk", by], ascending=[False, True]).head(MOST_BARS), by, by, shrunk, set(), called)
        for by, rows, called in ((CATEGORY, leaves, names), (SECTOR, per_km[per_km["by"] == SECTOR], {}))
    ]
    return tuple(one for one in (*by_time, *by_kind) if one.labels)


def _is_parent(rows: pd.DataFrame) -> pd.Series:
    """Return which rows are of a category that joins others below it."""
    names = rows["category"]
    return names.map(lambda name: any(other != name and other.startswith(name) for other in names.unique()))


def _chart(
    rows: pd.DataFrame, by: str, column: str, ends: tuple[str, str, str], short: set[str], names: Mapping[str, str]
) -> Series:
    value, low, high = (tuple((rows[name].to_numpy(float) * 100).tolist()) for name in ends)
    labels = tuple(names.get(name, name.rstrip(".")) for name in rows[column])
    return Series(labels, value, PER_100_KM, low, high, f"rate_by_{by}", Sentence(_TITLES[by]),
                  _summary(labels, value, low, high, short, partial(_apart, rows, by)))


def _summary(
    labels: tuple[str, ...], value: tuple[float, ...], low: tuple[float, ...], high: tuple[float, ...],
    short: set[str], apart: Callable[[int, int, int], bool],
) -> Sentence:
    known = [i for i, rate in enumerate(value) if rate == rate and labels[i] not in short]
    known = known or [i for i, rate in enumerate(value) if rate == rate]
    if not known:
        return Sentence(_NOTHING)
    most, least = max(known, key=lambda i: value[i]), min(known, key=lambda i: value[i])
    facts = {"label": labels[most], "value": value[most], "low": low[most], "high": high[most]}
    if most == least:
        return Sentence(_ONE, facts)
    facts |= {"other": labels[least], "least": value[least], "least_low": low[least], "least_high": high[least]}
    return Sentence(_APART if apart(most, least, len(known)) else _OVERLAP, facts)


def _apart(rows: pd.DataFrame, by: str, most: int, least: int, compared: int) -> bool:
    """Tell whether the highest of so many rates lies above the lowest by more than chance.

    Rates of sectors and categories are drawn to their mean, so that the extremes of many are no more extreme than
    they are believed to be, and their intervals can be compared. Those of years and months are not: of 72 months at one
    rate the best and the worst nearly always look different, so their ratio is tested for the number of pairs.
    """
    one, other = rows.iloc[most], rows.iloc[least]
    if by in (SECTOR, CATEGORY):
        return bool(one["shrunk_low"] > other["shrunk_high"])
    level = 1 - (1 - LEVEL) / (compared * (compared - 1) / 2)
    low, _ = ratio_interval(one["finds"], other["finds"], level, one["dispersion"])
    return bool(low * other["effort"] / one["effort"] > 1)
