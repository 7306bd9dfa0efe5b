"""Groups of finds that lie close together (density clustering), and whether the effort alone explains them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...base.errors import ParameterError
from ...base.params import not_negative, one_of, within
from ...base.words import QT_TRANSLATE_NOOP

DBSCAN, HDBSCAN = METHODS = ("dbscan", "hdbscan")
ALONE = -1
_NEIGHBOUR = 4  # whose median distance is the reach when none is given (Ester et al. 1996 for the plane)
_NEWER = QT_TRANSLATE_NOOP("PawcPlanner", "dbscan, as hdbscan needs scikit-learn 1.3 or newer")
_FINITE = QT_TRANSLATE_NOOP("PawcPlanner", "finite coordinates")


@dataclass(frozen=True)
class GroupParams:
    """What makes a group.

    Parameters
    ----------
    method : str
        ``dbscan``: one reach for all; ``hdbscan``: groups of different density.
    reach_m : float
        Metres within which finds are neighbours (DBSCAN); 0: twice the median distance to the fourth nearest find.
    min_finds : int
        Finds within reach, itself among them, that make a find the core of a group; least size of a group (HDBSCAN).
    """

    method: str = DBSCAN
    reach_m: float = 0.0
    min_finds: int = 5

    def __post_init__(self) -> None:
        one_of("METHOD", self.method, METHODS)
        not_negative("REACH", self.reach_m)
        within("MIN_FINDS", self.min_finds, 2, 100_000)


@dataclass(frozen=True)
class Groups:
    """Group of each find (:data:`ALONE` in none, else 0, 1 … from the largest), and the ``reach_m`` used.

    ``reach_m`` is NaN for HDBSCAN, and where there are fewer finds than make a group.
    """

    label: np.ndarray
    reach_m: float

    @property
    def number(self) -> int:
        """Number of groups."""
        return int(self.label.max(initial=ALONE)) + 1


def groups(x: np.ndarray, y: np.ndarray, params: GroupParams | None = None) -> Groups:
    """Group finds by density.

    Parameters
    ----------
    x, y : ndarray, shape (n,)
        Places, metres.
    params : GroupParams, optional
        What makes a group.

    References
    ----------
    Ester, M., Kriegel, H.-P., Sander, J. & Xu, X. (1996). A density-based algorithm for discovering clusters in large
    spatial databases with noise. KDD-96, 226–231.
    Campello, R. J. G. B., Moulavi, D. & Sander, J. (2013). Density-based clustering based on hierarchical density
    estimates. PAKDD 2013, 160–172.
    """
    import sklearn.cluster

    params = params or GroupParams()
    places = np.column_stack([np.asarray(x, float), np.asarray(y, float)])
    if not np.isfinite(places).all():
        raise ParameterError(name="x, y", value=int((~np.isfinite(places)).sum()), expected=_FINITE)
    if len(places) < params.min_finds:
        return Groups(np.full(len(places), ALONE), float("nan"))
    if params.method == HDBSCAN:
        if not hasattr(sklearn.cluster, "HDBSCAN"):
            raise ParameterError(name="METHOD", value=HDBSCAN, expected=_NEWER)
        found = sklearn.cluster.HDBSCAN(min_cluster_size=params.min_finds, copy=True).fit_predict(places)
        return Groups(_by_size(found), float("nan"))
    reach = params.reach_m or usual_reach(places)
    found = sklearn.cluster.DBSCAN(eps=reach, min_samples=params.min_finds).fit_predict(places)
    return Groups(_by_size(found), reach)


def usual_reach(places: np.ndarray) -> float:
    """Return twice the median distance to the fourth nearest other find, at least 1 m; ``places`` has shape (n, 2)."""
    from scipy.spatial import cKDTree

    nearest = min(_NEIGHBOUR, len(places) - 1)
    away = cKDTree(places).query(places, nearest + 1)[0][:, -1]
    return max(2 * float(np.median(away)), 1.0)


def _by_size(label: np.ndarray) -> np.ndarray:
    """Number the groups from the largest; of two alike the one whose first find comes first."""
    names, first, size = np.unique(label, return_index=True, return_counts=True)
    kept = names >= 0
    order = np.lexsort((first[kept], -size[kept]))
    number = {int(name): place for place, name in enumerate(names[kept][order])}
    return np.array([number.get(int(one), ALONE) for one in label], int)
