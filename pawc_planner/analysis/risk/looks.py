"""Looks: a cell in a period with effort, what was done and found there before, and in which season."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...base.errors import ParameterError
from ...base.words import QT_TRANSLATE_NOOP, Sentence
from ..grid import PlanningGrid
from ..hotspots import neighbourhood_sum

EFFORT_LATELY, FINDS_LATELY, FINDS_BEFORE, SEASON = "effort lately", "finds lately", "finds before", "season"
_SHAPE = QT_TRANSLATE_NOOP("PawcPlanner", "periods of the grid's shape {shape}")
_SEASONS = QT_TRANSLATE_NOOP("PawcPlanner", "one season for each of {n} periods")


@dataclass(frozen=True)
class Looks:
    """What was looked at.

    Parameters
    ----------
    cells : ndarray of int, shape (m,)
        Cells inside the boundary.
    place, period : ndarray of int, shape (n,)
        Row of ``cells`` and period of each look.
    km : ndarray, shape (n,)
        Effort, above 0.
    found : ndarray of bool, shape (n,)
        Whether anything was found.
    columns : ndarray, shape (n, e)
        What changes from look to look, each of mean 0; ``names`` says what each is.
    names : tuple of str
        Name of each column.
    ahead : ndarray, shape (m, e)
        The same columns for the period to come.
    """

    cells: np.ndarray
    place: np.ndarray
    period: np.ndarray
    km: np.ndarray
    found: np.ndarray
    columns: np.ndarray
    names: tuple[str, ...]
    ahead: np.ndarray

    def chosen(self, keep: np.ndarray) -> Looks:
        """Return some of the looks; shape of ``keep`` (n,)."""
        return Looks(
            self.cells, self.place[keep], self.period[keep], self.km[keep], self.found[keep], self.columns[keep],
            self.names, self.ahead,
        )


def looks_of(
    finds: np.ndarray, km: np.ndarray, grid: PlanningGrid, lag_periods: int, seasons: Sequence[str] | None = None,
    next_season: str | None = None,
) -> Looks:
    """Bring cubes of finds and km (periods, n_rows, n_cols) into looks; both must fit the grid."""
    for name, values in (("finds", finds), ("km", km)):
        if values.ndim != 3 or values.shape != finds.shape or values.shape[1:] != grid.spec.shape:
            raise ParameterError(name=name, value=values.shape, expected=Sentence(_SHAPE, {"shape": grid.spec.shape}))
    if seasons is not None and len(seasons) != len(km):
        raise ParameterError(name="seasons", value=len(seasons), expected=Sentence(_SEASONS, {"n": len(km)}))
    cells = np.flatnonzero(grid.inside.ravel())
    effort = km.reshape(len(km), -1)[:, cells]
    period, place = np.nonzero(effort > 0)
    found = finds.reshape(len(finds), -1)[:, cells][period, place] > 0
    parts = [
        _before(finds, km, cells, period, place), _lately(finds, km, cells, period, place, lag_periods),
        _season(period, len(cells), seasons, next_season),
    ]
    columns = np.column_stack([part[0] for part in parts])
    ahead = np.column_stack([part[1] for part in parts])
    names = tuple(name for part in parts for name in part[2])
    varies = columns.std(axis=0) > 1e-9 if len(columns) else np.zeros(columns.shape[1], bool)
    middle = columns.mean(axis=0) if len(columns) else np.zeros(columns.shape[1])
    return Looks(
        cells, place, period, effort[period, place], found, (columns - middle)[:, varies],
        tuple(np.array(names, dtype=object)[varies]), (ahead - middle)[:, varies],
    )


_Part = tuple[np.ndarray, np.ndarray, tuple[str, ...]]


def _before(finds: np.ndarray, km: np.ndarray, cells: np.ndarray, period: np.ndarray, place: np.ndarray) -> _Part:
    """Return log of all finds of the cell before over those that the site's rate would give for its km, each plus 1."""
    total = [np.vstack([np.zeros(len(cells)), np.cumsum(values.reshape(len(values), -1)[:, cells], axis=0)])
             for values in (finds, km)]
    rate = total[0].sum(axis=1) / np.maximum(total[1].sum(axis=1), 1e-9)
    before = np.log1p(total[0]) - np.log1p(rate[:, None] * total[1])
    return before[period, place][:, None], before[-1][:, None], (FINDS_BEFORE,)


def _lately(
    finds: np.ndarray, km: np.ndarray, cells: np.ndarray, period: np.ndarray, place: np.ndarray, lag: int
) -> _Part:
    """Return log(1 + km) of the cell and log(1 + finds) in and around it over the periods just before."""
    if lag == 0 or len(km) <= lag:
        return np.empty((len(place), 0)), np.empty((len(cells), 0)), ()
    around = np.array([neighbourhood_sum(one, 1.5) for one in finds])
    columns, ahead = [], []
    for values in (km, around):
        flat = np.maximum(values.reshape(len(values), -1)[:, cells], 0.0)
        total = np.vstack([np.zeros(len(cells)), np.cumsum(flat, axis=0)])
        first = np.maximum(np.arange(len(km) + 1) - lag, 0)
        before = np.log1p(total - total[first])
        columns.append(before[period, place])
        ahead.append(before[-1])
    return np.column_stack(columns), np.column_stack(ahead), (EFFORT_LATELY, FINDS_LATELY)


def _season(period: np.ndarray, n_cells: int, seasons: Sequence[str] | None, next_season: str | None) -> _Part:
    """Return a column of 0 and 1 for each season; of the period to come the share of each where it is not known."""
    names = sorted(set(seasons or ()))
    if len(names) < 2:
        return np.empty((len(period), 0)), np.empty((n_cells, 0)), ()
    of_period = np.array([[one == name for name in names] for one in seasons or ()], float)
    ahead = of_period.mean(axis=0) if next_season not in names else np.array([n == next_season for n in names], float)
    return of_period[period], np.tile(ahead, (n_cells, 1)), tuple(f"{SEASON} {name}" for name in names)
