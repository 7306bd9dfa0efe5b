"""The charts that a cycle keeps: effort by month, yearly numbers, coverage, rates, and what is changing."""

from __future__ import annotations

from collections.abc import Sequence

from ...base.errors import NoDataError
from ...base.period import Period
from ...base.progress import Part, Progress, Silent
from ...base.series import Series
from ..store import SiteStore
from .coverage import patrol_records
from .effort import ledger_of
from .effort_charts import effort_charts
from .evidence import Evidence
from .indicators import outcome_indicators
from .trends import encounter_trend


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
    history = _history(evidence)
    ledger = ledger_of(evidence, Part(progress, 0.0, 0.3))
    effort = effort_charts(ledger, evidence.period, patrol_records(evidence.store))
    yearly = _yearly(evidence.store, history, Part(progress, 0.3, 0.7))
    # Of two charts of one name the later stays: all years say more than those of the plan, a trend more than a level.
    changing = encounter_trend(evidence.store, history, progress=Part(progress, 0.7, 1.0)).series
    return tuple({chart.name: chart for chart in (*effort, *given, *yearly, *changing)}.values())


def _history(evidence: Evidence) -> Period:
    """Return the days from the site's first patrol to the end of the data behind the cycle.

    A plan may rest on the last year alone; what is changing shows only beside the years before.
    """
    patrolled = evidence.store.days("tracks")
    return Period(min([evidence.period.start, *patrolled[:1]]), evidence.period.end)


def _yearly(store: SiteStore, history: Period, progress: Progress) -> tuple[Series, ...]:
    try:
        return outcome_indicators(store, history, progress=progress).series
    except NoDataError:  # a period without any record can still be planned on
        return ()
