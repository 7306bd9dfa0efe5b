"""Camera-days, the effort of cameras, and what they photographed per 100 of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from ...base.axis import number
from ...base.params import one_of
from ...base.period import Period
from ...base.seasons import Seasons
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..grid import GridSpec
from ..lines.sector_parts import NO_SECTOR, OUTSIDE
from ..rates import RateParams, overall_rate
from ..rates.intervals import dispersion_of
from .camera_days import WorkingDays, working_days

CAMERA_KEYS = ("camera", "cell", "sector", "month", "season", "year")
CLASSES = ("person", "ranger", "vehicle", "animal", "blank", "unknown")
PEOPLE = "person"  # rangers have a class of their own and are no suspects
PER_DAYS = 100.0
_UNPLACED = QT_TRANSLATE_NOOP("PawcPlanner", "place not known")


@dataclass(frozen=True)
class CameraEffort:
    """Working days of cameras and their pictures.

    Parameters
    ----------
    days : pandas.DataFrame
        One row per camera, place and working day: :data:`CAMERA_KEYS`, ``place, day`` (``date.toordinal()``). The cell
        is -1 outside the grid.
    pictures : pandas.DataFrame
        One row per picture (event) on a working day: the same columns, ``class, people``.
    working : WorkingDays
        Spells of work, and deployments of which no day is known.
    unmatched : int
        Pictures of the period on no known working day of their camera; they are in no rate.
    level : float
        Probability of the intervals.
    """

    days: pd.DataFrame
    pictures: pd.DataFrame
    working: WorkingDays
    unmatched: int
    level: float

    def by(self, *keys: str) -> pd.DataFrame:
        """Return effort and pictures by any of :data:`CAMERA_KEYS`, or of all when none is given.

        Returns
        -------
        pandas.DataFrame
            ``keys``, ``camera_days, pictures``, one column of pictures for each class, ``people`` (persons seen on the
            pictures of people, at least one each), and ``rate, rate_low, rate_high``: pictures of people per 100
            camera-days with its interval (:func:`.rates.overall_rate`). Only groups with a working day; in these, 0
            pictures are 0.

        Notes
        -----
        One walk may give many pictures, so the interval is widened by how far those of a camera bunch on its days
        (:meth:`dispersion`). Walks that several cameras photograph are taken for as many.
        """
        for key in keys:
            one_of("GROUP_BY", key, CAMERA_KEYS)
        return self._by(tuple(dict.fromkeys(keys)))

    def dispersion(self, name: str) -> float:
        """Return how far the pictures of a class come in clumps: those of each day against the mean of its camera."""
        at = ["camera", "place", "day"]
        taken = self.pictures[self.pictures["class"] == name].groupby(at).size()
        counts = taken.reindex(pd.MultiIndex.from_frame(self.days[at]), fill_value=0)
        return dispersion_of(counts.to_numpy(float), np.ones(len(counts)), self.days["camera"].to_numpy(object))

    def by_place(self) -> pd.DataFrame:
        """Return the same by ``camera, place``; a camera may have stood at several places."""
        return self._by(("camera", "place"))

    def _by(self, keys: tuple[str, ...]) -> pd.DataFrame:
        by = list(keys) or ["all"]
        days, pictures = self.days.assign(all=""), self.pictures.assign(all="")
        table = days.groupby(by, sort=True).size().rename("camera_days").to_frame()
        table["pictures"] = pictures.groupby(by).size()
        for name in CLASSES:
            table[name] = pictures[pictures["class"] == name].groupby(by).size()
        table["people"] = pictures[pictures["class"] == PEOPLE].groupby(by)["people"].sum()
        table = table.fillna(0).astype(int).reset_index().drop(columns="all", errors="ignore")
        spread = self.dispersion(PEOPLE)
        rates = [picture_rate(n, days, self.level, spread) for n, days in zip(table[PEOPLE], table["camera_days"])]
        return table.assign(**dict(zip(("rate", "rate_low", "rate_high"), np.array(rates).reshape(-1, 3).T)))

    def by_class(self) -> pd.DataFrame:
        """Return ``class, pictures, rate, rate_low, rate_high`` (per 100 camera-days) of each class."""
        counts = [int((self.pictures["class"] == name).sum()) for name in CLASSES]
        rates = [picture_rate(n, len(self.days), self.level, self.dispersion(name)) for n, name in zip(counts, CLASSES)]
        return pd.DataFrame({"class": CLASSES, "pictures": counts}).assign(
            **dict(zip(("rate", "rate_low", "rate_high"), np.array(rates).T)))


def picture_rate(count: int, days: float, level: float, dispersion: float = 1.0) -> tuple[float, float, float]:
    """Return pictures per 100 camera-days and the ends of the interval; NaN without a day."""
    if days <= 0:
        return np.nan, np.nan, np.nan
    found = overall_rate(float(count), float(days), level, dispersion)
    return PER_DAYS * found.value, PER_DAYS * found.low, PER_DAYS * found.high


def camera_effort(
    deployments: pd.DataFrame,
    events: pd.DataFrame,
    period: Period,
    spec: GridSpec,
    boundary: BaseGeometry,
    sectors: Sequence[tuple[str, BaseGeometry]] = (),
    seasons: Seasons | None = None,
    params: RateParams | None = None,
    until: date | None = None,
) -> CameraEffort:
    """Count working days and pictures of cameras.

    Parameters
    ----------
    deployments : pandas.DataFrame
        ``camera_id, from_day, to_day, status, x, y``; see :func:`.camera_days.working_days` for what is assumed.
    events : pandas.DataFrame
        ``camera_id, day, class, people``.
    period : Period
        Days that count.
    spec : GridSpec
        Cells, CRS of ``x, y``.
    boundary : polygon
        Outline of the site.
    sectors : sequence of (name, polygon)
        Sectors; where they overlap the first counts.
    seasons : Seasons, optional
        Months of each season.
    params : RateParams, optional
        Level of the intervals.
    until : date, optional
        Last day of which anything is known; the end of the period when it is left out.
    """
    working = working_days(deployments, events, period, until)
    spells = working.spells.assign(
        cell=spec.cells_at(working.spells["x"].to_numpy(), working.spells["y"].to_numpy()),
        sector=_sectors(working.spells, boundary, sectors))
    lengths = (spells["last"] - spells["first"] + 1).to_numpy(np.int64)
    row = np.repeat(np.arange(len(spells)), lengths)
    since = np.arange(len(row)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    day = spells["first"].to_numpy(np.int64)[row] + since
    found, unmatched = _matched(events, spells, period)
    return CameraEffort(
        _labelled(spells, row, day, seasons or Seasons()),
        _labelled(spells, found["row"].to_numpy(np.int64), found["ordinal"].to_numpy(np.int64), seasons or Seasons())
        .assign(**{"class": found["class"].to_numpy(object), "people": _people(found)}),
        working, unmatched, (params or RateParams()).level)


def sentences(effort: CameraEffort) -> tuple[Sentence, ...]:
    """Say the result, then what was assumed."""
    said = [_summary(effort), *effort.working.notes]
    if effort.unmatched:
        text = QT_TRANSLATE_NOOP(
            "PawcPlanner",
            "Pictures of days on which their camera is not known to have worked: {n}; they are in no rate.")
        said.append(Sentence(text, {"n": effort.unmatched}))
    return tuple(said)


def _summary(effort: CameraEffort) -> Sentence:
    if not len(effort.days):
        return Sentence(QT_TRANSLATE_NOOP(
            "PawcPlanner", "No camera is known to have worked in this period, so nothing is known of who passed."))
    total = effort.by().iloc[0]
    text = QT_TRANSLATE_NOOP(
        "PawcPlanner",
        "Cameras that worked: {cameras}; camera-days: {days:,}. Pictures of people other than rangers: {n:,}, or {rate}"
        " per 100 camera-days; the true figure lies between {low} and {high} ({level:.0f} % interval).")
    facts = {
        "cameras": effort.days["camera"].nunique(), "days": int(total["camera_days"]), "n": int(total[PEOPLE]),
        "rate": number(total["rate"]), "low": number(total["rate_low"]), "high": number(total["rate_high"]),
        "level": effort.level * 100,
    }
    return Sentence(text, facts)


def _sectors(
    spells: pd.DataFrame, boundary: BaseGeometry, sectors: Sequence[tuple[str, BaseGeometry]]
) -> np.ndarray:
    x, y = spells["x"].to_numpy(float), spells["y"].to_numpy(float)
    placed = np.isfinite(x) & np.isfinite(y)
    points = shapely.points(np.where(placed, x, 0.0), np.where(placed, y, 0.0))
    names = np.full(len(spells), _UNPLACED, dtype=object)
    names[placed] = OUTSIDE
    inside = placed & shapely.intersects(boundary, points)
    names[inside] = NO_SECTOR
    for name, polygon in reversed(sectors):
        names[inside & shapely.intersects(polygon, points)] = str(name)
    return names


def _labelled(spells: pd.DataFrame, row: np.ndarray, day: np.ndarray, seasons: Seasons) -> pd.DataFrame:
    """Return spells of ``row`` with day, month, season and year."""
    code, known = pd.factorize(day)
    dates = [pd.Timestamp.fromordinal(int(value)).date() for value in known]
    frame = spells[["camera", "place", "cell", "sector"]].iloc[row].reset_index(drop=True)
    labels = {"month": [f"{value:%Y-%m}" for value in dates], "season": seasons.labels(dates),
              "year": [f"{value:%Y}" for value in dates]}
    for name, values in labels.items():
        frame[name] = np.array([*values, ""], dtype=object)[code]
    return frame.assign(day=day)


def _matched(events: pd.DataFrame, spells: pd.DataFrame, period: Period) -> tuple[pd.DataFrame, int]:
    """Return the pictures of the period with the row of the spell in which they were taken, and how many have none."""
    dated = events[np.array([day is not None and day == day and day in period for day in events["day"]], bool)]
    asked = pd.DataFrame({
        "number": np.arange(len(dated)), "camera": dated["camera_id"].astype(str).to_numpy(),
        "ordinal": [day.toordinal() for day in dated["day"]],
        "class": dated["class"].astype(str).str.casefold().to_numpy(object),
        "people": dated["people"].to_numpy(float),
    })
    pairs = asked.merge(spells[["camera", "first", "last"]].assign(row=np.arange(len(spells))), on="camera")
    pairs = pairs[(pairs["ordinal"] >= pairs["first"]) & (pairs["ordinal"] <= pairs["last"])]
    found = pairs.drop_duplicates("number")  # a camera at two places at once: the first
    return found.astype({"ordinal": np.int64}), len(asked) - len(found)


def _people(found: pd.DataFrame) -> np.ndarray:
    """Return the number of persons on each picture; one of people without a number shows one at least."""
    people = np.nan_to_num(found["people"].to_numpy(float))
    return np.where((found["class"] == PEOPLE) & (people < 1), 1, people).astype(np.int64)
