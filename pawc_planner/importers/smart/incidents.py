"""SMART independent incidents (XML 1.0 and later): finds without a patrol, one waypoint per document or several."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..errors import UnknownContentError
from ..files.sources import SourceFile
from ..reading import Format, Reading
from ..records import Part, PointRecord
from ..untrusted.safe_xml import Element, elements, root_name
from .patrols_xml import POINTS, name_space, size_of
from .times import instant, read_day, read_moment, read_wall_clock
from .waypoints import read_waypoint

_ROOTS = frozenset((
    "waypoint", "waypoints", "incident", "incidents", "independentincident", "independentincidents",
    "smartcollectincident", "smartcollectincidents",
))
_SPACES = ("independentincident", "smartcollectincident")
_TAKEN = frozenset(("Waypoint", "waypoint", "incident", "Incident"))
_NO_DATE = QT_TRANSLATE_NOOP(
    "PawcPlanner", "The date of this incident cannot be read. Correct it in SMART and export again.")
_NO_INCIDENT = QT_TRANSLATE_NOOP("PawcPlanner", "XML “{root}” without an incident")


def recognises(file: SourceFile) -> bool:
    """Return True for a document whose root is a waypoint or a wrapper of incidents."""
    return root_name(file.head).lower() in _ROOTS or name_space(file) in _SPACES


def read(file: SourceFile, given: Reading) -> Iterator[Part]:
    """Read the observations of incidents; a date with a zone is an instant, one without is of the site's clocks.

    Raises
    ------
    BrokenXmlError, HostileXmlError, UnknownContentError, DayOrderError
        See :mod:`.safe_xml` and :mod:`.dates`; or the document holds no incident.
    """
    part, row, found = Part("observations"), 0, 0
    with file.opens() as stream:
        for element in elements(stream, file.name, _TAKEN, given.progress, size_of(file), given.learned):
            if not _is_waypoint(element):
                continue
            records, dropped = _records(element, row + 1, file, given)
            row, found = row + len(records), found + 1
            part.points += records
            part.personal += dropped
            if len(part.points) >= POINTS:
                yield part
                part = Part("observations")
    if not found:
        raise UnknownContentError(file=file.name, seen=Sentence(_NO_INCIDENT, {"root": root_name(file.head)}))
    yield part


def _is_waypoint(element: Element) -> bool:
    """Tell a waypoint from a wrapper around it."""
    return any(name in element.attributes for name in ("x", "y", "dateTime"))


def _records(waypoint: Element, row: int, file: SourceFile, given: Reading) -> tuple[list[PointRecord], int]:
    text = waypoint.get("dateTime") or waypoint.child_text("dateTime")
    day, time = read_moment(text, file.name, given.places, given.mapping.day_first)
    if not text:
        day = read_day(waypoint.get("date"))
        time = instant(day.when, read_wall_clock(waypoint.get("time")), given.places)
    sort = waypoint.get("type").strip() or waypoint.get("source").strip()
    records, dropped = read_waypoint(
        waypoint, row, given.personal, day=day.when, time=time, repairs=day.repairs,
        extra={"incident_type": sort[:200]} if sort else {}, counts=given.data_model.counts)
    if day.when is None:
        records = [replace(record, problem=("no_date", _NO_DATE)) for record in records]
    return records, dropped


FORMATS = (
    Format(
        "smart_incidents", QT_TRANSLATE_NOOP("PawcPlanner", "SMART independent incidents (XML)"), ("observations",),
        recognises, read,
    ),
)
