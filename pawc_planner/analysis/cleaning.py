"""From fixes as recorded to a track whose kilometres can be trusted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np

from ..base.errors import ParameterError
from ..base.params import not_negative, positive

# Fastest ground speed that is believed, km/h. Foot: a running ranger (12 km/h) and no more. Vehicle and motorbike:
# tracks and public roads of a park. Boat: patrol boats up to 30 knots. Aircraft: light aircraft and helicopters.
# Animal: a trotting horse, an elephant at speed. All are assumptions, set above what is normal so that only the
# impossible is dropped.
MAX_SPEED_KMH = MappingProxyType({
    "foot": 12.0, "vehicle": 120.0, "motorbike": 100.0, "boat": 60.0, "aircraft": 350.0, "animal": 25.0,
    "unknown": 120.0,
})
# Longest silence that is bridged by a straight line, minutes, and longest single stretch, km. Assumptions: devices
# record every few seconds to every ten minutes; after an hour nobody knows where a team went.
MAX_GAP_MINUTES = MappingProxyType({
    "foot": 60.0, "vehicle": 60.0, "motorbike": 60.0, "boat": 60.0, "aircraft": 15.0, "animal": 60.0, "unknown": 60.0,
})
MAX_GAP_KM = MappingProxyType({
    "foot": 3.0, "vehicle": 10.0, "motorbike": 8.0, "boat": 8.0, "aircraft": 40.0, "animal": 4.0, "unknown": 10.0,
})
LOOK_BACK_RUNS = 64  # how many runs back a bridge over bad fixes may reach; keeps the work linear
# Price, in fixes, of believing a jump that is too fast: small when it is little too far (a receiver that lost and found
# the sky), never more than a share of all fixes (a foot team given a lift). Assumptions, tried on real patrols.
JUMP_COST_FIXES, JUMP_COST_PER_KM = 2.0, 10.0
JUMP_COST_MOST_FIXES, JUMP_COST_MOST_SHARE = 10.0, 0.2


@dataclass(frozen=True)
class CleaningParams:
    """Limits of the cleaning, per transport.

    Parameters
    ----------
    max_speed_kmh, max_gap_minutes, max_gap_km : mapping of transport to number
        See the constants of this module for the values and why.
    position_error_m : float
        Two fixes this close are always reachable from each other (scatter of a handheld GPS under canopy, assumption).
    spike_ratio : float
        An out-and-back fix is dropped when both stretches are this many times faster than the track's usual speed,
        and the two neighbours lie within a quarter of the shorter stretch of each other (assumption).
    spike_m : float
        Shorter excursions are kept.
    """

    max_speed_kmh: Mapping[str, float] = field(default_factory=lambda: MAX_SPEED_KMH)
    max_gap_minutes: Mapping[str, float] = field(default_factory=lambda: MAX_GAP_MINUTES)
    max_gap_km: Mapping[str, float] = field(default_factory=lambda: MAX_GAP_KM)
    position_error_m: float = 50.0
    spike_ratio: float = 5.0
    spike_m: float = 300.0

    def __post_init__(self) -> None:
        for name in ("max_speed_kmh", "max_gap_minutes", "max_gap_km"):
            limits = getattr(self, name)
            if "unknown" not in limits:
                raise ParameterError(name=name, value=sorted(limits), expected="a mapping with a limit for “unknown”")
            for value in limits.values():
                positive(name, value)
        not_negative("position_error_m", self.position_error_m)
        positive("spike_ratio", self.spike_ratio)
        positive("spike_m", self.spike_m)

    def limits(self, transport: str) -> tuple[float, float, float]:
        """Return metres per second, seconds and metres that the transport allows (unlisted: as unknown)."""
        return (
            self.max_speed_kmh.get(transport, self.max_speed_kmh["unknown"]) / 3.6,
            self.max_gap_minutes.get(transport, self.max_gap_minutes["unknown"]) * 60.0,
            self.max_gap_km.get(transport, self.max_gap_km["unknown"]) * 1000.0,
        )


@dataclass(frozen=True)
class CleanTrack:
    """What cleaning left.

    Parameters
    ----------
    keep : ndarray of bool, shape (n,)
        Fixes that stay, in the order they were given.
    rule : ndarray of str, shape (n,)
        Why a fix was dropped (repeat, overlap, spike, teleport); "" where kept.
    order : ndarray of int64, shape (k,)
        Indices of the kept fixes in the order of the clean track.
    part : ndarray of int64, shape (k,)
        Part of each fix of ``order``, from 0, non-decreasing.
    raw_km, clean_km : float
        Length along all fixes as recorded, and along the parts.
    """

    keep: np.ndarray
    rule: np.ndarray
    order: np.ndarray
    part: np.ndarray
    raw_km: float
    clean_km: float


def clean_fixes(
    x: np.ndarray, y: np.ndarray, t: np.ndarray, transport: str, params: CleaningParams,
    segment: np.ndarray | None = None,
) -> CleanTrack:
    """Clean the fixes of one leg: sort, drop repeats, overlaps, spikes and teleports, cut at gaps.

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
        Recording that each fix comes from (a track element, a device). Where two recordings cover the same time, the
        longer one counts. ``raw_km`` is measured inside each recording.

    Returns
    -------
    CleanTrack

    Notes
    -----
    The sorted fixes fall into runs whose successive fixes can be reached at the fastest believed speed. The chain of
    runs with the most fixes wins, in which each run can be reached from the one before; a jump that cannot is only
    accepted at a price in fixes that grows with the distance that is too far, so that a lasting change of place is cut
    and kept, while an excursion is dropped. Sorting
    dominates: O(n log n).
    """
    x, y, t = (np.asarray(values, dtype=float) for values in (x, y, t))
    segment = np.zeros(len(x), dtype=np.int64) if segment is None else np.asarray(segment)
    rule = np.full(len(x), "", dtype="U8")
    raw_km = _raw_km(x, y, segment)
    speed, gap_s, gap_m = params.limits(transport)
    if not np.isfinite(t).any():
        order = _without_standing_repeats(x, y, segment, rule)
        part = _parts(x[order], y[order], np.zeros(len(order)), np.inf, np.inf, gap_m, segment[order])
        return _result(x, y, rule, order, part, raw_km)
    t = _filled_times(t)
    order = _without_repeats(x, y, t, rule)
    order = _without_overlaps(t, segment, order, gap_s, rule)
    order = _reachable(x, y, t, order, speed, params.position_error_m, rule)
    order = _without_excursions(x, y, t, order, params, rule)
    part = _parts(x[order], y[order], t[order], speed, gap_s, gap_m, None, params.position_error_m)
    return _result(x, y, rule, order, part, raw_km)


def _result(
    x: np.ndarray, y: np.ndarray, rule: np.ndarray, order: np.ndarray, part: np.ndarray, raw_km: float
) -> CleanTrack:
    steps = np.hypot(np.diff(x[order]), np.diff(y[order]))[part[1:] == part[:-1]]
    return CleanTrack(rule == "", rule, order, part, raw_km, float(steps.sum()) / 1000)


def _raw_km(x: np.ndarray, y: np.ndarray, segment: np.ndarray) -> float:
    same = segment[1:] == segment[:-1]
    return float(np.hypot(np.diff(x), np.diff(y))[same].sum()) / 1000


def _filled_times(t: np.ndarray) -> np.ndarray:
    known = np.isfinite(t)
    if known.all():
        return t
    index = np.arange(len(t))
    return np.interp(index, index[known], t[known])


def _without_standing_repeats(x: np.ndarray, y: np.ndarray, segment: np.ndarray, rule: np.ndarray) -> np.ndarray:
    if len(x) > 1:
        same = (np.diff(x) == 0) & (np.diff(y) == 0) & (np.diff(segment) == 0)
        rule[1:][same] = "repeat"
    return np.flatnonzero(rule == "")


def _without_repeats(x: np.ndarray, y: np.ndarray, t: np.ndarray, rule: np.ndarray) -> np.ndarray:
    """Drop fixes identical in time and place, and return the others in order of time."""
    by_value = np.lexsort((np.arange(len(t)), y, x, t))
    same = (np.diff(t[by_value]) == 0) & (np.diff(x[by_value]) == 0) & (np.diff(y[by_value]) == 0)
    rule[by_value[1:][same]] = "repeat"
    order = np.argsort(t, kind="stable")
    return order[rule[order] == ""]


def _without_overlaps(
    t: np.ndarray, segment: np.ndarray, order: np.ndarray, gap_s: float, rule: np.ndarray
) -> np.ndarray:
    """Drop fixes of a shorter recording at times that a longer one covers."""
    names, counts = np.unique(segment[order], return_counts=True)
    if len(names) < 2:
        return order
    groups = np.split(order[np.argsort(segment[order], kind="stable")], np.cumsum(counts)[:-1])
    spans = [(t[group[0]], t[group[-1]]) for group in groups]
    if not _any_overlap(spans):
        return order
    covered = np.array([])
    for index in np.argsort(-counts, kind="stable"):
        group = groups[index]
        inside = _covered(t[group], covered, gap_s)
        rule[group[inside]] = "overlap"
        covered = np.sort(np.concatenate([covered, t[group[~inside]]]))
    return order[rule[order] == ""]


def _any_overlap(spans: list[tuple[float, float]]) -> bool:
    latest = -np.inf
    for start, end in sorted(spans):
        if start < latest:
            return True
        latest = max(latest, end)
    return False


def _covered(t: np.ndarray, covered: np.ndarray, gap_s: float) -> np.ndarray:
    """Return True for times that lie between two covered times not further apart than the longest gap."""
    if len(covered) < 2:
        return np.zeros(len(t), dtype=bool)
    after = np.searchsorted(covered, t, side="right")
    inside = (after > 0) & (after < len(covered))
    after = np.clip(after, 1, len(covered) - 1)
    return inside & (covered[after] - covered[after - 1] <= gap_s)


def _reachable(
    x: np.ndarray, y: np.ndarray, t: np.ndarray, order: np.ndarray, speed: float, error_m: float, rule: np.ndarray
) -> np.ndarray:
    """Keep the best chain of runs of reachable fixes; see the notes of :func:`clean_fixes`."""
    sx, sy, st = x[order], y[order], t[order]
    jumps = np.flatnonzero(np.hypot(np.diff(sx), np.diff(sy)) > speed * np.diff(st) + error_m)
    if len(jumps) == 0:
        return order
    first = np.concatenate([[0], jumps + 1])
    last = np.concatenate([jumps, [len(order) - 1]])
    chosen = _best_chain(first, last, sx, sy, st, speed, error_m)
    for run in np.flatnonzero(~chosen):
        inner = 0 < run < len(first) - 1
        name = "spike" if inner and last[run] - first[run] < 3 else "teleport"
        rule[order[first[run]:last[run] + 1]] = name
    return order[rule[order] == ""]


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


def _without_excursions(
    x: np.ndarray, y: np.ndarray, t: np.ndarray, order: np.ndarray, params: CleaningParams, rule: np.ndarray
) -> np.ndarray:
    """Drop single fixes far out and straight back, much faster than the track usually moves."""
    if len(order) < 5:
        return order
    sx, sy, st = x[order], y[order], t[order]
    metres = np.hypot(np.diff(sx), np.diff(sy))
    speed = metres / np.maximum(np.diff(st), 1.0)
    moving = speed[metres > params.position_error_m]
    usual = max(float(np.median(moving)), 1 / 3.6) if len(moving) else np.inf
    shorter = np.minimum(metres[:-1], metres[1:])
    across = np.hypot(sx[2:] - sx[:-2], sy[2:] - sy[:-2])
    out = (shorter >= params.spike_m) & (across < shorter / 4)
    out &= np.minimum(speed[:-1], speed[1:]) > params.spike_ratio * usual
    rule[order[1:-1][out]] = "spike"
    return order[rule[order] == ""]


def _parts(
    x: np.ndarray, y: np.ndarray, t: np.ndarray, speed: float, gap_s: float, gap_m: float,
    segment: np.ndarray | None, error_m: float = 0.0,
) -> np.ndarray:
    """Number the parts between gaps in time, in distance, at jumps and, when times are unknown, between recordings."""
    if len(x) == 0:
        return np.zeros(0, dtype=np.int64)
    metres, seconds = np.hypot(np.diff(x), np.diff(y)), np.diff(t)
    cut = (metres > gap_m) | (seconds > gap_s)
    if np.isfinite(speed):
        cut |= metres > speed * seconds + error_m
    if segment is not None:
        cut |= np.diff(segment) != 0
    return np.concatenate([[0], np.cumsum(cut)]).astype(np.int64)
