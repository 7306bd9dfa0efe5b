"""What is on the pages of a briefing: plain facts, read once from the site database. No QGIS here."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from ..base.period import Period
from ..base.series import Series
from ..base.words import Sentence


@dataclass(frozen=True)
class Place:
    """A place to find again: WGS 84 degrees, and metres in the printed grid (:class:`PrintGrid`)."""

    lat: float
    lon: float
    easting: float
    northing: float


@dataclass(frozen=True)
class PrintGrid:
    """The metric grid that is printed: authority code (``EPSG:32648``), its name and the zone (``48N``)."""

    crs: str
    name: str
    zone: str


@dataclass(frozen=True)
class KeyNumber:
    """One number of the front page: a label, the value of this cycle and, where known, of the one before."""

    label: Sentence
    value: Sentence
    before: Sentence | None = None


@dataclass(frozen=True)
class GapRow:
    """One of the largest gaps."""

    rank: int
    sector: str
    score: float
    days_since: float | None
    km: float
    place: Place


@dataclass(frozen=True)
class StopRow:
    """One way-point of a team's day."""

    day: int
    name: str
    kind: str
    km: float
    hours: float
    place: Place


@dataclass(frozen=True)
class DayRow:
    """One day of a team."""

    day: int
    date: date
    start_place: str
    end_place: str
    km: float
    hours: float
    climb_m: float | None
    reason: Sentence | None


@dataclass(frozen=True)
class TeamSheet:
    """All that one team carries."""

    team: str
    station: str
    transport: str
    days: tuple[DayRow, ...]
    stops: tuple[StopRow, ...]
    bounds: tuple[float, float, float, float]
    withheld: int = 0

    @property
    def km(self) -> float:
        """Length of all days in km."""
        return sum(day.km for day in self.days)

    @property
    def hours(self) -> float:
        """Walking hours of all days."""
        return sum(day.hours for day in self.days)


@dataclass(frozen=True)
class CameraRow:
    """One camera site, kept, added or retired."""

    rank: int
    action: str
    camera_id: str
    share: float
    signal: float | None
    reach_hours: float | None
    lead_hours: float | None
    place: Place


@dataclass(frozen=True)
class CellCounts:
    """How many cells of the park carry each label; shares are of the park's area, 0 to 1."""

    cells: int = 0
    hot: int = 0
    cold: int = 0
    unknown: int = 0
    visited_share: float = 0.0
    unknown_share: float = 0.0


@dataclass(frozen=True)
class Contents:
    """A whole briefing as facts."""

    site: str
    notice: str
    year_style: str
    crs: str
    grid: PrintGrid
    cycle_id: str
    cycle: Period
    data: Period | None
    bounds: tuple[float, float, float, float]
    numbers: tuple[KeyNumber, ...]
    findings: tuple[Sentence, ...]
    notes: tuple[Sentence, ...]
    counts: CellCounts
    gaps: tuple[GapRow, ...]
    teams: tuple[TeamSheet, ...]
    cameras: tuple[CameraRow, ...]
    hours_per_day: float | None = None
    days_per_team: int = 0
    redacted: bool = False
    sectors: tuple[str, ...] = field(default=())
    charts: tuple[Series, ...] = ()
    yearly: tuple[Series, ...] = ()
    likely: tuple[Series, ...] = ()
    has_risk: bool = False
