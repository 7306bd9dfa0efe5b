"""The site divided into its sectors and what lies outside them, so that every breakdown adds up to the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ...base.words import QT_TRANSLATE_NOOP
from ..grid import GridSpec
from .clipping import area_shares, ground_inside, only_ground, shares_inside
from .track_pieces import TrackPieces

NO_SECTOR = QT_TRANSLATE_NOOP("PawcPlanner", "inside the boundary, in no sector")
OUTSIDE = QT_TRANSLATE_NOOP("PawcPlanner", "outside the boundary")
_MOST_SHARES = 20_000_000  # of cells times areas: 160 MB
_LEAST_SHARE = 1e-9  # of a piece: less is rounding at an edge, not a visit


@dataclass(frozen=True)
class SectorParts:
    """Parts of the site that do not overlap.

    Parameters
    ----------
    names : tuple of str
        The sectors, then :data:`NO_SECTOR`, then :data:`OUTSIDE`.
    polygons : tuple of polygon
        What counts of each sector: inside the boundary, without the sectors before it.
    boundary : polygon
        Outline of the site.
    overlap_km2 : float
        Area that lies in more than one sector, counted once for each sector beyond the first.
    """

    names: tuple[str, ...]
    polygons: tuple[BaseGeometry, ...]
    boundary: BaseGeometry
    overlap_km2: float


def sector_parts(boundary: BaseGeometry, sectors: Sequence[tuple[str, BaseGeometry]]) -> SectorParts:
    """Divide the site.

    Where sectors overlap the first one counts; what a sector has outside the boundary is outside.

    Parameters
    ----------
    boundary : polygon
        Outline of the site, metric CRS.
    sectors : sequence of (name, polygon)
        The same CRS.
    """
    taken: BaseGeometry = shapely.Polygon()
    polygons, overlap = [], 0.0
    for _, polygon in sectors:
        inside = ground_inside(polygon, boundary)
        own = only_ground(shapely.difference(inside, taken))
        overlap += max(inside.area - own.area, 0.0) / 1e6
        taken = shapely.union(taken, inside)
        polygons.append(own)
    names = (*(str(name) for name, _ in sectors), NO_SECTOR, OUTSIDE)
    return SectorParts(names, tuple(polygons), boundary, overlap)


def clipping_grid(spec: GridSpec, areas: int) -> GridSpec:
    """Return the grid, coarser where the shares of its cells in so many areas would fill the memory."""
    while spec.size * areas > _MOST_SHARES and spec.size > 1:
        spec = GridSpec.covering(spec.bounds, spec.cell_size * 2)
    return spec


class SectorClip:
    """Which share of each piece lies in which part of the site; the shares of a piece add up to 1."""

    def __init__(self, parts: SectorParts, spec: GridSpec) -> None:
        self._spec = spec
        self._areas = [(polygon, area_shares(polygon, spec)) for polygon in (*parts.polygons, parts.boundary)]

    def shares(self, pieces: TrackPieces) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return piece, part (as in ``SectorParts.names``) and share of each piece in each part that it enters."""
        left = np.ones(len(pieces))
        found: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = []
        *sectors, boundary = self._areas
        for number, area in enumerate(sectors):
            open_ = np.flatnonzero(left > 0)
            self._take(number, open_, self._inside(area, pieces, open_), left, found)
        rest = np.flatnonzero(left > 0)
        inside = self._inside(boundary, pieces, rest) - (1.0 - left[rest])  # what the sectors took lies inside too
        self._take(len(sectors), rest, inside, left, found)
        rest = np.flatnonzero(left > 0)
        self._take(len(sectors) + 1, rest, left[rest], left, found)
        piece, part, share = (np.concatenate(column) for column in zip(*found))
        return piece, part, share

    def _inside(self, area: tuple[BaseGeometry, np.ndarray], pieces: TrackPieces, at: np.ndarray) -> np.ndarray:
        polygon, shares = area
        near = np.flatnonzero(np.append(shares.ravel(), 0.0)[pieces.cell[at]] > 0)
        inside = np.zeros(len(at))
        inside[near] = shares_inside(polygon, self._spec, shares, pieces.where(at[near]))
        return inside

    @staticmethod
    def _take(
        number: int, at: np.ndarray, share: np.ndarray, left: np.ndarray,
        found: list[tuple[np.ndarray, np.ndarray, np.ndarray]],
    ) -> None:
        share = np.minimum(share, left[at])
        rest = left[at] - share
        share = np.where(rest < _LEAST_SHARE, left[at], share)  # nothing is lost to rounding
        took = np.flatnonzero(share > _LEAST_SHARE)
        at, share = at[took], share[took]
        left[at] -= share
        found.append((at, np.full(len(at), number), share))
