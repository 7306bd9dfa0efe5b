"""Records that are points: placed, compared with what the site has, and written."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
import shapely

from ..base.words import QT_TRANSLATE_NOOP
from ..site.store import SiteStore, Writer
from .cameras.stands import STRAY_DAYS, at_two_places, stand_on, stands_of
from .ledger import Ledger
from .other_exports import OtherExports, earlier_formats
from .places.site_places import SitePlaces, is_degrees, is_zero
from .records import PointRecord, SetAside, content_key

_PLACE_PROBLEMS = {
    "no_place": QT_TRANSLATE_NOOP(
        "PawcPlanner", "There are no coordinates. Fill them in at the source and import the row again."),
    "coordinates": QT_TRANSLATE_NOOP(
        "PawcPlanner", "The coordinates cannot be read. Correct them at the source and import the row again."),
    "zero": QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "The coordinates are 0° N 0° E, which a device writes when it has no position. Correct them at the source."),
    "outside": QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "The place lies more than 50 km outside of the site. Check the coordinates, their CRS and the site."),
}


class PointBook:
    """Settles point records against those before them and the site, and writes them as they come.

    Attributes
    ----------
    added : dict of str to int
        Rows added per table.
    strays : int
        Events of days on which their camera stood nowhere, as far as the site knows.
    unlisted : Counter
        Events of this import by the name of their camera, where the site knows cameras but none of that name.
    """

    def __init__(self, store: SiteStore, writer: Writer, places: SitePlaces, ledger: Ledger) -> None:
        self._store, self._writer, self._places, self._ledger = store, writer, places, ledger
        self._threats = tuple(store.info.threat_categories)
        self.added: dict[str, int] = defaultdict(int)
        self.strays = 0
        self.unlisted: Counter[str] = Counter()
        self._earlier = earlier_formats(store)
        self._others: tuple[int, OtherExports] | None = None

    def add(self, file: int, records: Sequence[PointRecord]) -> None:
        """Take in records, each accounted for once."""
        tables: dict[str, list[PointRecord]] = defaultdict(list)
        for record in records:
            tables[record.table].append(record)
        for table, found in tables.items():
            self._add(file, table, found)

    def _add(self, file: int, table: str, records: Sequence[PointRecord]) -> None:
        lon, lat = np.array([r.lon for r in records]), np.array([r.lat for r in records])
        x, y = self._places.project(lon, lat)
        near, zero, valid = self._places.is_near(x, y), is_zero(lon, lat), is_degrees(lon, lat)
        keys = [record_key(record) for record in records]
        known = self._store.known_keys(table, keys)
        others = self._others_of(file)
        rows = []
        for at, (record, key) in enumerate(zip(records, keys)):
            problem = record.problem or _problem(record, bool(valid[at]), bool(zero[at]), bool(near[at]))
            if problem:
                self._ledger.set_aside(file, SetAside(record.row, record.content, *problem), table)
            elif others.has(record, key) or key in known:
                self._ledger.files[file].present += 1
            else:
                known.add(key)
                self._ledger.keep(file, record.repairs, table, _name(record), record.row, key)
                rows.append(self._row(file, record, shapely.Point(x[at], y[at]) if record.placed else None, key))
        self.added[table] += self._writer.insert(table, rows)

    def _others_of(self, file: int) -> OtherExports:
        if self._others is None or self._others[0] != file:
            self._others = (file, OtherExports(self._store, self._ledger, file, self._earlier))
        return self._others[1]

    def _row(self, file: int, record: PointRecord, geometry: Any, key: str) -> dict[str, Any]:
        row = {
            **record.values, "geometry": geometry, "content_key": key,
            "batch_id": self._ledger.files[file].batch_id,
        }
        if record.table == "observations":
            row["is_threat"] = str(row["category"]).startswith(self._threats)
        return row

    def doubled_cameras(self) -> list[str]:
        """Return the cameras that stand at two places on the same days, when this import brought cameras."""
        return at_two_places(stands_of(self._store)) if self.added["cameras"] else []

    def place_events(self) -> None:
        """Give events of cameras without own coordinates the place of their camera on that day."""
        events = self._store.read("camera_events", "geom IS NULL")
        if not len(events):
            return
        stands = stands_of(self._store)
        brought = {account.batch_id for account in self._ledger.files}
        for fid, batch, camera_id, day in zip(events["fid"], events["batch_id"], events["camera_id"], events["day"]):
            if stands and camera_id not in stands and batch in brought:
                self.unlisted[camera_id] += 1
            elif camera_id in stands:
                away, place = stand_on(stands[camera_id], day)
                self.strays += away > STRAY_DAYS
                self._writer.keep_before(self._ledger.import_id, "camera_events", "fid = ?", (int(fid),))
                self._writer.update("camera_events", int(fid), {"geometry": place})


def _problem(record: PointRecord, valid: bool, zero: bool, near: bool) -> tuple[str, ...]:
    if not record.placed:
        code = "no_place" if record.needs_place else ""
    else:
        code = "coordinates" if not valid else "zero" if zero else "" if near else "outside"
    return (code, _PLACE_PROBLEMS[code]) if code else ()


def record_key(record: PointRecord) -> str:
    """Return the fingerprint of a record: its source's own id, else all of its values and its place to 0.1 m."""
    if record.identity:
        return content_key(record.table, record.identity)
    place = (round(record.lon, 6), round(record.lat, 6)) if record.placed else ()
    values = {name: value for name, value in record.values.items() if value not in (None, "") and name != "waypoint_id"}
    values = {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
    return content_key(record.table, values, place, *((record.copy,) if record.copy else ()))


def _name(record: PointRecord) -> str:
    values = record.values
    for column in ("stump_id", "camera_id", "waypoint_id", "patrol_id"):
        if values.get(column):
            return str(values[column])
    return f"row {record.row}"
