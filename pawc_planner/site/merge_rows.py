"""Rows of two copies of a site laid side by side: what is new, what is the same, what differs."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from ..base.errors import Cancelled
from ..base.progress import Progress
from .blobs import in_system, shape_bytes
from .gpkg import GEOMETRY, quoted, srs_of
from .schema import BY_NAME, Table
from .writer import Writer

AT_ONCE = 100  # rows looked up with one statement; a key may take four parameters
_OWN = ("fid", "batch_id", "import_id", "content_key", "is_threat")  # differ between copies or follow from the rest


@dataclass(frozen=True)
class Conflict:
    """A record that the two copies hold differently.

    Parameters
    ----------
    table, record : str
        Its table and name (patrol / leg / day; a layer has its table's name).
    ours, theirs : str
        What each holds, in short.
    ours_source, theirs_source : str
        File that brought it, "" when it is not known.
    kept : str
        ours or theirs.
    ours_km, theirs_km : float
        Clean kilometres of a leg-day; NaN for other records.
    ours_fixes, theirs_fixes : int
        Clean fixes of a leg-day; 0 for other records.
    """

    table: str
    record: str
    ours: str
    theirs: str
    ours_source: str
    theirs_source: str
    kept: str
    ours_km: float = float("nan")
    theirs_km: float = float("nan")
    ours_fixes: int = 0
    theirs_fixes: int = 0


@dataclass(frozen=True)
class Batch:
    """A file that was imported: its number, when, and its name."""

    fid: int
    finished: str
    source: str


@dataclass
class Sides:
    """Both databases during a merge, and what came of it so far.

    Parameters
    ----------
    writer : Writer
        Of our database.
    ours, theirs : Connection
        The databases; theirs is only read.
    prefer : str
        ours, theirs or newer.
    threats : tuple of str
        Our categories that count as threats.
    progress : Progress
        Asked now and then whether to stop.
    """

    writer: Writer
    ours: sqlite3.Connection
    theirs: sqlite3.Connection
    prefer: str
    threats: tuple[str, ...]
    progress: Progress
    batches: dict[int, int] = field(default_factory=dict)  # number of theirs to number of ours
    our_batches: dict[int, Batch] = field(default_factory=dict)
    their_batches: dict[int, Batch] = field(default_factory=dict)
    added: Counter[str] = field(default_factory=Counter)
    present: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    conflicts: list[Conflict] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._srs = srs_of(self.ours)

    def pause(self) -> None:
        """Stop here if the user wants to."""
        if self.progress.cancelled():
            raise Cancelled()

    @property
    def import_id(self) -> int:
        """Number of the import that this merge is."""
        return self.writer.import_id

    def takes_theirs(self, ours: str, theirs: str) -> bool:
        """Return whether theirs is to replace ours, from the times at which each was imported."""
        return self.prefer == "theirs" or (self.prefer == "newer" and theirs > ours)

    def add(self, table: str, rows: Iterable[Mapping[str, Any]]) -> int:
        """Write rows of theirs into ours under the numbers that their files have here; return how many."""
        plan = BY_NAME[table]
        names = columns_of(plan)
        text = (
            f"INSERT INTO {quoted(table)} ({', '.join(map(quoted, names))}) "  # nosec B608
            f"VALUES ({', '.join('?' * len(names))}) ON CONFLICT DO NOTHING"
        )
        before = self.writer.last_fid(table)
        added = 0
        for row in rows:
            added += max(0, self.ours.execute(text, [self._value(row, name) for name in names]).rowcount)
        if added:
            if table != "import_batches":  # those say themselves to which import they belong
                self.writer.note_new(self.import_id, table, before)
            self.writer.touched.add(table)
            self.added[table] += added
        return added

    def change(self, table: str, fid: int, values: Mapping[str, Any]) -> None:
        """Write values of theirs over a row of ours, which is kept for undoing."""
        self.writer.keep_before(self.import_id, table, "fid = ?", (fid,))
        settings = ", ".join(f"{quoted(name)} = ?" for name in values)
        text = f"UPDATE {quoted(table)} SET {settings} WHERE fid = ?"  # nosec B608
        self.ours.execute(text, [*(self._value(values, name) for name in values), fid])
        self.writer.touched.add(table)
        self.changed[table] += 1

    def _value(self, row: Mapping[str, Any], name: str) -> Any:
        if name == "batch_id":
            return self.batches.get(row[name], self.import_id)
        if name == "is_threat":
            return int(str(row["category"]).startswith(self.threats))
        return in_system(row[name], self._srs) if name == GEOMETRY else row[name]


def columns_of(plan: Table) -> list[str]:
    """Return the columns of a table with its geometry, without ``fid``."""
    return [*(column.name for column in plan.columns), *([GEOMETRY] if plan.geometry else [])]


def rows_of(
    connection: sqlite3.Connection, table: str, where: str = "", parameters: Sequence[Any] = (), order: str = "fid"
) -> Iterator[dict[str, Any]]:
    """Return rows as mappings, with ``fid``, one after the other."""
    names = ["fid", *columns_of(BY_NAME[table])]
    text = (
        f"SELECT {', '.join(map(quoted, names))} FROM {quoted(table)} "  # nosec B608
        f"WHERE {where or '1'} ORDER BY {order}"
    )
    for row in connection.execute(text, tuple(parameters)):
        yield dict(zip(names, row))


def by_key(connection: sqlite3.Connection, table: str, keys: Sequence[tuple[Any, ...]]) -> dict[Any, dict[str, Any]]:
    """Return the rows with these unique keys."""
    plan = BY_NAME[table]
    one = "(" + " AND ".join(f"{quoted(name)} = ?" for name in plan.key) + ")"
    values = [value for key in keys for value in key]
    found = rows_of(connection, table, " OR ".join([one] * len(keys)), values)
    return {key_of(plan, row): row for row in found}


def key_of(plan: Table, row: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return the values of the unique key."""
    return tuple(row[name] for name in plan.key)


def chunks(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Return rows in portions that can be looked up at once."""
    source = iter(rows)
    while portion := list(islice(source, AT_ONCE)):
        yield portion


def digest(row: Mapping[str, Any], without: Sequence[str] = ()) -> bytes:
    """Return a hash of what a record says, whatever its number, its import and how its geometry is wrapped."""
    total = hashlib.blake2b(digest_size=16)
    for name, value in row.items():
        if name not in _OWN and name not in without:
            total.update(repr(shape_bytes(value) if name == GEOMETRY else value).encode() + b"|")
    return total.digest()


def differing(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> str:
    """Return the names of the columns that differ, comma separated."""
    return ", ".join(
        "place" if name == GEOMETRY else name for name in ours
        if name not in _OWN and digest({name: ours[name]}) != digest({name: theirs[name]})
    )
