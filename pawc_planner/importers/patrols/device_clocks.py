"""Clocks of devices that were wrong: found by what the leg-day itself says, put right with a record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

import numpy as np

from ..places.site_places import SitePlaces
from ..records import PatrolHead, Track

RULES = ("", "clock", "clock_weeks", "clock_hours", "clock_back", "interpolated")
_DAYS, _WEEKS, _HOURS, _BACK, _FILLED = range(1, 6)
_EPOCH = date(1970, 1, 1)
_DAY, _HOUR = 86400.0, 3600.0
# GPS counts 1024 weeks and begins again: an old receiver is off by so many days.
ROLLOVER_DAYS = 7168
_EARLIEST = datetime(1990, 1, 1, tzinfo=timezone.utc).timestamp()
_AHEAD_S = 2 * _DAY  # zones and clocks that are a little fast
_JOINED_SHARE = 0.05  # of the fixes on the day itself: the others are of other days, and the clock was right
_WRONG_DAYS = 2  # a night patrol runs into the next day; nothing runs further
_SLACK_S = 15 * 60.0  # how well a track must fit the start and the end that were noted, to prove a shift of hours
_BACK_S, _MOST_BACK = 60.0, 5  # a step back is a fault of the clock; many are an unsorted file
_SAME_PLACE_M, _APART_M = 150.0, 200.0


@dataclass
class Clocks:
    """Times of the fixes of one patrol, put right.

    Attributes
    ----------
    t : ndarray, shape (n,)
        UTC epoch seconds, NaN where unknown.
    rule : ndarray of int8, shape (n,)
        Index into ``RULES``: why a time is not the one that was read.
    impossible : ndarray of bool, shape (n,)
        Times before 1990 or in the future that nothing puts right.
    """

    t: np.ndarray
    rule: np.ndarray
    impossible: np.ndarray


def right_clocks(
    tracks: Sequence[Track], head: PatrolHead, x: np.ndarray, y: np.ndarray, places: SitePlaces, now: float
) -> Clocks:
    """Put the times of all tracks of a patrol right where the patrol itself proves them wrong.

    Parameters
    ----------
    tracks : sequence of Track
        Their fixes end to end are the fixes of the patrol.
    head : PatrolHead
        First and last day of the patrol, if known.
    x, y : ndarray, shape (n,)
        Places of the fixes in the site's CRS; NaN where they have none.
    places : SitePlaces
        The site's zone.
    now : float
        Later times are in the future, UTC epoch seconds.
    """
    found = [_Clock(track, head, places, now) for track in tracks]
    at = 0
    for clock in found:
        n = len(clock.t)
        clock.settle(x[at:at + n], y[at:at + n])
        at += n
    empty = np.zeros(0)
    return Clocks(
        np.concatenate([empty, *(clock.t for clock in found)]),
        np.concatenate([empty, *(clock.rule for clock in found)]).astype(np.int8),
        np.concatenate([empty, *(clock.impossible for clock in found)]).astype(bool))


class _Clock:
    """The clock of one track."""

    def __init__(self, track: Track, head: PatrolHead, places: SitePlaces, now: float) -> None:
        self.track, self.head, self.places, self.now = track, head, places, now
        self.t = track.t.copy()
        self.shift_days = self._believed_shift()
        self.t -= (track.shift_days - self.shift_days) * _DAY
        self.rule = np.full(len(self.t), _DAYS if self.shift_days else 0, np.int8)
        self.impossible = np.zeros(len(self.t), bool)

    def _believed_shift(self) -> int:
        """Return the days by which the reader moved the track; none when it was made on another day of its patrol.

        The tracks of a patrol are at times noted under the wrong one of its days; then the clock was right.
        """
        days = self._days() - self.track.shift_days
        if not self.track.shift_days or len(days) == 0:
            return self.track.shift_days
        return 0 if self._of_patrol(int(np.median(days))) else self.track.shift_days

    def _of_patrol(self, day: int) -> bool:
        """Return True when the patrol was out on a day (days since 1970), as its head says."""
        start, end = self.head.start, self.head.end
        return start is not None and end is not None and (start - _EPOCH).days <= day <= (end - _EPOCH).days

    def settle(self, x: np.ndarray, y: np.ndarray) -> None:
        """Days first, then hours, then steps back, then what is left without a time."""
        self._shift_days()
        self._drop_wild_times()
        self._shift_hours()
        for own in _by_segment(self.track.segment, np.isfinite(self.t)):
            if len(own) > 2:
                self._step_forward(own, x[own], y[own])
        self._fill()

    def _shift(self, where: np.ndarray, seconds: float, rule: int) -> None:
        self.t[where] += seconds
        self.rule[where] = rule

    def _known_days(self) -> tuple[int, int] | None:
        """Return the first and the last day on which the track can have been made, as days since 1970."""
        if self.track.day is not None:
            return ((self.track.day - _EPOCH).days,) * 2
        if self.head.start and self.head.end:
            return (self.head.start - _EPOCH).days, (self.head.end - _EPOCH).days
        return None

    def _shift_days(self) -> None:
        """Add whole days when the track as a whole lies on other days than it was made."""
        known, days = self._known_days(), self._days()
        if known is None or len(days) == 0 or self.track.shift_days:
            return
        middle = int(np.median(days))
        if known[0] - _WRONG_DAYS < middle < known[1] + _WRONG_DAYS or self._of_patrol(middle):
            return
        if ((days >= known[0]) & (days <= known[1])).mean() >= _JOINED_SHARE:
            return
        if known[0] <= middle + ROLLOVER_DAYS <= known[1] + 1:
            self._shift(np.isfinite(self.t), ROLLOVER_DAYS * _DAY, _WEEKS)
        elif known[0] == known[1]:
            self._shift(np.isfinite(self.t), (known[0] - middle) * _DAY, _DAYS)

    def _days(self) -> np.ndarray:
        return self.places.local_days(self.t[np.isfinite(self.t)])

    def _drop_wild_times(self) -> None:
        """Take away single impossible times among good ones (they are filled); note those of whole tracks."""
        with np.errstate(invalid="ignore"):
            wild = (self.t < _EARLIEST) | (self.t > self.now + _AHEAD_S)
        if not wild.any():
            return
        good = np.isfinite(self.t) & ~wild
        if wild.sum() < good.sum():
            self.t[wild] = np.nan
        else:
            self.impossible = wild

    def _shift_hours(self) -> None:
        """Add whole hours when only then the track lies between the noted start and end of its day."""
        start, end, known = self.track.start, self.track.end, self.t[np.isfinite(self.t)]
        if start is None or end is None or len(known) < 2:
            return
        begin, finish = start.timestamp(), end.timestamp()
        first, last = float(known.min()), float(known.max())
        inside = min(last, finish + _SLACK_S) - max(first, begin - _SLACK_S)
        if finish - begin < 2 * _SLACK_S or inside > 0.5 * (last - first):
            return
        hours = round((begin - first + finish - last) / 2 / _HOUR * 2) / 2
        offset = self._site_offset(begin)
        if hours % 1 and abs(hours) != abs(offset) or abs(hours) > 14:
            return
        if max(abs(first + hours * _HOUR - begin), abs(last + hours * _HOUR - finish)) <= _SLACK_S:
            self._shift(np.isfinite(self.t), hours * _HOUR, _HOURS)

    def _site_offset(self, moment: float) -> float:
        away = datetime.fromtimestamp(moment, self.places.zone).utcoffset()
        return (away or timedelta()).total_seconds() / _HOUR

    def _step_forward(self, own: np.ndarray, x: np.ndarray, y: np.ndarray) -> None:
        """Put fixes after a step back of the clock behind those before it, when they go on from the same place.

        They do not when they repeat what was recorded before, or when the file merely has its stretches in another
        order; then the order of time is right.
        """
        t = self.t[own]
        steps = np.flatnonzero(np.diff(t) < -_BACK_S)
        if not 0 < len(steps) <= _MOST_BACK:
            return
        usual = float(np.median(np.abs(np.diff(t))))
        ends = np.append(steps[1:], len(t) - 1)
        for last, end in zip(steps, ends):
            behind = slice(last + 1, end + 1)
            on = np.hypot(x[last + 1] - x[last], y[last + 1] - y[last]) <= _SAME_PLACE_M
            if not on or not _contradicts(t[:last + 1], x[:last + 1], y[:last + 1], t[behind], x[behind], y[behind]):
                continue
            seconds = _whole_half_hours(t[last] - t[last + 1], usual)
            t[last + 1:] += seconds
            self._shift(own[last + 1:], seconds, _BACK)

    def _fill(self) -> None:
        """Put missing times between those of the neighbours of the same segment, and behind or before them at its ends.

        A segment with hardly any time of its own stays without: times of another would make it one leap.
        """
        missing = np.isnan(self.t)
        if not missing.any() or missing.all():
            return
        for own in _by_segment(self.track.segment, np.isin(self.track.segment, self.track.segment[missing])):
            filled = _filled(self.t[own])
            self.rule[own[np.isnan(self.t[own]) & np.isfinite(filled)]] = _FILLED
            self.t[own] = filled


def _by_segment(segment: np.ndarray, chosen: np.ndarray) -> list[np.ndarray]:
    """Return the places of the chosen fixes, segment by segment."""
    index = np.flatnonzero(chosen)
    index = index[np.argsort(segment[index], kind="stable")]
    return np.split(index, np.flatnonzero(np.diff(segment[index])) + 1)


def _filled(t: np.ndarray) -> np.ndarray:
    """Return times without gaps, the ends by the usual step; as they are where fewer than two are known."""
    index, known = np.arange(len(t)), np.flatnonzero(np.isfinite(t))
    if len(known) < 2:
        return t
    step = float(np.median(np.diff(t[known]) / np.diff(known)))
    before, behind = np.minimum(index - known[0], 0), np.maximum(index - known[-1], 0)
    return np.interp(index, known, t[known]) + (before + behind) * max(step, 0.0)


def _contradicts(
    t: np.ndarray, x: np.ndarray, y: np.ndarray, again_t: np.ndarray, again_x: np.ndarray, again_y: np.ndarray
) -> bool:
    """Tell whether two stretches claim different places for the same times."""
    order = np.argsort(t, kind="stable")
    both = (again_t > t[order[0]]) & (again_t < t[order[-1]]) & np.isfinite(again_x)
    if not both.any() or both.sum() < 0.5 * len(both):
        return False
    there_x = np.interp(again_t[both], t[order], x[order])
    there_y = np.interp(again_t[both], t[order], y[order])
    return bool(np.nanmedian(np.hypot(there_x - again_x[both], there_y - again_y[both])) > _APART_M)


def _whole_half_hours(back: float, usual: float) -> float:
    """Return by how much the clock went back: half hours when they leave a short silence, else all of it."""
    halves = np.ceil(back / (_HOUR / 2)) * _HOUR / 2
    return float(halves) if halves - back <= max(10 * usual, 300.0) else back + usual
