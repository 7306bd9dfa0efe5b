"""Delimited tables: read with their encoding, recognised by their headers, mapped to our columns."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO

from .errors import ColumnMissingError, EmptySourceError, UnknownContentError, UnreadableFileError
from .headers import COLUMNS, category_headers, is_personal, match, missing, recognise
from .mapping import EXAMPLE, TableMapping
from .text_encoding import decode, guess_delimiter

MAX_FIELD = 1_000_000
MAX_ROWS = 5_000_000


@dataclass(frozen=True)
class Table:
    """A table as read.

    Parameters
    ----------
    name, kind : str
        File name and kind of records.
    headers : tuple of str
        As written.
    rows : list of list of str
        Cells, without the header row and empty rows.
    numbers : list of int
        Row number of each in the file, the header being 1.
    columns : mapping
        Our column to the position of theirs.
    categories : tuple of int
        Positions of the numbered category columns.
    mapping : TableMapping
        What the user said.
    encoding : str
        Encoding found.
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

    def column(self, name: str) -> list[str]:
        """Return the cells of one of our columns; its constant, or "" when there is none."""
        if name in self.columns:
            position = self.columns[name]
            return [row[position].strip() if position < len(row) else "" for row in self.rows]
        return [str(self.mapping.constants.get(name, ""))] * len(self.rows)

    def has(self, name: str) -> bool:
        """Return True when the table or a constant gives the column."""
        return name in self.columns or name in self.mapping.constants

    def header(self, name: str) -> str:
        """Return their header for one of our columns."""
        return self.headers[self.columns[name]] if name in self.columns else name

    def verbatim(self, index: int, keep_personal: bool = False) -> str:
        """Return a row as it was read, as JSON by header; personal cells are blank unless they are to be kept."""
        cells = dict(zip(self.headers, self.rows[index]))
        if not keep_personal:
            cells = {header: "" if is_personal(header) else cell for header, cell in cells.items()}
        return json.dumps(cells, ensure_ascii=False)

    @property
    def others(self) -> list[int]:
        """Positions of the columns that were not mapped."""
        used = {*self.columns.values(), *self.categories}
        return [position for position in range(len(self.headers)) if position not in used]


def read_table(data: bytes, name: str, kind: str, mapping: TableMapping) -> Table:
    """Read a table and find its columns.

    Raises
    ------
    UnknownContentError
        The kind is "auto" and the headers fit none.
    ColumnMissingError
        A needed column is not there.
    UnreadableFileError, EmptySourceError
        Not a text table, or without rows.
    """
    text, encoding = decode(data, name, mapping.encoding)
    headers, rows, numbers = _cells(text, name, mapping.delimiter)
    kind = _kind(name, kind, headers, mapping)
    columns = _columns(name, kind, headers, mapping)
    categories = category_headers(headers) if kind == "observations" and "category" not in mapping.columns else []
    lacking = missing(kind, [*columns, *mapping.constants], bool(categories))
    if lacking:
        example = json.dumps(dict.fromkeys(lacking[0].split(" and "), "…"), ensure_ascii=False)
        raise ColumnMissingError(
            file=name, kind=kind, missing=", ".join(lacking), seen=", ".join(headers), example=example
        )
    if not rows:
        raise EmptySourceError(file=name)
    positions = {column: headers.index(header) for column, header in columns.items()}
    return Table(
        name,
        kind,
        tuple(headers),
        rows,
        numbers,
        positions,
        tuple(headers.index(header) for header in categories),
        mapping,
        encoding,
    )


def _cells(text: str, name: str, delimiter: str) -> tuple[list[str], list[list[str]], list[int]]:
    lines = text.splitlines()
    first = next((line for line in lines if line.strip()), "")
    if not first:
        raise EmptySourceError(file=name)
    csv.field_size_limit(MAX_FIELD)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter or guess_delimiter(first))
    headers: list[str] = []
    rows, numbers = [], []
    try:
        for number, row in enumerate(reader, start=1):
            if not any(cell.strip() for cell in row):
                continue
            if not headers:
                headers = [cell.strip() for cell in row]
                continue
            rows.append(row)
            numbers.append(number)
            if len(rows) > MAX_ROWS:
                raise UnreadableFileError(file=name, reason=f"it has more than {MAX_ROWS:,} rows")
    except csv.Error as fault:
        raise UnreadableFileError(file=name, reason=f"line {reader.line_num}: {fault}") from None
    return headers, rows, numbers


def _kind(name: str, kind: str, headers: list[str], mapping: TableMapping) -> str:
    if kind != "auto":
        return kind
    mapped = [column for column, header in mapping.columns.items() if header in headers]
    others = [header for header in headers if header not in mapping.columns.values()]
    found = recognise([*mapped, *mapping.constants, *others])
    if not found:
        raise UnknownContentError(file=name, seen="its headers are: " + ", ".join(headers[:40])[:600])
    return found


def _columns(name: str, kind: str, headers: list[str], mapping: TableMapping) -> dict[str, str]:
    absent = [header for header in mapping.columns.values() if header not in headers]
    if absent:
        raise ColumnMissingError(
            file=name,
            kind=kind,
            missing=", ".join(f"“{header}”" for header in absent),
            seen=", ".join(headers),
            example=EXAMPLE,
        )
    free = [header for header in headers if header not in mapping.columns.values()]
    found = {**match(kind, free), **{c: h for c, h in mapping.columns.items() if c in COLUMNS[kind]}}
    if "time" in mapping.columns:  # one column that holds all of it, as the user says
        found = {
            column: header
            for column, header in found.items()
            if column not in ("date", "clock") or column in mapping.columns
        }
    return {column: header for column, header in found.items() if column not in mapping.constants}
