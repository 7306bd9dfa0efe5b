"""One import: files are found, recognised, read, cleaned and written in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..base.progress import Progress, Silent
from ..site.store import SiteStore
from .report import FileReport, ImportReport

__all__ = ["FileReport", "ImportReport", "import_files"]


def import_files(
    store: SiteStore, source: Path, kind: str = "auto", mapping: Mapping[str, Any] | None = None, *,
    keep_personal: bool = False, progress: Progress = Silent(),  # noqa: B008 - Silent has no state
) -> ImportReport:
    """Bring a file, a zip or a folder into the site; all of it or, when stopped, nothing."""
    raise NotImplementedError
