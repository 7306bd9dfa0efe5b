"""Text of dBase tables: its encoding, and names of fields that were cut in half or lost half of their letters.

A name has eleven bytes. GDAL cuts one of more bytes wherever that is, also within a letter. GeoTools, with which SMART
writes shapefiles, keeps ten letters but of each letter only the lower byte. Neither can be read as text in the encoding
of the table.
"""

from __future__ import annotations

import codecs
import re
import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from ..values.text_encoding import guess_cells_encoding

_NAME, _FIELD, _END = 11, 32, 0x0D
_SAMPLED, _PLACES = 8 << 20, 64  # bytes that show how a table is written, and from how many places of it
_MOST_CELLS = 500_000
_THAI_WINDOWS = 0x7C  # number of the language in the head of the table
_THAI_PAGE, _LAST_THAI = 0x0E00, 0x5B
_CONTROL = re.compile(rb"[\x01-\x1f]")
_LOWER_BYTES = re.compile(rb"(?=[^.]*[\x01-\x2e])[\x01-\x5b_]+")  # of Thai: always a consonant, never a small letter
_HALF = re.compile(rb"[\xc2\xc3](?![\x80-\xbf])|[\xe0\xe1][\x80-\xbf]{0,1}(?![\x80-\xbf])")  # as in Thai and accents
_NUMBER = re.compile(rb"_\d{1,2}$")


def mend_names(path: Path) -> tuple[str, ...]:
    """Give fields plain names in a dBase table of our own, and return those that were meant, in their order.

    Parameters
    ----------
    path : Path
        A copy; it is changed when names are not plain.

    Returns
    -------
    tuple of str
        () when all names are plain and the table was left as it is.
    """
    with path.open("r+b") as table:
        head = table.read(_FIELD)
        size = int.from_bytes(head[8:10], "little") if len(head) == _FIELD else 0
        fields = bytearray(table.read(max(size - _FIELD, 0)))
        starts = [at for at in range(0, len(fields) - _NAME, _FIELD) if _END not in fields[:at + 1:_FIELD]]
        raw = [bytes(fields[at:at + _NAME]).partition(b"\0")[0] for at in starts]
        if all(name.isascii() and not _CONTROL.search(name) for name in raw):
            return ()
        for number, at in enumerate(starts, start=1):
            fields[at:at + _NAME] = f"F{number}".encode().ljust(_NAME, b"\0")
        table.seek(_FIELD)
        table.write(fields)
    lower = any(_CONTROL.search(name) for name in raw)
    encodings = tuple(dict.fromkeys((_encoding(path), "utf-8")))
    halves = any(_is_utf8(name) for name in raw)
    return tuple(_lower_bytes(name) if lower else _meant(name, encodings, halves) for name in raw)


def _encoding(path: Path) -> str:
    """Return the codec that a table shows or says, UTF-8 when neither."""
    return dbf_encoding(path) or "utf-8"


def _is_utf8(name: bytes) -> bool:
    try:
        return not name.decode("utf-8").isascii()
    except UnicodeError:
        return False


def _lower_bytes(name: bytes) -> str:
    """Return Thai letters for their lower bytes; a name that cannot be made of these as it is."""
    if not _LOWER_BYTES.fullmatch(name):
        return name.decode("cp1252", "replace")
    number = _NUMBER.search(name)
    letters = name[:number.start()] if number else name
    thai = "".join(chr(_THAI_PAGE + byte) if byte <= _LAST_THAI else chr(byte) for byte in letters)
    return thai + (number.group().decode() if number else "")


def _meant(name: bytes, encodings: tuple[str, ...], halves: bool) -> str:
    """Return a name as text; where other names are UTF-8, without the half of a letter at which this one was cut."""
    for codec in encodings:
        try:
            return name.decode(codec)
        except UnicodeError:
            continue
    return name.decode("utf-8", "ignore") if halves or _HALF.search(name) else name.decode("cp1252", "replace")


def dbf_encoding(path: Path) -> str | None:
    """Return the encoding of a shapefile or dBase table, that of a right .cpg file first; None for other files.

    It is to be said whenever a table is read: inside QGIS, GDAL is told to leave the text of all tables as it is.
    """
    try:
        data = _dbf_bytes(path)
        told = _told_encoding(path)
    except (OSError, zipfile.BadZipFile):
        return None
    if len(data) < 32 or (told and _fits(told, data)):
        return told or None
    return "cp874" if data[29] == _THAI_WINDOWS else guess_cells_encoding(_dbf_cells(data))


def _told_encoding(path: Path) -> str:
    """Return what the .cpg file beside a table says, "" when there is none or it is no encoding that is known."""
    cpg = beside(path, ".cpg") if path.suffix.lower() in (".shp", ".dbf") else None
    name = cpg.read_bytes()[:100].decode("ascii", "ignore").strip() if cpg else ""
    try:
        return codecs.lookup({"65001": "utf-8"}.get(name, f"cp{name}" if name.isdigit() else name)).name
    except LookupError:
        return ""


def _fits(encoding: str, data: bytes) -> bool:
    """Tell whether the text of a table can be written so; only UTF-8 tells by itself that it cannot."""
    return encoding != "utf-8" or guess_cells_encoding(_dbf_cells(data)) == "utf-8"


def _dbf_cells(data: bytes) -> Iterator[bytes]:
    """Yield the cells of a dBase table that hold text."""
    start, width = int.from_bytes(data[8:10], "little"), int.from_bytes(data[10:12], "little")
    spans, at = [], 1
    for offset in range(32, min(start, len(data)) - 32, 32):
        if data[offset] == 0x0D:
            break
        size = data[offset + 16]
        if data[offset + 11:offset + 12] == b"C":
            spans.append((at, at + size))
        at += size
    cells = (
        data[row + first:min(row + last, row + width)]
        for row in range(start, len(data), max(width, 1)) for first, last in spans
    )
    yield from islice(cells, _MOST_CELLS)  # a damaged head can state rows of one letter


def _dbf_bytes(path: Path) -> bytes:
    if path.suffix.lower() == ".zip":
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            tables = [name for name in names if name.lower().endswith(".dbf")]
            told = any(name.lower().endswith(".cpg") for name in names)
            if len(tables) != 1 or told:
                return b""
            with archive.open(tables[0]) as table:
                return table.read(_SAMPLED)
    if path.suffix.lower() not in (".shp", ".dbf"):
        return b""
    beside_it = beside(path, ".dbf")
    return b"" if beside_it is None else _sample(beside_it)


def _sample(table: Path) -> bytes:
    """Return a table as a whole; of a large one its head and rows from all over it, which read as a smaller table."""
    size = table.stat().st_size
    with table.open("rb") as file:
        if size <= _SAMPLED:
            return file.read()
        head = file.read(_FIELD)
        start, width = int.from_bytes(head[8:10], "little"), max(int.from_bytes(head[10:12], "little"), 1)
        file.seek(0)
        found = [file.read(start)]
        for place in range(_PLACES):
            file.seek(start + (size - start) * place // _PLACES // width * width)
            found.append(file.read(max(_SAMPLED // _PLACES // width, 1) * width))
    return b"".join(found)


def beside(path: Path, suffix: str) -> Path | None:
    """Return the companion of a shapefile, whatever the case of its ending."""
    return next((found for s in (suffix, suffix.upper()) if (found := path.with_suffix(s)).exists()), None)
