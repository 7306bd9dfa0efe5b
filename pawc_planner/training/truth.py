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
import shapely

from ..analysis.grid import GridSpec
from .clock import midnight, wall_clock
from .exports.defects import DefectLog
from .ground.terrain import to_degrees
from .history import History
from .intruders.trip import MET, PHOTOGRAPHED
from .rangers.outings import JOINT
from .rangers.tracks import outing_table

VISITED_CELL_M = 1000.0
VISITED_KM = 0.1  # a cell counts as visited from one step of the way on
TIMES = ("start", "arrive", "leave", "end", "until", "left", "gone", "found_t", "t", "sent_t", "from_t", "to_t")


def totals(history: History, harm: pd.DataFrame, log: DefectLog) -> dict[str, Any]:
    """Return the right answers of an import of all exports, and the statistics of the history.

    ``km`` is the length along the fixes without any defect (what cleaning should give); ``walked_km`` the true way.
    A patrol-day is one patrol on one local day. ``harm`` are the signs of harm that were found.
    """
    table = outing_table(history.patrols)
    finds = [(find, patrol.device) for patrol, leg in history.outings for find in leg.finds]
    year = table["day"].map(lambda day: day.year)
    return {
        "km": _round(table["recorded_km"].sum()),
        "walked_km": _round(table["walked_km"].sum()),
        "km_per_transport": _sums(table, table["transport"]),
        "km_per_year": _sums(table, year),
        "km_per_month": _sums(table, table["day"].map(lambda day: f"{day:%Y-%m}")),
        "km_per_device": _sums(table, table["device"]),
        "patrols": len(history.patrols),
        "patrol_days": len(table),
        "joint_patrol_days": int((table["mandate"] == JOINT).sum()),
        "fixes": int(table["fixes"].sum()),
        "observations": len(finds),
        "observations_per_device": _counts(device for _, device in finds),
        "observations_per_category": _counts(find.category for find, _ in finds),
        "threats": sum(find.category.startswith("humanactivity.") for find, _ in finds),
        "visited_percent": _round(visited_percent(history)),
        "stumps": len(harm),
        "stumps_per_year": _counts(day.year for day in harm["found"]),
        "rows_to_quarantine": log.to_quarantine(),
        **_intruders(history),
        **_cameras(history),
        "reports": len(history.reports),
        "reports_per_truth": _counts(history.reports["truth"]),
        "defects": log.totals(),
    }


def _intruders(history: History) -> dict[str, Any]:
    """Return what groups did since the first patrol, and what stopped them."""
    trips = history.trips[history.trips["start"] >= midnight(history.params.first_day)]
    signs = history.signs[history.signs["left"] >= midnight(history.params.first_day)]
    return {
        "walks": len(trips),
        "walks_per_outcome": _counts(trips["outcome"]),
        "harm": _round(trips["harm"].sum()),
        "signs": len(signs),
        "signs_found": int((signs["found_outing"] >= 0).sum()),
        "people_arrested": int(trips.loc[trips["arrested"], "people"].sum()),
        "people_stopped_after_pictures": int(trips.loc[trips["outcome"] == PHOTOGRAPHED, "people"].sum()),
        "people_met": int(trips.loc[trips["outcome"] == MET, "people"].sum()),
    }


def _cameras(history: History) -> dict[str, Any]:
    events = history.cameras.events
    seen = events[events["trip"] >= 0].drop_duplicates("trip")
    people = history.trips.set_index("trip")["people"]
    return {
        "cameras": int(history.cameras.deployments["camera_id"].nunique()),
        "camera_deployments": len(history.cameras.deployments),
        "camera_events": len(events),
        "camera_events_per_class": _counts(events["class"]),
        "people_seen_by_cameras": int(people.reindex(seen["trip"]).sum()),
    }


def visited_percent(history: History) -> float:
    """Return the percentage of the park's cells of 1 km (middle inside) that patrols visited in the last year."""
    terrain = history.ground.terrain
    spec = GridSpec.covering(terrain.outline.bounds, VISITED_CELL_M)
    inside = shapely.contains_xy(terrain.outline, *spec.centres())
    last = history.params.end.replace(year=history.params.end.year - 1)
    return float(100 * (effort_per_cell(history, spec, last)[inside] >= VISITED_KM).mean())


def effort_per_cell(history: History, spec: GridSpec, since: date = date.min) -> np.ndarray:
    """Return the true kilometres of all patrols in each cell (flat)."""
    km = np.zeros(spec.size)
    for _, leg in history.outings:
        if leg.day >= since:
            cells = spec.cells_at(leg.step_x, leg.step_y)
            np.add.at(km, cells[cells >= 0], leg.step_km[cells >= 0])
    return km


def _round(value: float) -> float:
    return round(float(value), 3)


def _sums(table: pd.DataFrame, by: pd.Series) -> dict[str, float]:
    return {str(key): _round(value) for key, value in table["recorded_km"].groupby(by).sum().items()}


def _counts(values: Any) -> dict[str, int]:
    return {str(key): count for key, count in sorted(Counter(values).items())}


def write_truth(
    folder: Path, history: History, harm: pd.DataFrame, log: DefectLog, figures: dict[str, Any]
) -> None:
    """Write the truth as JSON, CSV and GeoJSON; instants as local wall clock. ``harm`` are the signs of harm found."""
    folder.mkdir(parents=True, exist_ok=True)
    _json(folder / "totals.json", figures)
    _json(folder / "defects.json", log.as_rows())
    _json(folder / "params.json", asdict(history.params))
    places = history.ground.places
    for name, frame in (
        ("leg_days", outing_table(history.patrols)),
        ("trips", history.trips),
        ("signs", _with_finder(history)),
        ("harm_found", harm),
        ("reports", history.reports),
        ("camera_deployments", history.cameras.deployments),
        ("camera_events", history.cameras.events),
        ("entries", places.entries),
        ("targets", places.targets.assign(remaining=history.intruders.minds.left)),
    ):
        _csv(folder / f"{name}.csv", frame)
    _ways(folder / "intruder_ways.geojson", history)
    _flow(folder / "flow.csv", history)


def _with_finder(history: History) -> pd.DataFrame:
    ids = [history.outings[n][0].patrol_id if n >= 0 else "" for n in history.signs["found_outing"]]
    return history.signs.assign(found_by=ids).drop(columns="found_outing")


def _json(path: Path, content: Any) -> None:
    text = json.dumps(
        content, ensure_ascii=False, indent=1, default=lambda v: v.isoformat() if isinstance(v, date) else str(v)
    )
    path.write_text(text + "\n", encoding="utf-8")


def _csv(path: Path, frame: pd.DataFrame) -> None:
    clocks = {
        name: [wall_clock(t).isoformat(timespec="seconds") if np.isfinite(t) else "" for t in frame[name]]
        for name in TIMES if name in frame
    }
    text = frame.assign(**clocks).to_csv(index=False, float_format="%.3f", lineterminator="\n")
    path.write_bytes(text.encode("utf-8"))


def _ways(path: Path, history: History) -> None:
    """Write each way that was walked, with the number of walks and the harm done on it."""
    ways, trips = history.intruders.ways, history.trips
    features = []
    for way, walks in trips.groupby("way"):
        part = ways.points(int(way))
        lon, lat = to_degrees(ways.x[part], ways.y[part], history.ground.terrain.crs)
        facts = {"way": int(way), "entry": int(ways.entry[way]), "target": int(ways.target[way]), "walks": len(walks),
                 "harm": float(walks["harm"].sum())}
        line = {"type": "LineString", "coordinates": np.column_stack([lon, lat]).round(5).tolist()}
        features.append({"type": "Feature", "properties": facts, "geometry": line})
    text = json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8")


def _flow(path: Path, history: History) -> None:
    """Write walks through each terrain cell (park's CRS), there and back counted once; cells that were used only."""
    terrain, ways = history.ground.terrain, history.intruders.ways
    walks = np.bincount(history.trips["way"], minlength=len(ways))
    cells = terrain.spec.cells_at(ways.x, ways.y)
    pairs = np.unique(np.column_stack([ways.of_point, cells])[cells >= 0], axis=0)
    flow = np.bincount(pairs[:, 1], walks[pairs[:, 0]], minlength=terrain.spec.size).astype(np.int64)
    used = np.flatnonzero(flow)
    x, y = terrain.spec.centres(used)
    _csv(path, pd.DataFrame({"x": x, "y": y, "walks": flow[used]}))
