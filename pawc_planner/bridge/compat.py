"""The one place that decides what differs between QGIS versions."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsField,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingParameterDefinition,
    QgsWkbTypes,
)
from qgis.PyQt import QtCore
from qgis.PyQt.QtCore import QMetaType

QGIS_VERSION: int = Qgis.QGIS_VERSION_INT if hasattr(Qgis, "QGIS_VERSION_INT") else Qgis.versionInt()
FIELDS_TAKE_META_TYPES = QGIS_VERSION >= 33800

if FIELDS_TAKE_META_TYPES:
    FIELD_TYPES = {
        "integer": QMetaType.Type.LongLong, "real": QMetaType.Type.Double, "text": QMetaType.Type.QString,
        "boolean": QMetaType.Type.Bool, "date": QMetaType.Type.QDate, "datetime": QMetaType.Type.QDateTime,
    }
else:
    _NAMES = {
        "integer": "qlonglong", "real": "double", "text": "QString", "boolean": "bool", "date": "QDate",
        "datetime": "QDateTime",
    }
    FIELD_TYPES = {kind: QtCore.QVariant.nameToType(name) for kind, name in _NAMES.items()}

WKB_TYPES = {
    "Point": QgsWkbTypes.Type.Point, "MultiPoint": QgsWkbTypes.Type.MultiPoint,
    "LineString": QgsWkbTypes.Type.LineString, "MultiLineString": QgsWkbTypes.Type.MultiLineString,
    "Polygon": QgsWkbTypes.Type.Polygon, "MultiPolygon": QgsWkbTypes.Type.MultiPolygon,
    "": QgsWkbTypes.Type.NoGeometry,
}
ADVANCED = QgsProcessingParameterDefinition.Flag.FlagAdvanced
OPTIONAL = QgsProcessingParameterDefinition.Flag.FlagOptional
NO_THREADING = QgsProcessingAlgorithm.Flag.FlagNoThreading
POINTS = QgsProcessing.SourceType.TypeVectorPoint
LINES = QgsProcessing.SourceType.TypeVectorLine
POLYGONS = QgsProcessing.SourceType.TypeVectorPolygon
TABLES = QgsProcessing.SourceType.TypeVector


def field(name: str, kind: str) -> QgsField:
    """Make a field; ``kind`` is integer, real, text, boolean, date or datetime."""
    return QgsField(name, FIELD_TYPES[kind])
