"""The files of an import: one file, the members of a zip, or a folder walked in sorted order."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath

from .errors import (
    EmptySourceError,
    HostileArchiveError,
    ImportFault,
    SourceMissingError,
    UnreadableFileError,
)

MAX_UNPACKED = 2 * 1024**3
MAX_FILE = 1024**3
MAX_RATIO = 200
RATIO_FROM = 10 * 1024**2
_DATA_SUFFIXES = frozenset((".xml", ".gpx", ".csv", ".tsv", ".txt", ".tab", ".zip"))


@dataclass(frozen=True)
class SourceFile:
    """One file to import.

    Parameters
    ----------
    name : str
        Name without its folder; for a member of a zip ``archive.zip/member.xml``.
    load : callable
        Returns its bytes; raises :class:`ImportFault`.
    """

    name: str
    load: Callable[[], bytes]


@dataclass(frozen=True)
class Sources:
    """The files found; ``alone`` when the user named a single file, whose faults are then errors."""

    files: tuple[SourceFile, ...]
    ignored: int
    alone: bool


def sha256(data: bytes) -> str:
    """Return the fingerprint of a file's bytes."""
    return hashlib.sha256(data).hexdigest()


def find_sources(source: Path) -> Sources:
    """List what is to be imported.

    Raises
    ------
    SourceMissingError, EmptySourceError, UnreadableFileError, HostileArchiveError
        Nothing there, nothing in it, or it must not or cannot be opened.
    """
    source = Path(source)
    if source.is_dir():
        return _folder(source)
    if not source.is_file():
        raise SourceMissingError(file=str(source))
    data = _read(source)
    if not _is_zip(data):
        return Sources((SourceFile(source.name, lambda: data),), 0, True)
    members, ignored = _members(source.name, data)
    if not members:
        raise EmptySourceError(file=source.name)
    return Sources(tuple(members), ignored, len(members) == 1)


def _folder(source: Path) -> Sources:
    found: list[SourceFile] = []
    ignored = 0
    for path in sorted(source.rglob("*"), key=lambda path: path.relative_to(source).as_posix()):
        if not path.is_file() or path.name.startswith("."):
            continue
        if path.suffix.lower() not in _DATA_SUFFIXES:
            ignored += 1
            continue
        files, skipped = _from_folder(path)
        found += files
        ignored += skipped
    if not found:
        raise EmptySourceError(file=source.name or str(source))
    return Sources(tuple(found), ignored, False)


def _from_folder(path: Path) -> tuple[list[SourceFile], int]:
    if path.suffix.lower() != ".zip":
        return [SourceFile(path.name, lambda: _read(path))], 0
    try:
        return _members(path.name, _read(path))
    except ImportFault as fault:
        return [SourceFile(path.name, _raising(fault))], 0


def _raising(fault: ImportFault) -> Callable[[], bytes]:
    def load() -> bytes:
        raise fault
    return load


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_FILE:
            raise UnreadableFileError(file=path.name, reason=f"it is larger than {MAX_FILE >> 20} MB")
        return path.read_bytes()
    except OSError as fault:
        raise UnreadableFileError(file=path.name, reason=fault.strerror or str(fault)) from None


def _is_zip(data: bytes) -> bool:
    return data[:4] in (b"PK\x03\x04", b"PK\x05\x06")


def _members(name: str, data: bytes, nested: bool = False) -> tuple[list[SourceFile], int]:
    """Return the files inside a zip, checked, and how many others it holds (pictures, sound)."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        entries = sorted((entry for entry in archive.infolist() if not entry.is_dir()), key=lambda e: e.filename)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as fault:
        raise UnreadableFileError(file=name, reason=f"the zip is damaged ({fault})") from None
    _check_entries(name, entries)
    found: list[SourceFile] = []
    ignored = 0
    for entry in entries:
        if PurePosixPath(entry.filename).suffix.lower() not in _DATA_SUFFIXES:
            ignored += 1
            continue
        for file in _entry_files(name, archive, entry, nested):
            found.append(file)
    return found, ignored


def _entry_files(
    name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, nested: bool
) -> Iterator[SourceFile]:
    inner = f"{name}/{PurePosixPath(entry.filename.replace(chr(92), '/')).name}"
    if not entry.filename.lower().endswith(".zip"):
        yield SourceFile(inner, lambda: _unpack(inner, archive, entry))
        return
    if nested:
        raise HostileArchiveError(file=name, reason="zips lie inside zips inside a zip")
    yield from _members(inner, _unpack(inner, archive, entry), nested=True)[0]


def _check_entries(name: str, entries: list[zipfile.ZipInfo]) -> None:
    total = sum(entry.file_size for entry in entries)
    if total > MAX_UNPACKED:
        raise HostileArchiveError(file=name, reason=f"it unpacks to {total / 1024**3:.1f} GB")
    for entry in entries:
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
            raise HostileArchiveError(file=name, reason=f"“{entry.filename}” points outside of it")
        if entry.file_size > RATIO_FROM and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            raise HostileArchiveError(file=name, reason=f"“{entry.filename}” is packed suspiciously small")
        if entry.flag_bits & 0x1:
            raise UnreadableFileError(file=name, reason="it is protected by a password")


def _unpack(name: str, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    try:
        with archive.open(entry) as stream:
            data = stream.read(entry.file_size + 1)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as fault:
        raise UnreadableFileError(file=name, reason=f"the zip is damaged ({fault})") from None
    except zlib.error as fault:
        raise UnreadableFileError(file=name, reason=f"the zip is damaged ({fault})") from None
    if len(data) > entry.file_size:
        raise HostileArchiveError(file=name, reason="a member is larger than the zip says")
    return data
