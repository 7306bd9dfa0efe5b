"""The hidden truth: where intruder groups walk, what they cut and what they leave behind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from ..ground.landscape import Landscape
from ..ground.places import Places
from ..ground.terrain import Terrain, path_trees, rough
from ..old_params import ParkParams

# Kind of sign: category key of the SMART data model, mean number a trip, days it can be seen, where it lies along the
# walk (0 entry to 1 stand, from/to), ease to see relative to a stump. Means and days are assumptions.
SIGNS = {
    "logs": ("humanactivity.timber.logs.", 0.35, 240, (0.97, 1.0), 1.0),
    "planks": ("humanactivity.timber.planks.", 0.25, 150, (0.8, 1.0), 0.9),
    "cutpieces": ("humanactivity.timber.cutpieces.", 0.4, 180, (0.6, 1.0), 0.8),
    "camp": ("humanactivity.shelterorcamp.", 0.6, 150, (0.5, 1.0), 1.2),
    "trap": ("humanactivity.weaponsequipment.trap.", 0.7, 60, (0.2, 1.0), 0.6),
    "cartridge": ("humanactivity.weaponsequipment.firearmsammunition.spentcartridges.", 0.15, 90, (0.2, 1.0), 0.4),
    "sign": ("humanactivity.humansign.", 2.2, 45, (0.1, 1.0), 0.7),
    "fire": ("humanactivity.fire.", 0.15, 90, (0.3, 1.0), 1.0),
}
STUMP = "humanactivity.timber.stump."
STUMP_DAYS, STUMP_EASE = 2000, 1.0
ROUGH_VARIANTS = 4
WARM_UP_DAYS = 365  # before the first patrol, so that the first year finds old signs as the later ones do


@dataclass(frozen=True)
class Intrusion:
    """What intruders did.

    Parameters
    ----------
    trips : pandas.DataFrame
        ``trip, entry, stand, start`` (date), ``days, people, hours`` (one way), ``cut`` (trees), ``main``
        (on its corridor).
    paths : list of ndarray
        Cells of every trip, from entry to stand; the way back is the same.
    signs : pandas.DataFrame
        ``sign, kind, category, trip, x, y, left`` (date), ``gone`` (date), ``ease``, ``girth_cm`` (stumps only).
    """

    trips: pd.DataFrame
    paths: list[np.ndarray]
    signs: pd.DataFrame

    def flow(self, terrain: Terrain) -> np.ndarray:
        """Return walks through each cell, there and back counted once; shape (n_rows, n_cols)."""
        total = np.zeros(terrain.spec.size, np.int32)
        for cells in self.paths:
            total[cells] += 1
        return total.reshape(terrain.spec.shape)


def make_intrusion(
    terrain: Terrain, landscape: Landscape, places: Places, params: ParkParams, rng: np.random.Generator
) -> Intrusion:
    """Walk every group from its entry to its stand and leave its signs.

    The way is a least-cost path over the terrain with a random factor on the ground (after Haas & Ferreira 2018), so
    that walks on one corridor run side by side and not on one line.
    """
    trips = _trips(places, params, rng)
    paths = _paths(terrain, landscape, places, trips, rng)
    hours = [len(cells) * terrain.spec.cell_size / 1000 / 1.6 for cells in paths]
    trips["hours"] = np.round(hours, 2)
    return Intrusion(trips, paths, _signs(terrain, places, trips, paths, rng))


def _trips(places: Places, params: ParkParams, rng: np.random.Generator) -> pd.DataFrame:
    """Draw the walks: more in the dry season (November to April), on any day of the week."""
    number = int(rng.poisson(params.trips_per_year * (params.years + WARM_UP_DAYS / 365)))
    days = np.array([params.first_day + timedelta(days=d) for d in range(-WARM_UP_DAYS, params.n_days)])
    dry = np.array([1.5 if day.month in (11, 12, 1, 2, 3, 4) else 0.7 for day in days])
    start = np.sort(rng.choice(len(days), number, p=dry / dry.sum()))
    weight = places.entries["weight"].to_numpy()
    entry = rng.choice(len(weight), number, p=weight / weight.sum())
    corridor = places.entries["stand"].to_numpy()[entry]
    main = (corridor >= 0) & (rng.random(number) < params.corridor_share)
    stand = np.where(main, corridor, rng.integers(0, len(places.stands), number))
    cut = rng.poisson(params.stumps_per_year / max(params.trips_per_year, 1), number)
    return pd.DataFrame(
        {
            "trip": np.arange(number),
            "entry": entry,
            "stand": stand,
            "start": days[start],
            "days": rng.integers(1, 4, number),
            "people": 2 + rng.poisson(1.6, number),
            "cut": cut,
            "main": main,
        }
    )


def _paths(
    terrain: Terrain, landscape: Landscape, places: Places, trips: pd.DataFrame, rng: np.random.Generator
) -> list[np.ndarray]:
    """Return the cells of each walk; groups avoid roads inside the park and the surroundings of stations."""
    cost = 1.2 + 5 * terrain.slope.ravel()
    roads = landscape.on_line(terrain, landscape.roads) & terrain.inside.ravel()
    cost[roads] += 1.5
    for _, station in places.stations.iterrows():
        near = np.hypot(terrain.x - station["x"], terrain.y - station["y"])
        cost = cost + 4 * np.exp(-((near / 2500) ** 2))
    stands = terrain.spec.cells_at(places.stands["x"], places.stands["y"])
    entries = terrain.spec.cells_at(places.entries["x"], places.entries["y"])
    trees = [path_trees(terrain.network(cost * rough(terrain, rng, 0.22)), stands) for _ in range(ROUGH_VARIANTS)]
    variant = rng.integers(0, ROUGH_VARIANTS, len(trips))
    return [
        trees[v][stand].path_to(int(entries[entry]))[::-1]
        for v, stand, entry in zip(variant, trips["stand"], trips["entry"])
    ]


def _signs(
    terrain: Terrain, places: Places, trips: pd.DataFrame, paths: list[np.ndarray], rng: np.random.Generator
) -> pd.DataFrame:
    """Leave the signs of every trip along its path inside the park, and its stumps in the stand."""
    rows: list[tuple] = []
    inside = terrain.inside.ravel()
    for trip, cells in zip(trips.itertuples(), paths):
        within = cells[inside[cells]]
        for kind, (category, mean, days, (first, last), ease) in SIGNS.items():
            for _ in range(rng.poisson(mean)):
                at = within[int(rng.uniform(first, last) * (len(within) - 1))]
                rows.append(_sign(terrain, kind, category, trip, at, days, ease, rng))
        stand = places.stands.iloc[trip.stand]
        for _ in range(trip.cut):
            x, y = stand["x"] + rng.normal(0, 700), stand["y"] + rng.normal(0, 700)
            left = trip.start + timedelta(days=int(trip.days))
            rows.append(
                (
                    "stump",
                    STUMP,
                    trip.trip,
                    x,
                    y,
                    left,
                    left + timedelta(days=STUMP_DAYS),
                    STUMP_EASE,
                    rng.gamma(9, 14) + 30,
                )
            )
    frame = pd.DataFrame(rows, columns=["kind", "category", "trip", "x", "y", "left", "gone", "ease", "girth_cm"])
    frame.insert(0, "sign", np.arange(len(frame)))
    return frame


def _sign(
    terrain: Terrain, kind: str, category: str, trip: Any, cell: int, days: int, ease: float, rng: np.random.Generator
) -> tuple:
    x, y = terrain.x[cell] + rng.normal(0, 150), terrain.y[cell] + rng.normal(0, 150)
    left: date = trip.start + timedelta(days=int(rng.integers(0, trip.days)))
    lasts = max(2, int(days * rng.gamma(4, 0.25)))
    return (kind, category, trip.trip, x, y, left, left + timedelta(days=lasts), ease, np.nan)
