"""How long a team that is called out needs from the nearest station to any place."""

from __future__ import annotations

import numpy as np
import pandas as pd
import scipy.sparse.csgraph

from ..ground.ground import Ground
from ..parameters import ParkParams, RangerParams
from .network import Blocks, blocks_of, net_of


def response_hours(ground: Ground, params: ParkParams) -> np.ndarray:
    """Return the hours from the nearest station to every terrain cell, shape (n_cells,).

    Teams hurry on foot, quicker on trails and roads; stations with a vehicle drive on roads, and those with a boat go
    by river. Ways are least-cost paths (Dijkstra 1959) over blocks of about 500 m; readiness and rest are not counted.
    """
    blocks, stations = blocks_of(ground.terrain), ground.places.stations
    hours = np.full(blocks.spec.size, np.inf)
    for transport in ("foot", "vehicle", "boat"):
        own = stations[stations["transport"].str.split(",").map(lambda names, one=transport: one in names)]
        if len(own):
            hours = np.minimum(hours, _hours_from(ground, blocks, own, transport, params.rangers))
    return np.round(hours, 3)[blocks.of_cell]


def _hours_from(
    ground: Ground, blocks: Blocks, stations: pd.DataFrame, transport: str, rangers: RangerParams
) -> np.ndarray:
    """Return the hours from the nearest of some stations to each block."""
    net = net_of(blocks.spec, np.round(1 / _speed(ground, blocks, transport, rangers), 6))
    start = np.unique(net.nearest(stations["x"], stations["y"]))
    return scipy.sparse.csgraph.dijkstra(net.graph, indices=start, min_only=True)


def _speed(ground: Ground, blocks: Blocks, transport: str, rangers: RangerParams) -> np.ndarray:
    """Return the speed of a team in each block, km/h."""
    terrain, landscape = ground.terrain, ground.landscape
    usual = float(terrain.slope[terrain.inside].mean())
    steep = np.clip(np.exp(-rangers.slope_pace * (blocks.mean(terrain.slope) - usual)), 0.4, 1.5)
    foot_kmh = rangers.foot_kmh * rangers.hurry
    speed = foot_kmh * steep
    trails = blocks.any(landscape.on_line(terrain, landscape.trails))
    roads = blocks.any(landscape.on_line(terrain, landscape.roads))
    speed = np.where(trails, np.maximum(speed, foot_kmh * rangers.trail_pace), speed)
    by_road = rangers.vehicle_kmh if transport == "vehicle" else foot_kmh * rangers.road_pace
    speed = np.where(roads, np.maximum(speed, by_road), speed)
    if transport == "boat":
        speed = np.where(blocks.any(landscape.river_cells), np.maximum(speed, rangers.boat_kmh), speed)
    return speed
