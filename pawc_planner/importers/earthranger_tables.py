"""Positions of EarthRanger's subjects as a table: one patrol per subject and local day."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from ..base.progress import step
from ..base.words import QT_TRANSLATE_NOOP
from .earthranger_positions import MAX_FIXES, Positions
from .errors import EmptySourceError
from .headers import normalised
from .numbers import read_number
from .reading import Format, Reading
from .records import Part
from .sources import SourceFile
from .table_rows import delimited_rows, first_rows

# The fields of a position as EarthRanger's API names them, by normalised header.
_FIELDS = {
    "subject": "subject", "subjectname": "subject_name", "subjectid": "subject_id", "groupbycol": "subject_id",
    "subjecttype": "subject_type", "subjectsubtype": "subject_subtype", "patrolid": "patrol_id",
    "patrolserialnumber": "patrol_serial_number", "source": "source", "sourceid": "source",
}
_TIME = ("recordedat", "fixtime", "recordedtime")
_LAT, _LON = ("lat", "latitude", "locationlatitude"), ("lon", "long", "longitude", "locationlongitude")
_SUBJECTS = frozenset(("subject", "subject_name", "subject_id"))


def _columns(headers: Sequence[str]) -> dict[str, int]:
    """Return the place of each field; {} when the headers are not those of positions."""
    names = [normalised(header) for header in headers]
    found = {_FIELDS[name]: at for at, name in enumerate(names) if name in _FIELDS}
    for column, known in (("time", _TIME), ("lat", _LAT), ("lon", _LON)):
        place = next((at for at, name in enumerate(names) if name in known), None)
        if place is None:
            return {}
        found[column] = place
    return found if _SUBJECTS & set(found) else {}


def recognises(file: SourceFile) -> bool:
    """Return True for a delimited table whose first row names a subject, a time and a place."""
    return any(_columns(row) for row in first_rows(file, 1))


def read(file: SourceFile, reading: Reading) -> Iterator[Part]:
    """Read the positions; wildlife is set aside, names become codes unless they are kept.

    Raises
    ------
    EmptySourceError, UnreadableFileError
    """
    source = delimited_rows(file, reading.mapping.encoding, reading.mapping.delimiter)
    positions = Positions(file.name, reading)
    columns: dict[str, int] = {}
    for number, row in source.rows():
        if not columns:
            columns = _columns(row)
            continue
        _add(positions, columns, row, number)
        if len(positions) >= MAX_FIXES:
            step(reading.progress, 0.5)
            yield positions.part()
    last, others = positions.part(), positions.others()
    last.aside += others
    if not last.records and not columns:
        raise EmptySourceError(file=file.name)
    yield last


def _add(positions: Positions, columns: dict[str, int], row: Sequence[str], number: int) -> None:
    cells = {name: row[at].strip() if at < len(row) else "" for name, at in columns.items()}
    if not any(cells.values()):
        return
    lon, lat = (read_number(cells[name])[0] for name in ("lon", "lat"))
    facts = {name: text for name, text in cells.items() if text and name not in ("time", "lat", "lon")}
    positions.add(facts, _known(lon), _known(lat), cells["time"], number)


def _known(number: float) -> float:
    return number if math.isfinite(number) else math.nan


FORMATS = (
    Format(
        "earthranger_positions", QT_TRANSLATE_NOOP("PawcPlanner", "EarthRanger positions (CSV)"), ("patrols",),
        recognises, read,
    ),
)
