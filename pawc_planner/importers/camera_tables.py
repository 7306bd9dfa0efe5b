"""Tables of camera-trap programs, known by their headers: Wildlife Insights, camtrapR, Timelapse, loose Camtrap DP.

A record read is one row: a camera that stood somewhere for a time, or a picture (or sequence) and what it shows. Each
table works alone and together with the others of its folder or zip. Cameras and pictures are joined by the name of the
camera, which is the deployment for Wildlife Insights and loose Camtrap DP, the station for camtrapR, and the folder of
the pictures for Timelapse. Names of those who set a camera up or sorted its pictures are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..base.words import QT_TRANSLATE_NOOP
from .camera_errors import NoPicturesError
from .date_orders import OrderEvidence
from .errors import ImportFault
from .headers import normalised
from .mapping import TableMapping
from .picture_words import camera_of_path, most_telling, picture_class, says_yes
from .reading import Format, Reading
from .records import Part
from .sources import SourceFile
from .table_reading import read_rows
from .table_rows import RowSource, delimited_rows, first_rows
from .tables import different

_DATES = ("from_day", "to_day", "time")
HEADER_WITHIN = 20  # rows; titles may stand above the headers
_Cells = Mapping[str, str]


@dataclass(frozen=True)
class CameraTable:
    """How the table of one program is read.

    Parameters
    ----------
    name, title : str
        As in :class:`.reading.Format`.
    kind : str
        cameras, camera_events, or "" for one that holds neither.
    signs : tuple of tuple of str
        Headers that tell it, normalised; of each tuple one must be there.
    absent : tuple of str
        Headers that another table of the program has and it has not.
    columns : mapping of str to tuple of str
        Our column and the headers it may have, normalised, best first.
    made : mapping of str to callable
        Our columns that are made of several cells of a row, given by normalised header.
    instead : tuple of str
        (what it holds, which file is needed instead) when it holds nothing to import.
    """

    name: str
    title: str
    kind: str
    signs: tuple[tuple[str, ...], ...]
    absent: tuple[str, ...] = ()
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    made: Mapping[str, Callable[[_Cells], str]] = field(default_factory=dict)
    instead: tuple[str, str] = ("", "")

    def fits(self, headers: Sequence[str]) -> bool:
        """Return True when a row of cells is the header row of this table."""
        plain = {normalised(header) for header in headers}
        told = all(any(sign in plain for sign in signs) for signs in self.signs)
        return told and not any(header in plain for header in self.absent)


def _wi_class(cells: _Cells) -> str:
    """Wildlife Insights: blank or not, the common name, else the taxon."""
    if says_yes(cells.get("isblank", "")):
        return "blank"
    name = cells.get("commonname", "")
    if normalised(name) in ("", "human", "homospecies"):
        taxon = f"{cells.get('genus', '')} {cells.get('species', '')}".strip()
        name = name or taxon or next((cells[rank] for rank in ("family", "order", "class") if cells.get(rank)), "")
    return picture_class(name)


def _people(shown: Callable[[_Cells], str], *names: str) -> Callable[[_Cells], str]:
    """Return how many people a row counts: its number where it shows people, else nothing."""
    def people(cells: _Cells) -> str:
        if shown(cells) not in ("person", "ranger"):
            return ""
        return next((cells[name] for name in names if cells.get(name)), "")
    return people


_LABELS = ("species", "label", "class", "classification", "observationtype", "category", "what", "animal", "content")
_TICKS = (
    ("person", ("person", "human", "people", "humans")), ("ranger", ("ranger", "staff", "setup")),
    ("vehicle", ("vehicle",)), ("animal", ("animal", "wildlife")), ("blank", ("empty", "blank", "noanimal")),
)
_TICK = re.compile(r"true|false|0|1|yes|no|y|n|t|f|x|", re.IGNORECASE)


def _sorted_class(cells: _Cells) -> str:
    """Return the class of pictures sorted by hand: ticks in columns of their own, else the first label."""
    ticked = [name for name, headers in _TICKS for header in headers if says_yes(cells.get(header, ""))]
    labels = [cells[name] for name in _LABELS if cells.get(name) and not _TICK.fullmatch(cells[name].strip())]
    said = [picture_class(label) for label in labels[:1]]
    return most_telling([*ticked, *(name for name in said if name != "unknown" or not ticked)])


_CAMERA_HEADERS = ("cameraid", "camera", "cameraname", "station", "site", "siteid", "location", "locationid",
                   "deployment", "deploymentid", "cameranumber", "รหัสกล้อง", "กล้อง", "ชื่อกล้อง")


def _timelapse_camera(cells: _Cells) -> str:
    """Return the camera that a column names, else the folder of the picture."""
    named = next((cells[name] for name in _CAMERA_HEADERS if cells.get(name)), "")
    return named or camera_of_path(cells.get("relativepath", "")) or camera_of_path(
        cells.get("rootfolder", "") or cells.get("folder", ""))


def _timelapse_time(cells: _Cells) -> str:
    return cells.get("datetime") or f"{cells.get('date', '')} {cells.get('time', '')}".strip()


def observation_class(cells: _Cells) -> str:
    """Return the class of an observation of Camtrap DP from its cells by normalised header.

    Pictures of setting up or calibrating show the team; so does a human who is tagged as staff.
    """
    if cells.get("camerasetuptype") or says_yes(cells.get("camerasetup", "")):
        return "ranger"
    kind = picture_class(cells.get("observationtype", ""))
    tags = re.split(r"[|;,:]", cells.get("observationtags", ""))
    if kind == "person" and any(picture_class(tag) == "ranger" for tag in tags if tag.strip()):
        return "ranger"
    return kind


_WI = ("wildlife_insights", QT_TRANSLATE_NOOP("PawcPlanner", "Wildlife Insights table"))
_CAMTRAP_R = ("camtrap_r", QT_TRANSLATE_NOOP("PawcPlanner", "camtrapR table"))
_TIMELAPSE = ("timelapse", QT_TRANSLATE_NOOP("PawcPlanner", "Timelapse table"))
_LOOSE_DP = ("camtrap_dp", QT_TRANSLATE_NOOP("PawcPlanner", "table of a Camtrap DP package"))
_COUNTS = (
    "people", "peoplecount", "numberofpeople", "persons", "count", "number", "groupsize", "individuals", "จำนวนคน",
)
_MANY = ("numberofobjects", "groupsize", "numberofanimals")

TABLES: tuple[CameraTable, ...] = (
    CameraTable(
        *_WI, "camera_events", (("deploymentid",), ("isblank",), ("timestamp", "starttime", "datetime")),
        columns={"camera_id": ("deploymentid",), "time": ("starttime", "timestamp", "datetime")},
        made={"class": _wi_class, "people": _people(_wi_class, *_MANY)}),
    CameraTable(
        *_WI, "cameras", (("deploymentid",), ("startdate",), ("enddate",), ("latitude",), ("longitude",)),
        columns={"camera_id": ("deploymentid",), "from_day": ("startdate",), "to_day": ("enddate",),
                 "lat": ("latitude",), "lon": ("longitude",)}),
    CameraTable(
        *_WI, "", (("deploymentid",), ("imageid",), ("sequenceid",), ("filename",)), absent=("isblank",),
        instead=("the pictures of sequences without what they show", "the file sequences.csv of the same download")),
    CameraTable(
        *_WI, "", (("projectid",), ("cameraid",), ("serialnumber",)), absent=("latitude", "timestamp", "deploymentid"),
        instead=("a list of cameras without places", "the file deployments.csv of the same download")),
    CameraTable(
        *_WI, "", (("projectid",), ("projectname",), ("projectshortname", "projectobjectives", "projecttype")),
        absent=("latitude", "timestamp", "deploymentid"),
        instead=("the description of a project", "the files deployments.csv and images.csv of the same download")),
    CameraTable(
        *_CAMTRAP_R, "camera_events", (("station",), ("species",), ("datetimeoriginal",)),
        columns={"camera_id": ("station",), "time": ("datetimeoriginal",)},
        made={"class": _sorted_class, "people": _people(_sorted_class, *_COUNTS)}),
    CameraTable(
        *_CAMTRAP_R, "cameras", (("station",), ("setupdate",), ("retrievaldate",)),
        columns={"camera_id": ("station",), "from_day": ("setupdate",), "to_day": ("retrievaldate",),
                 "x": ("utmx", "gpsx", "x", "xcoord", "longitude"), "y": ("utmy", "gpsy", "y", "ycoord", "latitude")}),
    CameraTable(
        *_TIMELAPSE, "camera_events",
        (("file",), ("relativepath", "folder", "rootfolder"), ("datetime", "date"), ("deleteflag", "imagequality",
                                                                                     "relativepath")),
        made={"camera_id": _timelapse_camera, "time": _timelapse_time, "class": _sorted_class,
              "people": _people(_sorted_class, *_COUNTS)}),
    CameraTable(
        *_LOOSE_DP, "camera_events", (("deploymentid",), ("observationtype",), ("eventstart", "timestamp")),
        columns={"camera_id": ("deploymentid",), "time": ("eventstart", "timestamp")},
        made={"class": observation_class, "people": _people(observation_class, "count")}),
    CameraTable(
        *_LOOSE_DP, "cameras", (("deploymentid",), ("latitude",), ("longitude",), ("deploymentstart", "start")),
        columns={"camera_id": ("deploymentid",), "from_day": ("deploymentstart", "start"),
                 "to_day": ("deploymentend", "end"), "lat": ("latitude",), "lon": ("longitude",),
                 "model": ("cameramodel",)}),
    CameraTable(
        *_LOOSE_DP, "", (("mediaid",), ("deploymentid",), ("filepath",)), absent=("observationtype",),
        instead=("a list of pictures without what they show", "the file observations.csv of the same package")),
)


@dataclass(frozen=True)
class Headed:
    """A table whose header row is found.

    Parameters
    ----------
    source : RowSource
        All rows.
    number : int
        Row of the headers.
    headers : tuple of str
        As written.
    """

    source: RowSource
    number: int
    headers: tuple[str, ...]

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the rows below the headers."""
        return ((number, cells) for number, cells in self.source.rows() if number > self.number)

    def positions(self) -> dict[str, int]:
        """Return the position of each header, normalised; the first of equal ones."""
        found: dict[str, int] = {}
        for position, header in enumerate(self.headers):
            found.setdefault(normalised(header), position)
        return found


def headed(source: RowSource, fits: Callable[[Sequence[str]], bool]) -> Headed | None:
    """Find the header row among the first rows of a table; None when there is none that fits."""
    if source.headers:
        return Headed(source, 0, source.headers) if fits(source.headers) else None
    for (number, cells), _ in zip(source.rows(), range(HEADER_WITHIN)):
        if fits(cells):
            return Headed(source, number, tuple(different(cells)))
    return None


def camera_table(headers: Sequence[str]) -> CameraTable | None:
    """Return the table of a camera program that has these headers, None when they are of none."""
    return next((table for table in TABLES if table.fits(headers)), None)


def read_camera_table(table: CameraTable, given: Headed, reading: Reading) -> Iterator[Part]:
    """Read a table of a camera program through the reader of all tables.

    Raises
    ------
    NoPicturesError
        It holds neither cameras nor pictures.
    ImportFault
        As the reader of tables.
    """
    if not table.kind:
        raise NoPicturesError(file=given.source.name, what=table.instead[0], instead=table.instead[1])
    positions = given.positions()
    columns = {}
    for ours, names in table.columns.items():
        position = next((positions[name] for name in names if name in positions), None)
        if position is not None:
            columns[ours] = given.headers[position]
    with_made = extended(given, table.made)
    said = _joined(reading.mapping, columns, table)
    if said.day_first is None and not said.time_format:
        said = replace(said, day_first=_day_first(given, columns))
    yield from read_rows(with_made, replace(reading, kind=table.kind, mapping=said))


def _day_first(given: Headed, columns: Mapping[str, str]) -> bool | None:
    """Return whether days come first, told by all dates of the table: one program writes its columns alike.

    None leaves the question to the reader of tables, column by column.
    """
    positions = [given.headers.index(header) for ours, header in columns.items() if ours in _DATES]
    if len(positions) < 2:
        return None
    evidence = OrderEvidence()
    for _, cells in given.rows():
        evidence.look([cells[at].strip() for at in positions if at < len(cells)])
    try:
        return {"dmy": True, "mdy": False}.get(evidence.settle(given.source.name, "", None))
    except ImportFault:
        return None


def extended(given: Headed, made: Mapping[str, Callable[[_Cells], str]]) -> RowSource:
    """Return a table with columns before its own that are made from the cells of each row.

    The made columns stand first, so that rows that are longer than the headers do not move them.
    """
    positions = given.positions()

    def rows() -> Iterator[tuple[int, list[str]]]:
        for number, cells in given.rows():
            width = len(cells)
            named = {name: cells[at].strip() for name, at in positions.items() if at < width}
            yield number, [make(named) for make in made.values()] + cells

    headers = (*(made_header(name) for name in made), *given.headers)
    return replace(given.source, headers=headers, rows=rows)


def made_header(column: str) -> str:
    """Return the header of a column that is made."""
    return f"{column} (made)"


def _joined(said: TableMapping, columns: Mapping[str, str], table: CameraTable) -> TableMapping:
    """Return the mapping of the table with what the user says on top."""
    own = {**columns, **{name: made_header(name) for name in table.made}}
    return replace(said, columns={**own, **said.columns})


def camera_rows(source: RowSource, reading: Reading) -> tuple[CameraTable, Headed] | None:
    """Return the camera program whose table the rows are, and the table with its headers; None when of none."""
    given = headed(source, lambda headers: camera_table(headers) is not None)
    table = camera_table(given.headers) if given else None
    if given is None or table is None or not table.kind or reading.kind not in ("auto", table.kind):
        return None
    return table, given


def _recognises(table: CameraTable) -> Callable[[SourceFile], bool]:
    def recognises(file: SourceFile) -> bool:
        found = next((known for row in first_rows(file) if (known := camera_table(row)) is not None), None)
        return found is table
    return recognises


def _reads(table: CameraTable) -> Callable[[SourceFile, Reading], Iterator[Part]]:
    def read(file: SourceFile, reading: Reading) -> Iterator[Part]:
        source = delimited_rows(file, reading.mapping.encoding, reading.mapping.delimiter)
        given = headed(source, table.fits)
        if given is None:
            yield from read_rows(source, reading)
        else:
            yield from read_camera_table(table, given, reading)
    return read


FORMATS = tuple(
    Format(table.name, table.title, (table.kind,) if table.kind else ("cameras", "camera_events"),
           _recognises(table), _reads(table))
    for table in TABLES
)
