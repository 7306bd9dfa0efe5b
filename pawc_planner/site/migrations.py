"""Bringing an older site database forward, one version at a time, after making a copy of it."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from ..base.words import QT_TRANSLATE_NOOP
from . import gpkg
from .errors import NewerSchema, NotASite, SiteReadOnly
from .schema import SCHEMA_VERSION, TABLES

_NO_TABLES = QT_TRANSLATE_NOOP("PawcPlanner", "it lacks the tables of a site")
_NO_VERSION = QT_TRANSLATE_NOOP("PawcPlanner", "it does not say which version it is")


def complete_tables(connection: sqlite3.Connection) -> None:
    """Add the tables, columns and indexes of the schema that are not there yet."""
    srs_id = gpkg.srs_of(connection)
    for table in TABLES:
        there = gpkg.columns_of(connection, table.name)
        if not there:
            gpkg.add_table(connection, table, srs_id)
            continue
        for column in table.columns:
            if column.name not in there:
                gpkg.add_column(connection, table, column)
        gpkg.add_indexes(connection, table)


def make_imports_undoable(connection: sqlite3.Connection) -> None:
    """Go from version 1 to 2: each file is an import of its own, and quarantine knows the table it stands for."""
    complete_tables(connection)
    connection.execute("UPDATE import_batches SET import_id = fid WHERE import_id = 0")
    connection.execute(
        "UPDATE quarantine SET kind = (SELECT CASE kind WHEN 'patrols' THEN 'tracks' WHEN 'unreadable' THEN NULL "
        "ELSE kind END FROM import_batches WHERE import_batches.fid = batch_id) WHERE kind IS NULL"
    )


# From version n to n + 1. A change that only adds tables or columns needs nothing but ``complete_tables``.
STEPS: Mapping[int, Callable[[sqlite3.Connection], None]] = {
    0: complete_tables, 1: make_imports_undoable, 2: complete_tables, 3: complete_tables,
}


def version_of(connection: sqlite3.Connection, path: Path) -> int:
    """Return the version of the tables, or say that this is no site database."""
    try:
        row = connection.execute("SELECT max(version) FROM schema_version").fetchone()
    except sqlite3.OperationalError as fault:
        if "no such" not in str(fault):
            raise
        raise NotASite(path=path, reason=_NO_TABLES) from fault
    if not isinstance(row[0], int) or row[0] < min(STEPS):
        raise NotASite(path=path, reason=_NO_VERSION)
    return row[0]


def is_present(connection: sqlite3.Connection, path: Path) -> bool:
    """Return whether the database is of the present version, False when it is older.

    Raises
    ------
    NewerSchema, NotASite
    """
    found = version_of(connection, path)
    if found > SCHEMA_VERSION:
        raise NewerSchema(path=path, found=found, known=SCHEMA_VERSION)
    return found == SCHEMA_VERSION


def present_form(connection: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    """Return the connection, or one to a temporary copy in the present version when the database is older.

    The connection to an older database is closed; its file stays as it is.
    """
    if is_present(connection, path):
        return connection
    with closing(connection):
        copy = gpkg.temporary_copy(connection)
    try:
        _bring_forward(copy, path)
        copy.execute("PRAGMA query_only = ON")
    except BaseException:
        copy.close()
        raise
    return copy


def upgrade(path: Path) -> Path | None:
    """Bring a database to the present version; return the copy made before, None when nothing was to do."""
    with closing(gpkg.connect(path, write=False)) as connection:
        if is_present(connection, path):
            return None
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise SiteReadOnly(path=path)
    with closing(gpkg.connect(path, write=True)) as connection:
        kept = _copy(connection, path, version_of(connection, path))
        try:
            _bring_forward(connection, path)
        except BaseException:
            kept.unlink(missing_ok=True)  # the database itself is still what the copy was to keep
            raise
    return kept


def _bring_forward(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for version in range(version_of(connection, path), SCHEMA_VERSION):
            STEPS[version](connection)
            gpkg.stamp_version(connection, version + 1)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has ended it
            connection.execute("ROLLBACK")
        raise


def _copy(connection: sqlite3.Connection, path: Path, version: int) -> Path:
    """Make a copy beside that is there only when it is complete."""
    number = 1
    while (kept := path.with_name(f"{path.stem}_version{version}_{number}{path.suffix}")).exists():
        number += 1
    scratch = path.with_name(f".{kept.name}.{secrets.token_hex(4)}.tmp")
    try:
        with closing(sqlite3.connect(scratch)) as target:
            connection.backup(target)
        scratch.replace(kept)
    finally:
        scratch.unlink(missing_ok=True)
        scratch.with_name(f"{scratch.name}-journal").unlink(missing_ok=True)
    return kept
