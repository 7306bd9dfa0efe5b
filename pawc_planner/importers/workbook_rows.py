"""Rows of a sheet, set down in a private file while they are read, so that they can be gone through twice."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .errors import UnreadableFileError

MAX_COLUMNS = 2_000
MAX_ROWS = 1_048_576  # of a sheet in any of the programs
MAX_CELL = 32_768  # letters a cell can hold
MAX_CELLS = 60_000_000


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

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the number of each row that is not empty and its cells as text."""
        with self.path.open(encoding="utf-8", newline="") as stream:
            csv.field_size_limit(10 * MAX_CELL)
            for row in csv.reader(stream):
                yield int(row[0]), row[1:]


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
            self._refuse(f"row {number} has more than {MAX_COLUMNS:,} columns")
        if sheet.count > MAX_ROWS or self._cells > MAX_CELLS:
            self._refuse(f"it has more than {MAX_ROWS:,} rows or {MAX_CELLS:,} cells")
        if len(sheet.head) < 20:
            sheet.head.append((number, row))
        self._csv.writerow((number, *row))

    def _refuse(self, reason: str) -> None:
        raise UnreadableFileError(file=self._sheet.file, reason=f"sheet “{self._sheet.name}”: {reason}")

    def __enter__(self) -> SheetWriter:
        return self

    def __exit__(self, *failure: object) -> None:
        self._stream.close()
