"""What a site is: name, coordinate system, cell size, time zone, threats."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from pyproj import CRS
from pyproj.exceptions import CRSError

from ..base.errors import ParameterError
from ..base.params import one_of, positive, within
from ..base.seasons import Seasons
from ..base.words import QT_TRANSLATE_NOOP
from .errors import CrsNotMetric, CrsUnknown, TimezoneUnknown

YEAR_STYLES = ("BE", "CE")
WORD_LISTS = ("partner_words", "arrest_words", "stopped_words")
# What offices of the region write; a site puts its own in their place.
PARTNER_WORDS = (
    "joint", "ร่วม", "police", "ตำรวจ", "military", "ทหาร", "army", "border patrol", "ตชด", "bersepadu", "mixte",
)
ARREST_WORDS = ("arrest", "จับกุม", "apprehended", "tangkap", "tangkapan", "detained")
STOPPED_WORDS = ("stopped", "arrest", "intercepted", "turned back", "จับกุม", "สกัด", "ควบคุมตัว")
_A_NAME = QT_TRANSLATE_NOOP("PawcPlanner", "the name of the site")
_A_LANGUAGE = QT_TRANSLATE_NOOP("PawcPlanner", "at least one language, for example th,en")
_SPEEDS = QT_TRANSLATE_NOOP("PawcPlanner", "speeds between 0 and 1")


@dataclass(frozen=True)
class SiteInfo:
    """The one row of table ``site``; refuses itself when it makes no sense.

    Parameters
    ----------
    name : str
        Name of the site.
    crs : str
        Projected CRS in metres: authority code (``EPSG:32648``) or WKT.
    cell_size_m : float
        Side of a planning cell, metres.
    timezone : str
        IANA name of the zone of local days.
    languages : tuple of str
        Languages of printed pages, first one first.
    year_style : str
        ``BE`` or ``CE`` years on printed pages.
    threat_categories : tuple of str
        Prefixes of the dotted category paths that count as threats.
    notice : str
        Sentence printed on every page.
    dem, land_cover : str
        Rasters beside the database, relative paths; "" when there are none.
    land_cover_classes : mapping of str to float
        Land-cover value to relative walking speed, 0 (impassable) to 1 (open ground).
    seasons : Seasons
        Months of each season.
    swath_m : mapping of str to float
        Full width in metres that a patrol looks over, by transport; others count the usual width.
    coverage_target : float
        Share of the site that patrols should visit in a year, 0 to 1.
    base_year : int
        Year that later years are compared with; 0 is the first whole year of data.
    partner_words, arrest_words, stopped_words : tuple of str
        Words that mark joint patrols (in mandate, team or objective), arrested people (in category or attributes) and
        suspects stopped (in the response to a picture); letters may be large or small.
    created : str
        UTC, ``2025-01-31T07:05:00.000Z``; "" until the site is created.
    """

    name: str
    crs: str
    cell_size_m: float
    timezone: str
    languages: tuple[str, ...] = ("th", "en")
    year_style: str = "BE"
    threat_categories: tuple[str, ...] = ("humanactivity.",)
    notice: str = ""
    dem: str = ""
    land_cover: str = ""
    land_cover_classes: Mapping[str, float] = field(default_factory=dict)
    seasons: Seasons = field(default_factory=Seasons)
    swath_m: Mapping[str, float] = field(default_factory=dict)
    coverage_target: float = 0.80
    base_year: int = 0
    partner_words: tuple[str, ...] = PARTNER_WORDS
    arrest_words: tuple[str, ...] = ARREST_WORDS
    stopped_words: tuple[str, ...] = STOPPED_WORDS
    created: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ParameterError(name="NAME", value="“”", expected=_A_NAME)
        metric_crs(self.crs)
        positive("CELL_SIZE", self.cell_size_m)
        zone(self.timezone)
        one_of("YEAR_STYLE", self.year_style, YEAR_STYLES)
        if not self.languages:
            raise ParameterError(name="LANGUAGES", value="()", expected=_A_LANGUAGE)
        if any(not 0 <= speed <= 1 for speed in self.land_cover_classes.values()):
            raise ParameterError(
                name="LAND_COVER_CLASSES", value=dict(self.land_cover_classes), expected=_SPEEDS
            )
        within("COVERAGE_TARGET", self.coverage_target, 0, 1)
        for transport, width in self.swath_m.items():
            positive(f"SWATH of {transport}", width)
        if self.base_year:
            within("BASE_YEAR", self.base_year, 1900, 2200)

    def as_row(self) -> dict[str, Any]:
        """Return the values of the row of table ``site``."""
        return {
            "name": self.name, "crs": self.crs, "cell_size_m": float(self.cell_size_m), "timezone": self.timezone,
            "languages": ",".join(self.languages), "year_style": self.year_style,
            "threat_categories": json.dumps(list(self.threat_categories), ensure_ascii=False),
            "notice": self.notice, "dem": self.dem, "land_cover": self.land_cover,
            "land_cover_classes": json.dumps({str(k): float(v) for k, v in self.land_cover_classes.items()}),
            "seasons": json.dumps({name: list(months) for name, months in self.seasons.months.items()},
                                  ensure_ascii=False),
            "swath_m": json.dumps({str(k): float(v) for k, v in self.swath_m.items()}),
            "coverage_target": float(self.coverage_target), "base_year": int(self.base_year),
            **{name: json.dumps(list(getattr(self, name)), ensure_ascii=False) for name in WORD_LISTS},
            "created": self.created,
        }

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> SiteInfo:
        """Read the row of table ``site``."""
        return cls(
            name=row["name"], crs=row["crs"], cell_size_m=float(row["cell_size_m"]), timezone=row["timezone"],
            languages=tuple(part.strip() for part in row["languages"].split(",") if part.strip()),
            year_style=row["year_style"], threat_categories=tuple(json.loads(row["threat_categories"])),
            notice=row["notice"] or "", dem=row["dem"] or "", land_cover=row["land_cover"] or "",
            land_cover_classes=json.loads(row["land_cover_classes"] or "{}"), created=row["created"] or "",
            **_measures(row),
        )


def _measures(row: Mapping[str, Any]) -> dict[str, Any]:
    """Read how the site measures; what is empty, as in a database brought forward, is as usual."""
    found: dict[str, Any] = {
        name: tuple(json.loads(row[name])) for name in WORD_LISTS if row.get(name)
    }
    if row.get("seasons"):
        found["seasons"] = Seasons({name: tuple(months) for name, months in json.loads(row["seasons"]).items()})
    if row.get("swath_m"):
        found["swath_m"] = json.loads(row["swath_m"])
    if row.get("coverage_target") is not None:
        found["coverage_target"] = float(row["coverage_target"])
    return found | {"base_year": int(row.get("base_year") or 0)}


def zone(name: str) -> ZoneInfo:
    """Return the time zone of an IANA name, or say that there is none of that name."""
    try:
        return ZoneInfo(name.strip())
    except (KeyError, ValueError, OSError, TypeError):
        raise TimezoneUnknown(timezone=name) from None


def known_crs(text: str) -> CRS:
    """Return the CRS of an authority code or WKT, or say that it is not known."""
    try:
        return CRS.from_user_input(text)
    except CRSError:
        raise CrsUnknown(crs=text[:80]) from None


def metric_crs(text: str, suggestion: str = "EPSG:32648") -> CRS:
    """Return the CRS when it is projected in metres; the error names ``suggestion``."""
    crs = known_crs(text)
    if not crs.is_projected or any(abs(axis.unit_conversion_factor - 1) > 1e-9 for axis in crs.axis_info[:2]):
        raise CrsNotMetric(crs=crs.to_string()[:80], suggestion=suggestion)
    return crs


def utm_zone(lon: float, lat: float) -> str:
    """Return the authority code of the WGS 84 UTM zone that holds a place."""
    number = min(60, max(1, int((lon + 180) // 6) + 1))
    return f"EPSG:{(32600 if lat >= 0 else 32700) + number}"
