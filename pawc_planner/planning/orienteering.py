"""Team orienteering: tours that collect the most within their time, by ruin and recreate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from ..base.progress import Progress, Silent, step

Tour = list[int]
EPSILON = 1e-9
THRESHOLD = 0.03  # share below the best that is still accepted at the start; falls to nothing at the end
PATIENCE = 60  # iterations without a new best before the search goes back to the best
REFILLS = 3
SMALLEST_DETOUR = 1e-3  # share of the budget; keeps the gain per detour finite for stops on the way


class LegReward(Protocol):
    """What legs (pairs of stops) collect, given all legs walked so far."""

    def begin(self, start: np.ndarray, end: np.ndarray) -> np.ndarray:
        """Return the state after walking the legs ``start[k]`` to ``end[k]``."""

    def gains(self, state: np.ndarray) -> np.ndarray:
        """Return what each leg would add now; shape (n, n)."""

    def insert(self, state: np.ndarray, before: int, stop: int, after: int) -> None:
        """Change the state: ``before``–``after`` is replaced by ``before``–``stop``–``after``."""

    def value(self, state: np.ndarray) -> float:
        """Return what all legs of the state collect."""


class StopScores:
    """Reward of the classic problem: each stop pays once; a leg holds half of its two ends."""

    def __init__(self, score: np.ndarray) -> None:
        self._score = np.asarray(score, dtype=float)
        self._legs = (self._score[:, None] + self._score[None, :]) / 2

    def begin(self, start: np.ndarray, end: np.ndarray) -> np.ndarray:
        """Add up the legs."""
        return np.array([self._legs[start, end].sum()])

    def gains(self, state: np.ndarray) -> np.ndarray:
        """Return the same for every state."""
        return self._legs

    def insert(self, state: np.ndarray, before: int, stop: int, after: int) -> None:
        """Add the stop's score."""
        state[0] += self._score[stop]

    def value(self, state: np.ndarray) -> float:
        """Return the total score (half of the ends of tours included)."""
        return float(state[0])


@dataclass(frozen=True)
class TourProblem:
    """Tours between fixed ends.

    Parameters
    ----------
    hours : ndarray, shape (n, n)
        Time of each leg, directed; inf where there is none.
    starts, ends : ndarray of int, shape (n_tours,)
        First and last stop of each tour; they are not visited otherwise.
    budgets : ndarray, shape (n_tours,)
        Longest time of each tour.
    reward : LegReward
        What legs collect.
    required : tuple of int
        Stops that count before any reward.
    """

    hours: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    budgets: np.ndarray
    reward: LegReward
    required: tuple[int, ...] = ()


def solve_team_orienteering(
    distance: np.ndarray,
    score: np.ndarray,
    budget: float,
    n_teams: int,
    start: int,
    end: int,
    iterations: int,
    seed: int,
) -> tuple[float, list[Tour]]:
    """Solve the (team) orienteering problem heuristically.

    Parameters
    ----------
    distance : ndarray, shape (n, n)
        Distance or time of each leg.
    score : ndarray, shape (n,)
        Worth of each point, paid once.
    budget : float
        Longest tour.
    n_teams : int
        Number of tours.
    start, end : int
        Points where all tours start and end.
    iterations, seed : int
        Length and seed of the search; the same give the same tours.

    Returns
    -------
    total score, tours
        Each tour lists its points with both ends; one that cannot reach its end is ``[start, end]`` and has no score.
    """
    score = np.where(np.isin(np.arange(len(score)), (start, end)), 0.0, score)
    ends = np.full(n_teams, end)
    problem = TourProblem(
        np.asarray(distance, float), np.full(n_teams, start), ends, np.full(n_teams, float(budget)), StopScores(score)
    )
    tours = search_tours(problem, iterations, seed)
    return float(sum(score[tour].sum() for tour in tours)), tours


def search_tours(
    problem: TourProblem, iterations: int, seed: int, progress: Progress = Silent()  # noqa: B008 - stateless
) -> list[Tour]:
    """Construct tours greedily by reward per hour, then improve them by ruin and recreate.

    Each iteration removes some stops (at random, a stretch of a tour, a neighbourhood, or a whole tour), shortens the
    tours by 2-opt, and inserts stops by gain per added hour until nothing fits. A result is kept when it is not worse
    than the best by more than a threshold that falls to zero (Dueck & Scheuer 1990; Schrimpf et al. 2000).
    """
    rng = np.random.default_rng(seed)
    search = _Search(problem, rng)
    best = search.build([[int(s), int(e)] for s, e in zip(problem.starts, problem.ends)], noise=0.0)
    best_value = search.value(best)
    now, idle = best, 0
    for iteration in range(iterations):
        if iteration % 5 == 0:
            step(progress, iteration / iterations, "routes")
        found = search.build(search.shorten(search.ruin(now)), noise=rng.choice((0.0, 0.2, 0.5)))
        value = search.value(found)
        idle += 1
        if value[0] >= best_value[0] and value > best_value:
            best, best_value, idle = found, value, 0
        threshold = best_value[1] * (1 - THRESHOLD * (1 - iteration / iterations))
        if value[0] == best_value[0] and value[1] >= threshold:
            now = found
        if idle >= PATIENCE:
            now, idle = best, 0
    return best


class _Search:
    """The moves of the search; tours go in and new tours come out."""

    def __init__(self, problem: TourProblem, rng: np.random.Generator) -> None:
        self._p = problem
        self._rng = rng
        self._hours = np.where(np.isfinite(problem.hours), problem.hours, 1e9)
        n = len(problem.hours)
        self._can_visit = np.ones(n, dtype=bool)
        self._can_visit[problem.starts] = False
        self._can_visit[problem.ends] = False
        self._floor = SMALLEST_DETOUR * float(problem.budgets.max())

    def value(self, tours: list[Tour]) -> tuple[int, float]:
        """Return (required stops served, reward); (-1, 0) when a tour is too long."""
        if any(self.used(tour) > b + EPSILON and len(tour) > 2 for tour, b in zip(tours, self._p.budgets)):
            return -1, 0.0  # a gap between two stops too far from each other was not closed
        served = sum(len(set(self._p.required) & set(tour)) for tour in tours)
        return served, self._p.reward.value(self._p.reward.begin(*_legs(tours)[:2]))

    def used(self, tour: Tour) -> float:
        """Return the time of a tour."""
        return float(self._hours[tour[:-1], tour[1:]].sum())

    def ruin(self, tours: list[Tour]) -> list[Tour]:
        """Take stops out in one of four ways."""
        inner = [stop for tour in tours for stop in tour[1:-1]]
        if not inner:
            return [list(tour) for tour in tours]
        way = self._rng.choice(4, p=(0.3, 0.35, 0.3, 0.05))
        size = int(self._rng.integers(1, max(2, min(len(inner), 30) // 2 + 1)))
        if way == 0:
            gone = set(self._rng.choice(inner, size=min(size, len(inner)), replace=False).tolist())
        elif way == 1:
            gone = self._stretches(tours, size)
        elif way == 2:
            seed = inner[int(self._rng.integers(len(inner)))]
            near = np.argsort(self._hours[seed, inner] + self._hours[inner, seed], kind="stable")
            gone = {inner[k] for k in near[:size]}
        else:
            gone = set(tours[int(self._rng.integers(len(tours)))][1:-1])
        return [[s for k, s in enumerate(t) if s not in gone or k in (0, len(t) - 1)] for t in tours]

    def _stretches(self, tours: list[Tour], size: int) -> set[int]:
        gone: set[int] = set()
        for tour in tours:
            inner = tour[1:-1]
            if inner and self._rng.random() < max(0.5, 1 / len(tours)):
                first = int(self._rng.integers(len(inner)))
                gone.update(inner[first : first + max(1, min(size, len(inner) // 2 + 1))])
        return gone

    def shorten(self, tours: list[Tour]) -> list[Tour]:
        """Reverse stretches of each tour while that saves time (2-opt with directed legs)."""
        return [self._two_opt(tour) for tour in tours]

    def _two_opt(self, tour: Tour) -> Tour:
        for _ in range(20):
            if len(tour) < 4:
                break
            t = np.array(tour)
            there = np.concatenate([[0.0], np.cumsum(self._hours[t[:-1], t[1:]])])
            back = np.concatenate([[0.0], np.cumsum(self._hours[t[1:], t[:-1]])])
            first, last = np.triu_indices(len(t) - 2, 1)
            first, last = first + 1, last + 1
            old = there[last + 1] - there[first - 1]
            new = self._hours[t[first - 1], t[last]] + back[last] - back[first] + self._hours[t[first], t[last + 1]]
            best = int(np.argmin(new - old))
            if (new - old)[best] > -EPSILON:
                break
            i, j = first[best], last[best]
            tour = [*tour[:i], *tour[i : j + 1][::-1], *tour[j + 1 :]]
        return tour

    def build(self, tours: list[Tour], noise: float) -> list[Tour]:
        """Insert stops, shorten the tours, and use the time that this sets free."""
        full = self.recreate(tours, noise)
        for _ in range(REFILLS):
            shorter = self.shorten(full)
            if shorter == full:
                break
            full = self.recreate(shorter, 0.0)
        return full

    def recreate(self, tours: list[Tour], noise: float) -> list[Tour]:
        """Insert stops by gain per added hour until nothing fits; required stops first."""
        tours = [list(tour) for tour in tours]
        reward, n = self._p.reward, len(self._hours)
        state = reward.begin(*_legs(tours)[:2])
        free = self._can_visit.copy()
        free[[stop for tour in tours for stop in tour]] = False
        lure = 1 + noise * self._rng.standard_normal(n) if noise else np.ones(n)
        power = self._rng.choice((0.7, 1.0, 1.0, 1.4)) if noise else 1.0
        left = np.array([b - self.used(t) for b, t in zip(self._p.budgets, tours)])
        while True:
            wanted = [s for s in self._p.required if free[s]]
            choice = self._required(tours, left, wanted)
            choice = choice or self._best(tours, left, free, reward.gains(state), lure, power)
            if choice is None:
                return tours
            tour, place, stop, added = choice
            reward.insert(state, tours[tour][place], stop, tours[tour][place + 1])
            tours[tour].insert(place + 1, stop)
            left[tour] -= added
            free[stop] = False

    def _detours(self, tours: list[Tour], stops: np.ndarray) -> tuple[np.ndarray, ...]:
        a, b, owner, place = _legs(tours)
        added = self._hours[np.ix_(a, stops)] + self._hours[np.ix_(stops, b)].T - self._hours[a, b][:, None]
        return a, b, owner, place, added

    def _required(
        self, tours: list[Tour], left: np.ndarray, wanted: Sequence[int]
    ) -> tuple[int, int, int, float] | None:
        if not wanted:
            return None
        stops = np.array(wanted)
        _, _, owner, place, added = self._detours(tours, stops)
        added = np.where(added <= left[owner][:, None] + EPSILON, added, np.inf)
        leg, which = np.unravel_index(int(np.argmin(added)), added.shape)
        if not np.isfinite(added[leg, which]):
            return None
        return int(owner[leg]), int(place[leg]), int(stops[which]), float(added[leg, which])

    def _best(
        self, tours: list[Tour], left: np.ndarray, free: np.ndarray, gains: np.ndarray, lure: np.ndarray, power: float
    ) -> tuple[int, int, int, float] | None:
        stops = np.flatnonzero(free)
        if not len(stops):
            return None
        a, b, owner, place, added = self._detours(tours, stops)
        fits = added <= left[owner][:, None] + EPSILON
        gain = gains[np.ix_(a, stops)] + gains[np.ix_(stops, b)].T - gains[a, b][:, None]
        worth = np.where(fits & (gain > EPSILON), gain * lure[stops], 0.0) / np.maximum(added, self._floor) ** power
        leg, which = np.unravel_index(int(np.argmax(worth)), worth.shape)
        if worth[leg, which] <= 0:
            return None
        return int(owner[leg]), int(place[leg]), int(stops[which]), float(added[leg, which])


def _legs(tours: list[Tour]) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return start, end, tour and place in the tour of every leg."""
    start = np.array([s for tour in tours for s in tour[:-1]], dtype=np.int64)
    end = np.array([s for tour in tours for s in tour[1:]], dtype=np.int64)
    sizes = [len(tour) - 1 for tour in tours]
    return start, end, np.repeat(np.arange(len(tours)), sizes), np.concatenate([np.arange(k) for k in sizes])
