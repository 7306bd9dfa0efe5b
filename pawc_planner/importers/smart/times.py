"""Days and times as SMART writes them: XML Schema dates, of the wall clock, and fixes whose Z is a time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

import numpy as np

from ...base.words import QT_TRANSLATE_NOOP
from ..places.site_places import SitePlaces
from ..records import Repair
from ..values.dates import read_dates

BUDDHIST_YEARS = 543
LEG_DAY_REASON = QT_TRANSLATE_NOOP(
    "PawcPlanner", "the day lies outside of its leg; the fixes were recorded on this day, which is one of the leg")
_BUDDHIST_REASON = QT_TRANSLATE_NOOP("PawcPlanner", "the year is of the Buddhist era, 543 years ahead")
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_DAY = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[TZ+\-\s].*)?\s*", re.DOTALL)
_CLOCK = re.compile(
    r"\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?\s*", re.IGNORECASE)
_EARLIEST_MS = 1e6  # smaller Z values are heights in metres, or no time
_SECONDS = (1e8, 1e10)  # Z of this size can be seconds; milliseconds would be of the year 1970
_JOINED_SHARE = 0.05  # of the fixes on the day itself: the others are of other days, and the clock was right
_WRONG_CLOCK_DAYS = 2  # a track this far from its own day was recorded with a wrong clock
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class Day:
    """A day as written and as understood; ``when`` is None when it cannot be read."""

    text: str
    when: date | None
    buddhist: bool = False

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """What had to be changed."""
        if not self.buddhist or self.when is None:
            return ()
        return (Repair("day", self.text, self.when.isoformat(), "buddhist_year", _BUDDHIST_REASON),)


def read_day(text: str) -> Day:
    """Read an XML date; the zone that old versions append to it is that of the exporting computer and says nothing."""
    found = _DAY.fullmatch(text.translate(_DIGITS))
    if not found:
        return Day(text, None)
    year, month, day = map(int, found.groups())
    buddhist = 2400 <= year < 2700
    try:
        when = date(year - BUDDHIST_YEARS if buddhist else year, month, day)
    except ValueError:
        return Day(text, None)
    return Day(text, when if 1900 < when.year < 2200 else None, buddhist)


def read_wall_clock(text: str) -> time | None:
    """Read an XML time as the wall clock showed it; old versions append the zone of the exporting computer."""
    found = _CLOCK.fullmatch(text.translate(_DIGITS))
    if not found:
        return None
    hour, minute, second = int(found.group(1)), int(found.group(2)), int(found.group(3) or 0)
    try:
        return time(hour, minute, second, int((found.group(4) or "0")[:6].ljust(6, "0")))
    except ValueError:
        return None


def instant(when: date | None, clock: time | None, places: SitePlaces) -> datetime | None:
    """Return the UTC instant at which the site's clocks showed a day and time."""
    if when is None or clock is None:
        return None
    return datetime.combine(when, clock, places.zone).astimezone(timezone.utc)


def read_moment(
    text: str, file: str, places: SitePlaces, day_first: bool | None = None
) -> tuple[Day, datetime | None]:
    """Read the ``dateTime`` of an incident: an instant when it has a zone, else of the site's wall clock.

    Raises
    ------
    DayOrderError
        It is not in the order of XML, and day and month cannot be told apart.
    """
    day_text, _, rest = text.strip().replace(" ", "T", 1).partition("T")
    day, found = read_day(day_text), _CLOCK.fullmatch(rest.translate(_DIGITS))
    if day.when is None:
        moment = read_dates([text], file, "dateTime", day_first=day_first)[0] if text.strip() else None
        if moment is None:
            return Day(text, None), None
        at = moment.instant(places.zone) if moment.clock is not None else None
        local = at.astimezone(places.zone).date() if at else moment.day
        return Day(text, local, moment.rule == "buddhist_year"), at
    clock = read_wall_clock(rest)
    zone = _zone(found.group(5)) if found else None
    if clock is None or zone is None:
        return Day(text, day.when, day.buddhist), instant(day.when, clock, places)
    at = datetime.combine(day.when, clock, zone).astimezone(timezone.utc)
    return Day(text, at.astimezone(places.zone).date(), day.buddhist), at


def _zone(text: str | None) -> timezone | None:
    if not text:
        return None
    if text.upper() in ("Z", "UTC"):
        return timezone.utc
    digits = text[1:].replace(":", "")
    away = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-away if text[0] == "-" else away) if away < timedelta(hours=24) else None


def wall_seconds(z: np.ndarray, when: date | None) -> np.ndarray:
    """Return the wall clock of fixes, as seconds that are counted as if it were UTC.

    SMART writes milliseconds. Seconds are taken for what they are when they lie on the day itself.

    Parameters
    ----------
    z : ndarray, shape (n,)
        Third number of the fixes; heights and NaN give NaN.
    when : date or None
        The day that the fixes belong to.
    """
    with np.errstate(invalid="ignore"):
        timed = z > _EARLIEST_MS
    if not timed.any():
        return np.full(z.shape, np.nan)
    middle = float(np.median(z[timed]))
    is_seconds = (
        _SECONDS[0] < middle < _SECONDS[1] and when is not None
        and abs(middle // 86400 - (when - _EPOCH).days) < _WRONG_CLOCK_DAYS
    )
    return np.where(timed, z if is_seconds else z / 1000, np.nan)


def wall_day(wall: np.ndarray) -> date | None:
    """Return the day on which most fixes were recorded by their own clock."""
    known = wall[np.isfinite(wall)]
    days = int(np.median(known) // 86400) if len(known) else -1
    return _EPOCH + timedelta(days=days) if 0 <= days < 1_000_000 else None


def clock_shift(wall: np.ndarray, when: date) -> int:
    """Return whole days to add when the device's date was wrong; none when days were joined into one track."""
    known = wall[np.isfinite(wall)] // 86400 == (when - _EPOCH).days
    if known.any() and known.mean() >= _JOINED_SHARE:
        return 0
    recorded = wall_day(wall)
    away = (when - recorded).days if recorded else 0
    return away if abs(away) >= _WRONG_CLOCK_DAYS else 0
