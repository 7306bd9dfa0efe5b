"""The GeoPackage itself: its own tables, ours made from the schema, and connections to it.

Written with SQLite alone after OGC 12-128r18 (GeoPackage 1.3), so that it needs no GDAL. SQL text is put together only
from names of the schema, checked by :func:`quoted`; values always go as parameters.

**Journal.** The database keeps SQLite's rollback journal. Write-ahead logging is never switched on here, though a long
import would then hold up no reader: QGIS opens a GeoPackage that it shows without locks and without shared memory
(GDAL's NOLOCK) and finds its layers empty while the file is in write-ahead mode; network drives lack the shared memory
too; and the one file alone would not be the whole database. In its place, what a transaction writes stays in memory
(:func:`unspilled`), so that readers see the last good state until a short moment at the end. A file that QGIS put into
write-ahead mode for its own editing is read and written as it is.
"""

from __future__ import annotations

import math
import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timezone
from pathlib import Path

import numpy as np
from pyproj import CRS

from ..base.words import QT_TRANSLATE_NOOP, Sentence
from .blobs import BlobDamaged, envelope, envelopes
from .errors import DatabaseFault, DiskFull, NotASite, SiteLocked, SiteNotFound, SiteReadOnly
from .schema import BY_NAME, SCHEMA_VERSION, TABLES, Column, Table
from .values import iso_instant

GEOMETRY = "geom"
APPLICATION_ID = 0x47504B47  # "GPKG"
GEOPACKAGE_VERSION = 10300
BUSY_SECONDS = 8.0
COMMIT_BUSY_SECONDS = 60.0  # a long import is not given up because somebody is reading at its last moment
# What a transaction may hold in memory before it has to write to the file and so to keep readers out: some 12 million
# fixes. Only what is changed takes room.
WRITE_CACHE_MB, READ_CACHE_MB = 400, 16
_CUSTOM_SRS = 100_001
_SQL_TYPES = {"TEXT": "TEXT", "INTEGER": "INTEGER", "REAL": "DOUBLE", "BOOLEAN": "BOOLEAN", "DATE": "DATE",
              "DATETIME": "DATETIME", "BLOB": "BLOB"}

_OWN_TABLES = """
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY,
  organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
  scope TEXT NOT NULL, CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
CREATE TABLE schema_version (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, version INTEGER NOT NULL,
  applied DATETIME NOT NULL);
INSERT INTO gpkg_contents (table_name, data_type, identifier, description)
  VALUES ('schema_version', 'attributes', 'schema_version', 'Version of the tables of this database.');
"""
_NO_OUTLINE = QT_TRANSLATE_NOOP("PawcPlanner", "its outline is not listed as a layer")
_TRIGGER = QT_TRANSLATE_NOOP("PawcPlanner", "the trigger “{name}” was put into it, which nothing here makes")
_NO_TABLE = QT_TRANSLATE_NOOP("PawcPlanner", "its “{name}” is no table")
_GEOMETRY = QT_TRANSLATE_NOOP("PawcPlanner", "a geometry is damaged: {fault}")
_DAMAGED = QT_TRANSLATE_NOOP("PawcPlanner", "the file is damaged or incomplete")
_DRIVE = QT_TRANSLATE_NOOP("PawcPlanner", "{fault}; its drive may be full, over its quota or gone")
_FOLDER = QT_TRANSLATE_NOOP("PawcPlanner", "it is a folder")
_UNREADABLE = QT_TRANSLATE_NOOP("PawcPlanner", "it cannot be read ({fault})")
_NO_GEOPACKAGE = QT_TRANSLATE_NOOP("PawcPlanner", "it is no GeoPackage")
_EMPTY = QT_TRANSLATE_NOOP("PawcPlanner", "the file is empty")
_CUT = QT_TRANSLATE_NOOP("PawcPlanner", "the file is cut off; its end is missing")


def quoted(name: str) -> str:
    """Return an identifier in quotes after making sure that it can only be an identifier."""
    if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name):
        raise ValueError(f"{name!r} is no identifier")
    return f'"{name}"'


def build(connection: sqlite3.Connection, crs: str) -> None:
    """Make every table of a new, empty site database in the CRS of the site."""
    connection.executescript(_OWN_TABLES)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
    connection.execute(f"PRAGMA user_version = {GEOPACKAGE_VERSION:d}")
    srs_id = _add_spatial_references(connection, crs)
    for table in TABLES:
        add_table(connection, table, srs_id)
    stamp_version(connection, SCHEMA_VERSION)


def stamp_version(connection: sqlite3.Connection, version: int) -> None:
    """Note that the tables are now of this version."""
    now = iso_instant(datetime.now(timezone.utc))
    connection.execute("INSERT INTO schema_version (version, applied) VALUES (?, ?)", (version, now))


def add_table(connection: sqlite3.Connection, table: Table, srs_id: int) -> None:
    """Make one table and list it where GeoPackage wants it listed."""
    columns = ["fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"]
    columns += [f"{GEOMETRY} {table.geometry}"] if table.geometry else []
    columns += [_definition(column) for column in table.columns]
    if table.key:
        columns.append("UNIQUE (" + ", ".join(quoted(name) for name in table.key) + ")")
    connection.execute(f"CREATE TABLE {quoted(table.name)} ({', '.join(columns)})")
    connection.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) VALUES (?, ?, ?, ?, ?)",
        (table.name, "features" if table.geometry else "attributes", table.name, table.doc,
         srs_id if table.geometry else None),
    )
    if table.geometry:
        connection.execute(
            "INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, ?)",
            (table.name, GEOMETRY, table.geometry, srs_id, int(table.has_m)),
        )
    add_indexes(connection, table)


def add_indexes(connection: sqlite3.Connection, table: Table) -> None:
    """Make the indexes of a table that are not there yet."""
    for columns in table.indexes:
        name, inside = quoted("_".join(("idx", table.name, *columns))), ", ".join(map(quoted, columns))
        connection.execute(f"CREATE INDEX IF NOT EXISTS {name} ON {quoted(table.name)} ({inside})")


def add_column(connection: sqlite3.Connection, table: Table, column: Column) -> None:
    """Add a column to a table that is there; a required one starts as its default, as 0 or as an empty text."""
    nothing = " DEFAULT 0" if column.type in ("INTEGER", "REAL", "BOOLEAN") else " DEFAULT ''"
    default = nothing if column.required and column.default is None else ""
    connection.execute(f"ALTER TABLE {quoted(table.name)} ADD COLUMN {_definition(column)}{default}")


def columns_of(connection: sqlite3.Connection, table: str) -> list[str]:
    """Return the names of the columns that a table really has; empty when there is no such table."""
    return [row[1] for row in connection.execute(f"PRAGMA table_info({quoted(table)})")]


def srs_of(connection: sqlite3.Connection) -> int:
    """Return the id of the spatial reference of the site."""
    row = connection.execute("SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = 'boundary'").fetchone()
    if row is None:
        file = connection.execute("PRAGMA database_list").fetchone()[2]
        raise NotASite(path=Path(file), reason=_NO_OUTLINE)
    return int(row[0])


def refresh_contents(connection: sqlite3.Connection, table: str) -> None:
    """Bring time of change and extent of a table up to date."""
    box: list[float | None] = [None] * 4
    if BY_NAME[table].geometry:
        # Header and envelope take 40 bytes, which saves reading whole tracks; without an envelope it is a short point.
        blobs = [row[0] for row in connection.execute(_HEADS.format(table=quoted(table)))]
        boxes = envelopes(blobs)
        boxes = boxes[np.isfinite(boxes).all(axis=1)]
        if len(boxes):
            box = [*boxes[:, :2].min(axis=0).tolist(), *boxes[:, 2:].max(axis=0).tolist()]
    now = iso_instant(datetime.now(timezone.utc))
    connection.execute(
        "UPDATE gpkg_contents SET last_change = ?, min_x = ?, min_y = ?, max_x = ?, max_y = ? WHERE table_name = ?",
        (now, *box, table),
    )


_HEADS = (
    "SELECT CASE WHEN substr(geom, 4, 1) IN (x'00', x'01', x'10', x'11') THEN geom ELSE substr(geom, 1, 40) END "
    "FROM {table} WHERE geom IS NOT NULL"
)


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """Connect to an existing GeoPackage; reading it also repairs what a crash left half-done, where that is allowed."""
    _look_at_file(path)
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    if write and not writable:
        raise SiteReadOnly(path=path)
    try:
        connection = _open(path, "mode=rw" if writable else "mode=ro")
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError:
        if writable:
            raise
        left = _journals(path)
        # A write-ahead database on a medium that cannot be written, or one that a crash left half-done there.
        connection = _mended_copy(path, left) if left else _open(path, "immutable=1")
    connection.execute(f"PRAGMA cache_size = {-1024 * READ_CACHE_MB:d}")
    if not write:
        connection.execute("PRAGMA query_only = ON")
    try:
        look_at_schema(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def look_at_schema(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a database whose own SQL would run when it is read or written: it could run without end.

    Raises
    ------
    NotASite
        A view or a virtual table stands in place of a table, or a trigger is none of those that QGIS makes.
    """
    for kind, name, text in connection.execute(
        "SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE type IN ('table', 'view', 'trigger')"
    ):
        ours = name.lower() in BY_NAME or name.lower() in _GEOPACKAGE_TABLES
        if kind == "trigger" and ("recursive" in text.lower() or not _OF_GDAL.match(name)):
            raise NotASite(path=path, reason=Sentence(_TRIGGER, {"name": name}))
        if ours and (kind == "view" or text.upper().startswith("CREATE VIRTUAL")):
            raise NotASite(path=path, reason=Sentence(_NO_TABLE, {"name": name}))


# Those that keep spatial indexes and counts of features up to date.
_OF_GDAL = re.compile(r"rtree_|trigger_(insert|delete)_feature_count_|gpkg_", re.IGNORECASE)
_GEOPACKAGE_TABLES = ("gpkg_contents", "gpkg_geometry_columns", "gpkg_spatial_ref_sys", "schema_version")


def private_copy(path: Path) -> sqlite3.Connection:
    """Return a temporary copy of a database whose files are only read, whatever journals lie beside it."""
    _look_at_file(path)
    left = _journals(path)
    if left or _is_write_ahead(path):
        copy = _mended_copy(path, left)
    else:
        with closing(_open(path, "mode=ro")) as connection:
            copy = temporary_copy(connection)
    look_at_schema(copy, path)
    return copy


def _is_write_ahead(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(20)[18:20] == b"\x02\x02"  # the versions for writing and for reading


def temporary_copy(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Return a writable copy of a database that nobody else sees and that is gone when it is closed."""
    # An empty name is a database of SQLite's own: in memory while it is small, else in a temporary file.
    copy = prepared(sqlite3.connect("", isolation_level=None, check_same_thread=False))
    connection.backup(copy)
    return copy


def _mended_copy(path: Path, endings: list[str]) -> sqlite3.Connection:
    """Return a copy of a database of which a crash left a journal beside, brought back to its last good state."""
    with tempfile.TemporaryDirectory() as folder:
        beside = Path(folder) / "site.gpkg"
        for ending in ("", *endings):
            shutil.copyfile(f"{path}{ending}", f"{beside}{ending}")
        with closing(_open(beside, "mode=rw")) as connection:
            return temporary_copy(connection)


@contextmanager
def unspilled(connection: sqlite3.Connection) -> Iterator[None]:
    """Keep what a transaction changes in memory until it is committed, and wait longer for readers at its end."""
    connection.execute(f"PRAGMA cache_size = {-1024 * WRITE_CACHE_MB:d}")
    connection.execute(f"PRAGMA busy_timeout = {1000 * COMMIT_BUSY_SECONDS:.0f}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA busy_timeout = {1000 * BUSY_SECONDS:.0f}")
        connection.execute(f"PRAGMA cache_size = {-1024 * READ_CACHE_MB:d}")
        connection.execute("PRAGMA shrink_memory")


def is_site_database(path: Path) -> bool:
    """Return whether an existing file is a site database, whatever its version and whoever holds it open."""
    try:
        _look_at_file(path)
        connection = _open(path, "mode=ro")
        try:
            names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        finally:
            connection.close()
    except (NotASite, SiteNotFound, sqlite3.Error, UnicodeDecodeError):
        return False
    return {"site", "boundary", "import_batches", "quarantine"} <= names


@contextmanager
def clear_faults(path: Path) -> Iterator[None]:
    """Turn what SQLite raises into one clear sentence."""
    try:
        yield
    except BlobDamaged as fault:
        raise DatabaseFault(path=path, reason=Sentence(_GEOMETRY, {"fault": str(fault)})) from fault
    except UnicodeDecodeError as fault:  # SQLite quotes what it found, which need not be text
        raise NotASite(path=path, reason=_DAMAGED) from fault
    except sqlite3.Error as fault:
        text = (str(fault).splitlines() or [""])[0][:200]
        if "locked" in text or "busy" in text:
            raise SiteLocked(path=path) from fault
        if "readonly" in text or "read-only" in text:
            raise SiteReadOnly(path=path) from fault
        if "unable to open" in text:  # no journal can be made beside the file
            raise SiteReadOnly(path=path) from fault
        if "is full" in text:
            raise _disk_full(path) from fault
        if "malformed" in text or "not a database" in text:
            raise NotASite(path=path, reason=_DAMAGED) from fault
        reason = Sentence(_DRIVE, {"fault": text}) if "I/O" in text else text
        raise DatabaseFault(path=path, reason=reason) from fault


def _disk_full(path: Path) -> DiskFull:
    """Say how much room is left, and how much to have: twice the database, for its journal and what is added."""
    megabyte = 1_000_000
    needed = max(100, math.ceil(2 * path.stat().st_size / megabyte)) if path.exists() else 100
    return DiskFull(path=path, free=shutil.disk_usage(path.parent).free // megabyte, needed=needed)


def _open(path: Path, mode: str) -> sqlite3.Connection:
    address = f"{path.resolve().as_uri()}?{mode}"
    return prepared(sqlite3.connect(
        address, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    ))


def prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Return the connection with the functions that a GeoPackage expects of it."""
    # QGIS may have given a table a spatial index; its triggers call these functions on every write.
    for index, name in enumerate(("ST_MinX", "ST_MinY", "ST_MaxX", "ST_MaxY")):
        connection.create_function(name, 1, lambda blob, i=index: envelope(blob)[i], deterministic=True)
    connection.create_function("ST_IsEmpty", 1, _is_empty, deterministic=True)
    return connection


def _is_empty(blob: bytes | None) -> int:
    return int(blob is None or bool(blob[3] & 0x10))


def _look_at_file(path: Path) -> None:
    """Refuse what cannot be a GeoPackage before SQLite touches it."""
    if not path.exists():
        raise SiteNotFound(path=path)
    if path.is_dir():
        raise NotASite(path=path, reason=_FOLDER)
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as fault:
        raise NotASite(path=path, reason=Sentence(_UNREADABLE, {"fault": fault.strerror})) from fault
    if len(head) < 100 or not head.startswith(b"SQLite format 3\x00"):
        raise NotASite(path=path, reason=_NO_GEOPACKAGE if head else _EMPTY)
    # Another program that is writing states its new size before the file has it; a journal lies beside it then, or
    # it is done when we look again.
    if _is_cut(path) and not _journals(path) and _is_cut(path):
        raise NotASite(path=path, reason=_CUT)


def _is_cut(path: Path) -> bool:
    """Return whether a database states more pages than its file has."""
    with path.open("rb") as file:
        head = file.read(32)
    page, pages = int.from_bytes(head[16:18], "big"), int.from_bytes(head[28:32], "big")
    return pages * (65536 if page == 1 else page) > path.stat().st_size


def _journals(path: Path) -> list[str]:
    """Return the endings of the journals that lie beside a database."""
    return [ending for ending in ("-wal", "-journal") if Path(f"{path}{ending}").exists()]


def _definition(column: Column) -> str:
    start = column.default if isinstance(column.default, int) else f"'{column.default}'"
    default = "" if column.default is None else f" DEFAULT {start}"
    return f"{quoted(column.name)} {_SQL_TYPES[column.type]}{' NOT NULL' if column.required else ''}{default}"


def _add_spatial_references(connection: sqlite3.Connection, crs: str) -> int:
    system = CRS.from_user_input(crs)
    authority = system.to_authority(min_confidence=100)
    code = int(authority[1]) if authority and authority[0] == "EPSG" else _CUSTOM_SRS
    organisation = "NONE" if code == _CUSTOM_SRS else "EPSG"
    rows = [
        ("Undefined Cartesian SRS", -1, "NONE", -1, "undefined", "undefined Cartesian coordinate reference system"),
        ("Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic coordinate reference system"),
        ("WGS 84 geodetic", 4326, "EPSG", 4326, CRS.from_epsg(4326).to_wkt("WKT1_GDAL"), "longitude and latitude"),
        (system.name, code, organisation, code, system.to_wkt("WKT1_GDAL"), "CRS of the site"),
    ]
    connection.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", rows)
    return code
