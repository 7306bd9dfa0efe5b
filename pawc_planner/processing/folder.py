"""A set of result files that appears in a folder complete or not at all."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import FolderNotUsable


class PendingFiles:
    """Files of a folder under passing names, until all of them are written.

    The passing names stand in the folder itself, so that relative paths inside the files stay right.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._pending: dict[Path, Path] = {}

    def path(self, name: str) -> Path:
        """Return where to write the file that will be called ``name``."""
        final = self.folder / name
        self._pending[final] = self.folder / f".{final.stem}.unfinished{final.suffix}"
        return self._pending[final]

    def final(self, name: str) -> Path:
        """Return where the file will be in the end."""
        return self.folder / name

    def keep(self) -> None:
        """Give every file its own name, in place of an older one."""
        for final, passing in self._pending.items():
            passing.replace(final)

    def drop(self) -> None:
        """Remove what was written under passing names."""
        for passing in self._pending.values():
            passing.unlink(missing_ok=True)


@contextmanager
def complete_folder(folder: Path) -> Iterator[PendingFiles]:
    """Keep the files written inside when everything has worked, else leave the folder as it was.

    Raises
    ------
    FolderNotUsable
        When nothing can be written there, found out before any work is done.
    """
    made = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as fault:
        raise FolderNotUsable(folder=str(folder), reason=fault.strerror or str(fault)) from fault
    files = PendingFiles(folder)
    done = False
    try:
        yield files
        files.keep()
        done = True
    finally:
        if not done:
            files.drop()
        if made and not any(folder.iterdir()):
            folder.rmdir()
