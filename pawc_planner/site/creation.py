"""Making a new site database, so that a file is there only when it is complete."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry

from ..base.words import QT_TRANSLATE_NOOP, Sentence
from .errors import BoundaryUnusable, FolderNotWritable, SiteLocked
from .gpkg import build, clear_faults
from .info import SiteInfo
from .writer import Writer

_EMPTY = QT_TRANSLATE_NOOP("PawcPlanner", "it is empty")
_NO_AREA = QT_TRANSLATE_NOOP("PawcPlanner", "it is a {shape} without area")
_NO_NUMBERS = QT_TRANSLATE_NOOP("PawcPlanner", "it has coordinates that are not numbers")
_NO_FOLDER = QT_TRANSLATE_NOOP("PawcPlanner", "the folder does not exist")
_NO_PERMISSION = QT_TRANSLATE_NOOP("PawcPlanner", "no permission")


def outline_of(shape: BaseGeometry) -> MultiPolygon:
    """Return one valid multipolygon, or say why there is none."""
    if shape is None or shape.is_empty:
        raise BoundaryUnusable(reason=_EMPTY)
    polygons = [part for part in shapely.get_parts(shapely.make_valid(shape)) if part.area > 0]
    if not polygons:
        raise BoundaryUnusable(reason=Sentence(_NO_AREA, {"shape": shape.geom_type}))
    if not np.isfinite(shapely.bounds(polygons)).all():
        raise BoundaryUnusable(reason=_NO_NUMBERS)
    merged = shapely.union_all(polygons)
    return merged if isinstance(merged, MultiPolygon) else MultiPolygon([merged])


def build_file(
    path: Path, info: SiteInfo, outline: MultiPolygon, fill: Callable[[Writer], None] | None
) -> None:
    """Make a complete database at ``path``, where nothing may stand."""
    try:
        connection = sqlite3.connect(path, isolation_level=None)
    except sqlite3.OperationalError as fault:
        reason = _NO_FOLDER if not path.parent.is_dir() else _NO_PERMISSION
        raise FolderNotWritable(folder=path.parent, reason=reason) from fault
    try:
        with clear_faults(path):
            connection.execute("PRAGMA journal_mode = MEMORY")  # a crash here leaves only the scratch file
            connection.execute("PRAGMA synchronous = NORMAL")
            build(connection, info.crs)
            connection.execute("BEGIN")
            writer = Writer(connection, path)
            writer.insert("site", [info.as_row()])
            writer.insert("boundary", [{"name": info.name, "geometry": outline}])
            if fill is not None:
                fill(writer)
            writer.finish()
            connection.execute("COMMIT")
    finally:
        connection.close()


def free_place(path: Path) -> None:
    """Make sure that nobody has the database open that is about to be replaced, and take its side files away."""
    if not path.exists():
        return
    with path.open("rb") as file:
        is_database = file.read(16) == b"SQLite format 3\x00"
    if is_database:
        connection = sqlite3.connect(path, timeout=1.0, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
        except sqlite3.OperationalError as fault:
            raise SiteLocked(path=path) from fault
        except sqlite3.DatabaseError:
            is_database = False  # damaged: it is to be replaced anyway
        finally:
            connection.close()
    remove(path, "-journal", "-wal", "-shm")


def remove(path: Path, *endings: str) -> None:
    """Take away the files whose names are that of ``path`` with these endings, where they are."""
    for ending in endings:
        path.with_name(path.name + ending).unlink(missing_ok=True)
