"""Small sites that are awkward in one way each, by name: what analyses must bear without a traceback or nonsense."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
from shapely.geometry import Point, box

from pawc_planner.site.info import SiteInfo
from pawc_planner.site.store import SiteStore

WEST, SOUTH = 700_000.0, 1_600_000.0
SIDE = 10_000.0


class Yard:
    """A site under construction; places are metres from its south-west corner."""

    def __init__(self, writer, zone: str, west: float = WEST, south: float = SOUTH) -> None:
        self.writer, self.zone, self.west, self.south = writer, ZoneInfo(zone), west, south
        self.batch = writer.batch(source="made.csv", kind="patrols", read=1, stored=1)
        self.number = 0

    def sector(self, name: str, x0: float, y0: float, x1: float, y1: float) -> None:
        shape = box(self.west + x0, self.south + y0, self.west + x1, self.south + y1)
        self.writer.insert("sectors", [{"name": name, "geometry": shape}])

    def patrol(self, day: date, xy, hour: float = 8.0, timed: bool = True, **more) -> str:
        """Add a patrol along ``xy``, 10 minutes from place to place; ``more`` are columns of ``patrols``."""
        self.number += 1
        name = f"P{self.number}"
        start = datetime(day.year, day.month, day.day, tzinfo=self.zone) + timedelta(hours=hour)
        xy = np.asarray(xy, float) + (self.west, self.south)
        t = start.timestamp() + 600.0 * np.arange(len(xy)) if timed else np.full(len(xy), np.nan)
        fixes = np.column_stack([xy, t]) if len(xy) > 1 else np.repeat(np.column_stack([xy, t]), 2, axis=0)
        km = float(np.hypot(*np.diff(xy, axis=0).T).sum()) / 1000
        hours = (len(xy) - 1) / 6 if timed else None
        own = {"content_key": name, "batch_id": self.batch}
        facts = {"station": "A", "team": "1", **more}
        self.writer.insert("patrols", [{"patrol_id": name, "source": "table", "start_date": day, "end_date": day,
                                        **facts, **own}])
        self.writer.insert("leg_days", [{"patrol_id": name, "leg_id": "1", "day": day, "transport": "foot",
                                         "raw_km": km, "clean_km": km, "source_km": None, "hours": hours,
                                         "rest_hours": 0.0, "fixes": len(xy), **own}])
        ends = (fixes[0, 2], fixes[-1, 2]) if timed else (None, None)
        self.writer.insert("tracks", [{"patrol_id": name, "leg_id": "1", "day": day, "transport": "foot",
                                       "start_time": ends[0], "end_time": ends[1], "km": km, "geometry": fixes,
                                       "station": facts["station"], "team": facts["team"], **own}])
        return name

    def find(self, day: date | None, x: float, y: float, category: str = "humanactivity.snare.", **more) -> None:
        self.number += 1
        time = None if day is None else datetime(day.year, day.month, day.day, 9, tzinfo=self.zone)
        self.writer.insert("observations", [{
            "time": time, "day": day, "category": category, "count": 1, "attributes": "{}",
            "is_threat": category.startswith("humanactivity."), "content_key": f"o{self.number}",
            "batch_id": self.batch, "geometry": Point(self.west + x, self.south + y), **more}])

    def picture(self, day: date, camera: str = "C1", what: str = "person", **more) -> None:
        self.number += 1
        self.writer.insert("camera_events", [{
            "camera_id": camera, "time": datetime(day.year, day.month, day.day, 22, tzinfo=self.zone), "day": day,
            "class": what, "people": 2, "content_key": f"e{self.number}", "batch_id": self.batch,
            "geometry": Point(self.west + 500, self.south + 500), **more}])

    def report(self, day: date) -> None:
        self.number += 1
        self.writer.insert("reports", [{"received": day, "source_type": "hotline", "subject": "loggers",
                                        "content_key": f"r{self.number}", "batch_id": self.batch,
                                        "geometry": Point(self.west + 500, self.south + 500)}])

    def years(self, first: int, last: int, **more) -> None:
        """Add a patrol with a find every ten days, over the site row by row."""
        day = date(first, 1, 3)
        while day.year <= last:
            y = 500.0 + 1000 * (day.toordinal() // 10 % 10)
            name = self.patrol(day, [(500 + 1000 * step, y) for step in range(10)], **more)
            if day.toordinal() % 3 == 0:
                self.find(day, 2500, y, patrol_id=name)
            day += timedelta(days=10)


LINE = [(500, 2500), (2500, 2500), (4500, 2500), (6500, 2500)]
DAY = date(2025, 1, 15)


def _nothing(yard: Yard) -> None:
    pass


def _no_sectors(yard: Yard) -> None:
    yard.years(2023, 2024)


def _overlapping_sectors(yard: Yard) -> None:
    yard.sector("A", 0, 0, 6000, 10_000)
    yard.sector("B", 4000, 0, 10_000, 10_000)
    yard.sector("A", 0, 0, 6000, 10_000)
    yard.years(2023, 2024)


def _all_outside(yard: Yard) -> None:
    yard.sector("A", 0, 0, 10_000, 10_000)
    yard.patrol(DAY, [(20_000, 20_000), (22_000, 20_000)])
    yard.find(DAY, 20_500, 20_000)


def _one_fix(yard: Yard) -> None:
    yard.patrol(DAY, [(500, 500)])


def _one_day(yard: Yard) -> None:
    yard.sector("A", 0, 0, 5000, 10_000)
    yard.patrol(DAY, LINE)
    yard.find(DAY, 2500, 2500)


def _leap_day(yard: Yard) -> None:
    yard.patrol(date(2024, 2, 29), LINE)
    yard.find(date(2024, 2, 29), 2500, 2500)
    yard.patrol(date(2025, 2, 28), LINE)
    yard.years(2024, 2024)


def _all_finds_on_one_day(yard: Yard) -> None:
    yard.sector("A", 0, 0, 5000, 10_000)
    yard.years(2023, 2024)
    for at in range(200):
        yard.find(date(2024, 6, 1), 2500 + at, 2500)


def _empty_names(yard: Yard) -> None:
    yard.sector("A", 0, 0, 5000, 10_000)
    yard.years(2024, 2024, station=None, team=None)
    yard.years(2023, 2023, station=float("nan"), team=None, mandate=None)


def _thai_names(yard: Yard) -> None:
    yard.sector("เขตจัดการที่ ๑ (ทิศเหนือ)", 0, 5000, 10_000, 10_000)
    yard.sector("‘quote’ {brace} %", 0, 0, 10_000, 5000)
    yard.years(2023, 2024, station="หน่วยพิทักษ์ฯ ทับลาน", team="ชุด {1}", mandate="ลาดตระเวนร่วม")


def _a_sector_without_finds(yard: Yard) -> None:
    yard.sector("A", 0, 0, 10_000, 5000)
    yard.sector("B", 0, 5000, 10_000, 10_000)
    for month in range(1, 13):
        yard.patrol(date(2024, month, 5), LINE)
        yard.patrol(date(2024, month, 9), [(x, 7500) for x, _ in LINE])
        yard.find(date(2024, month, 5), 2500, 2500)


def _no_finds(yard: Yard) -> None:
    yard.sector("A", 0, 0, 10_000, 5000)
    for year in (2022, 2023, 2024):
        yard.patrol(date(year, 5, 5), LINE)


def _cameras_without_deployments(yard: Yard) -> None:
    for month in range(1, 13):
        yard.picture(date(2024, month, 3), geometry=None)


def _cameras_only(yard: Yard) -> None:
    camera = {"model": "M", "content_key": "c1", "batch_id": yard.batch, "status": "active"}
    place = Point(yard.west + 500, yard.south + 500)
    yard.writer.insert("cameras", [
        {**camera, "camera_id": "C1", "from_day": date(2023, 6, 1), "geometry": place},
        {**camera, "camera_id": "C2", "from_day": None, "content_key": "c2", "geometry": None}])
    yard.picture(date(2023, 5, 3))
    yard.picture(date(2024, 5, 3), what="blank", people=None)


def _reports_only(yard: Yard) -> None:
    for month in range(1, 13):
        yard.report(date(2024, month, 3))


def _finds_only(yard: Yard) -> None:
    yard.find(DAY, 500, 500)
    yard.find(None, 1500, 500)


def _no_times(yard: Yard) -> None:
    yard.sector("A", 0, 0, 5000, 10_000)
    yard.years(2023, 2024, timed=False)


def _before_1970(yard: Yard) -> None:
    yard.sector("A", 0, 0, 5000, 10_000)
    yard.years(1961, 1963)


def _far_future(yard: Yard) -> None:
    yard.patrol(DAY, LINE)
    yard.patrol(date(2199, 12, 31), LINE)


def _over_midnight(yard: Yard) -> None:
    yard.patrol(date(2024, 12, 31), [(100 + 80 * step, 2500) for step in range(100)], hour=17)


def _one_long_year_of_one_find(yard: Yard) -> None:
    yard.years(2019, 2019)
    yard.writer.delete("observations")
    yard.find(date(2019, 6, 1), 2500, 2500)


AWKWARD: dict[str, tuple[Callable[[Yard], None], dict]] = {
    "nothing": (_nothing, {}), "no sectors": (_no_sectors, {}), "overlapping sectors": (_overlapping_sectors, {}),
    "all outside": (_all_outside, {}), "one fix": (_one_fix, {}), "one day": (_one_day, {}),
    "leap day": (_leap_day, {}), "all finds on one day": (_all_finds_on_one_day, {}),
    "empty names": (_empty_names, {}), "Thai names": (_thai_names, {}),
    "a sector without finds": (_a_sector_without_finds, {}), "no finds": (_no_finds, {}),
    "cameras without deployments": (_cameras_without_deployments, {}), "cameras only": (_cameras_only, {}),
    "reports only": (_reports_only, {}), "finds only": (_finds_only, {}), "no times": (_no_times, {}),
    "southern": (_no_sectors, {"crs": "EPSG:32736", "timezone": "Africa/Nairobi", "south": 9_800_000.0}),
    "fine cells": (_overlapping_sectors, {"cell_size_m": 250.0}),
    "America": (_overlapping_sectors, {"crs": "EPSG:32618", "timezone": "America/Santiago", "south": 6_200_000.0}),
    "before 1970": (_before_1970, {}), "far future": (_far_future, {}), "over midnight": (_over_midnight, {}),
    "base year elsewhere": (_no_sectors, {"base_year": 2011}),
    "one find in a year": (_one_long_year_of_one_find, {}),
    "no words": (_thai_names, {"partner_words": (), "arrest_words": (), "stopped_words": (), "threat_categories": ()}),
}


def awkward_site(name: str, path: Path) -> Path:
    """Write the site of a name."""
    fill, more = AWKWARD[name]
    more = dict(more)
    south = more.pop("south", SOUTH)
    info = SiteInfo(**{"name": name, "crs": "EPSG:32648", "cell_size_m": 1000.0, "timezone": "Asia/Bangkok", **more})
    outline = box(WEST, south, WEST + SIDE, south + SIDE)
    with SiteStore.create(path, info, outline) as store, store.transaction() as writer:
        fill(Yard(writer, info.timezone, WEST, south))
    return path
