"""Making a site from its boundary."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from pyproj import CRS, Geod
from shapely.geometry.base import BaseGeometry

from ...analysis.grid import GridSpec
from ...base.errors import ParameterError
from ...base.params import positive
from ...base.progress import Silent
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ...site.errors import BoundaryUnusable, CrsElsewhere, SiteExists
from ...site.info import SiteInfo, known_crs, metric_crs, utm_zone
from ...site.schema import BY_NAME
from ...site.store import SiteStore
from ...site.writer import Writer
from .base_layers import file_hash, write_layer
from .errors import LayerWithoutCrs, LayerWrongType
from .features import PreparedLayer, prepare, to_site_crs
from .vectors import read_vector

# A metric CRS used outside its zone stretches the land. Neighbouring UTM zones (a park across 102° E) stay below 1 %.
_STRETCH = 0.02
_FEWEST_CELLS = 4.0
_NOT_GPKG = QT_TRANSLATE_NOOP("PawcPlanner", "a file whose name ends in .gpkg")
_ANOTHER = QT_TRANSLATE_NOOP("PawcPlanner", "another file than the boundary")
_NO_GEOMETRY = QT_TRANSLATE_NOOP("PawcPlanner", "no row of {file} has a geometry")
_LINES = QT_TRANSLATE_NOOP("PawcPlanner", "{file} holds lines")
_POINTS = QT_TRANSLATE_NOOP("PawcPlanner", "{file} holds points")
_DEGREES = QT_TRANSLATE_NOOP("PawcPlanner", "{file} says {crs}, but its coordinates look like degrees")
_NOWHERE = QT_TRANSLATE_NOOP("PawcPlanner", "{file} lies nowhere on earth, read as {crs}")
_NO_POLYGONS = QT_TRANSLATE_NOOP("PawcPlanner", "{file} holds no polygons")
_NO_AREA = QT_TRANSLATE_NOOP("PawcPlanner", "no polygon of {file} has an area")
_AT_MOST = QT_TRANSLATE_NOOP("PawcPlanner", "at most {most} m for a site of this size")


def create_site(
    boundary: Path, name: str, crs: str, cell_size: float, timezone: str, output: Path, *,
    layer: str = "", overwrite: bool = False, **optional: Any,
) -> SiteStore:
    """Make a site database from the polygons of a file and return it open for writing.

    Parameters
    ----------
    boundary : Path
        Vector file of polygons, in any CRS that it states; two or more polygons with different names also become the
        sectors.
    name : str
        Name of the site.
    crs : str
        Metric CRS of the site; "" takes the UTM zone of the middle of the boundary.
    cell_size : float
        Side of a planning cell, metres.
    timezone : str
        IANA name, for example ``Asia/Bangkok``.
    output : Path
        The new GeoPackage.
    layer : str
        Layer of the boundary file; "" when it holds one.
    overwrite : bool
        Whether a file at ``output`` may be replaced.
    **optional
        Further fields of :class:`SiteInfo`.

    Raises
    ------
    BoundaryUnusable, CrsNotMetric, SiteExists, FolderNotWritable, ParameterError, LayerUnreadable
        Nothing is left behind then.
    """
    source, output = Path(str(boundary).partition("|")[0]), Path(output)
    _look_at_output(output, source, overwrite)
    positive("CELL_SIZE", cell_size)
    frame = read_vector(Path(boundary), layer)
    _look_at_polygons(frame, source.name)
    suggestion = _suggested_crs(frame, source.name)
    info = SiteInfo(name, _site_crs(crs, suggestion), float(cell_size), timezone, **optional)
    outlines = _prepared(to_site_crs(frame, info.crs, source.name), "boundary", source.name)
    outline = shapely.union_all([row["geometry"] for row in outlines.rows.values()])
    _look_at_fit(outline, info, suggestion)
    _look_at_cells(outline, float(cell_size))
    sectors = _sectors(to_site_crs(frame, info.crs, source.name), source.name)
    sha256 = file_hash(source)

    def fill(writer: Writer) -> None:
        write_layer(writer, None, outlines, sha256)
        if sectors is not None:
            write_layer(writer, None, sectors, sha256)

    return SiteStore.create(output, info, outline, overwrite=overwrite, fill=fill)


def _look_at_output(output: Path, source: Path, overwrite: bool) -> None:
    if output.suffix.lower() != ".gpkg":
        raise ParameterError(name="OUTPUT", value=output, expected=_NOT_GPKG)
    if output.exists() and (output.is_dir() or not overwrite):
        raise SiteExists(path=output)
    if output.exists() and source.exists() and output.samefile(source):
        raise ParameterError(name="OUTPUT", value=output, expected=_ANOTHER)


def _look_at_polygons(frame: gpd.GeoDataFrame, source: str) -> None:
    shapes = [shape for shape in frame.geometry if shape is not None and not shape.is_empty]
    if not shapes:
        raise BoundaryUnusable(reason=Sentence(_NO_GEOMETRY, {"file": source}))
    if max(shapely.get_dimensions(shapes)) < 2:
        found = _LINES if max(shapely.get_dimensions(shapes)) == 1 else _POINTS
        raise BoundaryUnusable(reason=Sentence(found, {"file": source}))


def _suggested_crs(frame: gpd.GeoDataFrame, source: str) -> str:
    """Return the UTM zone of the middle of the boundary."""
    if frame.crs is None:
        raise LayerWithoutCrs(file=source)
    if frame.crs.is_projected and np.abs(frame.total_bounds).max() <= 360:
        raise BoundaryUnusable(reason=Sentence(_DEGREES, {"file": source, "crs": frame.crs.to_string()}))
    west, south, east, north = frame.to_crs("EPSG:4326").total_bounds
    if not np.isfinite([west, south, east, north]).all() or abs(south) > 90 or abs(north) > 90:
        raise BoundaryUnusable(reason=Sentence(_NOWHERE, {"file": source, "crs": frame.crs.to_string()}))
    return utm_zone((west + east) / 2, (south + north) / 2)


def _site_crs(crs: str, suggestion: str) -> str:
    """Return the CRS as it is kept: the authority code where there is one, else the text itself."""
    if not crs.strip():
        return suggestion
    authority = known_crs(crs.strip()).to_authority(min_confidence=100)
    metric_crs(crs.strip(), suggestion)
    return f"{authority[0]}:{authority[1]}" if authority else crs.strip()


def _prepared(frame: gpd.GeoDataFrame, role: str, source: str) -> PreparedLayer:
    try:
        ready = prepare(frame, BY_NAME[role], source, Silent())
    except LayerWrongType:
        raise BoundaryUnusable(reason=Sentence(_NO_POLYGONS, {"file": source})) from None
    if not ready.rows:
        raise BoundaryUnusable(reason=Sentence(_NO_AREA, {"file": source}))
    return ready


def _sectors(frame: gpd.GeoDataFrame, source: str) -> PreparedLayer | None:
    """Return the polygons as sectors when there are several with different names."""
    ready = _prepared(frame, "sectors", source)
    names = {row["name"] for row in ready.rows.values()}
    invented = any(repair["rule"] == "missing_name" for repair in ready.repairs)
    return ready if len(ready.rows) >= 2 and len(names) == len(ready.rows) and not invented else None


def _look_at_fit(outline: BaseGeometry, info: SiteInfo, suggestion: str) -> None:
    """Refuse a metric CRS that is made for another part of the world."""
    system = CRS.from_user_input(info.crs)
    degrees = gpd.GeoSeries([outline], crs=system).to_crs("EPSG:4326").iloc[0]
    on_earth = abs(Geod(ellps="WGS84").geometry_area_perimeter(degrees)[0])
    stretch = abs(outline.area / on_earth - 1)
    if not stretch <= _STRETCH:
        raise CrsElsewhere(crs=system.name, percent=round(100 * stretch, 1), suggestion=suggestion)


def _look_at_cells(outline: BaseGeometry, cell_size: float) -> None:
    if outline.area / cell_size**2 < _FEWEST_CELLS:
        most = (outline.area / _FEWEST_CELLS) ** 0.5
        expected = Sentence(_AT_MOST, {"most": f"{most:.0f}"})
        raise ParameterError(name="CELL_SIZE", value=f"{cell_size:g} m", expected=expected)
    GridSpec.covering(outline.bounds, cell_size)
