"""Small exports that touch each other: patrols in pieces, finds given twice, events of cameras without a place."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from pyproj import Transformer

_DEGREES = Transformer.from_crs(32648, 4326, always_xy=True)
_FIXES = "patrol_id,leg_id,time,lat,lon,transport"
_FINDS = "category,patrol_id,waypoint_id,date,time,latitude,longitude,count"


def place(x: float, y: float) -> str:
    """Latitude and longitude of metres from the south-west corner of the test site."""
    lon, lat = _DEGREES.transform(150_000 + x, 1_550_000 + y)
    return f"{lat:.6f},{lon:.6f}"


def walk(patrol: str, day: str, minutes: range, north: float) -> list[str]:
    """One fix per minute given, 60 m further east each minute."""
    start = datetime.fromisoformat(f"{day} 08:00:00")
    return [
        f"{patrol},1,{start + timedelta(minutes=m):%Y-%m-%d %H:%M:%S},{place(2000 + 60 * m, north)},foot"
        for m in minutes
    ]


def find(patrol: str, number: int, day: str, x: float, count: str = "1") -> str:
    return f"humanactivity.snare.,{patrol},W{number},{day},09:00,{place(x, 3000)},{count}"


def write_small_files(folder: Path) -> list[Path]:
    """Write them and return their paths, sorted."""
    spike = [f"P1,1,2025-01-15 08:21:30,{place(2600, 15_000)},foot"]
    files = {
        "a_even.csv": [_FIXES, *walk("P1", "2025-01-15", range(0, 60, 2), 3000)],
        "b_odd.csv": [_FIXES, *walk("P1", "2025-01-15", range(1, 60, 2), 3000), *spike],
        "c_next_day.csv": [_FIXES, *walk("P1", "2025-01-16", range(0, 40, 2), 5000)],
        "d_other.csv": [_FIXES, *walk("P2", "2025-01-15", range(0, 30), 9000), "P2,1,2025-01-15 08:50:00,0,0,foot"],
        "e_finds.csv": [_FINDS, *(find("P1", n, "2025-01-15", 2000 + 300 * n) for n in range(6))],
        "f_finds.csv": [_FINDS, *(find("P1", n, "2025-01-15", 2000 + 300 * n) for n in range(3, 9)),
                        find("P1", 20, "2568-01-16", 5000), find("P1", 21, "2025-02-31", 5000)],
        "g_cameras.csv": ["camera_id,model,from_day,to_day,lat,lon,status",
                          f"C1,NCAPS,2024-12-01,,{place(4000, 4000)},active",
                          f"C2,NCAPS,2024-12-01,,{place(5000, 4000)},active"],
        "h_events.csv": ["camera_id,time,class,people", "C1,2025-01-10 21:15:00,person,3",
                         "C2,2025-01-11 21:15:00,animal,0", "C9,2025-01-12 21:15:00,person,1"],
        "i_moved.csv": ["camera_id,model,from_day,to_day,lat,lon,status",
                        f"C1,NCAPS,2025-01-09,,{place(4500, 4000)},active",
                        f"C9,NCAPS,2025-01-09,,{place(6500, 4000)},active"],
    }
    folder.mkdir(exist_ok=True)
    for name, lines in files.items():
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return sorted(folder.iterdir())
