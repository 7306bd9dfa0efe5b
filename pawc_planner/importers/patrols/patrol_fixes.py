"""All fixes of one patrol, from every file and from the site, judged once: new, repeated, unusable, or bad."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from ...base.words import QT_TRANSLATE_NOOP
from ..ledger import Ledger
from ..places.site_places import SitePlaces, is_degrees, is_zero
from ..records import SetAside, Track
from .device_clocks import Clocks
from .fix_rules import fix_repair

OPEN, PRESENT, QUARANTINED, REPAIRED = 0, 1, 2, 3
NO_DAY = np.iinfo(np.int64).min
EPOCH = date(1970, 1, 1)
_JOINED_S = 6 * 3600.0  # so far over midnight is no night patrol but another day
_ON_DAY_SHARE = 0.05
_BACK_S, _LEAST_RUN = 60.0, 10
_OUTSIDE = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "The place lies more than 50 km outside of the site. Check the site, or the coordinates at the source.",
)
_UNREADABLE = QT_TRANSLATE_NOOP(
    "PawcPlanner", "The fix has no readable position. Nothing to be done unless the source has it."
)
_NO_TIME = (
    QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "The fix has no time, so its day is not known. Give the day: {\"constants\": {\"day\": \"2025-01-31\"}}.")
)
_CLOCK = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "The time of the fix lies before 1990 or in the future, so the clock of the device was wrong. Correct the date at "
    "the source, or give the patrol its days, and import again.",
)


@dataclass
class Fixes:
    """Flat arrays of the fixes of one patrol, in the order of the files.

    Attributes
    ----------
    lon, lat, x, y, t : ndarray of float, shape (n,)
        Degrees; metres in the site's CRS (NaN where there is none); UTC epoch seconds, put right.
    row, track, segment : ndarray of int64, shape (n,)
        Row in the file, index into the tracks, recording in the track.
    day : ndarray of int64, shape (n,)
        Local day, days since 1970.
    clock : ndarray of int8, shape (n,)
        Index into ``device_clocks.RULES``: why the time is not the one that was read.
    impossible : ndarray of bool, shape (n,)
        The time is before 1990 or in the future.
    near : ndarray of bool, shape (n,)
        The place lies in the site's surroundings.
    state : ndarray of int8, shape (n,)
        One of OPEN … REPAIRED.
    rule : ndarray of str, shape (n,)
        Why a fix was left out, "" where it was not.
    known : ndarray of bool, shape (n,)
        Accounted for by an earlier import.
    """

    lon: np.ndarray
    lat: np.ndarray
    x: np.ndarray
    y: np.ndarray
    t: np.ndarray
    row: np.ndarray
    track: np.ndarray
    segment: np.ndarray
    day: np.ndarray
    clock: np.ndarray
    impossible: np.ndarray
    near: np.ndarray
    state: np.ndarray
    rule: np.ndarray
    known: np.ndarray

    def texts(self, indices: np.ndarray) -> list[str]:
        """Return time, latitude and longitude of fixes, the form in which ``repairs`` keeps dropped fixes."""
        millis = _millis(self.t[indices])
        moments = np.datetime_as_string(millis.astype("datetime64[ms]"))
        return [
            f"{'' if at == _NO_MILLIS else moment + 'Z'} {lat:.7f} {lon:.7f}"
            for at, moment, lat, lon in zip(
                millis.tolist(), moments.tolist(), self.lat[indices].tolist(), self.lon[indices].tolist())
        ]


def place_all(tracks: Sequence[Track], places: SitePlaces) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return longitude and latitude of all fixes, and their places in the site's CRS (NaN where there are none)."""
    lon, lat = _joined(tracks, "lon"), _joined(tracks, "lat")
    return lon, lat, *places.project(lon, lat)


def gather(
    tracks: Sequence[Track], placed: tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray], clocks: Clocks,
    places: SitePlaces,
) -> Fixes:
    """Lay the fixes of the tracks end to end, each with its local day."""
    lon, lat, x, y = placed
    n = len(lon)
    lengths = [len(track.lon) for track in tracks]
    day = _days(tracks, lengths, clocks.t, places)
    return Fixes(
        lon, lat, x, y, clocks.t, _joined(tracks, "row").astype(np.int64), np.repeat(np.arange(len(tracks)), lengths),
        _joined(tracks, "segment").astype(np.int64), day, clocks.rule, clocks.impossible, places.is_near(x, y),
        np.zeros(n, np.int8), np.full(n, "", "U11"), np.zeros(n, bool))


def _days(tracks: Sequence[Track], lengths: list[int], t: np.ndarray, places: SitePlaces) -> np.ndarray:
    """Return the day of each fix: that of its leg-day, but its own where days were joined into one track.

    A fix without a time has the day of its track, where all of that is of one day.
    """
    own = places.local_days(t)
    if not tracks:
        return own
    own = np.concatenate([_of_one_day(days) for days in np.split(own, np.cumsum(lengths)[:-1])])
    given = np.repeat([NO_DAY if track.day is None else (track.day - EPOCH).days for track in tracks], lengths)
    stated = {(track.day - EPOCH).days for track in tracks if track.day is not None}
    other = (given != NO_DAY) & (own != NO_DAY) & (given != own)
    track = np.repeat(np.arange(len(tracks)), lengths)
    on_day = np.bincount(track, given == own, len(tracks)) >= _ON_DAY_SHARE * np.array(lengths)
    other &= on_day[track]  # a clock that is a day off is no joined day
    if other.any():
        for number in np.unique(own[other]).tolist():
            begins = places.midnight(number)
            of_day = other & (own == number)
            away = np.where(given < own, t - begins, begins + 86400.0 - t)
            other &= ~(of_day & (number not in stated) & (away < _JOINED_S))
    return np.where((given == NO_DAY) | other, own, given)


def _of_one_day(days: np.ndarray) -> np.ndarray:
    """Return the days of a track, those that are not known being the others' when these are all one."""
    known = np.unique(days[days != NO_DAY])
    return np.where(days == NO_DAY, known[0], days) if len(known) == 1 else days


def _joined(tracks: Sequence[Track], name: str) -> np.ndarray:
    return np.concatenate([getattr(track, name) for track in tracks]) if tracks else np.zeros(0)


def recordings(fixes: Fixes) -> np.ndarray:
    """Number the recordings: the segments of each track."""
    if len(fixes.lon) == 0:
        return np.zeros(0, np.int64)
    frame = pd.DataFrame({"track": fixes.track, "segment": fixes.segment})
    return frame.groupby(["track", "segment"], sort=True).ngroup().to_numpy(np.int64)


def runs(fixes: Fixes, recording: np.ndarray) -> np.ndarray:
    """Number what runs forward in time: a recording that begins again holds copies one after the other.

    A few fixes that stand out of order are no copy; they stay with the beginning of their recording.
    """
    again = np.diff(recording, prepend=-1) != 0
    with np.errstate(invalid="ignore"):
        back = np.diff(fixes.t, prepend=np.inf) < -_BACK_S
    run, first = np.cumsum(again | back), np.cumsum(again)
    beginning = run[np.flatnonzero(again)][first - 1] if len(run) else run
    return np.where(np.bincount(run)[run] < _LEAST_RUN, beginning, run) if len(run) else run


class Dropped:
    """Fixes that earlier imports left out, as ``repairs`` keeps them: one a line."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.lines = {line for text in texts for line in text.split("\n")}

    def has(self, fixes: Fixes, indices: np.ndarray) -> np.ndarray:
        """Return which of the fixes are among them."""
        if not self.lines:
            return np.zeros(len(indices), bool)
        return np.array([text in self.lines for text in fixes.texts(indices)], bool)


def mark_present(fixes: Fixes, tracks: Sequence[Track], site: pd.DataFrame, dropped: Dropped) -> None:
    """Mark fixes that the site or an earlier fix of the patrol already has, at the same time and place.

    ``site`` has the fixes of the site: ``x, y, t, day``. A track without times is compared as a whole, because a
    place that is passed twice is not a repeat.
    """
    timed = np.flatnonzero(np.isfinite(fixes.t))
    x, y = _tenths(fixes.x, fixes.lon), _tenths(fixes.y, fixes.lat)
    old_x, old_y, old_t = (site[name].to_numpy(float) for name in ("x", "y", "t"))
    old = pd.DataFrame({"x": _tenths(old_x, old_x), "y": _tenths(old_y, old_y), "t": _millis(old_t)})
    fresh = pd.DataFrame({"x": x[timed], "y": y[timed], "t": _millis(fixes.t[timed])})
    both = pd.concat([old, fresh], ignore_index=True)
    again = timed[both.duplicated().to_numpy()[len(old):]]
    in_site = np.isin(_hashes(x[again], y[again], fixes.t[again]), _hashes(old["x"], old["y"], old_t))
    fixes.known[again[in_site]] = True
    rest = timed[~fixes.known[timed]]
    fixes.known[rest[dropped.has(fixes, rest)]] = True
    fixes.rule[again] = np.where(fixes.known[again], "", "repeat")
    fixes.state[again] = PRESENT
    fixes.state[fixes.known] = PRESENT
    if len(timed) < len(fixes.t):
        untimed_site = site[~np.isfinite(old_t)]
        seen = set(zip(old["x"][untimed_site.index], old["y"][untimed_site.index], untimed_site["day"]))
        _mark_untimed(fixes, tracks, x, y, seen)


def _mark_untimed(
    fixes: Fixes, tracks: Sequence[Track], x: np.ndarray, y: np.ndarray, seen: set[tuple[int, int, int]]
) -> None:
    here: set[tuple[int, int, int]] = set()
    for number in range(len(tracks)):
        own = np.flatnonzero((fixes.track == number) & ~np.isfinite(fixes.t))
        placed = own[fixes.near[own]]
        keys = set(zip(x[placed].tolist(), y[placed].tolist(), fixes.day[placed].tolist()))
        if keys and (seen | here).issuperset(keys):
            fixes.state[own] = PRESENT
            fixes.known[own] = seen.issuperset(keys)
            fixes.rule[own] = np.where(fixes.known[own], "", "repeat")
        here |= keys


_NO_MILLIS = np.iinfo(np.int64).min  # what numpy takes for "not a time"


def _hashes(x: np.ndarray, y: np.ndarray, t: np.ndarray) -> np.ndarray:
    frame = pd.DataFrame({"x": np.asarray(x), "y": np.asarray(y), "t": _millis(t)})
    return pd.util.hash_pandas_object(frame, index=False).to_numpy()


def _tenths(metres: np.ndarray, degrees: np.ndarray) -> np.ndarray:
    """Return whole decimetres; where a place has none, something that keeps different degrees apart."""
    other = np.where(np.isfinite(degrees), degrees, 9999) * 1e7 + 1e15
    return np.round(np.where(np.isfinite(metres), metres * 10, other)).astype(np.int64)


def _millis(t: np.ndarray) -> np.ndarray:
    known = np.isfinite(t)
    return np.where(known, np.round(np.where(known, t, 0) * 1000).astype(np.int64), _NO_MILLIS)


def judge(
    fixes: Fixes, tracks: Sequence[Track], files: Sequence[int], ledger: Ledger
) -> None:
    """Account for repeated, unreadable, zero and far-off fixes; what stays OPEN goes on to cleaning."""
    for number, count in zip(*np.unique(fixes.track[fixes.state == PRESENT], return_counts=True)):
        ledger.files[files[number]].present += int(count)
    unusable = (
        (fixes.impossible, "clock", _CLOCK),
        (fixes.day == NO_DAY, "no_time", _NO_TIME),
        (~is_degrees(fixes.lon, fixes.lat), "coordinates", _UNREADABLE),
    )
    for where, reason, message in unusable:
        _set_aside(fixes, where, reason, message, tracks, files, ledger)
    zero = (fixes.state == OPEN) & is_zero(fixes.lon, fixes.lat)
    drop(fixes, np.flatnonzero(zero), "zero", tracks, files, ledger)
    _set_aside(fixes, ~fixes.near, "outside", _OUTSIDE, tracks, files, ledger)


def _set_aside(
    fixes: Fixes, where: np.ndarray, reason: str, message: str, tracks: Sequence[Track], files: Sequence[int],
    ledger: Ledger,
) -> None:
    chosen = np.flatnonzero(where & (fixes.state == OPEN))
    for index, text in zip(chosen.tolist(), fixes.texts(chosen)):
        number = fixes.track[index]
        content = json.dumps({"patrol_id": tracks[number].patrol_id, "fix": text}, ensure_ascii=False)
        ledger.set_aside(files[number], SetAside(int(fixes.row[index]), content, reason, message))
    fixes.state[chosen] = QUARANTINED
    fixes.rule[chosen] = reason


def drop(
    fixes: Fixes, indices: np.ndarray, rule: str, tracks: Sequence[Track], files: Sequence[int], ledger: Ledger
) -> None:
    """Leave fixes out by one rule; each run of them in a track is one row in ``repairs``, with a fix a line."""
    indices = np.sort(indices)
    fixes.state[indices] = REPAIRED
    fixes.rule[indices] = rule
    if len(indices) == 0:
        return
    apart = (np.diff(indices) > 1) | (np.diff(fixes.track[indices]) != 0) | (np.diff(fixes.day[indices]) != 0)
    for run in np.split(indices, np.flatnonzero(apart) + 1):
        first = int(run[0])
        track, file = tracks[fixes.track[first]], files[fixes.track[first]]
        ledger.files[file].repaired += len(run)
        day = "" if fixes.day[first] == NO_DAY else np.datetime64(int(fixes.day[first]), "D")
        record = f"{track.patrol_id} / {track.leg_id} / {day}"
        change = fix_repair("fix", "\n".join(fixes.texts(run)), "", rule)
        ledger.note_repair(file, change, "tracks", record, int(fixes.row[first]), len(run))
