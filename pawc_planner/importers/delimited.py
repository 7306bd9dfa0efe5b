"""Delimited text tables as files of an import."""

from __future__ import annotations

from collections.abc import Iterator

from ..base.words import QT_TRANSLATE_NOOP
from .headers import KINDS
from .reading import Format, Reading
from .records import Part
from .sources import SourceFile
from .table_reading import read_rows
from .table_rows import delimited_rows


def recognises(file: SourceFile) -> bool:
    """Return True for anything that is neither XML nor JSON; what is no table is refused while it is read."""
    head = file.head[:200].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00")
    return head[:1] not in (b"<", b"{", b"[")


def read(file: SourceFile, reading: Reading) -> Iterator[Part]:
    """Read a table of fixes, observations, stumps, cameras, camera events or reports.

    Raises
    ------
    UnknownContentError, ColumnMissingError, UnreadableFileError, EmptySourceError, DayOrderError
    """
    said = reading.mapping
    yield from read_rows(delimited_rows(file, said.encoding, said.delimiter), reading)


FORMATS = (Format("table", QT_TRANSLATE_NOOP("PawcPlanner", "table"), KINDS, recognises, read),)
