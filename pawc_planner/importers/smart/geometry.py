"""Lines of SMART tracks: hex WKB or EWKB of either byte order, with Z or M or neither.

SMART writes big-endian EWKB with Z (JTS ``WKBWriter``); other tools write ISO WKB, base64 or WKT. The bytes are read
here and not by GEOS, because versions of GEOS before 3.12 misread lines that have M.
"""

from __future__ import annotations

import base64
import binascii
import re
import struct

import numpy as np

_HEX = re.compile(r"[0-9A-Fa-f\s]+")
_WKT = re.compile(r"\s*(?:SRID\s*=\s*\d+\s*;\s*)?(?:MULTI)?(?:LINESTRING|POINT)\s*(?:ZM|Z|M)?\s*\(", re.IGNORECASE)
_POINT, _LINE = 1, 2
_COLLECTIONS = (4, 5, 7)  # MultiPoint, MultiLineString, GeometryCollection
_MAX_DEPTH = 4
_NOT_A_LINE = "it is not a line"
_CUT_SHORT = "it is cut short"


def decode_line(text: str) -> list[np.ndarray]:
    """Return the parts of a line.

    Parameters
    ----------
    text : str
        Hex or base64 of WKB or EWKB, or WKT.

    Returns
    -------
    list of ndarray, shape (n, 3)
        Longitude, latitude and Z of the fixes of each part; M where there is no Z, NaN where there is neither.

    Raises
    ------
    ValueError
        It is none of these, it is cut short, or it is no line.
    """
    found = _WKT.match(text)
    if found:
        return _from_wkt(text[found.end():])
    parts: list[np.ndarray] = []
    data = _bytes(text)
    if _read(data, 0, parts, 0) != len(data):
        raise ValueError("more follows after its end")
    return parts


def _bytes(text: str) -> bytes:
    if _HEX.fullmatch(text):
        try:
            return bytes.fromhex(text)
        except ValueError:
            raise ValueError(_CUT_SHORT) from None
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        raise ValueError("it is neither hexadecimal nor base64") from None


def _read(data: bytes, at: int, parts: list[np.ndarray], depth: int) -> int:
    """Read one geometry and return where it ends."""
    order, kind, sizes, at = _head(data, at)
    if kind == _POINT:
        return _fixes(data, at, order, 1, sizes, parts)
    if kind == _LINE:
        return _fixes(data, at + 4, order, _count(data, at, order), sizes, parts)
    if kind not in _COLLECTIONS or depth >= _MAX_DEPTH:
        raise ValueError(_NOT_A_LINE)
    members, at = _count(data, at, order), at + 4
    for _ in range(members):
        at = _read(data, at, parts, depth + 1)
    return at


def _head(data: bytes, at: int) -> tuple[str, int, tuple[int, bool], int]:
    """Return byte order, kind, (numbers per fix, whether the third is Z or M), and where the content begins."""
    if at + 5 > len(data):
        raise ValueError(_CUT_SHORT)
    order = {0: ">", 1: "<"}.get(data[at])
    if order is None:
        raise ValueError(_NOT_A_LINE)
    code = struct.unpack_from(order + "I", data, at + 1)[0]
    at += 9 if code & 0x20000000 else 5  # the SRID of EWKB
    iso, kind = divmod(code & 0x1FFFFFFF, 1000)
    if iso > 3:
        raise ValueError(_NOT_A_LINE)
    has_z, has_m = bool(code & 0x80000000) or iso in (1, 3), bool(code & 0x40000000) or iso in (2, 3)
    return order, kind, (2 + has_z + has_m, has_z or has_m), at


def _count(data: bytes, at: int, order: str) -> int:
    if at + 4 > len(data):
        raise ValueError(_CUT_SHORT)
    count = int(struct.unpack_from(order + "I", data, at)[0])
    if count > (len(data) - at - 4) // 5:  # whatever it counts takes five bytes or more
        raise ValueError(_CUT_SHORT)
    return count


def _fixes(data: bytes, at: int, order: str, count: int, sizes: tuple[int, bool], parts: list[np.ndarray]) -> int:
    numbers, third = sizes
    end = at + count * numbers * 8
    if end > len(data):
        raise ValueError(_CUT_SHORT)
    given = np.frombuffer(data, order + "f8", count * numbers, at).reshape(count, numbers)
    fixes = np.full((count, 3), np.nan)
    fixes[:, :3 if third else 2] = given[:, :3 if third else 2]
    if count:
        parts.append(fixes)
    return end


def _from_wkt(body: str) -> list[np.ndarray]:
    parts = []
    for piece in re.split(r"\)", body):
        fixes = [_wkt_fix(text) for text in re.sub(r"[()]", " ", piece).strip(" ,\n\t").split(",") if text.strip()]
        if fixes:
            parts.append(np.array(fixes))
    if not body.rstrip().endswith(")"):
        raise ValueError(_CUT_SHORT)
    return parts


def _wkt_fix(text: str) -> tuple[float, float, float]:
    numbers = [float(number) for number in text.split()]
    if not 2 <= len(numbers) <= 4:
        raise ValueError("a fix has not two to four numbers")
    return numbers[0], numbers[1], numbers[2] if len(numbers) > 2 else float("nan")
