"""OpenDocument spreadsheets (.ods): the stored values of their sheets as text; formulas are not evaluated."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from ...base.progress import Progress, step
from ..untrusted.safe_xml import Element, elements
from .cells import clock, plain
from .errors import LockedWorkbookError, NoWorkbookError
from .rows import MAX_COLUMNS, MAX_ROWS, Sheet, SheetWriter

_KIND = b"application/vnd.oasis.opendocument.spreadsheet"
_INSIDE = rb"(?:\s+[\w:.\-]+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*\s*"
_SPANS = re.compile(rb"<text:(?:span|a)" + _INSIDE + rb"/?>|</text:(?:span|a)\s*>")
_SPACES = re.compile(rb"<text:(?:s|tab|line-break)" + _INSIDE + rb"/>")
_LONGEST_TAG = 1 << 16
_LOOKED_AT = 1_000  # rows between two looks at whether the user wants to stop
_TAKEN = frozenset(("table-row", "style", "annotation"))


class OpenDocument:
    """The values of an OpenDocument spreadsheet.

    Parameters
    ----------
    file : str
        Name for messages.
    archive : ZipFile
        Its parts, checked before.
    progress : Progress
        Asked now and then whether to stop.
    """

    def __init__(self, file: str, archive: zipfile.ZipFile, progress: Progress) -> None:
        self._file, self._archive, self._progress = file, archive, progress

    def sheets(self, folder: Path) -> Iterator[Sheet]:
        """Set the sheets down in a folder.

        Raises
        ------
        ImportFault
            It is no spreadsheet, locked, or damaged; what the zip itself raises is left to the caller.
        """
        self._look_at_kind()
        shelf = _Shelf(self._file, folder, self._progress)
        try:
            with self._archive.open("content.xml") as stream:
                flat = cast(BinaryIO, _Flat(cast(BinaryIO, stream)))
                for element in elements(flat, self._file, _TAKEN, self._progress):
                    if element.name == "table-row":
                        shelf.take(element)
        finally:
            shelf.close()
        yield from shelf.sheets

    def _look_at_kind(self) -> None:
        names = self._archive.namelist()
        if "mimetype" not in names or "content.xml" not in names:
            raise NoWorkbookError(file=self._file)
        if not self._archive.read("mimetype")[:200].startswith(_KIND):
            raise NoWorkbookError(file=self._file)
        if "META-INF/manifest.xml" in names:
            with self._archive.open("META-INF/manifest.xml") as stream:
                if b"encryption-data" in stream.read(1 << 20):
                    raise LockedWorkbookError(file=self._file)


class _Flat:
    """Content with plain paragraphs: parts with a look of their own are joined with the rest in their order."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._rest = stream, b""

    def read(self, size: int) -> bytes:
        """Return the next bytes; a tag that may go on is kept back."""
        while True:
            block = self._stream.read(max(size, 1))
            data = self._rest + block
            cut = data.rfind(b"<") if block else len(data)
            if cut < 0 or len(data) - cut > _LONGEST_TAG:
                cut = len(data)
            self._rest = data[cut:]
            flat = _SPACES.sub(b" ", _SPANS.sub(b"", data[:cut]))
            if flat or not block:
                return flat


class _Shelf:
    """Sheets as their rows come in."""

    def __init__(self, file: str, folder: Path, progress: Progress) -> None:
        self._file, self._folder, self._progress = file, folder, progress
        self._writer: SheetWriter | None = None
        self._table: Element | None = None
        self._row = 0
        self.sheets: list[Sheet] = []

    def take(self, row: Element) -> None:
        """Take in a row of the table it stands in."""
        table = row.above("table")
        if table is None:
            return
        if table is not self._table or self._writer is None:
            self._open(table)
        cells = _cells(row)
        times = min(_repeats(row, "number-rows-repeated"), MAX_ROWS + 1)
        for column, rows in _merged(row):
            self.sheets[-1].merge(column, self._row + 1, self._row + rows)
        if cells and self._writer is not None:
            for number in range(self._row + 1, self._row + times + 1):
                if number % _LOOKED_AT == 0:
                    step(self._progress, 0.0)
                self._writer.add(number, cells)
        self._row += times

    def close(self) -> None:
        """Finish the last sheet."""
        if self._writer is not None:
            self._writer.__exit__()

    def _open(self, table: Element) -> None:
        self.close()
        self._table, self._row = table, 0
        path = self._folder / f"{len(self.sheets)}.csv"
        self.sheets.append(Sheet(self._file, table.get("name") or "?", path))
        self._writer = SheetWriter(self.sheets[-1])


def _cells(row: Element) -> list[str]:
    """Return the cells of a row; those that are empty to its end are left out, however often they repeat."""
    cells: list[str] = []
    empty = 0
    for cell in row.children:
        if cell.name not in ("table-cell", "covered-table-cell"):
            continue
        times = min(_repeats(cell, "number-columns-repeated"), MAX_COLUMNS + 1)
        text = _text(cell) if cell.name == "table-cell" else ""
        if not text:
            empty = min(empty + times, MAX_COLUMNS + 1)
            continue
        cells += [""] * empty + [text] * times
        empty = 0
        if len(cells) > 2 * MAX_COLUMNS:
            break
    return cells


def _merged(row: Element) -> Iterator[tuple[int, int]]:
    """Yield the column of each cell that goes on downwards, and over how many rows."""
    column = 0
    for cell in row.children:
        if cell.name == "table-cell" and (rows := _repeats(cell, "number-rows-spanned")) > 1:
            yield column, rows
        if cell.name in ("table-cell", "covered-table-cell"):
            column += _repeats(cell, "number-columns-repeated")


def _repeats(element: Element, name: str) -> int:
    text = element.get(name)
    return max(int(text), 1) if text.isdecimal() and len(text) < 10 else 1


def _text(cell: Element) -> str:
    kind = cell.get("value-type")
    if kind in ("float", "currency", "percentage"):
        return plain(cell.get("value"))
    if kind == "date":
        return cell.get("date-value").replace("T", " ")
    if kind == "time":
        return clock(cell.get("time-value"))
    if kind == "boolean":
        return cell.get("boolean-value")
    return "\n".join(_paragraph(part) for part in cell.each("p")).strip()


def _paragraph(part: Element) -> str:
    return part.text + "".join(_paragraph(child) for child in part.children if child.name not in ("annotation", "note"))
