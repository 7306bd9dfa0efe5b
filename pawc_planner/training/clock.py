"""Time in a training park: instants are UTC epoch seconds, days are local ones and begin at midnight in UTC+7."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

HOUR, DAY = 3600.0, 86_400.0
LOCAL_MINUS_UTC = 7 * HOUR
DRY_MONTHS = (11, 12, 1, 2, 3, 4)
LOCAL = timezone(timedelta(seconds=LOCAL_MINUS_UTC))


def midnight(day: date) -> float:
    """Return the first instant of a local day."""
    return datetime.combine(day, time(0), LOCAL).timestamp()


def wall_clock(t: float) -> datetime:
    """Return what clocks of the park show at an instant."""
    return datetime.fromtimestamp(t, LOCAL)
