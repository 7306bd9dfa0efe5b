"""A data package of cameras: its description, and its tables, which lie beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..errors import ImportFault
from ..fault_reasons import IN_LINE, TOO_DEEP, TOO_LARGE
from ..files.gzipped import without_ending
from ..files.sources import SourceFile
from ..headers import normalised
from ..reading import Reading
from ..tables.rows import RowSource, delimited_rows
from .errors import PackageBrokenError, PackageFileError
from .tables import Headed, headed

MAX_DESCRIPTOR = 64 * 1024**2
_NOT_UTF8 = QT_TRANSLATE_NOOP("PawcPlanner", "it is not written in UTF-8")
_NO_PACKAGE = QT_TRANSLATE_NOOP("PawcPlanner", "it describes no package")
_LACKING = QT_TRANSLATE_NOOP("PawcPlanner", "lacks one of the columns {columns}")
_UNREADABLE = QT_TRANSLATE_NOOP("PawcPlanner", "cannot be read ({fault})")
_DIFFERENT = QT_TRANSLATE_NOOP("PawcPlanner", "is spread over files with different columns")
_NO_FILE = QT_TRANSLATE_NOOP("PawcPlanner", "is not a file of its own")
_ON_THE_WEB = QT_TRANSLATE_NOOP("PawcPlanner", "lies on the web and is not fetched")
_ELSEWHERE = QT_TRANSLATE_NOOP("PawcPlanner", "is said to lie in another folder and is not beside it")
_MISSING = QT_TRANSLATE_NOOP("PawcPlanner", "is missing")


def read_descriptor(file: SourceFile) -> Mapping[str, Any]:
    """Return what ``datapackage.json`` says.

    Raises
    ------
    PackageBrokenError
        It cannot be read.
    """
    with file.opens() as stream:
        data = stream.read(MAX_DESCRIPTOR + 1)
    if len(data) > MAX_DESCRIPTOR:
        raise PackageBrokenError(file=file.name, reason=Sentence(TOO_LARGE, {"size": f"{MAX_DESCRIPTOR >> 20} MB"}))
    try:
        found = json.loads(data.decode("utf-8-sig"), parse_int=lambda digits: digits[:40])
    except json.JSONDecodeError as fault:
        reason = Sentence(IN_LINE, {"line": fault.lineno, "fault": fault.msg})
        raise PackageBrokenError(file=file.name, reason=reason) from None
    except UnicodeDecodeError:
        raise PackageBrokenError(file=file.name, reason=_NOT_UTF8) from None
    except RecursionError:
        raise PackageBrokenError(file=file.name, reason=TOO_DEEP) from None
    if not isinstance(found, dict):
        raise PackageBrokenError(file=file.name, reason=_NO_PACKAGE)
    return found


def package_table(
    file: SourceFile, descriptor: Mapping[str, Any], name: str, needed: Sequence[str], reading: Reading
) -> Headed:
    """Return a table of the package with its header row; of several files with the same headers, all rows.

    Raises
    ------
    PackageFileError
        It is missing, cannot be read, or lacks one of the columns ``needed``.
    """
    def fits(cells: Sequence[str]) -> bool:
        return set(needed) <= {normalised(cell) for cell in cells}

    found = []
    try:
        for member in _members(file, descriptor, name):
            given = headed(delimited_rows(member, reading.mapping.encoding, reading.mapping.delimiter), fits)
            if given is None:
                reason = Sentence(_LACKING, {"columns": ", ".join(needed)})
                raise PackageFileError(file=file.name, missing=member.base, reason=reason)
            found.append(given)
    except PackageFileError:
        raise
    except ImportFault as fault:
        raise PackageFileError(file=file.name, missing=name, reason=Sentence(_UNREADABLE, {"fault": fault})) from None
    return _joined(file, name, found)


def _joined(file: SourceFile, name: str, tables: Sequence[Headed]) -> Headed:
    """Return the rows of several files as those of one table; rows are numbered on."""
    first = tables[0]
    if any([*map(normalised, table.headers)] != [*map(normalised, first.headers)] for table in tables):
        raise PackageFileError(file=file.name, missing=name, reason=_DIFFERENT)
    if len(tables) == 1:
        return first

    def rows() -> Iterator[tuple[int, list[str]]]:
        last = first.number
        for table in tables:
            for _, cells in table.rows():
                last += 1
                yield last, cells

    source: RowSource = replace(first.source, rows=rows)
    return Headed(source, first.number, first.headers)


def _members(file: SourceFile, descriptor: Mapping[str, Any], name: str) -> list[SourceFile]:
    """Return the files of a table. Of a path only the name counts, and only what lies beside the description."""
    resource = _resource(descriptor, name)
    paths = resource.get("path", f"{name}.csv")
    paths = paths if isinstance(paths, list) else [paths]
    if "data" in resource or not paths or not all(isinstance(path, str) for path in paths):
        raise PackageFileError(file=file.name, missing=name, reason=_NO_FILE)
    beside = {key.casefold(): member for key, member in file.companions.items()}
    found = []
    for path in paths:
        plain = without_ending(path.replace("\\", "/").rpartition("/")[2])
        if plain.casefold() not in beside:
            raise PackageFileError(file=file.name, missing=plain or name, reason=_reason(path))
        found.append(beside[plain.casefold()])
    return found


def _resource(descriptor: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return the resource of a table: by its name, else by the schema it says it follows."""
    resources = descriptor.get("resources")
    listed = [item for item in (resources if isinstance(resources, list) else []) if isinstance(item, dict)]
    named = [item for item in listed if str(item.get("name", "")).casefold() == name]
    schemed = [item for item in listed if f"{name}-table-schema" in str(item.get("schema", ""))]
    return next(iter([*named, *schemed]), {})


def _reason(path: str) -> str:
    if "://" in path:
        return _ON_THE_WEB
    return _ELSEWHERE if "/" in path or "\\" in path else _MISSING
