"""The files of an import: one file, the members of a zip, or a folder walked in sorted order."""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from .errors import (
    EmptySourceError,
    HostileArchiveError,
    ImportFault,
    SourceMissingError,
    UnreadableFileError,
)

MAX_UNPACKED = 8 * 1024**3
MAX_FILE = 16 * 1024**3
MAX_WHOLE = 512 * 1024**2  # files that have to be in memory as a whole
MAX_NESTED = 256 * 1024**2
MAX_RATIO = 200
RATIO_FROM = 10 * 1024**2
HEAD = 1 << 16
_BLOCK = 1 << 20
_DATA_SUFFIXES = frozenset((
    ".xml", ".gpx", ".csv", ".tsv", ".txt", ".tab", ".zip", ".json", ".geojson", ".kml", ".kmz", ".xlsx", ".ods",
    ".xls", ".shp", ".gpkg", ".fgb", ".gml", ".mif", ".dbf",
))
# Files that belong to the one with the same stem, and are no source of their own beside it.
_BESIDE = {
    ".shp": (".dbf", ".shx", ".prj", ".cpg"), ".dbf": (".cpg",), ".tab": (".dat", ".map", ".id", ".ind"),
    ".mif": (".mid",),
}
_ONLY_BESIDE = frozenset(ending for endings in _BESIDE.values() for ending in endings) - _DATA_SUFFIXES
_PACKAGE = "datapackage.json"  # the files of its folder belong to it


@dataclass(frozen=True)
class SourceFile:
    """One file to import, or one that belongs to it.

    Parameters
    ----------
    name : str
        Name without its folder; for a member of a zip ``archive.zip/member.xml``.
    opens : callable
        Returns its bytes as a fresh stream from the start; raises :class:`ImportFault`, also while it is read.
    companions : mapping of str to SourceFile
        Files that belong to it: of a shapefile by ending (".dbf"), of a package by name ("deployments.csv").
    path : Path or None
        Where it lies on disk, None for a member of a zip.
    """

    name: str
    opens: Callable[[], BinaryIO]
    companions: Mapping[str, SourceFile] = field(default_factory=dict)
    path: Path | None = None

    @property
    def base(self) -> str:
        """Name of the file alone."""
        return self.name.rpartition("/")[2]

    @property
    def stem(self) -> str:
        """Name of the file alone, without its ending."""
        return self.base.rpartition(".")[0] or self.base

    @cached_property
    def head(self) -> bytes:
        """The first 64 kB; raises :class:`ImportFault`."""
        with self.opens() as stream:
            return stream.read(HEAD)

    def load(self) -> bytes:
        """Return all bytes, for formats that cannot be streamed; raises :class:`ImportFault`."""
        with self.opens() as stream:
            data = stream.read(MAX_WHOLE + 1)
        if len(data) > MAX_WHOLE:
            raise UnreadableFileError(file=self.name, reason=f"it is larger than {MAX_WHOLE >> 20} MB")
        return data

    def sha256(self) -> str:
        """Return the fingerprint of its bytes and those of its companions."""
        total = hashlib.sha256()
        for file in (self, *(self.companions[name] for name in sorted(self.companions))):
            with file.opens() as stream:
                while block := stream.read(_BLOCK):
                    total.update(block)
        return total.hexdigest()


@dataclass(frozen=True)
class Sources:
    """The files found; ``alone`` when the user named a single file, whose faults are then errors."""

    files: tuple[SourceFile, ...]
    ignored: int
    alone: bool


def find_sources(source: Path) -> Sources:
    """List what is to be imported; the user's own files are only read.

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
    file = _on_disk(source)
    if not _is_archive(file):
        return Sources((_with_neighbours(file),), 0, True)
    members, ignored = _members(file)
    files, lone = _with_companions(members)
    if not files:
        raise EmptySourceError(file=source.name)
    return Sources(files, ignored + lone, len(files) == 1)


def _folder(source: Path) -> Sources:
    found: list[tuple[str, SourceFile]] = []
    ignored = 0
    for path in sorted(source.rglob("*"), key=lambda path: path.relative_to(source).as_posix()):
        if path.name.startswith(".") or not path.is_file():
            continue
        if path.suffix.lower() not in _DATA_SUFFIXES | _ONLY_BESIDE:
            ignored += 1
            continue
        files, skipped = _from_folder(path, path.relative_to(source).parent.as_posix())
        found += files
        ignored += skipped
    kept, lone = _with_companions(found)
    if not kept:
        raise EmptySourceError(file=source.name or str(source))
    return Sources(kept, ignored + lone, False)


def _from_folder(path: Path, folder: str) -> tuple[list[tuple[str, SourceFile]], int]:
    file = _on_disk(path)
    try:
        if _is_archive(file):
            members, ignored = _members(file)
            return [(f"{folder}/{path.name}/{inside}", member) for inside, member in members], ignored
    except ImportFault as fault:
        return [(folder, SourceFile(path.name, _raising(fault)))], 0
    return [(folder, file)], 0


def _raising(fault: ImportFault) -> Callable[[], BinaryIO]:
    def opens() -> BinaryIO:
        raise fault
    return opens


def _on_disk(path: Path) -> SourceFile:
    def opens() -> BinaryIO:
        try:
            if path.stat().st_size > MAX_FILE:
                raise UnreadableFileError(file=path.name, reason=f"it is larger than {MAX_FILE >> 30} GB")
            return path.open("rb")
        except OSError as fault:
            raise UnreadableFileError(file=path.name, reason=fault.strerror or str(fault)) from None
    return SourceFile(path.name, opens, path=path)


def _with_neighbours(file: SourceFile) -> SourceFile:
    """Give a single file on disk the files beside it that belong to it."""
    path = cast(Path, file.path)
    beside = [(".", _on_disk(other)) for other in sorted(path.parent.iterdir()) if _belongs(path, other)]
    return _grouped([(".", file), *beside])[0] if beside else file


def _belongs(path: Path, other: Path) -> bool:
    if other == path or not other.is_file():
        return False
    if path.name.lower() == _PACKAGE:
        return other.suffix.lower() == ".csv"
    return other.stem == path.stem and other.suffix.lower() in _BESIDE.get(path.suffix.lower(), ())


def _with_companions(files: Sequence[tuple[str, SourceFile]]) -> tuple[tuple[SourceFile, ...], int]:
    """Return the files with their companions, and how many companions had lost what they belong to."""
    grouped = _grouped(files)
    kept = tuple(file for file in grouped if PurePosixPath(file.base).suffix.lower() not in _ONLY_BESIDE)
    return kept, len(grouped) - len(kept)


def _grouped(files: Sequence[tuple[str, SourceFile]]) -> tuple[SourceFile, ...]:
    """Put files that belong to another of the same folder with it, as its companions."""
    folders: dict[str, list[SourceFile]] = defaultdict(list)
    for folder, file in files:
        folders[folder].append(file)
    found = []
    for members in folders.values():
        owned: dict[str, dict[str, SourceFile]] = {}
        taken: set[int] = set()
        for file in members:
            for other in members:
                key = _companion_key(file.base, other.base)
                if key and other is not file:
                    owned.setdefault(file.name, {})[key] = other
                    taken.add(id(other))
        found += [
            SourceFile(file.name, file.opens, owned.get(file.name, {}), file.path)
            for file in members if id(file) not in taken
        ]
    return tuple(found)


def _companion_key(owner: str, other: str) -> str:
    """Return under which key ``other`` belongs to ``owner``, "" when it does not."""
    if owner.lower() == _PACKAGE:
        return other if other.lower().endswith(".csv") else ""
    stem, _, ending = owner.rpartition(".")
    other_stem, _, other_ending = other.rpartition(".")
    belongs = stem == other_stem and "." + other_ending.lower() in _BESIDE.get("." + ending.lower(), ())
    return "." + other_ending.lower() if belongs else ""


def _is_archive(file: SourceFile) -> bool:
    """Tell a zip of exports from a spreadsheet or KMZ, which are zips too."""
    if file.head[:4] not in (b"PK\x03\x04", b"PK\x05\x06"):
        return False
    try:
        with file.opens() as stream, zipfile.ZipFile(stream) as archive:
            names = {name.lower() for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return True  # it is refused with its reason when it is opened
    is_sheet = "[content_types].xml" in names or "mimetype" in names
    return not is_sheet and not file.name.lower().endswith(".kmz")


def _members(file: SourceFile, nested: bool = False) -> tuple[list[tuple[str, SourceFile]], int]:
    """Return the files inside a zip by their folder, checked, and how many others it holds (pictures, sound)."""
    name = file.name
    try:
        with file.opens() as stream, zipfile.ZipFile(stream) as archive:
            entries = sorted((entry for entry in archive.infolist() if not entry.is_dir()), key=lambda e: e.filename)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as fault:
        raise UnreadableFileError(file=name, reason=f"the zip is damaged ({fault})") from None
    check_entries(name, entries)
    found: list[tuple[str, SourceFile]] = []
    ignored = 0
    for entry in entries:
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        if path.suffix.lower() not in _DATA_SUFFIXES | _ONLY_BESIDE or path.name.startswith("."):
            ignored += 1
            continue
        member = SourceFile(f"{name}/{path.name}", _unpacking(file, entry))
        if path.suffix.lower() != ".zip":
            found.append((path.parent.as_posix(), member))
            continue
        if nested:
            raise HostileArchiveError(file=name, reason="zips lie inside zips inside a zip")
        inner, skipped = _members(_in_memory(member, entry), nested=True)
        found += [(f"{path}/{folder}", file) for folder, file in inner]
        ignored += skipped
    return found, ignored


def _in_memory(member: SourceFile, entry: zipfile.ZipInfo) -> SourceFile:
    if entry.file_size > MAX_NESTED:
        raise HostileArchiveError(file=member.name, reason=f"a zip of {entry.file_size >> 20} MB lies inside the zip")
    with member.opens() as stream:
        data = stream.read()
    return SourceFile(member.name, lambda: BytesIO(data))


def check_entries(name: str, entries: Sequence[zipfile.ZipInfo]) -> None:
    """Refuse a zip that reaches outside of itself, is a bomb, or is locked.

    Raises
    ------
    HostileArchiveError, UnreadableFileError
    """
    total = sum(entry.file_size for entry in entries)
    if total > MAX_UNPACKED:
        raise HostileArchiveError(file=name, reason=f"it unpacks to {total / 1024**3:.1f} GB")
    for entry in entries:
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or not path.parts or ":" in path.parts[0]:
            raise HostileArchiveError(file=name, reason=f"“{entry.filename}” points outside of it")
        if entry.file_size > RATIO_FROM and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            raise HostileArchiveError(file=name, reason=f"“{entry.filename}” is packed suspiciously small")
        if entry.flag_bits & 0x1:
            raise UnreadableFileError(file=name, reason="it is protected by a password")


def _unpacking(file: SourceFile, entry: zipfile.ZipInfo) -> Callable[[], BinaryIO]:
    name = f"{file.name}/{PurePosixPath(entry.filename).name}"

    def opens() -> BinaryIO:
        try:
            archive = zipfile.ZipFile(file.opens())
            return cast(BinaryIO, Unpacked(name, archive, archive.open(entry), entry.file_size))
        except _DAMAGE as fault:
            raise UnreadableFileError(file=name, reason=f"the zip is damaged ({fault})") from None
    return opens


_DAMAGE = (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError, zlib.error)


class Unpacked:
    """A member of a zip being read; it never gives more than the zip says, and tells damage as a clear fault."""

    def __init__(self, name: str, archive: zipfile.ZipFile, stream: object, size: int) -> None:
        self._name, self._archive, self._left = name, archive, size
        self._stream = cast(BinaryIO, stream)

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes; all that are left without ``size``."""
        try:
            data = self._stream.read(self._left + 1 if size is None or size < 0 else size)
        except _DAMAGE as fault:
            raise UnreadableFileError(file=self._name, reason=f"the zip is damaged ({fault})") from None
        self._left -= len(data)
        if self._left < 0:
            raise HostileArchiveError(file=self._name, reason="a member is larger than the zip says")
        return data

    def readable(self) -> bool:
        """It can be read."""
        return True

    def close(self) -> None:
        """Let go of the zip."""
        self._stream.close()
        self._archive.close()
        if self._archive.fp is not None:
            self._archive.fp.close()

    def __enter__(self) -> Unpacked:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()
