"""How the axes of a chart are divided and its numbers written, on screen and on paper alike."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .series import Series

WIDE_FROM = 25  # labels of a chart that takes the whole width
WIDE_LETTERS = 55  # of all labels together, above which it does as well
FEWEST_STARTS = 3  # of months or years that stand for their days or months
MOST_OVER = 3.0  # an interval that reaches higher than so many times the values is cut off there
_MONTH = re.compile(r"^\d{4}-\d{2}$")
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")


@dataclass(frozen=True)
class Axis:
    """The upright axis: where it begins and ends, and the values that are written beside it."""

    bottom: float
    top: float
    ticks: tuple[float, ...]

    def share(self, value: float) -> float:
        """Return how far up a value stands, 0 to 1; what lies beyond an end stands at the end."""
        return min(max((value - self.bottom) / (self.top - self.bottom), 0.0), 1.0)


def axis_of(series: Series, most_ticks: int = 5) -> Axis:
    """Return the axis on which all values and the line across are seen, and intervals as far as they leave room.

    Parameters
    ----------
    series : Series
    most_ticks : int
        How many values may be written beside it, at least 2.
    """
    shown = [value for value in (*series.values, series.reference) if value is not None and math.isfinite(value)]
    ends = [value for value in (*series.low, *series.high) if math.isfinite(value)]
    highest, lowest = max(shown, default=0.0), min(shown, default=0.0)
    size = max(abs(highest), abs(lowest)) or max(map(abs, ends), default=0.0) or 1.0
    top = max(highest, min(max(ends, default=0.0), MOST_OVER * size), 0.0)
    bottom = min(lowest, max(min(ends, default=0.0), -MOST_OVER * size), 0.0)
    if top == bottom:
        top = bottom + 1.0
    step = _round_step((top - bottom) / max(most_ticks - 1, 1))
    first, last = math.floor(bottom / step + 1e-9), math.ceil(top / step - 1e-9)
    return Axis(first * step, last * step, tuple(number * step for number in range(first, last + 1)))


def marks(labels: Sequence[str], most: int) -> list[tuple[int, str]]:
    """Return the labels that are written below a chart, with their places.

    All of them when they are at most ``most``; of more days, the first of a month as its month; of more months, the
    first of a year as its year; else every n-th.
    """
    shown = list(enumerate(labels))
    for pattern, letters in ((_DAY, 7), (_MONTH, 4)):
        if len(shown) > most and all(pattern.match(label) for _, label in shown):
            spans = [(place, label[:letters]) for place, label in shown]
            starts = [span for span, before in zip(spans, [(0, ""), *spans]) if span[1] != before[1]]
            if len(starts) > FEWEST_STARTS and starts[1][0] - starts[0][0] < (starts[2][0] - starts[1][0]) / 2:
                starts = starts[1:]  # the first is cut off
            shown = starts if len(starts) >= FEWEST_STARTS else shown
    return list(_every(shown, most))


def is_wide(labels: Sequence[str]) -> bool:
    """Whether labels are too many or too long for a chart of half the width; times are thinned out instead."""
    if all(_DAY.match(label) for label in labels):
        return False
    times = all(label[:4].isdigit() for label in labels)
    return len(labels) >= WIDE_FROM or (not times and sum(map(len, labels)) > WIDE_LETTERS)


def number(value: float) -> str:
    """Write a value of a chart with as many figures as can be read: 1,234; 56.7; 0.012; – when it is not known."""
    if not math.isfinite(value):
        return "–"
    size = abs(value)
    if size >= 100 or value == round(value):
        return f"{value:,.0f}"
    decimals = 1 if size >= 10 else min(max(1 - math.floor(math.log10(size)), 1), 6)
    return f"{value:,.{decimals}f}"


def signed(percent: float) -> str:
    """Write a change in whole percent with its sign, with decimals where rounding would make it 0."""
    if not math.isfinite(percent):
        return "–"
    texts = (f"{percent:+.{decimals}f}" for decimals in range(4))
    return next((text for text in texts if float(text)), "0")


def numbers(values: Iterable[float]) -> list[str]:
    """Write values that stand beside each other, those below 100 with as many decimals as the finest of them."""
    values = list(values)
    shown = [number(value) for value in values]
    decimals = max((len(text.partition(".")[2]) for text in shown), default=0)
    return [
        f"{value:,.{decimals}f}" if math.isfinite(value) and abs(value) < 100 else text
        for value, text in zip(values, shown)
    ]


def with_height(said: str, height: float) -> str:
    """Return what a line across is with its height, unless the words name it already."""
    figure = number(height)
    return said if figure in said else f"{said} {figure}".strip()


def tick_texts(ticks: Iterable[float]) -> list[str]:
    """Write the values beside an axis, all with the decimals that their distance asks for."""
    ticks = list(ticks)
    step = min((abs(b - a) for a, b in zip(ticks, ticks[1:])), default=1.0)
    decimals = max(-math.floor(math.log10(step) + 1e-9), 0) if step > 0 else 0
    return [f"{tick + 0.0:,.{decimals}f}" for tick in ticks]


def runs(values: Sequence[float]) -> list[list[int]]:
    """Return the places of the values that a line joins: it breaks where a value is not known."""
    found: list[list[int]] = [[]]
    for place, value in enumerate(values):
        if math.isfinite(value):
            found[-1].append(place)
        elif found[-1]:
            found.append([])
    return [run for run in found if run]


def _every(shown: Sequence[tuple[int, str]], most: int) -> Sequence[tuple[int, str]]:
    return shown[:: max(1, -(-len(shown) // most))]


def _round_step(least: float) -> float:
    """Return the smallest of 1, 2, 5 × 10^n at or above ``least``."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(step * power for step in (1.0, 2.0, 5.0, 10.0) if step * power >= least * (1 - 1e-9))
