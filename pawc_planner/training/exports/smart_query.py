"""The result of an observation query as SMART Desktop exports it: UTF-8 without a mark, every field quoted."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date

from ..clock import wall_clock
from ..rangers.patrol import TRANSPORT_LABEL
from .records import DayRecord, PatrolRecord, Point
from .smart_words import ATTRIBUTES, category_levels, item_label

CONSERVATION_AREA = "TP"
PATROL_HEAD = (
    "Conservation Area ID", "Patrol ID", "Type", "Patrol Start Date", "Patrol End Date", "Station", "Team",
    "Objective", "Mandate", "Armed", "Patrol Leg ID", "Leader", "Pilot", "Patrol Leg Start Date",
    "Patrol Leg End Date", "Patrol Transport Type",
)
WAYPOINT_HEAD = (
    "Waypoint ID", "Waypoint Date", "Waypoint Time", "X", "Y", "Direction", "Distance", "Comment", "Observer",
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def query_csv(records: Iterable[PatrolRecord]) -> bytes:
    """Return the finds of some patrols: a row each, with a column per level of the category and per attribute."""
    finds = [(record, day, point) for record in records for leg in record.legs for day in leg.days
             for point in day.points]
    depth = max((len(category_levels(point.find.category)) for _, _, point in finds), default=1)
    keys = list(dict.fromkeys(key for _, _, point in finds for key in point.find.attributes))
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
    levels = [f"Observation Category {number}" for number in range(depth)]
    writer.writerow([*PATROL_HEAD, *WAYPOINT_HEAD, *levels, *(ATTRIBUTES.get(key, key) for key in keys)])
    numbers: dict[str, int] = {}
    for record, day, point in finds:
        number = numbers[record.name] = numbers.get(record.name, 0) + 1
        facts = point.find.attributes
        path = category_levels(point.find.category)
        writer.writerow([
            *_patrol_cells(record), *_waypoint_cells(day, point, number),
            *path, *[""] * (depth - len(path)), *(item_label(key, facts[key]) if key in facts else "" for key in keys),
        ])
    return out.getvalue().encode("utf-8")


def _patrol_cells(record: PatrolRecord) -> list[str]:
    patrol, leg = record.patrol, record.legs[0]
    start, end = _date(leg.days[0].day), _date(leg.days[-1].day)
    kind = "Marine" if patrol.transport == "boat" else "Ground"
    return [
        CONSERVATION_AREA, record.name, kind, start, end, record.station, patrol.team, "Training patrol",
        patrol.mandate, "Yes" if patrol.armed else "No", leg.leg_id, f"Ranger {leg.members[0]}" if leg.members else "",
        "", start, end, TRANSPORT_LABEL[patrol.transport],
    ]


def _waypoint_cells(day: DayRecord, point: Point, number: int) -> list[str]:
    clock = f"{wall_clock(point.find.t):%H:%M:%S}"
    return [str(number), _date(day.day), clock, f"{point.lon:.7f}", f"{point.lat:.7f}", "", "", "", ""]


def _date(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.day:02d}, {day.year}"
