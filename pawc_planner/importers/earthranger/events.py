"""EarthRanger events ("reports") as observations: category, time, place and details; who reported them is left out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import numpy as np
import shapely

from ...base.words import QT_TRANSLATE_NOOP
from ..attributes import category_path, count_of
from ..personal import PersonalPolicy
from ..places.site_places import straight
from ..reading import Reading
from ..records import PointRecord, SetAside, observation
from ..values.instants import When, read_when

MAX_ATTRIBUTES = 500
_KEPT = ("title", "message", "comment", "state", "end_time")
_PEOPLE = ("reported_by", "contacts", "related_subjects", "created_by_user")
_OF_PEOPLE = re.compile(
    r"person|people|ranger|suspect|arrest|offender|leader|officer|member|witness|contact|user|staff"
)
BAD_TIME = ("time", QT_TRANSLATE_NOOP(
    "PawcPlanner", "The date or time cannot be read. Correct it at the source and import the row again."))
_COLLECTION = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "This report only gathers others, which are read by themselves. Nothing is to be done, unless they are missing.")


def event_record(
    event: Mapping[str, Any], row: int, reading: Reading, patrol_id: str = ""
) -> tuple[PointRecord | SetAside, int]:
    """Return an event as an observation, and how many personal entries were left out.

    A collection of events without a place is set aside.

    Parameters
    ----------
    event : mapping
        As the API gives it, or the summary of it in the segment of a patrol.
    row : int
        Number of the record in the file, from 1.
    reading : Reading
        What is left out, and the zone of times without one.
    patrol_id : str
        The patrol whose segment holds it; else the first that the event names.
    """
    attributes, dropped = event_attributes(event, reading.personal)
    lon, lat, shape = event_place(event)
    lon, lat, repairs = straight(lon, lat, reading.places)
    if event.get("is_collection") is True and np.isnan(lon):
        content = json.dumps({**attributes, "serial_number": _scalar(event.get("serial_number"))}, ensure_ascii=False)
        return SetAside(row, content, "collection", _COLLECTION, "observations"), dropped
    if shape not in ("", "Point"):
        attributes["geometry"] = f"centre of {shape}"
    when = event_time(event, reading)
    record = observation(
        row, event_category(event), lon, lat, time=when.time, day=when.day, attributes=attributes,
        count=count_of(attributes), patrol_id=patrol_id or _first_text(event.get("patrols")),
        waypoint_id=_scalar(event.get("serial_number")) or _scalar(event.get("id")),
        repairs=(*when.repairs, *repairs),
    )
    if when.day is None and any(_time_texts(event)):
        record.problem = BAD_TIME
    record.identity = event_identity(_scalar(event.get("serial_number")), when.time) or _scalar(event.get("id"))
    return record, dropped


def event_identity(serial: str, moment: datetime | None) -> str:
    """Return what makes an event itself in every export: its number and minute; "" when it lacks one of them."""
    return f"earthranger {serial} {moment:%Y-%m-%dT%H:%M}" if serial and moment else ""


def event_category(event: Mapping[str, Any]) -> str:
    """Return the dotted path of category and type (``security.snare_rep.``)."""
    parts = [_scalar(event.get("event_category")), _scalar(event.get("event_type"))]
    return category_path(*(part.replace(".", " ") for part in parts if part)) or "unknown."


def event_time(event: Mapping[str, Any], reading: Reading) -> When:
    """Return when it happened; a summary keeps that in the properties of its GeoJSON."""
    found = [read_when(text, reading.places) for text in _time_texts(event)]
    dated = [when for when in found if when.day is not None]
    return next((when for when in dated if when.time is not None), dated[0] if dated else When())


def _time_texts(event: Mapping[str, Any]) -> Iterator[str]:
    """Yield the times of an event as written, the most telling first."""
    geojson = event.get("geojson")
    for holder in (event, geojson.get("properties") if isinstance(geojson, Mapping) else None):
        for key in ("time", "datetime", "event_time"):
            if isinstance(holder, Mapping) and isinstance(holder.get(key), str):
                yield holder[key].strip()


def event_place(event: Mapping[str, Any]) -> tuple[float, float, str]:
    """Return longitude, latitude and kind of geometry; NaN where there is none, the centre of lines and areas."""
    location = event.get("location")
    if isinstance(location, Mapping):
        lon, lat = as_number(location.get("longitude")), as_number(location.get("latitude"))
        if not (np.isnan(lon) and np.isnan(lat)):
            return lon, lat, "Point"
    for key in ("geojson", "geometry"):
        for geometry in _geometries(event.get(key)):
            lon, lat = centre(geometry)
            if not np.isnan(lon):
                return lon, lat, str(geometry.get("type"))
    return np.nan, np.nan, ""


def event_attributes(event: Mapping[str, Any], policy: PersonalPolicy) -> tuple[dict[str, Any], int]:
    """Return title, state, priority, notes and details without people, and how many entries were left out."""
    found: dict[str, Any] = {key: event[key] for key in _KEPT if event.get(key) not in (None, "", [])}
    priority = event.get("priority_label") or event.get("priority")
    if priority not in (None, ""):
        found["priority"] = priority
    if event.get("is_collection") is True:
        found["is_collection"] = True
    notes = event["notes"] if isinstance(event.get("notes"), list) else []
    texts = [_scalar(note.get("text")) for note in notes if isinstance(note, Mapping)]
    if any(texts):
        found["notes"] = [text for text in texts if text]
    details = event.get("event_details")
    if isinstance(details, Mapping):
        for key, value in flat({key: value for key, value in details.items() if key != "updates"}):
            found.setdefault(key if key not in found else f"details.{key}", value)
    kept, dropped = clean(found, policy)
    if policy.keep:
        kept.update((key, value) for name in _PEOPLE for key, value in flat({name: event.get(name)}))
    else:
        dropped += sum(bool(event.get(name)) for name in _PEOPLE)
    return dict(list(kept.items())[:MAX_ATTRIBUTES]), dropped


def clean(attributes: Mapping[str, Any], policy: PersonalPolicy) -> tuple[dict[str, Any], int]:
    """Return the attributes none of whose names, from the outermost to the innermost, is personal."""
    named = {key: value for key, value in attributes.items() if policy.keep or not _is_personal(key, policy)}
    kept, dropped = policy.clean(named)
    return kept, dropped + len(attributes) - len(named)


def _is_personal(key: str, policy: PersonalPolicy) -> bool:
    *outer, last = key.casefold().split(".")
    names_someone = last in ("name", "display_name", "username") and any(_OF_PEOPLE.search(name) for name in outer)
    return names_someone or any(map(policy.drops, key.split(".")))


def flat(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Yield what lies in nested objects and lists, by dotted name; empty values are passed over."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from flat(inner, f"{name}.{key}" if name else str(key))
    elif isinstance(value, list) and any(isinstance(item, (Mapping, list)) for item in value):
        for at, inner in enumerate(value, start=1):
            yield from flat(inner, f"{name}.{at}")
    elif value not in (None, "", []):
        yield name, value


def as_number(value: Any) -> float:
    """Return a number as JSON or text has it, NaN when it is none."""
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return np.nan
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return np.nan
    return found if np.isfinite(found) else np.nan


def centre(geometry: Any) -> tuple[float, float]:
    """Return longitude and latitude of a GeoJSON point, or of the centre of a line or an area; NaN when it has none."""
    if not isinstance(geometry, Mapping):
        return np.nan, np.nan
    places = np.array(list(_places(geometry.get("coordinates"))), float).reshape(-1, 2)
    if len(places) == 0:
        return np.nan, np.nan
    if len(places) == 1:
        return float(places[0, 0]), float(places[0, 1])
    made = shapely.Polygon if "Polygon" in str(geometry.get("type")) and len(places) > 3 else shapely.LineString
    middle = made(places).centroid
    return (middle.x, middle.y) if not middle.is_empty else (float(places[0, 0]), float(places[0, 1]))


def _places(coordinates: Any) -> Iterator[tuple[float, float]]:
    """Yield the places of a geometry; of an area those of its first ring."""
    if not isinstance(coordinates, list) or not coordinates:
        return
    if not isinstance(coordinates[0], list):
        lon, lat = (as_number(value) for value in (*coordinates[:2], None, None)[:2])
        if not (np.isnan(lon) or np.isnan(lat)):
            yield lon, lat
        return
    ring = coordinates[0] and isinstance(coordinates[0][0], list)
    for part in coordinates[:1] if ring else coordinates:
        yield from _places(part)


def _geometries(value: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the geometries of a geometry, a feature or a collection of features."""
    if not isinstance(value, Mapping):
        return
    if isinstance(value.get("features"), list):
        for feature in value["features"]:
            if isinstance(feature, Mapping) and isinstance(feature.get("geometry"), Mapping):
                yield feature["geometry"]
    elif isinstance(value.get("geometry"), Mapping):
        yield value["geometry"]
    elif "coordinates" in value:
        yield value


def _scalar(value: Any) -> str:
    return str(value).strip() if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""


def _first_text(value: Any) -> str:
    return next((_scalar(item) for item in value if _scalar(item)), "") if isinstance(value, list) else ""
