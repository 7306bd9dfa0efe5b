"""Finds and table rows that are points: read, placed, compared with what the site has, and written."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import shapely

from ..site.store import SiteStore, Writer
from .ledger import Ledger
from .places import SitePlaces, is_degrees, is_zero
from .records import Find, Repair, SetAside, content_key

_PLACE_PROBLEMS = {
    "no_place": "There are no coordinates. Fill them in at the source and import the row again.",
    "coordinates": "The coordinates cannot be read. Correct them at the source and import the row again.",
    "zero": "The coordinates are 0° N 0° E, which a device writes when it has no position. Correct them at the source.",
    "outside": "The place lies more than 50 km outside of the site. Check the coordinates, their CRS and the site.",
}


@dataclass
class PointRecord:
    """One row on its way to a table.

    Parameters
    ----------
    row : int
        Row in the file.
    values : dict
        Columns of the table.
    lon, lat : float
        WGS 84; NaN where unreadable or empty.
    placed : bool
        Whether coordinates were written.
    needs_place : bool
        Whether the record is of use only with a place.
    repairs : tuple of Repair
        What was changed.
    content : str
        The record verbatim.
    problem : tuple of str
        (reason, message) when the record cannot be used, else ().
    copy : int
        How many like it the same waypoint already holds.
    """

    row: int
    values: dict[str, Any]
    lon: float
    lat: float
    placed: bool
    needs_place: bool
    repairs: tuple[Repair, ...]
    content: str
    problem: tuple[str, ...] = ()
    copy: int = 0


@dataclass
class PointRows:
    """Rows to write, by table."""

    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def count(self, table: str) -> int:
        """Return the number of rows for a table."""
        return len(self.rows.get(table, ()))

    def write(self, writer: Writer, batch_ids: Sequence[int]) -> None:
        """Write them with the ids of their imports."""
        for table, rows in self.rows.items():
            writer.insert(table, [
                {**{key: value for key, value in row.items() if key != "file"}, "batch_id": batch_ids[row["file"]]}
                for row in rows
            ])


class PointBook:
    """Settles point records of all files against each other and the site."""

    def __init__(self, store: SiteStore, places: SitePlaces, ledger: Ledger) -> None:
        self._store, self._places, self._ledger = store, places, ledger
        self._keys: dict[str, set[str]] = {}
        self._threats = tuple(store.info.threat_categories)
        self.rows = PointRows()

    def add_finds(self, file: int, finds: Sequence[Find]) -> None:
        """Take in the observations of a patrol file."""
        self.add(file, "observations", [_from_find(find) for find in finds])

    def add(self, file: int, table: str, records: Sequence[PointRecord]) -> None:
        """Take in records for a table, each accounted for once."""
        if not records:
            return
        keys = self._keys.setdefault(table, self._store.content_keys(table))
        lon, lat = np.array([r.lon for r in records]), np.array([r.lat for r in records])
        x, y = self._places.project(lon, lat)
        near, zero, valid = self._places.is_near(x, y), is_zero(lon, lat), is_degrees(lon, lat)
        for at, record in enumerate(records):
            problem = record.problem or self._problem(record, bool(valid[at]), bool(zero[at]), bool(near[at]))
            if problem:
                self._ledger.set_aside(file, SetAside(record.row, record.content, *problem))
                continue
            key = record_key(table, record)
            if key in keys:
                self._ledger.files[file].present += 1
                continue
            keys.add(key)
            self._ledger.keep(file, record.repairs, table, _name(table, record), record.row)
            geometry = shapely.Point(x[at], y[at]) if record.placed else None
            self.rows.rows.setdefault(table, []).append(self._row(file, table, record, geometry, key))

    def _problem(self, record: PointRecord, valid: bool, zero: bool, near: bool) -> tuple[str, ...]:
        if not record.placed:
            code = "no_place" if record.needs_place else ""
        else:
            code = "coordinates" if not valid else "zero" if zero else "" if near else "outside"
        return (code, _PLACE_PROBLEMS[code]) if code else ()

    def _row(self, file: int, table: str, record: PointRecord, geometry: Any, key: str) -> dict[str, Any]:
        row = {**record.values, "geometry": geometry, "content_key": key, "file": file}
        if table == "observations":
            row["is_threat"] = str(row["category"]).startswith(self._threats)
        return row

    def place_events(self) -> None:
        """Give events of cameras without own coordinates the place of their camera on that day."""
        events = self.rows.rows.get("camera_events", [])
        if not any(event["geometry"] is None for event in events):
            return
        stands: dict[str, list[tuple[date, date, Any]]] = {}
        known: list[dict[Any, Any]] = self._store.read("cameras").to_dict("records")
        for camera in [*known, *self.rows.rows.get("cameras", [])]:
            if camera["geometry"] is not None:
                stands.setdefault(camera["camera_id"], []).append(
                    (camera["from_day"] or date.min, camera["to_day"] or date.max, camera["geometry"]))
        for event in events:
            if event["geometry"] is None:
                event["geometry"] = _stand(stands.get(event["camera_id"], []), event["day"])


def _stand(stands: Sequence[tuple[date, date, Any]], day: date) -> Any:
    """Return where a camera stood on a day, or if no deployment has the day, its nearest deployment in time."""
    if not stands:
        return None

    def away(stand: tuple[date, date, Any]) -> int:
        start, end, _ = stand
        return 0 if start <= day <= end else min(abs((day - start).days), abs((day - end).days))

    return min(stands, key=away)[2]


def record_key(table: str, record: PointRecord) -> str:
    """Return the fingerprint of a record: all of its values and its place to 0.1 m."""
    place = (round(record.lon, 6), round(record.lat, 6)) if record.placed else ()
    values = {name: value for name, value in record.values.items() if value not in (None, "") and name != "waypoint_id"}
    values = {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
    return content_key(table, values, place, *((record.copy,) if record.copy else ()))


def _name(table: str, record: PointRecord) -> str:
    values = record.values
    for column in ("stump_id", "camera_id", "waypoint_id", "patrol_id"):
        if values.get(column):
            return str(values[column])
    return f"row {record.row}"


def _from_find(find: Find) -> PointRecord:
    values: dict[str, Any] = {
        "time": find.time, "day": find.day, "patrol_id": find.patrol_id, "waypoint_id": find.waypoint_id,
        "category": find.category, "count": find.count, "attributes": dict(find.attributes),
    }
    placed = bool(np.isfinite(find.lon) or np.isfinite(find.lat))
    content = _verbatim(values, find.lon, find.lat)
    return PointRecord(find.row, values, find.lon, find.lat, placed, True, (), content, copy=find.copy)


def _verbatim(values: Mapping[str, Any], lon: float, lat: float) -> str:
    return json.dumps({**values, "lon": str(lon), "lat": str(lat)}, ensure_ascii=False, default=str)
