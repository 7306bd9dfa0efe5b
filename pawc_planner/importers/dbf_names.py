"""Names of fields in dBase tables, which have eleven bytes: letters cut in half, and Thai reduced to its lower bytes.

GDAL cuts a name of more bytes wherever that is, also within a letter. GeoTools, with which SMART writes shapefiles,
keeps ten letters but of each letter only the lower byte. Neither can be read as text in the encoding of the table.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from .vectors import dbf_encoding

_NAME, _FIELD, _END = 11, 32, 0x0D
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
    """Return the codec that a table says or shows, UTF-8 when neither."""
    said = path.with_suffix(".cpg")
    name = said.read_text("latin-1").strip() if said.exists() else dbf_encoding(path) or ""
    try:
        return codecs.lookup(f"cp{name}" if name.isdecimal() else name or "utf-8").name
    except LookupError:
        return "utf-8"


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
