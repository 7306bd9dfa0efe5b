"""What is changing: the encounter rate of each year against a base year, and the trend in words."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ...analysis.rates.tables import KM, YEAR, PatrolFinds, categories_of, months_of, rate_table
from ...analysis.rates.trends import UNSEEN, RateIndex, Trend, TrendParams, rate_index, trends_together
from ...analysis.rates.trends import encounter_trend as compute
from ...base.period import Period
from ...base.progress import Part, Progress, Silent, step
from ...base.seasons import Seasons
from ...base.words import Sentence
from ..store import SiteStore
from .evidence import data_period, finds_of, no_tracks_note, other_time_note
from .patrol_finds import RECORDS, OnPatrol, on_patrol
from .result import Number, StepResult, known_number
from .trend_words import changes_note, index_charts, index_note, unplaced_note
from .years import base_year_note, base_year_of, part_years, part_years_note

UNPLACED = 0.1  # share of finds without a place above which sectors are not told apart


def encounter_trend(
    store: SiteStore, period: Period | None = None, category: str = "", base_year: int = 0, level: float = 0.95,
    count: str = RECORDS, progress: Progress | None = None, names: Mapping[str, str] | None = None,
) -> StepResult:
    """Compare the years with a base year, and call a trend of site, sectors and categories where the evidence does.

    ``names`` are what sentences call the categories, by key; what is not among them is called by its key.

    Returns
    -------
    StepResult
        ``CHANGE_PERCENT``, ``CHANGE_LOW``, ``CHANGE_HIGH`` (a year), ``P``, ``VERDICT`` (English words),
        ``DETECTABLE_FALL``, ``DETECTABLE_RISE`` (percent a year), ``FINDS``, ``KM``, ``YEARS_OF_DATA``;
        ``INDEX``, ``INDEX_LOW``, ``INDEX_HIGH`` of ``INDEX_YEAR``, the last whole year, against ``BASE_YEAR``.
        Table ``YEARS``: ``year, whole, finds, km, rate, low, high, index, index_low, index_high``; table
        ``TRENDS``: ``by, name, finds, years, change_percent, low, high, p, verdict, detectable_fall_percent,
        detectable_rise_percent`` of site, sectors and categories, p and verdict of the latter two allowing for
        their number.
    """
    progress, params = progress or Silent(), TrendParams(level=level)
    step(progress, 0.0, "tracks")
    period = period or data_period(store)
    tracks = store.tracks(period)
    finds, notes = finds_of(store, period, category)
    made = on_patrol(store, tracks, finds, count, Part(progress, 0.3, 0.8))
    said = (*made.notes, *notes, *(() if len(tracks) else (no_tracks_note(period),)), *other_time_note(tracks, finds))
    rest = Part(progress, 0.8, 1.0)
    return trend_result(made, period, store.info.seasons, base_year, store.info.base_year, params, said, rest, names)


def trend_result(
    made: OnPatrol, period: Period, seasons: Seasons, asked: int, usual: int, params: TrendParams,
    said: tuple[Sentence, ...] = (), progress: Progress | None = None, names: Mapping[str, str] | None = None,
) -> StepResult:
    """Put index and trends into numbers, tables and charts; ``asked`` and ``usual`` are base years, 0 for none."""
    years, short = _years(made.found, seasons, params.level), part_years(period)
    base = base_year_of(asked, usual, years["year"].tolist(), years["km"].tolist(), short)
    years["whole"] = ["no" if year in short else "yes" for year in years["year"]]
    index = _index(years, base, made.found.dispersion, params.level)
    for name in ("value", "low", "high"):
        column = "index" if name == "value" else f"index_{name}"
        years[column] = math.nan if index is None else getattr(index, name)
    months = _Months(made, seasons)
    trend = compute(*months.of_site(), params)
    trends = _trends(made, months, trend, params, progress or Silent())
    last = next((row for _, row in years[::-1].iterrows() if row["whole"] == "yes" and row["km"] > 0), None)
    told = index_note(last, base, index, trend)
    notes = (
        trend.sentence, *told, *changes_note(trends, names or {}), *base_year_note(asked, usual, base),
        *part_years_note(short), *unplaced_note(int(months.unplaced), len(made.stratum)), *said,
    )
    numbers = _numbers(trend, last, base)
    return StepResult(numbers, notes, {}, {"YEARS": years, "TRENDS": trends}, index_charts(years, base, trend, told[0]))


def _numbers(trend: Trend, last: pd.Series | None, base: str) -> dict[str, Number]:
    seen = 100 if trend.detectable_rise <= UNSEEN else math.nan
    numbers: dict[str, Number] = {
        "CHANGE_PERCENT": known_number(trend.change * 100), "CHANGE_LOW": known_number(trend.low * 100),
        "CHANGE_HIGH": known_number(trend.high * 100), "P": known_number(trend.p), "VERDICT": trend.verdict,
        "FINDS": int(trend.finds), "KM": float(trend.km), "YEARS_OF_DATA": int(trend.years),
        "BASE_YEAR": int(base) if base else "", "DETECTABLE_FALL": known_number(trend.detectable_fall * seen),
        "DETECTABLE_RISE": known_number(trend.detectable_rise * seen),
    }
    for name, column in (("INDEX", "index"), ("INDEX_LOW", "index_low"), ("INDEX_HIGH", "index_high")):
        numbers[name] = "" if last is None else known_number(last[column])
    return numbers | {"INDEX_YEAR": "" if last is None else int(last["year"])}


def _years(found: PatrolFinds, seasons: Seasons, level: float) -> pd.DataFrame:
    table = rate_table(found, seasons, level, only=(YEAR,))
    rows = table[table["per"] == KM].rename(columns={"period": "year", "effort": "km"})
    return rows[["year", "finds", "km", "rate", "low", "high"]].reset_index(drop=True)


def _index(years: pd.DataFrame, base: str, dispersion: float, level: float) -> RateIndex | None:
    if not base:
        return None
    at = years["year"].tolist().index(base)
    return rate_index(years["finds"], years["km"], at, dispersion, level)


@dataclass(frozen=True)
class _Months:
    """Counts and kilometres of months in strata, the cells of the regression."""

    made: OnPatrol
    seasons: Seasons

    @property
    def unplaced(self) -> int:
        """Finds without a place, where there are sectors to tell apart and few enough of them."""
        nowhere = int((self.made.stratum < 0).sum())
        return nowhere if self.made.found.sectors and nowhere <= UNPLACED * len(self.made.stratum) else 0

    def of_site(self, category: str = "") -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Return counts, km, time and stratum (sector and season) of the cells."""
        stratum, km = self.made.stratum, self.made.stratum_km
        if (stratum < 0).any() and not self.unplaced:
            stratum, km = np.zeros(len(stratum), int), km.sum(axis=1, keepdims=True)
        chosen = self._of(category) & (stratum >= 0)
        return self._cells(stratum, km, chosen)

    def of_sector(self, i: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Return the same for one sector as it is drawn."""
        inside = self.made.found.inside[:, i]
        return self._cells(np.zeros(len(inside), int), self.made.found.sector_km[:, [i]], inside)

    def _of(self, category: str) -> np.ndarray:
        return self.made.found.finds["category"].str.startswith(category).to_numpy(bool)

    def _cells(
        self, stratum: np.ndarray, km: np.ndarray, chosen: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        of_day, of_find = months_of(self.made.found.days["day"]), months_of(self.made.found.finds["day"])
        months = sorted(set(of_day) - {""})
        place = {month: i for i, month in enumerate(months)}
        effort = np.zeros((len(months), km.shape[1]))
        for month, row in zip(of_day, km):
            if month:
                effort[place[month]] += row
        counts = np.zeros_like(effort)
        count = self.made.found.finds["count"].to_numpy(float)
        for i in np.flatnonzero(chosen):
            if of_find[i] in place:
                counts[place[of_find[i]], stratum[i]] += count[i]
        time = np.array([int(month[:4]) + (int(month[5:]) - 0.5) / 12 for month in months])
        season = np.array([self.seasons.names.index(self.seasons.of_month(int(month[5:]))) for month in months], int)
        strata = season[:, None] * km.shape[1] + np.arange(km.shape[1])
        return counts.ravel(), effort.ravel(), np.repeat(time, km.shape[1]), strata.ravel()


def _trends(made: OnPatrol, months: _Months, site: Trend, params: TrendParams, progress: Progress) -> pd.DataFrame:
    """Return the trends of site, sectors and categories as rows."""
    sectors = {name: compute(*months.of_sector(i), params) for i, name in enumerate(made.found.sectors)}
    leaves, parents = categories_of(made.found.finds["category"])
    some = [name for name in parents if not all(leaf.startswith(name) for leaf in leaves)]  # all is the site itself
    categories = {}
    for i, name in enumerate((*leaves, *some)):
        step(progress, i / (len(leaves) + len(some)), "trends")
        categories[name] = compute(*months.of_site(name), params)
    step(progress, 1.0)
    rows = [_row("site", "", site)]
    rows += [_row("sector", name, trend) for name, trend in trends_together(sectors).items()]
    rows += [_row("category", name, trend) for name, trend in trends_together(categories).items()]
    return pd.DataFrame(rows)


def _row(by: str, name: str, trend: Trend) -> dict[str, object]:
    percent = {
        "change_percent": trend.change, "low": trend.low, "high": trend.high,
        "detectable_fall_percent": trend.detectable_fall, "detectable_rise_percent": trend.detectable_rise,
    }
    if trend.detectable_rise > UNSEEN:
        percent |= {"detectable_fall_percent": math.nan, "detectable_rise_percent": math.nan}
    plain = {key: value * 100 if math.isfinite(value) else math.nan for key, value in percent.items()}
    return {
        "by": by, "name": name, "finds": trend.finds, "km": trend.km, "years": trend.years,
        **{key: plain[key] for key in ("change_percent", "low", "high")}, "p": trend.p, "verdict": trend.verdict,
        **{key: plain[key] for key in ("detectable_fall_percent", "detectable_rise_percent")},
        "dispersion": trend.dispersion,
    }
