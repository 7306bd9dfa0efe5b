"""Finds and exact kilometres of sectors in successive periods."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ..base.period import Period
from ..base.progress import Progress, Silent
from .clipping import area_shares, metres_inside
from .grid import PlanningGrid
from .track_pieces import part_days, pieces_in_chunks
from .tracks import TrackSet

MONTHS_OF = {"month": 1, "quarter": 3, "half-year": 6}
WHOLE_SHARE = 0.9  # of its days that a period must have inside the data to be compared


def parts_apart(polygons: Sequence[BaseGeometry], boundary: BaseGeometry) -> list[BaseGeometry]:
    """Return the polygons inside the boundary; where they overlap the land is the first one's."""
    taken: BaseGeometry = shapely.Polygon()
    apart = []
    for polygon in polygons:
        own = shapely.intersection(polygon, boundary)
        apart.append(shapely.difference(own, taken) if shapely.intersects(own, taken) else own)
        taken = shapely.union(taken, own)
    return apart


def periods_within(data: Period, period: str) -> list[Period]:
    """Return the months, quarters or half-years of which at least nine tenths lie inside ``data``."""
    months = MONTHS_OF[period]
    first = date(data.start.year, (data.start.month - 1) // months * months + 1, 1)
    found = []
    while first <= data.end:
        turn = first.month - 1 + months
        after = date(first.year + turn // 12, turn % 12 + 1, 1)
        whole = Period(first, after - timedelta(days=1))
        inside = (min(whole.end, data.end) - max(whole.start, data.start)).days + 1
        if inside >= WHOLE_SHARE * whole.days:
            found.append(whole)
        first = after
    return found


def period_label(whole: Period, period: str) -> str:
    """Return ``2025-01``, ``2025-Q1`` or ``2025-H1``."""
    turn = (whole.start.month - 1) // MONTHS_OF[period] + 1
    mark = {"month": f"{turn:02d}", "quarter": f"Q{turn}", "half-year": f"H{turn}"}[period]
    return f"{whole.start.year}-{mark}"


def panel_index(days: np.ndarray, periods: Sequence[Period]) -> np.ndarray:
    """Return the period of each day (``date.toordinal()``), -1 outside all or unknown; periods follow in time."""
    starts = np.array([one.start.toordinal() for one in periods], float)
    ends = np.array([one.end.toordinal() for one in periods], float)
    if not len(periods):
        return np.full(len(days), -1)
    at = np.searchsorted(starts, np.nan_to_num(days, nan=-1.0), side="right") - 1
    return np.where((at >= 0) & (days <= ends[np.maximum(at, 0)]), at, -1)


def sector_km(
    tracks: TrackSet, grid: PlanningGrid, polygons: Sequence[BaseGeometry], periods: Sequence[Period],
    progress: Progress | None = None,
) -> np.ndarray:
    """Return the exact kilometres inside each polygon in each period, shape (polygons, periods)."""
    km = np.zeros((len(polygons), len(periods)))
    shares = [area_shares(polygon, grid.spec) for polygon in polygons]
    period = panel_index(part_days(tracks), periods)
    for pieces in pieces_in_chunks(tracks, grid.spec, progress or Silent(), "sectors"):
        at = period[pieces.part]
        pieces, at = pieces.where(at >= 0), at[at >= 0]
        for row, (polygon, share) in enumerate(zip(polygons, shares)):
            metres = metres_inside(polygon, grid.spec, share, pieces)
            km[row] += np.bincount(at, metres, len(periods)) / 1000
    return km


def sector_counts(
    x: np.ndarray, y: np.ndarray, days: np.ndarray, polygons: Sequence[BaseGeometry], periods: Sequence[Period]
) -> np.ndarray:
    """Return the number of points in each polygon and period, shape (polygons, periods); a point counts once."""
    counts = np.zeros((len(polygons), len(periods)))
    period, points = panel_index(days, periods), shapely.points(x, y)
    free = period >= 0
    for row, polygon in enumerate(polygons):
        shapely.prepare(polygon)
        inside = free & shapely.intersects(polygon, points)
        counts[row] = np.bincount(period[inside], minlength=len(periods))
        free &= ~inside
    return counts
