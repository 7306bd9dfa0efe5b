"""Records in quarantine, corrected and taken in again by the same way as files."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Any, Union

from ..base.progress import Part as Share
from ..base.progress import Progress, Silent
from ..site.store import SiteStore, Writer
from .batch import ImportRun
from .errors import NothingToRetryError, NotRetriableError
from .files.sources import SourceFile, Sources
from .headers import KINDS
from .intake import given
from .mapping import read_mapping
from .places.site_places import SitePlaces
from .report import ImportReport
from .spool import Spool

_AT_ONCE = 500  # rows of quarantine that are read in one go
Fix = Union[Mapping[str, str], str]


@dataclass(frozen=True)
class _Row:
    """One row of quarantine with its corrected cells."""

    fid: int
    source: str
    kind: str
    mapping: str
    key: str
    cells: Mapping[str, str]


def cells_of(content: str) -> dict[str, str]:
    """Return the cells of a quarantined record by header, as they can be corrected; empty when it is no single record.

    A track fix (``{"patrol_id", "fix": "time lat lon"}``) is laid open as patrol_id, time, lat and lon.
    """
    try:
        found = json.loads(content)
    except ValueError:
        return {}
    if not isinstance(found, dict) or set(found) == {"file", "sha256"}:
        return {}
    if set(found) == {"patrol_id", "fix"}:
        time, lat, lon = ["" if text == "nan" else text for text in [*str(found["fix"]).split(" "), "", "", ""][:3]]
        return {"patrol_id": str(found["patrol_id"]), "time": time, "lat": lat, "lon": lon}
    return {str(name): _cell(value) for name, value in found.items()}


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def retry(
    store: SiteStore, fixes: Mapping[int, Fix], *, progress: Progress = Silent(),  # noqa: B008 - Silent has no state
) -> ImportReport:
    """Take corrected records in; those that are good now leave quarantine, the others stay there as corrected.

    Parameters
    ----------
    store : SiteStore
        Open for writing.
    fixes : mapping of int to mapping or str
        For the ``fid`` of an open row of quarantine: corrected cells by header (only those that change), or the whole
        record as JSON. An empty mapping tries the row as it is, which helps after the site or its data model changed.
    progress : Progress
        Told, and asked whether to stop.

    Returns
    -------
    ImportReport
        It is an import of its own, and can be undone as one.

    Raises
    ------
    NothingToRetryError
        No open row of quarantine has one of these numbers.
    NotRetriableError
        The row stands for a whole file; correct the file and import it again.
    """
    rows = _rows(store, fixes)
    if not rows:
        raise NothingToRetryError(rows=", ".join(str(fid) for fid in fixes) or "–")
    groups: dict[tuple[str, str, str, tuple[str, ...]], list[_Row]] = defaultdict(list)
    for row in rows:
        groups[row.source, row.kind, row.mapping, tuple(row.cells)].append(row)
    reports = []
    with store.transaction() as writer:
        for number, found in enumerate(groups.values()):
            share = Share(progress, number / len(groups), (number + 1) / len(groups))
            reports.append(_take(store, writer, found, share))
    progress.report(1.0)
    return _summed(reports)


def dismiss(store: SiteStore, fids: Sequence[int]) -> int:
    """Mark open rows of quarantine as not worth correcting; they stay on record. Return how many."""
    with store.transaction() as writer:
        rows = _open_rows(store, fids)
        for row in rows:
            writer.update("quarantine", int(row["fid"]), {"state": "dismissed"})
    return len(rows)


def _open_rows(store: SiteStore, fids: Iterable[int]) -> list[dict[Any, Any]]:
    """Return the open rows of these numbers, in their order."""
    wanted = list(dict.fromkeys(int(fid) for fid in fids))
    found: dict[int, dict[Any, Any]] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start:start + _AT_ONCE]
        rows = store.read("quarantine", f"fid IN ({', '.join('?' * len(some))}) AND state = 'open'", some)
        found.update({int(row["fid"]): row for row in rows.to_dict("records")})
    return [found[fid] for fid in wanted if fid in found]


def _rows(store: SiteStore, fixes: Mapping[int, Fix]) -> list[_Row]:
    batches = store.read("import_batches")
    mappings = dict(zip(batches["fid"].astype(int), batches["mapping"]))
    given = {int(fid): fix for fid, fix in fixes.items()}
    found = []
    for row in _open_rows(store, given):
        fid, read = int(row["fid"]), cells_of(row["content"])
        fix = given[fid]
        cells = cells_of(fix) if isinstance(fix, str) else {**read, **fix}
        kind = row["kind"] if row["kind"] in KINDS else ""
        if not cells or not kind or (isinstance(fix, Mapping) and not read):
            raise NotRetriableError(row=fid, file=row["source"])
        mapping = mappings.get(int(row["batch_id"]), "")
        found.append(_Row(fid, row["source"], kind, mapping, row["content_key"], cells))
    return found


def _take(store: SiteStore, writer: Writer, rows: Sequence[_Row], progress: Progress) -> ImportReport:
    """Read the rows as a table, and settle what becomes of their places in quarantine."""
    first = rows[0]
    mapping = read_mapping(json.loads(first.mapping)) if first.mapping else read_mapping(None)
    columns = {ours: theirs for ours, theirs in mapping.columns.items() if theirs in first.cells}
    reading = given(
        store, SitePlaces.of(store), first.kind, read_mapping({**columns, **_options(first.mapping)}), False)
    data = _table(rows)
    for row in rows:  # out of the way, or a record that is still bad would count as already present
        writer.keep_before(writer.import_id, "quarantine", "fid = ?", (row.fid,))
        writer.update("quarantine", row.fid, {"content_key": f"retried {row.fid}"})
    file = SourceFile(first.source, lambda: BytesIO(data))
    with Spool() as spool:
        report = ImportRun(store, writer, spool, reading).run(Sources((file,), 0, True), progress)
    again = store.read(
        "quarantine", "batch_id = (SELECT max(fid) FROM import_batches WHERE import_id = ?)", (report.import_id,))
    _settle(writer, rows, {int(row): str(key) for row, key in zip(again["row"], again["content_key"])})
    return report


def _options(text: str) -> dict[str, Any]:
    """Return the options of a stored mapping without its columns."""
    stored = json.loads(text) if text else {}
    return {name: stored[name] for name in ("crs", "time_format", "day_first", "constants") if name in stored}


def _table(rows: Sequence[_Row]) -> bytes:
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(list(rows[0].cells))
    writer.writerows([list(row.cells.values()) for row in rows])
    return text.getvalue().encode("utf-8")


def _settle(writer: Writer, rows: Sequence[_Row], refused: Mapping[int, str]) -> None:
    """Close the old rows: fixed, or replaced by the row as it was corrected and refused again (key by row)."""
    for number, row in enumerate(rows, start=2):
        if refused.get(number) == row.key:
            writer.delete("quarantine", "fid = ?", (row.fid,))
            continue
        state = "dismissed" if number in refused else "fixed"
        writer.update("quarantine", row.fid, {"state": state, "content_key": row.key})


def _summed(reports: Sequence[ImportReport]) -> ImportReport:
    return ImportReport(
        tuple(file for report in reports for file in report.files), sum(report.patrols for report in reports),
        sum(report.observations for report in reports), sum(report.clean_km for report in reports),
        tuple(note for report in reports for note in report.notes), reports[0].import_id)
