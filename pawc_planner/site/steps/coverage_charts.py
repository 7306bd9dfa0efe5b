"""Charts of coverage: by year against the target, by season, month and sector, growing through the year, by age."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ...analysis.calendars import MONTH, SEASON, YEAR, Calendar
from ...analysis.coverage import CoverageResult
from ...analysis.coverage.revisits import RevisitResult, days_since_classes
from ...analysis.coverage.words import YearReached, percent_text, year_sentence
from ...base.series import LINE, Series
from ...base.words import QT_TRANSLATE_NOOP, Sentence

PERCENT = "%"
WEEK = 7
MOST = 120  # bars; in a longer period those before and after all records are left out
_NOT_VISITED = QT_TRANSLATE_NOOP("PawcPlanner", "not visited")
_TARGET = QT_TRANSLATE_NOOP("PawcPlanner", "Target of a year: {target} %")
_CUMULATIVE = QT_TRANSLATE_NOOP("PawcPlanner", "Share of the site reached since {start}, by planning cells")
_BY = {
    YEAR: QT_TRANSLATE_NOOP("PawcPlanner", "Share of the site reached in each year, by planning cells"),
    SEASON: QT_TRANSLATE_NOOP("PawcPlanner", "Share of the site reached in each season, by planning cells"),
    MONTH: QT_TRANSLATE_NOOP("PawcPlanner", "Share of the site reached in each month, by planning cells"),
}
_RANGE = QT_TRANSLATE_NOOP("PawcPlanner", "Lowest: {least} % ({when_least}); highest: {most} % ({when_most}).")
_RANGE_PARTS = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "Lowest: {least} % ({when_least}); highest: {most} % ({when_most}); known only in part: {parts}.",
)
_ONE = QT_TRANSLATE_NOOP("PawcPlanner", "{least} % ({when_least}).")
_ONE_PART = QT_TRANSLATE_NOOP("PawcPlanner", "{least} % ({when_least}), known only in part.")
_ALL = QT_TRANSLATE_NOOP("PawcPlanner", "{least} % in each of them.")
_NOT_KNOWN = QT_TRANSLATE_NOOP("PawcPlanner", "Nothing is known of any of them.")
_BY_SECTOR = QT_TRANSLATE_NOOP("PawcPlanner", "Share of each sector reached, by planning cells")
_AGE = QT_TRANSLATE_NOOP("PawcPlanner", "Share of the site by days since the last visit")
_AGED = QT_TRANSLATE_NOOP(
    "PawcPlanner", "On {end} {share} % of the site had not been visited for more than 90 days, or not at all since "
    "{start}."
)
_NOT_AT_ALL = QT_TRANSLATE_NOOP("PawcPlanner", "{share} % of the site was not visited from {start} to {end}.")


def coverage_charts(
    found: CoverageResult, again: RevisitResult, curve: pd.DataFrame, years: Sequence[YearReached], calendar: Calendar,
    cell_size: float,
) -> tuple[Series, ...]:
    """Make the charts of coverage; those of which nothing is known are left out.

    Parameters
    ----------
    found : CoverageResult
        With its periods.
    again : RevisitResult
        Days since the last visit.
    curve : pandas.DataFrame
        Of :func:`~pawc_planner.analysis.coverage.curve.cumulative_coverage`.
    years : sequence of YearReached
        The years that are known; the last one is drawn.
    calendar : Calendar
        Period and records.
    cell_size : float
        Side of a planning cell, metres.
    """
    target = found.target_percent
    charts = [_cumulative(curve, years[-1], target, cell_size)] if years else []
    charts += [_by_span(found.periods, kind, target) for kind in (YEAR, SEASON, MONTH)]
    if len(found.by_sector):
        charts.append(_by_sector(found.by_sector))
    charts.append(_by_age(found, again, calendar))
    return tuple(charts)


def _target(target: float) -> Sentence:
    return Sentence(_TARGET, {"target": f"{target:g}"})


def _cumulative(curve: pd.DataFrame, reached: YearReached, target: float, cell_size: float) -> Series:
    """Week by week, with the day on which the target was passed and the last day that is known."""
    rows = curve[curve["year"] == reached.year].reset_index(drop=True)
    passed = "" if reached.target_day is None else reached.target_day.isoformat()
    drawn = (rows.index % WEEK == 0) | (rows.index == len(rows) - 1) | (rows["day"] == passed)
    rows = rows[drawn]
    return Series(
        tuple(rows["day"]), tuple(rows["cells_percent"]), PERCENT, name="coverage_cumulative", kind=LINE,
        title=Sentence(_CUMULATIVE, {"start": reached.start.isoformat()}),
        summary=year_sentence(reached, target, cell_size), reference=target, reference_title=_target(target),
    )


def _by_span(periods: pd.DataFrame, kind: str, target: float) -> Series:
    rows = periods[(periods["sector"] == "") & (periods["period_kind"] == kind)]
    known = np.flatnonzero(rows["cells_percent"].notna())
    if len(rows) > MOST and len(known):
        rows = rows.iloc[known[0] : known[-1] + 1]
    parts = rows["period"][~rows["complete"].astype(bool) & rows["cells_percent"].notna()]
    yearly = kind == YEAR  # what is reached in a month says nothing about the target of a year
    return Series(
        tuple(rows["period"]), tuple(rows["cells_percent"]), PERCENT, name=f"coverage_by_{kind}",
        title=Sentence(_BY[kind]), summary=_range(rows["period"], rows["cells_percent"], list(parts)),
        reference=target if yearly else None, reference_title=_target(target) if yearly else None,
    )


def _by_sector(by_sector: pd.DataFrame) -> Series:
    return Series(
        tuple(by_sector["sector"]), tuple(by_sector["cells_percent"].astype(float)), PERCENT,
        name="coverage_by_sector", title=Sentence(_BY_SECTOR),
        summary=_range(by_sector["sector"], by_sector["cells_percent"], []),
    )


def _range(labels: pd.Series, values: pd.Series, parts: Sequence[str]) -> Sentence:
    values = values.astype(float).reset_index(drop=True)
    if not values.notna().any():
        return Sentence(_NOT_KNOWN)
    names, low, high = list(labels), int(values.idxmin()), int(values.idxmax())
    facts = {
        "least": percent_text(values[low]), "when_least": names[low], "most": percent_text(values[high]),
        "when_most": names[high],
    }
    if values.notna().sum() == 1:
        return Sentence(_ONE_PART if parts else _ONE, facts)
    if values[low] == values[high]:
        return Sentence(_ALL, facts)
    return Sentence(_RANGE_PARTS, {**facts, "parts": ", ".join(parts)}) if parts else Sentence(_RANGE, facts)


def _by_age(found: CoverageResult, again: RevisitResult, calendar: Calendar) -> Series:
    days = calendar.known or calendar.period
    labels, values = days_since_classes(again.days_since, found.areas[0].cells, days.days)
    site = again.by_area.iloc[0]
    facts = {"start": days.start.isoformat(), "end": days.end.isoformat()}
    long = bool(pd.notna(site["not_visited_90_percent"]))
    share = site["not_visited_90_percent"] if long else site["unvisited_percent"]
    summary = Sentence(_AGED if long else _NOT_AT_ALL, {**facts, "share": percent_text(share)})
    if calendar.known is None:
        values, summary = [np.nan] * len(values), Sentence(_NOT_KNOWN)
    return Series(
        (*labels, _NOT_VISITED), tuple(values), PERCENT, name="days_since_visit", title=Sentence(_AGE), summary=summary,
    )
