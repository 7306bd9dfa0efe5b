"""Taking all repairs of one rule of an import back: values as they were read, dropped fixes in their tracks again."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..base.progress import Part, Progress, Silent, step
from ..base.words import QT_TRANSLATE_NOOP, Sentence
from .as_read import Reader, verbatim
from .errors import NothingToReverse
from .gpkg import GEOMETRY, clear_faults
from .merge_rows import by_key, rows_of
from .reversed_fixes import put_fixes_back
from .schema import BY_NAME
from .store import SiteStore
from .undo import UndoReport, require_import
from .values import text_key
from .writer import Writer

REVERSED = "reversed"  # rule of the rows that record a reversal
_RULE = "rule = ? AND batch_id IN (SELECT fid FROM import_batches WHERE import_id = ?)"
_ASIDE = QT_TRANSLATE_NOOP(
    "PawcPlanner", "A repair of this record was taken back, and as it was read it cannot be stored. Correct it and try "
    "again."
)


@dataclass
class Reversal:
    """A reversal under way.

    Parameters
    ----------
    store, writer : SiteStore, Writer
        The site, and its open transaction.
    rule : str
        The rule that is taken back.
    batch_id : int
        The row of ``import_batches`` that the reversal has of its own.
    removed, restored : Counter
        Rows per table that went to quarantine, and that have their values as read again.
    left : Counter
        Repaired records that could not be reversed, by the reason.
    """

    store: SiteStore
    writer: Writer
    rule: str
    batch_id: int
    removed: Counter[str] = field(default_factory=Counter)
    restored: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)

    def close(self, repair: dict[str, Any], after: str) -> None:
        """Put the record of the reversal in place of that of the repair; ``after`` is what is stored now."""
        self.writer.keep_before(self.writer.import_id, "repairs", "fid = ?", (repair["fid"],))
        self.writer.delete("repairs", "fid = ?", (repair["fid"],))
        fix = repair["field"] == "fix"  # a fix stays known by its text, so that a second import does not add it again
        self.writer.insert("repairs", [{
            **{name: value for name, value in repair.items() if name != "fid"},
            "batch_id": self.batch_id, "rule": REVERSED, "reason": f"the repair “{repair['rule']}” was taken back",
            "from_value": repair["from_value" if fix else "to_value"], "to_value": after,
        }])


def reverse_repairs(
    store: SiteStore, import_id: int, rule: str, progress: Progress = Silent()  # noqa: B008
) -> UndoReport:
    """Take all repairs of one rule of one import back.

    A value is stored again as it was read, where its column can take it; otherwise its record goes to quarantine with
    all its values as they were read. Fixes that were left out return to the track of their leg-day, whose kilometres
    are measured anew. The reversal is an import of its own and can be undone as one.

    Parameters
    ----------
    store : SiteStore
        Open for writing.
    import_id : int
        See :func:`.undo.imports`.
    rule : str
        Name of the rule, as in ``repairs``.
    progress : Progress
        Told, and asked whether to stop; then nothing is changed.

    Returns
    -------
    UndoReport
        ``import_id`` is that of the reversal; ``removed`` counts records that went to quarantine, ``restored`` those
        that are stored as read (fixes under ``tracks``); the notes say what could not be reversed.

    Raises
    ------
    ImportUnknown
        There is no such import.
    NothingToReverse
        It has no repairs by this rule.
    Cancelled
        Nothing was changed.
    """
    with store.transaction() as writer, clear_faults(store.path):
        require_import(store.connection, int(import_id))
        repairs = list(rows_of(store.connection, "repairs", _RULE, (rule, int(import_id))))
        if not repairs or rule == REVERSED:
            raise NothingToReverse(import_id=import_id, rule=rule, known=_rules(store.connection, int(import_id)))
        names = ", ".join(dict.fromkeys(repair["source"] for repair in repairs))
        batch_id = writer.batch(source=names[:500], kind=REVERSED, format=rule)
        reversal = Reversal(store, writer, rule, batch_id)
        _values(reversal, [r for r in repairs if r["record_key"]], Part(progress, 0.0, 0.5))
        put_fixes_back(reversal, [r for r in repairs if _is_fix(r)], Part(progress, 0.5, 0.95))
        for repair in repairs:
            if not repair["record_key"] and not _is_fix(repair):
                reversal.left["values"] += repair["records"]
        restored, removed = sum(reversal.restored.values()), sum(reversal.removed.values())
        writer.update("import_batches", batch_id, {
            "read": restored + removed, "repaired": restored, "quarantined": removed})
        step(progress, 1.0)
        number = writer.import_id
    return UndoReport(number, dict(reversal.removed), dict(reversal.restored), _notes(reversal))


def _is_fix(repair: dict[str, Any]) -> bool:
    return repair["table_name"] == "tracks" and repair["field"] == "fix"


def _rules(connection: sqlite3.Connection, import_id: int) -> str:
    rows = connection.execute(
        "SELECT DISTINCT rule FROM repairs WHERE rule <> ? AND batch_id IN "
        "(SELECT fid FROM import_batches WHERE import_id = ?) ORDER BY 1", (REVERSED, import_id))
    return ", ".join(row[0] for row in rows) or "–"


def _values(reversal: Reversal, repairs: Sequence[dict[str, Any]], progress: Progress) -> None:
    """Take repairs of values back, record by record."""
    records: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for repair in repairs:
        records[repair["table_name"], repair["record_key"]].append(repair)
    reader = Reader(reversal.store.info, reversal.store.boundary())
    for number, ((table, key), own) in enumerate(records.items()):
        if number % 100 == 0:
            step(progress, number / len(records))
        _record(reversal, reader, table, key, own)


def _record(reversal: Reversal, reader: Reader, table: str, key: str, repairs: Sequence[dict[str, Any]]) -> None:
    plan = BY_NAME.get(table)
    row = by_key(reversal.store.connection, table, [(key,)]).get((key,)) if plan and plan.key == _KEY else None
    if plan is None or row is None:
        reversal.left["gone"] += 1
        return
    values = reader.stored(plan, row, repairs)
    writer = reversal.writer
    writer.keep_before(writer.import_id, table, "fid = ?", (row["fid"],))
    if values is None:
        _set_aside(reversal, reader, table, row)
    else:
        writer.update(table, row["fid"], values)
        reversal.restored[table] += 1
    for repair in repairs:
        reversal.close(repair, (repair["from_value"] or "") if values is not None else "")


_KEY = ("content_key",)


def _set_aside(reversal: Reversal, reader: Reader, table: str, row: dict[str, Any]) -> None:
    """Move a record to quarantine as it was read, whatever was repaired in it."""
    all_repairs = list(rows_of(
        reversal.store.connection, "repairs", "table_name = ? AND record_key = ? AND rule <> ?",
        (table, row["content_key"], REVERSED)))
    content = verbatim(row, all_repairs, reader.degrees(row[GEOMETRY]))
    first = all_repairs[0]
    reversal.writer.insert("quarantine", [{
        "batch_id": reversal.batch_id, "source": first["source"], "row": first["row"], "kind": table, "state": "open",
        "content": content, "reason": "repair_reversed", "message": _ASIDE,
        "content_key": text_key("reversed", table, row["content_key"], content),
    }], on_conflict="replace")
    reversal.writer.delete(table, "fid = ?", (row["fid"],))
    reversal.removed[table] += 1


_LEFT: dict[str, Callable[[int], Sentence]] = {
    "values": lambda n: Sentence(QT_TRANSLATE_NOOP(
        "PawcPlanner", "{n} repairs by this rule keep no value to go back to and stay."), {"n": n}),
    "gone": lambda n: Sentence(QT_TRANSLATE_NOOP(
        "PawcPlanner", "{n} repaired records are no longer in the site."), {"n": n}),
    "zero": lambda n: Sentence(QT_TRANSLATE_NOOP(
        "PawcPlanner", "{n} fixes at 0° N 0° E have no place to go back to and stay out."), {"n": n}),
    "untimed": lambda n: Sentence(QT_TRANSLATE_NOOP(
        "PawcPlanner", "{n} fixes without time have no place in a track to go back to and stay out."), {"n": n}),
    "alone": lambda n: Sentence(QT_TRANSLATE_NOOP(
        "PawcPlanner", "{n} fixes whose leg-day has no track to return to stay out."), {"n": n}),
}


def _notes(reversal: Reversal) -> tuple[Sentence, ...]:
    notes = [_LEFT[reason](number) for reason, number in sorted(reversal.left.items())]
    if reversal.removed:
        template = QT_TRANSLATE_NOOP("PawcPlanner", "{n} records are in quarantine now. Correct them and try again.")
        notes.append(Sentence(template, {"n": sum(reversal.removed.values())}))
    if reversal.restored:
        notes.append(Sentence(QT_TRANSLATE_NOOP(
            "PawcPlanner", "When a leg-day gains fixes by another import, the rule cleans it again."))
            if reversal.restored.get("tracks") else Sentence(QT_TRANSLATE_NOOP(
                "PawcPlanner", "The values are stored as they were read. Analyse again to see the difference.")))
    return tuple(notes)
