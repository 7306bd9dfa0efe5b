"""Grid references in one cell: UTM with its zone, and MGRS."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .numbers import plain_digits

_BANDS = "CDEFGHJKLMNPQRSTUVWX"
# Northing at which each band of 8° begins, from the equator (north) or from 10,000 km south of it, rounded down to the
# 100 km square (NGA.STND.0037, table of 100,000-metre squares).
_BAND_START = dict(zip(_BANDS, (
    1_100_000, 2_000_000, 2_800_000, 3_700_000, 4_600_000, 5_500_000, 6_400_000, 7_300_000, 8_200_000, 9_100_000,
    0, 800_000, 1_700_000, 2_600_000, 3_500_000, 4_400_000, 5_300_000, 6_200_000, 7_000_000, 7_900_000,
)))
_COLUMNS = ("STUVWXYZ", "ABCDEFGH", "JKLMNPQR")  # by zone modulo 3
_ROWS = ("FGHJKLMNPQRSTUVABCDE", "ABCDEFGHJKLMNPQRSTUV")  # by zone modulo 2
_E, _N = r"0?(\d{6}(?:\.\d+)?)\s*m?\s*[eE]?", r"(?:utm\s*)?(\d{5,8}(?:\.\d+)?)\s*m?\s*[nN]?"
_ZONE_FIRST = re.compile(rf"^(?:utm|zone|โซน|\s)*\s*(\d{{1,2}})\s*([A-HJ-NP-Za-hj-np-z])?[\s,:-]+{_E}[\s,;-]+{_N}$",
                         re.IGNORECASE)
_ZONE_LAST = re.compile(rf"^{_E}[\s,;]+{_N}[\s,;(]+(?:utm|zone|โซน|\s)*(\d{{1,2}})\s*([A-HJ-NP-Z])?\)?$", re.IGNORECASE)
_NUMBER = r"(\d{5,8}(?:[.,]\d+)?)\s*(?:m\.?|เมตร)?"
_AHEAD, _BEHIND = rf"([enxy])\s*[.:=]?\s*{_NUMBER}", rf"{_NUMBER}\s*([enxy])"
_ONE_AXIS = re.compile(rf"^(?:{_AHEAD}|{_BEHIND}|{_NUMBER})$", re.IGNORECASE)
_AXES_AHEAD = re.compile(rf"^{_AHEAD}[\s,;/]*{_AHEAD}$", re.IGNORECASE)
_AXES_BEHIND = re.compile(rf"^{_BEHIND}[\s,;/]*{_BEHIND}$", re.IGNORECASE)
_MGRS = re.compile(r"^(\d{1,2})\s?([C-HJ-NP-X])\s?([A-HJ-NP-Z])([A-HJ-NP-V])\s?(\d{3,5})\s?(\d{3,5})$", re.IGNORECASE)
_SQUARE = re.compile(r"^([A-HJ-NP-Z])([A-HJ-NP-V])\s?(?:(\d{3,5})\s(\d{3,5})|(\d{6}|\d{8}|\d{10}))$", re.IGNORECASE)
_MGRS_TIGHT = re.compile(r"^(\d{1,2})\s?([C-HJ-NP-X])\s?([A-HJ-NP-Z])([A-HJ-NP-V])\s?(\d{6}|\d{8}|\d{10})$",
                         re.IGNORECASE)


@dataclass(frozen=True)
class GridPlace:
    """A place in a UTM zone: metres, the zone, and whether it may lie south or north of the equator.

    A map reference without its zone has the zone 0, metres within its square of 100 km, and the letters of the square.
    """

    x: float
    y: float
    zone: int
    south: bool
    north: bool
    square: str = ""


def read_grid(text: str) -> GridPlace | None:
    """Read ``47P 812345 1571234``, ``812345, 1571234 (48N)`` or ``48P UB 12345 67890``; None for all else."""
    plain = plain_digits(text.strip())[0]
    found = _ZONE_FIRST.match(plain)
    if found:
        return _utm(found.group(1), found.group(2), found.group(3), found.group(4))
    found = _ZONE_LAST.match(plain)
    if found:
        return _utm(found.group(3), found.group(4), found.group(1), found.group(2))
    found = _MGRS.match(plain)
    if found:
        return _mgrs(found.group(1), found.group(2) + found.group(3) + found.group(4), found.group(5), found.group(6))
    found = _MGRS_TIGHT.match(plain)
    if found:
        digits = found.group(5)
        half = len(digits) // 2
        return _mgrs(found.group(1), found.group(2) + found.group(3) + found.group(4), digits[:half], digits[half:])
    found = _SQUARE.match(plain)
    return _square(found) if found else None


def in_zone(place: GridPlace, zone: int) -> list[tuple[float, float]]:
    """Return where a reference without a zone can lie in one: the rows of squares come again every 2,000 km."""
    column, row = place.square[0], place.square[1]
    if column not in _COLUMNS[zone % 3]:
        return []
    x = (_COLUMNS[zone % 3].index(column) + 1) * 100_000 + place.x
    y = _ROWS[zone % 2].index(row) * 100_000 + place.y
    return [(x, y + 2_000_000 * again) for again in range(5)]


def _square(found: re.Match[str]) -> GridPlace | None:
    tight = found.group(5) or ""
    east, north = found.group(3) or tight[:len(tight) // 2], found.group(4) or tight[len(tight) // 2:]
    if len(east) != len(north):
        return None
    size = 10.0 ** (5 - len(east))
    half = size / 2 if size > 1 else 0.0
    square = (found.group(1) + found.group(2)).upper()
    return GridPlace(int(east) * size + half, int(north) * size + half, 0, True, True, square)


def read_metres(text: str) -> float | None:
    """Read an easting or northing that is marked as one: ``812345 mE``, ``N 1571234``, ``X: 812345``."""
    found = _ONE_AXIS.match(plain_digits(text.strip())[0])
    return _metres(found.group(2) or found.group(3) or found.group(5)) if found else None


def read_axes(text: str) -> tuple[float, float] | None:
    """Return easting and northing of a cell that marks both: ``E 812345 N 1571234``, ``812345 mE, 1571234 mN``."""
    plain = plain_digits(text.strip())[0]
    found, axes, numbers = _AXES_AHEAD.match(plain), (1, 3), (2, 4)
    if found is None:
        found, axes, numbers = _AXES_BEHIND.match(plain), (2, 4), (1, 3)
    if found is None:
        return None
    by_axis = {found.group(axis).casefold(): found.group(number) for axis, number in zip(axes, numbers)}
    x, y = by_axis.get("e") or by_axis.get("x"), by_axis.get("n") or by_axis.get("y")
    return (_metres(x), _metres(y)) if x and y else None


def _metres(text: str) -> float:
    return float(text.replace(",", "."))


def _utm(zone: str, letter: str | None, x: str, y: str) -> GridPlace | None:
    """``S`` is both the letter of a band in the north and the word for the south; the site decides."""
    if not 1 <= int(zone) <= 60:
        return None
    mark = (letter or "").upper()
    return GridPlace(float(x), float(y), int(zone), not mark or mark < "N" or mark == "S", not mark or mark >= "N")


def _mgrs(zone: str, letters: str, east: str, north: str) -> GridPlace | None:
    number = int(zone)
    band, column, row = list(letters.upper())
    if not 1 <= number <= 60 or len(east) != len(north) or column not in _COLUMNS[number % 3]:
        return None
    size = 10.0 ** (5 - len(east))
    half = size / 2 if size > 1 else 0.0  # the middle of a square of 10 or 100 m
    x = (_COLUMNS[number % 3].index(column) + 1) * 100_000 + int(east) * size + half
    y = _ROWS[number % 2].index(row) * 100_000 + int(north) * size + half
    while y < _BAND_START[band]:
        y += 2_000_000
    return GridPlace(x, y, number, band < "N", band >= "N")
