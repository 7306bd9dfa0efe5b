"""One import: files are found, recognised, read, cleaned and written in one transaction."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..base.params import one_of
from ..base.progress import Part, Progress, Silent, step
from ..base.words import QT_TRANSLATE_NOOP, Sentence
from ..site.store import SiteStore, Writer
from .errors import EmptySourceError, ImportFault, UnknownContentError, WrongKindError
from .gpx import read_gpx
from .headers import KINDS
from .ledger import FileAccount, Ledger
from .patrols import PatrolBook, PatrolRows
from .places import SitePlaces
from .point_tables import read_point_table
from .points import PointBook, PointRecord
from .records import FileContent, SetAside
from .report import FileReport, ImportReport
from .safe_xml import root_name
from .smart_xml import read_smart_patrol
from .sources import SourceFile, Sources, find_sources, sha256
from .tables import TableMapping, read_mapping, read_table
from .track_tables import read_track_table

__all__ = ["FileReport", "ImportReport", "import_files"]

_SHARE_READING, _SHARE_SETTLING = 0.6, 0.9


@dataclass
class _Read:
    """One file as read: patrol content, or point records of a table."""

    content: FileContent
    points: list[PointRecord] = field(default_factory=list)
    fault: ImportFault | None = None
    digest: str = ""

    @property
    def records(self) -> int:
        content = self.content
        fixes = sum(len(track.lon) for track in content.tracks)
        return fixes + len(content.finds) + len(content.aside) + len(self.points) + (self.fault is not None)


def import_files(
    store: SiteStore,
    source: Path,
    kind: str = "auto",
    mapping: Mapping[str, Any] | None = None,
    *,
    keep_personal: bool = False,
    progress: Progress = Silent(),  # noqa: B008 - Silent has no state
) -> ImportReport:
    """Bring a file, a zip or a folder into the site; all of it or, when stopped, nothing.

    Parameters
    ----------
    store : SiteStore
        Open for writing.
    source : Path
        A SMART patrol XML, GPX or delimited table; a zip of such; or a folder, walked in sorted order.
    kind : str
        auto, patrols, observations, stumps, cameras, camera_events or reports; auto recognises each file by content.
    mapping : mapping, optional
        {our column: their header} for tables, and options ``crs``, ``time_format``, ``day_first``, ``encoding``,
        ``delimiter``, ``constants`` ({our column: value}).
    keep_personal : bool
        Keep names, phone numbers and the like that stand in attributes of observations.
    progress : Progress
        Told, and asked whether to stop.

    Returns
    -------
    ImportReport

    Raises
    ------
    ImportFault
        The source cannot be used; in a folder or zip of several, single unreadable files are set aside instead.
    Cancelled
        Nothing was changed.
    """
    one_of("KIND", kind, ("auto", *KINDS))
    said = read_mapping(mapping)
    sources = find_sources(Path(source))
    places = SitePlaces.of(store)
    read = _read_all(sources, kind, said, places, keep_personal, Part(progress, 0.0, _SHARE_READING))
    if all(item.fault for item in read):
        raise read[0].fault or EmptySourceError(file=Path(source).name)
    with store.transaction() as writer:
        report = _settle(store, writer, read, said, places, sources, Part(progress, _SHARE_READING, 1.0))
    progress.report(1.0)
    return report


def _read_all(
    sources: Sources, kind: str, said: TableMapping, places: SitePlaces, keep_personal: bool, progress: Progress
) -> list[_Read]:
    read = []
    for number, file in enumerate(sources.files):
        step(progress, number / len(sources.files), file.name)
        try:
            read.append(_read_one(file, kind, said, places, keep_personal))
        except ImportFault as fault:
            if sources.alone:
                raise
            read.append(_Read(FileContent(file.name, "unreadable"), fault=fault))
    return read


def _read_one(file: SourceFile, kind: str, said: TableMapping, places: SitePlaces, keep_personal: bool) -> _Read:
    data = file.load()
    if not data.strip():
        raise EmptySourceError(file=file.name)
    digest = sha256(data)
    if _looks_xml(data):
        return _Read(_read_xml(data, file.name, kind, said, places, keep_personal), digest=digest)
    table = read_table(data, file.name, kind, said)
    if table.kind == "patrols":
        return _Read(read_track_table(table, places), digest=digest)
    points, personal = read_point_table(table, places, keep_personal)
    content = FileContent(file.name, table.kind)
    content.personal = personal
    return _Read(content, points, digest=digest)


def _looks_xml(data: bytes) -> bool:
    head = data[:200].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00")
    return head[:1] == b"<"


def _read_xml(
    data: bytes, name: str, kind: str, said: TableMapping, places: SitePlaces, keep_personal: bool
) -> FileContent:
    root = root_name(data)
    found = {"patrol": "SMART patrols", "patrols": "SMART patrols", "gpx": "GPX tracks"}.get(root, "")
    if found and kind not in ("auto", "patrols", "observations"):
        raise WrongKindError(file=name, found=found, kind=kind)
    if root == "gpx":
        return read_gpx(data, name, places, said)
    if found or not root or root.startswith("patrol"):
        return read_smart_patrol(data, name, places, keep_personal)
    raise UnknownContentError(file=name, seen=f"XML “{root}”")


def _settle(
    store: SiteStore,
    writer: Writer,
    read: list[_Read],
    said: TableMapping,
    places: SitePlaces,
    sources: Sources,
    progress: Progress,
) -> ImportReport:
    """Account for every record, write, and close the accounts."""
    ledger = Ledger(store)
    patrols, points = PatrolBook(store, places, ledger), PointBook(store, places, ledger)
    used = json.dumps(dict(said.columns), ensure_ascii=False) if said.columns else ""
    for number, item in enumerate(read):
        ledger.files.append(FileAccount(item.content.name, item.content.kind, item.digest, used, read=item.records))
        for record in item.content.aside:
            ledger.set_aside(number, record)
        if item.fault is not None:
            content = f"{item.content.name} {item.digest}"
            ledger.set_aside(number, SetAside(1, content, item.fault.code, str(item.fault)))
        patrols.add(number, item.content.heads, item.content.tracks)
        points.add_finds(number, item.content.finds)
        points.add(number, item.content.kind, item.points)
    rows = patrols.settle(Part(progress, 0.0, _SHARE_SETTLING))
    points.place_events()
    files = tuple(account.report() for account in ledger.files)
    step(progress, _SHARE_SETTLING)
    _write(writer, ledger, rows, points)
    step(progress, 1.0)
    return ImportReport(
        files, len(rows.patrols), points.rows.count("observations"), rows.clean_km, _notes(read, ledger, sources)
    )


def _write(writer: Writer, ledger: Ledger, rows: PatrolRows, points: PointBook) -> None:
    batches = [
        writer.batch(
            source=file.name,
            sha256=file.sha256,
            kind=file.kind,
            read=file.read,
            stored=file.stored,
            repaired=file.repaired,
            present=file.present,
            quarantined=file.quarantined,
            mapping=file.mapping,
        )
        for file in ledger.files
    ]
    rows.write(writer, batches)
    points.rows.write(writer, batches)
    for table, entries in (("repairs", ledger.repairs), ("quarantine", ledger.quarantine)):
        writer.insert(
            table,
            [
                {**{key: value for key, value in entry.items() if key != "file"}, "batch_id": batches[entry["file"]]}
                for entry in entries
            ],
        )


def _notes(read: list[_Read], ledger: Ledger, sources: Sources) -> tuple[Sentence, ...]:
    notes = []
    personal = sum(item.content.personal for item in read)
    if personal:
        notes.append(
            Sentence(
                QT_TRANSLATE_NOOP("PawcPlanner", "{count} names, numbers and other personal entries were left out."),
                {"count": personal},
            )
        )
    for item in read:
        if item.fault is not None:
            notes.append(
                Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "Set aside: {reason}"), {"reason": str(item.fault)})
            )
    for rule, count in sorted(_by_rule(ledger).items()):
        notes.append(
            Sentence(
                QT_TRANSLATE_NOOP("PawcPlanner", "{count} records repaired by rule {rule}."),
                {"count": count, "rule": rule},
            )
        )
    for rows in _by_reason(ledger).values():
        notes.append(
            Sentence(
                QT_TRANSLATE_NOOP("PawcPlanner", "{count} records quarantined: {reason}."),
                {"count": len(rows), "reason": rows[0]["message"].rstrip(".")},
            )
        )
    if sources.ignored:
        notes.append(
            Sentence(
                QT_TRANSLATE_NOOP("PawcPlanner", "{count} pictures and other files were passed over."),
                {"count": sources.ignored},
            )
        )
    return tuple(notes)


def _by_reason(ledger: Ledger) -> dict[str, list[dict[str, Any]]]:
    reasons: dict[str, list[dict[str, Any]]] = {}
    for row in sorted(ledger.quarantine, key=lambda row: row["reason"]):
        reasons.setdefault(row["reason"], []).append(row)
    return reasons


def _by_rule(ledger: Ledger) -> dict[str, int]:
    counts: dict[str, int] = {}
    for row in ledger.repairs:
        counts[row["rule"]] = counts.get(row["rule"], 0) + row["records"]
    return counts
