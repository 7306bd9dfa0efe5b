"""Points of a KML document as observations: their extended data are read as the columns of a table are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from ...base.words import QT_TRANSLATE_NOOP
from ..attributes import category_path, count_of
from ..headers import match, normalised
from ..places.site_places import straight
from ..reading import Reading
from ..records import Part, PointRecord, observation
from ..untrusted.safe_xml import Element
from ..values.date_orders import OrderEvidence
from ..values.instants import When, read_when
from ..values.numbers import read_number
from .kml_placemarks import attributes, stamp

_CATEGORY = ("category", "type", "eventtype", "observationcategory")
_MONTH_ONLY = re.compile(r"^\d{4}(-\d{2})?$")  # KML allows it, and it names no day
_LOOKED_AT = 10_000
_BAD_TIME = ("time", QT_TRANSLATE_NOOP(
    "PawcPlanner", "The date or time cannot be read. Correct it at the source and import the row again."))


class KmlPoints:
    """Points while they are collected.

    Parameters
    ----------
    file : str
        For messages.
    reading : Reading
        The site's zone, and what is left out.
    placemarks : callable
        Gives all placemarks of the file once more, to tell the order of day and month from all of them.
    """

    def __init__(self, file: str, reading: Reading, placemarks: Callable[[], Iterator[Element]]) -> None:
        self._file, self._reading, self._placemarks = file, reading, placemarks
        self._points: list[PointRecord] = []
        self._personal = 0
        self._order = ""

    def __len__(self) -> int:
        return len(self._points)

    def part(self) -> Part:
        """Hand on what was collected."""
        part = Part("observations", points=self._points, personal=self._personal)
        self._points, self._personal = [], 0
        return part

    def add(self, placemark: Element, lon: str, lat: str, row: int) -> None:
        """Take in a point, or a placemark without any place, which is set aside."""
        found = attributes(placemark)
        columns = match("observations", list(found))
        text = _time_text(placemark, found, columns)
        when = self._when(text)
        category = self._category(found, columns)
        count = _number(found.pop(columns.get("count", ""), ""))
        patrol_id = str(found.get(columns.get("patrol_id", ""), ""))
        for ours in ("time", "date", "clock"):
            found.pop(columns.get(ours, ""), None)
        unreadable = bool(text) and when.day is None and not _MONTH_ONLY.match(text)
        if unreadable:
            found["time"] = text
        kept, dropped = self._reading.personal.clean(found)
        self._personal += dropped
        x, y, repairs = straight(_degrees(lon), _degrees(lat), self._reading.places)
        record = observation(
            row, category or "waypoint.", x, y, time=when.time, day=when.day, attributes=kept,
            count=count if count is not None else count_of(kept), patrol_id=patrol_id,
            waypoint_id=str(kept.get("name", "")), repairs=(*when.repairs, *repairs), written=(lon, lat),
        )
        record.problem = _BAD_TIME if unreadable else ()
        self._points.append(record)

    def _category(self, found: dict[str, object], columns: dict[str, str]) -> str:
        """Return the category that an entry names, and take the entry out."""
        names = [columns.get("category", ""), *(key for key in found if normalised(key) in _CATEGORY)]
        label = next((str(found.pop(name)) for name in names if name in found), "")
        return (self._reading.data_model.category_key([label]) or category_path(label)) if label else ""

    def _when(self, text: str) -> When:
        found = read_when(text, self._reading.places, self._order or "dmy")
        if found.order_matters and not self._order:
            self._order = self._look()
            return read_when(text, self._reading.places, self._order)
        return found

    def _look(self) -> str:
        """Tell the order of day and month from all points of the file."""
        evidence, texts = OrderEvidence(), []
        for placemark in self._placemarks():
            found = attributes(placemark)
            texts.append(_time_text(placemark, found, match("observations", list(found))))
            if len(texts) >= _LOOKED_AT:
                evidence.look(texts)
                texts = []
        evidence.look(texts)
        return evidence.settle(self._file, "time", self._reading.mapping.day_first)


def _time_text(placemark: Element, found: dict[str, object], columns: dict[str, str]) -> str:
    """Return the time as written: the time stamp, else an entry with the time, else entries with day and clock."""
    written = [str(found.get(columns.get(ours, ""), "")) for ours in ("time", "date", "clock")]
    time, day, clock = written
    return stamp(placemark) or time or (f"{day} {clock}".strip() if day else "")


def _number(value: Any) -> int | None:
    number = read_number(str(value))[0]
    return round(number) if 0 <= number < 1e9 else None


def _degrees(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("nan")
