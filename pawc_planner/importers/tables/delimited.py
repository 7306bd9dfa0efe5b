"""Delimited text tables as files of an import."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ...base.words import QT_TRANSLATE_NOOP
from ..files.sources import SourceFile
from ..headers import KINDS
from ..reading import Format, Reading
from ..records import Part
from .reading import read_rows
from .rows import RowSource, delimited_rows


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
    with rows_of(file, reading) as source:
        yield from read_rows(source, reading)


@contextmanager
def rows_of(file: SourceFile, reading: Reading) -> Iterator[RowSource]:
    """Give the rows of a table as they are written, with the encoding and delimiter that the user says."""
    said = reading.mapping
    yield delimited_rows(file, said.encoding, said.delimiter)


FORMATS = (Format("table", QT_TRANSLATE_NOOP("PawcPlanner", "Table (CSV)"), KINDS, recognises, read, rows_of),)
