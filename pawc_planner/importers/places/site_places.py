"""Where coordinates of files lie with respect to the site."""

from __future__ import annotations

from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError
from shapely.geometry.base import BaseGeometry

from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ...site.store import SiteStore
from ..errors import MappingError
from ..reasons import repair
from ..records import Repair
from .datum_shift import datum_shift

NEAR_M = 50_000.0  # patrols walk in from outside; what lies further away belongs to another site
_ZERO_DEGREES = 1e-3
_NEAR_EQUATOR = 3.0  # degrees; a site here may have coordinates of both hemispheres
_NO_CRS = QT_TRANSLATE_NOOP("PawcPlanner", "there is no CRS “{crs}”")


@dataclass(frozen=True)
class SitePlaces:
    """The site's CRS, zone of time and surroundings, for placing records.

    Parameters
    ----------
    crs : CRS
        Of the site.
    zone : ZoneInfo
        Of local days.
    near : shapely geometry
        The site and 50 km around it, site CRS.
    """

    crs: CRS
    zone: ZoneInfo
    near: BaseGeometry
    _from_degrees: Transformer
    _to_degrees: Transformer
    _kept: dict[str, Transformer] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, store: SiteStore) -> SitePlaces:
        """Prepare the surroundings of a site."""
        crs = CRS.from_user_input(store.info.crs)
        near = store.boundary().simplify(200).buffer(NEAR_M, quad_segs=16)
        shapely.prepare(near)
        return cls(
            crs, ZoneInfo(store.info.timezone), near, Transformer.from_crs(4326, crs, always_xy=True),
            Transformer.from_crs(crs, 4326, always_xy=True))

    def project(self, lon: np.ndarray, lat: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return x and y in the site CRS, metres; NaN where there is none."""
        lon, lat = np.asarray(lon, float), np.asarray(lat, float)
        good = is_degrees(lon, lat)
        x, y = np.full(lon.shape, np.nan), np.full(lon.shape, np.nan)
        if good.any():
            px, py = _transformed(self._from_degrees, lon[good], lat[good])
            bad = ~(np.isfinite(px) & np.isfinite(py))
            x[good], y[good] = np.where(bad, np.nan, px), np.where(bad, np.nan, py)
        return x, y

    def is_near(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Return True where a place in the site CRS lies inside or at most 50 km from the boundary."""
        x, y = np.asarray(x, float), np.asarray(y, float)
        finite = np.isfinite(x) & np.isfinite(y)
        return finite & shapely.contains_xy(self.near, np.where(finite, x, 0), np.where(finite, y, 0))

    def turned(self, lon: np.ndarray, lat: np.ndarray) -> np.ndarray:
        """Return True where a pair lies near the site only the other way round."""
        return self.is_near(*self.project(lat, lon)) & ~self.is_near(*self.project(lon, lat))

    def degrees_from(self, crs: CRS, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return longitude and latitude (WGS 84) of places in another CRS; NaN where there are none."""
        name = crs.to_string()
        if name not in self._kept:
            self._kept[name] = datum_shift(crs).transformer
        lon, lat = _transformed(self._kept[name], np.asarray(x, float), np.asarray(y, float))
        bad = ~(np.isfinite(lon) & np.isfinite(lat))
        return np.where(bad, np.nan, lon), np.where(bad, np.nan, lat)

    def zones(self) -> tuple[int, ...]:
        """Return the UTM zone of the middle of the site, and its neighbours."""
        zone = int((self._middle()[0] + 180) // 6)
        return tuple((number % 60) + 1 for number in (zone, zone - 1, zone + 1))

    def hemispheres(self) -> tuple[bool, ...]:
        """Return False where places can lie north of the equator, True south of it, the site's own first."""
        lat = self._middle()[1]
        own = bool(lat < 0)
        return (own, not own) if abs(lat) < _NEAR_EQUATOR else (own,)

    def _middle(self) -> tuple[float, float]:
        middle = self.near.centroid
        return self._to_degrees.transform(middle.x, middle.y)

    def local_days(self, t: np.ndarray) -> np.ndarray:
        """Return the local day of UTC epoch seconds as days since 1970; the smallest integer where unknown."""
        t = np.asarray(t, float)
        known = np.isfinite(t)
        days = np.full(t.shape, np.iinfo(np.int64).min)
        if known.any():
            local = pd.to_datetime(t[known], unit="s", utc=True).tz_convert(str(self.zone)).tz_localize(None)
            days[known] = local.to_numpy("datetime64[D]").astype(np.int64)
        return days

    def utc_from_wall(self, wall: np.ndarray) -> np.ndarray:
        """Return UTC epoch seconds of wall-clock seconds that were written as if UTC."""
        wall = np.asarray(wall, float)
        known = np.isfinite(wall) & (np.abs(wall) < 8e9)
        t = np.full(wall.shape, np.nan)
        if known.any():
            naive = pd.to_datetime(np.round(wall[known] * 1000).astype("int64"), unit="ms")
            sure = naive.tz_localize(
                str(self.zone), ambiguous=np.zeros(len(naive), bool), nonexistent="shift_forward").tz_convert("UTC")
            t[known] = sure.tz_localize(None).to_numpy("datetime64[ms]").astype(np.int64) / 1000
        return t

    def midnight(self, day: int) -> float:
        """Return the UTC epoch seconds at which a local day (days since 1970) begins."""
        return float(self.utc_from_wall(np.array([day * 86400.0]))[0])


def straight(lon: float, lat: float, places: SitePlaces) -> tuple[float, float, tuple[Repair, ...]]:
    """Return longitude and latitude of a point, put right and with its repair where they were swapped."""
    if not places.turned(np.array([lon]), np.array([lat]))[0]:
        return lon, lat, ()
    return lat, lon, (repair("lat, lon", f"{lat:.10g}, {lon:.10g}", f"{lon:.10g}, {lat:.10g}", "swapped"),)


def is_degrees(lon: np.ndarray, lat: np.ndarray) -> np.ndarray:
    """Return True where both are finite and can be a longitude and a latitude."""
    with np.errstate(invalid="ignore"):
        return np.isfinite(lon) & np.isfinite(lat) & (np.abs(lon) <= 180) & (np.abs(lat) <= 90)


def is_zero(lon: np.ndarray, lat: np.ndarray) -> np.ndarray:
    """Return True at 0° N 0° E, where devices put fixes that they do not have."""
    with np.errstate(invalid="ignore"):
        return (np.abs(lon) < _ZERO_DEGREES) & (np.abs(lat) < _ZERO_DEGREES)


def read_crs(text: str) -> CRS:
    """Return the CRS that a mapping names.

    Raises
    ------
    MappingError
        There is no such CRS.
    """
    try:
        return CRS.from_user_input(text)
    except CRSError:
        raise MappingError(problem=Sentence(_NO_CRS, {"crs": text}), example='{"crs": "EPSG:32648"}') from None


def _transformed(transformer: Transformer, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Transform arrays; pyproj mistakes an array of one for a number, which numpy is about to forbid."""
    if x.size != 1:
        return transformer.transform(x, y)
    one = transformer.transform(x.item(), y.item())
    return np.full(x.shape, one[0]), np.full(x.shape, one[1])
