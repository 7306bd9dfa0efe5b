"""The account of an import: what became of every record, and the rows of ``repairs`` and ``quarantine``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..site.store import SiteStore
from .records import Repair, SetAside
from .report import FileReport


@dataclass
class FileAccount:
    """One file while it is being accounted for; the counts are those of :class:`FileReport`."""

    name: str
    kind: str
    sha256: str = ""
    mapping: str = ""
    read: int = 0
    stored: int = 0
    repaired: int = 0
    present: int = 0
    quarantined: int = 0
    raw_km: float = 0.0
    source_km: float = 0.0

    def report(self) -> FileReport:
        """Close the account; refuses itself when the counts do not add up."""
        return FileReport(
            self.name, self.kind, self.read, self.stored, self.repaired, self.present, self.quarantined, self.raw_km,
            self.source_km)


class Ledger:
    """Accounts of all files, and the rows that explain them.

    Attributes
    ----------
    files : list of FileAccount
        In the order of the import.
    repairs, quarantine : list of dict
        Rows for the tables, with ``file`` (index) in place of ``batch_id``.
    """

    def __init__(self, store: SiteStore) -> None:
        self.files: list[FileAccount] = []
        self.repairs: list[dict[str, Any]] = []
        self.quarantine: list[dict[str, Any]] = []
        self._aside = store.content_keys("quarantine")

    def set_aside(self, file: int, record: SetAside) -> None:
        """Account for one record that cannot be used; already present when it was set aside before."""
        account = self.files[file]
        if record.key in self._aside:
            account.present += 1
            return
        self._aside.add(record.key)
        account.quarantined += 1
        self.quarantine.append({
            "file": file, "source": account.name, "row": record.row, "content": record.content[:100_000],
            "reason": record.reason, "message": record.message, "content_key": record.key,
        })

    def keep(self, file: int, repairs: Iterable[Repair], table: str, record: str, row: int) -> None:
        """Account for one record that is stored, with what was changed in it."""
        changes = tuple(repairs)
        if changes:
            self.files[file].repaired += 1
        else:
            self.files[file].stored += 1
        for change in changes:
            self.note_repair(file, change, table, record, row)

    def note_repair(self, file: int, change: Repair, table: str, record: str, row: int, records: int = 1) -> None:
        """Add a row of ``repairs`` without counting a record."""
        self.repairs.append({
            "file": file, "source": self.files[file].name, "row": row, "table_name": table, "record": record,
            "field": change.field, "from_value": change.before, "to_value": change.after, "rule": change.rule,
            "records": records, "reason": change.reason,
        })
