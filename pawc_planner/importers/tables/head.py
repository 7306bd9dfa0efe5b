"""The head of a table as it is written: headers, which column is which, first rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice

from ..errors import ImportFault
from ..reading import Reading
from .rows import RowSource
from .table import SEARCHED, open_table


@dataclass(frozen=True)
class TableHead:
    """What a table looks like.

    Parameters
    ----------
    kind, encoding, delimiter : str
        What it holds and how it is written; "" where that is not known.
    headers : tuple of str
        As written; when no row is recognised as headers, the widest of the first rows.
    columns : mapping
        {our column: their header}; empty when the table is not recognised.
    rows : tuple of tuple of str
        The first rows below the headers, as written.
    sheets : tuple of str
        Of a workbook: the names of all its sheets.
    """

    kind: str = ""
    encoding: str = ""
    delimiter: str = ""
    headers: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    rows: tuple[tuple[str, ...], ...] = ()
    sheets: tuple[str, ...] = ()


def table_head(source: RowSource, reading: Reading, rows: int) -> TableHead:
    """Return the head of a table with ``rows`` rows.

    Raises
    ------
    ImportFault
        Not even its first rows can be read.
    """
    first = list(islice(source.rows(), SEARCHED + rows))
    try:
        table = open_table(source, reading)
    except ImportFault:
        return _guessed(source, first, rows)
    columns = {ours: table.headers[position] for ours, position in table.columns.items()}
    below = [tuple(row) for number, row in first if number > table.header_row]
    return TableHead(
        table.kind, source.encoding, source.delimiter, table.headers, columns, tuple(below[:rows]), source.sheets)


def _guessed(source: RowSource, first: list[tuple[int, list[str]]], rows: int) -> TableHead:
    if source.headers:
        headers, below = source.headers, first
    else:
        at = max(range(min(len(first), SEARCHED)), key=lambda index: (_filled(first[index][1]), -index), default=0)
        headers, below = tuple(first[at][1]) if first else (), first[at + 1:]
    written = tuple(tuple(row) for _, row in below[:rows])
    return TableHead("", source.encoding, source.delimiter, headers, {}, written, source.sheets)


def _filled(row: list[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)
