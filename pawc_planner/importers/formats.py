"""The formats that an import knows, in the order in which they are tried."""

from __future__ import annotations

import json

from ..base.words import QT_TRANSLATE_NOOP
from .cameras import camtrap_dp, megadetector
from .cameras import tables as camera_tables
from .earthranger import exports as earthranger
from .earthranger import position_tables as earthranger_tables
from .earthranger import reports as earthranger_reports
from .errors import BrokenXmlError, EmptySourceError, UnknownContentError, WebPageError, WrongKindError
from .files.sources import HEAD, SourceFile
from .gps import gpx, kml, track_points
from .layers import vector_tables
from .layers.errors import OtherLayerError
from .reading import Format
from .smart import data_model_xml as smart_data_model
from .smart import declined as smart_declined
from .smart import incidents as smart_incidents
from .smart import patrols_xml as smart_xml
from .tables import delimited
from .untrusted.safe_xml import parse, root_name
from .workbooks import spreadsheets

FORMATS: tuple[Format, ...] = (
    *smart_xml.FORMATS, *smart_incidents.FORMATS, *smart_data_model.FORMATS, *smart_declined.FORMATS, *gpx.FORMATS,
    *kml.FORMATS,
    *camtrap_dp.FORMATS, *megadetector.FORMATS, *earthranger.FORMATS, *earthranger_reports.FORMATS,
    *earthranger_tables.FORMATS, *track_points.FORMATS,
    *spreadsheets.FORMATS, *vector_tables.FORMATS, *camera_tables.FORMATS, *delimited.FORMATS,
)


# Layers that QGIS opens, by their first bytes, which hold no records or need a driver that may be missing.
_DXF = QT_TRANSLATE_NOOP("PawcPlanner", "a drawing (DXF)")
_OTHER_LAYERS = {
    b"PAR1": QT_TRANSLATE_NOOP("PawcPlanner", "a GeoParquet file"),
    b"PMTiles": QT_TRANSLATE_NOOP("PawcPlanner", "a set of map tiles"),
    b"AC10": QT_TRANSLATE_NOOP("PawcPlanner", "a drawing (DWG)"),
    b"# @VGMT": QT_TRANSLATE_NOOP("PawcPlanner", "a file of GMT"),
    b"AutoCAD Binary DXF": _DXF, b"  0\nSECTION": _DXF, b"  0\r\nSECTION": _DXF, b"0\nSECTION": _DXF,
    b"0\r\nSECTION": _DXF,
}
_NO_TABLE = QT_TRANSLATE_NOOP("PawcPlanner", "no text and no table")


def recognise(file: SourceFile, kind: str = "auto") -> Format:
    """Return the format of a file from its content.

    Parameters
    ----------
    file : SourceFile
        The file.
    kind : str
        What the user says it holds; "auto" takes what it is.

    Raises
    ------
    EmptySourceError, UnknownContentError, WebPageError, OtherLayerError, WrongKindError, UnreadableFileError
    """
    if not file.head.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        raise EmptySourceError(file=file.name)
    if _is_web_page(file.head) and not spreadsheets.recognises(file):
        raise WebPageError(file=file.name)
    what = next((what for start, what in _OTHER_LAYERS.items() if file.head.startswith(start)), "")
    if what:
        raise OtherLayerError(file=file.name, what=what)
    found = next((format for format in FORMATS if format.recognises(file)), None)
    if found is None and _is_empty(file.head):
        raise EmptySourceError(file=file.name)
    if found is None:
        raise UnknownContentError(file=file.name, seen=_seen(file))
    if kind not in ("auto", *found.kinds):
        raise WrongKindError(file=file.name, found=found.title, kind=kind)
    return found


def format_titles() -> dict[str, str]:
    """Return {short name: title, as the user reads it} of the formats, as they stand with an import."""
    return {format.name: format.title for format in FORMATS}


def _is_empty(head: bytes) -> bool:
    """Tell JSON that a server answers when it has found nothing: {}, [] or a collection without features."""
    try:
        value = json.loads(head) if len(head) < HEAD else None
    except (ValueError, RecursionError):
        return False
    if isinstance(value, dict) and "data" in value:  # of EarthRanger: {"data": {"count": 0, "results": []}}
        value = value["data"]
    nothing = isinstance(value, dict) and [] in (value.get("features"), value.get("results"))
    return value in ({}, []) or nothing


def _is_web_page(head: bytes) -> bool:
    start = head[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html"))


def _seen(file: SourceFile) -> str:
    """Say what a file looks like; XML that is damaged or hostile says so itself."""
    start = file.head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00")[:1]
    if start != b"<":
        return "JSON" if start in (b"{", b"[") else _NO_TABLE
    try:
        parse(file.head, file.name)
    except BrokenXmlError:
        if len(file.head) < HEAD:
            raise
    return f"XML “{root_name(file.head)}”"
