"""Stays of track parts in cells: what every figure of effort per cell is added up from.

Most stretches between two fixes begin and end in one cell, under way and by day or by night. A run of such stretches is
one stay, measured by its ends alone; only the others are cut into pieces and looked at one by one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from shapely.geometry.base import BaseGeometry

from ...base.progress import Progress
from ..grid import GridSpec
from ..grouping import order_of, starts_of, sums_of
from ..lines.clipping import area_shares, shares_inside
from ..lines.track_pieces import Chunk, TrackPieces, chunks, pieces_of
from ..tracks import TrackSet
from .measured import between_parts, measured, places
from .params import EffortParams

COLUMNS = (
    "group", "cell", "metres", "seconds", "rest_seconds", "camp_seconds", "timed", "night_metres", "night_seconds",
    "dark_metres",
)


@dataclass(frozen=True)
class CellVisits:
    """One row per cell and group of parts that were in it, sorted by both; arrays of shape (v,).

    Parameters
    ----------
    group, cell : ndarray of int64
        Group of parts, see :mod:`.part_groups`; cell number, -1 outside the grid.
    metres, seconds, rest_seconds, camp_seconds : ndarray
        See :class:`.measured.Measured`.
    timed : ndarray
        Above 0 where any time is known.
    night_metres, night_seconds : ndarray
        Length, and seconds under way, by night.
    dark_metres : ndarray
        Length of which no hour is known.
    inside_m, inside_s : float
        Length, and seconds under way, inside the boundary; NaN without one.
    silent_hours : float
        Hours between fixes that are neither movement nor rest.
    """

    group: np.ndarray
    cell: np.ndarray
    metres: np.ndarray
    seconds: np.ndarray
    rest_seconds: np.ndarray
    camp_seconds: np.ndarray
    timed: np.ndarray
    night_metres: np.ndarray
    night_seconds: np.ndarray
    dark_metres: np.ndarray
    inside_m: float
    inside_s: float
    silent_hours: float

    def in_grid(self) -> CellVisits:
        """Return the stays inside the grid."""
        first = int(np.searchsorted(self.cell, 0))
        return replace(self, **{name: getattr(self, name)[first:] for name in COLUMNS})

    def per_cell(self, spec: GridSpec, values: np.ndarray) -> np.ndarray:
        """Add values up per cell, shape (n_rows, n_cols)."""
        return np.bincount(self.cell, values, minlength=spec.size).reshape(spec.shape)


def cell_visits(
    tracks: TrackSet, spec: GridSpec, params: EffortParams, boundary: BaseGeometry | None, group: np.ndarray,
    progress: Progress,
) -> CellVisits:
    """Cut tracks by the grid and add up per cell and ``group`` of parts, shape (parts,); may raise ``Cancelled``."""
    between = between_parts(tracks, params)
    sums = _Sums(spec, params, boundary)
    for chunk in chunks(tracks, spec, progress, "effort"):
        others = sums.add_runs(chunk)
        for pieces in pieces_of(tracks, others, spec, params.max_gap_hours, params.rest_m, params.rest_minutes):
            sums.add_pieces(pieces)
    for pieces in places(tracks, spec, between):
        sums.add_pieces(pieces)
    return sums.visits(group, between.silent_hours)


class _Sums:
    """Stays found so far, and their sums inside a boundary."""

    def __init__(self, spec: GridSpec, params: EffortParams, boundary: BaseGeometry | None) -> None:
        self._spec, self._params, self._boundary = spec, params, boundary
        self._shares = None if boundary is None else area_shares(boundary, spec)
        self._rows: list[list[np.ndarray]] = []
        self._inside_m = self._inside_s = self._silent_s = 0.0

    def add_runs(self, chunk: Chunk) -> np.ndarray:
        """Add what needs no cut; return the first fixes of all other stretches."""
        plain = chunk.whole & (chunk.seconds > 0) & (chunk.seconds < self._params.rest_minutes * 60)
        plain &= chunk.seconds <= self._params.max_gap_hours * 3600
        if self._shares is not None:
            share = self._shares.ravel()
            plain &= ((share == 0) | (share >= 1))[chunk.cell[:-1]]
        first, last = _runs(plain)
        start, seconds = chunk.t[first], chunk.t[last] - chunk.t[first]
        day = self._params.day_share(start, seconds)
        mixed = (day > 0) & (day < 1)  # over sunrise or sunset: each stretch by itself
        for begin, end in zip(first[mixed], last[mixed]):
            plain[begin:end] = False
        first, last, seconds, day = first[~mixed], last[~mixed], seconds[~mixed], day[~mixed]
        if len(first):
            metres = np.add.reduceat(np.where(plain, chunk.metres, 0.0), first)
            cell, none, night = chunk.cell[first], np.zeros(len(first)), 1.0 - day
            self._rows.append([chunk.part[first], cell, metres, seconds, none, none, none + 1.0, metres * night,
                               seconds * night, none])
            if self._shares is not None:
                inside = self._shares.ravel()[cell]
                self._inside_m += float((inside * metres).sum())
                self._inside_s += float((inside * seconds).sum())
        return chunk.begin + np.flatnonzero(chunk.one_part & ~plain)

    def add_pieces(self, pieces: TrackPieces) -> None:
        """Add stretches that were cut, and places."""
        if not len(pieces):
            return
        if self._shares is not None:
            inside = shares_inside(self._boundary, self._spec, self._shares, pieces)
            self._inside_m += float((inside * pieces.metres).sum())
            self._inside_s += float(np.nansum(inside * pieces.seconds))
        columns, silent = _joined(pieces, self._params)
        self._rows.append(columns)
        self._silent_s += silent

    def visits(self, group: np.ndarray, silent_hours: float) -> CellVisits:
        """Return all, added up by the group of their parts, with the silent hours between parts."""
        part, cell, *columns = [np.concatenate(column) for column in zip(*self._rows)] if self._rows else [
            np.empty(0, np.int64)] * len(COLUMNS)
        key = (cell + 1) * (int(group.max(initial=0)) + 1) + group[part]
        order = order_of(key)
        starts = starts_of(key[order])
        first = order[starts]
        sums = dict(zip(COLUMNS[2:], (sums_of(column[order], starts) for column in columns)))
        known = np.nan if self._shares is None else 1.0
        return CellVisits(
            group=group[part[first]], cell=cell[first], **sums, inside_m=self._inside_m * known,
            inside_s=self._inside_s * known, silent_hours=self._silent_s / 3600 + silent_hours)


def _runs(plain: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return first and last fix of every run of stretches; stretches that share a fix are of one part and cell."""
    edges = np.flatnonzero(np.diff(plain, prepend=False, append=False))
    return edges[::2], edges[1::2]


def _joined(pieces: TrackPieces, params: EffortParams) -> tuple[list[np.ndarray], float]:
    """Add up successive pieces of one part in one cell, which makes the table short; also return silent seconds."""
    change = np.diff(pieces.part, prepend=-1) != 0
    change |= np.diff(pieces.cell, prepend=-2) != 0
    first = np.flatnonzero(change)
    found = measured(pieces, params)
    known = np.isfinite(found.day)
    night = np.where(known, 1.0 - found.day, 0.0)
    columns = (
        found.metres, found.seconds, found.rest_seconds, found.camp_seconds, found.timed.astype(float),
        found.metres * night, found.seconds * night, np.where(known, 0.0, found.metres),
    )
    sums = [np.add.reduceat(column, first) for column in columns]
    return [pieces.part[first], pieces.cell[first], *sums], found.silent_seconds
