"""Rows of a sheet, set down in a private file while they are read, so that they can be gone through twice."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..errors import UnreadableFileError

MAX_COLUMNS = 2_000
MAX_ROWS = 1_048_576  # of a sheet in any of the programs
MAX_CELL = 32_768  # letters a cell can hold
MAX_MERGED = 200_000
MAX_CELLS = 60_000_000
_WIDE = QT_TRANSLATE_NOOP("PawcPlanner", "row {row} has more than {most} columns")
_LARGE = QT_TRANSLATE_NOOP("PawcPlanner", "it has more than {rows} rows or {cells} cells")
_SHEET = QT_TRANSLATE_NOOP("PawcPlanner", "sheet “{sheet}”: {reason}")


@dataclass
class Sheet:
    """One sheet: its name and its rows, in a file of our own.

    Parameters
    ----------
    file, name : str
        Workbook (for messages) and sheet.
    path : Path
        Where the rows are set down.
    hidden : bool
        Whether the sheet is hidden from the user.
    """

    file: str
    name: str
    path: Path
    hidden: bool = False
    head: list[tuple[int, list[str]]] = field(default_factory=list)
    count: int = 0
    _merged: dict[int, list[tuple[int, int]]] = field(default_factory=dict)  # by first row: column, last row

    def merge(self, column: int, first: int, last: int) -> None:
        """Note that a cell goes on downwards; more of them than a sheet of records has are passed over."""
        if first < last and 0 <= column < MAX_COLUMNS and len(self._merged) < MAX_MERGED:
            self._merged.setdefault(first, []).append((column, last))

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the number of each row that is not empty and its cells as text, merged ones in all of their rows."""
        with self.path.open(encoding="utf-8", newline="") as stream:
            csv.field_size_limit(10 * MAX_CELL)
            going: dict[int, tuple[int, str]] = {}  # by column: last row, text
            for number, *cells in csv.reader(stream):
                at = int(number)
                if self._merged:
                    cells = _filled(cells, at, going)
                    for column, last in self._merged.get(at, ()):
                        going[column] = (last, cells[column] if column < len(cells) else "")
                yield at, cells


def _filled(cells: list[str], at: int, going: dict[int, tuple[int, str]]) -> list[str]:
    """Return the cells of a row with what goes on from the rows above; lets go of what ended there."""
    for column, (last, text) in list(going.items()):
        if at > last:
            del going[column]
        elif text and not (column < len(cells) and cells[column]):
            cells += [""] * (column + 1 - len(cells))
            cells[column] = text
    return cells


class SheetWriter:
    """Sets the rows of a sheet down; counts, so that no workbook fills the disk."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._stream = sheet.path.open("w", encoding="utf-8", newline="")
        self._csv = csv.writer(self._stream)
        self._cells = 0

    def add(self, number: int, cells: Sequence[str]) -> None:
        """Take in a row; empty ones are passed over.

        Raises
        ------
        UnreadableFileError
            There are more rows, columns or cells than a sheet of a park can hold.
        """
        row = [cell[:MAX_CELL].replace("\x00", "") for cell in cells]
        while row and not row[-1].strip():
            row.pop()
        if not row:
            return
        sheet = self._sheet
        sheet.count += 1
        self._cells += len(row)
        if len(row) > MAX_COLUMNS:
            self._refuse(Sentence(_WIDE, {"row": number, "most": f"{MAX_COLUMNS:,}"}))
        if sheet.count > MAX_ROWS or self._cells > MAX_CELLS:
            self._refuse(Sentence(_LARGE, {"rows": f"{MAX_ROWS:,}", "cells": f"{MAX_CELLS:,}"}))
        if len(sheet.head) < 20:
            sheet.head.append((number, row))
        self._csv.writerow((number, *row))

    def _refuse(self, reason: Sentence) -> None:
        said = Sentence(_SHEET, {"sheet": self._sheet.name, "reason": reason})
        raise UnreadableFileError(file=self._sheet.file, reason=said)

    def __enter__(self) -> SheetWriter:
        return self

    def __exit__(self, *failure: object) -> None:
        self._stream.close()
