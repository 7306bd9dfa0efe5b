"""The cells of a table that hold its places, read as numbers: degrees or metres, in two columns or in one."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from ..reasons import repair
from ..records import Repair
from ..values.degrees import Pair, read_angle, read_pair
from ..values.grids import GridPlace, read_metres
from ..values.numbers import MarkEvidence, floats, read_number

if TYPE_CHECKING:
    from ..tables.table import Table

LARGEST_DEGREE = 180.0
PLACE_COLUMNS = ("lon", "lat", "x", "y", "place", "datum", "zone")


@dataclass(frozen=True)
class PlaceTexts:
    """What stands in the columns of places; ``first`` is the longitude or easting.

    Parameters
    ----------
    names : tuple of str
        Ours for both columns.
    first, second : list of str
        Cells; the same texts when one column holds both.
    headers : tuple of str
        Theirs.
    datums, zones : list of str
        Cells of a column for the datum and one for the UTM zone, empty when there is none.
    """

    names: tuple[str, str]
    first: list[str]
    second: list[str]
    headers: tuple[str, ...]
    datums: list[str] = field(default_factory=list)
    zones: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, table: Table) -> PlaceTexts | None:
        """Take the columns of a table; None when it has no places."""
        for names in (("lon", "lat"), ("x", "y"), ("place", "place")):
            if all(map(table.has, names)):
                break
        else:
            return None
        datums, zones = (table.column(name) if table.has(name) else [] for name in ("datum", "zone"))
        headers = tuple(table.header(name) for name in names)
        return cls(names, table.column(names[0]), table.column(names[1]), headers, datums, zones)

    def taken(self, rows: np.ndarray) -> PlaceTexts:
        """Return some of the rows."""
        first, second, datums, zones = (
            [texts[row] for row in rows] if texts else []
            for texts in (self.first, self.second, self.datums, self.zones)
        )
        return PlaceTexts(self.names, first, second, self.headers, datums, zones)


@dataclass
class PlaceCells:
    """Numbers of the places, one entry per row.

    Attributes
    ----------
    a, b : ndarray of float
        Longitude or easting, latitude or northing; NaN where unreadable.
    written : ndarray of bool
        Whether coordinates stand there.
    free : set of int
        Rows in which it is not told which number is which.
    grids : dict of int to GridPlace
        Rows that hold a grid reference.
    repairs : dict of int to list of Repair
        What was changed, by row.
    """

    a: np.ndarray
    b: np.ndarray
    written: np.ndarray
    free: set[int] = field(default_factory=set)
    grids: dict[int, GridPlace] = field(default_factory=dict)
    repairs: dict[int, list[Repair]] = field(default_factory=dict)

    def note(self, row: int, change: Repair) -> None:
        """Record a change."""
        self.repairs.setdefault(int(row), []).append(change)


def read_cells(texts: PlaceTexts, mark: str = ".") -> PlaceCells:
    """Read the cells; ``mark`` is the decimal mark of the columns."""
    full = [np.fromiter(map(bool, cells), bool, len(cells)) for cells in (texts.first, texts.second)]
    cells = PlaceCells(np.empty(0), np.empty(0), full[0] & full[1])
    one_column = texts.names[0] == texts.names[1]
    if one_column:
        cells.a, cells.b = np.full((2, len(texts.first)), np.nan)
    else:
        cells.a, cells.b = (
            _read_column(name, column, mark, cells)
            for name, column in zip(texts.names, (texts.first, texts.second))
        )
    for row in np.flatnonzero((full[0] | full[1]) & ~(np.isfinite(cells.a) & np.isfinite(cells.b))):
        one, two = texts.first[row], texts.second[row]
        if not one or not two or one == two:
            _read_both(int(row), one or two, cells, one_column)
    return cells


def pair_mark(first: MarkEvidence, second: MarkEvidence) -> str:
    """Return the decimal mark of both columns, which are written alike."""
    return first.joined(second).settle(LARGEST_DEGREE)


def _read_column(name: str, column: list[str], mark: str, cells: PlaceCells) -> np.ndarray:
    numbers, others = floats(column)
    if mark != ".":  # 14.234 may be fourteen thousand here
        others = np.array([row for row, text in enumerate(column) if text and not text.isdecimal()], np.int64)
    for row in others:
        text = column[row]
        number, rule = read_number(text, mark)
        if math.isnan(number):
            angle = read_angle(text)
            number, rule = (angle.degrees, angle.rule) if angle else (read_metres(text) or math.nan, "")
        numbers[row] = number
        if rule:
            cells.note(row, repair(name, text, f"{number:.10g}", rule))
    return numbers


def _read_both(row: int, text: str, cells: PlaceCells, one_column: bool) -> None:
    """Read a cell that holds both coordinates."""
    found = read_pair(text)
    if found is None:
        return
    cells.written[row] = True
    cells.repairs.pop(row, None)
    if isinstance(found, GridPlace):
        cells.grids[row] = found
        return
    pair: Pair = found
    cells.a[row], cells.b[row] = pair.lon, pair.lat
    if not pair.sure:
        cells.free.add(row)
    rule = pair.rule if one_column else "one_cell"
    if rule:
        cells.note(row, repair("lat, lon", text, f"{pair.lat:.10g}, {pair.lon:.10g}", rule))
