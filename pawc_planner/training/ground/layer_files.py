"""GeoJSON, shapefile and GeoTIFF written byte by byte: the same park gives the same files with every library."""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyproj
import shapely
from shapely.geometry.base import BaseGeometry

from ...analysis.grid import GridSpec

FIXED_DATE = (126, 1, 1)  # years after 1900, month, day: the date in the head of a DBF
_POINT, _LINE, _POLYGON = 1, 3, 5
_SHAPE = {"Point": _POINT, "LineString": _LINE, "MultiLineString": _LINE, "Polygon": _POLYGON, "MultiPolygon": _POLYGON}
# central meridian, false northing
_PRJ = (
    'PROJCS["WGS_1984_UTM_Zone_{zone}{half}",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",'
    'SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],'
    'PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",{north}],'
    'PARAMETER["Central_Meridian",{meridian}],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],'
    'UNIT["Meter",1.0]]'
)


def moved(shapes: Sequence[BaseGeometry], crs: str, target: str) -> list[BaseGeometry]:
    """Return shapes in ``target``, rounded to 0.01 m, or to 1e-6 degrees in EPSG:4326."""
    project = pyproj.Transformer.from_crs(crs, target, always_xy=True)
    digits = 6 if target == "EPSG:4326" else 2

    def to_target(xy: np.ndarray) -> np.ndarray:
        return np.column_stack(project.transform(xy[:, 0], xy[:, 1])).round(digits)

    whole = np.empty(len(shapes), object)
    whole[:] = shapes
    return list(shapely.transform(whole, to_target))


def write_geojson(path: Path, table: pd.DataFrame, shapes: Sequence[BaseGeometry], crs: str, target: str) -> None:
    """Write shapes in ``crs`` with their attributes as GeoJSON in ``target``, which is named unless it is WGS 84."""
    rows = table.to_dict("records")
    features = [
        {"type": "Feature", "properties": {str(key): _plain(value) for key, value in row.items()},
         "geometry": shapely.geometry.mapping(shape)}
        for row, shape in zip(rows, moved(shapes, crs, target))
    ]  # fmt: skip
    whole: dict[str, Any] = {"type": "FeatureCollection", "name": path.stem}
    if target != "EPSG:4326":
        name = f"urn:ogc:def:crs:EPSG::{target.split(':')[1]}"
        whole["crs"] = {"type": "name", "properties": {"name": name}}
    head = json.dumps(whole, ensure_ascii=False)[:-1]
    lines = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in features)
    path.write_text(f'{head}, "features": [\n{lines}\n]}}\n', encoding="utf-8", newline="\n")


def _plain(value: Any) -> Any:
    """Return a value as JSON knows it; a missing number is null."""
    value = value.item() if isinstance(value, np.generic) else value
    return None if isinstance(value, float) and np.isnan(value) else value


def write_shapefile(
    path: Path, table: pd.DataFrame, shapes: Sequence[BaseGeometry], crs: str, target: str, encoding: str = "utf-8"
) -> None:
    """Write shapes in ``crs`` with their attributes as a shapefile in ``target``, a UTM zone on WGS 84.

    After the ESRI Shapefile Technical Description (1998). Texts in UTF-8 are named in a ``.cpg``; other encodings are
    not, as the tables of many offices have it.
    """
    shapes = moved(shapes, crs, target)
    kind = _SHAPE[shapes[0].geom_type]
    records = [_shape_record(shape, kind) for shape in shapes]
    body, index, at = b"", b"", 50
    for number, record in enumerate(records, 1):
        index += struct.pack(">2i", at, len(record) // 2)
        body += struct.pack(">2i", number, len(record) // 2) + record
        at += 4 + len(record) // 2
    bounds = shapely.total_bounds(np.array(shapes))
    for suffix, part in ((".shp", body), (".shx", index)):
        head = struct.pack(">7i", 9994, 0, 0, 0, 0, 0, 50 + len(part) // 2) + struct.pack("<2i", 1000, kind)
        path.with_suffix(suffix).write_bytes(head + struct.pack("<8d", *bounds, 0, 0, 0, 0) + part)
    path.with_suffix(".dbf").write_bytes(_dbf(table, encoding))
    path.with_suffix(".prj").write_text(_prj(target), encoding="ascii", newline="\n")
    if encoding == "utf-8":
        path.with_suffix(".cpg").write_text("UTF-8", encoding="ascii")


def _prj(target: str) -> str:
    code = int(target.split(":")[1])
    zone, south = code % 100, code // 100 == 327
    north = "10000000.0" if south else "0.0"
    return _PRJ.format(zone=zone, half="S" if south else "N", north=north, meridian=f"{6 * zone - 183}.0")


def _shape_record(shape: BaseGeometry, kind: int) -> bytes:
    if kind == _POINT:
        return struct.pack("<i2d", kind, shape.x, shape.y)
    rings: list[np.ndarray] = []
    for part in shapely.get_parts(shape):
        if kind == _POLYGON:  # outer rings clockwise, holes against it
            part = shapely.geometry.polygon.orient(part, -1.0)
            rings += [shapely.get_coordinates(ring) for ring in (part.exterior, *part.interiors)]
        else:
            rings.append(shapely.get_coordinates(part))
    starts = np.concatenate([[0], np.cumsum([len(ring) for ring in rings])])
    head = struct.pack("<i4d2i", kind, *shape.bounds, len(rings), int(starts[-1]))
    return head + starts[:-1].astype("<i4").tobytes() + np.vstack(rings).astype("<f8").tobytes()


def _dbf(table: pd.DataFrame, encoding: str) -> bytes:
    """Return a dBase III table: texts as wide as the longest, numbers with 18 digits."""
    columns = [_dbf_column(str(name), table[name], encoding) for name in table]
    size = 1 + sum(width for _, _, width, _, _ in columns)
    head = struct.pack("<4B", 3, *FIXED_DATE) + struct.pack("<I2H20x", len(table), 33 + 32 * len(columns), size)
    for name, letter, width, digits, _ in columns:
        head += struct.pack("<11sc4x2B14x", name.encode("ascii"), letter, width, digits)
    rows = (b" " + b"".join(cells[k] for *_, cells in columns) for k in range(len(table)))
    return head + b"\r" + b"".join(rows) + b"\x1a"


def _dbf_column(name: str, values: pd.Series, encoding: str) -> tuple[str, bytes, int, int, list[bytes]]:
    if not pd.api.types.is_numeric_dtype(values):
        texts = [str(value).encode(encoding) for value in values]
        width = max([1, *map(len, texts)])
        return name, b"C", width, 0, [text.ljust(width) for text in texts]
    digits = 0 if np.issubdtype(values.dtype, np.integer) else 4
    numbers = ["" if np.isnan(value) else f"{value:.{digits}f}" for value in values]
    return name, b"N", 18, digits, [number.rjust(18).encode("ascii") for number in numbers]


def write_geotiff(path: Path, spec: GridSpec, values: np.ndarray, crs: str) -> None:
    """Write values of cells as a GeoTIFF without compression, after TIFF 6.0 and OGC GeoTIFF 1.1.

    Floats are written as float32; integers as int16. ``crs`` is an EPSG code of a projected CRS.
    """
    whole = np.issubdtype(values.dtype, np.integer)
    data = values.astype("<i2" if whole else "<f4").tobytes()
    keys = struct.pack("<16H", 1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, int(crs.split(":")[1]))
    n_rows, n_cols = spec.shape
    scale = struct.pack("<3d", spec.cell_size, spec.cell_size, 0)
    corner = struct.pack("<6d", 0, 0, 0, spec.west, spec.north, 0)
    none = (b"-9999" if whole else b"nan") + b"\0"
    # tag, type (2 text, 3 short, 4 long, 12 double), number of values, the values
    tags: list[tuple[int, int, int, bytes]] = [
        (256, 4, 1, struct.pack("<I", n_cols)), (257, 4, 1, struct.pack("<I", n_rows)),
        (258, 3, 1, struct.pack("<H", 16 if whole else 32)), (259, 3, 1, struct.pack("<H", 1)),
        (262, 3, 1, struct.pack("<H", 1)), (273, 4, 1, struct.pack("<I", 8)), (277, 3, 1, struct.pack("<H", 1)),
        (278, 4, 1, struct.pack("<I", n_rows)), (279, 4, 1, struct.pack("<I", len(data))),
        (339, 3, 1, struct.pack("<H", 2 if whole else 3)), (33550, 12, 3, scale), (33922, 12, 6, corner),
        (34735, 3, 16, keys), (42113, 2, len(none), none),
    ]  # fmt: skip
    at = 8 + len(data)
    directory, extra = struct.pack("<H", len(tags)), b""
    for tag, kind, number, value in tags:
        directory += struct.pack("<2HI", tag, kind, number)
        if len(value) <= 4:
            directory += value.ljust(4, b"\0")
        else:
            directory += struct.pack("<I", at + 2 + 12 * len(tags) + 4 + len(extra))
            extra += value + b"\0" * (len(value) % 2)
    path.write_bytes(struct.pack("<2sHI", b"II", 42, at) + data + directory + struct.pack("<I", 0) + extra)
