"""Trail cameras of the training park: where they stand, and what they photograph."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import numpy as np
import pandas as pd
import shapely

from ..ground.landscape import Landscape
from ..ground.places import Places
from ..ground.terrain import Terrain
from ..intruders.walks import Intrusion
from ..old_params import ParkParams
from ..rangers.patrols import LOCAL, Patrol

MODELS = ("Training MMS-1", "Training MMS-2")
# Chance that a group or team crossing the 500 m cell passes before the lens; events per camera-day (assumptions).
CATCH, RANGER_CATCH = 0.35, 0.25
ANIMAL_PER_DAY, VEHICLE_PER_DAY = 0.03, 0.0008


@dataclass(frozen=True)
class CameraHistory:
    """What stood where, and what it photographed.

    Parameters
    ----------
    deployments : pandas.DataFrame
        ``camera_id, model, x, y, from_day, to_day, signal, status``; ``to_day`` is None while it stands.
    events : pandas.DataFrame
        ``camera_id, t, class, people, response, trip``; ``t`` UTC epoch seconds, ``trip`` -1 without.
    """

    deployments: pd.DataFrame
    events: pd.DataFrame


def make_cameras(
    terrain: Terrain,
    landscape: Landscape,
    places: Places,
    intrusion: Intrusion,
    patrols: list[Patrol],
    params: ParkParams,
    rng: np.random.Generator,
) -> CameraHistory:
    """Set up the cameras and let them photograph intruders, rangers, animals and moving leaves."""
    deployments = _deployments(terrain, landscape, places, intrusion, params, rng)
    events = pd.concat(
        [
            _intruders(terrain, deployments, intrusion, rng),
            _rangers(terrain, deployments, patrols, rng),
            _at_random(deployments, params, rng),
        ],
        ignore_index=True,
    )
    events = events[events["t"] < datetime.combine(params.end, time(0), LOCAL).timestamp()]
    return CameraHistory(deployments, events.sort_values(["t", "camera_id", "class"], ignore_index=True))


def _sites(
    terrain: Terrain, landscape: Landscape, places: Places, intrusion: Intrusion, number: int, rng: np.random.Generator
) -> np.ndarray:
    """Choose cells the way a team would: near known entries and trails, some on a real corridor.

    Sites with signal are preferred, and two are never closer than 1.5 km.
    """
    x, y = terrain.x, terrain.y
    known = places.entries[places.entries["known"]]
    near = np.exp(-np.min([np.hypot(x - e.x, y - e.y) for e in known.itertuples()], axis=0) / 9000)
    trails = landscape.on_line(terrain, landscape.trails)
    flow = intrusion.flow(terrain).ravel()
    neglected = shapely.contains_xy(places.neglected, x, y)
    covered = np.max([level * shapely.contains_xy(area, x, y) for level, area in landscape.signal.items()], axis=0)
    value = (
        (0.5 + covered)
        * (near + 0.4 * trails + 0.9 * np.minimum(flow, 25) / 25)
        * terrain.inside.ravel()
        * np.where(neglected, 0.2, 1.0)
    )
    chosen: list[int] = []
    while len(chosen) < number and value.sum() > 0:
        cell = int(rng.choice(len(value), p=value**3 / (value**3).sum()))
        chosen.append(cell)
        value[np.hypot(x - x[cell], y - y[cell]) < 1500] = 0.0
    return np.array(chosen, np.int64)


def _deployments(
    terrain: Terrain,
    landscape: Landscape,
    places: Places,
    intrusion: Intrusion,
    params: ParkParams,
    rng: np.random.Generator,
) -> pd.DataFrame:
    """Return the deployments: two cameras are moved to a new place, one is lost, one breaks."""
    number = int(params.cameras)
    cells = _sites(terrain, landscape, places, intrusion, number + 2, rng)
    moved = min(2, max(0, len(cells) - number))
    rows = []
    for i, cell in enumerate(cells[: len(cells) - moved]):
        start = params.first_day + timedelta(days=int(rng.integers(0, 120)))
        end, status = None, "active"
        if i < moved + 2:
            end = (
                params.first_day + timedelta(days=int(rng.integers(400, min(900, params.n_days))))
                if params.n_days > 400
                else None
            )
            status = ("removed" if i < moved else ("lost", "broken")[i - moved]) if end else "active"
        rows.append(_deployment(terrain, landscape, f"CAM{i + 1:02d}", int(cell), start, end, status, rng))
        if end and i < moved:
            again = end + timedelta(days=int(rng.integers(1, 6)))
            rows.append(
                _deployment(terrain, landscape, f"CAM{i + 1:02d}", int(cells[number + i]), again, None, "active", rng)
            )
    names = ["camera_id", "model", "x", "y", "from_day", "to_day", "signal", "status"]
    return pd.DataFrame(rows, columns=names)


def _deployment(
    terrain: Terrain,
    landscape: Landscape,
    name: str,
    cell: int,
    start: date,
    end: date | None,
    status: str,
    rng: np.random.Generator,
) -> tuple:
    x, y = terrain.x[cell] + rng.normal(0, 60), terrain.y[cell] + rng.normal(0, 60)
    point = shapely.Point(x, y)
    signal = max([level for level, area in landscape.signal.items() if area.distance(point) < 150], default=0.0)
    return (name, str(rng.choice(MODELS)), x, y, start, end, signal, status)


def _standing(deployments: pd.DataFrame, terrain: Terrain, day: date) -> dict[int, str]:
    """Return the cameras in place on ``day``, by cell."""
    return {
        terrain.cell(row.x, row.y): row.camera_id
        for row in deployments.itertuples()
        if row.from_day <= day and (row.to_day is None or day <= row.to_day)
    }


def _frame(rows: list[tuple]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["camera_id", "t", "class", "people", "response", "trip"])


def _intruders(
    terrain: Terrain, deployments: pd.DataFrame, intrusion: Intrusion, rng: np.random.Generator
) -> pd.DataFrame:
    """Photograph groups on their way in and out."""
    rows = []
    for trip, cells in zip(intrusion.trips.itertuples(), intrusion.paths):
        for day, way in ((trip.start, cells), (trip.start + timedelta(days=int(trip.days)), cells[::-1])):
            standing = _standing(deployments, terrain, day)
            leave = datetime.combine(day, time(17, 0), LOCAL).timestamp() + rng.uniform(0, 6 * 3600)
            for number, cell in enumerate(map(int, way)):
                if cell in standing and rng.random() < CATCH:
                    t = round(leave + 3600 * trip.hours * number / len(way))
                    response = str(rng.choice(["none", "team sent", "intercepted"], p=[0.55, 0.35, 0.1]))
                    seen = int(rng.integers(1, trip.people + 1))
                    rows.append((standing[cell], float(t), "person", seen, response, trip.trip))
    return _frame(rows)


def _rangers(
    terrain: Terrain, deployments: pd.DataFrame, patrols: list[Patrol], rng: np.random.Generator
) -> pd.DataFrame:
    rows = []
    for patrol in patrols:
        if patrol.transport != "foot":
            continue
        for leg in patrol.days:
            standing = _standing(deployments, terrain, leg.day)
            for cell, t in zip(map(int, leg.cells), leg.cell_t):
                if cell in standing and rng.random() < RANGER_CATCH:
                    rows.append((standing[cell], float(round(t)), "ranger", int(rng.integers(1, 6)), "", -1))
    return _frame(rows)


def _at_random(deployments: pd.DataFrame, params: ParkParams, rng: np.random.Generator) -> pd.DataFrame:
    """Return blanks (by day, when leaves move), animals (more by night) and the odd vehicle."""
    rows = []
    last = params.end - timedelta(days=1)
    kinds = (
        ("blank", params.blank_per_camera_day, 13, 3),
        ("animal", ANIMAL_PER_DAY, 24, 5),
        ("vehicle", VEHICLE_PER_DAY, 12, 4),
    )
    for row in deployments.itertuples():
        days = ((row.to_day or last) - row.from_day).days + 1
        first = datetime.combine(row.from_day, time(0), LOCAL).timestamp()
        for kind, rate, hour, spread in kinds:
            for _ in range(rng.poisson(rate * days)):
                clock = rng.normal(hour, spread) % 24
                rows.append(
                    (row.camera_id, float(round(first + 86400 * rng.integers(days) + 3600 * clock)), kind, 0, "", -1)
                )
    return _frame(rows)
