"""GPX 1.0 and 1.1: tracks are patrols, waypoints are observations; times are UTC."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timezone

import numpy as np

from ..base.words import QT_TRANSLATE_NOOP
from .attributes import category_path, plain_number
from .dates import Moment, read_dates
from .places import SitePlaces
from .reading import Format, Reading
from .records import Part, PatrolHead, PointRecord, Track, observation
from .safe_xml import Element, parse, root_name
from .sources import SourceFile

_TAKEN = frozenset(("trkpt", "wpt", "rtept"))


@dataclass
class _Recording:
    """One ``trk``: its fixes as they come."""

    element: Element
    lon: list[float] = field(default_factory=list)
    lat: list[float] = field(default_factory=list)
    time: list[str] = field(default_factory=list)
    row: list[int] = field(default_factory=list)
    segment: list[int] = field(default_factory=list)
    segments: dict[int, int] = field(default_factory=dict)


class _Reader:
    def __init__(self) -> None:
        self.recordings: dict[int, _Recording] = {}
        self.points: list[tuple[int, Element]] = []
        self.record = 0

    def taken(self, element: Element, ancestors: list[Element]) -> None:
        if element.name == "rtept":  # a route is where somebody meant to go
            return
        self.record += 1
        if element.name == "wpt":
            self.points.append((self.record, element))
            return
        track = next((parent for parent in ancestors if parent.name == "trk"), ancestors[-1])
        recording = self.recordings.setdefault(id(track), _Recording(track))
        segment = recording.segments.setdefault(id(ancestors[-1]), len(recording.segments))
        recording.lon.append(_degrees(element.get("lon")))
        recording.lat.append(_degrees(element.get("lat")))
        recording.time.append(element.child_text("time"))
        recording.row.append(self.record)
        recording.segment.append(segment)


def recognises(file: SourceFile) -> bool:
    """Return True for a document whose root is ``gpx``."""
    return root_name(file.head).lower() == "gpx"


def read(file: SourceFile, reading: Reading) -> Iterator[Part]:
    """Read the tracks and waypoints of a GPX file.

    The name of a track is the id of its patrol (the file's name when it has none); a track without times takes its day
    from a date in its name, else from the constant ``day``. A constant ``transport``,
    ``station``, ``team`` or ``day`` of the mapping fills in what GPX does not say.

    Raises
    ------
    BrokenXmlError, HostileXmlError
        See :mod:`.safe_xml`.
    """
    reader = _Reader()
    parse(file.load(), file.name, _TAKEN, reader.taken)
    content = Part("patrols" if reader.recordings or not reader.points else "observations")
    constants, stem = reading.mapping.constants, file.stem
    for number, recording in enumerate(reader.recordings.values(), start=1):
        title = recording.element.child_text("name") or (stem if number == 1 else f"{stem} {number}")
        t = _times(recording.time)
        untimed = not np.isfinite(t).any()
        day = (_one_day(title) or _one_day(constants.get("day", ""))) if untimed else None
        content.heads.append(
            PatrolHead(
                title,
                "gpx",
                station=constants.get("station", ""),
                team=constants.get("team", ""),
                mandate=constants.get("mandate", ""),
            )
        )
        content.tracks.append(
            Track(
                title,
                "1",
                day,
                np.array(recording.lon),
                np.array(recording.lat),
                t,
                np.array(recording.row),
                np.array(recording.segment),
                constants.get("transport") or recording.element.child_text("type"),
                recording=str(number),
            )
        )
    content.points += [_find(row, point, reading.places) for row, point in reader.points]
    yield content


def _times(texts: list[str]) -> np.ndarray:
    moments = read_dates(texts, "", "", day_first=True)
    return np.array(
        [
            moment.instant(timezone.utc).timestamp() if moment and moment.clock is not None else np.nan
            for moment in moments
        ]
    )


def _find(row: int, point: Element, places: SitePlaces) -> PointRecord:
    attributes = {name: text for name in ("name", "desc", "cmt") if (text := point.child_text(name))}
    if attributes.get("desc") == attributes.get("cmt"):
        attributes.pop("cmt", None)
    moment = read_dates([point.child_text("time")], "", "", day_first=True)[0]
    instant = moment.instant(timezone.utc) if moment and moment.clock is not None else None
    category = "waypoint." + category_path(point.child_text("type").replace(".", " "))
    category += category_path(point.child_text("sym").replace(".", " "))
    return observation(
        row, category, _degrees(point.get("lon")), _degrees(point.get("lat")), time=instant,
        day=_local_day(instant, moment, places), attributes=attributes, waypoint_id=point.child_text("name"),
    )


def _local_day(instant: datetime | None, moment: Moment | None, places: SitePlaces) -> date | None:
    if instant is not None:
        return instant.astimezone(places.zone).date()
    return moment.day if moment else None


def _one_day(text: str) -> date | None:
    moment = read_dates([text], "", "", day_first=True)[0]
    return moment.day if moment else None


def _degrees(text: str) -> float:
    number = plain_number(text)
    return np.nan if number is None else number


FORMATS = (
    Format(
        "gpx", QT_TRANSLATE_NOOP("PawcPlanner", "GPX tracks and waypoints"), ("patrols", "observations"), recognises,
        read,
    ),
)
