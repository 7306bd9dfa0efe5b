"""Risk map of a site: where a threat is likely in the period to come, told apart from where patrols look."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd

from ...analysis.gaps import smoothed_rate
from ...analysis.grid import PlanningGrid
from ...analysis.rates import encounter_rates
from ...analysis.risk import RATES, RiskParams, RiskResult
from ...analysis.risk import risk as learn
from ...analysis.risk.validation import Validation, validation_of
from ...base.params import one_of
from ...base.period import Period
from ...base.progress import Part, Progress, Silent, step
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..risk_files import save_risk
from ..store import SiteStore
from .cell_periods import CellPeriods, cell_periods
from .evidence import Evidence, cells_frame, gather
from .result import Number, StepResult, known_number
from .risk_factors import RiskFactors, factors_of
from .risk_words import charts, effect_notes, effects_table

PERIODS = ("month", "quarter", "half-year")
PATROL_KM = 5.0  # of the chance of a find that the map shows
TRIED = ("model", "effort alone", "finds per km")
TRAIN_SHARE = 0.75  # of the periods from which the rest is foretold
_LEFT_OUT = QT_TRANSLATE_NOOP(
    "PawcPlanner", "{n} of {total} finds lie where no patrol was in that month, quarter or half-year; risk is not "
    "learnt from them."
)
_RELATIVE = QT_TRANSLATE_NOOP(
    "PawcPlanner", "How much a patrol overlooks could not be told from the data: read the map as risk relative to the "
    "mean of the site, not as a probability of presence."
)
_IDENTIFIED = QT_TRANSLATE_NOOP(
    "PawcPlanner", "The data tell how much a patrol overlooks: where a threat is present, {km:g} km in its cell find "
    "it with a chance of {chance:.0f} %."
)
_UNKNOWN = QT_TRANSLATE_NOOP(
    "PawcPlanner", "{n:,} of {cells:,} cells were never visited: there the map follows the ground and the neighbours "
    "alone, and is less sure."
)
_FORETOLD = QT_TRANSLATE_NOOP(
    "PawcPlanner", "Learnt from the first {share:.0f} % of the time, the map ranked the visits of the rest right "
    "{auc:.0f} times in 100 (by effort alone {effort:.0f}, by earlier finds per km {density:.0f})."
)


@dataclass(frozen=True)
class RiskMaps:
    """What was learnt, from what, and how it did on the last part of the time.

    Parameters
    ----------
    result : RiskResult
        Risk of the period to come.
    data : CellPeriods
        Effort and finds that it was learnt from.
    factors : RiskFactors
        Factors of the ground.
    season : str
        Season of the period to come.
    forward : mapping of str to Validation
        ``model``, ``effort alone`` and ``finds per km`` on the last quarter of the periods; empty where the first three
        quarters hold too few finds, or the last none.
    """

    result: RiskResult
    data: CellPeriods
    factors: RiskFactors
    season: str
    forward: dict[str, Validation]


def risk_map(
    store: SiteStore,
    period: Period | None = None,
    category: str = "",
    length: str = "month",
    season: str = "",
    seed: int = 1,
    folder: Path | None = None,
    progress: Progress | None = None,
) -> StepResult:
    """Map where a threat is likely in the period to come.

    Parameters
    ----------
    length : {"month", "quarter", "half-year"}
        Length of the periods that are told apart.
    season : str
        Season to map; "" is that of the day after the data.
    seed : int
        Of the ensemble.
    folder : Path, optional
        Takes the model as ``model.json`` and ``maps.npz``.

    Returns
    -------
    StepResult
        ``METHOD, LOOKS, POSITIVES, UNKNOWN, IDENTIFIED, DETECTION_PER_KM, SEASON, AUC, CALIBRATION_ERROR``;
        layer ``OUTPUT`` with ``km, finds, risk, risk_low, risk_high, chance, status``; tables ``FACTORS`` and
        ``VALIDATION``; charts.
    """
    progress = progress or Silent()
    evidence = gather(store, period, category, progress=Part(progress, 0.0, 0.2))
    maps = risk_maps(evidence, Part(progress, 0.2, 1.0), length, season, seed)
    if folder is not None:
        save_risk(folder, maps.result, evidence.grid.spec, store.info.crs, maps.season)
    return risk_result(evidence, maps)


def risk_maps(
    evidence: Evidence, progress: Progress, length: str = "month", season: str = "", seed: int = 1,
    validate: bool = True,
) -> RiskMaps:
    """Learn risk from ``evidence`` and the layers of its site; ``validate`` also tries it on what it has not seen."""
    one_of("LENGTH", length, PERIODS)
    seasons = evidence.store.info.seasons
    season = season or seasons.of_month(_next_day(evidence.period).month)
    one_of("SEASON", season, seasons.names)
    factors = factors_of(evidence.store, Part(progress, 0.0, 0.1))
    data = cell_periods(evidence, length)
    of_period = [seasons.of_month(one.start.month) for one in data.periods]
    params = RiskParams(seed=seed, ensemble=validate)
    result = learn(
        data.finds, data.km, factors.scaled(), evidence.grid, params, Part(progress, 0.1, 0.85), seasons=of_period,
        next_season=season,
    )
    forward = _forward(evidence, data, factors, of_period, result, params) if validate else {}
    step(progress, 1.0)
    return RiskMaps(result, data, factors, season, forward)


def risk_result(evidence: Evidence, maps: RiskMaps) -> StepResult:
    """Put what was learnt into numbers, layer, tables and charts."""
    found, grid, km = maps.result, evidence.grid, evidence.effort.km
    chance = found.chance(PATROL_KM)
    unknown = int((grid.inside & ~(km > 0)).sum())
    cells = cells_frame(evidence.store, {
        "km": km, "finds": evidence.finds_per_cell, "risk": found.relative, "risk_low": found.low,
        "risk_high": found.high, "chance": chance,
    })
    cells["status"] = ["visited" if value > 0 else "unknown" for value in cells["km"]]
    blocks = found.validation
    numbers: dict[str, Number] = {
        "METHOD": found.method, "LOOKS": found.looks, "POSITIVES": found.positives, "UNKNOWN": unknown,
        "IDENTIFIED": int(found.identified), "DETECTION_PER_KM": known_number(found.detection_per_km),
        "SEASON": maps.season,
        "AUC": known_number(blocks.auc) if blocks else "",
        "CALIBRATION_ERROR": known_number(blocks.calibration_error) if blocks else "",
    }
    notes = (found.sentence, *_read_as(found), *_unknown(found, unknown, grid), *effect_notes(found, maps.factors),
             *_foretold(maps), *_left_out(maps), *maps.factors.notes, *evidence.notes)
    return StepResult(
        numbers, notes, {"OUTPUT": cells},
        {"FACTORS": effects_table(found, maps.factors), "VALIDATION": validation_table(maps)}, charts(maps),
    )


def validation_table(maps: RiskMaps) -> pd.DataFrame:
    """Return scores on ground and on time that the model had not seen, a row for each map tried."""
    tried = [("blocks of ground", "model", maps.result.validation)]
    tried += [("the time that followed", name, score) for name, score in maps.forward.items()]
    columns = ("auc", "average_precision", "log_loss", "brier", "calibration_error", "looks", "positives")
    rows = [(where, name, *(getattr(score, column) for column in columns)) for where, name, score in tried if score]
    return pd.DataFrame(rows, columns=["unseen", "map", *columns])


def _forward(
    evidence: Evidence, data: CellPeriods, factors: RiskFactors, seasons: list[str], result: RiskResult,
    params: RiskParams,
) -> dict[str, Validation]:
    """Foretell the last quarter of the periods from those before."""
    split = int(len(data.periods) * TRAIN_SHARE)
    if result.method == RATES or split < 1:
        return {}
    known, later = slice(0, split), slice(split, None)
    quick = replace(params, ranges_m=(result.range_m,), spreads=(result.spread,), ensemble=False)
    past = learn(data.finds[known], data.km[known], factors.scaled(), evidence.grid, quick, seasons=seasons[:split])
    inside = evidence.grid.inside
    period, row, col = np.nonzero((data.km[later] > 0) & inside)
    km, found = data.km[later][period, row, col], data.finds[later][period, row, col] > 0
    if past.method == RATES or not found.any():
        return {}
    total = data.finds[known].sum(axis=0), data.km[known].sum(axis=0)
    rate = smoothed_rate(encounter_rates(*total, evidence.grid), 1.0)
    mean = float(total[0][inside].sum() / max(total[1][inside].sum(), 1e-9))
    chances = (
        past.presence[row, col] * -np.expm1(-past.detection_per_km * km),
        -np.expm1(-mean * km),
        -np.expm1(-rate[row, col] * km),
    )
    return {name: validation_of(chance, found) for name, chance in zip(TRIED, chances)}


def _next_day(period: Period) -> date:
    return period.end + timedelta(days=1)


def _read_as(found: RiskResult) -> tuple[Sentence, ...]:
    """Say whether the map may be read as probability of presence."""
    if found.method == RATES:
        return ()
    if not found.identified:
        return (Sentence(_RELATIVE, {}),)
    seen = -100.0 * float(np.expm1(-found.detection_per_km * PATROL_KM))
    return (Sentence(_IDENTIFIED, {"km": PATROL_KM, "chance": seen}),)


def _unknown(found: RiskResult, n: int, grid: PlanningGrid) -> tuple[Sentence, ...]:
    """Say what the map rests on where nobody was; smoothed rates know nothing of the ground."""
    return (Sentence(_UNKNOWN, {"n": n, "cells": int(grid.inside.sum())}),) if n and found.method != RATES else ()


def _foretold(maps: RiskMaps) -> tuple[Sentence, ...]:
    scores = [maps.forward[name].auc for name in TRIED if name in maps.forward]
    if len(scores) < len(TRIED) or not np.isfinite(scores).all():
        return ()
    auc, effort, density = (100.0 * value for value in scores)
    return (Sentence(_FORETOLD, {"share": 100 * TRAIN_SHARE, "auc": auc, "effort": effort, "density": density}),)


def _left_out(maps: RiskMaps) -> tuple[Sentence, ...]:
    total = int(maps.data.finds.sum())
    lost = total - int(maps.data.finds[maps.data.km > 0].sum())
    return (Sentence(_LEFT_OUT, {"n": lost, "total": total}),) if lost else ()
