"""Taking an import back: what it brought goes, what it replaced returns."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from ..base.progress import Progress, Silent, step
from ..base.words import QT_TRANSLATE_NOOP, Sentence
from .errors import BoundaryStays, ImportUnknown, UndoBlocked
from .gpkg import clear_faults, quoted
from .schema import BY_NAME, TABLES
from .store import SiteStore
from .undo_rows import put_back, remove_noted
from .writer import Writer

COUNTS = ("read", "stored", "repaired", "present", "quarantined")
_BATCHES = "SELECT fid FROM import_batches WHERE import_id = :id"
_WITH_BATCH = tuple(table.name for table in TABLES if any(column.name == "batch_id" for column in table.columns))
_FIRST_UNDOABLE = 2  # version of the tables from which on an import keeps what it replaces


@dataclass(frozen=True)
class UndoReport:
    """What taking an import or its repairs back did.

    Parameters
    ----------
    import_id : int
        The import.
    removed, restored : mapping of str to int
        Rows taken out and rows put back (or changed back), per table.
    notes : tuple of Sentence
        What the user should know: plans that rest on the data, records that cannot be reversed.
    """

    import_id: int
    removed: Mapping[str, int] = field(default_factory=dict)
    restored: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[Sentence, ...] = ()


def imports(store: SiteStore) -> pd.DataFrame:
    """Return the imports, the latest first.

    Returns
    -------
    DataFrame
        ``import_id``, ``finished`` (UTC), ``files`` (number), ``source`` (names, comma separated), ``kind``, ``read``,
        ``stored``, ``repaired``, ``present``, ``quarantined``, ``raw_km``, ``source_km``, ``personal_kept``,
        ``version``.
    """
    found = store.read("import_batches")
    grouped = found.groupby("import_id", sort=True)
    frame = grouped.agg(
        finished=("finished", "max"), files=("fid", "size"), source=("source", _listed), kind=("kind", _listed),
        **{name: (name, "sum") for name in (*COUNTS, "raw_km", "source_km")},
        personal_kept=("personal_kept", "max"), version=("version", "last"),
    )
    return frame.reset_index().iloc[::-1].reset_index(drop=True)


def _listed(texts: pd.Series) -> str:
    return ", ".join(dict.fromkeys(text for text in texts if text))


def undo_import(store: SiteStore, import_id: int, progress: Progress = Silent()) -> UndoReport:  # noqa: B008
    """Take an import back as a whole; the site is then as it was before it.

    Parameters
    ----------
    store : SiteStore
        Open for writing.
    import_id : int
        See :func:`imports`.
    progress : Progress
        Told, and asked whether to stop; then nothing is changed.

    Returns
    -------
    UndoReport

    Raises
    ------
    ImportUnknown
        There is no such import.
    UndoBlocked
        A later import replaced its rows or added to its patrols; that one has to be undone first.
    BoundaryStays
        It brought the outline of the site and there was none before.
    Cancelled
        Nothing was changed.
    """
    import_id = int(import_id)  # SQLite does not know numpy's numbers
    with store.transaction() as writer, clear_faults(store.path):
        connection = store.connection
        require_import(connection, import_id)
        blocker = _blocker(connection, import_id)
        if blocker:
            raise UndoBlocked(import_id=import_id, blocker=blocker)
        _keep_boundary(connection, import_id)
        notes = _notes(connection, import_id)
        step(progress, 0.1)
        removed = remove_noted(connection, import_id)
        for number, table in enumerate(_WITH_BATCH):
            step(progress, 0.1 + 0.6 * number / len(_WITH_BATCH), table)
            text = f"DELETE FROM {quoted(table)} WHERE batch_id IN ({_BATCHES})"  # nosec B608
            removed[table] += connection.execute(text, {"id": import_id}).rowcount
        step(progress, 0.7)
        restored = put_back(connection, import_id)
        _close_books(connection, writer, import_id, removed, restored)
        step(progress, 0.9)
    progress.report(1.0)
    return UndoReport(import_id, dict(+removed), dict(+restored), notes)


def require_import(connection: sqlite3.Connection, import_id: int) -> None:
    """Say so when there is no such import."""
    known = [row[0] for row in connection.execute("SELECT DISTINCT import_id FROM import_batches ORDER BY 1")]
    if import_id not in known:
        raise ImportUnknown(import_id=import_id, known=", ".join(map(str, known[-20:])) or "–")


def _blocker(connection: sqlite3.Connection, import_id: int) -> int:
    """Return the latest import that replaced rows of this one or hangs leg-days on its patrols; 0 when none did."""
    found = [0]
    for table in _tables_kept_later(connection, import_id):
        # A row that was only changed in place goes with this import; one that is gone stands in what replaced it.
        text = (
            "SELECT max(u.import_id) FROM undo_rows u LEFT JOIN undo_rows own ON own.import_id = :id "  # nosec B608
            "AND own.table_name = u.table_name AND own.row_id = u.row_id "
            "WHERE u.table_name = :table AND u.import_id > :id AND u.content <> '' AND (own.content <> '' OR "
            f"(u.import_before = :id OR own.content = '') AND u.row_id NOT IN (SELECT fid FROM {quoted(table)}))"
        )
        found.append(connection.execute(text, {"id": import_id, "table": table}).fetchone()[0] or 0)
    for table in ("leg_days", "tracks"):
        text = (
            f"SELECT max(b.import_id) FROM {quoted(table)} t JOIN import_batches b ON b.fid = t.batch_id "  # nosec B608
            "WHERE b.import_id <> :id AND t.patrol_id IN "
            f"(SELECT patrol_id FROM patrols WHERE batch_id IN ({_BATCHES}))"
        )
        found.append(connection.execute(text, {"id": import_id}).fetchone()[0] or 0)
    return int(max(found))


def _tables_kept_later(connection: sqlite3.Connection, import_id: int) -> list[str]:
    text = "SELECT DISTINCT table_name FROM undo_rows WHERE import_id > ?"
    return [row[0] for row in connection.execute(text, (import_id,)) if row[0] in BY_NAME]


def _keep_boundary(connection: sqlite3.Connection, import_id: int) -> None:
    brought, before = connection.execute(
        "SELECT (SELECT count(*) FROM import_batches WHERE import_id = :id AND kind = 'boundary'), (SELECT count(*) "
        "FROM undo_rows WHERE import_id = :id AND table_name = 'boundary' AND content <> '')", {"id": import_id}
    ).fetchone()
    if brought and not before:
        raise BoundaryStays(import_id=import_id)


def _close_books(
    connection: sqlite3.Connection, writer: Writer, import_id: int, removed: Counter[str], restored: Counter[str]
) -> None:
    """Take out the import itself and what was kept of its rows and for it."""
    connection.execute("DELETE FROM undo_rows WHERE import_id = :id OR import_before = :id", {"id": import_id})
    removed["import_batches"] += connection.execute(
        "DELETE FROM import_batches WHERE import_id = ?", (import_id,)).rowcount
    writer.touched.update(["undo_rows", *(+removed), *(+restored)])


def _notes(connection: sqlite3.Connection, import_id: int) -> tuple[Sentence, ...]:
    notes: list[Sentence] = []
    finished = connection.execute(
        "SELECT max(finished) FROM import_batches WHERE import_id = ?", (import_id,)).fetchone()[0]
    plans = connection.execute("SELECT count(*) FROM plans WHERE created >= ?", (finished,)).fetchone()[0]
    if plans:
        template = QT_TRANSLATE_NOOP(
            "PawcPlanner", "{n} plans were made after this import and stay as they are. Plan the cycle again.")
        notes.append(Sentence(template, {"n": plans}))
    for later, count in connection.execute(
        "SELECT import_id, sum(present) FROM import_batches WHERE import_id > ? GROUP BY import_id "
        "HAVING sum(present) > 0 ORDER BY import_id", (import_id,)
    ):
        template = QT_TRANSLATE_NOOP(
            "PawcPlanner",
            "Import {later} found {n} of its records already present, perhaps from this import. Import its files "
            "again.",
        )
        notes.append(Sentence(template, {"later": later, "n": count}))
    if _is_old(connection, finished):
        notes.append(Sentence(QT_TRANSLATE_NOOP(
            "PawcPlanner",
            "This import is older than the keeping of replaced rows: leg-days that it completed are gone as a whole. "
            "Import the earlier files of these patrols again.",
        )))
    return tuple(notes)


def _is_old(connection: sqlite3.Connection, finished: str) -> bool:
    """Return True for an import from before the database could keep rows."""
    older, since = connection.execute(
        "SELECT count(*) FILTER (WHERE version < :first), min(applied) FILTER (WHERE version >= :first) "
        "FROM schema_version", {"first": _FIRST_UNDOABLE},
    ).fetchone()
    return bool(older) and finished < since
