"""A period of whole local days, the unit in which patrols are planned and counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from .errors import ParameterError
from .words import QT_TRANSLATE_NOOP, Sentence

QUIET_DAYS = 14  # without a record at either end of a year that still is whole: teams are not out every day
_BUDDHIST_YEARS = 2400  # 2568 of the Buddhist era is 2025
_FROM = QT_TRANSLATE_NOOP("PawcPlanner", "on or after {day}")
_ISO = QT_TRANSLATE_NOOP("PawcPlanner", "an ISO date such as 2025-01-31")
_COMMON_ERA = QT_TRANSLATE_NOOP("PawcPlanner", "a year of the common era, such as {year} for {given}")


@dataclass(frozen=True)
class Period:
    """The days from ``start`` to ``end``, both included, in the site's local time."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            expected = Sentence(_FROM, {"day": self.start.isoformat()})
            raise ParameterError(name="END", value=self.end.isoformat(), expected=expected)

    @classmethod
    def from_iso(cls, start: str, end: str, names: tuple[str, str] = ("START", "END")) -> Period:
        """Read two ISO dates (``2025-01-31``); ``names`` are those of the parameters that an error speaks of."""
        first, last = _iso_date(names[0], start), _iso_date(names[1], end)
        if last < first:
            expected = Sentence(_FROM, {"day": first.isoformat()})
            raise ParameterError(name=names[1], value=last.isoformat(), expected=expected)
        return cls(first, last)

    @property
    def days(self) -> int:
        """Number of days, both ends counted."""
        return (self.end - self.start).days + 1

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def before(self, days: int) -> Period:
        """Return the ``days`` days that end the day before this period starts."""
        return Period(self.start - timedelta(days=days), self.start - timedelta(days=1))


def _iso_date(name: str, text: str) -> date:
    """Read a date, or the date of an ISO date and time; years of the Buddhist era are refused, not guessed."""
    text = text.strip()
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        day = None
    if day is None or text[10:11] not in ("", "T", " "):
        raise ParameterError(name=name, value=text, expected=_ISO)
    if day.year >= _BUDDHIST_YEARS:
        expected = Sentence(_COMMON_ERA, {"year": day.year - 543, "given": day.year})
        raise ParameterError(name=name, value=text, expected=expected)
    return day
