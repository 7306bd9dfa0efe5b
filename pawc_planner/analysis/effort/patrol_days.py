"""Effort of every patrol on every day, inside the site and inside parts of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from shapely.geometry.base import BaseGeometry

from ...base.progress import Progress, Silent
from ..grid import PlanningGrid
from ..lines.clipping import area_shares, metres_inside
from ..lines.track_pieces import pieces_in_chunks
from ..tracks import TrackSet


@dataclass(frozen=True)
class PatrolDays:
    """Kilometres of each patrol-day.

    Parameters
    ----------
    table : pandas.DataFrame
        ``patrol_id, day`` (local ``datetime.date``, NaT where unknown), one row per patrol and day, sorted.
    km : ndarray, shape (patrol-days, areas)
        Exact length inside each area.
    visits : pandas.DataFrame
        ``row`` (of ``table``) and ``cell``: which cells each patrol-day entered.
    """

    table: pd.DataFrame
    km: np.ndarray
    visits: pd.DataFrame


def patrol_days(
    tracks: TrackSet, grid: PlanningGrid, areas: Sequence[BaseGeometry], progress: Progress | None = None
) -> PatrolDays:
    """Measure how far each patrol went on each day inside each of the areas.

    Parameters
    ----------
    tracks : TrackSet
        Clean tracks.
    grid : PlanningGrid
        Cells of the site; the areas lie on it.
    areas : sequence of polygon
        CRS of the grid.
    progress : Progress, optional
        Told the share done; may cancel.
    """
    named = tracks.parts.assign(patrol_id=patrol_names(tracks.parts["patrol_id"]))
    by = named.groupby(["patrol_id", "day"], dropna=False, sort=True)
    row, table = by.ngroup().to_numpy(), by.size().reset_index()[["patrol_id", "day"]]
    shares = [area_shares(area, grid.spec) for area in areas]
    metres, pairs = np.zeros((len(table), len(areas))), []
    for pieces in pieces_in_chunks(tracks, grid.spec, progress or Silent(), "patrol days"):
        of_row = row[pieces.part]
        pairs.append(np.unique(of_row * (grid.spec.size + 1) + pieces.cell + 1))
        for i, (area, share) in enumerate(zip(areas, shares)):
            metres[:, i] += np.bincount(of_row, metres_inside(area, grid.spec, share, pieces), minlength=len(table))
    at = np.unique(np.concatenate(pairs)) if pairs else np.empty(0, np.int64)
    visits = pd.DataFrame({"row": at // (grid.spec.size + 1), "cell": at % (grid.spec.size + 1) - 1})
    return PatrolDays(table, metres / 1000, visits[visits["cell"] >= 0].reset_index(drop=True))


def patrol_names(values: pd.Series) -> pd.Series:
    """Return names of patrols as text, "" where there is none."""
    return values.where(values.notna(), "").astype(str).str.strip()
