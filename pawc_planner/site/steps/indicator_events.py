"""Stumps, suspects, arrests and information reports, year by year; what was never recorded is unknown, not zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from ...analysis.rates.intervals import count_interval, dispersion_of
from ...analysis.rates.rare_counts import clump_size, same_rate_p, share_interval
from ...analysis.rates.same_stump import StumpParams, felled_together
from ...base.period import Period
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..store import SiteStore
from .indicator_records import answered, arrests_of, camera_days_of, encounters_of, holds, labels_of, stumps_of
from .indicator_years import NAN, Indicator, YearSpan, YearValue, compared, counted, label_of, previous, year_index

_NEVER_STUMP = Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "unknown: no stump was ever recorded"))
_NEVER_ARREST = Sentence(QT_TRANSLATE_NOOP(
    "PawcPlanner", "unknown: no observation ever holds the site's words for arrests"))
_NEVER_CUT = Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "unknown: no day of cutting was ever estimated"))
_NO_CAMERA = Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "unknown: no camera stood"))
_NO_DAYS = Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "unknown: the days on which cameras stood are not recorded"))
_NO_ANSWER = Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "unknown: no response to a picture was ever recorded"))
_NO_SUSPECT = Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "no suspect was seen"))
_NO_REPORT = Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "unknown: no report was recorded then"))
_NO_RECORD = Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "unknown: nothing is recorded by patrols"))
_STILL_FOUND = Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "stumps cut lately are still to be found"))
_STUMPS = QT_TRANSLATE_NOOP("PawcPlanner", "Stumps found")
_CUT = QT_TRANSLATE_NOOP("PawcPlanner", "Stumps by the estimated year of cutting")
_CAMERA_DAYS = QT_TRANSLATE_NOOP("PawcPlanner", "Camera-days")
_ENCOUNTERS = QT_TRANSLATE_NOOP("PawcPlanner", "Groups of suspects seen by cameras")
_SUSPECTS = QT_TRANSLATE_NOOP("PawcPlanner", "Suspect intruders seen by cameras")
_SUSPECT_RATE = QT_TRANSLATE_NOOP("PawcPlanner", "Groups of suspects per 100 camera-days")
_STOPPED = QT_TRANSLATE_NOOP("PawcPlanner", "Groups of suspects stopped after a picture")
_RESPONSE = QT_TRANSLATE_NOOP("PawcPlanner", "Share of groups seen by cameras that were answered")
_ARRESTS = QT_TRANSLATE_NOOP("PawcPlanner", "People arrested")
_REPORTS = QT_TRANSLATE_NOOP("PawcPlanner", "Information reports received")
_REPORTS_BY = QT_TRANSLATE_NOOP("PawcPlanner", "Information reports from: {source}")
_REPORTS_ON = QT_TRANSLATE_NOOP("PawcPlanner", "Information reports about: {subject}")
UNIT_STUMPS = QT_TRANSLATE_NOOP("PawcPlanner", "stumps")
UNIT_PEOPLE = QT_TRANSLATE_NOOP("PawcPlanner", "people")
UNIT_GROUPS = QT_TRANSLATE_NOOP("PawcPlanner", "groups")
UNIT_CAMERA_DAYS = QT_TRANSLATE_NOOP("PawcPlanner", "camera-days")
UNIT_PER_100 = QT_TRANSLATE_NOOP("PawcPlanner", "per 100 camera-days")
UNIT_REPORTS = QT_TRANSLATE_NOOP("PawcPlanner", "reports")


@dataclass(frozen=True)
class EventParams:
    """``stump_distance_m`` within which records can be one stump; ``encounter_minutes`` that part two groups."""

    stump_distance_m: float = 30.0
    encounter_minutes: float = 30.0


def event_indicators(
    store: SiteStore, recorded: Period, years: Sequence[YearSpan], month: int, observed: np.ndarray,
    params: EventParams,
) -> tuple[tuple[Indicator, ...], int]:
    """Return stumps, suspects, arrests and reports of each year, and how many records of stumps were repeats.

    Parameters
    ----------
    recorded : Period
        Days that count.
    observed : ndarray of bool, shape (years,)
        Years of which patrols have recorded anything.
    """
    count = _Counter(years, month, recorded)
    found, labels = store.read("observations"), labels_of(store)
    stumps, records = stumps_of(found, store.read("stumps"), labels, StumpParams(params.stump_distance_m))
    arrests = arrests_of(found, store.info.arrest_words, labels)
    indicators = (
        *_stumps(count, stumps, observed), *_suspects(store, count, params),
        _arrests(count, arrests, observed), *_reports(store, count),
    )
    return indicators, records - len(stumps)


@dataclass(frozen=True)
class _Counter:
    """Adds up by year what has a day."""

    years: Sequence[YearSpan]
    month: int
    recorded: Period

    def sums(self, days: Sequence, weights: Sequence[float] | None = None) -> np.ndarray:
        """Return the sum of each year, shape (years,); days that do not count are left out."""
        at = np.array(year_index([d if d in self else None for d in days], self.years, self.month), int)
        kept = at >= 0
        weight = None if weights is None else np.asarray(weights, float)[kept]
        return np.bincount(at[kept], weight, len(self.years)).astype(float)

    def ordinals(self, days: np.ndarray) -> np.ndarray:
        """Return the number of each year of days as ``date.toordinal()``, NaN left out."""
        starts = np.array([one.days.start.toordinal() for one in self.years], float)
        ends = np.array([one.days.end.toordinal() for one in self.years], float)
        first, last = self.recorded.start.toordinal(), self.recorded.end.toordinal()
        kept = days[(days >= first) & (days <= last)] if len(days) else days
        return np.array([((kept >= a) & (kept <= b)).sum() for a, b in zip(starts, ends)], float)

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and day in self.recorded


def rare(
    name: str, title: Sentence, unit: str, counts: np.ndarray, known: np.ndarray, years: Sequence[YearSpan],
    why: Sentence, exposure: np.ndarray | None = None, dispersion: float = 1.0,
) -> Indicator:
    """Return counts of rare events with the interval of what lies behind them, each year against the one before.

    Years are compared per ``exposure`` (such as camera-days), where one is given and is above 0 in both; events that
    come in clumps count as count / ``dispersion``.
    """
    exposure = np.ones(len(counts)) if exposure is None else exposure
    pairs = [(i, previous(years, i)) for i in range(len(years))]
    earlier = {i: before for i, before in pairs if before is not None and known[i] and known[before]
               and exposure[i] > 0 and exposure[before] > 0}
    values = []
    for i, count in enumerate(counts):
        if not known[i]:
            values.append(YearValue(NAN, note=why))
            continue
        low, high = (float(end) for end in count_interval(count, 0.95, dispersion))
        note = None
        if i in earlier:
            before = earlier[i]
            p = same_rate_p(count, counts[before], exposure[i], exposure[before], dispersion)
            note = compared(p * len(earlier) < 0.05, years[before].label)
        values.append(YearValue(float(count), low, high, note))
    total = YearValue(float(counts[known].sum())) if known.any() else YearValue(NAN)
    return Indicator(name, title, unit, tuple(values), total)


def _stumps(count: _Counter, stumps: pd.DataFrame, observed: np.ndarray) -> tuple[Indicator, ...]:
    found = count.ordinals(stumps["day"].to_numpy())
    known = (observed | (found > 0)) & bool(len(stumps))
    cut_days = stumps["cut_day"].to_numpy()
    every = _Counter(count.years, count.month, _all_days(count))
    cut = every.ordinals(cut_days)
    dated = known & bool(np.isfinite(cut_days).any())
    values = tuple(YearValue(float(n), note=_STILL_FOUND) if k else YearValue(NAN, note=_NEVER_CUT)
                   for n, k in zip(cut, dated))
    total = YearValue(float(cut[dated].sum())) if dated.any() else YearValue(NAN)
    why = _NO_RECORD if len(stumps) else _NEVER_STUMP
    return (
        rare("stumps_found", Sentence(_STUMPS), UNIT_STUMPS, found, known, count.years, why,
             dispersion=clump_size(felled_together(stumps))),
        Indicator("stumps_cut", Sentence(_CUT), UNIT_STUMPS, values, total),
    )


def _all_days(count: _Counter) -> Period:
    """Return all days of the years: a stump may have been cut before the first record."""
    if not count.years:
        return count.recorded
    return Period(count.years[0].days.start, count.years[-1].days.end)


def _suspects(store: SiteStore, count: _Counter, params: EventParams) -> tuple[Indicator, ...]:
    events = store.read("camera_events")
    met = encounters_of(events, params.encounter_minutes)
    groups, people = count.sums(met["day"]), count.sums(met["day"], met["people"])
    worked = camera_days_of(store, events, count.recorded)
    camera_days, spread = count.ordinals(worked), _bunched(met, worked)
    pictures = count.sums(events["day"])
    watched = (camera_days > 0) | (pictures > 0)
    stopped = [holds(text, store.info.stopped_words) for text in met["response"]]
    told = bool((met["response"] != "").any())
    halted, done = count.sums(met["day"], stopped), count.sums(met["day"], [answered(t) for t in met["response"]])
    why = _NO_CAMERA if told else _NO_ANSWER
    return (
        counted("camera_days", Sentence(_CAMERA_DAYS), UNIT_CAMERA_DAYS, camera_days, camera_days > 0,
                     _NO_DAYS if pictures.any() else _NO_CAMERA),
        rare("suspect_groups", Sentence(_ENCOUNTERS), UNIT_GROUPS, groups, watched, count.years, _NO_CAMERA,
             camera_days, spread),
        counted("suspects", Sentence(_SUSPECTS), UNIT_PEOPLE, people, watched, _NO_CAMERA),
        _rate(groups, camera_days, spread),
        counted("suspects_stopped", Sentence(_STOPPED), UNIT_GROUPS, halted, watched & told,
                     why),
        _answers(done, groups, watched & told, why),
    )


def _bunched(met: pd.DataFrame, worked: np.ndarray) -> float:
    """Return how far groups come in clumps, such as one group that several cameras see on its day."""
    days, cameras = np.unique(worked, return_counts=True)
    seen = pd.Series([day.toordinal() for day in met["day"] if isinstance(day, date)], dtype=float).value_counts()
    return dispersion_of(seen.reindex(days, fill_value=0).to_numpy(float), cameras, [str(_year(day)) for day in days])


def _year(day: float) -> int:
    return date.fromordinal(int(day)).year


def _rate(groups: np.ndarray, camera_days: np.ndarray, dispersion: float) -> Indicator:
    def per_100(n: float, days: float) -> YearValue:
        if days <= 0:
            return YearValue(NAN, note=_NO_CAMERA)
        low, high = count_interval(n, 0.95, dispersion)
        return YearValue(100 * n / days, 100 * float(low) / days, 100 * float(high) / days)

    stood = camera_days > 0
    total = per_100(float(groups[stood].sum()), float(camera_days.sum()))
    return Indicator("suspect_groups_per_100_camera_days", Sentence(_SUSPECT_RATE), UNIT_PER_100,
                     tuple(map(per_100, groups, camera_days)), total)


def _answers(done: np.ndarray, groups: np.ndarray, known: np.ndarray, why: Sentence) -> Indicator:
    def share(part: float, whole: float, told: bool) -> YearValue:
        if not told or whole <= 0:
            return YearValue(NAN, note=_NO_SUSPECT if told else why)
        low, high = share_interval(int(part), int(whole))
        return YearValue(100 * part / whole, 100 * low, 100 * high)

    values = tuple(map(share, done, groups, known))
    return Indicator("response_percent", Sentence(_RESPONSE), "%", values,
                     share(float(done[known].sum()), float(groups[known].sum()), bool(known.any())))


def _arrests(count: _Counter, arrests: pd.DataFrame, observed: np.ndarray) -> Indicator:
    people = count.sums(arrests["day"], arrests["people"])
    known = (observed | (people > 0)) & bool(len(arrests))
    return counted("arrests", Sentence(_ARRESTS), UNIT_PEOPLE, people, known,
                        _NO_RECORD if len(arrests) else _NEVER_ARREST)


def _reports(store: SiteStore, count: _Counter) -> tuple[Indicator, ...]:
    reports = store.read("reports")
    reports = reports[np.array([day in count for day in reports["received"]], bool)]
    total = count.sums(reports["received"])
    labels = [label_of(day, count.month) for day in reports["received"]]
    known = np.array([bool(labels) and min(labels) <= int(y.label) <= max(labels) for y in count.years], bool)
    found = [counted("reports", Sentence(_REPORTS), UNIT_REPORTS, total, known, _NO_REPORT)]
    for column, text, fact in (("source_type", _REPORTS_BY, "source"), ("subject", _REPORTS_ON, "subject")):
        for value in sorted(set(reports[column]) - {""}):
            title = Sentence(text, {fact: value})
            sums = count.sums(reports["received"][reports[column] == value])
            found.append(counted(f"reports_{fact}[{value}]", title, UNIT_REPORTS, sums, known, _NO_REPORT))
    return tuple(found)
