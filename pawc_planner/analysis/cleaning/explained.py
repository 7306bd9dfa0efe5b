"""What explains the difference between the kilometres as recorded and those that count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

# In this order each rule takes away the fixes it dropped, and the kilometres that go with them.
RULES = (
    "repeat", "order", "late_copy", "member_copy", "overlap", "teleport", "spike", "ride", "stationary",
    "gap", "joined_days", "bridged",
)
_DROPPING = RULES[:9]


@dataclass(frozen=True)
class Fates:
    """What became of each fix, in the order of the files.

    Parameters
    ----------
    km_between : callable
        Kilometres straight from fixes ``i`` to fixes ``j`` (index arrays).
    t : ndarray, shape (n,)
        UTC epoch seconds; NaN where unknown.
    recording : ndarray of int64, shape (n,)
        Number of the recording; its fixes stand together.
    rule : ndarray of str, shape (n,)
        Why a fix was dropped, "" where it stays.
    part : ndarray of int64, shape (n,)
        Part of the clean track, -1 where dropped.
    jump : ndarray of bool, shape (n,)
        Fixes that begin a part because they cannot be reached.
    group : ndarray of int64, shape (n,)
        Leg-day of the fix, from 0.
    day_start : ndarray, shape (n,)
        UTC epoch seconds at which the day of the fix begins; a stretch that crosses midnight is divided there.
    counted : ndarray of bool, shape (n,)
        False for fixes that were counted in an earlier import.
    """

    km_between: Callable[[np.ndarray, np.ndarray], np.ndarray]
    t: np.ndarray
    recording: np.ndarray
    rule: np.ndarray
    part: np.ndarray
    jump: np.ndarray
    group: np.ndarray
    day_start: np.ndarray
    counted: np.ndarray

    def explain(self, groups: int) -> tuple[np.ndarray, dict[str, np.ndarray]]:
        """Return the kilometres as recorded and those each rule took away, per group.

        The last rule, ``bridged``, is left to the caller: it is what remains towards the clean kilometres, the straight
        ways that were put between recordings (below 0: kilometres that were added).

        Parameters
        ----------
        groups : int
            How many groups there are.

        Returns
        -------
        raw_km : ndarray, shape (groups,)
        taken : dict of str to ndarray, shape (groups,)
            Only the rules that took something.
        """
        left = np.arange(len(self.rule))
        raw_km = before = self._lengths(left, groups)
        taken: dict[str, np.ndarray] = {}
        left = left[self.counted]
        before = self._lengths(left, groups)
        for rule in _DROPPING:
            if rule == "order":
                left = self._in_time(left)
            else:
                gone = self.rule[left] == rule
                if not gone.any():
                    continue
                left = left[~gone]
            after = self._lengths(left, groups)
            _note(taken, rule, before - after)
            before = after
        self._cuts(left, groups, taken)
        return raw_km, taken

    def _in_time(self, left: np.ndarray) -> np.ndarray:
        t = np.where(np.isfinite(self.t[left]), self.t[left], 0.0)  # all of a recording without times are alike
        backwards = (np.diff(t) < 0) & (np.diff(self.recording[left]) == 0)
        return left[np.lexsort((t, self.recording[left]))] if backwards.any() else left

    def _steps(self, left: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return the steps inside recordings: from, to, and their kilometres."""
        start, end = left[:-1], left[1:]
        same = (self.recording[start] == self.recording[end]) & self.counted[end]
        start, end = start[same], end[same]
        return start, end, self.km_between(start, end)

    def _lengths(self, left: np.ndarray, groups: int) -> np.ndarray:
        start, end, km = self._steps(left)
        lengths = np.bincount(self.group[end], km, groups)
        over = np.flatnonzero(
            (self.group[start] != self.group[end]) & (self.part[start] == self.part[end]) & (self.part[end] >= 0))
        if len(over):
            first, last = start[over], end[over]
            share = share_before(self.t[first], self.t[last], self.day_start[last])
            lengths -= np.bincount(self.group[last], km[over] * share, groups)
            lengths += np.bincount(self.group[first], km[over] * share, groups)
        return lengths

    def _cuts(self, left: np.ndarray, groups: int, taken: dict[str, np.ndarray]) -> None:
        """Add the stretches that no part holds: unreachable, over night, or silent for too long."""
        start, end, km = self._steps(left)
        cut = self.part[start] != self.part[end]
        rides = np.cumsum(self.rule == "ride")
        # Where another recording tells the way, the straight line over what was left out is none of the track.
        told = np.cumsum(self.rule == "overlap")
        over_ride = cut & self.jump[end] & (rides[end] > rides[start])
        for rule, where in (
            ("overlap", ~cut & (told[end] > told[start])),
            ("ride", over_ride),
            ("teleport", cut & self.jump[end] & ~over_ride),
            ("joined_days", cut & ~self.jump[end] & (self.group[start] != self.group[end])),
            ("gap", cut & ~self.jump[end] & (self.group[start] == self.group[end])),
        ):
            if where.any():
                _note(taken, rule, np.bincount(self.group[end[where]], km[where], groups))


def share_before(start: np.ndarray, end: np.ndarray, moment: np.ndarray) -> np.ndarray:
    """Return the share of the time from ``start`` to ``end`` that lies before ``moment``, 0 to 1; a half of none."""
    span = end - start
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.clip((moment - start) / span, 0, 1)
    return np.where(span > 0, share, 0.5)


def _note(taken: dict[str, np.ndarray], rule: str, km: np.ndarray) -> None:
    if np.abs(km).max(initial=0.0) > 0:
        taken[rule] = taken[rule] + km if rule in taken else km
