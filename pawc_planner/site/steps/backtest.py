"""How each map would have done on every past cycle of the site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from ...analysis.backtest import BacktestParams, BacktestResult
from ...analysis.backtest import backtest as try_maps
from ...analysis.backtest.maps import DENSITY, RANDOM, RISK, all_maps
from ...analysis.backtest.past import History
from ...analysis.backtest.rolling import MAIN_AREA
from ...analysis.successive_periods import period_index, periods_within
from ...base.errors import NoDataError
from ...base.period import Period
from ...base.progress import Part, Progress, Silent
from ...base.series import Series
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..map_scores import write_scores
from ..store import SiteStore
from .cell_periods import CellPeriods, cell_periods
from .evidence import Evidence, gather
from .result import StepResult, known_number
from .risk_factors import factors_of
from .sources import Source, patrol_source

CYCLES = {"month": 1, "quarter": 3, "half-year": 6}
HITS_CHART = "hits_by_map"
SHOWN = (RISK, "shrunk_rate", DENSITY, "persistence", "effort", RANDOM)  # as many as can be read; all are in the table


def backtest_maps(
    store: SiteStore, period: Period | None = None, category: str = "", cycle: str = "quarter",
    progress: Progress | None = None,
) -> StepResult:
    """Make every map anew at the start of each past cycle and score it on the cycle; stored when the site is writable.

    Parameters
    ----------
    store : SiteStore
        Site; opened for writing, its table of evaluations takes the scores.
    period : Period, optional
        Days of data; None takes all.
    category : str
        Category of finds, or its beginning.
    cycle : str
        ``month``, ``quarter`` or ``half-year``.
    progress : Progress, optional
        Told the share done; may cancel.

    Returns
    -------
    StepResult
        ``CYCLES``, ``FINDS``, ``RISK_HIT_PERCENT``, ``DENSITY_HIT_PERCENT``, ``RISK_PAI``, ``RISK_PEI``,
        ``CALIBRATION_ERROR``; tables ``SCORES`` and ``BY_CYCLE``; charts ``hits_by_map`` and ``reliability``.
    """
    progress = progress or Silent()
    evidence = gather(store, period, category, progress=Part(progress, 0.0, 0.15))
    result, periods = backtest_of(evidence, cycle, Part(progress, 0.15, 1.0))
    starts = [periods[month].start.isoformat() for month in result.by_cycle["first_month"]]
    by_cycle = result.by_cycle.assign(cycle=starts)
    if store.writable:
        with store.transaction() as writer:
            write_scores(writer, result.scores, by_cycle)
    return backtest_result(evidence, result, by_cycle)


def backtest_of(evidence: Evidence, cycle: str, progress: Progress) -> tuple[BacktestResult, list[Period]]:
    """Score every map on the cycles of ``evidence``; return its months too."""
    source = patrol_source(evidence, Part(progress, 0.0, 0.05))
    months = cell_periods(evidence)
    factors = factors_of(evidence.store, Part(progress, 0.05, 0.1)).scaled()
    history = history_of(evidence, source, months, factors)
    params = BacktestParams(CYCLES[cycle])
    return try_maps(history, params, Part(progress, 0.1, 1.0)), periods_within(evidence.period, "month")


def history_of(
    evidence: Evidence, source: Source, months: CellPeriods, factors: Mapping[str, np.ndarray]
) -> History:
    """Bring finds made on patrol, km, factors and seasons of the whole months of the data together."""
    whole = [i for i, one in enumerate(months.periods) if one in periods_within(evidence.period, "month")]
    chosen = [months.periods[i] for i in whole]
    month = period_index(source.day, chosen)
    known = month >= 0
    spec = evidence.grid.spec
    finds = np.bincount(month[known] * spec.size + source.cells[known], minlength=len(whole) * spec.size)
    return History(
        evidence.grid, months.km[whole], finds.astype(float).reshape(len(whole), *spec.shape), source.x[known],
        source.y[known], month[known], factors, seasons_of(evidence.store, chosen),
    )


def seasons_of(store: SiteStore, months: Sequence[Period]) -> tuple[str, ...]:
    """Return the season of each month."""
    return tuple(store.info.seasons.of_month(one.start.month) for one in months)


def backtest_result(evidence: Evidence, result: BacktestResult, by_cycle: pd.DataFrame) -> StepResult:
    """Put scores into numbers, one sentence, tables and charts."""
    if not result.origins:
        raise NoDataError(what=_TOO_SHORT, remedy=_MORE)
    main = result.scores[np.isclose(result.scores["area_percent"], 100 * MAIN_AREA)].set_index("map")
    mine, plain = main.loc[RISK], main.loc[DENSITY]
    numbers = {
        "CYCLES": len(result.origins), "FINDS": int(mine["finds"]),
        "RISK_HIT_PERCENT": known_number(mine["hit_percent"]),
        "DENSITY_HIT_PERCENT": known_number(plain["hit_percent"]), "RISK_PAI": known_number(mine["pai"]),
        "RISK_PEI": known_number(mine["pei"]), "CALIBRATION_ERROR": known_number(mine["calibration_error"]),
    }
    said = sentence_of(main, len(result.origins))
    notes = (said, Sentence(_BIAS), *evidence.notes)
    tables = {
        "SCORES": result.scores,
        "BY_CYCLE": by_cycle.drop(columns="first_month")[["cycle", "map", "finds", "km", "hits", "best"]],
    }
    return StepResult(numbers, notes, tables=tables, series=(hits_chart(main, said), *_reliability(result)))


def sentence_of(main: pd.DataFrame, cycles: int) -> Sentence:
    """Say how much the risk map caught beside plain density and chance, and whether that can be told apart."""
    mine, plain = main.loc[RISK], main.loc[DENSITY]
    facts = {
        "cycles": cycles, "finds": int(mine["finds"]), "risk": mine["hit_percent"],
        "density": plain["hit_percent"], "random": 100 * MAIN_AREA, "difference": mine["than_density"],
        "low": mine["than_density_low"], "high": mine["than_density_high"],
    }
    if not mine["finds"] > 0:
        return Sentence(_NO_FINDS, facts)
    if mine["than_density_low"] > 0:
        return Sentence(_BETTER, facts)
    if mine["than_density_high"] < 0:
        return Sentence(_WORSE, facts)
    return Sentence(_EVEN, facts)


def hits_chart(main: pd.DataFrame, said: Sentence) -> Series:
    """Draw the share of finds that each map caught in a tenth of the site."""
    titles = {maker.name: maker.title for maker in all_maps()}
    kept = main[main["hit_percent"].notna() & main.index.isin(SHOWN)]
    return Series(
        tuple(titles.get(name, name) for name in kept.index), tuple(kept["hit_percent"]), _PERCENT,
        tuple(kept["hit_low"]), tuple(kept["hit_high"]), HITS_CHART, Sentence(_TITLE), said, 100 * MAIN_AREA,
        Sentence(_RANDOM),
    )


def _reliability(result: BacktestResult) -> tuple[Series, ...]:
    if not len(result.reliability):
        return ()
    expected, observed = 100 * result.reliability.T
    error = float(result.scores["calibration_error"].dropna().iloc[0])
    return (Series(
        tuple(f"{value:.3g} %" for value in expected), tuple(observed), _PERCENT_CELLS, name="reliability",
        title=Sentence(_EXPECTED), summary=Sentence(_CALIBRATED, {"error": 100 * error}),
    ),)


_PERCENT = QT_TRANSLATE_NOOP("PawcPlanner", "% of finds")
_PERCENT_CELLS = QT_TRANSLATE_NOOP("PawcPlanner", "% of visited cells")
_TITLE = QT_TRANSLATE_NOOP("PawcPlanner", "Finds caught in a tenth of the site")
_RANDOM = QT_TRANSLATE_NOOP("PawcPlanner", "By chance")
_EXPECTED = QT_TRANSLATE_NOOP("PawcPlanner", "Share of cells with a find, by the chance that the risk model gave them")
_CALIBRATED = QT_TRANSLATE_NOOP(
    "PawcPlanner", "On the average the chance of a find and what was found differ by {error:.1f} percentage points.")
_TOO_SHORT = QT_TRANSLATE_NOOP(
    "PawcPlanner", "the data hold no past cycle with a year and ten finds before it, on which maps could be tried")
_MORE = QT_TRANSLATE_NOOP("PawcPlanner", "Import more years of patrols, or choose a shorter cycle.")
_NO_FINDS = QT_TRANSLATE_NOOP("PawcPlanner", "In {cycles} past cycles nothing was found; no map can be judged.")
_BETTER = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "In {cycles} past cycles with {finds:,} finds the tenth of the site with the highest risk held {risk:.0f} % of the"
    " finds; plain density {density:.0f} %, chance {random:.0f} %. The risk map is better by {difference:.0f} points"
    " (95 %: {low:.0f} to {high:.0f}).",
)
_WORSE = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "In {cycles} past cycles with {finds:,} finds the tenth of the site with the highest risk held {risk:.0f} % of the"
    " finds; plain density {density:.0f} %, chance {random:.0f} %. Plain density did better here.",
)
_EVEN = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "In {cycles} past cycles with {finds:,} finds the tenth of the site with the highest risk held {risk:.0f} % of the"
    " finds; plain density {density:.0f} %, chance {random:.0f} %. The two maps cannot be told apart (difference"
    " {difference:.0f} points, 95 %: {low:.0f} to {high:.0f}).",
)
_BIAS = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "Finds are only made where patrols go, so maps that point to where we always go look better than they are: compare"
    " finds per km too.",
)
