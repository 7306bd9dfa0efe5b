"""Vector layers as files of an import: points and attribute tables as rows, lines as tracks, in any stated CRS.

A record read is one feature of a point layer or one row of a table without geometry; of a line layer one vertex. Areas
are no records of patrols and are declined with the way to bring them in. Text of shapefiles without .cpg is told from
their bytes. EarthRanger's GeoJSON, GPX and KML have readers of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

import numpy as np
import shapely
from pyproj import CRS

from ...base.words import QT_TRANSLATE_NOOP
from ..errors import EmptySourceError, ImportFault
from ..fault_reasons import AREAS
from ..files.sources import SourceFile
from ..headers import KINDS
from ..places.datum_shift import DatumShift, datum_shift
from ..places.datums import told_by, told_by_code
from ..places.site_places import SitePlaces
from ..reading import Format, Reading
from ..reasons import REASONS
from ..records import Change, Part, Repair
from ..smart.layer_names import whole_names
from ..tables.known_tables import is_table, read_table_rows
from ..tables.rows import RowSource
from .vector_files import Layer, faults_told, opened, shapes, texts, vector_kind
from .vector_tracks import holds_tracks, read_tracks

LON, LAT = "lon", "lat"  # an attribute of such a name is told apart by a number
_LINES = QT_TRANSLATE_NOOP("PawcPlanner", "lines without patrols or times")


class NoRecordLayerError(ImportFault):
    """Facts: ``file``, ``what``."""

    code = "no_record_layer"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} holds {what}, which are no records of patrols or finds. Bring them in with “Add layer” (boundary, "
        "sectors, roads, rivers …)."
    )


class LayerMissingError(ImportFault):
    """Facts: ``file``, ``layer``, ``layers``."""

    code = "layer_missing"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner", "{file} has no layer “{layer}”. Its layers are: {layers}. Name one of them in the mapping."
    )


class SiteFileError(ImportFault):
    """Facts: ``file``."""

    code = "site_file"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner", "{file} is a site database of this plugin, not an export. Use “Merge sites” to take it in."
    )


def recognises(file: SourceFile) -> bool:
    """Return True for shapefiles, GeoPackages, FlatGeobuf, MapInfo, GML, GeoJSON, and dBase tables."""
    return vector_kind(file) != ""


def read(file: SourceFile, reading: Reading) -> Iterator[Part]:
    """Read the layers of a vector file that hold records.

    Raises
    ------
    NoRecordLayerError
        It holds areas, or lines without patrols.
    SiteFileError, LayerMissingError, EmptySourceError, UnreadableFileError
    ImportFault
        As the reader of tables.
    """
    with opened(file, reading.mapping.encoding) as layers:
        if {"import_batches", "leg_days"} <= {layer.name for layer in layers}:
            raise SiteFileError(file=file.name)
        layers = [layer.named(whole_names(layer.fields, reading.data_model, layer.dates)) for layer in layers]
        area = _area(reading.places)
        for layer in _chosen(file, layers, reading):
            with faults_told(file.name):
                shift = datum_shift(layer.crs, area) if layer.crs is not None else None
            name = f"{layer.file} [{layer.name}]" if len(layers) > 1 else layer.file
            tracks = holds_tracks(layer, reading)
            both = tracks and _holds_points(layer) and is_table(_source(layer, None, ""), reading)
            if tracks:
                yield from _shifted(read_tracks(layer, shift, reading, without_points=both), layer, shift)
            if both or not tracks:
                yield from _read_points(layer, shift, reading, name, both)


def _chosen(file: SourceFile, layers: list[Layer], reading: Reading) -> list[Layer]:
    """Return the layers to read: the one the mapping names, or all that hold records."""
    asked = reading.mapping.sheet.strip()
    if asked:
        found = [layer for layer in layers if layer.name.casefold() == asked.casefold()]
        if not found:
            raise LayerMissingError(file=file.name, layer=asked, layers=", ".join(layer.name for layer in layers))
        return found
    filled = [layer for layer in layers if _has_features(layer)]
    if not filled:
        raise EmptySourceError(file=file.name)
    usable = [
        layer for layer in filled
        if layer.geometry in ("point", "") or holds_tracks(layer, reading) or _holds_points(layer)
    ]
    if not usable:
        areas = all(layer.geometry == "area" for layer in filled)
        raise NoRecordLayerError(file=file.name, what=AREAS if areas else _LINES)
    if len(usable) == 1:
        return usable
    known = [layer for layer in usable if holds_tracks(layer, reading) or is_table(_source(layer, None, ""), reading)]
    return known or usable[:1]


def _has_features(layer: Layer) -> bool:
    return layer.count > 0 or next(iter(layer.frames()), None) is not None


def _holds_points(layer: Layer) -> bool:
    """Return True when points stand beside other geometries."""
    if layer.geometry != "mixed":
        return False
    return any(bool((shapely.get_dimensions(shapes(frame)) == 0).any()) for _, frame in islice(layer.frames(), 1))


def _read_points(
    layer: Layer, shift: DatumShift | None, reading: Reading, name: str, only_points: bool
) -> Iterator[Part]:
    firsts: dict[int, int] = {}
    source = _source(layer, shift, name, firsts)
    if only_points:
        points = {
            first + int(at) for first, frame in layer.frames()
            for at in np.flatnonzero(shapely.get_dimensions(shapes(frame)) == 0)
        }
        rows = source.rows
        source = replace(source, rows=lambda: (row for row in rows() if row[0] in points))
    for part in _shifted(read_table_rows(source, reading), layer, shift):
        for record in part.points:
            if record.row in firsts:
                why = f"the first of {firsts[record.row]} points is taken"
                record.repairs = (*record.repairs, Repair("geometry", "", "", "several_points", why))
        yield part


def _source(layer: Layer, shift: DatumShift | None, name: str, firsts: dict[int, int] | None = None) -> RowSource:
    """Return a layer as rows; places come first as degrees, or as x and y where the layer states no CRS."""
    if not layer.geometry:
        return RowSource(name, layer.fields, lambda: _attribute_rows(layer), layer.encoding, size=layer.count)
    placed = (LON, LAT) if layer.crs is not None else ("x", "y")
    lon, lat = (LON, LAT) if layer.crs is not None else ("", "")
    return RowSource(
        name, (*placed, *layer.fields), lambda: _point_rows(layer, shift, {} if firsts is None else firsts),
        layer.encoding, size=layer.count, lon=lon, lat=lat)


def _attribute_rows(layer: Layer) -> Iterator[tuple[int, list[str]]]:
    for first, frame in layer.frames():
        yield from enumerate(texts(frame, layer), start=first)


def _point_rows(
    layer: Layer, shift: DatumShift | None, firsts: dict[int, int]
) -> Iterator[tuple[int, list[str]]]:
    for first, frame in layer.frames():
        x, y = _places(shapes(frame), first, firsts)
        if shift is not None:
            x, y = shift.degrees(x, y)
        for number, (east, north, row) in enumerate(zip(x, y, texts(frame, layer)), start=first):
            yield number, [_number(east), _number(north), *row]


def _places(geometries: np.ndarray, first: int, firsts: dict[int, int]) -> tuple[np.ndarray, np.ndarray]:
    """Return x and y of points, of the first of several; NaN where there is none."""
    points = geometries.copy()
    points[shapely.is_empty(points)] = None
    for index in np.flatnonzero(shapely.get_type_id(points) > 0):
        parts = shapely.get_parts(points[index])
        parts = parts[~shapely.is_empty(parts)]
        points[index] = parts[0] if len(parts) and parts[0].geom_type == "Point" else None
        if len(parts) > 1 and points[index] is not None:
            firsts[first + int(index)] = len(parts)
    return shapely.get_x(points), shapely.get_y(points)


def _number(value: float) -> str:
    return f"{value:.9f}".rstrip("0").rstrip(".") if np.isfinite(value) else ""


def _area(places: SitePlaces) -> tuple[float, float, float, float]:
    """Return the surroundings of the site in degrees."""
    west, south, east, north = places.near.bounds
    x, y = np.array([west, east, west, east]), np.array([south, south, north, north])
    lon, lat = places.degrees_from(places.crs, x, y)
    return float(np.nanmin(lon)), float(np.nanmin(lat)), float(np.nanmax(lon)), float(np.nanmax(lat))


def _shifted(parts: Iterator[Part], layer: Layer, shift: DatumShift | None) -> Iterator[Part]:
    """Record the step from another datum with each place."""
    if shift is None or not shift.name or layer.crs is None:
        yield from parts
        return
    change = _datum_repair(layer.crs, shift)
    for part in parts:
        for record in part.points:
            if record.placed:
                record.repairs = (*record.repairs, change)
        part.tracks = [replace(track, changes=(*track.changes, Change(change, track.row))) for track in part.tracks]
        yield part


def _datum_repair(crs: CRS, shift: DatumShift) -> Repair:
    code = crs.to_epsg()
    told = told_by_code(code) if code else told_by(shift.name)
    rule = told.rule or "datum"
    reason = REASONS.get(rule, f"the layer is on the datum {shift.name}")
    known = f"; known to about {shift.accuracy_m:.0f} m" if np.isfinite(shift.accuracy_m) else ""
    return Repair("crs", f"EPSG:{code}" if code else crs.name, "EPSG:4326", rule, f"{reason}{known}")


FORMATS = (Format("vector", QT_TRANSLATE_NOOP("PawcPlanner", "vector layer"), KINDS, recognises, read),)

