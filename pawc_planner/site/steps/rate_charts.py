"""Charts of encounter rates."""

from __future__ import annotations

import pandas as pd

from ...analysis.rate_table import CATEGORY, KM, MONTH, SECTOR, YEAR
from ...base.series import Series
from ...base.words import QT_TRANSLATE_NOOP, Sentence

PER_100_KM = QT_TRANSLATE_NOOP("PawcPlanner", "finds per 100 km")
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
    "PawcPlanner", "Most in {label} with {value:.2f} per 100 km, least in {other} with {least:.2f}; their intervals"
    " overlap, so the difference may be chance."
)


def rate_charts(table: pd.DataFrame, short: set[str]) -> tuple[Series, ...]:
    """Draw the rates per km of a :func:`~pawc_planner.analysis.rate_table.rate_table`.

    Years and months stand in the order of time and come from their own finds; sectors and categories, the largest
    first, are drawn to their mean. Years in ``short`` are not whole and are not spoken of.
    """
    per_km = table[table["per"] == KM]
    by_time = [_chart(per_km[per_km["by"] == by], by, "period", ("rate", "low", "high"), short) for by in (YEAR, MONTH)]
    leaves = per_km[(per_km["by"] == CATEGORY) & ~_is_parent(per_km)]
    shrunk = ("shrunk", "shrunk_low", "shrunk_high")
    by_kind = [
        _chart(rows.sort_values(["shrunk", by], ascending=[False, True]).head(MOST_BARS), by, by, shrunk, set())
        for by, rows in ((CATEGORY, leaves), (SECTOR, per_km[per_km["by"] == SECTOR]))
    ]
    return tuple(one for one in (*by_time, *by_kind) if one.labels)


def _is_parent(rows: pd.DataFrame) -> pd.Series:
    """Return which rows are of a category that joins others below it."""
    names = rows["category"]
    return names.map(lambda name: any(other != name and other.startswith(name) for other in names.unique()))


def _chart(rows: pd.DataFrame, by: str, column: str, ends: tuple[str, str, str], short: set[str]) -> Series:
    value, low, high = (tuple((rows[name].to_numpy(float) * 100).tolist()) for name in ends)
    labels = tuple(name.rstrip(".") for name in rows[column])
    return Series(labels, value, PER_100_KM, low, high, f"rate_by_{by}", Sentence(_TITLES[by]),
                  _summary(labels, value, low, high, short))


def _summary(
    labels: tuple[str, ...], value: tuple[float, ...], low: tuple[float, ...], high: tuple[float, ...], short: set[str]
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
    return Sentence(_APART if low[most] > high[least] else _OVERLAP, facts)
