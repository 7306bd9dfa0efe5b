"""What groups of intruders like, fear and remember."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import scipy.spatial

from ..clock import DAY
from ..ground.places import Places
from ..parameters import IntruderParams, ParkParams
from .ways import Ways

WAY_SPREAD = 0.3  # of the liking of the ways of one pair (assumption)
VALUE_POWER = 0.5  # how liking grows with what is left at a target (assumption)


@dataclass(frozen=True)
class Likings:
    """How groups like each way before they fear anything.

    Parameters
    ----------
    home : ndarray of int, shape (n_groups,)
        Village (or refuge) that a group comes from; groups of one home talk to each other.
    liking : ndarray, shape (n_groups, n_ways)
        Utility of each way: habit, distance, entry and home, without the value of the target.
    """

    home: np.ndarray
    liking: np.ndarray

    def __len__(self) -> int:
        return len(self.home)


def make_likings(places: Places, ways: Ways, params: ParkParams, rng: np.random.Generator) -> Likings:
    """Draw the groups: where they live, and which entries and targets they are used to (a few corridors, if strong)."""
    figures = params.intruders
    homes = _homes(places, params)
    n = params.number(figures.groups_per_1000km2, least=2)
    people = homes["people"].to_numpy(float)
    home = rng.choice(len(homes), n, p=people / people.sum())
    pair, pair_of_way = np.unique(ways.entry * len(places.targets) + ways.target, return_inverse=True)
    common = rng.normal(0, figures.habit, len(pair))
    own = rng.normal(0, figures.own_habit, (n, len(pair)))
    entries = places.entries
    far = np.hypot(*(homes[c].to_numpy()[home][:, None] - entries[c].to_numpy()[None, :] for c in "xy")) / 1000
    by_entry = np.log(entries["weight"].to_numpy() + 1e-3)[None, :] - far / figures.village_km
    liking = (
        (common + own)[:, pair_of_way] + by_entry[:, ways.entry] - ways.long_hours / figures.distance_hours
        + rng.normal(0, WAY_SPREAD, len(ways))
    )
    return Likings(home.astype(np.int64), liking.round(4))


def _homes(places: Places, params: ParkParams) -> pd.DataFrame:
    """Return ``x, y, people`` of where groups live: villages, or the refuges of animals."""
    if params.kind.entries == "inside" or places.villages.empty:
        return pd.DataFrame({"x": places.entries["x"], "y": places.entries["y"], "people": places.entries["weight"]})
    people = places.villages["population"].fillna(places.villages["population"].median()).fillna(1.0)
    return pd.DataFrame({"x": places.villages["x"], "y": places.villages["y"], "people": np.sqrt(people)})


class Minds:
    """Fear of each group on each way, which groups are away, and what is left at the targets; changes in time.

    Parameters
    ----------
    likings : Likings
        Groups.
    ways : Ways
        Ways.
    value : ndarray, shape (n_targets,)
        What each target is worth at first.
    params : ParkParams
        Memory, caution, sharing.
    """

    def __init__(self, likings: Likings, ways: Ways, value: np.ndarray, params: ParkParams) -> None:
        self.likings, self.ways, self.params = likings, ways, params
        self.fear = np.zeros((len(likings), len(ways)))
        self.known_at = np.zeros(len(likings))
        self.away_until = np.zeros(len(likings))
        self.worth = np.asarray(value, float)
        self.left = self.worth.copy()
        self._points = scipy.spatial.cKDTree(np.column_stack([ways.x, ways.y])) if len(ways) else None
        self._way_of_point = ways.of_point

    def copy(self) -> Minds:
        """Return minds that can change without changing these."""
        other = object.__new__(Minds)
        other.__dict__.update(self.__dict__)
        for name in ("fear", "known_at", "away_until", "left"):
            setattr(other, name, getattr(self, name).copy())
        return other

    @property
    def figures(self) -> IntruderParams:
        """Figures of the intruders."""
        return self.params.intruders

    def fear_of(self, group: int, t: float) -> np.ndarray:
        """Return what a group still fears at an instant, shape (n_ways,)."""
        return self.fear[group] * np.exp(-(t - self.known_at[group]) / (DAY * self.figures.memory_days))

    def chances(self, group: int, t: float) -> tuple[np.ndarray, float]:
        """Return the utility of each way now, shape (n_ways,), and the chance that the group goes at all.

        Fear makes a way less liked; when all liked ways are feared, the group rather stays at home.
        """
        value = VALUE_POWER * np.log(np.maximum(self.left, 1e-3) / max(self.worth.mean(), 1e-9))
        calm = self.likings.liking[group] + value[self.ways.target]
        now = calm - self.figures.caution * self.fear_of(group, t)
        go = np.exp(-self.figures.elasticity * (_log_sum(calm) - _log_sum(now)))
        spent = self.left.sum() / max(self.worth.sum(), 1e-9)
        return now, float(min(1.0, go) * min(1.0, 4 * spent))

    def frighten(self, group: int, x: float, y: float, strength: float, t: float) -> None:
        """Let a group, and in part the others of its home, fear the ways near a place."""
        near = strength * self._near(x, y)
        for other in np.flatnonzero(self.likings.home == self.likings.home[group]):
            share = 1.0 if other == group else self.figures.shared
            self.fear[other] = self.fear_of(int(other), t) + share * near
            self.known_at[other] = t

    def _near(self, x: float, y: float) -> np.ndarray:
        """Return 0 to 1 per way: how near it comes to a place."""
        reach = self.figures.fear_km * 1000
        far = np.full(len(self.ways), np.inf)
        if self._points is not None:
            at = np.array(self._points.query_ball_point([x, y], 3 * reach), np.int64)
            np.minimum.at(far, self._way_of_point[at], np.hypot(self.ways.x[at] - x, self.ways.y[at] - y))
        return np.exp(-0.5 * (far / reach) ** 2)


def _log_sum(utility: np.ndarray) -> float:
    top = float(utility.max(initial=-np.inf))
    return top + float(np.log(np.exp(utility - top).sum())) if np.isfinite(top) else -np.inf
