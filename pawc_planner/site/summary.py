"""What a site holds, at a glance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pandas as pd

from ..base.period import Period
from ..base.series import Series
from .cycles import cycles
from .schema import LAYER_ROLES, RASTER_ROLES
from .store import SiteStore

RECORDS = ("patrols", "leg_days", "observations", "stumps", "cameras", "camera_events", "reports", "quarantine")
CYCLE_DAYS = 28


@dataclass(frozen=True)
class SiteSummary:
    """Name, size, data and cycles of a site.

    Attributes
    ----------
    area_km2 : float
        Area inside the boundary.
    data : Period or None
        Days from the first to the last patrol or observation; None when there are none.
    counts : mapping of str to int
        Rows per table of records.
    layers : mapping of str to bool
        Whether the site has each base layer and raster.
    effort : Series
        Kilometres after repair per month, inside and outside the boundary; months without patrols are 0.
    cycles : tuple of str
        Names of the cycles, in order of time.
    """

    path: Path
    name: str
    crs: str
    timezone: str
    languages: tuple[str, ...]
    cell_size_m: float
    area_km2: float
    data: Period | None
    counts: Mapping[str, int]
    layers: Mapping[str, bool]
    cycles: tuple[str, ...]
    effort: Series

    @property
    def missing_layers(self) -> tuple[str, ...]:
        """Base layers and rasters that the site lacks."""
        return tuple(role for role, there in self.layers.items() if not there)

    def next_cycle(self, today: date) -> Period:
        """Return the cycle to propose: four weeks after the data, or from ``today`` when there are none."""
        return cycle_from(self.data.end + timedelta(days=1) if self.data else today)


def cycle_from(first: date) -> Period:
    """Return the four weeks that start with ``first``."""
    return Period(first, first + timedelta(days=CYCLE_DAYS - 1))


def site_summary(path: Path) -> SiteSummary:
    """Read what a site holds."""
    with SiteStore.open(path) as store:
        info = store.info
        layers = {role: store.count(role) > 0 for role in LAYER_ROLES}
        layers.update({role: bool(getattr(info, role)) for role in RASTER_ROLES})
        return SiteSummary(
            path, info.name, info.crs, info.timezone, info.languages, info.cell_size_m, store.boundary().area / 1e6,
            _days(store), {table: store.count(table) for table in RECORDS}, layers,
            tuple(str(name) for name in cycles(store)["cycle_id"]), monthly_effort(store),
        )


def monthly_effort(store: SiteStore) -> Series:
    """Return the kilometres of all leg-days per month, from the first month with a patrol to the last."""
    days = store.read("leg_days")
    if not len(days):
        return Series((), (), "km")
    months = pd.PeriodIndex(pd.to_datetime(days["day"]), freq="M")
    km = days["clean_km"].fillna(0.0).groupby(months).sum()
    km = km.reindex(pd.period_range(months.min(), months.max(), freq="M"), fill_value=0.0)
    return Series(tuple(str(month) for month in km.index), tuple(float(value) for value in km), "km")


def _days(store: SiteStore) -> Period | None:
    """Days from the first to the last leg-day or observation."""
    days = [day for table in ("leg_days", "observations") for day in store.read(table)["day"].dropna()]
    return Period(min(days), max(days)) if days else None
