"""Patrol effort of every cell: exact kilometres, hours on the move and at rest, visits, day of the last visit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from shapely.geometry.base import BaseGeometry

from ..base.progress import Progress, Silent
from ..base.words import QT_TRANSLATE_NOOP, Sentence
from .cell_visits import CellVisits, cell_visits
from .effort_params import EffortParams
from .grid import PlanningGrid
from .track_pieces import metres_per_cell, part_days
from .tracks import TrackSet

__all__ = ["LIGHT", "EffortParams", "EffortResult", "cell_effort", "km_per_cell"]

LIGHT = ("unknown", "day", "night")


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
        Length, and time under way (between fixes, on the move or at a short rest), per cell; 0 where nobody was.
    moving_hours, rest_hours, camp_hours : ndarray, shape (n_rows, n_cols)
        Time on the move; at rest; and what of the rest is not in ``hours``, as it lies between two tracks of a leg:
        nights in camp and rests of more than an hour. ``hours = moving_hours + rest_hours - camp_hours``.
    night_km : ndarray, shape (n_rows, n_cols)
        Length by night; what has no times is not in it.
    last_day : ndarray, shape (n_rows, n_cols)
        ``date.toordinal()`` of the last local day of a visit, NaN where there was none.
    visits : ndarray of int, shape (n_rows, n_cols)
        Patrol-days that entered each cell.
    total_km, grid_km, inside_km : float
        Length of all tracks; inside the grid; inside the boundary.
    inside_exact : bool
        True when ``inside_km`` was clipped by the boundary itself, False when cut by the cells' shares.
    hours_total : float
        Hours under way of all tracks, inside the grid or not.
    inside_hours : float
        Hours under way inside the boundary, exact or not as ``inside_km``.
    silent_hours : float
        Hours of all legs that are neither movement nor rest: between two fixes, or two tracks of a leg, further apart
        than a gap. Nobody knows where the team was.
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
    moving_hours: np.ndarray
    rest_hours: np.ndarray
    camp_hours: np.ndarray
    night_km: np.ndarray
    last_day: np.ndarray
    visits: np.ndarray
    total_km: float
    grid_km: float
    inside_km: float
    inside_exact: bool
    hours_total: float
    inside_hours: float
    silent_hours: float
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
    everywhere = cell_visits(tracks, grid.spec, params, boundary, progress)
    visits = everywhere.in_grid()
    km = visits.per_cell(grid.spec, visits.metres) / 1000
    under_way = visits.per_cell(grid.spec, visits.seconds) / 3600
    inside_km, inside_hours = everywhere.inside_m / 1000, everywhere.inside_s / 3600
    if boundary is None:
        inside_km, inside_hours = (float((values * grid.weight).sum()) for values in (km, under_way))
    patrol_days = _distinct(tracks.parts, "patrol_id", "day")
    hours = {name: visits.per_cell(grid.spec, getattr(visits, f"{name}_seconds")) / 3600 for name in ("rest", "camp")}
    return EffortResult(
        table=_table(visits, tracks, params), by_day=_by_day(visits, tracks), km=km, hours=under_way,
        moving_hours=np.maximum(under_way - hours["rest"] + hours["camp"], 0.0), rest_hours=hours["rest"],
        camp_hours=hours["camp"], night_km=visits.per_cell(grid.spec, visits.night_metres) / 1000,
        last_day=_last_day(visits, tracks, grid), visits=_visits(visits, tracks, grid),
        total_km=tracks.km, grid_km=float(visits.metres.sum()) / 1000,
        inside_km=inside_km, inside_exact=boundary is not None,
        hours_total=float(everywhere.seconds.sum()) / 3600, inside_hours=inside_hours,
        silent_hours=everywhere.silent_hours,
        patrols=_distinct(tracks.parts, "patrol_id"), patrol_days=patrol_days,
        leg_days=_distinct(tracks.parts, "patrol_id", "leg_id", "day"),
        by_transport=_by_transport(everywhere, tracks), sentence=_sentence(tracks.km, inside_km, patrol_days),
    )


def km_per_cell(tracks: TrackSet, grid: PlanningGrid, progress: Progress | None = None) -> np.ndarray:
    """Return kilometres per cell and nothing else, shape (n_rows, n_cols); the same as ``cell_effort(...).km``."""
    metres = metres_per_cell(tracks, grid.spec, progress or Silent(), "effort")
    return metres.reshape(grid.spec.shape) / 1000


def _table(visits: CellVisits, tracks: TrackSet, params: EffortParams) -> pd.DataFrame:
    """Add up per cell, month and transport, and light when it is asked for."""
    parts = pd.DataFrame({
        "month": pd.to_datetime(tracks.parts["day"]).dt.strftime("%Y-%m").fillna("").to_numpy(dtype=object),
        "transport": tracks.parts["transport"].fillna("").to_numpy(dtype=object),
    })
    groups = parts.groupby(["month", "transport"], sort=True)
    names = list(groups.groups)
    cell, group, lit = visits.cell, groups.ngroup().to_numpy()[visits.part], np.zeros(len(visits.cell), np.int64)
    metres, seconds, timed = visits.metres, visits.seconds, visits.timed > 0
    if params.by_day_night:
        cell, group, lit, metres, seconds, timed = _by_light(visits, group)
    key, row = np.unique((cell * max(len(names), 1) + group) * len(LIGHT) + lit, return_inverse=True)
    n = len(key)
    hours = np.bincount(row, seconds, minlength=n) / 3600
    where = key // len(LIGHT)
    of = where % max(len(names), 1)
    table = {
        "cell": where // max(len(names), 1), "month": _named([name[0] for name in names], of),
        "transport": _named([name[1] for name in names], of),
    }
    if params.by_day_night:
        table["light"] = _named(LIGHT, key % len(LIGHT))
    km = np.bincount(row, metres, minlength=n) / 1000
    table |= {"km": km, "hours": np.where(np.bincount(row, timed, minlength=n) > 0, hours, np.nan)}
    return pd.DataFrame(table)


def _by_light(visits: CellVisits, group: np.ndarray) -> tuple[np.ndarray, ...]:
    """Return each stay once for every light it has: cell, group, light, metres, seconds, timed."""
    dark, night = visits.dark_metres, visits.night_metres
    metres = np.stack([dark, np.maximum(visits.metres - dark - night, 0.0), night])
    seconds = np.stack([np.zeros(len(dark)), visits.seconds - visits.night_seconds, visits.night_seconds])
    lit, row = np.nonzero((metres > 0) | (seconds > 0))
    timed = (visits.timed[row] > 0) & (lit > 0)
    return visits.cell[row], group[row], lit, metres[lit, row], seconds[lit, row], timed


def _named(names: Sequence[str], code: np.ndarray) -> np.ndarray:
    return np.array([*names, ""], dtype=object)[code]


def _by_day(visits: CellVisits, tracks: TrackSet) -> pd.DataFrame:
    day = part_days(tracks)
    code, days = pd.factorize(day, sort=True, use_na_sentinel=True)
    code = np.where(code < 0, len(days), code)  # unknown days last
    key, row = np.unique(visits.cell * (len(days) + 1) + code[visits.part], return_inverse=True)
    return pd.DataFrame({
        "cell": key // (len(days) + 1), "day": np.append(days, np.nan)[key % (len(days) + 1)],
        "km": np.bincount(row, visits.metres, minlength=len(key)) / 1000,
    })


def _last_day(visits: CellVisits, tracks: TrackSet, grid: PlanningGrid) -> np.ndarray:
    day = np.nan_to_num(part_days(tracks), nan=-np.inf)[visits.part]
    last = np.full(grid.spec.size, -np.inf)
    order = np.argsort(day, kind="stable")
    last[visits.cell[order]] = day[order]  # of repeated cells the last assignment stays
    return np.where(np.isfinite(last), last, np.nan).reshape(grid.spec.shape)


def _visits(visits: CellVisits, tracks: TrackSet, grid: PlanningGrid) -> np.ndarray:
    patrol_day = tracks.parts.groupby(["patrol_id", "day"], dropna=False).ngroup().to_numpy()
    pairs = np.unique(patrol_day[visits.part] * grid.spec.size + visits.cell)
    return np.bincount(pairs % grid.spec.size, minlength=grid.spec.size).reshape(grid.spec.shape)


def _distinct(parts: pd.DataFrame, *columns: str) -> int:
    return len(parts[list(columns)].drop_duplicates())


def _by_transport(visits: CellVisits, tracks: TrackSet) -> pd.DataFrame:
    code, names = pd.factorize(tracks.parts["transport"].fillna("").to_numpy(dtype=object), sort=True)
    of, inside = code[visits.part], visits.cell >= 0
    sums = {
        "km": np.bincount(of, visits.metres, len(names)) / 1000,
        "grid_km": np.bincount(of, visits.metres * inside, len(names)) / 1000,
        "hours": np.bincount(of, visits.seconds, len(names)) / 3600,
    }
    parts = tracks.parts.assign(transport=code)
    counts = {
        "patrols": ("transport", "patrol_id"), "patrol_days": ("transport", "patrol_id", "day"),
        "leg_days": ("transport", "patrol_id", "leg_id", "day"),
    }
    distinct = {
        name: np.bincount(parts[list(columns)].drop_duplicates()["transport"].to_numpy(np.int64), minlength=len(names))
        for name, columns in counts.items()
    }
    return pd.DataFrame({"transport": names.astype(object), **sums, **distinct})


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
