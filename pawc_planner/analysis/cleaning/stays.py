"""Where a track stands still: camp nights and long rests, whose scatter is no way."""

from __future__ import annotations

import numpy as np

_BINS = 3  # groups of fixes per shortest stay; their medians see through single outliers
_QUIET_SHARE = 0.75  # of the fixes of a group near its median; else the team moved
_AWAY_RADII, _AWAY_SHARE = 3.0, 0.5  # how far and (in shortest stays) how long one may be gone without having left
_CAMP_SHARE = 0.25  # of the time of two stays at one place: how long one may seem to be gone between them
_SILENT_SHARE = 0.5  # of the time of a stay: after a longer silence the fixes around it are of the way
_CORE_SHARE = 0.9  # of the fixes of a stay near its middle; entry and exit are the first and the last of these


def find_stays(x: np.ndarray, y: np.ndarray, t: np.ndarray, radius: float, seconds: float) -> np.ndarray:
    """Find where all fixes keep near one point for a while.

    Parameters
    ----------
    x, y, t : ndarray, shape (n,)
        Metres and seconds, in order of time.
    radius, seconds : float
        A stay keeps within ``radius`` metres of its middle for at least ``seconds``.

    Returns
    -------
    ndarray of int64, shape (k, 2)
        First and last fix of each stay, in order; stays share no fix.

    Notes
    -----
    Stay points as of Li et al. (2008), "Mining user similarity based on location history", with four changes: the
    middle is the mean of medians of short groups of fixes, so that slow drift and single outliers do not end a stay;
    who is back within half of ``seconds`` and was not seen twice in a row more than three radii away has not left;
    entry and exit are the first and the last fix among the nearest nine tenths, so that the way to and from the place
    stays whole; of a rest that is mostly silence the fixes around it are kept. A first look at the net way over
    ``seconds`` leaves out all that walks, so that the work is about linear.
    """
    found: list[tuple[int, int]] = []
    for first, last in _slow_zones(x, y, t, radius, seconds):
        zone = slice(first, last)
        for entry, leave in _stays_of(x[zone], y[zone], t[zone], radius, seconds):
            found.append((first + entry, first + leave))
    kept = [_recorded(*stay, t, seconds) for stay in _joined(found, x, y, t, radius, seconds)]
    stays = np.array(kept, dtype=np.int64).reshape(-1, 2)
    if len(stays):
        _open_ends(stays, x, y, radius)
    return stays


def _joined(
    stays: list[tuple[int, int]], x: np.ndarray, y: np.ndarray, t: np.ndarray, radius: float, seconds: float
) -> list[tuple[int, int]]:
    """Make two stays at one place one, when a receiver under canopy only seemed to leave it in between.

    It did when it was at no time as far as :data:`_AWAY_RADII`, and for less than a shortest stay, or than a quarter of
    the time at rest: who camps for a night is in camp all night.
    """
    found: list[tuple[int, int]] = []
    for first, last in stays:
        if found:
            entry, leave = found[-1]
            middle_x, middle_y = np.median(x[entry:leave + 1]), np.median(y[entry:leave + 1])
            away = np.hypot(x[leave:last + 1] - middle_x, y[leave:last + 1] - middle_y)
            between = away[:first - leave]
            most = max(seconds, _CAMP_SHARE * (t[leave] - t[entry] + t[last] - t[first]))
            if t[first] - t[leave] < most and np.median(away[first - leave:]) <= radius and (
                    between <= _AWAY_RADII * radius).all():
                found[-1] = entry, last
                continue
        found.append((first, last))
    return found


def _recorded(first: int, last: int, t: np.ndarray, seconds: float) -> tuple[int, int]:
    """Return a stay, only its silence where a silence takes most of it and nothing before or after lasts as long.

    A receiver that is off during a rest leaves no scatter: the fixes before and after belong to the way.
    """
    silence = np.diff(t[first:last + 1])
    at = first + int(silence.argmax())
    is_silent = t[at + 1] - t[at] > _SILENT_SHARE * (t[last] - t[first])
    return (at, at + 1) if is_silent and max(t[at] - t[first], t[last] - t[at + 1]) < seconds else (first, last)


def _open_ends(stays: np.ndarray, x: np.ndarray, y: np.ndarray, radius: float) -> None:
    """Let a stay begin with the first fix of all, and end with the last, when nothing but scatter lies between."""
    first, last = stays[0], stays[-1]
    if (np.hypot(x[:first[0]] - x[first[0]], y[:first[0]] - y[first[0]]) <= radius).all():
        first[0] = 0
    if (np.hypot(x[last[1]:] - x[last[1]], y[last[1]:] - y[last[1]]) <= radius).all():
        last[1] = len(x) - 1


def _slow_zones(
    x: np.ndarray, y: np.ndarray, t: np.ndarray, radius: float, seconds: float
) -> list[tuple[int, int]]:
    """Return index ranges that hold every stay: fixes from which the way of ``seconds`` leads hardly anywhere."""
    n = len(t)
    later = np.searchsorted(t, t + seconds)
    inside = later < n
    start, end = np.flatnonzero(inside), later[inside]
    near = np.hypot(x[end] - x[start], y[end] - y[start]) <= (_AWAY_RADII + 1) * radius
    if not near.any():
        return []
    depth = np.bincount(start[near], minlength=n + 1) - np.bincount(end[near] + 1, minlength=n + 1)
    covered = np.concatenate([[False], np.cumsum(depth[:-1]) > 0, [False]])
    edges = np.flatnonzero(np.diff(covered))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist()))


class _Groups:
    """Fixes of a zone in short groups: where each begins, its median place, and whether it is quiet."""

    def __init__(self, x: np.ndarray, y: np.ndarray, t: np.ndarray, radius: float, seconds: float) -> None:
        bins = np.floor((t - t[0]) / seconds).astype(np.int64)
        self.first = np.flatnonzero(np.diff(bins, prepend=-1))
        self.count = np.diff(np.append(self.first, len(t)))
        label = np.repeat(np.arange(len(self.first)), self.count)
        middle = self.first + (self.count - 1) // 2
        mx, my = x[np.lexsort((x, label))][middle], y[np.lexsort((y, label))][middle]
        away = np.hypot(x - mx[label], y - my[label])
        self.quiet = (np.bincount(label[away <= radius], minlength=len(mx)) >= _QUIET_SHARE * self.count).tolist()
        far = away > _AWAY_RADII * radius  # one such fix is an outlier, two in a row are a way
        gone = np.bincount(label[1:][far[1:] & far[:-1]], minlength=len(mx)) > 0
        self.x, self.y = np.where(gone, np.inf, mx).tolist(), my.tolist()
        self.start, self.end = t[self.first].tolist(), t[self.first + self.count - 1].tolist()

    def __len__(self) -> int:
        return len(self.x)


def _stays_of(
    x: np.ndarray, y: np.ndarray, t: np.ndarray, radius: float, seconds: float
) -> list[tuple[int, int]]:
    groups = _Groups(x, y, t, radius, seconds / _BINS)
    found: list[tuple[int, int]] = []
    number, free = 0, 0
    while number < len(groups):
        last = _last_group(groups, number, radius, seconds)
        if groups.end[last] - groups.start[number] >= seconds * (1 - 1 / _BINS):
            first_fix = max(int(groups.first[number]), free)  # the stay before may reach into these groups
            last_fix = int(groups.first[last] + groups.count[last] - 1)
            entry, leave = _edges(x, y, first_fix, last_fix, free, radius) if first_fix < last_fix else (0, 0)
            if leave > entry and t[leave] - t[entry] >= seconds:
                found.append((entry, leave))
                free, number = leave + 1, last + 1
                continue
        number += 1
    return found


def _last_group(groups: _Groups, first: int, radius: float, seconds: float) -> int:
    """Return the last group up to which the fixes keep near the mean of the groups since ``first``."""
    if not groups.quiet[first] or groups.x[first] == np.inf:
        return first
    x, y, seen = groups.x[first], groups.y[first], 1
    last, number = first, first + 1
    while number < len(groups):
        away = np.hypot(groups.x[number] - x, groups.y[number] - y)
        if away > _AWAY_RADII * radius:
            break
        if away > radius or not groups.quiet[number]:
            lone = number == last + 1 and groups.count[number] == 1
            if not lone and groups.end[number] - groups.end[last] > _AWAY_SHARE * seconds:
                break
        else:
            seen += 1
            x, y = x + (groups.x[number] - x) / seen, y + (groups.y[number] - y) / seen
            last = number
        number += 1
    return last


def _edges(x: np.ndarray, y: np.ndarray, first: int, last: int, free: int, radius: float) -> tuple[int, int]:
    """Return entry and exit of the stay whose groups span the fixes ``first`` to ``last``."""
    middle_x, middle_y = np.median(x[first:last + 1]), np.median(y[first:last + 1])
    # The groups are cut by the clock; the stay may begin before and end after them.
    before = _reach(x[free:first][::-1], y[free:first][::-1], middle_x, middle_y, radius)
    after = _reach(x[last + 1:], y[last + 1:], middle_x, middle_y, radius)
    first, last = first - before, last + after
    away = np.hypot(x[first:last + 1] - middle_x, y[first:last + 1] - middle_y)
    core = np.flatnonzero(away <= min(float(np.quantile(away, _CORE_SHARE)), radius))
    return (first + int(core[0]), first + int(core[-1])) if len(core) else (first, first)


def _reach(x: np.ndarray, y: np.ndarray, middle_x: float, middle_y: float, radius: float) -> int:
    """Return how many fixes from the first lie within ``radius`` without a break."""
    size = 64  # most stays end soon after their last group
    while True:
        outside = np.flatnonzero(np.hypot(x[:size] - middle_x, y[:size] - middle_y) > radius)
        if len(outside) or size >= len(x):
            return int(outside[0]) if len(outside) else len(x)
        size *= 4
