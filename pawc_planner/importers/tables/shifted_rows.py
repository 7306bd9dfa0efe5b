"""Rows whose cells stand in the wrong columns, put back when only one way of putting them back can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np

from ..personal import PersonalPolicy
from ..places.place_cells import PlaceTexts
from ..places.site_places import SitePlaces
from ..reasons import repair
from ..records import Repair, SetAside
from ..values.clocks import clock_of
from ..values.date_cells import read_cell
from ..values.degrees import read_angle, read_pair
from ..values.iso_times import NO_DAY
from ..values.numbers import read_number
from .columns import read_days, read_numbers, read_positions, read_times
from .evidence import DATE_COLUMNS, NUMBER_COLUMNS, Decisions
from .table import Table

_MOST_ROWS, _MOST_SHARE = 200, 0.2  # of a portion; where more are wrong, the columns are, and the user is to say which
_WIDEST = 60
# Columns of words: a date or a number in one of them belongs to another.
_WORDS = ("category", "species", "transport", "status", "class", "signal")
_IDS = ("patrol_id", "waypoint_id", "stump_id", "camera_id", "leg_id", "device")
_DAYS = tuple(name for name in DATE_COLUMNS if name not in ("time", "date"))


def put_back(
    table: Table, aside: list[SetAside], decisions: Decisions, places: SitePlaces, personal: PersonalPolicy
) -> tuple[Table, list[SetAside]]:
    """Return a portion with the cells of such rows where they belong, and what is still set aside.

    A row is looked at when it has more cells than there are headers, or when something stands in a column of dates,
    times or coordinates that is none. Two cells that are both wrong where they stand are exchanged, cells give way to
    an empty one, or are joined at a delimiter inside of a text; the row is changed only when exactly one of these makes
    all of it readable, and near the site. Ids stay where they are.
    """
    fits = _Fit(decisions, places)
    # Tracks come by the million from devices, which write their columns right; only a delimiter in a name harms them.
    broken = [] if table.kind == "patrols" else np.flatnonzero(fits.broken(table)).tolist()
    several = len(broken) + len(table.overfull)
    if not several or several > max(1, min(_MOST_ROWS, _MOST_SHARE * (len(table.rows) + len(table.overfull)))):
        return table, aside
    if len(table.headers) > _WIDEST:
        return table, aside
    found = {index: row for index in broken if (row := _only(table, _moved(table, index), fits)) is not None}
    table = _with_rows(table, found, personal)
    width, joined = len(table.headers), {}
    for number, cells in table.overfull.items():
        row = _only(table, _without_empty(cells, width), fits) or _only(table, _with_joins(cells, width), fits)
        if row is not None:
            joined[number] = row
    return _with_joined(table, joined, personal), [record for record in aside if record.row not in joined]


class _Fit:
    """Tells which rows can be read with all of their cells."""

    def __init__(self, decisions: Decisions, places: SitePlaces) -> None:
        self._decisions, self._places = decisions, places

    def broken(self, table: Table) -> np.ndarray:
        """Return the rows in which something is written where it cannot be read."""
        placed = PlaceTexts.of(table) is not None
        positions = read_positions(table, self._places, self._decisions) if placed else None
        wrong = self._without_time(table)
        if positions is not None:
            wrong |= positions.written & ~np.isfinite(self._places.project(positions.lon, positions.lat)[0])
        return wrong

    def __call__(self, table: Table) -> np.ndarray:
        """Return the rows that can be read, lie near the site, and have words where words belong."""
        good = ~self._unreadable(table)
        if PlaceTexts.of(table) is not None:
            positions = read_positions(table, self._places, self._decisions)
            good &= positions.written & self._places.is_near(*self._places.project(positions.lon, positions.lat))
        if table.has("time") or table.has("date"):
            times = read_times(table, self._places, self._decisions)
            good &= times.written & ~times.odd
        for name in _WORDS:
            if name in table.columns:
                good &= np.array([not text or not _is_figure(text) for text in table.column(name)], bool)
        if "category" in table.columns:
            good &= np.array(list(map(bool, table.column("category"))), bool)
        return good

    def _without_time(self, table: Table) -> np.ndarray:
        """Return the rows with a date or time of day that is none."""
        wrong = np.zeros(len(table.rows), bool)
        if table.has("time") or table.has("date"):
            times = read_times(table, self._places, self._decisions)
            wrong |= times.written & (times.day_number == NO_DAY)
        if "clock" in table.columns:
            wrong |= np.array([bool(text) and clock_of(text) is None for text in table.column("clock")], bool)
        for name in _DAYS:
            if name in table.columns:
                days, _, texts = read_days(table, name, self._decisions)
                wrong |= np.array([bool(text) and day is None for day, text in zip(days, texts)], bool)
        return wrong

    def _unreadable(self, table: Table) -> np.ndarray:
        """Return the rows with a date, time of day or number that is none."""
        wrong = self._without_time(table)
        for name in NUMBER_COLUMNS:
            if name in table.columns:
                numbers, _, texts = read_numbers(table, name, self._decisions)
                wrong |= np.isnan(numbers) & np.array(list(map(bool, texts)), bool)
        return wrong


def _is_misfit(name: str, text: str) -> bool:
    """Tell whether a cell cannot belong to its column."""
    if not text:
        return False
    if name in ("lat", "lon", "x", "y", "place"):
        return np.isnan(read_number(text)[0]) and read_angle(text) is None and read_pair(text) is None
    if name in DATE_COLUMNS:
        return read_cell(text).resolved("dmy") is None and read_cell(text).resolved("mdy") is None
    if name in NUMBER_COLUMNS:
        return bool(np.isnan(read_number(text)[0]))
    return clock_of(text) is None if name == "clock" else name in _WORDS and _is_figure(text)


def _is_figure(text: str) -> bool:
    """Tell whether a cell is a number, a date or a time of day."""
    return not np.isnan(read_number(text)[0]) or read_cell(text).resolved("dmy") is not None or (
        ":" in text and clock_of(text) is not None)


def _moved(table: Table, index: int) -> Iterator[list[str]]:
    """Yield the row with two wrong cells exchanged, and with an empty cell moved, so that those between give way."""
    row, fixed = table.rows[index], [table.columns[name] for name in _IDS if name in table.columns]
    categories = dict.fromkeys(table.categories, "category")
    wrong = [at for at, (name, cell) in enumerate(zip(table.names, row))
             if _is_misfit(categories.get(at, name), cell.strip())]
    for one, other in combinations(wrong, 2):
        cells = list(row)
        cells[one], cells[other] = cells[other], cells[one]
        yield cells
    for empty in (at for at, cell in enumerate(row) if not cell.strip()):
        rest = [*row[:empty], *row[empty + 1:]]
        for at in range(len(row)):
            cells = [*rest[:at], "", *rest[at:]]
            if at != empty and all(cells[same] == row[same] for same in fixed):
                yield cells


def _without_empty(row: Sequence[str], width: int) -> Iterator[list[str]]:
    """Yield the row without one of its empty cells, when it has one cell too many."""
    if len(row) == width + 1:
        yield from ([*row[:at], *row[at + 1:]] for at, cell in enumerate(row) if not cell.strip())


def _with_joins(row: Sequence[str], width: int) -> Iterator[list[str]]:
    """Yield the row with texts joined that a delimiter inside of one had parted."""
    extra = len(row) - width + 1
    for at in range(width):
        parts = row[at:at + extra]
        if all(part.strip() and not _is_figure(part.strip()) for part in parts):
            yield [*row[:at], ",".join(parts), *row[at + extra:]]


def _only(table: Table, variants: Iterable[list[str]], fits: Callable[[Table], np.ndarray]) -> list[str] | None:
    """Return the one variant that fits; None when none or several do."""
    rows = [list(row) for row in dict.fromkeys(map(tuple, variants))]
    if not rows:
        return None
    good = np.flatnonzero(fits(replace(table, rows=rows, numbers=[0] * len(rows), mended={}, overfull={})))
    return rows[good[0]] if len(good) == 1 else None


def _with_rows(table: Table, found: dict[int, list[str]], personal: PersonalPolicy) -> Table:
    if not found:
        return table
    rows, mended = list(table.rows), dict(table.mended)
    for index, cells in found.items():
        kept = tuple(change for change in mended.get(index, ()) if change.rule != "short_row")
        mended[index] = (*kept, *_changes(table, rows[index], cells, personal))
        rows[index] = cells
    return replace(table, rows=rows, mended=mended)


def _with_joined(table: Table, joined: dict[int, list[str]], personal: PersonalPolicy) -> Table:
    """Return a table with rows that had too many cells, each in its place."""
    if not joined:
        return table
    rows, mended = [*table.rows, *joined.values()], dict(table.mended)
    for index, (number, cells) in enumerate(joined.items(), start=len(table.rows)):
        mended[index] = _changes(table, table.overfull[number], cells, personal)
    numbers = [*table.numbers, *joined]
    order = np.argsort(numbers, kind="stable").tolist()
    return replace(
        table, rows=[rows[at] for at in order], numbers=[numbers[at] for at in order],
        mended={new: mended[old] for new, old in enumerate(order) if old in mended})


def _changes(
    table: Table, before: Sequence[str], after: Sequence[str], personal: PersonalPolicy
) -> tuple[Repair, ...]:
    return tuple(
        repair(name, personal.text(old)[0], personal.text(new)[0], "shifted")
        for name, header, old, new in zip(table.names, table.headers, before, after)
        if old != new and not personal.drops(header))
