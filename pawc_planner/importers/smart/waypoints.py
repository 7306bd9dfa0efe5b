"""Waypoints of SMART patrols and incidents, and the observations made at them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import numpy as np

from ..attributes import count_of, plain_number
from ..personal import PersonalPolicy
from ..records import PointRecord, Repair, observation
from ..untrusted.safe_xml import Element

BARE = "waypoint."  # category of a waypoint at which nothing was observed
UNKNOWN = "unknown."
_COMMA_REASON = "the comma is the decimal point"
_COMMA = re.compile(r"\s*[+-]?\d{1,3},\d+\s*")
_LONGEST = 20_000  # characters of one value; what is longer is a picture or a geometry, not an attribute


def read_waypoint(
    waypoint: Element, row: int, personal: PersonalPolicy, *, day: date | None, time: datetime | None,
    patrol_id: str = "", repairs: tuple[Repair, ...] = (), extra: dict[str, Any] | None = None,
    counts: Collection[str] = (),
) -> tuple[list[PointRecord], int]:
    """Return a record for each observation of a waypoint, or one for the waypoint alone.

    The place is that of the observer; direction (degrees) and distance (m) to what was seen, the comment, the names
    of attached files and the observer stand among the attributes.

    Parameters
    ----------
    waypoint : Element
        ``waypoints`` of a patrol, or ``Waypoint`` of an incident, complete.
    row : int
        Number of the first record.
    personal : PersonalPolicy
        What is left out.
    day, time, patrol_id, repairs
        What is known of it from elsewhere.
    extra : dict, optional
        Further attributes of every record.
    counts : collection of str
        Keys of attributes that say how many, as the data model tells.

    Returns
    -------
    records : list of PointRecord
    dropped : int
        Personal entries left out.
    """
    lon, lat, placed, changes = _place(waypoint)
    common = {**_of_waypoint(waypoint), **(extra or {})}
    found = _observations(waypoint) or [(BARE, {})]
    records, dropped, seen = [], 0, Counter[str]()
    for number, (category, attributes) in enumerate(found):
        stated = {**attributes, **{name: value for name, value in common.items() if name not in attributes}}
        kept, left_out = personal.clean(stated)
        dropped += left_out
        alike = f"{category} {sorted(kept.items(), key=str)}"
        record = observation(
            row + number, category, lon, lat, time=time, day=day, attributes=kept, count=count_of(attributes, counts),
            patrol_id=patrol_id, waypoint_id=waypoint.get("id"), repairs=(*repairs, *changes), copy=seen[alike],
        )
        records.append(_verbatim(record, waypoint) if placed and not np.isfinite(lon + lat) else record)
        seen[alike] += 1
    return records, dropped


def _place(waypoint: Element) -> tuple[float, float, bool, tuple[Repair, ...]]:
    """Return longitude, latitude (NaN when unreadable), whether they were written, and repairs."""
    texts = {name: waypoint.get(name).strip() or waypoint.child_text(name) for name in ("x", "y")}
    numbers, repairs = [], []
    for name, text in texts.items():
        number = plain_number(text)
        if number is None and _COMMA.fullmatch(text):
            number = plain_number(text.replace(",", "."))
            repairs.append(Repair(name, text, str(number), "decimal_comma", _COMMA_REASON))
        numbers.append(np.nan if number is None else number)
    return numbers[0], numbers[1], any(texts.values()), tuple(repairs)


def _verbatim(record: PointRecord, waypoint: Element) -> PointRecord:
    """Return a record without a readable place with the coordinates as they were written."""
    content = {**json.loads(record.content), "lon": waypoint.get("x"), "lat": waypoint.get("y")}
    return replace(record, placed=True, content=json.dumps(content, ensure_ascii=False))


def _of_waypoint(waypoint: Element) -> dict[str, Any]:
    """Return what is said of the waypoint itself and so of all that was observed there."""
    found: dict[str, Any] = {}
    for name in ("direction", "distance"):
        text = waypoint.get(name).strip() or waypoint.child_text(name)
        if text:
            number = plain_number(text)
            found[name] = text[:_LONGEST] if number is None else number
    comment = waypoint.child_text("comment")
    if comment:
        found["comment"] = comment[:_LONGEST]
    return {**found, **_attachments(waypoint)}


def _attachments(element: Element) -> dict[str, Any]:
    """Return the names of attached files; the files themselves are never opened."""
    names = [item.get("filename").strip() or item.text.strip() for item in element.each("attachments")]
    kept = [name[:200] for name in names if name]
    return {"attachments": kept} if kept else {}


def _observations(waypoint: Element) -> list[tuple[str, dict[str, Any]]]:
    """Return category and attributes of the observations; before 1.3 they stand in no groups."""
    found = [*waypoint.each("observations")]
    for group in waypoint.each("groups"):
        found += group.each("observations")
    return [(_category(item.get("categoryKey")), _attributes(item)) for item in found]


def _category(key: str) -> str:
    """Return a dotted key with its trailing dot, which some tools leave out."""
    plain = key.strip()[:500] or UNKNOWN
    return plain if plain.endswith(".") else plain + "."


def _attributes(item: Element) -> dict[str, Any]:
    """Return the attributes of an observation; several items of one key become a list."""
    found: dict[str, list[Any]] = {}
    for attribute in item.each("attributes"):
        values = [value for child in attribute.children if (value := _value(child)) is not None]
        if values:
            found.setdefault(attribute.get("attributeKey").strip() or "unknown", []).extend(values)
    observers = [text for observer in item.each("observer") if (text := _person(observer))]
    if observers:
        found["observer"] = [", ".join(observers)]
    single = {key: values[0] if len(values) == 1 else values for key, values in found.items()}
    return {**single, **_attachments(item)}


def _value(child: Element) -> Any:
    """Return a value by the name of its element; None for an empty one and for drawn shapes."""
    text = child.text.strip()
    if not text or child.name == "geomValue":
        return None
    if child.name == "bValue":
        return text.lower() in ("true", "1", "1.0")
    number = plain_number(text) if child.name == "dValue" else None
    return text[:_LONGEST] if number is None else number


def _person(observer: Element) -> str:
    """Return the name of an observer: text in old versions, attributes in new ones."""
    names = (observer.get("givenName"), observer.get("familyName"), observer.get("employeeId"))
    return observer.text.strip() or " ".join(name.strip() for name in names if name.strip())
