"""Meetings of teams and groups: near each other at the same time, or a team on a track a few hours old."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..clock import HOUR
from ..parameters import RangerParams
from ..rangers.presence import Presence
from .journey import Journey

LEAST_RATE, REACH = 1e-9, 7.0  # standard deviations; beyond, no rate is above the least
# Hours since the group passed, and how often a team that comes there still catches up with it (assumptions).
LAGS = ((0.0, 1.0), (0.5, 0.8), (1.0, 0.6), (2.0, 0.35), (3.0, 0.2))


@dataclass(frozen=True)
class Meetings:
    """Rates of meeting along a journey, in the order of time.

    Parameters
    ----------
    t, rate : ndarray, shape (n,)
        Instants (UTC epoch seconds) and rates; the chance of a meeting in several steps is 1 − exp(−sum of rates).
    outing : ndarray of int, shape (n,)
        Team-day that would meet the group.
    """

    t: np.ndarray
    rate: np.ndarray
    outing: np.ndarray

    def chance(self, start: float, end: float) -> float:
        """Return the chance of a meeting between two instants."""
        return float(-np.expm1(-self.rate[(self.t >= start) & (self.t < end)].sum()))

    def first(self, patience: float) -> int:
        """Return the step at which the summed rate reaches ``patience`` (a draw of the unit exponential), or -1."""
        total = np.cumsum(self.rate)
        step = int(np.searchsorted(total, patience))
        return step if step < len(total) else -1


def meetings(journey: Journey, presence: Presence, figures: RangerParams) -> Meetings:
    """Return where and when teams may meet a group.

    A team notices people within ``meet_m`` (standard deviation) of its way, now or where they passed some hours before;
    the rate is ``meet`` per km at no distance.
    """
    steps = _nearby(journey, presence, figures.meet_m)
    t, x, y = presence.t[steps], presence.x[steps], presence.y[steps]
    best = np.zeros(len(t))
    for hours, share in LAGS:
        there_x, there_y = journey.at(t - HOUR * hours)
        far = ((x - there_x) ** 2 + (y - there_y) ** 2) / (2 * figures.meet_m**2)
        best = np.maximum(best, share * np.exp(-np.minimum(far, 700)))
    rate = figures.meet * best * presence.km[steps] * presence.sees[steps]
    used = rate > LEAST_RATE
    return Meetings(t[used], rate[used], presence.outing[steps][used])


def _nearby(journey: Journey, presence: Presence, meet_m: float) -> np.ndarray:
    """Return the steps during a journey that are not far from all of its way; the others could not meet the group."""
    during = presence.during(journey.there_from, journey.end)
    x, y = presence.x[during], presence.y[during]
    far = REACH * meet_m
    near = (x > journey.x.min() - far) & (x < journey.x.max() + far)
    near &= (y > journey.y.min() - far) & (y < journey.y.max() + far)
    return during.start + np.flatnonzero(near)
