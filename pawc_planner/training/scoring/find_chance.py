"""The true chance of a find on the next kilometre: what maps that claim such a chance are calibrated with."""

from __future__ import annotations

import numpy as np

from ...analysis.grid import GridSpec
from ..clock import midnight
from ..encounters.sightings import SignSet, age_factor
from .sealed import Sealed


def find_chance(sealed: Sealed, spec: GridSpec) -> np.ndarray:
    """Return the chance that one km walked in a cell, anywhere in it, has a find; shape (spec.size,).

    Parameters
    ----------
    sealed : Sealed
        Signs that lie there on the first day of the cycle; those that the cycle will bring are not counted.
    spec : GridSpec
        Cells, in the park's CRS.

    Notes
    -----
    A step at a distance d from a sign sees it at the rate detection · ease · age · km · exp(−d²/2σ²). Over a cell of
    area A, a km walked anywhere in it has the mean rate detection · ease · age · 2πσ²/A; rates of several signs add up.
    """
    old, figures = sealed.signs, sealed.params.rangers
    signs = SignSet(old.x, old.y, old.left, old.gone, old.ease)
    number = np.arange(len(old.x))
    first = np.full(len(number), midnight(sealed.first_day))
    rate = figures.detection * old.ease * age_factor(signs, number, first, figures)
    rate *= 2 * np.pi * figures.sight_m**2 / spec.cell_size**2
    cells = spec.cells_at(old.x, old.y)
    return -np.expm1(-np.bincount(cells[cells >= 0], rate[cells >= 0], minlength=spec.size))
