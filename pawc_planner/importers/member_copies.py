"""The same leg-day under several patrol ids, once for each member of the team."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from ..base.period import Period
from ..site.store import SiteStore

COPY_SHARE = 0.9  # of the fixes of a leg-day at the same times and places as another's: the same device
FEWEST = 5  # fixes; fewer prove nothing
_EVERY = 8  # one fix in so many is remembered, by its hash, of leg-days with more than _SMALL fixes
_SMALL = 512
_EPOCH = date(1970, 1, 1)
_PRIME, _SHIFT = np.uint64(0x9E3779B97F4A7C15), np.uint64(29)


@dataclass(frozen=True)
class _LegDay:
    """Fixes of a leg-day as hashes: all of a small one, else a part chosen by the hash itself."""

    patrol_id: str
    first: float
    last: float
    hashes: np.ndarray  # sorted
    whole: bool


class LegDayIndex:
    """The leg-days of the site and of the import so far, by day; it remembers hashes, not fixes."""

    def __init__(self, store: SiteStore) -> None:
        self._store = store
        self._days: dict[int, list[_LegDay]] = defaultdict(list)
        self._read: set[int] = set()
        self._settled: set[tuple[str, int]] = set()

    def copied(self, patrol_id: str, day: int, x: np.ndarray, y: np.ndarray, t: np.ndarray) -> np.ndarray:
        """Return which fixes of a leg-day are those of another patrol.

        Parameters
        ----------
        patrol_id : str
            Whose fixes they are; its own leg-days are not compared.
        day : int
            Local day, days since 1970.
        x, y, t : ndarray, shape (n,)
            Metres in the site's CRS; UTC epoch seconds.

        Returns
        -------
        ndarray of bool, shape (n,)
            Two devices side by side do not agree fix by fix in seconds and metres; so when nine tenths of the fixes do,
            or nine tenths of the other's are among them, all fixes within the time of the other are its copy.
        """
        found = np.zeros(len(t), bool)
        if len(t) < FEWEST:
            return found
        self._load(day)
        hashes = fix_hashes(x, y, t)
        for other in self._days[day]:
            if other.patrol_id != patrol_id and _is_copy(hashes, other):
                found |= (t >= other.first) & (t <= other.last)
        return found

    def add(self, patrol_id: str, day: int, x: np.ndarray, y: np.ndarray, t: np.ndarray) -> None:
        """Remember a leg-day of this import."""
        self._load(day)
        self._settled.add((patrol_id, day))
        if len(t) >= FEWEST:
            self._days[day].append(_leg_day(patrol_id, x, y, t))

    def _load(self, day: int) -> None:
        """Remember what the site has of a day, once; what this import has written is known already."""
        if day in self._read:
            return
        self._read.add(day)
        when = _EPOCH + timedelta(days=day)
        tracks = self._store.tracks(Period(when, when))
        patrols = tracks.parts["patrol_id"].to_numpy()[tracks.part] if len(tracks.part) else np.zeros(0, object)
        timed = np.isfinite(tracks.t)
        for patrol_id in dict.fromkeys(tracks.parts["patrol_id"]):
            own = timed & (patrols == patrol_id)
            if (patrol_id, day) not in self._settled and own.sum() >= FEWEST:
                self._days[day].append(_leg_day(patrol_id, tracks.x[own], tracks.y[own], tracks.t[own]))


def fix_hashes(x: np.ndarray, y: np.ndarray, t: np.ndarray) -> np.ndarray:
    """Return a number per fix that stands for its time in seconds and its place in metres; uint64."""
    mixed = np.zeros(len(t), np.uint64)
    for values in (np.round(t), np.round(x), np.round(y)):
        mixed = (mixed ^ values.astype(np.int64).astype(np.uint64)) * _PRIME
        mixed ^= mixed >> _SHIFT
    return mixed


def _leg_day(patrol_id: str, x: np.ndarray, y: np.ndarray, t: np.ndarray) -> _LegDay:
    hashes, whole = fix_hashes(x, y, t), len(t) <= _SMALL
    kept = hashes if whole else _sample(hashes)
    return _LegDay(patrol_id, float(t.min()), float(t.max()), np.unique(kept), whole)


def _sample(hashes: np.ndarray) -> np.ndarray:
    return hashes[hashes % np.uint64(_EVERY) == 0]


def _is_copy(hashes: np.ndarray, other: _LegDay) -> bool:
    mine = np.unique(hashes if other.whole else _sample(hashes))
    shared = len(np.intersect1d(mine, other.hashes, assume_unique=True))
    return shared > 0 and shared >= COPY_SHARE * min(len(mine), len(other.hashes))
