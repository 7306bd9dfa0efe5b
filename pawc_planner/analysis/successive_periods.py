"""Months, quarters and half-years that follow one another, and which of them holds a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

from ..base.period import Period

MONTHS_OF = {"month": 1, "quarter": 3, "half-year": 6}
WHOLE_SHARE = 0.9  # of its days that a period must have inside the data to be compared


def periods_within(data: Period, period: str) -> list[Period]:
    """Return the months, quarters or half-years of which at least nine tenths lie inside ``data``."""
    months = MONTHS_OF[period]
    first = date(data.start.year, (data.start.month - 1) // months * months + 1, 1)
    found = []
    while first <= data.end:
        turn = first.month - 1 + months
        after = date(first.year + turn // 12, turn % 12 + 1, 1)
        whole = Period(first, after - timedelta(days=1))
        inside = (min(whole.end, data.end) - max(whole.start, data.start)).days + 1
        if inside >= WHOLE_SHARE * whole.days:
            found.append(whole)
        first = after
    return found


def period_label(whole: Period, period: str) -> str:
    """Return ``2025-01``, ``2025-Q1`` or ``2025-H1``."""
    turn = (whole.start.month - 1) // MONTHS_OF[period] + 1
    mark = {"month": f"{turn:02d}", "quarter": f"Q{turn}", "half-year": f"H{turn}"}[period]
    return f"{whole.start.year}-{mark}"


def period_index(days: np.ndarray, periods: Sequence[Period]) -> np.ndarray:
    """Return the period of each day (``date.toordinal()``), -1 outside all or unknown; periods follow in time."""
    starts = np.array([one.start.toordinal() for one in periods], float)
    ends = np.array([one.end.toordinal() for one in periods], float)
    if not len(periods):
        return np.full(len(days), -1)
    at = np.searchsorted(starts, np.nan_to_num(days, nan=-1.0), side="right") - 1
    return np.where((at >= 0) & (days <= ends[np.maximum(at, 0)]), at, -1)
