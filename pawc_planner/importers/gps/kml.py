"""KML 2.0 to 2.3 and KMZ: lines and gx:Track are patrols, points are observations; links and styles are passed over.

Garmin's programs and GPSBabel write a track twice, as folder ``Points`` with a point for each fix and as a line without
times: the points are its fixes then, and the line is passed over. Their routes say where somebody meant to go and are
no records. Of a description the plain text is kept, without its HTML. Nothing that a file links to is ever fetched.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from ...base.words import QT_TRANSLATE_NOOP
from ..errors import EmptySourceError, ImportFault
from ..fault_reasons import AREAS
from ..files.archives import damaged
from ..files.sources import SourceFile, Unpacked, check_entries
from ..layers.vector_tables import NoRecordLayerError
from ..partners import partners_in
from ..reading import Format, Reading
from ..records import Part, PatrolHead
from ..untrusted.safe_xml import Element, elements, root_name
from .kml_placemarks import places, plain_text, shapes, stamp, timed
from .kml_points import KmlPoints
from .recordings import MAX_FIXES, Recording, is_generic, patrol_name

MAX_POINTS = 5_000
_LINES = ("LineString", "LinearRing", "Track")
_LINKS = frozenset(("NetworkLink", "GroundOverlay"))
_TAKEN = frozenset(("Placemark", "Style", "StyleMap", "PhotoOverlay", "ScreenOverlay")) | _LINKS


class LinksOnlyError(ImportFault):
    """Facts: ``file``."""

    code = "links_only"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} holds only links to data or pictures elsewhere, which are never fetched. Open it in Google Earth, save "
        "what it shows there as KML, and import that."
    )


def recognises(file: SourceFile) -> bool:
    """Return True for a document whose root is ``kml``, and for a zip named .kmz."""
    if file.head[:4] == b"PK\x03\x04":
        return file.name.lower().endswith(".kmz")
    return root_name(file.head).lower() == "kml"


def _inside(file: SourceFile) -> list[zipfile.ZipInfo]:
    """Return the documents of a KMZ, ``doc.kml`` first.

    Raises
    ------
    UnreadableFileError, HostileArchiveError
    """
    try:
        with file.opens() as stream, zipfile.ZipFile(stream) as archive:
            found = [entry for entry in archive.infolist() if entry.filename.lower().endswith(".kml")]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as fault:
        raise damaged(file.name, fault) from None
    found = [entry for entry in found if not PurePosixPath(entry.filename).name.startswith(".")]
    check_entries(file.name, found)
    return sorted(found, key=lambda entry: (entry.filename.lower() != "doc.kml", entry.filename))


@contextmanager
def _document(file: SourceFile, entry: zipfile.ZipInfo) -> Iterator[BinaryIO]:
    with file.opens() as whole:
        try:
            archive = zipfile.ZipFile(whole)
            unpacked = Unpacked(file.name, archive.open(entry), entry.file_size)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as fault:
            raise damaged(file.name, fault) from None
        with archive, unpacked:
            yield cast(BinaryIO, unpacked)


def _elements(file: SourceFile, reading: Reading) -> Iterator[Element]:
    """Yield the placemarks and links of all documents of a file."""
    if file.head[:2] != b"PK":
        with file.opens() as stream:
            yield from elements(stream, file.name, _TAKEN, reading.progress, learned=reading.learned)
        return
    for entry in _inside(file):
        with _document(file, entry) as stream:
            yield from elements(stream, file.name, _TAKEN, reading.progress, learned=reading.learned)


def read(file: SourceFile, reading: Reading) -> Iterator[Part]:
    """Read the placemarks of a document.

    The name of a placemark names its patrol (see :func:`.recordings.patrol_name`); a line without times takes its day
    from its time stamp, its name, its description or the name of the file, else from the constant ``day``.

    Raises
    ------
    BrokenXmlError, HostileXmlError
        See :mod:`.safe_xml`.
    DayOrderError
        Day and month of the times of points cannot be told apart.
    NoRecordLayerError, LinksOnlyError
        It holds areas or links only.
    EmptySourceError
        It holds no placemarks with a place.
    """
    reader = _Reader(file, reading)
    for element in _elements(file, reading):
        yield from reader.take(element)
    yield from reader.rest()


class _Reader:
    def __init__(self, file: SourceFile, reading: Reading) -> None:
        self._file, self._reading = file, reading
        self._rows, self._tracks, self._areas, self._links = 0, 0, 0, 0
        self._points = KmlPoints(file.name, reading, self._placemarks)
        self._recording: Recording | None = None
        self._folder: Element | None = None  # whose points are the fixes of the recording

    def _placemarks(self) -> Iterator[Element]:
        return (element for element in _elements(self._file, self._reading) if element.name == "Placemark")

    def take(self, element: Element) -> Iterator[Part]:
        if element.name != "Placemark":
            self._links += element.name in _LINKS
            return
        folder = _track_folder(element)
        if folder is not self._folder:
            yield from self._finish()
        if _is_route(element):
            return
        found = list(shapes(element))
        for shape in found:
            yield from self._shape(element, shape, folder)
        if not found:
            self._rows += 1
            self._points.add(element, "", "", self._rows)
        if len(self._points) >= MAX_POINTS:
            yield self._points.part()

    def rest(self) -> Iterator[Part]:
        yield from self._finish()
        if len(self._points):
            yield self._points.part()
        if self._rows:
            return
        if self._areas:
            raise NoRecordLayerError(file=self._file.name, what=AREAS)
        raise (LinksOnlyError if self._links else EmptySourceError)(file=self._file.name)

    def _shape(self, placemark: Element, shape: Element, folder: Element | None) -> Iterator[Part]:
        if shape.name == "Polygon":
            self._areas += 1
        elif shape.name in _LINES:
            if folder is None or folder is not self._folder:
                yield from self._line(placemark, shape)
        else:
            lon, lat = next(iter(places(shape.child_text("coordinates"))), ("", ""))
            self._rows += 1
            if folder is not None and _folder_name(placemark) == "points":
                yield from self._fix(folder, (lon, lat, stamp(placemark)))
            else:
                self._points.add(placemark, lon, lat, self._rows)

    def _fix(self, folder: Element, fix: tuple[str, str, str]) -> Iterator[Part]:
        """Take in a point that is a fix of the track its folder stands for."""
        if self._recording is None:
            self._tracks += 1
            title = folder.child_text("name")
            self._folder = folder
            self._recording = self._begin(patrol_name(title, self._file.stem, self._tracks), (title,))
        self._recording.add(*fix, self._rows, 0)
        if len(self._recording) >= MAX_FIXES:
            yield self._piece(self._recording)

    def _finish(self) -> Iterator[Part]:
        recording, self._recording, self._folder = self._recording, None, None
        if recording is not None and len(recording):
            yield self._piece(recording)

    def _line(self, placemark: Element, shape: Element) -> Iterator[Part]:
        fixes = timed(shape) if shape.name == "Track" else [(*place, "") for place in places(
            shape.child_text("coordinates"))]
        if not fixes:
            return
        self._tracks += 1
        name, text = placemark.child_text("name"), plain_text(placemark.child_text("description"))
        recording = self._begin(self._name(placemark, name), (stamp(placemark)[:10], name, text[:200]))
        for fix in fixes:
            self._rows += 1
            recording.add(*fix, self._rows, 0)
            if len(recording) >= MAX_FIXES:
                yield self._piece(recording)
        if len(recording):
            yield self._piece(recording)

    def _name(self, placemark: Element, name: str) -> str:
        """Return the id of the patrol of a line; where a program gave its name, the folder tells it from others."""
        stem, folder = self._file.stem, placemark.above("Folder")
        title = folder.child_text("name") if folder else ""
        if is_generic(name) and title != stem and not is_generic(title):
            return f"{stem} {title} {name}".strip()
        return patrol_name(name, stem, self._tracks)

    def _begin(self, patrol_id: str, says_day: tuple[str, ...]) -> Recording:
        constants = self._reading.mapping.constants
        head = PatrolHead(
            patrol_id, "kml", station=constants.get("station", ""), team=constants.get("team", ""),
            mandate=constants.get("mandate", ""),
            partners=partners_in(constants.get("partners", ""), self._reading.personal),
        )
        says_day = (*says_day, self._file.stem, constants.get("day", ""))
        return Recording(head, self._tracks, constants.get("transport", ""), says_day, zone_unsaid_is_local=True)

    def _piece(self, recording: Recording) -> Part:
        return Part("patrols", heads=[recording.head], tracks=[recording.piece(self._reading)])


def _folder_name(placemark: Element) -> str:
    folder = placemark.above("Folder")
    return folder.child_text("name").casefold() if folder else ""


def _track_folder(placemark: Element) -> Element | None:
    """Return the folder that stands for the track of a placemark: it lies in a folder ``Tracks``."""
    folder = placemark.above("Folder")
    if folder is not None and _folder_name(placemark) == "points":
        folder = folder.above("Folder")
    return folder if folder is not None and _folder_name(folder) == "tracks" else None


def _is_route(placemark: Element) -> bool:
    folder = placemark.above("Folder")
    for _ in range(3):
        if folder is not None and folder.child_text("name").casefold() == "routes":
            return True
        folder = folder.above("Folder") if folder is not None else None
    return False


FORMATS = (
    Format(
        "kml", QT_TRANSLATE_NOOP("PawcPlanner", "KML and KMZ"), ("patrols", "observations"), recognises, read,
    ),
)
