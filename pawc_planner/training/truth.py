"""What really happened in the training park, sealed for trainees and known to tests."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from .cameras import CameraHistory
from .exports.defects import DefectLog
from .exports.records import local
from .ground.landscape import shape_of
from .ground.places import Places
from .ground.terrain import Terrain, to_degrees
from .intruders.walks import Intrusion
from .old_params import ParkParams
from .rangers.patrols import Patrol, patrol_table


def totals(
    patrols: list[Patrol], stumps: pd.DataFrame, cameras: CameraHistory, reports: pd.DataFrame, log: DefectLog
) -> dict:
    """Return the right answers of an import of all exports.

    ``km`` is the length along the fixes without any defect (what cleaning should give); ``walked_km`` the true way.
    A patrol-day is one patrol on one local day.
    """
    table = patrol_table(patrols)
    month = table["day"].map(lambda day: f"{day:%Y-%m}")
    year = table["day"].map(lambda day: day.year)
    finds = [(find, patrol.device) for patrol in patrols for leg in patrol.days for find in leg.finds]
    threats = sum(find.category.startswith("humanactivity.") for find, _ in finds)
    return {
        "km": _round(table["recorded_km"].sum()),
        "walked_km": _round(table["walked_km"].sum()),
        "km_per_transport": _sums(table, table["transport"]),
        "km_per_year": _sums(table, year),
        "km_per_month": _sums(table, month),
        "km_per_device": _sums(table, table["device"]),
        "patrols": len(patrols),
        "patrol_days": len(table),
        "fixes": int(table["fixes"].sum()),
        "observations": len(finds),
        "observations_per_device": dict(sorted(Counter(device for _, device in finds).items())),
        "observations_per_category": dict(sorted(Counter(find.category for find, _ in finds).items())),
        "threats": threats,
        "stumps": len(stumps),
        "rows_to_quarantine": sum(row.count for row in log.rows if row.right == "quarantine the row"),
        "stumps_per_year": _counts(day.year for day in stumps["found"]),
        "cameras": int(cameras.deployments["camera_id"].nunique()),
        "camera_deployments": len(cameras.deployments),
        "camera_events": len(cameras.events),
        "camera_events_per_class": _counts(cameras.events["class"]),
        "reports": len(reports),
        "reports_per_truth": _counts(reports["truth"]),
        "defects": log.totals(),
    }


def _round(value: float) -> float:
    return round(float(value), 3)


def _sums(table: pd.DataFrame, by: pd.Series) -> dict[str, float]:
    return {str(key): _round(value) for key, value in table["recorded_km"].groupby(by).sum().items()}


def _counts(values: Any) -> dict[str, int]:
    return {str(key): count for key, count in sorted(Counter(values).items())}


def write_truth(
    folder: Path,
    terrain: Terrain,
    places: Places,
    intrusion: Intrusion,
    patrols: list[Patrol],
    stumps: pd.DataFrame,
    cameras: CameraHistory,
    reports: pd.DataFrame,
    log: DefectLog,
    figures: dict,
    params: ParkParams,
) -> None:
    """Write the truth as JSON, CSV and GeoJSON."""
    folder.mkdir(parents=True, exist_ok=True)
    _json(folder / "totals.json", figures)
    _json(folder / "defects.json", log.as_rows())
    _json(folder / "params.json", asdict(params))
    found = {
        find.sign: patrol.patrol_id for patrol in patrols for leg in patrol.days for find in leg.finds if find.sign >= 0
    }
    signs = intrusion.signs.assign(found_by=[found.get(sign, "") for sign in intrusion.signs["sign"]])
    events = cameras.events.assign(time=[local(t).isoformat() for t in cameras.events["t"]]).drop(columns="t")
    for name, frame in (
        ("leg_days", patrol_table(patrols)),
        ("trips", intrusion.trips),
        ("signs", signs),
        ("stumps", stumps),
        ("reports", reports),
        ("camera_deployments", cameras.deployments),
        ("camera_events", events),
        ("entries", places.entries),
        ("stands", places.stands),
    ):
        _csv(folder / f"{name}.csv", frame)
    _paths(folder / "intruder_paths.geojson", terrain, intrusion)
    _flow(folder / "flow.csv", terrain, intrusion)


def _json(path: Path, content: Any) -> None:
    text = json.dumps(
        content, ensure_ascii=False, indent=1, default=lambda v: v.isoformat() if isinstance(v, date) else str(v)
    )
    path.write_text(text + "\n", encoding="utf-8")


def _csv(path: Path, frame: pd.DataFrame) -> None:
    path.write_bytes(frame.to_csv(index=False, float_format="%.3f", lineterminator="\n").encode("utf-8"))


def _paths(path: Path, terrain: Terrain, intrusion: Intrusion) -> None:
    features = []
    for trip, cells in zip(intrusion.trips.itertuples(), intrusion.paths):
        x, y = shape_of(terrain, cells).xy
        lon, lat = to_degrees(np.array(x), np.array(y))
        facts = {
            "trip": int(trip.trip),
            "entry": int(trip.entry),
            "stand": int(trip.stand),
            "start": trip.start.isoformat(),
        }
        line = {"type": "LineString", "coordinates": np.column_stack([lon, lat])[::3].round(4).tolist()}
        features.append({"type": "Feature", "properties": facts, "geometry": line})
    text = json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8")


def _flow(path: Path, terrain: Terrain, intrusion: Intrusion) -> None:
    """Write walks per 500 m cell (EPSG:32648), cells that were used only."""
    flow = intrusion.flow(terrain).ravel()
    cells = np.flatnonzero(flow)
    x, y = terrain.spec.centres(cells)
    _csv(path, pd.DataFrame({"x": x, "y": y, "walks": flow[cells]}))
