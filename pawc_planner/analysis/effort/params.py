"""How effort is counted: gaps, rests, day and night."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ...base.errors import ParameterError
from ...base.params import not_negative, positive, within
from ...base.words import QT_TRANSLATE_NOOP
from ..daylight import day_share, local_offset
from ..resting import REST_M, REST_MINUTES

_ZONE = QT_TRANSLATE_NOOP("PawcPlanner", "an IANA time zone such as Asia/Bangkok")


@dataclass(frozen=True)
class EffortParams:
    """How effort is counted.

    Parameters
    ----------
    timezone : str
        IANA zone of local hours, used for day and night and for midnights in camp; the day of a part is the record's
        own.
    by_day_night : bool
        Add a column ``light`` (``day``, ``night``, ``unknown``) to the table.
    day_starts, day_ends : float
        Local hours between which it is day; 6 and 18 fit the tropics within an hour all year.
    max_gap_hours : float
        Time between two fixes beyond which their length counts, but not their hours: they are told as hours without
        fixes, or as hours in camp where both fixes lie at one place.
    rest_minutes, rest_m : float
        A stretch between two fixes of at least that time whose ends lie no further apart is a rest, any other is
        movement. The usual values are those by which cleaning finds rests: 50 m around one point, 15 minutes. More
        than two days are no rest of one patrol and are told as hours without fixes.
    """

    timezone: str = "UTC"
    by_day_night: bool = False
    day_starts: float = 6.0
    day_ends: float = 18.0
    max_gap_hours: float = 2.0
    rest_minutes: float = REST_MINUTES
    rest_m: float = REST_M

    def __post_init__(self) -> None:
        positive("max_gap_hours", self.max_gap_hours)
        positive("rest_minutes", self.rest_minutes)
        not_negative("rest_m", self.rest_m)
        within("day_starts", self.day_starts, 0, 24)
        within("day_ends", self.day_ends, self.day_starts, 24)
        try:
            pd.Timestamp(0, unit="s", tz=self.timezone)
        except (KeyError, ValueError):
            raise ParameterError(name="TIMEZONE", value=self.timezone, expected=_ZONE) from None

    def day_share(self, start: np.ndarray, seconds: np.ndarray) -> np.ndarray:
        """Return the share of stretches of time that is day; see :func:`.daylight.day_share`."""
        return day_share(start, seconds, self.timezone, self.day_starts, self.day_ends)

    def ahead_of_utc(self, time: np.ndarray) -> np.ndarray:
        """Return the seconds that local time is ahead of UTC."""
        return local_offset(time, self.timezone)
