"""GPX 1.1 as a handheld receiver gives it: one track per patrol, one segment per day, times in UTC."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timezone

from ..rangers.patrols import TRANSPORT
from .records import DayRecord, PatrolRecord

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="handheld" xmlns="http://www.topografix.com/GPX/1/1">"""


def gpx_file(records: Iterable[PatrolRecord]) -> bytes:
    """Return the tracks of several patrols; the name of a track is the id of its patrol."""
    lines = [HEAD]
    for record in records:
        lines += ["<trk>", f"<name>{record.name}</name>", f"<type>{TRANSPORT[record.patrol.transport][0]}</type>"]
        for leg in record.legs:
            for day in leg.days:
                lines += _segment(day)
        lines.append("</trk>")
    return "\n".join([*lines, "</gpx>", ""]).encode("utf-8")


def _segment(day: DayRecord) -> list[str]:
    points = [
        f'<trkpt lat="{lat:.7f}" lon="{lon:.7f}"><time>{_utc(t)}</time></trkpt>'
        for t, lon, lat in zip(map(float, day.t), map(float, day.lon), map(float, day.lat))
    ]
    return ["<trkseg>", *points, "</trkseg>"]


def _utc(t: float) -> str:
    return f"{datetime.fromtimestamp(t, timezone.utc):%Y-%m-%dT%H:%M:%SZ}"
