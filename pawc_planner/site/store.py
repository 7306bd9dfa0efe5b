"""The site database: opened, read and written in one place."""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry

from ..analysis.grid import PlanningGrid, planning_grid
from ..analysis.tracks import TrackSet
from ..base.errors import ParameterError, PawcError
from ..base.period import Period
from ..base.words import QT_TRANSLATE_NOOP, Sentence
from . import checks, migrations
from .blobs import decode, decode_tracks, lines_of
from .creation import build_file, free_place, outline_of, remove
from .errors import FolderNotWritable, NotASite, OpenedForReading, SiteError, SiteExists, UnknownTable
from .gpkg import GEOMETRY, clear_faults, connect, quoted, unspilled
from .info import SiteInfo
from .schema import Table
from .values import from_column, iso_instant
from .writer import Writer, known_table

__all__ = ["SiteInfo", "SiteStore", "Writer"]

_PARTS = ("patrol_id", "leg_id", "day", "transport", "station", "team")
_CHANGING = ("batch_id", "import_id", "finished", "created", "version")  # differ between imports of the same files
_KEYS_AT_ONCE = 500  # parameters of one statement; old builds of SQLite allow 999
_A_FILE = QT_TRANSLATE_NOOP("PawcPlanner", "it is a file")
_AS_BEFORE = QT_TRANSLATE_NOOP("PawcPlanner", "{crs}, as before")
_SITE_EMPTY = QT_TRANSLATE_NOOP("PawcPlanner", "its table “site” is empty")
_SITE_UNREADABLE = QT_TRANSLATE_NOOP("PawcPlanner", "its table “site” cannot be read ({fault})")


class SiteStore:
    """One site database, open; use it as a context manager, in one thread at a time.

    Attributes
    ----------
    path : Path
        The GeoPackage.
    info : SiteInfo
        The site.
    writable : bool
        True when it was opened for writing.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, *, write: bool) -> None:
        self.path = path
        self.writable = write
        self._connection = connection
        self._writer: Writer | None = None
        self._boundary: MultiPolygon | None = None
        self._grid: PlanningGrid | None = None
        self.info = self._read_info()

    @classmethod
    def create(
        cls, path: Path, info: SiteInfo, boundary: BaseGeometry, *, overwrite: bool = False,
        fill: Callable[[Writer], None] | None = None,
    ) -> SiteStore:
        """Make a new site database and return it open for writing.

        It is built in a file beside and moved to ``path`` when it is complete, so that nothing half-written is left.

        Parameters
        ----------
        path : Path
            The GeoPackage to be.
        info : SiteInfo
            The site.
        boundary : Polygon or MultiPolygon
            Outline in ``info.crs``.
        overwrite : bool
            Whether a file at ``path`` may be replaced.
        fill : callable, optional
            Writes first records into the new database; when it raises, no file is left.

        Raises
        ------
        SiteExists, FolderNotWritable, BoundaryUnusable, SiteLocked
        """
        path = Path(path)
        if path.exists() and not overwrite:
            raise SiteExists(path=path)
        if path.parent.exists() and not path.parent.is_dir():
            raise FolderNotWritable(folder=path.parent, reason=_A_FILE)
        outline = outline_of(boundary)
        info = replace(info, created=info.created or iso_instant(datetime.now(timezone.utc)))
        scratch = path.with_name(f".{path.stem}.{secrets.token_hex(4)}.tmp")
        try:
            build_file(scratch, info, outline, fill)
            free_place(path)
            scratch.replace(path)
        except SiteError:
            raise
        except OSError as fault:
            raise FolderNotWritable(folder=path.parent, reason=fault.strerror or str(fault)) from fault
        finally:
            remove(scratch, "", "-journal", "-wal", "-shm")
        return cls.open(path, write=True)

    @classmethod
    def open(cls, path: Path, *, write: bool = False) -> SiteStore:
        """Open a site database.

        One of an older version is brought up to date for writing, after a copy of it has been made. For reading the
        file is left as it is and a temporary copy is brought up to date and read.

        Raises
        ------
        SiteNotFound, NotASite, NewerSchema, SiteReadOnly, SiteLocked
            One clear sentence each.
        """
        path = Path(path)
        with clear_faults(path):
            if write:
                migrations.upgrade(path)
            connection = connect(path, write=write)
            try:
                connection = migrations.present_form(connection, path)
                return cls(path, connection, write=write)
            except BaseException:
                connection.close()
                raise

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection, for the parts of this package that work in SQL."""
        return self._connection

    def close(self) -> None:
        """Close it; changes are in the one file then, unless another program still holds it open."""
        if self.writable:
            # Another program may be reading; its own closing completes the file then.
            with suppress(sqlite3.Error):
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                self._connection.execute("PRAGMA busy_timeout = 0")
                self._connection.execute("PRAGMA journal_mode = DELETE")
        self._connection.close()

    def __enter__(self) -> SiteStore:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

    def update_info(self, **changes: Any) -> None:
        """Change fields of the site (``notice="…"``); the CRS cannot change, everything is stored in it."""
        if changes.get("crs", self.info.crs) != self.info.crs:
            expected = Sentence(_AS_BEFORE, {"crs": self.info.crs})
            raise ParameterError(name="CRS", value=changes["crs"], expected=expected)
        changed = replace(self.info, **changes)
        with self.transaction() as writer:
            writer.replace_all("site", [changed.as_row()])
        self.info = changed
        self._grid = None

    def read(self, table: str, where: str = "", parameters: Sequence[Any] = ()) -> pd.DataFrame:
        """Return rows as a frame with ``fid``, the columns of the schema, and ``geometry`` (then a GeoDataFrame).

        Types: TEXT str ("" when empty), required INTEGER int64, other INTEGER and REAL float64 (NaN when empty),
        required BOOLEAN bool, other BOOLEAN object (None when empty), DATE ``datetime.date`` (None when empty),
        DATETIME datetime64[ns, UTC]. JSON stays text. Geometry is in the site's CRS; tracks come as lines without
        time (see :meth:`tracks`). Rows are in order of ``fid``.

        Parameters
        ----------
        table : str
            Table of the schema.
        where : str
            Constant SQL condition, with ``?`` for each of ``parameters``.
        parameters : sequence
            Values for the condition.
        """
        plan = known_table(table)
        names = ["fid", *(column.name for column in plan.columns), *([GEOMETRY] if plan.geometry else [])]
        rows = self._select(plan, names, where, parameters, "fid")
        values = dict(zip(names, zip(*rows))) if rows else dict.fromkeys(names, ())
        data = {"fid": pd.Series(values["fid"], dtype="int64")}
        data.update({column.name: from_column(column, values[column.name]) for column in plan.columns})
        frame = pd.DataFrame(data)
        if not plan.geometry:
            return frame
        with clear_faults(self.path):
            geometries = _geometries(plan, values[GEOMETRY])
        return gpd.GeoDataFrame(frame, geometry=geometries, crs=self.info.crs)

    def count(self, table: str, where: str = "", parameters: Sequence[Any] = ()) -> int:
        """Return the number of rows; see :meth:`read` for the condition."""
        text = f"SELECT count(*) FROM {quoted(known_table(table).name)} WHERE {where or '1'}"  # nosec B608
        with clear_faults(self.path):
            return int(self._connection.execute(text, tuple(parameters)).fetchone()[0])

    def days(self, table: str, column: str = "day") -> list[date]:
        """Return the days that occur in a column of type DATE, each once, in the order of time."""
        plan = known_table(table)
        if column not in {one.name for one in plan.columns if one.type == "DATE"}:
            raise UnknownTable(name=f"{table}.{column}")
        name = quoted(column)
        text = f"SELECT DISTINCT substr({name}, 1, 10) FROM {quoted(plan.name)} WHERE {name} <> '' ORDER BY 1"  # nosec B608
        with clear_faults(self.path):
            return [date.fromisoformat(row[0]) for row in self._connection.execute(text)]

    def boundary(self) -> MultiPolygon:
        """Return the outline of the site, site CRS."""
        if self._boundary is None:
            self._boundary = outline_of(shapely.union_all(self.read("boundary").geometry.to_numpy()))
        return self._boundary

    def grid(self) -> PlanningGrid:
        """Return the planning grid of the site's cell size."""
        if self._grid is None:
            self._grid = planning_grid(self.boundary(), self.info.cell_size_m)
        return self._grid

    def tracks(self, period: Period | None = None, transport: str = "", patrol_id: str = "") -> TrackSet:
        """Return clean track parts, ordered by patrol, leg and start.

        Parameters
        ----------
        period : Period, optional
            Local days to take; None is all.
        transport, patrol_id : str
            One transport, one patrol; "" is all.
        """
        conditions, parameters = [f"{GEOMETRY} IS NOT NULL"], []
        if period is not None:
            conditions.append("day BETWEEN ? AND ?")
            parameters += [period.start.isoformat(), period.end.isoformat()]
        for name, value in (("transport", transport), ("patrol_id", patrol_id)):
            if value:
                conditions.append(f"{name} = ?")
                parameters.append(value)
        plan = known_table("tracks")
        rows = self._select(
            plan, [*_PARTS, GEOMETRY], " AND ".join(conditions), parameters, "patrol_id, leg_id, start_time, fid"
        )
        with clear_faults(self.path):
            fixes, lengths = decode_tracks([row[-1] for row in rows])
        columns = {column.name: column for column in plan.columns}
        parts = pd.DataFrame(
            {name: from_column(columns[name], [row[at] for row in rows]) for at, name in enumerate(_PARTS)}
        )
        owner = np.repeat(np.arange(len(rows), dtype=np.int64), lengths)
        x, y, t = np.ascontiguousarray(fixes.T)
        return TrackSet(x, y, t, owner, parts)

    def known_keys(self, table: str, keys: Iterable[str]) -> set[str]:
        """Return which of these fingerprints are already present."""
        name, asked = quoted(known_table(table).name), list(keys)
        found: set[str] = set()
        with clear_faults(self.path):
            for at in range(0, len(asked), _KEYS_AT_ONCE):
                part = asked[at:at + _KEYS_AT_ONCE]
                marks = ", ".join("?" * len(part))
                text = f"SELECT content_key FROM {name} WHERE content_key IN ({marks})"  # nosec B608
                found.update(row[0] for row in self._connection.execute(text, part))
        return found

    @contextmanager
    def transaction(self) -> Iterator[Writer]:
        """Keep all that is written inside, or on any exception nothing; a transaction inside another joins it."""
        if self._writer is not None:
            yield self._writer
            return
        if not self.writable:
            raise OpenedForReading(path=self.path)
        with clear_faults(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
        try:
            with unspilled(self._connection):
                self._writer = Writer(self._connection, self.path)
                yield self._writer
                with clear_faults(self.path):
                    self._writer.finish()
                    self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            self.info = self._read_info()
            raise
        finally:
            self._writer = self._boundary = self._grid = None

    def faults(self) -> list[Sentence]:
        """Return one sentence per fault of the database; empty when it is sound."""
        with clear_faults(self.path):
            return checks.faults(self._connection, self.path, self.info)

    def check(self) -> list[str]:
        """Return :meth:`faults` as English text."""
        return [str(fault) for fault in self.faults()]

    def fingerprint(self, tables: Sequence[str]) -> str:
        """Return a hash (64 hex digits) of the contents of the tables.

        It does not depend on the order of the rows, nor on when and in which import they came.
        """
        total = hashlib.sha256()
        for table in sorted(tables):
            plan = known_table(table)
            names = [column.name for column in plan.columns if column.name not in _CHANGING]
            names += [GEOMETRY] if plan.geometry else []
            digests = sorted(_digest(row) for row in self._select(plan, names, "", (), "fid"))
            total.update(f"{table}:{len(digests)};".encode())
            total.update(b"".join(digests))
        return total.hexdigest()

    def _select(
        self, plan: Table, names: Sequence[str], where: str, parameters: Sequence[Any], order: str
    ) -> list[tuple[Any, ...]]:
        text = (
            f"SELECT {', '.join(map(quoted, names))} FROM {quoted(plan.name)} "  # nosec B608
            f"WHERE {where or '1'} ORDER BY {order}"
        )
        with clear_faults(self.path):
            return self._connection.execute(text, tuple(parameters)).fetchall()

    def _read_info(self) -> SiteInfo:
        row = self.read_site_row()
        if row is None:
            raise NotASite(path=self.path, reason=_SITE_EMPTY)
        try:
            return SiteInfo.from_row(row)
        except PawcError:
            raise
        except (AttributeError, TypeError, ValueError) as fault:
            raise NotASite(path=self.path, reason=Sentence(_SITE_UNREADABLE, {"fault": str(fault)})) from fault

    def read_site_row(self) -> dict[str, Any] | None:
        """Return the stored row of table ``site``, None when there is none."""
        names = [column.name for column in known_table("site").columns]
        rows = self._select(known_table("site"), names, "", (), "fid")
        return dict(zip(names, rows[0])) if rows else None


def _geometries(plan: Table, blobs: Sequence[bytes | None]) -> np.ndarray:
    if not plan.has_m:
        return decode(blobs)
    found = np.full(len(blobs), None, dtype=object)
    present = [row for row, blob in enumerate(blobs) if blob is not None]
    found[present] = lines_of(*decode_tracks([blob for blob in blobs if blob is not None]))
    return found


def _digest(row: tuple[Any, ...]) -> bytes:
    digest = hashlib.blake2b(digest_size=16)
    for value in row:
        data = value if isinstance(value, bytes) else repr(value).encode()
        digest.update(f"{type(value).__name__}{len(data)}:".encode() + data)
    return digest.digest()
