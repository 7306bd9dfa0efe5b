"""Day and night by the clock of the site."""

from __future__ import annotations

import numpy as np
import pandas as pd

DAY_SECONDS = 86_400.0
HOUR_SECONDS = 3_600.0
_LATEST = 9e9  # seconds: the year 2255
_ROUNDING = 1e-6  # of a stretch: less is rounding of its times, not night


def local_offset(time: np.ndarray, timezone: str) -> np.ndarray:
    """Return the seconds that local time is ahead of UTC at each UTC time (NaN: 0), to the hour of a change of clocks.

    Parameters
    ----------
    time : ndarray, shape (n,)
        UTC epoch seconds.
    timezone : str
        IANA name.
    """
    offset = np.zeros(len(time))
    known = np.flatnonzero(np.abs(time) < _LATEST)  # a time that no calendar holds has no zone
    if timezone == "UTC" or not len(known):
        return offset
    code, hours = pd.factorize(np.floor(time[known] / HOUR_SECONDS))
    utc = pd.to_datetime(hours * HOUR_SECONDS, unit="s", utc=True)
    ahead = (utc.tz_convert(timezone).tz_localize(None) - utc.tz_localize(None)).total_seconds().to_numpy()
    offset[known] = ahead[code]
    return offset


def day_share(
    start: np.ndarray, seconds: np.ndarray, timezone: str, day_starts: float, day_ends: float
) -> np.ndarray:
    """Return the share of each stretch of time that lies in the hours of day, 0 to 1; shape (n,).

    A stretch over sunrise or sunset is split at the very hour; NaN where the time is not known.

    Parameters
    ----------
    start, seconds : ndarray, shape (n,)
        UTC epoch seconds, and how long; a stretch of no length is of the hour in which it lies.
    timezone : str
        IANA name of the zone of the hours.
    day_starts, day_ends : float
        Local hours between which it is day.
    """
    # From the midnight before, so that numbers are small and their differences exact.
    of_day = np.mod(start + local_offset(start, timezone), DAY_SECONDS)
    opens, length = day_starts * HOUR_SECONDS, (day_ends - day_starts) * HOUR_SECONDS

    def light_until(moment: np.ndarray) -> np.ndarray:
        whole = np.floor(moment / DAY_SECONDS)
        return whole * length + np.clip(moment - whole * DAY_SECONDS - opens, 0.0, length)

    at_once = ((of_day >= opens) & (of_day < opens + length)).astype(float)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.clip((light_until(of_day + seconds) - light_until(of_day)) / seconds, 0.0, 1.0)
    share = np.where(share < _ROUNDING, 0.0, np.where(share > 1 - _ROUNDING, 1.0, share))
    share = np.where(seconds > 0, share, at_once)
    return np.where(np.isfinite(of_day) & np.isfinite(seconds), share, np.nan)
