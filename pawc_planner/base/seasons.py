"""The seasons of a site, as its rangers count them: months of the year with a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from .errors import ParameterError
from .words import QT_TRANSLATE_NOOP, Sentence

_ONCE = QT_TRANSLATE_NOOP("PawcPlanner", "every month from 1 to 12 in one season (missing or twice: {months})")
_FORM = QT_TRANSLATE_NOOP("PawcPlanner", "seasons such as “dry=11-4; wet=5-10”")
_NAMED = QT_TRANSLATE_NOOP("PawcPlanner", "successive months and a name for each season")


def _usual() -> dict[str, tuple[int, ...]]:
    return {"dry": (11, 12, 1, 2, 3, 4), "wet": (5, 6, 7, 8, 9, 10)}


@dataclass(frozen=True)
class Seasons:
    """Months of each season, in the order of time.

    Parameters
    ----------
    months : mapping of str to tuple of int
        Name of a season to its successive months, for example ``{"dry": (11, 12, 1, 2, 3, 4), "wet": (5, …, 10)}``
        (the default: the two halves of the monsoon year). Every month belongs to one season.
    """

    months: Mapping[str, tuple[int, ...]] = field(default_factory=_usual)

    def __post_init__(self) -> None:
        given = [month for months in self.months.values() for month in months]
        wrong = [month for month in range(1, 13) if given.count(month) != 1] + [m for m in given if not 1 <= m <= 12]
        if wrong:
            expected = Sentence(_ONCE, {"months": ", ".join(map(str, wrong))})
            raise ParameterError(name="SEASONS", value=self.text, expected=expected)
        follows = all(b == a % 12 + 1 for months in self.months.values() for a, b in zip(months, months[1:]))
        if not follows or any(not name.strip() for name in self.months):
            raise ParameterError(name="SEASONS", value=self.text, expected=_NAMED)

    @classmethod
    def from_text(cls, text: str) -> Seasons:
        """Read ``dry=11-4; wet=5-10``; "" gives the usual seasons."""
        if not text.strip():
            return cls()
        months: dict[str, tuple[int, ...]] = {}
        for part in text.split(";"):
            name, equals, span = part.partition("=")
            first, _, last = span.strip().partition("-")
            if not (equals and name.strip() and first.isdigit() and (last or first).isdigit()):
                raise ParameterError(name="SEASONS", value=text, expected=_FORM)
            months[name.strip()] = _span(int(first), int(last or first))
        return cls(months)

    @property
    def text(self) -> str:
        """The seasons as :meth:`from_text` reads them."""
        return "; ".join(f"{name}={months[0]}-{months[-1]}" for name, months in self.months.items() if months)

    @property
    def names(self) -> tuple[str, ...]:
        """Names, in the order in which they were given."""
        return tuple(self.months)

    def of_month(self, month: int) -> str:
        """Return the season of a month, 1 to 12."""
        return next(name for name, months in self.months.items() if month in months)

    def label(self, day: date) -> str:
        """Return the season of a day with the year in which it began: ``2024 dry`` for a day of February 2025."""
        name = self.of_month(day.month)
        return f"{day.year - (day.month < self.months[name][0])} {name}"

    def labels(self, days: Iterable[date | None]) -> list[str]:
        """Return :meth:`label` of each day, "" where it is not known."""
        return ["" if day is None or day != day else self.label(day) for day in days]


def _span(first: int, last: int) -> tuple[int, ...]:
    """Return the months from ``first`` to ``last``, over the turn of the year where needed."""
    length = (last - first) % 12 + 1
    return tuple((first - 1 + step) % 12 + 1 for step in range(length))
