"""What an import tells: the counts that add up, the distances, and what was noticed."""

from __future__ import annotations

from dataclasses import dataclass

from ..base.words import Sentence
from .errors import CountsError


@dataclass(frozen=True)
class FileReport:
    """One file of an import.

    Parameters
    ----------
    name : str
        File name; for a member of a zip ``archive.zip/member.xml``.
    kind : str
        patrols, observations, stumps, cameras, camera_events, reports, or unreadable.
    read, stored, repaired, present, quarantined : int
        Records; the last four add up to the first.
    raw_km, source_km : float
        Distance along all fixes as recorded, and as the file itself states (0 when it states none).
    format : str
        Short name of the format it was recognised as.

    Raises
    ------
    CountsError
        The counts do not add up.
    """

    name: str
    kind: str
    read: int = 0
    stored: int = 0
    repaired: int = 0
    present: int = 0
    quarantined: int = 0
    raw_km: float = 0.0
    source_km: float = 0.0
    format: str = ""

    def __post_init__(self) -> None:
        total = self.stored + self.repaired + self.present + self.quarantined
        if total != self.read or min(self.stored, self.repaired, self.present, self.quarantined) < 0:
            raise CountsError(file=self.name, read=self.read, total=total)


@dataclass(frozen=True)
class ImportReport:
    """The whole import: sums over ``files``, and what was brought.

    Parameters
    ----------
    patrols, observations : int
        Rows added to those tables.
    raw_km : float
        Along all fixes of all files as recorded, repeats included.
    clean_km : float
        Added to the site after cleaning; 0 when all was already present.
    source_km : float
        As the files themselves state.
    import_id : int
        Under which the import can be undone; 0 when nothing was written.
    trial : bool
        Nothing was written; the report says what would become of the files.
    """

    files: tuple[FileReport, ...]
    patrols: int = 0
    observations: int = 0
    clean_km: float = 0.0
    notes: tuple[Sentence, ...] = ()
    import_id: int = 0
    trial: bool = False

    @property
    def read(self) -> int:
        """Records read."""
        return sum(file.read for file in self.files)

    @property
    def stored(self) -> int:
        """Records stored as they were."""
        return sum(file.stored for file in self.files)

    @property
    def repaired(self) -> int:
        """Records stored changed or left out, each with a row in ``repairs``."""
        return sum(file.repaired for file in self.files)

    @property
    def present(self) -> int:
        """Records that the site already had."""
        return sum(file.present for file in self.files)

    @property
    def quarantined(self) -> int:
        """Records set aside verbatim with a reason."""
        return sum(file.quarantined for file in self.files)

    @property
    def raw_km(self) -> float:
        """Kilometres along all fixes as recorded."""
        return sum(file.raw_km for file in self.files)

    @property
    def source_km(self) -> float:
        """Kilometres that the files themselves state."""
        return sum(file.source_km for file in self.files)

    def as_text(self) -> str:
        """Return the report as plain text, one line per file."""
        lines = [
            f"{self.read} read = {self.stored} stored + {self.repaired} repaired + {self.present} already present "
            f"+ {self.quarantined} quarantined",
            f"{self.raw_km:.1f} km recorded, {self.source_km:.1f} km stated by the source, "
            f"{self.clean_km:.1f} km added",
        ]
        lines += [
            f"{file.name} ({file.kind}): "
            f"{file.read} = {file.stored} + {file.repaired} + {file.present} + {file.quarantined}"
            for file in self.files
        ]
        return "\n".join(lines + [str(note) for note in self.notes])
