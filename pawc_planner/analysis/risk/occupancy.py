"""Occupancy with imperfect detection: where a threat is, told apart from how well patrols look for it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.linalg import cho_factor, cho_solve
from scipy.special import expit

from ...base.errors import ParameterError
from ...base.params import positive, within
from ...base.words import QT_TRANSLATE_NOOP

_ROWS = QT_TRANSLATE_NOOP(
    "PawcPlanner", "one place, one effort and one outcome for each look, one penalty for each factor"
)
_STEPS = 60  # Newton steps at most; ten are usual
_SMALL = 1e-12


@dataclass(frozen=True)
class OccupancyParams:
    """What is known before the data speak.

    Parameters
    ----------
    detection_per_km : float
        Expected c of detection = 1 − exp(−c · km).
    detection_spread : float
        Standard deviation of log c around it: the data alone hardly tell a rare threat from one that is hard to see.
    """

    detection_per_km: float = 0.5
    detection_spread: float = 0.7

    def __post_init__(self) -> None:
        positive("detection_per_km", self.detection_per_km)
        within("detection_spread", self.detection_spread, 0.01, 10)


@dataclass(frozen=True)
class OccupancyModel:
    """A fitted model.

    Parameters
    ----------
    coefficients : ndarray, shape (p + e,)
        Of the columns of the factors, then of those of the looks, on the logit scale.
    log_detection : float
        Logarithm of c per km.
    covariance : ndarray, shape (p + e + 1, p + e + 1)
        Of the coefficients and log c (Laplace approximation).
    log_likelihood, evidence : float
        Without penalty; logarithm of the marginal likelihood (Laplace), by which penalties are compared.
    """

    coefficients: np.ndarray
    log_detection: float
    covariance: np.ndarray
    log_likelihood: float
    evidence: float

    @property
    def detection_per_km(self) -> float:
        """Rate c of detection = 1 − exp(−c · km)."""
        return float(np.exp(self.log_detection))

    @property
    def detection_error(self) -> float:
        """Standard error of the logarithm of c."""
        return float(np.sqrt(max(self.covariance[-1, -1], 0.0)))

    def logit_error(self, columns: np.ndarray) -> np.ndarray:
        """Return the standard error of the logit of presence for rows of columns; shape (n,)."""
        own = self.covariance[:-1, :-1]
        return np.sqrt(np.maximum(((columns @ own) * columns).sum(axis=1), 0.0))


def fit_occupancy(
    factors: np.ndarray,
    place: np.ndarray,
    km: np.ndarray,
    found: np.ndarray,
    penalty: np.ndarray,
    params: OccupancyParams | None = None,
    start: OccupancyModel | None = None,
    looks: np.ndarray | None = None,
) -> OccupancyModel:
    """Fit presence and detection together by penalised likelihood.

    Parameters
    ----------
    factors : ndarray, shape (m, p)
        One row per place, a column of ones among them.
    place : ndarray of int, shape (n,)
        Row of ``factors`` of each look (a cell in a period).
    km : ndarray, shape (n,)
        Effort of each look, km; above 0.
    found : ndarray of bool, shape (n,)
        Whether something was found.
    penalty : ndarray, shape (p + e,)
        Ridge on each coefficient (0: none).
    params : OccupancyParams, optional
        Prior of the detection.
    start : OccupancyModel, optional
        Where the search begins.
    looks : ndarray, shape (n, e), optional
        What changes from look to look (season, what was done before).

    Returns
    -------
    OccupancyModel

    Notes
    -----
    P(find) = ψ · (1 − exp(−c·km)), logit ψ = columns · b. Single visits tell ψ and c apart only weakly (Lele, Moreno &
    Bayne 2012), hence the prior on log c. Newton steps with halving; the Hessian of the expected information.

    References
    ----------
    MacKenzie, D. I. et al. (2002). Estimating site occupancy rates when detection probabilities are less than one.
    Ecology 83, 2248–2255.
    Lele, S. R., Moreno, M. & Bayne, E. (2012). Dealing with detection error in site occupancy surveys: what can we do
    with a single survey? Journal of Plant Ecology 5, 22–31.
    """
    params = params or OccupancyParams()
    factors, km, found = np.asarray(factors, float), np.asarray(km, float), np.asarray(found, bool)
    looks = np.empty((len(km), 0)) if looks is None else np.asarray(looks, float)
    fits = factors.ndim == 2 and len(place) == len(km) == len(found) == len(looks)
    if not (fits and factors.shape[1] + looks.shape[1] == len(penalty)):
        raise ParameterError(name="place, km, found", value=(factors.shape, len(km), len(found)), expected=_ROWS)
    fit = _Fit(factors, np.asarray(place), looks, km, found, np.asarray(penalty, float), params)
    value = np.append(np.zeros(len(penalty)), np.log(params.detection_per_km))
    if start is not None:
        value = np.append(start.coefficients, start.log_detection)
    return fit.model(fit.climb(value))


class _Fit:
    """The penalised likelihood of one set of data and its derivatives."""

    def __init__(
        self, factors: np.ndarray, place: np.ndarray, looks: np.ndarray, km: np.ndarray, found: np.ndarray,
        penalty: np.ndarray, params: OccupancyParams,
    ) -> None:
        self.factors, self.place, self.looks, self.km, self.found = factors, place, looks, km, found
        self.ridge = np.append(penalty, params.detection_spread**-2)
        self.middle = np.append(np.zeros(len(penalty)), np.log(params.detection_per_km))

    def parts(self, value: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return presence, detection and the chance of a find."""
        of_places = self.factors.shape[1]
        presence = expit((self.factors @ value[:of_places])[self.place] + self.looks @ value[of_places:-1])
        seen = -np.expm1(-np.exp(np.clip(value[-1], -20, 20)) * self.km)
        return presence, seen, np.clip(presence * seen, _SMALL, 1 - 1e-9)

    def log_likelihood(self, value: np.ndarray) -> float:
        chance = self.parts(value)[2]
        return float(np.log(np.where(self.found, chance, 1 - chance)).sum())

    def height(self, value: np.ndarray) -> float:
        away = value - self.middle
        return self.log_likelihood(value) - 0.5 * float(self.ridge @ away**2)

    def slope(self, value: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return gradient and expected information, penalty included."""
        presence, seen, chance = self.parts(value)
        rate = np.exp(np.clip(value[-1], -20, 20)) * self.km
        by_logit = presence * (1 - presence) * seen
        by_detection = presence * rate * np.exp(-rate)
        residual = (self.found - chance) / (chance * (1 - chance))
        weight = 1 / (chance * (1 - chance))
        own, mixed = by_logit**2 * weight, by_logit * by_detection * weight
        pull = residual * by_logit
        gradient = np.concatenate([self._on_columns(pull), [residual @ by_detection]])
        information = np.empty((len(value), len(value)))
        information[:-1, :-1] = self._information(own)
        information[:-1, -1] = information[-1, :-1] = self._on_columns(mixed)
        information[-1, -1] = by_detection**2 @ weight
        return gradient - self.ridge * (value - self.middle), information + np.diag(self.ridge)

    def _on_columns(self, values: np.ndarray) -> np.ndarray:
        """Return the sums of values of the looks times every column."""
        return np.concatenate([self.factors.T @ self._per_place(values), self.looks.T @ values])

    def _information(self, weight: np.ndarray) -> np.ndarray:
        """Return columns' × columns weighted by look; the places' own part needs one sum per place alone."""
        of_places = self.factors.shape[1]
        found = np.empty((of_places + self.looks.shape[1],) * 2)
        found[:of_places, :of_places] = self.factors.T @ (self.factors * self._per_place(weight)[:, None])
        weighted = self.looks * weight[:, None]
        found[of_places:, of_places:] = self.looks.T @ weighted
        if self.looks.shape[1]:
            crossed = self.factors.T @ np.column_stack([self._per_place(column) for column in weighted.T])
            found[:of_places, of_places:], found[of_places:, :of_places] = crossed, crossed.T
        return found

    def _per_place(self, looks: np.ndarray) -> np.ndarray:
        return np.bincount(self.place, looks, minlength=len(self.factors))

    def climb(self, value: np.ndarray) -> np.ndarray:
        """Return the top."""
        height = self.height(value)
        for _ in range(_STEPS):
            gradient, information = self.slope(value)
            move = cho_solve(cho_factor(information + 1e-9 * np.eye(len(value))), gradient)
            gain, size = float(gradient @ move), 1.0
            while size > 1e-6 and self.height(value + size * move) < height + 1e-4 * size * gain:
                size /= 2
            if size <= 1e-6:
                break
            value = value + size * move
            height = self.height(value)
            if gain * size < 1e-4:  # of the logarithm of the likelihood
                break
        return value

    def model(self, value: np.ndarray) -> OccupancyModel:
        _, information = self.slope(value)
        factor = cho_factor(information + 1e-9 * np.eye(len(value)))
        log_volume = 2 * float(np.log(np.diag(factor[0])).sum())
        bound = self.ridge[self.ridge > 0]
        evidence = self.height(value) + 0.5 * float(np.log(bound).sum()) - 0.5 * log_volume
        covariance = cho_solve(factor, np.eye(len(value)))
        return OccupancyModel(value[:-1], float(value[-1]), covariance, self.log_likelihood(value), evidence)
