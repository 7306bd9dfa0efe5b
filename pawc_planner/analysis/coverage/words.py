"""What coverage says in words: by which measure, against the target of a year, and against the year before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..calendars import YEAR
from .visits import Visits

A_YEAR = 366  # days
_NOBODY = QT_TRANSLATE_NOOP("PawcPlanner", "No patrol track lies in this period, so nothing is known about any place.")
OUTSIDE = QT_TRANSLATE_NOOP(
    "PawcPlanner", "All patrol tracks of this period lie outside the boundary, so 0 % of the site was covered.")
_MET = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "By planning cells of {size} m patrols reached {cells} % of the site, which meets the target of {target} % for a "
    "year; by sub-cells of {fine} m it is {subcells} %, and {swath} % came within sight of a patrol.",
)
_SHORT = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "By planning cells of {size} m patrols reached {cells} % of the site, short of the target of {target} % for a "
    "year; by sub-cells of {fine} m it is {subcells} %, and {swath} % came within sight of a patrol.",
)
_DATED_MET = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "From {start} to {end} patrols reached {cells} % of the site, which meets the target of {target} % for a year, by "
    "planning cells of {size} m; by sub-cells of {fine} m it is {subcells} %, and {swath} % came within sight of a "
    "patrol.",
)
_DATED_SHORT = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "From {start} to {end} patrols reached {cells} % of the site, short of the target of {target} % for a year, by "
    "planning cells of {size} m; by sub-cells of {fine} m it is {subcells} %, and {swath} % came within sight of a "
    "patrol.",
)
_LONG = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "From {start} to {end} patrols reached {cells} % of the site by planning cells of {size} m, {subcells} % by "
    "sub-cells of {fine} m, and {swath} % came within sight; the target of {target} % is meant for one year.",
)
_YEAR_MET = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "In {year} patrols reached {cells} % of the site by planning cells of {size} m; they passed the target of "
    "{target} % on {day}.",
)
_YEAR_SHORT = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "In {year} patrols reached {cells} % of the site by planning cells of {size} m, short of the target of {target} %.",
)
_PART_MET = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "From {start} to {end} patrols reached {cells} % of the site by planning cells of {size} m; they passed the target "
    "of {target} % for a year on {day}.",
)
_PART_SHORT = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "From {start} to {end} patrols reached {cells} % of the site by planning cells of {size} m; the target of {target} "
    "% for a year was not passed by then.",
)
_PASSED = QT_TRANSLATE_NOOP("PawcPlanner", "The target of {target} % was passed on {day}.")
_MORE = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "That is {points} points more than in {before} ({old} %); {km} km were patrolled, and {old_km} km then.",
)
_LESS = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "That is {points} points less than in {before} ({old} %); {km} km were patrolled, and {old_km} km then.",
)
_MORE_BY_DAY = QT_TRANSLATE_NOOP(
    "PawcPlanner", "That is {points} points more than from {start} to {end} the year before ({old} %)."
)
_LESS_BY_DAY = QT_TRANSLATE_NOOP(
    "PawcPlanner", "That is {points} points less than from {start} to {end} the year before ({old} %)."
)


@dataclass(frozen=True)
class YearReached:
    """How far patrols came in one year, or in the part of it that is known.

    Parameters
    ----------
    year : str
        ``2025``.
    start, end : date
        First and last day that is known.
    cells_percent : float
        Share of the site in cells that were entered from ``start`` to ``end``.
    target_day : date or None
        Day on which the target was passed; None when it was not.
    complete : bool
        True when the whole year is known.
    """

    year: str
    start: date
    end: date
    cells_percent: float
    target_day: date | None
    complete: bool


def percent_text(value: float, target: float | None = None) -> str:
    """Return a percentage in whole numbers, with decimals where rounding would give 0, 100 or move it over the target.

    Parameters
    ----------
    value : float
        Percent.
    target : float, optional
        Percent.
    """
    value = round(value, 9)  # sums of shares are not exact to the last bit
    for decimals in range(4):
        text = f"{value:.{decimals}f}"
        said = float(text)
        if (said > 0) == (value > 0) and (said < 100) == (value < 100) and _same_side(said, value, target):
            break
    return text


def _same_side(said: float, value: float, target: float | None) -> bool:
    return target is None or (said >= target) == (value >= target)


def reached_sentence(
    site: Mapping[str, Any], target: float, cell_size: float, subcells: int, visits: Visits
) -> Sentence:
    """Say how far patrols came by each measure, against the target when the tracks are of one year at most.

    Parameters
    ----------
    site : mapping
        ``cells_percent, subcells_percent, swath_percent``.
    target : float
        Percent of the site in a year.
    cell_size : float
        Side of a planning cell, metres.
    subcells : int
        Sub-cells along the side of a cell.
    visits : Visits
        The days of the tracks.
    """
    if not len(visits.subcell) and not visits.metres.any() and len(visits.days) == 1:
        return Sentence(_NOBODY)
    if not (site["cells_percent"] or site["swath_percent"]):
        return Sentence(OUTSIDE)
    facts = {
        "cells": percent_text(site["cells_percent"], target), "target": f"{target:g}", "size": f"{cell_size:g}",
        "fine": f"{cell_size / subcells:g}", "subcells": percent_text(site["subcells_percent"]),
        "swath": percent_text(site["swath_percent"]),
    }
    met, days = site["cells_percent"] >= target, visits.days[:-1]
    if not len(days):
        return Sentence(_MET if met else _SHORT, facts)
    first, last = (date.fromordinal(int(day)).isoformat() for day in (days[0], days[-1]))
    template = _LONG if days[-1] - days[0] + 1 > A_YEAR else _DATED_MET if met else _DATED_SHORT
    return Sentence(template, {**facts, "start": first, "end": last})


def year_sentence(reached: YearReached, target: float, cell_size: float) -> Sentence:
    """Say how far patrols came in a year, and when they passed the target."""
    facts = {
        "year": reached.year, "cells": percent_text(reached.cells_percent, target), "size": f"{cell_size:g}",
        "target": f"{target:g}", "start": reached.start.isoformat(), "end": reached.end.isoformat(),
    }
    if reached.target_day is not None:
        template = _YEAR_MET if reached.complete else _PART_MET
        return Sentence(template, {**facts, "day": reached.target_day.isoformat()})
    return Sentence(_YEAR_SHORT if reached.complete else _PART_SHORT, facts)


def passed_sentence(reached: YearReached, target: float) -> Sentence | None:
    """Say on which day the target was passed; None when it was not."""
    if reached.target_day is None:
        return None
    return Sentence(_PASSED, {"target": f"{target:g}", "day": reached.target_day.isoformat()})


def change_sentence(reached: YearReached, periods: pd.DataFrame, curve: pd.DataFrame) -> Sentence | None:
    """Say what changed since the year before; None when the two cannot be compared.

    Two whole years are compared with each other; a year that is known from its beginning to some day is compared with
    the same days of the year before, when that is known as a whole.
    """
    years = periods[(periods["sector"] == "") & (periods["period_kind"] == YEAR)].set_index("period")
    before = f"{reached.start.year - 1:04d}"
    if reached.start.year != reached.end.year or before not in years.index or not years["complete"][before]:
        return None
    if reached.complete:
        old = float(years["cells_percent"][before])
        facts = {"before": before, "old": percent_text(old), "km": f"{years['km'][reached.year]:,.0f}",
                 "old_km": f"{years['km'][before]:,.0f}"}
        return _difference(reached.cells_percent - old, facts, _MORE, _LESS)
    if (reached.start.month, reached.start.day) != (1, 1):
        return None
    then = date(int(before), reached.end.month, min(reached.end.day, 28 if reached.end.month == 2 else 31))
    row = curve[(curve["year"] == before) & (curve["day"] == then.isoformat())]
    if row.empty:
        return None
    old = float(row["cells_percent"].iloc[0])
    facts = {"old": percent_text(old), "start": f"{before}-01-01", "end": then.isoformat()}
    return _difference(reached.cells_percent - old, facts, _MORE_BY_DAY, _LESS_BY_DAY)


def _difference(points: float, facts: dict[str, Any], more: str, less: str) -> Sentence:
    return Sentence(more if points >= 0 else less, {**facts, "points": f"{np.abs(points):.1f}"})
