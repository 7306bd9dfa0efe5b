"""The ground on which patrols and intruders move, as layers of one movement grid."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ..analysis.grid import GridSpec
from ..analysis.lines.crossings import split_segments
from .errors import ShapeError


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
    elevation: np.ndarray | None = None,
    land_factor: np.ndarray | None = None,
    roads: Iterable[BaseGeometry] = (),
    trails: Iterable[BaseGeometry] = (),
    rivers: Iterable[BaseGeometry] = (),
    no_go: Iterable[BaseGeometry] = (),
    boundary: BaseGeometry | None = None,
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
    road, trail, river = (line_segments(lines) for lines in (roads, trails, rivers))
    middles = shapely.points(*spec.centres())
    inside = np.ones(spec.size, bool) if boundary is None else shapely.intersects(boundary, middles)
    factor = np.nan_to_num(_raster("LAND_FACTOR", land_factor, spec, 1.0), nan=1.0)
    return Terrain(
        spec=spec,
        elevation=_raster("ELEVATION", elevation, spec, 0.0),
        land_factor=np.clip(factor, 0.0, 1.0),
        road=cells_on(road, spec),
        trail=cells_on(trail, spec),
        river=cells_on(river, spec),
        no_go=_cells_touched(no_go, spec),
        inside=inside.reshape(spec.shape),
        barriers=shapely.linestrings(river),
        bridges=_meeting_points(shapely.linestrings(np.concatenate([road, trail])), shapely.linestrings(river)),
    )


def line_segments(lines: Iterable[BaseGeometry]) -> np.ndarray:
    """Return the straight pieces of lines (of multi-lines and outlines of polygons too); shape (n, 2, 2)."""
    geometries = [shapely.force_2d(g) for g in lines if g is not None and not g.is_empty]
    outlines = [g.boundary if g.geom_type.endswith("Polygon") else g for g in geometries]
    parts = shapely.get_parts(np.array(outlines, dtype=object)) if outlines else np.empty(0, dtype=object)
    xy, part = shapely.get_coordinates(parts, return_index=True)
    first = np.flatnonzero(part[1:] == part[:-1])
    return np.stack([xy[first], xy[first + 1]], axis=1) if len(first) else np.empty((0, 2, 2))


def cells_on(segments: np.ndarray, spec: GridSpec) -> np.ndarray:
    """Mark every cell that the segments (n, 2, 2) run through; bool, shape ``spec.shape``."""
    mark = np.zeros(spec.size, dtype=bool)
    if len(segments):
        cells = split_segments(segments[:, 0, 0], segments[:, 0, 1], segments[:, 1, 0], segments[:, 1, 1], spec).cell
        mark[cells[cells >= 0]] = True
    return mark.reshape(spec.shape)


def _raster(name: str, values: np.ndarray | None, spec: GridSpec, default: float) -> np.ndarray:
    if values is None:
        return np.full(spec.shape, default)
    if np.shape(values) != spec.shape:
        raise ShapeError(name=name, shape=np.shape(values), expected=spec.shape)
    return np.asarray(values, dtype=float)


def _cells_touched(areas: Iterable[BaseGeometry], spec: GridSpec) -> np.ndarray:
    mark = np.zeros(spec.size, dtype=bool)
    geometries = [shapely.force_2d(a) for a in areas if a is not None and not a.is_empty]
    if geometries:
        mark[shapely.STRtree(spec.boxes()).query(geometries, predicate="intersects")[1]] = True
    return mark.reshape(spec.shape)


def _meeting_points(ways: np.ndarray, rivers: np.ndarray) -> np.ndarray:
    if not len(ways) or not len(rivers):
        return np.empty((0, 2))
    way, river = shapely.STRtree(rivers).query(ways, predicate="intersects")
    return np.unique(shapely.get_coordinates(shapely.intersection(ways[way], rivers[river])), axis=0)
