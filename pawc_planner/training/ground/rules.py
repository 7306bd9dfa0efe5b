"""Rules by which places are chosen: apart from each other, on fit ground, and named after where they lie."""

from __future__ import annotations

import numpy as np

from .terrain import Terrain

COMPASS = (
    ("East", "ตะวันออก"),
    ("North-east", "ตะวันออกเฉียงเหนือ"),
    ("North", "เหนือ"),
    ("North-west", "ตะวันตกเฉียงเหนือ"),
    ("West", "ตะวันตก"),
    ("South-west", "ตะวันตกเฉียงใต้"),
    ("South", "ใต้"),
    ("South-east", "ตะวันออกเฉียงใต้"),
)
CENTRE = ("Central", "กลาง")
TRIED = 4000


def count(per: float, of: float, least: int = 0) -> int:
    """Return a whole number of things from their density."""
    return max(least, int(np.floor(per * of + 0.5)))


def spread(
    terrain: Terrain,
    weight: np.ndarray,
    number: int,
    apart_m: float,
    rng: np.random.Generator,
    taken: np.ndarray | None = None,
) -> np.ndarray:
    """Draw cells with a chance that follows ``weight``, no two closer than ``apart_m`` where there is room.

    Parameters
    ----------
    terrain : Terrain
        Where.
    weight : ndarray, shape (n_cells,)
        Chance of each cell; 0 or less excludes it.
    number : int
        How many are wanted.
    apart_m : float
        Wanted distance; it shrinks by a fifth until the number is reached.
    rng : Generator
        Randomness.
    taken : ndarray of int, optional
        Cells from which to keep away too.

    Returns
    -------
    ndarray of int64
        At most ``number`` cells, in the order in which they were drawn; fewer when fewer are not excluded.
    """
    fit = np.flatnonzero(weight > 0)
    key = np.log(weight[fit]) + rng.gumbel(size=len(fit))  # the largest keys are a weighted draw without replacement
    fit = fit[np.argsort(-key.round(6), kind="stable")][:TRIED]
    x, y = terrain.x[fit], terrain.y[fit]
    away = np.array([], int) if taken is None else np.asarray(taken)
    far = np.full(len(fit), np.inf)
    for cell in away:
        far = np.minimum(far, np.hypot(x - terrain.x[cell], y - terrain.y[cell]))
    chosen: list[int] = []
    free = np.ones(len(fit), bool)
    while len(chosen) < min(number, len(fit)):
        good = np.flatnonzero(free & (far >= apart_m))
        if not len(good):
            apart_m = 0.8 * apart_m if apart_m > 1 else 0.0
            continue
        best = good[0]
        free[best] = False
        chosen.append(int(fit[best]))
        far = np.minimum(far, np.hypot(x - x[best], y - y[best]))
    return np.array(chosen, np.int64)


def gentle(terrain: Terrain, scale: float = 0.04) -> np.ndarray:
    """Return a weight per cell (flat) that falls e times for every ``scale`` of slope."""
    return np.exp(-np.minimum(terrain.slope.ravel() / scale, 20.0)).round(9)


def direction(terrain: Terrain, x: float, y: float) -> tuple[str, str]:
    """Return the part of the park in which a point lies, in English and Thai."""
    west, south, east, north = terrain.outline.bounds
    across, up = (2 * x - west - east) / (east - west), (2 * y - south - north) / (north - south)
    if np.hypot(across, up) < 0.3:
        return CENTRE
    return COMPASS[int(np.floor(np.arctan2(up, across) / (np.pi / 4) + 0.5)) % 8]


def points(terrain: Terrain, cells: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return a point somewhere in the middle part of each cell, metres, rounded to 0.1."""
    x, y = terrain.x[cells], terrain.y[cells]
    aside = 0.3 * terrain.spec.cell_size * rng.uniform(-1, 1, (2, len(cells)))
    return (x + aside[0]).round(1), (y + aside[1]).round(1)
