"""Rounds of patrols: goals are added while the way home still fits, and teams go back to where they were."""

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
        self.ways, self.station = ways, station
        self.liking = np.round(ways.liking[station] * own, 6)
        self.visits = np.zeros_like(self.liking)

    def fade(self) -> None:
        """Let a month pass."""
        self.visits = np.round(self.visits * KEPT_PER_MONTH, 6)

    def round(self, team: int, km: float, returns: float, rng: np.random.Generator) -> list[int]:
        """Return the nodes of a round of at most about ``km``: station, goals, station."""
        at = station = int(self.station[team])
        home, left, stops = self.ways.km[station], km, [station]
        new, known = self.liking[team].copy(), self.visits[team] * (self.liking[team] > 0)
        least = LEAST_LINE_KM if self.ways.again else LEAST_KM
        while True:
            fits = (self.ways.km[at] + home <= left) & (self.ways.km[at] >= least)
            wish = fits * self.ways.pull[at]
            at_next = drawn(known * wish, rng) if rng.random() < returns else -1
            at_next = drawn(new * wish, rng) if at_next < 0 else at_next
            if at_next < 0 and self.ways.again and new.sum() < self.liking[team].sum():
                new = self.liking[team].copy()
                at_next = drawn(new * wish, rng)
            if at_next < 0:
                break
            left -= float(self.ways.km[at, at_next])
            at = at_next
            new[at] = known[at] = 0.0
            stops.append(at)
        stops = stops if len(stops) > 1 else [station, self._nearest(team)]
        self.visits[team, stops[1:]] += 1.0
        return [*stops, station]

    def _nearest(self, team: int) -> int:
        """Return the goal with the shortest way, for a day on which nothing else fits."""
        return int(np.argmin(np.where(self.liking[team] > 0, self.ways.km[self.station[team]], np.inf)))

    def length_km(self, stops: list[int]) -> float:
        """Return the length of the ways of a round."""
        return float(self.ways.km[stops[:-1], stops[1:]].sum())

    def line(self, stops: list[int], variant: int) -> np.ndarray:
        """Return the points of a round, shape (n, 2), without repeated points."""
        points = np.concatenate([self.ways.line(a, b, variant) for a, b in zip(stops[:-1], stops[1:])])
        moved = np.ones(len(points), bool)
        moved[1:] = (points[1:] != points[:-1]).any(axis=1)
        return points[moved]
