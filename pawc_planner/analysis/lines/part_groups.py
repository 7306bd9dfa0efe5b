"""Parts of tracks that count alike in every cell: of one day, patrol and transport."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..grouping import numbered
from ..tracks import TrackSet
from .track_pieces import part_days

_EPOCH = 719_163  # date(1970, 1, 1).toordinal()


@dataclass(frozen=True)
class PartGroups:
    """Groups of parts, in the order of days, the unknown day last; arrays of shape (g,) unless told.

    Parameters
    ----------
    of_part : ndarray of int64, shape (parts,)
        Group of each part.
    day : ndarray
        ``date.toordinal()``, NaN unknown.
    patrol_day : ndarray of int64
        Number of the day of a patrol, not decreasing.
    transport : ndarray of int64
        Place in ``transports``.
    transports : ndarray of object
        Sorted; "" where unknown.
    patrols, patrol_days, leg_days : int
        How many there are.
    by_transport : dict of str to ndarray
        How many ``patrols, patrol_days, leg_days`` each of ``transports`` has.
    """

    of_part: np.ndarray
    day: np.ndarray
    patrol_day: np.ndarray
    transport: np.ndarray
    transports: np.ndarray
    patrols: int
    patrol_days: int
    leg_days: int
    by_transport: dict[str, np.ndarray]

    def __len__(self) -> int:
        return len(self.day)

    def months(self) -> np.ndarray:
        """Return ``YYYY-MM`` of each group, "" where the day is unknown."""
        known = np.isfinite(self.day)
        days = (np.where(known, self.day, _EPOCH) - _EPOCH).astype(np.int64).astype("datetime64[D]")
        return np.where(known, days.astype("datetime64[M]").astype(str), "").astype(object)


def part_groups(tracks: TrackSet) -> PartGroups:
    """Return the groups of all parts."""
    parts, ordinal = tracks.parts, part_days(tracks)
    transport, transports = pd.factorize(parts["transport"].fillna("").to_numpy(dtype=object), sort=True)
    day = np.unique(ordinal, return_inverse=True)[1]  # NaN is the last
    patrol, leg = (_coded(parts[name]) for name in ("patrol_id", "leg_id"))
    patrol_day = numbered(day, patrol)
    units = {"patrols": patrol, "patrol_days": patrol_day, "leg_days": numbered(patrol_day, leg)}
    of_part = numbered(patrol_day, transport)
    first = np.unique(of_part, return_index=True)[1]
    return PartGroups(
        of_part, ordinal[first], patrol_day[first], transport[first], transports.astype(object),
        **{name: len(np.unique(unit)) for name, unit in units.items()},
        by_transport={name: _distinct(transport, unit, len(transports)) for name, unit in units.items()})


def _coded(column: pd.Series) -> np.ndarray:
    return pd.factorize(column.to_numpy(dtype=object))[0] + 1  # unknown is 0


def _distinct(transport: np.ndarray, unit: np.ndarray, n: int) -> np.ndarray:
    """Return how many units each transport has."""
    number = numbered(transport, unit)
    return np.bincount(transport[np.unique(number, return_index=True)[1]], minlength=n)
