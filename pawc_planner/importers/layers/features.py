"""Features of a layer made into rows of a table: shapes fitted, fields matched, every change recorded."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS
from shapely.geometry.base import BaseGeometry

from ...base.progress import Progress, step
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ...site.schema import Table
from ..places.datum_shift import datum_shift
from .errors import LayerFar, LayerWithoutCrs, LayerWrongType
from .fields import column_value, first_text_field, match_fields
from .shapes import dimension, fit, fits

NEAR_KM = 100.0
_TYPES = {
    0: QT_TRANSLATE_NOOP("PawcPlanner", "points"), 1: QT_TRANSLATE_NOOP("PawcPlanner", "lines"),
    2: QT_TRANSLATE_NOOP("PawcPlanner", "polygons"),
}
_NO_GEOMETRY = QT_TRANSLATE_NOOP("PawcPlanner", "no geometry")
_FAULTS = {
    "no_geometry": QT_TRANSLATE_NOOP("PawcPlanner", "The row has no geometry. Draw it, or leave the row out."),
    "no_place": QT_TRANSLATE_NOOP("PawcPlanner", "The geometry lies nowhere on earth. Check the coordinate system."),
    "no_extent": QT_TRANSLATE_NOOP("PawcPlanner", "The line has no length, or the area no size. Draw it again."),
    "wrong_type": QT_TRANSLATE_NOOP("PawcPlanner", "The geometry is of another type than the role needs."),
    "outside": QT_TRANSLATE_NOOP("PawcPlanner", "The place is far from the site. Check its coordinates."),
}


@dataclass
class PreparedLayer:
    """Features of one layer ready to be written.

    Attributes
    ----------
    plan : Table
        Table they are meant for.
    source : str
        Name of the file.
    rows : dict of int to dict
        Rows to store by the number of the feature in the layer, from 1.
    repairs, quarantine : list of dict
        Rows of these tables, without ``batch_id``.
    mapping : dict
        Field of the layer for each column of the table.
    notes : list of Sentence
        What the user should know.
    """

    plan: Table
    source: str
    rows: dict[int, dict[str, Any]] = field(default_factory=dict)
    repairs: list[dict[str, Any]] = field(default_factory=list)
    quarantine: list[dict[str, Any]] = field(default_factory=list)
    mapping: dict[str, str] = field(default_factory=dict)
    notes: list[Sentence] = field(default_factory=list)

    @property
    def repaired(self) -> set[int]:
        """Numbers of the features that are stored with a change."""
        return {int(repair["row"]) for repair in self.repairs} & set(self.rows)

    def repair(self, number: int, rule: str, why: str, column: str, before: Any, after: Any) -> None:
        """Record a change."""
        self.repairs.append({
            "source": self.source, "row": number, "table_name": self.plan.name, "record": f"{self.plan.name} {number}",
            "field": column, "from_value": before, "to_value": after, "rule": rule, "records": 1, "reason": why,
        })

    def set_aside(self, number: int, fault: str, record: Mapping[str, Any]) -> None:
        """Keep a feature out, verbatim and with the reason."""
        self.rows.pop(number, None)
        self.repairs = [repair for repair in self.repairs if repair["row"] != number]
        content = json.dumps({str(k): str(v) for k, v in record.items()}, ensure_ascii=False, sort_keys=True)
        key = f"{self.plan.name}|{self.source}|{number}|{fault}|{content}"
        self.quarantine.append({
            "source": self.source, "row": number, "content": content, "reason": fault, "message": _FAULTS[fault],
            "content_key": hashlib.sha256(key.encode()).hexdigest(),
        })


def to_site_crs(frame: gpd.GeoDataFrame, crs: str, source: str) -> gpd.GeoDataFrame:
    """Return a layer in the site's CRS; one that does not state its own is an error."""
    if frame.crs is None:
        raise LayerWithoutCrs(file=source)
    shift = datum_shift(frame.crs)
    if not shift.name or frame.crs == CRS.from_user_input(crs):
        return frame.to_crs(crs)
    degrees = shapely.transform(frame.geometry.to_numpy(), lambda xy: np.column_stack(shift.degrees(*xy.T)))
    return frame.set_geometry(gpd.GeoSeries(degrees, frame.index, crs=4326), crs=4326).to_crs(crs)


def prepare(
    frame: gpd.GeoDataFrame, plan: Table, source: str, progress: Progress, home: BaseGeometry | None = None
) -> PreparedLayer:
    """Return the rows of a table made from a layer.

    Parameters
    ----------
    frame : GeoDataFrame
        Layer in the site's CRS.
    plan : Table
        Table they are meant for.
    source : str
        Name of the file.
    progress : Progress
        Told how far it is.
    home : geometry, optional
        Boundary of the site; points more than 100 km away from it are set aside.

    Raises
    ------
    LayerWrongType
        No feature can serve this role.
    """
    _look_at_type(frame, plan, source)
    ready = PreparedLayer(plan, source)
    fields = frame.drop(columns=frame.geometry.name)
    ready.mapping = _mapping(fields, plan)
    records = fields.to_dict("records") if len(fields.columns) else [{} for _ in range(len(frame))]
    for number, (shape, record) in enumerate(zip(frame.geometry.to_numpy(), records), start=1):
        if number % 200 == 1:
            step(progress, number / len(records))
        _prepare_feature(ready, number, shape, record)
    if home is not None and plan.geometry == "POINT":
        _set_aside_far(ready, home, records)
    if ready.mapping.get("name", "name").lower() != "name":
        template = QT_TRANSLATE_NOOP("PawcPlanner", "The names are taken from the field “{field}”.")
        ready.notes.append(Sentence(template, {"field": ready.mapping["name"]}))
    return ready


def look_at_distance(frame: gpd.GeoDataFrame, home: BaseGeometry, source: str, crs: str) -> None:
    """Refuse a layer of which nothing lies near the site; ``crs`` is how the layer was read."""
    near = shapely.box(*home.bounds).buffer(NEAR_KM * 1000)
    shapes = frame.geometry.to_numpy()
    somewhere = np.isfinite(shapely.bounds(shapes)).all(axis=1)
    if not shapely.intersects(near, shapely.envelope(shapes[somewhere])).any():
        raise LayerFar(file=source, km=int(NEAR_KM), crs=crs)


def _look_at_type(frame: gpd.GeoDataFrame, plan: Table, source: str) -> None:
    shapes = [shape for shape in frame.geometry if shape is not None and not shape.is_empty]
    if not any(fits(shape, plan.geometry, plan.name) for shape in shapes):
        found = _TYPES.get(int(shapely.get_dimensions(shapes[0]))) if shapes else _NO_GEOMETRY
        raise LayerWrongType(file=source, found=found, role=plan.name, wanted=_TYPES[dimension(plan.geometry)])


def _mapping(fields: gpd.GeoDataFrame, plan: Table) -> dict[str, str]:
    found = match_fields(plan, [str(name) for name in fields.columns])
    wants_name = "name" not in found and any(column.name == "name" and column.required for column in plan.columns)
    fallback = first_text_field(fields.drop(columns=list(found.values()))) if wants_name else ""
    return {**found, "name": fallback} if fallback else found


def _prepare_feature(ready: PreparedLayer, number: int, shape: BaseGeometry | None, record: Mapping[str, Any]) -> None:
    fitted = fit(shape, ready.plan.geometry, ready.plan.name)
    if fitted.shape is None or shape is None:
        ready.set_aside(number, fitted.fault, record)
        return
    if fitted.rule:
        before = shape.wkt if shapely.get_num_coordinates(shape) <= 50 else shape.geom_type
        ready.repair(number, fitted.rule, fitted.why, "geometry", before, fitted.shape.geom_type)
    row: dict[str, Any] = {"geometry": fitted.shape}
    for column in ready.plan.columns:
        given = record.get(ready.mapping.get(column.name, ""))
        if given is pd.NA:
            given = None
        try:
            row[column.name] = column_value(column, given)
        except ValueError:
            row[column.name] = None
            ready.repair(number, "unreadable_value", f"it is not of type {column.type}", column.name, str(given), None)
        if row[column.name] is None and column.required:
            row[column.name] = f"{ready.plan.name} {number}"
            ready.repair(number, "missing_name", "the layer gives none", column.name, None, row[column.name])
    ready.rows[number] = row


def _set_aside_far(ready: PreparedLayer, home: BaseGeometry, records: list[dict[str, Any]]) -> None:
    """Take points out that lie far away, most often swapped or mistyped coordinates."""
    far = [n for n, row in ready.rows.items() if shapely.distance(home, row["geometry"]) > NEAR_KM * 1000]
    for number in far:
        ready.set_aside(number, "outside", records[number - 1])
