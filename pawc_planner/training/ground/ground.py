"""The ground of a park as everybody else uses it: terrain, places and what lies over it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from shapely.geometry.base import BaseGeometry

from .landscape import Landscape
from .places import Places
from .terrain import Terrain


@dataclass(frozen=True)
class Ground:
    """Terrain, places and landscape of one park, all in ``terrain.crs``.

    Parameters
    ----------
    terrain : Terrain
        Elevation, slope and outline on the grid on which everybody moves.
    places : Places
        Stations, sectors, villages, entries, targets and towers.
    landscape : Landscape
        Roads, trails, signal, closed areas, land cover and rivers.
    rivers, border : list of (geometry, dict)
        Lines with their attributes, as the office's layers hold them.
    elevation : Path, optional
        Raster that the office has as its elevation; without one it gets the terrain's.
    """

    terrain: Terrain
    places: Places
    landscape: Landscape
    rivers: list[tuple[BaseGeometry, dict]]
    border: list[tuple[BaseGeometry, dict]]
    elevation: Path | None = None
