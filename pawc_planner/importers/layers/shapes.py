"""Geometries of a layer made to fit their role, with a record of every change."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

_DIMENSION = {"POINT": 0, "LINESTRING": 1, "MULTILINESTRING": 1, "POLYGON": 2, "MULTIPOLYGON": 2}
_OUTLINE_ROLES = ("border", "rivers")  # a country or a lake is often given as an area, and its edge is meant


@dataclass(frozen=True)
class FittedShape:
    """One geometry after fitting; ``rule`` names the repair, ``fault`` the reason for quarantine ("" for none)."""

    shape: BaseGeometry | None
    rule: str = ""
    why: str = ""
    fault: str = ""


def dimension(kind: str) -> int:
    """Return 0 for a table of points, 1 of lines, 2 of areas."""
    return _DIMENSION[kind]


def fits(shape: BaseGeometry, kind: str, role: str) -> bool:
    """Return True when a geometry can serve a role: the right dimension, or a higher one with a clear meaning."""
    own, wanted = shapely.get_dimensions(shape), dimension(kind)
    return own == wanted or (wanted == 0 and own == 2) or (wanted == 1 and own == 2 and role in _OUTLINE_ROLES)


def fit(shape: BaseGeometry | None, kind: str, role: str) -> FittedShape:
    """Return a valid geometry of the type of the table.

    Parameters
    ----------
    shape : geometry or None
        In the site's CRS.
    kind : str
        Geometry type of the table.
    role : str
        Role of the layer.
    """
    if shape is None or shape.is_empty:
        return FittedShape(None, fault="no_geometry")
    if not np.isfinite(shapely.get_coordinates(shape)).all():
        return FittedShape(None, fault="no_place")
    if not fits(shape, kind, role):
        return FittedShape(None, fault="wrong_type")
    rule = why = ""
    if not shapely.is_valid(shape):
        rule, why = "invalid_geometry", shapely.is_valid_reason(shape)
        shape = shapely.make_valid(shape)
    own, wanted = shapely.get_dimensions(shape), dimension(kind)
    if wanted == 0 and own == 2:
        rule, why, shape = "inside_point", "a point inside the area stands for it", shapely.point_on_surface(shape)
    elif wanted == 1 and own == 2:
        rule, why, shape = "outline", "the edge of the area is taken", shapely.boundary(shape)
    parts = _parts(shape, wanted)
    if not len(parts):
        return FittedShape(None, fault="no_extent")
    if wanted == 0 and len(parts) > 1:
        rule, why = "several_points", f"the first of {len(parts)} points is taken"
    return FittedShape(_assembled(parts, kind), rule, why)


def _parts(shape: BaseGeometry, wanted: int) -> np.ndarray:
    """Return the simple parts of one dimension; mending can leave stray lines and points beside an area."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    parts = parts[shapely.get_dimensions(parts) == wanted]
    size = shapely.area(parts) if wanted == 2 else shapely.length(parts) if wanted == 1 else np.ones(len(parts))
    return parts[size > 0]


def _assembled(parts: np.ndarray, kind: str) -> BaseGeometry:
    if kind == "POINT":
        return parts[0]
    return shapely.multilinestrings(parts) if _DIMENSION[kind] == 1 else shapely.multipolygons(parts)
