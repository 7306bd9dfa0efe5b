"""Recordings of the same time: one team recorded more than once, or a team that split."""

from __future__ import annotations

import heapq
from dataclasses import dataclass

import numpy as np

from .params import CleaningParams

MOST_RECORDINGS = 64  # of one stretch of time that are compared one by one; more are put end to end first
_INTERPOLATION_SHARE = 0.25  # of a stretch between two fixes: how far the real way may lie from the straight one
_HOLE_STEPS = 4.0  # usual steps of two recordings: what is longer in one of them is a hole in it (assumption)
_COVERAGE_STEPS = 10  # recordings that cover as many tenths of the longest are as long
_ROUGHNESS_STEP = 0.05  # share of a length that is scatter; recordings within it are as good


@dataclass(frozen=True)
class Strands:
    """What overlapping recordings come to.

    Parameters
    ----------
    overlap : ndarray of bool, shape (n,)
        Fixes of a recording at times at which a better one of the same team covers them.
    strand : ndarray of int64, shape (n,)
        Chain that a fix belongs to; each strand was walked on its own, at the same time as others.
    broken : ndarray of bool, shape (n,)
        Fixes that begin a new part, because a longer stretch before them is told by another strand.
    """

    overlap: np.ndarray
    strand: np.ndarray
    broken: np.ndarray


def find_strands(
    x: np.ndarray, y: np.ndarray, t: np.ndarray, recording: np.ndarray, gap_s: float, params: CleaningParams
) -> Strands:
    """Tell recordings that repeat each other from those of a team that split.

    Parameters
    ----------
    x, y, t : ndarray, shape (n,)
        Metres and seconds, finite.
    recording : ndarray of int64, shape (n,)
        Number of the recording; those below 0 (already in the site) come before all others.
    gap_s : float
        Longest silence over which a recording is believed to know the way, seconds.
    params : CleaningParams
        Limits.

    Returns
    -------
    Strands

    Notes
    -----
    Recordings are taken from the best to the worst: those that cover the most time, then those with the least scatter
    (so that a noisy copy does not lengthen the way), then those with the most fixes. Each is compared with the strands
    so far, at the same moments: fixes near one of them are an overlap. A recording that is apart from every strand for
    a while is a strand of its own; what is left of the others fills the gaps of the strand that they go with.
    """
    n = len(t)
    found = Strands(np.zeros(n, bool), np.zeros(n, np.int64), np.zeros(n, bool))
    order = np.lexsort((t, recording))
    starts = np.flatnonzero(np.diff(recording[order], prepend=recording[order[:1]] - 1)) if n else np.zeros(0, int)
    groups = np.split(order, starts[1:])
    if len(groups) < 2:
        return found
    for together in _at_the_same_time([(float(t[g[0]]), float(t[g[-1]])) for g in groups]):
        recordings = [groups[index] for index in together]
        if len(recordings) > MOST_RECORDINGS:
            recordings = _end_to_end(recordings, t, recording)
        _Comparison(x, y, t, gap_s, params, found).settle(recordings, recording)
    return found


def _at_the_same_time(spans: list[tuple[float, float]]) -> list[list[int]]:
    """Return the groups of two or more spans that overlap each other in a chain."""
    groups: list[list[int]] = []
    latest = -np.inf
    for index in sorted(range(len(spans)), key=lambda index: spans[index]):
        start, end = spans[index]
        if start < latest or (start == latest and groups and spans[groups[-1][-1]] == spans[index]):
            groups[-1].append(index)
        else:
            groups.append([index])
        latest = max(latest, end)
    return [group for group in groups if len(group) > 1]


def _end_to_end(recordings: list[np.ndarray], t: np.ndarray, number: np.ndarray) -> list[np.ndarray]:
    """Put recordings that do not overlap end to end; those of the site stay apart from new ones."""
    lanes: list[list[np.ndarray]] = []
    free: dict[bool, list[tuple[float, int]]] = {True: [], False: []}
    for group in sorted(recordings, key=lambda group: float(t[group[0]])):
        queue = free[bool(number[group[0]] < 0)]
        if queue and queue[0][0] <= t[group[0]]:
            lane = heapq.heappop(queue)[1]
            lanes[lane].append(group)
        else:
            lane = len(lanes)
            lanes.append([group])
        heapq.heappush(queue, (float(t[group[-1]]), lane))
    return [np.concatenate(lane) for lane in lanes]


@dataclass
class _Strand:
    """Fixes of a strand so far, in order of time."""

    t: np.ndarray
    x: np.ndarray
    y: np.ndarray
    usual_s: float = np.inf

    def add(self, t: np.ndarray, x: np.ndarray, y: np.ndarray) -> None:
        joined = np.concatenate([self.t, t])
        order = np.argsort(joined, kind="stable")
        self.t = joined[order]
        self.x, self.y = np.concatenate([self.x, x])[order], np.concatenate([self.y, y])[order]
        if np.isinf(self.usual_s):  # that of the best recording, the first
            self.usual_s = _usual_step(self.t)


class _Comparison:
    """Recordings of one stretch of time, compared with each other."""

    def __init__(
        self, x: np.ndarray, y: np.ndarray, t: np.ndarray, gap_s: float, params: CleaningParams, found: Strands
    ) -> None:
        self.x, self.y, self.t, self.gap_s, self.params, self.found = x, y, t, gap_s, params, found
        self.strands: list[_Strand] = []

    def settle(self, recordings: list[np.ndarray], number: np.ndarray) -> None:
        """Take the recordings from the best to the worst."""
        coverage = np.array([_covered_seconds(self.t[group], self.gap_s) for group in recordings])
        tenths = np.round(_COVERAGE_STEPS * coverage / max(float(coverage.max()), 1.0))
        rough = [_roughness(self.x[group], self.y[group]) // _ROUGHNESS_STEP for group in recordings]
        ranks = sorted(range(len(recordings)), key=lambda index: (
            number[recordings[index][0]] >= 0, -tenths[index], rough[index], -len(recordings[index])))
        for index in ranks:
            self._take(recordings[index])

    def _take(self, group: np.ndarray) -> None:
        x, y, t = self.x[group], self.y[group], self.t[group]
        usual_s, speed = _usual_step(t), _own_speed(x, y, t)
        near = [np.zeros(len(group), bool)]
        apart: list[bool] = []
        for strand in self.strands:
            covered, close = self._company(strand, (x, y, t, speed), usual_s)
            close = _without_short_runs(close, covered, t, self.params.apart_minutes * 60.0)
            near.append(close)
            apart.append(bool((covered & ~close).any()))
        overlap = np.logical_or.reduce(near)
        self.found.overlap[group] = overlap
        rest = ~overlap
        if not rest.any():
            return
        together = [int(close.sum()) for close in near[1:]]
        open_ones = [number for number in range(len(apart)) if not apart[number]]
        home = max(open_ones, key=lambda number: together[number], default=len(self.strands))
        if home == len(self.strands):
            self.strands.append(_Strand(t[:0], x[:0], y[:0]))
        self.found.strand[group] = home
        told_elsewhere = np.logical_or.reduce(
            [close for number, close in enumerate(near[1:]) if number != home] or [near[0]])
        self.found.broken[group[1:]] = rest[1:] & told_elsewhere[:-1]
        self.strands[home].add(t[rest], x[rest], y[rest])

    def _company(
        self, strand: _Strand, fixes: tuple[np.ndarray, ...], usual_s: float
    ) -> tuple[np.ndarray, np.ndarray]:
        """Return where the strand covers the times of a recording, and where it is near it at that time."""
        x, y, t, own_speed = fixes
        if len(strand.t) < 2 or strand.t[-1] < t[0] or strand.t[0] > t[-1]:
            return np.zeros(len(t), bool), np.zeros(len(t), bool)
        after = np.searchsorted(strand.t, t, side="right")
        covered = (after > 0) & ((after < len(strand.t)) | (t == strand.t[-1]))
        after = np.clip(after, 1, len(strand.t) - 1)
        gap = strand.t[after] - strand.t[after - 1]
        # What is longer than the usual steps of both is a hole in the strand, which the recording fills.
        hole_s = max(self.params.apart_minutes * 60.0, _HOLE_STEPS * max(strand.usual_s, usual_s))
        covered &= gap <= min(self.gap_s, hole_s)
        if not covered.any():
            return covered, covered
        share = np.clip((t - strand.t[after - 1]) / np.maximum(gap, 1e-9), 0, 1)
        dx, dy = strand.x[after] - strand.x[after - 1], strand.y[after] - strand.y[after - 1]
        step = np.hypot(dx, dy)
        away = np.hypot(strand.x[after - 1] + share * dx - x, strand.y[after - 1] + share * dy - y)
        speed = np.maximum(step / np.maximum(gap, 1.0), own_speed)
        limits = self.params.overlap_m + self.params.clock_seconds * speed + _INTERPOLATION_SHARE * step
        return covered, covered & (away <= limits)


def _usual_step(t: np.ndarray) -> float:
    return float(np.median(np.diff(t))) if len(t) > 1 else np.inf


def _own_speed(x: np.ndarray, y: np.ndarray, t: np.ndarray) -> np.ndarray:
    """Return the faster of the speeds to and from each fix, metres per second."""
    speed = np.hypot(np.diff(x), np.diff(y)) / np.maximum(np.diff(t), 1.0)
    return np.maximum(np.append(speed, 0.0), np.insert(speed, 0, 0.0))


def _without_short_runs(close: np.ndarray, covered: np.ndarray, t: np.ndarray, seconds: float) -> np.ndarray:
    """Return ``close`` where it is neither left nor reached for less than ``seconds``."""
    where = np.flatnonzero(covered)
    if len(where) == 0:
        return close
    label = close[where]
    if label.all():
        return close
    result = close.copy()
    if label.any():
        result[where] = _flipped(_flipped(label, t[where], seconds, False), t[where], seconds, True)
    else:  # by far the most common: one run
        result[where] = t[where[-1]] - t[where[0]] < seconds
    return result


def _flipped(label: np.ndarray, t: np.ndarray, seconds: float, value: bool) -> np.ndarray:
    """Flip runs of ``value`` that last less than ``seconds``; those of True only between two of False."""
    first = np.flatnonzero(np.diff(label.astype(np.int8), prepend=-1))
    last = np.append(first[1:], len(label)) - 1
    short = (label[first] == value) & (t[last] - t[first] < seconds)
    if value:
        short[0] = short[-1] = False
    label = label.copy()
    for a, b in zip(first[short].tolist(), last[short].tolist()):
        label[a:b + 1] = not value
    return label


def _covered_seconds(t: np.ndarray, gap_s: float) -> float:
    steps = np.diff(t)
    return float(steps[steps <= gap_s].sum())


def _roughness(x: np.ndarray, y: np.ndarray) -> float:
    """Return how much of the length may be scatter, from the distances of the fixes to the line of their neighbours.

    White scatter of standard deviation s in x and y lengthens a step d by about s²/d; the square of the distance to the
    line has the median 0.68 s². Bends do so too, but the less the finer the sampling.
    """
    step = np.hypot(np.diff(x), np.diff(y))
    along_x, along_y = x[2:] - x[:-2], y[2:] - y[:-2]
    chord = np.hypot(along_x, along_y)
    good = chord > 0
    if not good.any():
        return 0.0
    across = ((x[1:-1] - x[:-2]) * along_y - (y[1:-1] - y[:-2]) * along_x)[good] / chord[good]
    return float(np.median(across**2)) / 0.68 / float(np.median(step[step > 0])) ** 2
