"""Spatial scan statistic: the place where most is found for the effort, and how surely it is no chance."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from ...base.errors import ParameterError
from ...base.progress import Progress, Silent, step
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from .scan_params import ScanParams
from .scan_windows import LOW, Form, Nested, Ratios, forms, raise_to_strongest, strongest_window, windows_about

EULER = 0.5772156649015329
_THREADS = 2
_CENTRES = 32  # about which windows are looked at between two reports of progress
_ONE_LENGTH = QT_TRANSLATE_NOOP("PawcPlanner", "of one length")
_COUNTS = QT_TRANSLATE_NOOP("PawcPlanner", "whole numbers of 0 or more")
_EXPOSED = QT_TRANSLATE_NOOP("PawcPlanner", "0 or more, and above 0 wherever something was found")
_BROKEN = QT_TRANSLATE_NOOP("PawcPlanner", "something else at {n} of {total} places")


@dataclass(frozen=True)
class Cluster:
    """One window that holds more, or less, than its share of the effort explains.

    Parameters
    ----------
    places : ndarray of int
        Indices of the places in it, the centre first.
    centre : int
        Index of the place at its middle.
    radius_m : float
        Shorter half axis, metres: to the farthest place inside.
    shape, angle : float
        Elongation; direction of the longer axis, degrees from east, counter-clockwise.
    cases, expected, exposure : float
        Finds inside; finds expected by its share of the effort; effort inside.
    relative_risk : float
        Finds per effort inside over those outside; infinite when all were found inside.
    llr, statistic : float
        Logarithm of the likelihood ratio; the same after the penalty on elongation.
    p, p_gumbel : float
        Share of random distributions with a window as strong; the same by a Gumbel distribution fitted to them, which
        tells small values apart.
    """

    places: np.ndarray
    centre: int
    radius_m: float
    shape: float
    angle: float
    cases: float
    expected: float
    exposure: float
    relative_risk: float
    llr: float
    statistic: float
    p: float
    p_gumbel: float


@dataclass(frozen=True)
class ScanResult:
    """Clusters that share no place, the strongest first.

    Parameters
    ----------
    clusters : tuple of Cluster
        All whose p is at most ``level``, else the strongest window alone.
    significant : int
        How many of them pass ``level``.
    simulated : ndarray, shape (permutations,)
        Strongest statistic of each random distribution.
    sentence : Sentence
        The result in one sentence.
    """

    clusters: tuple[Cluster, ...]
    significant: int
    simulated: np.ndarray
    sentence: Sentence

    def table(self) -> pd.DataFrame:
        """Return one row per cluster."""
        names = [name for name in Cluster.__dataclass_fields__ if name != "places"]
        rows = [{"places": len(one.places), **{name: getattr(one, name) for name in names}} for one in self.clusters]
        return pd.DataFrame(rows, columns=["places", *names])


@dataclass(frozen=True)
class _Ground:
    """Places that take part, their finds and share of the effort, and what is looked for."""

    x: np.ndarray
    y: np.ndarray
    cases: np.ndarray
    exposure: np.ndarray
    at: np.ndarray  # index of each among the places that were given
    params: ScanParams
    ratios: Ratios

    @property
    def total(self) -> int:
        return int(self.cases.sum())

    @property
    def share(self) -> np.ndarray:
        return self.exposure / self.exposure.sum()

    def windows(self, centre: int, form: Form, share: np.ndarray) -> Nested:
        return windows_about(self.x, self.y, share, centre, form, self.params.max_share, self.params.max_m)


def spatial_scan(
    x: np.ndarray,
    y: np.ndarray,
    cases: np.ndarray,
    exposure: np.ndarray,
    params: ScanParams | None = None,
    progress: Progress | None = None,
) -> ScanResult:
    """Find the windows in which more (or less) was found than the effort explains.

    Parameters
    ----------
    x, y : ndarray, shape (n,)
        Places, such as middles of cells, metres.
    cases : ndarray of int, shape (n,)
        Finds at each place.
    exposure : ndarray, shape (n,)
        Effort at each place (km), or people at risk; places without any take no part.
    params : ScanParams, optional
        Windows and random distributions.
    progress : Progress, optional
        Told the share done; may cancel.

    Returns
    -------
    ScanResult
        Works with no find: then no window stands out.

    Raises
    ------
    ParameterError
        Cases that are no counts, or lie where there is no exposure.

    Notes
    -----
    Poisson model: given all finds, each falls on a place by its share of the effort. The statistic is the largest of
    the likelihood ratios of all windows centred at a place; its distribution by chance comes from multinomial draws,
    so that looking at so many windows is paid for. Places at one distance from a centre enter together. Further
    clusters are the strongest windows that share no place with a stronger one, and are held against the same
    distribution, which is on the safe side.

    References
    ----------
    Kulldorff, M. (1997). A spatial scan statistic. Communications in Statistics – Theory and Methods 26, 1481–1496.
    Kulldorff, M., Huang, L., Pickle, L. & Duczmal, L. (2006). An elliptic spatial scan statistic. Statistics in
    Medicine 25, 3929–3943.
    Abrams, A. M., Kleinman, K. & Kulldorff, M. (2010). Gumbel based p-value approximations for spatial scan
    statistics. International Journal of Health Geographics 9, 61.
    """
    params, progress = params or ScanParams(), progress or Silent()
    ground = _ground(x, y, cases, exposure, params)
    if ground.total < (1 if params.side == LOW else params.min_cases) or len(ground.x) < 2:
        step(progress, 1.0, "scan")
        return ScanResult((), 0, np.zeros(0), Sentence(_TOO_FEW, {"n": ground.total}))
    rng = np.random.default_rng(params.seed)
    kind = np.int16 if ground.total < np.iinfo(np.int16).max else np.int32
    drawn = np.ascontiguousarray(rng.multinomial(ground.total, ground.share, params.permutations).T.astype(kind))
    found, simulated = _all_windows(ground, drawn, progress)
    clusters = tuple(_chosen(ground, found, simulated))
    significant = sum(one.p <= params.level for one in clusters)
    step(progress, 1.0, "scan")
    return ScanResult(clusters, significant, simulated, _sentence(clusters, significant, ground.total))


def gumbel_p(value: float, simulated: np.ndarray) -> float:
    """Return the chance of at least ``value`` by the Gumbel distribution with the moments of ``simulated``."""
    scale = float(np.std(simulated, ddof=1)) * math.sqrt(6) / math.pi
    if scale <= 0:
        return 1.0
    place = float(np.mean(simulated)) - EULER * scale
    return float(-math.expm1(-math.exp(-(value - place) / scale)))


def log_likelihood_ratio(cases: float, expected: float, total: float) -> float:
    """Return Kulldorff's log-likelihood ratio of a window, whether it holds more or less than expected."""
    inside = cases * math.log(cases / expected) if cases > 0 else 0.0
    outside = (total - cases) * math.log((total - cases) / (total - expected)) if total > cases else 0.0
    return inside + outside


def _ground(
    x: np.ndarray, y: np.ndarray, cases: np.ndarray, exposure: np.ndarray, params: ScanParams
) -> _Ground:
    x, y, cases, exposure = (np.asarray(values, float).ravel() for values in (x, y, cases, exposure))
    sizes = [len(x), len(y), len(cases), len(exposure)]
    if len(set(sizes)) > 1:
        raise ParameterError(name="x, y, cases, exposure", value=sizes, expected=_ONE_LENGTH)
    _require("cases", np.isfinite(cases) & (cases >= 0) & (cases == np.rint(cases)), _COUNTS)
    _require("exposure", np.isfinite(exposure) & (exposure >= 0) & ~((cases > 0) & (exposure <= 0)), _EXPOSED)
    at = np.flatnonzero((exposure > 0) & np.isfinite(x) & np.isfinite(y))
    whole = cases[at].astype(np.int64)
    return _Ground(x[at], y[at], whole, exposure[at], at, params,
                   Ratios(int(whole.sum()), params.side, params.min_cases))


def _require(name: str, right: np.ndarray, expected: str) -> None:
    if not right.all():
        value = Sentence(_BROKEN, {"n": int((~right).sum()), "total": len(right)})
        raise ParameterError(name=name, value=value, expected=expected)


def _all_windows(
    ground: _Ground, drawn: np.ndarray, progress: Progress
) -> tuple[list[tuple[float, Form, int, int]], np.ndarray]:
    """Return the strongest window about each place in each form, and the strongest of each random distribution."""
    share, params = ground.share, ground.params
    strongest, found = np.zeros(params.permutations), []
    tasks = list(_portions(len(ground.x), params))

    def scan(task: tuple[Form, range]) -> tuple[list[tuple[float, Form, int, int]], np.ndarray]:
        form, centres = task
        by_chance, own = strongest.copy(), []
        for centre in centres:
            nested = ground.windows(centre, form, share)
            raise_to_strongest(nested, drawn, ground.ratios, form.penalty, by_chance)
            own.append((form, centre, strongest_window(nested, ground.cases, ground.ratios, form.penalty)))
        return [(value, form, centre, last) for form, centre, (value, last) in own if value > 0], by_chance

    with ThreadPoolExecutor(_THREADS) as pool:
        for at in range(0, len(tasks), _THREADS):
            step(progress, at / len(tasks), "scan")
            for own, by_chance in pool.map(scan, tasks[at : at + _THREADS]):
                found += own
                np.maximum(strongest, by_chance, out=strongest)
    return found, strongest


def _portions(n: int, params: ScanParams) -> Iterator[tuple[Form, range]]:
    for form in forms(params.shapes, params.compactness):
        yield from ((form, range(start, min(start + _CENTRES, n))) for start in range(0, n, _CENTRES))


def _chosen(
    ground: _Ground, found: list[tuple[float, Form, int, int]], simulated: np.ndarray
) -> Iterator[Cluster]:
    """Yield the strongest windows that share no place: where one does, the strongest about its centre that does not."""
    share, taken = ground.share, np.zeros(len(ground.x), bool)
    queue: list[tuple[float, float, float, int, int, Form]] = [
        (-value, form.shape, form.angle, centre, last, form) for value, form, centre, last in found
    ]
    heapq.heapify(queue)
    first = True
    while queue:
        value, shape, angle, centre, last, form = heapq.heappop(queue)
        if not first and _p(-value, simulated) > ground.params.level:
            return
        nested = ground.windows(centre, form, share)
        blocked = np.flatnonzero(taken[nested.order[: last + 1]])
        if len(blocked):
            free = nested.last < blocked[0]
            rest = replace(nested, order=nested.order[: blocked[0]], last=nested.last[free], share=nested.share[free])
            again, last = strongest_window(rest, ground.cases, ground.ratios, form.penalty)
            if again > 0:
                heapq.heappush(queue, (-again, shape, angle, centre, last, form))
            continue
        yield _cluster(ground, form, centre, nested, last, simulated)
        taken[nested.order[: last + 1]], first = True, False


def _cluster(
    ground: _Ground, form: Form, centre: int, nested: Nested, last: int, simulated: np.ndarray
) -> Cluster:
    places = nested.order[: last + 1]
    inside, effort = float(ground.cases[places].sum()), float(ground.exposure[places].sum())
    total = float(ground.total)
    expected = total * effort / float(ground.exposure.sum())
    llr = log_likelihood_ratio(inside, expected, total)
    statistic = llr * form.penalty
    outside = (total - inside) / (total - expected) if total > expected else 0.0
    return Cluster(
        ground.at[places], int(ground.at[centre]), float(nested.distance[last]), form.shape, form.angle, inside,
        expected, effort, inside / expected / outside if outside > 0 else math.inf, llr, statistic,
        _p(statistic, simulated), gumbel_p(statistic, simulated),
    )


def _p(statistic: float, simulated: np.ndarray) -> float:
    return (1 + int((simulated >= statistic * (1 - 1e-9)).sum())) / (len(simulated) + 1)


def _sentence(clusters: tuple[Cluster, ...], significant: int, total: int) -> Sentence:
    if not significant:
        return Sentence(_NONE, {"n": total})
    first = clusters[0]
    facts = {
        "clusters": significant, "cases": int(first.cases), "expected": first.expected, "n": total,
        "radius": first.radius_m * first.shape / 1000, "p": first.p, "risk": first.relative_risk,
    }
    if math.isinf(first.relative_risk):
        return Sentence(_ALL_INSIDE, facts)
    return Sentence(_SOME if first.radius_m > 0 else _ONE_PLACE, facts)


_TOO_FEW = QT_TRANSLATE_NOOP("PawcPlanner", "Finds on patrolled ground: {n}, too few for a cluster to be seen.")
_NONE = QT_TRANSLATE_NOOP(
    "PawcPlanner", "No cluster is shown: the {n:,} finds lie as chance may spread them over the effort.")
_SOME = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "Clusters: {clusters}. The strongest holds {cases:,} of {n:,} finds where its share of the effort explains"
    " {expected:,.1f}, {risk:.1f} times the rate elsewhere (up to {radius:.1f} km from its middle; p = {p:.2g}).")
_ALL_INSIDE = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "Clusters: {clusters}. The strongest holds all {n:,} finds where its share of the effort explains {expected:,.1f}"
    " (p = {p:.2g}).")
_ONE_PLACE = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "Clusters: {clusters}. The strongest is one place with {cases:,} of {n:,} finds where its share of the effort"
    " explains {expected:,.1f}, {risk:.1f} times the rate elsewhere (p = {p:.2g}).")
