"""Recordings of GPS units while their fixes come in: their names, their pieces, and the day of those without times."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from math import isfinite, nan

import numpy as np

from ..errors import DayOrderError
from ..patrols.device_clocks import ROLLOVER_DAYS
from ..reading import Reading
from ..records import Change, PatrolHead, Repair, Track
from ..tables.columns import REASONS
from ..values.dates import read_dates
from ..values.instants import read_instants
from ..values.numbers import read_number

MAX_FIXES = 50_000
_EPOCH = date(1970, 1, 1)
# Words of names that devices and programs give; with numbers, dates and times they make up the whole name.
_GENERIC = frozenset((
    "track", "tracks", "trk", "tracklog", "log", "active", "archived", "current", "saved", "new", "untitled", "unnamed",
    "noname", "no", "name", "path", "route", "line", "recording", "recorded", "record", "activity", "gps", "gpx", "kml",
    "import", "imported", "export", "day", "am", "pm", "z", "t", "utc", "gmt",
    "morning", "afternoon", "evening", "night", "lunch", "hike", "walk", "run", "ride", "hiking", "walking", "running",
    "ruta", "recorrido", "traza", "trace", "trayecto", "jalur", "trek", "piste", "rute",
    "เส้นทาง", "เส้นทางที่", "แทร็ก", "แทร็ค", "บันทึก", "บันทึกเส้นทาง", "ปัจจุบัน", "วันที่", "น",
    "jan", "january", "feb", "february", "mar", "march", "apr", "april", "may", "jun", "june", "jul", "july", "aug",
    "august", "sep", "sept", "september", "oct", "october", "nov", "november", "dec", "december", "mon", "tue", "wed",
    "thu", "fri", "sat", "sun",
))
_WORD = re.compile(r"[^\W\d_]+(?:[\u0e30-\u0e3a\u0e47-\u0e4e]+[^\W\d_]*)*")
_DATE = re.compile(
    r"(?<!\d)(?:\d{4}[-./ ]\d{1,2}[-./ ]\d{1,2}|\d{1,2}[-./ ](?:\d{1,2}|[^\W\d_]{3,10}\.?)[-./ ]\d{4}"
    r"|\d{1,2}[-./ ](?:\d{1,2}|[^\W\d_]{3,10}\.?)[-./ ]\d{2}|(?:19|20|25)\d{6}"
    r"|\d{1,2}[-. ]?[\u0e01-\u0e4e][\u0e01-\u0e4e.]{2,11}[-. ]?\d{2}(?:\d{2})?)(?!\d)")


def is_generic(name: str) -> bool:
    """Return True for names that devices give (``Track 001``, ``ACTIVE LOG``, ``2025-01-31 07:05``, ``เส้นทาง 1``)."""
    return all(word in _GENERIC for word in _WORD.findall(name.casefold()))


def patrol_name(title: str, stem: str, number: int) -> str:
    """Return the id of the patrol of a recording.

    A name that somebody gave is the id, so that parts of one patrol in several files come together; a name that the
    device gave is told apart by its file, for two files with a “Track 001” are two patrols.

    Parameters
    ----------
    title : str
        Name of the recording, "" without one.
    stem : str
        Name of the file without its ending.
    number : int
        Which recording of the file it is, from 1.
    """
    if not title:
        return stem if number == 1 else f"{stem} {number}"
    return f"{stem} {title}" if is_generic(title) and title != stem else title


def named_day(texts: tuple[str, ...], day_first: bool | None) -> tuple[date | None, str, str]:
    """Return the first day that one of the texts names, the text it stood in, and the rule that reading it needed."""
    for text in texts:
        for candidate in (text, *_DATE.findall(text)):
            try:
                moment = read_dates([candidate.strip()], "", "", day_first=day_first)[0] if candidate.strip() else None
            except DayOrderError:
                continue  # day or month first: a name alone does not tell
            if moment is not None:
                return moment.day, candidate, moment.rule
    return None, "", ""


@dataclass
class Recording:
    """One track of a file while its fixes come in.

    Parameters
    ----------
    head : PatrolHead
        Its patrol.
    number : int
        Which track of the file it is, from 1.
    transport : str
        Label of its transport.
    says_day : tuple of str
        Texts that may name its day when it has no times, the most telling first.
    zone_unsaid_is_local : bool
        Times without a zone are local times of the site, not UTC.
    """

    head: PatrolHead
    number: int
    transport: str
    says_day: tuple[str, ...]
    zone_unsaid_is_local: bool = False
    lon: list[float] = field(default_factory=list)
    lat: list[float] = field(default_factory=list)
    time: list[str] = field(default_factory=list)
    row: list[int] = field(default_factory=list)
    segment: list[int] = field(default_factory=list)
    commas: list[int] = field(default_factory=list)
    before_comma: str = ""
    had_times: bool = False
    lost_weeks: int | None = None  # not looked at yet

    def __len__(self) -> int:
        return len(self.row)

    def add(self, lon: str, lat: str, time: str, row: int, segment: int) -> None:
        """Take in one fix as it is written."""
        self.lon.append(self._degrees(lon))
        self.lat.append(self._degrees(lat))
        self.time.append(time)
        self.row.append(row)
        self.segment.append(segment)

    def _degrees(self, text: str) -> float:
        try:
            number = float(text)
        except ValueError:
            return self._with_comma(text)
        return number if isfinite(number) else nan

    def _with_comma(self, text: str) -> float:
        number, rule = read_number(text)
        if rule == "decimal_comma":
            self.before_comma = self.before_comma or text
            if self.commas[-1:] != [len(self.row)]:
                self.commas.append(len(self.row))
        return number

    def piece(self, reading: Reading) -> Track:
        """Hand on the fixes that came in since the last piece."""
        row = np.array(self.row, np.int64)
        instants = read_instants(self.time, reading.places if self.zone_unsaid_is_local else None)
        changes = list(instants.changes(row))
        self.had_times = self.had_times or bool(np.isfinite(instants.t).any())
        day = None if self.had_times else self._day(reading, row, changes)
        if self.commas:
            after = f"{read_number(self.before_comma)[0]:g}"
            changes.append(Change(_repair("lat, lon", self.before_comma, after, "decimal_comma"), row[self.commas]))
        lon, lat = self._straight(reading, row, changes)
        shift_days = self._lost_weeks(reading, instants.t)
        track = Track(
            self.head.patrol_id, "1", day, lon, lat, instants.t + shift_days * 86400.0, row,
            np.array(self.segment, np.int64), self.transport, shift_days=shift_days, recording=str(self.number),
            changes=tuple(changes),
        )
        self.lon, self.lat, self.time, self.row, self.segment, self.commas = [], [], [], [], [], []
        return track

    def _straight(
        self, reading: Reading, row: np.ndarray, changes: list[Change]
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return longitude and latitude, those put right that were swapped."""
        lon, lat = np.array(self.lon, float), np.array(self.lat, float)
        turned = reading.places.turned(lon, lat)
        if turned.any():
            one, two = lat[turned][0], lon[turned][0]
            change = _repair("lat, lon", f"{one:.7f}, {two:.7f}", f"{two:.7f}, {one:.7f}", "swapped")
            changes.append(Change(change, row[turned]))
        return np.where(turned, lat, lon), np.where(turned, lon, lat)

    def _lost_weeks(self, reading: Reading, t: np.ndarray) -> int:
        """Return the days of the 1024 weeks that the receiver lost, when the name of the track or file proves it."""
        if self.lost_weeks is None and np.isfinite(t).any():
            first = int(reading.places.local_days(t[np.isfinite(t)])[0])
            said = named_day(self.says_day, reading.mapping.day_first)[0]
            away = (said - _EPOCH).days - first if said else 0
            self.lost_weeks = ROLLOVER_DAYS if abs(away - ROLLOVER_DAYS) <= 1 else 0
        return self.lost_weeks or 0

    def _day(self, reading: Reading, row: np.ndarray, changes: list[Change]) -> date | None:
        day, text, rule = named_day(self.says_day, reading.mapping.day_first)
        if day is not None and rule:
            changes.append(Change(_repair("day", text, day.isoformat(), rule), row))
        return day


def _repair(name: str, before: str, after: str, rule: str) -> Repair:
    return Repair(name, before, after, rule, REASONS.get(rule, ""))
