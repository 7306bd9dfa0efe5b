"""Dates as people write them: Buddhist-era years, Thai months and digits, either order of day and month."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone, tzinfo

from .errors import DayOrderError, MappingError

_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_THAI_MONTHS = (
    ("มกราคม", "ม.ค."), ("กุมภาพันธ์", "ก.พ."), ("มีนาคม", "มี.ค."), ("เมษายน", "เม.ย."), ("พฤษภาคม", "พ.ค."),
    ("มิถุนายน", "มิ.ย."), ("กรกฎาคม", "ก.ค."), ("สิงหาคม", "ส.ค."), ("กันยายน", "ก.ย."), ("ตุลาคม", "ต.ค."),
    ("พฤศจิกายน", "พ.ย."), ("ธันวาคม", "ธ.ค."),
)
_WESTERN_MONTHS = {
    name: number for number, names in enumerate((
        ("jan", "ene"), ("feb",), ("mar",), ("apr", "abr"), ("may", "mei"), ("jun",), ("jul",), ("aug", "ago", "agu"),
        ("sep", "set"), ("oct", "okt"), ("nov",), ("dec", "dic", "des"),
    ), start=1) for name in names
}
_THAI_NAMES = {
    name.replace(".", ""): number for number, names in enumerate(_THAI_MONTHS, start=1) for name in names
}
_THAI_PATTERN = re.compile("|".join(
    r"\.?\s*".join(map(re.escape, name.replace(".", ""))) + r"\.?" if "." in name else re.escape(name)
    for name in sorted((name for names in _THAI_MONTHS for name in names), key=len, reverse=True)
))
_CLOCK = re.compile(
    r"(?:^|[\sT,])(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d+))?)?\s*(am|pm|น\.?)?\s*(z|utc|[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE)
_YEAR_FIRST = re.compile(r"^(\d{4})[-/. ]([^\W_]+)[-/. ](\d{1,2})$")
_YEAR_LAST = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$")
_NAMED_MIDDLE = re.compile(r"^(\d{1,2})[-/.\s]*@(\d{1,2})@[-/.,\s]*(\d{4}|\d{2})$")
_NAMED_FIRST = re.compile(r"^@(\d{1,2})@[-/.\s]*(\d{1,2}),?[-/.\s]+(\d{4}|\d{2})$")
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.\s]+|^วัน\S+\s+(?:ที่\s*)?", re.IGNORECASE)
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})$")


@dataclass(frozen=True)
class Moment:
    """A date as read.

    Parameters
    ----------
    day : date
        The day as written (Gregorian).
    clock : time or None
        Time of day, None when only a day was written.
    zone : tzinfo or None
        Zone as written.
    rule : str
        What had to be repaired: buddhist_year, thai_digits, thai_month or "".
    """

    day: date
    clock: time | None
    zone: tzinfo | None
    rule: str

    def instant(self, local: tzinfo, clock: time | None = None) -> datetime:
        """Return the UTC instant; without a zone the local one counts, without a clock ``clock`` or midnight."""
        moment = datetime.combine(self.day, self.clock or clock or time(), self.zone or local)
        return moment.astimezone(timezone.utc)


@dataclass(frozen=True)
class _Pieces:
    numbers: tuple[int, int, int]
    order: str  # "ymd", "dmy" or "??y" where the order of day and month is not yet known
    year_digits: int
    clock: time | None
    zone: tzinfo | None
    rule: str


def read_dates(
    texts: Sequence[str], file: str, column: str, *, day_first: bool | None = None, time_format: str = ""
) -> list[Moment | None]:
    """Read a whole column; None where a cell is empty or no date.

    Raises
    ------
    DayOrderError
        Day and month cannot be told apart anywhere in the column and ``day_first`` was not given.
    """
    if time_format:
        return [_by_format(text, time_format) for text in texts]
    pieces = [_pieces(text) for text in texts]
    order = _column_order(pieces, texts, file, column, day_first)
    return [_moment(piece, order) if piece else None for piece in pieces]


def read_clock(text: str) -> time | None:
    """Read a time of day (``14:05``, ``2:05 PM``, ``๑๔.๐๕ น.``); None when it is none."""
    found = _CLOCK.search(" " + text.strip().translate(_THAI_DIGITS))
    return _clock(found) if found else None


def _by_format(text: str, pattern: str) -> Moment | None:
    if not text.strip():
        return None
    try:
        moment = datetime.strptime(text.strip().translate(_THAI_DIGITS), pattern)
    except re.error:
        raise MappingError(problem=f"time_format “{pattern}” is no pattern", example='"%d/%m/%Y %H:%M"') from None
    except ValueError:
        return None
    day, rule = moment.date(), ""
    if 2400 < day.year < 2700:
        fixed = _valid(day.year - 543, day.month, day.day)
        if fixed is None:
            return None
        day, rule = fixed, "buddhist_year"
    clock = moment.time() if "%H" in pattern or "%I" in pattern or "%X" in pattern else None
    return Moment(day, clock, moment.tzinfo, rule)


def _pieces(text: str) -> _Pieces | None:
    plain = text.strip()
    if not plain:
        return None
    digits = plain.translate(_THAI_DIGITS)
    rule = "thai_digits" if digits != plain else ""
    if digits.isdigit() and len(digits) in (10, 13):
        return _epoch(int(digits) / (1000 if len(digits) == 13 else 1))
    clock = zone = None
    found = _CLOCK.search(digits)
    if found and found.start() > 0:
        clock, zone = _clock(found), _zone(found.group(6))
        if clock is None:
            return None
        digits = digits[:found.start()]
    digits = re.sub(r"พ\s*\.?\s*ศ\s*\.?|เวลา", " ", digits)
    digits = _WEEKDAY.sub("", digits.strip()).strip(" ,")
    named, thai = _month_number(digits)
    found_day = _day_pieces(named)
    if found_day is None:
        return None
    numbers, order, year_digits = found_day
    if thai and year_digits == 2:
        numbers = (*numbers[:2], 2500 + numbers[2])
        year_digits = 4
    return _Pieces(numbers, order, year_digits, clock, zone, rule or ("thai_month" if thai else ""))


def _epoch(seconds: float) -> _Pieces:
    moment = datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(seconds=seconds)
    return _Pieces((moment.day, moment.month, moment.year), "dmy", 4, moment.time(), timezone.utc, "")


def _month_number(text: str) -> tuple[str, bool]:
    """Replace the name of a month by ``@number@``; tell whether it was Thai."""
    found = _THAI_PATTERN.search(text)
    if found:
        number = _THAI_NAMES[re.sub(r"[.\s]", "", found.group())]
        return f"{text[:found.start()]}@{number}@{text[found.end():]}", True
    word = re.search(r"[A-Za-z]{3,}\.?", text)
    number = _WESTERN_MONTHS.get(word.group()[:3].lower(), 0) if word else 0
    if word and number:
        return f"{text[:word.start()]}@{number}@{text[word.end():]}", False
    return text, False


def _day_pieces(text: str) -> tuple[tuple[int, int, int], str, int] | None:
    """Return day, month, year (or first, second, year), their order, and the digits of the year."""
    compact = _COMPACT.match(text)
    if compact:
        year, month, day = map(int, compact.groups())
        return (day, month, year), "dmy", 4
    found = _YEAR_FIRST.match(text.replace("@", ""))
    if found and found.group(2).isdigit():
        return (int(found.group(3)), int(found.group(2)), int(found.group(1))), "dmy", 4
    found = _YEAR_LAST.match(text)
    if found:
        return (int(found.group(1)), int(found.group(2)), int(found.group(3))), "??y", len(found.group(3))
    found = _NAMED_MIDDLE.match(text)
    if found:
        return (int(found.group(1)), int(found.group(2)), int(found.group(3))), "dmy", len(found.group(3))
    found = _NAMED_FIRST.match(text)
    if found:
        return (int(found.group(2)), int(found.group(1)), int(found.group(3))), "dmy", len(found.group(3))
    return None


def _column_order(
    pieces: Sequence[_Pieces | None], texts: Sequence[str], file: str, column: str, day_first: bool | None
) -> bool:
    """Decide from the whole column whether the day comes first."""
    if day_first is not None:
        return day_first
    open_ones = [(piece, text) for piece, text in zip(pieces, texts) if piece and piece.order == "??y"]
    day_leads = any(piece.numbers[0] > 12 for piece, _ in open_ones)
    month_leads = any(piece.numbers[1] > 12 for piece, _ in open_ones)
    if day_leads != month_leads:
        return day_leads
    if day_leads:
        raise DayOrderError(file=file, column=column, value=next(t for p, t in open_ones if p.numbers[1] > 12))
    if any(piece and (piece.rule or 2400 < piece.numbers[2] < 2700) for piece in pieces):
        return True  # Thai writing puts the day first
    unclear = [text for piece, text in open_ones if piece.numbers[0] != piece.numbers[1]]
    if unclear:
        raise DayOrderError(file=file, column=column, value=unclear[0])
    return True


def _moment(piece: _Pieces, day_first: bool) -> Moment | None:
    first, second, year = piece.numbers
    day, month = (first, second) if piece.order == "dmy" or day_first else (second, first)
    rule = piece.rule
    if piece.year_digits == 2:
        year += 2000 if year <= 50 else 2500
    if 2400 < year < 2700:
        year, rule = year - 543, "buddhist_year"
    found = _valid(year, month, day)
    return Moment(found, piece.clock, piece.zone, rule) if found and 1900 < year < 2200 else None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _clock(found: re.Match[str]) -> time | None:
    hour, minute, second = int(found.group(1)), int(found.group(2)), int(found.group(3) or 0)
    half = (found.group(5) or "").lower()
    if half in ("am", "pm"):
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        return time(hour, minute, second, int((found.group(4) or "0")[:6].ljust(6, "0")))
    except ValueError:
        return None


def _zone(text: str | None) -> tzinfo | None:
    if not text:
        return None
    if text.lower() in ("z", "utc"):
        return timezone.utc
    sign = -1 if text[0] == "-" else 1
    digits = text[1:].replace(":", "")
    return timezone(sign * timedelta(hours=min(int(digits[:2]), 23), minutes=int(digits[2:])))
