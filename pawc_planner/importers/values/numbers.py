"""Numbers as people write them, and which sign is the decimal point of a column."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import numpy as np

# The zero of each script whose digits occur in the region, and full-width ones of East Asian keyboards.
_THAI_ZERO = 0x0E50
_ZEROS = (_THAI_ZERO, 0x0ED0, 0x17E0, 0x1040, 0x0660, 0x06F0, 0x0966, 0xFF10)
_DIGITS = {zero + value: str(value) for zero in _ZEROS for value in range(10)}
_MINUS = str.maketrans({"−": "-", "–": "-", "‐": "-", "‑": "-", "﹣": "-", "－": "-", "٫": ",", "，": ",", "．": "."})
_SPACES = "\u00a0\u2007\u2009\u202f '’"
_GROUPED = re.compile(rf"^[+-]?\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?![\d{_SPACES}])")
_POINT = re.compile(r"^[+-]?(?:\d+\.\d*|\.\d+|\d+)(?:[eE][+-]?\d{1,3})?$")
_COMMA = re.compile(r"^[+-]?(?:\d+,\d*|,\d+)$")
_COMMA_GROUPS = re.compile(r"^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$")
_POINT_GROUPS = re.compile(r"^[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d*)?$")
_OPEN = re.compile(r"^[+-]?[1-9]\d{0,2}([.,])\d{3}$")  # 1,234 and 1.234: one group of thousands or three decimals
_WITH_UNIT = re.compile(r"^(.*\d)\s*([^\d\s.,+\-]+\.?)$")
_QUOTED = re.compile(r'^="?([^"=]*)"?$')

UNITS: dict[str, dict[str, float]] = {
    "cm": {"cm": 1, "cms": 1, "centimeters": 1, "centimetres": 1, "ซม": 1, "เซนติเมตร": 1, "m": 100, "เมตร": 100,
           "mm": 0.1, "มม": 0.1, "in": 2.54, "inch": 2.54, "inches": 2.54, "นิ้ว": 2.54},
    "m": {"m": 1, "meters": 1, "metres": 1, "metros": 1, "เมตร": 1, "ม": 1, "km": 1000, "กม": 1000, "กิโลเมตร": 1000},
    "": {"คน": 1, "ราย": 1, "ท่าน": 1, "pax": 1, "men": 1, "man": 1, "hunters": 1, "poachers": 1, "suspects": 1,
         "loggers": 1, "ตัว": 1, "ต้น": 1, "ตอ": 1, "ชิ้น": 1, "อัน": 1, "people": 1, "persons": 1, "person": 1, "pcs": 1,
         "personas": 1, "orang": 1, "ekor": 1, "units": 1},
}
FIELD_UNITS = {"girth_cm": "cm", "radius_m": "m"}


@lru_cache(maxsize=65_536)
def plain_digits(text: str) -> tuple[str, str]:
    """Return the text with digits 0–9, and the rule: thai_digits, local_digits (of another script) or ""."""
    if text.isascii():
        return text, ""
    digits = text.translate(_DIGITS)
    if digits == text:
        return text, ""
    return digits, "thai_digits" if any(_THAI_ZERO <= ord(sign) <= _THAI_ZERO + 9 for sign in text) else "local_digits"


@lru_cache(maxsize=65_536)
def read_number(text: str, mark: str = ".", unit: str = "") -> tuple[float, str]:
    """Return the number and the rule that was needed; NaN when it is none.

    Parameters
    ----------
    text : str
        As written: digits of any script of the region, thousands grouped by comma, point, space or apostrophe.
    mark : str
        The decimal mark of the column, for ``1,234`` and ``1.234``, which do not show it themselves: "." or ",", or
        "?" when the column writes both, and such a number cannot be read.
    unit : str
        Unit of the field, a key of :data:`UNITS`; a number in another of its units is converted.

    Returns
    -------
    number : float
    rule : str
        decimal_comma, group_points, thai_digits, local_digits, unit or "".
    """
    plain, rule = _plain(text)
    number, found = _value(plain, mark)
    if math.isnan(number):
        stem, factor = _unit(plain, unit)
        number, found = _value(stem, mark) if stem else (number, "")
        if stem and not math.isnan(number):
            return number * factor, "unit"
    if not math.isfinite(number):
        return math.nan, ""
    return number, found or rule


class MarkEvidence:
    """Which decimal mark the numbers of one column show, gathered over any number of portions."""

    def __init__(self) -> None:
        self._proofs = {".": 0, ",": 0}
        self._open: dict[str, list[float]] = {".": [], ",": []}

    def look(self, texts: Sequence[str]) -> None:
        """Take in the cells of a portion."""
        together = "\n".join(texts)
        if "," not in together and "٫" not in together and "，" not in together:
            texts = texts[:2000]  # only points: enough to know that they are no groups
        for text in set(texts):
            if "," in text or "." in text or not text.isascii():
                self._take(_plain(text)[0])

    def _take(self, plain: str) -> None:
        mark = shown_mark(plain)
        if mark in self._proofs:
            self._proofs[mark] += 1
        elif (found := _OPEN.match(plain)) and len(self._open[found.group(1)]) < 1000:
            self._open[found.group(1)].append(abs(float(plain.replace(",", "."))))

    def joined(self, other: MarkEvidence) -> MarkEvidence:
        """Return the evidence of two columns that are written alike."""
        both = MarkEvidence()
        for mark in both._proofs:
            both._proofs[mark] = self._proofs[mark] + other._proofs[mark]
            both._open[mark] = self._open[mark] + other._open[mark]
        return both

    def settle(self, limit: float = 0.0) -> str:
        """Return the decimal mark: "." or ",", or "?" when numbers of both kinds occur.

        Parameters
        ----------
        limit : float
            Largest value that the column can hold; where no number shows the mark, ``1,234`` is a decimal when it
            would be too large otherwise and never is with a decimal comma. 0 when there is no limit: ``1,234`` is
            a thousand then, as in English.
        """
        if self._proofs["."] and self._proofs[","]:
            return "?"
        if self._proofs[","]:
            return ","
        opened = self._open[","]
        if opened and limit and not self._proofs["."] and max(opened) <= limit < min(opened) * 1000:
            return ","
        return "."


def shown_mark(plain: str) -> str:
    """Return the decimal mark that a number shows by itself, "" when it shows none."""
    if _OPEN.match(plain):
        return ""
    if ("." in plain and _POINT.match(plain)) or _COMMA_GROUPS.match(plain):
        return "."
    if _COMMA.match(plain) or _POINT_GROUPS.match(plain):
        return ","
    return ""


def floats(texts: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Return the numbers of plain cells, and the positions of all others (empty ones left out).

    Returns
    -------
    numbers : ndarray of float, shape (n,)
        NaN where the cell is empty or not plainly written.
    others : ndarray of int
        Positions of the cells that hold something else.
    """
    try:
        numbers = np.fromiter(map(float, texts), float, len(texts))
        if _all_plain(texts) and np.isfinite(numbers).all():
            return numbers, np.empty(0, np.int64)
    except ValueError:
        pass  # some cell needs a closer look
    numbers = np.full(len(texts), np.nan)
    others = []
    for index, text in enumerate(texts):
        if not text:
            continue
        if _POINT.match(text) and text.isascii():
            numbers[index] = float(text)
        if not math.isfinite(numbers[index]):
            others.append(index)
    numbers[np.isinf(numbers)] = np.nan
    return numbers, np.array(others, np.int64)


def _all_plain(texts: Iterable[str]) -> bool:
    """Tell whether Python and people read these numbers alike (Python also takes ๑๔ and 1_000)."""
    together = "\n".join(texts)
    return together.isascii() and "_" not in together


def _plain(text: str) -> tuple[str, str]:
    plain = text.strip().translate(_MINUS)
    quoted = _QUOTED.match(plain)
    plain = (quoted.group(1) if quoted else plain).strip("' \u00a0\t\u200b\u200e\u200f\ufeff")
    digits, rule = plain_digits(plain)
    grouped = _GROUPED.match(digits)
    if grouped:
        digits = re.sub(f"[{_SPACES}]", "", grouped.group()) + digits[grouped.end():]
    return digits.rstrip("°º% ").replace("- ", "-"), rule


def _value(plain: str, mark: str) -> tuple[float, str]:
    opened = _OPEN.match(plain)
    if opened and mark == "?":
        return math.nan, ""
    shown = mark if opened else shown_mark(plain)
    if shown == ",":
        rule = "decimal_comma" if "," in plain else "group_points"
        return float(plain.replace(".", "").replace(",", ".") or "nan"), rule
    if shown == "." or _POINT.match(plain):
        return float(plain.replace(",", "") or "nan"), ""
    return math.nan, ""


def _unit(plain: str, unit: str) -> tuple[str, float]:
    found = _WITH_UNIT.match(plain)
    if not found:
        return "", 0.0
    known: Mapping[str, float] = UNITS.get(unit, {})
    name = unicodedata.normalize("NFC", found.group(2)).casefold().strip(".()")
    return (found.group(1).strip(), known[name]) if name in known else ("", 0.0)
