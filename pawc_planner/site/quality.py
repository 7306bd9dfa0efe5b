"""How good the data of a site are: counts, repairs, what waits in quarantine, and months without records."""

from __future__ import annotations

import csv
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ..base.series import Series
from .errors import FolderNotWritable
from .gpkg import clear_faults, quoted
from .schema import BY_NAME
from .store import SiteStore
from .undo import COUNTS, imports

SHOWN_ROWS = 2000  # rows of quarantine that a page shows; the log has all
# The day by which the records of a table are counted.
DAY_COLUMNS: Mapping[str, str] = {
    "leg_days": "day", "observations": "day", "stumps": "found", "camera_events": "day", "reports": "received",
    "cameras": "from_day",
}
MOST_YEARS_APART = 25  # from the middle record; what lies further off is a wrong date, not a month of a chart
UNKNOWN_SOURCE = "unknown"
_LOG = ("imports", "repairs", "quarantine")
_PLAIN_NEGATIVE = re.compile(r"-[0-9]+([.,][0-9]+)?([eE][-+]?[0-9]+)?")


@dataclass(frozen=True)
class Quality:
    """What the page of data quality shows.

    Parameters
    ----------
    imports : DataFrame
        See :func:`.undo.imports`.
    counts : DataFrame
        Per ``kind`` of file: ``files``, ``read``, ``stored``, ``repaired``, ``present``, ``quarantined``.
    repairs : DataFrame
        Per ``rule`` and ``table_name``: ``records`` that were changed or left out, and the ``reason``; most first.
    quarantine : DataFrame
        Open rows, latest first, at most :data:`SHOWN_ROWS`: ``fid``, ``import_id``, ``source``, ``row``, ``kind``,
        ``reason``, ``message``, ``content``.
    open_rows : int
        How many rows of quarantine are open.
    months : mapping of table to mapping of source to Series
        Records per month of each source (format of the file, or "unknown"), all over the same months; a month without
        records is 0.
    undated : mapping of table to int
        Records without a day, or with one too far from all others for a chart.
    """

    imports: pd.DataFrame
    counts: pd.DataFrame
    repairs: pd.DataFrame
    quarantine: pd.DataFrame
    open_rows: int
    months: Mapping[str, Mapping[str, Series]] = field(default_factory=dict)
    undated: Mapping[str, int] = field(default_factory=dict)


def quality(store: SiteStore) -> Quality:
    """Return the figures of the page of data quality."""
    months, undated = _months(store)
    return Quality(
        imports(store), _counts(store), _repairs(store), _quarantine(store),
        store.count("quarantine", "state = 'open'"), months, undated,
    )


def _frame(store: SiteStore, text: str, columns: Iterable[str], values: Sequence[Any] = ()) -> pd.DataFrame:
    with clear_faults(store.path):
        return pd.DataFrame(store.connection.execute(text, values).fetchall(), columns=list(columns))


def _counts(store: SiteStore) -> pd.DataFrame:
    sums = ", ".join(f"sum({quoted(name)})" for name in COUNTS)
    text = (
        f"SELECT kind, count(*), {sums} FROM import_batches "  # nosec B608
        "WHERE kind NOT IN ('merge', 'reversed') GROUP BY kind ORDER BY kind"
    )
    return _frame(store, text, ["kind", "files", *COUNTS])


def _repairs(store: SiteStore) -> pd.DataFrame:
    text = (
        "SELECT rule, table_name, sum(records) AS n, max(reason) FROM repairs GROUP BY rule, table_name "
        "ORDER BY n DESC, rule, table_name"
    )
    return _frame(store, text, ["rule", "table_name", "records", "reason"])


def repair_batches(store: SiteStore) -> pd.DataFrame:
    """Return what can be taken back at once: the repairs of one rule of one import.

    Returns
    -------
    DataFrame
        ``import_id``, ``rule``, ``records``, ``reason``, and of the first of them ``field``, ``from_value`` and
        ``to_value``; the latest import first, in it the rule with the most records.
    """
    text = (
        "SELECT b.import_id, r.rule, sum(r.records) AS n, r.reason, r.field, coalesce(r.from_value, ''), "
        "coalesce(r.to_value, ''), min(r.fid) "
        "FROM repairs r JOIN import_batches b ON b.fid = r.batch_id GROUP BY b.import_id, r.rule "
        "ORDER BY b.import_id DESC, n DESC, r.rule"
    )  # SQLite takes the other columns from the row with the least fid
    names = ["import_id", "rule", "records", "reason", "field", "from_value", "to_value", "fid"]
    return _frame(store, text, names).drop(columns="fid")


def repairs_of(store: SiteStore, import_id: int, rule: str) -> pd.DataFrame:
    """Return the repairs of one rule of one import, at most :data:`SHOWN_ROWS`: where, from, to, why."""
    names = ["source", "row", "record", "field", "from_value", "to_value", "reason"]
    text = (
        "SELECT r.source, r.row, coalesce(r.record, ''), r.field, coalesce(r.from_value, ''), "
        "coalesce(r.to_value, ''), r.reason "
        "FROM repairs r JOIN import_batches b ON b.fid = r.batch_id WHERE b.import_id = ? AND r.rule = ? "
        "ORDER BY r.fid LIMIT ?"
    )
    return _frame(store, text, names, (int(import_id), rule, SHOWN_ROWS))


def _quarantine(store: SiteStore) -> pd.DataFrame:
    text = (
        "SELECT q.fid, b.import_id, q.source, q.row, coalesce(q.kind, ''), q.reason, q.message, q.content "  # nosec B608
        "FROM quarantine q LEFT JOIN import_batches b ON b.fid = q.batch_id WHERE q.state = 'open' "
        f"ORDER BY q.fid DESC LIMIT {SHOWN_ROWS:d}"
    )
    return _frame(store, text, ["fid", "import_id", "source", "row", "kind", "reason", "message", "content"])


def _months(store: SiteStore) -> tuple[dict[str, dict[str, Series]], dict[str, int]]:
    """Count records per table, source and month; months are numbered from year 0."""
    found = {table: _per_month(store, table, column) for table, column in DAY_COLUMNS.items()}
    every = pd.concat([frame.dropna() for frame in found.values()], ignore_index=True)
    if len(every) == 0:
        return {}, {table: int(frame["records"].sum()) for table, frame in found.items() if len(frame)}
    middle = np.median(np.repeat(every["month"].to_numpy(np.int64), every["records"].to_numpy(np.int64)))
    near = every.loc[(every["month"] - middle).abs() <= 12 * MOST_YEARS_APART, "month"]
    span = np.arange(int(near.min()), int(near.max()) + 1)
    labels = tuple(f"{month // 12:04d}-{month % 12 + 1:02d}" for month in span)
    series: dict[str, dict[str, Series]] = {}
    undated = {}
    for table, frame in found.items():
        inside = frame["month"].between(span[0], span[-1])
        undated[table] = int(frame.loc[~inside, "records"].sum())
        for source, rows in frame[inside].groupby("source"):
            values = np.zeros(len(span))
            values[rows["month"].to_numpy(np.int64) - span[0]] = rows["records"]
            series.setdefault(table, {})[str(source)] = Series(labels, tuple(values.tolist()), "records")
    return series, {table: number for table, number in undated.items() if number}


def _per_month(store: SiteStore, table: str, column: str) -> pd.DataFrame:
    text = (
        f"SELECT substr(t.{quoted(column)}, 1, 7) AS month, "  # nosec B608
        f"coalesce(nullif(b.format, ''), '{UNKNOWN_SOURCE}') AS source, count(*) "
        f"FROM {quoted(table)} t LEFT JOIN import_batches b ON b.fid = t.batch_id GROUP BY 1, 2"
    )
    frame = _frame(store, text, ["month", "source", "records"])
    parts = frame["month"].astype(str).str.extract(r"^(\d{4})-(\d{2})$").astype(float)
    return frame.assign(month=parts[0] * 12 + parts[1] - 1, records=frame["records"].astype("int64"))


def export_log(store: SiteStore, path: Path) -> tuple[Path, ...]:
    """Write the log of imports, repairs and quarantine as three CSV files.

    Parameters
    ----------
    store : SiteStore
        The site.
    path : Path
        ``log.csv`` gives ``log_imports.csv``, ``log_repairs.csv`` and ``log_quarantine.csv`` beside each other.

    Returns
    -------
    tuple of Path
        The files, UTF-8 with byte-order mark. A cell that a spreadsheet would take for a formula starts with an
        apostrophe.

    Raises
    ------
    FolderNotWritable
    """
    path = Path(path)
    written = []
    try:
        for part in _LOG:
            target = path.with_name(f"{path.stem}_{part}.csv")
            _write(target, _log_rows(store, "import_batches" if part == "imports" else part))
            written.append(target)
    except OSError as fault:
        raise FolderNotWritable(folder=path.parent, reason=fault.strerror or str(fault)) from fault
    return tuple(written)


def _write(target: Path, rows: Iterator[list[Any]]) -> None:
    """Write rows to a file that is there only when it is complete."""
    scratch = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        with scratch.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([safe_cell(value) for value in row] for row in rows)
        scratch.replace(target)
    finally:
        scratch.unlink(missing_ok=True)


def _log_rows(store: SiteStore, table: str) -> Iterator[list[Any]]:
    names = ["fid", *(column.name for column in BY_NAME[table].columns)]
    yield list(names)
    text = f"SELECT {', '.join(map(quoted, names))} FROM {quoted(table)} ORDER BY fid"  # nosec B608
    with clear_faults(store.path):
        yield from map(list, store.connection.execute(text))


def safe_cell(value: Any) -> str:
    """Return a value as the text of a CSV cell that no spreadsheet runs as a formula."""
    text = "" if value is None else str(value)
    if text[:1] in ("=", "+", "-", "@", "\t", "\r", "\n") and not _PLAIN_NEGATIVE.fullmatch(text):
        return f"'{text}"
    return text
