"""Files packed one by one (.gz), read as what they hold and never further than a file may be large."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..errors import HostileArchiveError, UnreadableFileError
from ..fault_reasons import DAMAGED
from .source_file import SourceFile

ENDING = ".gz"
MAX_UNPACKED = 8 * 1024**3
MAX_RATIO = 200
RATIO_FROM = 64 * 1024**2  # unpacked bytes from which on a suspicious ratio counts
_DAMAGE = (OSError, EOFError, zlib.error)
_FAR_MORE = QT_TRANSLATE_NOOP("PawcPlanner", "it unpacks to far more than an export holds")


def without_ending(name: str) -> str:
    """Return the name of what a packed file holds, other names as they are."""
    return name[: -len(ENDING)] if name.lower().endswith(ENDING) else name


def suffix(name: str) -> str:
    """Return the ending of a name in small letters; of a packed file that of what it holds."""
    return PurePosixPath(without_ending(name)).suffix.lower()


def unpacked(file: SourceFile) -> SourceFile:
    """Return what a packed file holds; any other file as it is."""
    if not file.name.lower().endswith(ENDING):
        return file
    return replace(
        file, name=without_ending(file.name), path=None,
        opens=lambda: cast(BinaryIO, _Gunzipped(file.name, file.opens())))


class _Gunzipped:
    """A packed file being read; what it unpacks to is counted against what was read for it."""

    def __init__(self, name: str, packed: BinaryIO) -> None:
        self._name, self._packed, self._given = name, _Counted(packed), 0
        self._stream = gzip.GzipFile(fileobj=cast(BinaryIO, self._packed))

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes; all that are left without ``size``."""
        try:
            data = self._stream.read(MAX_UNPACKED + 1 if size is None or size < 0 else size)
        except _DAMAGE as fault:
            raise UnreadableFileError(file=self._name, reason=Sentence(DAMAGED, {"fault": str(fault)})) from None
        self._given += len(data)
        suspicious = self._given > RATIO_FROM and self._given > MAX_RATIO * self._packed.count
        if suspicious or self._given > MAX_UNPACKED:
            raise HostileArchiveError(file=self._name, reason=_FAR_MORE)
        return data

    def readable(self) -> bool:
        """It can be read."""
        return True

    def close(self) -> None:
        """Let go of the file."""
        self._stream.close()
        self._packed.close()

    def __enter__(self) -> _Gunzipped:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()


class _Counted:
    """A stream that counts what is read from it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self.count = stream, 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self.count += len(data)
        return data

    def close(self) -> None:
        self._stream.close()
