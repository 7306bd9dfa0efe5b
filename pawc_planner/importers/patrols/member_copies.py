"""The same leg-day under several patrol ids, once for each member of the team."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

import numpy as np

from ...base.period import Period
from ...site.store import SiteStore

COPY_SHARE = 0.9  # of the fixes of a leg-day at the same times and places as another's: the same device
# Side of the cells of which fixes are in the same or the nearest one: exports of one recording cut its times to seconds
# and its degrees to five decimals; two devices side by side scatter by more.
CELL_M, CELL_S = 2.0, 2.0
_MAYBE_SHARE = 0.1  # of the fixes in the very same cells; fewer are no copy, and are not looked at more closely
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
            Two devices side by side do not agree fix by fix in a second and a metre; so when nine tenths of the fixes
            do, or nine tenths of the other's are among them, all fixes within the time of the other are its copy.
        """
        found = np.zeros(len(t), bool)
        if len(t) < FEWEST:
            return found
        self._load(day)
        hashes = fix_hashes(x, y, t)
        for other in self._days[day]:
            if other.patrol_id != patrol_id and _is_copy(hashes, (x, y, t), other):
                found |= (t >= other.first - CELL_S) & (t <= other.last + CELL_S)
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
    """Return a number per fix that stands for the cell of its time and place; uint64."""
    return _mixed(np.floor(t / CELL_S), np.floor(x / CELL_M), np.floor(y / CELL_M))


def _near_hashes(x: np.ndarray, y: np.ndarray, t: np.ndarray) -> np.ndarray:
    """Return the numbers of the cells that a fix may be in within a second and a metre; shape (8, n)."""
    axes = []
    for values, side in ((t, CELL_S), (x, CELL_M), (y, CELL_M)):
        own = np.floor(values / side)
        axes.append((own, own + np.where(values / side - own < 0.5, -1, 1)))
    return np.array([_mixed(*cells) for cells in product(*axes)])


def _mixed(*cells: np.ndarray) -> np.ndarray:
    mixed = np.zeros(len(cells[0]), np.uint64)
    for values in cells:
        mixed = (mixed ^ values.astype(np.int64).astype(np.uint64)) * _PRIME
        mixed ^= mixed >> _SHIFT
    return mixed


def _leg_day(patrol_id: str, x: np.ndarray, y: np.ndarray, t: np.ndarray) -> _LegDay:
    hashes, whole = fix_hashes(x, y, t), len(t) <= _SMALL
    kept = hashes if whole else _sample(hashes)
    return _LegDay(patrol_id, float(t.min()), float(t.max()), np.unique(kept), whole)


def _sample(hashes: np.ndarray) -> np.ndarray:
    return hashes[hashes % np.uint64(_EVERY) == 0]


def _is_copy(hashes: np.ndarray, fixes: tuple[np.ndarray, np.ndarray, np.ndarray], other: _LegDay) -> bool:
    mine = np.unique(hashes if other.whole else _sample(hashes))
    fewest = min(len(mine), len(other.hashes))
    shared = len(np.intersect1d(mine, other.hashes, assume_unique=True))
    if shared == 0 or shared < _MAYBE_SHARE * fewest:
        return False
    if shared < COPY_SHARE * fewest:
        shared = len(np.intersect1d(_near_hashes(*fixes), other.hashes))
    return shared >= COPY_SHARE * fewest
