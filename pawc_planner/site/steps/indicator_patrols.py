"""Coverage, distance, patrol-days and threats per km, year by year, in one pass over the tracks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ...analysis.lines.track_pieces import pieces_in_chunks
from ...analysis.rates.intervals import count_interval
from ...analysis.rates.trends import RateIndex, rate_index
from ...analysis.tracks import TrackSet
from ...base.period import Period
from ...base.progress import Part, Progress
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..joint import could_tell, joint_patrols
from ..store import SiteStore
from .evidence import finds_of
from .indicator_years import NAN, Indicator, YearSpan, YearValue, compared, counted, year_index
from .patrol_finds import on_patrol

LEVEL = 0.95  # of all intervals
_NO_PATROL = Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "unknown: no patrol is recorded"))
_NO_TRACK = Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "unknown: no patrol track is recorded"))
_NO_INSIDE = Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "unknown: no patrol track lies inside the boundary"))
_NO_JOINT = Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "unknown: no patrol names a mandate, a team or partners"))
_NO_BASE = Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "unknown: no find in the base year"))
_BASE = Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "the base year"))
_PART = Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "not a whole year: not compared"))
_WEAK = QT_TRANSLATE_NOOP(
    "PawcPlanner", "a sign of a difference from {year}, but of {n} years compared one may look so by chance")
_REACHED = QT_TRANSLATE_NOOP("PawcPlanner", "target of {target} % reached")
_SHORT = QT_TRANSLATE_NOOP("PawcPlanner", "short of the target of {target} %")
_COVERAGE = QT_TRANSLATE_NOOP("PawcPlanner", "Patrol coverage, cells visited")
_KM = QT_TRANSLATE_NOOP("PawcPlanner", "Distance patrolled")
_KM_BY = QT_TRANSLATE_NOOP("PawcPlanner", "Distance patrolled: {transport}")
_PATROLS = QT_TRANSLATE_NOOP("PawcPlanner", "Patrols")
_DAYS = QT_TRANSLATE_NOOP("PawcPlanner", "Patrol-days")
_JOINT = QT_TRANSLATE_NOOP("PawcPlanner", "Joint patrol-days with partners")
_THREATS = QT_TRANSLATE_NOOP("PawcPlanner", "Threats found on patrol")
_PER_KM = QT_TRANSLATE_NOOP("PawcPlanner", "Threats per km patrolled")
_INDEX = QT_TRANSLATE_NOOP("PawcPlanner", "Threats per km as a fraction of the base year")
UNIT_PATROLS = QT_TRANSLATE_NOOP("PawcPlanner", "patrols")
UNIT_DAYS = QT_TRANSLATE_NOOP("PawcPlanner", "patrol-days")
UNIT_FINDS = QT_TRANSLATE_NOOP("PawcPlanner", "finds")
UNIT_PER_KM = QT_TRANSLATE_NOOP("PawcPlanner", "per km")
UNIT_FRACTION = QT_TRANSLATE_NOOP("PawcPlanner", "of the base year")


def patrol_indicators(
    store: SiteStore, recorded: Period, years: Sequence[YearSpan], month: int, base: int | None, category: str,
    progress: Progress,
) -> tuple[tuple[Indicator, ...], tuple[Sentence, ...]]:
    """Return coverage, distances, effort and threats of each year, and what is to be said of the threats.

    Parameters
    ----------
    recorded : Period
        Days that count.
    base : int, optional
        Position of the base year.
    category : str
        Prefix of the finds; "" for the site's threats.
    """
    tracks = store.tracks(recorded)
    year = np.array(year_index(list(tracks.parts["day"]), years, month), int)
    cells = _cells_of(tracks, store, year, len(years), Part(progress, 0.0, 0.4))
    patrolled = np.bincount(year[year >= 0], minlength=len(years)) > 0
    threats, notes = _threats(store, recorded, tracks, years, month, base, category, Part(progress, 0.4, 1.0))
    indicators = (
        _coverage(store, cells, patrolled, years), *_distances(tracks, year, patrolled),
        *_effort(store, recorded, years, month), *threats,
    )
    return indicators, notes


def _cells_of(
    tracks: TrackSet, store: SiteStore, year: np.ndarray, n: int, progress: Progress
) -> np.ndarray:
    """Return which cells were entered in each year, shape (years, cells)."""
    grid = store.grid()
    cells = np.zeros((n, grid.spec.size), bool)
    for pieces in pieces_in_chunks(tracks, grid.spec, progress, "indicators"):
        at = year[pieces.part]
        good = (at >= 0) & (pieces.cell >= 0) & (pieces.metres > 0)
        cells[at[good], pieces.cell[good]] = True
    return cells


def _coverage(store: SiteStore, visited: np.ndarray, patrolled: np.ndarray, years: Sequence[YearSpan]) -> Indicator:
    """Return the share of the site in cells that were entered; 0 where all tracks of a year lie outside."""
    weight = store.grid().weight.ravel()
    target = 100 * store.info.coverage_target

    def share(cells: np.ndarray, known: bool, complete: bool) -> YearValue:
        if not known:
            return YearValue(NAN, note=_NO_TRACK)
        percent = float(100 * weight[cells].sum() / weight.sum())
        text = _REACHED if percent >= target else _SHORT
        return YearValue(percent, note=Sentence(text, {"target": f"{target:g}"}) if complete else _PART)

    values = tuple(share(cells, known, one.complete) for cells, known, one in zip(visited, patrolled, years))
    total = share(visited.any(axis=0), bool(patrolled.any()), False)
    return Indicator("coverage_percent", Sentence(_COVERAGE), "%", values, YearValue(total.value))


def _distances(tracks: TrackSet, year: np.ndarray, patrolled: np.ndarray) -> tuple[Indicator, ...]:
    first = tracks.segments
    lengths = np.hypot(np.diff(tracks.x), np.diff(tracks.y))[first] if len(first) else np.zeros(0)
    part_km = np.bincount(tracks.part[first], lengths, len(tracks.parts)) / 1000
    transport = tracks.parts["transport"].fillna("unknown").replace("", "unknown").to_numpy(dtype=object)
    known = year >= 0

    def one(name: str, title: Sentence, chosen: np.ndarray) -> Indicator:
        km = np.bincount(year[known & chosen], part_km[known & chosen], len(patrolled))
        return counted(name, title, "km", km, patrolled, _NO_TRACK)

    every = [one("km", Sentence(_KM), np.ones(len(transport), bool))]
    for kind in sorted(set(transport[known])):
        every.append(one(f"km_{kind}", Sentence(_KM_BY, {"transport": kind}), transport == kind))
    return tuple(every)


def _effort(store: SiteStore, recorded: Period, years: Sequence[YearSpan], month: int) -> tuple[Indicator, ...]:
    days = store.read("leg_days", "day >= ? AND day <= ?", (recorded.start.isoformat(), recorded.end.isoformat()))
    days = days[["patrol_id", "day"]].drop_duplicates()
    at = pd.Series(year_index(list(days["day"]), years, month), index=days.index)
    days = days[at >= 0].assign(year=at[at >= 0])
    together = days[days["patrol_id"].isin(joint_patrols(store))]
    n = len(years)
    told = np.bincount(days["year"][days["patrol_id"].isin(could_tell(store))], minlength=n) > 0
    seen = np.bincount(days["year"], minlength=n) > 0

    patrols = days[["patrol_id", "year"]].drop_duplicates()
    return (
        counted("patrols", Sentence(_PATROLS), UNIT_PATROLS, np.bincount(patrols["year"], minlength=n), seen,
                _NO_PATROL, days["patrol_id"].nunique()),
        counted("patrol_days", Sentence(_DAYS), UNIT_DAYS, np.bincount(days["year"], minlength=n), seen, _NO_PATROL),
        counted("joint_patrol_days", Sentence(_JOINT), UNIT_DAYS, np.bincount(together["year"], minlength=n),
                told, _NO_JOINT if seen.any() else _NO_PATROL),
    )


def _threats(
    store: SiteStore, recorded: Period, tracks: TrackSet, years: Sequence[YearSpan], month: int, base: int | None,
    category: str, progress: Progress,
) -> tuple[tuple[Indicator, ...], tuple[Sentence, ...]]:
    """Count finds made on patrol per km inside the boundary, as encounter rates do."""
    finds, notes = finds_of(store, recorded, category)
    made = on_patrol(store, tracks, finds, progress=progress)
    counts = _by_year(made.found.finds["day"], made.found.finds["count"], years, month)
    km = _by_year(made.found.days["day"], made.found.days["km"], years, month)
    spread = made.found.dispersion
    return (
        counted("threats", Sentence(_THREATS), UNIT_FINDS, counts, km > 0, _NO_INSIDE),
        _per_km(counts, km, spread), _index(counts, km, spread, years, base),
    ), (*notes, *made.notes)


def _by_year(days: pd.Series, weights: pd.Series, years: Sequence[YearSpan], month: int) -> np.ndarray:
    at = np.array(year_index(list(days), years, month), int)
    return np.bincount(at[at >= 0], weights.to_numpy(float)[at >= 0], len(years))


def _per_km(counts: np.ndarray, km: np.ndarray, dispersion: float) -> Indicator:
    def rate(count: float, walked: float) -> YearValue:
        if walked <= 0:
            return YearValue(NAN, note=_NO_INSIDE)
        low, high = count_interval(count, LEVEL, dispersion)
        return YearValue(count / walked, float(low) / walked, float(high) / walked)

    return Indicator("threats_per_km", Sentence(_PER_KM), UNIT_PER_KM, tuple(map(rate, counts, km)),
                     rate(float(counts.sum()), float(km.sum())))


def _index(
    counts: np.ndarray, km: np.ndarray, dispersion: float, years: Sequence[YearSpan], base: int | None
) -> Indicator:
    """Compare each whole year with the base year: the intervals are those of the trend, each year for itself."""
    others = sum(year.complete and walked > 0 for year, walked in zip(years, km)) - 1
    found = strict = None
    if base is not None and counts[base] > 0 and km[base] > 0:
        found = rate_index(counts, km, base, dispersion, LEVEL)
        strict = rate_index(counts, km, base, dispersion, 1 - (1 - LEVEL) / max(others, 1))
    values = []
    for i, year in enumerate(years):
        if km[i] <= 0:
            values.append(YearValue(NAN, note=_NO_INSIDE))
        elif not year.complete:
            values.append(YearValue(NAN, note=_PART))
        elif base is None or found is None or strict is None:
            values.append(YearValue(NAN, note=_NO_BASE))
        else:
            note = _BASE if i == base else _difference(found, strict, i, others, years[base].label)
            values.append(YearValue(float(found.value[i]), float(found.low[i]), float(found.high[i]), note))
    return Indicator("threat_index", Sentence(_INDEX), UNIT_FRACTION, tuple(values))


def _difference(index: RateIndex, strict: RateIndex, i: int, others: int, label: str) -> Sentence:
    """Say whether a year differs from the base year, also when the number of years compared is allowed for."""
    if index.low[i] <= 1 <= index.high[i]:
        return compared(False, label)
    if strict.low[i] <= 1 <= strict.high[i]:
        return Sentence(_WEAK, {"year": label, "n": others})
    return compared(True, label)
