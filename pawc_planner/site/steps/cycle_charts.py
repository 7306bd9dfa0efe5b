"""The charts that a cycle keeps: of its coverage and rates as the steps give them, and of effort by month."""

from __future__ import annotations

from collections.abc import Sequence

from ...base.progress import Progress
from ...base.series import Series
from .effort import ledger_of
from .effort_charts import effort_charts
from .evidence import Evidence


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
    own = effort_charts(ledger_of(evidence, progress), evidence.period)
    return tuple({chart.name: chart for chart in (*own, *given)}.values())
