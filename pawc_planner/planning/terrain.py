"""The ground on which patrols and intruders move, as layers of one movement grid."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Optional

import numpy as np
from shapely.geometry.base import BaseGeometry

from ..analysis.grid import GridSpec


@dataclass(frozen=True)
class Terrain:
    """Layers of the movement grid; every array has shape ``spec.shape``, row 0 is the north.

    Parameters
    ----------
    spec : GridSpec
        Movement grid in the site CRS, metres (usually 250 m).
    elevation : ndarray of float
        Metres; NaN where unknown (taken as level ground).
    land_factor : ndarray of float
        Relative walking speed off the path: 1 open ground, 0 impassable.
    road, trail : ndarray of bool
        Cells crossed by a road or a footpath.
    river : ndarray of bool
        Cells crossed by a main river that cannot be waded.
    no_go : ndarray of bool
        Cells touched by an area where no patrol is sent.
    inside : ndarray of bool
        Cells whose middle lies inside the boundary.
    barriers : ndarray of shapely LineString
        The unfordable rivers themselves, as single lines: a move that crosses one is not possible …
    bridges : ndarray, shape (k, 2)
        … except near these points (x, y), where a road or trail crosses a river.
    """

    spec: GridSpec
    elevation: np.ndarray
    land_factor: np.ndarray
    road: np.ndarray
    trail: np.ndarray
    river: np.ndarray
    no_go: np.ndarray
    inside: np.ndarray
    barriers: np.ndarray = field(default_factory=lambda: np.empty(0, dtype=object))
    bridges: np.ndarray = field(default_factory=lambda: np.empty((0, 2)))


def terrain(
    spec: GridSpec,
    elevation: Optional[np.ndarray] = None,
    land_factor: Optional[np.ndarray] = None,
    roads: Iterable[BaseGeometry] = (),
    trails: Iterable[BaseGeometry] = (),
    rivers: Iterable[BaseGeometry] = (),
    no_go: Iterable[BaseGeometry] = (),
    boundary: Optional[BaseGeometry] = None,
) -> Terrain:
    """Lay vector layers (site CRS) on the movement grid.

    Parameters
    ----------
    spec : GridSpec
        Movement grid.
    elevation : ndarray, shape ``spec.shape``, optional
        Metres, NaN unknown; None means level ground.
    land_factor : ndarray, shape ``spec.shape``, optional
        Relative walking speed 0 to 1; NaN counts as 1. None means open ground.
    roads, trails : iterable of shapely geometry
        Lines.
    rivers : iterable of shapely geometry
        Only those that cannot be waded.
    no_go : iterable of shapely geometry
        Polygons.
    boundary : shapely geometry, optional
        Outline of the site; None means that all is inside.

    Raises
    ------
    ShapeError
        When a raster does not have the shape of the grid.
    """
    raise NotImplementedError
