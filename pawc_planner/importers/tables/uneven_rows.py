"""Rows that are no records of their table, and rows whose cells are not as many as the headers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...base.words import QT_TRANSLATE_NOOP
from ..headers import normalised
from ..records import Repair

TOTALS = frozenset((
    "total", "totals", "grand total", "sum", "subtotal", "sub total", "รวม", "รวมทั้งหมด", "รวมทั้งสิ้น", "ยอดรวม",
    "ผลรวม", "jumlah", "jumlah total", "totales", "suma", "somme", "total général", "soma", "tổng", "tổng cộng",
    "tổng số",
))
SHORT = QT_TRANSLATE_NOOP(
    "PawcPlanner", "the row has fewer cells than there are headers; the last ones are empty",
)
_HEADER_AGAIN = QT_TRANSLATE_NOOP("PawcPlanner", "The row repeats the headers. Nothing is to be done.")
_TOTAL = QT_TRANSLATE_NOOP("PawcPlanner", "The row holds a total, not a record. Nothing is to be done.")
_UNITS = QT_TRANSLATE_NOOP("PawcPlanner", "The row holds units of the columns, not a record. Nothing is to be done.")
_WIDE = 4  # columns from which on one cell alone is no record
_ONE_CELL = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "The row has one cell only: a remark, a signature or a numbered line of an empty form. Nothing is to be done.")
_UNIT = re.compile(
    r"[(\[{][^\d]*[)\]}]|[(\[]?wgs ?84[)\]]?|m|cm|km|mm|deg|degrees?|dd|°|ม\.?|ซม\.?|กม\.?|%|คน|utm", re.IGNORECASE)
_TOO_MANY = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "The row has {cells} cells but there are {headers} headers, so it cannot be told which belongs where. Put cells "
    "that hold the delimiter in quotation marks at the source and import again.")


@dataclass
class Evened:
    """Rows of one width with their numbers, what was mended by index, and (number, row, reason, message) of others."""

    rows: list[list[str]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    mended: dict[int, tuple[Repair, ...]] = field(default_factory=dict)
    aside: list[tuple[int, list[str], str, str]] = field(default_factory=list)


def even(rows: list[list[str]], numbers: list[int], headers: Sequence[str]) -> Evened:
    """Leave out blank rows, set repeated headers and totals aside, and bring the others to the width of the headers."""
    odd = _odd_rows(rows, headers)
    if not odd:
        return Evened(rows, numbers)
    named = _has_row_names(rows, len(headers))
    found = Evened()
    for index, (row, number) in enumerate(zip(rows, numbers)):
        if index not in odd:
            found.rows.append(row)
            found.numbers.append(number)
        elif any(map(str.strip, row)):
            _settle(found, row[1:] if named else row, number, headers)
    return found


def _odd_rows(rows: list[list[str]], headers: Sequence[str]) -> set[int]:
    """Return the indices of rows that need a closer look."""
    width, first = len(headers), headers[0]
    odd = {
        index for index, row in enumerate(rows)
        if len(row) != width or not row[0] or row[0] == first or row.count("") >= width - 1
    }
    leading = {row[0] for row in rows if row}
    odd |= {index for index in range(min(2, len(rows))) if _is_units(rows[index])}
    strange = {cell for cell in leading if cell.strip().casefold() in TOTALS or cell.strip() in ("", first)}
    if strange:
        odd |= {index for index, row in enumerate(rows) if row and row[0] in strange}
    return odd


def _has_row_names(rows: list[list[str]], width: int) -> bool:
    """Tell a table whose rows begin with a name that has no header, as R writes it."""
    return (
        all(len(row) == width + 1 for row in rows) and any(row[-1].strip() for row in rows)
        and len({row[0] for row in rows}) == len(rows)
    )


def _settle(found: Evened, row: list[str], number: int, headers: Sequence[str]) -> None:
    width = len(headers)
    if [normalised(cell) for cell in row[:width]] == [normalised(header) for header in headers[:len(row)]]:
        found.aside.append((number, row, "header_row", _HEADER_AGAIN))
    elif width >= _WIDE and sum(bool(cell.strip()) for cell in row) == 1:
        found.aside.append((number, row, "one_cell_row", _ONE_CELL))
    elif _is_units(row):
        found.aside.append((number, row, "units_row", _UNITS))
    elif _is_total(row):
        found.aside.append((number, row, "total_row", _TOTAL))
    elif len(row) > width and any(map(str.strip, row[width:])):
        message = _TOO_MANY.format(cells=len(row), headers=width)
        found.aside.append((number, row, "cells", message))
    else:
        if len(row) < width:
            found.mended[len(found.rows)] = (
                Repair("row", f"{len(row)} cells", f"{width} cells", "short_row", SHORT),
            )
        found.rows.append((row + [""] * (width - len(row)))[:width])
        found.numbers.append(number)


def _is_total(row: Sequence[str]) -> bool:
    """Tell a row that begins with a word for total and is blank in half of its other cells."""
    filled = [cell.strip() for cell in row if cell.strip()]
    return filled[0].casefold().rstrip(":") in TOTALS and 2 * (len(filled) - 1) <= len(row) - 1


def _is_units(row: Sequence[str]) -> bool:
    """Tell a row of which every filled cell, two at least, is a unit: ``(deg)``, ``ซม.``."""
    filled = [cell.strip() for cell in row if cell.strip()]
    return len(filled) > 1 and all(_UNIT.fullmatch(cell) for cell in filled)
