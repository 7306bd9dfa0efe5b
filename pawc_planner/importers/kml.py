"""KML 2.0 to 2.2 and KMZ: lines and gx:Track are patrols, points are observations; links and styles are passed over.

Of a description the plain text is kept, without its HTML. Nothing that a file links to is ever fetched.
"""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import BinaryIO, cast

import numpy as np

from ..base.words import QT_TRANSLATE_NOOP
from .attributes import category_path
from .errors import EmptySourceError, ImportFault, UnreadableFileError
from .headers import normalised
from .instants import read_instant
from .reading import Format, Reading
from .recordings import MAX_FIXES, Recording, patrol_name
from .records import Part, PatrolHead, PointRecord, observation
from .safe_xml import Element, elements, root_name
from .sources import SourceFile, Unpacked, check_entries
from .vector_tables import NoRecordLayerError

MAX_POINTS = 5_000
_TAKEN = frozenset(("Placemark", "NetworkLink", "Style", "StyleMap", "GroundOverlay", "PhotoOverlay", "ScreenOverlay"))
_CATEGORY = ("category", "type", "eventtype", "observationcategory")
_TAGS = re.compile(r"<[^<>]{0,10000}>")
_LONGEST_TEXT = 10_000
_MOST_DEPTH = 20


def recognises(file: SourceFile) -> bool:
    """Return True for a document whose root is ``kml``, and for a zip that holds one and is no folder of exports."""
    if file.head[:4] == b"PK\x03\x04":
        return file.name.lower().endswith(".kmz") and _inside(file) is not None
    return root_name(file.head).lower() == "kml"


def _inside(file: SourceFile) -> zipfile.ZipInfo | None:
    """Return the document of a KMZ: ``doc.kml``, else its first .kml."""
    try:
        with file.opens() as stream, zipfile.ZipFile(stream) as archive:
            found = [entry for entry in archive.infolist() if entry.filename.lower().endswith(".kml")]
    except (ImportFault, zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return None
    named = [entry for entry in found if entry.filename.lower() == "doc.kml"]
    return next(iter(named or found), None)


@contextmanager
def _document(file: SourceFile) -> Iterator[BinaryIO]:
    entry = _inside(file) if file.head[:2] == b"PK" else None
    if entry is None:
        with file.opens() as stream:
            yield stream
        return
    check_entries(file.name, [entry])
    with file.opens() as whole:
        try:
            archive = zipfile.ZipFile(whole)
            unpacked = Unpacked(file.name, archive.open(entry), entry.file_size)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as fault:
            raise UnreadableFileError(file=file.name, reason=f"the zip is damaged ({fault})") from None
        with archive, unpacked:
            yield cast(BinaryIO, unpacked)


def read(file: SourceFile, reading: Reading) -> Iterator[Part]:
    """Read the placemarks of a document.

    The name of a placemark names its patrol (see :func:`.recordings.patrol_name`); a line without times takes its day
    from its time stamp, its name, its description or the name of the file, else from the constant ``day``.

    Raises
    ------
    BrokenXmlError, HostileXmlError
        See :mod:`.safe_xml`.
    NoRecordLayerError
        It holds areas only.
    EmptySourceError
        It holds no placemarks with a place.
    """
    reader = _Reader(file, reading)
    with _document(file) as stream:
        for element in elements(stream, file.name, _TAKEN, reading.progress):
            if element.name == "Placemark":
                yield from reader.take(element)
    yield from reader.rest()


class _Reader:
    def __init__(self, file: SourceFile, reading: Reading) -> None:
        self._file, self._reading = file, reading
        self._rows, self._tracks, self._areas = 0, 0, 0
        self._points: list[PointRecord] = []
        self._personal = 0

    def take(self, placemark: Element) -> Iterator[Part]:
        for shape in _shapes(placemark):
            if shape.name == "Point":
                self._point(placemark, shape)
            elif shape.name == "Polygon":
                self._areas += 1
            else:
                yield from self._line(placemark, shape)
        if len(self._points) >= MAX_POINTS:
            yield self._observations()

    def rest(self) -> Iterator[Part]:
        if self._points:
            yield self._observations()
        if self._rows:
            return
        if self._areas:
            raise NoRecordLayerError(file=self._file.name, what="areas")
        raise EmptySourceError(file=self._file.name)

    def _observations(self) -> Part:
        points, self._points = self._points, []
        part = Part("observations", points=points, personal=self._personal)
        self._personal = 0
        return part

    def _point(self, placemark: Element, shape: Element) -> None:
        self._rows += 1
        places = _places(shape.child_text("coordinates"))
        lon, lat = places[0] if places else ("", "")
        attributes = _attributes(placemark)
        category = next((str(attributes.pop(key)) for key in list(attributes) if normalised(key) in _CATEGORY), "")
        kept, dropped = self._reading.personal.clean(attributes)
        self._personal += dropped
        moment = _moment(placemark, self._reading)
        self._points.append(observation(
            self._rows, category_path(category) if category else "waypoint.", _degrees(lon), _degrees(lat), time=moment,
            day=moment.astimezone(self._reading.places.zone).date() if moment else None, attributes=kept,
            waypoint_id=placemark.child_text("name"),
        ))

    def _line(self, placemark: Element, shape: Element) -> Iterator[Part]:
        fixes = _timed(shape) if shape.name == "Track" else [(*place, "") for place in _places(
            shape.child_text("coordinates"))]
        if not fixes:
            return
        self._tracks += 1
        recording = self._begin(placemark)
        for lon, lat, time in fixes:
            self._rows += 1
            recording.add(lon, lat, time, self._rows, 0)
            if len(recording) >= MAX_FIXES:
                yield self._piece(recording)
        if len(recording):
            yield self._piece(recording)

    def _begin(self, placemark: Element) -> Recording:
        constants, stem = self._reading.mapping.constants, self._file.stem
        name, text = placemark.child_text("name"), plain_text(placemark.child_text("description"))
        head = PatrolHead(
            patrol_name(name, stem, self._tracks), "kml", station=constants.get("station", ""),
            team=constants.get("team", ""), mandate=constants.get("mandate", ""),
        )
        says_day = (_stamp(placemark)[:10], name, text[:200], stem, constants.get("day", ""))
        return Recording(head, self._tracks, constants.get("transport", ""), says_day)

    def _piece(self, recording: Recording) -> Part:
        return Part("patrols", heads=[recording.head], tracks=[recording.piece(self._reading)])


def _shapes(parent: Element, depth: int = 0) -> Iterator[Element]:
    """Yield points, lines, tracks and areas at any depth of nested collections."""
    for child in parent.children:
        if child.name in ("Point", "LineString", "Track", "Polygon"):
            yield child
        elif child.name in ("MultiGeometry", "MultiTrack") and depth < _MOST_DEPTH:
            yield from _shapes(child, depth + 1)


def _places(text: str) -> list[tuple[str, str]]:
    """Return longitudes and latitudes as written, from ``lon,lat,height`` apart by blanks."""
    found = []
    for triple in re.sub(r"\s*,\s*", ",", text).split():
        numbers = [*triple.split(","), ""]
        found.append((numbers[0], numbers[1]))
    return found


def _timed(track: Element) -> list[tuple[str, str, str]]:
    """Return the fixes of a gx:Track: each ``when`` with its ``coord``, which are apart by blanks."""
    times = [child.text.strip() for child in track.each("when")]
    coords = [[*child.text.split(), "", ""] for child in track.each("coord")]
    times += [""] * (len(coords) - len(times))
    return [(coord[0], coord[1], time) for coord, time in zip(coords, times)]


def _stamp(placemark: Element) -> str:
    stamp, span = placemark.first("TimeStamp"), placemark.first("TimeSpan")
    return (stamp.child_text("when") if stamp else "") or (span.child_text("begin") if span else "")


def _moment(placemark: Element, reading: Reading) -> datetime | None:
    text = _stamp(placemark)
    return read_instant(text, reading.places) if "T" in text else None


def _attributes(placemark: Element) -> dict[str, object]:
    """Return name, plain description and extended data."""
    found: dict[str, object] = {}
    for name in ("name", "description"):
        text = plain_text(placemark.child_text(name))
        if text:
            found[name] = text
    extended = placemark.first("ExtendedData")
    for child in extended.children if extended else ():
        if child.name == "Data":
            _put(found, child.get("name"), child.child_text("value"))
        for inner in child.each("SimpleData"):
            _put(found, inner.get("name"), inner.text)
    return found


def _put(found: dict[str, object], name: str, text: str) -> None:
    if name and text.strip():
        found[name] = plain_text(text)


def plain_text(text: str) -> str:
    """Return text without HTML: tags become blanks, entities letters; at most 10,000 letters of it."""
    bare = html.unescape(_TAGS.sub(" ", text[:10 * _LONGEST_TEXT]))
    return " ".join(bare.split())[:_LONGEST_TEXT]


def _degrees(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        return np.nan
    return number if np.isfinite(number) else np.nan


FORMATS = (
    Format(
        "kml", QT_TRANSLATE_NOOP("PawcPlanner", "KML and KMZ"), ("patrols", "observations"), recognises, read,
    ),
)
