"""What decides a made-up park and its history; every figure has its source or is called an assumption."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..base.params import not_negative, positive, within


@dataclass(frozen=True)
class ParkParams:
    """Parameters of the training park.

    Parameters
    ----------
    seed : int
        Seed of every random draw; the same seed gives the same bytes.
    years : int
        Years of history, from ``first_day``.
    first_day : datetime.date
        First local day of the history.
    km_per_year : float
        Patrol distance a year, km. Thap Lan reported "well over 12,000 km" for 2020.
    vehicle_share, boat_share : float
        Share of that distance by vehicle and by boat (assumption: teams walk, roads are few).
    mean_patrol_days : float
        Mean length of a foot patrol, days; 1 to 4 occur (assumption).
    hours_per_day : float
        Mean hours on the move of a day on foot (assumption: 6 h, and 45 minutes of rest).
    fix_minutes : float
        Minutes between fixes on foot; every few minutes is what many devices record.
    gps_noise_m : float
        Standard error of a fix under canopy, metres (assumption within the 5–10 m of handheld receivers).
    neglect : float
        Use of the neglected sector by patrols relative to the others (assumption; makes a gap to be found).
    trips_per_year : float
        Walks of intruder groups a year (assumption).
    corridor_share : float
        Share of the walks on the few main corridors (assumption; loggers use "a few corridors").
    stumps_per_year : float
        Rosewood trees cut a year (assumption); patrols find a part of them, 10 to 40 a year. Thap Lan reported 10
        for 2020.
    detection_per_km : float
        Rate b of the chance 1 − exp(−b · km) to see a fresh sign on so many km in its 500 m cell (assumption).
    cameras : int
        Cameras in the field at the start; 20 to 40 is what sites of this size have.
    blank_per_camera_day : float
        False triggers per camera and day (assumption; gives about three quarters blank pictures).
    reports_per_year : float
        Information reports a year (assumption).
    """

    seed: int = 2569
    years: int = 3
    first_day: date = date(2023, 1, 1)
    km_per_year: float = 12_300.0
    vehicle_share: float = 0.13
    boat_share: float = 0.01
    mean_patrol_days: float = 2.6
    hours_per_day: float = 6.0
    fix_minutes: float = 5.0
    gps_noise_m: float = 6.0
    neglect: float = 0.6
    trips_per_year: float = 240.0
    corridor_share: float = 0.75
    stumps_per_year: float = 45.0
    detection_per_km: float = 2.5
    cameras: int = 30
    blank_per_camera_day: float = 0.12
    reports_per_year: float = 100.0

    def __post_init__(self) -> None:
        for name in ("years", "km_per_year", "mean_patrol_days", "hours_per_day", "fix_minutes", "detection_per_km"):
            positive(name, getattr(self, name))
        for name in (
            "gps_noise_m",
            "trips_per_year",
            "stumps_per_year",
            "cameras",
            "blank_per_camera_day",
            "reports_per_year",
            "seed",
        ):
            not_negative(name, getattr(self, name))
        for name in ("vehicle_share", "boat_share", "neglect", "corridor_share"):
            within(name, getattr(self, name), 0.0, 1.0)

    @property
    def end(self) -> date:
        """First local day after the history."""
        return date(self.first_day.year + self.years, self.first_day.month, self.first_day.day)

    @property
    def n_days(self) -> int:
        """Days of history."""
        return (self.end - self.first_day).days
