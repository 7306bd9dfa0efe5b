"""Corrections of records that were set aside, as users write them: JSON, or the template as a CSV file."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Union

from ..base.errors import ParameterError
from ..base.words import QT_TRANSLATE_NOOP, Sentence
from .results import FORMULA, csv_text, safe_cell

if TYPE_CHECKING:
    import pandas as pd

_A_NUMBER = QT_TRANSLATE_NOOP("PawcPlanner", "the number (fid) of a record that is set aside in this site")
_READING = QT_TRANSLATE_NOOP("PawcPlanner", "{form}; reading it said: {fault}")
_NO_NUMBER = QT_TRANSLATE_NOOP("PawcPlanner", "{form}; line {line} has no number in the column “{column}”")
Fixes = dict[int, Union[Mapping[str, str], str]]

NUMBER = "fid"
# Told beside the cells; the sign keeps them from being taken for cells.
ABOUT = ("#source", "#row", "#reason")
FORM = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    'JSON such as {"12": {"Latitude": "14.25"}}, or the path of a JSON file or of the template filled in (CSV)')
_MOST_BYTES = 64 * 1024**2


def read_fixes(text: str, open_rows: pd.DataFrame) -> Fixes:
    """Read corrections.

    Parameters
    ----------
    text : str
        JSON text, or the path of a JSON or CSV file.
    open_rows : DataFrame
        Records that are set aside: ``fid`` and ``content``.

    Returns
    -------
    dict of int to mapping or str
        Number of the record → {header: corrected cell}, or its corrected text. Of a CSV file, the rows that differ from
        what was set aside.

    Raises
    ------
    ParameterError
        It is neither, or names a record that is not set aside.
    """
    contents = {int(fid): str(content) for fid, content in zip(open_rows["fid"], open_rows["content"])}
    given = text if text[:1] in "{[" else _file(text)
    fixes = _from_json(given) if given.lstrip()[:1] in ("{", "[") else _from_csv(given, contents)
    unknown = sorted(set(fixes) - set(contents))
    if unknown:
        raise ParameterError(name="FIXES", value=unknown[0], expected=_A_NUMBER)
    return fixes


def template(open_rows: pd.DataFrame) -> str:
    """Return the records that are set aside as CSV text to be corrected: number, reason, and a column per header."""
    from ..importers.retry import cells_of

    cells = {int(fid): cells_of(content) for fid, content in zip(open_rows["fid"], open_rows["content"])}
    headers = list(dict.fromkeys(header for row in cells.values() for header in row))
    rows = []
    for record in open_rows.to_dict("records"):
        row = cells[int(record["fid"])]
        number = int(record["row"]) if row and record["row"] == record["row"] else ""  # a file has none
        facts = [record["fid"], record["source"], number, record["message"]]
        rows.append([*facts, *(row.get(name, "") for name in headers)])
    return csv_text([NUMBER, *ABOUT, *map(_safe_header, headers)], rows)


def _file(path: str) -> str:
    from ..importers.values.text_encoding import guess_encoding

    try:
        with Path(path).open("rb") as stream:
            data = stream.read(_MOST_BYTES)
        return data.decode(guess_encoding(data)).lstrip("\ufeff")
    except (OSError, ValueError) as fault:
        raise ParameterError(name="FIXES", value=path[:200], expected=_reading(fault)) from fault


def _reading(fault: Exception) -> Sentence:
    return Sentence(_READING, {"form": FORM, "fault": str(fault)})


def _from_json(text: str) -> Fixes:
    try:
        read = json.loads(text)
        if not isinstance(read, dict):
            raise ValueError("not an object")
        return {int(fid): _correction(said) for fid, said in read.items()}
    except (ValueError, RecursionError) as fault:
        raise ParameterError(name="FIXES", value=text[:80], expected=_reading(fault)) from fault


def _correction(said: Any) -> Mapping[str, str] | str:
    if isinstance(said, dict):
        return {str(header): "" if cell is None else str(cell) for header, cell in said.items()}
    if isinstance(said, str):
        return said
    raise ValueError(f"{said!r} is neither cells nor text")


def _from_csv(text: str, contents: Mapping[int, str]) -> Fixes:
    fixes: Fixes = {}
    reader = csv.DictReader(io.StringIO(text), delimiter=_delimiter(text))
    try:
        if NUMBER not in (reader.fieldnames or ()):
            raise ValueError("no numbers")
        for row in reader:
            if not any(isinstance(cell, str) and cell.strip() for cell in row.values()):
                continue  # spreadsheets leave such rows where something was deleted
            fid = int(row.get(NUMBER) or "x")
            changed = _changed({str(k): _bare(v) for k, v in row.items() if isinstance(v, str)}, contents.get(fid, ""))
            if changed:
                fixes[fid] = changed
    except (ValueError, csv.Error) as fault:
        expected = Sentence(_NO_NUMBER, {"form": FORM, "line": reader.line_num, "column": NUMBER})
        raise ParameterError(name="FIXES", value=text[:80].replace("\n", " "), expected=expected) from fault
    return fixes


def _changed(row: Mapping[str, str], content: str) -> Mapping[str, str]:
    from ..importers.retry import cells_of

    named = {header[1:] if header.startswith("'") else header: cell for header, cell in row.items() if header != NUMBER}
    return {
        header: named[header] for header, cell in cells_of(content).items() if named.get(header, cell) != cell
    }


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _safe_header(header: str) -> str:
    return f"'{header}" if header == NUMBER or header in ABOUT or header.startswith("'") else safe_cell(header)


def _bare(text: str) -> str:
    """Take the apostrophe away again."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA) else text
