"""How much ground a plan looks at: where a fresh sign or a passing group would have been seen, had there been one."""

from __future__ import annotations

import numpy as np
import scipy.spatial

from ..encounters.sightings import REACH
from .fielded import Fielded
from .sealed import Sealed

POINT_M = 250.0  # about one point to each two standard deviations of sight


def points_of(sealed: Sealed) -> tuple[np.ndarray, np.ndarray]:
    """Return points inside the park, one for each :data:`POINT_M` squared, shape (n,) each."""
    spec = sealed.spec
    x = np.arange(spec.west + POINT_M / 2, spec.west + spec.n_cols * spec.cell_size, POINT_M)
    y = np.arange(spec.north - POINT_M / 2, spec.north - spec.n_rows * spec.cell_size, -POINT_M)
    all_x, all_y = (values.ravel() for values in np.meshgrid(x, y))
    inside = sealed.is_inside(all_x, all_y)
    return all_x[inside], all_y[inside]


def ground_searched(sealed: Sealed, plan: Fielded) -> tuple[float, float]:
    """Return the ground that a plan looks at and that of the park, km².

    A point counts with the chance that a team would have seen a fresh stump there in the cycle, or a camera a group
    that passes there once; chances are those of signs (:func:`~..encounters.sightings.passes`) and of pictures
    (:func:`~..encounters.photographs.photographs`). Roads walked again and again count little more than once.
    """
    x, y = points_of(sealed)
    km2 = (POINT_M / 1000) ** 2
    seen = 1 - _missed_by_teams(sealed, plan, x, y) * _missed_by_cameras(sealed, plan, x, y)
    return float(km2 * seen.sum()), km2 * len(x)


def _missed_by_teams(sealed: Sealed, plan: Fielded, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    figures, steps = sealed.params.rangers, plan.steps
    point, step, bell = _near(x, y, steps.x, steps.y, figures.sight_m)
    cover = sealed.ground.cover[sealed.cells_at(x, y)]
    rate = figures.detection * cover[point] * steps.km[step] * steps.sees[step] * bell
    return np.exp(-np.bincount(point, rate, minlength=len(x)))


def _missed_by_cameras(sealed: Sealed, plan: Fielded, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    figures, missed = sealed.params.cameras, np.ones(len(x))
    point, _, bell = _near(x, y, plan.watch.x, plan.watch.y, figures.catch_m)
    np.multiply.at(missed, point, 1 - figures.catch * bell)
    return missed


def _near(
    x: np.ndarray, y: np.ndarray, at_x: np.ndarray, at_y: np.ndarray, spread_m: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return pairs of points and places that are near each other, and the bell curve of their distance."""
    if not len(x) or not len(at_x):
        return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0)
    points, places = (scipy.spatial.cKDTree(np.column_stack(pair)) for pair in ((x, y), (at_x, at_y)))
    near = points.sparse_distance_matrix(places, REACH * spread_m, output_type="ndarray")
    return near["i"].astype(np.int64), near["j"].astype(np.int64), np.exp(-0.5 * (near["v"] / spread_m) ** 2)
