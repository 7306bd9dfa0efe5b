"""The occupancy model of a site: curves of factors, a random surface, and how much of each the data ask for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.special import expit

from ...base.progress import Progress, step
from ..grid import PlanningGrid
from .looks import FINDS_BEFORE, Looks
from .occupancy import OccupancyModel, OccupancyParams, fit_occupancy
from .params import RiskParams
from .surface import natural_spline, spread_out, surface_basis

BEFORE_SPREAD = 1.0  # prior standard deviation of what the finds of all earlier periods say, on the logit scale
LOOK_SPREAD = 0.3  # prior standard deviation of what changes from look to look, on the logit scale
MOST_COLUMN_CELLS = 12_000_000  # cells times anchors; larger grids have fewer anchors
LEAST_ANCHORS = 60
LEAST_CREDIBLE = 1e-3  # models less likely than the best by more than this are left out


@dataclass(frozen=True)
class Curves:
    """Columns of the factors over the cells of the site, shape (m, c), and of which factor and kind each is."""

    columns: np.ndarray
    names: tuple[str, ...]
    straight: np.ndarray

    def spread(self, straight: float, bends: float) -> np.ndarray:
        """Return the prior standard deviation of each column."""
        return np.where(self.straight, straight, bends)


@dataclass(frozen=True)
class Spreads:
    """One choice of how far the parts of the model may go; see :class:`~.params.RiskParams`."""

    range_m: float
    surface: float
    straight: float
    bends: float


@dataclass(frozen=True)
class SiteModel:
    """A fitted model of a site.

    Parameters
    ----------
    model : OccupancyModel
        Coefficients of ``columns`` and of the columns of the looks.
    columns : ndarray, shape (m, p)
        Columns over the cells: 1, curves, surface.
    spreads : Spreads
        What the marginal likelihood chose.
    missing : ndarray, shape (m,)
        Variance of the surface that its anchors leave out.
    """

    model: OccupancyModel
    columns: np.ndarray
    spreads: Spreads
    missing: np.ndarray

    def logit(self, looks: np.ndarray) -> np.ndarray:
        """Return the logit of presence in every cell, given the columns of a look, shape (m, e) or (e,)."""
        p = self.columns.shape[1]
        return np.asarray(self.columns @ self.model.coefficients[:p] + looks @ self.model.coefficients[p:])

    def logit_error(self, looks: np.ndarray) -> np.ndarray:
        """Return its standard error."""
        whole = np.column_stack([self.columns, np.broadcast_to(looks, (len(self.columns), looks.shape[-1]))])
        return np.sqrt(self.model.logit_error(whole) ** 2 + self.missing)


@dataclass(frozen=True)
class Averaged:
    """Models of several spreads, averaged by their marginal likelihood, in the period to come.

    Parameters
    ----------
    best : SiteModel
        The likeliest.
    presence, logit, error : ndarray, shape (m,)
        Mean presence; mean logit and its standard error, of which a part is that the models differ.
    """

    best: SiteModel
    presence: np.ndarray
    logit: np.ndarray
    error: np.ndarray


def curves_of(factors: Mapping[str, np.ndarray], cells: np.ndarray) -> Curves:
    """Return the spline columns of every factor that varies; NaN counts as the mean."""
    columns, names, straight = [np.empty((len(cells), 0))], [], []
    for name, values in factors.items():
        own = np.asarray(values, float).ravel()[cells]
        known = np.isfinite(own)
        if known.any():
            spline = natural_spline(np.where(known, own, own[known].mean()))
            columns.append(spline)
            names += [name] * spline.shape[1]
            straight += [True, *[False] * (spline.shape[1] - 1)][:spline.shape[1]]
    return Curves(np.column_stack(columns), tuple(names), np.array(straight, bool))


class SiteFit:
    """Fits the model of one set of looks for any choice of spreads; each fit starts where the last one ended."""

    def __init__(self, curves: Curves, looks: Looks, grid: PlanningGrid, params: RiskParams) -> None:
        self._curves, self._looks = curves, looks
        self._x, self._y = grid.spec.centres(looks.cells)
        most = max(MOST_COLUMN_CELLS // max(len(self._x), 1), LEAST_ANCHORS)
        self._anchors = spread_out(self._x, self._y, min(params.anchors, most))
        self._prior = OccupancyParams(params.detection_per_km, params.detection_spread)
        self._surfaces: tuple[float, np.ndarray] | None = None
        self._last: SiteModel | None = None

    def fit(self, spreads: Spreads, looks: Looks | None = None) -> SiteModel:
        """Fit with these spreads, to ``looks`` in place of all."""
        looks = looks or self._looks
        surface = self._surface(spreads.range_m)
        columns = np.column_stack([np.ones(len(self._x)), self._curves.columns, surface * spreads.surface])
        ridge = np.concatenate([
            [0.01], self._curves.spread(spreads.straight, spreads.bends) ** -2.0, np.ones(surface.shape[1]),
            np.where([name == FINDS_BEFORE for name in looks.names], BEFORE_SPREAD, LOOK_SPREAD) ** -2.0,
        ])
        model = fit_occupancy(
            columns, looks.place, looks.km, looks.found, ridge, self._prior, self._start(spreads), looks.columns
        )
        missing = spreads.surface**2 * np.maximum(1.0 - (surface**2).sum(axis=1), 0.0)
        self._last = SiteModel(model, columns, spreads, missing)
        return self._last

    def averaged(self, params: RiskParams, progress: Progress) -> Averaged:
        """Try one spread after the other, each at the best of the others; average the models by what they explain.

        References
        ----------
        Hoeting, J. A. et al. (1999). Bayesian model averaging: a tutorial. Statistical Science 14, 382–417.
        """
        lists = {"range_m": params.ranges_m, "surface": params.spreads, "straight": params.straight_spreads,
                 "bends": params.curve_spreads}
        best = self.fit(Spreads(*(values[len(values) // 2] for values in lists.values())))
        seen = [best]
        number = 1 + sum(len(values) - 1 for values in lists.values())
        for name in ("surface", "range_m", "straight", "bends"):
            for value in lists[name]:
                if value == getattr(best.spreads, name):
                    continue
                step(progress, min(len(seen) / number, 1.0), "risk")
                seen.append(self.fit(replace(best.spreads, **{name: value})))
                best = max(best, seen[-1], key=lambda one: one.model.evidence)
        return self._mean(best, seen)

    def _mean(self, best: SiteModel, seen: Sequence[SiteModel]) -> Averaged:
        weight = np.exp([one.model.evidence - best.model.evidence for one in seen])
        counted = weight > LEAST_CREDIBLE
        weight = weight[counted] / weight[counted].sum()
        chosen = [one for one, counts in zip(seen, counted) if counts]
        logit = np.array([one.logit(self._looks.ahead) for one in chosen])
        within = np.array([one.logit_error(self._looks.ahead) ** 2 for one in chosen])
        middle = weight @ logit
        return Averaged(best, weight @ expit(logit), middle, np.sqrt(weight @ (within + (logit - middle) ** 2)))

    def _surface(self, range_m: float) -> np.ndarray:
        if self._surfaces is None or self._surfaces[0] != range_m:
            self._surfaces = range_m, surface_basis(self._x, self._y, range_m, self._anchors)
        return self._surfaces[1]

    def _start(self, spreads: Spreads) -> OccupancyModel | None:
        """Start from the last fit; a surface of another range says nothing of this one."""
        if self._last is None:
            return None
        start = self._last.model.coefficients.copy()
        first = 1 + self._curves.columns.shape[1]
        surface = slice(first, first + len(self._anchors))
        same = self._last.spreads.range_m == spreads.range_m
        start[surface] *= self._last.spreads.surface / spreads.surface if same else 0.0
        return replace(self._last.model, coefficients=start)
