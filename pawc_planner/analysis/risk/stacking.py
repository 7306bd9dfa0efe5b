"""Occupancy model and effort ensemble put together, each with the weight that it earns on ground it has not seen."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.special import expit

from ...base.progress import Progress, step
from ..grid import PlanningGrid
from .ensemble import EffortEnsemble, fit_ensemble
from .fitting import Curves, SiteFit, SiteModel
from .looks import Looks
from .params import RiskParams
from .validation import Validation, block_folds, validation_of

FOLDS = 4
BLOCK_CELLS = 5.0
LEAST_WEIGHT = 0.05
LEAST_FINDS = 30  # below, an ensemble of trees has nothing to learn from


@dataclass(frozen=True)
class Stack:
    """What the ensemble adds.

    Parameters
    ----------
    weight : float
        Share of the ensemble, 0 to 1.
    chances : ndarray, shape (m,)
        Its chance of a find in every cell, with ``km`` of effort.
    km : float
        That effort.
    validation : Validation or None
        Of both together on blocks held back.
    """

    weight: float = 0.0
    chances: np.ndarray = field(default_factory=lambda: np.empty(0))
    km: float = 1.0
    validation: Validation | None = None

    def pooled(self, presence: np.ndarray, detection_per_km: float) -> np.ndarray:
        """Mix the presence (m,) of the occupancy model with what the ensemble's chances mean at that detection."""
        if self.weight <= 0:
            return presence
        seen = -np.expm1(-detection_per_km * self.km)
        return (1 - self.weight) * presence + self.weight * np.minimum(self.chances / seen, 1.0)


def stacked(
    fit: SiteFit, found: SiteModel, looks: Looks, curves: Curves, grid: PlanningGrid, params: RiskParams,
    progress: Progress,
) -> Stack:
    """Cross-validate both on blocks of ground and weigh the ensemble by the likelihood of the looks held back."""
    x, y = grid.spec.centres(looks.cells)
    fold = block_folds(x, y, FOLDS, BLOCK_CELLS * grid.spec.cell_size)[looks.place]
    features = _features(curves, x, y, looks.columns, looks.place)
    enough = int(looks.found.sum()) >= LEAST_FINDS
    own, other = np.full(len(looks.km), np.nan), np.full(len(looks.km), np.nan)
    for one in range(FOLDS):
        step(progress, one / (FOLDS + 1), "risk")
        seen, held = np.flatnonzero(fold != one), np.flatnonzero(fold == one)
        if not len(held) or looks.found[seen].sum() < 2 or looks.found[seen].all():
            continue
        part = fit.fit(found.spreads, looks.chosen(seen))
        own[held] = _chance(part, looks, held)
        if enough:
            ensemble = fit_ensemble(features[seen], looks.km[seen], looks.found[seen], params.seed)
            other[held] = ensemble.chance(features[held], looks.km[held])
    known = np.isfinite(own)
    if not known.any():
        return Stack()
    weight = _weight(own[known], other[known], looks.found[known]) if enough else 0.0
    mixed = own[known] if weight == 0 else (1 - weight) * own[known] + weight * other[known]
    validation = validation_of(mixed, looks.found[known])
    if weight == 0:
        return Stack(validation=validation)
    step(progress, FOLDS / (FOLDS + 1), "risk")
    whole: EffortEnsemble = fit_ensemble(features, looks.km, looks.found, params.seed)
    km = float(np.quantile(looks.km, 0.75))
    cells = np.arange(len(looks.cells))
    ahead = whole.chance(_features(curves, x, y, looks.ahead, cells), np.full(len(cells), km))
    return Stack(weight, ahead, km, validation)


def _features(curves: Curves, x: np.ndarray, y: np.ndarray, columns: np.ndarray, place: np.ndarray) -> np.ndarray:
    """Return factors, place and what changes with time, for trees: shape (n, f)."""
    of_place = np.column_stack([curves.columns[:, curves.straight], x, y])
    return np.column_stack([of_place[place], columns])


def _chance(part: SiteModel, looks: Looks, held: np.ndarray) -> np.ndarray:
    p = part.columns.shape[1]
    coefficients = part.model.coefficients
    logit = (part.columns @ coefficients[:p])[looks.place[held]] + looks.columns[held] @ coefficients[p:]
    return np.asarray(expit(logit) * -np.expm1(-part.model.detection_per_km * looks.km[held]))


def _weight(own: np.ndarray, other: np.ndarray, found: np.ndarray) -> float:
    """Return the weight of the second chance with the largest likelihood of the mixture; 0 when it is hardly any."""
    def loss(weight: float) -> float:
        mixed = np.clip((1 - weight) * own + weight * other, 1e-9, 1 - 1e-9)
        return -float(np.log(np.where(found, mixed, 1 - mixed)).sum())

    best = float(minimize_scalar(loss, bounds=(0.0, 1.0), method="bounded", options={"xatol": 1e-3}).x)
    return best if best >= LEAST_WEIGHT and loss(best) < loss(0.0) - 1.0 else 0.0
