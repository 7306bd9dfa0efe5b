"""Zips of exports, read without trust: nothing is unpacked to disk, no member reaches outside, no bomb goes off.

A zip is opened once for all of its members, because opening it reads its whole list of members anew.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..errors import HostileArchiveError, ImportFault, UnreadableFileError
from ..fault_reasons import ZIP_DAMAGED
from .source_file import SourceFile, legible

MAX_UNPACKED = 8 * 1024**3
MAX_NESTED = 256 * 1024**2
MAX_RATIO = 200
RATIO_FROM = 10 * 1024**2
MAX_LIST = 32 * 1024**2  # bytes of the list of members: hundreds of thousands of them
_UTF8 = 0x800  # flag of a member whose name is UTF-8
_END, _END_SIZE = b"PK\x05\x06", 22  # record at the end of a zip, before a comment of at most 64 kB
_END_64, _LOCATOR, _LOCATOR_SIZE = b"PK\x06\x06", b"PK\x06\x07", 20
_DAMAGE = (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError, zlib.error)
_ZIP_INSIDE = QT_TRANSLATE_NOOP("PawcPlanner", "a zip of {size} MB lies inside the zip")
_LONG_LIST = QT_TRANSLATE_NOOP("PawcPlanner", "its list of members alone takes {size} MB")
_TOO_MUCH = QT_TRANSLATE_NOOP("PawcPlanner", "it unpacks to {size} GB")
_OUTSIDE = QT_TRANSLATE_NOOP("PawcPlanner", "“{member}” points outside of it")
_BOMB = QT_TRANSLATE_NOOP("PawcPlanner", "“{member}” is packed suspiciously small")
_PASSWORD = QT_TRANSLATE_NOOP("PawcPlanner", "it is protected by a password")
_LARGER = QT_TRANSLATE_NOOP("PawcPlanner", "a member is larger than the zip says")


class Archives:
    """The zips of one import; each is opened when it is needed, and all are closed together."""

    def __init__(self) -> None:
        self._open: dict[int, Archive] = {}
        self._inner: Archive | None = None

    def archive(self, file: SourceFile) -> Archive:
        """Return a zip on disk, which stays open once it was."""
        return Archive(file, self._opened)

    def nested(self, member: SourceFile, entry: zipfile.ZipInfo) -> Archive:
        """Return a zip inside a zip; of these only the one in use is in memory.

        Raises
        ------
        HostileArchiveError
            It is too large to be held.
        """
        if entry.file_size > MAX_NESTED:
            reason = Sentence(_ZIP_INSIDE, {"size": entry.file_size >> 20})
            raise HostileArchiveError(file=member.name, reason=reason)

        def opens() -> BinaryIO:
            with member.opens() as stream:
                return BytesIO(stream.read())
        return Archive(SourceFile(member.name, opens), self._opened_inner)

    def close(self) -> None:
        """Let go of all zips."""
        for archive in (*self._open.values(), *([self._inner] if self._inner else [])):
            archive.close()
        self._open, self._inner = {}, None

    def _opened(self, archive: Archive) -> None:
        self._open[id(archive)] = archive

    def _opened_inner(self, archive: Archive) -> None:
        if self._inner is not None and self._inner is not archive:
            self._inner.close()
        self._inner = archive


class Archive:
    """One zip.

    Parameters
    ----------
    file : SourceFile
        Its bytes.
    opened : callable
        Told when it is opened.
    """

    def __init__(self, file: SourceFile, opened: Callable[[Archive], None]) -> None:
        self.file, self._told = file, opened
        self._stream: BinaryIO | None = None
        self._zip: zipfile.ZipFile | None = None

    def entries(self) -> list[zipfile.ZipInfo]:
        """Return its members without folders, checked, sorted by name.

        Raises
        ------
        HostileArchiveError, UnreadableFileError
        """
        try:
            entries = [entry for entry in self._opened().infolist() if not entry.is_dir()]
        except ImportFault:
            raise
        except _DAMAGE as fault:
            raise damaged(self.file.name, fault) from None
        check_entries(self.file.name, entries)
        return sorted(entries, key=lambda entry: entry.filename)

    def member(self, entry: zipfile.ZipInfo) -> SourceFile:
        """Return one of its members, named with its folder: exports of several patrols are all called patrol.xml."""
        name = f"{self.file.name}/{member_path(entry)}"

        def opens() -> BinaryIO:
            try:
                return cast(BinaryIO, Unpacked(name, self._opened().open(entry), entry.file_size))
            except ImportFault:
                raise
            except _DAMAGE as fault:
                raise damaged(name, fault) from None
        return SourceFile(name, opens)

    def close(self) -> None:
        """Let go of it; a member that is being read can be read to its end."""
        if self._zip is not None:
            self._zip.close()
        if self._stream is not None:
            self._stream.close()
        self._zip = self._stream = None

    def _opened(self) -> zipfile.ZipFile:
        if self._zip is None:
            self._stream = self.file.opens()
            check_list(self.file.name, self._stream)
            self._zip = zipfile.ZipFile(self._stream)
        self._told(self)
        return self._zip


def is_archive(file: SourceFile) -> bool:
    """Tell a zip of exports from a spreadsheet or KMZ, which are zips too."""
    if file.head[:4] not in (b"PK\x03\x04", b"PK\x05\x06"):
        return False
    try:
        with file.opens() as stream:
            check_list(file.name, stream)
            with zipfile.ZipFile(stream) as archive:
                names = {name.lower() for name in archive.namelist()}
    except _DAMAGE:
        return True  # it is refused with its reason when it is opened
    is_sheet = "[content_types].xml" in names or "mimetype" in names
    return not is_sheet and not file.name.lower().endswith(".kmz")


def check_list(name: str, stream: BinaryIO) -> None:
    """Refuse a zip whose list of members would fill the memory; to be called before the list is read.

    Raises
    ------
    HostileArchiveError
    """
    size = _list_size(stream)
    stream.seek(0)
    if size > MAX_LIST:
        raise HostileArchiveError(file=name, reason=Sentence(_LONG_LIST, {"size": size >> 20}))


def _list_size(stream: BinaryIO) -> int:
    """Return how many bytes the list of members takes as its end says; 0 when no end is found."""
    length = stream.seek(0, 2)
    stream.seek(max(0, length - (1 << 16) - _END_SIZE - _LOCATOR_SIZE))
    tail = stream.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + _END_SIZE:
        return 0
    size = int.from_bytes(tail[at + 12:at + 16], "little")
    locator = tail[max(0, at - _LOCATOR_SIZE):at]
    if not locator.startswith(_LOCATOR):
        return size
    stream.seek(min(int.from_bytes(locator[8:16], "little"), length))
    record = stream.read(56)
    return int.from_bytes(record[40:48], "little") if record.startswith(_END_64) else size


def check_entries(name: str, entries: Sequence[zipfile.ZipInfo]) -> None:
    """Refuse a zip that reaches outside of itself, is a bomb, or is locked.

    Raises
    ------
    HostileArchiveError, UnreadableFileError
    """
    total = sum(entry.file_size for entry in entries)
    if total > MAX_UNPACKED:
        raise HostileArchiveError(file=name, reason=Sentence(_TOO_MUCH, {"size": f"{total / 1024**3:.1f}"}))
    for entry in entries:
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        # A drive has one letter; a colon further on is a time of day in the name that a phone gave.
        if path.is_absolute() or ".." in path.parts or not path.parts or path.parts[0][1:2] == ":":
            raise HostileArchiveError(file=name, reason=Sentence(_OUTSIDE, {"member": entry.filename}))
        if entry.file_size > RATIO_FROM and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            raise HostileArchiveError(file=name, reason=Sentence(_BOMB, {"member": entry.filename}))
        if entry.flag_bits & 0x1:
            raise UnreadableFileError(file=name, reason=_PASSWORD)


def member_path(entry: zipfile.ZipInfo) -> PurePosixPath:
    """Return the path of a member; what a zip does not call UTF-8 was read as the letters of old DOS."""
    name = entry.filename
    if not entry.flag_bits & _UTF8 and not name.isascii():
        with suppress(UnicodeEncodeError):
            name = legible(name.encode("cp437"), name)
    return PurePosixPath(name.replace("\\", "/"))


def damaged(name: str, fault: Exception) -> UnreadableFileError:
    """Return what is said of a zip that cannot be read."""
    return UnreadableFileError(file=name, reason=Sentence(ZIP_DAMAGED, {"fault": str(fault)}))


class Unpacked:
    """A member of a zip being read; it never gives more than the zip says, and tells damage as a clear fault."""

    def __init__(self, name: str, stream: object, size: int) -> None:
        self._name, self._left = name, size
        self._stream = cast(BinaryIO, stream)

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes; all that are left without ``size``."""
        try:
            data = self._stream.read(self._left + 1 if size is None or size < 0 else size)
        except ImportFault:
            raise
        except _DAMAGE as fault:
            raise damaged(self._name, fault) from None
        self._left -= len(data)
        if self._left < 0:
            raise HostileArchiveError(file=self._name, reason=_LARGER)
        return data

    def readable(self) -> bool:
        """It can be read."""
        return True

    def close(self) -> None:
        """Let go of the member."""
        self._stream.close()

    def __enter__(self) -> Unpacked:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()
