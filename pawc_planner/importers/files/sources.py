"""The files of an import: one file, the members of a zip, or a folder walked in sorted order."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from ...base.progress import Progress, Silent, step
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..errors import (
    EmptySourceError,
    HostileArchiveError,
    ImportFault,
    RightAnswersError,
    SourceMissingError,
    UnreadableFileError,
)
from ..fault_reasons import TOO_LARGE
from .archives import Archive, Archives, Unpacked, check_entries, is_archive, member_path
from .gzipped import suffix, unpacked
from .source_file import HEAD, MAX_WHOLE, SourceFile, file_name

__all__ = ["HEAD", "MAX_WHOLE", "SourceFile", "Sources", "Unpacked", "check_entries", "find_sources", "opened_sources"]

MAX_FILE = 16 * 1024**3
_LOOKED_AT = 500  # files between two looks at whether the user wants to stop
_DATA_SUFFIXES = frozenset((
    ".xml", ".gpx", ".csv", ".tsv", ".txt", ".tab", ".zip", ".json", ".geojson", ".kml", ".kmz", ".xlsx", ".ods",
    ".xls", ".xlsm", ".xlsb", ".shp", ".gpkg", ".fgb", ".gml", ".mif", ".dbf",
    ".geojsonl", ".geojsons", ".ndjson", ".topojson", ".sqlite", ".parquet", ".dxf",
))
# Files that belong to the one with the same stem, and are no source of their own beside it.
_BESIDE = {
    ".shp": (".dbf", ".shx", ".prj", ".cpg"), ".dbf": (".cpg",), ".tab": (".dat", ".map", ".id", ".ind"),
    ".mif": (".mid",),
}
_ONLY_BESIDE = frozenset(ending for endings in _BESIDE.values() for ending in endings) - _DATA_SUFFIXES
_ATTACHMENTS = "attachments"  # where SMART puts the files of waypoints beside patrol.xml
_NO_FILES = (".", "~$")  # hidden ones, and what Excel lays beside a workbook while it is open
_SEALED = "sealed.json"  # lies in the folder with the truth of a training park, which no site may know
_PACKAGE = "datapackage.json"  # the tables of its folder that it names belong to it
_PACKAGED = ("deployments.csv", "media.csv", "observations.csv")
_ZIPS = QT_TRANSLATE_NOOP("PawcPlanner", "zips lie inside zips inside a zip")


@dataclass(frozen=True)
class Sources:
    """The files found; ``alone`` when the user named a single file, whose faults are then errors."""

    files: tuple[SourceFile, ...]
    ignored: int
    alone: bool


@contextmanager
def opened_sources(source: Path, progress: Progress = Silent()) -> Iterator[Sources]:  # noqa: B008
    """Give what is to be imported as :func:`find_sources` lists it, and let go of its zips afterwards."""
    archives = Archives()
    try:
        yield find_sources(source, progress, archives)
    finally:
        archives.close()


def find_sources(
    source: Path, progress: Progress = Silent(), archives: Archives | None = None  # noqa: B008
) -> Sources:
    """List what is to be imported; the user's own files are only read.

    Parameters
    ----------
    source : Path
        File, zip or folder.
    progress : Progress
        Asked whether to stop.
    archives : Archives, optional
        Keeps the zips open; whoever gives it closes it.

    Raises
    ------
    SourceMissingError, EmptySourceError, UnreadableFileError, HostileArchiveError, RightAnswersError
        Nothing there, nothing in it, or it must not or cannot be opened.
    Cancelled
        The user has asked to stop.
    """
    source, archives = Path(source), archives or Archives()
    if (source / _SEALED).is_file() or (source.parent / _SEALED).is_file():
        raise RightAnswersError(file=source.name)
    if source.is_dir():
        return _folder(source, progress, archives)
    if not _is_file(source):
        raise SourceMissingError(file=str(source))
    file = _on_disk(source)
    if not is_archive(file):
        return Sources((_with_neighbours(file),), 0, True)
    members, ignored = _members(archives.archive(file), archives)
    files, lone = _with_companions(members)
    if not files:
        raise EmptySourceError(file=source.name)
    return Sources(files, ignored + lone, len(files) == 1)


def _folder(source: Path, progress: Progress, archives: Archives) -> Sources:
    found: list[tuple[str, SourceFile]] = []
    ignored = 0
    for path in _files_below(source, progress):
        if suffix(path.name) not in _DATA_SUFFIXES | _ONLY_BESIDE or _leads_out(path, source):
            ignored += 1
            continue
        files, skipped = _from_folder(path, path.relative_to(source), archives)
        found += files
        ignored += skipped
    kept, lone = _with_companions(found)
    if not kept:
        raise EmptySourceError(file=source.name or str(source))
    return Sources(kept, ignored + lone, False)


def _files_below(source: Path, progress: Progress) -> Iterator[Path]:
    """Yield the files at any depth by name, without hidden ones; no link to a folder is followed."""
    paths = []
    for number, (folder, _, names) in enumerate(os.walk(source)):
        if number % _LOOKED_AT == 0:
            step(progress, 0.0)
        paths += [Path(folder, name) for name in names if not name.startswith(_NO_FILES)]
    for number, path in enumerate(sorted(paths, key=lambda path: path.relative_to(source).as_posix())):
        if number % _LOOKED_AT == 0:
            step(progress, 0.0)
        if _is_file(path):
            yield path


def _leads_out(path: Path, folder: Path) -> bool:
    """Tell a link to a file outside: in a folder of a stranger it would bring in a file of this computer."""
    return path.is_symlink() and folder.resolve() not in path.resolve().parents


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # its folder may be listed but not entered
        return False


def _from_folder(path: Path, below: Path, archives: Archives) -> tuple[list[tuple[str, SourceFile]], int]:
    """Return a file of a folder, named by its way from there, or the members of a zip."""
    found = _on_disk(path)
    folder, name = below.parent.as_posix(), file_name((below.parent / found.name).as_posix())
    file = replace(found, name=name)
    try:
        if is_archive(file):
            members, ignored = _members(archives.archive(file), archives)
            return [(f"{name}/{inside}", member) for inside, member in members], ignored
    except ImportFault as fault:
        return [(folder, SourceFile(name, _raising(fault)))], 0
    return [(folder, file)], 0


def _raising(fault: ImportFault) -> Callable[[], BinaryIO]:
    def opens() -> BinaryIO:
        raise fault
    return opens


def _on_disk(path: Path) -> SourceFile:
    name = file_name(path.name)

    def opens() -> BinaryIO:
        try:
            if path.stat().st_size > MAX_FILE:
                raise UnreadableFileError(file=name, reason=Sentence(TOO_LARGE, {"size": f"{MAX_FILE >> 30} GB"}))
            return path.open("rb")
        except OSError as fault:
            raise UnreadableFileError(file=name, reason=fault.strerror or str(fault)) from None
    return unpacked(SourceFile(name, opens, path=path))


def _with_neighbours(file: SourceFile) -> SourceFile:
    """Give a single file on disk the files beside it that belong to it."""
    path = file.path
    if path is None:
        return file
    try:
        beside = [(".", _on_disk(other)) for other in sorted(path.parent.iterdir()) if _belongs(path, other)]
    except OSError:  # a folder in which a known name may be read but the names not be listed
        return file
    return _grouped([(".", file), *beside])[0] if beside else file


def _belongs(path: Path, other: Path) -> bool:
    if path.name.lower() == _PACKAGE:
        belongs = suffix(other.name) == ".csv"
    else:
        belongs = other.stem == path.stem and other.suffix.lower() in _BESIDE.get(path.suffix.lower(), ())
    return belongs and other != path and _is_file(other)


def _with_companions(files: Sequence[tuple[str, SourceFile]]) -> tuple[tuple[SourceFile, ...], int]:
    """Return the files with their companions, and how many were passed over.

    Passed over are companions that had lost what they belong to, what SMART attached to waypoints, and the truth of a
    training park.
    """
    own = _without_attachments(_without_truth(files))
    grouped = _grouped(own)
    kept = tuple(file for file in grouped if PurePosixPath(file.base).suffix.lower() not in _ONLY_BESIDE)
    return kept, len(grouped) - len(kept) + len(files) - len(own)


def _without_truth(files: Sequence[tuple[str, SourceFile]]) -> list[tuple[str, SourceFile]]:
    """Leave out the folder with the truth of a training park, for those who import the whole park."""
    sealed = {folder for folder, file in files if file.base == _SEALED}
    return [(folder, file) for folder, file in files if folder not in sealed]


def _without_attachments(files: Sequence[tuple[str, SourceFile]]) -> list[tuple[str, SourceFile]]:
    """Leave out the files of a folder ``attachments`` beside an XML: a GPX there would be tracks a second time."""
    ways = {folder: PurePosixPath(folder) for folder in {folder for folder, _ in files}}
    documents = {ways[folder] for folder, file in files if file.base.lower().endswith(".xml")}
    attached = {
        folder for folder, way in ways.items()
        if any(part.name.lower() == _ATTACHMENTS and part.parent in documents for part in (way, *way.parents))
    }
    return [(folder, file) for folder, file in files if folder not in attached]


def _grouped(files: Sequence[tuple[str, SourceFile]]) -> tuple[SourceFile, ...]:
    """Put files that belong to another of the same folder with it, as its companions."""
    folders: dict[str, list[SourceFile]] = defaultdict(list)
    for folder, file in files:
        folders[folder].append(file)
    return tuple(file for members in folders.values() for file in _of_one_folder(members))


def _of_one_folder(members: Sequence[SourceFile]) -> Iterator[SourceFile]:
    """Yield the files of a folder with what belongs to them; looked up, as there may be a hundred thousand."""
    parts = {_parts(file): file for file in members}
    tables = {file.base: file for file in members if _parts(file)[1] == ".csv"}
    packaged = {}
    for file in members:
        if file.base.lower() == _PACKAGE:
            packaged.update(_packaged(file, tables))
    taken: set[tuple[str, str]] = set()
    owned: dict[str, Mapping[str, SourceFile]] = {}
    for stem, ending in parts:
        beside = {other: parts[stem, other] for other in _BESIDE.get(ending, ()) if (stem, other) in parts}
        taken.update((stem, other) for other in beside)
        owned[stem + ending] = beside
    for file in members:
        stem, ending = _parts(file)
        if file.base.lower() == _PACKAGE:
            yield replace(file, companions=packaged)
        elif file.base not in packaged and (stem, ending) not in taken:
            yield replace(file, companions=owned[stem + ending])


def _packaged(package: SourceFile, tables: Mapping[str, SourceFile]) -> dict[str, SourceFile]:
    """Return the tables that belong to a package of cameras: those it names; of a package of anything else none."""
    try:
        told = package.head.decode("utf-8", "replace").casefold()
    except ImportFault:
        told = ""
    named = {base: file for base, file in tables.items() if base.casefold() in told or base.casefold() in _PACKAGED}
    is_of_cameras = "camtrap" in told or any(base.casefold() in _PACKAGED for base in named)
    return named if is_of_cameras else {}


def _parts(file: SourceFile) -> tuple[str, str]:
    """Return the name without its ending, and the ending in small letters."""
    stem, dot, ending = file.base.rpartition(".")
    return stem, dot + ending.lower()


def _members(archive: Archive, archives: Archives, nested: bool = False) -> tuple[list[tuple[str, SourceFile]], int]:
    """Return the files inside a zip by their folder, checked, and how many others it holds (pictures, sound)."""
    found: list[tuple[str, SourceFile]] = []
    ignored = 0
    for entry in archive.entries():
        path = member_path(entry)
        if suffix(path.name) not in _DATA_SUFFIXES | _ONLY_BESIDE or path.name.startswith(_NO_FILES):
            ignored += 1
            continue
        member = unpacked(archive.member(entry))
        if path.suffix.lower() != ".zip":
            found.append((path.parent.as_posix(), member))
            continue
        if nested:
            raise HostileArchiveError(file=archive.file.name, reason=_ZIPS)
        inner, skipped = _members(archives.nested(member, entry), archives, nested=True)
        found += [(f"{path}/{folder}", file) for folder, file in inner]
        ignored += skipped
    return found, ignored
