"""The tables of camera-trap programs: by which headers each is known, and what its cells say."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from ...base.words import QT_TRANSLATE_NOOP
from ..headers import normalised
from ..values.numbers import read_number
from .picture_words import camera_of_path, known_class, most_telling, names_camera, picture_class, says_no, says_yes

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


def _taxon_class(cells: _Cells) -> str:
    """Wildlife Insights and Camelot: blank or not, the common name, else the taxon."""
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
        counted = next((cells[name] for name in names if cells.get(name) and not _is_word(cells[name])), "")
        return counted or next((cells[name] for name in _PEOPLE if _counts(cells.get(name, ""))), "")
    return people


_PEOPLE = ("person", "human", "people", "humans")  # columns that hold a tick in some templates, a number in others


def _counts(cell: str) -> bool:
    return bool(cell) and not math.isnan(read_number(cell)[0])


def _is_word(cell: str) -> bool:
    return cell.strip().casefold() in ("true", "false", "yes", "no", "na", "n/a", "-", "0")


_LABELS = ("species", "label", "class", "classification", "observationtype", "category", "what", "animal", "content")
_TICKS = (
    ("person", ("person", "human", "people", "humans", "humantype")), ("ranger", ("ranger", "staff", "setup")),
    ("vehicle", ("vehicle", "vehicles")), ("animal", ("animal", "wildlife")), ("blank", ("empty", "blank", "noanimal")),
)
_CAMERA_HEADERS = ("cameraid", "camera", "cameraname", "station", "site", "siteid", "location", "locationid",
                   "deployment", "deploymentid", "cameranumber", "รหัสกล้อง", "กล้อง", "ชื่อกล้อง")
# Columns that tell where and when a picture was taken, or how good it is, and never what it shows.
_NO_LABELS = frozenset((
    *_CAMERA_HEADERS, "file", "filename", "folder", "rootfolder", "relativepath", "directory", "datetime", "date",
    "time", "imagequality", "deleteflag", "datetimeoriginal", "notes", "comments", "comment",
))


def _ticked(name: str, cell: str) -> str:
    """Return the class that a cell in a column of its own tells: ticked, counted, or what exactly was seen."""
    if not cell or says_no(cell):
        return ""
    number, _ = read_number(cell)
    if says_yes(cell) or number > 0:
        return name
    if number <= 0:
        return ""
    return known_class(cell) or name


def _sorted_class(cells: _Cells) -> str:
    """Return the class of pictures sorted by hand: columns for one class each, else the first label, else any word.

    Templates name their columns as they like; of a column with a name of its own only a clear word counts.
    """
    ticked = [_ticked(name, cells.get(header, "")) for name, headers in _TICKS for header in headers]
    labels = [cells[name] for name in _LABELS if cells.get(name) and not _is_tick(cells[name])]
    said = [picture_class(label) for label in labels[:1]]
    found = [name for name in ticked if name]
    if not found and not said:
        words = [known_class(cell) for name, cell in cells.items() if cell and name not in _NO_LABELS]
        said = [name for name in words if name in ("person", "ranger", "vehicle", "animal")]
    return most_telling([*found, *(name for name in said if name != "unknown" or not found)])


def _is_tick(cell: str) -> bool:
    return says_yes(cell) or says_no(cell)


def _timelapse_camera(cells: _Cells) -> str:
    """Return the camera that a column names, else the folder of the picture that is not made by a camera."""
    named = next((cells[name] for name in _CAMERA_HEADERS if cells.get(name)), "")
    paths = [cells.get("relativepath", ""), cells.get("rootfolder", "") or cells.get("folder", "")]
    likely = [path for path in paths if path and names_camera(path)] or [path for path in paths if path]
    return named or (camera_of_path(likely[0]) if likely else "")


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
_CAMELOT = ("camelot", QT_TRANSLATE_NOOP("PawcPlanner", "Camelot table"))
_LOOSE_DP = ("camtrap_dp", QT_TRANSLATE_NOOP("PawcPlanner", "table of a Camtrap DP package"))
_COUNTS = (
    "people", "peoplecount", "numberofpeople", "humancount", "personcount", "numberofhumans", "persons", "count",
    "number", "groupsize", "individuals", "จำนวนคน",
)
_MANY = ("numberofobjects", "groupsize", "numberofanimals")

TABLES: tuple[CameraTable, ...] = (
    CameraTable(
        *_WI, "camera_events", (("deploymentid",), ("isblank",), ("timestamp", "starttime", "datetime")),
        columns={"camera_id": ("deploymentid",), "time": ("starttime", "timestamp", "datetime")},
        made={"class": _taxon_class, "people": _people(_taxon_class, *_MANY)}),
    CameraTable(
        *_WI, "cameras", (("deploymentid",), ("startdate",), ("enddate",), ("latitude",), ("longitude",)),
        columns={"camera_id": ("deploymentid",), "from_day": ("startdate",), "to_day": ("enddate",),
                 "lat": ("latitude",), "lon": ("longitude",)}),
    CameraTable(
        *_WI, "", (("deploymentid",), ("imageid",), ("sequenceid",), ("filename",)), absent=("isblank",),
        instead=(
            QT_TRANSLATE_NOOP("PawcPlanner", "the pictures of sequences without what they show"),
            QT_TRANSLATE_NOOP("PawcPlanner", "the file sequences.csv of the same download"))),
    CameraTable(
        *_WI, "", (("projectid",), ("cameraid",), ("serialnumber",)), absent=("latitude", "timestamp", "deploymentid"),
        instead=(
            QT_TRANSLATE_NOOP("PawcPlanner", "a list of cameras without places"),
            QT_TRANSLATE_NOOP("PawcPlanner", "the file deployments.csv of the same download"))),
    CameraTable(
        *_WI, "", (("projectid",), ("projectname",), ("projectshortname", "projectobjectives", "projecttype")),
        absent=("latitude", "timestamp", "deploymentid"),
        instead=(
            QT_TRANSLATE_NOOP("PawcPlanner", "the description of a project"),
            QT_TRANSLATE_NOOP("PawcPlanner", "the files deployments.csv and images.csv of the same download"))),
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
        *_CAMELOT, "camera_events", (("trapstationname",), ("mediacapturetimestamp",), ("sightingquantity",)),
        columns={"camera_id": ("trapstationname",), "time": ("mediacapturetimestamp",),
                 "lat": ("trapstationlatitude",), "lon": ("trapstationlongitude",)},
        made={"class": _taxon_class, "people": _people(_taxon_class, "sightingquantity")}),
    CameraTable(
        *_LOOSE_DP, "camera_events", (("deploymentid",), ("observationtype",), ("eventstart", "timestamp")),
        columns={"camera_id": ("deploymentid",), "time": ("eventstart", "timestamp")},
        made={"class": observation_class, "people": _people(observation_class, "count")}),
    CameraTable(
        *_LOOSE_DP, "cameras", (("deploymentid",), ("latitude",), ("longitude",), ("deploymentstart", "start")),
        columns={"camera_id": ("camera", "deploymentid"), "from_day": ("deploymentstart", "start"),
                 "to_day": ("deploymentend", "end"), "lat": ("latitude",), "lon": ("longitude",),
                 "model": ("cameramodel",)}),
    CameraTable(
        *_LOOSE_DP, "", (("mediaid",), ("deploymentid",), ("filepath",)), absent=("observationtype",),
        instead=(
            QT_TRANSLATE_NOOP("PawcPlanner", "a list of pictures without what they show"),
            QT_TRANSLATE_NOOP("PawcPlanner", "the file observations.csv of the same package"))),
)
