"""Finds that may all be of one party of intruders, counted once, and the effort that belongs to such counts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import brentq

from ..grid import PlanningGrid

FULL = 0.95  # of the visits with a find, from where a rate per effort cannot be told any more


@dataclass(frozen=True)
class PartyCounts:
    """What a test of chance may count.

    Parameters
    ----------
    counts : ndarray, shape (n_rows, n_cols)
        Parties met per cell.
    exposure : ndarray, shape (n_rows, n_cols)
        Effort per cell, less the more of it fell on days on which it could only meet the same party again.
    """

    counts: np.ndarray
    exposure: np.ndarray


def party_counts(
    x: np.ndarray, y: np.ndarray, party: np.ndarray, grid: PlanningGrid, visit_cells: np.ndarray,
    visit_exposure: np.ndarray, reach_m: float,
) -> PartyCounts:
    """Count finds of one patrol on one day that lie within reach of each other once.

    Parameters
    ----------
    x, y : ndarray, shape (n,)
        Finds inside the grid, metres.
    party : ndarray of int, shape (n,)
        Finds with the same number were made by one patrol (or camera) on one day.
    grid : PlanningGrid
        Cells of the site.
    visit_cells, visit_exposure : ndarray, shape (visits,)
        Cell of each day on which it was visited, and the effort spent there, for example km.
    reach_m : float
        Metres within which finds may be of one party.

    Notes
    -----
    Three snares of one line are one event, not three; a test that takes them for three calls a hotspot wherever a
    patrol was thorough. At a rate r the chance of an event on a visit of effort e is 1 − exp(−r·e), so the effort of a
    visit counts as (1 − exp(−r·e)) / r, which is e for rare events.
    """
    spec = grid.spec
    first = first_of_party(x, y, party, reach_m)
    cells = spec.cells_at(x[first], y[first])
    counts = np.where(grid.inside, np.bincount(cells, minlength=spec.size).reshape(spec.shape).astype(float), 0.0)
    used = (visit_cells >= 0) & (visit_exposure > 0)
    visit_cells, visit_exposure = visit_cells[used], visit_exposure[used]
    inside = grid.inside.ravel()[visit_cells]
    visit_cells, visit_exposure = visit_cells[inside], visit_exposure[inside]
    effective = _effective(visit_exposure, float(counts.sum()))
    exposure = np.bincount(visit_cells, effective, minlength=spec.size).reshape(spec.shape)
    return PartyCounts(counts, exposure)


def first_of_party(x: np.ndarray, y: np.ndarray, party: np.ndarray, reach_m: float) -> np.ndarray:
    """Return one find of each party and place, as sorted numbers: none is within reach of another of its party."""
    order = np.lexsort((y, x, party))
    starts = np.flatnonzero(np.diff(party[order], prepend=party[order][:1] - 1)) if len(order) else order
    kept: list[int] = []
    for group in np.split(order, starts[1:]):
        while len(group):
            leader = group[0]
            kept.append(int(leader))
            if len(group) == 1:
                break
            group = group[np.hypot(x[group] - x[leader], y[group] - y[leader]) > reach_m]
    return np.sort(np.array(kept, np.int64))


def _effective(exposure: np.ndarray, events: float) -> np.ndarray:
    """Return the effort of each visit as far as it could meet another party; shape (visits,)."""
    if not len(exposure) or events <= 0:
        return exposure
    wanted = min(events, FULL * len(exposure))

    def surplus(log_rate: float) -> float:
        return float(-np.expm1(-np.exp(log_rate) * exposure).sum()) - wanted

    start = np.log(wanted / exposure.sum())
    high = start + 1.0
    while surplus(high) < 0:
        high += 1.0
    rate = np.exp(brentq(surplus, start - 1e-6, high))
    return -np.expm1(-rate * exposure) / rate
