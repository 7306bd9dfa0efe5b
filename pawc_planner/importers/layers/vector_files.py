"""Vector files of any kind in a private folder, read in batches: nothing beside the user's files is touched.

GDAL writes beside some files that it reads (.gfs, -wal) and looks at files around them. So each file is copied under a
fixed name with those that belong to it, its kind is told from its first bytes, and the copy is deleted afterwards.
"""

from __future__ import annotations

import codecs
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS
from pyproj.exceptions import CRSError, ProjError

from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..errors import EmptySourceError, ImportFault, UnknownContentError, UnreadableFileError
from ..files.scratch import refuse_when_full
from ..files.sources import SourceFile
from ..untrusted.safe_xml import look_at_start, root_name
from ..values.text_encoding import sniff
from ..workbooks.cells import plain
from .dbf_names import dbf_encoding, mend_names
from .errors import LayerTextError
from .vectors import pyogrio

BATCH = 20_000
LINES = 2_000  # the lines of a day have thousands of vertices each
SLOW_BATCH = 200_000  # of formats that are read from the start to get at a later feature
MAX_FIELDS = 2_000
LOOKED_AT = 100
_SHAPEFILE = b"\x00\x00\x27\x0a"
_GML_OWN = ("gml_id", "fid", "lowerCorner", "upperCorner")  # of the format, not of the features
_SQLITE = b"SQLite format 3\x00"
_GEOPACKAGE = (b"GPKG", b"GP10", b"GP11")
_DBF_VERSIONS = (0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x7B, 0x83, 0x8B, 0x8C, 0xCB, 0xF5, 0xFB)
_COMPANIONS = {"shp": (".dbf", ".shx", ".prj", ".cpg"), "tab": (".dat", ".map", ".id", ".ind"), "mif": (".mid",),
               "dbf": (".cpg",)}
_NEEDED = {"shp": ".dbf", "tab": ".dat", "mif": ".mid"}  # without these there are no attributes, or nothing at all
_OUR_PATH = re.compile(r"['\"]?[^\s'\"]*pawc_layer_[^\s'\"/\\]*[^\s'\"]*['\"]?")
_FAULTS = (
    pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, pyogrio.errors.FeatureError,
    pyogrio.errors.GeometryError, pyogrio.errors.FieldError, pyogrio.errors.CRSError, shapely.errors.GEOSException,
    CRSError, ProjError, UnicodeError, LookupError, ValueError, OverflowError, TypeError, RuntimeError, OSError,
    NameError, SystemError,  # pyogrio stumbles over names of a CRS that are no text
)
_NO_LAYER = QT_TRANSLATE_NOOP("PawcPlanner", "no layer that can be read")
_INCOMPLETE = QT_TRANSLATE_NOOP("PawcPlanner", "it is damaged or incomplete ({fault})")
_MISSING = QT_TRANSLATE_NOOP("PawcPlanner", "its {ending} file is missing; put all files of the layer beside it")
_WIDE = QT_TRANSLATE_NOOP("PawcPlanner", "it has more than {most} attributes")


@dataclass(frozen=True)
class Layer:
    """One layer of a vector file.

    Parameters
    ----------
    file : str
        For messages.
    path : Path
        Our copy.
    name : str
        Of the layer.
    geometry : str
        point, line, area, "" for a table without geometry, or mixed.
    fields : tuple of str
        Attributes.
    dates : frozenset of str
        Those that hold days without a time.
    crs : CRS or None
        As stated by the file.
    count : int
        Features, 0 when not known.
    encoding : str
        Of the text, "" when the format settles it.
    batch : int
        Features to read at a time.
    raw : tuple of str
        The names by which GDAL gives ``fields``.
    """

    file: str
    path: Path
    name: str
    geometry: str
    fields: tuple[str, ...]
    dates: frozenset[str]
    crs: CRS | None
    count: int
    encoding: str
    batch: int
    raw: tuple[str, ...]

    def named(self, fields: Sequence[str]) -> Layer:
        """Return the layer with other names for its fields, in their order."""
        dates = frozenset(new for old, new in zip(self.fields, fields) if old in self.dates)
        return replace(self, fields=tuple(fields), dates=dates)

    def frames(self) -> Iterator[tuple[int, pd.DataFrame]]:
        """Yield batches of features (a GeoDataFrame where there is geometry) and the number of the first, from 1.

        Raises
        ------
        UnreadableFileError
            The file is damaged.
        """
        done = 0
        while True:
            with faults_told(self.file):
                frame = pyogrio.read_dataframe(
                    self.path, layer=self.name, encoding=self.encoding or None, skip_features=done,
                    max_features=self.batch, use_arrow=False, **_options(self.path))
            if frame.empty and not len(frame):
                return
            yield done + 1, frame
            done += len(frame)
            if len(frame) < self.batch:
                return


@contextmanager
def faults_told(file: str) -> Iterator[None]:
    """Turn what GDAL, GEOS and PROJ say of a damaged file into one clear fault."""
    try:
        yield
    except ImportFault:
        raise
    except _FAULTS as fault:
        refuse_when_full(fault)
        if "not recognized as being in a supported" in str(fault):
            raise UnknownContentError(file=file, seen=_NO_LAYER) from None
        if isinstance(fault, UnicodeError):
            raise LayerTextError(file=file) from None
        first = (str(fault).splitlines() or [type(fault).__name__])[0]
        reason = Sentence(_INCOMPLETE, {"fault": _OUR_PATH.sub("it", first).split(";")[0][:200]})
        raise UnreadableFileError(file=file, reason=reason) from None


def vector_kind(file: SourceFile) -> str:
    """Return shp, gpkg, sqlite, fgb, tab, mif, gml, geojson, topojson or dbf from the first bytes, "" for others."""
    head = file.head
    if head.startswith(_SHAPEFILE) and len(head) >= 100:
        return "shp"
    if head.startswith(_SQLITE):
        return "gpkg" if head[68:72] in _GEOPACKAGE else "sqlite"
    if head.startswith(b"fgb\x03fgb"):
        return "fgb"
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head[:len(head) // 2 * 2].decode("utf-16", "replace").encode()
    text = head[:2000].lstrip(b"\xef\xbb\xbf \t\r\n\x1e").lower()
    if text.startswith(b"!table"):
        return "tab"
    if text.startswith(b"version") and b"columns" in text and b"\ndata" in head.lower()[:HEADER_SEARCHED]:
        return "mif"
    if text.startswith(b"<") and b"opengis.net/gml" in head and root_name(head).endswith("FeatureCollection"):
        return "gml"
    if text.startswith(b"{") and b'"feature' in text and b'"geometry"' in head:
        return "geojson"
    if text.startswith(b"{") and b'"topology"' in text:
        return "topojson"
    return "dbf" if _is_dbf(head) else ""


HEADER_SEARCHED = 1 << 16


def _is_dbf(head: bytes) -> bool:
    """Tell a dBase table: its version, date, sizes and the names of its fields fit together."""
    if len(head) < 65 or head[0] not in _DBF_VERSIONS or not (1 <= head[2] <= 12 and 1 <= head[3] <= 31):
        return False
    size, width = int.from_bytes(head[8:10], "little"), int.from_bytes(head[10:12], "little")
    if size < 65 or width < 2 or size > len(head):
        return False
    return head[size - 1] == 0x0D or b"\x0d" in head[32:size]


@contextmanager
def opened(file: SourceFile, encoding: str = "") -> Iterator[list[Layer]]:
    """Give the layers of a file, from a private copy that is deleted afterwards.

    Parameters
    ----------
    file : SourceFile
        The file, with those that belong to it.
    encoding : str
        Of its text, as the user says; "" finds it out.

    Raises
    ------
    UnreadableFileError, EmptySourceError, HostileXmlError
    """
    kind = vector_kind(file)
    if kind in _NEEDED and _NEEDED[kind] not in file.companions:
        reason = Sentence(_MISSING, {"ending": _NEEDED[kind]})
        raise UnreadableFileError(file=file.name, reason=reason)
    if kind == "gml":
        look_at_start(file.head, file.name)
    with tempfile.TemporaryDirectory(prefix="pawc_layer_") as folder:
        path = Path(folder) / f"layer.{kind}"
        if kind in ("geojson", "topojson"):
            _copy_text(file, path, encoding)
            encoding = ""
        else:
            _copy(file, path)
        for ending in _COMPANIONS.get(kind, ()):
            if ending in file.companions:
                _copy(file.companions[ending], path.with_suffix(ending))
        if kind in ("gpkg", "sqlite"):
            _drop_views(path)
        meant = mend_names(path.with_suffix(".dbf")) if kind in ("shp", "dbf") else ()
        with _mended(kind), faults_told(file.name):
            found = [_layer(file, path, str(name), meant, encoding) for name, _ in pyogrio.list_layers(path)]
        if not found:
            raise EmptySourceError(file=file.name)
        yield found


def _copy(file: SourceFile, path: Path) -> None:
    with file.opens() as stream, path.open("wb") as target:
        shutil.copyfileobj(stream, target, 1 << 20)


def _drop_views(path: Path) -> None:
    """Take views out of our copy of a database: the SQL of a stranger could run without end."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as database, database:
        database.execute("PRAGMA writable_schema = ON")  # their names need not be text
        database.execute("DELETE FROM sqlite_master WHERE type = 'view'")


def _copy_text(file: SourceFile, path: Path, said: str) -> None:
    """Copy a file of text as UTF-8, which GDAL expects, whatever it is written in."""
    encoding = sniff(file.opens, file.name, said)
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    with file.opens() as stream, path.open("wb") as target:
        while block := stream.read(1 << 20):
            target.write(block if encoding == "utf-8" else decoder.decode(block).encode())


@contextmanager
def _mended(kind: str) -> Iterator[None]:
    """Let GDAL make the index of a shapefile that came without its .shx anew, in our copy."""
    if kind != "shp":
        yield
        return
    before = pyogrio.get_gdal_config_option("SHAPE_RESTORE_SHX")
    pyogrio.set_gdal_config_options({"SHAPE_RESTORE_SHX": True})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({"SHAPE_RESTORE_SHX": before})


def _layer(file: SourceFile, path: Path, name: str, meant: tuple[str, ...], said: str) -> Layer:
    encoding = said or dbf_encoding(path) or ""
    info: Mapping[str, Any] = pyogrio.read_info(path, layer=name, encoding=encoding or None, **_options(path))
    fields = tuple(str(field) for field in info["fields"])
    kept = tuple(field for field in fields if path.suffix != ".gml" or field not in _GML_OWN)
    if len(fields) > MAX_FIELDS:
        raise UnreadableFileError(file=file.name, reason=Sentence(_WIDE, {"most": f"{MAX_FIELDS:,}"}))
    kinds = info.get("ogr_types") or [str(kind) for kind in info["dtypes"]]
    dates = frozenset(field for field, kind in zip(fields, kinds) if kind in ("OFTDate", "datetime64[D]"))
    random = bool((info.get("capabilities") or {}).get("fast_set_next_by_index", False))
    geometry = _geometry(info.get("geometry_type"))
    if geometry == "mixed":
        geometry = _met(path, name, encoding)
    layer = Layer(
        file.name, path, name, geometry, kept, dates,
        CRS.from_user_input(info["crs"]) if info.get("crs") else None, max(int(info.get("features") or 0), 0), encoding,
        (LINES if geometry == "line" else BATCH) if random else SLOW_BATCH, kept)
    return layer.named(meant) if len(meant) == len(kept) else layer


def _options(path: Path) -> dict[str, str]:
    """Leave dates and times of GeoJSON as they are written: pyogrio before 0.11 passes fields of times over."""
    return {"DATE_AS_STRING": "YES"} if path.suffix == ".geojson" else {}


def _geometry(kind: str | None) -> str:
    if not kind:
        return ""
    plain_kind = kind.upper()
    for word, found in (("POINT", "point"), ("LINE", "line"), ("CURVE", "line"), ("POLYGON", "area"),
                        ("SURFACE", "area")):
        if word in plain_kind and "POLYGON" not in plain_kind.replace(word, ""):
            return found
    return "mixed"


def _met(path: Path, name: str, encoding: str) -> str:
    """Return what the first features are, where the format does not say it; mixed when they differ."""
    frame = pyogrio.read_dataframe(
        path, layer=name, encoding=encoding or None, max_features=LOOKED_AT, use_arrow=False, **_options(path))
    found = {int(shapely.get_dimensions(shape)) for shape in shapes(frame) if shape is not None and not shape.is_empty}
    return {0: "point", 1: "line", 2: "area"}.get(found.pop(), "mixed") if len(found) == 1 else "mixed"


def texts(frame: pd.DataFrame, layer: Layer) -> list[list[str]]:
    """Return the attributes of features as text, row by row; days as ISO, numbers without artefacts."""
    places: dict[str, list[int]] = {}  # a damaged file can give two fields one name
    for at, name in enumerate(frame.columns):
        places.setdefault(str(name), []).append(at)
    columns = [
        _texts(frame.iloc[:, places[raw].pop(0)], field in layer.dates) for raw, field in zip(layer.raw, layer.fields)
    ]
    return [list(row) for row in zip(*columns)] if columns else [[] for _ in range(len(frame))]


def _texts(values: pd.Series, day: bool) -> list[str]:
    if values.dtype == object:
        return [_text(value, day) for value in values]
    if values.dtype.kind == "f":
        return ["" if np.isnan(value) else plain(repr(float(value))) for value in values.to_numpy()]
    if values.dtype.kind in "iu":
        return [str(value) for value in values.to_numpy()]
    if values.dtype.kind == "b":
        return ["true" if value else "false" for value in values.to_numpy()]
    return [_text(value, day) for value in values]


def _text(value: Any, day: bool) -> str:
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and np.isnan(value)):
        return ""
    if isinstance(value, (bytes, bytearray, memoryview)):
        return ""
    if hasattr(value, "isoformat"):
        whole = str(value.isoformat())
        return whole.partition("T")[0] if day else whole.replace("T", " ", 1)
    return str(value).replace("\x00", "")


def shapes(frame: pd.DataFrame) -> np.ndarray:
    """Return the geometries of features, None where there is none."""
    if not isinstance(frame, gpd.GeoDataFrame):
        return np.full(len(frame), None, dtype=object)
    return np.asarray(frame.geometry.to_numpy(), dtype=object)
