"""Stays of track parts in cells: what every figure of effort per cell is added up from."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from shapely.geometry.base import BaseGeometry

from ..base.progress import Progress
from .clipping import area_shares, shares_inside
from .effort_params import EffortParams
from .grid import GridSpec
from .measured import between_parts, measured, pieces_and_places
from .track_pieces import TrackPieces
from .tracks import TrackSet

COLUMNS = (
    "part", "cell", "metres", "seconds", "rest_seconds", "camp_seconds", "timed", "night_metres", "night_seconds",
    "dark_metres",
)


@dataclass(frozen=True)
class CellVisits:
    """One row per stay of a part in a cell, in order; arrays of shape (v,).

    Parameters
    ----------
    part, cell : ndarray of int64
        Row of ``TrackSet.parts``; cell number, -1 outside the grid.
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

    part: np.ndarray
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
        keep = self.cell >= 0
        return replace(self, **{name: getattr(self, name)[keep] for name in COLUMNS})

    def per_cell(self, spec: GridSpec, values: np.ndarray) -> np.ndarray:
        """Add values up per cell, shape (n_rows, n_cols)."""
        return np.bincount(self.cell, values, minlength=spec.size).reshape(spec.shape)


def cell_visits(
    tracks: TrackSet, spec: GridSpec, params: EffortParams, boundary: BaseGeometry | None, progress: Progress
) -> CellVisits:
    """Cut tracks by the grid and add up what follows each other in one cell; may raise ``Cancelled``."""
    shares = None if boundary is None else area_shares(boundary, spec)
    between = between_parts(tracks, params)
    rows: list[list[np.ndarray]] = []
    inside_m, inside_s, silent_s = 0.0, 0.0, 0.0
    for pieces in pieces_and_places(tracks, spec, params, between, progress, "effort"):
        if shares is not None:
            inside = shares_inside(boundary, spec, shares, pieces)
            inside_m += float((inside * pieces.metres).sum())
            inside_s += float(np.nansum(inside * pieces.seconds))
        if len(pieces):
            columns, silent = _joined(pieces, params)
            rows.append(columns)
            silent_s += silent
    joined = {name: np.concatenate(column) for name, column in zip(COLUMNS, zip(*rows))} if rows else {
        name: np.empty(0, np.int64 if name in ("part", "cell") else float) for name in COLUMNS}
    known = np.nan if shares is None else 1.0
    return CellVisits(
        **joined, inside_m=inside_m * known, inside_s=inside_s * known,
        silent_hours=silent_s / 3600 + between.silent_hours)


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
