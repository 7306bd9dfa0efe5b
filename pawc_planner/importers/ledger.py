"""The account of an import: what became of every record, and the rows of ``repairs`` and ``quarantine``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from ..site.store import SiteStore, Writer
from .personal import PersonalPolicy
from .records import WHOLE_FILE, Repair, SetAside
from .report import FileReport

_BUFFERED = 2000
_LONGEST_CONTENT = 100_000


@dataclass
class FileAccount:
    """One file while it is being accounted for; the counts are those of :class:`FileReport`.

    ``origin`` is the table inside of it from which records come just now.
    """

    name: str
    batch_id: int = 0
    kind: str = ""
    format: str = ""
    sha256: str = ""
    encoding: str = ""
    mapping: str = ""
    read: int = 0
    stored: int = 0
    repaired: int = 0
    present: int = 0
    quarantined: int = 0
    raw_km: float = 0.0
    source_km: float = 0.0
    personal: int = 0
    origin: str = ""

    @property
    def place(self) -> str:
        """Where a record stands, as the user finds it: the file, or the table inside of it."""
        return self.origin or self.name

    def report(self) -> FileReport:
        """Close the account; refuses itself when the counts do not add up."""
        return FileReport(
            self.name, self.kind, self.read, self.stored, self.repaired, self.present, self.quarantined, self.raw_km,
            self.source_km, self.format)


class Ledger:
    """Accounts of all files; the rows that explain them are written as they come, a few thousand at a time.

    Attributes
    ----------
    import_id : int
        Shared by all files of the import.
    files : list of FileAccount
        In the order of the import.
    repaired : Counter
        Records by (rule, reason).
    reasons : dict
        Reason to (number of records, message of the first).
    """

    def __init__(self, store: SiteStore, writer: Writer, personal: PersonalPolicy) -> None:
        self._store, self._writer, self._personal = store, writer, personal
        self.import_id = writer.import_id
        self.files: list[FileAccount] = []
        self.repaired: Counter[tuple[str, str]] = Counter()
        self.reasons: dict[str, tuple[int, str]] = {}
        self._repairs: list[dict[str, Any]] = []
        self._aside: list[tuple[int, str, SetAside]] = []

    def open_file(self, name: str) -> int:
        """Begin the account of a file and return its number."""
        batch_id = self._writer.batch(source=name, personal_kept=self._personal.keep)
        self.files.append(FileAccount(name, batch_id))
        return len(self.files) - 1

    @contextmanager
    def attempt(self, file: int) -> Iterator[None]:
        """Forget what is accounted for inside when it fails."""
        self.flush()
        before = (replace(self.files[file]), self.repaired.copy(), dict(self.reasons))
        try:
            yield
            self.flush()
        except BaseException:
            self.files[file], self.repaired, self.reasons = before
            self._repairs, self._aside = [], []
            raise

    def set_aside(self, file: int, record: SetAside, kind: str = "") -> None:
        """Account for one record that cannot be used; already present when it was set aside before."""
        kind = kind or record.kind or self.files[file].kind
        self._aside.append((file, self.files[file].place, replace(
            record, kind=kind, content=self._personal.record(record.content),
            message=self._personal.text(record.message)[0])))
        if len(self._aside) >= _BUFFERED:
            self.flush()

    def keep(self, file: int, repairs: Iterable[Repair], table: str, record: str, row: int, key: str = "") -> None:
        """Account for one record that is stored, with what was changed in it."""
        changes = tuple(repairs)
        if changes:
            self.files[file].repaired += 1
        else:
            self.files[file].stored += 1
        for change in changes:
            self.note_repair(file, change, table, record, row, key=key)

    def note_repair(
        self, file: int, change: Repair, table: str, record: str, row: int, records: int = 1, key: str = ""
    ) -> None:
        """Add a row of ``repairs`` without counting a record."""
        self.repaired[change.rule, change.reason] += records
        before, after = (self._personal.value(change.field, text) for text in (change.before, change.after))
        self._repairs.append({
            "batch_id": self.files[file].batch_id, "source": self.files[file].place, "row": row, "table_name": table,
            "record": record, "record_key": key, "field": change.field, "from_value": before, "to_value": after,
            "rule": change.rule, "records": records, "reason": change.reason,
        })
        if len(self._repairs) >= _BUFFERED:
            self.flush()

    def flush(self) -> None:
        """Write what is waiting."""
        repairs, self._repairs = self._repairs, []
        self._writer.insert("repairs", repairs)
        waiting, self._aside = self._aside, []
        if waiting:
            self._write_aside(waiting)

    def _write_aside(self, waiting: list[tuple[int, str, SetAside]]) -> None:
        known = self._store.known_keys("quarantine", [record.key for _, _, record in waiting])
        rows = []
        for file, source, record in waiting:
            account = self.files[file]
            if record.key in known:
                account.present += 1
                continue
            known.add(record.key)
            account.quarantined += 1
            if record.kind != WHOLE_FILE:  # of files it is told why each was set aside
                count, message = self.reasons.get(record.reason, (0, record.message))
                self.reasons[record.reason] = (count + 1, message)
            rows.append({
                "batch_id": account.batch_id, "source": source, "row": record.row,
                "content": record.content[:_LONGEST_CONTENT], "reason": record.reason, "message": record.message,
                "kind": record.kind, "state": "open", "content_key": record.key,
            })
        self._writer.insert("quarantine", rows)

    def close(self) -> tuple[FileReport, ...]:
        """Write the counts of every file and return its report; refuses when they do not add up."""
        self.flush()
        reports = tuple(account.report() for account in self.files)
        for account in self.files:
            self._writer.update("import_batches", account.batch_id, {
                "sha256": account.sha256, "kind": account.kind, "format": account.format, "read": account.read,
                "stored": account.stored, "repaired": account.repaired, "present": account.present,
                "quarantined": account.quarantined, "mapping": account.mapping, "encoding": account.encoding,
                "raw_km": account.raw_km, "source_km": account.source_km,
            })
        return reports
