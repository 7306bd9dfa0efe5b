"""Rounds from a station or a drop-off: goals are added while the way back fits, and teams return to known ones."""

from __future__ import annotations

import numpy as np

from .teams import Team, drawn
from .ways import Ways

# Goals nearer than this are no next goals; those on roads and rivers may be close together.
LEAST_KM, LEAST_LINE_KM = 1.0, 0.3
# A visit counts half after a year.
KEPT_PER_MONTH = 0.5 ** (1 / 12)


class Habits:
    """What each team likes, and where it was.

    Parameters
    ----------
    ways : Ways
        Of one transport.
    teams : list of Team
        All teams.
    spread : float
        Spread of each team's own liking of goals (log-normal).
    """

    def __init__(self, ways: Ways, teams: list[Team], spread: float, rng: np.random.Generator) -> None:
        station = np.array([team.station for team in teams], np.int64)
        own = np.exp(spread * rng.standard_normal((len(teams), len(ways.km))))
        self.ways, self.station, self.own = ways, station, own
        self.visits = np.zeros_like(own)

    def fade(self) -> None:
        """Let a month pass."""
        self.visits = np.round(self.visits * KEPT_PER_MONTH, 6)

    def start(self, team: int, rng: np.random.Generator) -> int:
        """Return where a round begins and ends: the team's station or a drop-off."""
        station = int(self.station[team])
        chance = np.cumsum(self.ways.dropped[station])
        place = int(np.searchsorted(chance, rng.random(), side="right"))
        return self.ways.n_stations + place if place < len(chance) else station

    def round(self, team: int, start: int, km: float, returns: float, rng: np.random.Generator) -> list[int]:
        """Return the nodes of a round of at most about ``km``: start, goals, start."""
        at, liking = start, np.round(self.ways.liking[start] * self.own[team], 6)
        home, left, stops = self.ways.km[start], km, [start]
        new, known = liking.copy(), self.visits[team] * (liking > 0)
        least = LEAST_LINE_KM if self.ways.again else LEAST_KM
        while True:
            fits = (self.ways.km[at] + home <= left) & (self.ways.km[at] >= least)
            wish = fits * self.ways.pull[at]
            at_next = drawn(known * wish, rng) if rng.random() < returns else -1
            at_next = drawn(new * wish, rng) if at_next < 0 else at_next
            if at_next < 0 and self.ways.again and new.sum() < liking.sum():
                new = liking.copy()
                at_next = drawn(new * wish, rng)
            if at_next < 0:
                break
            left -= float(self.ways.km[at, at_next])
            at = at_next
            new[at] = known[at] = 0.0
            stops.append(at)
        if len(stops) == 1:  # nothing fits: to the goal with the shortest way
            stops.append(int(np.argmin(np.where(liking > 0, home, np.inf))))
        self.visits[team, stops[1:]] += 1.0
        return [*stops, start]

    def length_km(self, stops: list[int]) -> float:
        """Return the length of the ways of a round."""
        return float(self.ways.km[stops[:-1], stops[1:]].sum())

    def line(self, stops: list[int], variant: int) -> np.ndarray:
        """Return the points of a round, shape (n, 2), without repeated points."""
        points = np.concatenate([self.ways.line(a, b, variant) for a, b in zip(stops[:-1], stops[1:])])
        moved = np.ones(len(points), bool)
        moved[1:] = (points[1:] != points[:-1]).any(axis=1)
        return points[moved]
