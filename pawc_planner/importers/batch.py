"""One import: files are found, recognised, read, cleaned and written in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..base.params import one_of
from ..base.progress import Part as Share
from ..base.progress import Progress, Silent, step
from ..base.words import QT_TRANSLATE_NOOP, Sentence
from ..site.store import SiteStore, Writer
from .files.sources import Sources, opened_sources
from .headers import KINDS
from .intake import Intake, given, recognise_all
from .ledger import Ledger
from .mapping import read_mapping
from .patrols.settling import settle_patrols
from .places.site_places import SitePlaces
from .points import PointBook
from .reading import Reading
from .report import FileReport, ImportReport
from .smart.renaming import rename_finds
from .spool import Spool

__all__ = ["FileReport", "ImportReport", "import_files"]

_SHARE_READING = 0.6


class _Trial(Exception):
    """Raised to undo what was only tried."""

    def __init__(self, report: ImportReport) -> None:
        super().__init__()
        self.report = report


def import_files(
    store: SiteStore,
    source: Path,
    kind: str = "auto",
    mapping: Mapping[str, Any] | None = None,
    *,
    keep_personal: bool = False,
    trial: bool = False,
    progress: Progress = Silent(),  # noqa: B008 - Silent has no state
) -> ImportReport:
    """Bring a file, a zip or a folder into the site; all of it or, when stopped, nothing.

    Parameters
    ----------
    store : SiteStore
        Open for writing.
    source : Path
        A file of a known format (:data:`.formats.FORMATS`); a zip of such; or a folder, walked in sorted order.
    kind : str
        auto, patrols, observations, stumps, cameras, camera_events or reports; auto recognises each file by content.
    mapping : mapping, optional
        {our column: their header} for tables, and options ``crs``, ``time_format``, ``day_first``, ``encoding``,
        ``delimiter``, ``constants`` ({our column: value}).
    keep_personal : bool
        Keep names, phone numbers and the like; the choice is recorded with the import.
    trial : bool
        Do everything, then undo it: the report says what would become of the files.
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
    reading = given(store, SitePlaces.of(store), kind, read_mapping(mapping), keep_personal)
    try:
        with opened_sources(Path(source), progress) as sources, store.transaction() as writer, Spool() as spool:
            report = ImportRun(store, writer, spool, reading).run(sources, progress)
            if trial:
                raise _Trial(report)
    except _Trial as tried:
        report = tried.report
    progress.report(1.0)
    return report


@dataclass
class ImportRun:
    """One import inside a transaction.

    Parameters
    ----------
    store, writer : SiteStore, Writer
        The site, and its open transaction.
    spool : Spool
        Where fixes wait.
    reading : Reading
        What the readers are given.
    """

    store: SiteStore
    writer: Writer
    spool: Spool
    reading: Reading

    def run(self, sources: Sources, progress: Progress) -> ImportReport:
        """Take the files in, settle their patrols, close the accounts."""
        ledger = Ledger(self.store, self.writer, self.reading.personal)
        points = PointBook(self.store, self.writer, self.reading.places, ledger)
        intake = Intake(self.store, self.writer, self.spool, ledger, points, self.reading)
        files = recognise_all(sources, self.reading.kind, progress)
        intake.take_all(files, Share(progress, 0.0, _SHARE_READING))
        if len(intake.faults) == len(files):
            raise intake.faults[0]
        patrols = settle_patrols(
            self.store, self.writer, self.spool, self.reading.places, ledger, Share(progress, _SHARE_READING, 1.0))
        points.place_events()
        if intake.models:
            rename_finds(self.store, self.writer, intake.reading, ledger, intake.models[-1], progress)
        reports = ledger.close()
        step(progress, 1.0)
        return ImportReport(
            reports, patrols.added, points.added["observations"], patrols.clean_km,
            _notes(ledger, intake, sources, points), ledger.import_id)


def _notes(ledger: Ledger, intake: Intake, sources: Sources, points: PointBook) -> tuple[Sentence, ...]:
    notes = []
    personal = sum(file.personal for file in ledger.files)
    if personal:
        template = QT_TRANSLATE_NOOP("PawcPlanner", "{count} names, numbers and other personal entries were left out.")
        notes.append(Sentence(template, {"count": personal}))
    for fault in intake.faults:
        notes.append(Sentence(QT_TRANSLATE_NOOP("PawcPlanner", "Set aside: {reason}"), {"reason": fault}))
    for (_, reason), count in sorted(ledger.repaired.items()):
        template = QT_TRANSLATE_NOOP("PawcPlanner", "{count} repairs: {reason}.")
        notes.append(Sentence(template, {"count": count, "reason": reason}))
    for _, (count, message) in sorted(ledger.reasons.items()):
        template = QT_TRANSLATE_NOOP("PawcPlanner", "{count} records quarantined: {reason}")
        notes.append(Sentence(template, {"count": count, "reason": message}))
    notes += [*intake.notes, *_camera_notes(points)]
    if sources.ignored:
        template = QT_TRANSLATE_NOOP("PawcPlanner", "{count} pictures and other files were passed over.")
        notes.append(Sentence(template, {"count": sources.ignored}))
    return tuple(notes)


def _camera_notes(points: PointBook) -> list[Sentence]:
    """Say what does not fit between cameras, their days and what they saw."""
    notes = []
    if points.strays:
        template = QT_TRANSLATE_NOOP(
            "PawcPlanner", "{count} camera events are of days on which their camera stood nowhere: check its clock, "
            "and the days on which it was set up and taken down.")
        notes.append(Sentence(template, {"count": points.strays}))
    if points.unlisted:
        template = QT_TRANSLATE_NOOP(
            "PawcPlanner", "{count} camera events have no place, because no camera of their name is known ({names}): "
            "import the list of cameras, and see that both write the names alike.")
        names = ", ".join(name for name, _ in points.unlisted.most_common(10))
        notes.append(Sentence(template, {"count": sum(points.unlisted.values()), "names": names}))
    doubled = points.doubled_cameras()
    if doubled:
        template = QT_TRANSLATE_NOOP(
            "PawcPlanner", "{count} cameras stand at two places on the same days ({names}): check their days and "
            "places. Events are put where the camera was set up last.")
        notes.append(Sentence(template, {"count": len(doubled), "names": ", ".join(doubled[:10])}))
    return notes
