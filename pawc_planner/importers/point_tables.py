"""Tables of observations, stumps, cameras, camera events and information reports."""

from __future__ import annotations

import ast
import json
import math
from collections.abc import Callable
from typing import Any

from .attributes import category_path, clean_attributes
from .columns import Positions, Times, read_days, read_positions, read_times, repair
from .headers import is_personal, normalised
from .numbers import read_number
from .places import SitePlaces
from .records import PointRecord, Repair
from .tables import Table

_BAD_TIME = ("time", "The date or time cannot be read. Correct it at the source and import the row again.")
_EVENT_CLASSES = {
    "person": (
        "person",
        "people",
        "human",
        "poacher",
        "suspect",
        "intruder",
        "คน",
        "บุคคล",
        "ผู้ต้องสงสัย",
        "persona",
        "orang",
    ),
    "ranger": ("ranger", "rangers", "staff", "patrol", "เจ้าหน้าที่", "guardaparque"),
    "vehicle": ("vehicle", "car", "truck", "motorbike", "รถ", "ยานพาหนะ", "vehiculo", "kendaraan"),
    "animal": ("animal", "wildlife", "สัตว์", "สัตว์ป่า", "satwa"),
    "blank": ("blank", "empty", "false", "nothing", "false trigger", "ว่าง", "ไม่มีภาพ", "ไม่พบ", "vacio", "kosong"),
    "unknown": ("unknown", "unclassified", "", "ไม่ทราบ"),
}
_STATUSES = {
    "active": ("active", "ok", "working", "on", "ใช้งาน", "ปกติ", "ทำงาน"),
    "lost": ("lost", "stolen", "missing", "หาย", "สูญหาย", "ถูกขโมย"),
    "broken": ("broken", "damaged", "faulty", "เสีย", "ชำรุด"),
    "removed": ("removed", "moved", "retired", "off", "ถอน", "เก็บแล้ว", "ย้าย"),
}
_SOURCE_TYPES = {
    "hotline": ("hotline", "สายด่วน"),
    "informant": ("informant", "สายข่าว", "แหล่งข่าว"),
    "community": ("community", "villager", "ชุมชน", "ชาวบ้าน"),
    "patrol": ("patrol", "ranger", "ลาดตระเวน", "เจ้าหน้าที่"),
}


class _Rows:
    """The rows of a table while their values are collected."""

    def __init__(self, table: Table, places: SitePlaces, keep_personal: bool) -> None:
        self.table, self.places, self.keep_personal = table, places, keep_personal
        self.count = len(table.rows)
        self.values: list[dict[str, Any]] = [{} for _ in range(self.count)]
        self.repairs: list[list[Repair]] = [[] for _ in range(self.count)]
        self.problems: list[tuple[str, ...]] = [()] * self.count
        self.personal = 0

    def text(self, name: str, needed: bool = False) -> None:
        for index, text in enumerate(self.table.column(name)):
            self.values[index][name] = text
            if needed and not text:
                self.refuse(
                    index, "empty", f"The column “{self.table.header(name)}” is empty. Fill it in and import again."
                )

    def word(self, name: str, words: dict[str, tuple[str, ...]], other: str) -> None:
        """Translate the words of the field into ours; what is not known becomes ``other`` ("" keeps it as written)."""
        ours = {normalised(word): ours for ours, known in words.items() for word in known}
        for index, text in enumerate(self.table.column(name)):
            self.values[index][name] = ours.get(normalised(text), other or text.casefold())

    def number(self, name: str, whole: bool = False) -> None:
        for index, text in enumerate(self.table.column(name)):
            number, rule = read_number(text)
            if math.isnan(number) and text:
                self.repairs[index].append(repair(name, text, "", "unreadable"))
            elif rule:
                self.repairs[index].append(repair(name, text, f"{number:g}", rule))
            value: float | int | None = None if math.isnan(number) else number
            self.values[index][name] = round(number) if whole and value is not None else value

    def day(self, name: str, needed: bool = False) -> None:
        """Read a day; where it is what the record is about, an unreadable one sets the row aside."""
        days, repairs, texts = read_days(self.table, name)
        for index, (day, found, text) in enumerate(zip(days, repairs, texts)):
            self.values[index][name] = day
            self.repairs[index] += found
            if day is None and (needed or text) and name in ("found", "received"):
                if text or needed:
                    self.refuse(index, *_BAD_TIME)
            elif day is None and text:
                self.repairs[index].append(repair(name, text, "", "unreadable"))

    def moment(self, needed: bool) -> Times:
        """Read the time; a row whose time is written but cannot be read is set aside."""
        times = read_times(self.table, self.places)
        for index in range(self.count):
            self.values[index]["time"] = times.instants[index]
            self.values[index]["day"] = times.days[index]
            self.repairs[index] += times.repairs[index]
            absent = times.instants[index] is None if needed else times.days[index] is None
            if absent and (needed or times.written[index]):
                self.refuse(index, *_BAD_TIME)
        return times

    def refuse(self, index: int, reason: str, message: str) -> None:
        self.problems[index] = self.problems[index] or (reason, message)

    def finish(self, needs_place: bool) -> list[PointRecord]:
        table = self.table
        positions: Positions = read_positions(table, self.places)
        self.personal += _personal_cells(table)
        return [
            PointRecord(
                table.numbers[index],
                table.kind,
                self.values[index],
                float(positions.lon[index]),
                float(positions.lat[index]),
                positions.written[index],
                needs_place,
                (*self.repairs[index], *positions.repairs[index]),
                table.verbatim(index, self.keep_personal),
                self.problems[index],
            )
            for index in range(self.count)
        ]


def read_point_table(table: Table, places: SitePlaces, keep_personal: bool) -> tuple[list[PointRecord], int]:
    """Return the records of a table and how many personal values were left out."""
    rows = _Rows(table, places, keep_personal)
    records = _READERS[table.kind](rows)
    return records, 0 if keep_personal else rows.personal


def _stumps(rows: _Rows) -> list[PointRecord]:
    for name in ("stump_id", "species", "class", "patrol_id"):
        rows.text(name)
    rows.day("found", needed=rows.table.has("found"))
    rows.day("cut_estimate")
    rows.number("girth_cm")
    return rows.finish(True)


def _cameras(rows: _Rows) -> list[PointRecord]:
    rows.text("camera_id", needed=True)
    rows.text("model")
    rows.day("from_day")
    rows.day("to_day")
    rows.number("signal")
    for values, repairs in zip(rows.values, rows.repairs):
        if values["signal"] is not None and 1 < values["signal"] <= 100:
            repairs.append(repair("signal", f"{values['signal']:g}", values["signal"] / 100, "percent"))
            values["signal"] /= 100
    rows.word("status", _STATUSES, "")
    return rows.finish(True)


def _events(rows: _Rows) -> list[PointRecord]:
    rows.text("camera_id", needed=True)
    rows.moment(needed=True)
    rows.word("class", _EVENT_CLASSES, "unknown")
    rows.number("people", whole=True)
    rows.text("response")
    if not rows.table.has("class"):
        for values in rows.values:
            values["class"] = "person" if values["people"] else "unknown"
    return rows.finish(False)


def _reports(rows: _Rows) -> list[PointRecord]:
    rows.day("received", needed=True)
    for name in ("source_grade", "info_grade", "subject"):
        rows.text(name)
    rows.word("source_type", _SOURCE_TYPES, "other")
    rows.number("radius_m")
    return rows.finish(rows.table.has("lat") or rows.table.has("x"))


def _observations(rows: _Rows) -> list[PointRecord]:
    table = rows.table
    rows.text("patrol_id")
    rows.text("waypoint_id")
    rows.moment(needed=False)
    rows.number("count", whole=True)
    single = table.column("category")
    for index, cells in enumerate(table.rows):
        numbered = [cells[position].strip() for position in table.categories if position < len(cells)]
        category = category_path(*(numbered or [single[index]]))
        attributes, dropped = clean_attributes(_other_cells(table, cells), rows.keep_personal)
        rows.personal += dropped
        rows.values[index].update(category=category, attributes=attributes)
        if not category:
            rows.refuse(index, "empty", "The category is empty. Fill it in and import again.")
        if rows.values[index]["count"] is None:
            rows.values[index]["count"] = _stated_count(attributes)
    return rows.finish(True)


def _other_cells(table: Table, cells: list[str]) -> dict[str, Any]:
    """Return what no column of ours takes, by header; details in JSON are laid open, so that names in them are seen."""
    found: dict[str, Any] = {}
    for position in table.others:
        text = cells[position].strip() if position < len(cells) else ""
        header = table.headers[position]
        if not text or normalised(header) in ("geometry", "geom", "wkt"):
            continue
        details = _details(text)
        if details is None:
            found[header] = text
        else:
            found.update({str(key): value for key, value in details.items() if value not in (None, "", [], [{}])})
    return found


def _details(text: str) -> dict[str, Any] | None:
    if not text.startswith("{") or len(text) > 20_000:
        return None
    for read in (json.loads, ast.literal_eval):
        try:
            value = read(text)
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            continue
        return value if isinstance(value, dict) else None
    return None


def _stated_count(attributes: dict[str, Any]) -> int:
    for header, value in attributes.items():
        if normalised(header).startswith("numberof"):
            number, _ = read_number(str(value))
            if 0 <= number < 1e9:
                return round(number)
    return 1


def _personal_cells(table: Table) -> int:
    """Count the personal cells of a table whose other columns are not kept anyway."""
    if table.kind == "observations":
        return 0
    positions = [position for position in table.others if is_personal(table.headers[position])]
    return sum(bool(row[position].strip()) for row in table.rows for position in positions if position < len(row))


_READERS: dict[str, Callable[[_Rows], list[PointRecord]]] = {
    "observations": _observations,
    "stumps": _stumps,
    "cameras": _cameras,
    "camera_events": _events,
    "reports": _reports,
}
