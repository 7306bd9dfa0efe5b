"""Risk: where a threat is likely, told apart from where patrols look, with its uncertainty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import expit
from threadpoolctl import threadpool_limits

from ...base.progress import Part, Progress, Silent, step
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..gaps import smoothed_rate
from ..grid import PlanningGrid
from ..rates import encounter_rates
from .effects import EFFECT_COLUMNS, effects_of
from .fitting import Averaged, SiteFit, curves_of
from .looks import Looks, looks_of
from .params import RiskParams
from .stacking import Stack, stacked
from .validation import Validation, area_share

OCCUPANCY, STACKED, RATES = "occupancy", "occupancy and effort ensemble", "rates"
IDENTIFIED = 0.5  # of its prior: the spread of log c at which the data, not the prior, tell detection


@dataclass(frozen=True)
class RiskResult:
    """Risk over a site in the period to come.

    Parameters
    ----------
    relative : ndarray, shape (n_rows, n_cols)
        Risk relative to the mean of the site (1), 0 outside.
    low, high : ndarray, shape (n_rows, n_cols)
        Two thirds interval of it (one standard error of the logit to each side); NaN where the rates stand in.
    presence : ndarray, shape (n_rows, n_cols)
        Probability of presence in a period as fitted; NaN where the rates stand in. To be read as such only when
        ``identified``.
    detection_per_km : float
        c of detection = 1 − exp(−c·km); NaN where the rates stand in.
    identified : bool
        Whether the data tell c (its interval is less than half as wide as before they spoke).
    factors : pandas.DataFrame
        ``factor, ratio, low, high, at_low, at_high``: odds of presence where the factor is high (its 90th percentile in
        the site, ``at_high``) over those where it is low (10th), with 95 % interval.
    method : str
        :data:`OCCUPANCY`, :data:`STACKED`, or :data:`RATES` where finds are too few.
    looks, positives : int
        Cells and periods with effort; those with a find.
    evidence : float
        Logarithm of the marginal likelihood, by which models are compared; NaN for rates.
    range_m, spread : float
        What was chosen for the surface; NaN for rates.
    ensemble_weight : float
        Share of the effort ensemble, 0 to 1.
    validation : Validation or None
        How the model did on blocks that it had not seen; None where it was not tried.
    sentence : Sentence
        The result in one sentence.
    """

    relative: np.ndarray
    low: np.ndarray
    high: np.ndarray
    presence: np.ndarray
    detection_per_km: float
    identified: bool
    factors: pd.DataFrame
    method: str
    looks: int
    positives: int
    evidence: float
    range_m: float
    spread: float
    ensemble_weight: float
    validation: Validation | None
    sentence: Sentence

    def chance(self, km: np.ndarray | float) -> np.ndarray:
        """Return the chance of a find in a period by ``km`` in each cell, 0 to 1; this can be checked against finds."""
        return np.asarray(self.presence * -np.expm1(-self.detection_per_km * np.asarray(km, float)))


def risk(
    finds: np.ndarray,
    km: np.ndarray,
    factors: Mapping[str, np.ndarray],
    grid: PlanningGrid,
    params: RiskParams | None = None,
    progress: Progress | None = None,
    *,
    seasons: Sequence[str] | None = None,
    next_season: str | None = None,
) -> RiskResult:
    """Learn where a threat is likely from finds, effort and the factors of the ground.

    Parameters
    ----------
    finds, km : ndarray, shape (periods, n_rows, n_cols)
        Finds and effort per cell in each period, such as a month, in their order.
    factors : mapping of str to ndarray, shape (n_rows, n_cols)
        What may draw or keep out a threat (distance to the border, slope …); NaN counts as the mean.
    grid : PlanningGrid
        Cells of the site.
    params : RiskParams, optional
        Priors.
    progress : Progress, optional
        Told the share done; may cancel.
    seasons : sequence of str, optional
        Season of each period.
    next_season : str, optional
        Season of the period to come; None: as the year goes round.

    Returns
    -------
    RiskResult

    Notes
    -----
    Single-visit occupancy: P(find) = ψ · (1 − exp(−c·km)); logit ψ is the sum of a natural spline of each factor, of
    season, of finds and effort in the periods just before, and of a random surface with exponential covariance, all
    with normal priors whose spreads maximise the marginal likelihood (Laplace). Every cell thus borrows from its
    neighbours and from cells like it, as far as the data ask for it. With few finds the prior keeps the map flat. The
    effort ensemble (:mod:`~.ensemble`) is mixed in with the weight that maximises the likelihood of looks in blocks of
    ground that neither had seen.

    References
    ----------
    Lele, S. R., Moreno, M. & Bayne, E. (2012). Dealing with detection error in site occupancy surveys: what can we do
    with a single survey? Journal of Plant Ecology 5, 22–31.
    Rasmussen, C. E. & Williams, C. K. I. (2006). Gaussian Processes for Machine Learning. MIT Press.
    Gholami, S. et al. (2018). Adversary models account for imperfect crime data. AAMAS 2018, 823–831.
    """
    params, progress = params or RiskParams(), progress or Silent()
    finds, km = np.asarray(finds, float), np.asarray(km, float)
    looks = looks_of(finds, km, grid, params.lag_periods, seasons, next_season)
    if looks.found.sum() < params.min_positives:
        return _from_rates(finds, km, grid, looks, params)
    # Many matrices of a few hundred columns: threads that wait for each other cost more than they bring.
    with threadpool_limits(1, "blas"):
        curves = curves_of(factors, looks.cells)
        fit = SiteFit(curves, looks, grid, params)
        found = fit.averaged(params, Part(progress, 0.0, 0.6))
        stack = Stack()
        if params.ensemble:
            stack = stacked(fit, found.best, looks, curves, grid, params, Part(progress, 0.6, 1.0))
        step(progress, 1.0)
        return _result(found, stack, effects_of(found.best.model, curves, looks, factors), looks, grid, params)


def _result(
    found: Averaged, stack: Stack, effects: pd.DataFrame, looks: Looks, grid: PlanningGrid, params: RiskParams
) -> RiskResult:
    model, logit, error = found.best.model, found.logit, found.error
    pooled = stack.pooled(found.presence, model.detection_per_km)
    shift = pooled / np.maximum(found.presence, 1e-12)
    weight = grid.weight.ravel()[looks.cells]
    mean = float((pooled * weight).sum() / weight.sum())
    relative, low, high = (
        _on_grid(values / mean, looks, grid, 0.0)
        for values in (pooled, np.minimum(expit(logit - error) * shift, pooled), expit(logit + error) * shift)
    )
    return RiskResult(
        relative, low, high, _on_grid(pooled, looks, grid, np.nan), model.detection_per_km,
        model.detection_error < IDENTIFIED * params.detection_spread, effects,
        STACKED if stack.weight > 0 else OCCUPANCY, len(looks.km), int(looks.found.sum()), model.evidence,
        found.best.spreads.range_m, found.best.spreads.surface, stack.weight, stack.validation,
        _sentence(relative, grid, looks),
    )


def _on_grid(values: np.ndarray, looks: Looks, grid: PlanningGrid, outside: float) -> np.ndarray:
    full = np.full(grid.spec.size, outside)
    full[looks.cells] = values
    return full.reshape(grid.spec.shape)


def _from_rates(finds: np.ndarray, km: np.ndarray, grid: PlanningGrid, looks: Looks, params: RiskParams) -> RiskResult:
    rates = encounter_rates(finds.sum(axis=0), km.sum(axis=0), grid)
    surface = smoothed_rate(rates, 1.0)
    mean = float((surface * grid.weight).sum() / max(grid.weight.sum(), 1e-12))
    relative = np.where(grid.inside, surface / mean if mean > 0 else 1.0, 0.0)
    unknown, positives = np.full(grid.spec.shape, np.nan), int(looks.found.sum())
    said = Sentence(_FEW, {"n": positives, "least": params.min_positives})
    return RiskResult(
        relative, unknown, unknown, unknown, float("nan"), False, pd.DataFrame(columns=list(EFFECT_COLUMNS)), RATES,
        len(looks.km), positives, float("nan"), float("nan"), float("nan"), 0.0, None, said,
    )


def _sentence(relative: np.ndarray, grid: PlanningGrid, looks: Looks) -> Sentence:
    share = area_share(relative.ravel()[looks.cells], relative.ravel()[looks.cells], grid.weight.ravel()[looks.cells])
    return Sentence(_LEARNT, {"share": 100 * share, "found": int(looks.found.sum()), "looks": len(looks.km)})


_FEW = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "Cells and months in which patrols found something: {n}; at least {least} are needed to learn risk from the ground,"
    " so the map shows smoothed finds per km.",
)
_LEARNT = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "The tenth of the site with the highest risk holds {share:.0f} % of it (learnt from {looks:,} visits to cells, of"
    " which {found:,} found something).",
)
