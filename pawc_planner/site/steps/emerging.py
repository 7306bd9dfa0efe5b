"""Emerging hotspots: which cells became hot, stay so, or were."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ...analysis.hotspots.emerging import CLASSES, EmergingParams, EmergingResult
from ...analysis.hotspots.emerging import emerging_hotspots as class_cells
from ...analysis.hotspots.gi_star import COLD, HOT
from ...analysis.successive_periods import period_index, period_label, periods_within
from ...base.errors import NoDataError
from ...base.params import one_of
from ...base.period import Period
from ...base.progress import Part, Progress, Silent
from ...base.series import Series
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..store import SiteStore
from .evidence import cells_frame
from .result import Number, StepResult
from .sources import PATROLS, Source, source_of

LENGTHS = ("month", "quarter", "half-year")


def emerging_hotspots(
    store: SiteStore,
    period: Period | None = None,
    category: str = "",
    kind: str = PATROLS,
    length: str = "quarter",
    before: int = 1,
    fdr: float = 0.05,
    progress: Progress | None = None,
) -> StepResult:
    """Class cells by when they were hot or cold.

    Parameters
    ----------
    kind : str
        Whose events: ``patrols`` or ``cameras``; reports have no effort.
    length : str
        ``month``, ``quarter`` or ``half-year``.
    before : int
        How many periods before count with each.
    fdr : float
        Share of false calls tolerated among all calls of all periods.

    Returns
    -------
    StepResult
        ``PERIODS``, ``NEW``, ``CONSECUTIVE`` … ``HISTORICAL`` (hot cells of each class), ``COLD``, ``UNKNOWN``,
        ``FINDS``; layer ``OUTPUT`` with ``pattern, kind, periods_hot, periods_cold, periods_known, trend_z``; a chart
        of the classes.

    Raises
    ------
    NoDataError
        The events have no effort, or the data lie in one period.
    """
    one_of("PERIOD", length, LENGTHS)
    progress = progress or Silent()
    source = source_of(store, period, category, kind, Part(progress, 0.0, 0.4))
    source.need_exposure()
    periods, finds, exposure = by_period(source, source.by_day, length)
    found = class_cells(finds, exposure, source.grid, EmergingParams(fdr=fdr, before=before),
                        Part(progress, 0.4, 1.0))
    numbers: dict[str, Number] = {
        "PERIODS": len(periods), **{name.upper(): found.counts[name, HOT] for name in CLASSES},
        "COLD": sum(found.counts[name, COLD] for name in CLASSES), "UNKNOWN": found.n_unknown,
        "FINDS": int(finds.sum()),
    }
    layer = cells_frame(store, {
        "pattern": found.pattern, "kind": found.kind, "periods_hot": found.periods_hot,
        "periods_cold": found.periods_cold, "periods_known": found.periods_known, "trend_z": found.trend_z,
    })
    span = Sentence(_SPAN, {"first": period_label(periods[0], length), "last": period_label(periods[-1], length)})
    return StepResult(numbers, (found.sentence, span, *source.without_effort(), *source.notes), {"OUTPUT": layer},
                      series=(_chart(found),))


def by_period(source: Source, by_day: pd.DataFrame, length: str) -> tuple[tuple[Period, ...], np.ndarray, np.ndarray]:
    """Return the periods, and finds and effort of each in every cell, shape (periods, n_rows, n_cols)."""
    whole = Period(source.period.start.replace(month=1, day=1), source.period.end.replace(month=12, day=31))
    touched = [one for one in periods_within(whole, length)
               if one.end >= source.period.start and one.start <= source.period.end]
    if len(touched) < 2:
        raise NoDataError(what=_ONE_PERIOD, remedy=_SHORTER)
    spec = source.grid.spec

    def summed(days: np.ndarray, cells: np.ndarray, values: np.ndarray) -> np.ndarray:
        at = period_index(days, touched)
        known = (at >= 0) & (cells >= 0)
        total = np.bincount(at[known] * spec.size + cells[known], values[known], len(touched) * spec.size)
        return np.where(source.grid.inside, total.reshape(-1, *spec.shape), 0.0)

    finds = summed(source.day, source.cells, np.ones(len(source.day)))
    days, cells, exposure = (by_day[name].to_numpy() for name in ("day", "cell", "exposure"))
    effort = summed(days.astype(float), cells, exposure)
    return tuple(touched), finds, effort


def _chart(found: EmergingResult) -> Series:
    return Series(
        CLASSES, tuple(float(found.counts[name, HOT]) for name in CLASSES), _CELLS, name="emerging_hotspots",
        title=Sentence(_TITLE, {}), summary=found.sentence,
    )


_CELLS = QT_TRANSLATE_NOOP("PawcPlanner", "cells")
_TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Hot cells by their history")
_SPAN = QT_TRANSLATE_NOOP("PawcPlanner", "Periods from {first} to {last}; the last one may not be whole.")
_ONE_PERIOD = QT_TRANSLATE_NOOP("PawcPlanner", "all data lie in one period, so nothing can come or go")
_SHORTER = QT_TRANSLATE_NOOP("PawcPlanner", "Choose shorter periods (PERIOD) or more days (START, END).")
