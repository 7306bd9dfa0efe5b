"""Windows of a spatial scan: circles and ellipses about every place, and how much each stands out."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

# Directions for each elongation, so that neighbouring ellipses overlap about alike (Kulldorff et al. 2006).
DIRECTIONS = {1.0: 1, 1.5: 4, 2.0: 6, 3.0: 9, 4.0: 12, 5.0: 15}
HIGH, LOW, BOTH = "high", "low", "both"
_SAME_DISTANCE = 1e-9  # of the distance: places at one distance enter a window together
_RUN = 16
_REPLICATES = 256  # random distributions at once: what stays in the cache of a processor
_A_BIT_MORE = 1 + 1e-12  # so that a share is not exceeded by rounding


@dataclass(frozen=True)
class Form:
    """Form of a window: elongation, direction of the longer axis (degrees from east, counter-clockwise), penalty."""

    shape: float
    angle: float
    penalty: float

    def distances(self, x: np.ndarray, y: np.ndarray, centre: int) -> np.ndarray:
        """Return the shorter half axis with which a window about ``centre`` reaches each place."""
        turn = math.radians(self.angle)
        east, north = x - x[centre], y - y[centre]
        along = (east * math.cos(turn) + north * math.sin(turn)) / self.shape
        return np.hypot(along, north * math.cos(turn) - east * math.sin(turn))


def forms(shapes: tuple[float, ...], compactness: float) -> Iterator[Form]:
    """Yield the forms of all elongations; the first direction is that of north.

    Notes
    -----
    The penalty of elongation s is (4 s / (s + 1)²) to the power ``compactness``, 1 for a circle (Kulldorff et al.
    2006).
    """
    for shape in shapes:
        count = 1 if shape == 1 else DIRECTIONS.get(shape, math.ceil(3 * shape))
        penalty = (4 * shape / (shape + 1) ** 2) ** compactness
        yield from (Form(shape, (90 + 180 * turn / count) % 180, penalty) for turn in range(count))


@dataclass(frozen=True)
class Nested:
    """Windows about one place, each holding the one before.

    Parameters
    ----------
    order : ndarray of int, shape (k,)
        Places in the order in which they enter.
    distance : ndarray, shape (k,)
        At which they do.
    last : ndarray of int, shape (w,)
        Position of the place that enters last in each window.
    share : ndarray, shape (w,)
        Share of all effort in each window.
    """

    order: np.ndarray
    distance: np.ndarray
    last: np.ndarray
    share: np.ndarray


def windows_about(
    x: np.ndarray, y: np.ndarray, share: np.ndarray, centre: int, form: Form, max_share: float, max_m: float
) -> Nested:
    """Return the windows about a place that hold at most ``max_share`` of the effort and reach at most ``max_m``."""
    distance = form.distances(x, y, centre)
    order = np.argsort(distance, kind="stable")
    distance = distance[order]
    inside = np.cumsum(share[order])
    ends = np.append(distance[1:] > distance[:-1] * (1 + _SAME_DISTANCE) + _SAME_DISTANCE, True)
    last = np.flatnonzero(ends & (inside <= max_share * _A_BIT_MORE) & (distance * form.shape <= max_m * _A_BIT_MORE))
    upto = int(last[-1]) + 1 if len(last) else 0
    return Nested(order[:upto], distance[:upto], last, np.minimum(inside[last], 1.0))


class Ratios:
    """Log-likelihood ratios of windows for a fixed number of finds, by table.

    Parameters
    ----------
    total : int
        All finds.
    side : str
        ``high``: more finds than the effort explains; ``low``: fewer; ``both``.
    min_cases : int
        Finds that a window of more finds holds at least.
    """

    def __init__(self, total: int, side: str, min_cases: int) -> None:
        count = np.arange(total + 1, dtype=float)
        own = count * np.log(np.maximum(count, 1.0))
        self._table = own + own[::-1]
        self.total, self.side, self.min_cases = total, side, min_cases

    def of(self, inside: np.ndarray, share: np.ndarray) -> np.ndarray:
        """Return the ratios of windows with ``inside`` finds, whichever side they are on; shape (w,)."""
        expected = share * self.total
        beyond = np.log(np.maximum(self.total - expected, 1e-300))
        ratio = self._table[inside] - inside * (np.log(expected) - beyond) - self.total * beyond
        return np.maximum(ratio, 0.0)

    def looked_for(self, inside: np.ndarray, share: np.ndarray) -> np.ndarray:
        """Return the ratios of the side that is looked for, else 0; shape (w,)."""
        expected = share * self.total
        high = (inside > expected) & (inside >= self.min_cases) & (self.side != LOW)
        return np.where(high | ((inside < expected) & (self.side != HIGH)), self.of(inside, share), 0.0)

    def least(self, share: np.ndarray, value: float) -> np.ndarray:
        """Return the smallest count above expectation with a ratio of ``value``, ``total + 1`` where there is none."""
        return self._count(share, value, np.floor(share * self.total).astype(np.int64), self.total + 1)

    def most(self, share: np.ndarray, value: float) -> np.ndarray:
        """Return the largest count below expectation with a ratio of ``value``, -1 where there is none."""
        return self._count(share, value, np.ceil(share * self.total).astype(np.int64), -1)

    def _count(self, share: np.ndarray, value: float, near: np.ndarray, far: int) -> np.ndarray:
        """Halve the counts from the expected one, which are too few to reach ``value``, to one that is far enough."""
        near, reached = near.copy(), np.full(len(share), far, np.int64)
        while (apart := np.abs(reached - near) > 1).any():
            middle = (near + reached) // 2
            enough = self.of(np.clip(middle, 0, self.total), share) >= value
            reached = np.where(apart & enough, middle, reached)
            near = np.where(apart & ~enough, middle, near)
        return reached


def strongest_window(nested: Nested, cases: np.ndarray, ratios: Ratios, penalty: float) -> tuple[float, int]:
    """Return the largest statistic about a place, and the position of the place that entered last; (0, -1) if none."""
    if not len(nested.last):
        return 0.0, -1
    inside = np.cumsum(cases[nested.order])[nested.last]
    found = ratios.looked_for(inside, nested.share) * penalty
    best = int(found.argmax())
    return float(found[best]), int(nested.last[best])


def raise_to_strongest(
    nested: Nested, drawn: np.ndarray, ratios: Ratios, penalty: float, strongest: np.ndarray
) -> None:
    """Raise ``strongest`` (replicates,) to the largest statistic about a place in each column of ``drawn``.

    Only windows that hold so many finds (or so few) that they beat the weakest of ``strongest`` are looked at closely.
    """
    if not len(nested.last):
        return
    size = -(-len(nested.order) // _RUN) * _RUN
    order = np.zeros(size, np.int64)
    order[: len(nested.order)] = nested.order
    share = np.zeros(size)
    share[nested.last] = nested.share
    value = float(strongest.min()) / penalty
    limits = _limits(nested, ratios, value, size, drawn.dtype)
    for at in range(0, drawn.shape[1], _REPLICATES):
        part = slice(at, at + _REPLICATES)
        rows = drawn[order, part]
        rows[len(nested.order) :] = 0
        inside = _summed_up(rows)
        beats = [inside >= limit[:, None] if side == HIGH else inside <= limit[:, None]
                 for side, limit in limits.items()]
        where, replicate = np.divmod(np.flatnonzero(beats[0] if len(beats) == 1 else beats[0] | beats[1]),
                                     inside.shape[1])
        found = ratios.of(inside[where, replicate], share[where]) * penalty
        np.maximum.at(strongest[part], replicate, found)


def _limits(nested: Nested, ratios: Ratios, value: float, size: int, kind: np.dtype) -> dict[str, np.ndarray]:
    """Return the counts from which (or up to which) a window beats ``value``, by side; elsewhere out of reach."""
    limits = {}
    if ratios.side != LOW:
        limits[HIGH] = np.full(size, ratios.total + 1, kind)
        limits[HIGH][nested.last] = np.maximum(ratios.least(nested.share, value), ratios.min_cases)
    if ratios.side != HIGH:
        limits[LOW] = np.full(size, -1, kind)
        limits[LOW][nested.last] = ratios.most(nested.share, value)
    return limits


def _summed_up(rows: np.ndarray) -> np.ndarray:
    """Sum along the first axis, in place: within runs of rows first, which is many times faster than ``cumsum``."""
    runs = rows.reshape(-1, _RUN, rows.shape[1])
    for row in range(1, _RUN):
        runs[:, row] += runs[:, row - 1]
    runs[1:] += np.cumsum(runs[:-1, -1], axis=0, dtype=rows.dtype)[:, None]
    return rows
