"""The numbers that parks report every year, side by side: effort, threats, stumps, suspects, arrests, reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from ...base.errors import NoDataError
from ...base.params import positive, within
from ...base.period import Period
from ...base.progress import Part, Progress, Silent, step
from ...base.series import Series
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..store import SiteStore
from .evidence import data_period
from .indicator_charts import indicator_charts
from .indicator_events import EventParams, event_indicators
from .indicator_patrols import patrol_indicators
from .indicator_words import indicator_sentences
from .indicator_years import Indicator, YearSpan, label_of, year_index, year_spans
from .result import Number, StepResult, known_number

COLUMNS = ["indicator", "year", "value", "low", "high", "unit", "complete", "note"]
TOTAL = "total"
NUMBERS = {
    "COVERAGE_PERCENT": "coverage_percent", "KM": "km", "PATROLS": "patrols", "PATROL_DAYS": "patrol_days",
    "JOINT_PATROL_DAYS": "joint_patrol_days", "THREATS": "threats", "THREATS_PER_KM": "threats_per_km",
    "INDEX": "threat_index", "STUMPS": "stumps_found", "CAMERA_DAYS": "camera_days", "SUSPECTS": "suspects",
    "STOPPED": "suspects_stopped", "ARRESTS": "arrests", "REPORTS": "reports",
}
_DAYS = {"leg_days": "day", "tracks": "day", "observations": "day", "camera_events": "day", "stumps": "found",
         "reports": "received"}
_NO_YEAR = QT_TRANSLATE_NOOP("PawcPlanner", "the site has no record with a day in these years")
_IMPORT = QT_TRANSLATE_NOOP("PawcPlanner", "Import patrols or observations first, or choose other days.")


@dataclass(frozen=True)
class IndicatorSettings:
    """What is asked of :func:`yearly_indicators`.

    Parameters
    ----------
    year_starts : int
        Month in which a year starts, 1 to 12; a year is named after the calendar year in which it ends.
    category : str
        Prefix of the finds that count as threats; "" for the site's threats.
    stump_distance_m : float
        Records of stumps no further apart can be one stump, metres.
    encounter_minutes : float
        Pictures of people at one camera that follow one another within this time show one group.
    """

    year_starts: int = 1
    category: str = ""
    stump_distance_m: float = 30.0
    encounter_minutes: float = 30.0

    def __post_init__(self) -> None:
        within("YEAR_STARTS", self.year_starts, 1, 12)
        positive("STUMP_DISTANCE", self.stump_distance_m)
        positive("ENCOUNTER_MINUTES", self.encounter_minutes)


@dataclass(frozen=True)
class YearlyIndicators:
    """What a park reports, year by year.

    Parameters
    ----------
    years : tuple of YearSpan
        Years of which anything is recorded, in the order of time.
    indicators : mapping of str to Indicator
        By name, in the order in which they are reported.
    last, base : int or None
        Positions of the last whole year and of the year that others are compared with; None when no year is whole.
    sentences : tuple of Sentence
        One for each group of numbers, of the last whole year, then what to bear in mind.
    series : tuple of Series
        Charts by year.
    """

    years: tuple[YearSpan, ...]
    indicators: Mapping[str, Indicator]
    last: int | None
    base: int | None
    sentences: tuple[Sentence, ...]
    series: tuple[Series, ...]

    def frame(self) -> pd.DataFrame:
        """Return ``indicator, year, value, low, high, unit, complete, note``; NaN where unknown, total at the end."""
        rows = []
        for one in self.indicators.values():
            for year, value in zip(self.years, one.values):
                note = "" if value.note is None else str(value.note)
                rows.append((one.name, year.label, value.value, value.low, value.high, one.unit, year.complete, note))
            total = one.total
            rows.append((one.name, TOTAL, total.value, total.low, total.high, one.unit,
                         all(year.complete for year in self.years), ""))
        return pd.DataFrame(rows, columns=COLUMNS)


def outcome_indicators(
    store: SiteStore, period: Period | None = None, settings: IndicatorSettings | None = None,
    progress: Progress | None = None,
) -> StepResult:
    """Compute the yearly numbers as outputs, table and charts.

    Returns
    -------
    StepResult
        Numbers of the last whole year (``YEAR`` and those of ``NUMBERS``), left out where unknown; table
        ``INDICATORS``; charts by year.
    """
    found = yearly_indicators(store, period, settings, progress)
    numbers: dict[str, Number] = {"YEAR": found.years[found.last].label if found.last is not None else ""}
    for name, indicator in NUMBERS.items():
        value = found.indicators[indicator].values[found.last].value if found.last is not None else float("nan")
        numbers[name] = known_number(value)
    return StepResult(numbers, found.sentences, {}, {"INDICATORS": found.frame()}, found.series)


def yearly_indicators(
    store: SiteStore, period: Period | None = None, settings: IndicatorSettings | None = None,
    progress: Progress | None = None,
) -> YearlyIndicators:
    """Compute the numbers that parks report every year.

    Parameters
    ----------
    period : Period, optional
        Days that count; None is all data. Its ends are taken for those of the records.
    settings : IndicatorSettings, optional
        Where a year starts, what is one stump and one group.

    Notes
    -----
    A year is whole when the records of patrols reach from its first to its last fortnight; only whole years are
    compared. What was never recorded, or in a year without patrols, cameras or reports, is unknown and never zero.
    """
    settings, progress = settings or IndicatorSettings(), progress or Silent()
    step(progress, 0.0, "indicators")
    counted, recorded, days = _days_of(store, period)
    years = year_spans(recorded, (label_of(day, settings.year_starts) for day in days), settings.year_starts,
                       (period is not None and counted.start != recorded.start,
                        period is not None and counted.end != recorded.end))
    if not years:
        raise NoDataError(what=_NO_YEAR, remedy=_IMPORT)
    base, based = _base_of(store, years)
    patrols, of_threats = patrol_indicators(store, counted, years, settings.year_starts, base, settings.category,
                                Part(progress, 0.1, 0.7))
    observed = _observed(store, patrols, counted, years, settings.year_starts)
    events, repeats = event_indicators(
        store, counted, years, settings.year_starts, observed,
        EventParams(settings.stump_distance_m, settings.encounter_minutes))
    step(progress, 1.0)
    indicators = {one.name: one for one in (*patrols, *events)}
    whole = [i for i, year in enumerate(years) if year.complete]
    last = whole[-1] if whole else None
    said = indicator_sentences(years, indicators, last, base, repeats, settings.stump_distance_m)
    charts = indicator_charts(store.info, years, indicators, base, said.by_group)
    return YearlyIndicators(years, indicators, last, base, (*said.sentences, *of_threats, *based), charts)


def _days_of(store: SiteStore, period: Period | None) -> tuple[Period, Period, set[date]]:
    """Return the days that count, those from the first to the last record of patrols among them, and all with records.

    Where patrols have recorded nothing, all records say from when to when there are any.
    """
    days = {table: store.days(table, column) for table, column in _DAYS.items()}
    every = period or _every_day(store, days["reports"])
    days = {table: [day for day in some if day in every] for table, some in days.items()}
    patrols = days["leg_days"] + days["tracks"] + days["observations"]
    known = patrols or [day for some in days.values() for day in some]
    if not known:
        raise NoDataError(what=_NO_YEAR, remedy=_IMPORT)
    return every, Period(min(known), max(known)), {day for some in days.values() for day in some}


def _every_day(store: SiteStore, reports: Sequence[date]) -> Period:
    """Return the days of all records; those of the reports where there are no others."""
    try:
        return data_period(store)
    except NoDataError:
        if not reports:
            raise
        return Period(min(reports), max(reports))


def _base_of(store: SiteStore, years: Sequence[YearSpan]) -> tuple[int | None, tuple[Sentence, ...]]:
    """Return the position of the base year of the site, or the first whole year."""
    whole = [i for i, year in enumerate(years) if year.complete]
    wanted = store.info.base_year
    named = [i for i in whole if int(years[i].label) == wanted]
    if named or not whole:
        return (named[0] if named else None), ()
    if not wanted:
        return whole[0], ()
    text = QT_TRANSLATE_NOOP(
        "PawcPlanner", "Of the base year {wanted} there is no whole year of records, so {year} was taken.")
    return whole[0], (Sentence(text, {"wanted": wanted, "year": years[whole[0]].label}),)


def _observed(
    store: SiteStore, patrols: Sequence[Indicator], counted: Period, years: Sequence[YearSpan], month: int
) -> np.ndarray:
    """Return of which years patrols have left any record, shape (years,)."""
    walked = next(one for one in patrols if one.name == "patrol_days")
    at = year_index([day for day in store.days("observations", "day") if day in counted], years, month)
    noted = np.bincount([i for i in at if i >= 0], minlength=len(years)) > 0
    return noted | np.array([value.known for value in walked.values], bool)
