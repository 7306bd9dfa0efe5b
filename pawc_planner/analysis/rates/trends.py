"""Change over the years: index to a base year, and a trend that is called only when the evidence carries it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import brentq
from scipy.stats import norm

from ...base.axis import signed
from ...base.errors import ParameterError
from ...base.params import within
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from .intervals import ratio_interval
from .trend_fit import CALL_EXCESS, STEEPEST, Design, TrendFit

RISING = QT_TRANSLATE_NOOP("PawcPlanner", "rising")
FALLING = QT_TRANSLATE_NOOP("PawcPlanner", "falling")
ABOUT_THE_SAME = QT_TRANSLATE_NOOP("PawcPlanner", "about the same")
NO_CHANGE_SHOWN = QT_TRANSLATE_NOOP("PawcPlanner", "no change shown")
TOO_FEW = QT_TRANSLATE_NOOP("PawcPlanner", "too few finds to tell")
MIN_FINDS, MIN_CLUMPS, MIN_YEARS = 10, 5, 4
NARROW = 0.10  # change a year within which a rate is about the same
POWER = 0.8  # chance with which a detectable change is seen
UNSEEN = 10.0  # a rise of 1,000 % a year: where only such a change would be seen, none would
_SHAPE = QT_TRANSLATE_NOOP("PawcPlanner", "as many values as counts ({n})")
_NOT_NEGATIVE = QT_TRANSLATE_NOOP("PawcPlanner", "numbers of 0 or more")
_BASE = QT_TRANSLATE_NOOP("PawcPlanner", "a period in which patrols walked")


@dataclass(frozen=True)
class TrendParams:
    """``level``: probability of the interval; fewer than ``min_finds`` or ``min_years`` (whole ones) tell nothing."""

    level: float = 0.95
    min_finds: int = MIN_FINDS
    min_years: int = MIN_YEARS

    def __post_init__(self) -> None:
        within("level", self.level, 0.5, 0.999)
        within("min_finds", self.min_finds, 1, 1_000_000)
        within("min_years", self.min_years, 2, 100)


@dataclass(frozen=True)
class RateIndex:
    """Rates as a fraction of the rate of a base period.

    Parameters
    ----------
    value, low, high : ndarray, shape (n,)
        Ratio to the base and its interval; NaN where no km was patrolled, and everywhere when nothing was found in the
        base period. The base itself is 1 without an interval.
    base : int
        Position of the base period.
    level : float
        Probability of the intervals.
    """

    value: np.ndarray
    low: np.ndarray
    high: np.ndarray
    base: int
    level: float

    @property
    def known(self) -> bool:
        """False when nothing was found in the base period, so that nothing can be a fraction of it."""
        return bool(np.isfinite(self.value[self.base]))


@dataclass(frozen=True)
class Trend:
    """How the encounter rate changes from year to year.

    Parameters
    ----------
    finds, km : float
        What it rests on.
    years : int
        Calendar years with patrols.
    dispersion : float
        By how much finds vary more than single finds at an even rate would.
    level : float
        Probability of the interval.
    call_below : float
        The p below which the rate is said to rise or fall.
    change, low, high : float
        Change a year as a fraction (−0.2: a fifth less each year) and its interval; NaN where it cannot be estimated;
        infinite, or −1, where all finds lie at one end.
    p : float
        Probability of such a change, up or down, when there is none; NaN where it cannot be told. Of several trends
        that were tested together it is adjusted for their number.
    verdict : str
        ``RISING``, ``FALLING``, ``ABOUT_THE_SAME``, ``NO_CHANGE_SHOWN`` or ``TOO_FEW``; a marked literal.
    detectable_fall, detectable_rise : float
        Smallest changes a year that would have been called with 80 % chance, as fractions; NaN where unknown.
    """

    finds: float
    km: float
    years: int
    dispersion: float
    level: float
    call_below: float
    change: float = math.nan
    low: float = math.nan
    high: float = math.nan
    p: float = math.nan
    detectable_fall: float = math.nan
    detectable_rise: float = math.nan
    verdict: str = TOO_FEW

    @property
    def called(self) -> bool:
        """True when the rate is said to rise or to fall."""
        return self.verdict in (RISING, FALLING)

    @property
    def sentence(self) -> Sentence:
        """The result in one sentence."""
        return _sentence(self)


def rate_index(
    counts: ArrayLike, km: ArrayLike, base: int, dispersion: float = 1.0, level: float = 0.95
) -> RateIndex:
    """Return the rate of each period as a fraction of that of the base period.

    Parameters
    ----------
    counts, km : array_like, shape (n,)
        Finds and effort of each period.
    base : int
        Position of the base period.
    dispersion : float
        Variance of counts over their mean (:func:`~pawc_planner.analysis.rates.intervals.dispersion_of`).
    level : float
        Probability of the intervals.

    Raises
    ------
    ParameterError
        When there is no such base period or no effort in it.
    """
    counts, km = _checked("counts", counts, None), _checked("km", km, len(np.atleast_1d(counts)))
    if not 0 <= base < len(counts) or km[base] <= 0:
        raise ParameterError(name="BASE_YEAR", value=base, expected=_BASE)
    value, low, high = (np.full(len(counts), np.nan) for _ in range(3))
    if counts[base] > 0:
        known = km > 0
        effort = km[base] / km[known]
        ends = ratio_interval(counts[known], counts[base], level, dispersion)
        value[known] = counts[known] / counts[base] * effort
        low[known], high[known] = ends[0] * effort, ends[1] * effort
        value[base] = low[base] = high[base] = 1.0
    return RateIndex(value, low, high, base, level)


def encounter_trend(
    counts: ArrayLike, km: ArrayLike, time: ArrayLike, stratum: ArrayLike | None = None,
    params: TrendParams | None = None, dispersion: float = 1.0,
) -> Trend:
    """Estimate how much the encounter rate changes a year, and say in a word what the evidence carries.

    Parameters
    ----------
    counts, km : array_like, shape (c,)
        Finds and effort of each cell: one month of one stratum. Cells without effort are left out with their finds.
    time : array_like, shape (c,)
        Middle of the month in decimal years (2024.04 is mid January 2024).
    stratum : array_like, shape (c,), optional
        Sector and season of the cell; rates are compared within a stratum, so that effort that moves to a richer sector
        or season is not taken for a change.
    params : TrendParams, optional
        Level, least finds and years.
    dispersion : float
        Least dispersion, from finds per patrol; that of months and years is estimated here.

    Returns
    -------
    Trend

    Notes
    -----
    Conditional Poisson regression (:class:`~.trend_fit.TrendFit`) with effort as exposure and
    likelihood intervals widened by the largest of the dispersions of patrols, months and years. The years are compared
    by Student's t where they vary more than months do, since a few good and bad years are no trend. A rate is called
    rising or falling at p below 0.8 × (1 − level), 0.04 as a rule, with fewer than six years at less (0.02 with four).

    References
    ----------
    Keane, A., Jones, J. P. G. & Milner-Gulland, E. J. (2011). Encounter data in resource management and ecology:
    pitfalls and possibilities. Journal of Applied Ecology 48, 1164–1173.
    """
    params = params or TrendParams()
    counts = _checked("counts", counts, None)
    km, moment = _checked("km", km, len(counts)), np.asarray(time, float)
    strata = np.zeros(len(counts), int) if stratum is None else np.asarray(stratum)
    if moment.shape != counts.shape or strata.shape != counts.shape or not np.isfinite(moment).all():
        raise ParameterError(name="time", value=moment.shape, expected=Sentence(_SHAPE, {"n": len(counts)}))
    at = km > 0
    if not at.any():
        return Trend(0.0, 0.0, 0, 1.0, params.level, 0.0)
    design = Design(km[at], moment[at], np.unique(strata[at], return_inverse=True)[1])
    fit = TrendFit(counts[at], design)
    spread = float(max(1.0, dispersion, fit.by_month[0], fit.by_year[0]))
    found = Trend(
        float(counts[at].sum()), float(km[at].sum()), len(np.unique(design.years)), spread, params.level,
        design.call_below(params.level),
    )
    if fit.information[0] <= 1e-9:
        return found
    found = _estimated(found, fit, dispersion)
    short = design.whole_years < params.min_years - 0.5
    few = short or found.finds < params.min_finds or found.finds / spread < MIN_CLUMPS
    return found if few else replace(found, verdict=_verdict(found))


def trends_together(trends: Mapping[str, Trend]) -> dict[str, Trend]:
    """Return trends of sectors, or of categories, whose p and verdicts allow for their number.

    Notes
    -----
    Holm's procedure over the trends with enough finds: the chance that any of them is called without a change is
    what it is for one.

    References
    ----------
    Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal of Statistics 6,
    65–70.
    """
    tested = sorted((name for name in trends if trends[name].verdict != TOO_FEW), key=lambda name: trends[name].p)
    adjusted, least = dict(trends), 0.0
    for place, name in enumerate(tested):
        least = max(least, min(1.0, (len(tested) - place) * trends[name].p))
        one = replace(trends[name], p=least)
        adjusted[name] = replace(one, verdict=_verdict(one))
    return adjusted


def _checked(name: str, values: ArrayLike, n: int | None) -> np.ndarray:
    found = np.atleast_1d(np.asarray(values, float))
    if found.ndim != 1 or (n is not None and len(found) != n):
        raise ParameterError(name=name, value=found.shape, expected=Sentence(_SHAPE, {"n": n}))
    if not (np.isfinite(found).all() and (found >= 0).all()):
        raise ParameterError(name=name, value="partly negative or not a number", expected=_NOT_NEGATIVE)
    return found


def _estimated(trend: Trend, fit: TrendFit, dispersion: float) -> Trend:
    """Add change, interval, p and detectable changes from a fit of one repeat."""
    slope, information = float(fit.slope[0]), float(fit.information[0])
    low, high = (float(end[0]) for end in fit.interval(fit.threshold(trend.level, dispersion)))
    reach = float(fit.expected_threshold(trend.level, dispersion)[0])
    smallest = (math.sqrt(reach) + norm.ppf(POWER) * math.sqrt(trend.dispersion)) / math.sqrt(information)
    steep = abs(slope) >= STEEPEST - 1e-9
    return replace(
        trend, change=math.expm1(math.copysign(math.inf, slope) if steep else slope), low=math.expm1(low),
        high=math.expm1(high), p=_p_value(fit, dispersion), detectable_fall=-math.expm1(-smallest),
        detectable_rise=math.expm1(min(smallest, 50.0)),
    )


def _p_value(fit: TrendFit, dispersion: float) -> float:
    """Return the level at which no change would just be let pass."""
    deviance = float(fit.deviance(0.0)[0])

    def beyond(p: float) -> float:
        return float(fit.threshold(1 - p, dispersion, CALL_EXCESS)[0]) - deviance

    return 1.0 if beyond(1 - 1e-9) >= 0 else 0.0 if beyond(1e-15) <= 0 else float(brentq(beyond, 1e-15, 1 - 1e-9))


def _verdict(trend: Trend) -> str:
    if trend.p < trend.call_below:
        return RISING if trend.change > 0 else FALLING
    return ABOUT_THE_SAME if trend.low >= -NARROW and trend.high <= NARROW else NO_CHANGE_SHOWN


def _sentence(trend: Trend) -> Sentence:
    facts = {
        "finds": round(trend.finds), "years": trend.years, "change": abs(trend.change) * 100,
        "low": signed(trend.low * 100), "high": signed(trend.high * 100),
        "fall": trend.detectable_fall * 100, "rise": trend.detectable_rise * 100,
        "level": trend.level * 100, "p": "< 0.001" if trend.p < 0.001 else f"= {trend.p:.3f}",
    }
    if math.isnan(trend.change):
        return Sentence(_CHANGE_UNKNOWN, facts)
    hint = trend.verdict == NO_CHANGE_SHOWN and not trend.low <= 0 <= trend.high
    said = _SAID_OF_NOTHING if trend.detectable_rise > UNSEEN else {}
    return Sentence(_HINT if hint else said.get(trend.verdict, _SAID[trend.verdict]), facts)


_CHANGE_UNKNOWN = QT_TRANSLATE_NOOP(
    "PawcPlanner", "Whether the rate of finds changes from year to year is not known (finds: {finds:,}; years with"
    " patrols: {years})."
)
_HINT = QT_TRANSLATE_NOOP(
    "PawcPlanner", "The rate of finds may be changing, by {low} to {high} % a year ({level:.0f} % interval),"
    " but the evidence is too weak to say so (p {p}; finds: {finds:,})."
)
_SAID_OF_NOTHING = {
    NO_CHANGE_SHOWN: QT_TRANSLATE_NOOP(
        "PawcPlanner", "No change of the rate of finds is shown, nor could one be (finds: {finds:,}; years with"
        " patrols: {years})."
    ),
    TOO_FEW: QT_TRANSLATE_NOOP(
        "PawcPlanner", "Too few finds or years to tell whether the rate changes (finds: {finds:,}; years with patrols:"
        " {years}); no change of a size that occurs would be seen."
    ),
}
_SAID = {
    RISING: QT_TRANSLATE_NOOP(
        "PawcPlanner", "The rate of finds rises, by {change:.0f} % a year ({low} to {high} %, {level:.0f} %"
        " interval, p {p}; finds: {finds:,})."
    ),
    FALLING: QT_TRANSLATE_NOOP(
        "PawcPlanner", "The rate of finds falls, by {change:.0f} % a year ({low} to {high} %, {level:.0f} %"
        " interval, p {p}; finds: {finds:,})."
    ),
    ABOUT_THE_SAME: QT_TRANSLATE_NOOP(
        "PawcPlanner", "The rate of finds is about the same from year to year: it changes by {low} to {high}"
        " % a year ({level:.0f} % interval; finds: {finds:,})."
    ),
    NO_CHANGE_SHOWN: QT_TRANSLATE_NOOP(
        "PawcPlanner", "No change of the rate of finds is shown; it may be {low} to {high} % a year"
        " ({level:.0f} % interval; finds: {finds:,}). A fall of less than {fall:.0f} % or a rise of less than"
        " {rise:.0f} % a year would often not be seen."
    ),
    TOO_FEW: QT_TRANSLATE_NOOP(
        "PawcPlanner", "Too few finds or years to tell whether the rate changes (finds: {finds:,}; years with patrols:"
        " {years}). Only a fall of {fall:.0f} % or a rise of {rise:.0f} % a year or more would be seen."
    ),
}
