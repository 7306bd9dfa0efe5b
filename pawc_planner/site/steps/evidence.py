"""What the site knows about a period: tracks, effort and finds on the planning grid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ...analysis.effort import EffortParams, EffortResult, cell_effort
from ...analysis.grid import PlanningGrid
from ...analysis.tracks import TrackSet
from ...base.errors import NoDataError
from ...base.period import Period
from ...base.progress import Part, Progress, Silent, step
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..store import SiteStore

RECORD_TABLES = ("tracks", "observations", "stumps", "camera_events")
DAY_COLUMN = {"stumps": "found"}
ANOTHER_TIME = timedelta(days=30)
_NO_RECORDS = QT_TRANSLATE_NOOP("PawcPlanner", "the site has no patrols and no observations yet")
_IMPORT = QT_TRANSLATE_NOOP("PawcPlanner", "Import patrols or observations first (importfiles).")
_NO_SUCH = QT_TRANSLATE_NOOP("PawcPlanner", "no observation of the period has a category that begins with {category}")
_SEEN = QT_TRANSLATE_NOOP("PawcPlanner", "Categories of the period: {seen}.")


@dataclass(frozen=True)
class Evidence:
    """Tracks, effort and finds of one period; everything the analysis of a cycle starts from."""

    store: SiteStore
    period: Period
    tracks: TrackSet
    effort: EffortResult
    finds: gpd.GeoDataFrame
    notes: tuple[Sentence, ...]

    @property
    def grid(self) -> PlanningGrid:
        """Planning grid of the site."""
        return self.store.grid()

    @cached_property
    def boundary(self) -> BaseGeometry:
        """Boundary of the site."""
        return self.store.boundary()

    @cached_property
    def finds_per_cell(self) -> np.ndarray:
        """Number of finds per cell, shape (n_rows, n_cols)."""
        return count_per_cell(self.grid, self.finds)

    @cached_property
    def days_since(self) -> np.ndarray:
        """Days from the last visit to the end of the period, NaN where never visited; shape (n_rows, n_cols)."""
        return self.effort.days_since(self.period.end)


def count_per_cell(grid: PlanningGrid, points: gpd.GeoDataFrame) -> np.ndarray:
    """Count points per cell that touches the site, shape (n_rows, n_cols); points elsewhere or nowhere do not count."""
    placed = points.geometry[points.geometry.notna() & ~points.geometry.is_empty]
    cells = grid.spec.cells_at(placed.x.to_numpy(), placed.y.to_numpy())
    count = np.bincount(cells[cells >= 0], minlength=grid.spec.size).astype(float).reshape(grid.spec.shape)
    return np.where(grid.inside, count, 0.0)


def data_period(store: SiteStore) -> Period:
    """Return the days from the first to the last record that the site holds."""
    days = [day for table in RECORD_TABLES for day in store.days(table, DAY_COLUMN.get(table, "day"))]
    if not days:
        raise NoDataError(
            what=_NO_RECORDS,
            remedy=_IMPORT,
        )
    return Period(min(days), max(days))


def finds_of(store: SiteStore, period: Period, category: str = "") -> tuple[gpd.GeoDataFrame, tuple[Sentence, ...]]:
    """Return the finds of a period and how they were chosen.

    With a ``category`` (a prefix such as ``humanactivity.timber.``) those observations; else the site's threat
    categories; where a site has recorded no threat at all, every observation, which is said in a note.
    """
    found = store.read(
        "observations", "day >= ? AND day <= ?", (period.start.isoformat(), period.end.isoformat())
    )
    if category:
        chosen = found[found["category"].str.startswith(category.lower())]
        if not len(chosen) and len(found):
            seen = ", ".join(name.rstrip(".") for name in sorted(found["category"].unique())[:8])
            raise NoDataError(
                what=Sentence(_NO_SUCH, {"category": f"“{category.rstrip('.')}”"}),
                remedy=Sentence(_SEEN, {"seen": seen}),
            )
        return chosen, ()
    threats = found[found["is_threat"].astype(bool)]
    if len(threats) or not len(found):
        return threats, ()
    note = Sentence(
        QT_TRANSLATE_NOOP(
            "PawcPlanner", "No observation belongs to the site's threat categories, so all {n} observations were used."
        ),
        {"n": len(found)},
    )
    return found, (note,)


def gather(
    store: SiteStore, period: Period | None, category: str = "", transport: str = "", progress: Progress | None = None
) -> Evidence:
    """Read tracks and finds of ``period`` (None: all data) and compute the effort per cell."""
    progress = progress or Silent()
    step(progress, 0.0, "tracks")
    period = period or data_period(store)
    tracks = store.tracks(period, transport)
    step(progress, 0.3, "effort")
    effort = cell_effort(
        tracks, store.grid(), EffortParams(timezone=store.info.timezone), Part(progress, 0.3, 1.0),
        boundary=store.boundary(),
    )
    finds, notes = finds_of(store, period, category)
    if not len(tracks):
        notes += (no_tracks_note(period),)
    step(progress, 1.0)
    notes = (*notes, *elsewhere_note(store.grid(), finds), *other_time_note(tracks, finds))
    return Evidence(store, period, tracks, effort, finds, notes)


def elsewhere_note(grid: PlanningGrid, finds: gpd.GeoDataFrame) -> tuple[Sentence, ...]:
    """Say how many finds are on no map."""
    lost = len(finds) - int(count_per_cell(grid, finds).sum())
    if not lost:
        return ()
    text = QT_TRANSLATE_NOOP(
        "PawcPlanner", "{n} of {total} finds have no place or lie outside the site; they are left out."
    )
    return (Sentence(text, {"n": lost, "total": len(finds)}),)


def other_time_note(tracks: TrackSet, finds: gpd.GeoDataFrame) -> tuple[Sentence, ...]:
    """Say how many finds are from another time than the patrols, so that a rate per km would mix two times."""
    walked, found = tracks.parts["day"].dropna(), finds["day"].dropna()
    if walked.empty:
        return ()
    first, last = min(walked), max(walked)
    far = sum(day < first - ANOTHER_TIME or day > last + ANOTHER_TIME for day in found)
    if not far:
        return ()
    text = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{n} of {total} finds were made more than {days} days before the first or after the last patrol ({start} to "
        "{end}): take rates per km with care.",
    )
    facts = {"n": far, "total": len(finds), "days": ANOTHER_TIME.days, "start": first.isoformat(),
             "end": last.isoformat()}
    return (Sentence(text, facts),)


def no_tracks_note(period: Period) -> Sentence:
    """Say that a period holds no patrol track."""
    return Sentence(
        QT_TRANSLATE_NOOP("PawcPlanner", "No patrol track lies in {start} to {end}: every cell is unknown."),
        {"start": period.start.isoformat(), "end": period.end.isoformat()},
    )


def sectors_of(store: SiteStore) -> tuple[tuple[str, BaseGeometry], ...]:
    """Return names and polygons of the sectors."""
    frame = store.read("sectors")
    frame = frame[frame.geometry.notna()]
    return tuple((str(name), polygon) for name, polygon in zip(frame["name"], frame.geometry))


def cells_frame(store: SiteStore, columns: Mapping[str, np.ndarray]) -> gpd.GeoDataFrame:
    """Lay results over the cells of the site.

    Parameters
    ----------
    store : SiteStore
    columns : mapping of str to ndarray, shape (n_rows, n_cols)
        Results per cell.

    Returns
    -------
    geopandas.GeoDataFrame
        One row per cell that touches the site: ``cell, row, col, weight, sector`` and ``columns``; site CRS.
    """
    grid = store.grid()
    cells = np.flatnonzero(grid.inside.ravel())
    row, col = np.divmod(cells, grid.spec.n_cols)
    data = {
        "cell": cells, "row": row, "col": col, "weight": grid.weight.ravel()[cells],
        "sector": sector_names(store, cells),
    }
    data.update({name: np.asarray(values).ravel()[cells] for name, values in columns.items()})
    return gpd.GeoDataFrame(data, geometry=grid.spec.boxes(cells), crs=store.info.crs)


def sector_names(store: SiteStore, cells: np.ndarray) -> np.ndarray:
    """Return the sector that holds the middle of each cell, None where there is none; shape (n,)."""
    names = np.full(len(cells), None, dtype=object)
    middles = shapely.points(*store.grid().spec.centres(cells))
    for name, polygon in sectors_of(store):
        shapely.prepare(polygon)
        names[shapely.contains(polygon, middles) & (names == None)] = name  # noqa: E711 - elementwise
    return names
