"""Stumps that were recorded more than once count once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from ...base.params import positive

ERRAND_M = 1000.0  # stumps no further apart, found on one day, were cut on one errand
COLUMNS = ["x", "y", "day", "cut_day", "visit", "source", "stump_id", "species", "count"]


@dataclass(frozen=True)
class StumpParams:
    """``within_m``: records no further apart can be one stump; the scatter of receivers under trees."""

    within_m: float = 30.0

    def __post_init__(self) -> None:
        positive("STUMP_DISTANCE", self.within_m)


@dataclass
class _Stump:
    """One stump as first recorded; which visits have recorded it, its id, and its species as each source calls it."""

    x: float
    y: float
    day: float
    cut_day: float
    stump_id: str = ""
    visits: set[str] = field(default_factory=set)
    species: dict[str, str] = field(default_factory=dict)


def distinct_stumps(records: pd.DataFrame, params: StumpParams | None = None) -> pd.DataFrame:
    """Return one row per stump.

    Parameters
    ----------
    records : pandas.DataFrame
        ``x, y`` (metres, NaN without place), ``day, cut_day`` (``date.toordinal()``, NaN unknown), ``visit`` (which
        team on which day in which kind of record), ``source`` (kind of record), ``stump_id`` ("" where it bears none),
        ``species`` ("" unknown), ``count`` (stumps that the record stands for).
    params : StumpParams, optional
        How near is the same.

    Returns
    -------
    pandas.DataFrame
        ``x, y, day, cut_day`` of each stump, in the order in which they were found; ``day`` is the first.

    Notes
    -----
    Records are taken in the order of their days. One is a stump already known when that lies within the distance, one
    source does not name two species for it, and not both bear different ids; the nearest such one is taken. Species
    are compared inside a source only, because one may write ``rosewood`` and the other its Thai name. A visit records a
    stump once: three stumps that a team writes down at one place are three, and when it comes again, or hands them in a
    second time in a table, they are the same three. Records without a place are stumps of their own unless they bear an
    id that is known.
    """
    params = params or StumpParams()
    ordered = records[COLUMNS].sort_values(["day", "visit", "stump_id", "x", "y"], kind="stable", na_position="last")
    near = _neighbours(ordered, params.within_m)
    known: list[_Stump] = []
    at_record: list[list[int]] = [[] for _ in range(len(ordered))]
    by_id: dict[str, int] = {}
    for row, record in enumerate(ordered.itertuples(index=False)):
        candidates = [i for other in near[row] for i in at_record[other]]
        for _ in range(int(record.count)):
            same = _same(record, known, candidates, by_id, params.within_m)
            if same is None:
                same = len(known)
                known.append(_Stump(record.x, record.y, record.day, record.cut_day))
                at_record[row].append(same)
            _join(known[same], record)
            if record.stump_id:
                by_id.setdefault(record.stump_id, same)
    rows = [(one.x, one.y, one.day, one.cut_day) for one in known]
    return pd.DataFrame(rows, columns=["x", "y", "day", "cut_day"], dtype=float)


def felled_together(stumps: pd.DataFrame) -> np.ndarray:
    """Return how many stumps belong together: those first found on one day, each within 1 km of another.

    Who cuts one tree cuts its neighbours on the same errand; ten stumps of one errand say less of how often people come
    than ten of ten errands. ``stumps`` are those of :func:`distinct_stumps`; without a place each stands alone.
    """
    places = stumps[["x", "y"]].to_numpy(float)
    placed = np.flatnonzero(np.isfinite(places).all(axis=1) & np.isfinite(stumps["day"].to_numpy(float)))
    n = len(stumps)
    if not len(placed):
        return np.ones(n, int)
    pairs = cKDTree(places[placed]).query_pairs(ERRAND_M, output_type="ndarray")
    one, other = placed[pairs[:, 0]], placed[pairs[:, 1]]
    days = stumps["day"].to_numpy(float)
    same = days[one] == days[other]
    graph = coo_matrix((np.ones(same.sum()), (one[same], other[same])), shape=(n, n))
    return np.bincount(connected_components(graph, directed=False)[1])


def _neighbours(records: pd.DataFrame, within_m: float) -> list[list[int]]:
    """Return for each record the earlier ones within the distance."""
    places = records[["x", "y"]].to_numpy(float)
    placed = np.flatnonzero(np.isfinite(places).all(axis=1))
    found: list[list[int]] = [[] for _ in range(len(records))]
    if len(placed):
        for row, near in zip(placed, cKDTree(places[placed]).query_ball_point(places[placed], within_m)):
            found[row] = sorted(int(placed[i]) for i in near if placed[i] < row)
    return found


def _same(
    record: Any, known: list[_Stump], candidates: list[int], by_id: dict[str, int], within_m: float
) -> int | None:
    """Return which known stump a record is."""
    if record.stump_id in by_id:
        named = by_id[record.stump_id]
        if not np.hypot(record.x - known[named].x, record.y - known[named].y) > within_m:  # or one has no place
            return named
    fitting = [
        (float(np.hypot(record.x - known[i].x, record.y - known[i].y)), i) for i in candidates
        if record.visit not in known[i].visits
        and known[i].species.get(record.source, record.species) in ("", record.species)
        and not (record.stump_id and known[i].stump_id and record.stump_id != known[i].stump_id)
    ]
    return min(fitting)[1] if fitting else None


def _join(stump: _Stump, record: Any) -> None:
    stump.visits.add(record.visit)
    if record.species:
        stump.species.setdefault(record.source, record.species)
    stump.stump_id = stump.stump_id or record.stump_id
    if not np.isfinite(stump.cut_day):
        stump.cut_day = record.cut_day
