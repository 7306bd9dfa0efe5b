"""Statistical parks: intrusion from factors and a random surface, patchy effort, and a law of detection."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.ndimage import gaussian_filter

from pawc_planner.analysis.grid import GridSpec, PlanningGrid

LAWS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "exponential": lambda km: -np.expm1(-0.4 * km),
    "hyperbolic": lambda km: 0.9 * km / (3.0 + km),
    "logistic": lambda km: 1 / (1 + np.exp(-(np.log(km) - np.log(4.0)) / 0.5)),
    "saturating": lambda km: 0.5 * -np.expm1(-1.5 * km),
}


@dataclass(frozen=True)
class Park:
    """What is known of a park, and its ``truth``: relative intrusion per cell, shape (n_rows, n_cols).

    ``km`` and ``finds`` have the shape (periods, n_rows, n_cols); ``seasons`` name the periods, where they are known.
    """

    grid: PlanningGrid
    km: np.ndarray
    finds: np.ndarray
    factors: dict[str, np.ndarray]
    truth: np.ndarray
    seasons: tuple[str, ...] = ()


def statistical_park(
    seed: int, law: str = "exponential", finds: float = 200.0, periods: int = 24, side: int = 44, useless: bool = False
) -> Park:
    """Make a park.

    Parameters
    ----------
    seed : int
        Park.
    law : str
        How the chance to see what is there grows with km (:data:`LAWS`); ``teams``: exponential, but each station's
        teams see more or less.
    finds : float
        Expected looks with a find.
    periods : int
        Periods (months).
    side : int
        Cells of 1 km along a side; the park is an uneven disc inside.
    useless : bool
        The factors that are known have nothing to do with intrusion.
    """
    rng = np.random.default_rng(seed)
    row, col = np.mgrid[:side, :side]
    middle = (side - 1) / 2
    angle = np.arctan2(row - middle, col - middle)
    radius = side / 2 * (0.78 + 0.16 * np.sin(2 * angle + rng.uniform(0, 6)) + 0.06 * np.sin(5 * angle))
    weight = (np.hypot(row - middle, col - middle) < radius).astype(float)
    grid = PlanningGrid(GridSpec(0.0, side * 1000.0, 1000.0, side, side), weight)
    fields = [_field(rng, side, reach) for reach in (4.0, 6.0, 3.0, 5.0)]
    edge = np.minimum(np.hypot(row - middle, col - middle) - radius, 0) * -1.0
    rough, reach = rng.uniform(0.5, 1.2), rng.choice([1.5, 3.0, 5.0])
    drawn = 1.2 * fields[0] - 0.8 * np.abs(fields[1]) - 0.12 * edge + rough * _field(rng, side, reach)
    strength = np.exp(1.1 * drawn)
    strength = np.where(weight > 0, strength, 0.0)
    km, station = _effort(rng, weight, strength, periods)
    if law == "teams":
        seen = -np.expm1(-0.4 * km * rng.choice([0.3, 1.0, 2.0], station.max() + 1)[station])
    else:
        seen = np.where(km > 0, LAWS[law](np.maximum(km, 1e-9)), 0.0)
    scale = _scale(strength, seen, finds)
    present = rng.random(km.shape) < -np.expm1(-scale * strength)
    found = (present & (rng.random(km.shape) < seen)).astype(float)
    known = {f"factor {i + 1}": field for i, field in enumerate(fields)} | {"distance to the edge": edge}
    if useless:
        known = {f"factor {i + 1}": _field(rng, side, 4.0) for i in range(5)}
    return Park(grid, km, found, known, -np.expm1(-scale * strength))


def _field(rng: np.random.Generator, side: int, reach: float) -> np.ndarray:
    field = gaussian_filter(rng.normal(size=(side, side)), reach, mode="wrap")
    return np.asarray((field - field.mean()) / field.std())


def _effort(
    rng: np.random.Generator, weight: np.ndarray, strength: np.ndarray, periods: int
) -> tuple[np.ndarray, np.ndarray]:
    """Return km per period and cell, and the nearest station: near stations much, in many cells nothing ever."""
    side = len(weight)
    inside = np.argwhere(weight > 0)
    stations = inside[rng.choice(len(inside), 4, replace=False)]
    row, col = np.mgrid[:side, :side]
    away = np.array([np.hypot(row - r, col - c) for r, c in stations])
    near = np.exp(-away.min(axis=0) / 5.0)
    habit = np.exp(0.8 * _field(rng, side, 1.5) + 0.3 * np.log(strength + strength[weight > 0].mean()))
    level = near * habit * weight
    level[level < np.quantile(level[weight > 0], 0.25)] = 0.0
    level /= level.sum()
    visits = rng.random((periods, side, side)) < np.minimum(250 * level, 0.9)
    return np.where(visits, rng.gamma(2.0, 1.5, visits.shape), 0.0), away.argmin(axis=0)


def _scale(strength: np.ndarray, seen: np.ndarray, finds: float) -> float:
    low, high = -20.0, 10.0
    for _ in range(60):
        middle = (low + high) / 2
        expected = float((-np.expm1(-np.exp(middle) * strength) * seen).sum())
        low, high = (middle, high) if expected < finds else (low, middle)
    return float(np.exp(low))
