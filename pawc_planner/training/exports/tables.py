"""Tables as offices keep them: stump registers, field forms, camera lists and logs, information reports."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from ..cameras import CameraHistory
from ..ground.terrain import to_degrees
from ..intruders.walks import STUMP, Intrusion
from ..rangers.patrols import Patrol
from .defects import DefectLog
from .records import PatrolRecord, local
from .thai import slashed, thai_digits, with_month

STUMP_HEAD = (
    "รหัสตอ",
    "ชนิดไม้",
    "วันที่พบ",
    "วันที่คาดว่าถูกตัด",
    "เส้นรอบวง (ซม.)",
    "ชั้นอายุ",
    "ละติจูด",
    "ลองจิจูด",
    "รหัสการลาดตระเวน",
)
STUMP_HEAD_UTM = STUMP_HEAD[:6] + ("พิกัด X", "พิกัด Y") + STUMP_HEAD[8:]
CAMERA_HEAD = ("รหัสกล้อง", "รุ่น", "ละติจูด", "ลองจิจูด", "วันที่ติดตั้ง", "วันที่ถอน", "สัญญาณ", "สถานะ")
EVENT_HEAD = ("รหัสกล้อง", "วันที่", "เวลา", "ประเภท", "จำนวนคน", "การตอบสนอง")
FORM_HEAD = ("Patrol ID", "Date", "Time", "Latitude", "Longitude", "Category", "Count", "Age of Sign", "Species")
REPORT_HEAD = (
    "Date Received",
    "Latitude",
    "Longitude",
    "Radius (m)",
    "Source Grade",
    "Information Grade",
    "Source Type",
    "Subject",
    "Reporter",
    "Phone",
)
UTM_YEAR, SEMICOLON_YEAR = 1, 2  # years of history whose stump register has UTM 48N, or semicolons and decimal commas


def csv_text(head: tuple[str, ...], rows: list[tuple], delimiter: str = ",") -> str:
    """Return a table with Windows line ends, as spreadsheets write it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue()


def stump_table(patrols: list[Patrol], intrusion: Intrusion) -> pd.DataFrame:
    """Return the true stumps found: ``stump_id, found, cut, girth_cm, class, x, y, patrol_id, sign``, by day."""
    rows = []
    girth, left = intrusion.signs["girth_cm"].to_numpy(), intrusion.signs["left"].tolist()
    for patrol in patrols:
        for leg in patrol.days:
            for find in leg.finds:
                if find.category == STUMP:
                    rows.append(
                        (
                            leg.day,
                            left[find.sign],
                            round(float(girth[find.sign]), 1),
                            find.attributes["ageofsign"],
                            find.x,
                            find.y,
                            patrol.patrol_id,
                            find.sign,
                        )
                    )
    frame = pd.DataFrame(rows, columns=["found", "cut", "girth_cm", "class", "x", "y", "patrol_id", "sign"])
    frame = frame.sort_values(["found", "sign"], ignore_index=True)
    frame.insert(0, "stump_id", [f"ST{number + 1:04d}" for number in range(len(frame))])
    return frame


def stump_registers(
    stumps: pd.DataFrame, first_year: int, log: DefectLog, rng: np.random.Generator
) -> dict[str, bytes]:
    """Return a register per year in Windows-874 with Thai headers and Buddhist-era dates, defects sown."""
    files = {}
    for year, of_year in stumps.groupby([day.year for day in stumps["found"]]):
        file = f"tables/stumps_{year}.csv"
        utm, semicolon = year - first_year == UTM_YEAR, year - first_year == SEMICOLON_YEAR
        rows = [_stump_row(stump, utm, rng) for stump in of_year.itertuples()]
        rows = _spoil_stumps(rows, file, utm, log, rng)
        if semicolon:
            rows = [(*row[:4], row[4].replace(".", ","), *row[5:]) for row in rows]
            log.add("decimal_comma", file, "girth of all rows", len(rows), "read the comma as the decimal point")
        log.add("buddhist_era", file, "dates of all rows", len(rows), "subtract 543 from the year")
        text = csv_text(STUMP_HEAD_UTM if utm else STUMP_HEAD, rows, ";" if semicolon else ",")
        files[file] = text.encode("cp874")
    return files


def _stump_row(stump: Any, utm: bool, rng: np.random.Generator) -> tuple[str, ...]:
    lon, lat = to_degrees(stump.x, stump.y)
    place = (f"{stump.x:.0f}", f"{stump.y:.0f}") if utm else (f"{lat:.6f}", f"{lon:.6f}")
    guess = min(stump.found, stump.cut + timedelta(days=int(rng.integers(-5, 6))))
    return (
        stump.stump_id,
        "พะยูง",
        slashed(stump.found),
        slashed(guess),
        f"{stump.girth_cm:.1f}",
        stump[5],
        *place,
        stump.patrol_id,
    )


def _spoil_stumps(rows: list[tuple], file: str, utm: bool, log: DefectLog, rng: np.random.Generator) -> list[tuple]:
    """Spoil rows of a register, each row once: Thai digits, swapped places, unreadable dates, no place."""
    rows, order = list(rows), map(int, rng.permutation(len(rows)))
    for _ in range(3):
        _spoil(
            rows,
            order,
            file,
            "thai_digits",
            log,
            lambda row: (*row[:2], *map(thai_digits, row[2:4]), *row[4:]),
            "read as 0-9",
        )
    if not utm:
        for _ in range(2):
            _spoil(
                rows,
                order,
                file,
                "swapped_lat_lon",
                log,
                lambda row: (*row[:6], row[7], row[6], *row[8:]),
                "swap them back",
            )
    _spoil(rows, order, file, "unreadable_date", log, lambda row: (*row[:2], "ไม่ทราบ", *row[3:]), "quarantine the row")
    _spoil(rows, order, file, "no_coordinates", log, lambda row: (*row[:6], "", "", *row[8:]), "quarantine the row")
    return rows


def _spoil(
    rows: list[tuple], order: Iterator[int], file: str, kind: str, log: DefectLog, change: Callable[..., Any],
    right: str,
) -> None:
    number = next(order, None)
    if number is not None:
        rows[number] = change(rows[number])
        log.add(kind, file, f"row {number + 2}", 1, right)


def field_forms(
    records: list[PatrolRecord], first_year: int, log: DefectLog, rng: np.random.Generator
) -> dict[str, bytes]:
    """Return the finds of the station without SMART, typed from paper forms, one table a year."""
    years: dict[int, list[tuple]] = {}
    for record in records:
        if record.patrol.device == "gpx":
            for leg in record.legs:
                for day in leg.days:
                    years.setdefault(day.day.year, []).extend(_form_rows(record, day, first_year))
    files = {}
    for year, rows in sorted(years.items()):
        file = f"tables/field_forms_TP8_{year}.csv"
        order = map(int, rng.permutation(len(rows)))
        for _ in range(3):
            _spoil(
                rows, order, file, "no_coordinates", log, lambda row: (*row[:3], "", "", *row[5:]), "quarantine the row"
            )
        for _ in range(2):
            _spoil(
                rows,
                order,
                file,
                "swapped_lat_lon",
                log,
                lambda row: (*row[:3], row[4], row[3], *row[5:]),
                "swap them back",
            )
        if year == first_year:
            log.add("buddhist_era", file, "dates of all rows", len(rows), "subtract 543 from the year")
        files[file] = csv_text(FORM_HEAD, rows).encode("utf-8")
    return files


def _form_rows(record: PatrolRecord, day: Any, first_year: int) -> list[tuple]:
    written = slashed(day.day) if day.day.year == first_year else day.day.isoformat()
    rows = []
    for point in day.points:
        facts = point.find.attributes
        count = next((int(value) for key, value in facts.items() if key.startswith("numberof")), 1)
        rows.append(
            (
                record.name,
                written,
                f"{local(point.find.t):%H:%M:%S}",
                f"{point.lat:.6f}",
                f"{point.lon:.6f}",
                point.find.category,
                count,
                facts.get("ageofsign", ""),
                facts.get("species", facts.get("treespecies_timber", "")),
            )
        )
    return rows


def camera_tables(cameras: CameraHistory, log: DefectLog, rng: np.random.Generator) -> dict[str, bytes]:
    """Return the list of deployments and a log per year, UTF-8 with byte-order mark and Thai month names."""
    rows = []
    for row in cameras.deployments.itertuples():
        lon, lat = to_degrees(row.x, row.y)
        end = with_month(row.to_day) if row.to_day else ""
        rows.append(
            (
                row.camera_id,
                row.model,
                f"{lat:.6f}",
                f"{lon:.6f}",
                with_month(row.from_day),
                end,
                row.signal,
                row.status,
            )
        )
    log.add(
        "buddhist_era", "tables/camera_deployments.csv", "dates of all rows", len(rows), "subtract 543 from the year")
    files = {"tables/camera_deployments.csv": csv_text(CAMERA_HEAD, rows).encode("utf-8-sig")}
    events = cameras.events.rename(columns={"class": "kind"})
    for year, of_year in events.groupby([local(t).year for t in events["t"]]):
        file = f"tables/camera_log_{year}.csv"
        lines = [_event_row(event) for event in of_year.itertuples()]
        order = list(map(int, rng.permutation(len(lines))))
        bad, again = order[:2], sorted(order[2:8], reverse=True)
        for number in again:
            lines.insert(number + 1, lines[number])
        places = iter([number + sum(other < number for other in again) for number in bad])
        for _ in bad:
            _spoil(
                lines, places, file, "unreadable_time", log, lambda row: (row[0], "??", "??", *row[3:]),
                "quarantine the row",
            )
        log.add("buddhist_era", file, "dates of all rows", len(lines) - len(bad), "subtract 543 from the year")
        log.add("repeated_rows", file, "picture logged twice", len(again), "already present")
        files[file] = csv_text(EVENT_HEAD, lines).encode("utf-8-sig")
    return files


def _event_row(event: Any) -> tuple:
    when = local(event.t)
    return (event.camera_id, with_month(when.date()), f"{when:%H:%M:%S}", event.kind, event.people, event.response)


def report_table(reports: pd.DataFrame, log: DefectLog, rng: np.random.Generator) -> dict[str, bytes]:
    """Return all information reports in one table; reporters are codes."""
    file = "tables/information_reports.csv"
    rows = []
    for row in reports.itertuples():
        lon, lat = to_degrees(row.x, row.y)
        code = int(rng.integers(1, 60))
        rows.append(
            (
                _day_first(row.received),
                f"{lat:.4f}",
                f"{lon:.4f}",
                int(row.radius_m),
                row.source_grade,
                row.info_grade,
                row.source_type,
                row.subject,
                f"Source {code:03d}",
                f"000-000-{code:04d}",
            )
        )
    order = map(int, rng.permutation(len(rows)))
    for _ in range(4):
        _spoil(rows, order, file, "no_coordinates", log, lambda row: (row[0], "", "", *row[3:]), "quarantine the row")
    return {file: csv_text(REPORT_HEAD, rows).encode("utf-8")}


def _day_first(day: date) -> str:
    return f"{day:%d/%m/%Y}"
