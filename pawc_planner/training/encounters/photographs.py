"""Pictures of groups by cameras, and whether one comes early enough to stop the group before its target."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ...analysis.grid import GridSpec
from ..clock import HOUR
from ..parameters import CameraParams
from .journey import Journey

LEAST_CHANCE = 1e-4


@dataclass(frozen=True)
class Watch:
    """Cameras at work: one row per camera and spell without a break.

    Parameters
    ----------
    x, y, signal : ndarray, shape (n,)
        Place (park's CRS) and signal, 0 none to 1 full.
    start, end : ndarray, shape (n,)
        Spell, UTC epoch seconds.
    """

    x: np.ndarray
    y: np.ndarray
    signal: np.ndarray
    start: np.ndarray
    end: np.ndarray

    @classmethod
    def of(cls, frame: pd.DataFrame) -> Watch:
        """Return the spells of a frame ``x, y, signal, from_t, to_t``."""
        return cls(*(frame[name].to_numpy(float) for name in ("x", "y", "signal", "from_t", "to_t")))


@dataclass(frozen=True)
class Photographs:
    """Chances of pictures on one journey, on the way in and on the way out.

    Parameters
    ----------
    camera : ndarray of int, shape (n,)
        Row of the watch.
    t : ndarray, shape (n,)
        When the group passes, UTC epoch seconds.
    chance : ndarray, shape (n,)
        Chance of a picture.
    slack : ndarray, shape (n,)
        Hours that a team has to spare to stop the group before its target, if it sets out when the picture comes with
        the usual delay; negative when it is too late, −inf without signal or on the way out.
    """

    camera: np.ndarray
    t: np.ndarray
    chance: np.ndarray
    slack: np.ndarray

    @property
    def in_time_chance(self) -> float:
        """Chance of at least one picture that comes in time."""
        return float(1 - np.prod(1 - self.chance[self.slack >= 0]))


def photographs(
    journey: Journey, watch: Watch, response_hours: np.ndarray, spec: GridSpec, figures: CameraParams
) -> Photographs:
    """Return the chances of pictures of a group.

    Parameters
    ----------
    journey : Journey
        Walk of the group.
    watch : Watch
        Cameras.
    response_hours : ndarray, shape (spec.size,)
        Hours of a team to each cell.
    spec : GridSpec
        Cells of ``response_hours``.
    figures : CameraParams
        How well cameras see and how quickly teams start.
    """
    on = np.flatnonzero((watch.start < journey.end) & (watch.end > journey.start))
    if not len(on):
        nothing = np.empty(0)
        return Photographs(on, nothing, nothing, nothing)
    spare = _spare(journey, response_hours, spec, figures)
    parts = [_passes(journey, watch, on, slice(0, journey.n_in), spare, figures),
             _passes(journey, watch, on, slice(journey.n_in, len(journey.t)), None, figures)]
    camera, t, chance, slack = (np.concatenate([part[i] for part in parts]) for i in range(4))
    order = np.argsort(t, kind="stable")
    return Photographs(camera[order], t[order], chance[order], slack[order])


def _spare(journey: Journey, response_hours: np.ndarray, spec: GridSpec, figures: CameraParams) -> np.ndarray:
    """Return per point of the way in the latest instant at which a team may start to cut the group off later."""
    cells = spec.cells_at(journey.x[: journey.n_in], journey.y[: journey.n_in])
    hours = np.where(cells >= 0, response_hours[np.maximum(cells, 0)], np.inf)
    start_by = journey.t[: journey.n_in] - HOUR * (hours + figures.ready_hours)
    return np.maximum.accumulate(start_by[::-1])[::-1]


def _passes(
    journey: Journey, watch: Watch, on: np.ndarray, part: slice, spare: np.ndarray | None, figures: CameraParams
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    x, y, t = journey.x[part], journey.y[part], journey.t[part]
    far = (watch.x[on, None] - x) ** 2 + (watch.y[on, None] - y) ** 2
    at = np.argmin(far, axis=1)
    nearest = far[np.arange(len(on)), at] / (2 * figures.catch_m**2)
    chance = figures.catch * np.exp(-np.minimum(nearest, 700))
    seen = (chance > LEAST_CHANCE) & (t[at] >= watch.start[on]) & (t[at] <= watch.end[on])
    slack = np.full(len(on), -np.inf)
    if spare is not None:
        slack = (spare[at] - t[at]) / HOUR - figures.delay_minutes / 60
        slack[watch.signal[on] <= 0] = -np.inf
    return on[seen], t[at][seen], chance[seen], slack[seen]
