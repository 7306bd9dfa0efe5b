"""GPX 1.1 as a handheld receiver gives it: one track per patrol, one segment per day, times in UTC."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import numpy as np

from ..rangers.patrol import TRANSPORT_LABEL
from .records import DayRecord, PatrolRecord

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="handheld" xmlns="http://www.topografix.com/GPX/1/1">"""


def gpx_file(records: Iterable[PatrolRecord]) -> bytes:
    """Return the tracks of several patrols; the name of a track is its patrol's id, its description the mandate."""
    lines = [HEAD]
    for record in records:
        transport = TRANSPORT_LABEL[record.patrol.transport]
        lines += [
            "<trk>", f"<name>{escape(record.name)}</name>", f"<desc>{escape(record.patrol.mandate)}</desc>",
            f"<type>{transport}</type>",
        ]
        for leg in record.legs:
            for day in leg.days:
                lines += _segment(day)
        lines.append("</trk>")
    return "\n".join([*lines, "</gpx>", ""]).encode("utf-8")


def _segment(day: DayRecord) -> list[str]:
    moments = np.datetime_as_string(np.round(day.t).astype("datetime64[s]")).tolist()
    points = [
        f'<trkpt lat="{lat:.7f}" lon="{lon:.7f}"><time>{moment}Z</time></trkpt>'
        for moment, lon, lat in zip(moments, day.lon.tolist(), day.lat.tolist())
    ]
    return ["<trkseg>", *points, "</trkseg>"]
