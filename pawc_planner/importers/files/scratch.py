"""Room for what an import sets down while it works, among temporary files, and what is said when there is none.

A full drive is no fault of the file that was being read: it ends the import instead of setting the file aside.
"""

from __future__ import annotations

import errno
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from ...base.errors import PawcError
from ...base.words import QT_TRANSLATE_NOOP

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_NOWHERE = "No usable temporary directory"  # what Python says when it could write a first byte into none of them


class NoScratchRoom(PawcError):
    """Facts: ``folder``, ``free`` (MB)."""

    code = "no_scratch_room"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "There is no room for temporary files in {folder}: {free} MB are free on its drive. Nothing was imported. Free "
        "space there, or set TMPDIR (on Windows TEMP) to a folder with more room, and import again."
    )


def refuse_when_full(fault: BaseException) -> None:
    """Raise :class:`NoScratchRoom` when a fault means that temporary files have no room; else do nothing."""
    full = isinstance(fault, OSError) and (fault.errno in _FULL or _NOWHERE in str(fault))
    if full or isinstance(fault, sqlite3.OperationalError):
        raise _no_room() from None


@contextmanager
def room_told() -> Iterator[None]:
    """Say so when temporary files have no room; other faults go on."""
    try:
        yield
    except (OSError, sqlite3.OperationalError) as fault:
        refuse_when_full(fault)
        raise


def _no_room() -> NoScratchRoom:
    try:
        folder = tempfile.gettempdir()
        return NoScratchRoom(folder=folder, free=shutil.disk_usage(folder).free // 1_000_000)
    except OSError:
        return NoScratchRoom(folder="TMPDIR", free=0)
