"""The teams of the stations, their members, and the days on which they are out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..errors import TooFewTeamsError

MEMBERS = 8


@dataclass(frozen=True)
class Team:
    """A team: its name, its station (row), and the codes of its members."""

    name: str
    station: int
    members: tuple[str, ...]


def make_teams(stations: pd.DataFrame) -> list[Team]:
    """Return the teams of all stations; no ranger is in two teams."""
    words = [str(name).split()[0] for name in stations["name"]]
    if len(set(words)) < len(words):
        words = [f"S{row + 1}" for row in range(len(words))]
    teams: list[Team] = []
    for station, (word, number) in enumerate(zip(words, stations["teams"])):
        for letter in range(int(number)):
            first = MEMBERS * len(teams) + 1
            members = tuple(f"{code:03d}" for code in range(first, first + MEMBERS))
            teams.append(Team(f"{word}-{_letters(letter)}", station, members))
    return teams


def _letters(number: int) -> str:
    return (chr(64 + number // 26) if number >= 26 else "") + chr(65 + number % 26)


class Calendar:
    """Which team is out on which day of the history.

    Parameters
    ----------
    teams : list of Team
        All teams.
    share : ndarray, shape (stations,)
        Share of the patrols of each station; spread over its teams.
    n_days : int
        Days of the history.
    """

    def __init__(self, teams: list[Team], share: np.ndarray, n_days: int) -> None:
        self.station = np.array([team.station for team in teams], np.int64)
        self.chance = np.asarray(share, float)[self.station] / np.bincount(self.station)[self.station]
        self.out = np.zeros((len(teams), n_days), bool)

    def book(
        self, able: np.ndarray, window: tuple[int, int], n_days: int, rng: np.random.Generator
    ) -> tuple[int, int]:
        """Book a free team of an ``able`` station (mask) for days in a row that begin in the window.

        Returns
        -------
        team, day : int
            The team, and its first day.

        Raises
        ------
        TooFewTeamsError
            When no team is free.
        """
        first, last = window[0], max(window[0], min(window[1], self.out.shape[1] - n_days + 1))
        busy = np.cumsum(self.out[:, first : last + n_days - 1], axis=1)
        busy = np.concatenate([np.zeros((len(busy), 1), np.int64), busy], axis=1)
        free = busy[:, n_days:] == busy[:, :-n_days]
        team = drawn(self.chance * able[self.station] * free.any(axis=1), rng)
        if team < 0:
            raise TooFewTeamsError(teams=int(able[self.station].sum()), day=first + 1)
        days = np.flatnonzero(free[team])
        day = first + int(days[int(rng.integers(len(days)))])
        self.out[team, day : day + n_days] = True
        return team, day


def drawn(weight: np.ndarray, rng: np.random.Generator) -> int:
    """Return an index drawn by weight; -1 when all weights are 0."""
    total = np.cumsum(weight)
    if not total[-1] > 0:
        return -1
    return min(int(np.searchsorted(total, rng.random() * total[-1], side="right")), len(weight) - 1)
