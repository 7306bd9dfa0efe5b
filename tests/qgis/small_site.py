"""A site of 10 x 10 cells of 1 km with two patrols whose kilometres are known by construction."""

from __future__ import annotations

from datetime import date, datetime, timezone
from pathlib import Path

import numpy as np
from shapely.geometry import Point, box

WEST, SOUTH = 700_000.0, 1_600_000.0  # UTM 48N
DAY = date(2025, 1, 15)


def make_small_site(path: Path) -> Path:
    """Write the site: 6 km along one row of cells and 4 km up one column; three threats, one of them off the tracks."""
    from pawc_planner.site.info import SiteInfo
    from pawc_planner.site.store import SiteStore

    info = SiteInfo("Small <site>", "EPSG:32648", 1000.0, "Asia/Bangkok")
    boundary = box(WEST, SOUTH, WEST + 10_000, SOUTH + 10_000)
    with SiteStore.create(path, info, boundary) as store, store.transaction() as writer:
        batch = writer.batch(source="made.csv", sha256="0", kind="patrols", read=5, stored=5, repaired=0, present=0,
                             quarantined=0, finished=datetime(2025, 2, 1, tzinfo=timezone.utc), mapping="", version="0")
        for number, (start, end, km) in enumerate(
            [((500, 2500), (6500, 2500), 6.0), ((3500, 4500), (3500, 8500), 4.0)], start=1
        ):
            add_patrol(writer, batch, f"P{number}", start, end, km)
        writer.insert("observations", [
            {"time": datetime(2025, 1, 15, 3, tzinfo=timezone.utc), "day": DAY, "patrol_id": "P1",
             "waypoint_id": str(n), "category": "humanactivity.snare.", "count": 1, "attributes": "{}",
             "is_threat": True, "content_key": f"o{n}", "batch_id": batch, "geometry": Point(WEST + x, SOUTH + y)}
            for n, (x, y) in enumerate([(1500, 2500), (2500, 2500), (9500, 9500)])
        ])
    return path


def add_patrol(writer, batch: int, name: str, start, end, km: float) -> None:
    """Add a patrol of one leg-day along a straight line, one fix per 500 m and 10 minutes."""
    fixes = int(km * 2) + 1
    t0 = datetime(2025, 1, 15, 1, tzinfo=timezone.utc).timestamp()
    along = np.linspace(0, 1, fixes)
    xyt = np.column_stack([
        WEST + start[0] + along * (end[0] - start[0]), SOUTH + start[1] + along * (end[1] - start[1]),
        t0 + 600.0 * np.arange(fixes),
    ])
    hours = (fixes - 1) / 6
    writer.insert("patrols", [{"patrol_id": name, "patrol_type": "GROUND", "station": "", "team": "", "mandate": "",
                               "objective": "", "armed": None, "start_date": DAY, "end_date": DAY, "source": "table",
                               "content_key": name, "batch_id": batch}])
    writer.insert("leg_days", [{"patrol_id": name, "leg_id": "1", "day": DAY, "transport": "foot", "raw_km": km + 1.0,
                                "clean_km": km, "source_km": km + 0.5, "hours": hours, "fixes": fixes,
                                "content_key": name, "batch_id": batch}])
    writer.insert("tracks", [{"patrol_id": name, "leg_id": "1", "day": DAY, "transport": "foot",
                              "start_time": datetime.fromtimestamp(xyt[0, 2], timezone.utc),
                              "end_time": datetime.fromtimestamp(xyt[-1, 2], timezone.utc), "km": km,
                              "content_key": name, "batch_id": batch, "geometry": xyt}])
