"""Where intruders come from: gaps in the border, villages, roads, river mouths; or refuges of animals in the forest."""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely

from ..parameters import Kind, LandParams
from .land import Land
from .outline import BORDER_OFF_M
from .rules import count, direction, gentle, points, spread
from .terrain import Terrain

# places where herds rest by day and how far inside (assumptions): herds that raid crops stay within a night of them
HERDS_PER_1000KM2, REFUGE_M, REFUGE_SPREAD_M = 4.0, 5000.0, 2000.0
BORDER_GAP, FOREST_ROAD = "Border gap", "Forest road"
ALONG = 0.5  # part of a stretch of the outline in which an entry may lie


def make_entries(
    land: Land, villages: pd.DataFrame, kind: Kind, params: LandParams, rng: np.random.Generator
) -> pd.DataFrame:
    """Return the entries of a kind: ``name, x, y, weight, known``; the weights add up to 1."""
    number = count(params.entries_per_100km, land.terrain.outline.length / 100_000, 3)
    if kind.entries == "inside":
        places = _refuges(land.terrain, rng)
    elif kind.moves == "boat" and (_mouths(land) > 0).any():
        places = _river_mouths(land, number, rng)
    else:
        places = _ways_in(land, villages, number, rng)
    gap = np.array([name.startswith(BORDER_GAP) for name, _, _ in places])
    weight = rng.lognormal(0, 0.6, len(places)) * np.where(gap, 1.8, 1.0)
    frame = pd.DataFrame(places, columns=["name", "x", "y"])
    frame["weight"] = (weight / weight.sum()).round(4)
    frame.loc[0, "weight"] += round(1 - frame["weight"].sum(), 4)
    return frame.assign(known=_known(len(frame), params.known_entries, rng))


def _known(number: int, share: float, rng: np.random.Generator) -> np.ndarray:
    """Return which entries the rangers know; neither all nor none, unless the share says so."""
    least, most = (0 if share == 0 else 1), (number if share == 1 else number - 1)
    known = np.zeros(number, bool)
    known[rng.permutation(number)[: min(most, count(share, number, least))]] = True
    return known


def _refuges(terrain: Terrain, rng: np.random.Generator) -> list[tuple[str, float, float]]:
    number = count(HERDS_PER_1000KM2, terrain.area_km2 / 1000, 3)
    inland = terrain.inland.ravel()
    middle = min(REFUGE_M, 0.5 * float(inland.max()))
    fit = np.where(inland > 0.3 * middle, np.exp(-(((inland - middle) / REFUGE_SPREAD_M) ** 2)), 0.0).round(9)
    cells = spread(terrain, fit * (0.2 + gentle(terrain, 0.1)), number, 6000.0, rng)
    x, y = points(terrain, cells, rng)
    return [(f"Refuge {number + 1}", a, b) for number, (a, b) in enumerate(zip(x, y))]


def _mouths(land: Land) -> np.ndarray:
    """Return a weight per cell (flat): rivers just outside the park, by how far one gets on them inside it."""
    inland, systems = land.terrain.inland.ravel(), land.river_systems
    inside = np.bincount(systems[inland > 0], minlength=int(systems.max()) + 1)[systems]
    beside = land.river_cells & (inland < 0) & (inland > -max(2000.0, 2 * land.terrain.spec.cell_size))
    return np.where(beside, inside, 0).astype(float)


def _river_mouths(land: Land, number: int, rng: np.random.Generator) -> list[tuple[str, float, float]]:
    cells = spread(land.terrain, _mouths(land), number, 4000.0, rng)
    x, y = land.terrain.x[cells], land.terrain.y[cells]
    return [(f"River mouth {number + 1}", a, b) for number, (a, b) in enumerate(zip(x, y))]


def _ways_in(
    land: Land, villages: pd.DataFrame, number: int, rng: np.random.Generator
) -> list[tuple[str, float, float]]:
    """Return ways in all along the outline, each on the gentlest ground near its place."""
    terrain, ring = land.terrain, land.terrain.outline.exterior
    line = shapely.MultiLineString([line for line, _ in land.border])
    shift, counts, places = rng.uniform(), {BORDER_GAP: 0, FOREST_ROAD: 0}, []
    for at in (np.arange(number) + shift + rng.uniform(-ALONG / 2, ALONG / 2, number)) / number:
        on_ring = ring.interpolate(at % 1.0, normalized=True)
        x, y = _outside(terrain, on_ring.x, on_ring.y, rng)
        point = shapely.Point(x, y)
        far = np.hypot(villages["x"] - x, villages["y"] - y) if len(villages) else np.array([np.inf])
        if land.border and line.distance(point) < 1.5 * BORDER_OFF_M:
            name = BORDER_GAP
        elif far.min() < 4000 and rng.random() < 0.7:
            village = villages.iloc[int(np.argmin(far))]
            places.append((f"{village['name']} path, {direction(terrain, x, y)[0].lower()}", x, y))
            continue
        else:
            name = FOREST_ROAD
        counts[name] += 1
        places.append((f"{name} {counts[name]}", x, y))
    return places


def _outside(terrain: Terrain, x: float, y: float, rng: np.random.Generator) -> tuple[float, float]:
    """Return the gentlest of some points near a point of the outline that lie just outside."""
    aside = rng.normal(0, 500, (2, 60))
    cells = terrain.spec.cells_at(x + aside[0], y + aside[1])
    cells = cells[cells >= 0]
    inland = terrain.inland.ravel()[cells]
    worth = terrain.slope.ravel()[cells] + np.where(inland < 0, 0.0, 10.0) + np.abs(inland + 500) / 20_000
    best = cells[int(np.argmin(worth.round(6)))]
    return float(terrain.x[best]), float(terrain.y[best])
