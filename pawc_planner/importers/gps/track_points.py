"""Track points of a GPX file that were saved as a table or a layer, as QGIS and GDAL name their fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from ...base.words import QT_TRANSLATE_NOOP
from ..cameras.tables import Headed, extended, headed, made_header
from ..files.sources import SourceFile
from ..headers import match, normalised
from ..reading import Format, Reading
from ..records import Part
from ..tables.reading import read_rows
from ..tables.rows import RowSource, delimited_rows, first_rows

_TRACK, _SEGMENT = "trackfid", "trackseg"  # shapefiles cut track_seg_id to track_seg_


def _fits(headers: Sequence[str]) -> bool:
    names = {normalised(header) for header in headers}
    placed = match("patrols", headers).keys()
    return (
        _TRACK in names and any(name.startswith(_SEGMENT) for name in names) and "time" in names
        and ("place" in placed or {"lat", "lon"} <= placed))


def recognises(file: SourceFile) -> bool:
    """Return True for a delimited table with the number of a track and of a segment, a time and a place."""
    return any(_fits(row) for row in first_rows(file))


def track_points_in(source: RowSource, reading: Reading) -> Headed | None:
    """Return a table of track points with its headers, None when it is none or the user says which column is which."""
    told = bool(reading.mapping.columns) or reading.kind not in ("auto", "patrols")
    return None if told else headed(source, _fits)


def read(file: SourceFile, reading: Reading) -> Iterator[Part]:
    """Read the fixes; each track is a patrol, named by the file and the number of the track.

    Raises
    ------
    ImportFault
        As the reader of tables.
    """
    source = delimited_rows(file, reading.mapping.encoding, reading.mapping.delimiter)
    given = track_points_in(source, reading)
    yield from read_track_points(given, reading) if given else read_rows(source, reading)


def read_track_points(given: Headed, reading: Reading) -> Iterator[Part]:
    """Read the rows of a table of track points; see :func:`read`."""
    named = extended(given, {"patrol_id": _namer(given.source.name)})
    said = replace(reading.mapping, columns={"patrol_id": made_header("patrol_id")})
    yield from read_rows(named, replace(reading, kind="patrols", mapping=said))


def _namer(file: str) -> Callable[[Mapping[str, str]], str]:
    stem = file.rpartition("/")[2].partition(" [")[0].rpartition(".")[0] or file

    def name(cells: Mapping[str, str]) -> str:
        number = cells.get(_TRACK, "")
        return f"{stem} {int(number) + 1}" if number.isdecimal() and number != "0" else stem
    return name


FORMATS = (
    Format(
        "track_points", QT_TRANSLATE_NOOP("PawcPlanner", "Track points of a GPX file"), ("patrols",), recognises, read,
    ),
)
