"""Pairs of finds by distance and time apart, counted again and again with other days."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from ...base.errors import ParameterError
from ...base.progress import Progress, Silent, step
from ...base.words import QT_TRANSLATE_NOOP, Sentence

EUCLIDEAN, MANHATTAN = "euclidean", "manhattan"
LEFT, RIGHT = "left", "right"
MAX_PAIRS = 60_000_000
MINKOWSKI = {EUCLIDEAN: 2.0, MANHATTAN: 1.0}
_CHUNK = 1 << 15  # pairs at once: what stays in the cache of a processor
_PORTION = 4_000_000  # pairs found at once, each from both ends
_THREADS = 2
_EXACT = 1 << 24  # whole numbers below it are exact in single precision
_FEWER = QT_TRANSLATE_NOOP(
    "PawcPlanner", "a smaller largest distance: {pairs:,} pairs of finds lie within it, {most:,} can be compared")


@dataclass(frozen=True)
class Bands:
    """Limits of the bands of distance (metres) and time (days), which end of a band belongs to it, and the metric."""

    space_m: tuple[float, ...]
    time_days: tuple[float, ...]
    closed: str = LEFT
    metric: str = EUCLIDEAN

    @property
    def shape(self) -> tuple[int, int]:
        """Bands of distance, bands of time."""
        return len(self.space_m) - 1, len(self.time_days) - 1


@dataclass(frozen=True)
class Pairs:
    """Pairs ``first, second`` (indices of finds) sorted by their band of distance; ``edges[i]:edges[i + 1]`` is band i.

    With ``rest`` the last band of distance has no end and is not listed: it holds all other pairs.
    """

    first: np.ndarray
    second: np.ndarray
    edges: np.ndarray
    bands: Bands
    rest: bool = False

    def counts(self, day: np.ndarray) -> np.ndarray:
        """Count the pairs of each band when the finds have these days; shape ``bands.shape``, int64."""
        closed_left = self.bands.closed == LEFT
        below = np.zeros((self.bands.shape[0], len(self.bands.time_days)), np.int64)
        for row, (start, stop) in enumerate(zip(self.edges[:-1], self.edges[1:])):
            for at in range(start, stop, _CHUNK):
                part = slice(at, min(at + _CHUNK, stop))
                apart = np.abs(day[self.first[part]] - day[self.second[part]])
                below[row] += _below(apart, self.bands.time_days, closed_left)
        if self.rest:
            below[-1] = _all_below(day, self.bands.time_days, closed_left) - below[:-1].sum(axis=0)
        return np.diff(below, axis=1)


def pairs_within(
    x: np.ndarray, y: np.ndarray, party: np.ndarray, bands: Bands, progress: Progress | None = None
) -> Pairs:
    """Return the pairs whose distance lies in a band.

    Parameters
    ----------
    x, y : ndarray, shape (n,)
        Places, metres.
    party : ndarray of int, shape (n,)
        Finds of one party are no pair.
    bands : Bands
        Limits; the last one of distance may be infinite.
    progress : Progress, optional
        Told the share done; may cancel.

    Raises
    ------
    ParameterError
        More pairs than memory holds.
    """
    progress = progress or Silent()
    limits = np.asarray(bands.space_m, float)
    alone = len(np.unique(party)) == len(party)
    rest = bool(np.isinf(limits[-1])) and alone and len(limits) > 2 and limits[0] == 0
    if len(x) < 2:
        none = np.empty(0, np.int32)
        return Pairs(none, none, np.zeros(len(limits), int), bands)
    norm = MINKOWSKI[bands.metric]
    tree = cKDTree(np.column_stack([x, y]))
    reach = float(min(limits[-2] if rest else limits[-1], np.ptp(x) + np.ptp(y) + 1.0))
    number = (int(tree.count_neighbors(tree, reach, p=norm)) - len(x)) // 2
    if number > MAX_PAIRS:
        expected = Sentence(_FEWER, {"pairs": number, "most": MAX_PAIRS})
        raise ParameterError(name="space_m", value=limits[-1], expected=expected)
    by_band: list[list[np.ndarray]] = [[] for _ in range(len(limits) - 1)]
    finds = max(1, int(_PORTION * len(x) / (2 * number + len(x))))  # at once
    for start in range(0, len(x), finds):
        step(progress, start / len(x), "pairs")
        part = slice(start, start + finds)
        ends, band = _pairs_of(tree, part, reach, norm, limits[: len(limits) - rest], party, bands)
        for one, listed in enumerate(by_band):
            listed.append(ends[:, band == one])
    edges = np.append(0, np.cumsum([sum(ends.shape[1] for ends in listed) for listed in by_band]))
    first, second = np.concatenate([ends for listed in by_band for ends in listed], axis=1)
    return Pairs(first, second, edges, bands, rest)


def _pairs_of(
    tree: cKDTree, part: slice, reach: float, norm: float, limits: np.ndarray, party: np.ndarray, bands: Bands
) -> tuple[np.ndarray, np.ndarray]:
    """Return the pairs of some finds with later ones, shape (2, pairs), and the band of each."""
    places = tree.data
    near = cKDTree(places[part]).sparse_distance_matrix(tree, reach, p=norm, output_type="ndarray")
    first, second = near["i"] + part.start, near["j"]
    later = (first < second) & (party[first] != party[second])
    first, second = first[later], second[later]
    along, across = np.abs(places[first] - places[second]).T
    band = _band(np.hypot(along, across) if bands.metric == EUCLIDEAN else along + across, limits, bands.closed)
    counted = (band >= 0) & (band < len(limits) - 1)
    return np.array([first[counted], second[counted]], np.int32), band[counted]


def _band(metres: np.ndarray, limits: np.ndarray, closed: str) -> np.ndarray:
    if closed == LEFT:
        return (np.searchsorted(limits, metres, side="right") - 1).astype(np.int16)
    band = np.searchsorted(limits, metres, side="left") - 1
    return np.where(metres == limits[0], 0, band).astype(np.int16)


def _below(apart: np.ndarray, limits: tuple[float, ...], closed_left: bool) -> list[int]:
    """Count differences below each limit; with bands closed on the right also those at it, but for the lowest."""
    if closed_left:
        return [np.count_nonzero(apart < limit) for limit in limits]
    return [np.count_nonzero(apart < limits[0]), *(np.count_nonzero(apart <= limit) for limit in limits[1:])]


def _all_below(day: np.ndarray, limits: tuple[float, ...], closed_left: bool) -> np.ndarray:
    """Count the same over all pairs of finds, by sorting."""
    ordered, at = np.sort(day), np.arange(len(day))
    counts = []
    for number, limit in enumerate(limits):
        side = "left" if closed_left or number == 0 else "right"
        reached = np.full(len(day), len(day)) if np.isinf(limit) else np.searchsorted(ordered, ordered + limit, side)
        counts.append(int(np.maximum(reached - at - 1, 0).sum()))
    return np.array(counts)


def counted_again(
    pairs: Pairs, days: Callable[[], np.ndarray], times: int, progress: Progress, text: str
) -> np.ndarray:
    """Count pairs ``times`` times, each with other days; shape (times, bands of distance, bands of time)."""
    counts = np.empty((times, *pairs.bands.shape), np.int64)
    waiting: deque[tuple[int, Future]] = deque()
    pool = ThreadPoolExecutor(_THREADS)
    try:
        for run in range(times):
            step(progress, run / times, text)
            waiting.append((run, pool.submit(pairs.counts, days())))
            if len(waiting) > _THREADS:
                done, counted = waiting.popleft()
                counts[done] = counted.result()
        for done, counted in waiting:
            counts[done] = counted.result()
    finally:
        pool.shutdown(cancel_futures=True)
    return counts


def compact_days(day: np.ndarray) -> np.ndarray:
    """Return days from the first one, in single precision where that is exact: half the memory to go through."""
    since = day - day.min() if len(day) else day
    whole = len(day) > 0 and bool((since == np.rint(since)).all()) and float(since.max()) < _EXACT
    return since.astype(np.float32) if whole else since
