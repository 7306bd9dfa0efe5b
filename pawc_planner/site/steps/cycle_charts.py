"""The charts that a cycle keeps: effort by month, the yearly numbers, and those of its coverage and rates."""

from __future__ import annotations

from collections.abc import Sequence

from ...base.errors import NoDataError
from ...base.progress import Part, Progress, Silent
from ...base.series import Series
from .effort import ledger_of
from .effort_charts import effort_charts
from .evidence import Evidence
from .indicators import outcome_indicators


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
    effort = effort_charts(ledger_of(evidence, Part(progress, 0.0, 0.5)), evidence.period)
    many = (*effort, *_yearly(evidence, Part(progress, 0.5, 1.0)), *given)
    return tuple({chart.name: chart for chart in many}.values())


def _yearly(evidence: Evidence, progress: Progress) -> tuple[Series, ...]:
    try:
        return outcome_indicators(evidence.store, evidence.period, progress=progress).series
    except NoDataError:  # a period without any record can still be planned on
        return ()
