"""Patrols on their way into the site: fixes of all files wait on disk until each patrol is settled as a whole."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import date, datetime
from itertools import groupby
from typing import Any

import numpy as np

from .files.scratch import room_told
from .partners import joined
from .records import Change, PatrolHead, Repair, Track

_TABLES = """
CREATE TABLE heads (seq INTEGER PRIMARY KEY, patrol_id TEXT UNIQUE, file INTEGER, head TEXT);
CREATE TABLE pieces (seq INTEGER PRIMARY KEY, patrol_id TEXT, file INTEGER, facts TEXT, changes TEXT, fixes BLOB);
CREATE INDEX pieces_of_patrol ON pieces (patrol_id, seq);
"""


class Spool:
    """A private database that the system removes when it is closed, also after a crash; use it as a context manager."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)
        with room_told():
            self._database.executescript(_TABLES)
        self._database.execute("PRAGMA cache_size = -65536")

    def __enter__(self) -> Spool:
        self._database.execute("BEGIN")
        return self

    def __exit__(self, *failure: object) -> None:
        self._database.close()

    def __len__(self) -> int:
        """Return the number of patrols."""
        return int(self._database.execute("SELECT coalesce(max(seq), 0) FROM heads").fetchone()[0])

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Forget what is added inside when it fails."""
        self._database.execute("SAVEPOINT file")
        try:
            yield
        except BaseException:
            if self._database.in_transaction:  # a full disk ends the whole transaction
                self._database.execute("ROLLBACK TO file")
                self._database.execute("RELEASE file")
            raise
        with room_told():
            self._database.execute("RELEASE file")

    def add_head(self, file: int, head: PatrolHead) -> None:
        """Take in a patrol; the first of an id counts, and what it leaves open is taken from those that follow."""
        with room_told():
            added = self._database.execute(
                "INSERT OR IGNORE INTO heads (patrol_id, file, head) VALUES (?, ?, ?)",
                (head.patrol_id, file, _head_text(head)),
            ).rowcount
            if not added:
                self._complete(head)

    def _complete(self, head: PatrolHead) -> None:
        row = self._database.execute("SELECT head FROM heads WHERE patrol_id = ?", (head.patrol_id,)).fetchone()
        before = _head(row[0])
        known = {name: getattr(before, name) or getattr(head, name) for name in _COMPLETED}
        whole = replace(before, **known, partners=joined((before.partners, head.partners)))
        if whole != before:
            self._database.execute("UPDATE heads SET head = ? WHERE patrol_id = ?", (_head_text(whole), head.patrol_id))

    def add_track(self, file: int, track: Track) -> None:
        """Take in a track, or a piece of one."""
        fixes = np.column_stack([track.lon, track.lat, track.t, track.row, track.segment]).astype("<f8")
        facts = {name: getattr(track, name) for name in _FACTS}
        changes = [(asdict(change.repair), change.rows.tolist()) for change in track.changes]
        with room_told():
            self._database.execute(
                "INSERT INTO pieces (patrol_id, file, facts, changes, fixes) VALUES (?, ?, ?, ?, ?)",
                (track.patrol_id, file, json.dumps(facts, default=_text), json.dumps(changes), fixes.tobytes()),
            )

    def patrols(self) -> Iterator[tuple[int, PatrolHead, list[tuple[int, Track]]]]:
        """Yield each patrol with its file and the tracks of all files, in the order they came in."""
        for file, text in self._database.execute("SELECT file, head FROM heads ORDER BY seq").fetchall():
            head = _head(text)
            yield file, head, self._tracks(head.patrol_id)

    def _tracks(self, patrol_id: str) -> list[tuple[int, Track]]:
        with room_told():
            rows = self._database.execute(
                "SELECT file, facts, changes, fixes FROM pieces WHERE patrol_id = ? ORDER BY seq", (patrol_id,)
            ).fetchall()
        pieces = [(file, _track(facts, changes, fixes)) for file, facts, changes, fixes in rows]
        order = {key: number for number, key in reversed(list(enumerate(map(_identity, pieces))))}
        pieces.sort(key=lambda piece: order[_identity(piece)])
        return [_joined(list(found)) for _, found in groupby(pieces, key=_identity)]


_COMPLETED = ("patrol_type", "station", "team", "mandate", "objective")  # of a patrol, from later files of the import
_FACTS = (
    "patrol_id", "leg_id", "day", "transport_label", "members", "start", "end", "rest_minutes", "source_km",
    "shift_days", "recording",
)


def _identity(piece: tuple[int, Track]) -> tuple[Any, ...]:
    file, track = piece
    return (file, track.leg_id, track.day, track.recording)


def _joined(pieces: list[tuple[int, Track]]) -> tuple[int, Track]:
    """Return the pieces of one track as one."""
    file, first = pieces[0]
    if len(pieces) == 1:
        return file, first
    tracks = [track for _, track in pieces]
    arrays = {name: np.concatenate([getattr(track, name) for track in tracks]) for name in _ARRAYS}
    return file, replace(
        first, **arrays, changes=tuple(change for track in tracks for change in track.changes),
        source_km=_sum([track.source_km for track in tracks]),
    )


_ARRAYS = ("lon", "lat", "t", "row", "segment")


def _sum(values: list[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _head_text(head: PatrolHead) -> str:
    return json.dumps(asdict(head), default=_text)


def _head(text: str) -> PatrolHead:
    facts = json.loads(text)
    days = {name: date.fromisoformat(facts[name]) if facts[name] else None for name in ("start", "end")}
    return PatrolHead(**{**facts, **days})


def _track(facts: str, changes: str, fixes: bytes) -> Track:
    given = json.loads(facts)
    given["day"] = date.fromisoformat(given["day"]) if given["day"] else None
    for name in ("start", "end"):
        given[name] = datetime.fromisoformat(given[name]) if given[name] else None
    lon, lat, t, row, segment = np.frombuffer(fixes, "<f8").reshape(-1, 5).T
    return Track(
        **given, lon=lon.copy(), lat=lat.copy(), t=t.copy(), row=row.astype(np.int64),
        segment=segment.astype(np.int64),
        changes=tuple(Change(Repair(**repair), np.array(rows, np.int64)) for repair, rows in json.loads(changes)),
    )
