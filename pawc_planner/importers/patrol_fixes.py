"""All fixes of one patrol, from every file and from the site, judged once: new, repeated, unusable, or bad."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timezone

import numpy as np
import pandas as pd

from .columns import repair
from .ledger import Ledger
from .places import SitePlaces, is_degrees, is_zero
from .records import SetAside, Track

OPEN, PRESENT, QUARANTINED, REPAIRED = 0, 1, 2, 3
NO_DAY = np.iinfo(np.int64).min
_OUTSIDE = "The place lies more than 50 km outside of the site. Check the site, or the coordinates at the source."
_UNREADABLE = "The fix has no readable position. Nothing to be done unless the source has it."
_NO_TIME = "The fix has no time, so its day is not known. Give the day: {\"constants\": {\"day\": \"2025-01-31\"}}."


@dataclass
class Fixes:
    """Flat arrays of the fixes of one patrol, in the order of the files.

    ``track`` is the index into the tracks, ``day`` days since 1970, ``state`` one of OPEN … REPAIRED; ``filled``
    is true where the time was put between those of the neighbours.
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
    state: np.ndarray
    filled: np.ndarray

    def text(self, index: int) -> str:
        """Return time, latitude and longitude of a fix, the form in which ``repairs`` keeps dropped fixes."""
        moment = "" if not np.isfinite(self.t[index]) else datetime.fromtimestamp(
            round(float(self.t[index]), 3), timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        return f"{moment} {self.lat[index]:.7f} {self.lon[index]:.7f}"


def gather(tracks: Sequence[Track], places: SitePlaces) -> Fixes:
    """Lay the fixes of the tracks end to end, placed in the site's CRS, each with its local day."""
    lengths = [len(track.lon) for track in tracks]
    lon, lat = _joined(tracks, "lon"), _joined(tracks, "lat")
    t = np.concatenate([_filled(track.t) for track in tracks]) if tracks else np.zeros(0)
    x, y = places.project(lon, lat)
    given = np.concatenate([
        np.full(length, NO_DAY if track.day is None else (track.day - _EPOCH).days)
        for track, length in zip(tracks, lengths)
    ]).astype(np.int64) if tracks else np.zeros(0, np.int64)
    day = np.where(given == NO_DAY, places.local_days(t), given)
    return Fixes(
        lon, lat, x, y, t, _joined(tracks, "row").astype(np.int64), np.repeat(np.arange(len(tracks)), lengths),
        _joined(tracks, "segment").astype(np.int64), day, np.zeros(len(lon), dtype=np.int8),
        np.isfinite(t) & ~np.isfinite(_joined(tracks, "t")))


_EPOCH = datetime(1970, 1, 1).date()


def _joined(tracks: Sequence[Track], name: str) -> np.ndarray:
    return np.concatenate([getattr(track, name) for track in tracks]) if tracks else np.zeros(0)


def _filled(t: np.ndarray) -> np.ndarray:
    """Fill single missing times from their neighbours; leave a track without any time as it is."""
    known = np.isfinite(t)
    if known.all() or not known.any():
        return t
    index = np.arange(len(t))
    return np.interp(index, index[known], t[known])


def mark_present(fixes: Fixes, tracks: Sequence[Track], known: pd.DataFrame) -> None:
    """Mark fixes that the site or an earlier fix of the patrol already has, at the same time and place.

    ``known`` has the fixes of the site: ``x, y, t, day``. A track without times is compared as a whole, because a
    place that is passed twice is not a repeat.
    """
    timed = np.isfinite(fixes.t)
    fresh = pd.DataFrame({"x": _tenths(fixes.x, fixes.lon), "y": _tenths(fixes.y, fixes.lat), "t": _millis(fixes.t)})
    old = pd.DataFrame({
        "x": _tenths(known["x"].to_numpy(), known["x"].to_numpy()),
        "y": _tenths(known["y"].to_numpy(), known["y"].to_numpy()), "t": _millis(known["t"].to_numpy()),
    })
    both = pd.concat([old, fresh[timed]], ignore_index=True)
    fixes.state[np.flatnonzero(timed)[both.duplicated().to_numpy()[len(old):]]] = PRESENT
    seen = set(zip(old["x"], old["y"], known["day"])) if not timed.all() else set()
    for number in range(len(tracks)):
        own = np.flatnonzero((fixes.track == number) & ~timed)
        if len(own) == 0:
            continue
        keys = list(zip(fresh["x"].to_numpy()[own], fresh["y"].to_numpy()[own], fixes.day[own]))
        if seen.issuperset(keys):
            fixes.state[own] = PRESENT
        seen.update(keys)


def _tenths(metres: np.ndarray, degrees: np.ndarray) -> np.ndarray:
    """Return whole decimetres; where a place has none, something that keeps different degrees apart."""
    other = np.where(np.isfinite(degrees), degrees, 9999) * 1e7 + 1e15
    return np.round(np.where(np.isfinite(metres), metres * 10, other)).astype(np.int64)


def _millis(t: np.ndarray) -> np.ndarray:
    return np.where(np.isfinite(t), np.round(np.where(np.isfinite(t), t, 0) * 1000), -1).astype(np.int64)


def judge(
    fixes: Fixes, tracks: Sequence[Track], files: Sequence[int], places: SitePlaces, dropped_before: set[str],
    ledger: Ledger,
) -> None:
    """Account for repeated, unreadable, zero and far-off fixes; what stays OPEN goes on to cleaning."""
    _count(fixes, files, ledger, PRESENT)
    unusable = (
        (fixes.day == NO_DAY, "no_time", _NO_TIME),
        (~is_degrees(fixes.lon, fixes.lat), "coordinates", _UNREADABLE),
    )
    for where, reason, message in unusable:
        _set_aside(fixes, where, reason, message, tracks, files, ledger)
    zero = (fixes.state == OPEN) & is_zero(fixes.lon, fixes.lat)
    drop(fixes, np.flatnonzero(zero), ["zero"] * int(zero.sum()), tracks, files, dropped_before, ledger)
    _set_aside(fixes, ~places.is_near(fixes.x, fixes.y), "outside", _OUTSIDE, tracks, files, ledger)
    if dropped_before:
        for index in np.flatnonzero(fixes.state == OPEN):
            if fixes.text(index) in dropped_before:
                fixes.state[index] = PRESENT
                ledger.files[files[fixes.track[index]]].present += 1


def _count(fixes: Fixes, files: Sequence[int], ledger: Ledger, state: int) -> None:
    for number, count in zip(*np.unique(fixes.track[fixes.state == state], return_counts=True)):
        ledger.files[files[number]].present += int(count)


def _set_aside(
    fixes: Fixes, where: np.ndarray, reason: str, message: str, tracks: Sequence[Track], files: Sequence[int],
    ledger: Ledger,
) -> None:
    for index in np.flatnonzero(where & (fixes.state == OPEN)):
        track = tracks[fixes.track[index]]
        content = json.dumps({"patrol_id": track.patrol_id, "fix": fixes.text(index)}, ensure_ascii=False)
        ledger.set_aside(files[fixes.track[index]], SetAside(int(fixes.row[index]), content, reason, message))
        fixes.state[index] = QUARANTINED


def drop(
    fixes: Fixes, indices: np.ndarray, rules: Sequence[str], tracks: Sequence[Track], files: Sequence[int],
    dropped_before: set[str], ledger: Ledger,
) -> None:
    """Leave fixes out, each with a row in ``repairs``; those left out before are already present."""
    for index, rule in zip(indices, rules):
        track, file = tracks[fixes.track[index]], files[fixes.track[index]]
        text = fixes.text(index)
        if text in dropped_before:
            fixes.state[index] = PRESENT
            ledger.files[file].present += 1
            continue
        dropped_before.add(text)
        fixes.state[index] = REPAIRED
        ledger.files[file].repaired += 1
        day = "" if fixes.day[index] == NO_DAY else np.datetime64(int(fixes.day[index]), "D")
        record = f"{track.patrol_id} / {track.leg_id} / {day}"
        ledger.note_repair(file, repair("fix", text, "", rule), "tracks", record, int(fixes.row[index]))
