"""Near repeats: after one find, how much more likely is another close by and soon after (Knox test)."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from ...base.errors import ParameterError
from ...base.params import one_of, within
from ...base.progress import Part, Progress, Silent, step
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from .drawn_days import Visits, days_of_visits, shuffled_days
from .space_time_pairs import EUCLIDEAN, LEFT, MINKOWSKI, RIGHT, Bands, compact_days, counted_again, pairs_within

_RISING = QT_TRANSLATE_NOOP("PawcPlanner", "at least two rising limits of 0 or more, such as 0, 100, 500")
_ONE_LENGTH = QT_TRANSLATE_NOOP("PawcPlanner", "of one length")
_OF_PAIRS = 0.1  # of the whole work, for progress
_SAME_DAY = 1e-6  # days
_INTERVAL = (0.025, 0.975)


@dataclass(frozen=True)
class NearRepeatParams:
    """Bands of distance and time, and how often days are drawn anew.

    Parameters
    ----------
    space_m : tuple of float
        Limits of the bands of distance, metres, rising; the last may be infinite. A band from 0 to a small number is
        "the same place".
    time_days : tuple of float
        Limits of the bands of time, days, likewise.
    near_m, soon_days : float
        Of the one question that the sentence answers; the largest limits up to them are taken, else the first ones.
    closed : str
        ``left``: a band holds its lower limit and not its upper one; ``right``: its upper one and not its lower one,
        but the first band holds both.
    metric : str
        ``euclidean``, or ``manhattan`` for streets at right angles.
    permutations : int
        How often days are drawn anew.
    level : float
        Largest p that is called a repeat pattern.
    seed : int
        Of the draws.
    """

    space_m: tuple[float, ...] = (0.0, 250.0, 500.0, 1000.0, 2000.0)
    time_days: tuple[float, ...] = (0.0, 7.0, 14.0, 28.0, 56.0)
    near_m: float = 500.0
    soon_days: float = 14.0
    closed: str = LEFT
    metric: str = EUCLIDEAN
    permutations: int = 999
    level: float = 0.05
    seed: int = 1

    def __post_init__(self) -> None:
        for name in ("space_m", "time_days"):
            limits = getattr(self, name)
            if len(limits) < 2 or not limits[0] >= 0 or any(not b > a for a, b in zip(limits, limits[1:])):
                raise ParameterError(name=name, value=limits, expected=_RISING)
        one_of("metric", self.metric, tuple(MINKOWSKI))
        one_of("closed", self.closed, (LEFT, RIGHT))
        within("permutations", self.permutations, 19, 1_000_000)
        within("level", self.level, 0.0001, 0.5)

    @property
    def bands(self) -> Bands:
        """Limits for counting."""
        return Bands(self.space_m, self.time_days, self.closed, self.metric)

    @property
    def question(self) -> tuple[int, int]:
        """How many bands of distance and of time belong to the one question."""
        return _upto(self.space_m, self.near_m), _upto(self.time_days, self.soon_days)


@dataclass(frozen=True)
class NearRepeatResult:
    """Pairs of finds by distance and time.

    Parameters
    ----------
    table : pandas.DataFrame
        One row per band: ``space_from, space_to (m), time_from, time_to (days), observed (pairs), expected (mean by
        chance), median, low, high (95 of 100 draws), ratio (observed / expected, NaN where none is expected),
        ratio_median, p`` (one-sided, 1 / (permutations + 1) at least), ``p_holm`` (for all bands together), and with
        visits ``observed_later`` (pairs on different days), ``expected_visits, ratio_visits, p_visits``: the same when
        days are drawn from the visits of the place.
    near : pandas.Series
        The same of all pairs within ``near_m`` and ``soon_days``, which is one question and needs no correction.
    events : int
        Finds with place and time.
    repeats : bool
        Whether a repeat pattern is called: ``p`` of ``near``, and with visits also ``p_visits``, at most ``level``.
    sentence : Sentence
        The result in one sentence.
    """

    table: pd.DataFrame
    near: pd.Series
    events: int
    repeats: bool
    sentence: Sentence


def near_repeat(
    x: np.ndarray,
    y: np.ndarray,
    day: np.ndarray,
    params: NearRepeatParams | None = None,
    progress: Progress | None = None,
    *,
    party: np.ndarray | None = None,
    visits: Visits | None = None,
) -> NearRepeatResult:
    """Test whether finds that are close in space are also close in time more often than by chance.

    Parameters
    ----------
    x, y : ndarray, shape (n,)
        Places, metres; finds without place (NaN) are left out.
    day : ndarray, shape (n,)
        Times in days from any beginning; NaN is left out.
    params : NearRepeatParams, optional
        Bands and draws.
    progress : Progress, optional
        Told the share done; may cancel.
    party : ndarray of int, shape (n,), optional
        Finds of one party, such as one patrol on one day, are no repeat of each other: they are not paired, and their
        days are drawn together. None: each find is its own.
    visits : Visits, optional
        When places were visited; with them a second reading is given, see Notes.

    Returns
    -------
    NearRepeatResult
        Works with no find, too.

    Notes
    -----
    The days are shuffled among the parties (Knox's test by permutation), so that places that always have many finds
    and times with many finds do not look like repeats; only their joint closeness does. But where patrols come back to
    the place of a find, repeats arise by looking. With ``visits`` each party's day is also drawn anew from the days on
    which its place was visited, by weight: what then exceeds chance is not explained by when patrols were there. Two
    parties on one day may be one patrol, so this reading leaves pairs of one day out, found and drawn.

    References
    ----------
    Knox, E. G. (1964). The detection of space-time interactions. Applied Statistics 13, 25–30.
    Ratcliffe, J. H. & Rengert, G. F. (2008). Near-repeat patterns in Philadelphia shootings. Security Journal 21,
    58–76.
    """
    params, progress = params or NearRepeatParams(), progress or Silent()
    x, y, day = (np.asarray(values, float).ravel() for values in (x, y, day))
    party = np.arange(len(x)) if party is None else np.asarray(party).ravel()
    lengths = [len(x), len(y), len(day), len(party)]
    if len(set(lengths)) > 1:
        raise ParameterError(name="x, y, day, party", value=lengths, expected=_ONE_LENGTH)
    usable = np.isfinite(x) & np.isfinite(y) & np.isfinite(day)
    x, y, day = x[usable], y[usable], day[usable]
    _, first, unit = np.unique(party[usable], return_index=True, return_inverse=True)
    pairs = pairs_within(x, y, unit, params.bands, Part(progress, 0.0, _OF_PAIRS))
    rng = np.random.default_rng(params.seed)
    part = 0.5 if visits is not None else 1.0
    shuffling = shuffled_days(day, first, unit, rng)
    shuffled = counted_again(pairs, shuffling, params.permutations, Part(progress, _OF_PAIRS, part), "near repeats")
    by_visits, later = None, replace(pairs, bands=replace(pairs.bands, time_days=_not_the_same_day(params.time_days)))
    if visits is not None:
        drawn = days_of_visits(day, first, unit, visits, visits.place_of_find[usable], rng)
        by_visits = counted_again(later, drawn, params.permutations, Part(progress, part, 1.0), "near repeats")
    step(progress, 1.0, "near repeats")
    day = compact_days(day)
    return _result(pairs.counts(day), shuffled, later.counts(day), by_visits, len(x), params)


def _upto(limits: tuple[float, ...], largest: float) -> int:
    return max(1, sum(limit <= largest for limit in limits[1:]))


def _not_the_same_day(limits: tuple[float, ...]) -> tuple[float, ...]:
    return (max(limits[0], _SAME_DAY), *limits[1:])


def _result(
    counted: np.ndarray, shuffled: np.ndarray, counted_later: np.ndarray, by_visits: np.ndarray | None, events: int,
    params: NearRepeatParams,
) -> NearRepeatResult:
    def compared(bands: tuple[slice | int, slice | int]) -> dict[str, float]:
        row = _by_chance(int(counted[bands].sum()), _summed(shuffled[(slice(None), *bands)]))
        if by_visits is not None:
            row |= _by_visits(int(counted_later[bands].sum()), _summed(by_visits[(slice(None), *bands)]))
        return row

    rows, columns = counted.shape
    table = pd.DataFrame([
        {"space_from": params.space_m[i], "space_to": params.space_m[i + 1], "time_from": params.time_days[j],
         "time_to": params.time_days[j + 1], **compared((i, j))}
        for i in range(rows) for j in range(columns)
    ])
    table.insert(table.columns.get_loc("p") + 1, "p_holm", holm(table["p"].to_numpy()))
    i, j = params.question
    near = pd.Series({"space_from": params.space_m[0], "space_to": params.space_m[i], "time_from": params.time_days[0],
                      "time_to": params.time_days[j], **compared((slice(i), slice(j)))})
    largest_p = max(near["p"], near.get("p_visits", 0.0))
    repeats = bool(largest_p <= params.level and not near.get("ratio_visits", near["ratio"]) <= 1)
    return NearRepeatResult(table, near, events, repeats, _sentence(near, events, repeats, params.level))


def _summed(draws: np.ndarray) -> np.ndarray:
    return draws.reshape(len(draws), -1).sum(axis=1)


def _by_chance(observed: int, chance: np.ndarray) -> dict[str, float]:
    """Compare one count with those of shuffled days."""
    low, high = np.quantile(chance, _INTERVAL)
    mean, median = float(chance.mean()), float(np.median(chance))
    return {"observed": observed, "expected": mean, "median": median, "low": float(low), "high": float(high),
            "ratio": _ratio(observed, mean), "ratio_median": _ratio(observed, median), "p": _p(observed, chance)}


def _by_visits(observed: int, chance: np.ndarray) -> dict[str, float]:
    """Compare one count of pairs on different days with those of days of visits."""
    mean = float(chance.mean())
    return {"observed_later": observed, "expected_visits": mean, "ratio_visits": _ratio(observed, mean),
            "p_visits": _p(observed, chance)}


def _ratio(observed: int, expected: float) -> float:
    return float(observed / expected) if expected > 0 else math.nan


def _p(observed: int, chance: np.ndarray) -> float:
    return float((np.count_nonzero(chance >= observed) + 1) / (len(chance) + 1))


def holm(p: np.ndarray) -> np.ndarray:
    """Return p-values for all tests together: at most the level of all such tables holds a false finding.

    References
    ----------
    Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 6,
    65–70.
    """
    order = np.argsort(p, kind="stable")
    together = np.empty(len(p))
    together[order] = np.minimum(1.0, np.maximum.accumulate(p[order] * np.arange(len(p), 0, -1)))
    return together


def _sentence(near: pd.Series, events: int, repeats: bool, level: float) -> Sentence:
    facts: dict[str, object] = {
        "n": events, "metres": near["space_to"], "days": near["time_to"], "seen": int(near["observed"]),
        "chance": near["expected"], "high": near["high"], "p": near["p"], "ratio": near["ratio"],
    }
    if not near["observed"] and not near["expected"] > 0:
        return Sentence(NO_PAIR, facts)
    if not repeats and near["p"] <= level and "p_visits" in near:
        return Sentence(BY_LOOKING, facts | {"visits": near["expected_visits"], "p_visits": near["p_visits"]})
    if not repeats:
        return Sentence(NOT_SHOWN, facts)
    if "p_visits" not in near:
        return Sentence(REPEATS if math.isfinite(near["ratio"]) else ONLY_REPEATS, facts)
    facts |= {"ratio": near["ratio_visits"], "seen": int(near["observed_later"]),
              "chance": near["expected_visits"], "p": max(near["p"], near["p_visits"]), "shuffled": near["ratio"]}
    finite = math.isfinite(near["ratio_visits"]) and math.isfinite(near["ratio"])
    return Sentence(REPEATS_BEYOND_VISITS if finite else ONLY_REPEATS, facts)


NO_PAIR = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "No two of {n:,} finds could lie within {metres:,.0f} m and {days:g} days: no repeat pattern can be told.")
NOT_SHOWN = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "No repeat pattern can be told: {seen:,} pairs of {n:,} finds lie within {metres:,.0f} m and {days:g} days, and"
    " chance gives {chance:,.1f} (up to {high:,.0f}; p = {p:.2g}).")
BY_LOOKING = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "No repeat pattern can be told: {seen:,} pairs of {n:,} finds lie within {metres:,.0f} m and {days:g} days, more"
    " than the {chance:,.1f} of shuffled days, but the days of patrols at these places already give {visits:,.1f}"
    " (p = {p_visits:.2g}).")
REPEATS = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "After a find, another within {metres:,.0f} m and {days:g} days is {ratio:.1f} times as likely as by chance"
    " ({seen:,} pairs of {n:,} finds; chance gives {chance:,.1f}, up to {high:,.0f}; p = {p:.2g}).")
REPEATS_BEYOND_VISITS = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "After a find, another within {metres:,.0f} m and {days:g} days is {ratio:.1f} times as likely as the days of"
    " patrols at these places explain ({seen:,} pairs of {n:,} finds where {chance:,.1f} are explained; p = {p:.2g}),"
    " and {shuffled:.1f} times as likely as by shuffled days.")
ONLY_REPEATS = QT_TRANSLATE_NOOP(
    "PawcPlanner",
    "{seen:,} pairs of {n:,} finds lie within {metres:,.0f} m and {days:g} days, where chance gave none (p = {p:.2g}).")
