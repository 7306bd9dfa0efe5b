"""GPX 1.0 and 1.1 of any device, read as a stream: tracks are patrols, waypoints are observations, times are UTC.

Several tracks of one name in a file are recordings of one patrol. Routes say where somebody meant to go and are passed
over. Of a file's metadata, links and extensions nothing is kept: they hold authors, e-mail addresses and the like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from ...base.words import QT_TRANSLATE_NOOP
from ..attributes import category_path, plain_number
from ..errors import EmptySourceError, ImportFault
from ..files.sources import SourceFile
from ..partners import partners_in, without_people
from ..places.site_places import straight
from ..reading import Format, Reading
from ..reasons import repair
from ..records import Part, PatrolHead, PointRecord, Repair, observation
from ..smart.patrols_xml import size_of
from ..untrusted.safe_xml import Element, elements, root_name
from ..values.instants import Instants, read_instants
from ..values.numbers import read_number
from .recordings import MAX_FIXES, Recording, is_generic, patrol_name

MAX_POINTS = 5_000
_LONGEST = 500  # letters of what is said of a track
_PEOPLE = ("author", "email")
_PASSED_OVER = ("extensions", "link", "url", "urlname", "bounds", "copyright")
_TAKEN = frozenset(("trkpt", "trkseg", "trk", "wpt", "rtept", "rte", *_PEOPLE, *_PASSED_OVER))
_TEXTS = ("name", "desc", "cmt", "sym", "type")
_BAD_TIME = ("time", QT_TRANSLATE_NOOP(
    "PawcPlanner", "The date or time cannot be read. Correct it at the source and import the row again."))
_COMMENT = re.compile(r"^\d{1,2}-[A-Za-z]{3}-\d{2}(\d{2})? \d{1,2}:\d{2}(:\d{2})?( ?[AaPp][Mm])?$")


class RoutesOnlyError(ImportFault):
    """Facts: ``file``."""

    code = "routes_only"
    template = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "{file} holds only routes, which say where somebody meant to go, not where they went. Export the recorded "
        "tracks from the device and import those."
    )


def recognises(file: SourceFile) -> bool:
    """Return True for a document whose root is ``gpx``."""
    return root_name(file.head).lower() == "gpx"


def read(file: SourceFile, reading: Reading) -> Iterator[Part]:
    """Read the tracks and waypoints of a GPX file.

    The id of a patrol is the name of its track, with the file's name before it when the device gave that name (see
    :func:`.recordings.patrol_name`). A track without times takes its day from a date in its name, its description or
    the name of the file, else from the constant ``day``. Constants ``transport``, ``station``, ``team`` and ``mandate``
    of the mapping say what GPX does not.

    Raises
    ------
    BrokenXmlError, HostileXmlError
        See :mod:`.safe_xml`.
    RoutesOnlyError, EmptySourceError
        There is neither a track nor a waypoint.
    """
    reader = _Reader(file, reading)
    with file.opens() as stream:
        for element in elements(stream, file.name, _TAKEN, reading.progress, size_of(file), reading.learned):
            yield from reader.take(element)
    yield from reader.rest()


class _Reader:
    def __init__(self, file: SourceFile, reading: Reading) -> None:
        self._file, self._reading = file, reading
        self._rows, self._tracks, self._routes, self._personal = 0, 0, 0, 0
        self._track: Element | None = None
        self._line: Element | None = None
        self._segment = 0
        self._recording: Recording | None = None
        self._points: list[tuple[int, Element]] = []

    def take(self, element: Element) -> Iterator[Part]:
        if element.name == "trkpt":
            yield from self._fix(element)
        elif element.name == "wpt":
            self._rows += 1
            self._points.append((self._rows, element))
            if len(self._points) >= MAX_POINTS:
                yield self._waypoints()
        elif element.name == "trk":
            yield from self._finish()
        elif element.name in _PEOPLE:
            self._personal += not self._reading.personal.keep
        self._routes += element.name == "rte"

    def rest(self) -> Iterator[Part]:
        yield from self._finish()
        if self._points or self._personal and self._rows:
            yield self._waypoints()
        if self._rows:
            return
        if self._routes:
            raise RoutesOnlyError(file=self._file.name)
        raise EmptySourceError(file=self._file.name)

    def _fix(self, element: Element) -> Iterator[Part]:
        self._rows += 1
        track = element.above("trk") or element.parent
        if self._recording is None or track is not self._track:
            yield from self._finish()
            self._track, self._line, self._segment = track, element.parent, 0
            self._recording = self._begin(track)
        elif element.parent is not self._line:
            self._line, self._segment = element.parent, self._segment + 1
        self._recording.add(
            element.get("lon"), element.get("lat"), element.child_text("time"), self._rows, self._segment)
        if len(self._recording) >= MAX_FIXES:
            yield self._piece(self._recording)

    def _begin(self, track: Element | None) -> Recording:
        self._tracks += 1
        constants, stem = self._reading.mapping.constants, self._file.stem
        texts = {name: track.child_text(name) if track else "" for name in ("name", "desc", "cmt", "type")}
        head = PatrolHead(
            patrol_name(texts["name"], stem, self._tracks), "gpx", station=constants.get("station", ""),
            team=constants.get("team", ""), mandate=constants.get("mandate", ""),
            objective=self._objective(texts),
            partners=partners_in(constants.get("partners", ""), self._reading.personal),
        )
        says_day = (texts["name"], texts["desc"], texts["cmt"], stem, constants.get("day", ""))
        return Recording(head, self._tracks, constants.get("transport") or texts["type"], says_day)

    def _objective(self, texts: dict[str, str]) -> str:
        """Return what somebody wrote of a track, where it is more than a name or a time that the device gave."""
        said = next((texts[name] for name in ("desc", "cmt") if not is_generic(texts[name])), "")
        personal = self._reading.personal
        kept, dropped = personal.text(without_people(said, personal)[:_LONGEST])
        self._personal += dropped
        return kept

    def _finish(self) -> Iterator[Part]:
        recording, self._recording, self._track = self._recording, None, None
        if recording is not None and len(recording):
            yield self._piece(recording)

    def _piece(self, recording: Recording) -> Part:
        return Part("patrols", heads=[recording.head], tracks=[recording.piece(self._reading)])

    def _waypoints(self) -> Part:
        points, self._points = self._points, []
        instants = self._times([element for _, element in points])
        part = Part("observations", personal=self._personal)
        self._personal = 0
        for at, (row, element) in enumerate(points):
            found, dropped = _waypoint(row, element, instants, at, self._reading)
            part.points.append(found)
            part.personal += dropped
        return part

    def _times(self, points: list[Element]) -> Instants:
        """Read the times of waypoints; where one has none, older Garmin units write the local one as its comment."""
        instants = read_instants([point.child_text("time") for point in points])
        without = np.flatnonzero(np.isnan(instants.t))
        comments = [_written_time(points[at]) for at in without.tolist()]
        if any(comments):
            instants.t[without] = read_instants(comments, self._reading.places).t
        return instants


def _written_time(point: Element) -> str:
    """Return a comment that is nothing but a time with the name of a month (``02-OCT-10 16:01:13``), else ""."""
    texts = (point.child_text("cmt"), point.child_text("desc"))
    return next((text for text in texts if _COMMENT.match(text)), "") if not point.child_text("time") else ""


def _waypoint(
    row: int, element: Element, instants: Instants, at: int, reading: Reading
) -> tuple[PointRecord, int]:
    """Return a waypoint as an observation, and how many personal entries were left out."""
    texts = {name: element.child_text(name) for name in _TEXTS}
    attributes: dict[str, object] = {name: text for name, text in texts.items() if text}
    moment = instants.moment(at)
    if moment is None and element.child_text("time"):
        attributes["time"] = element.child_text("time")
    if attributes.get("desc") == attributes.get("cmt"):
        attributes.pop("cmt", None)
    height = plain_number(element.child_text("ele"))
    if height is not None:
        attributes["ele"] = height
    kept, dropped = reading.personal.clean(attributes)
    category = "waypoint." + category_path(*(texts[name].replace(".", " ") for name in ("type", "sym")))
    lon, lat, repairs = _place(element.get("lon"), element.get("lat"), reading)
    found = observation(
        row, category, lon, lat, time=moment,
        day=moment.astimezone(reading.places.zone).date() if moment else None, attributes=kept,
        waypoint_id=str(kept.get("name", "")), repairs=(*instants.repairs(at), *repairs),
        written=(element.get("lon"), element.get("lat")),
    )
    found.problem = _BAD_TIME if "time" in attributes else ()
    return found, dropped


def _place(lon: str, lat: str, reading: Reading) -> tuple[float, float, tuple[Repair, ...]]:
    """Return longitude and latitude; a decimal comma is read as meant, swapped ones are put right."""
    (x, one), (y, two) = read_number(lon), read_number(lat)
    if {one, two} - {"", "decimal_comma"}:
        return np.nan, np.nan, ()
    commas = (repair("lat, lon", f"{lat}; {lon}", f"{y:.10g}, {x:.10g}", "decimal_comma"),) if one or two else ()
    x, y, turned = straight(x, y, reading.places)
    return x, y, (*commas, *turned)


FORMATS = (
    Format(
        "gpx", QT_TRANSLATE_NOOP("PawcPlanner", "GPX tracks and waypoints"), ("patrols", "observations"), recognises,
        read,
    ),
)
