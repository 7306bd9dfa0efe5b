"""From fixes as recorded to a track whose kilometres can be trusted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..resting import is_rest
from .explained import Fates
from .overlaps import Strands, find_strands
from .params import CleaningParams
from .stays import find_stays

__all__ = ["CleanTrack", "CleaningParams", "clean_fixes"]

LOOK_BACK_RUNS = 64  # how many runs back a bridge over bad fixes may reach; keeps the work linear
# Price, in fixes, of believing a jump that is too fast: small when it is little too far (a receiver that lost and found
# the sky), never more than a share of all fixes (a foot team given a lift). Assumptions, tried on real patrols.
JUMP_COST_FIXES, JUMP_COST_PER_KM = 2.0, 10.0
# Out at nearly the fastest believed speed and back at it, each within a minute, is an excursion of the receiver even
# when it is short: nobody turns on the spot at that speed. Assumptions.
_SPRINT_SHARE, _SPRINT_S = 0.75, 60.0
JUMP_COST_MOST_FIXES, JUMP_COST_MOST_SHARE = 10.0, 0.2
RULES = np.array(["", "repeat", "overlap", "spike", "teleport", "ride", "stationary"])
_REPEAT, _OVERLAP, _SPIKE, _TELEPORT, _RIDE, _STATIONARY = range(1, 7)
# So many fixes one after the other, each too far for the transport but not for a car, and leading somewhere, were
# driven; scatter leads nowhere. Assumptions.
_RIDE_FIXES, _RIDE_SHARE, _RIDE_NET = 10, 0.9, 0.2
_RIDE_S, _RIDE_STEPS = 180.0, 3  # over so many seconds and steps the errors of two fixes count for little


@dataclass(frozen=True)
class CleanTrack:
    """What cleaning left.

    Parameters
    ----------
    x, y, t, segment : ndarray, shape (n,)
        The fixes as given; missing times filled.
    keep : ndarray of bool, shape (n,)
        Fixes that stay, in the order they were given.
    rule : ndarray of str, shape (n,)
        Why a fix was dropped (repeat, overlap, spike, teleport, ride, stationary); "" where kept.
    order : ndarray of int64, shape (k,)
        Indices of the kept fixes in the order of the clean track; strands (parts of a team that split) one after the
        other.
    part : ndarray of int64, shape (k,)
        Part of each fix of ``order``, from 0, non-decreasing.
    jump : ndarray of bool, shape (n,)
        Kept fixes that begin a part because they cannot be reached from the one before.
    stays : ndarray of int64, shape (m, 2)
        Fixes at which the team came to rest and moved on.
    """

    x: np.ndarray
    y: np.ndarray
    t: np.ndarray
    segment: np.ndarray
    keep: np.ndarray
    rule: np.ndarray
    order: np.ndarray
    part: np.ndarray
    jump: np.ndarray
    stays: np.ndarray

    @cached_property
    def raw_km(self) -> float:
        """Length along all fixes as recorded."""
        same = self.segment[1:] == self.segment[:-1]
        return float(np.hypot(np.diff(self.x), np.diff(self.y))[same].sum()) / 1000

    @cached_property
    def clean_km(self) -> float:
        """Length along the parts."""
        x, y = self.x[self.order], self.y[self.order]
        steps = np.hypot(np.diff(x), np.diff(y))[self.part[1:] == self.part[:-1]]
        return float(steps.sum()) / 1000

    @cached_property
    def part_of_fix(self) -> np.ndarray:
        """Part of each fix as given, -1 where dropped; shape (n,)."""
        part = np.full(len(self.x), -1, dtype=np.int64)
        part[self.order] = self.part
        return part

    @property
    def rest_hours(self) -> float:
        """Hours in stays."""
        return float((self.t[self.stays[:, 1]] - self.t[self.stays[:, 0]]).sum()) / 3600

    @cached_property
    def explained(self) -> Mapping[str, float]:
        """Kilometres taken away by each rule (see :data:`explained.RULES`); they sum up to ``raw_km - clean_km``."""
        n = len(self.x)
        fates = Fates(
            lambda i, j: np.hypot(self.x[j] - self.x[i], self.y[j] - self.y[i]) / 1000, self.t, self.segment, self.rule,
            self.part_of_fix, self.jump, np.zeros(n, np.int64), np.zeros(n), np.ones(n, bool))
        found = {rule: float(km[0]) for rule, km in fates.explain(1)[1].items()}
        bridged = self.raw_km - self.clean_km - sum(found.values())
        return {**found, "bridged": bridged} if abs(bridged) > 1e-9 * (1 + self.raw_km) else found


def clean_fixes(
    x: np.ndarray, y: np.ndarray, t: np.ndarray, transport: str, params: CleaningParams,
    segment: np.ndarray | None = None, strands: Strands | None = None,
) -> CleanTrack:
    """Clean the fixes of one leg: sort, drop repeats, overlaps, spikes, teleports and scatter at rest, cut at gaps.

    Parameters
    ----------
    x, y : ndarray, shape (n,)
        Metres, projected CRS, finite.
    t : ndarray, shape (n,)
        UTC epoch seconds. Single missing times are interpolated; when all are NaN the given order counts and only
        immediate repeats are dropped.
    transport : str
        Class of transport; chooses the limits.
    params : CleaningParams
        Limits.
    segment : ndarray of int, shape (n,), optional
        Recording that each fix comes from (a track element, a device). Where two recordings cover the same time and
        keep near each other, the better one counts; where they are apart, the team has split and both do.
    strands : Strands, optional
        The same when it was found before, together with recordings of other legs.

    Returns
    -------
    CleanTrack

    Notes
    -----
    The sorted fixes fall into runs whose successive fixes can be reached at the fastest believed speed. The chain of
    runs with the most fixes wins, in which each run can be reached from the one before; a jump that cannot is only
    accepted at a price in fixes that grows with the distance that is too far, so that a lasting change of place is cut
    and kept, while an excursion is dropped. Of a stay only its first and last fix remain. Sorting dominates:
    O(n log n).
    """
    x, y, t = (np.asarray(values, dtype=float) for values in (x, y, t))
    segment = np.zeros(len(x), dtype=np.int64) if segment is None else np.asarray(segment)
    if not np.isfinite(t).any():
        return _without_times(x, y, t, segment, params.limits(transport)[2])
    return _Cleaning(x, y, _filled_times(t), segment, transport, params).track(strands)


def _without_times(x: np.ndarray, y: np.ndarray, t: np.ndarray, segment: np.ndarray, gap_m: float) -> CleanTrack:
    rule = np.zeros(len(x), np.int8)
    if len(x) > 1:
        rule[1:][(np.diff(x) == 0) & (np.diff(y) == 0) & (np.diff(segment) == 0)] = _REPEAT
    order = np.flatnonzero(rule == 0)
    cut = (np.hypot(np.diff(x[order]), np.diff(y[order])) > gap_m) | (np.diff(segment[order]) != 0)
    part = np.concatenate([[0], np.cumsum(cut)])[:len(order)].astype(np.int64)
    return CleanTrack(
        x, y, t, segment, rule == 0, RULES[rule], order, part, np.zeros(len(x), bool), np.zeros((0, 2), np.int64))


class _Cleaning:
    """The fixes of one leg while they are cleaned; ``rule`` holds indices into ``RULES``."""

    def __init__(
        self, x: np.ndarray, y: np.ndarray, t: np.ndarray, segment: np.ndarray, transport: str, params: CleaningParams
    ) -> None:
        self.x, self.y, self.t, self.segment, self.params = x, y, t, segment, params
        self.speed, self.gap_s, self.gap_m = params.limits(transport)
        self.rule = np.zeros(len(x), np.int8)
        self.jump = np.zeros(len(x), bool)

    def track(self, strands: Strands | None) -> CleanTrack:
        """Apply rule after rule; each sees what the ones before have left."""
        order = self._without_repeats()
        if strands is None:
            strands = self._strands(order)
        self.rule[strands.overlap & (self.rule == 0)] = _OVERLAP
        order = self._left(order)
        numbers = np.unique(strands.strand[order])
        chains, parts, stays = [order[:0]], [np.zeros(0, np.int64)], [np.zeros((0, 2), np.int64)]
        for number in numbers:
            chain = order if len(numbers) == 1 else order[strands.strand[order] == number]
            chain = self._without_rides(self._without_excursions(self._reachable(chain)))
            chain, rests = self._without_stays(chain)
            part = self._parts(chain, strands.broken)
            chains.append(chain)
            parts.append(part + (parts[-1][-1] + 1 if len(parts[-1]) else 0))
            stays.append(rests)
        return CleanTrack(
            self.x, self.y, self.t, self.segment, self.rule == 0, RULES[self.rule], np.concatenate(chains),
            np.concatenate(parts), self.jump, np.concatenate(stays))

    def _left(self, order: np.ndarray) -> np.ndarray:
        return order[self.rule[order] == 0]

    def _without_repeats(self) -> np.ndarray:
        """Drop fixes identical in time and place, and return the others in order of time."""
        order = np.argsort(self.t, kind="stable")
        if not (np.diff(self.t[order]) == 0).any():
            return order
        x, y, t = self.x, self.y, self.t
        by_value = np.lexsort((np.arange(len(t)), y, x, t))
        same = (np.diff(t[by_value]) == 0) & (np.diff(x[by_value]) == 0) & (np.diff(y[by_value]) == 0)
        self.rule[by_value[1:][same]] = _REPEAT
        return self._left(order)

    def _strands(self, order: np.ndarray) -> Strands:
        n = len(self.t)
        found = Strands(np.zeros(n, bool), np.zeros(n, np.int64), np.zeros(n, bool))
        if len(order) and (self.segment[order] != self.segment[order[0]]).any():
            own = find_strands(
                self.x[order], self.y[order], self.t[order], self.segment[order], self.gap_s, self.params)
            found.overlap[order], found.strand[order], found.broken[order] = own.overlap, own.strand, own.broken
        return found

    def _reachable(self, order: np.ndarray) -> np.ndarray:
        """Keep the best chain of runs of reachable fixes; see the notes of :func:`clean_fixes`."""
        error_m = self.params.position_error_m
        x, y, t = self.x[order], self.y[order], self.t[order]
        jumps = np.flatnonzero(np.hypot(np.diff(x), np.diff(y)) > self.speed * np.diff(t) + error_m)
        if len(jumps) == 0:
            return order
        first = np.concatenate([[0], jumps + 1])
        last = np.concatenate([jumps, [len(order) - 1]])
        chosen = _best_chain(first, last, x, y, t, self.speed, error_m)
        for run in np.flatnonzero(~chosen):
            inner = 0 < run < len(first) - 1
            name = _SPIKE if inner and last[run] - first[run] < 3 else _TELEPORT
            self.rule[order[first[run]:last[run] + 1]] = name
        self._name_rides(order, first, last, ~chosen)
        return self._left(order)

    def _name_rides(self, order: np.ndarray, first: np.ndarray, last: np.ndarray, dropped: np.ndarray) -> None:
        """Tell stretches that were driven, with the receiver on, from excursions of the receiver."""
        edges = np.flatnonzero(np.diff(np.concatenate([[False], dropped, [False]]).astype(np.int8)))
        fastest = self.params.limits("unknown")[0]
        for start, stop in zip(edges[::2], edges[1::2]):
            if stop - start < _RIDE_FIXES:
                continue
            own = order[first[start]:last[stop - 1] + 1]
            x, y = self.x[own], self.y[own]
            metres = np.hypot(np.diff(x), np.diff(y))
            believed = metres <= fastest * np.diff(self.t[own]) + self.params.position_error_m
            net = float(np.hypot(x - x[0], y - y[0]).max())
            if believed.mean() >= _RIDE_SHARE and net >= _RIDE_NET * metres.sum():
                self.rule[own] = _RIDE

    def _without_excursions(self, order: np.ndarray) -> np.ndarray:
        """Drop single fixes far out and straight back, much faster than the track usually moves."""
        if len(order) < 5:
            return order
        params = self.params
        x, y, t = self.x[order], self.y[order], self.t[order]
        metres = np.hypot(np.diff(x), np.diff(y))
        speed = metres / np.maximum(np.diff(t), 1.0)
        moving = speed[metres > params.position_error_m]
        usual = max(float(np.median(moving)), 1 / 3.6) if len(moving) else np.inf
        shorter = np.minimum(metres[:-1], metres[1:])
        across = np.hypot(x[2:] - x[:-2], y[2:] - y[:-2])
        slower = np.minimum(speed[:-1], speed[1:])
        out = (shorter >= params.spike_m) & (across < shorter / 4) & (slower > params.spike_ratio * usual)
        at_once = np.maximum(t[1:-1] - t[:-2], t[2:] - t[1:-1]) <= _SPRINT_S
        sprint = (shorter >= 2 * params.position_error_m) & (slower > _SPRINT_SHARE * self.speed) & at_once
        out |= sprint & (across < shorter / 2)
        self.rule[order[1:-1][out]] = _SPIKE
        return self._left(order) if out.any() else order

    def _without_rides(self, order: np.ndarray) -> np.ndarray:
        """Drop stretches that keep on faster than the transport can go; single steps may, by the errors of fixes."""
        error_m = self.params.position_error_m
        x, y, t = self.x[order], self.y[order], self.t[order]
        metres, each = np.hypot(np.diff(x), np.diff(y)), np.diff(t)
        end = np.searchsorted(t, t + _RIDE_S)
        start = np.flatnonzero(end < len(t))
        end = end[start]
        jumps = np.concatenate([[0], np.cumsum(metres > self.speed * each + error_m)])
        seconds = t[end] - t[start]
        fast = np.hypot(x[end] - x[start], y[end] - y[start]) > self.speed * seconds + error_m
        fast &= (seconds <= 2 * _RIDE_S) & (end - start >= _RIDE_STEPS) & (jumps[end] == jumps[start])
        if not fast.any():
            return order
        depth = np.bincount(start[fast], minlength=len(t)) - np.bincount(end[fast], minlength=len(t))
        ridden = (np.cumsum(depth)[:-1] > 0).astype(np.int8)  # steps of windows that are too fast as a whole
        too_fast = metres > self.speed * each
        for first, last in np.flatnonzero(np.diff(ridden, prepend=0, append=0)).reshape(-1, 2).tolist():
            own = first + np.flatnonzero(too_fast[first:last])
            if len(own):  # without the steps of a walk at its ends
                self.rule[order[own[0] + 1:own[-1] + 1]] = _RIDE
        return self._left(order)

    def _without_stays(self, order: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Drop the fixes between entry and exit of each stay; return what is left, and the stays."""
        params = self.params
        stays = find_stays(self.x[order], self.y[order], self.t[order], params.stay_m, params.stay_minutes * 60.0)
        for first, last in stays:
            self.rule[order[first + 1:last]] = _STATIONARY
        left, found = (self._left(order) if len(stays) else order), order[stays]
        return left, np.unique(np.concatenate([found, self._silent_rests(left)]), axis=0)

    def _silent_rests(self, order: np.ndarray) -> np.ndarray:
        """Return first and last fix of silences at one place, such as nights in camp with the receiver off."""
        x, y, t = self.x[order], self.y[order], self.t[order]
        metres = np.hypot(np.diff(x), np.diff(y))
        at = np.flatnonzero(is_rest(metres, np.diff(t), 2 * self.params.stay_m, self.params.stay_minutes))
        return np.column_stack([order[at], order[at + 1]])

    def _parts(self, order: np.ndarray, broken: np.ndarray) -> np.ndarray:
        """Number the parts between gaps in time and distance, at jumps, and where another strand tells the way."""
        metres = np.hypot(np.diff(self.x[order]), np.diff(self.y[order]))
        seconds = np.diff(self.t[order])
        too_fast = metres > self.speed * seconds + self.params.position_error_m
        self.jump[order[1:][too_fast]] = True
        cut = (metres > self.gap_m) | (seconds > self.gap_s) | too_fast | broken[order[1:]]
        return np.concatenate([[0], np.cumsum(cut)])[:len(order)].astype(np.int64)


def _filled_times(t: np.ndarray) -> np.ndarray:
    known = np.isfinite(t)
    if known.all():
        return t
    index = np.arange(len(t))
    return np.interp(index, index[known], t[known])


def _best_chain(
    first: np.ndarray, last: np.ndarray, x: np.ndarray, y: np.ndarray, t: np.ndarray, speed: float, error_m: float
) -> np.ndarray:
    """Return which runs belong to the chain with the most fixes; bool per run."""
    weight = (last - first + 1).astype(float)
    score, before = weight.copy(), np.full(len(first), -1)
    most = JUMP_COST_MOST_FIXES + JUMP_COST_MOST_SHARE * len(x)
    best = 0  # run with the highest score so far
    for run in range(1, len(first)):
        earlier = np.arange(max(0, run - LOOK_BACK_RUNS), run)
        ends, start = last[earlier], first[run]
        too_far = np.hypot(x[start] - x[ends], y[start] - y[ends]) - speed * (t[start] - t[ends]) - error_m
        price = np.where(too_far > 0, np.minimum(JUMP_COST_FIXES + JUMP_COST_PER_KM * too_far / 1000, most), 0.0)
        gain = score[earlier] - price
        gain, source = max((float(gain.max()), int(earlier[gain.argmax()])), (float(score[best] - most), best))
        if gain > 0:
            score[run], before[run] = weight[run] + gain, source
        if score[run] > score[best]:
            best = run
    chosen = np.zeros(len(first), dtype=bool)
    run = int(np.argmax(score))
    while run >= 0:
        chosen[run] = True
        run = int(before[run])
    return chosen
