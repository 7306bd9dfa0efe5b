"""Patrol effort of every cell: exact kilometres, hours on the move and at rest, visits, day of the last visit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from shapely.geometry.base import BaseGeometry

from ...base.progress import Progress, Silent
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..grid import PlanningGrid
from ..grouping import order_of, starts_of, sums_of
from ..lines.part_groups import PartGroups, part_groups
from ..lines.track_pieces import metres_per_cell
from ..tracks import TrackSet
from .cell_visits import CellVisits, cell_visits
from .params import EffortParams

__all__ = ["LIGHT", "EffortParams", "EffortResult", "cell_effort", "km_per_cell"]

LIGHT = ("unknown", "day", "night")
_ROUNDING = 1e-12


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
    groups, total_km = part_groups(tracks), tracks.km
    everywhere = cell_visits(tracks, grid.spec, params, boundary, groups.of_part, progress)
    visits = everywhere.in_grid()
    km = visits.per_cell(grid.spec, visits.metres) / 1000
    under_way = visits.per_cell(grid.spec, visits.seconds) / 3600
    inside_km, inside_hours = everywhere.inside_m / 1000, everywhere.inside_s / 3600
    if boundary is None:
        inside_km, inside_hours = (float((values * grid.weight).sum()) for values in (km, under_way))
    hours = {name: visits.per_cell(grid.spec, getattr(visits, f"{name}_seconds")) / 3600 for name in ("rest", "camp")}
    return EffortResult(
        table=_table(visits, groups, params), by_day=_by_day(visits, groups), km=km, hours=under_way,
        moving_hours=np.maximum(under_way - hours["rest"] + hours["camp"], 0.0), rest_hours=hours["rest"],
        camp_hours=hours["camp"], night_km=visits.per_cell(grid.spec, visits.night_metres) / 1000,
        last_day=_last_day(visits, groups, grid), visits=_visits(visits, groups, grid),
        total_km=total_km, grid_km=float(visits.metres.sum()) / 1000,
        inside_km=inside_km, inside_exact=boundary is not None,
        hours_total=float(everywhere.seconds.sum()) / 3600, inside_hours=inside_hours,
        silent_hours=everywhere.silent_hours,
        patrols=groups.patrols, patrol_days=groups.patrol_days, leg_days=groups.leg_days,
        by_transport=_by_transport(everywhere, groups), sentence=_sentence(total_km, inside_km, groups.patrol_days),
    )


def km_per_cell(tracks: TrackSet, grid: PlanningGrid, progress: Progress | None = None) -> np.ndarray:
    """Return kilometres per cell and nothing else, shape (n_rows, n_cols); the same as ``cell_effort(...).km``."""
    metres = metres_per_cell(tracks, grid.spec, progress or Silent(), "effort")
    return metres.reshape(grid.spec.shape) / 1000


def _table(visits: CellVisits, groups: PartGroups, params: EffortParams) -> pd.DataFrame:
    """Add up per cell, month and transport, and light when it is asked for."""
    month, months = pd.factorize(groups.months(), sort=True)
    name = (month * len(groups.transports) + groups.transport)[visits.group]
    cell, lit = visits.cell, np.zeros(len(visits.cell), np.int64)
    metres, seconds, timed = visits.metres, visits.seconds, visits.timed > 0
    if params.by_day_night:
        cell, name, lit, metres, seconds, timed = _by_light(visits, name)
    n_names = max(len(months) * len(groups.transports), 1)
    key = (cell * n_names + name) * len(LIGHT) + lit
    order = order_of(key)
    starts = starts_of(key[order])
    key = key[order][starts]
    name = key // len(LIGHT) % n_names
    table = {
        "cell": key // len(LIGHT) // n_names, "month": _named(months, name // max(len(groups.transports), 1)),
        "transport": _named(groups.transports, name % max(len(groups.transports), 1)),
    }
    if params.by_day_night:
        table["light"] = _named(LIGHT, key % len(LIGHT))
    metres, seconds, timed = (sums_of(values[order], starts) for values in (metres, seconds, timed.astype(float)))
    return pd.DataFrame(table | {"km": metres / 1000, "hours": np.where(timed > 0, seconds / 3600, np.nan)})


def _by_light(visits: CellVisits, name: np.ndarray) -> tuple[np.ndarray, ...]:
    """Return each stay once for every light it has: cell, name, light, metres, seconds, timed."""
    dark, night = visits.dark_metres, visits.night_metres
    metres = np.stack([dark, np.maximum(visits.metres - dark - night, 0.0), night])
    seconds = np.stack([np.zeros(len(dark)), visits.seconds - visits.night_seconds, visits.night_seconds])
    # What is left of a sum by rounding is no light of its own.
    lit, row = np.nonzero((metres > _ROUNDING * visits.metres) | (seconds > _ROUNDING * visits.seconds))
    timed = (visits.timed[row] > 0) & (lit > 0)
    return visits.cell[row], name[row], lit, metres[lit, row], seconds[lit, row], timed


def _named(names: Sequence[str] | np.ndarray, code: np.ndarray) -> np.ndarray:
    return np.array([*names, ""], dtype=object)[code]


def _by_day(visits: CellVisits, groups: PartGroups) -> pd.DataFrame:
    day = groups.day[visits.group]  # sorted in each cell, unknown days last
    starts = starts_of(visits.cell, np.nan_to_num(day, nan=np.inf))
    return pd.DataFrame({
        "cell": visits.cell[starts], "day": day[starts], "km": sums_of(visits.metres, starts) / 1000,
    })


def _last_day(visits: CellVisits, groups: PartGroups, grid: PlanningGrid) -> np.ndarray:
    day, last = groups.day[visits.group], np.full(grid.spec.size, np.nan)
    known = np.isfinite(day)
    last[visits.cell[known]] = day[known]  # of repeated cells the last assignment stays
    return last.reshape(grid.spec.shape)


def _visits(visits: CellVisits, groups: PartGroups, grid: PlanningGrid) -> np.ndarray:
    starts = starts_of(visits.cell, groups.patrol_day[visits.group])
    return np.bincount(visits.cell[starts], minlength=grid.spec.size).reshape(grid.spec.shape)


def _by_transport(visits: CellVisits, groups: PartGroups) -> pd.DataFrame:
    of, inside, n = groups.transport[visits.group], visits.cell >= 0, len(groups.transports)
    sums = {
        "km": np.bincount(of, visits.metres, n) / 1000,
        "grid_km": np.bincount(of, visits.metres * inside, n) / 1000,
        "hours": np.bincount(of, visits.seconds, n) / 3600,
    }
    return pd.DataFrame({"transport": groups.transports, **sums, **groups.by_transport})


def _sentence(km: float, inside_km: float, patrol_days: int) -> Sentence:
    if patrol_days == 0:
        return Sentence(QT_TRANSLATE_NOOP(
            "PawcPlanner", "No patrol track lies in this period, so nothing is known about any place."
        ))
    return Sentence(
        QT_TRANSLATE_NOOP(
            "PawcPlanner",
            "Patrols covered {km:,.0f} km, {inside:,.0f} km of it inside the boundary; patrol-days: {days:,}.",
        ),
        {"km": km, "days": patrol_days, "inside": inside_km},
    )
