"""Spreadsheets (.xlsx, .ods) as files of an import: every sheet that is recognised is read as a table.

A record read is one row of a sheet that is recognised; title rows, empty rows and other sheets are none. Old .xls files
and those with a password are refused with what to do.
"""

from __future__ import annotations

import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from ...base.progress import Part as Share
from ...base.progress import step
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..errors import EmptySourceError, ImportFault, UnreadableFileError
from ..fault_reasons import DAMAGED
from ..files.scratch import refuse_when_full
from ..files.sources import SourceFile, check_entries
from ..headers import KINDS
from ..reading import Format, Reading
from ..records import Part
from ..tables.known_tables import is_table, read_table_rows
from ..tables.rows import RowSource
from .errors import OldWorkbookError, SheetMissingError, SheetsUnknownError, WebTableError
from .ods import OpenDocument
from .rows import Sheet
from .xlsx import Workbook

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls, and .xlsx inside an envelope that a password locks
_BIFF = (b"\x09\x08\x10\x00", b"\x09\x08\x08\x00", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00", b"\x09\x00\x04\x00")
_PAGES = (b"<html", b"<!doctype html", b"<table", b"<head", b"<body", b"<meta", b"<style", b"<div")
_XML_2003 = b"urn:schemas-microsoft-com:office:spreadsheet"
_ZIP = b"PK\x03\x04"
_SIGNS = (b"[Content_Types].xml", b"mimetypeapplication/vnd.oasis", b"xl/", b"content.xml")
_DAMAGE = (zipfile.BadZipFile, KeyError, OSError, EOFError, ValueError, NotImplementedError, RuntimeError, zlib.error)


def recognises(file: SourceFile) -> bool:
    """Return True for office documents and old Excel files; which of them can be used is said while reading."""
    head = file.head
    if head.startswith((_OLE, *_BIFF)) or _is_web_table(head):
        return True
    return head.startswith(_ZIP) and any(sign in head for sign in _SIGNS)


def _is_web_table(head: bytes) -> bool:
    """Tell pages with a table, and the XML of Excel 2003, which programs on the web like to name .xls."""
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00").replace(b"\x00", b"").lower()
    return (start.startswith(_PAGES) and b"<table" in start) or (start.startswith(b"<") and _XML_2003 in start)


def _refuse_others(file: SourceFile) -> None:
    if _is_web_table(file.head):
        raise WebTableError(file=file.name)
    if not file.head.startswith(_ZIP):
        raise OldWorkbookError(file=file.name)


def read(file: SourceFile, reading: Reading) -> Iterator[Part]:
    """Read the sheets of a spreadsheet that hold records.

    Raises
    ------
    OldWorkbookError, WebTableError, NoWorkbookError, BinaryWorkbookError, LockedWorkbookError
        A document of another kind.
    SheetMissingError, SheetsUnknownError
        The sheet that the mapping names is not there, or no sheet is recognised.
    ImportFault
        Damaged, hostile, or a table that cannot be used.
    """
    _refuse_others(file)
    with tempfile.TemporaryDirectory(prefix="pawc_sheets_") as name:
        sheets = _set_down(file, Path(name), reading)
        wanted = _chosen(file, sheets, reading)
        parts = _parts(file, wanted, len(sheets) > 1, reading)
        first = next(parts, None)
        if first is None:
            raise EmptySourceError(file=file.name)
        first.notes += _passed_over(file, sheets, wanted, reading)
        yield first
        yield from parts


def _parts(file: SourceFile, sheets: list[Sheet], several: bool, reading: Reading) -> Iterator[Part]:
    for number, sheet in enumerate(sheets):
        step(reading.progress, number / len(sheets), sheet.name)
        with suppress(EmptySourceError):  # the form of a month in which nothing was written
            yield from read_table_rows(_source(file, sheet, several), reading)


def _passed_over(file: SourceFile, sheets: list[Sheet], wanted: list[Sheet], reading: Reading) -> list[Sentence]:
    """Say which sheets are not read, unless the user chose one."""
    if reading.mapping.sheet:
        return []
    names = [f"“{sheet.name}”" for sheet in sheets if sheet.count and not sheet.hidden and sheet not in wanted]
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner", "{file}: sheets without records that are known were passed over: {sheets}.")
    return [Sentence(template, {"file": file.name, "sheets": ", ".join(names[:20])})] if names else []


@contextmanager
def rows_of(file: SourceFile, reading: Reading) -> Iterator[RowSource]:
    """Give the rows of the sheet whose columns are shown: of those that are read the first, else the fullest.

    Raises
    ------
    ImportFault
        As :func:`read`.
    """
    _refuse_others(file)
    with tempfile.TemporaryDirectory(prefix="pawc_sheets_") as name:
        sheets = _set_down(file, Path(name), reading)
        try:
            shown = _chosen(file, sheets, reading)[0]
        except SheetsUnknownError:
            shown = max(sheets, key=lambda sheet: (not sheet.hidden, sheet.count))
        names = tuple(sheet.name for sheet in sheets if sheet.count)
        yield replace(_source(file, shown, False), sheets=names)


def _set_down(file: SourceFile, folder: Path, reading: Reading) -> list[Sheet]:
    """Set the rows of all sheets down in a private folder."""
    sheets = []
    try:
        with _archive(file, folder) as archive:
            check_entries(file.name, archive.infolist())
            is_open_document = "mimetype" in archive.namelist() and "content.xml" in archive.namelist()
            asked = Share(reading.progress, 0.0, 0.0)  # setting the rows down is not reading them
            book = (OpenDocument if is_open_document else Workbook)(file.name, archive, asked)
            for sheet in book.sheets(folder):
                step(reading.progress, 0.0, sheet.name)
                sheets.append(sheet)
    except ImportFault:
        raise
    except _DAMAGE as fault:
        refuse_when_full(fault)
        reason = str(fault).strip("'\"").splitlines()[:1]
        damage = Sentence(DAMAGED, {"fault": " ".join(reason)[:200]})
        raise UnreadableFileError(file=file.name, reason=damage) from None
    return sheets


@contextmanager
def _archive(file: SourceFile, folder: Path) -> Iterator[zipfile.ZipFile]:
    """Open a workbook; one inside a zip is copied out first, as its parts are not read in their order."""
    with file.opens() as stream:
        if file.path is not None:
            with zipfile.ZipFile(stream) as archive:
                yield archive
            return
        copy = folder / "workbook"
        with copy.open("wb") as target:
            shutil.copyfileobj(stream, target, 1 << 20)
    with zipfile.ZipFile(copy) as archive:
        yield archive


def _chosen(file: SourceFile, sheets: list[Sheet], reading: Reading) -> list[Sheet]:
    """Return the sheets to read: the one the mapping names, or all that are recognised."""
    asked = str(getattr(reading.mapping, "sheet", "") or "").strip()
    if asked:
        found = [sheet for sheet in sheets if sheet.name.strip().casefold() == asked.casefold()]
        if not found:
            raise SheetMissingError(file=file.name, sheet=asked, sheets=", ".join(sheet.name for sheet in sheets))
        return found[:1]
    filled = [sheet for sheet in sheets if sheet.count]
    if not filled:
        raise EmptySourceError(file=file.name)
    seen = [sheet for sheet in filled if not sheet.hidden]
    known = [sheet for sheet in seen if is_table(_source(file, sheet, False), reading)]
    if known:
        return known
    if len(seen) == 1 and (reading.kind != "auto" or reading.mapping.columns):
        return seen  # the reader of tables says what it lacks
    heads = "; ".join(f"“{sheet.name}”: " + ", ".join(_head(sheet))[:200] for sheet in filled[:8])
    raise SheetsUnknownError(file=file.name, seen=reading.personal.text(heads[:1000])[0])


def _head(sheet: Sheet) -> list[str]:
    """Return the row that looks most like headers: the first of the fullest."""
    return max((row for _, row in sheet.head), key=lambda row: sum(bool(cell.strip()) for cell in row), default=[])


def _source(file: SourceFile, sheet: Sheet, several: bool) -> RowSource:
    name = f"{file.name} [{sheet.name}]" if several else file.name
    return RowSource(name, (), sheet.rows, size=sheet.count, ends_at_last_cell=True)


FORMATS = (Format("spreadsheet", QT_TRANSLATE_NOOP("PawcPlanner", "spreadsheet"), KINDS, recognises, read, rows_of),)
