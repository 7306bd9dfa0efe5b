"""Text files that an algorithm writes beside its numbers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from ..base.errors import ParameterError
from ..base.words import QT_TRANSLATE_NOOP, Sentence

FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WRITABLE = QT_TRANSLATE_NOOP("PawcPlanner", "a file that can be written ({fault})")
_DONE = "{fault}; {done}"  # two sentences that are translated each


def write_text(name: str, target: Path, text: str, done: str = "") -> str:
    """Write a text file in place of an older one, whole or not at all, and return its path.

    Parameters
    ----------
    name : str
        Parameter that asked for it, for the error.
    done : str
        What is done all the same when it cannot be written.
    """
    passing = target.with_name(f".{target.stem}.unfinished{target.suffix}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        passing.write_bytes(text.encode("utf-8"))
        passing.replace(target)
    except OSError as fault:
        reason = Sentence(_DONE, {"fault": fault.strerror, "done": done}) if done else fault.strerror
        expected = Sentence(_WRITABLE, {"fault": reason})
        raise ParameterError(name=name, value=str(target), expected=expected) from fault
    return str(target)


def csv_text(titles: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return a table as CSV text that spreadsheets read as UTF-8 and in which no cell is a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(titles)
    writer.writerows([safe_cell(value) for value in row] for row in rows)
    return "\ufeff" + out.getvalue()


def safe_cell(value: Any) -> str:
    """Return a cell that a spreadsheet takes for text: what would be a formula gets a leading apostrophe."""
    text = "" if value is None or value != value else str(value)
    return f"'{text}" if text.startswith(FORMULA) and not _is_number(text) else text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
