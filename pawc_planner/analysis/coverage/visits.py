"""Which sub-cells patrols entered on which day, and how many km and patrol-days each area had on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from shapely.geometry.base import BaseGeometry

from ...base.progress import Progress
from ..grid import GridSpec, PlanningGrid
from ..lines.clipping import area_shares, finer, finer_shares, ground_inside, metres_inside
from ..lines.track_pieces import TrackPieces, part_days, pieces_in_chunks
from ..tracks import TrackSet


@dataclass(frozen=True)
class Area:
    """The site or one sector: its polygon inside the boundary and the share of every cell and sub-cell it holds.

    Parameters
    ----------
    name : str
        Name of the sector, "" for the site.
    polygon : polygon
        CRS of the grid.
    cells : ndarray, shape (n_rows, n_cols)
        Share of each cell in it, 0 to 1.
    subcells : ndarray, shape (n_rows * subcells, n_cols * subcells)
        Share of each sub-cell.
    """

    name: str
    polygon: BaseGeometry
    cells: np.ndarray
    subcells: np.ndarray

    @property
    def km2(self) -> float:
        """Area in km²."""
        return float(self.polygon.area / 1e6)


def areas_of(
    grid: PlanningGrid, boundary: BaseGeometry, sectors: Sequence[tuple[str, BaseGeometry]], subcells: int
) -> list[Area]:
    """Return the site, named "", and the part of each sector that lies inside the boundary."""
    found = []
    inside = [("", boundary), *((name, ground_inside(polygon, boundary)) for name, polygon in sectors)]
    for name, polygon in inside:
        cells = area_shares(polygon, grid.spec)
        found.append(Area(name, polygon, cells, finer_shares(polygon, grid.spec, cells, subcells)))
    return found


@dataclass(frozen=True)
class Visits:
    """Days on which sub-cells were entered.

    Parameters
    ----------
    spec : GridSpec
        Planning cells.
    factor : int
        Sub-cells along the side of a cell.
    days : ndarray, shape (d + 1,)
        ``date.toordinal()`` of the days on which there were tracks, sorted; the last one is NaN: day unknown.
    subcell, day : ndarray of int64, shape (n,)
        Each sub-cell and each day (place in ``days``) on which it was entered, once; sorted by sub-cell and day.
    metres : ndarray, shape (areas, d + 1)
        Length inside each area on each day.
    patrol_days : ndarray of int64, shape (areas, d + 1)
        Patrols that were in each area on each day.
    transports : tuple of str
        Transports of the tracks, sorted.
    transport_subcells : ndarray of bool, shape (transports, sub-cells)
        True where a sub-cell was entered by this transport.
    transport_metres, transport_patrol_days : ndarray, shape (transports,)
        Length and patrol-days inside the first area.
    """

    spec: GridSpec
    factor: int
    days: np.ndarray
    subcell: np.ndarray
    day: np.ndarray
    metres: np.ndarray
    patrol_days: np.ndarray
    transports: tuple[str, ...]
    transport_subcells: np.ndarray
    transport_metres: np.ndarray
    transport_patrol_days: np.ndarray

    @property
    def last_day(self) -> float:
        """``date.toordinal()`` of the last day with a track, NaN when there is none."""
        return float(np.fmax.reduce(self.days, initial=np.nan))

    def cells(self) -> tuple[np.ndarray, np.ndarray]:
        """Return each planning cell and each day (place in ``days``) on which it was entered, sorted."""
        pairs = np.unique(self.cell_of(self.subcell) * len(self.days) + self.day)
        return pairs // len(self.days), pairs % len(self.days)

    def cell_of(self, subcell: np.ndarray) -> np.ndarray:
        """Return the planning cell that holds each sub-cell."""
        row, col = np.divmod(subcell, self.spec.n_cols * self.factor)
        return row // self.factor * self.spec.n_cols + col // self.factor

    def entered(self, subcell: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return which cells and sub-cells hold the given sub-cells, as grids of True and False."""
        fine = finer(self.spec, self.factor)
        subcells, cells = np.zeros(fine.size, bool), np.zeros(self.spec.size, bool)
        subcells[subcell] = True
        cells[self.cell_of(subcell)] = True
        return cells.reshape(self.spec.shape), subcells.reshape(fine.shape)


def visits_of(
    tracks: TrackSet, grid: PlanningGrid, areas: Sequence[Area], factor: int, progress: Progress
) -> Visits:
    """Cut tracks at the edges of sub-cells and keep who was where on which day.

    Parameters
    ----------
    tracks : TrackSet
        Clean tracks.
    grid : PlanningGrid
        Planning cells.
    areas : sequence of Area
        The site first.
    factor : int
        Sub-cells along the side of a cell.
    progress : Progress
        Told the share done; may cancel.
    """
    fine = finer(grid.spec, factor)
    count = _Count(tracks, fine, areas)
    for pieces in pieces_in_chunks(tracks, fine, progress, "coverage"):
        count.add(pieces)
    return count.visits(grid.spec, factor)


class _Count:
    """Adds up chunks of pieces."""

    def __init__(self, tracks: TrackSet, fine: GridSpec, areas: Sequence[Area]) -> None:
        self._fine, self._areas = fine, areas
        ordinal = part_days(tracks)
        self._days = np.append(np.unique(ordinal[np.isfinite(ordinal)]), np.nan)
        self._day = np.searchsorted(self._days[:-1], ordinal)
        self._patrol_day = tracks.parts.groupby(["patrol_id", "day"], dropna=False).ngroup().to_numpy(np.int64)
        names = tracks.parts["transport"].fillna("").astype(str)
        self._transports, self._transport = np.unique(names.to_numpy(dtype=object), return_inverse=True)
        self._pairs = [np.empty(0, np.int64)]
        self._metres = np.zeros((len(areas), len(self._days)))
        self._present = np.zeros((len(areas), int(self._patrol_day.max(initial=-1)) + 1), bool)
        self._by_transport = np.zeros((len(self._transports), fine.size), bool)
        self._transport_metres = np.zeros(len(self._transports))
        self._transport_days = [np.empty(0, np.int64)]

    def add(self, pieces: TrackPieces) -> None:
        """Count a chunk."""
        entered = (pieces.cell >= 0) & (pieces.metres > 0)
        cell, part = pieces.cell[entered], pieces.part[entered]
        self._pairs.append(np.unique(cell * len(self._days) + self._day[part]))
        self._by_transport[self._transport[part], cell] = True
        for i, area in enumerate(self._areas):
            inside = metres_inside(area.polygon, self._fine, area.subcells, pieces)
            self._metres[i] += np.bincount(self._day[pieces.part], inside, minlength=len(self._days))
            seen = pieces.part[inside > 0]
            self._present[i, self._patrol_day[seen]] = True
            if i == 0:
                kinds = len(self._transports)
                self._transport_metres += np.bincount(self._transport[pieces.part], inside, minlength=kinds)
                self._transport_days.append(np.unique(self._patrol_day[seen] * kinds + self._transport[seen]))

    def visits(self, spec: GridSpec, factor: int) -> Visits:
        """Return what was counted."""
        pairs = np.unique(np.concatenate(self._pairs))
        day_of = np.zeros(self._present.shape[1], np.int64)
        day_of[self._patrol_day] = self._day
        patrol_days = np.array([
            np.bincount(day_of[present], minlength=len(self._days)) for present in self._present
        ]).reshape(self._metres.shape)
        with_transport = np.unique(np.concatenate(self._transport_days))
        kinds = max(len(self._transports), 1)
        return Visits(
            spec, factor, self._days, pairs // len(self._days), pairs % len(self._days), self._metres, patrol_days,
            tuple(map(str, self._transports)), self._by_transport, self._transport_metres,
            np.bincount(with_transport % kinds, minlength=len(self._transports))[: len(self._transports)],
        )


def weighted_median(values: np.ndarray, weights: np.ndarray) -> float:
    """Return the value that half of the weight does not exceed; NaN values count nothing, NaN when none is known."""
    known = np.isfinite(values) & (weights > 0)
    if not known.any():
        return float("nan")
    order = np.argsort(values[known], kind="stable")
    value, reached = values[known][order], np.cumsum(weights[known][order])
    half = reached[-1] / 2
    place = int(np.searchsorted(reached, half * (1 - 1e-12)))
    if place + 1 < len(value) and np.isclose(reached[place], half, rtol=1e-12, atol=0):
        return float((value[place] + value[place + 1]) / 2)
    return float(value[place])


def percent(part: float, whole: float) -> float:
    """Return a share in percent, at most 100, and 100 where it differs by rounding only; NaN of nothing."""
    share = 100.0 * part / whole if whole > 0 else float("nan")
    return 100.0 if share > 100.0 - 1e-9 else float(share)


