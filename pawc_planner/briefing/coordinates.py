"""The metric grid printed beside latitude and longitude: WGS 84 / UTM, in the zone of the site."""

from __future__ import annotations

import re

import numpy as np
from pyproj import CRS, Transformer

from ..site.info import utm_zone
from .contents import Place, PrintGrid

WGS84 = "EPSG:4326"
_UTM = re.compile(r"^WGS 84 / UTM zone (\d+[NS])$")


def print_grid(site_crs: str, x: float, y: float) -> PrintGrid:
    """Choose the printed grid: the site's own CRS when it is WGS 84 / UTM, else the UTM zone of the place ``x, y``.

    One zone serves all pages of a site, even when the park lies across two zones, so that all
    eastings on paper compare with each other.
    """
    crs = CRS.from_user_input(site_crs)
    found = _UTM.match(crs.name)
    if not found or not crs.to_authority():
        lon, lat = Transformer.from_crs(crs, WGS84, always_xy=True).transform(x, y)
        crs = CRS.from_user_input(utm_zone(lon, lat))
        found = _UTM.match(crs.name)
    code = ":".join(crs.to_authority() or ("EPSG", "4326"))
    return PrintGrid(code, crs.name, found.group(1) if found else "")


def places(site_crs: str, grid: PrintGrid, x: np.ndarray, y: np.ndarray) -> list[Place]:
    """Return the places of points in the site's CRS, metres, shape (n,)."""
    lon, lat = Transformer.from_crs(site_crs, WGS84, always_xy=True).transform(x, y)
    east, north = Transformer.from_crs(site_crs, grid.crs, always_xy=True).transform(x, y)
    return [Place(float(a), float(o), float(e), float(n)) for a, o, e, n in zip(lat, lon, east, north)]
