"""The years in which a park reports, and one indicator over them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from ...base.params import within
from ...base.period import QUIET_DAYS, Period
from ...base.words import QT_TRANSLATE_NOOP, Sentence

STATED_QUIET_DAYS = 62  # as QUIET_DAYS, where the user has named the first or last day of the data
NAN = float("nan")
_DIFFERENT = QT_TRANSLATE_NOOP("PawcPlanner", "shown different from {year}")
_ALIKE = QT_TRANSLATE_NOOP("PawcPlanner", "not shown different from {year}")


@dataclass(frozen=True)
class YearSpan:
    """One year of reports.

    Parameters
    ----------
    label : str
        Year of the common era in which it ends: ``2025``.
    days : Period
        Its first and last day.
    complete : bool
        True when the records cover the whole of it; only such years are compared.
    """

    label: str
    days: Period
    complete: bool


@dataclass(frozen=True)
class YearValue:
    """One number of one year; NaN where it is not known, with the reason in ``note``."""

    value: float
    low: float = NAN
    high: float = NAN
    note: Sentence | None = None

    @property
    def known(self) -> bool:
        """False where the records say nothing, which is not zero."""
        return math.isfinite(self.value)


@dataclass(frozen=True)
class Indicator:
    """One number that parks report, year by year.

    Parameters
    ----------
    name : str
        By which tables and programs know it (``km_foot``).
    title : Sentence
        What it is.
    unit : str
        Unit, a literal marked for translation where it is a word.
    values : tuple of YearValue
        One per year.
    total : YearValue
        Of all years together; NaN where that has no meaning.
    """

    name: str
    title: Sentence
    unit: str
    values: tuple[YearValue, ...]
    total: YearValue = YearValue(NAN)

    @property
    def known(self) -> bool:
        """True when it is known of any year."""
        return any(value.known for value in self.values)


def counted(
    name: str, title: Sentence, unit: str, sums: np.ndarray, known: np.ndarray, why: Sentence,
    total: float | None = None,
) -> Indicator:
    """Return an indicator of plain sums, unknown for the reason ``why`` where ``known`` is False.

    ``total`` is that of all years where it is not the sum of the years.
    """
    values = tuple(YearValue(float(n)) if told else YearValue(NAN, note=why) for n, told in zip(sums, known))
    whole = float(sums[known].sum()) if total is None else float(total)
    return Indicator(name, title, unit, values, YearValue(whole if known.any() else NAN))


def compared(different: bool, year: str) -> Sentence:
    """Say whether a number is shown different from that of another year."""
    return Sentence(_DIFFERENT if different else _ALIKE, {"year": year})


def year_starts_on(year: int, month: int) -> date:
    """Return the first day of the year of a label; a year that does not start in January is named after its end."""
    return date(year - (month > 1), month, 1)


def label_of(day: date, month: int) -> int:
    """Return the label of the year that holds ``day``."""
    return day.year + (1 if month > 1 and day.month >= month else 0)


def year_spans(recorded: Period, years: Iterable[int], month: int, stated: tuple[bool, bool]) -> tuple[YearSpan, ...]:
    """Return the spans of the years, in the order of time.

    Parameters
    ----------
    recorded : Period
        Days from the first to the last record of patrols.
    years : iterable of int
        Labels.
    month : int
        Month in which a year starts, 1 to 12.
    stated : tuple of bool
        Whether the first, and the last, of those days was named by the user.
    """
    within("YEAR_STARTS", month, 1, 12)
    first = recorded.start - timedelta(days=STATED_QUIET_DAYS if stated[0] else QUIET_DAYS)
    last = recorded.end + timedelta(days=STATED_QUIET_DAYS if stated[1] else QUIET_DAYS)
    spans = []
    for year in sorted(set(years)):
        days = Period(year_starts_on(year, month), year_starts_on(year + 1, month) - timedelta(days=1))
        spans.append(YearSpan(str(year), days, first <= days.start and days.end <= last))
    return tuple(spans)


def year_index(days: Sequence[date | None], years: Sequence[YearSpan], month: int) -> list[int]:
    """Return the position of the year of each day, -1 where it is in none or not known."""
    at = {int(year.label): i for i, year in enumerate(years)}
    return [-1 if day is None or day != day else at.get(label_of(day, month), -1) for day in days]


def previous(years: Sequence[YearSpan], i: int) -> int | None:
    """Return the position of the year before when both are whole, else None."""
    before = i - 1
    whole = before >= 0 and years[i].complete and years[before].complete
    return before if whole and int(years[i].label) - int(years[before].label) == 1 else None
