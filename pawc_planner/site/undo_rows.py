"""Rows kept as they were before an import changed them, and put back from there."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from .gpkg import GEOMETRY, quoted
from .schema import BY_NAME, Table

_AT_ONCE = 500
_NOT_KEPT = (
    "NOT EXISTS (SELECT 1 FROM undo_rows u WHERE u.import_id = ? AND u.table_name = ? AND u.row_id = kept.fid)"
)
_FOREIGN = {
    "batch_id": " AND batch_id NOT IN (SELECT fid FROM import_batches WHERE import_id = ?)",
    "import_id": " AND import_id <> ?",
}
_INSERT = (
    "INSERT INTO undo_rows (import_id, table_name, row_id, import_before, content, geometry) VALUES (?, ?, ?, "
    "(SELECT import_id FROM import_batches WHERE fid = ?), ?, ?)"
)


def keep_rows(
    connection: sqlite3.Connection, plan: Table, import_id: int, where: str, parameters: Sequence[Any]
) -> int:
    """Copy rows of a table into ``undo_rows``; see :meth:`Writer.keep_before`."""
    names = [column.name for column in plan.columns]
    columns = ", ".join(map(quoted, ["fid", *names, *([GEOMETRY] if plan.geometry else [])]))
    text = f"SELECT {columns} FROM {quoted(plan.name)} AS kept WHERE ({where or '1'}) AND {_NOT_KEPT}"  # nosec B608
    values = [*parameters, import_id, plan.name]
    for owner in [name for name in _FOREIGN if name in names]:
        text += _FOREIGN[owner]
        values.append(import_id)
    rows = connection.execute(text, values).fetchall()
    connection.executemany(_INSERT, (_kept(plan, names, import_id, row) for row in rows))
    return len(rows)


def _kept(plan: Table, names: Sequence[str], import_id: int, row: tuple[Any, ...]) -> tuple[Any, ...]:
    content = dict(zip(names, row[1:]))
    geometry = row[-1] if plan.geometry else None
    return (import_id, plan.name, row[0], content.get("batch_id"), json.dumps(content, ensure_ascii=False), geometry)


def note_rows(connection: sqlite3.Connection, plan: Table, import_id: int, after: int) -> int:
    """Note rows above a number as brought by the import; see :meth:`Writer.note_new`."""
    text = (
        "INSERT OR IGNORE INTO undo_rows (import_id, table_name, row_id, content) "
        f"SELECT ?, ?, fid, '' FROM {quoted(plan.name)} WHERE fid > ?"  # nosec B608
    )
    values: list[Any] = [import_id, plan.name, after]
    if any(column.name == "batch_id" for column in plan.columns):
        text += _FOREIGN["batch_id"]
        values.append(import_id)
    return max(0, connection.execute(text, values).rowcount)


def remove_noted(connection: sqlite3.Connection, import_id: int) -> Counter[str]:
    """Delete the rows that were noted as brought by the import; return how many per table."""
    removed: Counter[str] = Counter()
    for table in _tables(connection, import_id, "content = ''"):
        text = (
            f"DELETE FROM {quoted(table)} WHERE fid IN "  # nosec B608
            "(SELECT row_id FROM undo_rows WHERE import_id = ? AND table_name = ? AND content = '')"
        )
        removed[table] += connection.execute(text, (import_id, table)).rowcount
    return removed


def put_back(connection: sqlite3.Connection, import_id: int) -> Counter[str]:
    """Put the rows that the import replaced, changed or deleted back as they were; return how many per table."""
    restored: Counter[str] = Counter()
    for table in _tables(connection, import_id, "content <> ''"):
        rows = connection.execute(
            "SELECT row_id, content, geometry FROM undo_rows WHERE import_id = ? AND table_name = ? AND content <> ''",
            (import_id, table),
        ).fetchall()
        _restore(connection, BY_NAME[table], rows)
        restored[table] += len(rows)
    return restored


def _tables(connection: sqlite3.Connection, import_id: int, where: str) -> list[str]:
    text = f"SELECT DISTINCT table_name FROM undo_rows WHERE import_id = ? AND {where} ORDER BY 1"  # nosec B608
    return [row[0] for row in connection.execute(text, (import_id,)) if row[0] in BY_NAME]


def _restore(connection: sqlite3.Connection, plan: Table, rows: Iterable[tuple[int, str, bytes | None]]) -> None:
    """Write rows under the numbers they had; one that is there (changed in place) is written over."""
    columns = [column.name for column in plan.columns]
    names = ["fid", *columns, *([GEOMETRY] if plan.geometry else [])]
    settings = ", ".join(f"{quoted(name)} = excluded.{quoted(name)}" for name in names[1:])
    text = (
        f"INSERT INTO {quoted(plan.name)} ({', '.join(map(quoted, names))}) "  # nosec B608
        f"VALUES ({', '.join('?' * len(names))}) ON CONFLICT (fid) DO UPDATE SET {settings}"
    )
    for number, content, geometry in rows:
        values = json.loads(content)
        row = [number, *(values.get(name) for name in columns), *([geometry] if plan.geometry else [])]
        connection.execute(text, row)
