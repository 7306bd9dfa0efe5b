"""Writing records of a site inside one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timezone
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, Union, cast

import pandas as pd

from ..about import version
from ..base.params import one_of
from ..base.words import QT_TRANSLATE_NOOP, Sentence
from .blobs import encode, encode_track
from .errors import RecordRefused, UnknownTable
from .gpkg import GEOMETRY, clear_faults, quoted, refresh_contents, srs_of
from .schema import BY_NAME, Table
from .undo_rows import keep_rows, note_rows
from .values import to_column

Rows = Union[Iterable[Mapping[str, Any]], pd.DataFrame]

_CHUNK = 2000
_CONFLICTS = ("error", "ignore", "replace")
_COUNTS = ("read", "stored", "repaired", "present", "quarantined")
_NO_ROW = QT_TRANSLATE_NOOP("PawcPlanner", "there is no such row")
_THERE = QT_TRANSLATE_NOOP("PawcPlanner", "a record with the same {columns} is there already")


class Writer:
    """Handed out by :meth:`SiteStore.transaction`; everything it does is kept or undone together.

    Rows are mappings from column name to value. ``geometry`` is a shapely geometry in the site's CRS, or for tables
    with time in M an (n, 3) array of x, y, UTC epoch seconds. Lists and dicts become JSON; dates and datetimes ISO
    text; None, NaN and NaT are empty. A frame can be given in place of rows. A row that does not fit raises
    :class:`RecordRefused`.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._srs = srs_of(connection)
        self._import_id = 0
        self._savepoints = 0
        self.touched: set[str] = set()

    @property
    def import_id(self) -> int:
        """The import that this transaction is; its files share it, and it is undone as a whole."""
        if not self._import_id:
            # The number that the first file will get. Numbers of files are never given twice.
            text = "SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = 'import_batches'"
            self._import_id = int(self._connection.execute(text).fetchone()[0])
        return self._import_id

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """Undo what is written inside when an exception leaves it, and let the exception go on; may be nested."""
        self._savepoints += 1
        name = quoted(f"part_{self._savepoints}")
        with clear_faults(self._path):
            self._connection.execute(f"SAVEPOINT {name}")
        try:
            yield
        except BaseException:
            if self._connection.in_transaction:  # a full disk ends the whole transaction
                self._connection.execute(f"ROLLBACK TO {name}")
                self._connection.execute(f"RELEASE {name}")
            raise
        with clear_faults(self._path):
            self._connection.execute(f"RELEASE {name}")

    def keep_before(self, import_id: int, table: str, where: str = "", parameters: Sequence[Any] = ()) -> int:
        """Copy rows into ``undo_rows`` before ``import_id`` replaces, changes or deletes them; return how many.

        Rows that the import has brought itself are not copied, nor is a row copied twice. ``where`` as in
        :meth:`delete`.
        """
        plan = known_table(table)
        with clear_faults(self._path):
            kept = keep_rows(self._connection, plan, import_id, where, parameters)
        self.touched.add("undo_rows")
        return kept

    def last_fid(self, table: str) -> int:
        """Return the highest number that a row of the table ever had; what is added later has a higher one."""
        text = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = ?"
        return int(self._connection.execute(text, (known_table(table).name,)).fetchone()[0])

    def note_new(self, import_id: int, table: str, after: int) -> int:
        """Note that ``import_id`` brought the rows above number ``after``, so that undoing it takes them out again.

        Needed where rows do not say so themselves, by their ``batch_id``. Returns how many there are.
        """
        plan = known_table(table)
        with clear_faults(self._path):
            noted = note_rows(self._connection, plan, import_id, after)
        self.touched.add("undo_rows")
        return noted

    def insert(self, table: str, rows: Rows, *, on_conflict: str = "error") -> int:
        """Add rows and return how many were added (or replaced).

        Parameters
        ----------
        table : str
            Table of the schema.
        rows : iterable of mappings, or a frame
            Records; a column ``fid`` is passed over.
        on_conflict : {"error", "ignore", "replace"}
            What becomes of a row whose key is there already.
        """
        one_of("on_conflict", on_conflict, _CONFLICTS)
        plan = known_table(table)
        added = number = 0
        for chunk in _chunks(_records(rows)):
            for values in self._encoded(plan, chunk, number):
                number += 1
                added += self._add(plan, values, on_conflict, number)
        self.touched.add(table)
        return added

    def replace_all(self, table: str, rows: Rows) -> int:
        """Put ``rows`` in place of everything in the table; return how many were added."""
        self.delete(table)
        return self.insert(table, rows)

    def replace_cycle(self, table: str, cycle_id: str, rows: Rows) -> int:
        """Put ``rows`` in place of the rows of one cycle, filling in ``cycle_id``; return how many were added."""
        if "cycle_id" not in _names(known_table(table)):
            raise UnknownTable(name=f"{table}.cycle_id")
        self.delete(table, "cycle_id = ?", (cycle_id,))
        return self.insert(table, ({**row, "cycle_id": cycle_id} for row in _records(rows)))

    def delete(self, table: str, where: str = "", parameters: Sequence[Any] = ()) -> int:
        """Remove rows and return how many; ``where`` is constant SQL with ``?`` for each parameter ("" is all)."""
        text = f"DELETE FROM {quoted(known_table(table).name)} WHERE {where or '1'}"  # nosec B608
        with clear_faults(self._path):
            removed = self._connection.execute(text, tuple(parameters)).rowcount
        self.touched.add(table)
        return removed

    def batch(self, **columns: Any) -> int:
        """Add a row of ``import_batches`` and return its id.

        Counts left out are 0, texts "", ``finished`` now, ``version`` that of the plugin, ``import_id`` that of
        this transaction; change them later with :meth:`update`.
        """
        row: dict[str, Any] = dict.fromkeys(_COUNTS, 0)
        row.update(import_id=self.import_id, source="", sha256="", kind="", version=version())
        row["finished"] = datetime.now(timezone.utc)
        row.update(columns)
        self.insert("import_batches", [row])
        return int(self._connection.execute("SELECT max(fid) FROM import_batches").fetchone()[0])

    def update(self, table: str, fid: int, values: Mapping[str, Any]) -> None:
        """Change some columns of the row ``fid``; :class:`RecordRefused` when there is no such row."""
        plan = known_table(table)
        values = {name: value for name, value in values.items() if name != "fid"}
        if not values:
            return
        encoded = self._encoded(plan, [values], 0, partly=True)[0]
        settings = ", ".join(f"{quoted(name)} = ?" for name in encoded)
        text = f"UPDATE {quoted(plan.name)} SET {settings} WHERE fid = ?"  # nosec B608
        with clear_faults(self._path):
            changed = self._connection.execute(text, (*encoded.values(), int(fid))).rowcount
        if changed != 1:
            raise RecordRefused(table=table, record=fid, reason=_NO_ROW)
        self.touched.add(table)

    def finish(self) -> None:
        """Bring extents and times of change up to date; the store calls it before it commits."""
        for table in sorted(self.touched):
            refresh_contents(self._connection, table)
        self.touched.clear()

    def _add(self, plan: Table, values: dict[str, Any], on_conflict: str, number: int) -> int:
        text = _insert_text(plan, tuple(values), on_conflict)
        try:
            return max(0, self._connection.execute(text, tuple(values.values())).rowcount)
        except sqlite3.IntegrityError as fault:
            twice = Sentence(_THERE, {"columns": ", ".join(plan.key)})
            reason = twice if "UNIQUE" in str(fault) else str(fault)
            raise RecordRefused(table=plan.name, record=number, reason=reason) from fault
        except sqlite3.Error:
            with clear_faults(self._path):
                raise

    def _encoded(
        self, plan: Table, rows: Sequence[Mapping[str, Any]], before: int, *, partly: bool = False
    ) -> list[dict[str, Any]]:
        """Return rows as SQLite keeps them; with ``partly`` only the columns that are given."""
        columns = {column.name: column for column in plan.columns}
        allowed = set(columns) | {"fid"} | ({"geometry"} if plan.geometry else set())
        found = []
        for number, row in enumerate(rows, start=before + 1):
            if not allowed.issuperset(row):
                raise UnknownTable(name=f"{plan.name}.{sorted(set(row) - allowed, key=str)[0]}")
            wanted = [name for name in columns if name in row] if partly else columns
            try:
                found.append({name: to_column(columns[name], row.get(name)) for name in wanted})
            except ValueError as fault:
                raise RecordRefused(table=plan.name, record=number, reason=str(fault)) from None
        if plan.geometry and not (partly and "geometry" not in rows[0]):
            self._add_geometry(plan, rows, found, before)
        if not plan.geometry:
            return found
        return [{GEOMETRY if name == "geometry" else name: value for name, value in row.items()} for row in found]

    def _add_geometry(
        self, plan: Table, rows: Sequence[Mapping[str, Any]], found: list[dict[str, Any]], before: int
    ) -> None:
        shapes = [row.get("geometry") for row in rows]
        try:
            if plan.has_m:
                blobs = [None if fixes is None else encode_track(fixes, self._srs) for fixes in shapes]
            else:
                blobs = encode(shapes, plan.geometry, self._srs)
        except TypeError as fault:
            numbers = f"{before + 1}–{before + len(rows)}"
            raise RecordRefused(table=plan.name, record=numbers, reason=str(fault)) from None
        for row, blob in zip(found, blobs):
            row["geometry"] = blob


def known_table(name: str) -> Table:
    """Return a table of the schema, or say that there is none of that name."""
    if name not in BY_NAME:
        raise UnknownTable(name=name)
    return BY_NAME[name]


@lru_cache(maxsize=256)
def _insert_text(plan: Table, names: tuple[str, ...], on_conflict: str) -> str:
    marks = ", ".join("?" * len(names))
    text = f"INSERT INTO {quoted(plan.name)} ({', '.join(map(quoted, names))}) VALUES ({marks})"  # nosec B608
    if on_conflict == "error" or not plan.key:
        return text
    keys = ", ".join(quoted(name) for name in plan.key)
    if on_conflict == "ignore":
        return f"{text} ON CONFLICT ({keys}) DO NOTHING"
    settings = ", ".join(f"{quoted(name)} = excluded.{quoted(name)}" for name in names if name not in plan.key)
    return f"{text} ON CONFLICT ({keys}) DO UPDATE SET {settings}"  # nosec B608


def _names(plan: Table) -> set[str]:
    return {column.name for column in plan.columns}


def _records(rows: Rows) -> Iterable[Mapping[str, Any]]:
    return cast(Any, rows).to_dict("records") if isinstance(rows, pd.DataFrame) else rows


def _chunks(rows: Iterable[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    source = iter(rows)
    while chunk := list(islice(source, _CHUNK)):
        yield chunk
