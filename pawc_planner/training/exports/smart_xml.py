"""SMART patrol XML 1.2 and 1.3 as SMART Desktop exports it."""

from __future__ import annotations

import struct
from datetime import date
from html import escape

import numpy as np

from ..clock import LOCAL_MINUS_UTC, wall_clock
from ..rangers.patrol import TRANSPORT_LABEL, Find
from .records import DayRecord, LegRecord, PatrolRecord, Point

NAMESPACE = "http://www.smartconservationsoftware.org/xml/{version}/patrol"
TEXT_KEYS = ("nameornames",)
Z_FLAG, LINE, MULTI_LINE = 0x80000000, 2, 5


def patrol_xml(record: PatrolRecord, version: str) -> bytes:
    """Return one patrol; from 1.3 on, observations stand in groups and the mandate after the days."""
    patrol = record.patrol
    days = [day.day for leg in record.legs for day in leg.days]
    kind = "MARINE" if patrol.transport == "boat" else "GROUND"
    lines = [
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
        f'<ns2:patrol xmlns:ns2="{NAMESPACE.format(version=version)}" patrolType="{kind}" '
        f'startDate="{_date(min(days), record)}" endDate="{_date(max(days), record)}" isArmed="{_flag(patrol.armed)}" '
        f'id="{_text(record.name)}">',
        "    <ns2:objective>",
        "        <ns2:description>Training patrol</ns2:description>",
        "    </ns2:objective>",
        f'    <ns2:team languageCode="en" value="{_text(patrol.team)}"/>',
        f'    <ns2:station languageCode="en" value="{_text(record.station)}"/>',
    ]
    for leg in record.legs:
        lines += _leg(leg, record, version)
    lines += ["    <ns2:comment>Training park, made-up data</ns2:comment>", "</ns2:patrol>", ""]
    return "\n".join(lines).encode("utf-8")


def _leg(leg: LegRecord, record: PatrolRecord, version: str) -> list[str]:
    days = [day.day for day in leg.days]
    mandate = f'        <ns2:mandate languageCode="en" value="{_text(record.patrol.mandate)}"/>'
    lines = [
        f'    <ns2:legs startDate="{_date(min(days), record)}" endDate="{_date(max(days), record)}" '
        f'id="{_text(leg.leg_id)}">',
        f'        <ns2:transportType languageCode="en" value="{TRANSPORT_LABEL[record.patrol.transport]}"/>',
    ]
    lines += [
        f'        <ns2:members givenName="Ranger" familyName="{code}" employeeId="TP{code}" isPilot="false" '
        f'isLeader="{_flag(number == 0)}"/>'
        for number, code in enumerate(leg.members)
    ]
    lines += [mandate] if version == "1.2" else []
    waypoint = 0
    for day in leg.days:
        lines += _day(day, record, version, waypoint)
        waypoint += len(day.points)
    return lines + ([mandate] if version != "1.2" else []) + ["    </ns2:legs>"]


def _day(day: DayRecord, record: PatrolRecord, version: str, waypoint: int) -> list[str]:
    start, end = day.span
    lines = [
        f'        <ns2:days date="{_date(day.day, record)}" startTime="{wall_clock(start):%H:%M:%S}" '
        f'endTime="{wall_clock(end):%H:%M:%S}" restMinutes="45.0">'
    ]
    for number, point in enumerate(day.points, start=waypoint + 1):
        lines += _waypoint(point, number, version)
    track = multi_line_ewkb(day.lon, day.lat, day.t + LOCAL_MINUS_UTC)
    lines.append(f'            <ns2:track geom="{track}" distance="{day.source_km:.5f}"/>')
    return lines + ["        </ns2:days>"]


def _date(day: date, record: PatrolRecord) -> str:
    """Write a day; a shifted year may have no 29 February, which a device does not mind."""
    return f"{day.year + record.year_shift:04d}-{day:%m-%d}"


def _waypoint(point: Point, number: int, version: str) -> list[str]:
    open_group, close_group = (
        (["                <ns2:groups>"], ["                </ns2:groups>"]) if version != "1.2" else ([], [])
    )
    find = point.find
    clock = f"{wall_clock(find.t):%H:%M:%S}"
    return [
        f'            <ns2:waypoints id="{number}" x="{point.lon}" y="{point.lat}" time="{clock}">',
        *open_group,
        f'                    <ns2:observations categoryKey="{_text(find.category)}">',
        *_attributes(find),
        "                    </ns2:observations>",
        *close_group,
        "            </ns2:waypoints>",
    ]


def _attributes(find: Find) -> list[str]:
    lines = []
    for key, value in find.attributes.items():
        tag = "sValue" if key in TEXT_KEYS else "dValue" if isinstance(value, float) else "itemKey"
        content = f"<ns2:{tag}>{_text(value)}</ns2:{tag}>"
        lines.append(f'                        <ns2:attributes attributeKey="{key}">{content}</ns2:attributes>')
    return lines


def multi_line_ewkb(lon: np.ndarray, lat: np.ndarray, wall_seconds: np.ndarray) -> str:
    """Return a one-part MultiLineString Z as hex big-endian EWKB; Z is the local wall clock in epoch milliseconds."""
    fixes = np.column_stack([lon, lat, np.round(wall_seconds * 1000)]).astype(">f8")
    head = struct.pack(">BII", 0, Z_FLAG | MULTI_LINE, 1) + struct.pack(">BII", 0, Z_FLAG | LINE, len(fixes))
    return (head + fixes.tobytes()).hex()


def _text(value: object) -> str:
    return escape(str(value), quote=True)


def _flag(value: bool) -> str:
    return "true" if value else "false"
