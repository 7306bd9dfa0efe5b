"""What a chart shows, on screen and on paper alike."""

from __future__ import annotations

from dataclasses import dataclass

from .errors import ParameterError
from .words import QT_TRANSLATE_NOOP, Sentence

_ONE_EACH = QT_TRANSLATE_NOOP("PawcPlanner", "one value for each of {n} labels")


@dataclass(frozen=True)
class Series:
    """Values with their labels, in the order in which they are drawn.

    Parameters
    ----------
    labels : tuple of str
        One per value.
    values : tuple of float
        Heights of the bars.
    unit : str
        Unit of the values.
    low, high : tuple of float
        Ends of the intervals; empty when there are none.
    """

    labels: tuple[str, ...]
    values: tuple[float, ...]
    unit: str
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        n = len(self.labels)
        if len(self.values) != n or len(self.low) not in (0, n) or len(self.high) != len(self.low):
            raise ParameterError(name="values", value=len(self.values), expected=Sentence(_ONE_EACH, {"n": n}))
