"""Kilometres and finds of every cell in months, quarters or half-years that follow one another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...analysis.successive_periods import period_index, periods_within
from ...base.period import Period
from .evidence import Evidence


@dataclass(frozen=True)
class CellPeriods:
    """What was walked and found, period by period.

    Parameters
    ----------
    periods : tuple of Period
        Whole months, quarters or half-years that hold any day of the data; they follow one another.
    km, finds : ndarray, shape (periods, n_rows, n_cols)
        Kilometres and finds; what has no day or lies outside the site is in neither.
    """

    periods: tuple[Period, ...]
    km: np.ndarray
    finds: np.ndarray


def cell_periods(evidence: Evidence, period: str = "month") -> CellPeriods:
    """Share effort and finds of ``evidence`` out over ``month``, ``quarter`` or ``half-year``."""
    periods = tuple(periods_within(_whole_years(evidence.period), period))
    periods = tuple(one for one in periods if one.end >= evidence.period.start and one.start <= evidence.period.end)
    spec = evidence.grid.spec
    by_day = evidence.effort.by_day
    km = _summed(periods, by_day["day"].to_numpy(float), by_day["cell"].to_numpy(), by_day["km"].to_numpy(), spec.size)
    finds = evidence.finds[evidence.finds.geometry.notna() & ~evidence.finds.geometry.is_empty]
    days = np.array([day.toordinal() if day == day and day is not None else np.nan for day in finds["day"]], float)
    cells = spec.cells_at(finds.geometry.x.to_numpy(), finds.geometry.y.to_numpy())
    found = _summed(periods, days, cells, np.ones(len(cells)), spec.size)
    shape = (len(periods), *spec.shape)
    inside = evidence.grid.inside
    return CellPeriods(periods, km.reshape(shape), np.where(inside, found.reshape(shape), 0.0))


def _whole_years(period: Period) -> Period:
    """Widen to the years it touches, so that every period of it is whole."""
    return Period(period.start.replace(month=1, day=1), period.end.replace(month=12, day=31))


def _summed(
    periods: tuple[Period, ...], days: np.ndarray, cells: np.ndarray, values: np.ndarray, size: int
) -> np.ndarray:
    at = period_index(days, periods)
    known = (at >= 0) & (cells >= 0)
    return np.bincount(at[known] * size + cells[known], values[known], minlength=len(periods) * size)
