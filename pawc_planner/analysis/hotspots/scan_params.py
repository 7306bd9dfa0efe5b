"""What a spatial scan looks for."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ...base.errors import ParameterError
from ...base.params import not_negative, one_of, positive, within
from ...base.words import QT_TRANSLATE_NOOP
from .scan_windows import BOTH, HIGH, LOW

_SHAPES = QT_TRANSLATE_NOOP("PawcPlanner", "elongations of 1 (a circle) to 20")


@dataclass(frozen=True)
class ScanParams:
    """Which windows are looked at, and how often chance is tried.

    Parameters
    ----------
    max_share : float
        Largest share of all effort inside a window; 0.5 is usual.
    max_m : float
        Largest half axis of a window, metres.
    shapes : tuple of float
        Elongations of the windows (longer to shorter axis); 1 is a circle.
    compactness : float
        Power of the penalty on elongated windows; 0 is none, 0.5 usual where there is one.
    side : str
        ``high`` looks for more than the effort explains, ``low`` for less, ``both`` for either.
    permutations : int
        Random distributions of the finds over the effort.
    min_cases : int
        Finds that a cluster of more finds holds at least.
    level : float
        Largest p that is called a cluster.
    seed : int
        Of the random distributions.
    """

    max_share: float = 0.5
    max_m: float = math.inf
    shapes: tuple[float, ...] = (1.0,)
    compactness: float = 0.0
    side: str = HIGH
    permutations: int = 999
    min_cases: int = 2
    level: float = 0.05
    seed: int = 1

    def __post_init__(self) -> None:
        within("max_share", self.max_share, 0.001, 1.0)
        within("max_m", self.max_m, 0.0, math.inf)
        not_negative("compactness", self.compactness)
        one_of("side", self.side, (HIGH, LOW, BOTH))
        within("permutations", self.permutations, 19, 1_000_000)
        positive("min_cases", self.min_cases)
        within("level", self.level, 0.0001, 0.5)
        if not self.shapes or any(not 1 <= shape <= 20 for shape in self.shapes):
            raise ParameterError(name="shapes", value=self.shapes, expected=_SHAPES)
