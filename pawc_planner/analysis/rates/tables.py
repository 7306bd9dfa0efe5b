"""Encounter rates by period, sector and category, per km, per patrol-day and per patrol, in one tidy table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from ...base.seasons import Seasons
from .intervals import count_interval, dispersion_of, month_dispersion
from .shrinkage import shrunk_rates

KM, PATROL_DAY, PATROL = PER = ("km", "patrol-day", "patrol")
SITE, YEAR, SEASON, MONTH, SECTOR, CATEGORY, CATEGORY_IN_SECTOR = (
    "site", "year", "season", "month", "sector", "category", "category in sector"
)
MILLIMETRE = 1e-6  # km; what is shorter is rounding at an edge
COLUMNS = [
    "by", "period", "sector", "category", "per", "finds", "effort", "rate", "low", "high", "shrunk", "shrunk_low",
    "shrunk_high", "dispersion",
]


@dataclass(frozen=True)
class PatrolFinds:
    """Finds made on patrol, and the patrol-days on which they could be made.

    Parameters
    ----------
    finds : pandas.DataFrame
        ``patrol_id, day`` (``datetime.date``), ``category`` (dotted path), ``count`` (1, or the number of things).
    inside : ndarray of bool, shape (finds, sectors)
        In which sectors each was made; none where its place is not known.
    days : pandas.DataFrame
        ``patrol_id, day, km`` (inside the site): one row per patrol and day.
    sector_km : ndarray, shape (patrol-days, sectors)
        Kilometres of each patrol-day inside each sector.
    sectors : tuple of str
        Names.
    seasons : Seasons
        Seasons of the site: within them months are alike.
    """

    finds: pd.DataFrame
    inside: np.ndarray
    days: pd.DataFrame
    sector_km: np.ndarray
    sectors: tuple[str, ...]
    seasons: Seasons = field(default_factory=Seasons)

    def of(self, category: str) -> PatrolFinds:
        """Return the finds of a category and all below it, with the same patrols."""
        chosen = self.finds["category"].str.startswith(category).to_numpy(bool)
        finds = self.finds[chosen].reset_index(drop=True)
        return PatrolFinds(finds, self.inside[chosen], self.days, self.sector_km, self.sectors, self.seasons)

    @cached_property
    def dispersion(self) -> float:
        """How far the finds come in clumps: the larger of that of patrols in their month and that of months."""
        return max(self._of_patrols(), self._of_months())

    def _of_patrols(self) -> float:
        """Patrols are compared with the rate of their month: a season makes no clumps."""
        effort = self.days.assign(month=months_of(self.days["day"])).groupby(["patrol_id", "month"])["km"].sum()
        made = self.finds.assign(month=months_of(self.finds["day"])).groupby(["patrol_id", "month"])["count"].sum()
        counts = made.reindex(effort.index, fill_value=0.0)
        return dispersion_of(counts.to_numpy(float), effort.to_numpy(), effort.index.get_level_values("month"))

    def _of_months(self) -> float:
        """Several patrols may find the same camp, so months tell more of clumps than patrols do."""
        effort = self.days["km"].groupby(months_of(self.days["day"])).sum().drop("", errors="ignore")
        counts = self.finds["count"].groupby(months_of(self.finds["day"])).sum().reindex(effort.index, fill_value=0.0)
        month = np.array([12 * int(name[:4]) + int(name[5:]) - 1 for name in effort.index], int)
        season = np.array([self.seasons.names.index(self.seasons.of_month(int(turn) + 1)) for turn in month % 12], int)
        return month_dispersion(counts.to_numpy(float), effort.to_numpy(float), month, season)


def years_of(days: Iterable[Any]) -> np.ndarray:
    """Return calendar years as text, "" where the day is not known."""
    return np.array(["" if pd.isna(day) else f"{day.year:04d}" for day in days], dtype=object)


def months_of(days: Iterable[Any]) -> np.ndarray:
    """Return months (2025-01), "" where the day is not known."""
    return np.array(["" if pd.isna(day) else f"{day.year:04d}-{day.month:02d}" for day in days], dtype=object)


def rate_table(
    found: PatrolFinds, seasons: Seasons, level: float = 0.95, only: Sequence[str] = ()
) -> pd.DataFrame:
    """Estimate all rates.

    Parameters
    ----------
    found : PatrolFinds
        Finds and effort.
    seasons : Seasons
        Seasons of the site.
    level : float
        Probability of the intervals.
    only : sequence of str, optional
        Which of ``by`` are wanted; all when none is named.

    Returns
    -------
    pandas.DataFrame
        ``by`` (site, year, season, month, sector, category, category in sector), ``period, sector, category`` ("" where
        it is all), ``per`` (km, patrol-day, patrol), ``finds, effort, rate, low, high`` (from its own finds alone),
        ``shrunk, shrunk_low, shrunk_high`` (drawn to the mean of its like), ``dispersion``. Rates are NaN where there
        was no effort.
    """
    labels: dict[str, Callable[[Iterable[Any]], np.ndarray]] = {
        SITE: lambda days: np.full(len(list(days)), "", dtype=object), YEAR: years_of,
        SEASON: lambda days: np.array(seasons.labels(days), dtype=object), MONTH: months_of,
    }
    wanted = only or (*labels, SECTOR, CATEGORY)
    parts = [_by_period(found, by, label, level) for by, label in labels.items() if by in wanted]
    parts += [_by_sector(found, SECTOR, "", level)] if SECTOR in wanted else []
    parts += _by_category(found, level) if CATEGORY in wanted else []
    return pd.concat(parts, ignore_index=True)[COLUMNS]


def categories_of(paths: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the categories that were found, and the parents that join several of them; both sorted.

    A dotted path ``a.b.c.`` has the parents ``a.b.`` and ``a.``; one that holds the same finds as a category below it
    is left out.
    """
    leaves = sorted(set(paths))
    below: dict[str, set[str]] = {}
    for leaf in leaves:
        names = leaf.rstrip(".").split(".")
        for depth in range(1, len(names)):
            below.setdefault(".".join(names[:depth]) + ".", set()).add(leaf)
    joins: dict[frozenset[str], str] = {}
    for parent in sorted(below):  # the longest path of those that hold the same
        members = below[parent] | ({parent} & set(leaves))
        if len(members) > 1:
            joins[frozenset(members)] = parent
    return leaves, sorted(set(joins.values()) - set(leaves))


def _by_period(
    found: PatrolFinds, by: str, label: Callable[[Iterable[Any]], np.ndarray], level: float
) -> pd.DataFrame:
    of_day, of_find = label(found.days["day"]), label(found.finds["day"])
    names = [""] if by == SITE else sorted({*of_day, *of_find} - {""})
    effort = _effort(found.days["patrol_id"], found.days["km"].to_numpy(), of_day, names)
    finds = found.finds["count"].groupby(of_find).sum().reindex(names, fill_value=0.0).to_numpy(float)
    return _rows(by, finds, effort, found.dispersion, level, shrink=by != SITE, period=names)


def _by_sector(found: PatrolFinds, by: str, category: str, level: float) -> pd.DataFrame:
    count = found.finds["count"].to_numpy(float)
    finds = count @ found.inside if len(count) else np.zeros(len(found.sectors))
    effort = [_effort(found.days["patrol_id"], km, np.full(len(km), ""), [""]) for km in found.sector_km.T]
    joined = pd.concat(effort) if effort else pd.DataFrame(columns=list(PER), dtype=float)
    return _rows(by, finds, joined, found.dispersion, level, sector=list(found.sectors), category=category)


def _by_category(found: PatrolFinds, level: float) -> list[pd.DataFrame]:
    leaves, parents = categories_of(found.finds["category"])
    site = _effort(found.days["patrol_id"], found.days["km"].to_numpy(), np.full(len(found.days), ""), [""])
    parts = []
    for names, shrink in ((leaves, True), (parents, False)):
        ones = [found.of(name) for name in names]
        finds = np.array([float(one.finds["count"].sum()) for one in ones])
        spread = np.array([one.dispersion for one in ones])
        parts.append(_rows(CATEGORY, finds, pd.concat([site] * len(names)) if names else site[:0], spread, level,
                           shrink=shrink, category=names))
        if found.sectors:
            parts += [_by_sector(one, CATEGORY_IN_SECTOR, name, level) for name, one in zip(names, ones)]
    return parts


def _effort(patrol: pd.Series, km: np.ndarray, label: np.ndarray, names: Sequence[str]) -> pd.DataFrame:
    """Return km, patrol-days and patrols (those with km) of each label."""
    at = km > MILLIMETRE
    frame = pd.DataFrame({"patrol": patrol.to_numpy()[at], "km": km[at], "label": label[at]})
    by = frame.groupby("label")
    sums = pd.DataFrame({KM: by["km"].sum(), PATROL_DAY: by.size(), PATROL: by["patrol"].nunique()})
    return sums.reindex(list(names), fill_value=0.0).astype(float)


def _rows(
    by: str, finds: np.ndarray, effort: pd.DataFrame, dispersion: float | np.ndarray, level: float,
    shrink: bool = True, **names: str | Sequence[str],
) -> pd.DataFrame:
    """Return three rows for each unit: per km, per patrol-day and per patrol."""
    parts = []
    low, high = count_interval(finds, level, dispersion)
    for per in PER:
        spent = effort[per].to_numpy(float)
        with np.errstate(divide="ignore", invalid="ignore"):
            own = [np.where(spent > 0, count / spent, np.nan) for count in (finds, low, high)]
        drawn = own
        if shrink:
            together = shrunk_rates(np.where(spent > 0, finds, 0.0), spent, level, dispersion)
            drawn = [together.rate, together.low, together.high]
        parts.append(pd.DataFrame({
            "by": by, "period": "", "sector": "", "category": "", **names, "per": per, "finds": finds, "effort": spent,
            "rate": own[0], "low": own[1], "high": own[2], "shrunk": drawn[0], "shrunk_low": drawn[1],
            "shrunk_high": drawn[2], "dispersion": dispersion,
        }))
    joined = pd.concat(parts)
    return joined.sort_index(kind="stable").reset_index(drop=True)
