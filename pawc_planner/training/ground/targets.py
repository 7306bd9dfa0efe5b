"""What is worth going to: rosewood stands, hunting grounds, sandbanks with nests, fields."""

from __future__ import annotations

import numpy as np
import pandas as pd
import scipy.ndimage

from ..parameters import Kind
from .land import Land
from .rules import count, gentle, points, spread
from .terrain import Terrain


def make_targets(
    land: Land, villages: pd.DataFrame, entries: pd.DataFrame, kind: Kind, rng: np.random.Generator
) -> pd.DataFrame:
    """Return the targets of a kind: ``x, y, value``; values are whole numbers with a mean of ``kind.value_mean``."""
    terrain = land.terrain
    number = count(kind.targets_per_1000km2, terrain.area_km2 / 1000, 3)
    rules = {"stands": _stands, "forest": _forest, "fields": _fields}
    if kind.targets == "sandbanks":
        weight = _sandbanks(land, entries if kind.moves == "boat" else None)
    else:
        weight = rules[kind.targets](land, villages)
    apart = 0.55 * np.sqrt(terrain.area_km2 * 1e6 / number)
    cells = spread(terrain, weight, number, min(apart, 5000.0), rng)
    x, y = points(terrain, cells, rng)
    if kind.targets == "sandbanks":
        x, y = terrain.x[cells], terrain.y[cells]
    value = np.maximum(1, (kind.value_mean * rng.gamma(6.0, 1 / 6.0, len(cells))).round()).astype(int)
    return pd.DataFrame({"x": x, "y": y, "value": value})


def _within(terrain: Terrain, metres: float) -> np.ndarray:
    """Return the cells (flat) at least so far inside, or half the depth of the park where that is less."""
    inland = terrain.inland.ravel()
    return inland > min(metres, inland.max() / 2)


def _stands(land: Land, villages: pd.DataFrame) -> np.ndarray:
    """Rosewood: at middle elevation and on gentle slopes, not at the edge."""
    terrain = land.terrain
    z, within = terrain.z.ravel(), _within(terrain, 2000)
    low, middle, high = np.quantile(z[within], [0.3, 0.55, 0.85])
    height = np.exp(-(((z - middle) / max(high - low, 1.0)) ** 2))
    slope = terrain.slope.ravel()
    middling = within & (z >= low) & (z <= high)
    steep = max(0.25, float(np.quantile(slope[middling], 0.2)))  # in the wildest mountains, the gentlest fifth
    return np.where(middling & (slope <= steep), height.round(9), 0.0)


def _forest(land: Land, villages: pd.DataFrame) -> np.ndarray:
    """Hunting grounds: in the forest, more of them nearer to the edge and to streams."""
    terrain = land.terrain
    inland = terrain.inland.ravel()
    stream = scipy.ndimage.distance_transform_edt(~land.river_cells.reshape(terrain.spec.shape)).ravel()
    near = np.exp(-inland / 5000) * (0.5 + np.exp(-stream * terrain.spec.cell_size / 1500))
    return np.where(_within(terrain, 700), near.round(9), 0.0)


def _sandbanks(land: Land, entries: pd.DataFrame | None) -> np.ndarray:
    """Nests: on the flat stretches of the rivers in the park, for boats those that can be reached from an entry."""
    terrain = land.terrain
    fall = scipy.ndimage.maximum_filter(terrain.z, 3) - scipy.ndimage.minimum_filter(terrain.z, 3)
    weight = np.exp(-fall.ravel() / 20).round(9) + 1e-6
    fit = land.river_cells & terrain.inside.ravel()
    if entries is not None:
        systems = land.river_systems
        joined = fit & np.isin(systems, np.unique(systems[terrain.spec.cells_at(entries["x"], entries["y"])]))
        fit = joined if joined.any() else fit
    return np.where(fit, weight, 0.0)


def _fields(land: Land, villages: pd.DataFrame) -> np.ndarray:
    """Crops: on flat ground at the villages, outside the park or at its very edge."""
    terrain = land.terrain
    near = np.zeros(terrain.spec.size)
    reach = max(1200.0, 1.5 * terrain.spec.cell_size)
    for x, y in zip(villages["x"], villages["y"]):
        near = np.maximum(near, np.exp(-(((terrain.x - x) ** 2 + (terrain.y - y) ** 2) / reach**2)))
    inland = terrain.inland.ravel()
    edge = (inland < 300) & (inland > -6000)
    at_village = np.where(near > 0.02, near, 0.0) if (near > 0.02).any() else np.exp(-np.abs(inland) / 1000)
    weight = np.where(edge, at_village * gentle(terrain), 0.0)
    some = np.flatnonzero(weight > 0)
    weight[some[land.abroad(some)]] = 0.0
    return weight
