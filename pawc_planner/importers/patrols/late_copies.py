"""Recordings of one patrol that are place by place another one at other times: a copy in another time zone."""

from __future__ import annotations

from itertools import combinations

import numpy as np

FEWEST = 10  # fixes at different places; fewer prove nothing
_SHARE = 0.9  # of the fixes of the shorter one
_MOST_S = 14 * 3600.0  # no zone is further ahead; the same line on another day may be drawn by hand, and walked again
_LEAST_S, _EXACT_S = 60.0, 1.5
_MOST_RECORDINGS = 200  # that are compared pair by pair


def late_copies(x: np.ndarray, y: np.ndarray, t: np.ndarray, recording: np.ndarray) -> np.ndarray:
    """Return the fixes of recordings that repeat an earlier one with all times moved by the same amount.

    Parameters
    ----------
    x, y, t : ndarray, shape (n,)
        Metres in the site's CRS and UTC epoch seconds, finite, in the order of the files.
    recording : ndarray of int64, shape (n,)
        Number of the recording; those below 0 are in the site, and are never compared with each other.

    Returns
    -------
    ndarray of bool, shape (n,)

    Notes
    -----
    Nobody walks a way twice to the decimetre, a fix at a time, with the same silences: nine tenths of the fixes at the
    same places and one and the same difference of all times are one recording, whose clock was read in two zones.
    """
    copied = np.zeros(len(t), bool)
    groups = {int(number): np.flatnonzero(recording == number) for number in dict.fromkeys(recording.tolist())}
    groups = {number: own for number, own in groups.items() if len(own) >= FEWEST}
    if not 2 <= len(groups) <= _MOST_RECORDINGS:
        return copied
    places = {number: _places(x[own], y[own]) for number, own in groups.items()}
    for first, second in combinations(groups, 2):
        if second < 0 or copied[groups[second][0]] or copied[groups[first][0]]:
            continue
        if _moved(places[first], places[second], t[groups[first]], t[groups[second]]):
            copied[groups[second]] = True
    return copied


def _places(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the places that occur once, sorted, as one number each, and the fixes at which they do."""
    number = np.round(x * 10).astype(np.int64) * 1_000_000_007 + np.round(y * 10).astype(np.int64)
    found, first, count = np.unique(number, return_index=True, return_counts=True)
    return found[count == 1], first[count == 1]


def _moved(
    one: tuple[np.ndarray, np.ndarray], other: tuple[np.ndarray, np.ndarray], t: np.ndarray, other_t: np.ndarray
) -> bool:
    shared, at, other_at = np.intersect1d(one[0], other[0], assume_unique=True, return_indices=True)
    if len(shared) < max(FEWEST, _SHARE * min(len(one[0]), len(other[0]))):
        return False
    later = other_t[other[1][other_at]] - t[one[1][at]]
    moved = float(np.median(later))
    return _LEAST_S < abs(moved) <= _MOST_S and float((np.abs(later - moved) <= _EXACT_S).mean()) >= _SHARE
