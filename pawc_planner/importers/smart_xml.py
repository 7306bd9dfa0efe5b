"""SMART patrol XML, versions 1.0 to 1.3: names are matched without namespace, children in any order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timezone

import numpy as np
import shapely

from ..base.words import QT_TRANSLATE_NOOP
from .attributes import count_of, plain_number
from .dates import read_clock, read_dates
from .errors import UnknownContentError
from .places import SitePlaces
from .reading import Format, Reading
from .records import Part, PatrolHead, SetAside, Track, observation
from .safe_xml import Element, parse, root_name
from .sources import SourceFile

_EARLIEST_MS = 1e11  # smaller Z values are heights, not times (1973)
_WRONG_CLOCK_DAYS = 2  # a track this far from its own day was recorded with a wrong clock


@dataclass
class _Reading:
    name: str
    content: Part
    given: Reading
    record: int = 0  # records seen so far in the file

    @property
    def places(self) -> SitePlaces:
        return self.given.places


def recognises(file: SourceFile) -> bool:
    """Return True for a document whose root is a patrol or a wrapper of patrols."""
    root = root_name(file.head)
    return root.lower().startswith("patrol")


def read(file: SourceFile, given: Reading) -> Iterator[Part]:
    """Read one patrol, or a wrapper of several.

    Raises
    ------
    BrokenXmlError, HostileXmlError, UnknownContentError
        See :mod:`.safe_xml`; or the document holds no patrol.
    """
    root = parse(file.load(), file.name)
    patrols = [root] if root.name == "patrol" else list(root.each("patrol"))
    if not patrols:
        raise UnknownContentError(file=file.name, seen=f"XML “{root.name}”")
    reading = _Reading(file.name, Part("patrols"), given)
    for patrol in patrols:
        _read_patrol(patrol, reading)
    yield reading.content


def _read_patrol(patrol: Element, reading: _Reading) -> None:
    patrol_id = patrol.get("id").strip()
    if not patrol_id:
        raise UnknownContentError(file=reading.name, seen=f"the patrol in line {patrol.line} has no id")
    objective = patrol.first("objective")
    mandates = [*patrol.each("mandate"), *(mandate for leg in patrol.each("legs") for mandate in leg.each("mandate"))]
    reading.content.heads.append(
        PatrolHead(
            patrol_id,
            "smart_xml",
            patrol.get("patrolType"),
            _value(patrol, "station"),
            _value(patrol, "team"),
            mandates[0].get("value") if mandates else "",
            objective.child_text("description") if objective else "",
            {"true": True, "false": False}.get(patrol.get("isArmed").lower()),
            _day(patrol.get("startDate")),
            _day(patrol.get("endDate")),
        )
    )
    for number, leg in enumerate(patrol.each("legs"), start=1):
        members = list(leg.each("members"))
        if not reading.given.personal.keep:
            reading.content.personal += len(members)
        for day in leg.each("days"):
            _read_day(day, leg.get("id") or str(number), leg, patrol_id, len(members), reading)


def _read_day(day: Element, leg_id: str, leg: Element, patrol_id: str, members: int, reading: _Reading) -> None:
    when = _day(day.get("date")) or _day(leg.get("startDate"))
    if when is None:
        reading.record += 1
        reading.content.aside.append(
            SetAside(
                day.line,
                f"patrol {patrol_id}, leg {leg_id}, line {day.line}: date “{day.get('date')}”",
                "no_date",
                "The day of this leg cannot be read. Correct it in SMART and export again.",
            )
        )
        return
    for waypoint in day.each("waypoints"):
        _read_waypoint(waypoint, when, patrol_id, reading)
    lon, lat, wall, segment = _fixes(day, when, patrol_id, reading)
    t = reading.places.utc_from_wall(wall)
    shift = _clock_shift(t, when, reading.places)
    row = np.arange(reading.record + 1, reading.record + 1 + len(lon))
    reading.record += len(lon)
    distances = [plain_number(track.get("distance")) for track in day.each("track")]
    stated = [km for km in distances if km is not None]
    reading.content.tracks.append(
        Track(
            patrol_id,
            leg_id,
            when,
            lon,
            lat,
            t + shift * 86400.0,
            row,
            segment,
            _value(leg, "transportType"),
            members or None,
            _moment(when, day.get("startTime"), reading.places),
            _moment(when, day.get("endTime"), reading.places),
            plain_number(day.get("restMinutes")),
            sum(stated) if stated else None,
            shift,
            recording=str(len(reading.content.tracks)),
        )
    )


def _fixes(
    day: Element, when: date, patrol_id: str, reading: _Reading
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return longitude, latitude, wall-clock seconds and recording of the fixes of a day."""
    found = []
    for number, track in enumerate(day.each("track")):
        geometry = track.get("geom").strip() or track.child_text("geom")
        if not geometry:
            continue
        try:
            points = _coordinates(geometry)
        except (shapely.errors.GEOSException, ValueError, TypeError) as fault:
            reading.record += 1
            reading.content.aside.append(
                SetAside(
                    track.line,
                    f"patrol {patrol_id}, {when}, line {track.line}: {geometry[:2000]}",
                    "track_geometry",
                    f"The track of this day cannot be decoded ({str(fault)[:120]}). Export the patrol again.",
                )
            )
            continue
        found.append(np.column_stack([points, np.full(len(points), number)]))
    points = np.concatenate(found) if found else np.zeros((0, 4))
    with np.errstate(invalid="ignore"):
        wall = np.where(points[:, 2] > _EARLIEST_MS, points[:, 2] / 1000, np.nan)
    return points[:, 0], points[:, 1], wall, points[:, 3].astype(np.int64)


def _coordinates(geometry: str) -> np.ndarray:
    """Decode hex (E)WKB of a line or lines; shape (n, 3), Z is NaN in 2D."""
    shape = shapely.from_wkb(bytes.fromhex(geometry))
    if shape is None or shape.geom_type not in ("LineString", "MultiLineString", "Point", "MultiPoint"):
        raise ValueError("it is not a line")
    return shapely.get_coordinates(shape, include_z=True)


def _clock_shift(t: np.ndarray, when: date, places: SitePlaces) -> int:
    """Return whole days to add when the device's date was wrong."""
    days = places.local_days(t)[np.isfinite(t)]
    if len(days) == 0:
        return 0
    away = (when - date(1970, 1, 1)).days - int(np.median(days))
    return away if abs(away) >= _WRONG_CLOCK_DAYS else 0


def _read_waypoint(waypoint: Element, when: date, patrol_id: str, reading: _Reading) -> None:
    lon, lat = plain_number(waypoint.get("x")), plain_number(waypoint.get("y"))
    moment = _moment(when, waypoint.get("time"), reading.places)
    comment = waypoint.child_text("comment")
    observations = [*waypoint.each("observations")]
    for group in waypoint.each("groups"):
        observations += group.each("observations")
    entries = [(item.get("categoryKey") or "unknown.", _attributes(item)) for item in observations]
    seen: Counter[str] = Counter()
    for category, attributes in entries or [("waypoint.", {})]:
        reading.record += 1
        if comment:
            attributes = {**attributes, "comment": comment}
        kept, dropped = reading.given.personal.clean(attributes)
        reading.content.personal += dropped
        alike = f"{category} {sorted(kept.items())}"
        reading.content.points.append(
            observation(
                reading.record, category, np.nan if lon is None else lon, np.nan if lat is None else lat, time=moment,
                day=when, attributes=kept, count=count_of(attributes), patrol_id=patrol_id,
                waypoint_id=waypoint.get("id"), copy=seen[alike],
            )
        )
        seen[alike] += 1


def _attributes(observation: Element) -> dict[str, object]:
    """Return the attributes of an observation; several items of one key become a list."""
    found: dict[str, object] = {}
    for attribute in observation.each("attributes"):
        values: list[object] = []
        for child in attribute.children:
            text = child.text.strip()
            number = plain_number(text) if child.name == "dValue" else None
            if child.name == "bValue":
                values.append(text.lower() in ("true", "1", "1.0"))
            elif text or number is not None:
                values.append(text if number is None else number)
        if values:
            found[attribute.get("attributeKey") or "unknown"] = values[0] if len(values) == 1 else values
    observers = [child.text.strip() for child in observation.each("observer")]
    if any(observers):
        found["observer"] = ", ".join(observers)
    return found


def _value(parent: Element, name: str) -> str:
    child = parent.first(name)
    return (child.get("value") or child.text).strip() if child else ""


def _day(text: str) -> date | None:
    if not text:
        return None
    moment = read_dates([text[:10]], "", "", day_first=True)[0]
    return moment.day if moment else None


def _moment(when: date, clock: str, places: SitePlaces) -> datetime | None:
    found: time | None = read_clock(clock) if clock else None
    if found is None:
        return None
    return datetime.combine(when, found, places.zone).astimezone(timezone.utc)


FORMATS = (
    Format(
        "smart_xml", QT_TRANSLATE_NOOP("PawcPlanner", "SMART patrols (XML)"), ("patrols", "observations"), recognises,
        read,
    ),
)
