"""Tables of observations, stumps, cameras, camera events and information reports, chunk by chunk."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from typing import Any

from ...base.words import QT_TRANSLATE_NOOP
from ..cameras.picture_words import event_class, picture_class
from ..headers import SPECIES_HEADERS, normalised
from ..reading import Reading
from ..records import Part, PointRecord, Repair
from ..smart.finds import FindReader
from ..values.numbers import plain_digits
from .cell_words import SOURCE_TYPES, STATUSES, says_nothing
from .columns import Positions, is_plausible, read_days, read_numbers, read_positions, read_times, repair
from .evidence import POSSIBLE, Decisions
from .table import Table, row_texts

_BAD_TIME = ("time", QT_TRANSLATE_NOOP(
    "PawcPlanner", "The date or time cannot be read. Correct it at the source and import the row again."))
_NO_CLOCK = ("time", QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "There is a day but no time of day. Say which column holds it (\"clock\" in a mapping), or fill it in at the "
    "source, and import the row again."))
_ODD_TIME = (
    "time",
    QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "The date lies before 1980 or in the future, so its year is wrong. Correct it and import the row again."),
)
_DAYS = (
    "days", QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "The camera was taken down before it was set up. Correct the days at the source and import the row again."))
BARS = 5
_NUMBER = re.compile(r"\d+")  # of a hotline
_EMPTY = QT_TRANSLATE_NOOP("PawcPlanner", "The column “{column}” is empty. Fill it in and import again.")


class PointReader:
    """Reads the rows of one table as points.

    Parameters
    ----------
    table : Table
        Without rows: its kind and columns.
    reading : Reading
        What the user says and what the site knows.
    decisions : Decisions
        How the columns of the whole table are written.
    """

    def __init__(self, table: Table, reading: Reading, decisions: Decisions) -> None:
        self._reading, self._decisions = reading, decisions
        self._finds = FindReader(table, reading) if table.kind == "observations" else None

    def read(self, table: Table) -> Part:
        """Return the records of one chunk, each once, those that cannot be used with their problem."""
        part = Part(table.kind)
        rows = _Rows(table, self._reading, self._decisions)
        if self._finds is not None:
            _observations(rows, self._finds, part)
        else:
            _READERS[table.kind](rows)
        part.points = rows.finish()
        part.personal = rows.personal
        return part


class _Rows:
    """The rows of a chunk while their values are collected."""

    def __init__(self, table: Table, reading: Reading, decisions: Decisions) -> None:
        self.table, self.reading, self.decisions = table, reading, decisions
        self.count = len(table.rows)
        self.values: list[dict[str, Any]] = [{} for _ in range(self.count)]
        self.repairs: dict[int, list[Repair]] = {index: list(found) for index, found in table.mended.items()}
        self.problems: dict[int, tuple[str, ...]] = {}
        self.copies: list[int] = [0] * self.count
        self.identities: list[str] = [""] * self.count
        self.needs_place = True
        self.personal = 0

    def note(self, index: int, *repairs: Repair) -> None:
        if repairs:
            self.repairs.setdefault(index, []).extend(repairs)

    def text(self, name: str, needed: bool = False, free: bool = False) -> None:
        """Take a text as it is, written freely without the telephone numbers and the like that may stand in it."""
        texts = self.table.column(name)
        if free:
            texts = self._without_persons(name, texts)
        for values, text in zip(self.values, texts):
            values[name] = text
        if needed and "" in texts:
            message = _EMPTY.format(column=self.table.header(name))
            for index, text in enumerate(texts):
                if not text:
                    self.refuse(index, "empty", message)

    def name(self, name: str, needed: bool = False) -> None:
        """Take the name of a thing, its digits as everybody writes them, so that one camera has one name."""
        self.text(name, needed)
        for index, values in enumerate(self.values):
            plain, rule = plain_digits(values[name])
            if rule:
                self.note(index, repair(name, values[name], plain, rule))
                values[name] = plain

    def _without_persons(self, name: str, texts: list[str]) -> list[str]:
        personal = self.reading.personal
        if personal.drops(self.table.header(name)):
            self.personal += sum(map(bool, texts))
            return [""] * len(texts)
        cleaned = [personal.text(text) for text in texts]
        self.personal += sum(count for _, count in cleaned)
        return [text for text, _ in cleaned]

    def word(self, name: str, words: dict[str, tuple[str, ...]], other: str) -> None:
        """Translate the words of the field into ours; what is not known becomes ``other`` ("" keeps it as written)."""
        ours = {normalised(word): ours for ours, known in words.items() for word in known}
        texts = self.table.column(name)
        meant = {
            text: ours.get(normalised(text)) or ours.get(normalised(_NUMBER.sub("", text)), other or text.casefold())
            for text in set(texts)
        }
        for values, text in zip(self.values, texts):
            values[name] = meant[text]

    def number(self, name: str, whole: bool = False) -> None:
        numbers, repairs, texts = read_numbers(self.table, name, self.decisions)
        low, high = POSSIBLE.get(name, (-math.inf, math.inf))
        for index, (number, found, text) in enumerate(zip(numbers.tolist(), repairs, texts)):
            if low <= number <= high:
                self.note(index, *found)
                self.values[index][name] = round(number) if whole else number
                continue
            if text and not says_nothing(text):
                self.note(index, repair(name, text, "", "unreadable" if math.isnan(number) else "impossible"))
            self.values[index][name] = None

    def day(self, name: str, needed: bool = False) -> None:
        """Read a day; where it is what the record is about, an unreadable one sets the row aside."""
        days, repairs, texts = read_days(self.table, name, self.decisions)
        for index, (day, found, text) in enumerate(zip(days, repairs, texts)):
            self.values[index][name] = day
            self.note(index, *found)
            if day is None and name in ("found", "received"):
                if text or needed:
                    self.refuse(index, *_BAD_TIME)
            elif name in ("found", "received") and not is_plausible(day, self.decisions.latest):
                self.refuse(index, *_ODD_TIME)
            elif day is None and text and not says_nothing(text):
                self.note(index, repair(name, text, "", "unreadable"))

    def moment(self, needed: bool) -> None:
        """Read the time; a row whose time is written but cannot be read is set aside."""
        times = read_times(self.table, self.reading.places, self.decisions)
        for index, values in enumerate(self.values):
            values["time"], values["day"] = times.instants[index], times.days[index]
            self.note(index, *times.repairs[index])
            absent = times.instants[index] is None if needed else times.days[index] is None
            if absent and (needed or times.written[index]):
                self.refuse(index, *(_NO_CLOCK if times.days[index] else _BAD_TIME))
            elif times.odd[index]:
                self.refuse(index, *_ODD_TIME)

    def refuse(self, index: int, reason: str, message: str) -> None:
        self.problems.setdefault(index, (reason, message))

    def finish(self) -> list[PointRecord]:
        table = self.table
        positions: Positions = read_positions(table, self.reading.places, self.decisions)
        self._count_personal()
        lon, lat = positions.lon.tolist(), positions.lat.tolist()
        contents = row_texts(table, self.reading.personal)
        return [
            PointRecord(
                table.numbers[index], table.kind, self.values[index], lon[index], lat[index], positions.written[index],
                self.needs_place, (*self.repairs.get(index, ()), *positions.repairs[index]), contents[index],
                self.problems.get(index, ()), self.copies[index], self.identities[index],
            )
            for index in range(self.count)
        ]

    def _count_personal(self) -> None:
        """Count the personal cells of columns that nothing is made of; observations count their own."""
        table = self.table
        if self.reading.personal.keep or table.kind == "observations":
            return
        for position in table.others:
            if self.reading.personal.drops(table.headers[position]):
                self.personal += sum(map(bool, table.at(position)))


def _stumps(rows: _Rows) -> None:
    for name in ("stump_id", "species", "class", "patrol_id"):
        rows.text(name)
    rows.day("found", needed=rows.table.has("found"))
    rows.day("cut_estimate")
    rows.number("girth_cm")


def _cameras(rows: _Rows) -> None:
    rows.name("camera_id", needed=True)
    rows.text("model")
    rows.day("from_day")
    rows.day("to_day")
    rows.number("signal")
    bars = _are_bars([values["signal"] for values in rows.values])
    for index, values in enumerate(rows.values):
        if values["from_day"] and values["to_day"] and values["to_day"] < values["from_day"]:
            rows.refuse(index, *_DAYS)
        if values["signal"] is not None and (bars or values["signal"] > 1):
            share = values["signal"] / (BARS if bars else 100)
            rows.note(index, repair("signal", f"{values['signal']:g}", f"{share:g}", "bars" if bars else "percent"))
            values["signal"] = share
    rows.word("status", STATUSES, "")


def _are_bars(signals: Sequence[float | None]) -> bool:
    """Tell signals that are counted in bars, as telephones show them, from shares and per cents."""
    known = {signal for signal in signals if signal is not None}
    return bool(known) and 1 < max(known) <= BARS and all(signal == int(signal) for signal in known)


def _events(rows: _Rows) -> None:
    rows.name("camera_id", needed=True)
    rows.moment(needed=True)
    rows.number("people", whole=True)
    texts = rows.table.column("class")
    read = picture_class if normalised(rows.table.header("class")) in SPECIES_HEADERS else event_class
    meant = {text: read(text) for text in set(texts)}
    counts_all = normalised(rows.table.header("people")) == "count"  # also animals, which are no people
    for values, text in zip(rows.values, texts):
        values["class"] = meant[text]
        if counts_all and meant[text] in ("animal", "vehicle", "blank"):
            values["people"] = None
    rows.text("response", free=True)
    rows.needs_place = False
    if not rows.table.has("class"):
        for values in rows.values:
            values["class"] = "person" if values["people"] else "unknown"


def _reports(rows: _Rows) -> None:
    rows.day("received", needed=True)
    for name in ("source_grade", "info_grade"):
        rows.name(name)
    rows.text("subject", free=True)
    rows.word("source_type", SOURCE_TYPES, "other")
    rows.number("radius_m")
    rows.needs_place = any(map(rows.table.has, ("lat", "x", "place")))


def _observations(rows: _Rows, finds: FindReader, part: Part) -> None:
    rows.text("patrol_id")
    rows.text("waypoint_id")
    rows.moment(needed=False)
    rows.number("count", whole=True)
    found = finds.read(rows.table, rows.values)
    rows.copies, rows.identities, rows.personal = found.copies, found.identities, found.personal
    for index in found.without_category:
        rows.refuse(index, "empty", QT_TRANSLATE_NOOP(
            "PawcPlanner", "The category is empty. Fill it in and import again."))
    part.heads = found.heads


_READERS: dict[str, Callable[[_Rows], None]] = {
    "stumps": _stumps,
    "cameras": _cameras,
    "camera_events": _events,
    "reports": _reports,
}
