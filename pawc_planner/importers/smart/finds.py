"""Observations of a table: categories and attributes by the keys of the data model, and the patrols they belong to."""

from __future__ import annotations

import ast
import json
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from ..attributes import category_path, count_of, plain_number
from ..earthranger.events import event_identity
from ..headers import normalised
from ..partners import without_people
from ..reading import Reading
from ..records import PatrolHead
from ..tables.patrol_heads import HeadBook, partner_columns
from ..tables.table import Table
from .words import PEOPLE

_GEOMETRY = ("geometry", "geom", "wkt", "thegeom", "wktgeom", "wktgeometry")
_OF_LAYERS = ("fid", "id", "x", "y")  # beside the geometry of a query's layer they say nothing more
_NO_LEVEL = re.compile(r"[0-9]+|[0-9a-fA-F]{8}-?(?:[0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}")
_KEPT = ("direction", "distance", "comment", "source")  # columns of a query that say more about a find
_MAX_DETAILS = 20_000


@dataclass
class Found:
    """What the rows of a chunk say beside time and place."""

    copies: list[int]
    identities: list[str]
    heads: list[PatrolHead] = field(default_factory=list)
    without_category: list[int] = field(default_factory=list)
    personal: int = 0


class FindReader:
    """Reads categories, attributes and patrols of one table of observations."""

    def __init__(self, table: Table, reading: Reading) -> None:
        self._reading = reading
        self._heads = HeadBook(table, reading)
        self._categories: dict[tuple[str, ...], str] = {}
        self._items: dict[tuple[str, str], Any] = {}
        self._keys = {position: self._attribute_key(table, position) for position in _attribute_columns(table)}
        self._uuid = _position(table, "observation_uuid")
        self._partners = frozenset(partner_columns(table, reading).kinds)
        self._serial = _serial_of_events(table)
        self._grouped = "group" in table.columns or self._uuid is not None
        self._waypoint: tuple[str, ...] = ()
        self._seen: Counter[str] = Counter()

    def read(self, table: Table, values: list[dict[str, Any]]) -> Found:
        """Fill in category, attributes and count of each row of a chunk."""
        found = Found([0] * len(values), [""] * len(values), self._heads.read(table))
        self._read_categories(table, values, found)
        self._read_attributes(table, values, found)
        for row in values:
            if row["count"] is None:
                row["count"] = count_of(row["attributes"], self._reading.data_model.counts)
        if self._grouped:
            self._tell_alike_apart(values, found)
        if self._uuid is not None:
            found.identities = [f"smart {uuid}" if uuid else "" for uuid in table.at(self._uuid)]
        elif self._serial is not None:
            serials = table.at(self._serial)
            found.identities = [event_identity(serial, row["time"]) for serial, row in zip(serials, values)]
        return found

    def _read_categories(self, table: Table, values: list[dict[str, Any]], found: Found) -> None:
        if table.categories:
            paths = list(zip(*(table.at(position) for position in table.categories)))
        else:
            paths = [(label,) for label in table.column("category")]
        for index, labels in enumerate(paths):
            key = self._categories.get(labels)
            if key is None:
                key = self._categories[labels] = self._category(labels, table)
            values[index]["category"] = key
            if not key:
                found.without_category.append(index)

    def _category(self, labels: tuple[str, ...], table: Table) -> str:
        told = [label for label in labels if label]
        if table.query:  # in a shapefile the group and the ids of observations are named like levels
            told = [label for label in told if not _NO_LEVEL.fullmatch(label)]
        if not told:
            return "waypoint." if table.query else ""
        return self._reading.data_model.category_key(told) or category_path(*told)

    def _read_attributes(self, table: Table, values: list[dict[str, Any]], found: Found) -> None:
        rows: list[dict[str, Any]] = [{} for _ in values]
        clean = self._reading.personal.clean
        for position, key in self._keys.items():
            closed = self._reading.personal.drops(key)  # what lies in it has names of its own, which say nothing
            cells = table.at(position)
            if position in self._partners:
                cells = [without_people(text, self._reading.personal) for text in cells]
            for index, text in enumerate(cells):
                if text:
                    details = None if closed else _details(text)
                    rows[index].update(
                        {key: self._item(key, text)} if details is None else _told_apart(details, rows[index]))
        for row, attributes in zip(values, rows):
            row["attributes"], dropped = clean(attributes) if attributes else (attributes, 0)
            found.personal += dropped

    def _attribute_key(self, table: Table, position: int) -> str:
        """Return the key of an attribute column; its header when the data model does not know it."""
        ours = {at: column for column, at in table.columns.items()}.get(position, "")
        if ours in _KEPT and table.query:
            return ours
        header = table.headers[position]
        return self._reading.data_model.attribute_key(header) or header

    def _item(self, key: str, text: str) -> Any:
        """Return the key of an item, or a number where the data model knows the attribute, else the text."""
        known = self._items.get((key, text))
        if known is None:
            item = self._reading.data_model.item_key(key, text)
            number = plain_number(text) if not item and self._reading.data_model.label("attribute", key, "") else None
            known = item or (text if number is None else number)
            if len(self._items) < 100_000:
                self._items[key, text] = known
        return known

    def _tell_alike_apart(self, values: list[dict[str, Any]], found: Found) -> None:
        """Count alike observations of one waypoint: where the query tells its groups, two alike are two."""
        for index, row in enumerate(values):
            waypoint = (row["patrol_id"], row["waypoint_id"], str(row["time"] or row["day"]))
            if waypoint != self._waypoint:
                self._waypoint = waypoint
                self._seen.clear()
            alike = f"{row['category']} {sorted(row['attributes'].items())}"
            found.copies[index] = self._seen[alike]
            self._seen[alike] += 1


def _attribute_columns(table: Table) -> list[int]:
    """Positions of the columns that are kept as attributes."""
    passed = (*_GEOMETRY, *_OF_LAYERS) if table.query and table.has("lon") else _GEOMETRY
    kept = [position for position in table.others if normalised(table.headers[position]) not in passed]
    people = [table.columns[name] for name in PEOPLE if name in table.columns]
    told = [table.columns[name] for name in _KEPT if name in table.columns]
    return sorted({*kept, *people, *told})


def _position(table: Table, name: str) -> int | None:
    return table.columns.get(name)


def _serial_of_events(table: Table) -> int | None:
    """Return the column of the number of EarthRanger's events, by which one is the same in every export."""
    names = [normalised(header) for header in table.headers]
    return names.index("serialnumber") if {"serialnumber", "eventtype"} <= set(names) else None


def _told_apart(details: dict[str, Any], known: dict[str, Any]) -> dict[str, Any]:
    """Return details under names that the columns before them have not."""
    return {f"details.{name}" if name in known else name: value for name, value in details.items()}


def _details(text: str) -> dict[str, Any] | None:
    """Lay open details in JSON, so that names in them are seen; None when the text is none."""
    if text[0] not in "{[" or len(text) > _MAX_DETAILS:
        return None
    for read in (json.loads, ast.literal_eval):
        try:
            value = read(text)
        except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):  # {[1]: 2} is no dictionary
            continue
        if isinstance(value, list):
            value = _paired(value)
        if isinstance(value, dict):
            return {str(key): value for key, value in value.items() if value not in (None, "", [], [{}])}
        return None
    return None


def _paired(items: list[Any]) -> dict[str, Any] | None:
    """Return attributes that are listed one by one, each with its name and its value, as SMART's web service does."""
    if not all(isinstance(item, dict) and {"attribute", "value"} <= set(item) for item in items):
        return None
    return {str(item["attribute"]): item["value"] for item in items}
