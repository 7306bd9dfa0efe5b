"""Taking files in: each is recognised, read in portions and accounted for, all of it or, when it is bad, nothing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..about import version
from ..base.errors import Cancelled, PawcError
from ..base.progress import Part as Share
from ..base.progress import Progress, step
from ..base.words import QT_TRANSLATE_NOOP, Sentence
from ..site.store import SiteStore, Writer
from .errors import ImportFault, TooManyFixesError, TooManyPatrolsError, UnforeseenError
from .files.scratch import refuse_when_full
from .files.sources import SourceFile, Sources
from .formats import recognise
from .ledger import Ledger
from .mapping import TableMapping
from .mappings import saved_mappings
from .personal import PersonalPolicy
from .places.site_places import SitePlaces
from .points import PointBook
from .reading import Format, Reading
from .records import WHOLE_FILE, Part, Repair, SetAside, content_key
from .smart.data_model import DataModel
from .spool import Spool

MAX_PATROLS = 200_000  # forty years of a large park; a file with more has another column in place of the patrol id
MAX_FIXES = 2_000_000  # of one patrol, which is settled in memory: three weeks, a fix every second
_ENCODING = QT_TRANSLATE_NOOP("PawcPlanner", "the document declares another encoding than it is written in")
_FIRST = ("data_model", "cameras")  # kinds that others are understood by


@dataclass(frozen=True)
class Taken:
    """A file and the format it was recognised as, or why it could not be."""

    file: SourceFile
    format: Format | None
    fault: ImportFault | None = None


def recognise_all(sources: Sources, kind: str, progress: Progress) -> list[Taken]:
    """Recognise every file; those by which others are understood (data models, cameras) come first."""
    found = []
    for file in sources.files:
        step(progress, 0.0, file.name)
        found.append(_recognised(file, kind))
    return sorted(found, key=lambda taken: 0 if taken.format and taken.format.kinds[0] in _FIRST else 1)


def _recognised(file: SourceFile, kind: str) -> Taken:
    try:
        return Taken(file, recognise(file, kind))
    except ImportFault as fault:
        return Taken(file, None, fault)


class Intake:
    """Takes the files of one import in, one after the other."""

    def __init__(
        self, store: SiteStore, writer: Writer, spool: Spool, ledger: Ledger, points: PointBook, given: Reading
    ) -> None:
        self._store, self._writer, self._spool = store, writer, spool
        self._ledger, self._points, self._given = ledger, points, given
        self._fixes: Counter[str] = Counter()  # by patrol, of the files taken in
        self._before = set(store.read("import_batches")["sha256"])  # asked for each of perhaps 100,000 files
        self.faults: list[ImportFault] = []
        self.notes: list[Sentence] = []
        self.models: list[int] = []  # files that were data models

    @property
    def reading(self) -> Reading:
        """What the readers are given by now."""
        return self._given

    def take_all(self, files: Sequence[Taken], progress: Progress) -> None:
        """Take in all files; one that cannot be used becomes one record in quarantine."""
        for number, taken in enumerate(files):
            share = Share(progress, number / len(files), (number + 1) / len(files))
            step(share, 0.0, taken.file.name)
            at = self._ledger.open_file(taken.file.name)
            fault = taken.fault or self._take(at, taken, share)
            if fault is not None:
                self.faults.append(fault)
                self._refuse(at, taken.file, fault)

    def _take(self, at: int, taken: Taken, progress: Progress) -> ImportFault | None:
        try:
            with self._ledger.attempt(at), self._writer.savepoint(), self._spool.savepoint():
                self._read(at, taken, progress)
        except ImportFault as fault:
            return fault
        except (Cancelled, PawcError, MemoryError):
            raise
        except Exception as error:  # a reader's own mistake must not cost the other files
            refuse_when_full(error)
            return UnforeseenError(file=taken.file.name, what=f"{type(error).__name__}: {error}"[:300])
        return None

    def _read(self, at: int, taken: Taken, progress: Progress) -> None:
        if taken.format is None:
            return
        account = self._ledger.files[at]
        account.format, account.sha256 = taken.format.name, taken.file.sha256()
        if self._imported_before(at):
            return
        fixes: Counter[str] = Counter()
        notes: list[Sentence] = []
        reading = self._given.watched(progress)
        for part in taken.format.read(taken.file, reading):
            account.kind = account.kind or part.kind
            account.encoding, account.mapping = part.encoding or account.encoding, part.mapping or account.mapping
            account.origin = part.origin
            notes += part.notes
            account.read += part.records
            account.personal += part.personal
            self._count_fixes(part, fixes, account.name)
            self._add(at, part)
        self._note_encoding(at, reading)
        self._ledger.flush()
        account.origin = ""
        self._fixes.update(fixes)
        self.notes += notes

    def _note_encoding(self, at: int, reading: Reading) -> None:
        """Keep on record that a file was written in another encoding than it declares."""
        found, account = reading.learned.get("encoding", ""), self._ledger.files[at]
        if found:
            account.encoding = found
            self._ledger.note_repair(
                at, Repair("encoding", "utf-8", found, "encoding", _ENCODING), "import_batches", account.name, 1)

    def _count_fixes(self, part: Part, fixes: Counter[str], name: str) -> None:
        for track in part.tracks:
            fixes[track.patrol_id] += len(track.lon)
            if fixes[track.patrol_id] + self._fixes[track.patrol_id] > MAX_FIXES:
                raise TooManyFixesError(file=name, patrol=track.patrol_id, count=MAX_FIXES)

    def _imported_before(self, at: int) -> bool:
        """Account for a file that was imported before, byte for byte.

        Its records may be read differently today (a newer version, a data model since), and must not be doubled. It is
        read again when the user says something about it, when some of it was set aside by this version, or when all of
        it was there already: what was there may have been undone since.
        """
        account = self._ledger.files[at]
        asked = self._given.mapping != TableMapping() or self._given.kind != "auto"
        if asked or account.sha256 not in self._before:
            return False
        before = self._store.read(
            "import_batches",
            "sha256 = ? AND personal_kept = ? AND read > 0 AND kind <> 'unreadable' "
            "AND stored + repaired > 0 AND (quarantined = 0 OR version <> ?)",
            (account.sha256, int(self._given.personal.keep), version()))
        if before.empty:
            return False
        account.kind = str(before["kind"].iloc[-1])
        account.read = account.present = int(before["read"].iloc[-1])
        account.raw_km, account.source_km = _number(before["raw_km"].iloc[-1]), _number(before["source_km"].iloc[-1])
        return True

    def _add(self, at: int, part: Part) -> None:
        for record in part.aside:
            self._ledger.set_aside(at, record)
        for head in part.heads:
            self._spool.add_head(at, head)
        for track in part.tracks:
            self._spool.add_track(at, track)
        if part.heads and len(self._spool) > MAX_PATROLS:
            raise TooManyPatrolsError(file=self._ledger.files[at].name, count=MAX_PATROLS)
        self._points.add(at, part.points)
        if part.labels:
            self._add_labels(at, part)

    def _add_labels(self, at: int, part: Part) -> None:
        """Store the labels of a data model; later files of the import are read with them."""
        account = self._ledger.files[at]
        rows = [
            {**row, "content_key": content_key("data_model", row), "batch_id": account.batch_id} for row in part.labels
        ]
        known = self._store.known_keys("data_model", [row["content_key"] for row in rows])
        fresh = {row["content_key"]: row for row in rows if row["content_key"] not in known}
        self._writer.insert("data_model", fresh.values(), on_conflict="replace")
        account.stored += len(fresh)
        account.present += len(rows) - len(fresh)
        self.models.append(at)
        self._given = given(self._store, self._given.places, self._given.kind, self._given.mapping,
                            self._given.personal.keep)

    def _refuse(self, at: int, file: SourceFile, fault: ImportFault) -> None:
        account = self._ledger.files[at]
        account.kind, account.read = account.kind or "unreadable", 1
        try:
            account.sha256 = file.sha256()
        except ImportFault:
            account.sha256 = ""
        content = json.dumps({"file": file.name, "sha256": account.sha256}, ensure_ascii=False)
        self._ledger.set_aside(at, SetAside(1, content, fault.code, str(fault), WHOLE_FILE))
        self._ledger.flush()


def given(
    store: SiteStore, places: SitePlaces, kind: str, mapping: TableMapping, keep_personal: bool
) -> Reading:
    """Return what readers are given: the user's wishes and what the site knows."""
    saved = tuple(found.table() for found in saved_mappings(store))
    return Reading(places, kind, mapping, PersonalPolicy.of(store, keep_personal), DataModel.of(store), saved)


def _number(value: float) -> float:
    return float(value) if value == value else 0.0  # a batch of an older version has no distances
