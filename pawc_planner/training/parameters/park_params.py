"""The whole parameter set of a training park."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import numpy as np

from .defects import DefectParams
from .figure import Figures, figure
from .groups import CameraParams, IntruderParams, LandParams, RangerParams, ReportParams
from .kinds import KINDS, ROSEWOOD, Kind

GROUNDS = ("shipped", "generated")
SHIPPED_KM2 = 2240.0


@dataclass(frozen=True)
class ParkParams(Figures):
    """Everything that decides a training park and its history; every figure has a source or is called an assumption."""

    seed: int = figure(2567, "seed of every random draw; the same seed gives the same bytes", "chosen", high=2**62)
    years: int = figure(3, "years of history", "chosen", "years", low=1, high=100)
    first_day: date = figure(
        date(2023, 1, 1), "first local day of the history; no import takes days in the future", "chosen"
    )
    ground: str = figure(
        "shipped",
        "shipped: the real terrain of the Thap Lan area; generated: made-up terrain, or a GeoTIFF's",
        "chosen",
        choices=GROUNDS,
    )
    size_km2: float = figure(SHIPPED_KM2, "area of the park", "Thap Lan: about 2,236 km²", "km²", low=200, high=10_000)
    cell_m: float = figure(500.0, "cell of the terrain on which everybody moves", "chosen", "m", low=100, high=1000)
    kind: Kind = ROSEWOOD
    land: LandParams = field(default_factory=LandParams)
    intruders: IntruderParams = field(default_factory=IntruderParams)
    rangers: RangerParams = field(default_factory=RangerParams)
    cameras: CameraParams = field(default_factory=CameraParams)
    reports: ReportParams = field(default_factory=ReportParams)
    defects: DefectParams = field(default_factory=DefectParams)

    @property
    def end(self) -> date:
        """First local day after the history."""
        return self.first_day.replace(year=self.first_day.year + self.years)

    @property
    def n_days(self) -> int:
        """Days of history."""
        return (self.end - self.first_day).days

    def stream(self, part: str) -> np.random.Generator:
        """Return the random numbers of one part, so that a change in one part does not change the others."""
        return np.random.default_rng([self.seed, *part.encode("ascii")])

    def number(self, per_1000km2: float, least: int = 1) -> int:
        """Return how many of something the park has, from its number per 1,000 km²."""
        return max(least, round(per_1000km2 * self.size_km2 / 1000))


__all__ = ["GROUNDS", "KINDS", "SHIPPED_KM2", "ParkParams"]
