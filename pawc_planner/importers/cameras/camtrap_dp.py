"""Camtrap DP packages (1.0, 1.0.1, 1.0.2, and 0.1 with its own column names): cameras and what they saw.

A record read is one row of ``deployments`` or one row of ``observations``; ``media`` says nothing that those two do
not and is not opened, so pictures that are not public stay where they are. One row of a deployment is one camera; the
rows of ``observations`` that tell of one event are one event: the first is stored, the others are already present.

- **Camera**: the place's name, else the id of the place, else the id of the deployment; a name that stands for places
  more than 100 m apart is not used. Events get the same name through their deployment.
- **Event**: rows with the same ``eventID`` of one deployment are one event of each class that they tell. Where there
  are rows of level *event*, they tell the class, and rows of level *media* add only people and vehicles that they
  lack. Rows without ``eventID`` are events of their own.
- **People**: the sum of ``count`` over the rows of level *event*, else the largest sum of one picture.
- **timestampIssues** of the deployment: its events are kept, each with a repair of the rule ``timestamp_issues``, so
  that it can be seen that their times may be wrong.

``setupBy`` and ``classifiedBy`` are dropped. Paths in ``datapackage.json`` are only taken as names of tables that lie
beside it; addresses and other folders are never opened. A table of observations without its package is read alike.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ...base.words import QT_TRANSLATE_NOOP
from ..files.sources import SourceFile
from ..headers import normalised
from ..mapping import TableMapping
from ..reading import Format, Reading
from ..records import Part, Repair
from ..tables.reading import read_rows
from ..tables.rows import RowSource, delimited_rows, first_rows, made_header
from ..untrusted.json_stream import looks_json
from ..values.numbers import read_number
from .camtrap_package import package_table, read_descriptor
from .picture_words import most_telling
from .programs import observation_class
from .tables import Headed, extended, headed

SAME_PLACE_DEGREES = 0.001  # about 100 m
_TABLES = ("deployments", "observations")
_NEVER_LOST = ("person", "ranger", "vehicle")
_QUIET = ("blank", "unknown")  # pictures of an event that only say that nothing was seen on them
_DOUBTED = Repair(
    "time", "", "", "timestamp_issues",
    "the package says that the times of this deployment may be wrong; kept as they are")
_CAMERA = "camera"  # header of the camera's name beside the columns of the package
_Cells = Mapping[str, str]


@dataclass(frozen=True)
class _Deployment:
    """What observations need of their deployment."""

    camera: str
    doubted: bool


@dataclass
class _Event:
    """Several observations of one event while they are gathered: what rows of the event and of its pictures tell."""

    start: str = ""
    whole: dict[str, float] = field(default_factory=dict)  # people by class
    seen: dict[str, float] = field(default_factory=dict)
    pictures: dict[tuple[str, str], float] = field(default_factory=dict)  # people by class and picture

    def add(self, kind: str, start: str, level: str, media: str, count: float) -> None:
        """Take in one row."""
        if level != "media":
            if not self.whole or (start and start < self.start):
                self.start = start
            self.whole[kind] = self.whole.get(kind, 0.0) + count
            return
        if not self.whole and (not self.start or (start and start < self.start)):
            self.start = start
        shown = self.pictures.get((kind, media), 0.0) + count
        if count:
            self.pictures[kind, media] = shown
        self.seen[kind] = max(self.seen.get(kind, 0.0), shown)

    def kind(self, own: str) -> str:
        """Return the class under which a row of the event counts: its own, unless the event tells more.

        What only a picture shows is taken when it is people or a vehicle: they must not be lost.
        """
        known = self.whole or self.seen
        if own in known and not (own in _QUIET and len(known) > 1):
            return own
        return own if own in _NEVER_LOST else most_telling(known)

    def people(self, kind: str) -> float:
        """Return the number of people of a class, 0 when nobody counted."""
        return self.whole.get(kind) or self.seen.get(kind, 0.0)


def recognises(file: SourceFile) -> bool:
    """Return True for the description of a package that has tables of cameras or says that it is Camtrap DP."""
    if not looks_json(file.head):
        return False
    if b'"resources"' not in file.head and not file.companions:
        return False
    named = b"camtrap-dp" in file.head or b"camtrap_dp" in file.head
    tables = any(_is_table(name, table) for name in file.companions for table in _TABLES)
    return named or (tables and b'"resources"' in file.head)


def read(file: SourceFile, reading: Reading) -> Iterator[Part]:
    """Read the cameras and events of a package.

    Raises
    ------
    PackageBrokenError
        ``datapackage.json`` cannot be read.
    PackageFileError
        A table is missing, lies elsewhere, or lacks its columns.
    ImportFault
        As the reader of tables.
    """
    descriptor = read_descriptor(file)
    places = package_table(file, descriptor, "deployments", ("deploymentid", "latitude", "longitude"), reading)
    seen = package_table(file, descriptor, "observations", ("deploymentid", "observationtype"), reading)
    deployments = _deployments(places)
    yield from _cameras(places, deployments, reading)
    yield from _events(seen, deployments, reading)


def recognises_loose(file: SourceFile) -> bool:
    """Return True for a table of observations without its package."""
    return any(_is_loose(row) for row in first_rows(file))


def read_loose(file: SourceFile, reading: Reading) -> Iterator[Part]:
    """Read the events of a table of observations without its package; the camera is the deployment.

    Raises
    ------
    ImportFault
        As the reader of tables.
    """
    source = delimited_rows(file, reading.mapping.encoding, reading.mapping.delimiter)
    given = headed(source, _is_loose)
    yield from _events(given, {}, reading) if given else read_rows(source, reading)


def _is_loose(headers: Sequence[str]) -> bool:
    plain = {normalised(header) for header in headers}
    return {"deploymentid", "observationtype"} <= plain and not plain.isdisjoint(("eventstart", "timestamp"))


def _is_table(companion: str, table: str) -> bool:
    return companion.casefold() == f"{table}.csv"


_OLD_NAMES = {"start": "deploymentstart", "end": "deploymentend", "timestamp": "eventstart", "sequenceid": "eventid"}


def _cell(cells: _Cells, name: str) -> str:
    """Return a cell by its name in version 1.0, else by the one it had in 0.1."""
    if name in cells:
        return cells[name]
    return next((cells[old] for old, new in _OLD_NAMES.items() if new == name and old in cells), "")


def _deployments(given: Headed) -> dict[str, _Deployment]:
    """Return the deployments by id, each with the name of its camera."""
    rows = [cells for cells in _named_rows(given) if cells.get("deploymentid")]
    spread: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for cells in rows:
        place = (read_number(cells.get("latitude", ""))[0], read_number(cells.get("longitude", ""))[0])
        for column in ("locationname", "locationid"):
            if cells.get(column):
                spread.setdefault((column, cells[column]), []).append(place)
    one_place = {key for key, places in spread.items() if _close(places)}
    found = {}
    for cells in rows:
        names = [cells[column] for column in ("locationname", "locationid") if (column, cells.get(column)) in one_place]
        doubted = cells.get("timestampissues", "").strip().casefold() in ("true", "1", "yes")
        found[cells["deploymentid"]] = _Deployment([*names, cells["deploymentid"]][0], doubted)
    return found


def _close(places: Sequence[tuple[float, float]]) -> bool:
    known = [place for place in places if not any(math.isnan(value) for value in place)]
    return all(max(axis) - min(axis) <= SAME_PLACE_DEGREES for axis in zip(*known))


def _named_rows(given: Headed) -> Iterator[_Cells]:
    """Yield the cells of each row by normalised header."""
    positions = given.positions()
    for _, cells in given.rows():
        yield {name: cells[at].strip() for name, at in positions.items() if at < len(cells)}


def _cameras(given: Headed, deployments: Mapping[str, _Deployment], reading: Reading) -> Iterator[Part]:
    def camera(cells: _Cells) -> str:
        found = deployments.get(cells.get("deploymentid", ""))
        return found.camera if found else ""

    made: dict[str, Callable[[_Cells], str]] = {
        "camera_id": camera, "from_day": lambda cells: _cell(cells, "deploymentstart"),
        "to_day": lambda cells: _cell(cells, "deploymentend"),
    }
    columns = _headers(given, {"lat": "latitude", "lon": "longitude", "model": "cameramodel"})
    yield from read_rows(_with_camera(extended(given, made)), _for(reading, "cameras", made, columns))


def _events(given: Headed, deployments: Mapping[str, _Deployment], reading: Reading) -> Iterator[Part]:
    events = _gathered(given)
    doubted = {name for name, deployment in deployments.items() if deployment.doubted}
    marked: set[int] = set()

    def event(cells: _Cells) -> _Event | None:
        return events.get(_event_key(cells))

    def camera(cells: _Cells) -> str:
        found = deployments.get(cells.get("deploymentid", ""))
        return found.camera if found else cells.get(_CAMERA) or cells.get("deploymentid", "")

    def time(cells: _Cells) -> str:
        found = event(cells)
        return found.start if found else _cell(cells, "eventstart")

    def kind(cells: _Cells) -> str:
        found, own = event(cells), observation_class(cells)
        return found.kind(own) if found else own

    def people(cells: _Cells) -> str:
        found, shown = event(cells), kind(cells)
        if shown not in ("person", "ranger"):
            return ""
        number = found.people(shown) if found else _count(cells)
        return f"{number:.0f}" if number else ""

    made: dict[str, Callable[[_Cells], str]] = {"camera_id": camera, "time": time, "class": kind, "people": people}
    source = _with_camera(extended(given, made))
    if doubted:
        source = replace(source, rows=_marking(given, source.rows, doubted, marked))
    for part in read_rows(source, _for(reading, "camera_events", made, {})):
        for record in part.points:
            if record.row in marked:
                record.repairs = (*record.repairs, replace(_DOUBTED, before=str(record.values.get("time") or ""),
                                                           after=str(record.values.get("time") or "")))
        yield part


def _marking(
    given: Headed, rows: Callable[[], Iterator[tuple[int, list[str]]]], doubted: set[str], marked: set[int]
) -> Callable[[], Iterator[tuple[int, list[str]]]]:
    """Return the rows as they are, noting the number of those of doubted deployments on the way."""
    made = 4  # columns before those of the file
    at = given.positions()["deploymentid"] + made

    def passing() -> Iterator[tuple[int, list[str]]]:
        marked.clear()
        for number, cells in rows():
            if at < len(cells) and cells[at].strip() in doubted:
                marked.add(number)
            yield number, cells
    return passing


def _gathered(given: Headed) -> dict[tuple[str, str], _Event]:
    """Return the events that rows name, by deployment and event."""
    events: dict[tuple[str, str], _Event] = {}
    for cells in _named_rows(given):
        key = _event_key(cells)
        if not key[1]:
            continue
        event = events.setdefault(key, _Event())
        kind = observation_class(cells)
        count = _count(cells) if kind in ("person", "ranger") else 0.0
        level = cells.get("observationlevel", "").casefold() or ("media" if cells.get("mediaid") else "event")
        event.add(kind, _cell(cells, "eventstart"), level, cells.get("mediaid", ""), count)
    return events


def _event_key(cells: _Cells) -> tuple[str, str]:
    return cells.get("deploymentid", ""), _cell(cells, "eventid")


def _count(cells: _Cells) -> float:
    number, _ = read_number(cells.get("count", ""))
    return number if 0 <= number < 1e6 else 0.0


def _with_camera(source: RowSource) -> RowSource:
    """Return rows whose first column, the camera, is kept with rows set aside: no cell of theirs tells it."""
    return replace(source, headers=(_CAMERA, *source.headers[1:]))


def _headers(given: Headed, wanted: Mapping[str, str]) -> dict[str, str]:
    positions = given.positions()
    return {ours: given.headers[positions[theirs]] for ours, theirs in wanted.items() if theirs in positions}


def _for(reading: Reading, kind: str, made: Mapping[str, object], columns: Mapping[str, str]) -> Reading:
    """Return what the reader of tables needs for one table of the package; its columns are settled by the standard."""
    said = reading.mapping
    own = TableMapping(
        {**columns, **{name: made_header(name) for name in made}, "camera_id": _CAMERA}, day_first=said.day_first)
    return replace(reading, kind=kind, mapping=own)


FORMATS = (
    Format("camtrap_dp", QT_TRANSLATE_NOOP("PawcPlanner", "Camtrap DP package"), ("cameras", "camera_events"),
           recognises, read),
    Format("camtrap_dp", QT_TRANSLATE_NOOP("PawcPlanner", "table of a Camtrap DP package"), ("camera_events",),
           recognises_loose, read_loose),
)
