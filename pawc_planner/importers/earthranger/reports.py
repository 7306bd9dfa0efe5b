"""The table of reports (events) that EarthRanger's web pages export: one row per report, its details behind the rest.

A report is the same as the event of its number and minute in JSON. Links to pictures are not kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from ...base.progress import step
from ...base.words import QT_TRANSLATE_NOOP
from ..cameras.tables import Headed, headed
from ..errors import EmptySourceError
from ..files.sources import SourceFile
from ..headers import normalised
from ..reading import Format, Reading
from ..records import Part, PointRecord
from ..tables.reading import read_rows
from ..tables.rows import RowSource, delimited_rows, first_rows
from ..values.instants import read_instants
from .events import BAD_TIME, event_record
from .position_tables import order_of, place_of, zone_of

MAX_EVENTS = 5_000
_FIELDS = {
    "reporttype": "label", "reporttypeinternalvalue": "event_type", "reportid": "serial_number", "title": "title",
    "priority": "priority_label", "reportstatus": "state", "reportedby": "reported_by", "reportedat": "time",
    "latitude": "lat", "longitude": "lon", "notes": "notes",
}
_PASSED_OVER = frozenset((
    "priorityinternalvalue", "numberofnotes", "numberofrelatedsubjects", "attachments", "customfieldsbeginhere",
))
_SIGNS = frozenset(("label", "serial_number", "time", "lat", "lon"))


def _columns(headers: Sequence[str]) -> dict[str, int]:
    """Return the place of each field; {} when the headers are not those of reports."""
    found: dict[str, int] = {}
    for at, header in enumerate(headers):
        field = _FIELDS.get(normalised(zone_of(header)[0]))
        if field:
            found.setdefault(field, at)
    return found if set(found) >= _SIGNS else {}


def recognises(file: SourceFile) -> bool:
    """Return True for a delimited table with the headers of EarthRanger's export of reports."""
    return any(_columns(row) for row in first_rows(file))


def reports_in(source: RowSource, reading: Reading) -> Headed | None:
    """Return a table of reports with its headers, None when it is none or the user says which column is which."""
    told = bool(reading.mapping.columns) or reading.kind not in ("auto", "observations")
    return None if told else headed(source, lambda headers: bool(_columns(headers)))


def read(file: SourceFile, reading: Reading) -> Iterator[Part]:
    """Read the reports; who reported them is left out.

    Raises
    ------
    DayOrderError
        Day and month of their times cannot be told apart.
    ImportFault
        As the reader of tables.
    """
    source = delimited_rows(file, reading.mapping.encoding, reading.mapping.delimiter)
    given = reports_in(source, reading)
    yield from read_reports(given, reading) if given else read_rows(source, reading)


def read_reports(given: Headed, reading: Reading) -> Iterator[Part]:
    """Read the rows of a table of reports; see :func:`read`."""
    columns = _columns(given.headers)
    offset = zone_of(given.headers[columns["time"]])[1]
    order = order_of(given, columns["time"], offset, reading)
    rows, count = ((number, row) for number, row in given.rows() if any(map(str.strip, row))), 0
    while portion := list(islice(rows, MAX_EVENTS)):
        count += len(portion)
        step(reading.progress, 0.4 + 0.6 * count / max(given.source.size, 1_000_000, count))
        yield _part(portion, columns, given, reading, order, offset)
    if not count:
        raise EmptySourceError(file=given.source.name)


def _part(
    rows: Sequence[tuple[int, Sequence[str]]], columns: Mapping[str, int], given: Headed, reading: Reading, order: str,
    offset: float | None,
) -> Part:
    part = Part("observations", encoding=given.source.encoding)
    at = columns["time"]
    texts = [row[at].strip() if at < len(row) else "" for _, row in rows]
    instants = read_instants(texts, reading.places, order, offset)
    for index, (number, row) in enumerate(rows):
        moment = instants.moment(index)
        event = _event(row, columns, given.headers)
        found, dropped = event_record({**event, "time": moment.isoformat() if moment else None}, number, reading)
        part.personal += dropped
        if isinstance(found, PointRecord):
            found.repairs = (*found.repairs, *instants.repairs(index))
            found.problem = BAD_TIME if texts[index] and moment is None else ()
            part.points.append(found)
        else:
            part.aside.append(found)
    return part


def _event(row: Sequence[str], columns: Mapping[str, int], headers: Sequence[str]) -> dict[str, Any]:
    """Return a row as the API gives an event."""
    cells = {field: row[at].strip() if at < len(row) else "" for field, at in columns.items()}
    lon, lat = place_of(cells)
    used = set(columns.values())
    details = {
        header: text.strip() for at, (header, text) in enumerate(zip(headers, row))
        if at not in used and text.strip() and normalised(header) not in _PASSED_OVER
    }
    return {
        "event_type": cells.get("event_type") or cells["label"], "title": cells.get("title"),
        "serial_number": cells["serial_number"], "state": cells.get("state", "").casefold(),
        "priority_label": cells.get("priority_label"), "reported_by": cells.get("reported_by"),
        "location": {"longitude": lon, "latitude": lat}, "notes": [{"text": cells.get("notes")}],
        "event_details": details,
    }


FORMATS = (
    Format(
        "earthranger_reports", QT_TRANSLATE_NOOP("PawcPlanner", "EarthRanger reports (CSV)"), ("observations",),
        recognises, read,
    ),
)
