"""A period of whole local days, the unit in which patrols are planned and counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from .errors import ParameterError


@dataclass(frozen=True)
class Period:
    """The days from ``start`` to ``end``, both included, in the site's local time."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            expected = f"on or after {self.start.isoformat()}"
            raise ParameterError(name="END", value=self.end.isoformat(), expected=expected)

    @classmethod
    def from_iso(cls, start: str, end: str) -> Period:
        """Read two ISO dates (``2025-01-31``)."""
        return cls(_iso_date("START", start), _iso_date("END", end))

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
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        raise ParameterError(name=name, value=text, expected="an ISO date such as 2025-01-31") from None
