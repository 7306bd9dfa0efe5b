"""Tables of cameras, information reports, and finds that stations without SMART typed from paper forms."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from ..cameras.history import CameraHistory
from ..clock import wall_clock
from .defects import Sower
from .filing import code
from .harm import how_many
from .office_table import OfficeTable, dates, in_degrees, in_metres, saved_as
from .records import DayRecord, PatrolRecord
from .table_defects import repeat_rows, spoil_rows

CAMERA_HEAD = ("รหัสกล้อง", "รุ่น", "วันที่ติดตั้ง", "วันที่ถอน", "สัญญาณ", "สถานะ")
EVENT_HEAD = ("รหัสกล้อง", "วันที่", "เวลา", "ประเภท", "จำนวนคน", "การตอบสนอง")
FORM_HEAD = ("Patrol ID", "Date", "Time", "Category", "Count", "Age of Sign", "Species", "Latitude", "Longitude")
REPORT_HEAD = (
    "Date Received", "Radius (m)", "Source Grade", "Information Grade", "Source Type", "Subject", "Reporter", "Phone",
    "Latitude", "Longitude",
)
N_REPORTERS = 60


def field_forms(records: Iterable[PatrolRecord], first_year: int, sower: Sower) -> list[OfficeTable]:
    """Return the finds of each station without SMART, a table a year; in the first year with Buddhist years."""
    books: dict[tuple[int, int], list[list[str]]] = {}
    days: dict[tuple[int, int], list[date]] = {}
    for record in records:
        if record.patrol.device == "gpx":
            for day in (day for leg in record.legs for day in leg.days):
                key = (record.patrol.station, day.day.year)
                books.setdefault(key, []).extend(_form_rows(record, day))
                days.setdefault(key, []).extend([day.day] * len(day.points))
    tables = []
    for (station, year), rows in sorted(books.items()):
        file = f"tables/field_forms_{code(station)}_{year}.csv"
        if year == first_year and rows:
            for row, written in zip(rows, dates(days[station, year], file, sower)):
                row[1] = written
        table = OfficeTable(file, FORM_HEAD, rows, {"date": 1, "lat": 7, "lon": 8})
        spoil_rows(table, ("no_coordinates", "swapped_lat_lon", "thai_digits"), sower)
        tables.append(table)
    return tables


def _form_rows(record: PatrolRecord, day: DayRecord) -> list[list[str]]:
    rows = []
    for point in day.points:
        facts = point.find.attributes
        rows.append([
            record.name, day.day.isoformat(), f"{wall_clock(point.find.t):%H:%M:%S}", point.find.category,
            str(how_many(facts)), facts.get("ageofsign", ""), facts.get("species", facts.get("treespecies_timber", "")),
            f"{point.lat:.6f}", f"{point.lon:.6f}",
        ])
    return rows


def camera_tables(cameras: CameraHistory, crs: str, sower: Sower) -> list[OfficeTable]:
    """Return the list of deployments, and a log of pictures a year."""
    tables = [_deployments(cameras.deployments, crs, sower)] if len(cameras.deployments) else []
    events = cameras.events.rename(columns={"class": "kind"})
    years = [wall_clock(t).year for t in events["t"].tolist()]
    for year, of_year in events.groupby(years):
        file = f"tables/camera_log_{year}.csv"
        moments = [wall_clock(t) for t in of_year["t"].tolist()]
        written = dates([moment.date() for moment in moments], file, sower, month_names=True)
        rows = [
            [event.camera_id, day, f"{moment:%H:%M:%S}", event.kind, people, response]
            for event, day, moment, people, response in zip(
                of_year.itertuples(), written, moments, _counts(of_year["people"]), of_year["response"].fillna(""))
        ]
        table = OfficeTable(file, EVENT_HEAD, rows, {"date": 1, "clock": 2})
        repeat_rows(table, sower)
        spoil_rows(table, ("unreadable_time",), sower)
        saved_as(table, "byte_order_mark", sower)
        tables.append(table)
    return tables


def _counts(people: pd.Series) -> list[str]:
    """Write whole numbers; a picture whose people nobody counted has none."""
    return ["" if pd.isna(number) else f"{int(number)}" for number in people]


def _deployments(deployments: pd.DataFrame, crs: str, sower: Sower) -> OfficeTable:
    file, x, y = "tables/camera_deployments.csv", *(deployments[name].to_numpy(float) for name in "xy")
    places = in_metres(x, y, crs, file, sower) if sower.has("other_zone") else in_degrees(x, y, crs)
    begun = dates(deployments["from_day"].tolist(), file, sower, month_names=True)
    silent = Sower(sower.params, sower.rngs)
    ended = dates([_day(end) for end in deployments["to_day"]], file, silent, month_names=True)
    rows = [
        [row.camera_id, row.model, first, last, f"{row.signal:g}", row.status, *place]
        for row, first, last, place in zip(deployments.itertuples(), begun, ended, places.cells)
    ]
    table = OfficeTable(file, (*CAMERA_HEAD, *places.head), rows, {})
    saved_as(table, "byte_order_mark", sower)
    return table


def _day(value: Any) -> date | None:
    return None if value is None or pd.isna(value) else value


def report_table(reports: pd.DataFrame, crs: str, sower: Sower, rng: np.random.Generator) -> list[OfficeTable]:
    """Return all information reports in one table; reporters are codes."""
    if not len(reports):
        return []
    file = "tables/information_reports.csv"
    places = in_degrees(reports["x"].to_numpy(float), reports["y"].to_numpy(float), crs, 4, ("Latitude", "Longitude"))
    written, codes = _received(reports["received"].tolist(), file, sower), rng.integers(1, N_REPORTERS, len(reports))
    rows = [
        [
            day, f"{row.radius_m:.0f}", str(row.source_grade), str(row.info_grade), row.source_type, row.subject,
            f"Source {number:03d}", f"000-000-{number:04d}", *place,
        ]
        for row, day, number, place in zip(reports.itertuples(), written, codes.tolist(), places.cells)
    ]
    table = OfficeTable(file, REPORT_HEAD, rows, {"date": 0, "lat": 8, "lon": 9})
    spoil_rows(table, ("no_coordinates",), sower)
    return [table]


def _received(days: list[date], file: str, sower: Sower) -> list[str]:
    """Write the months first where that is chosen and some day of the table proves it; nothing else could tell."""
    if not (sower.has("day_month_order") and any(day.day > 12 for day in days)):
        return [day.isoformat() for day in days]
    sower.log.add("day_month_order", file, "dates of all rows", len(days), "the month stands before the day")
    return [f"{day:%m/%d/%Y}" for day in days]
