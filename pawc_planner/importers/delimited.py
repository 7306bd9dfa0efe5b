"""Delimited text tables as files of an import."""

from __future__ import annotations

from collections.abc import Iterator

from ..base.words import QT_TRANSLATE_NOOP
from .headers import KINDS
from .point_tables import read_point_table
from .reading import Format, Reading
from .records import Part
from .sources import SourceFile
from .tables import read_table
from .track_tables import read_track_table


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
    table = read_table(file.load(), file.name, reading.kind, reading.mapping)
    if table.kind == "patrols":
        yield read_track_table(table, reading.places)
        return
    part = Part(table.kind, encoding=table.encoding)
    part.points, part.personal = read_point_table(table, reading.places, reading.personal.keep)
    yield part


FORMATS = (Format("table", QT_TRANSLATE_NOOP("PawcPlanner", "table"), KINDS, recognises, read),)
