"""Where a team sets up cameras, and how long each stands there."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from ..ground.ground import Ground
from ..parameters import CameraParams, ParkParams
from .history import CameraHistory
from .working import watches

MODELS = ("Training MMS-1", "Training MMS-2")
APART_M, NEAR_ENTRY_M = 1500.0, 9000.0
# weights of a cell (assumptions): some signal counts little beside full signal; trails; the neglected sector
NO_SIGNAL, TRAIL, LIKED, NEGLECTED = 0.5, 0.4, 0.7, 0.2
SIGNAL_EDGE_M = 150.0
FIRST_DAYS = 120
TRIES_PER_CAMERA = 400
STANDING = ["camera_id", "model", "x", "y", "from_day", "to_day", "signal", "status"]


def deploy(ground: Ground, liked: np.ndarray, params: ParkParams, rng: np.random.Generator) -> CameraHistory:
    """Set up cameras over the years, and say when each works; ``events`` stay empty.

    Parameters
    ----------
    ground : Ground
        Signal, known entries, trails.
    liked : ndarray, shape (n_cells,)
        How likely a team would think that intruders pass each terrain cell, 0 to 1.
    params : ParkParams
        Number of cameras, and how often they are moved, lost, broken or without power.
    rng : numpy.random.Generator
        Only source of chance.

    Notes
    -----
    Two cameras that stand at the same time are never closer than 1.5 km; where a park has no room for all, fewer
    stand. A lost or broken camera is replaced by another in the same place, a moved one keeps its name.
    """
    number = params.number(params.cameras.per_1000km2, least=0)
    places = _Places(ground, _worth(ground, liked), rng)
    stands = sorted(_stands(number, places, params, rng), key=lambda stand: (stand.start, stand.name))
    rows = [(s.name, s.model, s.x, s.y, *_days(s, params), places.signal(s.x, s.y), s.status) for s in stands]
    deployments = pd.DataFrame(rows, columns=STANDING)
    spans = pd.DataFrame([(s.start, s.end, s.found) for s in stands], columns=["start", "end", "found"])
    return CameraHistory(deployments, watches(deployments, spans, params, rng))


@dataclass
class _Stand:
    """A camera in a place, in days of the history: works until ``end``, known to be gone on ``found``."""

    name: str
    model: str
    x: float
    y: float
    start: int
    end: float = np.inf
    found: float = np.inf
    status: str = "active"


def _days(stand: _Stand, params: ParkParams) -> tuple:
    day = params.first_day
    gone = stand.found < params.n_days
    return day + timedelta(days=stand.start), day + timedelta(days=int(stand.found)) if gone else None


def _worth(ground: Ground, liked: np.ndarray) -> np.ndarray:
    """Return how a team rates each terrain cell: signal x (near a known entry, on a trail, or thought to be used)."""
    terrain, places = ground.terrain, ground.places
    x, y = terrain.x, terrain.y
    inside = np.flatnonzero(terrain.inside.ravel())
    x, y = x[inside], y[inside]
    known = places.entries[places.entries["known"].astype(bool)]
    near = np.zeros(len(inside))
    for entry in known.itertuples():
        near = np.maximum(near, np.exp(-np.hypot(x - entry.x, y - entry.y) / NEAR_ENTRY_M))
    trails = ground.landscape.on_line(terrain, ground.landscape.trails)[inside]
    covered = np.zeros(len(inside))
    for level, area in ground.landscape.signal.items():
        covered = np.maximum(covered, level * shapely.contains_xy(area, x, y))
    value = (NO_SIGNAL + covered) * (near + TRAIL * trails + LIKED * np.asarray(liked, float).ravel()[inside])
    value = value * np.where(shapely.contains_xy(places.neglected, x, y), NEGLECTED, 1.0)
    worth = np.zeros(terrain.spec.size)
    worth[inside] = np.round(value**3, 6)
    return worth


class _Places:
    """Draws places by their worth, apart from the cameras that stand."""

    def __init__(self, ground: Ground, worth: np.ndarray, rng: np.random.Generator) -> None:
        self.spec, self.total, self.rng = ground.terrain.spec, np.cumsum(worth), rng
        self.levels: list[tuple[float, BaseGeometry]] = sorted(ground.landscape.signal.items())

    def new(self, standing: list[tuple[float, float]]) -> tuple[float, float] | None:
        """Return a place at least 1.5 km from all others, None when none is found."""
        if not self.total[-1] > 0:
            return None
        others = np.array(standing, float).reshape(-1, 2)
        for _ in range(TRIES_PER_CAMERA):
            drawn = self.rng.random() * self.total[-1]
            cell = min(int(np.searchsorted(self.total, drawn, side="right")), len(self.total) - 1)
            (x,), (y,) = self.spec.centres(np.array([cell]))
            aside = (self.rng.random(2) - 0.5) * self.spec.cell_size
            x, y = round(float(x + aside[0]), 2), round(float(y + aside[1]), 2)
            if not len(others) or np.hypot(others[:, 0] - x, others[:, 1] - y).min() >= APART_M:
                return x, y
        return None

    def signal(self, x: float, y: float) -> float:
        """Return the strength at a place: of the best area that it lies in or almost in."""
        point = shapely.Point(x, y)
        return max((level for level, area in self.levels if area.distance(point) < SIGNAL_EDGE_M), default=0.0)


def _stands(number: int, places: _Places, params: ParkParams, rng: np.random.Generator) -> Iterator[_Stand]:
    """Yield every camera in every place of the history, one event after the other."""
    names = (f"CAM{count:02d}" for count in range(1, 1_000_000))
    standing: dict[int, tuple[float, float]] = {}
    coming: list[tuple[int, int, str, str, bool]] = []
    last = min(FIRST_DAYS, params.n_days)
    for slot, day in enumerate(np.sort(rng.integers(0, last, number)).tolist()):
        heapq.heappush(coming, (day, slot, next(names), _model(rng), True))
    while coming:
        day, slot, name, model, fresh = heapq.heappop(coming)
        if day >= params.n_days:
            continue
        if fresh:
            standing.pop(slot, None)
        place = places.new(list(standing.values())) if fresh else standing.get(slot)
        if place is None:
            continue
        standing[slot] = place
        stand = _stand(_Stand(name, model, *place, day), params.cameras, params.n_days, rng)
        yield stand
        if stand.status == "removed":
            heapq.heappush(coming, (int(stand.found) + int(rng.integers(1, 6)), slot, name, model, True))
        elif stand.status != "active":
            again = int(stand.found + 1 + rng.exponential(params.cameras.replaced_days))
            heapq.heappush(coming, (again, slot, next(names), _model(rng), False))


def _model(rng: np.random.Generator) -> str:
    return MODELS[int(rng.integers(len(MODELS)))]


def _stand(stand: _Stand, cameras: CameraParams, n_days: int, rng: np.random.Generator) -> _Stand:
    """Draw how long a camera stands and what ends that."""
    rates = np.array([cameras.moved_per_year, cameras.lost_per_year, cameras.broken_per_year])
    if not rates.sum() > 0:
        return stand
    end = stand.start + 30 + int(rng.exponential(365.0 / rates.sum()))
    cause = int(np.searchsorted(np.cumsum(rates) / rates.sum(), rng.random(), side="right"))
    found = end if cause == 0 else end + 1 + int(rng.exponential(cameras.service_days))
    if found < n_days:
        stand.end, stand.found = float(end), float(found)
        stand.status = ("removed", "lost", "broken")[min(cause, 2)]
    elif end < n_days:
        stand.end = float(end)
    return stand
