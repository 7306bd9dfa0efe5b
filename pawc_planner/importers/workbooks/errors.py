"""What can be wrong with a spreadsheet that is brought in; each sentence names the file and the remedy."""

from __future__ import annotations

from ...base.words import QT_TRANSLATE_NOOP
from ..errors import ImportFault


class OldWorkbookError(ImportFault):
    """Facts: ``file``."""

    code = "old_workbook"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} is an old Excel file (.xls) or is protected by a password. Open it in Excel or LibreOffice, save it "
        "without a password as .xlsx or CSV, and import that."
    )


class LockedWorkbookError(ImportFault):
    """Facts: ``file``."""

    code = "locked_workbook"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} is protected by a password. Open it, save it without a password, and import that."
    )


class NoWorkbookError(ImportFault):
    """Facts: ``file``."""

    code = "no_workbook"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} is an office document without a table of records. Save its table as .xlsx or CSV and import that."
    )


class BinaryWorkbookError(ImportFault):
    """Facts: ``file``."""

    code = "binary_workbook"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} is a binary Excel file (.xlsb). Open it in Excel, save it as .xlsx or CSV, and import that."
    )


class WebTableError(ImportFault):
    """Facts: ``file``."""

    code = "web_table"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} is a web page or an old XML form of a workbook, whatever its name says. Open it in Excel or "
        "LibreOffice, save it as .xlsx or CSV, and import that."
    )


class SheetMissingError(ImportFault):
    """Facts: ``file``, ``sheet``, ``sheets``."""

    code = "sheet_missing"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} has no sheet “{sheet}”. Its sheets are: {sheets}. Name one of them in the mapping."
    )


class SheetsUnknownError(ImportFault):
    """Facts: ``file``, ``seen``."""

    code = "sheets_unknown"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "No sheet of {file} is recognised ({seen}). Choose what it holds, and give a mapping of its columns, for "
        "example {{\"sheet\": \"Sheet1\", \"lat\": \"Latitude\", \"lon\": \"Longitude\"}}."
    )
