"""Rows of tables as text: of a delimited file read by blocks, or of whatever else has rows."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO, IncrementalNewlineDecoder

from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..errors import EmptySourceError, ImportFault, UnreadableFileError
from ..fault_reasons import IN_LINE, NO_TEXT
from ..files.sources import SourceFile
from ..values.text_encoding import guess_encoding, sniff

MAX_FIELD = 10_000_000  # the way of a leg of a week, drawn as text
MAX_LINE = 10_000_000
MAX_COLUMNS = 2_000
MAX_BREAKS = 1_000  # line breaks inside one quoted cell; more are a quotation mark that was never closed
MAX_COUNTED = 1_000_000_000
_MADE = " (made)"
_BLOCK = 1 << 20
_COMMON = (",", ";", "\t", "|")
_RARE = ("^", "~", "#", "!", ":")  # a SMART user may choose any; taken only when the headers are known with it
_SAID = re.compile(r'^\ufeff?"?sep=(.)"?\s*$', re.IGNORECASE)
_LONG_LINE = QT_TRANSLATE_NOOP("PawcPlanner", "line {line} is longer than {most} letters")
_NEVER_CLOSED = QT_TRANSLATE_NOOP("PawcPlanner", "a quotation mark in line {line} is opened and never closed")
_WIDE = QT_TRANSLATE_NOOP("PawcPlanner", "row {row} has more than {most} cells")


@dataclass(frozen=True)
class RowSource:
    """A table that can be read twice, row by row.

    Parameters
    ----------
    name : str
        Of the file (and sheet or layer), for messages.
    headers : tuple of str
        Names of the columns; () when the header row is one of the first 20 rows and is to be found there.
    rows : callable
        Returns an iterator from the start: (row number in the file, cells as text). With ``headers`` given the header
        row is not among them. May raise :class:`ImportFault`.
    encoding : str
        How the text was read, for the record; "" when that is no question.
    crs : str
        CRS of the coordinate columns when the file itself states one; "" when it does not.
    lon, lat : str
        Headers of columns that hold WGS 84 degrees made from a geometry; they go before any other coordinates. "" when
        there is no geometry.
    size : int
        Rows, when they are known; 0 otherwise.
    delimiter : str
        Of a text file.
    ends_at_last_cell : bool
        Whether empty cells at the end of a row are not written, as in a workbook; a short row is then no fault.
    sheets : tuple of str
        Of a workbook: the names of all its sheets.
    """

    name: str
    headers: tuple[str, ...]
    rows: Callable[[], Iterator[tuple[int, list[str]]]]
    encoding: str = ""
    crs: str = ""
    lon: str = ""
    lat: str = ""
    size: int = 0
    delimiter: str = ""
    ends_at_last_cell: bool = False
    sheets: tuple[str, ...] = ()


def made_header(column: str) -> str:
    """Return the header of a column that is made of cells of the row, and is none of the file."""
    return f"{column}{_MADE}"


def is_made(header: str) -> bool:
    """Return True for the header of a column that is made."""
    return header.endswith(_MADE)


def delimited_rows(file: SourceFile, encoding: str = "", delimiter: str = "") -> RowSource:
    """Return the rows of a delimited text file, its header row among them.

    Parameters
    ----------
    file : SourceFile
        The file.
    encoding, delimiter : str
        As the user says them; "" to tell them from the file.

    Raises
    ------
    UnreadableFileError, EmptySourceError
    """
    encoding = sniff(file.opens, file.name, encoding)
    mark = delimiter or _delimiter_of(file, encoding)
    return RowSource(file.name, (), lambda: _csv_rows(file, encoding, mark), encoding, delimiter=mark)


def first_rows(file: SourceFile, count: int = 20) -> list[list[str]]:
    """Return the first rows of a delimited file from its head, [] when it is none; cheap, and never raises."""
    try:
        head = _whole_lines(file.head)
        encoding = guess_encoding(head)
        part = SourceFile(file.name, lambda: BytesIO(head))
        rows = _csv_rows(part, encoding, _delimiter_of(part, encoding))
        return [row for (_, row), _ in zip(rows, range(count))]
    except (ImportFault, LookupError, ValueError, OSError):
        return []


def _whole_lines(head: bytes) -> bytes:
    """Cut what may be half a letter or half a line off the end."""
    end = head.rfind(b"\n")
    return head[: end + 1] if end > 0 and b"\x00" not in head[:4096] else head


def _delimiter_of(file: SourceFile, encoding: str) -> str:
    """Return the sign that splits the first rows most evenly; a line ``sep=;`` says it."""
    text = codecs.getincrementaldecoder(encoding)("replace").decode(file.head)
    lines = [line for line in text.splitlines()[:60] if line.strip()][:25]
    if not lines:
        raise EmptySourceError(file=file.name)
    said = _SAID.match(lines[0])
    if said:
        return said.group(1)
    bare = [re.sub(r'"[^"]*"', "", line) for line in lines]
    return max(_COMMON + _RARE, key=lambda mark: (mark in _COMMON, *_evenness(bare, mark), mark == ","))


def _evenness(lines: list[str], mark: str) -> tuple[int, int]:
    """Return how many lines share the most frequent count of a sign, and that count; 0 when it hardly occurs."""
    counts = [line.count(mark) for line in lines]
    most = max(set(counts) - {0}, key=lambda count: (counts.count(count) * count, count), default=0)
    return counts.count(most) * most, most


class _Lines:
    """The lines of a text file, decoded block by block, with those of the record that is being put together."""

    def __init__(self, file: SourceFile, encoding: str) -> None:
        self._file, self._encoding = file, encoding
        self.number = 0
        self.record: list[str] = []  # emptied by the reader at the end of each record

    def __iter__(self) -> Iterator[str]:
        rest = ""
        for text in self._blocks():
            lines = (rest + text).split("\n")
            rest = lines.pop()
            if len(rest) > MAX_LINE:
                facts = {"line": self.number + len(lines) + 1, "most": f"{MAX_LINE:,}"}
                raise self._fault(Sentence(_LONG_LINE, facts))
            for line in lines:
                yield self._given(line + "\n")
        if rest:
            yield self._given(rest)

    def _given(self, line: str) -> str:
        self.number += 1
        self.record.append(line)
        if len(self.record) > MAX_BREAKS:
            start = self.number - len(self.record) + 1
            raise self._fault(Sentence(_NEVER_CLOSED, {"line": start}))
        return line

    def _blocks(self) -> Iterator[str]:
        decoder = codecs.getincrementaldecoder(self._encoding)("replace")
        plain = IncrementalNewlineDecoder(decoder, translate=True)
        first = True
        with closing(self._file.opens()) as stream:
            while True:
                block = stream.read(_BLOCK)
                text = plain.decode(block, final=not block)
                if "\x00" in text:
                    raise self._fault(NO_TEXT)
                yield text.lstrip("\ufeff") if first else text
                first = first and not text
                if not block:
                    return

    def _fault(self, reason: str | Sentence) -> UnreadableFileError:
        return UnreadableFileError(file=self._file.name, reason=reason)


def _csv_rows(file: SourceFile, encoding: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the records of a file and their number; blank lines count, since spreadsheets show them as rows.

    A record of several lines came of a stray quotation mark when its cells do not fit while those of its single lines
    do, or when each of its lines is a whole row: they are taken one by one then.
    """
    csv.field_size_limit(MAX_FIELD)
    lines = _Lines(file, encoding)
    reader = csv.reader(lines, delimiter=delimiter)
    number, width = 0, 0
    try:
        for row in reader:
            number += 1
            if len(lines.record) > 1 and (len(row) != width or _hides_rows(lines.record, delimiter, width)):
                for single in _taken_apart(lines.record, row, delimiter, width):
                    yield number, single
                    number += 1
                number -= 1
            elif row and not (number == 1 and _SAID.match(lines.record[0])):
                width = max(width, len(row))
                _check_width(file, row, number)
                yield number, row
            lines.record.clear()
    except csv.Error as fault:
        start = lines.number - len(lines.record) + 1
        reason = Sentence(IN_LINE, {"line": start, "fault": str(fault)})
        raise UnreadableFileError(file=file.name, reason=reason) from None


def _check_width(file: SourceFile, row: list[str], number: int) -> None:
    if len(row) > MAX_COLUMNS:
        reason = Sentence(_WIDE, {"row": number, "most": f"{MAX_COLUMNS:,}"})
        raise UnreadableFileError(file=file.name, reason=reason)


def _hides_rows(lines: list[str], delimiter: str, width: int) -> bool:
    """Return True when each line of a record has all cells of a row; of a cell with line breaks only the first can."""
    return width > 2 and all(line.count(delimiter) == width - 1 for line in lines)


def _taken_apart(lines: list[str], whole: list[str], delimiter: str, width: int) -> list[list[str]]:
    """Return the rows of single lines where most of them have the width of the table, else the row as it is."""
    single = [
        [cell.strip('"') for cell in row]
        for row in csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE) if row
    ]
    fitting = sum(len(row) == width for row in single)
    return single if width > 1 and 2 * fitting >= len(single) else [whole]
