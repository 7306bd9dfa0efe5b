"""Excel workbooks (.xlsx, .xlsm): the stored values of their sheets as text.

Only the parts that hold values are opened. Formulas are not evaluated: the value that was stored with them is taken.
Links to other files are never followed.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from ...base.progress import Progress
from ...base.words import QT_TRANSLATE_NOOP
from ..errors import UnreadableFileError
from ..untrusted.safe_xml import Element, elements, parse
from .cells import column_number, date_style, moment, plain
from .errors import BinaryWorkbookError, NoWorkbookError
from .rows import MAX_CELL, Sheet, SheetWriter

MAX_STRINGS = 4_000_000
MAX_STRING_LETTERS = 200_000_000
# What may stand in a sheet in great number and says nothing about its values.
_LET_GO = frozenset(("hyperlink", "conditionalFormatting", "dataValidation", "ignoredError", "brk"))
_ZEROS = re.compile(r"0{2,20}")
_MERGED = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NO_SHEETS = QT_TRANSLATE_NOOP("PawcPlanner", "its list of sheets is empty or damaged")
_TOO_MUCH = QT_TRANSLATE_NOOP("PawcPlanner", "it holds more text than a sheet of records does")


@dataclass(frozen=True)
class _Named:
    """A sheet as the workbook lists it."""

    name: str
    part: str
    hidden: bool


class Workbook:
    """The values of a workbook.

    Parameters
    ----------
    file : str
        Name for messages.
    archive : ZipFile
        Its parts, checked before.
    progress : Progress
        Asked now and then whether to stop.
    """

    def __init__(self, file: str, archive: zipfile.ZipFile, progress: Progress) -> None:
        self._file, self._archive, self._progress = file, archive, progress
        self._parts = {name.replace("\\", "/").lower().lstrip("/"): name for name in archive.namelist()}
        self._from_1904 = False
        self._strings: list[str] = []
        self._styles: list[str] = []

    def sheets(self, folder: Path) -> Iterator[Sheet]:
        """Set the sheets down in a folder, one after the other.

        Raises
        ------
        ImportFault
            It is no workbook, or damaged; what the zip itself raises is left to the caller.
        """
        names = self._names()
        self._styles = self._read_styles()
        self._strings = self._read_strings()
        for number, named in enumerate(names):
            sheet = Sheet(self._file, named.name, folder / f"{number}.csv", named.hidden)
            with SheetWriter(sheet) as writer:
                rows = _Rows(self, writer)
                for element in self._each(named.part, "row", "mergeCell"):
                    if element.name == "row":
                        rows.take(element)
                    else:
                        _note_merged(sheet, element.get("ref"))
            yield sheet

    def text(self, cell: Element) -> str:
        """Return the value of a cell as text."""
        kind, value = cell.get("t", "n"), cell.child_text("v")
        if kind == "s":
            return self._strings[int(value)] if value.isdecimal() and int(value) < len(self._strings) else ""
        if kind == "inlineStr":
            inline = cell.first("is")
            return _rich(inline) if inline else ""
        if kind == "b":
            return {"1": "true", "0": "false"}.get(value, value)
        if not value and kind != "str":
            return _unvalued(cell)
        if kind != "n":
            return _unescaped(value)
        style = cell.get("s")
        shown = self._styles[int(style)] if style.isdecimal() and int(style) < len(self._styles) else ""
        if shown.startswith("0"):
            return plain(value).zfill(len(shown))  # 7 that is shown as 007: the name of a camera
        return moment(value, shown, self._from_1904) if shown else plain(value)

    def _names(self) -> list[_Named]:
        workbook = self._whole(self._main_part())
        targets = self._targets()
        settings = workbook.first("workbookPr")
        self._from_1904 = settings is not None and settings.get("date1904").lower() in ("1", "true")
        listed = workbook.first("sheets")
        found = []
        for sheet in listed.each("sheet") if listed else ():
            part = targets.get(sheet.get("id"), "")
            if part in self._parts:  # chart sheets and the like are no tables; they have no rows anyway
                found.append(_Named(sheet.get("name") or "?", part, sheet.get("state") not in ("", "visible")))
        if not found:
            raise UnreadableFileError(file=self._file, reason=_NO_SHEETS)
        return found

    def _main_part(self) -> str:
        if "xl/workbook.xml" in self._parts:
            return "xl/workbook.xml"
        if "xl/workbook.bin" in self._parts:
            raise BinaryWorkbookError(file=self._file)
        raise NoWorkbookError(file=self._file)

    def _targets(self) -> dict[str, str]:
        """Return the parts inside the workbook by the id of the relation; what lies outside is left out."""
        if "xl/_rels/workbook.xml.rels" not in self._parts:
            return {}
        root = self._whole("xl/_rels/workbook.xml.rels")
        found = {}
        for relation in root.each("Relationship"):
            target = relation.get("Target").replace("\\", "/")
            path = PurePosixPath(target.lstrip("/")) if target.startswith("/") else PurePosixPath("xl") / target
            if relation.get("TargetMode").lower() != "external" and ".." not in path.parts:
                found[relation.get("Id")] = path.as_posix().lower()
        return found

    def _read_styles(self) -> list[str]:
        """Return for each cell style whether it shows a date, a time, both, leading zeros ("000"), or none ("")."""
        if "xl/styles.xml" not in self._parts:
            return []
        root = self._whole("xl/styles.xml")
        own = root.first("numFmts")
        codes = {item.get("numFmtId"): item.get("formatCode") for item in (own.each("numFmt") if own else ())}
        styles = root.first("cellXfs")
        found = []
        for style in styles.each("xf") if styles else ():
            number = style.get("numFmtId", "0")
            code = codes.get(number, "")
            zeros = code if _ZEROS.fullmatch(code) else ""
            found.append(zeros or date_style(int(number) if number.isdecimal() else 0, code))
        return found

    def _read_strings(self) -> list[str]:
        if "xl/sharedstrings.xml" not in self._parts:
            return []
        found: list[str] = []
        letters = 0
        for item in self._each("xl/sharedstrings.xml", "si"):
            found.append(_rich(item))
            letters += len(found[-1])
            if len(found) > MAX_STRINGS or letters > MAX_STRING_LETTERS:
                raise UnreadableFileError(file=self._file, reason=_TOO_MUCH)
        return found

    def _whole(self, part: str) -> Element:
        with self._archive.open(self._parts[part]) as stream:
            return parse(stream.read(), self._file)

    def _each(self, part: str, *names: str) -> Iterator[Element]:
        with self._archive.open(self._parts[part]) as stream:
            for element in elements(cast(BinaryIO, stream), self._file, _LET_GO.union(names), self._progress):
                if element.name in names:
                    yield element


class _Rows:
    """Rows of one sheet on their way to its file."""

    def __init__(self, book: Workbook, writer: SheetWriter) -> None:
        self._book, self._writer, self._last = book, writer, 0

    def take(self, row: Element) -> None:
        """Take in one row; where it or its cells have no number they follow the one before."""
        stated = row.get("r")
        self._last = int(stated) if stated.isdecimal() and len(stated) < 9 else self._last + 1
        cells: list[str] = []
        for cell in row.each("c"):
            at = column_number(cell.get("r")) if cell.get("r") else len(cells)
            text = self._book.text(cell).strip()
            if not text or at < len(cells):
                continue
            cells += [""] * (at - len(cells))
            cells.append(text)
        self._writer.add(self._last, cells)


def _note_merged(sheet: Sheet, reference: str) -> None:
    """Note cells that are merged downwards: what stands in the first belongs to all of their rows."""
    found = _MERGED.fullmatch(reference)
    if found:
        left, top, _, bottom = found.groups()
        sheet.merge(column_number(left), int(top), int(bottom))


def _unvalued(cell: Element) -> str:
    """Return a formula whose value was never stored, as it is written; it is not evaluated."""
    formula = cell.first("f")
    return f"={formula.text.strip()}"[:MAX_CELL] if formula is not None else ""


def _rich(item: Element) -> str:
    """Return the text of a string that may be in several runs; how it is pronounced is left out."""
    plain_text = "".join(part.text for part in item.each("t"))
    runs = "".join(part.text for run in item.each("r") for part in run.each("t"))
    return _unescaped((plain_text + runs)[:MAX_CELL])


def _unescaped(text: str) -> str:
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)) if not _is_half(found.group(1)) else "", text)


def _is_half(digits: str) -> bool:
    return 0xD800 <= int(digits, 16) <= 0xDFFF or int(digits, 16) == 0
