"""Looking a site database over: is it whole, do its records belong together, do its counts add up?"""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np

from ..base.words import QT_TRANSLATE_NOOP, Sentence
from .blobs import envelopes
from .gpkg import GEOMETRY, columns_of, quoted
from .info import SiteInfo
from .schema import LAYER_ROLES, RASTER_ROLES, TABLES

FAR_KM = 300.0
FAR_LAYER_KM = 2000.0  # a border or a river may be given for the whole country

# Child table, its column, parent table, the parent's column.
_BELONGS = (
    ("leg_days", "patrol_id", "patrols", "patrol_id"),
    ("tracks", "patrol_id", "patrols", "patrol_id"),
    ("cell_effort", "cycle_id", "cycles", "cycle_id"),
    ("cell_results", "cycle_id", "cycles", "cycle_id"),
    ("cycle_series", "cycle_id", "cycles", "cycle_id"),
    ("plans", "cycle_id", "cycles", "cycle_id"),
    ("plan_routes", "plan_id", "plans", "plan_id"),
    ("plan_stops", "plan_id", "plans", "plan_id"),
    ("plan_cameras", "plan_id", "plans", "plan_id"),
    ("repairs", "batch_id", "import_batches", "fid"),
    ("quarantine", "batch_id", "import_batches", "fid"),
    ("undo_rows", "import_id", "import_batches", "import_id"),
) + tuple(
    (table.name, "batch_id", "import_batches", "fid")
    for table in TABLES if table.name not in ("repairs", "quarantine") and "batch_id" in {c.name for c in table.columns}
)

# Table, column, and the words it may hold.
_WORDS = (
    ("quarantine", "state", ("open", "fixed", "dismissed")),
    ("data_model", "kind", ("category", "attribute", "item")),
    ("personal_fields", "origin", ("built-in", "data model", "user")),
    ("undo_rows", "table_name", tuple(table.name for table in TABLES)),
)


def faults(connection: sqlite3.Connection, path: Path, info: SiteInfo) -> list[Sentence]:
    """Return one sentence per fault; a missing table or column ends the look, for nothing further can be told."""
    found = _integrity(connection) + _tables(connection)
    if found:
        return found
    return (
        _orphans(connection) + _counts(connection) + _words(connection) + _rasters(path, info) + _places(connection)
    )


def _integrity(connection: sqlite3.Connection) -> list[Sentence]:
    answers = [row[0] for row in connection.execute("PRAGMA integrity_check(5)")]
    return [] if answers == ["ok"] else [
        Sentence(
            QT_TRANSLATE_NOOP("PawcPlanner", "The file is damaged ({reason}). Restore a copy."), {"reason": answer}
        )
        for answer in answers
    ]


def _tables(connection: sqlite3.Connection) -> list[Sentence]:
    found = []
    for table in TABLES:
        there = columns_of(connection, table.name)
        missing = [column.name for column in table.columns if column.name not in there]
        if not there:
            template = QT_TRANSLATE_NOOP("PawcPlanner", "Table {table} is missing. Restore a copy.")
            found.append(Sentence(template, {"table": table.name}))
        elif missing:
            template = QT_TRANSLATE_NOOP("PawcPlanner", "Table {table} lacks the columns {columns}. Restore a copy.")
            found.append(Sentence(template, {"table": table.name, "columns": ", ".join(missing)}))
    return found


def _orphans(connection: sqlite3.Connection) -> list[Sentence]:
    found = []
    for child, column, parent, key in _BELONGS:
        text = (
            f"SELECT count(*) FROM {quoted(child)} WHERE {quoted(column)} IS NOT NULL AND {quoted(column)} "  # nosec B608
            f"NOT IN (SELECT {quoted(key)} FROM {quoted(parent)})"
        )
        number = connection.execute(text).fetchone()[0]
        if number:
            template = QT_TRANSLATE_NOOP(
                "PawcPlanner", "{n} rows of {child} belong to nothing: their {column} is not in {parent}."
            )
            found.append(Sentence(template, {"n": number, "child": child, "column": column, "parent": parent}))
    return found


def _counts(connection: sqlite3.Connection) -> list[Sentence]:
    rows = connection.execute(
        'SELECT fid, source, "read", stored + repaired + present + quarantined FROM import_batches '
        'WHERE "read" <> stored + repaired + present + quarantined'
    ).fetchall()
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner", "Import {batch} of {source} read {read} records but accounts for {told}. Import the file again."
    )
    return [Sentence(template, dict(zip(("batch", "source", "read", "told"), row))) for row in rows]


def _words(connection: sqlite3.Connection) -> list[Sentence]:
    """Name columns that hold a word they cannot hold, most often edited by hand."""
    found = []
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner", "{n} rows of {table} have another {column} than {words}. Correct them in the table."
    )
    for table, column, words in _WORDS:
        text = (
            f"SELECT count(*) FROM {quoted(table)} WHERE {quoted(column)} NOT IN "  # nosec B608
            f"({', '.join('?' * len(words))})"
        )
        number = connection.execute(text, words).fetchone()[0]
        if number:
            facts = {"n": number, "table": table, "column": column, "words": ", ".join(words)}
            found.append(Sentence(template, facts))
    return found


def _rasters(path: Path, info: SiteInfo) -> list[Sentence]:
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner", "The raster {role} is missing: {file}. Put it back beside the site database, or add it again."
    )
    names = {role: getattr(info, role) for role in RASTER_ROLES}
    return [
        Sentence(template, {"role": role, "file": name})
        for role, name in names.items() if name and not (path.parent / name).is_file()
    ]


def _places(connection: sqlite3.Connection) -> list[Sentence]:
    """Name tables whose geometries lie absurdly far from the site, most often a swapped or wrong CRS."""
    home = _boxes(connection, "boundary")
    home = home[np.isfinite(home).all(axis=1)]
    if not len(home):
        return [Sentence(QT_TRANSLATE_NOOP(
            "PawcPlanner", "The outline of the site is missing or damaged. Restore a copy."), {})]
    middle = (home[:, :2].min(axis=0) + home[:, 2:].max(axis=0)) / 2
    found = []
    for table in TABLES:
        if not table.geometry:
            continue
        boxes = _boxes(connection, table.name)
        known = np.isfinite(boxes).all(axis=1)
        if not known.all():
            template = QT_TRANSLATE_NOOP(
                "PawcPlanner", "{n} geometries of {table} are empty or damaged. Restore a copy.")
            found.append(Sentence(template, {"n": int((~known).sum()), "table": table.name}))
        boxes = boxes[known]
        away = np.abs(boxes.reshape(-1, 2, 2) - middle).max(axis=(1, 2))
        limit = FAR_LAYER_KM if table.name in LAYER_ROLES and table.geometry != "POINT" else FAR_KM
        number = int((~(away <= limit * 1000)).sum())
        if number:
            template = QT_TRANSLATE_NOOP(
                "PawcPlanner", "{n} geometries of {table} lie {km} km or more from the site. Import them again."
            )
            found.append(Sentence(template, {"n": number, "table": table.name, "km": int(limit)}))
    return found


def _boxes(connection: sqlite3.Connection, table: str) -> np.ndarray:
    text = f"SELECT {GEOMETRY} FROM {quoted(table)} WHERE {GEOMETRY} IS NOT NULL"  # nosec B608
    return envelopes([row[0] for row in connection.execute(text)])
