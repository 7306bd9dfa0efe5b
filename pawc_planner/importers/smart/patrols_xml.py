"""SMART patrol XML, versions 1.0 to 1.4: names are matched without namespace, children in any order.

The document is read as a stream: waypoints are handed on one by one, tracks leg by leg.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePosixPath

import numpy as np

from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..attributes import plain_number
from ..errors import UnknownContentError
from ..files.sources import SourceFile
from ..partners import joined, kind_of, partners_in
from ..personal import PersonalPolicy
from ..reading import Format, Reading
from ..reasons import repair
from ..records import Change, Part, PatrolHead, Repair, SetAside, Track
from ..untrusted.safe_xml import Element, elements, root_name
from .geometry import decode_line
from .times import (
    LEG_DAY_REASON,
    Day,
    clock_shift,
    instant,
    read_day,
    read_wall_clock,
    wall_day,
    wall_seconds,
)
from .waypoints import read_waypoint

PIECE = 50_000  # fixes handed on at a time
POINTS = 10_000  # observations handed on at a time
_WAIT = 1_000_000  # fixes of a leg that wait for its transport, which may stand behind its days
_TAKEN = frozenset(("waypoints", "track", "days", "legs", "patrol"))
_NAMELESS = ("", "patrol")  # how SMART names the file inside of its zip
_NO_DATE = QT_TRANSLATE_NOOP(
    "PawcPlanner", "The day of this leg cannot be read. Correct it in SMART and export again.")
_NO_WAYPOINT_DATE = QT_TRANSLATE_NOOP(
    "PawcPlanner", "The day of this waypoint cannot be read. Correct the day of its leg in SMART and export again.")
_NO_LINE = QT_TRANSLATE_NOOP("PawcPlanner", "The track cannot be decoded. Export the patrol again.")


_SPACE = re.compile(rb"smartconservationsoftware\.org/xml/(?:[\d.]+/)?(\w+)")
_NO_PATROL = QT_TRANSLATE_NOOP("PawcPlanner", "XML “{root}” without a patrol")


def recognises(file: SourceFile) -> bool:
    """Return True for a document whose root is a patrol or a wrapper of patrols."""
    return root_name(file.head).lower().startswith("patrol") or name_space(file) == "patrol"


def name_space(file: SourceFile) -> str:
    """Return the last part of the SMART name space that a document declares at its head, "" when there is none."""
    found = _SPACE.search(file.head[:2000])
    return found.group(1).decode("ascii").lower() if found else ""


def read(file: SourceFile, given: Reading) -> Iterator[Part]:
    """Read one patrol, or a wrapper of several.

    Raises
    ------
    BrokenXmlError, HostileXmlError, UnknownContentError
        See :mod:`.safe_xml`; or the document holds no patrol.
    """
    reader = _Reader(file, given)
    with file.opens() as stream:
        for element in elements(stream, file.name, _TAKEN, given.progress, size_of(file), given.learned):
            reader.take(element)
            if reader.is_full:
                yield reader.hand_on()
    if not reader.patrols:
        raise UnknownContentError(file=file.name, seen=Sentence(_NO_PATROL, {"root": root_name(file.head)}))
    yield reader.hand_on()


def size_of(file: SourceFile) -> int:
    """Return the size of a file on disk in bytes, 0 when it is not known."""
    try:
        return file.path.stat().st_size if file.path else 0
    except OSError:
        return 0  # that it cannot be read is said when it is opened


@dataclass
class _Line:
    """The fixes of a track element, shape (n, 3) per part, and the distance that it states."""

    parts: list[np.ndarray]
    km: float | None


@dataclass
class _Leg:
    """A leg while its days come in."""

    leg_id: str
    tracks: list[Track] = field(default_factory=list)
    fixes: int = 0


class _Reader:
    """Puts together patrols from the elements of a document as they become complete."""

    def __init__(self, file: SourceFile, given: Reading) -> None:
        self._file, self._given, self._places = file, given, given.places
        self._part = Part("patrols")
        self._row, self._recording, self._fixes = 0, 0, 0
        self._lines: dict[Element, list[_Line]] = {}
        self._days: dict[Element, Day] = {}
        self._legs: dict[Element, _Leg] = {}
        self._ids: dict[Element, str] = {}
        self.patrols = 0

    @property
    def is_full(self) -> bool:
        """True when there is enough to hand on."""
        return self._fixes >= PIECE or len(self._part.points) + len(self._part.aside) >= POINTS

    def hand_on(self) -> Part:
        """Return what was put together since the last time."""
        part, self._part, self._fixes = self._part, Part("patrols"), 0
        return part

    def take(self, element: Element) -> None:
        """Take in the next complete element."""
        if element.name == "waypoints":
            self._waypoint(element)
        elif element.name == "track":
            self._track(element)
        elif element.name == "days":
            self._day_done(element)
        elif element.name == "legs":
            self._leg_done(element)
        else:
            self._patrol_done(element)

    def _patrol_id(self, element: Element) -> str:
        """Return the id of the patrol an element lies in; version 1.0 has none and is told by its file."""
        patrol = element if element.name == "patrol" else element.above("patrol")
        if patrol is None:
            return ""
        if patrol not in self._ids:
            self._ids[patrol] = patrol.get("id").strip()[:200] or self._id_by_file()
        return self._ids[patrol]

    def _id_by_file(self) -> str:
        names = [PurePosixPath(name).stem for name in reversed(self._file.name.split("/"))]
        known = next((name for name in names if name.lower() not in _NAMELESS), "")
        name = known or f"patrol-{self._file.sha256()[:8]}"
        return name if not self.patrols else f"{name} {self.patrols + 1}"

    def _day_of(self, element: Element) -> Day:
        """Return the day of the leg-day an element is or lies in, else of a leg of one day."""
        day = element if element.name == "days" else element.above("days")
        if day is None:
            return self._only_day(element)
        if day not in self._days:
            found = read_day(day.get("date"))
            self._days[day] = found if found.when or day.get("date").strip() else self._only_day(element)
        return self._days[day]

    def _only_day(self, element: Element) -> Day:
        leg = element if element.name == "legs" else element.above("legs")
        start, end = (read_day(leg.get(name)) if leg else Day("", None) for name in ("startDate", "endDate"))
        return start if start.when == end.when else Day("", None)

    def _waypoint(self, waypoint: Element) -> None:
        day, patrol_id = self._day_of(waypoint), self._patrol_id(waypoint)
        written = waypoint.get("time").strip()
        clock = read_wall_clock(written)
        unread = (repair("clock", written[:200], "", "unreadable"),) if written and clock is None else ()
        records, dropped = read_waypoint(
            waypoint, self._row + 1, self._given.personal, day=day.when, time=instant(day.when, clock, self._places),
            patrol_id=patrol_id, repairs=(*day.repairs, *unread), counts=self._given.data_model.counts)
        self._row += len(records)
        self._part.personal += dropped
        if day.when is None:
            records = [replace(record, problem=("no_date", _NO_WAYPOINT_DATE)) for record in records]
        self._part.points += records

    def _track(self, track: Element) -> None:
        text = track.get("geom").strip() or track.child_text("geom") or track.text.strip()
        km = plain_number((track.get("distance") or track.child_text("distance")).replace(",", "."))
        try:
            parts = decode_line(text) if text else []
        except ValueError as fault:
            self._set_aside(track, text[:2000], "track_geometry", f"{_NO_LINE} ({str(fault)[:120]})")
            parts = []
        owner = track.above("days") or track.above("legs") or track.above("patrol")
        if owner is not None:
            self._lines.setdefault(owner, []).append(_Line(parts, km if km is None or km >= 0 else None))

    def _set_aside(self, element: Element, what: str, reason: str, message: str) -> None:
        self._row += 1
        self._fixes += 1
        day = element if element.name == "days" else element.above("days")
        leg = element.above("legs")
        content = (
            f"patrol {self._patrol_id(element)}, leg {leg.get('id') if leg else ''}, "
            f"{day.get('date') if day else ''}, line {element.line}: {what}")
        self._part.aside.append(SetAside(self._row, content, reason, message))

    def _day_done(self, element: Element) -> None:
        lines, day = self._lines.pop(element, []), self._day_of(element)
        self._days.pop(element, None)
        if day.when is None:
            self._set_aside(element, f"date “{element.get('date')}”", "no_date", _NO_DATE)
            return
        leg = self._leg_of(element)
        track = self._day_track(element, leg.leg_id, day, lines)
        leg.tracks.append(track)
        leg.fixes += len(track.lon)
        parent = element.above("legs")
        if leg.fixes >= PIECE and parent is not None and (parent.first("transportType") or leg.fixes >= _WAIT):
            self._settle(parent, leg)

    def _leg_of(self, element: Element) -> _Leg:
        parent = element if element.name == "legs" else element.above("legs") or element.parent or element
        if parent not in self._legs:
            number = 1 + sum(other.above("patrol") is parent.above("patrol") for other in self._legs)
            self._legs[parent] = _Leg(parent.get("id").strip()[:200] or str(number))
        return self._legs[parent]

    def _day_track(self, element: Element, leg_id: str, day: Day, lines: list[_Line]) -> Track:
        """Return the track of a leg-day; without fixes where it has none."""
        fixes, segment = _joined(lines)
        wall = wall_seconds(fixes[:, 2], day.when)
        when, repairs = self._own_day(element, day, wall)
        shift = clock_shift(wall, when) if when else 0
        rows = np.arange(self._row + 1, self._row + 1 + len(fixes))
        self._row += len(fixes)
        self._recording += 1
        stated = [line.km for line in lines if line.km is not None]
        start, end = (
            instant(when, read_wall_clock(element.get(name)), self._places) for name in ("startTime", "endTime"))
        return Track(
            self._patrol_id(element), leg_id, when, fixes[:, 0], fixes[:, 1],
            self._places.utc_from_wall(wall + shift * 86400.0), rows, segment, start=start, end=end,
            rest_minutes=plain_number(element.get("restMinutes")), source_km=sum(stated) if stated else None,
            shift_days=shift, recording=str(self._recording), changes=tuple(Change(repair, rows) for repair in repairs))

    def _own_day(self, element: Element, day: Day, wall: np.ndarray) -> tuple[date | None, tuple[Repair, ...]]:
        """Return the day; that of the fixes when it lies outside of the leg and they lie inside."""
        when, leg, recorded = day.when, element.above("legs"), wall_day(wall)
        start, end = (read_day(leg.get(name)).when if leg else None for name in ("startDate", "endDate"))
        if when and start and end and recorded and not start <= when <= end and start <= recorded <= end:
            return recorded, (Repair("day", day.text, recorded.isoformat(), "leg_day", LEG_DAY_REASON),)
        return when, day.repairs

    def _leg_done(self, element: Element) -> None:
        leg = self._leg_of(element)
        self._stray(element, leg)
        self._settle(element, leg)
        if not self._given.personal.keep:
            self._part.personal += sum(1 for _ in element.each("members"))

    def _stray(self, element: Element, leg: _Leg) -> None:
        """Take in lines that stand in no day: their own clock tells the day of each fix."""
        lines = self._lines.pop(element, [])
        day = self._only_day(element)
        if lines:
            leg.tracks.append(self._day_track(element, leg.leg_id, day, lines))

    def _settle(self, element: Element, leg: _Leg) -> None:
        """Hand on the days of a leg so far, with what is said of the leg as a whole."""
        transport = _value(element, "transportType")
        members = len({tuple(sorted(who.attributes.items())) for who in element.each("members")}) or None
        for track in leg.tracks:
            self._part.tracks += _pieces(replace(track, transport_label=transport, members=members))
            self._fixes += len(track.lon) + 1
        leg.tracks, leg.fixes = [], 0

    def _patrol_done(self, patrol: Element) -> None:
        patrol_id = self._patrol_id(patrol)
        if patrol in self._lines or patrol in self._legs:  # written without legs
            self._stray(patrol, self._leg_of(patrol))
            self._settle(patrol, self._leg_of(patrol))
        self._part.heads.append(_head(patrol, patrol_id, list(self._legs), self._given.personal))
        self._ids.pop(patrol, None)
        self._legs.clear()
        self._fixes += 1
        self.patrols += 1


def _joined(lines: list[_Line]) -> tuple[np.ndarray, np.ndarray]:
    """Return the fixes of the lines of a day, shape (n, 3), and a number for each part of them."""
    parts = [part for line in lines for part in line.parts]
    fixes = np.concatenate(parts) if parts else np.zeros((0, 3))
    return fixes, np.repeat(np.arange(len(parts)), [len(part) for part in parts]).astype(np.int64)


def _head(patrol: Element, patrol_id: str, legs: list[Element], personal: PersonalPolicy) -> PatrolHead:
    """Return what is said of a patrol; the mandate stands in its legs since 1.2, a park's own attributes since 1.3."""
    attributes = [element for owner in (patrol, *legs) for element in owner.each("attributes")]
    mandates = [element.get("value").strip() for owner in (patrol, *legs) for element in owner.each("mandate")]
    objective = patrol.first("objective")
    return PatrolHead(
        patrol_id, "smart_xml", patrol.get("patrolType"), _value(patrol, "station"), _value(patrol, "team"),
        "; ".join(dict.fromkeys(filter(None, mandates))), objective.child_text("description") if objective else "",
        {"true": True, "1": True, "false": False, "0": False}.get(patrol.get("isArmed").strip().lower()),
        read_day(patrol.get("startDate")).when, read_day(patrol.get("endDate")).when,
        joined(_partners(element, personal) for element in attributes))


def _partners(attribute: Element, personal: PersonalPolicy) -> str:
    """Return the partners that an attribute of a patrol names; words of keys of items are parted by underscores."""
    key = attribute.get("key") or attribute.get("attributeKey")
    if not kind_of(key) or personal.drops(key):
        return ""
    names = ("stringValue", "sValue", "bValue", "dValue", "itemKey", "value")
    texts = [attribute.get(name) for name in names]
    texts += [child.text for name in names for child in attribute.each(name)]
    return joined(partners_in(text.replace("_", " ").strip(" ."), personal) for text in texts if text.strip())


def _pieces(track: Track) -> list[Track]:
    """Cut a long track into pieces that the import joins again; what is stated of it stands in the first."""
    if len(track.lon) <= PIECE:
        return [track]
    found = []
    for start in range(0, len(track.lon), PIECE):
        part = slice(start, start + PIECE)
        changes = tuple(Change(change.repair, change.rows[part]) for change in track.changes)
        found.append(replace(
            track, lon=track.lon[part], lat=track.lat[part], t=track.t[part], row=track.row[part],
            segment=track.segment[part], changes=changes, source_km=None if start else track.source_km))
    return found


def _value(parent: Element, name: str) -> str:
    child = parent.first(name)
    return (child.get("value") or child.text).strip() if child else ""


FORMATS = (
    Format(
        "smart_xml", QT_TRANSLATE_NOOP("PawcPlanner", "SMART patrols (XML)"), ("patrols", "observations"), recognises,
        read,
    ),
)
