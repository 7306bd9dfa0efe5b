"""Elevation and land cover of a site: GeoTIFF beside the database. The only user of rasterio."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from ..analysis.grid import GridSpec
from .store import SiteStore


def import_raster(store: SiteStore, source: Path, role: str) -> Path:
    """Bring a raster into the site as ``<site>_<role>.tif`` in its CRS, clipped to the boundary and 10 km around."""
    raise NotImplementedError


def read_raster(store: SiteStore, role: str, spec: GridSpec) -> np.ndarray | None:
    """Return a raster of the site on the cells of ``spec``, float32 (n_rows, n_cols), NaN where unknown; or None."""
    raise NotImplementedError


def write_raster(path: Path, spec: GridSpec, values: np.ndarray, crs: str) -> None:
    """Write values of cells, shape (n_rows, n_cols), as a GeoTIFF; NaN is no data."""
    raise NotImplementedError
