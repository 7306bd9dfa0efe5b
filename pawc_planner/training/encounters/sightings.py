"""Signs that teams see: the nearer, the fresher and the longer they walk beside one, the surer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import scipy.spatial

from ..clock import DAY
from ..parameters import RangerParams
from ..rangers.presence import Presence

REACH = 3.0  # standard deviations of sight beyond which nothing is seen
CHUNK_DAYS = 60


@dataclass(frozen=True)
class SignSet:
    """Signs as arrays of shape (n,): place (park's CRS), life (UTC epoch seconds), ease to see with cover included."""

    x: np.ndarray
    y: np.ndarray
    left: np.ndarray
    gone: np.ndarray
    ease: np.ndarray


@dataclass(frozen=True)
class Passes:
    """Rates of seeing: sign, step of the presence, rate; sorted by sign and time within one stretch of time."""

    sign: np.ndarray
    step: np.ndarray
    rate: np.ndarray


def passes(signs: SignSet, presence: Presence, figures: RangerParams) -> Iterator[Passes]:
    """Yield, stretch by stretch of time, which steps pass which signs, and at what rate each would be seen.

    The rate is detection · ease · age · what the transport sees · km · a bell curve of the distance; a sign that nobody
    saw stays until it is gone. Its form 1 − exp(−rate) in effort is that of Keane et al. (2011).
    """
    if not len(presence.t) or not len(signs.x):
        return
    for start in np.arange(presence.t[0], presence.t[-1] + 1, CHUNK_DAYS * DAY):
        end = start + CHUNK_DAYS * DAY
        steps = presence.during(start, end)
        alive = np.flatnonzero((signs.left < end) & (signs.gone > start))
        if steps.stop > steps.start and len(alive):
            yield _of_stretch(signs, alive, presence, steps, figures)


def _of_stretch(
    signs: SignSet, alive: np.ndarray, presence: Presence, steps: slice, figures: RangerParams
) -> Passes:
    ours = scipy.spatial.cKDTree(np.column_stack([presence.x[steps], presence.y[steps]]))
    theirs = scipy.spatial.cKDTree(np.column_stack([signs.x[alive], signs.y[alive]]))
    pairs = theirs.sparse_distance_matrix(ours, REACH * figures.sight_m, output_type="ndarray")
    sign, step = alive[pairs["i"]], pairs["j"] + steps.start
    t = presence.t[step]
    there = (t > signs.left[sign]) & (t < signs.gone[sign])
    sign, step, far = sign[there], step[there], pairs["v"][there]
    rate = (
        figures.detection * signs.ease[sign] * age_factor(signs, sign, presence.t[step], figures)
        * presence.km[step] * presence.sees[step] * np.exp(-0.5 * (far / figures.sight_m) ** 2)
    )
    order = np.lexsort((step, sign))
    return Passes(sign[order], step[order], rate[order])


def age_factor(signs: SignSet, sign: np.ndarray, t: np.ndarray, figures: RangerParams) -> np.ndarray:
    """Return how visible signs still are: 1 when fresh, near ``old_sign`` at the end of their life."""
    aged = (t - signs.left[sign]) / np.maximum(signs.gone[sign] - signs.left[sign], 1.0)
    return figures.old_sign + (1 - figures.old_sign) * np.exp(-2 * aged)


def seen_at(signs: SignSet, presence: Presence, figures: RangerParams, patience: np.ndarray) -> np.ndarray:
    """Return the step at which each sign is seen for the first time, -1 if never; shape (n,).

    Parameters
    ----------
    signs, presence, figures
        As for :func:`passes`.
    patience : ndarray, shape (n,)
        Draws of the unit exponential: a sign is seen when its summed rate reaches it, so that more effort by the same
        teams never sees less.
    """
    left, found = patience.copy(), np.full(len(signs.x), -1, np.int64)
    for stretch in passes(signs, presence, figures):
        first = np.flatnonzero(np.diff(stretch.sign, prepend=-1))
        total = np.cumsum(stretch.rate)
        before = np.repeat(np.concatenate([[0.0], total])[first], np.diff(np.append(first, len(total))))
        reached = (total - before >= left[stretch.sign]) & (found[stretch.sign] < 0)
        hit, where = np.unique(stretch.sign[reached], return_index=True)
        found[hit] = stretch.step[np.flatnonzero(reached)[where]]
        np.subtract.at(left, stretch.sign, stretch.rate)
    return found
