"""A folder where exports arrive: new files in it are offered, never imported unasked."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QFileSystemWatcher, QObject, QTimer, pyqtSignal

from ..bridge import settings
from ..processing.parameters import EXPORTS

SETTLED_MS = 2000  # a file that is still being copied changes again within this time
MOST_FILES = 5000


class FolderWatch(QObject):
    """Watches one folder (not the folders in it) per site and tells which files are new or changed.

    Attributes
    ----------
    found : signal
        List of paths, sorted; empty when there is nothing new.
    """

    found = pyqtSignal(list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.site: Path | None = None
        self.folder: Path | None = None
        self._seen: dict[str, str] = {}
        self._watcher = QFileSystemWatcher(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLED_MS)
        self._watcher.directoryChanged.connect(lambda _: self._timer.start())
        self._timer.timeout.connect(self.look)

    def show_site(self, site: Path | None) -> None:
        """Watch the folder that was chosen for a site, if any."""
        self.site = site
        kept = _kept().get(str(site)) if site is not None else None
        known = kept if isinstance(kept, dict) else {}
        seen = known.get("seen")
        self._seen = {str(k): str(v) for k, v in seen.items()} if isinstance(seen, dict) else {}
        folder = str(known.get("folder") or "")
        self._watch(Path(folder) if folder else None)

    def choose(self, folder: Path | None) -> None:
        """Watch another folder for the site; None watches none. All files in it count as new."""
        self._seen = {}
        self._watch(folder)
        self._keep()

    def look(self) -> None:
        """Look for new files now; a folder that was away (a stick, a share) is watched again once it is back."""
        if self.folder is not None and not self._watcher.directories() and self.folder.is_dir():
            self._watcher.addPath(str(self.folder))
        stamps = stamps_of(self.folder) if self.folder is not None else {}
        self.found.emit([Path(name) for name, stamp in sorted(stamps.items()) if self._seen.get(name) != stamp])

    def pass_over(self, files: Sequence[Path] | None = None) -> None:
        """Take some files, or all that are there, for seen."""
        stamps = stamps_of(self.folder) if self.folder is not None else {}
        names = set(stamps) if files is None else {str(path) for path in files}
        self._seen = {name: stamp for name, stamp in stamps.items() if name in names or self._seen.get(name) == stamp}
        self._keep()
        self.look()

    def _watch(self, folder: Path | None) -> None:
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        self.folder = folder
        if folder is not None and folder.is_dir():
            self._watcher.addPath(str(folder))
        self.look()

    def _keep(self) -> None:
        if self.site is None:
            return
        kept = dict(_kept())
        kept.pop(str(self.site), None)
        if self.folder is not None:
            kept[str(self.site)] = {"folder": str(self.folder), "seen": self._seen}
        settings.save(replace(settings.load(), watched=json.dumps(kept)))


def stamps_of(folder: Path) -> dict[str, str]:
    """Return {path: size and time of change} of the files of a folder that can be imported; {} when it is gone."""
    found: dict[str, str] = {}
    try:
        for path in sorted(folder.iterdir())[:MOST_FILES]:
            if path.suffix.lower().lstrip(".") in EXPORTS and not path.name.startswith(".") and path.is_file():
                facts = path.stat()
                found[str(path)] = f"{facts.st_size} {facts.st_mtime_ns}"
    except OSError:
        return found
    return found


def _kept() -> Mapping[str, Any]:
    try:
        read = json.loads(settings.load().watched or "{}")
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}
