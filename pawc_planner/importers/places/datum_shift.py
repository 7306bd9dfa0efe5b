"""From a CRS to WGS 84 with the right step between datums.

PROJ takes EPSG:1812, "Indian 1975 to WGS 84 (4)", first for land in Thailand. Its rotations are those of a coordinate
frame but are applied as those of a position vector: places come out some 180 m west of where EPSG:1304 (62 stations,
5 m), EPSG:1537 and the three parameters of the Royal Thai Survey Department (206, 837, 295 m) put them, which agree
within a few metres, as EPSG:1812 does once its rotations are turned round. So it is not used. The difference is
reported in PROJ's issue 1787.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from pyproj import CRS, Transformer
from pyproj.aoi import AreaOfInterest
from pyproj.transformer import TransformerGroup

NOT_USED = "Indian 1975 to WGS 84 (4)"
_WGS84 = CRS.from_epsg(4326)


@dataclass(frozen=True)
class DatumShift:
    """How places of a CRS become WGS 84.

    Parameters
    ----------
    transformer : Transformer
        To longitude and latitude.
    accuracy_m : float
        How well it is known, metres; NaN when nobody says.
    name : str
        Name of the datum when it is another than WGS 84, else "".
    """

    transformer: Transformer
    accuracy_m: float
    name: str

    def degrees(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return longitude and latitude; NaN where there are none."""
        x, y = np.asarray(x, float), np.asarray(y, float)
        if x.size == 0:
            return x.copy(), y.copy()
        lon, lat = self.transformer.transform(np.atleast_1d(x).ravel(), np.atleast_1d(y).ravel())
        lon, lat = np.reshape(lon, x.shape), np.reshape(lat, y.shape)
        bad = ~(np.isfinite(lon) & np.isfinite(lat))
        return np.where(bad, np.nan, lon), np.where(bad, np.nan, lat)


def datum_shift(crs: CRS, area: tuple[float, float, float, float] | None = None) -> DatumShift:
    """Return the best known way from a CRS to WGS 84 that needs no network.

    Parameters
    ----------
    crs : CRS
        Of the places.
    area : tuple of float, optional
        West, south, east and north of the site, degrees.

    Raises
    ------
    pyproj.exceptions.ProjError
        There is no way.
    """
    return _shift(crs.to_wkt(), area)


@lru_cache(maxsize=32)
def _shift(wkt: str, area: tuple[float, float, float, float] | None) -> DatumShift:
    crs = CRS.from_wkt(wkt)
    if _is_wgs84(crs):
        return DatumShift(Transformer.from_crs(crs, _WGS84, always_xy=True), 0.0, "")
    wanted: Any = AreaOfInterest(*area) if area else None
    group = TransformerGroup(crs, _WGS84, always_xy=True, area_of_interest=wanted)
    if not group.transformers:
        return DatumShift(Transformer.from_crs(crs, _WGS84, always_xy=True), float("nan"), _datum_name(crs))
    good = [found for found in group.transformers if NOT_USED not in found.description] or group.transformers
    accuracy = float("nan") if good[0].accuracy is None or good[0].accuracy < 0 else float(good[0].accuracy)
    return DatumShift(good[0], accuracy, _datum_name(crs))


def _is_wgs84(crs: CRS) -> bool:
    geodetic = crs.geodetic_crs
    return geodetic is None or geodetic.equals(_WGS84, ignore_axis_order=True) or "World Geodetic System 1984" in (
        _datum_name(crs))


def _datum_name(crs: CRS) -> str:
    return crs.datum.name if crs.datum is not None else crs.name
