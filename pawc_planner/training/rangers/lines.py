"""The lines that teams really walk: rounded and swaying beside the easiest way, sampled every 100 m."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import scipy.ndimage

from .presence import STEP_M

# in samples of about 100 m: rounding of corners, length of the sway, padding, and fading at both ends
ROUNDED, SWAYING, PAD, FADE = 2.5, 8.0, 24, 10
APART_M = 1000.0


@dataclass(frozen=True)
class Lines:
    """Sampled lines one after the other: points of line i are ``first[i]`` to ``first[i + 1]``.

    Parameters
    ----------
    x, y : ndarray, shape (n,)
        Metres, rounded to 0.01.
    first : ndarray of int, shape (lines + 1,)
        Where each line begins.
    """

    x: np.ndarray
    y: np.ndarray
    first: np.ndarray

    @property
    def lengths_km(self) -> np.ndarray:
        """Length of each line, shape (lines,)."""
        km = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(self.x), np.diff(self.y)) / 1000)])
        return km[self.first[1:] - 1] - km[self.first[:-1]]


def sampled(lines: Sequence[np.ndarray], step_m: float = STEP_M) -> Lines:
    """Return points at even distances of about ``step_m`` on each line of points (n, 2); the ends stay."""
    return _sampled(lines, step_m, 0)[0]


def walked(
    lines: Sequence[np.ndarray], sway_m: Callable[[np.ndarray, np.ndarray], np.ndarray], rng: np.random.Generator
) -> Lines:
    """Return the lines with their corners rounded, and some way aside of them.

    Parameters
    ----------
    lines : sequence of ndarray, shape (n, 2)
        Easiest ways.
    sway_m : callable
        From x and y of points to the standard deviation of the distance aside, metres.
    """
    padded, inner, to_end = _sampled(lines, STEP_M, PAD)
    keep = np.minimum(1.0, to_end / FADE)
    moved = []
    for values in (padded.x, padded.y):
        smooth = scipy.ndimage.gaussian_filter1d(values, ROUNDED, mode="nearest")[inner]
        moved.append(keep * smooth + (1 - keep) * values[inner])
    first = padded.first - 2 * PAD * np.arange(len(padded.first))
    spread = sway_m(padded.x[inner], padded.y[inner])
    share = keep * scipy.ndimage.gaussian_filter1d(spread, 4.0, mode="nearest")
    share *= np.sqrt(2 * SWAYING * np.sqrt(np.pi))
    for values in moved:
        values += share * scipy.ndimage.gaussian_filter1d(rng.standard_normal(len(values)), SWAYING, mode="nearest")
    return Lines(np.round(moved[0], 2), np.round(moved[1], 2), first)


def _sampled(lines: Sequence[np.ndarray], step_m: float, pad: int) -> tuple[Lines, np.ndarray, np.ndarray]:
    """Return samples with ``pad`` more at both ends; which are inner ones; and their samples to the nearer end."""
    points = np.concatenate(lines)
    size = np.array([len(line) for line in lines])
    last = np.cumsum(size) - 1
    gone = np.hypot(np.diff(points[:, 0]), np.diff(points[:, 1]))
    gone[last[:-1]] = APART_M
    along = np.concatenate([[0.0], np.cumsum(gone)])
    start, end = along[last - size + 1], along[last]
    number = np.maximum(4, np.round((end - start) / step_m)).astype(np.int64)
    count = number + 1 + 2 * pad
    first = np.concatenate([[0], np.cumsum(count)])
    line = np.repeat(np.arange(len(lines)), count)
    local = np.arange(first[-1]) - first[line] - pad
    at = start[line] + np.clip(local, 0, number[line]) / number[line] * (end - start)[line]
    inner = (local >= 0) & (local <= number[line])
    x, y = np.interp(at, along, points[:, 0]), np.interp(at, along, points[:, 1])
    to_end = np.minimum(local, number[line] - local)[inner].astype(float)
    return Lines(np.round(x, 2), np.round(y, 2), first), inner, to_end
