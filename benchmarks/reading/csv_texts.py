"""Any CSV as a table of texts, and numbers from it."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import numpy as np
import pandas as pd

LARGEST_BYTES = 500_000_000
_NUMBER = re.compile(r"-?\d+([.,]\d+)?(e[+-]?\d+)?", re.IGNORECASE)
_THOUSANDS = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")


class TableError(ValueError):
    """A CSV cannot be used; says the file, the row where there is one, and what to do."""


class MissingColumn(TableError):
    """No column has a usual name, or the one that was named."""


def read_texts(path: Path) -> pd.DataFrame:
    """Read a table of texts; ``TableError`` says why it cannot be and what to do."""
    if not path.is_file():
        raise TableError(f"{path}: there is no such file; give the path of a CSV.")
    if path.stat().st_size > LARGEST_BYTES:
        raise TableError(f"{path.name}: larger than {LARGEST_BYTES / 1e6:.0f} MB; give a part of it.")
    with path.open("rb") as file:
        utf16 = file.read(2) in (b"\xff\xfe", b"\xfe\xff")
    for encoding in ("utf-16",) if utf16 else ("utf-8-sig", "cp1252", "latin-1"):
        try:
            frame = _table(path, encoding)
        except UnicodeDecodeError:
            continue
        except (pd.errors.ParserError, pd.errors.EmptyDataError, csv.Error) as fault:
            raise TableError(f"{path.name}: is not read as a table ({fault}); save it as CSV with a header.") from fault
        if not len(frame):
            raise TableError(f"{path.name}: has a header but no row; give a CSV with rows.")
        return frame.rename(columns=lambda name: str(name).strip())
    raise TableError(f"{path.name}: its characters cannot be read; save it as CSV in UTF-8.")


def _table(path: Path, encoding: str) -> pd.DataFrame:
    """Read all as texts below remarks (#); a separator too many at the end of each row is no column."""
    with path.open(encoding=encoding, newline="") as file:
        remarks, head = 0, file.readline()
        while head.startswith("#"):
            remarks, head = remarks + 1, file.readline()
    separator = _separator(head)

    def read(**more: object) -> pd.DataFrame:
        return pd.read_csv(path, sep=separator, encoding=encoding, dtype=str, keep_default_na=False, skiprows=remarks,
                           skipinitialspace=True, **_without_header(head), **more)

    frame = read()
    if not isinstance(frame.index, pd.RangeIndex) and len(frame) and (frame.iloc[:, -1] == "").all():
        frame = read(index_col=False)
    frame = frame.reset_index(drop=True)
    frame.attrs["separator"] = separator
    return frame


def _separator(head: str) -> str:
    counts = {mark: head.count(mark) for mark in (",", ";", "\t", "|")}
    best = max(counts, key=lambda mark: counts[mark])
    return (r"\|" if best == "|" else best) if counts[best] else r"\s+"


def _without_header(head: str) -> dict[str, object]:
    """Name the columns x, y, time and so on where the first row holds numbers already."""
    cells = [cell.strip(' "\'\ufeff\r\n') for cell in re.split(_separator(head), head.strip())]
    if len(cells) < 2 or not all(_NUMBER.fullmatch(cell) for cell in cells[:2]):
        return {}
    usual = ("x", "y", "time")
    return {"header": None, "names": [usual[i] if i < len(usual) else f"column{i + 1}" for i in range(len(cells))]}


def numbers(path: Path, texts: pd.Series) -> np.ndarray:
    """Read numbers, also with a decimal comma or with commas between thousands; empty and NA become NaN."""
    cleaned = texts.str.strip()
    empty = cleaned.str.casefold().isin(("", "na", "nan", "null", "none"))
    values = pd.to_numeric(cleaned.where(~empty), errors="coerce")
    comma = values.isna() & ~empty
    if _between_thousands(cleaned[comma], str(texts.attrs.get("separator"))):
        cleaned = cleaned.str.replace(",", "")
    values[comma] = pd.to_numeric(cleaned[comma].str.replace(r"^(-?\d+),(\d+)$", r"\1.\2", regex=True), errors="coerce")
    wrong = np.flatnonzero((values.isna() & ~empty).to_numpy())
    if len(wrong):
        row = int(wrong[0])
        raise TableError(f"{path.name}, row {row + 2}: {texts.name} = “{texts.iloc[row][:40]}” is not a number; "
                         "mend it, or name another column.")
    return values.to_numpy(float)


def _between_thousands(texts: pd.Series, separator: str) -> bool:
    """Return whether commas part thousands: where all could and cells are parted by commas, or one has several."""
    return bool(texts.str.fullmatch(_THOUSANDS).all()) and (
        separator == "," or bool((texts.str.count(",") > 1).any()))


def is_text(texts: pd.Series) -> bool:
    """Return whether a column holds anything but numbers."""
    return bool(pd.to_numeric(texts, errors="coerce").isna().any())
