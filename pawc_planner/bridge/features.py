"""Result frames as QGIS fields and features."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsFeatureSource,
    QgsFeedback,
    QgsFields,
    QgsGeometry,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QTime

from . import compat

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd


def fields_of(frame: pd.DataFrame) -> QgsFields:
    """Fields for every column but the geometry, if there is one."""
    fields = QgsFields()
    for name in _attribute_names(frame):
        fields.append(compat.field(name, _kind(frame[name])))
    return fields


def wkb_type_of(frame: pd.DataFrame, otherwise: str = "Polygon") -> Any:
    """WKB type that holds every geometry of the frame; ``otherwise`` when it has none, no geometry for a table."""
    if not hasattr(frame, "geometry"):
        return compat.WKB_TYPES[""]
    kinds = {str(kind) for kind in frame.geometry.geom_type.dropna().unique()}
    if not kinds:
        return compat.WKB_TYPES[otherwise]
    single = {kind.replace("Multi", "") for kind in kinds}
    if len(single) > 1:
        raise TypeError(f"one layer cannot hold {', '.join(sorted(kinds))}")
    only = single.pop()
    return compat.WKB_TYPES[f"Multi{only}" if any(kind.startswith("Multi") for kind in kinds) else only]


def crs_of(frame: pd.DataFrame) -> QgsCoordinateReferenceSystem:
    """CRS of the frame; by authority code where it has one, else by WKT."""
    if getattr(frame, "crs", None) is None:
        return QgsCoordinateReferenceSystem()
    authority = frame.crs.to_authority()
    if authority:
        return QgsCoordinateReferenceSystem(":".join(authority))
    return QgsCoordinateReferenceSystem.fromWkt(frame.crs.to_wkt())


def features_of(frame: pd.DataFrame) -> Iterator[QgsFeature]:
    """One feature per row, in the order of the frame; values as :func:`fields_of` has declared them."""
    fields = fields_of(frame)
    columns = [_values(frame[name]) for name in _attribute_names(frame)]
    shapes = frame.geometry.to_wkb() if hasattr(frame, "geometry") else [None] * len(frame)
    for row, wkb in enumerate(shapes):
        feature = QgsFeature(fields)
        feature.setAttributes([column[row] for column in columns])
        if wkb is not None:
            geometry = QgsGeometry()
            geometry.fromWkb(wkb)
            feature.setGeometry(geometry)
        yield feature


def write_features(frame: pd.DataFrame, sink: QgsFeatureSink, feedback: QgsFeedback) -> bool:
    """Write the frame to a sink; False when the sink refuses a feature or the user has cancelled."""
    for feature in features_of(frame):
        if feedback.isCanceled() or not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            return False
    return sink.flushBuffer()


def frame_of(source: QgsFeatureSource) -> gpd.GeoDataFrame:
    """Return the features of a layer as a frame: its fields as columns, empty values as None, its CRS if it has one."""
    import geopandas as gpd
    import shapely

    names = [field.name() for field in source.fields()]
    rows, shapes = [], []
    for feature in source.getFeatures():
        rows.append([None if value == NULL else value for value in feature.attributes()])
        shapes.append(bytes(feature.geometry().asWkb()) if feature.hasGeometry() else None)
    crs = source.sourceCrs()
    known = crs.toWkt() if crs.isValid() else None
    table = {name: [row[column] for row in rows] for column, name in enumerate(names)}
    return gpd.GeoDataFrame(table, geometry=list(shapely.from_wkb(shapes)), crs=known)


def _attribute_names(frame: pd.DataFrame) -> list[str]:
    """Every column but the geometry and the row id, which the new layer counts for itself."""
    shape = frame.geometry.name if hasattr(frame, "geometry") else ""
    return [str(name) for name in frame.columns if name not in (shape, "fid")]


def _kind(column: pd.Series) -> str:
    if column.dtype.kind == "b":
        return "boolean"
    if column.dtype.kind in "iu":
        return "integer"
    if column.dtype.kind == "f":
        return "real"
    if column.dtype.kind == "M":
        return "datetime"
    present = column.dropna()
    if len(present) and all(isinstance(value, datetime) for value in present):
        return "datetime"
    if len(present) and all(isinstance(value, date) for value in present):
        return "date"
    return "text"


def _values(column: pd.Series) -> list[Any]:
    """Values as QGIS takes them; None where there is none."""
    kind = _kind(column)
    gone = column.isna().to_numpy()
    return [None if missing else _value(kind, value) for value, missing in zip(column.tolist(), gone)]


def _value(kind: str, value: Any) -> Any:
    if kind == "date":
        return QDate(value.year, value.month, value.day)
    if kind == "datetime":
        return QDateTime(QDate(value.year, value.month, value.day), QTime(value.hour, value.minute, value.second))
    if kind == "text" and not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list, tuple)) else str(value)
    return value
