"""Which finds were made on patrol, and how far patrols went: what a rate per km may rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from ...analysis.effort.patrol_days import PatrolDays, patrol_days, patrol_names
from ...analysis.grid import GridSpec
from ...analysis.rates.tables import PatrolFinds
from ...analysis.tracks import TrackSet
from ...base.params import one_of
from ...base.progress import Progress
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..store import SiteStore
from .evidence import sectors_of

RECORDS, THINGS = COUNTS = ("records", "things")
OVERLAP = 1e-6  # of the sectors' area, below which they only touch


@dataclass(frozen=True)
class OnPatrol:
    """Finds made on patrol inside the site, and the effort to compare them with.

    Parameters
    ----------
    found : PatrolFinds
        Finds and patrol-days; sectors as they are drawn, so that a place in two sectors counts in both.
    stratum : ndarray of int, shape (finds,)
        One sector for each find, the first that holds it; the number of sectors where none does, -1 where its place
        is not known.
    stratum_km : ndarray, shape (patrol-days, sectors + 1)
        Kilometres in each stratum, which add up to those inside the site.
    left_out : int
        Finds that no rate per km may rest on.
    notes : tuple of Sentence
        How many finds were left out, and why.
    """

    found: PatrolFinds
    stratum: np.ndarray
    stratum_km: np.ndarray
    left_out: int
    notes: tuple[Sentence, ...]


def on_patrol(
    store: SiteStore, tracks: TrackSet, finds: gpd.GeoDataFrame, count: str = RECORDS, progress: Progress | None = None
) -> OnPatrol:
    """Choose the finds that were made on patrol, and measure the patrols inside the boundary.

    A find counts when the patrol that it names has a track inside the boundary in the period, and it does not lie
    outside the boundary. A find that names no patrol counts when it lies in a cell where a patrol was on its day; where
    no find of the period names a patrol, its day may be another one.

    Parameters
    ----------
    store : SiteStore
        Site.
    tracks, finds : TrackSet, geopandas.GeoDataFrame
        Tracks and finds (rows of ``observations``) of a period.
    count : str
        ``records``: a record of 40 logs is one find; ``things``: it is 40.
    progress : Progress, optional
        Told the share done; may cancel.
    """
    one_of("COUNT", count, COUNTS)
    boundary = store.boundary()
    names, polygons = _sectors(store, boundary)
    strata = _without_overlap(polygons)
    days = patrol_days(tracks, store.grid(), [boundary, *polygons, *strata], progress)
    km, sector_km, stratum_km = np.split(days.km, [1, 1 + len(polygons)], axis=1)
    table = days.table.assign(km=km[:, 0])
    finds = finds.reset_index(drop=True)
    counted, notes = _counted(store.grid().spec, boundary, finds, days)
    finds = finds[counted].reset_index(drop=True)
    inside = _within(polygons, finds)
    found = PatrolFinds(_plain(finds, count), inside, table, sector_km, names, store.info.seasons)
    rest = np.maximum(km[:, 0] - stratum_km.sum(axis=1), 0.0)
    rest[rest < 1e-6] = 0.0  # rounding at the edges of sectors that fill the site
    return OnPatrol(
        found, _stratum(inside, finds), np.column_stack([stratum_km, rest]), int((~counted).sum()), notes
    )


def made_on_patrol(
    store: SiteStore, tracks: TrackSet, finds: gpd.GeoDataFrame, progress: Progress | None = None
) -> tuple[np.ndarray, tuple[Sentence, ...]]:
    """Return which finds were made on patrol inside the boundary, and what is said of the others.

    The rules are those of :func:`on_patrol`; the answer has one entry for each row of ``finds``.
    """
    boundary = store.boundary()
    days = patrol_days(tracks, store.grid(), [boundary], progress)
    return _counted(store.grid().spec, boundary, finds.reset_index(drop=True), days)


def _sectors(store: SiteStore, boundary: BaseGeometry) -> tuple[tuple[str, ...], list[BaseGeometry]]:
    """Return names and polygons of the sectors inside the boundary."""
    sectors = sectors_of(store)
    return (
        tuple(name for name, _ in sectors),
        [shapely.intersection(shapely.make_valid(polygon), boundary) for _, polygon in sectors],
    )


def _without_overlap(polygons: Sequence[BaseGeometry]) -> list[BaseGeometry]:
    """Return each polygon without what an earlier one holds; what only touches stays as it is."""
    union, found = shapely.Polygon(), []
    for polygon in polygons:
        shared = shapely.intersection(polygon, union).area
        found.append(shapely.difference(polygon, union) if shared > OVERLAP * polygon.area else polygon)
        union = shapely.union(union, polygon)
    return found


def _counted(
    spec: GridSpec, boundary: BaseGeometry, finds: gpd.GeoDataFrame, days: PatrolDays
) -> tuple[np.ndarray, tuple[Sentence, ...]]:
    """Return which finds were made on patrol inside the boundary, and what is said of the others."""
    placed = (finds.geometry.notna() & ~finds.geometry.is_empty).to_numpy(bool)
    outside = placed & ~_within([boundary], finds)[:, 0]
    patrol = patrol_names(finds["patrol_id"]).to_numpy(dtype=object)
    walked = set(days.table["patrol_id"][days.km[:, 0] > 0])
    named, known = patrol != "", np.array([name in walked for name in patrol], bool)
    met = _where_patrols_were(spec, finds, days, same_day=bool(named.any()))
    counted = ~outside & np.where(named, known, met)
    notes = [
        Sentence(text, {"n": int(n), "total": len(finds)}) for text, n in (
            (_OUTSIDE, outside.sum()), (_NO_TRACK, (~outside & named & ~known).sum()),
            (_NO_PATROL, (~outside & ~named & ~met).sum()),
        ) if n
    ]
    unnamed = int((counted & ~named).sum())
    if unnamed:
        notes.append(Sentence(_TAKEN, {"n": unnamed, "total": len(finds)}))
    return counted, tuple(notes)


def _where_patrols_were(spec: GridSpec, finds: gpd.GeoDataFrame, days: PatrolDays, same_day: bool) -> np.ndarray:
    """Return which finds lie in a cell that a patrol entered, on their own day or on any; shape (finds,)."""
    cells = np.full(len(finds), -1)
    placed = (finds.geometry.notna() & ~finds.geometry.is_empty).to_numpy(bool)
    points = finds.geometry[placed]
    cells[placed] = spec.cells_at(points.x.to_numpy(), points.y.to_numpy())
    visited = days.visits["cell"].to_numpy()
    if not same_day:
        return np.isin(cells, visited)
    on = days.table["day"].to_numpy(dtype=object)[days.visits["row"].to_numpy()]
    seen = set(zip(visited.tolist(), on))
    return np.array([pair in seen for pair in zip(cells.tolist(), finds["day"])], bool)


def _within(polygons: Sequence[BaseGeometry], finds: gpd.GeoDataFrame) -> np.ndarray:
    """Return which polygons hold each find, shape (finds, polygons)."""
    held = np.zeros((len(finds), len(polygons)), bool)
    points = finds.geometry.to_numpy()
    for i, polygon in enumerate(polygons):
        shapely.prepare(polygon)
        held[:, i] = shapely.intersects(polygon, points)
    return held


def _stratum(inside: np.ndarray, finds: gpd.GeoDataFrame) -> np.ndarray:
    placed = (finds.geometry.notna() & ~finds.geometry.is_empty).to_numpy(bool)
    first = np.where(inside.any(axis=1), inside.argmax(axis=1) if inside.shape[1] else 0, inside.shape[1])
    return np.where(placed, first, -1)


def _plain(finds: gpd.GeoDataFrame, count: str) -> pd.DataFrame:
    things = pd.to_numeric(finds["count"], errors="coerce").fillna(1.0).clip(lower=1.0)
    return pd.DataFrame({
        "patrol_id": patrol_names(finds["patrol_id"]), "day": finds["day"], "category": finds["category"].astype(str),
        "count": things if count == THINGS else 1.0,
    })


_OUTSIDE = QT_TRANSLATE_NOOP(
    "PawcPlanner", "{n} of {total} finds lie outside the boundary and count in no rate per kilometre."
)
_NO_TRACK = QT_TRANSLATE_NOOP(
    "PawcPlanner", "{n} of {total} finds belong to patrols without a track inside the boundary in this period; without"
    " their kilometres they count in no rate."
)
_NO_PATROL = QT_TRANSLATE_NOOP(
    "PawcPlanner", "{n} of {total} finds name no patrol and lie where no patrol was at the time; they count in no rate"
    " per kilometre."
)
_TAKEN = QT_TRANSLATE_NOOP(
    "PawcPlanner", "{n} of {total} finds name no patrol; they count because patrols went through their cells."
)
