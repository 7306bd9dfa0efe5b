"""Tables of EarthRanger's positions: of its API and "Subject Reports", and frames of ecoscope saved as tables.

One patrol per subject and local day, or the patrol that a position names.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ...base.progress import step
from ...base.words import QT_TRANSLATE_NOOP
from ..cameras.tables import Headed, headed
from ..errors import DayOrderError, EmptySourceError
from ..files.sources import SourceFile
from ..headers import normalised
from ..reading import Format, Reading
from ..records import Part
from ..tables.reading import read_rows
from ..tables.rows import RowSource, delimited_rows, first_rows
from ..values.date_orders import OrderEvidence
from ..values.degrees import Pair, read_pair
from ..values.numbers import read_number
from .positions import MAX_FIXES, Positions

# The fields of a position as EarthRanger's API and ecoscope name them, by normalised header.
_FIELDS = {
    "subject": "subject", "subjectname": "subject_name", "extrasubjectname": "subject_name",
    "patrolsubject": "subject_name", "subjectid": "subject_id", "extrasubjectid": "subject_id",
    "groupbycol": "groupby_col", "subjecttype": "subject_type", "extrasubjectsubjecttype": "subject_type",
    "subjectsubtype": "subject_subtype", "extrasubjectsubjectsubtype": "subject_subtype",
    "subjectsubtypeid": "subject_subtype", "patrolid": "patrol_id", "patroltypevalue": "patrol_type",
    "patroltypedisplay": "patrol_type", "source": "source", "extrasource": "source", "sourceid": "source",
    "collarid": "source", "junkstatus": "junk_status", "exclusionflags": "exclusion_flags",
    "extraexclusionflags": "exclusion_flags",
}
_TIME = ("recordedat", "fixtime", "recordedtime")
_LAT, _LON = ("lat", "latitude", "locationlatitude"), ("lon", "long", "longitude", "locationlongitude")
_SHAPE = ("geometry", "geom", "wkt", "wktgeom", "thegeom")
_SUBJECTS = frozenset(("subject", "subject_name", "subject_id", "groupby_col"))
_ZONE = re.compile(r"[\s_]*\((?:gmt|utc)\s*(?:([+-])\s*(\d{1,2})(?::?(\d{1,2}))?)?\)\s*$", re.IGNORECASE)
_LONGEST_ZONE = 40
_LOOKED_AT = 10_000


def zone_of(header: str) -> tuple[str, float | None]:
    """Return a header without the zone that EarthRanger writes behind it, and its seconds ahead of UTC.

    ``fixtime (GMT+7:0)`` gives ``fixtime`` and 25200; None stands for a header without a zone.
    """
    start = max(len(header) - _LONGEST_ZONE, 0)
    found = _ZONE.search(header[start:])
    if found is None:
        return header, None
    sign, hours, minutes = found.groups()
    seconds = int(hours or 0) * 3600.0 + int(minutes or 0) * 60.0
    return header[:start + found.start()], -seconds if sign == "-" else seconds


def _columns(headers: Sequence[str]) -> dict[str, int]:
    """Return the place of each field; {} when the headers are not those of positions."""
    names: dict[str, int] = {}
    for at, header in enumerate(headers):
        names.setdefault(normalised(zone_of(header)[0]), at)
    found: dict[str, int] = {}
    for name, field in _FIELDS.items():
        if name in names:
            found.setdefault(field, names[name])
    for column, known in (("time", _TIME), ("lat", _LAT), ("lon", _LON), ("shape", _SHAPE)):
        place = next((names[name] for name in known if name in names), None)
        if place is not None:
            found[column] = place
    placed = {"lat", "lon"} <= set(found) or "shape" in found
    return found if placed and "time" in found and _SUBJECTS & set(found) else {}


def recognises(file: SourceFile) -> bool:
    """Return True for a delimited table with headers of a subject, a time and a place."""
    return any(_columns(row) for row in first_rows(file))


def positions_in(source: RowSource, reading: Reading) -> Headed | None:
    """Return a table of positions with its headers, None when it is none or the user says which column is which."""
    told = bool(reading.mapping.columns) or reading.kind not in ("auto", "patrols")
    return None if told else headed(source, lambda headers: bool(_columns(headers)))


def read(file: SourceFile, reading: Reading) -> Iterator[Part]:
    """Read the positions; wildlife is set aside, names become codes unless they are kept.

    Raises
    ------
    DayOrderError
        Day and month of its times cannot be told apart.
    ImportFault
        As the reader of tables.
    """
    source = delimited_rows(file, reading.mapping.encoding, reading.mapping.delimiter)
    given = positions_in(source, reading)
    yield from read_positions(given, reading) if given else read_rows(source, reading)


def read_positions(given: Headed, reading: Reading) -> Iterator[Part]:
    """Read the rows of a table of positions; see :func:`read`."""
    columns = _columns(given.headers)
    offset = zone_of(given.headers[columns["time"]])[1]
    positions = Positions(given.source.name, reading, order_of(given, columns["time"], offset, reading), offset)
    count = 0
    for count, (number, row) in enumerate(given.rows(), start=1):
        _add(positions, columns, row, number)
        if len(positions) >= MAX_FIXES:
            step(reading.progress, 0.4 + 0.6 * count / max(given.source.size, 1_000_000, count))
            yield _told(positions.part(), given)
    if not count:
        raise EmptySourceError(file=given.source.name)
    last, others = positions.part(), positions.others()
    last.aside += others
    yield _told(last, given)


def order_of(given: Headed, at: int, offset: float | None, reading: Reading) -> str:
    """Return the order of day and month of a column of times, told from all of it.

    EarthRanger itself, whose headers name the zone, puts the month first; what a spreadsheet has saved since then
    shows another order by its days above 12.

    Raises
    ------
    DayOrderError
    """
    evidence = OrderEvidence()
    texts: list[str] = []
    for _, row in given.rows():
        texts.append(row[at].strip() if at < len(row) else "")
        if len(texts) >= _LOOKED_AT:
            evidence.look(texts)
            texts = []
            step(reading.progress, 0.0)
    evidence.look(texts)
    said = reading.mapping.day_first
    try:
        return evidence.settle(given.source.name, given.headers[at], said)
    except DayOrderError as fault:
        if offset is not None and fault.code == DayOrderError.code:
            return "mdy"
        raise


def _told(part: Part, given: Headed) -> Part:
    return replace(part, encoding=given.source.encoding)


def _add(positions: Positions, columns: Mapping[str, int], row: Sequence[str], number: int) -> None:
    cells = {name: row[at].strip() if at < len(row) else "" for name, at in columns.items()}
    if not any(cells.values()):
        return
    facts = {name: text for name, text in cells.items() if text and name not in ("time", "lat", "lon", "shape")}
    positions.add(facts, *place_of(cells), cells["time"], number)


def place_of(cells: Mapping[str, str]) -> tuple[float, float]:
    """Return longitude and latitude from columns of their own, else from a point as WKT; NaN where there are none."""
    lon, lat = (read_number(cells.get(name, ""))[0] for name in ("lon", "lat"))
    if math.isfinite(lon) and math.isfinite(lat):
        return lon, lat
    pair = read_pair(cells.get("shape", ""))
    return (pair.lon, pair.lat) if isinstance(pair, Pair) else (math.nan, math.nan)


FORMATS = (
    Format(
        "earthranger_positions", QT_TRANSLATE_NOOP("PawcPlanner", "EarthRanger positions (CSV)"), ("patrols",),
        recognises, read,
    ),
)
