"""Patrol effort: exact kilometres, hours, visits and the day of the last visit of every cell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from shapely.geometry.base import BaseGeometry

from ..base.errors import ParameterError
from ..base.params import positive, within
from ..base.progress import Progress, Silent
from ..base.words import QT_TRANSLATE_NOOP, Sentence
from .clipping import area_shares, metres_inside
from .grid import PlanningGrid
from .track_pieces import TrackPieces, part_days, pieces_in_chunks
from .tracks import TrackSet

LIGHT = ("unknown", "day", "night")
_ZONE = QT_TRANSLATE_NOOP("PawcPlanner", "an IANA time zone such as Asia/Bangkok")


@dataclass(frozen=True)
class EffortParams:
    """How effort is counted.

    Parameters
    ----------
    timezone : str
        IANA zone of local hours, used for day and night only; the day of a part is the record's own.
    by_day_night : bool
        Add a column ``light`` (``day``, ``night``, ``unknown``) to the table.
    day_starts, day_ends : float
        Local hours between which it is day; 6 and 18 fit the tropics within an hour all year.
    max_gap_hours : float
        Time between two fixes beyond which their length counts, but not their hours.
    """

    timezone: str = "UTC"
    by_day_night: bool = False
    day_starts: float = 6.0
    day_ends: float = 18.0
    max_gap_hours: float = 2.0

    def __post_init__(self) -> None:
        positive("max_gap_hours", self.max_gap_hours)
        within("day_starts", self.day_starts, 0, 24)
        within("day_ends", self.day_ends, self.day_starts, 24)
        try:
            pd.Timestamp(0, unit="s", tz=self.timezone)
        except (KeyError, ValueError):
            raise ParameterError(
                name="TIMEZONE", value=self.timezone, expected=_ZONE
            ) from None


@dataclass(frozen=True)
class EffortResult:
    """Effort of a set of tracks.

    Parameters
    ----------
    table : pandas.DataFrame
        ``cell, month ("YYYY-MM"), transport, km, hours`` (and ``light``), sorted; hours are NaN where no time is known.
    by_day : pandas.DataFrame
        ``cell, day (date.toordinal(), NaN unknown), km``, sorted.
    km, hours : ndarray, shape (n_rows, n_cols)
        Length and time per cell, 0 where nobody was.
    last_day : ndarray, shape (n_rows, n_cols)
        ``date.toordinal()`` of the last local day of a visit, NaN where there was none.
    visits : ndarray of int, shape (n_rows, n_cols)
        Patrol-days that entered each cell.
    total_km, grid_km, inside_km : float
        Length of all tracks; inside the grid; inside the boundary.
    inside_exact : bool
        True when ``inside_km`` was clipped by the boundary itself, False when cut by the cells' shares.
    hours_total : float
        Hours between fixes of all tracks, inside the grid or not.
    patrols, patrol_days, leg_days : int
        Distinct patrols; (patrol, day); (patrol, leg, day).
    by_transport : pandas.DataFrame
        ``transport, km, grid_km, hours, patrols, patrol_days, leg_days``.
    sentence : Sentence
        The result in one sentence.
    """

    table: pd.DataFrame
    by_day: pd.DataFrame
    km: np.ndarray
    hours: np.ndarray
    last_day: np.ndarray
    visits: np.ndarray
    total_km: float
    grid_km: float
    inside_km: float
    inside_exact: bool
    hours_total: float
    patrols: int
    patrol_days: int
    leg_days: int
    by_transport: pd.DataFrame
    sentence: Sentence

    def days_since(self, on: date) -> np.ndarray:
        """Return days from the last visit to ``on``, NaN where there was none; shape (n_rows, n_cols)."""
        return on.toordinal() - self.last_day

    def aged_km(self, on: date, half_life_days: float) -> np.ndarray:
        """Return km per cell as they count on a day, each halved for every half-life since it was patrolled.

        Shape (n_rows, n_cols). Patrols after ``on`` and patrols of unknown day count nothing.
        """
        age = on.toordinal() - self.by_day["day"].to_numpy(float)
        weight = np.where(age >= 0, 0.5 ** (np.maximum(age, 0.0) / half_life_days), 0.0)
        counted = np.bincount(self.by_day["cell"], self.by_day["km"] * weight, minlength=self.km.size)
        return counted.reshape(self.km.shape)


def cell_effort(
    tracks: TrackSet,
    grid: PlanningGrid,
    params: EffortParams | None = None,
    progress: Progress | None = None,
    *,
    boundary: BaseGeometry | None = None,
) -> EffortResult:
    """Measure the effort of ``tracks`` in each cell.

    Parameters
    ----------
    tracks : TrackSet
        Clean tracks: overlapping and repeated parts were removed on import.
    grid : PlanningGrid
        Cells.
    params : EffortParams, optional
        How to count.
    progress : Progress, optional
        Told the share done; may cancel.
    boundary : polygon, optional
        Boundary in the CRS of the grid; with it ``inside_km`` is exact.

    Returns
    -------
    EffortResult
        Lengths are exact; what leaves the grid is counted in ``total_km`` alone.
    """
    params, progress = params or EffortParams(), progress or Silent()
    stays, inside_m = _stays(tracks, grid, params, boundary, progress)
    inside_grid = stays[stays["cell"] >= 0]
    km = _sum_per_cell(inside_grid, "metres", grid) / 1000
    inside_km = inside_m / 1000 if boundary is not None else float((km * grid.weight).sum())
    patrol_days = _distinct(tracks.parts, "patrol_id", "day")
    return EffortResult(
        table=_table(inside_grid, tracks, params), by_day=_by_day(inside_grid, tracks), km=km,
        hours=_sum_per_cell(inside_grid, "seconds", grid) / 3600,
        last_day=_last_day(inside_grid, tracks, grid), visits=_visits(inside_grid, tracks, grid),
        total_km=tracks.km, grid_km=float(inside_grid["metres"].sum()) / 1000,
        inside_km=inside_km, inside_exact=boundary is not None, hours_total=float(stays["seconds"].sum()) / 3600,
        patrols=_distinct(tracks.parts, "patrol_id"), patrol_days=patrol_days,
        leg_days=_distinct(tracks.parts, "patrol_id", "leg_id", "day"),
        by_transport=_by_transport(stays, tracks), sentence=_sentence(tracks.km, inside_km, patrol_days),
    )


def _stays(
    tracks: TrackSet, grid: PlanningGrid, params: EffortParams, boundary: BaseGeometry | None, progress: Progress
) -> tuple[pd.DataFrame, float]:
    """Return one row per stay of a part in a cell (``part, cell, light, metres, seconds``) and the metres inside."""
    shares = None if boundary is None else area_shares(boundary, grid.spec)
    rows, inside_m = [], 0.0
    for pieces in pieces_in_chunks(tracks, grid.spec, progress, "effort", params.max_gap_hours):
        if shares is not None:
            inside_m += float(metres_inside(boundary, grid.spec, shares, pieces).sum())
        rows.append(_joined(pieces, _light(pieces.time, params)))
    if not rows:
        rows = [pd.DataFrame({name: np.empty(0, np.int64) for name in ("part", "cell", "light", "metres", "seconds")})]
    return pd.concat(rows, ignore_index=True), inside_m


def _joined(pieces: TrackPieces, light: np.ndarray) -> pd.DataFrame:
    """Add up successive pieces of one part in one cell, which makes the table short."""
    change = np.diff(pieces.part, prepend=-1) != 0
    change |= np.diff(pieces.cell, prepend=-2) != 0
    change |= np.diff(light, prepend=-1) != 0
    first = np.flatnonzero(change)
    timed = np.isfinite(pieces.seconds)
    seconds = np.add.reduceat(np.where(timed, pieces.seconds, 0.0), first)
    return pd.DataFrame({
        "part": pieces.part[first], "cell": pieces.cell[first], "light": light[first],
        "metres": np.add.reduceat(pieces.metres, first),
        "seconds": np.where(np.logical_or.reduceat(timed, first), seconds, np.nan),
    })


def _light(time: np.ndarray, params: EffortParams) -> np.ndarray:
    """Return 0 unknown, 1 day, 2 night for each UTC time; all 0 when not asked for."""
    light = np.zeros(len(time), np.int64)
    known = np.isfinite(time)
    if params.by_day_night and known.any():
        local = pd.to_datetime(time[known], unit="s", utc=True).tz_convert(params.timezone)
        hour = (local.hour + local.minute / 60 + local.second / 3600).to_numpy()
        light[known] = np.where((hour >= params.day_starts) & (hour < params.day_ends), 1, 2)
    return light


def _sum_per_cell(stays: pd.DataFrame, column: str, grid: PlanningGrid) -> np.ndarray:
    sums = np.bincount(stays["cell"], stays[column].fillna(0.0), minlength=grid.spec.size)
    return sums.reshape(grid.spec.shape)


def _table(stays: pd.DataFrame, tracks: TrackSet, params: EffortParams) -> pd.DataFrame:
    month = pd.to_datetime(tracks.parts["day"]).dt.strftime("%Y-%m").fillna("")
    part = stays["part"].to_numpy()
    rows = pd.DataFrame({
        "cell": stays["cell"], "month": month.to_numpy(dtype=object)[part],
        "transport": tracks.parts["transport"].fillna("").to_numpy(dtype=object)[part],
        "light": np.array(LIGHT, dtype=object)[stays["light"].to_numpy()],
        "km": stays["metres"] / 1000, "hours": stays["seconds"] / 3600,
    })
    keys = ["cell", "month", "transport", "light"] if params.by_day_night else ["cell", "month", "transport"]
    return rows.groupby(keys, sort=True)[["km", "hours"]].sum(min_count=1).reset_index()


def _by_day(stays: pd.DataFrame, tracks: TrackSet) -> pd.DataFrame:
    rows = pd.DataFrame({
        "cell": stays["cell"], "day": part_days(tracks)[stays["part"].to_numpy()], "km": stays["metres"] / 1000,
    })
    return rows.groupby(["cell", "day"], dropna=False)[["km"]].sum().reset_index()


def _last_day(stays: pd.DataFrame, tracks: TrackSet, grid: PlanningGrid) -> np.ndarray:
    last = np.full(grid.spec.size, np.nan)
    np.fmax.at(last, stays["cell"].to_numpy(), part_days(tracks)[stays["part"].to_numpy()])
    return last.reshape(grid.spec.shape)


def _visits(stays: pd.DataFrame, tracks: TrackSet, grid: PlanningGrid) -> np.ndarray:
    patrol_day = tracks.parts.groupby(["patrol_id", "day"], dropna=False).ngroup().to_numpy()
    pairs = pd.DataFrame({"cell": stays["cell"], "patrol_day": patrol_day[stays["part"].to_numpy()]}).drop_duplicates()
    return np.bincount(pairs["cell"], minlength=grid.spec.size).reshape(grid.spec.shape)


def _distinct(parts: pd.DataFrame, *columns: str) -> int:
    return len(parts[list(columns)].drop_duplicates())


def _by_transport(stays: pd.DataFrame, tracks: TrackSet) -> pd.DataFrame:
    transport = tracks.parts["transport"].fillna("").to_numpy(dtype=object)
    stays = stays.assign(
        transport=transport[stays["part"].to_numpy()], km=stays["metres"] / 1000, hours=stays["seconds"] / 3600,
        grid_km=np.where(stays["cell"] >= 0, stays["metres"] / 1000, 0.0),
    )
    measures = ["km", "grid_km", "hours"]
    sums = stays.groupby("transport")[measures].sum()
    rows = []
    for name, parts in tracks.parts.groupby(transport):
        distinct = {"patrols": _distinct(parts, "patrol_id"), "patrol_days": _distinct(parts, "patrol_id", "day"),
                    "leg_days": _distinct(parts, "patrol_id", "leg_id", "day")}
        rows.append({"transport": name, **distinct})
    counts = pd.DataFrame(rows, columns=["transport", "patrols", "patrol_days", "leg_days"])
    table = counts.merge(sums, how="left", left_on="transport", right_index=True)
    table[measures] = table[measures].astype(float).fillna(0.0)
    return table[["transport", *measures, "patrols", "patrol_days", "leg_days"]]


def _sentence(km: float, inside_km: float, patrol_days: int) -> Sentence:
    if patrol_days == 0:
        return Sentence(QT_TRANSLATE_NOOP(
            "PawcPlanner", "No patrol track lies in this period, so nothing is known about any place."
        ))
    return Sentence(
        QT_TRANSLATE_NOOP(
            "PawcPlanner",
            "Patrols covered {km:,.0f} km in {days:,} patrol-days, {inside:,.0f} km of it inside the boundary.",
        ),
        {"km": km, "days": patrol_days, "inside": inside_km},
    )
