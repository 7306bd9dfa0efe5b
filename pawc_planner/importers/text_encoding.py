"""Which encoding and delimiter a text file has, told from its bytes."""

from __future__ import annotations

import codecs
import re

from .errors import UnreadableFileError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_HIGH_RUNS = re.compile(rb"[\x80-\xff]+")
_THAI_BYTES = frozenset(range(0xA1, 0xDB)) | frozenset(range(0xDF, 0xFC))


def decode(data: bytes, file: str, encoding: str = "") -> tuple[str, str]:
    """Return the text and its encoding.

    Parameters
    ----------
    data : bytes
        The file.
    file : str
        Its name, for messages.
    encoding : str
        As the user says it; "" to tell it from the bytes: a byte-order mark, UTF-16 by its zero bytes, UTF-8 when
        valid, else Windows-874 when the high bytes come in runs of Thai letters, else Windows-1252.

    Raises
    ------
    UnreadableFileError
        The encoding is not known or does not fit, or the file is not text.
    """
    chosen = encoding.strip() or guess_encoding(data)
    try:
        text = data.decode(chosen)
    except LookupError:
        raise UnreadableFileError(file=file, reason=f"there is no encoding “{chosen}”") from None
    except UnicodeDecodeError as fault:
        if encoding:
            raise UnreadableFileError(file=file, reason=f"it is not {chosen} (byte {fault.start})") from None
        text = data.decode(chosen, errors="replace")
    if "\x00" in text:
        raise UnreadableFileError(file=file, reason="it is not a text file")
    return text.lstrip("\ufeff"), chosen


def guess_encoding(data: bytes) -> str:
    """Return the likely encoding of a text file."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    sample = data[:4096]
    if sample.count(0) > len(sample) // 5:
        return "utf-16-le" if sample[1::2].count(0) >= sample[0::2].count(0) else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp874" if _looks_thai(data) else "cp1252"
    return "utf-8"


def _looks_thai(data: bytes) -> bool:
    """Thai words are runs of high bytes; accented letters of western languages stand alone."""
    runs = _HIGH_RUNS.findall(data[:2_000_000])
    letters = b"".join(runs)
    if not letters:
        return False
    thai = sum(byte in _THAI_BYTES for byte in letters) / len(letters)
    return thai > 0.9 and len(letters) / len(runs) >= 2


def guess_delimiter(line: str) -> str:
    """Return the delimiter of a header row: the most frequent of comma, semicolon, tab and bar outside of quotes."""
    bare = re.sub(r'"[^"]*"', "", line)
    return max(",;\t|", key=lambda mark: (bare.count(mark), mark == ","))
