"""Exports of SMART patrol queries: the patrols, and the ways of their legs where the last column draws them.

Since version 8 a CSV ends with a column of WKT. It holds no times, so a leg of several days stands under its first.
"""

from __future__ import annotations

from datetime import date

import numpy as np

from ...base.words import QT_TRANSLATE_NOOP
from ..places.place_cells import PlaceCells, PlaceTexts
from ..places.placing import PlaceRules, place
from ..reading import Reading
from ..reasons import repair
from ..records import Change, Part, Repair, SetAside, Track
from ..tables.columns import read_days
from ..tables.evidence import Decisions
from ..tables.patrol_heads import HeadBook
from ..tables.table import Table
from .geometry import decode_line

_NO_LINE = QT_TRANSLATE_NOOP("PawcPlanner", "The way of this row is no line. Export the query again.")
_NO_PATROL = QT_TRANSLATE_NOOP("PawcPlanner", "The patrol id is empty. Fill it in and import again.")


class WayReader:
    """Reads one export: a record is one vertex of a way; patrols without one are no records and bring no kilometres.

    Parameters
    ----------
    table : Table
        Without rows: its columns.
    reading : Reading
        What the user says and what the site knows.
    decisions : Decisions
        How the dates are written, as all rows show it.
    """

    def __init__(self, table: Table, reading: Reading, decisions: Decisions) -> None:
        self._reading, self._decisions = reading, decisions
        self._heads = HeadBook(table, reading, always=True)
        self._vertices = 0

    def read(self, table: Table) -> Part:
        """Return the patrols and ways of one chunk."""
        part = Part("patrols", heads=self._heads.read(table))
        if not table.has("place"):
            return part
        texts = {name: table.column(name) for name in ("patrol_id", "leg_id", "transport", "place")}
        for index, (start, end) in enumerate(self._spans(table)):
            if texts["place"][index] and not texts["place"][index].upper().endswith("EMPTY"):
                cells = {name: column[index] for name, column in texts.items()}
                self._add(part, table, index, cells, start, end)
        return part

    def _spans(self, table: Table) -> list[tuple[date | None, date | None]]:
        """Return the first and last day of each row's leg, or of its patrol."""
        found: list[list[date | None]] = []
        for names in (("leg_start", "start"), ("leg_end", "end")):
            name = next((name for name in names if table.has(name)), "")
            found.append(read_days(table, name, self._decisions)[0] if name else [None] * len(table.rows))
        return list(zip(*found))

    def _add(
        self, part: Part, table: Table, index: int, cells: dict[str, str], start: date | None, end: date | None
    ) -> None:
        try:
            lines = decode_line(cells["place"])
        except ValueError:
            lines = []
        if not lines or not cells["patrol_id"]:
            self._vertices += 1
            reason, message = ("no_patrol", _NO_PATROL) if lines else ("track_geometry", _NO_LINE)
            content = table.verbatim(index, self._reading.personal)
            part.aside.append(SetAside(table.numbers[index], content, reason, message))
            return
        xy = np.concatenate(lines)[:, :2]
        rows = np.arange(self._vertices + 1, self._vertices + 1 + len(xy), dtype=np.int64)
        self._vertices += len(xy)
        lon, lat, changes = self._placed(xy, rows)
        if start and end and start != end:
            span = repair("day", f"{start.isoformat()} – {end.isoformat()}", start.isoformat(), "first_day")
            changes.append(Change(span, rows))
        part.tracks.append(Track(
            cells["patrol_id"], cells["leg_id"] or "1", start, lon, lat, np.full(len(xy), np.nan), rows,
            np.repeat(np.arange(len(lines), dtype=np.int64), [len(line) for line in lines]), cells["transport"],
            recording=f"row {table.numbers[index]}", changes=tuple(changes)))

    def _placed(self, xy: np.ndarray, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray, list[Change]]:
        """Return longitude and latitude of vertices that may be in metres, and what was changed."""
        cells = PlaceCells(xy[:, 0].copy(), xy[:, 1].copy(), np.ones(len(xy), bool))
        rules = PlaceRules.first(None, self._reading.mapping.crs, self._reading.places)
        lon, lat = place(cells, PlaceTexts(("x", "y"), [], [], ()), self._reading.places, rules)
        return lon, lat, _changes(cells.repairs, rows)


def _changes(repairs: dict[int, list[Repair]], rows: np.ndarray) -> list[Change]:
    """Return the repairs of vertices, one entry for each rule."""
    first: dict[str, Repair] = {}
    found: dict[str, list[int]] = {}
    for index, changes in repairs.items():
        for change in changes:
            first.setdefault(change.rule, change)
            found.setdefault(change.rule, []).append(index)
    return [Change(first[rule], rows[np.array(indices)]) for rule, indices in found.items()]
