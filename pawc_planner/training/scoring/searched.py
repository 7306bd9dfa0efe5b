"""How much ground a plan searches: where a fresh sign would have been seen, whether one lay there or not."""

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
    """Return the ground that a plan searches and that of the park, km².

    A point counts with the chance 1 − exp(−rate) that a fresh stump there would have been seen in the cycle; rates are
    those of signs (:func:`~..encounters.sightings.passes`). Roads walked again and again count little more than once.
    """
    x, y = points_of(sealed)
    km2, steps, figures = (POINT_M / 1000) ** 2, plan.steps, sealed.params.rangers
    if not len(x) or not len(steps.x):
        return 0.0, km2 * len(x)
    points = scipy.spatial.cKDTree(np.column_stack([x, y]))
    teams = scipy.spatial.cKDTree(np.column_stack([steps.x, steps.y]))
    near = points.sparse_distance_matrix(teams, REACH * figures.sight_m, output_type="ndarray")
    point, step = near["i"], near["j"]
    rate = (
        figures.detection * sealed.ground.cover[sealed.cells_at(x, y)][point] * steps.km[step] * steps.sees[step]
        * np.exp(-0.5 * (near["v"] / figures.sight_m) ** 2)
    )
    return float(km2 * -np.expm1(-np.bincount(point, rate, minlength=len(x))).sum()), km2 * len(x)
