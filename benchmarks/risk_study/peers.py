"""Peers of the risk map; each returns a ranking of the cells inside, from the same finds, km and factors."""

from __future__ import annotations

import numpy as np
from sklearn.ensemble import BaggingClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.tree import DecisionTreeClassifier

from pawc_planner.analysis.hotspots.density import DensityParams, kernel_density

from .parks import Park

THRESHOLDS = 10  # of iWare-E


class Looks:
    """Cells and periods with effort: features (standardised factors), km, and whether something was found."""

    def __init__(self, park: Park, coordinates: bool) -> None:
        self.cells = np.flatnonzero(park.grid.inside.ravel())
        columns = [np.asarray(values, float).ravel()[self.cells] for values in park.factors.values()]
        if coordinates or not columns:
            columns += list(park.grid.spec.centres(self.cells))
        self.features = np.column_stack([(c - np.nanmean(c)) / (np.nanstd(c) or 1.0) for c in columns])
        self.features = np.nan_to_num(self.features)
        km = park.km.reshape(len(park.km), -1)[:, self.cells]
        period, self.place = np.nonzero(km > 0)
        self.km = km[period, self.place]
        self.found = park.finds.reshape(len(park.finds), -1)[:, self.cells][period, self.place] > 0

    def map_of(self, park: Park, values: np.ndarray) -> np.ndarray:
        """Lay values of the cells inside over the grid."""
        full = np.full(park.grid.spec.size, np.nan)
        full[self.cells] = values
        return full.reshape(park.grid.spec.shape)


def effort_only(park: Park) -> np.ndarray:
    return park.km.sum(axis=0)


def plain_density(park: Park) -> np.ndarray:
    """Kernel density of all finds with Silverman's bandwidth, as a heat map draws it."""
    period, row, col = np.nonzero(park.finds)
    x, y = park.grid.spec.centres(row * park.grid.spec.n_cols + col)
    if len(x) < 2:
        return np.zeros(park.grid.spec.shape)
    bandwidth = max(np.sqrt((x.var() + y.var()) / 2) * len(x) ** (-1 / 6), 500.0)
    return kernel_density(x, y, park.grid, DensityParams(bandwidth, edge_correction=False)).density


def logistic(park: Park) -> np.ndarray:
    looks = Looks(park, coordinates=False)
    both = np.column_stack([looks.features[looks.place], np.log(looks.km)])
    model = LogisticRegression(max_iter=1000).fit(both, looks.found)
    return looks.map_of(park, model.decision_function(_at_median(looks, np.log)))


def forest(park: Park, coordinates: bool = False) -> np.ndarray:
    looks = Looks(park, coordinates)
    model = RandomForestClassifier(300, min_samples_leaf=5, random_state=0)
    model.fit(np.column_stack([looks.features[looks.place], looks.km]), looks.found)
    return looks.map_of(park, model.predict_proba(_at_median(looks, np.asarray))[:, 1])


def forest_with_coordinates(park: Park) -> np.ndarray:
    return forest(park, coordinates=True)


def iware(park: Park) -> np.ndarray:
    """Effort ensemble as published: bagged trees, negatives above each threshold, those below the effort vote.

    References
    ----------
    Gholami, S. et al. (2018). Adversary models account for imperfect crime data: forecasting and planning against
    real-world poachers. AAMAS 2018, 823–831.
    """
    looks = Looks(park, coordinates=False)
    effort = np.quantile(looks.km, 0.75)
    votes = []
    for threshold in np.quantile(looks.km, np.linspace(0, 0.9, THRESHOLDS)):
        kept = looks.found | (looks.km >= threshold)
        if threshold > effort or looks.found[kept].all():
            continue
        model = BaggingClassifier(DecisionTreeClassifier(min_samples_leaf=5), 30, random_state=0)
        model.fit(looks.features[looks.place[kept]], looks.found[kept])
        votes.append(model.predict_proba(looks.features)[:, 1])
    return looks.map_of(park, np.mean(votes, axis=0))


def _at_median(looks: Looks, scale) -> np.ndarray:
    return np.column_stack([looks.features, np.full(len(looks.features), scale(np.median(looks.km)))])


PEERS = {
    "effort only": effort_only, "plain density": plain_density, "logistic": logistic, "random forest": forest,
    "random forest, x and y too": forest_with_coordinates, "iWare-E": iware,
}
