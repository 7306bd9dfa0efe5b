"""What the risk model learnt, in words, tables and charts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ...analysis.risk import RiskResult
from ...analysis.risk.looks import EFFORT_LATELY, FINDS_BEFORE, FINDS_LATELY, SEASON
from ...analysis.risk.validation import Validation
from ...base.series import Series
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from .risk_factors import RiskFactors, own_scale

if TYPE_CHECKING:
    from .risk import RiskMaps

MOST_SAID = 6  # factors told in a sentence of their own, the strongest first; the table has all
_LATELY = {
    EFFORT_LATELY: QT_TRANSLATE_NOOP("PawcPlanner", "patrol effort in the last periods"),
    FINDS_BEFORE: QT_TRANSLATE_NOOP("PawcPlanner", "earlier finds in the cell for its kilometres"),
    FINDS_LATELY: QT_TRANSLATE_NOOP("PawcPlanner", "finds in and around the cell in the last periods"),
}
_SEASON = QT_TRANSLATE_NOOP("PawcPlanner", "season: {name}")
_AT = QT_TRANSLATE_NOOP(
    "PawcPlanner", "{factor}: at {here:,.1f} a threat is {times:.1f} times as likely as at {there:,.1f} (odds; 95 %: "
    "{least:.1f}–{most:.1f})."
)
_CHANGES = QT_TRANSLATE_NOOP(
    "PawcPlanner", "{factor}: where or when it is higher, a threat is {times:.2f} times as likely (odds; 95 %: "
    "{least:.2f}–{most:.2f})."
)
_UNCLEAR = QT_TRANSLATE_NOOP(
    "PawcPlanner", "{factor}: no clear difference (odds {times:.2f}; 95 %: {least:.2f}–{most:.2f})."
)
_TIMES = QT_TRANSLATE_NOOP("PawcPlanner", "odds, times")
_PERCENT = "%"
_CALIBRATED = QT_TRANSLATE_NOOP("PawcPlanner", "Share of visits with a find, by the chance that was foretold ({where})")
_ERROR = QT_TRANSLATE_NOOP(
    "PawcPlanner", "Foretold and seen differ by {error:.1f} percentage points on average over {n:,} visits that the "
    "model had not seen."
)
_BLOCKS = QT_TRANSLATE_NOOP("PawcPlanner", "ground that it had not seen")
_AHEAD = QT_TRANSLATE_NOOP("PawcPlanner", "time that it had not seen")
_EFFECTS = QT_TRANSLATE_NOOP("PawcPlanner", "What each factor does: odds where it is high over those where it is low")
_NONE = QT_TRANSLATE_NOOP("PawcPlanner", "No difference")
_CLEAR = QT_TRANSLATE_NOOP("PawcPlanner", "{n} of {total} factors make a clear difference.")


def factor_title(name: str, factors: RiskFactors) -> Sentence:
    """Return what a factor is called, with its unit."""
    if name in factors.titles:
        return factors.titles[name]
    if name in _LATELY:
        return Sentence(_LATELY[name], {})
    return Sentence(_SEASON, {"name": name.removeprefix(f"{SEASON} ")})


def effects_table(found: RiskResult, factors: RiskFactors) -> pd.DataFrame:
    """Return a row per factor: odds of high over low, 95 % interval, the two values in its unit, a sentence."""
    table = found.factors.copy()
    for column in ("at_low", "at_high"):
        table[column] = [own_scale(name, value) for name, value in zip(table["factor"], table[column])]
    table["note"] = [str(factor_sentence(row, factors)) for _, row in table.iterrows()]
    return table


def effect_notes(found: RiskResult, factors: RiskFactors) -> tuple[Sentence, ...]:
    """Say what the strongest factors do whose interval leaves no difference out."""
    table = effects_table(found, factors)
    clear = table[is_clear(table)]
    order = np.argsort(-np.abs(np.log(clear["ratio"].to_numpy(float))), kind="stable")[:MOST_SAID]
    return tuple(factor_sentence(clear.iloc[i], factors) for i in order)


def is_clear(table: pd.DataFrame) -> pd.Series:
    """Return which intervals of a ratio leave 1 out."""
    return (table["low"] > 1) | (table["high"] < 1)


def factor_sentence(row: pd.Series, factors: RiskFactors) -> Sentence:
    """Say what a factor does, from its stronger side; that no difference is clear where the interval holds 1."""
    facts = {"factor": factor_title(row["factor"], factors), "times": row["ratio"], "least": row["low"],
             "most": row["high"]}
    if row["low"] <= 1 <= row["high"]:
        return Sentence(_UNCLEAR, facts)
    if not np.isfinite(row["at_low"]):
        return Sentence(_CHANGES, facts)
    if row["ratio"] >= 1:
        return Sentence(_AT, {**facts, "here": row["at_high"], "there": row["at_low"]})
    turned = {"times": 1 / row["ratio"], "least": 1 / row["high"], "most": 1 / row["low"]}
    return Sentence(_AT, {**facts, **turned, "here": row["at_low"], "there": row["at_high"]})


def charts(maps: RiskMaps) -> tuple[Series, ...]:
    """Return calibration on unseen ground and unseen time, and the effect of each factor."""
    return tuple(one for one in (
        _calibration("risk_calibration_ground", _BLOCKS, maps.result.validation),
        _calibration("risk_calibration_time", _AHEAD, maps.forward.get("model")),
        _effects(maps),
    ) if one is not None)


def _calibration(name: str, where: str, score: Validation | None) -> Series | None:
    if score is None or not len(score.expected):
        return None
    each = np.diff(np.linspace(0, score.looks, len(score.observed) + 1))
    error = 1.96 * np.sqrt(score.observed * (1 - score.observed) / np.maximum(each, 1))
    said = Sentence(_ERROR, {"error": 100 * score.calibration_error, "n": score.looks})
    return Series(
        tuple(f"{100 * value:.1f}" for value in score.expected), _percent(score.observed), _PERCENT,
        _percent(np.maximum(score.observed - error, 0)), _percent(np.minimum(score.observed + error, 1)), name,
        Sentence(_CALIBRATED, {"where": Sentence(where, {})}), said,
    )


def _effects(maps: RiskMaps) -> Series | None:
    table = maps.result.factors
    if not len(table):
        return None
    labels = tuple(str(factor_title(name, maps.factors)) for name in table["factor"])
    ratio, low, high = (tuple(table[column].astype(float)) for column in ("ratio", "low", "high"))
    said = Sentence(_CLEAR, {"n": int(is_clear(table).sum()), "total": len(table)})
    return Series(labels, ratio, _TIMES, low, high, "risk_factors", Sentence(_EFFECTS, {}), said, 1.0,
                  Sentence(_NONE, {}))


def _percent(values: Iterable[float]) -> tuple[float, ...]:
    return tuple(100.0 * float(value) for value in values)
