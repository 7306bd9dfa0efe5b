"""One cell with a date: Buddhist-era years, month names of the region, spreadsheet days, epoch seconds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..errors import MappingError
from .clocks import AT_END, AT_START, Clock, clock_of, from_match, is_open_range
from .months import MONTH_NUMBERS, SMALL_WORDS, WEEKDAYS, folded, without_era, without_thai_month
from .numbers import plain_digits

BUDDHIST_AHEAD = 543
_EPOCH = date(1970, 1, 1)
_SHEET_ZERO = date(1899, 12, 30)  # day 0 of spreadsheets
_SHEET_DAYS = (32_874, 55_153)  # 1990 to 2050
_SHEET = re.compile(r"^(\d{5})(?:[.,](\d+))?$")
_TICKS = re.compile(r"^(\d{10})(?:(\d{3})|(\d{6})|(\d{9}))?(?:\.(\d+))?$")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:[T\s_-]?(\d{2})(\d{2})(\d{2})?(Z)?)?$", re.IGNORECASE)
_JAVA = re.compile(r"^([A-Za-z]{3} [A-Za-z]{3} \d{1,2}) (\d\d:\d\d:\d\d) ([A-Za-z]{3}(?:[+-]\d\d:?\d\d)?) (\d{4})$")
_TOKENS = re.compile(r"\d+|[^\d\s,/._'’\-]+|[,/._'’\-]")
_YEAR_IN = re.compile(r"2[456]\d\d")
_NO_PATTERN = QT_TRANSLATE_NOOP("PawcPlanner", "time_format “{pattern}” is no pattern")


@dataclass(frozen=True)
class DateText:
    """The date of one cell, before the order of its column is known.

    Parameters
    ----------
    numbers : tuple of int
        As written, a named month as its number.
    order : str
        "ymd" or "dmy" where it shows, "open" for two numbers and a year, "short" for three numbers of two digits.
    year_digits : int
        2 or 4.
    thai : bool
        The month is written in Thai.
    rule : str
        Repair needed so far.
    """

    numbers: tuple[int, int, int]
    order: str
    year_digits: int
    thai: bool
    rule: str

    def day(self, order: str) -> tuple[date, str] | None:
        """Return the day and the rule that was needed, in the order ("dmy", "mdy", "ymd") of the column."""
        own = self.order if self.order in ("ymd", "dmy") else order
        if self.order == "open" and order == "ymd":
            own = "dmy"
        parts = dict(zip(own, self.numbers))
        year, buddhist = _year(parts["y"], self.year_digits, self.thai)
        found = valid_day(year, parts["m"], parts["d"])
        if found is None or not 1900 < year < 2200:
            return None
        return found, "buddhist_year" if buddhist else self.rule

    @property
    def buddhist(self) -> bool:
        """True when the year is of the Buddhist era, or the writing is Thai."""
        year = self.numbers[0] if self.order == "ymd" else self.numbers[2]
        return self.thai or self.rule == "thai_digits" or _year(year, self.year_digits, self.thai)[1]


@dataclass(frozen=True)
class Cell:
    """One cell: a date in text or a day that needs no order, and the clock written with it."""

    text: DateText | None
    day: date | None = None
    rule: str = ""
    clock: Clock | None = None

    def resolved(self, order: str) -> tuple[date, str] | None:
        """Return the day and the rule that was needed; None when it is no date."""
        if self.text is not None:
            return self.text.day(order)
        return (self.day, self.rule) if self.day is not None else None


_NOTHING = Cell(None)


def read_cell(text: str) -> Cell:
    """Take a cell apart; one without ``text`` and ``day`` holds no date."""
    plain, rule = plain_digits(text.strip().strip("'"))
    if not plain or len(plain) > 80:
        return _NOTHING
    if plain[0].isdecimal() and plain.isascii() and (number := _by_number(plain)) is not None:
        return number
    java = _JAVA.match(plain)
    if java:
        plain = f"{java.group(1)} {java.group(4)} {java.group(2)} {java.group(3)}"
    found = AT_END.search(plain)
    if found and found.start() > 0:
        clock = None if is_open_range(found) else from_match(found)
        return Cell(date_text(plain[:found.start()], rule), clock=clock) if clock else _NOTHING
    ahead = AT_START.match(plain)
    if ahead and (clock := clock_of(ahead.group(1))):
        return Cell(date_text(ahead.group(2), rule), clock=clock)
    return Cell(date_text(plain, rule))


def by_format(text: str, pattern: str) -> Cell:
    """Read a cell by a pattern of ``strptime``; years of the Buddhist era are put right.

    Raises
    ------
    MappingError
        The pattern is none.
    """
    plain, rule = plain_digits(text.strip())
    moment = _parsed(plain, pattern) if plain else None
    if moment is None and "%Y" in pattern:  # 29/02/2567 is no day before 543 years are taken away
        found = _YEAR_IN.search(plain)
        less = f"{int(found.group()) - BUDDHIST_AHEAD}" if found else ""
        moment = _parsed(plain[:found.start()] + less + plain[found.end():], pattern) if found else None
        rule = "buddhist_year"
    if moment is None:
        return _NOTHING
    day: date | None = moment.date()
    if 2400 <= moment.year < 2700:
        day, rule = valid_day(moment.year - BUDDHIST_AHEAD, moment.month, moment.day), "buddhist_year"
    clock = None
    if any(mark in pattern for mark in ("%H", "%I", "%X", "%T", "%R", "%c")):
        offset = moment.utcoffset()
        seconds = moment.hour * 3600 + moment.minute * 60 + moment.second + moment.microsecond / 1e6
        clock = Clock(seconds, None if offset is None else int(offset.total_seconds()))
    return Cell(None, day, rule, clock) if day else _NOTHING


def valid_day(year: int, month: int, day: int) -> date | None:
    """Return the day of the calendar, None when there is none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=50_000)
def date_text(text: str, rule: str = "") -> DateText | None:
    """Return the date that a text without a time of day holds; None when it holds none."""
    plain, thai_month = without_thai_month(without_era(text.strip().casefold()))
    parts = _TOKENS.findall(plain)
    numbers = [part for part in parts if part.isdecimal()]
    words = [part for part in parts if part[0].isalpha() or part[0] == "@" or len(part) > 1]
    words = [part for part in words if not part.isdecimal()]
    months = [(part, thai_month or MONTH_NUMBERS.get(folded(part), 0)) for part in words
              if part == "@" or folded(part) in MONTH_NUMBERS]
    months = [(part, number) for part, number in months if not thai_month or part == "@"]
    others = [folded(word) for word in words if all(word != part for part, _ in months)]
    if any(word not in WEEKDAYS and word not in SMALL_WORDS for word in others):
        return None
    if len(months) == 2 and months[0][0] == "mar":  # March, but in front of another month it is Tuesday
        months = months[1:]
    if months:
        fits = len(months) == 1 and len(numbers) == 2
        return _named(numbers, months[0][1], bool(thai_month), rule) if fits else None
    marks = {part for part in parts if len(part) == 1 and not part.isalnum()}
    return _numbered(numbers, marks, rule) if len(numbers) == 3 else None


def _named(numbers: list[str], month: int, thai: bool, rule: str) -> DateText | None:
    first, second = numbers
    rule = "thai_month" if thai else rule
    if len(first) == 4 and len(second) <= 2:
        return DateText((int(first), month, int(second)), "ymd", 4, thai, rule)
    if len(first) <= 2 and len(second) in (2, 4):
        return DateText((int(first), month, int(second)), "dmy", len(second), thai, rule)
    return None


def _numbered(numbers: list[str], marks: set[str], rule: str) -> DateText | None:
    lengths = [len(number) for number in numbers]
    first, second, third = map(int, numbers)
    marks = marks - {"'", "’", ","}
    if len(marks) > 1 or (not marks and 4 not in (lengths[0], lengths[2])):
        return None
    if lengths[0] == 4 and max(lengths[1:]) <= 2:
        return DateText((first, second, third), "ymd", 4, False, rule)
    if max(lengths[:2]) > 2 or lengths[2] not in (2, 4):
        return None
    return DateText((first, second, third), "short" if lengths[2] == 2 else "open", lengths[2], False, rule)


def _by_number(plain: str) -> Cell | None:
    """Read cells that hold one number: days of a spreadsheet, seconds since 1970, 20240105; None for all others."""
    sheet = _SHEET.match(plain)
    if sheet:
        if not _SHEET_DAYS[0] <= int(sheet.group(1)) <= _SHEET_DAYS[1]:
            return _NOTHING
        share = float(f"0.{sheet.group(2)}") if sheet.group(2) else None
        clock = None if share is None else Clock(min(round(share * 86400, 3), 86399.999))
        return Cell(None, _SHEET_ZERO + timedelta(days=int(sheet.group(1))), "serial_day", clock)
    ticks = _TICKS.match(plain)
    if ticks:
        fraction = next((group for group in ticks.groups()[1:4] if group), ticks.group(5) or "0")
        whole = int(ticks.group(1))
        return Cell(None, _EPOCH + timedelta(days=whole // 86400), "",
                    Clock(whole % 86400 + round(float(f"0.{fraction}"), 6), 0))
    compact = _COMPACT.match(plain)
    if not compact:
        return None
    year, month, day, hour, minute, second, zulu = compact.groups()
    found = DateText((int(year), int(month), int(day)), "ymd", 4, False, "")
    if hour is None:
        return Cell(found)
    if int(hour) > 23 or int(minute) > 59 or int(second or 0) > 59:
        return _NOTHING
    return Cell(found, clock=Clock(int(hour) * 3600 + int(minute) * 60 + int(second or 0), 0 if zulu else None))


def _year(year: int, digits: int, thai: bool) -> tuple[int, bool]:
    """Return the year of the common era, and whether it was one of the Buddhist era.

    Of two digits, 00 to 40 are 2000 to 2040, 41 to 79 are 2541 to 2579 (1998 to 2036) and the rest 1980 to 1999; beside
    a Thai month the rest is Buddhist too.
    """
    if digits == 2:
        if year <= 40:
            return 2000 + year, False
        return (2500 + year - BUDDHIST_AHEAD, True) if year <= 79 or thai else (1900 + year, False)
    if 2400 + BUDDHIST_AHEAD <= year < 2700 + BUDDHIST_AHEAD:  # 3110: a spreadsheet took 2567 for a common year
        return year - 2 * BUDDHIST_AHEAD, True
    return (year - BUDDHIST_AHEAD, True) if 2400 <= year < 2700 else (year, False)


def full_year(year: int) -> int:
    """Return the common year that two digits stand for."""
    return _year(year, 2, False)[0]


def _parsed(plain: str, pattern: str) -> datetime | None:
    try:
        return datetime.strptime(plain, pattern)
    except re.error:
        problem = Sentence(_NO_PATTERN, {"pattern": pattern})
        raise MappingError(problem=problem, example='"%d/%m/%Y %H:%M"') from None
    except ValueError as fault:
        if "bad directive" in str(fault) or "stray %" in str(fault):
            problem = Sentence(_NO_PATTERN, {"pattern": pattern})
            raise MappingError(problem=problem, example='"%d/%m/%Y %H:%M"') from None
        return None
