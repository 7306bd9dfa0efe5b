"""Sentences and charts of what is changing."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pandas as pd

from ...analysis.rates.trends import FALLING, RISING, RateIndex, Trend
from ...base.series import Series
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from .rate_charts import PER_100_KM

TIMES = QT_TRANSLATE_NOOP("PawcPlanner", "times the base year")


def index_note(
    last: pd.Series | None, base: str, index: RateIndex | None, trend: Trend
) -> tuple[Sentence, ...]:
    """Say the rate of the last whole year as a fraction of that of the base year."""
    if index is None or last is None:
        return (Sentence(_NO_YEAR),)
    if not index.known:
        return (Sentence(_NO_FINDS, {"base": base}),)
    if last["year"] == base:
        return (Sentence(_ONLY_BASE, {"base": base}),)
    facts = {"year": last["year"], "base": base, "index": last["index"], "low": last["index_low"],
             "high": last["index_high"], "level": trend.level * 100}
    chance = last["index_low"] <= 1 <= last["index_high"]
    return (Sentence(_MAY_BE_CHANCE if chance else _INDEX if trend.called else _TWO_YEARS, facts),)


def changes_note(trends: pd.DataFrame, names: Mapping[str, str]) -> tuple[Sentence, ...]:
    """Name the sectors and categories of which a trend is called; ``names`` are the labels of categories."""
    notes = []
    for verdict, text in ((RISING, _RISING), (FALLING, _FALLING)):
        called = trends["name"][(trends["by"] != "site") & (trends["verdict"] == verdict)]
        if len(called):
            notes.append(Sentence(text, {"names": ", ".join(names.get(key, key.rstrip(".")) for key in called)}))
    return tuple(notes)


def unplaced_note(n: int, total: int) -> tuple[Sentence, ...]:
    """Say how many finds are left out of the trend because their sector is not known."""
    return (Sentence(_UNPLACED, {"n": n, "total": total}),) if n else ()


def index_charts(years: pd.DataFrame, base: str, trend: Trend, told: Sentence) -> tuple[Series, ...]:
    """Draw the index, whose sentence is ``told``, and the rate of each year; part years have no bar in the index."""
    if years.empty:
        return ()
    whole = years["whole"] == "yes"
    index = years[["index", "index_low", "index_high"]].where(whole | (years["year"] == base))
    labels = tuple(years["year"])
    rate = (years[["rate", "low", "high"]] * 100).to_numpy(float)
    charts = (
        Series(labels, *_columns(index.to_numpy(float), TIMES), "index_by_year", Sentence(_INDEX_TITLE, {"base": base}),
               told, 1.0, Sentence(_BASE, {"base": base})),
        Series(labels, *_columns(rate, PER_100_KM), "rate_by_year", Sentence(_RATE_TITLE), trend.sentence),
    )
    return tuple(chart for chart in charts if any(map(math.isfinite, chart.values)))


def _columns(table: object, unit: str) -> tuple[tuple[float, ...], str, tuple[float, ...], tuple[float, ...]]:
    value, low, high = (tuple(column.tolist()) for column in table.T)  # type: ignore[attr-defined]
    return value, unit, low, high


_NO_YEAR = QT_TRANSLATE_NOOP("PawcPlanner", "There is no whole year with patrols, so years cannot be compared.")
_NO_FINDS = QT_TRANSLATE_NOOP(
    "PawcPlanner", "Nothing was found in the base year {base}, so other years cannot be given as a fraction of it."
)
_ONLY_BASE = QT_TRANSLATE_NOOP(
    "PawcPlanner", "The base year {base} is the last whole year itself, so there is no later one to compare with it."
)
_INDEX = QT_TRANSLATE_NOOP(
    "PawcPlanner", "Finds per km in {year} were {index:.2f} times those of {base} ({low:.2f} to {high:.2f},"
    " {level:.0f} % interval)."
)
_TWO_YEARS = QT_TRANSLATE_NOOP(
    "PawcPlanner", "Finds per km in {year} were {index:.2f} times those of {base} ({low:.2f} to {high:.2f},"
    " {level:.0f} % interval). This compares two years and shows no trend."
)
_MAY_BE_CHANCE = QT_TRANSLATE_NOOP(
    "PawcPlanner", "Finds per km in {year} were {index:.2f} times those of {base}, but chance alone can make this"
    " difference ({low:.2f} to {high:.2f}, {level:.0f} % interval)."
)
_RISING = QT_TRANSLATE_NOOP("PawcPlanner", "Rising, also when the number of tests is allowed for: {names}.")
_FALLING = QT_TRANSLATE_NOOP("PawcPlanner", "Falling, also when the number of tests is allowed for: {names}.")
_UNPLACED = QT_TRANSLATE_NOOP(
    "PawcPlanner", "{n} of {total} finds have no place; they count in the rates of years, but not in the trend, which"
    " compares each sector with itself."
)
_INDEX_TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Finds per km, as a multiple of {base}")
_RATE_TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Finds per 100 km, by year")
_BASE = QT_TRANSLATE_NOOP("PawcPlanner", "Base year {base}")
