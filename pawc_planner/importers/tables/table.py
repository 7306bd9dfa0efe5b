"""Tables with a header row among their first rows: what they hold, which column is which, and their chunks."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from json.encoder import encode_basestring
from operator import add
from typing import Any

from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..errors import ColumnMissingError, EmptySourceError, UnknownContentError
from ..headers import COLUMNS, category_headers, match, missing, recognise
from ..mapping import EXAMPLE, TableMapping, as_headed, known_table
from ..personal import PersonalPolicy
from ..reading import Reading
from ..records import Repair, SetAside
from ..smart.layer_names import whole_names
from ..smart.queries import OBSERVATIONS, PATROLS, WAYPOINTS, match_query, recognise_query, refuse_other_queries
from ..values.mojibake import mended, with_mended_cells
from .errors import HeaderRowError, PlacesOnlyError
from .rows import RowSource, is_made
from .uneven_rows import Evened, even

_LONGEST_HEADER = 500  # letters; a drawn way has millions
_HEADERS = QT_TRANSLATE_NOOP("PawcPlanner", "its headers are: {headers}")
SEARCHED = 20  # rows among which the header row is looked for
MAX_ROWS, MAX_CELLS, MAX_LETTERS = 10_000, 300_000, 8_000_000  # of one chunk, between two looks at the user's wish


@dataclass(frozen=True)
class Table:
    """A table, or one chunk of it.

    Parameters
    ----------
    name, kind : str
        File name and kind of records.
    headers : tuple of str
        As written, made different from each other; "column 3" where there is none.
    rows : list of list of str
        Cells, as many in each row as there are headers.
    numbers : list of int
        Row number of each in the file.
    columns : mapping
        Our column to the position of theirs.
    categories : tuple of int
        Positions of the numbered category columns.
    mapping : TableMapping
        What the user said.
    encoding : str
        Encoding found.
    header_row : int
        Row number of the headers in the file; 0 when the source itself knows its columns.
    mended : mapping of int to tuple of Repair
        What was changed in the cells of a row before they were read, by index.
    query : str
        Which SMART query it is an export of, "" when of none.
    overfull : mapping of int to list of str
        Rows of a chunk with more cells than headers, by row number; they are set aside.
    """

    name: str
    kind: str
    headers: tuple[str, ...]
    rows: list[list[str]]
    numbers: list[int]
    columns: Mapping[str, int]
    categories: tuple[int, ...]
    mapping: TableMapping
    encoding: str
    header_row: int = 1
    mended: Mapping[int, tuple[Repair, ...]] = field(default_factory=dict)
    query: str = ""
    overfull: Mapping[int, list[str]] = field(default_factory=dict)

    @cached_property
    def _cells(self) -> list[tuple[str, ...]]:
        """The cells column by column."""
        return list(zip(*self.rows)) if self.rows else [()] * len(self.headers)

    def column(self, name: str) -> list[str]:
        """Return the cells of one of our columns; its constant, or "" when there is none."""
        if name in self.columns:
            return list(map(str.strip, self._cells[self.columns[name]]))
        return [str(self.mapping.constants.get(name, ""))] * len(self.rows)

    def at(self, position: int) -> list[str]:
        """Return the cells of a column by its position."""
        return list(map(str.strip, self._cells[position]))

    def has(self, name: str) -> bool:
        """Return True when the table or a constant gives the column."""
        return name in self.columns or name in self.mapping.constants

    def header(self, name: str) -> str:
        """Return their header for one of our columns."""
        return self.headers[self.columns[name]] if name in self.columns else name

    def verbatim(self, index: int, personal: PersonalPolicy) -> str:
        """Return a row as it was read, as JSON by header; cells that are left out are blank."""
        return as_json(self.headers, self.rows[index], personal)

    @cached_property
    def others(self) -> list[int]:
        """Positions of the columns that were not mapped."""
        used = {*self.columns.values(), *self.categories}
        return [position for position in range(len(self.headers)) if position not in used]

    @property
    def names(self) -> list[str]:
        """Name of each column in the site: ours, else their header."""
        ours = {position: column for column, position in self.columns.items()}
        return [ours.get(position, header) for position, header in enumerate(self.headers)]

    def used(self, day_first: bool | None = None) -> str:
        """Return the mapping that was used as JSON, for the row of the import and for rows that are read again."""
        found: dict[str, Any] = {column: self.headers[position] for column, position in self.columns.items()}
        said = self.mapping
        options = {"crs": said.crs, "time_format": said.time_format, "constants": dict(said.constants),
                   "day_first": day_first}
        found |= {name: value for name, value in options.items() if value not in ("", None, {})}
        return json.dumps(found, ensure_ascii=False)


def row_texts(table: Table, personal: PersonalPolicy) -> list[str]:
    """Return all rows as :func:`as_json` would, quickly."""
    kept = [position for position, header in enumerate(table.headers) if not is_made(header)]
    headers = [table.headers[position] for position in kept]
    rows = table.rows
    if len(kept) < len(table.headers):
        rows = [[row[position] for position in kept] for row in rows]
    names = [encode_basestring(header) + ": " for header in headers]
    dropped = [position for position, header in enumerate(headers) if personal.drops(header)]
    if dropped:
        rows = [row.copy() for row in rows]
        for row in rows:
            for position in dropped:
                row[position] = ""
    return ["{" + ", ".join(map(add, names, map(encode_basestring, row))) + "}" for row in rows]


def as_json(headers: Sequence[str], row: Sequence[str], personal: PersonalPolicy) -> str:
    """Return cells by header as JSON, those that are left out blank, those beyond the headers as "more"."""
    cells: dict[str, str] = {
        header: "" if personal.drops(header) else cell for header, cell in zip(headers, row) if not is_made(header)
    }
    if len(row) > len(headers):
        cells["more"] = " | ".join(row[len(headers):])
    return json.dumps(cells, ensure_ascii=False)


def open_table(source: RowSource, reading: Reading) -> Table:
    """Find the header row, the kind and the columns; return the table without rows.

    Raises
    ------
    UnknownContentError
        The kind is "auto" and no row among the first 20 has headers that fit one.
    ColumnMissingError
        A needed column is not there.
    EmptySourceError, UnreadableFileError
        No rows, or not a text table.
    TotalsError, GridQueryError, OtherQueryError
        It is an export of totals, of a grid, or of things that are no finds.
    """
    number, found = _header_row(source, reading)
    headers = _named(found, reading)
    mapping, known = understood(headers, reading)
    if source.crs and not mapping.crs:
        mapping = replace(mapping, crs=source.crs)
    query = _query(headers, mapping, reading)
    kind = known or _kind(headers, mapping)
    if not kind:
        refuse_other_queries(source.name, [source.headers, *(row for _, row in _numbered_rows(source))])
        seen = reading.personal.text(", ".join(headers[:40])[:600])[0]  # records, where there are no headers
        fault = PlacesOnlyError if _lists_places(headers) else UnknownContentError
        raise fault(file=source.name, seen=Sentence(_HEADERS, {"headers": seen}))
    columns = _columns(source, kind, headers, mapping, query)
    mapping = _with_day(mapping, columns)
    categories = category_headers(headers) if kind == "observations" and "category" not in mapping.columns else []
    if query != PATROLS:
        numbered = bool(categories) or query == WAYPOINTS
        _check_needed(source.name, kind, headers, [*columns, *mapping.constants], numbered)
    return Table(
        source.name, kind, tuple(headers), [], [],
        {column: headers.index(header) for column, header in columns.items()},
        tuple(headers.index(header) for header in categories), mapping, source.encoding, number, query=query,
    )


def _with_day(mapping: TableMapping, columns: Mapping[str, str]) -> TableMapping:
    """Let the constant ``day`` stand for the date of a table that tells no time."""
    day = mapping.constants.get("day", "")
    if not day or {"time", "date"} & {*columns, *mapping.constants}:
        return mapping
    return replace(mapping, constants={**mapping.constants, "date": day})


def _lists_places(headers: Sequence[str]) -> bool:
    """Tell a table that has coordinates and a name, and no column of days."""
    found = match("patrols", headers)
    placed = {"lat", "lon"} <= found.keys() or {"x", "y"} <= found.keys()
    return placed and not {"time", "date", "clock", "patrol_id"} & found.keys()


def _query(headers: Sequence[str], mapping: TableMapping, reading: Reading) -> str:
    """Return which SMART query a table is, where what the user says agrees."""
    query = recognise_query(headers)
    if query == WAYPOINTS and "category" in match("observations", headers):
        return ""  # a query of way-points tells no category; a table that does is somebody's own
    fits = reading.kind in ("auto", "patrols" if query == PATROLS else "observations")
    return query if fits and "category" not in mapping.columns else ""


def understood(headers: Sequence[str], reading: Reading) -> tuple[TableMapping, str]:
    """Return what the user says about a table, now or when it was saved, and its kind; "" when the headers tell it.

    The columns are those saved for such a table where none are named now.
    """
    given, kind = reading.mapping, "" if reading.kind == "auto" else reading.kind
    saved = None if given.columns else known_table(reading.saved, headers, kind)
    if saved is None:
        return as_headed(given, headers), kind
    now = {name: getattr(given, name) for name in _OPTIONS if getattr(given, name) not in ("", None)}
    mapping = replace(saved.mapping, **now, constants={**saved.mapping.constants, **given.constants})
    return as_headed(mapping, headers), kind or saved.kind


_OPTIONS = ("crs", "time_format", "day_first", "encoding", "delimiter")


def different(headers: Sequence[str]) -> list[str]:
    """Return headers on one line each, told apart by a number, named by their position where they are empty."""
    found: dict[str, None] = {}  # in their order
    copies: Counter[str] = Counter()
    for position, header in enumerate(headers, start=1):
        name = plain = " ".join((mended(header) or header).split()) or f"column {position}"
        while name in found:
            copies[plain] += 1
            name = f"{plain} ({copies[plain] + 1})"
        found[name] = None
    return list(found)


def _named(row: Sequence[str], reading: Reading) -> list[str]:
    """Return headers told apart, those of a SMART query that a shapefile cut under their whole names."""
    return different(whole_names(different(row), reading.data_model))


def _header_row(source: RowSource, reading: Reading) -> tuple[int, list[str]]:
    """Return the number and the cells of the header row: as said, else the first that fits, else the first at all."""
    if source.headers:
        return 0, list(source.headers)
    rows = [(number, row) for number, row in _numbered_rows(source) if any(map(str.strip, row))]
    asked = reading.mapping.header_row
    if asked:
        rows = list(source_rows_at(source, asked))
    if not rows:
        raise HeaderRowError(file=source.name, row=asked) if asked else EmptySourceError(file=source.name)
    best = max(rows, key=lambda item: _fit(item[1], reading)) if len(rows) > 1 else rows[0]
    return best if _fit(best[1], reading)[0] else rows[0]


def _numbered_rows(source: RowSource) -> list[tuple[int, list[str]]]:
    """Return the rows among which the headers are looked for, with cells as long as a header can be."""
    return [(number, [cell[:_LONGEST_HEADER] for cell in row]) for number, row in islice(source.rows(), SEARCHED)]


def source_rows_at(source: RowSource, number: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the row of a number, if there is one."""
    for at, row in source.rows():
        if at >= number:
            if at == number:
                yield at, row
            return


def _fit(row: list[str], reading: Reading) -> tuple[bool, int]:
    """Return whether a row can be the headers, and how many of them are known."""
    headers = _named(row, reading)
    mapping, known = understood(headers, reading)
    if mapping.columns and set(mapping.columns.values()) <= set(headers):
        return True, len(headers)
    kind = known or _kind(headers, mapping)
    if not kind:
        return False, 0
    query = _query(headers, mapping, reading)
    found = match_query(headers) if query else match(kind, headers)
    numbered = bool(category_headers(headers)) or query == WAYPOINTS
    fits = query == PATROLS or not missing(kind, [*found, *mapping.constants], numbered)
    return fits, len(found)


def _kind(headers: Sequence[str], mapping: TableMapping) -> str:
    query = recognise_query(headers) if "category" not in mapping.columns else ""
    if query:
        return "patrols" if query == PATROLS else "observations"
    mapped = [column for column, header in mapping.columns.items() if header in headers]
    others = [header for header in headers if header not in mapping.columns.values()]
    return recognise([*mapped, *mapping.constants, *others])


def _columns(
    source: RowSource, kind: str, headers: list[str], mapping: TableMapping, query: str
) -> dict[str, str]:
    absent = [header for header in mapping.columns.values() if header not in headers]
    if absent:
        raise ColumnMissingError(
            file=source.name, kind=kind, missing=", ".join(f"“{header}”" for header in absent),
            seen=", ".join(headers), example=EXAMPLE,
        )
    free = [header for header in headers if header not in mapping.columns.values()]
    known = match_query(free) if query else match(kind, free)
    if query in (OBSERVATIONS, WAYPOINTS) and "count" not in known:
        known |= {column: header for column, header in match(kind, free).items() if column in ("count", "time")}
    found = {**known, **{c: h for c, h in mapping.columns.items() if c in COLUMNS[kind]}}
    if "time" in mapping.columns:  # one column that holds all of it, as the user says
        found = {
            column: header for column, header in found.items()
            if column not in ("date", "clock") or column in mapping.columns
        }
    if source.lon and source.lat:  # the geometry goes before what the attributes say
        found = {column: header for column, header in found.items() if column not in ("x", "y")}
        found |= {"lon": source.lon, "lat": source.lat}
    return {column: header for column, header in found.items() if column not in mapping.constants}


def _check_needed(name: str, kind: str, headers: Sequence[str], columns: Sequence[str], numbered: bool) -> None:
    lacking = missing(kind, columns, numbered)
    if lacking:
        example = json.dumps(dict.fromkeys(lacking[0].split(" and "), "…"), ensure_ascii=False)
        raise ColumnMissingError(
            file=name, kind=kind, missing=", ".join(lacking), seen=", ".join(headers), example=example
        )


def chunks(source: RowSource, table: Table, personal: PersonalPolicy) -> Iterator[tuple[Table, list[SetAside]]]:
    """Yield the rows of a table in portions, with those that are no records of it."""
    rows: list[list[str]] = []
    numbers: list[int] = []
    width = len(table.headers)
    most = max(500, min(MAX_ROWS, MAX_CELLS // width))
    letters = 0
    for number, row in source.rows():
        if number <= table.header_row:
            continue
        if source.ends_at_last_cell and len(row) < width:
            row = row + [""] * (width - len(row))
        rows.append(row)
        numbers.append(number)
        letters += sum(map(len, row))
        if len(rows) >= most or letters > MAX_LETTERS:
            yield _chunk(table, even(rows, numbers, table.headers), personal)
            rows, numbers, letters = [], [], 0
    if rows:
        yield _chunk(table, even(rows, numbers, table.headers), personal)


def _chunk(table: Table, found: Evened, personal: PersonalPolicy) -> tuple[Table, list[SetAside]]:
    aside = [
        SetAside(number, as_json(table.headers, row, personal), reason, message)
        for number, row, reason, message in found.aside
    ]
    rows, changes = with_mended_cells(found.rows, table.headers, table.names, personal)
    both = {index: (*found.mended.get(index, ()), *changes.get(index, ())) for index in {*found.mended, *changes}}
    overfull = {number: row for number, row, reason, _ in found.aside if reason == "cells"}
    return replace(table, rows=rows, numbers=found.numbers, mended=both, overfull=overfull), aside
