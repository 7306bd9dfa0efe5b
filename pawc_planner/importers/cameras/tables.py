"""Tables of camera-trap programs, known by their headers: Wildlife Insights, camtrapR, Timelapse, loose Camtrap DP.

A record read is one row: a camera that stood somewhere for a time, or a picture (or sequence) and what it shows. Each
table works alone and together with the others of its folder or zip. Cameras and pictures are joined by the name of the
camera, which is the deployment for Wildlife Insights and loose Camtrap DP, the station for camtrapR, and the folder of
the pictures for Timelapse. Names of those who set a camera up or sorted its pictures are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from ..errors import ImportFault
from ..files.sources import SourceFile
from ..headers import normalised
from ..mapping import TableMapping
from ..reading import Format, Reading
from ..records import Part
from ..tables.reading import read_rows
from ..tables.rows import RowSource, delimited_rows, first_rows, made_header
from ..tables.table import different, understood
from ..values.date_orders import OrderEvidence
from .errors import NoPicturesError
from .programs import TABLES, CameraTable

_DATES = ("from_day", "to_day", "time")
HEADER_WITHIN = 20  # rows; titles may stand above the headers
_Cells = Mapping[str, str]


@dataclass(frozen=True)
class Headed:
    """A table whose header row is found.

    Parameters
    ----------
    source : RowSource
        All rows.
    number : int
        Row of the headers.
    headers : tuple of str
        As written.
    """

    source: RowSource
    number: int
    headers: tuple[str, ...]

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the rows below the headers."""
        return ((number, cells) for number, cells in self.source.rows() if number > self.number)

    def positions(self) -> dict[str, int]:
        """Return the position of each header, normalised; the first of equal ones."""
        found: dict[str, int] = {}
        for position, header in enumerate(self.headers):
            found.setdefault(normalised(header), position)
        return found


def headed(source: RowSource, fits: Callable[[Sequence[str]], bool]) -> Headed | None:
    """Find the header row among the first rows of a table; None when there is none that fits."""
    if source.headers:
        return Headed(source, 0, source.headers) if fits(source.headers) else None
    for (number, cells), _ in zip(source.rows(), range(HEADER_WITHIN)):
        if fits(cells):
            return Headed(source, number, tuple(different(cells)))
    return None


def camera_table(headers: Sequence[str]) -> CameraTable | None:
    """Return the table of a camera program that has these headers, None when they are of none."""
    return next((table for table in TABLES if table.fits(headers)), None)


def read_camera_table(table: CameraTable, given: Headed, reading: Reading) -> Iterator[Part]:
    """Read a table of a camera program through the reader of all tables.

    Raises
    ------
    NoPicturesError
        It holds neither cameras nor pictures.
    ImportFault
        As the reader of tables.
    """
    if not table.kind:
        raise NoPicturesError(file=given.source.name, what=table.instead[0], instead=table.instead[1])
    positions = given.positions()
    columns = {}
    for ours, names in table.columns.items():
        position = next((positions[name] for name in names if name in positions), None)
        if position is not None:
            columns[ours] = given.headers[position]
    with_made = extended(given, table.made)
    said = _joined(understood(given.headers, reading)[0], columns, table)
    if said.day_first is None and not said.time_format:
        said = replace(said, day_first=_day_first(given, columns))
    yield from read_rows(with_made, replace(reading, kind=table.kind, mapping=said))


def _day_first(given: Headed, columns: Mapping[str, str]) -> bool | None:
    """Return whether days come first, told by all dates of the table: one program writes its columns alike.

    None leaves the question to the reader of tables, column by column.
    """
    positions = [given.headers.index(header) for ours, header in columns.items() if ours in _DATES]
    if len(positions) < 2:
        return None
    evidence = OrderEvidence()
    for _, cells in given.rows():
        evidence.look([cells[at].strip() for at in positions if at < len(cells)])
    try:
        return {"dmy": True, "mdy": False}.get(evidence.settle(given.source.name, "", None))
    except ImportFault:
        return None


def extended(given: Headed, made: Mapping[str, Callable[[_Cells], str]]) -> RowSource:
    """Return a table with columns before its own that are made from the cells of each row.

    The made columns stand first, so that rows that are longer than the headers do not move them.
    """
    positions = given.positions()

    def rows() -> Iterator[tuple[int, list[str]]]:
        for number, cells in given.rows():
            width = len(cells)
            named = {name: cells[at].strip() for name, at in positions.items() if at < width}
            yield number, [make(named) for make in made.values()] + cells

    headers = (*(made_header(name) for name in made), *given.headers)
    return replace(given.source, headers=headers, rows=rows)


def _joined(said: TableMapping, columns: Mapping[str, str], table: CameraTable) -> TableMapping:
    """Return the mapping of the table with what the user says on top."""
    own = {**columns, **{name: made_header(name) for name in table.made}}
    return replace(said, columns={**own, **said.columns})


def camera_rows(source: RowSource, reading: Reading) -> tuple[CameraTable, Headed] | None:
    """Return the camera program whose table the rows are, and the table with its headers; None when of none."""
    given = headed(source, lambda headers: camera_table(headers) is not None)
    table = camera_table(given.headers) if given else None
    if given is None or table is None or not table.kind or reading.kind not in ("auto", table.kind):
        return None
    return table, given


def _recognises(table: CameraTable) -> Callable[[SourceFile], bool]:
    def recognises(file: SourceFile) -> bool:
        found = next((known for row in first_rows(file) if (known := camera_table(row)) is not None), None)
        return found is table
    return recognises


def _reads(table: CameraTable) -> Callable[[SourceFile, Reading], Iterator[Part]]:
    def read(file: SourceFile, reading: Reading) -> Iterator[Part]:
        source = delimited_rows(file, reading.mapping.encoding, reading.mapping.delimiter)
        given = headed(source, table.fits)
        if given is None:
            yield from read_rows(source, reading)
        else:
            yield from read_camera_table(table, given, reading)
    return read


@contextmanager
def rows_of(file: SourceFile, reading: Reading) -> Iterator[RowSource]:
    """Give the rows of a table as they are written, so that columns with names of their own can be explained."""
    yield delimited_rows(file, reading.mapping.encoding, reading.mapping.delimiter)


FORMATS = tuple(
    Format(table.name, table.title, (table.kind,) if table.kind else ("cameras", "camera_events"),
           _recognises(table), _reads(table), rows_of)
    for table in TABLES
)
