"""Rows kept as they were before an import changed them, and put back from there."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from typing import Any

from .gpkg import GEOMETRY, quoted
from .schema import Table

_AT_ONCE = 500
_KEPT = "SELECT row_id FROM undo_rows WHERE import_id = ? AND table_name = ?"
_OWN = {
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
    text = (
        f"SELECT {columns} FROM {quoted(plan.name)} WHERE ({where or '1'}) AND fid NOT IN ({_KEPT})"  # nosec B608
    )
    values = [*parameters, import_id, plan.name]
    for owner in set(_OWN).intersection(names):
        text += _OWN[owner]
        values.append(import_id)
    rows = connection.execute(text, values)
    kept = 0
    while chunk := rows.fetchmany(_AT_ONCE):
        found = [_kept(plan, names, import_id, row) for row in chunk]
        connection.executemany(_INSERT, found)
        kept += len(found)
    return kept


def _kept(plan: Table, names: Sequence[str], import_id: int, row: tuple[Any, ...]) -> tuple[Any, ...]:
    content = dict(zip(names, row[1:]))
    geometry = row[-1] if plan.geometry else None
    return (import_id, plan.name, row[0], content.get("batch_id"), json.dumps(content, ensure_ascii=False), geometry)
