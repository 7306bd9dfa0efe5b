"""Geometry as GeoPackage keeps it: a header with the envelope, then ISO well-known binary."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import numpy as np
import shapely

_LITTLE_ENDIAN_XY = 0b0000_0011  # byte order of the header, envelope of four numbers
_EMPTY = 0b0001_0000
_HEADER = struct.Struct("<2sBBi4d")
_ENVELOPE_BYTES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
_LINE_M = 2002
_DAMAGE = (shapely.errors.GEOSException, struct.error, TypeError, ValueError, IndexError)  # of bytes that are no blob
_MULTI = {"MULTIPOINT": shapely.multipoints, "MULTILINESTRING": shapely.multilinestrings,
          "MULTIPOLYGON": shapely.multipolygons}


class BlobDamaged(ValueError):
    """What stands in place of a geometry is none."""


def encode(geometries: Sequence[Any], kind: str, srs_id: int) -> list[bytes | None]:
    """Return blobs of geometries (None stays None); single parts become ``kind`` when that is a collection.

    Raises
    ------
    TypeError
        A geometry is of another type than ``kind``; the message names both.
    """
    shapes = np.array([_as_kind(shape, kind) for shape in geometries], dtype=object)
    bounds = shapely.bounds(shapes)
    texts = shapely.to_wkb(shapes, output_dimension=2, byte_order=1)
    return [None if wkb is None else _header(box, srs_id) + wkb for wkb, box in zip(texts, bounds)]


def encode_track(fixes: np.ndarray, srs_id: int) -> bytes:
    """Return the blob of a LINESTRING M from x, y, epoch seconds, shape (n, 3)."""
    fixes = np.ascontiguousarray(fixes, dtype="<f8")
    if fixes.ndim != 2 or fixes.shape[1] != 3 or len(fixes) < 2 or not np.isfinite(fixes[:, :2]).all():
        raise TypeError(f"a track needs two or more fixes of x, y and time, and got an array of shape {fixes.shape}")
    low, high = fixes[:, :2].min(axis=0), fixes[:, :2].max(axis=0)
    box = (low[0], low[1], high[0], high[1])
    return _header(box, srs_id) + struct.pack("<BII", 1, _LINE_M, len(fixes)) + fixes.tobytes()


def decode(blobs: Sequence[bytes | None]) -> np.ndarray:
    """Return shapely geometries (None for null), x and y only; shape (n,).

    Raises
    ------
    BlobDamaged
    """
    try:
        return shapely.force_2d(shapely.from_wkb([None if blob is None else blob[_offset(blob):] for blob in blobs]))
    except _DAMAGE as fault:
        raise BlobDamaged(str(fault)) from None


def decode_tracks(blobs: Sequence[bytes]) -> tuple[np.ndarray, np.ndarray]:
    """Return all fixes end to end as x, y, time, shape (n, 3), and the number of fixes of each line.

    Raises
    ------
    BlobDamaged
    """
    try:
        parts = [_fixes_of(blob) for blob in blobs]
    except _DAMAGE as fault:
        raise BlobDamaged(str(fault)) from None
    fixes = np.concatenate(parts) if parts else np.empty((0, 3))
    return fixes, np.asarray([len(part) for part in parts], dtype=np.int64)


def _fixes_of(blob: bytes) -> np.ndarray:
    start = _offset(blob)
    order = "<" if blob[start] == 1 else ">"
    code, length = struct.unpack_from(order + "II", blob, start + 1)
    width, time_at = _dimensions(code)
    raw = np.frombuffer(blob, order + "f8", length * width, start + 9).reshape(length, width)
    return raw if (width, time_at, order) == (3, 2, "<") else _with_time(raw, time_at)


def lines_of(fixes: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """Return lines in x and y of the result of :func:`decode_tracks`; shape (number of lines,)."""
    lines = np.full(len(lengths), None, dtype=object)
    owner = np.repeat(np.arange(len(lengths)), lengths)
    return shapely.linestrings(fixes[:, :2], indices=owner, out=lines) if len(fixes) else lines


def envelopes(blobs: Sequence[bytes | None]) -> np.ndarray:
    """Return west, south, east, north of each blob, NaN for null, empty or damaged; shape (n, 4)."""
    boxes = np.full((len(blobs), 4), np.nan)
    for row, blob in enumerate(blobs):
        if blob is not None:
            with suppress(*_DAMAGE):
                boxes[row] = envelope(blob)
    return boxes


def envelope(blob: bytes) -> tuple[float, float, float, float]:
    """Return west, south, east, north of one blob, from its header when it is there."""
    if (blob[3] >> 1) & 7 == 0:
        shape = shapely.from_wkb(blob[_offset(blob):])
        return tuple(shapely.bounds(shape))
    west, east, south, north = struct.unpack_from(("<" if blob[3] & 1 else ">") + "4d", blob, 8)
    return west, south, east, north


def shape_bytes(blob: bytes | None) -> bytes:
    """Return what a geometry is, without its header, which says the same in several ways; b"" for none."""
    return b"" if blob is None else bytes(blob[_offset(blob):])


def in_system(blob: bytes | None, srs_id: int) -> bytes | None:
    """Return the blob with another number of its spatial reference; the coordinates stay."""
    if blob is None:
        return None
    return blob[:4] + struct.pack("<i" if blob[3] & 1 else ">i", srs_id) + blob[8:]


def _header(box: Sequence[float], srs_id: int) -> bytes:
    empty = not np.isfinite(box[0])
    return _HEADER.pack(
        b"GP", 0, _LITTLE_ENDIAN_XY | (_EMPTY if empty else 0), srs_id, box[0], box[2], box[1], box[3]
    )


def _offset(blob: bytes) -> int:
    if not isinstance(blob, bytes) or blob[:2] != b"GP":
        raise ValueError("a geometry lacks the GeoPackage header")
    return 8 + _ENVELOPE_BYTES[(blob[3] >> 1) & 7]


def _as_kind(shape: Any, kind: str) -> Any:
    if shape is None:
        return None
    name = getattr(shape, "geom_type", type(shape).__name__).upper()
    if name == kind:
        return shape
    if "MULTI" + name == kind:
        return _MULTI[kind]([shape])
    if name == "LINEARRING" and kind == "LINESTRING":
        return shapely.linestrings(shapely.get_coordinates(shape))
    raise TypeError(f"its geometry is a {name}, and the table holds {kind}")


def _dimensions(code: int) -> tuple[int, int]:
    """Return the numbers per fix and the place of M (-1: none), of an ISO or EWKB type code."""
    has_z = bool(code & 0x80000000) or (code & 0xFFFF) // 1000 in (1, 3)
    has_m = bool(code & 0x40000000) or (code & 0xFFFF) // 1000 in (2, 3)
    return 2 + has_z + has_m, (2 + has_z if has_m else -1)


def _with_time(raw: np.ndarray, time_at: int) -> np.ndarray:
    time = raw[:, time_at] if time_at >= 0 else np.full(len(raw), np.nan)
    return np.column_stack([raw[:, :2], time]).astype(float)
