"""Elevation and land cover of a site: GeoTIFF beside the database. The only user of rasterio.

Coordinate systems go to rasterio as WKT, and pyproj transforms them: a ``PROJ_DATA`` set for another PROJ, as QGIS on
Windows does, must not matter. The environment is left as it is.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from affine import Affine
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError, ProjError

from ..analysis.grid import GridSpec
from ..base.params import one_of
from ..base.words import QT_TRANSLATE_NOOP, Sentence
from .environment import unchanged_environment
from .errors import FolderNotWritable, OpenedForReading, RasterMissing, RasterUnusable, SiteError
from .schema import RASTER_ROLES
from .store import SiteStore

with unchanged_environment():  # rasterio names certificates for all of the process when it is imported
    import rasterio
    from rasterio.enums import Resampling
    from rasterio.errors import RasterioError
    from rasterio.warp import reproject

_NO_FILE = QT_TRANSLATE_NOOP("PawcPlanner", "there is no such file")
_NO_RASTER = QT_TRANSLATE_NOOP("PawcPlanner", "it is not a raster, or it is damaged")
_NO_CRS = QT_TRANSLATE_NOOP("PawcPlanner", "it has no coordinate system")
_NO_POSITION = QT_TRANSLATE_NOOP("PawcPlanner", "it has no position on the ground")
_OTHER_CRS = QT_TRANSLATE_NOOP("PawcPlanner", "its coordinate system is not understood")
_ELSEWHERE = QT_TRANSLATE_NOOP("PawcPlanner", "it does not cover the site")
_NO_ELEVATIONS = QT_TRANSLATE_NOOP("PawcPlanner", "its values from {low} to {high} are no elevations in metres")
MARGIN_M = 10_000.0
MAX_PIXELS = 40_000_000
_LOWEST_M, _HIGHEST_M = -500.0, 9000.0  # Dead Sea shore and Everest, with room
_NO_CLASS = -9999


def import_raster(store: SiteStore, source: Path, role: str) -> Path:
    """Bring a raster into the site and return its new file.

    It is written as ``<site>_<role>.tif`` beside the database, in the site's CRS at its own resolution, clipped to the
    bounds of the boundary and 10 km around; the site refers to it by a relative path. The source stays as it is.

    Parameters
    ----------
    store : SiteStore
        Site, open for writing.
    source : Path
        Georeferenced raster; its first band is taken. Elevation in metres.
    role : {"dem", "land_cover"}
        What it is.

    Raises
    ------
    RasterUnusable
        No raster, without CRS or position, off the site, or values that are no elevations.
    """
    one_of("ROLE", role, RASTER_ROLES)
    if not store.writable:
        raise OpenedForReading(path=store.path)
    source = Path(source)
    with _opened(source) as raster:
        spec = _target(raster, source, store)
        values = _warped(raster, spec, store.info.crs, Resampling.bilinear if role == "dem" else Resampling.nearest)
    inside = store.grid().spec.cells_at(*spec.centres()).reshape(spec.shape) >= 0
    _look_at_values(values[inside], source, role)
    target = store.path.with_name(f"{store.path.stem}_{role}.tif")
    if role == "land_cover":
        values = np.where(np.isnan(values), _NO_CLASS, values).astype("int32")
    write_raster(target, spec, values, store.info.crs)
    store.update_info(**{role: target.name})
    return target


def read_raster(store: SiteStore, role: str, spec: GridSpec) -> np.ndarray | None:
    """Return a raster of the site on the cells of ``spec``.

    Elevation is averaged when the cells are coarser than the raster and interpolated when they are finer; land cover
    takes the commonest class, or the nearest.

    Parameters
    ----------
    store : SiteStore
        Site.
    role : {"dem", "land_cover"}
        Which raster.
    spec : GridSpec
        Cells in the site's CRS.

    Returns
    -------
    ndarray of float32, shape (n_rows, n_cols), or None
        NaN where the raster knows nothing; None when the site has no such raster.

    Raises
    ------
    RasterMissing
        The site refers to a file that is gone.
    RasterUnusable
        The file is damaged.
    """
    one_of("ROLE", role, RASTER_ROLES)
    name = getattr(store.info, role)
    if not name:
        return None
    path = store.path.parent / name
    if not path.is_file():
        raise RasterMissing(path=path, role=role)
    with _opened(path) as raster:
        coarser = spec.cell_size > _pixel_m(raster, path, store)
        methods = (Resampling.average, Resampling.bilinear) if role == "dem" else (Resampling.mode, Resampling.nearest)
        return _warped(raster, spec, store.info.crs, methods[0] if coarser else methods[1])


def read_raster_file(path: Path, spec: GridSpec, crs: str) -> np.ndarray:
    """Return the first band of a raster that belongs to no site, averaged on the cells of ``spec`` in ``crs``.

    float32, shape (n_rows, n_cols), NaN where the raster knows nothing; :class:`RasterUnusable` when it cannot be read.
    """
    with _opened(Path(path)) as raster:
        return _warped(raster, spec, crs, Resampling.average)


@dataclass(frozen=True)
class RasterExtent:
    """Where a raster lies: CRS as WKT, and its middle in that CRS."""

    crs: str
    middle: tuple[float, float]


def raster_extent(path: Path) -> RasterExtent:
    """Return where a raster that belongs to no site lies.

    :class:`RasterUnusable` when it cannot be read or has no CRS or position.
    """
    with _opened(Path(path)) as raster:
        _look_at_position(raster, path)
        return RasterExtent(raster.crs.to_wkt(), raster.transform * (raster.width / 2, raster.height / 2))


def write_raster(path: Path, spec: GridSpec, values: np.ndarray, crs: str) -> None:
    """Write values of cells as a compressed GeoTIFF, replacing ``path`` only when it is complete.

    Parameters
    ----------
    path : Path
        The GeoTIFF to be.
    spec : GridSpec
        Where the cells lie.
    values : ndarray, shape (n_rows, n_cols)
        Floats, NaN is no data; or integers, -9999 is no data.
    crs : str
        CRS of ``spec``.
    """
    path = Path(path)
    values = np.asarray(values)
    whole = np.issubdtype(values.dtype, np.integer)
    data = values.astype("int32" if whole else "float32").reshape(spec.shape)
    profile = {
        "driver": "GTiff", "height": spec.n_rows, "width": spec.n_cols, "count": 1, "dtype": data.dtype.name,
        "crs": CRS.from_user_input(crs).to_wkt("WKT1_GDAL"), "nodata": _NO_CLASS if whole else float("nan"),
        "transform": _transform(spec), "compress": "deflate", "predictor": 2 if whole else 3, "tiled": True,
    }
    scratch = path.with_name(f".{path.stem}.{secrets.token_hex(4)}.tif")
    try:
        with rasterio.open(scratch, "w", **profile) as raster:
            raster.write(data, 1)
        scratch.replace(path)
    except (RasterioError, OSError) as fault:
        raise FolderNotWritable(folder=path.parent, reason=_first_line(fault)) from fault
    finally:
        scratch.unlink(missing_ok=True)


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    """Open a raster; whatever GDAL finds wrong with it, now or while reading, becomes one sentence."""
    if not path.is_file():
        raise RasterUnusable(path=path, reason=_NO_FILE)
    try:
        with rasterio.open(path) as raster:
            yield raster
    except SiteError:
        raise
    except (RasterioError, OSError) as fault:
        raise RasterUnusable(path=path, reason=_NO_RASTER) from fault


def _target(raster: Any, path: Path, store: SiteStore) -> GridSpec:
    """Return where the site's copy lies: bounds of the site and 10 km around, at the raster's resolution."""
    west, south, east, north = store.boundary().bounds
    pixel = _pixel_m(raster, path, store)
    bounds = (west - MARGIN_M, south - MARGIN_M, east + MARGIN_M, north + MARGIN_M)
    least = np.sqrt((bounds[2] - bounds[0]) * (bounds[3] - bounds[1]) / MAX_PIXELS)
    return GridSpec.covering(bounds, max(pixel, float(least)))


def _pixel_m(raster: Any, path: Path, store: SiteStore) -> float:
    """Return the side of a pixel in the middle of the site, metres in the site's CRS."""
    _look_at_position(raster, path)
    try:
        own = CRS.from_wkt(raster.crs.to_wkt())
        to_site = Transformer.from_crs(own, CRS.from_user_input(store.info.crs), always_xy=True)
        middle = store.boundary().centroid
        x, y = to_site.transform(middle.x, middle.y, direction="INVERSE")
        offsets = np.array(_pixel_offsets(raster.transform))
        corners = to_site.transform(x + offsets[:, 0], y + offsets[:, 1])
    except (CRSError, ProjError) as fault:
        raise RasterUnusable(path=path, reason=_OTHER_CRS) from fault
    (x0, x1, x2), (y0, y1, y2) = corners
    area = abs((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0))
    if not np.isfinite(area) or area <= 0:
        raise RasterUnusable(path=path, reason=_ELSEWHERE)
    return float(np.sqrt(area))


def _look_at_position(raster: Any, path: Path) -> None:
    if raster.crs is None:
        raise RasterUnusable(path=path, reason=_NO_CRS)
    if raster.transform.is_identity:
        raise RasterUnusable(path=path, reason=_NO_POSITION)


def _pixel_offsets(transform: Affine) -> list[tuple[float, float]]:
    return [(0.0, 0.0), (transform.a, transform.d), (transform.b, transform.e)]


def _warped(raster: Any, spec: GridSpec, crs: str, method: Resampling) -> np.ndarray:
    values = np.full(spec.shape, np.nan, dtype="float32")
    reproject(
        source=rasterio.band(raster, 1), destination=values,
        src_crs=raster.crs.to_wkt(), src_nodata=raster.nodata,
        dst_crs=CRS.from_user_input(crs).to_wkt("WKT1_GDAL"), dst_transform=_transform(spec), dst_nodata=np.nan,
        resampling=method,
    )
    return values


def _look_at_values(values: np.ndarray, path: Path, role: str) -> None:
    known = values[np.isfinite(values)]
    if not known.size:
        raise RasterUnusable(path=path, reason=_ELSEWHERE)
    low, high = float(known.min()), float(known.max())
    if role == "dem" and not _LOWEST_M <= low <= high <= _HIGHEST_M:
        raise RasterUnusable(path=path, reason=Sentence(_NO_ELEVATIONS, {"low": f"{low:g}", "high": f"{high:g}"}))


def _transform(spec: GridSpec) -> Affine:
    return Affine(spec.cell_size, 0.0, spec.west, 0.0, -spec.cell_size, spec.north)


def _first_line(fault: Exception) -> str:
    return (getattr(fault, "strerror", None) or str(fault)).splitlines()[0]
