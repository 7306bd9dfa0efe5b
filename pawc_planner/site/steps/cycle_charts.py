"""The charts that a cycle keeps: effort by month, yearly numbers, coverage, rates, and what is changing."""

from __future__ import annotations

from collections.abc import Sequence

from ...analysis.trends import TrendParams
from ...base.errors import NoDataError
from ...base.progress import Part, Progress, Silent
from ...base.series import Series
from .effort import ledger_of
from .effort_charts import effort_charts
from .evidence import Evidence
from .indicators import outcome_indicators
from .patrol_finds import on_patrol
from .trends import trend_result


def cycle_charts(evidence: Evidence, given: Sequence[Series], progress: Progress | None = None) -> tuple[Series, ...]:
    """Return the charts of a cycle, each name once.

    Parameters
    ----------
    evidence : Evidence
        Of the period of data behind the cycle.
    given : sequence of Series
        Those that its steps brought.
    progress : Progress, optional
        Told the share done; may cancel.
    """
    progress = progress or Silent()
    effort = effort_charts(ledger_of(evidence, Part(progress, 0.0, 0.3)), evidence.period)
    yearly = _yearly(evidence, Part(progress, 0.3, 0.7))
    changing = _changing(evidence, Part(progress, 0.7, 1.0))  # says more of a rate than that it was high or low
    return tuple({chart.name: chart for chart in (*effort, *yearly, *given, *changing)}.values())


def _changing(evidence: Evidence, progress: Progress) -> tuple[Series, ...]:
    info = evidence.store.info
    made = on_patrol(evidence.store, evidence.tracks, evidence.finds, progress=progress)
    return trend_result(made, evidence.period, info.seasons, 0, info.base_year, TrendParams()).series


def _yearly(evidence: Evidence, progress: Progress) -> tuple[Series, ...]:
    try:
        return outcome_indicators(evidence.store, evidence.period, progress=progress).series
    except NoDataError:  # a period without any record can still be planned on
        return ()
