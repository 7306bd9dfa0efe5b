"""What cleaning believes: speeds, silences, distances, and when a team is at rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ...base.errors import ParameterError
from ...base.params import not_negative, positive
from ...base.words import QT_TRANSLATE_NOOP

# Fastest ground speed that is believed, km/h. Foot: a running ranger (12 km/h) and no more. Vehicle and motorbike:
# tracks and public roads of a park. Boat: patrol boats up to 30 knots. Aircraft: light aircraft and helicopters.
# Animal: a trotting horse, an elephant at speed. All are assumptions, set above what is normal so that only the
# impossible is dropped.
MAX_SPEED_KMH = MappingProxyType({
    "foot": 12.0, "vehicle": 120.0, "motorbike": 100.0, "boat": 60.0, "aircraft": 350.0, "animal": 25.0,
    "unknown": 120.0,
})
# Longest silence that is bridged by a straight line, minutes, and longest single stretch, km. Assumptions: devices
# record every few seconds to every ten minutes; after an hour nobody knows where a team went.
MAX_GAP_MINUTES = MappingProxyType({
    "foot": 60.0, "vehicle": 60.0, "motorbike": 60.0, "boat": 60.0, "aircraft": 15.0, "animal": 60.0, "unknown": 60.0,
})
MAX_GAP_KM = MappingProxyType({
    "foot": 3.0, "vehicle": 10.0, "motorbike": 8.0, "boat": 8.0, "aircraft": 40.0, "animal": 4.0, "unknown": 10.0,
})
_LIMITS = QT_TRANSLATE_NOOP("PawcPlanner", "a mapping with a limit for “unknown”")


@dataclass(frozen=True)
class CleaningParams:
    """Limits of the cleaning, per transport.

    Parameters
    ----------
    max_speed_kmh, max_gap_minutes, max_gap_km : mapping of transport to number
        See the constants of this module for the values and why.
    position_error_m : float
        Two fixes this close are always reachable from each other (scatter of a handheld GPS under canopy, assumption).
    spike_ratio : float
        An out-and-back fix is dropped when both stretches are this many times faster than the track's usual speed,
        and the two neighbours lie within a quarter of the shorter stretch of each other (assumption).
    spike_m : float
        Shorter excursions are kept.
    stay_m, stay_minutes : float
        Who keeps within ``stay_m`` of one point for ``stay_minutes`` or longer is at rest, and what the receiver
        scatters meanwhile is no way. Assumptions: receivers scatter 5 to 30 m and drift as far again; to leave in time
        takes 0.2 to 0.4 km/h, so a search at 0.5 km/h counts unless it keeps within 100 m across.
    overlap_m : float
        Two recordings of one patrol at one time are one team up to this distance (in sight or call of each other, with
        the errors of both receivers; assumption).
    clock_seconds : float
        Clocks of two devices may differ by this much (assumption).
    apart_minutes : float
        A team has split when its recordings are apart for this long (assumption); shorter is scatter.
    """

    max_speed_kmh: Mapping[str, float] = field(default_factory=lambda: MAX_SPEED_KMH)
    max_gap_minutes: Mapping[str, float] = field(default_factory=lambda: MAX_GAP_MINUTES)
    max_gap_km: Mapping[str, float] = field(default_factory=lambda: MAX_GAP_KM)
    position_error_m: float = 50.0
    spike_ratio: float = 5.0
    spike_m: float = 300.0
    stay_m: float = 50.0
    stay_minutes: float = 15.0
    overlap_m: float = 150.0
    clock_seconds: float = 60.0
    apart_minutes: float = 10.0

    def __post_init__(self) -> None:
        for name in ("max_speed_kmh", "max_gap_minutes", "max_gap_km"):
            limits = getattr(self, name)
            if "unknown" not in limits:
                raise ParameterError(name=name, value=sorted(limits), expected=_LIMITS)
            for value in limits.values():
                positive(name, value)
        for name in ("spike_ratio", "spike_m", "stay_m", "stay_minutes", "apart_minutes"):
            positive(name, getattr(self, name))
        for name in ("position_error_m", "overlap_m", "clock_seconds"):
            not_negative(name, getattr(self, name))

    def limits(self, transport: str) -> tuple[float, float, float]:
        """Return metres per second, seconds and metres that the transport allows (unlisted: as unknown)."""
        return (
            self.max_speed_kmh.get(transport, self.max_speed_kmh["unknown"]) / 3.6,
            self.max_gap_minutes.get(transport, self.max_gap_minutes["unknown"]) * 60.0,
            self.max_gap_km.get(transport, self.max_gap_km["unknown"]) * 1000.0,
        )
