"""What a risk model believes before the data speak."""

from __future__ import annotations

from dataclasses import dataclass

from ...base.params import positive, within
from .occupancy import OccupancyParams


@dataclass(frozen=True)
class RiskParams:
    """How risk is learnt.

    Parameters
    ----------
    detection_per_km, detection_spread : float
        Prior of the detection (:class:`~.occupancy.OccupancyParams`).
    min_positives : int
        Looks with a find below which the shrunk rates stand in for the model.
    ranges_m, spreads : tuple of float
        Ranges and standard deviations tried for the surface; the marginal likelihood chooses. With one of each (those
        of an earlier model) a model is learnt anew in a fraction of the time.
    straight_spreads, curve_spreads : tuple of float
        Standard deviations tried for the straight part and for the bends of a factor's curve, on the logit scale.
    lag_periods : int
        Earlier periods whose finds and effort count as lately; 0 leaves them out.
    anchors : int
        Places at which the surface is free.
    ensemble : bool
        Learn an effort ensemble too, and give it the weight that cross-validation earns it.
    seed : int
        Of the ensemble.
    """

    detection_per_km: float = 0.5
    detection_spread: float = 0.7
    min_positives: int = 10
    ranges_m: tuple[float, ...] = (1000.0, 2000.0, 4000.0, 8000.0)
    spreads: tuple[float, ...] = (0.2, 0.5, 1.0, 2.0, 3.0)
    straight_spreads: tuple[float, ...] = (0.3, 1.0, 2.0)
    curve_spreads: tuple[float, ...] = (0.03, 0.1, 0.3)
    lag_periods: int = 3
    anchors: int = 400
    ensemble: bool = True
    seed: int = 1

    def __post_init__(self) -> None:
        OccupancyParams(self.detection_per_km, self.detection_spread)
        within("min_positives", self.min_positives, 2, 1_000_000)
        for name in ("ranges_m", "spreads", "straight_spreads", "curve_spreads"):
            within(f"number of {name}", len(getattr(self, name)), 1, 50)
            for value in getattr(self, name):
                positive(name, value)
        within("lag_periods", self.lag_periods, 0, 120)
        within("anchors", self.anchors, 10, 3000)
