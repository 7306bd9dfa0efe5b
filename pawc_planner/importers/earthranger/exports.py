"""EarthRanger as its API and exports give it in JSON and GeoJSON: patrols, events, positions and tracks of subjects.

A patrol is known by its ``id``, by which events and positions refer to it. Its segments are legs; a leg has the local
days of its time range, without kilometres, because EarthRanger keeps the positions elsewhere. Links to pictures and
pages are never kept or followed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np

from ...base.progress import step
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..errors import UnknownContentError, UnreadableFileError
from ..files.sources import SourceFile
from ..patrols.transports import transport_class
from ..reading import Format, Reading
from ..records import Part, PatrolHead, PointRecord, SetAside, Track
from ..untrusted.json_stream import JsonItems, first_items, looks_json, names_in
from ..values.instants import read_instant
from .events import as_number, clean, event_record, flat
from .positions import MAX_FIXES, Positions

MAX_EVENTS = 5_000  # in one portion
MAX_UNKNOWN = 10_000
MAX_LEG_DAYS = 31  # a segment that is longer was not ended by hand, and its days are not known
TIME_KEYS = ("recorded_at", "fixtime", "DateTime", "time", "datetime")
_SUBJECT_KEYS = frozenset((
    "subject", "subject_id", "subject_name", "subject_subtype", "source", "source_id", "groupby_col",
    "extra__subject__name", "extra__subject__id",
))
_PATROL_TYPES = {"boat": "MARINE", "aircraft": "AIR", "foot": "GROUND", "vehicle": "GROUND", "motorbike": "GROUND"}
_UNKNOWN = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "This is no patrol, event or position that is known. Export patrols, events or observations by themselves.")
_CANCELLED = QT_TRANSLATE_NOOP(
    "PawcPlanner", "This patrol was cancelled or has not begun, so nothing of it is counted. Nothing is to be done.")
_NOT_BEGUN = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "This patrol has no start that can be read, so its days are not known. Enter it in EarthRanger and export again.")
_TIMES = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "The times of this track cannot be matched with its places. Export the positions of the subject instead.")
_NO_TIMES = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "The track has no times and covers several days, so its days are not known. Export its positions instead.")
_STRANGE = QT_TRANSLATE_NOOP("PawcPlanner", "more than {most} of its records are not of EarthRanger's kinds")
_NOTHING = QT_TRANSLATE_NOOP("PawcPlanner", "JSON without patrols, events or positions")


def kind_of(item: Any) -> str:
    """Return patrol, event, position or track for an item of EarthRanger's, "" for anything else."""
    if not isinstance(item, Mapping):
        return ""
    facts = item
    if item.get("type") == "Feature":
        inner = item.get("properties")
        facts = inner if isinstance(inner, Mapping) else {}
    if "event_type" in facts:
        return "event"
    if isinstance(item.get("patrol_segments"), list):
        return "patrol"
    return _kind_of_places(item, facts)


def _kind_of_places(item: Mapping[str, Any], facts: Mapping[str, Any]) -> str:
    geometry = item.get("geometry")
    shape = geometry.get("type") if isinstance(geometry, Mapping) else ""
    times = facts.get("coordinateProperties")
    if shape in ("LineString", "MultiLineString"):
        timed = isinstance(times, Mapping) and "times" in times or isinstance(facts.get("coordTimes"), list)
        return "track" if timed or {"start_time", "end_time", "count"} <= set(facts) else ""
    if shape == "Point" and isinstance(times, Mapping) and "time" in times:
        return "position"
    known = any(key in facts for key in TIME_KEYS) and not _SUBJECT_KEYS.isdisjoint(facts)
    placed = shape == "Point" or "location" in facts or {"lat", "lon"} <= set(facts)
    return "position" if known and placed and ("recorded_at" in facts or "time" not in facts) else ""


def recognises(file: SourceFile) -> bool:
    """Return True for JSON whose first item is EarthRanger's, or whose names are when that item is very long."""
    if not looks_json(file.head):
        return False
    _, items = first_items(file.head)
    if items:
        return any(kind_of(item) for item in items)
    names = names_in(file.head)
    return any(found <= names for found in _TELLING)


_TELLING = (
    frozenset(("patrol_segments", "time_range")), frozenset(("event_type", "event_details")),
    frozenset(("coordinateProperties", "times")), frozenset(("patrol_segments", "serial_number")),
    frozenset(("LineString", "start_time", "end_time", "count")), frozenset(("LineString", "coordTimes")),
)


def read(file: SourceFile, reading: Reading) -> Iterator[Part]:
    """Read patrols, events, positions and tracks in any mixture.

    Raises
    ------
    BrokenJsonError, HostileJsonError
        See :mod:`.json_stream`.
    UnknownContentError, UnreadableFileError
        Nothing in it is EarthRanger's, or too much of it is not.
    """
    reader = _Reader(file, reading)
    with file.opens() as stream:
        items = JsonItems(stream, file.name)
        for row, item in enumerate(items, start=1):
            yield from reader.take(item, row)
            if row % 1000 == 0:
                step(reading.progress, items.share(file))
    yield from reader.rest()


@dataclass
class _Reader:
    file: SourceFile
    reading: Reading
    part: Part = field(default_factory=lambda: Part("observations"))
    fixes: int = 0
    unknown: int = 0
    known: int = 0

    def __post_init__(self) -> None:
        self.positions = Positions(self.file.name, self.reading)

    def take(self, item: Any, row: int) -> Iterator[Part]:
        kind = kind_of(item)
        self.known += bool(kind)
        if kind == "patrol":
            self._patrol(item, row)
        elif kind == "event":
            self._event(_feature_facts(item), row)
        elif kind == "position":
            self._position(item, row)
        elif kind == "track":
            facts = _feature_facts(item)
            yield from self._track({"subject_id": facts.get("id"), **facts}, row)
        else:
            self._unknown(item, row)
        if len(self.positions) >= MAX_FIXES:
            yield self.positions.part()
        if self.part.records + len(self.part.heads) >= MAX_EVENTS:
            yield self._hand_on()

    def rest(self) -> Iterator[Part]:
        """Hand on what is left, and the subjects that were no patrols."""
        if not self.known:
            raise UnknownContentError(file=self.file.name, seen=_NOTHING)
        if len(self.positions):
            yield self.positions.part()
        self.part.aside += self.positions.others()
        yield self._hand_on()

    def _hand_on(self) -> Part:
        part, self.part = self.part, Part("observations")
        part.kind = "observations" if part.points else "patrols"
        return part

    def _unknown(self, item: Any, row: int) -> None:
        self.unknown += 1
        if self.unknown > MAX_UNKNOWN:
            raise UnreadableFileError(file=self.file.name, reason=Sentence(_STRANGE, {"most": f"{MAX_UNKNOWN:,}"}))
        facts, dropped = clean(dict(flat(item, "record")), self.reading.personal)
        self.part.personal += dropped
        self.part.aside.append(SetAside(
            row, json.dumps({**facts, "number": row}, ensure_ascii=False, default=str)[:20_000], "unknown_record",
            _UNKNOWN))

    def _event(self, event: Mapping[str, Any], row: int, patrol_id: str = "") -> None:
        record, dropped = event_record(event, row, self.reading, patrol_id)
        self.part.personal += dropped
        if isinstance(record, PointRecord):
            self.part.points.append(record)
        else:
            self.part.aside.append(record)

    def _position(self, item: Mapping[str, Any], row: int) -> None:
        facts = _feature_facts(item)
        self.positions.add(facts, *_place(facts), _time(facts), row)

    def _track(self, facts: Mapping[str, Any], row: int) -> Iterator[Part]:
        """Take a track in; its fixes are counted through all tracks of the file."""
        lines = _lines(facts.get("geometry"))
        times = _times_of_lines(facts, lines)
        if times is None:
            self._untimed(facts, lines, row)
            return
        for line, of_line in zip(lines, times):
            for place, time in zip(line, of_line):
                self.fixes += 1
                self.positions.add(facts, as_number(place[0]), as_number(place[1]), time, self.fixes)
                if len(self.positions) >= MAX_FIXES:
                    yield self.positions.part()
                    step(self.reading.progress, 0.0)

    def _untimed(self, facts: Mapping[str, Any], lines: list[list[list[Any]]], row: int) -> None:
        """Take in a track of one day without times; set one aside whose days are not known."""
        zone = self.reading.places.zone
        ends = [read_instant(_text(facts.get(key)), self.reading.places) for key in ("start_time", "end_time")]
        days = {moment.astimezone(zone).date() for moment in ends if moment}
        subject = self.positions.subject(facts)
        fixes = sum(map(len, lines))
        if _has_times(facts) or len(days) != 1 or None in ends or not subject.patrols:
            content = json.dumps({"subject": subject.code, "number": row, "fixes": fixes})
            message = _TIMES if _has_times(facts) else _NO_TIMES
            self.part.aside.append(SetAside(row, content, "track_times", message, "patrols"))
            return
        places = np.array([[as_number(place[0]), as_number(place[1])] for line in lines for place in line])
        places = places.reshape(-1, 2)
        patrol_id = f"{subject.code} {min(days).isoformat()}"
        self.part.heads.append(PatrolHead(patrol_id, "earthranger"))
        for first in range(0, fixes, MAX_FIXES):
            piece = places[first:first + MAX_FIXES]
            self.part.tracks.append(Track(
                patrol_id, "1", min(days), piece[:, 0], piece[:, 1], np.full(len(piece), np.nan),
                self.fixes + 1 + np.arange(len(piece)), np.full(len(piece), row), subject.label, start=ends[0],
                end=ends[1], recording=str(row),
            ))
            self.fixes += len(piece)

    def _patrol(self, patrol: Mapping[str, Any], row: int) -> None:
        segments = [segment for segment in patrol["patrol_segments"] if isinstance(segment, Mapping)]
        spans = [_span(segment, self.reading) for segment in segments]
        patrol_id = _text(patrol.get("id")) or _text(patrol.get("serial_number"))
        begun = [start for start, _ in spans if start]
        if not patrol_id or patrol.get("state") == "cancelled" or not begun:
            content = json.dumps({"patrol_id": patrol_id, "state": patrol.get("state"), "number": row}, default=str)
            message = _NOT_BEGUN if patrol.get("state") == "done" else _CANCELLED
            self.part.aside.append(SetAside(row, content, "not_patrolled", message, "patrols"))
            return
        zone = self.reading.places.zone
        ends = [end for _, end in spans if end]
        kinds = list(dict.fromkeys(_text(segment.get("patrol_type")) for segment in segments))
        self.part.heads.append(PatrolHead(
            patrol_id, "earthranger", _patrol_type(kinds), team=self._team(segments),
            mandate=", ".join(kind.replace("_", " ") for kind in kinds if kind), objective=_objective(patrol),
            start=min(begun).astimezone(zone).date(), end=max(ends).astimezone(zone).date() if ends else None,
        ))
        for leg, (segment, span) in enumerate(zip(segments, spans), start=1):
            self.part.tracks += _leg_days(patrol_id, str(leg), segment, span, self.reading)
            for event in segment.get("events") or ():
                if isinstance(event, Mapping) and "event_type" in event:
                    self._event(event, row, patrol_id)

    def _team(self, segments: list[Mapping[str, Any]]) -> str:
        """Return who led, unless that is a person whose name is left out."""
        teams = []
        for segment in segments:
            leader = segment.get("leader")
            name = _text(leader.get("name")) if isinstance(leader, Mapping) else ""
            if not name:
                continue
            subtype = _text(leader.get("subject_subtype")) if isinstance(leader, Mapping) else ""
            if self.reading.personal.keep or "team" in subtype:
                teams.append(name)
            else:
                self.part.personal += 1
        return ", ".join(dict.fromkeys(teams))


def _leg_days(
    patrol_id: str, leg_id: str, segment: Mapping[str, Any], span: tuple[datetime | None, datetime | None],
    reading: Reading,
) -> list[Track]:
    """Return the days of a segment as leg-days without fixes."""
    start, end = span
    if start is None or end is None or end < start:
        return []
    zone = reading.places.zone
    first, last = start.astimezone(zone).date(), end.astimezone(zone).date()
    if (last - first).days >= MAX_LEG_DAYS:
        return []
    label = _text(segment.get("patrol_type")).replace("_", " ")
    nothing, none = np.zeros(0), np.zeros(0, np.int64)
    days: list[date] = [first + timedelta(days=at) for at in range((last - first).days + 1)]
    return [
        Track(
            patrol_id, leg_id, day, nothing, nothing, nothing, none, none, label,
            start=start if day == first else None, end=end if day == last else None,
        )
        for day in days
    ]


def _span(segment: Mapping[str, Any], reading: Reading) -> tuple[datetime | None, datetime | None]:
    given = segment.get("time_range")
    span = given if isinstance(given, Mapping) else {}
    start, end = (read_instant(_text(span.get(key)), reading.places) for key in ("start_time", "end_time"))
    return start, end


def _patrol_type(kinds: list[str]) -> str:
    found = {_PATROL_TYPES.get(transport_class(kind), "") for kind in kinds} - {""}
    return found.pop() if len(found) == 1 else "MIXED" if found else ""


def _objective(patrol: Mapping[str, Any]) -> str:
    serial = _text(patrol.get("serial_number"))
    parts = [f"#{serial}" if serial else "", _text(patrol.get("title")), _text(patrol.get("objective"))]
    return " · ".join(part for part in dict.fromkeys(parts) if part)


def _feature_facts(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the properties of a feature with its geometry; anything else as it is."""
    if item.get("type") != "Feature":
        return item
    inner = item.get("properties")
    return {**(inner if isinstance(inner, Mapping) else {}), "geometry": item.get("geometry")}


def _place(facts: Mapping[str, Any]) -> tuple[float, float]:
    location, geometry = facts.get("location"), facts.get("geometry")
    if isinstance(location, Mapping):
        return as_number(location.get("longitude")), as_number(location.get("latitude"))
    if isinstance(geometry, Mapping):
        places = _places(geometry.get("coordinates"), 0)
        return (as_number(places[0][0]), as_number(places[0][1])) if places else (np.nan, np.nan)
    return as_number(facts.get("lon")), as_number(facts.get("lat"))


def _time(facts: Mapping[str, Any]) -> str:
    times = facts.get("coordinateProperties")
    if isinstance(times, Mapping) and "time" in times:
        return _text(times["time"])
    return next((_text(facts[key]) for key in TIME_KEYS if _text(facts.get(key))), "")


def _lines(geometry: Any) -> list[list[list[Any]]]:
    """Return the places of the lines of a geometry."""
    if not isinstance(geometry, Mapping):
        return []
    coordinates = geometry.get("coordinates")
    lines = [coordinates] if geometry.get("type") == "LineString" else coordinates
    return [_places(line, 1) for line in lines] if isinstance(lines, list) else []


def _places(coordinates: Any, depth: int) -> list[list[Any]]:
    """Return pairs; what is none becomes a pair that cannot be read, so that it is counted."""
    if not isinstance(coordinates, list):
        return []
    pairs = coordinates if depth else [coordinates]
    return [pair if isinstance(pair, list) and len(pair) >= 2 else [None, None] for pair in pairs]


def _has_times(facts: Mapping[str, Any]) -> bool:
    return bool(_written_times(facts))


def _written_times(facts: Mapping[str, Any]) -> Any:
    """Return the times of a track; programs that make GeoJSON of GPX call them coordTimes."""
    properties = facts.get("coordinateProperties")
    return properties.get("times") if isinstance(properties, Mapping) else facts.get("coordTimes")


def _times_of_lines(facts: Mapping[str, Any], lines: list[list[list[Any]]]) -> list[list[str]] | None:
    """Return a time for every place, by line; None when there are none or they do not fit."""
    times = _written_times(facts)
    if isinstance(times, list) and times:
        nested = times if all(isinstance(of_line, list) for of_line in times) else _cut(times, lines)
        fits = [len(of_line) for of_line in nested] == [len(line) for line in lines]
        return [[_text(time) for time in of_line] for of_line in nested] if fits else None
    return None


def _cut(times: list[Any], lines: list[list[list[Any]]]) -> list[list[Any]]:
    ends = np.cumsum([len(line) for line in lines]).tolist()
    return [times[end - len(line):end] for end, line in zip(ends, lines)] if ends and ends[-1] == len(times) else []


def _text(value: Any) -> str:
    return str(value).strip() if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""


FORMATS = (
    Format(
        "earthranger", QT_TRANSLATE_NOOP("PawcPlanner", "EarthRanger patrols, events and positions"),
        ("patrols", "observations"), recognises, read,
    ),
)
