"""Reading vector files of any kind that users have, with their text encodings."""

from __future__ import annotations

import csv
import io
import re
import shutil
import tempfile
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from ...base.words import QT_TRANSLATE_NOOP
from ...site.environment import unchanged_environment
from ..errors import ImportFault
from ..values.text_encoding import guess_encoding
from .dbf_names import beside, dbf_encoding, mend_names
from .errors import LayerChoice, LayerEmpty, LayerUnreadable, TableNotDegrees, TableWithoutPlaces

with unchanged_environment():  # pyogrio names certificates for all of the process when it is imported
    import pyogrio
    from pyogrio.errors import DataLayerError, DataSourceError

_NO_FILE = QT_TRANSLATE_NOOP("PawcPlanner", "there is no such file")
_FOLDER = QT_TRANSLATE_NOOP("PawcPlanner", "it is a folder; choose the file of the layer in it")
_NO_LAYER = QT_TRANSLATE_NOOP("PawcPlanner", "it holds no layer with geometry")
_NO_VECTOR = QT_TRANSLATE_NOOP("PawcPlanner", "it is no vector file")
_INCOMPLETE = QT_TRANSLATE_NOOP("PawcPlanner", "it is damaged or incomplete")
_NO_TABLE = QT_TRANSLATE_NOOP("PawcPlanner", "it is no table of text")
_EMPTY = QT_TRANSLATE_NOOP("PawcPlanner", "it is empty")
LATITUDE = ("lat", "latitude", "y", "ycoord", "pointy", "ละติจูด", "ละติจุด")
LONGITUDE = ("lon", "lng", "long", "longitude", "x", "xcoord", "pointx", "ลองจิจูด", "ลองติจูด")
_SHAPEFILE = (".shp", ".dbf", ".shx", ".prj", ".cpg")
_TABLES = (".csv", ".txt", ".tsv")


def read_vector(path: Path, layer: str = "", encoding: str = "") -> gpd.GeoDataFrame:
    """Return one layer of a file.

    Parameters
    ----------
    path : Path
        Anything that OGR reads (GeoPackage, shapefile, also zipped, GeoJSON, KML …), or a delimited table with latitude
        and longitude in degrees. ``file|layername=name``, as QGIS writes it, is understood.
    layer : str
        Layer of the file; "" when it holds one layer with geometry.
    encoding : str
        Text encoding; "" finds it out: shapefiles without .cpg and tables are told from their bytes
        (UTF-8, Windows-874 for Thai, else Windows-1252).

    Returns
    -------
    GeoDataFrame
        In the file's own CRS (None when it states none), x and y only; rows without a place have no geometry.

    Raises
    ------
    LayerUnreadable, LayerChoice, LayerEmpty, TableWithoutPlaces, TableNotDegrees
    """
    path, layer = _split(Path(path), layer)
    if not path.exists():
        raise LayerUnreadable(file=path, reason=_NO_FILE)
    if path.is_dir() and path.suffix.lower() != ".gdb":
        raise LayerUnreadable(file=path, reason=_FOLDER)
    frame = _read_table(path, encoding) if path.suffix.lower() in _TABLES else _read_ogr(path, layer, encoding)
    if frame.empty:
        raise LayerEmpty(file=path.name)
    return frame


def _split(path: Path, layer: str) -> tuple[Path, str]:
    name, mark, rest = str(path).partition("|layername=")
    return (Path(name), layer or rest.split("|")[0]) if mark else (path, layer)


def _read_ogr(path: Path, layer: str, encoding: str) -> gpd.GeoDataFrame:
    try:
        names = [str(name) for name, kind in pyogrio.list_layers(path) if kind is not None]
        layer = _choose(path, layer, names)
        frame = pyogrio.read_dataframe(path, layer=layer, encoding=encoding or dbf_encoding(path))
    except (DataSourceError, DataLayerError) as fault:
        raise LayerUnreadable(file=path, reason=_reason(fault)) from fault
    except ImportFault:
        raise
    except UnicodeDecodeError as fault:
        frame = _with_names(path, encoding)
        if frame is None:
            raise LayerUnreadable(file=path, reason=str(fault).splitlines()[0]) from fault
    except (shapely.errors.GEOSException, ValueError) as fault:
        raise LayerUnreadable(file=path, reason=str(fault).splitlines()[0]) from fault
    return frame.set_geometry(shapely.force_2d(frame.geometry.to_numpy()), crs=frame.crs)


def _with_names(path: Path, encoding: str) -> gpd.GeoDataFrame | None:
    """Read a shapefile in which names of fields are cut within a letter, from a copy; None when that is not it."""
    parts = [beside(path, suffix) for suffix in _SHAPEFILE]
    if path.suffix.lower() != ".shp" or None in parts[:2]:
        return None
    with tempfile.TemporaryDirectory(prefix="pawc_layer_") as folder:
        copy = Path(folder) / "layer.shp"
        for part, suffix in zip(parts, _SHAPEFILE):
            if part is not None:
                shutil.copyfile(part, copy.with_suffix(suffix))
        names = mend_names(copy.with_suffix(".dbf"))
        frame = pyogrio.read_dataframe(copy, encoding=encoding or dbf_encoding(copy)) if names else None
    return None if frame is None else frame.rename(columns=dict(zip(frame.columns, names)))


def _choose(path: Path, layer: str, names: list[str]) -> str:
    """Return the layer to read: the one asked for, or the only one with geometry."""
    if not names:
        raise LayerUnreadable(file=path, reason=_NO_LAYER)
    if layer in names or (not layer and len(names) == 1):
        return layer or names[0]
    raise LayerChoice(file=path.name, asked=layer or "–", layers=", ".join(names))


def _reason(fault: Exception) -> str:
    text = str(fault)
    if "not recognized" in text:
        return _NO_VECTOR
    damaged = re.search(r"sqlite|corrupt|malformed|JSON|failed", text)
    return _INCOMPLETE if damaged else text.splitlines()[0]


def _read_table(path: Path, encoding: str) -> gpd.GeoDataFrame:
    data = path.read_bytes()
    text = data.decode(encoding or guess_encoding(data), "replace").lstrip("\ufeff")
    if not text.strip() or "\x00" in text:
        raise LayerUnreadable(file=path, reason=_NO_TABLE if text.strip() else _EMPTY)
    try:
        table = pd.read_csv(
            io.StringIO(text), sep=_delimiter(text), dtype=str, keep_default_na=False, skipinitialspace=True
        )
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as fault:
        raise LayerUnreadable(file=path, reason=str(fault).splitlines()[0]) from fault
    table.columns = [str(name).strip() for name in table.columns]
    lat, lon = _column(table, LATITUDE), _column(table, LONGITUDE)
    if lat is None or lon is None:
        raise TableWithoutPlaces(file=path.name, seen=", ".join(table.columns))
    x, y = _degrees(table[lon]), _degrees(table[lat])
    _look_at_degrees(path, x, y)
    places = np.full(len(table), None, dtype=object)
    known = np.isfinite(x) & np.isfinite(y)
    places[known] = shapely.points(x[known], y[known])
    return gpd.GeoDataFrame(table.drop(columns=[lat, lon]), geometry=places, crs="EPSG:4326")


def _delimiter(text: str) -> str:
    head = text.splitlines()[0]
    try:
        return csv.Sniffer().sniff(head, delimiters=",;\t|").delimiter
    except csv.Error:
        return ","


def _column(table: pd.DataFrame, names: tuple[str, ...]) -> str | None:
    plain = {re.sub(r"[\s_.\-()°]+", "", name).lower(): name for name in table.columns}
    return next((plain[name] for name in names if name in plain), None)


def _degrees(column: pd.Series) -> np.ndarray:
    text = column.str.strip().str.replace("°", "", regex=False).str.replace(",", ".", regex=False)
    return pd.to_numeric(text, errors="coerce").to_numpy(dtype=float)


def _look_at_degrees(path: Path, x: np.ndarray, y: np.ndarray) -> None:
    outside = np.flatnonzero((np.abs(x) > 180) | (np.abs(y) > 90))
    if len(outside):
        row = int(outside[0])
        raise TableNotDegrees(file=path.name, row=row + 2, value=f"{y[row]:g}, {x[row]:g}")
