"""How hotspots come and go: the eight classes of a cell's history, hot and cold, from the tests of its periods."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.stats import norm

from ...base.errors import ParameterError
from ...base.params import within
from ...base.progress import Progress, Silent, step
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..grid import PlanningGrid
from ..rates import encounter_rates
from .gi_star import COLD, HOT, UNKNOWN, HotspotParams, benjamini_hochberg, hotspots, neighbourhood_sum

NEW = QT_TRANSLATE_NOOP("PawcPlanner", "new")
CONSECUTIVE = QT_TRANSLATE_NOOP("PawcPlanner", "consecutive")
INTENSIFYING = QT_TRANSLATE_NOOP("PawcPlanner", "intensifying")
PERSISTENT = QT_TRANSLATE_NOOP("PawcPlanner", "persistent")
DIMINISHING = QT_TRANSLATE_NOOP("PawcPlanner", "diminishing")
SPORADIC = QT_TRANSLATE_NOOP("PawcPlanner", "sporadic")
OSCILLATING = QT_TRANSLATE_NOOP("PawcPlanner", "oscillating")
HISTORICAL = QT_TRANSLATE_NOOP("PawcPlanner", "historical")
NO_PATTERN = QT_TRANSLATE_NOOP("PawcPlanner", "no pattern")
CLASSES = (NEW, CONSECUTIVE, INTENSIFYING, PERSISTENT, DIMINISHING, SPORADIC, OSCILLATING, HISTORICAL)
NEITHER = ""
_PERIODS = QT_TRANSLATE_NOOP("PawcPlanner", "finds and km of at least 2 periods on the cells of the site")


@dataclass(frozen=True)
class EmergingParams:
    """How cells are called in each period and classed by their history.

    Parameters
    ----------
    fdr : float
        Expected share of false calls among all calls of all periods.
    before : int
        How many periods before count with each, so that few finds are enough.
    radius_cells : float
        Reach of a neighbourhood in cells.
    min_finds : int
        With fewer finds in all nothing is called.
    usual : float
        Share of the known periods in which a lasting hotspot is hot.
    level : float
        Of the test whether a lasting hotspot grows or wanes.
    """

    fdr: float = 0.05
    before: int = 1
    radius_cells: float = 1.5
    min_finds: int = 10
    usual: float = 0.9
    level: float = 0.05

    def __post_init__(self) -> None:
        within("fdr", self.fdr, 0.0001, 0.5)
        within("before", self.before, 0, 100)
        within("radius_cells", self.radius_cells, 1, 50)
        within("min_finds", self.min_finds, 2, 1_000_000)
        within("usual", self.usual, 0.5, 1.0)
        within("level", self.level, 0.001, 0.5)


@dataclass(frozen=True)
class EmergingResult:
    """Classes of the cells.

    Parameters
    ----------
    pattern : ndarray of str, shape (n_rows, n_cols)
        One of :data:`CLASSES`, ``no pattern``, or ``unknown`` where nobody was in the last period and those that count
        with it.
    kind : ndarray of str, shape (n_rows, n_cols)
        ``hot`` or ``cold`` where there is a pattern, else "".
    periods_hot, periods_cold, periods_known : ndarray of int, shape (n_rows, n_cols)
        In how many periods a cell was so.
    trend_z : ndarray, shape (n_rows, n_cols)
        Mann–Kendall z of Gi* over the periods; NaN with fewer than 4 known periods.
    counts : dict of (str, str) to int
        Cells of each class by kind.
    n_unknown : int
        Cells inside the boundary that are unknown.
    sentence : Sentence
        The result in one sentence.
    """

    pattern: np.ndarray
    kind: np.ndarray
    periods_hot: np.ndarray
    periods_cold: np.ndarray
    periods_known: np.ndarray
    trend_z: np.ndarray
    counts: dict[tuple[str, str], int]
    n_unknown: int
    sentence: Sentence


def emerging_hotspots(
    finds: np.ndarray, km: np.ndarray, grid: PlanningGrid, params: EmergingParams | None = None,
    progress: Progress | None = None,
) -> EmergingResult:
    """Class each cell by when it was hot or cold.

    Parameters
    ----------
    finds, km : ndarray, shape (periods, n_rows, n_cols)
        Finds and effort of each period, the earliest first.
    grid : PlanningGrid
        Cells of the site.
    params : EmergingParams, optional
        What is called, and what is usual.
    progress : Progress, optional
        Told the share done; may cancel.

    Returns
    -------
    EmergingResult
        A period in which nobody was in a cell is left out of its history: it was neither hot nor not.

    Notes
    -----
    Each period (with those that count with it) is tested as a map of hotspots is: Gi* on the shrunk rates and the exact
    count of the neighbourhood given its share of the effort. One procedure of Benjamini and Hochberg runs over all
    cells of all periods, so that more periods make no more false alarms.

    New: hot for the first time in the last period. Consecutive: hot in an unbroken run of several periods up to the
    last and never before. Intensifying, persistent, diminishing: usually hot, the last time too, with a rising, no or a
    falling trend of Gi* (Mann–Kendall). Sporadic: hot in the last period, now and then before, never cold. Oscillating:
    the same, but cold once. Historical: usually hot, but not in the last period. Cold likewise. These are the classes
    of the emerging hot spot analysis of ArcGIS.

    References
    ----------
    Mann, H. B. (1945). Nonparametric tests against trend. Econometrica 13, 245–259.
    """
    params, progress = params or EmergingParams(), progress or Silent()
    finds, km = np.asarray(finds, float), np.asarray(km, float)
    if finds.ndim != 3 or finds.shape != km.shape or len(finds) < 2 or finds.shape[1:] != grid.spec.shape:
        raise ParameterError(name="finds, km", value=(finds.shape, km.shape), expected=_PERIODS)
    z, p = _tests(finds, km, grid, params, progress)
    known = np.isfinite(z)
    counted = np.where(km > 0, finds, 0.0)[:, grid.inside].sum()
    threshold = benjamini_hochberg(p[known], params.fdr) if counted >= params.min_finds else 0.0
    called = known & (np.nan_to_num(p, nan=1.0) <= threshold)
    step(progress, 1.0, "emerging hotspots")
    return classes(called & (z > 0), called & (z < 0), z, grid, params)


def classes(
    hot: np.ndarray, cold: np.ndarray, z: np.ndarray, grid: PlanningGrid, params: EmergingParams
) -> EmergingResult:
    """Class the cells by periods in which they were called hot or cold; arrays of shape (periods, n_rows, n_cols).

    ``z`` is Gi* of each period, NaN where a cell is unknown.
    """
    known = np.isfinite(z)
    trend = mann_kendall(z)
    warm, cool = _history(hot, cold, known, trend, params), _history(cold, hot, known, -trend, params)
    is_cold = (cool != NO_PATTERN) & ((warm == NO_PATTERN) | ((warm == HISTORICAL) & (cool != HISTORICAL)))
    pattern = np.where(is_cold, cool, warm)
    kind = np.where(is_cold, COLD, np.where(warm != NO_PATTERN, HOT, NEITHER)).astype(object)
    lost = ~known[-1]
    pattern, kind = np.where(lost, UNKNOWN, pattern), np.where(lost, NEITHER, kind)
    counts = {(name, one): int(((pattern == name) & (kind == one))[grid.inside].sum())
              for one in (HOT, COLD) for name in CLASSES}
    unknown = int((lost & grid.inside).sum())
    return EmergingResult(pattern, kind, hot.sum(axis=0), cold.sum(axis=0), known.sum(axis=0), trend, counts, unknown,
                          _sentence(counts, unknown, len(hot)))


def mann_kendall(values: np.ndarray) -> np.ndarray:
    """Return the Mann–Kendall z along the first axis, corrected for ties; NaN with fewer than 4 values.

    Parameters
    ----------
    values : ndarray, shape (periods, …)
        NaN is left out.
    """
    n = np.isfinite(values).sum(axis=0).astype(float)
    score, tied = np.zeros(values.shape[1:]), np.zeros(values.shape)
    with np.errstate(invalid="ignore"):
        for later in range(len(values)):
            score += np.nan_to_num(np.sign(values[later] - values[:later])).sum(axis=0)
            tied[later] = (values == values[later]).sum(axis=0)
    # Σ over groups of t(t−1)(2t+5) is Σ over values of (t−1)(2t+5).
    ties = np.where(np.isfinite(values), (tied - 1) * (2 * tied + 5), 0.0).sum(axis=0)
    variance = (n * (n - 1) * (2 * n + 5) - ties) / 18
    z = (score - np.sign(score)) / np.sqrt(np.maximum(variance, 1e-12))
    return np.where(n >= 4, np.where(variance > 1e-9, z, 0.0), np.nan)


def _tests(
    finds: np.ndarray, km: np.ndarray, grid: PlanningGrid, params: EmergingParams, progress: Progress
) -> tuple[np.ndarray, np.ndarray]:
    """Return Gi* and the larger p of its two tests for each period; NaN where nobody was."""
    z, p = np.full(finds.shape, np.nan), np.full(finds.shape, np.nan)
    for period in range(len(finds)):
        step(progress, period / len(finds), "emerging hotspots")
        together = slice(max(0, period - params.before), period + 1)
        walked = np.where(grid.inside, km[together].sum(axis=0), 0.0)
        if not (walked > 0).any():
            continue
        rates = encounter_rates(np.where(walked > 0, finds[together].sum(axis=0), 0.0), walked, grid)
        tested = hotspots(rates, grid, HotspotParams(radius_cells=params.radius_cells))
        more = neighbourhood_sum(rates.finds, params.radius_cells) > (
            rates.overall.value * neighbourhood_sum(walked, params.radius_cells))
        agree = more == (tested.z > 0)
        at = rates.known
        z[period, at] = tested.z[at]
        p[period, at] = np.where(agree, np.fmax(tested.p, tested.p_count), 1.0)[at]
    return z, p


def _history(
    hot: np.ndarray, cold: np.ndarray, known: np.ndarray, trend: np.ndarray, params: EmergingParams
) -> np.ndarray:
    times, last = hot.sum(axis=0), hot[-1]
    usual = (times >= params.usual * known.sum(axis=0)) & (times > 1)
    critical = norm.isf(params.level / 2)
    rising, falling = np.nan_to_num(trend) > critical, np.nan_to_num(trend) < -critical
    run = _run_at_the_end(hot, known)
    return np.select(
        [last & (times == 1), last & usual & rising, last & usual & falling, last & usual, last & (run == times),
         last & cold.any(axis=0), last, usual],
        [NEW, INTENSIFYING, DIMINISHING, PERSISTENT, CONSECUTIVE, OSCILLATING, SPORADIC, HISTORICAL], NO_PATTERN,
    ).astype(object)


def _run_at_the_end(hot: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Return how many of the last known periods are hot without a break."""
    run, unbroken = np.zeros(hot.shape[1:], int), np.ones(hot.shape[1:], bool)
    for period in range(len(hot) - 1, -1, -1):
        unbroken &= hot[period] | ~known[period]
        run += unbroken & hot[period]
    return run


def _sentence(counts: dict[tuple[str, str], int], unknown: int, periods: int) -> Sentence:
    hot = {name: counts[name, HOT] for name in CLASSES}
    facts = {
        "periods": periods, "new": hot[NEW] + hot[CONSECUTIVE], "lasting": hot[INTENSIFYING] + hot[PERSISTENT],
        "waning": hot[DIMINISHING] + hot[HISTORICAL], "wavering": hot[SPORADIC] + hot[OSCILLATING],
        "cold": sum(counts[name, COLD] for name in CLASSES), "unknown": unknown,
    }
    if not sum(counts.values()):
        return Sentence(_NONE, facts)
    return Sentence(_SOME, facts)


_NONE = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "In {periods} periods no cell stands out from chance and effort. Cells not visited lately, so unknown, not safe:"
    " {unknown:,}.")
_SOME = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "Hotspots over {periods} periods, in cells: {new} new, {lasting} lasting, {waning} waning or past, {wavering} on"
    " and off; {cold} cold. Cells not visited lately, so unknown, not safe: {unknown:,}.")
