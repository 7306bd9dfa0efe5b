"""Values of spreadsheet cells as text: numbers without artefacts, dates as ISO."""

from __future__ import annotations

import math
import re
from datetime import datetime, timedelta

# Numbers of the formats that need no definition in the file (ECMA-376 part 1, 18.8.30): dates and times in all
# languages, in Chinese and Japanese, and in Thai.
_BUILT_IN_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59), *range(71, 82)))
_BUILT_IN_CLOCKS = frozenset((18, 19, 20, 21, 22, 32, 33, 45, 46, 47, 55, 56, 75, 76, 77, 78, 79, 80))
_QUIET = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
_MINUTES = re.compile(r"(?<=h)([^a-z]*)m+|m+(?=[^a-z]*s)", re.IGNORECASE)  # beside hours or seconds m is no month
_DATE_SIGNS = re.compile(r"[ymdb]|ว|ด|ป", re.IGNORECASE)
_CLOCK_SIGNS = re.compile(r"[hs]|ช|น|ท", re.IGNORECASE)
_EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}  # by whether the workbook counts from 1904
_LAST_SERIAL = 2_958_466.0  # 31 December 9999
_LOTUS_LEAP = 60  # Excel counts a 29 February 1900 that never was
_ISO_DURATION = re.compile(r"P(?:(\d+)D)?T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?")


def date_style(number: int, code: str = "") -> str:
    """Return what a number format shows: "date", "time", "both", or "" when it is no date.

    Parameters
    ----------
    number : int
        Number of the format.
    code : str
        Its definition, "" for those that are built in.
    """
    if not code:
        if number not in _BUILT_IN_DATES:
            return ""
        if number not in _BUILT_IN_CLOCKS:
            return "date"
        return "both" if number in (22, 77) else "time"
    first = _QUIET.sub("", code.split(";")[0])
    if re.fullmatch(r"(?i)general|standard|[#0?.,%\s/eE+\-]*", first):
        return ""
    days, clock = bool(_DATE_SIGNS.search(_MINUTES.sub("", first))), bool(_CLOCK_SIGNS.search(first))
    return "both" if days and clock else "date" if days else "time" if clock else ""


def plain(text: str) -> str:
    """Return a stored number as the program shows it: 15 digits, so that 14.199999999999999 is 14.2."""
    try:
        number = float(text)
    except ValueError:
        return text
    if not math.isfinite(number):
        return text
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    return f"{number:.15g}"


def moment(text: str, style: str, from_1904: bool = False) -> str:
    """Return the ISO text of a stored day number; the number itself where it is none of this calendar."""
    try:
        serial = float(text)
    except ValueError:
        return text
    if not math.isfinite(serial) or not 0 <= serial < _LAST_SERIAL:
        return plain(text)
    if style == "time" and serial < 1:
        return str((datetime(2000, 1, 1) + timedelta(milliseconds=round(serial * 86_400_000))).time())[:12]
    early = 1 if serial < _LOTUS_LEAP and not from_1904 else 0
    at = _EPOCHS[from_1904] + timedelta(milliseconds=round((serial + early) * 86_400_000))
    if style == "date" and serial == int(serial):
        return at.date().isoformat()
    at = at.replace(microsecond=0) + timedelta(seconds=1 if at.microsecond >= 500_000 else 0)
    if style == "both" or serial != int(serial):
        return at.isoformat(sep=" ")
    return at.date().isoformat()


def clock(duration: str) -> str:
    """Return a time of day from an ISO duration (PT07H30M00S), the text itself when it is none."""
    found = _ISO_DURATION.fullmatch(duration)
    if not found:
        return duration
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return f"{24 * days + hours:02d}:{minutes:02d}:{seconds:02d}"


def column_number(reference: str) -> int:
    """Return the column of a cell's name, from 0: "A1" is 0, "AB7" is 27; -1 when it is no name of a cell."""
    number = 0
    for letter in reference:
        if not ("A" <= letter <= "Z"):
            break
        number = number * 26 + ord(letter) - 64
        if number > 16_384:
            return -1
    return number - 1
