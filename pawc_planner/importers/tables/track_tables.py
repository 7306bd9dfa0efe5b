"""Tables of track fixes, chunk by chunk: one patrol per patrol id, legs and devices where columns name them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

import numpy as np
import pandas as pd

from ...base.words import QT_TRANSLATE_NOOP
from ..attributes import plain_number
from ..reading import Reading
from ..records import Change, Part, Repair, SetAside, Track
from ..values.iso_times import NO_DAY
from .columns import read_positions, read_times
from .evidence import Decisions
from .patrol_heads import HeadBook
from .table import Table

_EPOCH = date(1970, 1, 1)
_NO_PATROL = QT_TRANSLATE_NOOP("PawcPlanner", "The patrol id is empty. Fill it in and import again.")


class TrackReader:
    """Reads the fixes of one table; those of one patrol, leg and device may stand anywhere in it.

    They are handed on as pieces of one recording, in the order of the file.

    Parameters
    ----------
    table : Table
        Without rows: its columns.
    reading : Reading
        What the user says and what the site knows.
    decisions : Decisions
        How the columns of the whole table are written.
    """

    def __init__(self, table: Table, reading: Reading, decisions: Decisions) -> None:
        self._reading, self._decisions = reading, decisions
        self._heads = HeadBook(table, reading, always=True)
        self._personal = [
            position for position in table.others if reading.personal.drops(table.headers[position])
        ]

    def read(self, table: Table) -> Part:
        """Return the fixes of one chunk."""
        part = Part("patrols", heads=self._heads.read(table))
        part.personal = sum(sum(map(bool, table.at(position))) for position in self._personal)
        patrols = table.column("patrol_id")
        if "" in patrols:
            part.aside = [
                SetAside(table.numbers[index], table.verbatim(index, self._reading.personal), "no_patrol", _NO_PATROL)
                for index, patrol in enumerate(patrols) if not patrol
            ]
        part.tracks = self._tracks(table, patrols)
        return part

    def _tracks(self, table: Table, patrols: list[str]) -> list[Track]:
        places, decisions = self._reading.places, self._decisions
        times, positions = read_times(table, places, decisions), read_positions(table, places, decisions)
        t = times.epoch()
        numbers = np.array(table.numbers, dtype=np.int64)
        repairs = _repairs(table.mended, times.repairs, positions.repairs)
        texts = {name: table.column(name) for name in ("leg_id", "device", "transport", "members")}
        found = []
        groups = _groups(patrols, texts["leg_id"], texts["device"])
        for day, rows in _by_day(groups, t, times.day_number):
            first = int(rows[0])
            members = plain_number(texts["members"][first])
            found.append(
                Track(
                    patrols[first], texts["leg_id"][first] or "1", day, positions.lon[rows], positions.lat[rows],
                    t[rows], numbers[rows], np.zeros(len(rows), np.int64), texts["transport"][first],
                    int(members) if members and 0 < members < 1000 else None, recording=texts["device"][first],
                    changes=_changes(rows, numbers, repairs),
                )
            )
        return found


def _groups(patrols: Sequence[str], legs: Sequence[str], devices: Sequence[str]) -> list[np.ndarray]:
    """Return the rows of each patrol, leg and device, in the order in which these first come."""
    code = np.zeros(len(patrols), np.int64)
    for texts in (patrols, legs, devices):
        codes, names = pd.factorize(np.array(texts, dtype=object))
        code = pd.factorize(code * len(names) + codes)[0]
    order = np.argsort(code, kind="stable")
    cuts = np.flatnonzero(np.diff(code[order])) + 1
    return [rows for rows in np.split(order, cuts) if len(rows) and patrols[rows[0]]]


def _by_day(
    groups: Sequence[np.ndarray], t: np.ndarray, day_number: np.ndarray
) -> Iterator[tuple[date | None, np.ndarray]]:
    """Yield the rows of each group; where none has a time of day, those of each day with that day."""
    for rows in groups:
        numbers = np.unique(day_number[rows])
        if np.isfinite(t[rows]).any() or numbers[0] == NO_DAY:
            yield None, rows
            continue
        for number in numbers.tolist():
            yield _EPOCH + timedelta(days=number), rows[day_number[rows] == number]


def _repairs(
    mended: Mapping[int, tuple[Repair, ...]], *columns: Sequence[tuple[Repair, ...]]
) -> dict[int, list[Repair]]:
    """Return what was changed in the rows that something was changed in."""
    found: dict[int, list[Repair]] = defaultdict(list)
    for index, repairs in mended.items():
        found[index] += repairs
    for column in columns:
        for index, repairs in enumerate(column):
            if repairs:
                found[index] += repairs
    return found


def _changes(rows: np.ndarray, numbers: np.ndarray, repairs: Mapping[int, list[Repair]]) -> tuple[Change, ...]:
    """Return the repairs of some rows, one entry for each field and rule."""
    if not repairs:
        return ()
    first: dict[tuple[str, str], Repair] = {}
    found: dict[tuple[str, str], list[int]] = {}
    for row in rows.tolist():
        for change in repairs.get(row, ()):
            first.setdefault((change.field, change.rule), change)
            found.setdefault((change.field, change.rule), []).append(int(numbers[row]))
    return tuple(Change(change, np.array(found[key])) for key, change in first.items())
