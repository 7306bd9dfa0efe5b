"""Results of MegaDetector (JSON) as events of cameras: animals, people and vehicles that the detector saw.

A record read is one picture or video. The camera is the folder of the pictures; what counts are detections of at least
the confidence that the file calls typical, else 0.2. People are the most that one picture, or one frame of a video,
shows. The time is the one the detector noted; a file that notes none is declined, as a picture without time is no
event.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ...base.words import QT_TRANSLATE_NOOP
from ..errors import EmptySourceError
from ..files.sources import SourceFile
from ..mapping import TableMapping
from ..reading import Format, Reading
from ..records import Part
from ..tables.reading import read_rows
from ..tables.rows import RowSource
from ..untrusted.json_stream import JsonItems, first_items, looks_json, names_in
from .errors import NoPictureTimesError
from .picture_words import camera_of_path, most_telling, picture_class

CONFIDENCE = 0.2  # what the detector's authors call typical for version 5
_ARRAYS = frozenset(("images",))
_CATEGORIES = {"1": "animal", "2": "person", "3": "vehicle"}
_HEADERS = ("camera", "time", "what", "people", "file")
_TIMES = ("datetime", "date_taken", "DateTimeOriginal", "timestamp")
_COLUMNS = {"camera_id": "camera", "time": "time", "class": "what", "people": "people"}


def recognises(file: SourceFile) -> bool:
    """Return True for a list of pictures with detections."""
    if not looks_json(file.head) or not {"images", "file"} <= names_in(file.head):
        return False
    _, items = first_items(file.head, 3, _ARRAYS)
    return any(_is_picture(item) for item in items) or "detection_categories" in names_in(file.head)


def read(file: SourceFile, reading: Reading) -> Iterator[Part]:
    """Read the pictures of a result of MegaDetector.

    Raises
    ------
    NoPictureTimesError
        No picture has a time.
    BrokenJsonError, HostileJsonError, EmptySourceError
    """
    categories, confidence, timed, count = _look(file)
    if not count:
        raise EmptySourceError(file=file.name)
    if not timed:
        raise NoPictureTimesError(file=file.name)

    def rows() -> Iterator[tuple[int, list[str]]]:
        for number, item in enumerate(_pictures(file), start=1):
            yield number, _row(item, categories, confidence)

    said = TableMapping(_COLUMNS, day_first=reading.mapping.day_first)
    source = RowSource(file.name, _HEADERS, rows, size=count)
    yield from read_rows(source, replace(reading, kind="camera_events", mapping=said))


def _pictures(file: SourceFile) -> Iterator[Mapping[str, Any]]:
    with file.opens() as stream:
        yield from (item for item in JsonItems(stream, file.name, _ARRAYS) if isinstance(item, dict))


def _look(file: SourceFile) -> tuple[Mapping[str, str], float, bool, int]:
    """Return the names of the categories, the confidence that counts, whether there are times, and the number."""
    timed, count = False, 0
    with file.opens() as stream:
        items = JsonItems(stream, file.name, _ARRAYS)
        for item in items:
            count += 1
            timed = timed or (isinstance(item, dict) and bool(_time(item)))
        members = items.members
    given = members.get("detection_categories")
    categories = {str(key): str(name) for key, name in given.items()} if isinstance(given, dict) else _CATEGORIES
    info = members.get("info")
    told = info.get("detector_metadata") if isinstance(info, dict) else None
    typical = told.get("typical_detection_threshold") if isinstance(told, dict) else None
    usable = isinstance(typical, (int, float)) and 0.01 <= typical <= 0.99
    return categories, float(typical) if usable and typical else CONFIDENCE, timed, count


def _is_picture(item: Any) -> bool:
    return isinstance(item, dict) and "file" in item and ("detections" in item or "failure" in item)


def _row(item: Mapping[str, Any], categories: Mapping[str, str], confidence: float) -> list[str]:
    path = str(item.get("file") or "")
    folder, _, _ = path.replace("\\", "/").rpartition("/")
    frames: dict[Any, Counter[str]] = {}
    detections = item.get("detections")
    for detection in detections if isinstance(detections, list) else ():
        if isinstance(detection, dict) and _sure(detection, confidence):
            name = picture_class(categories.get(str(detection.get("category")), ""))
            frames.setdefault(str(detection.get("frame_number")), Counter())[name] += 1
    seen = {name for frame in frames.values() for name in frame}
    shown = most_telling(seen) if seen else "blank" if isinstance(detections, list) else "unknown"
    people = max((frame["person"] for frame in frames.values()), default=0)
    return [camera_of_path(folder), _time(item), shown, str(people) if shown == "person" else "", path]


def _sure(detection: Mapping[str, Any], confidence: float) -> bool:
    value = detection.get("conf")
    return isinstance(value, (int, float)) and value >= confidence


def _time(item: Mapping[str, Any]) -> str:
    exif = item.get("exif_metadata")
    places = (item, exif) if isinstance(exif, dict) else (item,)
    found = next((str(place[name]) for place in places for name in _TIMES if place.get(name)), "")
    date, _, clock = found.partition(" ")
    return f"{date.replace(':', '-')} {clock}" if date.count(":") == 2 else found  # as cameras write it: 2024:03:01


FORMATS = (
    Format("megadetector", QT_TRANSLATE_NOOP("PawcPlanner", "MegaDetector results"), ("camera_events",),
           recognises, read),
)
