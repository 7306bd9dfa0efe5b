"""Values of a record as its file had them: what of them a column can take, and the record word for word."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import shapely
from pyproj import Transformer
from shapely.geometry import MultiPolygon

from .blobs import decode
from .checks import FAR_KM
from .gpkg import GEOMETRY
from .info import SiteInfo
from .schema import Column, Table

FIRST_YEAR, LAST_YEAR = 1900, 2100  # years of the common era that a date of a record may have
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_OURS = ("fid", "content_key", "batch_id", "is_threat", "attributes", GEOMETRY)
_PAIRS = {"lat, lon": ("lat", "lon"), "x, y": ("x", "y"), "crs": ("x", "y")}


class Reader:
    """Puts values as read into the columns of one site."""

    def __init__(self, info: SiteInfo, boundary: MultiPolygon) -> None:
        self._zone = ZoneInfo(info.timezone)
        self._to_site = Transformer.from_crs(4326, info.crs, always_xy=True)
        self._middle = np.array(shapely.get_coordinates(boundary.envelope.centroid)[0])

    def stored(
        self, plan: Table, row: Mapping[str, Any], repairs: Sequence[Mapping[str, Any]]
    ) -> dict[str, Any] | None:
        """Return the values to store so that the record is as it was read, None when a column cannot take one."""
        values: dict[str, Any] = {}
        attributes = json.loads(row.get("attributes") or "{}")
        columns = {column.name: column for column in plan.columns}
        try:
            for repair in repairs:
                name, text = repair["field"], repair["from_value"] or ""
                if name in columns:
                    values |= self._column(columns[name], columns, text)
                elif name == "lat, lon":
                    values["geometry"] = self._place(text)
                elif name in attributes:
                    attributes[name] = text
                    values["attributes"] = attributes
                else:
                    return None
        except ValueError:
            return None
        return values

    def _column(self, column: Column, columns: Mapping[str, Column], text: str) -> dict[str, Any]:
        if column.type == "TEXT" or (not text and not column.required):
            return {column.name: text}
        if column.type == "DATE":
            return {column.name: _day(text)}
        if column.type == "DATETIME":
            moment = self._moment(text)
            local = {"day": moment.astimezone(self._zone).date()} if "day" in columns else {}
            return {column.name: moment, **local}
        if column.type in ("INTEGER", "REAL") and _NUMBER.fullmatch(text):
            return {column.name: int(text) if column.type == "INTEGER" else float(text)}
        raise ValueError(text)

    def _moment(self, text: str) -> datetime:
        _day(text[:10])
        moment = datetime.fromisoformat(text[:-1] + "+00:00" if text.endswith("Z") else text)
        return moment if moment.tzinfo else moment.replace(tzinfo=self._zone)

    def _place(self, text: str) -> shapely.Point:
        lat, lon = (float(part) for part in text.split(","))
        if not (abs(lat) <= 90 and abs(lon) <= 180):
            raise ValueError(text)
        place = np.array(self._to_site.transform(lon, lat))
        if not np.abs(place - self._middle).max() <= FAR_KM * 1000:
            raise ValueError(text)
        return shapely.Point(place)

    def degrees(self, blob: bytes | None) -> tuple[float, float] | None:
        """Return latitude and longitude of a stored point."""
        if blob is None:
            return None
        (x, y), = shapely.get_coordinates(decode([blob])).tolist()
        lon, lat = self._to_site.transform(x, y, direction="INVERSE")
        return round(lat, 7), round(lon, 7)


def _day(text: str) -> date:
    day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(text)
    return day


def verbatim(
    row: Mapping[str, Any], repairs: Sequence[Mapping[str, Any]], degrees: tuple[float, float] | None
) -> str:
    """Return a record as JSON {column: value}, each repaired value as it was read."""
    cells = {name: value for name, value in row.items() if name not in _OURS and value is not None}
    cells |= json.loads(row.get("attributes") or "{}")
    if degrees is not None:
        cells["lat"], cells["lon"] = degrees
    for repair in repairs:
        name, text = repair["field"], repair["from_value"] or ""
        parts = [part.strip() for part in text.split(",")]
        if name in _PAIRS and len(parts) == 2:
            for gone in ("lat", "lon"):
                cells.pop(gone, None)
            cells |= dict(zip(_PAIRS[name], parts))
        elif name not in _PAIRS:
            cells[name] = text
    return json.dumps(cells, ensure_ascii=False, default=str)
