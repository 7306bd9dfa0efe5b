"""The history of a made-up park beside what real sites have published."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import scipy.stats

from ..base.words import QT_TRANSLATE_NOOP, Sentence
from .parameters.kinds import ROSEWOOD, Kind
from .parameters.park_params import SHIPPED_KM2

THAP_LAN_KM2, HUAI_KHA_KHAENG_KM2 = 2236.0, 2780.0
_HKK = "Huai Kha Khaeng 2006-2012 (Duangchantrasiri et al. 2016)"
_TLNP = "Thap Lan 2020"
# the low end is walked with much searching; the high end holds if the joint patrol-days were all there were
_KM_PER_DAY = (
    "3.9 to 5.8 Huai Kha Khaeng (Duangchantrasiri et al. 2016); at most 15 where 12,000 km stand beside 800 joint "
    "patrol-days (Thap Lan 2020)"
)
WITHIN = QT_TRANSLATE_NOOP("PawcPlanner", "as published")
LOWER = QT_TRANSLATE_NOOP("PawcPlanner", "lower than published")
HIGHER = QT_TRANSLATE_NOOP("PawcPlanner", "higher than published")
UNPUBLISHED = QT_TRANSLATE_NOOP("PawcPlanner", "nothing published to compare with")
NOTHING = QT_TRANSLATE_NOOP("PawcPlanner", "nothing to count")
_LINE = QT_TRANSLATE_NOOP("PawcPlanner", "{what}: {value}; {found} ({range}, {source}).")
_BARE = QT_TRANSLATE_NOOP("PawcPlanner", "{what}: {value}; {found}.")
_ALL_WITHIN = QT_TRANSLATE_NOOP("PawcPlanner", "All {n} measures that can be compared are as published.")
_SOME_OUTSIDE = QT_TRANSLATE_NOOP(
    "PawcPlanner", "Of {n} measures that can be compared, {outside} are outside of what real sites have published."
)


@dataclass(frozen=True)
class Measure:
    """One figure of a history, and the range that real sites have published.

    Parameters
    ----------
    name : str
        What is measured (marked for translation).
    of : callable
        From the figures of a history and its years to the value, None when there is nothing to count.
    low, high : float
        Published range; NaN when nothing is published.
    source : str
        Where it was published.
    km2 : float
        Area that a published number is of: another park is compared in proportion. 0 for a rate.
    count : int
        Published count of rare events of one year in ``km2``; ``low`` and ``high`` are then worked out.
    kinds : tuple of str
        Kinds of wildlife crime that the range is for; empty for all.
    """

    name: str
    of: Callable[[Mapping[str, Any], int], float | None]
    low: float = math.nan
    high: float = math.nan
    source: str = ""
    km2: float = 0.0
    count: int = -1
    kinds: tuple[str, ...] = ()

    def range_for(self, size_km2: float, years: int, kind: str) -> tuple[float, float]:
        """Return the published range for a park of some size, history and kind; NaN when there is none."""
        if self.kinds and kind not in self.kinds:
            return math.nan, math.nan
        scale = size_km2 / self.km2 if self.km2 else 1.0
        if self.count >= 0:
            low, high = counts_to_expect(self.count, years * scale)
            return low / years, high / years
        return self.low * scale, self.high * scale


def counts_to_expect(count: int, exposure: float) -> tuple[float, float]:
    """Return between which counts another one lies with 95 % chance, if its rate is that of a published count.

    Both are Poisson; given the first, the other is negative binomial (gamma posterior of the rate, prior of Jeffreys).

    Parameters
    ----------
    count : int
        The published count.
    exposure : float
        Area times years of the other, relative to the published one.
    """
    low, high = scipy.stats.nbinom.ppf((0.025, 0.975), count + 0.5, 1 / (1 + exposure))
    return float(low), float(high)


def _ratio(above: float, below: float, times: float = 1.0) -> float | None:
    return times * above / below if below else None


def _per_year(key: str) -> Callable[[Mapping[str, Any], int], float | None]:
    return lambda figures, years: figures[key] / years


MEASURES = (
    Measure(QT_TRANSLATE_NOOP("PawcPlanner", "Patrol km a year"), _per_year("km"),
            12_000, math.inf, _TLNP, THAP_LAN_KM2),
    Measure(QT_TRANSLATE_NOOP("PawcPlanner", "Patrol-days a year"), _per_year("patrol_days"),
            1031, 3316, _HKK, HUAI_KHA_KHAENG_KM2),
    Measure(QT_TRANSLATE_NOOP("PawcPlanner", "Km per patrol-day"),
            lambda figures, years: _ratio(figures["km"], figures["patrol_days"]),
            3.9, 15.0, _KM_PER_DAY),
    Measure(QT_TRANSLATE_NOOP("PawcPlanner", "Share of the park visited in the last year, %"),
            lambda figures, years: figures["visited_percent"], 80, 100, _TLNP,
            kinds=("rosewood", "snares", "elephants")),  # where boats do a third of the distance, less is seen
    Measure(QT_TRANSLATE_NOOP("PawcPlanner", "Finds of threats per 1,000 km"),
            lambda figures, years: _ratio(figures["threats"], figures["km"], 1000.0),
            22, 30, _HKK, kinds=("rosewood", "snares")),
    Measure(QT_TRANSLATE_NOOP("PawcPlanner", "New signs of harm found a year"), _per_year("stumps"),
            source="10 stumps, Thap Lan 2020", km2=THAP_LAN_KM2, count=10, kinds=("rosewood",)),
    Measure(QT_TRANSLATE_NOOP("PawcPlanner", "People arrested a year"), _per_year("people_arrested"),
            source="8 people, Thap Lan 2020", km2=THAP_LAN_KM2, count=8, kinds=("rosewood",)),
    Measure(QT_TRANSLATE_NOOP("PawcPlanner", "Pictures that show nothing, %"),
            lambda figures, years: _ratio(
                figures["camera_events_per_class"].get("blank", 0), figures["camera_events"], 100.0),
            70, 80, "about three quarters (Swanson et al. 2015)"),
    Measure(QT_TRANSLATE_NOOP("PawcPlanner", "People photographed a year"), _per_year("people_seen_by_cameras")),
    # 13 of 40 people photographed were arrested; the range is the exact 95 % interval of such a share
    Measure(QT_TRANSLATE_NOOP("PawcPlanner", "People stopped of those photographed, %"),
            lambda figures, years: _ratio(
                figures["people_stopped_after_pictures"], figures["people_seen_by_cameras"], 100.0),
            18.6, 49.1, "13 of 40, Grumeti (Mongabay 2018)", kinds=("rosewood", "snares")),
    Measure(QT_TRANSLATE_NOOP("PawcPlanner", "Information reports a year"), _per_year("reports")),
)


@dataclass(frozen=True)
class Statistic:
    """A measure of one history.

    Parameters
    ----------
    measure : Measure
        What is measured.
    value : float or None
        None when there is nothing to count.
    low, high : float
        Published range for a park of this size and kind, NaN when nothing is published.
    """

    measure: Measure
    value: float | None
    low: float
    high: float

    @property
    def is_comparable(self) -> bool:
        """Whether there is a value and a range."""
        return self.value is not None and not math.isnan(self.low)

    @property
    def verdict(self) -> str:
        """Where the value lies, in words (marked for translation)."""
        if self.value is None:
            return NOTHING
        if math.isnan(self.low):
            return UNPUBLISHED
        return LOWER if self.value < self.low else HIGHER if self.value > self.high else WITHIN

    @property
    def range(self) -> str:
        """The published range as text, "" when there is none."""
        if math.isnan(self.low):
            return ""
        return f"{_number(self.low)}+" if math.isinf(self.high) else f"{_number(self.low)}–{_number(self.high)}"

    @property
    def text(self) -> str:
        """The value as text."""
        return "–" if self.value is None else _number(self.value)


def _number(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.1f}"


def statistics(
    figures: Mapping[str, Any], years: int, size_km2: float = SHIPPED_KM2, kind: Kind = ROSEWOOD
) -> tuple[Statistic, ...]:
    """Return the measures of a history beside the published ranges.

    Parameters
    ----------
    figures : mapping
        As in ``truth/totals.json``; what it does not hold is left out of the comparison.
    years : int
        Years of history.
    size_km2 : float
        Area of the park.
    kind : Kind
        Kind of wildlife crime.
    """
    found = []
    for measure in MEASURES:
        try:
            value = measure.of(figures, years)
        except KeyError:
            value = None
        found.append(Statistic(measure, value, *measure.range_for(size_km2, years, kind.name)))
    return tuple(found)


def sentences(found: tuple[Statistic, ...]) -> tuple[Sentence, ...]:
    """Return the comparison as sentences, one per measure and one over all."""
    lines = []
    for one in found:
        facts = {"what": one.measure.name, "value": one.text, "found": one.verdict}
        if one.range:
            lines.append(Sentence(_LINE, {**facts, "range": one.range, "source": one.measure.source}))
        else:
            lines.append(Sentence(_BARE, facts))
    return (*lines, overall(found))


def overall(found: tuple[Statistic, ...]) -> Sentence:
    """Say how many measures lie outside of the published ranges."""
    compared = [one for one in found if one.is_comparable]
    outside = sum(one.verdict != WITHIN for one in compared)
    facts = {"n": len(compared), "outside": outside}
    return Sentence(_SOME_OUTSIDE, facts) if outside else Sentence(_ALL_WITHIN, facts)


def table(
    figures: Mapping[str, Any], years: int, size_km2: float = SHIPPED_KM2, kind: Kind = ROSEWOOD
) -> str:
    """Return the comparison as a table of text: this park, the published range, where it lies, the source."""
    found = statistics(figures, years, size_km2, kind)
    rows = [("measure", "this park", "published", "", "source")]
    rows += [(one.measure.name, one.text, one.range or "–", one.verdict, one.measure.source) for one in found]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    lines = [
        f"{row[0]:<{widths[0]}}  {row[1]:>{widths[1]}}  {row[2]:>{widths[2]}}  {row[3]:<{widths[3]}}  {row[4]}".rstrip()
        for row in rows
    ]
    return "\n".join((*lines, str(overall(found))))
