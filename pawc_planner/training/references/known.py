"""What a commander knows before a cycle: the site database as the importers filled it, and nothing of the truth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ...analysis.gaps import GapParams
from ...analysis.grid import PlanningGrid
from ...analysis.tracks import TrackSet
from ...base.errors import ParameterError
from ...base.period import Period
from ...base.progress import Part, Progress, Silent, step
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ...planning.movement import TravelGraph
from ...site.steps.cameras import signal_at, signal_nodes, standing_cameras
from ...site.steps.evidence import Evidence, count_per_cell, data_period, gather
from ...site.steps.gaps import GapMaps, detection_per_km, gap_maps
from ...site.steps.starts import Station, stations_of
from ...site.store import SiteStore
from ..scoring.reading import camera_frame
from .errors import FutureDataError

_BEFORE = QT_TRANSLATE_NOOP("PawcPlanner", "before {day}, the first day of the cycle")


@dataclass(frozen=True, eq=False)
class PatrolLine:
    """The recorded line of one patrol: fixes in the order of time, park's CRS; ``transport`` of its first part."""

    patrol: str
    station: str
    transport: str
    day: date
    x: np.ndarray
    y: np.ndarray


@dataclass(frozen=True, eq=False)
class Known:
    """All that reference planners and maps may look at.

    Parameters
    ----------
    evidence : Evidence
        Tracks, effort and finds of the data period.
    maps : GapMaps
        Our analysis of it: ground, travel graphs, likely intrusion, hotspots and gaps.
    cycle : Period
        Days to plan.
    last : Period
        The last cycle: as many days as ``cycle``, up to the last patrol day on record.
    stations : tuple of Station
        Where teams start (as :func:`stations_of` finds them).
    lines : tuple of PatrolLine
        Patrols of the last cycle, in order of day and name.
    standing : pandas.DataFrame
        Cameras that stand when the cycle starts: ``x, y, signal``.
    layers : dict of str to GeoDataFrame
        ``entry_points, villages, roads, trails, rivers, stations``, site CRS; may be empty.
    """

    evidence: Evidence
    maps: GapMaps
    cycle: Period
    last: Period
    stations: tuple[Station, ...]
    lines: tuple[PatrolLine, ...]
    standing: pd.DataFrame
    layers: dict[str, gpd.GeoDataFrame]

    @cached_property
    def grid(self) -> PlanningGrid:
        """Planning grid of the site."""
        return self.evidence.grid

    @property
    def km(self) -> np.ndarray:
        """Kilometres patrolled per cell in the data period; shape (n_rows, n_cols)."""
        return self.evidence.effort.km

    @property
    def finds(self) -> np.ndarray:
        """Finds per cell in the data period; shape (n_rows, n_cols)."""
        return self.evidence.finds_per_cell

    @cached_property
    def last_finds(self) -> np.ndarray:
        """Finds per cell in the last cycle; shape (n_rows, n_cols)."""
        found = self.evidence.finds
        recent = np.array([day is not None and day in self.last for day in found["day"]], dtype=bool)
        return count_per_cell(self.grid, found[recent])

    @property
    def days_since(self) -> np.ndarray:
        """Days from the last visit to the end of the data, NaN where never visited; shape (n_rows, n_cols)."""
        return self.evidence.days_since

    @cached_property
    def risk(self) -> np.ndarray:
        """Relative risk per cell, mean 1 inside, 0 outside; shape (n_rows, n_cols).

        As our gap analysis takes it: what is learnt from finds, effort and the ground, with rates per km, their density
        and likely intrusion, without the discount for recent visits and without what is at stake. It is what "risk"
        means to every reference planner.
        """
        return self.maps.risk.risk

    @property
    def gap(self) -> np.ndarray:
        """Gap score per cell, 0 to 1; shape (n_rows, n_cols)."""
        return self.maps.gaps.score

    @property
    def gap_params(self) -> GapParams:
        """Parameters with which the gaps were scored."""
        return GapParams(detection_per_km=detection_per_km(self.grid))

    def graph(self, transport: str = "foot") -> TravelGraph:
        """Return travel times of teams over the ground."""
        return self.maps.ground.teams(transport)

    @cached_property
    def signal_at_nodes(self) -> np.ndarray:
        """Which nodes of the travel graph have cell signal, all where the site has no such layer; shape (n_nodes,)."""
        return signal_nodes(self.evidence.store, self.maps.ground.intruders)[0]

    def signals(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Return the signal at places as the site's layer tells it, None where it has none; shape (n,)."""
        at = [signal_at(self.evidence.store, shapely.Point(*place)) for place in zip(x, y)]
        return np.array(at, dtype=object)


def known_of(store: SiteStore, period: Period | None, cycle: Period, progress: Progress | None = None) -> Known:
    """Read what is known at the start of ``cycle``.

    Parameters
    ----------
    store : SiteStore
        Site filled by the importers; it must stay open while the result is used.
    period : Period or None
        Days of data; None takes all there are before the cycle.
    cycle : Period
        Days to plan.

    Raises
    ------
    ParameterError
        When the data reach into the cycle.
    FutureDataError
        When stumps of the cycle are on record, which the analysis would take as a sign of where rosewood stands.
    NoDataError
        When there is neither a record before the cycle nor a place to start from.
    """
    progress = progress or Silent()
    period = _period_before(store, period, cycle)
    later = store.count("stumps", "found >= ?", (cycle.start.isoformat(),))
    if later:
        raise FutureDataError(n=later, start=cycle.start.isoformat())
    evidence = gather(store, period, progress=Part(progress, 0.0, 0.2))
    maps = gap_maps(evidence, Part(progress, 0.2, 0.95))
    stations, _ = stations_of(evidence)
    last = _last_cycle(evidence.tracks, period, cycle)
    step(progress, 0.95, "patrols")
    lines = tuple(patrol_lines(evidence.tracks, last))
    roles = ("entry_points", "villages", "roads", "trails", "rivers", "stations")
    layers = {role: _placed(store.read(role)) for role in roles}
    known = Known(evidence, maps, cycle, last, stations, lines, _standing(store, cycle), layers)
    progress.report(1.0)
    return known


def _period_before(store: SiteStore, period: Period | None, cycle: Period) -> Period:
    """Return the data period, which must end before the cycle."""
    day_before = cycle.start - timedelta(days=1)
    if period is None:
        every = data_period(store)
        period = Period(min(every.start, day_before), min(every.end, day_before))
    if period.end >= cycle.start:
        expected = Sentence(_BEFORE, {"day": cycle.start.isoformat()})
        raise ParameterError(name="END", value=period.end.isoformat(), expected=expected)
    return period


def _last_cycle(tracks: TrackSet, period: Period, cycle: Period) -> Period:
    """Return the days of a cycle's length that end with the last patrol day (without patrols: with the data)."""
    days = [day for day in tracks.parts["day"] if day is not None]
    end = max(days, default=period.end)
    return Period(max(period.start, end - timedelta(days=cycle.days - 1)), end)


def patrol_lines(tracks: TrackSet, during: Period) -> Iterator[PatrolLine]:
    """Yield the line of every patrol that was out in a period, in order of day and name."""
    parts = tracks.parts
    out = np.array([day is not None and day in during for day in parts["day"]], dtype=bool)
    chosen = tracks.where(out)
    rows = chosen.parts.assign(part=np.arange(len(chosen.parts)))
    groups = [group for _, group in rows.groupby("patrol_id", sort=True)]
    for group in sorted(groups, key=lambda rows: (rows["day"].min(), rows["patrol_id"].iloc[0])):
        yield _line(chosen, group)


def _line(tracks: TrackSet, rows: pd.DataFrame) -> PatrolLine:
    """Join the parts of one patrol by time; parts without time keep their order."""
    fixes = np.flatnonzero(np.isin(tracks.part, rows["part"].to_numpy()))
    order = fixes[np.argsort(tracks.t[fixes], kind="stable")]
    first: Any = rows.iloc[0]
    return PatrolLine(
        str(first["patrol_id"]), str(first["station"]), str(first["transport"]), rows["day"].min(),
        tracks.x[order], tracks.y[order],
    )


def _placed(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the rows that have a place."""
    return frame[frame.geometry.notna() & ~frame.geometry.is_empty].reset_index(drop=True)


def _standing(store: SiteStore, cycle: Period) -> pd.DataFrame:
    """Return the cameras in place when the cycle starts; where a camera states no signal the layer speaks."""
    cameras = standing_cameras(store, cycle)
    own = cameras["signal"].tolist()
    signal = [
        value if value is not None and value == value else signal_at(store, place)
        for value, place in zip(own, cameras.geometry)
    ]
    return camera_frame(cameras.geometry.x.to_numpy(), cameras.geometry.y.to_numpy(), np.array(signal, dtype=object))
