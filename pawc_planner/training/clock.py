"""Instants of a training park are UTC epoch seconds; its days are local ones and begin at midnight in UTC+7."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

HOUR, DAY = 3600.0, 86_400.0
LOCAL_MINUS_UTC = 7 * HOUR
LOCAL = timezone(timedelta(seconds=LOCAL_MINUS_UTC))


def midnight(day: date) -> float:
    """Return the first instant of a local day."""
    return datetime.combine(day, time(0), LOCAL).timestamp()


def wall_clock(t: float) -> datetime:
    """Return what clocks of the park show at an instant."""
    return datetime.fromtimestamp(t, LOCAL)
