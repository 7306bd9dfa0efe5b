"""Where teams on foot are dropped off and picked up by vehicle: places on roads near the park, away from stations."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from ..ground.ground import Ground
from ..parameters import RangerParams
from .network import Blocks

# how far from the park a road is still of use, and how far from a station a team is rather driven than walks; one
# place in each square; distance of a drive that is e times less likely (assumptions)
FROM_PARK_M, FROM_STATION_M, SQUARE_M, DRIVE_KM = 5000.0, 10_000.0, 5000.0, 40.0
# a place as near as this to the neglected sector is for patrols into it: few go, and those seldom (hence the square)
TO_NEGLECTED_M = 5000.0


@dataclass(frozen=True)
class DropOffs:
    """Places to begin and end a patrol on foot.

    Parameters
    ----------
    blocks : ndarray of int, shape (k,)
        Block of each place.
    chance : ndarray, shape (stations, k)
        Chance that a patrol of each station begins there; all 0 where no station of the park has a vehicle to bring it.
    """

    blocks: np.ndarray
    chance: np.ndarray


def drop_offs(
    ground: Ground, blocks: Blocks, open_blocks: np.ndarray, rangers: RangerParams, rng: np.random.Generator
) -> DropOffs:
    """Return the places on roads in or near the park that are not near a station.

    Parameters
    ----------
    ground : Ground
        Roads, stations, the neglected sector.
    blocks : Blocks
        Blocks of the terrain.
    open_blocks : ndarray of int
        Blocks that teams on foot can enter.
    rangers : RangerParams
        Neglect, and the share of patrols that are driven; patrols to the neglected sector are given up for others.
    rng : numpy.random.Generator
        Which place of a square is used.
    """
    stations, terrain, landscape = ground.places.stations, ground.terrain, ground.landscape
    driven = stations["transport"].str.split(",").map(lambda names: "vehicle" in names).any()
    roads = blocks.any(landscape.on_line(terrain, landscape.roads))
    cells = np.flatnonzero(roads & blocks.within(blocks.any(terrain.inside), FROM_PARK_M))
    cells = cells[np.isin(cells, open_blocks)]
    x, y = blocks.spec.centres(cells)
    km = np.hypot(stations["x"].to_numpy(float)[:, None] - x, stations["y"].to_numpy(float)[:, None] - y) / 1000
    far = (km.round(3) * 1000 >= FROM_STATION_M).all(axis=0) & driven
    chosen = np.flatnonzero(far)[_one_per_square(x[far], y[far], rng)]
    points = shapely.points(x[chosen], y[chosen])
    aside = shapely.distance(ground.places.neglected, points) < TO_NEGLECTED_M
    near = np.exp(-km[:, chosen] / DRIVE_KM)
    chance = rangers.dropped * near / near.sum(axis=1, keepdims=True) * np.where(aside, rangers.neglect**2, 1.0)
    return DropOffs(cells[chosen], chance.round(6))


def _one_per_square(x: np.ndarray, y: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    square = np.floor(x / SQUARE_M).astype(np.int64) * 1_000_000 + np.floor(y / SQUARE_M).astype(np.int64)
    order = rng.permutation(len(x))
    return np.sort(order[np.unique(square[order], return_index=True)[1]])
